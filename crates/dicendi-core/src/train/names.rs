//! Learning names of persons, organisations and places, for a model that reads already.

use super::perceptron::{Perceptron, Random, best};
use super::silver;
use super::treebank::{Corpus, Gold};
use crate::analysis::internals::{
    Forms, Names, Network, NetworkScratch, Seen, Tag, may_name, name_features, product,
};
use crate::document::NameKind;
use crate::error::Result;
use crate::model::Model;
use crate::ud::{Feats, Upos};

const EPOCHS: usize = 12;
/// Averaged weights below this are dropped.
const LEAST: f64 = 0.2;
/// How fast the encoder's part learns, beside steps of 1 for the words' part.
const RATE: f32 = 0.5;
/// Whole steps a unit of weight, as [`Perceptron::write`] has them.
const SCALE: f32 = 32.0;

/// A sentence to learn from: its words as the model sees them, and its names.
pub(super) struct Lesson {
    pub(super) gold: Gold,
    pub(super) upos: Vec<Upos>,
    pub(super) states: Vec<f32>,
    pub(super) tags: Vec<Tag>,
}

impl Lesson {
    pub(super) fn seen(&self) -> Seen<'_> {
        Seen { signs: &self.gold.signs, upos: &self.upos, states: &self.states }
    }
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
        let (mut upos, mut feats) = (vec![Upos::X; gold.forms.len()], vec![Feats::NONE; gold.forms.len()]);
        self.network.encode(gold.forms.iter().map(String::as_str), self.forms, &mut self.scratch);
        let states = self.network.states(&self.scratch).to_vec();
        self.network.tag(&mut self.scratch, &mut upos, &mut feats);
        Lesson { gold, upos, states, tags }
    }
}

/// Learns from the sentences of `treebank` with the names that `marked` tells of them, then from plain
/// `text`, a paragraph a line; puts the section `names` into the model.
pub(super) fn teach(
    model: &mut Model,
    treebank: &Corpus,
    marked: &str,
    text: &str,
    report: &mut dyn FnMut(&str),
) -> Result<()> {
    let forms = Forms::read(&mut model.section("forms")?)?;
    let network = Network::read(&mut model.section("net")?)?;
    let mut eye = Eye { forms: &forms, network, scratch: NetworkScratch::default() };
    let marked = treebank.sentences(&forms).into_iter().zip(read_marked(marked));
    let mut lessons: Vec<Lesson> =
        marked.filter(|(gold, tags)| gold.forms.len() == tags.len()).map(|(gold, tags)| eye.look(gold, tags)).collect();
    report(&format!("{} sentences with marked names", lessons.len()));
    model.replace("names", train(&lessons, 1, report));
    if !text.is_empty() {
        let count = lessons.len();
        lessons.extend(silver::lessons(text, &mut eye, &Names::read(model)?));
        report(&format!("{} sentences with names from plain text", lessons.len() - count));
        model.replace("names", train(&lessons, count, report));
    }
    Ok(())
}

/// The section `names`; the first `gold` lessons count twice.
fn train(lessons: &[Lesson], gold: usize, report: &mut dyn FnMut(&str)) -> Vec<u8> {
    let width = lessons.first().map_or(0, |lesson| lesson.states.len() / lesson.upos.len());
    let mut learner = Learner {
        sparse: Perceptron::default(),
        now: vec![0.0; Tag::COUNT * width],
        late: vec![0.0; Tag::COUNT * width],
        step: 0.0,
        features: Vec::new(),
    };
    let mut random = Random::new(4);
    let mut order: Vec<&Lesson> = lessons.iter().chain(&lessons[..gold]).collect();
    for epoch in 0..EPOCHS {
        random.shuffle(&mut order);
        let (mut wrong, mut all) = (0, 0);
        for lesson in &order {
            wrong += learner.sentence(lesson);
            all += lesson.tags.len();
        }
        report(&format!("names, epoch {epoch}: {:.2} % right", 100.0 * (1.0 - wrong as f64 / all.max(1) as f64)));
    }
    learner.write()
}

struct Learner {
    sparse: Perceptron,
    /// Weights of the encoder's part.
    now: Vec<f32>,
    /// Sums of their changes times the step they came at, for the average.
    late: Vec<f32>,
    step: f32,
    features: Vec<u64>,
}

impl Learner {
    /// Learns from a sentence; gives the number of mistakes.
    fn sentence(&mut self, lesson: &Lesson) -> usize {
        let seen = lesson.seen();
        let mut scores = [0.0; Tag::COUNT];
        let mut before = [Tag::OUT; 2];
        let mut wrong = 0;
        for (at, tag) in lesson.tags.iter().enumerate() {
            if !may_name(&seen.signs[at], seen.upos[at], before[0]) {
                before = [Tag::OUT, before[0]];
                continue;
            }
            name_features(seen.signs, seen.upos, before, at, &mut self.features);
            self.sparse.advance();
            self.step += 1.0;
            self.sparse.score(&self.features, &mut scores);
            let state = seen.state(at);
            for (score, weights) in scores.iter_mut().zip(self.now.chunks_exact(state.len())) {
                *score += product(weights, state);
            }
            let guess = best(&scores, |code| Tag(code as u8).may_follow(before[0])).unwrap_or(0);
            // After a mistake the right tag may be out of reach: begin the name here.
            let right = if tag.may_follow(before[0]) { *tag } else { tag.as_first() };
            let right = usize::from(right.0);
            if guess != right {
                self.sparse.update(&self.features, right, guess);
                self.shift(right, RATE, state);
                self.shift(guess, -RATE, state);
                wrong += 1;
            }
            before = [Tag(guess as u8), before[0]];
        }
        wrong
    }

    fn shift(&mut self, tag: usize, rate: f32, state: &[f32]) {
        let range = tag * state.len()..(tag + 1) * state.len();
        for ((now, late), value) in self.now[range.clone()].iter_mut().zip(&mut self.late[range]).zip(state) {
            *now += rate * value;
            *late += rate * value * self.step;
        }
    }

    fn write(&self) -> Vec<u8> {
        let mut out = Vec::new();
        self.sparse.write(LEAST, &mut out);
        out.extend((self.now.len() as u32).to_le_bytes());
        for (now, late) in self.now.iter().zip(&self.late) {
            out.extend((SCALE * (now - late / self.step.max(1.0))).to_le_bytes());
        }
        out
    }
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
