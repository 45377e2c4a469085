//! Learning names of persons, organisations and places, for a model that reads already.

use super::perceptron::{self, Perceptron, Random, best};
use super::silver;
use super::treebank::{Corpus, Gold};
use crate::analysis::internals::{
    Forms, Names, Network, NetworkScratch, Signs, Tag, may_name, name_features,
};
use crate::document::NameKind;
use crate::error::Result;
use crate::model::Model;
use crate::ud::{Feats, Upos};
use rayon::prelude::*;

const EPOCHS: usize = 12;
/// Classifiers that learn in another order each and are averaged: one order alone moves F1 by a point.
const ORDERS: u64 = 8;
/// The share of a word's features that are hidden while it is learned, so that none is relied on alone.
const HIDDEN: f64 = 0.3;
/// How far ahead of its rivals the right tag must be.
const MARGIN: f32 = 1.0;
/// How often a sentence marked by hand counts beside one of plain text.
const BY_HAND: usize = 4;
/// Averaged weights below this are dropped.
const LEAST: f64 = 0.4;

/// A sentence to learn from: its words as the model sees them, and its names.
pub(super) struct Lesson {
    pub(super) signs: Vec<Signs>,
    pub(super) upos: Vec<Upos>,
    pub(super) tags: Vec<Tag>,
}

/// The model that reads, to look at sentences with.
pub(super) struct Eye<'m> {
    pub(super) forms: &'m Forms,
    network: Network,
    scratch: NetworkScratch,
}

impl Eye<'_> {
    /// A sentence as the model sees it.
    pub(super) fn look(&mut self, gold: Gold, tags: Vec<Tag>) -> Lesson {
        let (mut upos, mut feats) = (
            vec![Upos::X; gold.forms.len()],
            vec![Feats::NONE; gold.forms.len()],
        );
        self.network.encode(
            gold.forms.iter().map(String::as_str),
            self.forms,
            &mut self.scratch,
        );
        self.network.tag(&mut self.scratch, &mut upos, &mut feats);
        Lesson {
            signs: gold.signs,
            upos,
            tags,
        }
    }
}

/// Learns from the sentences of `treebank` with the names that `marked` tells of them, then from plain
/// `text` too, a paragraph a line; puts the section `names` into the model.
pub(super) fn teach(
    model: &mut Model,
    treebank: &Corpus,
    marked: &str,
    text: &str,
    report: &mut dyn FnMut(&str),
) -> Result<()> {
    let forms = Forms::read(&mut model.section("forms")?)?;
    let network = Network::read(&mut model.section("net")?)?;
    let mut eye = Eye {
        forms: &forms,
        network,
        scratch: NetworkScratch::default(),
    };
    let marked = treebank
        .sentences(&forms)
        .into_iter()
        .zip(read_marked(marked));
    let mut lessons: Vec<Lesson> = marked
        .filter(|(gold, tags)| gold.forms.len() == tags.len())
        .map(|(gold, tags)| eye.look(gold, tags))
        .collect();
    let by_hand = lessons.len();
    model.replace("names", train(&lessons, 0, report));
    lessons.extend(silver::lessons(text, &mut eye, &Names::read(model)?));
    report(&format!(
        "{by_hand} sentences with marked names, {} of plain text",
        lessons.len() - by_hand
    ));
    model.replace("names", train(&lessons, by_hand, report));
    Ok(())
}

/// The section `names`; the first lessons, as many as were marked `by_hand`, count more than once.
fn train(lessons: &[Lesson], by_hand: usize, report: &mut dyn FnMut(&str)) -> Vec<u8> {
    let mut order: Vec<&Lesson> = lessons.iter().collect();
    for _ in 1..BY_HAND {
        order.extend(&lessons[..by_hand]);
    }
    let learned: Vec<(Perceptron, f64)> = (1..=ORDERS)
        .into_par_iter()
        .map(|seed| learn(order.clone(), Random::new(seed)))
        .collect();
    let (perceptrons, shares): (Vec<Perceptron>, Vec<f64>) = learned.into_iter().unzip();
    let mut out = Vec::new();
    perceptron::write(&perceptrons, LEAST, &mut out);
    report(&format!(
        "names: {:.2} % right in the last round, {} bytes",
        100.0 * shares.iter().sum::<f64>() / ORDERS as f64,
        out.len()
    ));
    out
}

