//! What each sighting's name is read as, before names are compared.

use super::bodies::{self, Reach};
use super::known::{Known, Listed};
use super::names::{PersonName, fold, fold_body};
use super::{Corpus, Key};
use crate::actors::Actors;
use dicendi_core::Lexicon;
use dicendi_core::document::{Entity, EntityKind};
use dicendi_core::lexicon::NameWord;
use rustc_hash::{FxHashMap, FxHashSet};

/// What different entities are read from, and the sightings that share it.
pub(super) struct Read {
    entity: u32,
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
                        let home = !elsewhere.than_home
                            && !abroad.mostly.contains(&name)
                            && !(elsewhere.in_the_world && abroad.often.contains(&name));
                        country.is_some() || home
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

/// A first name that stands alone this many times as often as with a last name need be nobody's.
const ALONE: u32 = 4;

/// Somebody in so many articles, whose last name stands behind a particle, is meant where it seems to be a place, and
/// so many times as often at most.
const OF_PLACE: u32 = 8;
const PLACED: u32 = 4;

/// How many sightings without a role weigh as much as one with.
const WITH_ROLE: u32 = 4;

/// So many letters make an acronym; more are a name in a headline.
const ACRONYM: usize = 5;

fn is_capitals(name: &str) -> bool {
    name.chars().count() <= ACRONYM && name.chars().all(char::is_uppercase)
}

/// A name that so many times as many articles know as a last name is one, whatever an article takes it for.
const SURELY: u32 = 16;

/// Of one name, all sightings are what most take it for: the model errs in some articles. The names, folded, that
/// are last names beyond doubt.
pub(super) fn agree_on_kinds(corpus: &Corpus, read: &mut [Read]) -> FxHashSet<String> {
    let mut surnames = FxHashSet::default();
    use EntityKind::{Organisation, Person, Place, Thing};
    const KINDS: [EntityKind; 4] = [Person, Organisation, Place, Thing];
    let lexicon = Lexicon::french();
    let mut votes: FxHashMap<String, [u32; 4]> = FxHashMap::default();
    // Who is named in full bears a last name, whatever articles take that for where it stands alone.
    let mut bearers: FxHashMap<String, u32> = FxHashMap::default();
    let mut behind_particle: FxHashMap<String, FxHashMap<String, u32>> = FxHashMap::default();
    let mut firsts: FxHashMap<String, u32> = FxHashMap::default();
    let mut full_names: FxHashSet<String> = FxHashSet::default();
    let mut listed: FxHashMap<String, Listed> = FxHashMap::default();
    let name_of = |entity: u32| corpus.entities()[entity as usize].name.as_str();
    for read in read.iter() {
        let key = fold_body(name_of(read.entity));
        let kind = match &read.reading {
            Reading::Key(Key::Person(full)) => {
                let entity = &corpus.entities()[read.entity as usize];
                let known = |name: &PersonName| {
                    let first = name.first.replace(' ', "-");
                    lexicon.first_name(&first).is_some()
                };
                if let Some(name) = PersonName::of(entity).filter(known) {
                    let both = lexicon.first_name(&name.last).is_some();
                    if !both {
                        full_names.insert(full.clone());
                    }
                    *firsts.entry(name.first.clone()).or_default() += read.sightings.len() as u32;
                    let last = fold_body(&name.last);
                    let mut rest = last.as_str();
                    loop {
                        *bearers.entry(rest.to_owned()).or_default() += read.sightings.len() as u32;
                        let Some((first, more)) = rest.split_once(' ') else {
                            break;
                        };
                        // *de Gaulle* is *Gaulle* too.
                        if lexicon.is_name_word(NameWord::Particle, first) {
                            let borne = behind_particle.entry(more.to_owned()).or_default();
                            *borne.entry(name.key()).or_default() += read.sightings.len() as u32;
                        }
                        rest = more;
                    }
                }
                Person
            }
            Reading::Bare(_) => Person,
            Reading::Key(Key::Body(_, kind, _)) => *kind,
            Reading::Key(Key::Listed(known)) => {
                listed.insert(key.clone(), *known);
                Place
            }
            _ => continue,
        };
        // Who has a role is somebody.
        let entity = &corpus.entities()[read.entity as usize];
        let weight = if kind == Person && !entity.roles.is_empty() {
            WITH_ROLE
        } else {
            1
        };
        votes.entry(key).or_default()
            [KINDS.iter().position(|&other| other == kind).unwrap_or(3)] +=
            weight * read.sightings.len() as u32;
    }
    let is_placed = |key: &str, n_bodies: u32| {
        let borne = behind_particle.get(key).into_iter().flatten();
        let most = borne.map(|(_, &count)| count).max().unwrap_or(0);
        most >= OF_PLACE && n_bodies <= PLACED * most
    };
    for Read {
        entity, reading, ..
    } in read.iter_mut()
    {
        let name = name_of(*entity);
        let key = fold_body(name);
        let Some(&[persons, bodies @ ..]) = votes.get(&key) else {
            continue;
        };
        let first = name.split_whitespace().next().unwrap_or_default();
        let n_bodies: u32 = bodies.iter().sum();
        let borne_by = bearers.get(&key).copied().unwrap_or(0);
        let as_last = persons + borne_by;
        let surely = as_last >= SURELY * n_bodies;
        if surely {
            surnames.insert(key.clone());
        }
        // Of equals the first: a body rather than a place, a place rather than a thing.
        let most = bodies.iter().max().copied().unwrap_or(0);
        let kind = KINDS[1 + bodies.iter().position(|&n| n == most).unwrap_or(0)];
        let is_first = lexicon.first_name(first).is_some();
        // A first name that somebody bears needs more to be taken for none, where no list has it.
        let full = firsts.get(&key).copied().unwrap_or(0);
        let borne = is_first && (first != name || full * ALONE > persons + n_bodies);
        let listed = listed.get(&key).copied();
        let many = match (borne, listed) {
            (true, None) => 8,
            (true, Some(_)) => 2,
            (false, None) => 1,
            (false, Some(_)) => 0,
        };
        match reading {
            // More than one word, and no first name: a body as soon as some take it for one.
            Reading::Key(Key::Person(_))
                if n_bodies > many * persons
                    || !is_first && 4 * n_bodies >= persons && n_bodies > 0 =>
            {
                let known = listed.map(Key::Listed);
                *reading = Reading::Key(known.unwrap_or(Key::Body(key, kind, None)));
            }
            // *Nadia-Brunet*
            Reading::Bare(bare) if full_names.contains(&bare.last) => {
                *reading = Reading::Key(Key::Person(bare.last.clone()));
            }
            // *Nadia brunet*: a last name without its capital.
            Reading::Bare(_) if full_names.contains(&fold(name)) => {
                *reading = Reading::Key(Key::Person(fold(name)));
            }
            Reading::Bare(_)
                if n_bodies > many * as_last
                    || n_bodies == persons && !is_first && borne_by == 0 && n_bodies > 0 =>
            {
                let known = listed.map(Key::Listed);
                *reading = Reading::Key(known.unwrap_or(Key::Body(key, kind, None)));
            }
            Reading::Key(Key::Body(..))
                if persons >= n_bodies && is_first && !(first == name && surely) =>
            {
                let full = PersonName::read(name, true, lexicon);
                if let Some(full) = full.filter(|full| !full.first.is_empty()) {
                    *reading = Reading::Key(Key::Person(full.key()));
                }
            }
            // *COPE*, whatever Copé is.
            Reading::Key(Key::Body(_, taken, _)) if is_capitals(name) => *taken = kind,
            // *Delgado*, whom some articles take for a place; *Gaulle*, whom most do, as *de* stands before him.
            Reading::Key(Key::Body(_, taken, _))
                if listed.is_none()
                    && (as_last > if is_first { 1 } else { many } * n_bodies
                        || is_placed(&key, n_bodies)) =>
            {
                match PersonName::read(name, true, lexicon) {
                    Some(name) if name.first.is_empty() => *reading = Reading::Bare(name),
                    Some(name) if persons > 4 * n_bodies => {
                        *reading = Reading::Key(Key::Person(name.key()));
                    }
                    _ => *taken = kind,
                }
            }
            Reading::Key(Key::Body(_, taken, _)) => *taken = kind,
            _ => {}
        }
    }
    surnames
}
