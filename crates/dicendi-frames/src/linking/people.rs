//! Full names of persons that mean one person, the surest first.

mod parts;
mod spellings;

use super::facts::{Facts, Support};
use super::groups::Groups;
use super::known::Known;
use super::names::PersonName;
use super::{Corpus, Evidence};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// Somebody in so many articles is meant by a name like theirs where nothing says who else that could be.
pub(super) const FAMILIAR: u32 = 8;

/// A full name, with all who bear it: one person, as far as names tell.
pub(super) struct Person {
    /// Its node among all that are linked.
    pub(super) node: u32,
    pub(super) name: PersonName,
    pub(super) facts: Facts,
    /// The name as one that others keep company with.
    pub(super) company: Option<u32>,
    /// Whether the user's list says who it is: two of these are never one.
    pub(super) listed: bool,
}

/// All full names of the corpus, and which of them are one person.
pub(super) struct People<'c> {
    pub(super) corpus: &'c Corpus,
    pub(super) all: Vec<Person>,
    groups: Groups,
    /// Groups that the user's list knows.
    listed: BTreeSet<u32>,
    /// How a name came to its group, where it is not the group's chief name.
    pub(super) how: BTreeMap<u32, Evidence>,
    /// Names that could be short for several, which are these.
    pub(super) ambiguous: BTreeMap<u32, Vec<u32>>,
}

impl<'c> People<'c> {
    /// Joins full names, the surest way first. They come in the order of their nodes.
    pub(super) fn join(corpus: &'c Corpus, all: Vec<Person>) -> Self {
        let mut people = People {
            corpus,
            groups: Groups::new(all.len()),
            listed: (0..)
                .zip(&all)
                .filter(|(_, person)| person.listed)
                .map(|(index, _)| index)
                .collect(),
            all,
            how: BTreeMap::new(),
            ambiguous: BTreeMap::new(),
        };
        people.join_spellings();
        people.join_silent_ends();
        people.join_slips();
        people.join_prefixed();
        people.join_short();
        people
    }

    fn except(&self, a: u32, b: u32) -> Vec<u32> {
        [a, b]
            .iter()
            .filter_map(|&person| self.all[person as usize].company)
            .collect()
    }

    /// What speaks for two full names being one person's.
    fn support(&self, a: u32, b: u32) -> Support {
        let (one, other) = (&self.all[a as usize].facts, &self.all[b as usize].facts);
        let (many, few) = if one.n_articles >= other.n_articles {
            (one, other)
        } else {
            (other, one)
        };
        many.support(few, self.corpus, &self.except(a, b))
    }

    /// Makes one of two; the rarer name is the one that the evidence is about.
    fn unite(&mut self, a: u32, b: u32, how: &'static str, confidence: f32, support: Support) {
        let (group, other) = (self.groups.of(a), self.groups.of(b));
        if group == other || self.listed.contains(&group) && self.listed.contains(&other) {
            return;
        }
        self.groups.join(a, b);
        if self.listed.contains(&group) || self.listed.contains(&other) {
            self.listed.insert(self.groups.of(a));
        }
        let articles = |person: u32| self.all[person as usize].facts.n_articles;
        let rarer = if articles(a) < articles(b) || articles(a) == articles(b) && a > b {
            a
        } else {
            b
        };
        let more = if support.by_role() || support.by_company() {
            0.02
        } else {
            0.0
        };
        self.how
            .entry(rarer)
            .or_insert_with(|| Evidence::new(how, support.words(), confidence + more));
    }

    /// The one that most articles name; of equals the first.
    pub(super) fn chief(&self, people: &[u32]) -> u32 {
        let mut best = people[0];
        for &person in people {
            if self.all[person as usize].facts.n_articles > self.all[best as usize].facts.n_articles
            {
                best = person;
            }
        }
        best
    }

    /// The persons: of each its names, by index.
    pub(super) fn members(&self) -> Vec<Vec<u32>> {
        let mut members: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
        for index in 0..self.all.len() as u32 {
            let group = self.groups.of(index);
            members.entry(group).or_default().push(index);
        }
        members.into_values().collect()
    }

    /// What is known of a person under all its names; most have one.
    pub(super) fn facts(&self, names: &[u32]) -> Cow<'_, Facts> {
        let facts = |name: u32| &self.all[name as usize].facts;
        if let &[only] = names {
            return Cow::Borrowed(facts(only));
        }
        let mut all = Facts::default();
        names.iter().for_each(|&name| all.add(facts(name)));
        Cow::Owned(all)
    }
}

/// *Ford Mustang*: a body or place of the lists begins it.
pub(super) fn is_no_person(name: &PersonName) -> bool {
    Known::french().has(&name.first)
}
