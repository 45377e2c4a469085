//! What kind a name is by the words beside it.

use super::is_acronym;
use crate::document::NameKind;
use crate::entities::mentions::tokens_of;
use crate::entities::nouns::{body_noun, person_noun};
use crate::entities::scene::Scene;
use crate::lexicon::BodyKind;
use crate::span::{Span, Token};
use crate::ud::{Deprel, Number, Upos};
use rustc_hash::FxHashSet;

impl Scene<'_> {
    /// The names, by index, that were taken for a person's and are bodies': what the lists know, and what stands right
    /// behind the noun of a body (*le site d'information Daily Rivage*), wherever the article says *Daily Rivage*.
    pub(in crate::entities::scene) fn called_bodies(&self) -> Vec<usize> {
        let persons = || {
            let names = self.names.iter().enumerate();
            names.filter(|(_, name)| name.kind == NameKind::Person)
        };
        let called: FxHashSet<&str> = persons()
            .filter(|(_, name)| {
                self.is_known_body(name.tokens) || self.is_called_body(name.tokens.start)
            })
            .map(|(_, name)| self.text(name.tokens))
            .collect();
        persons()
            .filter(|(_, name)| called.contains(self.text(name.tokens)))
            .map(|(index, _)| index)
            .collect()
    }

    /// The names, by index, that are persons' by what stands beside them: *le dirigeant, **Ramzan Lenoir**, a dit*,
    /// ***Susanta Roy**, un employé*.
    pub(in crate::entities::scene) fn called_persons(&self) -> Vec<usize> {
        let taken = |kind| matches!(kind, NameKind::Organisation | NameKind::Other);
        let names = self.names.iter().enumerate();
        names
            .filter(|(_, name)| taken(name.kind) && self.is_called_person(name.tokens))
            .map(|(index, _)| index)
            .collect()
    }

    fn is_called_person(&self, name: Span<Token>) -> bool {
        let places = self.lexicon.places();
        let spelled = |token: u32| {
            let form = self.surface(token);
            form.starts_with(char::is_uppercase) && !is_acronym(form) && places.body(form).is_none()
        };
        let determined = name.start > 0 && self.upos(name.start - 1) == Upos::Det;
        if name.len() != 2
            || determined
            || !tokens_of(name).all(spelled)
            || !places.nouns_of(self.text(name)).is_empty()
        {
            return false;
        }
        let person = |token: u32| {
            let role = person_noun(self, token);
            role.is_some_and(|role| role.number != Some(Number::Plural))
                && body_noun(self, token).is_none()
        };
        let apposed = |token: u32| matches!(self.deprel(token), Deprel::Appos | Deprel::NmodAppos);
        let head = self.head_of(name);
        let governor = self.doc.words.head[head as usize];
        let behind = || {
            const FAR: u32 = 5;
            let end = self.sentence_end(head).min(name.end + FAR);
            let comma = name.end < end && self.surface(name.end) == ",";
            let described = |&token: &u32| {
                self.doc.words.head[token as usize] == head && apposed(token) && person(token)
            };
            comma && (name.end + 1..end).any(|token| described(&token))
        };
        apposed(head) && governor < head && person(governor) || behind()
    }

    /// *Gala*: what everybody knows as a body, unless a first name begins it.
    fn is_known_body(&self, name: Span<Token>) -> bool {
        !self.lexicon.places().nouns_of(self.text(name)).is_empty()
            && self
                .lexicon
                .people()
                .first_name(self.surface(name.start))
                .is_none()
    }

    /// Whether the phrase of a body stands right before a name that no first name begins.
    fn is_called_body(&self, start: u32) -> bool {
        const FAR: u32 = 4;
        if self
            .lexicon
            .people()
            .first_name(self.surface(start))
            .is_some()
        {
            return false;
        }
        let noun = |&token: &u32| self.upos(token) == Upos::Noun;
        let phrase = tokens_of(Span::new(start.saturating_sub(FAR), start)).rev();
        let mut phrase = phrase
            .take_while(|&token| match self.upos(token) {
                Upos::Noun | Upos::Adj => true,
                // *le site d'information*, but not *le parti de Roy*
                Upos::Adp => token + 1 < start && noun(&(token + 1)),
                _ => false,
            })
            .filter(noun);
        let body = |token: u32| {
            let body = body_noun(self, token);
            // *la porte-parole du gouvernement Okiro Lenoir*
            let governor = self.doc.words.head[token as usize];
            body.is_some_and(|body| body.kind == BodyKind::Organisation)
                && person_noun(self, token).is_none()
                && person_noun(self, governor).is_none()
        };
        match (phrase.next(), phrase.next()) {
            (Some(only), None) => body(only),
            (Some(last), Some(first)) => {
                body(first) && !body(last) && person_noun(self, last).is_none()
            }
            _ => false,
        }
    }
}