/// Learns from sentences in an order drawn by `random`; gives the share that was right in the last round too.
fn learn(mut order: Vec<&Lesson>, mut random: Random) -> (Perceptron, f64) {
    let mut perceptron = Perceptron::default();
    let mut features = Vec::new();
    let mut share = 0.0;
    for _ in 0..EPOCHS {
        random.shuffle(&mut order);
        let (mut wrong, mut all) = (0, 0);
        for lesson in &order {
            wrong += learn_sentence(lesson, &mut perceptron, &mut random, &mut features);
            all += lesson.tags.len();
        }
        share = 1.0 - wrong as f64 / all.max(1) as f64;
    }
    (perceptron, share)
}

/// Learns from a sentence; gives the number of mistakes.
fn learn_sentence(
    lesson: &Lesson,
    perceptron: &mut Perceptron,
    random: &mut Random,
    features: &mut Vec<u64>,
) -> usize {
    let mut scores = [0.0; Tag::COUNT];
    let mut before = [Tag::OUT; 2];
    let mut wrong = 0;
    for (at, tag) in lesson.tags.iter().enumerate() {
        if !may_name(&lesson.signs, &lesson.upos, before[0], at) {
            before = [Tag::OUT, before[0]];
            continue;
        }
        name_features(&lesson.signs, &lesson.upos, before, at, features);
        features.retain(|_| !random.chance(HIDDEN));
        perceptron.advance();
        perceptron.score(features, &mut scores);
        let may_stand = |code: usize| Tag(code as u8).may_follow(before[0]);
        let guess = best(&scores, may_stand).unwrap_or(0);
        // After a mistake the right tag may be out of reach: begin the name here.
        let right = if tag.may_follow(before[0]) {
            *tag
        } else {
            tag.as_first()
        };
        let right = usize::from(right.0);
        let rival = best(&scores, |code| code != right && may_stand(code)).unwrap_or(0);
        if scores[right] <= scores[rival] + MARGIN {
            perceptron.update(features, right, rival);
        }
        wrong += usize::from(guess != right);
        before = [Tag(guess as u8), before[0]];
    }
    wrong
}

/// The names of each sentence of a file with a column of `NE-` marks (PARSEME-FTB, FrSemCor): the
/// outermost of nested ones, each word with its tag.
pub(super) fn read_marked(text: &str) -> Vec<Vec<Tag>> {
    let mut sentences = Vec::new();
    let mut tags = Vec::new();
    let mut open: Option<(String, NameKind)> = None;
    for line in text.lines().chain([""]) {
        if line.is_empty() {
            if !tags.is_empty() {
                sentences.push(std::mem::take(&mut tags));
            }
            open = None;
            continue;
        }
        let fields: Vec<&str> = line.split('\t').collect();
        if line.starts_with('#')
            || fields.len() < 11
            || !fields[0].bytes().all(|byte| byte.is_ascii_digit())
        {
            continue;
        }
        let parts: Vec<&str> = fields[10].split(';').collect();
        let goes_on = open
            .as_ref()
            .is_some_and(|(id, _)| parts.contains(&id.as_str()));
        if !goes_on {
            open = parts.iter().find_map(|part| {
                let (id, kind) = part.split_once(':')?;
                kind.contains(".final").then_some(())?;
                Some((id.to_string(), kind_of(kind)?))
            });
        }
        tags.push(
            open.as_ref()
                .map_or(Tag::OUT, |(_, kind)| Tag::of(*kind, !goes_on)),
        );
    }
    sentences
}

fn kind_of(mark: &str) -> Option<NameKind> {
    let (_, rest) = mark.split_once("NE-")?;
    Some(match rest.split('.').next()? {
        "PERS" => NameKind::Person,
        "ORG" => NameKind::Organisation,
        "LOC" => NameKind::Place,
        "PROD" | "EVE" => NameKind::Other,
        _ => return None,
    })
}
