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
use bare::{Bare, Meant};
use bodies::Body;
use dicendi_core::Lexicon;
use dicendi_core::document::EntityKind;
use facts::Facts;
use known::Listed;
use names::PersonName;
use people::{People, Person};
use reading::{Read, Reading};
use std::cmp::Reverse;
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
    /// The index of the evidence.
    evidence: u32,
    /// The index of the list of entities that it could be, where none of them is sure.
    candidates: u32,
}

/// The entities of the corpus.
pub(crate) struct Linked {
    /// For each sighting.
    pub links: Vec<Link>,
    evidence: Vec<Evidence>,
    candidates: Vec<Vec<u32>>,
    /// Ids and merged facts: those that most articles know first, then by name.
    pub entities: Vec<Joined>,
    /// Corrections that found nothing to correct.
    pub idle: Vec<String>,
}

impl Linked {
    /// Why a sighting was linked.
    pub fn evidence(&self, link: Link) -> &Evidence {
        &self.evidence[link.evidence as usize]
    }

    /// The entities that a sighting could be, where none of them is sure.
    pub fn candidates(&self, link: Link) -> &[u32] {
        &self.candidates[link.candidates as usize]
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
    reading::agree_on_kinds(corpus, &mut read);
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
    let candidates = linking.join_people(actors, &bare);
    linking.finish(actors, corrections, candidates)
}

fn here(corpus: &Corpus, sighting: u32) -> Key {
    let (article_id, start) = corpus.place(sighting);
    let name = &corpus.entity(sighting).name;
    Key::Here(article_id.to_owned(), start, name.clone())
}

/// A first name means whom it is found to mean so often, where that is this many times as often as it stays open.
const OFTEN: usize = 5;
const MORE: usize = 2;

/// Nodes while they are joined.
struct Linking<'c> {
    corpus: &'c Corpus,
    nodes: Vec<Node>,
    joins: groups::Groups,
    /// How the sightings of a node came to their entity, where the node is not its chief.
    how: BTreeMap<u32, Evidence>,
    /// How a sighting did, where that is its own.
    own: BTreeMap<u32, Evidence>,
}

impl<'c> Linking<'c> {
    fn new(corpus: &'c Corpus, found: BTreeMap<Key, Vec<u32>>) -> Self {
        let nodes: Vec<Node> = found
            .into_iter()
            .map(|(key, sightings)| Node { key, sightings })
            .collect();
        Linking {
            corpus,
            joins: groups::Groups::new(nodes.len()),
            nodes,
            how: BTreeMap::new(),
            own: BTreeMap::new(),
        }
    }

    /// Adds a node for what is known by now; its number.
    fn add(&mut self, key: Key, sightings: Vec<u32>) -> u32 {
        self.nodes.push(Node { key, sightings });
        self.joins.add()
    }

    fn join_bodies(&mut self) {
        let mut numbers = Vec::new();
        let mut bodies = Vec::new();
        for (number, node) in (0..).zip(&self.nodes) {
            if let Key::Body(key, kind, country) = &node.key {
                numbers.push(number);
                bodies.push(Body {
                    key,
                    kind: *kind,
                    country: country.as_deref(),
                    sightings: &node.sightings,
                });
            }
        }
        let (groups, how) = bodies::join(self.corpus, &bodies);
        for body in 0..numbers.len() as u32 {
            self.joins
                .join(numbers[body as usize], numbers[groups.of(body) as usize]);
        }
        let how = how.into_iter();
        self.how
            .extend(how.map(|(body, evidence)| (numbers[body as usize], evidence)));
    }

    /// The name of a person as most sightings write it.
    fn usual_name(&self, sightings: &[u32]) -> Option<PersonName> {
        let mut names: BTreeMap<PersonName, u32> = BTreeMap::new();
        for (entity, count) in facts::different(self.corpus, sightings) {
            *names.entry(PersonName::of(entity)?).or_default() += count;
        }
        let best = names
            .into_iter()
            .max_by(|(a, n), (b, m)| n.cmp(m).then_with(|| b.cmp(a)));
        best.map(|(name, _)| name)
    }

