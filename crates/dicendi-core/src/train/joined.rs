//! Learning where sentences begin in a text that has lost all its lines: the weights of
//! `joined_weights.tsv`, by logistic regression with AdaGrad (Duchi et al. 2011).
//!
//! Sentences of treebanks and lines of news are put one behind the other; those that end without a stop
//! then show what a lost line looks like.

use super::perceptron::Random;
use super::seams::without_lines;
use super::treebank::Corpus;
use crate::lexicon::Lexicon;
use crate::sentences::JoinedText;
use std::collections::BTreeMap;
use std::fmt::Write;

const EPOCHS: usize = 8;
const RATE: f64 = 0.3;
const DECAY: f64 = 1e-3;
/// Sentences of a treebank, and lines of news, that stand together as one text.
const SENTENCES: usize = 450;
const LINES: usize = 60;
/// One of so many of these texts of news is read.
const NEWS_STEP: usize = 10;
/// Rarer pieces of context are left out.
const OCCURRENCES: usize = 3;
/// Weights are written as hundredths; smaller ones than this are left out.
const LEAST: i32 = 10;

/// A place where a sentence may begin: its pieces of context by number, and whether one does.
type Case = (Vec<usize>, bool);

/// The rows of the file, the weightiest first.
pub(super) fn train(corpora: &[&Corpus], news: &str, report: &mut dyn FnMut(&str)) -> String {
    let mut pieces = Pieces::default();
    let mut cases = Vec::new();
    for doc in corpora.iter().map(|corpus| &corpus.doc) {
        let sentences = doc.sentences.iter();
        let sentences: Vec<&str> = sentences
            .map(|sentence| doc.slice(doc.bytes(sentence.tokens)))
            .collect();
        for text in sentences.chunks(SENTENCES) {
            add(text, &mut pieces, &mut cases);
        }
    }
    let lines: Vec<&str> = news
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .collect();
    for text in lines.chunks(LINES).step_by(NEWS_STEP) {
        add(text, &mut pieces, &mut cases);
    }
    for (context, _) in &mut cases {
        context.retain(|&piece| pieces.counts[piece] >= OCCURRENCES);
    }
    let weights: Vec<i32> = learn(&cases, pieces.counts.len())
        .into_iter()
        .map(|weight| (100.0 * weight).round() as i32)
        .map(|weight| if weight.abs() < LEAST { 0 } else { weight })
        .collect();
    let found = |case: &Case| case.0.iter().map(|&piece| weights[piece]).sum::<i32>() > 0;
    let count = |test: &dyn Fn(&Case) -> bool| cases.iter().filter(|case| test(case)).count();
    report(&format!(
        "{} beginnings without a stop before them among {} places: {} found, {} of them right",
        count(&|case| case.1),
        cases.len(),
        count(&found),
        count(&|case| case.1 && found(case)),
    ));
    let mut kept: Vec<(i32, &String)> = pieces
        .numbers
        .iter()
        .map(|(piece, &number)| (weights[number], piece))
        .filter(|row| row.0 != 0)
        .collect();
    kept.sort_by_key(|(weight, piece)| (-weight.abs(), *piece));
    let mut out = String::new();
    for (weight, piece) in kept {
        let _ = writeln!(out, "{piece}\t{weight}");
    }
    out
}

fn learn(cases: &[Case], pieces: usize) -> Vec<f64> {
    let mut weights = vec![0.0f64; pieces];
    let mut moved = vec![1e-3f64; pieces];
    let mut order: Vec<&Case> = cases.iter().collect();
    let mut random = Random::new(8);
    for _ in 0..EPOCHS {
        random.shuffle(&mut order);
        for (context, begins) in &order {
            let sum: f64 = context.iter().map(|&piece| weights[piece]).sum();
            let error = 1.0 / (1.0 + (-sum).exp()) - f64::from(u8::from(*begins));
            for &piece in context {
                let slope = error + DECAY * weights[piece];
                moved[piece] += slope * slope;
                weights[piece] -= RATE * slope / moved[piece].sqrt();
            }
        }
    }
    weights
}

/// Pieces of context by number, and how often each occurs.
#[derive(Default)]
struct Pieces {
    numbers: BTreeMap<String, usize>,
    counts: Vec<usize>,
}

impl Pieces {
    fn number(&mut self, piece: &str) -> usize {
        let number = self.numbers.get(piece).copied().unwrap_or_else(|| {
            self.numbers.insert(piece.to_string(), self.counts.len());
            self.counts.push(0);
            self.counts.len() - 1
        });
        self.counts[number] += 1;
        number
    }
}

/// The places of these sentences or lines, one behind the other.
fn add(parts: &[&str], pieces: &mut Pieces, cases: &mut Vec<Case>) {
    let lexicon = Lexicon::french();
    let (doc, begins) = without_lines(parts);
    let end = doc.words.len() as u32;
    let mut joined = JoinedText::read(&doc, lexicon.orthography(), [0, end]);
    for sentence in &doc.sentences {
        let mut start = sentence.tokens.start;
        for token in sentence.tokens.range() {
            let token = token as u32;
            let begin = begins.contains(&doc.words.start[token as usize]);
            if joined.may_begin(start, token) {
                let mut context = Vec::new();
                joined.features(start, token, end, &mut |piece| {
                    context.push(pieces.number(piece));
                });
                cases.push((context, begin));
            }
            if begin {
                start = token;
            }
        }
    }
}
