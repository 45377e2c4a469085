//! The persons, bodies and states of an article, as they become known.

use super::phrases::Phrase;
use super::scene::Scene;
use crate::document::{Entity, EntityId, EntityKind, GenderSource};
use crate::lexicon::{Lexicon, plain};
use crate::ud::{Gender, Number};
use rustc_hash::FxHashMap;

/// An entity while the article is read.
#[derive(Debug, Clone)]
pub(super) struct Known {
    pub(super) name: String,
    /// The words of the name, as they are compared.
    pub(super) words: Vec<String>,
    pub(super) kind: EntityKind,
    /// Gender of a person, grammatical gender of anything else.
    pub(super) gender: Option<Gender>,
    /// What shows the gender of a person, where that is not the text.
    pub(super) gender_source: Option<GenderSource>,
    /// The gender of a pronoun that was taken for it, where nothing else shows one.
    pub(super) taken_for: Option<Gender>,
    pub(super) number: Option<Number>,
    pub(super) country: Option<String>,
    /// What it was described as.
    pub(super) roles: Vec<Phrase>,
    pub(super) role_texts: Vec<String>,
    pub(super) aliases: Vec<String>,
    /// Whether it has a name of its own.
    pub(super) named: bool,
    /// The sentence in which its name stands first.
    pub(super) named_in: Option<u32>,
    /// How often the article names it.
    pub(super) times_named: u32,
}

impl Known {
    /// Whether it can be who speaks: not a place or a thing, unless that is a source (*le rapport*).
    pub(super) fn can_speak(&self) -> bool {
        match self.kind {
            EntityKind::Place => false,
            EntityKind::Thing => self.named || self.roles.iter().any(|role| role.body.is_some()),
            _ => true,
        }
    }

    /// Whether it can be spoken to, or accused: a source that speaks (*le rapport*) is not.
    pub(super) fn can_hear(&self) -> bool {
        match self.kind {
            EntityKind::Place => false,
            EntityKind::Thing => self.named,
            _ => true,
        }
    }
}

/// What entities are looked up by.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Key {
    /// A word of a name.
    Word(String),
    /// A row of the roles.
    Role(u32),
    /// A group of names for one office.
    Office(u32),
    /// The noun of a body or thing.
    Noun(String),
    /// The code of a state.
    State(String),
    /// The name that a seat stands for.
    Seat(String),
}

/// All entities of the article.
#[derive(Debug, Default)]
pub(super) struct Register {
    known: Vec<Known>,
    index: FxHashMap<Key, Vec<EntityId>>,
}

impl Register {
    pub(super) fn get(&self, id: EntityId) -> &Known {
        &self.known[id.0 as usize]
    }

    pub(super) fn get_mut(&mut self, id: EntityId) -> &mut Known {
        &mut self.known[id.0 as usize]
    }

    /// The entities that are found under any of the keys, in the order in which they became known.
    pub(super) fn found(&self, keys: &[Key]) -> Vec<EntityId> {
        let mut ids: Vec<EntityId> = keys
            .iter()
            .filter_map(|key| self.index.get(key))
            .flatten()
            .copied()
            .collect();
        ids.sort_unstable();
        ids.dedup();
        ids
    }

    /// Lets an entity be found under a key.
    pub(super) fn file(&mut self, key: Key, id: EntityId) {
        let ids = self.index.entry(key).or_default();
        if ids.last() != Some(&id) && !ids.contains(&id) {
            ids.push(id);
        }
    }

    fn file_words(&mut self, name: &str, id: EntityId) {
        for word in words(name) {
            self.file(Key::Word(word), id);
        }
    }

    pub(super) fn ids(&self) -> impl DoubleEndedIterator<Item = EntityId> + use<> {
        (0..self.known.len() as u32).map(EntityId)
    }

    /// Adds an entity of which only name and kind are known.
    pub(super) fn add(&mut self, name: &str, kind: EntityKind, named: bool) -> EntityId {
        let id = EntityId(self.known.len() as u32);
        self.known.push(Known {
            name: name.to_string(),
            words: words(name),
            kind,
            gender: None,
            gender_source: None,
            taken_for: None,
            number: None,
            country: None,
            roles: Vec::new(),
            role_texts: Vec::new(),
            aliases: Vec::new(),
            named,
            named_in: None,
            times_named: 0,
        });
        self.file_words(name, id);
        id
    }

