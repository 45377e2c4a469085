//! What is right and what is wrong in each prediction, one by one.

use super::Prediction;
use super::gold::GoldArticle;
use super::matching::{counted, is_excused, pair};
use super::names::same_name;

/// Overlap of contents from which two statements are the same.
const LEAST: f64 = 0.3;

/// What an annotator says of a prediction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judgement {
    /// Whether it is a statement that was annotated, be it an optional one.
    pub found: bool,
    /// For each of its speakers, whether it is one of those annotated; empty where it was not found.
    pub speakers: Vec<bool>,
    /// For each of its targets likewise.
    pub targets: Vec<bool>,
}

/// A judgement of each prediction; `None` where nothing counts: in paragraphs that the annotation
/// leaves aside, and inside another statement's content.
pub fn judge(gold: &GoldArticle, predicted: &[Prediction]) -> Vec<Option<Judgement>> {
    let (places, candidates): (Vec<usize>, Vec<_>) = counted(gold, predicted).unzip();
    let mut judgements = vec![None; predicted.len()];
    for (index, &place) in places.iter().enumerate() {
        if !is_excused(&candidates, index) {
            judgements[place] = Some(Judgement {
                found: false,
                speakers: Vec::new(),
                targets: Vec::new(),
            });
        }
    }
    for (statement, index) in pair(&gold.statements, &candidates, LEAST) {
        let (statement, prediction) = (&gold.statements[statement], &predicted[places[index]]);
        let targets = statement.targets.iter().map(|target| &target.1).collect();
        let right = |names: &[String], annotated: Vec<&String>| {
            names
                .iter()
                .map(|name| {
                    let mut others = annotated.iter();
                    others.any(|other| same_name(name, other, &gold.aliases))
                })
                .collect()
        };
        judgements[places[index]] = Some(Judgement {
            found: true,
            speakers: right(&prediction.speakers, statement.speakers.iter().collect()),
            targets: right(&prediction.targets, targets),
        });
    }
    judgements
}
