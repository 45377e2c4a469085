//! Groups of sightings become entities, with ids: homonyms parted first, then corrected as the user says.

use super::chosen::{facts, kind_of, name_of};
use super::corrected::correct;
use super::facts::Seen;
use super::homonyms::Bearers;
use super::known::Listed;
use super::names::fold;
use super::{Corpus, Evidence, Key, Link, Linked, Node, Reason};
use crate::actors::Actors;
use crate::corrections::Corrections;
use crate::ids;
use dicendi_core::document::Entity;
use rustc_hash::FxHashMap;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::mem::take;

/// An entity of the corpus.
#[derive(Debug, Clone)]
pub(crate) struct Joined {
    pub id: String,
    /// Its name, type, gender, state and other names; `roles` the most frequent first.
    pub entity: Entity,
    /// When and how often each role was seen.
    pub roles: Vec<(String, Seen)>,
    /// The actor of the user's list that it is.
    pub actor: Option<u32>,
}

/// What merging starts from.
pub(super) struct Parts {
    pub(super) nodes: Vec<Node>,
    /// Each node with the group of nodes that are one, by numbers, in order.
    pub(super) groups: Vec<(u32, u32)>,
    pub(super) why: Why,
    /// The nodes that an unlinked sighting could be.
    pub(super) candidates: BTreeMap<u32, Vec<u32>>,
}

/// Why each sighting was linked.
pub(super) struct Why {
    reasons: Vec<Reason>,
    links: Vec<Link>,
}

impl Why {
    pub(super) fn new(n_sightings: usize) -> Self {
        Why {
            reasons: vec![Reason::default()],
            links: vec![Link::default(); n_sightings],
        }
    }

    /// The number of a reason without candidates.
    pub(super) fn number(&mut self, evidence: &Evidence) -> u32 {
        let mut known = self.reasons.iter();
        let known = known.position(|known| known.evidence == *evidence);
        let number = known.unwrap_or_else(|| {
            self.reasons.push(Reason {
                evidence: evidence.clone(),
                candidates: Vec::new(),
            });
            self.reasons.len() - 1
        });
        number as u32
    }

    pub(super) fn set(&mut self, sighting: u32, number: u32) {
        self.links[sighting as usize].reason = number;
    }

    /// Adds the entities that sightings could be.
    fn add_candidates(&mut self, candidates: impl Iterator<Item = (u32, Vec<u32>)>) {
        let mut numbers: FxHashMap<(u32, Vec<u32>), u32> = FxHashMap::default();
        for (sighting, mut could_be) in candidates {
            let link = &mut self.links[sighting as usize];
            could_be.retain(|&entity| entity != link.entity);
            could_be.sort_unstable();
            could_be.dedup();
            if could_be.is_empty() {
                continue;
            }
            let Reason { evidence, .. } = &self.reasons[link.reason as usize];
            let reason = Reason {
                evidence: evidence.clone(),
                candidates: could_be.clone(),
            };
            link.reason = *numbers.entry((link.reason, could_be)).or_insert_with(|| {
                self.reasons.push(reason);
                self.reasons.len() as u32 - 1
            });
        }
    }
}

/// Sightings of one entity.
pub(super) struct Cluster<'c> {
    /// The surest of its keys.
    pub(super) key: &'c Key,
    pub(super) sightings: Vec<u32>,
    /// The name that a correction gives it.
    pub(super) called: Option<String>,
    /// Names that a correction takes from it.
    pub(super) not_called: Vec<String>,
}

