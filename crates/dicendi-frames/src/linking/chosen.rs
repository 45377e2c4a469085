//! What the sightings of an entity say together: its name, type, gender, roles, state and other names.

use super::facts::{Seen, different, gender, roles_seen};
use super::known::{Known, Listed};
use super::merge::{Cluster, Joined};
use super::names::{PersonName, SOFT_HYPHEN, fold, is_initials};
use super::{Corpus, Key};
use crate::actors::Actors;
use dicendi_core::Lexicon;
use dicendi_core::document::{Entity, EntityKind, GenderSource};
use dicendi_core::lexicon::NameWord;
use std::cmp::Reverse;
use std::collections::BTreeMap;

pub(super) fn name_of(corpus: &Corpus, cluster: &Cluster, actors: &Actors) -> String {
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

pub(super) fn kind_of(corpus: &Corpus, cluster: &Cluster, actors: &Actors) -> EntityKind {
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

/// What the sightings say together, and what the user's list says against them.
pub(super) fn facts(corpus: &Corpus, cluster: &Cluster, id: String, actors: &Actors) -> Joined {
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