    /// Joins full names, then finds whom bare ones mean; the nodes that each unlinked sighting could be.
    fn join_people(
        &mut self,
        actors: &Actors,
        bare: &[(PersonName, Vec<u32>)],
    ) -> BTreeMap<u32, Vec<u32>> {
        let lexicon = Lexicon::french();
        let corpus = self.corpus;
        let mut all = Vec::new();
        for (number, node) in (0..).zip(&self.nodes) {
            let name = match &node.key {
                Key::Person(_) => self.usual_name(&node.sightings),
                Key::Actor(actor) => actors
                    .person(*actor)
                    .and_then(|name| PersonName::read(name, true, lexicon))
                    .filter(|name| !name.first.is_empty()),
                _ => None,
            };
            let Some(name) = name else { continue };
            all.push(Person {
                node: number,
                company: corpus.company_of(&name.key()),
                facts: Facts::of(corpus, &node.sightings),
                listed: matches!(node.key, Key::Actor(_)),
                name,
            });
        }
        let people = People::join(corpus, all);
        let node_of = |person: u32| people.all[person as usize].node;
        let mut candidates: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
        for (&person, others) in &people.ambiguous {
            let others: Vec<u32> = others.iter().map(|&other| node_of(other)).collect();
            for &sighting in &self.nodes[node_of(person) as usize].sightings {
                candidates.insert(sighting, others.clone());
            }
        }
        let who = Bare::new(&people);
        let mut meant: Vec<(u32, u32)> = Vec::new();
        let mut nobody: BTreeMap<String, Vec<u32>> = BTreeMap::new();
        // Whom first names were found to mean, and how often.
        let mut sure: BTreeMap<String, BTreeMap<u32, usize>> = BTreeMap::new();
        let mut left = Vec::new();
        let sightings = bare.iter().flat_map(|(name, sightings)| {
            let sightings = sightings.iter();
            sightings.map(move |&sighting| (name, sighting))
        });
        for (name, sighting) in sightings {
            let facts = Facts::of(corpus, &[sighting]);
            match who.meant(&name.last, &facts, corpus.entity(sighting).kind != EntityKind::Person) {
                Meant::Person(person, evidence) => {
                    if evidence.words[0] == "first name" {
                        let sure = sure.entry(name.key()).or_default();
                        *sure.entry(person).or_default() += 1;
                    }
                    meant.push((sighting, node_of(person)));
                    self.own.insert(sighting, evidence);
                }
                Meant::OneOf(people) => {
                    let nodes = people.iter().map(|&person| node_of(person));
                    candidates.insert(sighting, nodes.collect());
                    if lexicon.first_name(&name.last).is_some() {
                        nobody.entry(name.key()).or_default().push(sighting);
                    } else {
                        left.push(sighting);
                    }
                }
                Meant::Nobody => nobody.entry(name.key()).or_default().push(sighting),
            }
        }
        for (members, _) in people.groups() {
            for &member in &members[1..] {
                self.joins.join(node_of(members[0]), node_of(member));
            }
        }
        let how = people.how.iter();
        self.how
            .extend(how.map(|(&person, evidence)| (node_of(person), evidence.clone())));
        for (sighting, node) in meant {
            self.nodes[node as usize].sightings.push(sighting);
        }
        for sighting in left {
            self.add(here(corpus, sighting), vec![sighting]);
        }
        for (name, sightings) in nobody {
            let sure = sure.remove(&name).unwrap_or_default();
            self.join_singles(name, sightings, &who, sure, node_of, &mut candidates);
        }
        candidates
    }