pub(super) fn merge(
    corpus: &Corpus,
    parts: Parts,
    actors: &Actors,
    corrections: &Corrections,
) -> Linked {
    let Parts {
        mut nodes,
        groups,
        mut why,
        candidates,
    } = parts;
    let bearers = Bearers::count(corpus, &nodes);
    // A corpus has millions: they move from nodes to clusters, and go when their entity is made.
    let sightings = nodes.iter_mut().map(|node| take(&mut node.sightings));
    let mut sightings: Vec<Vec<u32>> = sightings.collect();
    let mut clusters: Vec<Cluster> = Vec::new();
    let mut cluster_of_node = vec![0; nodes.len()];
    for group in groups.chunk_by(|(one, _), (other, _)| one == other) {
        let members = || group.iter().map(|&(_, node)| node as usize);
        let chief = members().min_by_key(|&node| {
            let key = &nodes[node].key;
            (rank(key), Reverse(sightings[node].len()), key)
        });
        let Some(chief) = chief else {
            continue;
        };
        let mut all = Vec::new();
        for node in members() {
            cluster_of_node[node] = clusters.len();
            let mut more = take(&mut sightings[node]);
            if all.is_empty() {
                all = more;
            } else {
                all.append(&mut more);
            }
        }
        let key = &nodes[chief].key;
        let persons = match key {
            Key::Person(_) => bearers.split(corpus, all),
            _ => vec![all],
        };
        clusters.extend(persons.into_iter().map(|sightings| Cluster {
            key,
            sightings,
            called: None,
            not_called: Vec::new(),
        }));
    }
    drop((groups, sightings));
    let mut ids = name_ids(corpus, &clusters, actors);
    let idle = correct(
        corpus,
        &mut clusters,
        &mut ids,
        &mut why,
        actors,
        corrections,
    );
    // Each with the number of its sightings and that of its cluster.
    let mut entities: Vec<(Joined, usize, usize)> = Vec::new();
    let mut number = vec![0; clusters.len()];
    for (at, cluster) in clusters.into_iter().enumerate() {
        if !cluster.sightings.is_empty() {
            let joined = facts(corpus, &cluster, take(&mut ids[at]), actors);
            for &sighting in &cluster.sightings {
                why.links[sighting as usize].entity = at as u32;
            }
            entities.push((joined, cluster.sightings.len(), at));
        }
    }
    entities.sort_unstable_by(|(a, n_a, at_a), (b, n_b, at_b)| {
        (Reverse(n_a), &a.entity.name, &a.id, at_a).cmp(&(
            Reverse(n_b),
            &b.entity.name,
            &b.id,
            at_b,
        ))
    });
    for (index, (_, _, at)) in (0..).zip(&entities) {
        number[*at] = index;
    }
    for link in &mut why.links {
        link.entity = number[link.entity as usize];
    }
    why.add_candidates(candidates.into_iter().map(|(sighting, nodes)| {
        let nodes = nodes.into_iter();
        let could_be = nodes.map(|node| number[cluster_of_node[node as usize]]);
        (sighting, could_be.collect())
    }));
    Linked {
        links: why.links,
        reasons: why.reasons,
        entities: entities.into_iter().map(|(joined, ..)| joined).collect(),
        idle,
    }
}

/// What gives a group its name and type first.
fn rank(key: &Key) -> u8 {
    match key {
        Key::Actor(_) => 0,
        Key::Listed(_) => 1,
        Key::Person(_) | Key::Body(..) => 2,
        Key::Single(_) => 3,
        Key::Here(..) => 4,
    }
}

/// The ids of all clusters: of two with one type and name, the one that more articles know has the plain id.
fn name_ids(corpus: &Corpus, clusters: &[Cluster], actors: &Actors) -> Vec<String> {
    let mut order: Vec<usize> = (0..clusters.len()).collect();
    let first = |cluster: &Cluster| {
        cluster
            .sightings
            .iter()
            .map(|&sighting| corpus.place(sighting))
            .min()
    };
    order.sort_by_key(|&at| (Reverse(clusters[at].sightings.len()), first(&clusters[at])));
    let mut taken: FxHashMap<String, ()> = FxHashMap::default();
    let mut ids = vec![String::new(); clusters.len()];
    for at in order {
        let cluster = &clusters[at];
        let (name, kind) = (
            name_of(corpus, cluster, actors),
            kind_of(corpus, cluster, actors),
        );
        let (name, place) = match cluster.key {
            Key::Here(..) => (fold(&name), first(cluster)),
            Key::Listed(Listed::State(code)) => ((*code).to_owned(), None),
            Key::Body(_, _, Some(country)) => (format!("{} {country}", fold(&name)), None),
            _ => (fold(&name), None),
        };
        let mut id = ids::entity(kind.as_str(), &name, place);
        if taken.contains_key(&id) {
            id = ids::entity(kind.as_str(), &name, first(cluster));
        }
        taken.insert(id.clone(), ());
        ids[at] = id;
    }
    ids
}

/// An entity that only its article knows.
pub(crate) fn alone(corpus: &Corpus, sighting: u32) -> Joined {
    let key = super::here(corpus, sighting);
    let cluster = Cluster {
        key: &key,
        sightings: vec![sighting],
        called: None,
        not_called: Vec::new(),
    };
    let (nobody, clusters) = (Actors::default(), [cluster]);
    let id = name_ids(corpus, &clusters, &nobody).remove(0);
    facts(corpus, &clusters[0], id, &nobody)
}
