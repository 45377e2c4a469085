//! Nodes that mean one are joined: bodies, full names, then the names that stand alone.

use super::bare::{Bare, Meant};
use super::bodies::{self, Body};
use super::facts::{self, Facts};
use super::groups::Groups;
use super::names::PersonName;
use super::people::{People, Person};
use super::{Corpus, Evidence, Key, Linked, Node, here, merge};
use crate::actors::Actors;
use crate::corrections::Corrections;
use dicendi_core::Lexicon;
use dicendi_core::document::EntityKind;
use rustc_hash::FxHashSet;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// A first name means whom it is found to mean so often, where that is this many times as often as it stays open.
const OFTEN: usize = 5;
const MORE: usize = 2;

/// Nodes while they are joined.
pub(super) struct Linking<'c> {
    corpus: &'c Corpus,
    nodes: Vec<Node>,
    joins: Groups,
    /// How the sightings of a node came to their entity, where the node is not its chief.
    how: BTreeMap<u32, Evidence>,
    /// How a sighting did, where that is its own.
    own: BTreeMap<u32, Evidence>,
}

impl<'c> Linking<'c> {
    pub(super) fn new(corpus: &'c Corpus, found: BTreeMap<Key, Vec<u32>>) -> Self {
        let nodes: Vec<Node> = found
            .into_iter()
            .map(|(key, sightings)| Node { key, sightings })
            .collect();
        Linking {
            corpus,
            joins: Groups::new(nodes.len()),
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

    pub(super) fn join_bodies(&mut self) {
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
    /// `surnames` are last names whatever an article takes them for.
    pub(super) fn join_people(
        &mut self,
        actors: &Actors,
        bare: &[(PersonName, Vec<u32>)],
        surnames: &FxHashSet<String>,
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
        // Names that somebody may be meant by.
        let mut open: BTreeMap<String, Vec<u32>> = BTreeMap::new();
        // Whom first names were found to mean, and how often.
        let mut sure: BTreeMap<String, BTreeMap<u32, usize>> = BTreeMap::new();
        let sightings = bare.iter().flat_map(|(name, sightings)| {
            let sightings = sightings.iter();
            sightings.map(move |&sighting| (name, sighting))
        });
        for (name, sighting) in sightings {
            let facts = Facts::of(corpus, &[sighting]);
            let surname = surnames.contains(&name.key());
            let doubted = corpus.entity(sighting).kind != EntityKind::Person && !surname;
            match who.meant(&name.last, &facts, doubted) {
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
                    open.entry(name.key()).or_default().push(sighting);
                }
                Meant::Nobody if lexicon.first_name(&name.last).is_some() => {
                    open.entry(name.key()).or_default().push(sighting);
                }
                Meant::Nobody => nobody.entry(name.key()).or_default().push(sighting),
            }
        }
        for members in people.members() {
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
        for (name, mut sightings) in nobody {
            // *Dieu* is whole, though some place has the name for its last word.
            if who.is_whole(&name, sightings.len()) && lexicon.first_name(&name).is_none() {
                let more = open.remove(&name).unwrap_or_default();
                for sighting in &more {
                    candidates.remove(sighting);
                }
                sightings.extend(more);
            }
            // Of one or two letters, anybody's initials.
            if name.len() > 2 {
                self.add(Key::Single(name), sightings);
            } else {
                open.entry(name).or_default().extend(sightings);
            }
        }
        for (name, sightings) in open {
            let sure = sure.remove(&name).unwrap_or_default();
            self.join_open(name, sightings, &who, sure, node_of, &mut candidates);
        }
        candidates
    }

    /// A name that stands alone and may be that of several (*Sophie*): only those who keep company are one.
    fn join_open(
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
        if name.len() > 2 && is_first && who.is_whole(&name, sightings.len()) {
            for sighting in &sightings {
                candidates.remove(sighting);
            }
            self.add(Key::Single(name), sightings);
            return;
        }
        let mut found: Vec<(u32, Evidence, Vec<u32>)> = Vec::new();
        let mut left = Vec::new();
        let together = if !is_first && who.is_contested(&name) {
            sightings.into_iter().map(|one| vec![one]).collect()
        } else {
            self.who_keep_company(&name, &sightings)
        };
        for sightings in together {
            // What they know together may tell whom they mean.
            let several = sightings.len() > 1;
            let facts = several.then(|| Facts::of(self.corpus, &sightings));
            let person = |&one: &u32| self.corpus.entity(one).kind == EntityKind::Person;
            let doubted = !is_first && !sightings.iter().any(person);
            match facts.map(|facts| who.meant(&name, &facts, doubted)) {
                Some(Meant::Person(person, evidence)) => {
                    *sure.entry(person).or_default() += sightings.len();
                    found.push((person, evidence, sightings));
                }
                _ => left.push(sightings),
            }
        }
        // Whom most mean, the rest may mean too.
        let n_left: usize = left.iter().map(Vec::len).sum();
        let most = sure
            .iter()
            .max_by_key(|&(&person, &n)| (n, Reverse(person)));
        let most = most.filter(|&(_, &n)| is_first && n >= OFTEN && n >= MORE * n_left);
        if let Some((&person, _)) = most {
            for sightings in std::mem::take(&mut left) {
                if who.may_be(person, &Facts::of(self.corpus, &sightings)) {
                    found.push((
                        person,
                        Evidence::new("first name", ["time"], 0.8),
                        sightings,
                    ));
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
        let mut groups = Groups::new(sightings.len());
        for a in 0..sightings.len() {
            for b in 0..a {
                let support = facts[a].support(&facts[b], self.corpus, &except);
                let alike = support.by_company() || facts[a].share_dignity(&facts[b]);
                if !support.conflict && alike {
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
    pub(super) fn finish(
        self,
        actors: &Actors,
        corrections: &Corrections,
        candidates: BTreeMap<u32, Vec<u32>>,
    ) -> Linked {
        let Linking {
            corpus,
            nodes,
            joins,
            how,
            own,
        } = self;
        let mut why = merge::Why::new(corpus.sightings.len());
        for (number, node) in (0..).zip(&nodes) {
            let name = match &node.key {
                Key::Actor(_) => Evidence::new("actors", [], 1.0),
                Key::Listed(_) => Evidence::new("list", [], 0.99),
                Key::Here(..) => Evidence::alone(),
                Key::Person(_) => Evidence::new("name", [], 0.98),
                Key::Body(..) => Evidence::new("name", [], 0.95),
                Key::Single(_) => Evidence::new("name", [], 0.9),
            };
            let of_node = why.number(how.get(&number).unwrap_or(&name));
            for &sighting in &node.sightings {
                let own = own.get(&sighting).map(|own| why.number(own));
                why.set(sighting, own.unwrap_or(of_node));
            }
        }
        drop((how, own));
        let numbers = 0..nodes.len() as u32;
        let mut groups: Vec<(u32, u32)> = numbers.map(|node| (joins.of(node), node)).collect();
        groups.sort_unstable();
        drop(joins);
        let parts = merge::Parts {
            nodes,
            groups,
            why,
            candidates,
        };
        merge::merge(corpus, parts, actors, corrections)
    }
}
