//! Finding the weights by which pronouns and quotations find whom they ask for.

use super::{Case, cases};
use crate::entities::LEAST_CONFIDENCE;
use crate::entities::resolver::{Asks, Choice, Outcome, Resolver};
use crate::entities::sign::{self, Sign, Signs};
use crate::entities::weights::{self, Weights};
use crate::evaluation::{GoldArticle, same_name};
use crate::lexicon::Lexicon;
use rayon::prelude::*;

/// How often the articles are read again with the weights found: who was resolved before is in mind later.
const READINGS: usize = 3;
const FOLDS: usize = 6;

/// Candidates, as what speaks for each, and which of them are right.
type Question = Vec<(Signs, bool)>;

/// What there is to learn from.
#[derive(Default)]
struct Questions {
    pronoun: Vec<Question>,
    quotation: Vec<Question>,
    description: Vec<Question>,
}

/// Finds the weights that make those whom the annotators name most probable, as a log-linear model of those
/// who could be meant and of nobody (Denis & Baldridge 2008); tells how many come out right in articles
/// left out.
pub fn search(gold: &[GoldArticle], tell: &mut dyn FnMut(&str)) -> String {
    let cases = cases(gold);
    let mut tally = Tally::default();
    for fold in 0..FOLDS {
        let pick = |held: bool| -> Vec<&Case> {
            let numbered = cases.iter().enumerate();
            let picked = numbered.filter(|(index, _)| (index % FOLDS == fold) == held);
            picked.map(|(_, case)| case).collect()
        };
        let weights = learn(&pick(false));
        let held = questions(&pick(true), &weights);
        tally = tally.plus(Tally::of(&held, &weights));
    }
    tell(&format!("in articles left out: {tally:?}"));
    let all: Vec<&Case> = cases.iter().collect();
    let weights = learn(&all);
    tell(&format!(
        "in those learned from: {:?}",
        Tally::of(&questions(&all, &weights), &weights)
    ));
    format!(
        "pronoun: {:?},\nquotation: {:?},\ndescription: {:?},",
        weights.pronoun, weights.quotation, weights.description
    )
}

impl Questions {
    fn append(&mut self, mut other: Questions) {
        self.pronoun.append(&mut other.pronoun);
        self.quotation.append(&mut other.quotation);
        self.description.append(&mut other.description);
    }
}

/// How many are answered and right: of pronouns, and of quotations.
#[derive(Debug, Clone, Copy, Default)]
struct Tally {
    pronouns: Count,
    quotations: Count,
    descriptions: Count,
}

#[derive(Debug, Clone, Copy, Default)]
struct Count {
    all: usize,
    foremost_right: usize,
    sure: usize,
    sure_right: usize,
    /// How often the most probable is right, nobody being one of them.
    all_right: usize,
}

impl Tally {
    fn of(questions: &Questions, weights: &Weights) -> Self {
        Tally {
            pronouns: Count::of(&questions.pronoun, &weights.pronoun, LEAST_CONFIDENCE),
            quotations: Count::of(&questions.quotation, &weights.quotation, LEAST_CONFIDENCE),
            descriptions: Count::of(&questions.description, &weights.description, 0.5),
        }
    }

    fn plus(self, other: Self) -> Self {
        Tally {
            pronouns: self.pronouns.plus(other.pronouns),
            quotations: self.quotations.plus(other.quotations),
            descriptions: self.descriptions.plus(other.descriptions),
        }
    }
}

impl Count {
    fn of(questions: &[Question], weights: &sign::Weights, least: f32) -> Self {
        let mut count = Count::default();
        for question in questions {
            count.all += 1;
            let odds: Vec<f32> = odds(question, weights).collect();
            let whole: f32 = odds.iter().sum();
            let best = question.iter().zip(&odds).max_by(|a, b| a.1.total_cmp(b.1));
            count.all_right += usize::from(best.is_some_and(|((_, right), _)| *right));
            // The last is nobody.
            let somebody = question.iter().zip(&odds).take(question.len() - 1);
            let Some(((_, right), odds)) = somebody.max_by(|a, b| a.1.total_cmp(b.1)) else {
                continue;
            };
            let sure = odds / whole >= least;
            count.foremost_right += usize::from(*right);
            count.sure += usize::from(sure);
            count.sure_right += usize::from(sure && *right);
        }
        count
    }

    fn plus(self, other: Self) -> Self {
        Count {
            all: self.all + other.all,
            foremost_right: self.foremost_right + other.foremost_right,
            sure: self.sure + other.sure,
            sure_right: self.sure_right + other.sure_right,
            all_right: self.all_right + other.all_right,
        }
    }
}

