//! The user's own list of who is who: it wins over what ships.

use crate::error::{Error, Result};
use crate::linking::fold;
use dicendi_core::document::{Entity, EntityKind};
use dicendi_core::ud::Gender;
use polars_core::prelude::{Column, IdxCa, Series};
use rustc_hash::FxHashMap;
use std::fmt;

/// The columns that are read; all others come out joined to the table `entities`.
pub const COLUMNS: [&str; 8] = [
    "name", "aliases", "type", "gender", "country", "role", "from", "to",
];

/// A row of the list.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ActorRow {
    /// The name that the tables use; rows with one name are one actor.
    pub name: String,
    /// Other names of the actor.
    pub aliases: Vec<String>,
    /// `person`, `organisation`, `state` or `place`.
    pub kind: Option<EntityKind>,
    /// Gender of a person.
    pub gender: Option<Gender>,
    /// ISO 3166 code.
    pub country: Option<String>,
    /// What the actor is.
    pub role: Option<String>,
    /// The first day of that, counted from 1970-01-01.
    pub from: Option<i32>,
    /// The last day.
    pub to: Option<i32>,
}

impl ActorRow {
    fn days(&self) -> (i32, i32) {
        (self.from.unwrap_or(i32::MIN), self.to.unwrap_or(i32::MAX))
    }

    fn is_on(&self, day: i32) -> bool {
        let (first, last) = self.days();
        first <= day && day <= last
    }
}

/// A list of actors, checked.
#[derive(Debug, Default)]
pub struct Actors {
    rows: Vec<ActorRow>,
    /// The rows of each actor, the latest last.
    actors: Vec<Vec<u32>>,
    /// The rows that claim a name.
    by_name: FxHashMap<String, Vec<u32>>,
    actor_of: Vec<u32>,
    further: Vec<Series>,
}

/// A row as errors name it: rows count from 1.
struct Named<'a>(usize, &'a ActorRow);

impl fmt::Display for Named<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "row {} ({}", self.0 + 1, self.1.name)?;
        if let Some(role) = &self.1.role {
            write!(f, ", {role}")?;
        }
        for (word, day) in [("from", self.1.from), ("to", self.1.to)] {
            if let Some(day) = day {
                write!(f, ", {word} {}", crate::days::write(day))?;
            }
        }
        f.write_str(")")
    }
}

impl Actors {
    /// Checks a list; `further` are the other columns of the same rows.
    ///
    /// Refuses a row without a name or that ends before it begins, rows of one name that differ in type, gender
    /// or country, and one name or alias of two actors at the same time.
    pub fn new(rows: Vec<ActorRow>, further: Vec<Series>) -> Result<Self> {
        let mut list = Actors {
            further,
            ..Actors::default()
        };
        let mut by_key: FxHashMap<String, u32> = FxHashMap::default();
        for (at, row) in rows.iter().enumerate() {
            let key = fold(&row.name);
            if key.is_empty() {
                return Err(Error::input(format!("actors: row {} has no name", at + 1)));
            }
            if row.from.zip(row.to).is_some_and(|(from, to)| to < from) {
                let row = Named(at, row);
                return Err(Error::input(format!("actors: {row} ends before it begins")));
            }
            let next = list.actors.len() as u32;
            let actor = *by_key.entry(key).or_insert(next);
            if actor == next {
                list.actors.push(Vec::new());
            }
            list.actors[actor as usize].push(at as u32);
            list.actor_of.push(actor);
            for name in row.aliases.iter().chain([&row.name]) {
                let claims = list.by_name.entry(fold(name)).or_default();
                if claims.last() != Some(&(at as u32)) {
                    claims.push(at as u32);
                }
            }
        }
        list.rows = rows;
        list.check_facts()?;
        list.check_claims()?;
        for rows in &mut list.actors {
            rows.sort_by_key(|&row| (list.rows[row as usize].days().0, row));
        }
        Ok(list)
    }

