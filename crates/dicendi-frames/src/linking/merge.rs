//! Groups of sightings become entities: corrections first, then one name, one type and all facts.

use super::facts::{Seen, different, gender, roles_seen};
use super::homonyms::Bearers;
use super::known::{Known, Listed};
use super::names::{PersonName, SOFT_HYPHEN, fold, is_initials};
use super::{Corpus, Evidence, Key, Link, Linked, Node};
use crate::actors::Actors;
use crate::corrections::{Corrections, What};
use crate::ids;
use dicendi_core::Lexicon;
use dicendi_core::document::{Entity, EntityKind, GenderSource};
use dicendi_core::lexicon::NameWord;
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
struct Cluster<'c> {
    /// The surest of its keys.
    key: &'c Key,
    sightings: Vec<u32>,
    /// The name that a correction gives it.
    called: Option<String>,
    /// Names that a correction takes from it.
    not_called: Vec<String>,
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

fn name_of(corpus: &Corpus, cluster: &Cluster, actors: &Actors) -> String {
    if let Some(called) = &cluster.called {
        return called.clone();
    }
    match cluster.key {
        Key::Actor(actor) => actors.name(*actor).to_owned(),
        Key::Listed(Listed::State(code)) => {
            let state = Lexicon::french().state_of_code(code);
            state.map_or_else(String::new, |(_, name)| name.to_owned())
        }
        Key::Listed(Listed::Name(row)) => Known::french().name(*row).name.clone(),
        Key::Person(_) => {
            let lexicon = Lexicon::french();
            let different = different(corpus, &cluster.sightings);
            let read: Vec<(PersonName, u32)> = different
                .filter_map(|(entity, count)| {
                    let name = PersonName::read(&entity.name, true, lexicon)?;
                    (!name.first.is_empty()).then_some((name, count))
                })
                .collect();
            // *Jérôme Marty*, not *Franceinfo Jérôme Marty*, however often each stands.
            let known = |name: &PersonName| {
                let first = name.first.replace(' ', "-");
                lexicon.first_name(&first).is_some()
            };
            let any_known = read
                .iter()
                .any(|(name, _)| known(name) && !is_initials(&name.first));
            let full = read
                .iter()
                .filter(|(name, _)| !is_initials(&name.first) && (!any_known || known(name)));
            let written = |(name, count): &'_ (PersonName, u32)| (name.written.clone(), *count);
            most_frequent(full.map(written))
                .or_else(|| most_frequent(read.iter().map(written)))
                .unwrap_or_default()
        }
        Key::Body(..) | Key::Single(_) | Key::Here(..) => {
            let different = different(corpus, &cluster.sightings);
            let names =
                different.map(|(entity, count)| (entity.name.replace(SOFT_HYPHEN, ""), count));
            most_frequent(names).unwrap_or_default()
        }
    }
}

fn kind_of(corpus: &Corpus, cluster: &Cluster, actors: &Actors) -> EntityKind {
    let most = || {
        let different = different(corpus, &cluster.sightings);
        let kinds = different.map(|(entity, count)| (entity.kind, count));
        most_frequent(kinds).unwrap_or(EntityKind::Thing)
    };
    match cluster.key {
        Key::Actor(actor) => actors.kind(*actor).unwrap_or_else(most),
        Key::Listed(Listed::State(_)) => EntityKind::State,
        Key::Listed(Listed::Name(row)) => Known::french().name(*row).kind,
        Key::Person(_) | Key::Single(_) => EntityKind::Person,
        Key::Body(_, kind, _) => *kind,
        Key::Here(..) => most(),
    }
}