    /// A single name that nobody surely bears: of a first name (*Sophie*), only those who keep company are one.
    fn join_singles(
        &mut self,
        name: String,
        sightings: Vec<u32>,
        who: &Bare,
        mut sure: BTreeMap<u32, usize>,
        node_of: impl Fn(u32) -> u32,
        candidates: &mut BTreeMap<u32, Vec<u32>>,
    ) {
        let lexicon = Lexicon::french();
        let is_first = lexicon.first_name(&name).is_some();
        if name.len() > 2 && (!is_first || who.is_whole(&name, sightings.len())) {
            for sighting in &sightings {
                candidates.remove(sighting);
            }
            self.add(Key::Single(name), sightings);
            return;
        }
        let mut found: Vec<(u32, Evidence, Vec<u32>)> = Vec::new();
        let mut left = Vec::new();
        for sightings in self.who_keep_company(&name, &sightings) {
            // What they know together may tell whom they mean.
            let several = sightings.len() > 1;
            let facts = several.then(|| Facts::of(self.corpus, &sightings));
            match facts.map(|facts| who.meant(&name, &facts, false)) {
                Some(Meant::Person(person, evidence)) => {
                    *sure.entry(person).or_default() += sightings.len();
                    found.push((person, evidence, sightings));
                }
                _ => left.push(sightings),
            }
        }
        // Whom most mean, the rest may mean too.
        let n_left: usize = left.iter().map(Vec::len).sum();
        let most = sure.iter().max_by_key(|&(&person, &n)| (n, Reverse(person)));
        let most = most.filter(|&(_, &n)| n >= OFTEN && n >= MORE * n_left);
        if let Some((&person, _)) = most {
            for sightings in std::mem::take(&mut left) {
                if who.may_be(person, &Facts::of(self.corpus, &sightings)) {
                    found.push((person, Evidence::new("first name", ["time"], 0.8), sightings));
                } else {
                    left.push(sightings);
                }
            }
        }
        for (person, evidence, sightings) in found {
            for &sighting in &sightings {
                candidates.remove(&sighting);
                self.own.insert(sighting, evidence.clone());
            }
            let node = &mut self.nodes[node_of(person) as usize];
            node.sightings.extend(sightings);
        }
        for sightings in left {
            // The group's key must not depend on the order in which articles came.
            let keys = sightings.iter().map(|&one| here(self.corpus, one));
            let key = keys.min();
            if sightings.len() > 1 {
                let evidence = Evidence::new("name", ["company"], 0.9);
                let own = sightings.iter().map(|&one| (one, evidence.clone()));
                self.own.extend(own);
            }
            if let Some(key) = key {
                self.add(key, sightings);
            }
        }
    }

    /// Sightings of one name, parted into those who keep the same company.
    fn who_keep_company(&self, name: &str, sightings: &[u32]) -> Vec<Vec<u32>> {
        let except: Vec<u32> = self.corpus.company_of(name).into_iter().collect();
        let facts: Vec<Facts> = sightings
            .iter()
            .map(|&sighting| Facts::of(self.corpus, &[sighting]))
            .collect();
        let mut groups = groups::Groups::new(sightings.len());
        for a in 0..sightings.len() {
            for b in 0..a {
                let support = facts[a].support(&facts[b], self.corpus, &except);
                if !support.conflict && support.by_company() {
                    groups.join(a as u32, b as u32);
                }
            }
        }
        let mut together: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
        for (at, &sighting) in (0..).zip(sightings) {
            together.entry(groups.of(at)).or_default().push(sighting);
        }
        together.into_values().collect()
    }

    /// Splits homonyms, applies corrections and merges what is left.
    fn finish(
        self,
        actors: &Actors,
        corrections: &Corrections,
        candidates: BTreeMap<u32, Vec<u32>>,
    ) -> Linked {
        let mut together: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
        let mut why = merge::Why::new(self.corpus.sightings.len());
        for (number, node) in (0..).zip(&self.nodes) {
            together
                .entry(self.joins.of(number))
                .or_default()
                .push(number);
            let name = match &node.key {
                Key::Actor(_) => Evidence::new("actors", [], 1.0),
                Key::Listed(_) => Evidence::new("list", [], 0.99),
                Key::Here(..) => Evidence::alone(),
                Key::Person(_) => Evidence::new("name", [], 0.98),
                Key::Body(..) => Evidence::new("name", [], 0.95),
                Key::Single(_) => Evidence::new("name", [], 0.9),
            };
            for &sighting in &node.sightings {
                let own = self.own.get(&sighting);
                let own = own.or_else(|| self.how.get(&number)).unwrap_or(&name);
                why.set(sighting, own);
            }
        }
        merge::merge(
            self.corpus,
            merge::Parts {
                nodes: &self.nodes,
                groups: together.into_values().collect(),
                why,
                candidates,
            },
            actors,
            corrections,
        )
    }
}
