//! Measures who is who against articles that somebody annotated.
//!
//! The annotators' speakers and targets are handed in as mentions, so that what counts is resolution
//! alone; beside that stand the figures of the whole product.

mod coreference;
mod handed;
mod search;

pub use coreference::{Coreference, coreference};
pub use search::search;

use super::register::gender_of_name;
use super::weights::{self, Weights};
use super::{LEAST_CONFIDENCE, resolve_with};
use crate::analysis::Scratch;
use crate::document::{Document, Entity, EntityKind, MentionForm};
use crate::error::{Error, Result};
use crate::evaluation::{GoldArticle, Rates, Scores, evaluate, predictions, same_name};
use crate::lexicon::{Lexicon, plain};
use crate::ud::Gender;
use crate::{cues, statements};
use handed::{Part, Wanted, add_gold_statements, analyzed};
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::path::Path;

/// What was wanted, tried and right of one sort of mention.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
struct Count {
    all: usize,
    attempted: usize,
    right: usize,
    /// How sure of what is right, and unsure of what is wrong.
    sure: f32,
}

/// Figures of resolution.
#[derive(Debug, Clone, Default)]
pub struct Report {
    /// The figures of the whole product.
    product: Scores,
    counts: BTreeMap<(Part, &'static str), Count>,
    floating: Count,
    /// Persons behind speakers: right, wrong and missed.
    persons: [usize; 3],
    /// Persons who speak: all, those with a gender, those whose gender is in the list, and is right.
    genders: [usize; 4],
    /// What is wrong, a line each.
    pub errors: Vec<String>,
    /// Persons who speak, of whose gender the list says nothing.
    pub unlisted: BTreeSet<String>,
}

/// An article with the annotators' statements, and what each mention is wanted to be.
struct Case {
    gold: GoldArticle,
    doc: Document,
    wanted: Vec<Wanted>,
    /// Statements that stand alone, with whom they are to inherit.
    floating: Vec<(usize, String)>,
    /// The article with the statements that the product finds.
    found: Document,
}

/// Reads the articles up to resolution.
fn cases(gold: &[GoldArticle]) -> Vec<Case> {
    let lexicon = Lexicon::french();
    let case = |scratch: &mut Scratch, gold: &GoldArticle| {
        let mut doc = analyzed(gold.article(), scratch);
        let mut found = doc.clone();
        cues::find(&mut found, lexicon);
        statements::find(&mut found, lexicon);
        let (wanted, floating) = add_gold_statements(&mut doc, gold);
        Case {
            gold: gold.clone(),
            doc,
            wanted,
            floating,
            found,
        }
    };
    gold.par_iter().map_init(Scratch::default, case).collect()
}

/// Reads a list of full names with their gender (`m`, `f`), put apart by a tab; lines with `#` are comments.
pub fn read_genders(path: &Path) -> Result<FxHashMap<String, Gender>> {
    let fail = |what: String| Error::input(format!("{}: {what}", path.display()));
    let text = std::fs::read_to_string(path).map_err(|error| fail(error.to_string()))?;
    let rows = text.lines().filter(|line| !line.starts_with('#'));
    let read = |line: &str| match line.split_once('\t') {
        Some((name, "f")) => Ok((plain(name), Gender::Feminine)),
        Some((name, "m")) => Ok((plain(name), Gender::Masculine)),
        _ => Err(fail(format!("no name with m or f: {line:?}"))),
    };
    rows.map(read).collect()
}

/// Measures resolution; `genders` says of full names which gender is right.
pub fn measure(gold: &[GoldArticle], genders: &FxHashMap<String, Gender>) -> Report {
    let cases = cases(gold);
    let mut report = Report {
        product: product(&cases, gold, weights::FRENCH),
        ..Report::default()
    };
    for case in &cases {
        report.add(case, weights::FRENCH, genders);
    }
    report
}

/// The figures of the whole product.
fn product(cases: &[Case], gold: &[GoldArticle], weights: Weights) -> Scores {
    let resolved = cases.par_iter().map(|case| {
        let mut doc = case.found.clone();
        resolve_with(&mut doc, Lexicon::french(), weights, LEAST_CONFIDENCE);
        (case.gold.id.clone(), predictions(&doc))
    });
    evaluate(gold, &resolved.collect()).scores
}

impl Report {
    fn add(&mut self, case: &Case, weights: Weights, genders: &FxHashMap<String, Gender>) {
        let mut doc = case.doc.clone();
        resolve_with(&mut doc, Lexicon::french(), weights, LEAST_CONFIDENCE);
        let entity_of = |mention: usize| -> Option<&Entity> {
            let entity = doc.mentions[mention].entity?;
            Some(&doc.entities[entity.0 as usize])
        };
        let same = |a: &str, b: &str| same_name(a, b, case.gold.aliases());
        let mut speaking: BTreeMap<&str, Option<Gender>> = BTreeMap::new();
        for (mention, part, wanted) in &case.wanted {
            let found = entity_of(mention.0 as usize);
            let mention = &doc.mentions[mention.0 as usize];
            let text = doc.slice(mention.span);
            let name = found.map(|entity| entity.name.as_str());
            // A pronoun that is left open is not attempted, whatever its own word would do.
            let open = found.is_none() && mention.form == MentionForm::Pronoun;
            let right = !open && same(name.unwrap_or(text), wanted);
            let count = self
                .counts
                .entry((*part, mention.form.as_str()))
                .or_default();
            count.add(found.is_some(), right, mention.confidence);
            if !right {
                self.errors.push(format!(
                    "{} {} {} {text:?}: {wanted:?}, found {name:?} {:.2}",
                    case.gold.id,
                    part.as_str(),
                    mention.form.as_str(),
                    mention.confidence
                ));
            }
            if *part == Part::Target {
                continue;
            }
            let person = found.filter(|entity| is_named_person(entity));
            match person {
                Some(_) if right => self.persons[0] += 1,
                Some(_) => self.persons[1] += 1,
                None => {}
            }
            self.persons[2] += usize::from(!(person.is_some() && right) && is_person(&doc, wanted));
            speaking.extend(person.map(|person| (person.name.as_str(), person.gender)));
        }
        for (name, gender) in speaking {
            self.genders[0] += 1;
            self.genders[1] += usize::from(gender.is_some());
            match (gender, genders.get(&plain(name))) {
                (Some(gender), Some(&right)) => {
                    self.genders[2] += 1;
                    self.genders[3] += usize::from(gender == right);
                    if gender != right {
                        self.errors
                            .push(format!("{} gender of {name}", case.gold.id));
                    }
                }
                (None, Some(_)) => {
                    self.errors
                        .push(format!("{} no gender of {name}", case.gold.id));
                }
                (_, None) => {
                    self.unlisted.insert(name.to_string());
                }
            }
        }
        for (statement, wanted) in &case.floating {
            let speaker = doc.statements[*statement].speakers.first();
            let found = speaker.and_then(|speaker| entity_of(speaker.mention.0 as usize));
            let right = found.is_some_and(|entity| same(&entity.name, wanted));
            self.floating.add(found.is_some(), right, 1.0);
            if !right {
                let name = found.map(|entity| entity.name.as_str());
                self.errors.push(format!(
                    "{} floating: {wanted:?}, found {name:?}",
                    case.gold.id
                ));
            }
        }
    }
}

impl Count {
    fn add(&mut self, attempted: bool, right: bool, confidence: f32) {
        self.all += 1;
        self.attempted += usize::from(attempted);
        self.right += usize::from(right);
        self.sure += if right { confidence } else { 1.0 - confidence };
    }
}

fn is_named_person(entity: &Entity) -> bool {
    entity.kind == EntityKind::Person && entity.name.starts_with(char::is_uppercase)
}

/// Whether an annotator's name is a person's: the article has a person of that name, or it begins with a
/// first name.
fn is_person(doc: &Document, name: &str) -> bool {
    let listed = name.contains(' ') && gender_of_name(Lexicon::french(), name).is_some();
    listed
        || doc
            .entities
            .iter()
            .any(|entity| is_named_person(entity) && entity.name == name)
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let percent = |part: usize, whole: usize| 100.0 * part as f64 / whole.max(1) as f64;
        writeln!(f, "{}", self.product)?;
        writeln!(f, "resolution alone, from annotated statements:")?;
        for (&(part, form), count) in &self.counts {
            let name = format!("{}, {form}", part.as_str());
            writeln!(f, "  {name:20} {count}")?;
        }
        writeln!(f, "  {:20} {}", "floating", self.floating)?;
        let pronoun = (Part::Speaker, MentionForm::Pronoun.as_str());
        let pronouns = self.counts.get(&pronoun).copied().unwrap_or_default();
        writeln!(
            f,
            "pronoun speakers: attempted {:.1} %, right of those {:.1} %",
            percent(pronouns.attempted, pronouns.all),
            percent(pronouns.right, pronouns.attempted)
        )?;
        let [right, wrong, missed] = self.persons;
        writeln!(
            f,
            "person behind a speaker: P, R, F1 {}",
            Rates::new(right, wrong, missed)
        )?;
        let [all, known, listed, agree] = self.genders;
        write!(
            f,
            "gender of {all} persons who speak: known {:.1} %, right of {listed} listed {:.1} %",
            percent(known, all),
            percent(agree, listed)
        )
    }
}

impl fmt::Display for Count {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{:4}, attempted {:4}, right {:4} ({:.1} %)",
            self.all,
            self.attempted,
            self.right,
            100.0 * self.right as f64 / self.all.max(1) as f64
        )
    }
}
