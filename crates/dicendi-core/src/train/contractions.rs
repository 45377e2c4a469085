//! Learning where *du* and *des* are two words: the weights of `contraction_weights.tsv`.

use super::perceptron::Random;
use super::treebank::Corpus;
use crate::lexicon::Lexicon;
use crate::tokens::{Context, contraction_features, lowercase};
use std::collections::BTreeMap;
use std::fmt::Write;

const EPOCHS: usize = 12;
/// Averaged weights are written as hundredths; smaller ones than this are left out.
const LEAST: i32 = 150;

/// The rows of the file, the weightiest first, and the share of cases that they decide rightly.
pub(super) fn train(corpora: &[&Corpus]) -> (String, f64) {
    let mut cases = corpora
        .iter()
        .flat_map(|corpus| cases(corpus))
        .collect::<Vec<_>>();
    let whole: Vec<(Vec<String>, bool)> = cases.clone();
    let mut weights: BTreeMap<String, (f64, f64)> = BTreeMap::new();
    let mut random = Random::new(5);
    let mut step = 0.0;
    for _ in 0..EPOCHS {
        random.shuffle(&mut cases);
        for (features, contracted) in &cases {
            step += 1.0;
            let score: f64 = features
                .iter()
                .map(|feature| weights.get(feature).map_or(0.0, |weight| weight.0))
                .sum();
            let wanted = if *contracted { 1.0 } else { -1.0 };
            if score * wanted <= 1.0 {
                for feature in features {
                    let weight = weights.entry(feature.clone()).or_default();
                    weight.0 += wanted;
                    weight.1 += wanted * step;
                }
            }
        }
    }
    let mut kept: Vec<(i32, &String)> = weights
        .iter()
        .map(|(feature, weight)| {
            (
                (100.0 * (weight.0 - weight.1 / step)).round() as i32,
                feature,
            )
        })
        .filter(|(weight, _)| weight.abs() >= LEAST)
        .collect();
    kept.sort_by_key(|(weight, feature)| (-weight.abs(), *feature));
    let table: BTreeMap<&str, i32> = kept
        .iter()
        .map(|(weight, feature)| (feature.as_str(), *weight))
        .collect();
    let right = whole.iter().filter(|(features, contracted)| {
        let score: i32 = features
            .iter()
            .filter_map(|feature| table.get(feature.as_str()))
            .sum();
        (score > 0) == *contracted
    });
    let share = right.count() as f64 / whole.len().max(1) as f64;
    let mut out = String::new();
    for (weight, feature) in kept {
        let _ = writeln!(out, "{feature}\t{weight}");
    }
    (out, share)
}

/// Every ambiguous form of a treebank with its context, and whether it is two words there.
fn cases(corpus: &Corpus) -> Vec<(Vec<String>, bool)> {
    let doc = &corpus.doc;
    let rules = Lexicon::french().orthography();
    let mut lower = String::new();
    let mut cases = Vec::new();
    for sentence in &doc.sentences {
        let written: Vec<u32> = sentence
            .tokens
            .range()
            .filter(|&token| !doc.words.inside[token])
            .map(|token| token as u32)
            .collect();
        for (at, &token) in written.iter().enumerate() {
            lowercase(doc.surface(token), &mut lower);
            if rules
                .contraction(&lower)
                .is_none_or(|contraction| contraction.always)
            {
                continue;
            }
            let word = |at: Option<usize>| {
                at.and_then(|at| written.get(at))
                    .map_or("", |&token| doc.surface(token))
            };
            let context = Context {
                form: doc.surface(token),
                before: [word(at.checked_sub(1)), word(at.checked_sub(2))],
                after: [word(Some(at + 1)), word(Some(at + 2))],
            };
            let mut features = Vec::new();
            contraction_features(&context, &mut |feature| features.push(feature.to_string()));
            let contracted = doc.words.inside.get(token as usize + 1) == Some(&true);
            cases.push((features, contracted));
        }
    }
    cases
}
