//! Names, and the seats and capitals that act for somebody.

use super::{Resolution, Resolver};
use crate::document::{EntityId, EntityKind, MentionForm};
use crate::entities::items::Item;
use crate::entities::phrases::Phrase;
use crate::entities::register::Key;
use crate::span::{Span, Token};
use crate::ud::{Number, Upos};

impl Resolver<'_> {
    /// The name that a word heads or is the title of.
    pub(super) fn name_of_phrase(&self, head: u32) -> Option<usize> {
        if let Some(name) = self.scene.name_at(head) {
            return Some(name);
        }
        // *Mme la Dr Roy*: titles and articles before the name.
        const LONGEST: u32 = 4;
        let people = self.scene.lexicon.people();
        people.title(self.scene.surface(head))?;
        let end = self.scene.sentence_end(head).min(head + LONGEST);
        let leads = |token: u32| {
            people.title(self.scene.surface(token)).is_some() || self.scene.upos(token) == Upos::Det
        };
        let start = (head + 1..end).find(|&token| !leads(token))?;
        self.scene.name_at(start)
    }

    fn acts(&self, item: &Item) -> bool {
        item.mention.is_some_and(|mention| {
            let duty = self.duties[mention.0 as usize];
            duty.speaks_in.is_some() || duty.target_in.is_some()
        })
    }

    /// *le Kremlin*, *la Maison Blanche*, and *Washington* where it acts.
    pub(super) fn resolve_seat(&mut self, item: &Item) -> Option<Resolution> {
        let name = self
            .scene
            .name_at(item.head)
            .map(|name| self.scene.name_text(name));
        let phrase = self.phrase(item.head);
        let text = phrase.name_text(self.scene.doc);
        let places = self.scene.lexicon.places();
        let resolution = |entity| Resolution {
            form: MentionForm::Place,
            entity,
            confidence: 0.9,
            antecedent: None,
        };
        if let Some(seat) = places.seat(text).or_else(|| places.seat(name?)) {
            let kind = if seat.is_state {
                EntityKind::State
            } else {
                EntityKind::Organisation
            };
            let key = Key::Seat(seat.name.clone());
            let known = self
                .register
                .found(std::slice::from_ref(&key))
                .first()
                .copied();
            let id = known.unwrap_or_else(|| self.register.add(&seat.name, kind, true));
            self.register.file(key, id);
            let known = self.register.get_mut(id);
            known.kind = kind;
            known.country = seat.country.clone();
            known.gender = known.gender.or(phrase.gender);
            known.number = known.number.or(Some(Number::Singular));
            self.register.alias(id, text);
            return Some(resolution(id));
        }
        let capital = places.state_of_capital(name?)?;
        if !self.acts(item) || phrase.tokens.start + 1 < item.head {
            return None;
        }
        let id = self.register.state(capital, None);
        self.register.alias(id, name?);
        Some(resolution(id))
    }

    /// *l'association Rives vivantes du Nord*: the name goes on to the end of the phrase.
    pub(super) fn lengthen_body(&mut self, phrase: &Phrase, id: EntityId) {
        let Some(name) = phrase.name.map(|name| self.scene.names[name].tokens) else {
            return;
        };
        let behind = Span::<Token>::new(name.end, phrase.tokens.end);
        let common = |token: u32| !self.scene.surface(token).starts_with(char::is_uppercase);
        let text = self.scene.text(name);
        let short = text.chars().all(char::is_uppercase) || phrase.person;
        if !short
            && !behind.is_empty()
            && self.scene.upos(name.end) == Upos::Adj
            && common(name.end)
        {
            self.register.rename(
                id,
                self.scene.text(Span::new(name.start, phrase.tokens.end)),
            );
        }
    }

    pub(super) fn name_resolution(&self, name: usize) -> Option<Resolution> {
        let entity = self.entity_of_name[name]?;
        let form = match self.register.get(entity).kind {
            EntityKind::Place => MentionForm::Place,
            _ => MentionForm::Name,
        };
        Some(Resolution {
            form,
            entity,
            confidence: 0.95,
            antecedent: None,
        })
    }

    pub(super) fn resolve_name(&mut self, item: &Item, name: usize) -> Option<Resolution> {
        let resolution = self.name_resolution(name)?;
        let determiner = self.phrase(item.head);
        let known = self.register.get_mut(resolution.entity);
        if known.kind != EntityKind::Person {
            known.gender = known.gender.or(determiner.gender);
            known.number = known.number.or(determiner.number);
        }
        Some(Resolution {
            form: MentionForm::Name,
            ..resolution
        })
    }
}
