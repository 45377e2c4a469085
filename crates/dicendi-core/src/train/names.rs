//! Learning names of persons, organisations and places.

use super::perceptron::{Perceptron, Random, best};
use super::treebank::Gold;
use crate::analysis::internals::{Tag, name_features};
use crate::document::NameKind;
use crate::model::Model;

const EPOCHS: usize = 10;
/// Averaged weights below this are dropped.
const LEAST: f64 = 0.5;

/// Learns from sentences with the names in them; adds the section `names`.
pub(super) fn train(sentences: &[(&Gold, Vec<Tag>)], model: &mut Model, report: &mut dyn FnMut(&str)) {
    let mut perceptron = Perceptron::default();
    let mut random = Random::new(4);
    let mut order: Vec<&(&Gold, Vec<Tag>)> = sentences.iter().collect();
    let mut features = Vec::new();
    let mut scores = [0.0; Tag::COUNT];
    for epoch in 0..EPOCHS {
        random.shuffle(&mut order);
        let (mut wrong, mut all) = (0, 0);
        for (gold, tags) in &order {
            let mut before = [Tag::OUT; 2];
            for (at, tag) in tags.iter().enumerate() {
                name_features(&gold.signs, &gold.upos, before, at, &mut features);
                perceptron.advance();
                perceptron.score(&features, &mut scores);
                let guess = best(&scores, |code| Tag(code as u8).may_follow(before[0])).unwrap_or(0);
                // After a mistake the right tag may be out of reach: begin the name here.
                let right = if tag.may_follow(before[0]) { *tag } else { tag.as_first() };
                if guess != usize::from(right.0) {
                    perceptron.update(&features, usize::from(right.0), guess);
                    wrong += 1;
                }
                before = [Tag(guess as u8), before[0]];
                all += 1;
            }
        }
        report(&format!("names, epoch {epoch}: {:.2} % right", 100.0 * (1.0 - f64::from(wrong) / f64::from(all))));
    }
    let mut out = Vec::new();
    perceptron.write(LEAST, &mut out);
    report(&format!("names: {} bytes", out.len()));
    model.add("names", out);
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
        if line.starts_with('#') || fields.len() < 11 || !fields[0].bytes().all(|byte| byte.is_ascii_digit()) {
            continue;
        }
        let parts: Vec<&str> = fields[10].split(';').collect();
        let goes_on = open.as_ref().is_some_and(|(id, _)| parts.contains(&id.as_str()));
        if !goes_on {
            open = parts.iter().find_map(|part| {
                let (id, kind) = part.split_once(':')?;
                kind.contains(".final").then_some(())?;
                Some((id.to_string(), kind_of(kind)?))
            });
        }
        tags.push(open.as_ref().map_or(Tag::OUT, |(_, kind)| Tag::of(*kind, !goes_on)));
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
