//! The persons, bodies and states of an article, as they become known.

use super::phrases::Phrase;
use super::scene::Scene;
use crate::document::{Entity, EntityId, EntityKind};
use crate::lexicon::{Lexicon, plain};
use crate::ud::{Gender, Number};

/// An entity while the article is read.
#[derive(Debug, Clone)]
pub(super) struct Known {
    pub(super) name: String,
    /// The words of the name, as they are compared.
    pub(super) words: Vec<String>,
    pub(super) kind: EntityKind,
    /// Gender of a person, grammatical gender of anything else.
    pub(super) gender: Option<Gender>,
    pub(super) number: Option<Number>,
    pub(super) country: Option<String>,
    /// What it was described as.
    pub(super) roles: Vec<Phrase>,
    pub(super) role_texts: Vec<String>,
    pub(super) aliases: Vec<String>,
    /// Whether it has a name of its own.
    pub(super) named: bool,
}

/// All entities of the article.
#[derive(Debug, Default)]
pub(super) struct Register {
    pub(super) known: Vec<Known>,
}

impl Register {
    pub(super) fn get(&self, id: EntityId) -> &Known {
        &self.known[id.0 as usize]
    }

    pub(super) fn get_mut(&mut self, id: EntityId) -> &mut Known {
        &mut self.known[id.0 as usize]
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
            number: None,
            country: None,
            roles: Vec::new(),
            role_texts: Vec::new(),
            aliases: Vec::new(),
            named,
        });
        id
    }

    /// The state of a table row, new or known; named as the article names it.
    pub(super) fn state(
        &mut self,
        state: &crate::lexicon::State,
        written: Option<&str>,
    ) -> EntityId {
        let found = self.ids().find(|&id| {
            let known = self.get(id);
            known.kind == EntityKind::State && known.country.as_deref() == Some(state.code.as_str())
        });
        let id = found.unwrap_or_else(|| {
            let id = self.add(written.unwrap_or(&state.name), EntityKind::State, true);
            let known = self.get_mut(id);
            known.country = Some(state.code.clone());
            known.gender = Some(state.gender);
            known.number = Some(state.number);
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
        known.roles.push(phrase.clone());
    }

    /// The entities as the document keeps them.
    pub(super) fn into_entities(self) -> Vec<Entity> {
        self.known
            .into_iter()
            .map(|known| Entity {
                gender: known.gender.filter(|_| {
                    known.kind == EntityKind::Person || known.kind == EntityKind::Unnamed
                }),
                name: known.name,
                kind: known.kind,
                roles: known.role_texts,
                country: known.country,
                aliases: known.aliases,
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
    lexicon.people().first_name(name.split_whitespace().next()?).flatten()
}