    fn named(&self, row: u32) -> Named<'_> {
        Named(row as usize, &self.rows[row as usize])
    }

    /// Rows of one actor must not contradict each other.
    fn check_facts(&self) -> Result<()> {
        for rows in &self.actors {
            for (at, &a) in rows.iter().enumerate() {
                for &b in &rows[at + 1..] {
                    let (one, other) = (&self.rows[a as usize], &self.rows[b as usize]);
                    let differ = |both: Option<bool>| both == Some(true);
                    let what = if differ(one.kind.zip(other.kind).map(|(a, b)| a != b)) {
                        "type"
                    } else if differ(one.gender.zip(other.gender).map(|(a, b)| a != b)) {
                        "gender"
                    } else if differ(
                        one.country
                            .as_ref()
                            .zip(other.country.as_ref())
                            .map(|(a, b)| a != b),
                    ) {
                        "country"
                    } else {
                        continue;
                    };
                    let (a, b) = (self.named(a), self.named(b));
                    return Err(Error::input(format!(
                        "actors: {a} and {b} have one name and differ in `{what}`; give two people two names \
                         (*Nadia Brunet (senator)*) and the name that texts use as an alias"
                    )));
                }
            }
        }
        Ok(())
    }

    /// One alias must not mean two actors at one time.
    fn check_claims(&self) -> Result<()> {
        let mut names: Vec<(&String, &Vec<u32>)> = self.by_name.iter().collect();
        names.sort();
        for (name, claims) in names {
            for (at, &a) in claims.iter().enumerate() {
                for &b in &claims[at + 1..] {
                    let (one, other) = (&self.rows[a as usize], &self.rows[b as usize]);
                    let two = self.actor_of[a as usize] != self.actor_of[b as usize];
                    let (from, to) = (
                        one.days().0.max(other.days().0),
                        one.days().1.min(other.days().1),
                    );
                    if two && from <= to {
                        let (a, b) = (self.named(a), self.named(b));
                        return Err(Error::input(format!(
                            "actors: {a} and {b} both claim the name {name:?} at the same time"
                        )));
                    }
                }
            }
        }
        Ok(())
    }

    /// Whether the list is empty.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// How many rows the list has.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// The actor that an entity of an article is: by its name, else by another full name that the article has.
    pub(crate) fn find(&self, entity: &Entity, day: Option<i32>) -> Option<u32> {
        if self.rows.is_empty() {
            return None;
        }
        let full = entity.aliases.iter().filter(|alias| alias.contains(' '));
        std::iter::once(&entity.name)
            .chain(full)
            .find_map(|name| self.claimant(&fold(name), day))
    }

    /// Whether the list has a name of an entity, at any time.
    pub(crate) fn claim(&self, entity: &Entity) -> bool {
        let mut names = entity.aliases.iter().chain([&entity.name]);
        !self.rows.is_empty() && names.any(|name| self.by_name.contains_key(&fold(name)))
    }

    /// Who bears a name: the one whose time it is, else the only one.
    fn claimant(&self, name: &str, day: Option<i32>) -> Option<u32> {
        let claims = self.by_name.get(name)?;
        let on = |row: &&u32| day.is_some_and(|day| self.rows[**row as usize].is_on(day));
        self.only(claims.iter().filter(on))
            .or_else(|| self.only(claims.iter()))
    }

    /// The actor that all of the rows are of.
    fn only<'r>(&self, mut rows: impl Iterator<Item = &'r u32>) -> Option<u32> {
        let first = self.actor_of[*rows.next()? as usize];
        rows.all(|&row| self.actor_of[row as usize] == first)
            .then_some(first)
    }

    fn rows_of(&self, actor: u32) -> impl DoubleEndedIterator<Item = &ActorRow> {
        let rows = self.actors[actor as usize].iter();
        rows.map(|&row| &self.rows[row as usize])
    }

    pub(crate) fn name(&self, actor: u32) -> &str {
        &self.rows[self.actors[actor as usize][0] as usize].name
    }

    /// The name of an actor that may be a person.
    pub(crate) fn person(&self, actor: u32) -> Option<&str> {
        let person = self
            .kind(actor)
            .is_none_or(|kind| kind == EntityKind::Person);
        person.then(|| self.name(actor))
    }

    pub(crate) fn kind(&self, actor: u32) -> Option<EntityKind> {
        self.rows_of(actor).find_map(|row| row.kind)
    }

    pub(crate) fn gender(&self, actor: u32) -> Option<Gender> {
        self.rows_of(actor).find_map(|row| row.gender)
    }

    pub(crate) fn country(&self, actor: u32) -> Option<&str> {
        self.rows_of(actor).find_map(|row| row.country.as_deref())
    }

    /// The roles that the list gives an actor, with their first and last day.
    pub(crate) fn roles(
        &self,
        actor: u32,
    ) -> impl Iterator<Item = (&str, Option<i32>, Option<i32>)> {
        let rows = self.rows_of(actor);
        rows.filter_map(|row| Some((row.role.as_deref()?, row.from, row.to)))
    }

    /// The further columns for a table of entities: of each its actor, if it is one. Where an actor has several
    /// rows, the latest speaks.
    pub(crate) fn further(&self, actors: &[Option<u32>]) -> Result<Vec<Column>> {
        let rows = actors.iter().map(|actor| {
            let rows = &self.actors[(*actor)? as usize];
            rows.last().copied()
        });
        let rows: IdxCa = rows.collect();
        let column = |series: &Series| Ok(series.take(&rows)?.into());
        self.further.iter().map(column).collect()
    }
}
