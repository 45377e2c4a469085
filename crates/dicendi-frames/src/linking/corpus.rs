//! What is linked: the sightings of a corpus and the articles that they stand in, each in a few bytes.

use super::known::Known;
use super::names::{PersonName, fold_body, is_acronym};
use super::{bodies, fold};
use crate::compact::{Lists, Texts};
use dicendi_core::Lexicon;
use dicendi_core::document::{Entity, EntityKind};
use rustc_hash::{FxHashMap, FxHashSet, FxHasher};
use std::collections::BTreeMap;
use std::hash::Hasher;

/// An entity as one article knows it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Sighting {
    /// The row of the article.
    pub article: u32,
    /// Its number among the different entities: articles of one day often know one in the same way.
    pub entity: u32,
    /// Where the article first mentions it, in characters.
    pub start: u32,
}

/// The sightings of a corpus.
#[derive(Default)]
pub(crate) struct Corpus {
    pub(super) sightings: Vec<Sighting>,
    entities: Vec<Entity>,
    by_hash: FxHashMap<u64, u32>,
    article_ids: Texts,
    /// The day of publication of each article.
    days: Vec<Option<i32>>,
    /// The full names of persons and the names of bodies that stand in each article, each once, by number.
    company_in: Lists,
    company: FxHashMap<Box<str>, u32>,
    /// In how many articles each of these names stands.
    articles_with: Vec<u32>,
    /// The states that each article is about, by number.
    states_in: Lists,
    states: Vec<String>,
    local_acronyms: FxHashSet<String>,
    places: FxHashSet<String>,
}

/// The name under which an entity is company to others: of persons with their full name, and of bodies that no
/// list knows. What stands everywhere (states, *Le Monde*) is company to nobody.
pub(crate) fn company_name(entity: &Entity) -> Option<String> {
    let lexicon = Lexicon::french();
    let key = match entity.kind {
        EntityKind::Person => {
            let name = PersonName::read(&entity.name, entity.named, lexicon)?;
            (!name.first.is_empty()).then(|| name.key())?
        }
        EntityKind::Organisation | EntityKind::Thing | EntityKind::Place if entity.named => {
            fold_body(&entity.name)
        }
        _ => return None,
    };
    (!key.is_empty() && Known::french().find(entity).is_none()).then_some(key)
}

