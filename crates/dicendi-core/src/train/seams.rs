//! Learning where a text has lost its line break: the weights of `seam_weights.tsv`.
//!
//! Lines of news and sentences of treebanks are put one behind the other, as on a page that lost its
//! lines; those without a final stop then show what a seam looks like.

use super::perceptron::Random;
use super::treebank::Corpus;
use crate::article::{Block, BlockKind};
use crate::lexicon::Lexicon;
use crate::sentences::{SeamScratch, may_be_seam, seam_features};
use crate::{Article, Document, Span};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

const EPOCHS: usize = 8;
/// One of so many stretches of news is read.
const NEWS_STEP: usize = 4;
/// Lines of a stretch.
const STRETCH: usize = 200;
/// How far from even a case must be decided, where there is a seam and where there is none: a sentence
/// cut in two is worse than two left together.
const MARGINS: [f64; 2] = [1.0, 3.0];
/// Averaged weights are written as hundredths; smaller ones than this are left out.
const LEAST: i32 = 100;

type Case = (Vec<usize>, bool);

/// The rows of the file, the weightiest first, and precision and recall on what it was learned from.
pub(super) fn train(corpora: &[&Corpus], news: &str) -> (String, [f64; 2]) {
    let mut names = Names::default();
    let mut cases = Vec::new();
    for corpus in corpora {
        let doc = &corpus.doc;
        let sentences = doc.sentences.iter();
        let sentences: Vec<&str> = sentences
            .map(|sentence| doc.slice(doc.bytes(sentence.tokens)))
            .collect();
        add(&sentences, &mut names, &mut cases);
    }
    let lines: Vec<&str> = news
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .collect();
    for stretch in lines.chunks(STRETCH).step_by(NEWS_STEP) {
        add(stretch, &mut names, &mut cases);
    }
    let whole = cases.clone();
    let mut weights = vec![(0.0f64, 0.0f64); names.list.len()];
    let mut random = Random::new(7);
    let mut step = 0.0;
    for _ in 0..EPOCHS {
        random.shuffle(&mut cases);
        for (features, seam) in &cases {
            step += 1.0;
            let score: f64 = features.iter().map(|&feature| weights[feature].0).sum();
            let wanted = if *seam { 1.0 } else { -1.0 };
            if score * wanted <= MARGINS[usize::from(!seam)] {
                for &feature in features {
                    weights[feature].0 += wanted;
                    weights[feature].1 += wanted * step;
                }
            }
        }
    }
    let weights: Vec<i32> = weights
        .iter()
        .map(|weight| (100.0 * (weight.0 - weight.1 / step)).round() as i32)
        .map(|weight| if weight.abs() < LEAST { 0 } else { weight })
        .collect();
    let found = |features: &[usize]| {
        features
            .iter()
            .map(|&feature| weights[feature])
            .sum::<i32>()
            > 0
    };
    let count =
        |test: &dyn Fn(&Case) -> bool| whole.iter().filter(|case| test(case)).count() as f64;
    let right = count(&|case| case.1 && found(&case.0));
    let shares = [
        right / count(&|case| found(&case.0)),
        right / count(&|case| case.1),
    ];
    let mut kept: Vec<(i32, &String)> = weights
        .into_iter()
        .zip(&names.list)
        .filter(|row| row.0 != 0)
        .collect();
    kept.sort_by_key(|(weight, feature)| (-weight.abs(), *feature));
    let mut out = String::new();
    for (weight, feature) in kept {
        let _ = writeln!(out, "{feature}\t{weight}");
    }
    (out, shares)
}

/// Features by number.
#[derive(Default)]
struct Names {
    list: Vec<String>,
    places: BTreeMap<String, usize>,
}

impl Names {
    fn number(&mut self, name: &str) -> usize {
        if let Some(&place) = self.places.get(name) {
            return place;
        }
        self.list.push(name.to_string());
        self.places.insert(name.to_string(), self.list.len() - 1);
        self.list.len() - 1
    }
}

/// Pieces of text one behind the other on a line, split at stops only, and the bytes at which they begin.
pub(super) fn without_lines(pieces: &[&str]) -> (Document, BTreeSet<u32>) {
    let text = pieces.join(" ");
    let mut begins = BTreeSet::new();
    let mut at = 0;
    for piece in pieces {
        begins.insert(at as u32);
        at += piece.len() + 1;
    }
    let lexicon = Lexicon::french();
    let mut doc = Document::new(Article::from_text("", text.as_str()));
    doc.blocks.push(Block {
        span: Span::new(0, text.len() as u32),
        kind: BlockKind::Text,
    });
    crate::tokens::tokenize(&mut doc, lexicon);
    crate::sentences::split_at_stops(&mut doc, lexicon);
    (doc, begins)
}

/// The places of these pieces, one behind the other, where there may be a seam, and whether there is.
fn add(pieces: &[&str], names: &mut Names, cases: &mut Vec<Case>) {
    let lexicon = Lexicon::french();
    let (doc, begins) = without_lines(pieces);
    let mut scratch = SeamScratch::default();
    for sentence in &doc.sentences {
        let end = doc.words.len() as u32;
        let mut start = sentence.tokens.start;
        for token in sentence.tokens.range() {
            let token = token as u32;
            let seam = begins.contains(&doc.words.start[token as usize]);
            if may_be_seam(&doc, lexicon.orthography(), start, token, &mut scratch) {
                let mut features = Vec::new();
                seam_features(
                    &doc,
                    lexicon.orthography(),
                    start,
                    token,
                    end,
                    &mut scratch,
                    &mut |feature| {
                        features.push(names.number(feature));
                    },
                );
                cases.push((features, seam));
            }
            if seam {
                start = token;
            }
        }
    }
}
