//! From the entities of single articles to those of the corpus.
//!
//! Names are read into nodes: a state or body of the shipped lists, a person's full name, the name of a
//! body or place. Nodes that mean one are joined (`people`, `bodies`); a last name that stands alone goes
//! to the person whom role, company and time speak for, or stays with its article, with its candidates.
//! What is known by a description only (*le maire*, *des témoins*, *le rapport*) stays with its article.
//!
//! All of it is a function of the set of sightings: no step looks at their order.

mod bare;
mod bodies;
mod chosen;
mod corpus;
mod corrected;
mod facts;
mod groups;
mod homonyms;
mod joiner;
mod kinds;
mod known;
mod local;
mod merge;
mod names;
mod people;
mod reading;
#[cfg(test)]
mod tests;

pub(crate) use corpus::{Corpus, Sighting, company_name};
pub(crate) use local::Local;
pub(crate) use merge::{Joined, alone};
pub(crate) use names::fold;

use crate::actors::Actors;
use crate::corrections::Corrections;
use dicendi_core::document::EntityKind;
use joiner::Linking;
use known::Listed;
use names::PersonName;
use reading::{Read, Reading};
use std::collections::BTreeMap;

/// Why a sighting was linked, or not.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Evidence {
    /// How the names meet, then what else speaks for it.
    pub words: Vec<&'static str>,
    /// How sure it is, 0 to 1.
    pub confidence: f32,
}

impl Evidence {
    /// Of what only its article knows.
    pub fn alone() -> Self {
        Evidence::new("article", [], 1.0)
    }

    fn new(
        how: &'static str,
        more: impl IntoIterator<Item = &'static str>,
        confidence: f32,
    ) -> Self {
        Evidence {
            words: std::iter::once(how).chain(more).collect(),
            confidence,
        }
    }
}

/// A sighting with its entity.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Link {
    /// The index of its entity.
    pub entity: u32,
    /// The index of the reason.
    reason: u32,
}

/// Why a sighting was linked, or not: there are few different reasons.
#[derive(Debug, Default)]
struct Reason {
    evidence: Evidence,
    /// The entities that it could be, where none of them is sure.
    candidates: Vec<u32>,
}

/// The entities of the corpus.
pub(crate) struct Linked {
    /// For each sighting.
    pub links: Vec<Link>,
    reasons: Vec<Reason>,
    /// Ids and merged facts: those that most articles know first, then by name.
    pub entities: Vec<Joined>,
    /// Corrections that found nothing to correct.
    pub idle: Vec<String>,
}

impl Linked {
    /// Why a sighting was linked.
    pub fn evidence(&self, link: Link) -> &Evidence {
        &self.reasons[link.reason as usize].evidence
    }

    /// The entities that a sighting could be, where none of them is sure.
    pub fn candidates(&self, link: Link) -> &[u32] {
        &self.reasons[link.reason as usize].candidates
    }
}

/// What sightings are gathered under before names are compared.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Actor(u32),
    Listed(Listed),
    Person(String),
    Body(String, EntityKind, Option<String>),
    /// A single name that is neither first name nor anybody's last name: *Rihanna*.
    Single(String),
    /// Known to one article only: by article and place.
    Here(String, u32, String),
}

/// A node: all sightings under one key.
struct Node {
    key: Key,
    sightings: Vec<u32>,
}

/// Joins sightings into entities.
pub(crate) fn link(corpus: &Corpus, actors: &Actors, corrections: &Corrections) -> Linked {
    let mut read = reading::read(corpus, actors);
    let surnames = kinds::agree_on_kinds(corpus, &mut read);
    let mut found: BTreeMap<Key, Vec<u32>> = BTreeMap::new();
    let mut bare: Vec<(PersonName, Vec<u32>)> = Vec::new();
    for Read {
        reading, sightings, ..
    } in read
    {
        match reading {
            Reading::Key(key) => found.entry(key).or_default().extend(sightings),
            Reading::Bare(name) => bare.push((name, sightings)),
            Reading::Here => {
                for sighting in sightings {
                    let key = here(corpus, sighting);
                    found.entry(key).or_default().push(sighting);
                }
            }
        }
    }
    let mut linking = Linking::new(corpus, found);
    linking.join_bodies();
    let candidates = linking.join_people(actors, &bare, &surnames);
    linking.finish(actors, corrections, candidates)
}

fn here(corpus: &Corpus, sighting: u32) -> Key {
    let (article_id, start) = corpus.place(sighting);
    let name = &corpus.entity(sighting).name;
    Key::Here(article_id.to_owned(), start, name.clone())
}
