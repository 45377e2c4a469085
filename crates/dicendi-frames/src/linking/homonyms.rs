//! One full name, two people: kept apart where the name is common and nothing joins those who bear it.

use super::facts::{Facts, different};
use super::groups::Groups;
use super::names::PersonName;
use super::{Corpus, Key, Node};
use std::collections::{BTreeMap, BTreeSet};

/// How many full names the corpus has for each last name.
pub(super) struct Bearers(BTreeMap<String, u32>);

/// A last name that so many bear is common: two of them may share a first name too.
const COMMON: u32 = 6;
/// A full name in more articles is somebody's whom everybody knows.
const FAMOUS: usize = 60;

impl Bearers {
    pub(super) fn count(corpus: &Corpus, nodes: &[Node]) -> Self {
        let mut firsts: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for node in nodes
            .iter()
            .filter(|node| matches!(node.key, Key::Person(_)))
        {
            if let Some(name) = name(corpus, &node.sightings) {
                firsts.entry(name.last).or_default().insert(name.first);
            }
        }
        let counts = firsts
            .into_iter()
            .map(|(last, firsts)| (last, firsts.len() as u32));
        Bearers(counts.collect())
    }

    /// Parts the sightings of a full name into those that can be one person's: joined by role or company. Those
    /// of whom nothing is known go with the most.
    pub(super) fn split(&self, corpus: &Corpus, sightings: Vec<u32>) -> Vec<Vec<u32>> {
        let last = name(corpus, &sightings).map(|name| name.last);
        let bearers = last
            .and_then(|last| self.0.get(&last))
            .copied()
            .unwrap_or(0);
        if !(2..=FAMOUS).contains(&sightings.len()) || bearers < COMMON {
            return vec![sightings];
        }
        let facts: Vec<Facts> = sightings
            .iter()
            .map(|&sighting| Facts::of(corpus, &[sighting]))
            .collect();
        let selves: Vec<u32> = sightings
            .iter()
            .filter_map(|&sighting| corpus.company_of(&name(corpus, &[sighting])?.key()))
            .collect();
        let mut groups = Groups::new(sightings.len());
        for a in 0..sightings.len() {
            for b in 0..a {
                let support = facts[a].support(&facts[b], corpus, &selves);
                if !support.conflict && (support.role > 0 || support.company > 0) {
                    groups.join(a as u32, b as u32);
                }
            }
        }
        let mut parts: BTreeMap<u32, (Vec<u32>, bool)> = BTreeMap::new();
        for (at, &sighting) in (0..).zip(&sightings) {
            let (part, described) = parts.entry(groups.of(at)).or_default();
            part.push(sighting);
            *described |= facts[at as usize].has_role();
        }
        let (mut described, rest): (Vec<_>, Vec<_>) =
            parts.into_values().partition(|(_, described)| *described);
        let place = |sighting: &u32| corpus.place(*sighting);
        described
            .sort_by_key(|(part, _)| (std::cmp::Reverse(part.len()), part.iter().map(place).min()));
        let mut split: Vec<Vec<u32>> = described.into_iter().map(|(part, _)| part).collect();
        let rest = rest.into_iter().flat_map(|(part, _)| part);
        match split.first_mut() {
            Some(most) => most.extend(rest),
            None => split.push(rest.collect()),
        }
        split
    }
}

/// The full name of some sightings; of several spellings the first by letters.
fn name(corpus: &Corpus, sightings: &[u32]) -> Option<PersonName> {
    let entities = different(corpus, sightings).map(|(entity, _)| entity);
    let names = entities.filter_map(PersonName::of);
    names.filter(|name| !name.first.is_empty()).min()
}