/// Takes names away and makes one of two, as the user says; what found nothing.
fn correct(
    corpus: &Corpus,
    clusters: &mut Vec<Cluster>,
    ids: &mut Vec<String>,
    why: &mut Why,
    actors: &Actors,
    corrections: &Corrections,
) -> Vec<String> {
    let mut idle = Vec::new();
    let all_names: Vec<String> = if corrections.is_empty() {
        Vec::new()
    } else {
        let name = |cluster| fold(&name_of(corpus, cluster, actors));
        clusters.iter().map(name).collect()
    };
    let mut all_names = all_names;
    let called = |sighting: u32, name: &str| fold(&corpus.entity(sighting).name) == name;
    let article_of = |sighting: u32| corpus.place(sighting).0;
    for correction in corrections.in_order() {
        let find = |clusters: &[Cluster], ids: &[String], names: &[String], wanted: &str| {
            let folded = fold(wanted);
            let by_id = ids.iter().position(|id| id == wanted);
            let named = |at: &usize| {
                !matches!(clusters[*at].key, Key::Here(..)) && !clusters[*at].sightings.is_empty()
            };
            let by_name = (0..clusters.len())
                .filter(named)
                .filter(|&at| names[at] == folded);
            let by_other = (0..clusters.len()).filter(named).filter(|&at| {
                let sightings = &clusters[at].sightings;
                sightings.iter().any(|&sighting| called(sighting, &folded))
            });
            let found: Vec<usize> = by_id.into_iter().collect();
            let found = if found.is_empty() {
                by_name.collect()
            } else {
                found
            };
            if found.is_empty() {
                by_other.collect()
            } else {
                found
            }
        };
        let mut one = |wanted: &str| match find(clusters, ids, &all_names, wanted)[..] {
            [one] => Some(one),
            [] => {
                idle.push(format!("{correction}: no entity is called {wanted:?}"));
                None
            }
            ref several => {
                let several: Vec<&str> = several.iter().map(|&at| ids[at].as_str()).collect();
                idle.push(format!(
                    "{correction}: several entities are called {wanted:?}; say which by entity_id: {}",
                    several.join(", ")
                ));
                None
            }
        };
        let Some(whose) = one(&correction.name) else {
            continue;
        };
        let other = fold(&correction.other);
        let here = |sighting: &u32| {
            let article = correction.article_id.as_deref();
            article.is_none_or(|article| article == article_of(*sighting))
        };
        let moved: Vec<u32> = match correction.what {
            What::Not => {
                let wrong = |sighting: &u32| here(sighting) && called(*sighting, &other);
                let (wrong, right) = clusters[whose].sightings.iter().partition(|s| wrong(s));
                if correction.article_id.is_none() {
                    clusters[whose].not_called.push(other.clone());
                }
                clusters[whose].sightings = right;
                wrong
            }
            What::Same if correction.article_id.is_some() => {
                let mut moved = Vec::new();
                for at in (0..clusters.len()).filter(|&at| at != whose) {
                    let is_meant = ids[at] == correction.other;
                    let meant = |s: &u32| here(s) && (is_meant || called(*s, &other));
                    let (out, stay) = clusters[at].sightings.iter().partition(|s| meant(s));
                    clusters[at].sightings = stay;
                    moved.extend::<Vec<u32>>(out);
                }
                moved
            }
            What::Same => match one(&correction.other) {
                Some(twin) if twin != whose => std::mem::take(&mut clusters[twin].sightings),
                _ => continue,
            },
        };
        if moved.is_empty() {
            idle.push(format!("{correction}: nothing is called so"));
            continue;
        }
        for &sighting in &moved {
            why.set(sighting, &Evidence::new("correction", [], 1.0));
        }
        match correction.what {
            What::Same => {
                let name = name_of(corpus, &clusters[whose], actors);
                clusters[whose].called = Some(name);
                clusters[whose].sightings.extend(moved);
            }
            What::Not => {
                let cluster = Cluster {
                    key: clusters[whose].key,
                    sightings: moved,
                    called: Some(correction.other.clone()),
                    not_called: Vec::new(),
                };
                let kind = kind_of(corpus, &clusters[whose], actors);
                ids.push(ids::entity(
                    kind.as_str(),
                    &format!("not {} {other}", ids[whose]),
                    None,
                ));
                all_names.push(other);
                clusters.push(cluster);
            }
        }
    }
    idle
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

/// What the sightings say together, and what the user's list says against them.
fn facts(corpus: &Corpus, cluster: &Cluster, id: String, actors: &Actors) -> Joined {
    let entities: Vec<(&Entity, u32)> = different(corpus, &cluster.sightings).collect();
    let name = name_of(corpus, cluster, actors);
    let kind = kind_of(corpus, cluster, actors);
    let actor = match (cluster.key, &cluster.called) {
        (Key::Actor(actor), called)
            if called
                .as_deref()
                .is_none_or(|called| called == actors.name(*actor)) =>
        {
            Some(*actor)
        }
        _ => None,
    };
    let is_person = kind == EntityKind::Person;
    let gender = gender(corpus, &cluster.sightings);
    let gender = gender.filter(|_| is_person || kind == EntityKind::Unnamed);
    let sources = entities
        .iter()
        .filter(|(entity, _)| entity.gender == gender);
    let source = sources.filter_map(|(entity, _)| entity.gender_source).min();
    let theirs = actor.and_then(|actor| actors.gender(actor));
    let country = match cluster.key {
        Key::Listed(Listed::State(code)) => Some((*code).to_owned()),
        Key::Listed(Listed::Name(row)) => Known::french().name(*row).country.clone(),
        _ => {
            let countries = entities.iter();
            most_frequent(
                countries.filter_map(|(entity, count)| Some((entity.country.clone()?, *count))),
            )
        }
    };
    let roles = if is_person {
        let mut roles: Vec<(String, Seen)> =
            roles_seen(corpus, &cluster.sightings).into_iter().collect();
        roles.sort_by_key(|(_, seen)| Reverse(seen.n_articles));
        roles
    } else {
        Vec::new()
    };
    let mut aliases = by_frequency(
        entities
            .iter()
            .flat_map(|(entity, count)| {
                let names = entity.aliases.iter().chain([&entity.name]);
                names.map(|alias| (alias.clone(), *count))
            })
            .filter(|(alias, _)| *alias != name && is_name(alias)),
    );
    aliases.retain(|alias| !cluster.not_called.contains(&fold(alias)));
    Joined {
        id,
        entity: Entity {
            name,
            kind,
            named: !matches!(cluster.key, Key::Here(..)),
            gender: theirs.or(gender),
            gender_source: theirs
                .map(|_| GenderSource::Actors)
                .or(source.filter(|_| gender.is_some())),
            roles: roles.iter().map(|(role, _)| role.clone()).collect(),
            country: actor
                .and_then(|actor| actors.country(actor))
                .map(str::to_owned)
                .or(country),
            aliases,
        },
        roles,
        actor,
    }
}

/// More than an article or a particle: *Le* of *Marine Le Pen* is no name.
fn is_name(alias: &str) -> bool {
    let lexicon = Lexicon::french();
    let folded = fold(alias);
    let small = |word: &str| {
        word.len() < 2
            || lexicon.is_name_word(NameWord::Particle, word)
            || lexicon.is_name_word(NameWord::Filler, word)
    };
    folded.split(' ').any(|word| !small(word))
}

fn most_frequent<T: Ord>(values: impl Iterator<Item = (T, u32)>) -> Option<T> {
    by_frequency(values).into_iter().next()
}

/// The different values, the most frequent first, equals in their own order.
fn by_frequency<T: Ord>(values: impl Iterator<Item = (T, u32)>) -> Vec<T> {
    let mut counts: BTreeMap<T, u32> = BTreeMap::new();
    for (value, count) in values {
        *counts.entry(value).or_default() += count;
    }
    let mut values: Vec<(T, u32)> = counts.into_iter().collect();
    values.sort_by_key(|&(_, count)| Reverse(count));
    values.into_iter().map(|(value, _)| value).collect()
}
