//! Learns from annotated articles how sure statements, speakers and targets are, and measures whether
//! what is called 0.9 is right nine times in ten.

mod reliability;

pub use reliability::Reliability;

use crate::confidence::{Claim, of_speaker, of_statement, of_target};
use crate::document::{Document, MentionId};
use crate::evaluation::{GoldArticle, judge, predictions};
use crate::extractor::Extractor;
use crate::lexicon::{ALWAYS, Certainty};
use std::collections::BTreeMap;
use std::fmt::Write;

/// Features that are seen less often teach nothing.
const LEAST_SEEN: usize = 8;
/// How strongly weights are drawn to zero (the penalty is half of this times each weight squared).
const PENALTY: f64 = 8.0;
/// Sweeps over all weights; the last ones change nothing that can be seen.
const SWEEPS: usize = 60;

/// A claim of the engine's, with what an annotator says of it.
#[derive(Debug, Clone)]
struct Observation {
    article: usize,
    claim: Claim,
    features: Vec<String>,
    right: bool,
}

/// What the engine claims of annotated articles, and what of it is right.
#[derive(Debug, Clone, Default)]
pub struct Observations {
    rows: Vec<Observation>,
    articles: usize,
}

impl Observations {
    /// Reads articles and compares with their annotation; each article must be given once.
    pub fn of(gold: &[GoldArticle]) -> Self {
        let engine = Extractor::french();
        let documents = engine.extract_all(gold.iter().map(GoldArticle::article).collect());
        let mut observations = Observations::default();
        for (article, document) in gold.iter().zip(&documents) {
            observations.add(article, document, engine);
        }
        observations
    }

    fn add(&mut self, gold: &GoldArticle, doc: &Document, engine: &Extractor) {
        let article = self.articles;
        self.articles += 1;
        let known = |mention: MentionId| doc.name_of(mention).is_some();
        let judgements = judge(gold, &predictions(doc));
        for (statement, judgement) in doc.statements.iter().zip(judgements) {
            let Some(judgement) = judgement else {
                continue;
            };
            let mut note = |claim, features, right| {
                self.rows.push(Observation {
                    article,
                    claim,
                    features,
                    right,
                });
            };
            let features = of_statement(doc, engine.lexicon(), statement);
            note(Claim::Statement, features, judgement.found);
            let speakers = statement.speakers.iter().filter(|s| known(s.mention));
            for (speaker, &right) in speakers.zip(&judgement.speakers) {
                note(Claim::Speaker, of_speaker(doc, statement, speaker), right);
            }
            let targets = statement.targets.iter().filter(|t| known(t.mention));
            for (target, &right) in targets.zip(&judgement.targets) {
                let features = of_target(doc, statement, target);
                note(Claim::Target, features, right);
            }
        }
    }

    /// The rows of `confidence.tsv`, learned from all of them.
    pub fn weights(&self) -> String {
        let mut rows = String::new();
        for claim in Claim::ALL {
            for (feature, weight, seen) in fit(&self.about(claim, |_| true)) {
                writeln!(rows, "{}\t{feature}\t{weight:.3}\t{seen}", claim.as_str())
                    .expect("a string takes all");
            }
        }
        rows
    }

    /// How reliable the confidences are for articles that they were not learned from: the articles
    /// are dealt into so many parts, and each part is judged by what the others teach.
    pub fn cross_validate(&self, parts: usize) -> Vec<Reliability> {
        let judge = |claim| {
            let mut judged = Reliability::new(claim);
            for part in 0..parts {
                let others = self.about(claim, |article| article % parts != part);
                let held = self.about(claim, |article| article % parts == part);
                judged.add(&certainty(claim, &others), &held);
            }
            judged
        };
        Claim::ALL.into_iter().map(judge).collect()
    }

    /// How reliable the confidences learned from these are for others.
    pub fn measure(&self, others: &Observations) -> Vec<Reliability> {
        let judge = |claim| {
            let mut judged = Reliability::new(claim);
            let learned = certainty(claim, &self.about(claim, |_| true));
            judged.add(&learned, &others.about(claim, |_| true));
            judged
        };
        Claim::ALL.into_iter().map(judge).collect()
    }

    fn about(&self, claim: Claim, wanted: impl Fn(usize) -> bool) -> Vec<&Observation> {
        let rows = self.rows.iter();
        rows.filter(|row| row.claim == claim && wanted(row.article))
            .collect()
    }
}

fn certainty(claim: Claim, observations: &[&Observation]) -> Certainty {
    let mut certainty = Certainty::default();
    for (feature, weight, _) in fit(observations) {
        certainty.set(claim, &feature, weight);
    }
    certainty
}

/// Each feature with its weight and how often it was seen: logistic regression with a penalty on large
/// weights, one weight after the other by Newton's method, always in the same order.
fn fit(observations: &[&Observation]) -> Vec<(String, f64, usize)> {
    let mut seen: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (index, observation) in observations.iter().enumerate() {
        for feature in &observation.features {
            seen.entry(feature).or_default().push(index);
        }
    }
    seen.retain(|_, places| places.len() >= LEAST_SEEN);
    seen.insert(ALWAYS, (0..observations.len()).collect());
    let mut sums = vec![0.0f64; observations.len()];
    let mut weights = vec![0.0f64; seen.len()];
    for _ in 0..SWEEPS {
        for ((&feature, places), weight) in seen.iter().zip(&mut weights) {
            let penalty = if feature == ALWAYS { 1e-6 } else { PENALTY };
            let (mut slope, mut bend) = (penalty * *weight, penalty);
            for &place in places {
                let probability = 1.0 / (1.0 + (-sums[place]).exp());
                slope += probability - f64::from(u8::from(observations[place].right));
                bend += probability * (1.0 - probability);
            }
            let step = slope / bend;
            *weight -= step;
            places.iter().for_each(|&place| sums[place] -= step);
        }
    }
    let rows = seen.into_iter().zip(weights);
    rows.map(|((feature, places), weight)| (feature.to_string(), weight, places.len()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Statements of two patterns, of which nine and five in ten are right.
    fn observations() -> Observations {
        let row = |index: usize| {
            let sure = index.is_multiple_of(2);
            Observation {
                article: index / 20,
                claim: Claim::Statement,
                features: vec![format!("pattern={}", if sure { "sure" } else { "unsure" })],
                right: (index / 2) % 10 < if sure { 9 } else { 5 },
            }
        };
        Observations {
            rows: (0..2000).map(row).collect(),
            articles: 100,
        }
    }

    #[test]
    fn probabilities_are_those_observed() {
        let observations = observations();
        let learned = certainty(
            Claim::Statement,
            &observations.about(Claim::Statement, |_| true),
        );
        let of = |pattern: &str| learned.of(Claim::Statement, &[format!("pattern={pattern}")]);
        assert!((of("sure") - 0.9).abs() < 0.01, "{}", of("sure"));
        assert!((of("unsure") - 0.5).abs() < 0.01, "{}", of("unsure"));
        assert!(observations.weights().contains("statement\tpattern=sure\t"));
        assert_eq!(observations.weights(), observations.weights());
    }

    #[test]
    fn held_back_articles_show_what_was_learned() {
        let observations = observations();
        let [statements, ..] = &observations.cross_validate(10)[..] else {
            panic!("a claim each");
        };
        assert!(statements.expected_calibration_error() < 0.02);
        // Articles of another sort, all of them wrong.
        let mut wrong = observations.clone();
        wrong.rows.iter_mut().for_each(|row| row.right = false);
        let measured = &observations.measure(&wrong)[0];
        assert!((measured.expected_calibration_error() - 0.7).abs() < 0.02);
    }
}
