//! Finding the weights of pronouns.

use super::{Case, cases};
use crate::entities::LEAST_CONFIDENCE;
use crate::entities::resolver::Resolver;
use crate::entities::salience::{Circumstances, weigh};
use crate::entities::weights::{self, Weights};
use crate::evaluation::{GoldArticle, same_name};
use crate::lexicon::Lexicon;
use rayon::prelude::*;

/// How much large weights cost.
const RIDGE: f32 = 2.0;
/// How often the articles are read again with the weights found: who was resolved before is in mind later.
const READINGS: usize = 4;
const FOLDS: usize = 6;

/// Whom a pronoun could stand for: what speaks for each, and whether that one is right.
type Choice = Vec<(Circumstances, bool)>;

/// Finds the weights that make the right antecedents most probable, as a log-linear model of those that a
/// pronoun could stand for (Denis & Baldridge 2008); tells how many come out right in articles left out.
pub fn search(gold: &[GoldArticle], tell: &mut dyn FnMut(&str)) -> Vec<f32> {
    let cases = cases(gold);
    let all: Vec<&Case> = cases.iter().collect();
    let mut right = [0, 0];
    for fold in 0..FOLDS {
        let pick = |held: bool| -> Vec<&Case> {
            let numbered = cases.iter().enumerate();
            let picked = numbered.filter(|(index, _)| (index % FOLDS == fold) == held);
            picked.map(|(_, case)| case).collect()
        };
        let found = learn(&pick(false));
        let held = pick(true);
        for (count, weights) in right.iter_mut().zip([found, weights::FRENCH]) {
            *count += right_of(&choices(&held, &weights), &weights);
        }
    }
    let now = choices(&all, &weights::FRENCH);
    let found = learn(&all);
    let open = now
        .iter()
        .filter(|choice| choice.iter().any(|(_, right)| *right));
    tell(&format!(
        "{} pronouns, the right one among those in mind {}; right in articles left out {}, with the weights that ship {}; in those learned from {}",
        now.len(),
        open.count(),
        right[0],
        right[1],
        right_of(&choices(&all, &found), &found)
    ));
    found.to_vec()
}

fn learn(cases: &[&Case]) -> Weights {
    let mut weights = weights::FRENCH;
    for _ in 0..READINGS {
        weights = fit(&choices(cases, &weights));
    }
    weights
}

/// The choices that pronouns leave.
fn choices(cases: &[&Case], weights: &Weights) -> Vec<Choice> {
    let read = |case: &&Case| {
        let outcome = Resolver::new(&case.doc, Lexicon::french(), *weights, LEAST_CONFIDENCE).run();
        let right = |choice: &crate::entities::resolver::Choice| -> Option<Choice> {
            let wanted = case.wanted.iter();
            let (_, _, name) = wanted.clone().find(|wanted| wanted.0 == choice.mention)?;
            let same = |id| same_name(&outcome.register.get(id).name, name, case.gold.aliases());
            Some(
                choice
                    .candidates
                    .iter()
                    .map(|&(id, found)| (found, same(id)))
                    .collect(),
            )
        };
        outcome.choices.iter().filter_map(right).collect::<Vec<_>>()
    };
    cases.par_iter().map(read).collect::<Vec<_>>().concat()
}

fn right_of(choices: &[Choice], weights: &Weights) -> usize {
    let best = |choice: &Choice| {
        let scored = choice
            .iter()
            .map(|(found, right)| (weigh(weights, found), *right));
        scored
            .max_by(|a, b| a.0.total_cmp(&b.0))
            .is_some_and(|(_, right)| right)
    };
    choices.iter().filter(|choice| best(choice)).count()
}

/// The most probable weights, by steps down the slope.
fn fit(choices: &[Choice]) -> Weights {
    const STEPS: usize = 1500;
    const RATE: f32 = 0.3;
    let mut weights: Weights = [0.0; weights::feature::COUNT];
    for step in 0..STEPS {
        let mut slope = weights.map(|weight| -RIDGE * weight);
        for choice in choices
            .iter()
            .filter(|choice| choice.iter().any(|(_, right)| *right))
        {
            let odds: Vec<f32> = choice
                .iter()
                .map(|(found, _)| weigh(&weights, found).exp())
                .collect();
            let sum = |right_only: bool| -> f32 {
                let counted = odds
                    .iter()
                    .zip(choice)
                    .filter(|(_, (_, right))| *right || !right_only);
                counted.map(|(odds, _)| odds).sum()
            };
            let (whole, good) = (sum(false), sum(true));
            for (odds, (found, right)) in odds.iter().zip(choice) {
                let pull = if *right { odds / good } else { 0.0 } - odds / whole;
                for (slope, value) in slope.iter_mut().zip(found) {
                    *slope += pull * value;
                }
            }
        }
        let rate =
            RATE / (choices.len() as f32) * (1.0 - step as f32 / STEPS as f32).max(0.1) * 3.0;
        for (weight, slope) in weights.iter_mut().zip(slope) {
            *weight += rate * slope;
        }
    }
    weights.map(|weight| (weight * 100.0).round() / 100.0)
}