fn learn(cases: &[&Case]) -> Weights {
    // How much large weights cost.
    const PRONOUNS: f32 = 2.0;
    const QUOTATIONS: f32 = 4.0;
    const DESCRIPTIONS: f32 = 2.0;
    let mut weights = weights::FRENCH;
    for _ in 0..READINGS {
        let questions = questions(cases, &weights);
        weights = Weights {
            salience: weights.salience,
            pronoun: fit(&questions.pronoun, PRONOUNS),
            quotation: fit(&questions.quotation, QUOTATIONS),
            description: fit(&questions.description, DESCRIPTIONS),
        };
    }
    weights
}

/// What the articles ask, as it stands where they are read with these weights.
fn questions(cases: &[&Case], weights: &Weights) -> Questions {
    let read = |case: &&Case| {
        let outcome = Resolver::new(&case.doc, Lexicon::french(), *weights, LEAST_CONFIDENCE).run();
        let mut questions = Questions::default();
        for choice in &outcome.choices {
            if let Some(name) = wanted(case, choice) {
                questions.add(case, &outcome, choice, name);
            }
        }
        questions
    };
    let read: Vec<Questions> = cases.par_iter().map(read).collect();
    let mut all = Questions::default();
    read.into_iter().for_each(|questions| all.append(questions));
    all
}

/// Whom the annotators name.
fn wanted<'c>(case: &'c Case, choice: &Choice) -> Option<&'c str> {
    match choice.asks {
        Asks::Pronoun(mention) | Asks::Description(mention) => {
            let mut wanted = case.wanted.iter();
            wanted
                .find(|wanted| wanted.0 == mention)
                .map(|wanted| wanted.2.as_str())
        }
        Asks::Quotation(statement) => {
            let mut floating = case.floating.iter();
            floating
                .find(|floating| floating.0 == statement)
                .map(|floating| floating.1.as_str())
        }
    }
}

impl Questions {
    fn add(&mut self, case: &Case, outcome: &Outcome, choice: &Choice, name: &str) {
        let right = |candidate: &crate::entities::resolver::Candidate| {
            let known = outcome.register.get(candidate.entity);
            same_name(&known.name, name, case.gold.aliases())
        };
        let candidates = choice.candidates.iter();
        let mut signs: Question = candidates
            .map(|candidate| (candidate.signs, right(candidate)))
            .collect();
        signs.push((choice.nobody, !signs.iter().any(|(_, right)| *right)));
        match choice.asks {
            Asks::Quotation(_) => self.quotation.push(signs),
            Asks::Pronoun(_) => self.pronoun.push(signs),
            Asks::Description(_) => self.description.push(signs),
        }
    }
}

fn odds<'q>(question: &'q Question, weights: &'q sign::Weights) -> impl Iterator<Item = f32> + 'q {
    question.iter().map(|(signs, _)| signs.weigh(weights).exp())
}

/// The most probable weights, by steps up the slope whose length each weight finds for itself (Riedmiller &
/// Braun 1993, RPROP).
fn fit(questions: &[Question], ridge: f32) -> sign::Weights {
    const STEPS: usize = 250;
    const LONGEST: f32 = 0.5;
    const SHORTEST: f32 = 1e-5;
    let mut weights = [0.0; Sign::COUNT];
    let mut lengths = [0.05_f32; Sign::COUNT];
    let mut before = [0.0; Sign::COUNT];
    for _ in 0..STEPS {
        let mut slope = weights.map(|weight: f32| -ridge * weight);
        for question in questions {
            let odds: Vec<f32> = odds(question, &weights).collect();
            let whole: f32 = odds.iter().sum();
            let good = odds.iter().zip(question).filter(|(_, (_, right))| *right);
            let good: f32 = good.map(|(odds, _)| odds).sum();
            for (odds, (found, right)) in odds.iter().zip(question) {
                let pull = if *right { odds / good } else { 0.0 } - odds / whole;
                for (slope, value) in slope.iter_mut().zip(found.0) {
                    *slope += pull * value;
                }
            }
        }
        for at in 0..Sign::COUNT {
            let turned = slope[at] * before[at];
            if turned > 0.0 {
                lengths[at] = (lengths[at] * 1.2).min(LONGEST);
            } else if turned < 0.0 {
                lengths[at] = (lengths[at] * 0.5).max(SHORTEST);
                slope[at] = 0.0;
            }
            if slope[at] != 0.0 {
                weights[at] += lengths[at] * slope[at].signum();
            }
            before[at] = slope[at];
        }
    }
    weights.map(|weight| (weight * 100.0).round() / 100.0)
}
