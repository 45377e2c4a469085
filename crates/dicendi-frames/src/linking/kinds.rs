//! What a name is: what most articles take it for.

use super::known::Listed;
use super::names::{PersonName, fold, fold_body};
use super::reading::{Read, Reading};
use super::{Corpus, Key};
use dicendi_core::Lexicon;
use dicendi_core::document::EntityKind;
use dicendi_core::lexicon::NameWord;
use rustc_hash::{FxHashMap, FxHashSet};

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
                if persons >= n_bodies && is_first && (first != name || !surely) =>
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