impl Corpus {
    /// Adds an article: when it was published, which names keep company in it (by number, each once), and which
    /// states it is about (by ISO 3166 code); its row.
    pub fn push_article<'s>(
        &mut self,
        id: &str,
        day: Option<i32>,
        company: impl IntoIterator<Item = u32>,
        states: impl IntoIterator<Item = &'s str>,
    ) -> u32 {
        let row = self.days.len() as u32;
        self.article_ids.push(id);
        self.days.push(day);
        self.company_in.push(company);
        for &name in self.company_in.get(row) {
            self.articles_with[name as usize] += 1;
        }
        let states: Vec<u32> = states.into_iter().map(|code| self.state(code)).collect();
        self.states_in.push(states);
        row
    }

    fn state(&mut self, code: &str) -> u32 {
        let known = self.states.iter().position(|state| state == code);
        known.unwrap_or_else(|| {
            self.states.push(code.to_owned());
            self.states.len() - 1
        }) as u32
    }

    /// The number of a name that keeps company.
    pub fn company_number(&mut self, name: &str) -> u32 {
        if let Some(&number) = self.company.get(name) {
            return number;
        }
        self.articles_with.push(0);
        let number = self.company.len() as u32;
        self.company.insert(name.into(), number);
        number
    }

    /// The number of a name, where it keeps company.
    pub(super) fn company_of(&self, name: &str) -> Option<u32> {
        self.company.get(name).copied()
    }

    /// The number of an entity among the different ones.
    pub fn entity_number(&mut self, entity: &Entity) -> u32 {
        let mut hash = hash(entity);
        loop {
            let next = self.entities.len() as u32;
            let number = *self.by_hash.entry(hash).or_insert(next);
            if number == next {
                self.entities.push(entity.clone());
                return number;
            }
            if self.entities[number as usize] == *entity {
                return number;
            }
            hash = hash.wrapping_add(1);
        }
    }

    /// Notes what any entity, linked or not, tells of the names of others: that it is a place, or that *SDIS* stands
    /// for a *service départemental*.
    pub fn note_name(&mut self, entity: &Entity) {
        if entity.kind == EntityKind::Place && entity.named {
            self.places.insert(fold_body(&entity.name));
        }
        let acronyms: Vec<&String> = entity
            .aliases
            .iter()
            .filter(|alias| is_acronym(alias))
            .collect();
        if acronyms.is_empty() {
            return;
        }
        let mut names = entity.aliases.iter().chain([&entity.name]);
        if names.any(|name| bodies::is_local(&fold(name))) {
            let acronyms = acronyms.into_iter();
            self.local_acronyms
                .extend(acronyms.map(|alias| fold(alias)));
        }
    }

    /// Adds a sighting in one of the articles; its number.
    pub fn push_sighting(&mut self, sighting: Sighting) -> u32 {
        self.sightings.push(sighting);
        self.sightings.len() as u32 - 1
    }

    /// All sightings.
    pub fn sightings(&self) -> &[Sighting] {
        &self.sightings
    }

    /// What is left when all is linked.
    pub fn into_article_ids(self) -> Texts {
        self.article_ids
    }

    /// The entity of a sighting.
    pub(super) fn entity(&self, sighting: u32) -> &Entity {
        &self.entities[self.sightings[sighting as usize].entity as usize]
    }

    /// The different entities.
    pub(super) fn entities(&self) -> &[Entity] {
        &self.entities
    }

    pub(super) fn article_of(&self, sighting: u32) -> u32 {
        self.sightings[sighting as usize].article
    }

    /// Where a sighting stands: its article's id, and the character.
    pub(super) fn place(&self, sighting: u32) -> (&str, u32) {
        let Sighting { article, start, .. } = self.sightings[sighting as usize];
        (self.article_id(article), start)
    }

    pub fn article_id(&self, article: u32) -> &str {
        self.article_ids.get(article)
    }

    pub fn n_articles(&self) -> usize {
        self.days.len()
    }

    pub fn day(&self, article: u32) -> Option<i32> {
        self.days[article as usize]
    }

    /// How many articles have a day of publication.
    pub fn n_dated(&self) -> usize {
        self.days.iter().flatten().count()
    }

    pub(super) fn company_in(&self, article: u32) -> &[u32] {
        self.company_in.get(article)
    }

    /// All names of places, folded.
    pub(super) fn places(&self) -> &FxHashSet<String> {
        &self.places
    }

    pub(super) fn is_local_acronym(&self, folded: &str) -> bool {
        self.local_acronyms.contains(folded)
    }

    /// How much more often than by chance a name stands in the articles of another, in bits: it stands in
    /// `together` of `n_articles`. As if there were a thousand articles more, so that chance counts in small
    /// corpora too.
    pub(super) fn bits(&self, together: u64, name: u32, n_articles: u32) -> u32 {
        const MORE: u64 = 1000;
        let all = self.days.len() as u64 + MORE;
        let alone = u64::from(n_articles) * u64::from(self.articles_with[name as usize]);
        (together * all / alone.max(1)).max(1).ilog2()
    }

    /// The state that most articles are about.
    pub(super) fn home(&self) -> Option<&str> {
        let mut counts: BTreeMap<u32, u32> = BTreeMap::new();
        for &state in self.states_in.flat() {
            *counts.entry(state).or_default() += 1;
        }
        let name = |state: u32| self.states[state as usize].as_str();
        let best = counts
            .into_iter()
            .max_by_key(|&(state, count)| (count, std::cmp::Reverse(name(state))));
        best.map(|(state, _)| name(state))
    }

    /// Whether an article is about states, and this one is none of them.
    pub(super) fn is_about_others(&self, article: u32, state: &str) -> bool {
        let states = self.states_in.get(article);
        let is = |&about: &u32| self.states[about as usize] == state;
        !states.is_empty() && !states.iter().any(is)
    }

    /// Whether an article is about so many states that *le ministère de la Santé* may be any one's: all the world
    /// counts its sick.
    pub(super) fn is_about_many(&self, article: u32) -> bool {
        const MANY: usize = 5;
        self.states_in.get(article).len() >= MANY
    }
}

fn hash(entity: &Entity) -> u64 {
    let mut hasher = FxHasher::default();
    let texts = [&entity.name].into_iter().chain(&entity.roles);
    for text in texts.chain(&entity.country).chain(&entity.aliases) {
        hasher.write(text.as_bytes());
        hasher.write_u8(0xFF);
    }
    hasher.write_usize(entity.roles.len());
    hasher.write_u8(entity.kind as u8);
    hasher.finish()
}