    /// The state of a table row, new or known; named as the article names it.
    pub(super) fn state(
        &mut self,
        state: &crate::lexicon::State,
        written: Option<&str>,
    ) -> EntityId {
        let key = Key::State(state.code.clone());
        let id = self
            .found(std::slice::from_ref(&key))
            .first()
            .copied()
            .unwrap_or_else(|| {
                let id = self.add(written.unwrap_or(&state.name), EntityKind::State, true);
                let known = self.get_mut(id);
                known.country = Some(state.code.clone());
                known.gender = Some(state.gender);
                known.number = Some(state.number);
                self.file(key, id);
                id
            });
        if let Some(written) = written {
            self.alias(id, written);
        }
        id
    }

    /// Notes another name; the fullest becomes the name.
    pub(super) fn alias(&mut self, id: EntityId, alias: &str) {
        let known = self.get_mut(id);
        if alias != known.name && !known.aliases.iter().any(|other| other == alias) {
            known.aliases.push(alias.to_string());
            self.file_words(alias, id);
        }
    }

    /// Makes `name` the entity's name; the old one stays as an alias.
    pub(super) fn rename(&mut self, id: EntityId, name: &str) {
        let known = self.get_mut(id);
        if known.name == name {
            return;
        }
        let old = std::mem::replace(&mut known.name, name.to_string());
        known.words = words(name);
        known.aliases.retain(|alias| alias != name);
        known.aliases.push(old);
        self.file_words(name, id);
    }

    /// Notes what an entity was described as, and what that shows of it.
    pub(super) fn describe(&mut self, scene: &Scene, id: EntityId, phrase: &Phrase) {
        let known = self.get_mut(id);
        let is_person = known.kind == EntityKind::Person;
        if is_person && phrase.role.is_some() {
            let text = phrase.name_text(scene.doc);
            let text = match phrase.name {
                // *président Jean Roy*: the role without the name.
                Some(name) if scene.names[name].tokens.start < phrase.tokens.end => {
                    let end = scene.doc.words.start[scene.names[name].tokens.start as usize];
                    let start = text.as_ptr() as usize - scene.doc.text().as_ptr() as usize;
                    scene.doc.text()[start..(end as usize).max(start)].trim()
                }
                _ => text,
            };
            if !text.is_empty()
                && !known
                    .role_texts
                    .iter()
                    .any(|other| plain(other) == plain(text))
            {
                known.role_texts.push(text.to_string());
            }
        }
        if known.gender.is_none()
            && phrase.gender.is_some()
            && (!is_person || phrase.role.is_some())
        {
            known.gender = phrase.gender;
        }
        if known.number.is_none() {
            known.number = phrase.number;
        }
        if known.country.is_none() {
            known.country = phrase.country.clone();
        }
        self.add_role(id, phrase.clone());
    }

    /// Notes a description, and lets the entity be found by it.
    pub(super) fn add_role(&mut self, id: EntityId, phrase: Phrase) {
        let keys = phrase.keys();
        let known = self.get_mut(id);
        if known.roles.iter().any(|role| role.says_the_same(&phrase)) {
            return;
        }
        known.roles.push(phrase);
        for key in keys {
            self.file(key, id);
        }
    }

    /// The entities as the document keeps them.
    pub(super) fn into_entities(self) -> Vec<Entity> {
        self.known
            .into_iter()
            .map(|known| {
                let gender = known.gender.filter(|_| {
                    known.kind == EntityKind::Person || known.kind == EntityKind::Unnamed
                });
                Entity {
                    gender,
                    gender_source: gender
                        .map(|_| known.gender_source.unwrap_or(GenderSource::Text)),
                    name: known.name,
                    named: known.named,
                    kind: known.kind,
                    roles: known.role_texts,
                    country: known.country,
                    aliases: known.aliases,
                }
            })
            .collect()
    }
}

/// The words of a name as they are compared: hyphens and apostrophes put words apart.
pub(super) fn words(name: &str) -> Vec<String> {
    plain(name)
        .split(|c: char| !c.is_alphanumeric() && c != '.')
        .map(|word| word.trim_end_matches('.').to_string())
        .filter(|word| !word.is_empty())
        .collect()
}

/// The gender that a person's name shows.
pub(super) fn gender_of_name(lexicon: &Lexicon, name: &str) -> Option<Gender> {
    lexicon
        .people()
        .first_name(name.split_whitespace().next()?)
        .flatten()
}
