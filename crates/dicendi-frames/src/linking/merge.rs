//! Groups of sightings become entities, with ids: homonyms parted first, then corrected as the user says.

use super::chosen::{facts, kind_of, name_of};
use super::corrected::correct;
use super::facts::Seen;
use super::homonyms::Bearers;
use super::known::Listed;
use super::names::fold;
use super::{Corpus, Evidence, Key, Link, Linked, Node};
use crate::actors::Actors;
use crate::corrections::Corrections;
use crate::ids;
use dicendi_core::document::Entity;
use rustc_hash::FxHashMap;
use std::cmp::Reverse;
use std::collections::BTreeMap;

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
pub(super) struct Parts<'c> {
    pub(super) nodes: &'c [Node],
    /// Nodes that are one, by number.
    pub(super) groups: Vec<Vec<u32>>,
    pub(super) why: Why,
    /// The nodes that an unlinked sighting could be.
    pub(super) candidates: BTreeMap<u32, Vec<u32>>,
}

/// Why each sighting was linked: there are few different reasons.
pub(super) struct Why {
    reasons: Vec<Evidence>,
    of: Vec<u32>,
}

impl Why {
    pub(super) fn new(n_sightings: usize) -> Self {
        Why {
            reasons: vec![Evidence::default()],
            of: vec![0; n_sightings],
        }
    }

    pub(super) fn set(&mut self, sighting: u32, reason: &Evidence) {
        let known = self.reasons.iter().position(|known| known == reason);
        let number = known.unwrap_or_else(|| {
            self.reasons.push(reason.clone());
            self.reasons.len() - 1
        });
        self.of[sighting as usize] = number as u32;
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
        nodes,
        groups,
        mut why,
        candidates,
    } = parts;
    let bearers = Bearers::count(corpus, nodes);
    let mut clusters: Vec<Cluster> = Vec::new();
    let mut cluster_of_node = vec![0; nodes.len()];
    for group in &groups {
        let sightings: Vec<u32> = group
            .iter()
            .flat_map(|&node| &nodes[node as usize].sightings)
            .copied()
            .collect();
        let chief = group
            .iter()
            .map(|&node| &nodes[node as usize])
            .min_by_key(|node| (rank(&node.key), Reverse(node.sightings.len()), &node.key));
        let Some(Node { key, .. }) = chief else {
            continue;
        };
        for &node in group {
            cluster_of_node[node as usize] = clusters.len();
        }
        let persons = match key {
            Key::Person(_) => bearers.split(corpus, sightings),
            _ => vec![sightings],
        };
        clusters.extend(persons.into_iter().map(|sightings| Cluster {
            key,
            sightings,
            called: None,
            not_called: Vec::new(),
        }));
    }
    let mut ids = name_ids(corpus, &clusters, actors);
    let idle = correct(
        corpus,
        &mut clusters,
        &mut ids,
        &mut why,
        actors,
        corrections,
    );

    let mut entities: Vec<(Joined, usize)> = Vec::new();
    for (at, cluster) in clusters.iter().enumerate() {
        if !cluster.sightings.is_empty() {
            let joined = facts(corpus, cluster, ids[at].clone(), actors);
            entities.push((joined, at));
        }
    }
    entities.sort_by(|(a, at_a), (b, at_b)| {
        let n = |at: &usize| Reverse(clusters[*at].sightings.len());
        (n(at_a), &a.entity.name, &a.id).cmp(&(n(at_b), &b.entity.name, &b.id))
    });
    let mut number = vec![0; clusters.len()];
    let mut links = vec![Link::default(); corpus.sightings.len()];
    for (index, (_, at)) in (0..).zip(&entities) {
        number[*at] = index;
        for &sighting in &clusters[*at].sightings {
            links[sighting as usize].entity = index;
        }
    }
    let mut lists: FxHashMap<Vec<u32>, u32> = FxHashMap::default();
    lists.insert(Vec::new(), 0);
    for (sighting, nodes) in candidates {
        let link = &mut links[sighting as usize];
        let mut could_be: Vec<u32> = nodes
            .iter()
            .map(|&node| number[cluster_of_node[node as usize]])
            .filter(|&entity| entity != link.entity)
            .collect();
        could_be.sort_unstable();
        could_be.dedup();
        let next = lists.len() as u32;
        link.candidates = *lists.entry(could_be).or_insert(next);
    }
    for (link, &reason) in links.iter_mut().zip(&why.of) {
        link.evidence = reason;
    }
    let mut lists: Vec<(Vec<u32>, u32)> = lists.into_iter().collect();
    lists.sort_unstable_by_key(|&(_, number)| number);
    Linked {
        links,
        evidence: why.reasons,
        candidates: lists.into_iter().map(|(list, _)| list).collect(),
        entities: entities.into_iter().map(|(joined, _)| joined).collect(),
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
