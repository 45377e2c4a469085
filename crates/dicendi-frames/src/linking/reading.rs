//! What each sighting's name is read as, before names are compared.

use super::bodies::{self, Reach};
use super::known::Known;
use super::names::{PersonName, fold, fold_body};
use super::{Corpus, Key};
use crate::actors::Actors;
use dicendi_core::Lexicon;
use dicendi_core::document::{Entity, EntityKind};
use rustc_hash::{FxHashMap, FxHashSet};

/// What different entities are read from, and the sightings that share it.
pub(super) struct Read {
    pub(super) entity: u32,
    pub(super) reading: Reading,
    pub(super) sightings: Vec<u32>,
}

/// How a sighting's name was read.
pub(super) enum Reading {
    Key(Key),
    Bare(PersonName),
    Here,
}

/// Reads every sighting by itself: an entity means the same in all articles that are about the same states and, where
/// the user's list has its name, in the time of one actor.
pub(super) fn read(corpus: &Corpus, actors: &Actors) -> Vec<Read> {
    let lexicon = Lexicon::french();
    let home = corpus.home();
    let abroad = Abroad::count(corpus, home);
    let reading = |entity: &Entity, actor: Option<u32>, elsewhere: Elsewhere| {
        if let Some(actor) = actor {
            return Reading::Key(Key::Actor(actor));
        }
        if let Some(listed) = Known::french().find(entity) {
            return if elsewhere.than_listed {
                Reading::Here
            } else {
                Reading::Key(Key::Listed(listed))
            };
        }
        match entity.kind {
            EntityKind::Group | EntityKind::Unnamed | EntityKind::State => Reading::Here,
            EntityKind::Person => match PersonName::read(&entity.name, entity.named, lexicon) {
                None => Reading::Here,
                Some(name) if name.first.is_empty() => Reading::Bare(name),
                Some(name) => Reading::Key(Key::Person(name.key())),
            },
            EntityKind::Organisation | EntityKind::Place | EntityKind::Thing => {
                let country = entity
                    .country
                    .as_deref()
                    .filter(|&state| Some(state) != home);
                let reach = bodies::reach(entity, corpus.places());
                let known = match reach {
                    Reach::Anywhere => !corpus.is_local_acronym(&fold(&entity.name)),
                    Reach::OfItsState => {
                        let name = fold_body(&entity.name);
                        let foreign = elsewhere.than_home
                            || abroad.mostly.contains(&name)
                            || elsewhere.in_the_world && abroad.often.contains(&name);
                        country.is_some() || !foreign
                    }
                    Reach::Here => false,
                };
                if !known {
                    return Reading::Here;
                }
                let country = country.filter(|_| reach == Reach::OfItsState);
                let country = country.map(str::to_owned);
                Reading::Key(Key::Body(fold_body(&entity.name), entity.kind, country))
            }
        }
    };
    let mut numbers: FxHashMap<(u32, Option<u32>, Elsewhere), u32> = FxHashMap::default();
    let mut all: Vec<Read> = Vec::new();
    let entities = corpus.entities().iter();
    let commons: Vec<Option<&str>> = entities
        .map(|entity| Known::french().state_of_common(entity))
        .map(|state| state.filter(|&state| Some(state) != home))
        .collect();
    for (sighting, seen) in (0..).zip(&corpus.sightings) {
        let entity = &corpus.entities()[seen.entity as usize];
        let actor = actors.find(entity, corpus.day(seen.article));
        let others = |state: &str| corpus.is_about_others(seen.article, state);
        let elsewhere = Elsewhere {
            than_home: home.is_some_and(others),
            in_the_world: corpus.is_about_many(seen.article),
            than_listed: commons[seen.entity as usize].is_some_and(others),
        };
        let number = *numbers
            .entry((seen.entity, actor, elsewhere))
            .or_insert_with(|| {
                all.push(Read {
                    entity: seen.entity,
                    reading: reading(entity, actor, elsewhere),
                    sightings: Vec::new(),
                });
                all.len() as u32 - 1
            });
        all[number as usize].sightings.push(sighting);
    }
    all
}

/// Which states an article is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Elsewhere {
    /// Other states than that of the corpus.
    than_home: bool,
    /// It is about many.
    in_the_world: bool,
    /// Other states than that whose *Parti libéral* the lists know.
    than_listed: bool,
}

/// The names of public bodies that articles about other states use.
struct Abroad {
    /// More than those about this one do: *Cour suprême*.
    mostly: FxHashSet<String>,
    /// Often enough that an article about many states may mean any: *ministère de la Santé*.
    often: FxHashSet<String>,
}

/// In so many articles about this state to one about another, a name is hardly used of another.
const SELDOM: u32 = 4;

impl Abroad {
    fn count(corpus: &Corpus, home: Option<&str>) -> Self {
        let name = |entity: &Entity| {
            let public = entity.kind == EntityKind::Organisation
                && bodies::reach(entity, corpus.places()) == Reach::OfItsState;
            public.then(|| fold_body(&entity.name))
        };
        let names: Vec<Option<String>> = corpus.entities().iter().map(name).collect();
        let mut counts: FxHashMap<&str, [u32; 2]> = FxHashMap::default();
        for seen in &corpus.sightings {
            let Some(name) = &names[seen.entity as usize] else {
                continue;
            };
            let country = corpus.entities()[seen.entity as usize].country.as_deref();
            let abroad = country.is_some_and(|state| Some(state) != home)
                || home.is_some_and(|home| corpus.is_about_others(seen.article, home));
            counts.entry(name).or_default()[usize::from(abroad)] += 1;
        }
        let more = |times: u32| {
            let counts = counts.iter();
            let more = counts.filter(|(_, [home, abroad])| abroad * times > *home);
            more.map(|(&name, _)| name.to_owned()).collect()
        };
        Abroad {
            mostly: more(1),
            often: more(SELDOM),
        }
    }
}
