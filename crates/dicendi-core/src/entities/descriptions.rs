//! Whom a description means: *le ministre*, *la préfète*, *l'ONG*, *la jeune femme*.

use super::discourse::{Discourse, Wanted};
use super::likeness::{is_of_the_body, likeness};
use super::phrases::{Phrase, Pointing};
use super::register::{Key, Known, Register};
use crate::document::{EntityId, EntityKind};
use crate::lexicon::{Lexicon, RoleForm};
use crate::ud::Number;

/// A description, with what is known where it stands.
pub(super) struct Sought<'a> {
    pub(super) lexicon: &'a Lexicon,
    pub(super) register: &'a Register,
    pub(super) discourse: &'a Discourse,
    pub(super) phrase: &'a Phrase,
    pub(super) wanted: &'a Wanted,
}

impl Sought<'_> {
    /// The entity that a description takes up, and how sure that is; `None` where it brings in somebody new.
    pub(super) fn taken_up(&self) -> Option<(EntityId, f32)> {
        let phrase = self.phrase;
        let plural = phrase.number == Some(Number::Plural);
        if phrase.pointing == Pointing::Indefinite {
            return self.named_later();
        }
        if plural && phrase.pointing == Pointing::Possessive {
            return None;
        }
        // *le pays* is rather the state at hand than what was called *premier pays touché*.
        if phrase.body.is_some_and(|body| body.state) {
            self.by_salience().or_else(|| self.by_role())
        } else {
            self.by_role()
                .or_else(|| self.by_salience())
                .or_else(|| self.by_prominence())
                .or_else(|| self.named_next())
                .or_else(|| self.by_subject_of_article())
        }
    }

    /// Somebody who was described alike.
    pub(super) fn by_role(&self) -> Option<(EntityId, f32)> {
        let phrase = self.phrase;
        let mut best: Option<(EntityId, f32)> = None;
        let mut keys = phrase.keys();
        let covered = phrase
            .role
            .iter()
            .flat_map(|role| self.lexicon.people().covered(role.role));
        keys.extend(covered.map(|&role| Key::Role(role)));
        for id in self.register.found(&keys) {
            let known = self.register.get(id);
            if self.conflicts(id) {
                continue;
            }
            let likeness = known
                .roles
                .iter()
                .filter_map(|role| self.likeness(role))
                .reduce(f32::max);
            let Some(likeness) = likeness else { continue };
            let of_another = |role: &Phrase| !role.complements.contains(&phrase.complements[0]);
            if !known.named
                && is_of_the_body(self.lexicon, phrase)
                && known.roles.iter().all(of_another)
            {
                continue;
            }
            // An article may describe somebody first and name them later.
            const UNSEEN: f32 = -3.0;
            let unseen = self.discourse.count(id) == 0;
            if unseen && (!phrase.person || !self.is_named_soon(known)) {
                continue;
            }
            let salience = self
                .discourse
                .salience(id, known, self.wanted)
                .unwrap_or(UNSEEN);
            let score = likeness * 2.0 + salience;
            if best.is_none_or(|(_, top)| score > top) {
                best = Some((id, score));
            }
        }
        best.map(|(id, score)| (id, 1.0 / (1.0 + (-score).exp()).max(1.0)))
            .map(|(id, confidence)| (id, confidence.max(0.6)))
    }

    /// Whether somebody who was not spoken of yet may be meant: where nothing but the role says so, the name
    /// must follow soon.
    fn is_named_soon(&self, known: &Known) -> bool {
        const LEAD: u32 = 1;
        const SOON: u32 = 3;
        let phrase = self.phrase;
        let told = |word: &String| {
            let mut roles = known.roles.iter();
            roles.any(|role| role.complements.contains(word))
        };
        phrase.complements.is_empty()
            || phrase.complements.iter().any(told)
            || self.wanted.place.block <= LEAD
            || known
                .named_in
                .is_none_or(|sentence| sentence <= self.wanted.place.sentence + SOON)
    }

    /// Somebody in mind whom the description fits without having been given: *la jeune femme*, *l'organisation*.
    fn by_salience(&self) -> Option<(EntityId, f32)> {
        let phrase = self.phrase;
        let (near, least) = match phrase.pointing {
            Pointing::Demonstrative if phrase.person => (12, -4.0),
            Pointing::Demonstrative => (5, -1.5),
            // *la jeune femme* can be far from her name, where no other woman is.
            Pointing::Definite
                if phrase.role.is_some_and(|role| role.anyone) && phrase.complements.is_empty() =>
            {
                (20, -4.0)
            }
            Pointing::Definite
                if phrase.complements.len() + phrase.adjectives.len() <= 1
                    || phrase.role.is_some_and(|role| role.anyone) =>
            {
                (5, 0.0)
            }
            _ => return None,
        };
        let singular = phrase.number != Some(Number::Plural);
        // Whoever speaks is animate, whatever he is called: *ce cinéphile*.
        let unknown = phrase.role.is_none() && phrase.body.is_none() && singular;
        let person = phrase.person
            || unknown && self.wanted.speaks && phrase.pointing == Pointing::Demonstrative;
        let body = singular && phrase.body.is_some_and(|body| body.takes_up) && !phrase.proper;
        let state = singular && phrase.body.is_some_and(|body| body.state);
        if !person && !body && !state {
            return None;
        }
        // Bodies compete with bodies only.
        const AMONG_BODIES: f32 = 2.0;
        let least = if person { least } else { least - AMONG_BODIES };
        let fits = |id: &EntityId| {
            let known = self.register.get(*id);
            let kind = match known.kind {
                EntityKind::Person => person && self.may_be(*id),
                EntityKind::Organisation => body && known.named && self.may_be_body(known),
                EntityKind::State => state,
                _ => false,
            };
            kind && !self.conflicts(*id)
                && self
                    .discourse
                    .distance(*id, self.wanted.place)
                    .is_some_and(|distance| distance <= near)
        };
        let scored = self
            .discourse
            .recent()
            .into_iter()
            .filter(fits)
            .filter_map(|id| {
                Some((
                    id,
                    self.discourse
                        .salience(id, self.register.get(id), self.wanted)?,
                ))
            });
        let (id, score) = scored.max_by(|a, b| a.1.total_cmp(&b.1))?;
        (score > least).then_some((id, 0.55 + 0.1 * score.clamp(0.0, 3.0)))
    }

    /// Whether a person may be called what nobody called them yet.
    fn may_be(&self, id: EntityId) -> bool {
        const MAIN: u32 = 3;
        let phrase = self.phrase;
        let known = self.register.get(id);
        let spoke_last = self
            .discourse
            .last_speaker()
            .is_some_and(|(speaker, _)| speaker == id);
        let Some(role) = phrase
            .role
            .filter(|_| phrase.pointing == Pointing::Definite)
        else {
            return true;
        };
        if role.office {
            // *le maire* is not whom we know as *l'avocat*, but a minister leads a party; of whom we know
            // nothing, it is who speaks.
            let beside = |known: &RoleForm| !known.local && !role.local && known.role != role.role;
            let mut roles = known
                .roles
                .iter()
                .filter(|role| role.role.is_none_or(|role| !role.unnamed));
            return spoke_last
                && roles.all(|told| {
                    let other = told.role.as_ref();
                    let other = other.filter(|_| told.office.is_none() && phrase.office.is_none());
                    known.named && other.is_some_and(beside) || self.likeness(told).is_some()
                });
        }
        // Nobody calls a president a singer.
        let mut others = known
            .roles
            .iter()
            .filter(|role| role.role.is_some_and(|role| role.office));
        if !role.anyone && others.any(|other| self.likeness(other).is_none()) {
            return false;
        }
        let shown = known.gender.is_some() && known.gender == phrase.gender;
        spoke_last || shown && (role.anyone || self.discourse.count(id) >= MAIN)
    }

    /// Whether a body may be called what nobody called it yet: *le quotidien* is no radio, *l'institut* no
    /// party, but both are an organisation.
    fn may_be_body(&self, known: &Known) -> bool {
        let phrase = self.phrase;
        let of_any_sort = |noun: &str| {
            self.lexicon
                .places()
                .body(noun)
                .is_some_and(|body| body.any_sort)
        };
        let mut nouns = self.body_nouns(known);
        of_any_sort(&phrase.noun) || nouns.all(|noun| *noun == phrase.noun || of_any_sort(noun))
    }

    /// What a body was called, and what its name begins with.
    pub(super) fn body_nouns<'k>(&self, known: &'k Known) -> impl Iterator<Item = &'k String> {
        let told = known.roles.iter().filter(|role| role.body.is_some());
        let first = known.words.first();
        let first = first.filter(|word| self.lexicon.places().body(word).is_some());
        told.map(|role| &role.noun).chain(first)
    }

    /// Whether gender, number or country speak against it.
    pub(super) fn conflicts(&self, id: EntityId) -> bool {
        let phrase = self.phrase;
        let known = self.register.get(id);
        let person = known.kind == EntityKind::Person;
        let number = if person {
            Some(Number::Singular)
        } else {
            known.number
        };
        // *la Ligue … le syndicat*, *les Bermudes … le pays*: a body's name agrees with itself alone.
        let proper = known.named && !person;
        let singular = phrase.number != Some(Number::Plural);
        differ(known.gender, phrase.gender) && !proper
            || differ(number, phrase.number) && !(proper && singular)
            // A state's own bodies differ by its name; other bodies are of several.
            || ((person || !known.named) && differ(known.country.as_deref(), phrase.country.as_deref()))
    }

    /// How alike it and what somebody was described as are; `None` where they cannot mean the same.
    pub(super) fn likeness(&self, known: &Phrase) -> Option<f32> {
        likeness(self.lexicon, self.phrase, known)
    }
}

fn differ<T: PartialEq>(a: Option<T>, b: Option<T>) -> bool {
    matches!((a, b), (Some(a), Some(b)) if a != b)
}
