//! Descriptions that only the course of the article explains: of the person of the title, of whoever is
//! spoken of at the moment, of who is named next.

use super::descriptions::Sought;
use super::phrases::{Phrase, Pointing};
use super::register::{Key, Known};
use crate::document::{EntityId, EntityKind};

/// The paragraphs that may describe somebody before they name them, the title aside.
const LEAD: u32 = 2;
/// How many sentences later the name must stand.
const SOON: u32 = 3;

impl Sought<'_> {
    /// Whether a phrase is for somebody whom the article names, and not for the one holder of a local office
    /// (*le procureur*, *le maire*), of whom it may say no more.
    fn is_for_the_named(&self) -> bool {
        let phrase = self.phrase;
        let Some(role) = phrase.role.filter(|_| phrase.person) else {
            return false;
        };
        let is_person = |id: &EntityId| self.register.get(*id).kind == EntityKind::Person;
        // *l'avocat de Jean Roy*
        let of_somebody = phrase.complements.iter().any(|word| {
            self.register
                .found(&[Key::Word(word.clone())])
                .iter()
                .any(is_person)
        });
        let held = role.mandate || phrase.former && role.office;
        let called = !role.office && !role.unnamed && !role.anyone && self.wanted.speaks;
        phrase.pointing == Pointing::Definite
            && !of_somebody
            && phrase.body.is_none()
            && (held || called)
    }

    /// Whether what a person is known as leaves room for another role.
    fn leaves_room(&self, known: &Known) -> bool {
        let phrase = self.phrase;
        let Some(said) = phrase.role else {
            return false;
        };
        let mut roles = known.roles.iter();
        let fits = roles.all(|role| {
            let Some(other) = role.role else { return true };
            // *le député du Nord* is not *le député du Lot*, and the head of state is no *député*.
            other.role != said.role && (phrase.former || role.office.is_none())
                || self.likeness(role).is_some()
        });
        // A singer may be called an actress, but no minister a singer.
        let local = |role: &Phrase| role.role.is_some_and(|role| role.local);
        let beside = said.mandate && !known.roles.iter().any(local)
            || phrase.former
            || known.roles.iter().all(|role| {
                role.role.is_none_or(|role| !role.office) || self.likeness(role).is_some()
            });
        // Only a first name shows that what looks like a name is a person's.
        let shown = known.gender.is_some() || said.mandate && known.words.len() > 1;
        shown && fits && beside
    }

    /// Whoever is spoken of at the moment: the last to speak, or the last subject, where nothing speaks
    /// against the role: *la comédienne*, *le député du Nord*, *l'ancien ministre*.
    pub(super) fn by_prominence(&self) -> Option<(EntityId, f32)> {
        const NEAR: u32 = 3;
        const SURE: f32 = 0.6;
        if let Some(id) = self.person_of_title() {
            return Some((id, SURE));
        }
        if !self.is_for_the_named() {
            return None;
        }
        let near = |id: &EntityId| {
            let distance = self.discourse.distance(*id, self.wanted.place);
            distance.is_some_and(|distance| distance <= NEAR)
        };
        let recent = self.discourse.recent().into_iter();
        let persons: Vec<EntityId> = recent
            .filter(|&id| {
                let kind = self.register.get(id).kind;
                matches!(kind, EntityKind::Person | EntityKind::Unnamed) && !self.conflicts(id)
            })
            .filter(near)
            .collect();
        // *un chauffeur … le routier*: rather he than a name on the way.
        let nameless = |id: &EntityId| !self.register.get(*id).named;
        if self.phrase.role.is_some_and(|role| !role.office) && persons.iter().any(nameless) {
            return None;
        }
        let fits = |id: &EntityId| {
            let known = self.register.get(*id);
            known.named && self.leaves_room(known)
        };
        let speaker = self.discourse.last_speaker().map(|(id, _)| id);
        let prominent = |id: &EntityId| {
            speaker == Some(*id) || self.discourse.is_last_subject(*id, self.wanted.place)
        };
        let mut found = persons.iter().copied().filter(fits).filter(prominent);
        match (found.next(), found.next()) {
            (Some(only), None) => Some((only, SURE)),
            _ => None,
        }
    }

    /// Whom the article is about, who is called by ever new words: *la chanteuse*, *l'artiste*. The title names
    /// them, and nobody else of that gender nearly as often.
    pub(super) fn by_subject_of_article(&self) -> Option<(EntityId, f32)> {
        const FAR: u32 = 12;
        const SURE: f32 = 0.55;
        let phrase = self.phrase;
        let role = phrase.role.filter(|_| phrase.person)?;
        let tells = !role.local && !role.unnamed && !role.anyone && phrase.body.is_none();
        let free =
            !role.office || self.wanted.speaks && (phrase.complements.is_empty() || phrase.former);
        if !tells || !free || phrase.pointing != Pointing::Definite || self.wanted.place.quoted {
            return None;
        }
        let titled = self.discourse.of_title();
        let alike = self.register.ids().filter(|&id| {
            let known = self.register.get(id);
            known.kind == EntityKind::Person
                && known.named
                // Only a first name or a role shows that what looks like a name is a person's.
                && (known.gender.is_some() || !known.roles.is_empty())
                && (known.gender.is_none() || phrase.gender.is_none() || known.gender == phrase.gender)
        });
        let mut alike: Vec<(u32, EntityId)> = alike
            .map(|id| (self.register.get(id).times_named, id))
            .collect();
        alike.sort_unstable_by_key(|&(times, id)| (std::cmp::Reverse(times), id));
        let &(times, id) = alike.first()?;
        let second = alike.get(1).map_or(0, |other| other.0);
        let known = self.register.get(id);
        let near = self
            .discourse
            .distance(id, self.wanted.place)
            .is_some_and(|far| far <= FAR);
        let told = titled.iter().any(|&(other, _)| other == id);
        const OFTEN: u32 = 3;
        (near
            && (told || times >= OFTEN)
            && times >= 2 * second.max(1)
            && known.gender.is_some()
            && !self.conflicts(id)
            && self.leaves_room(known))
        .then_some((id, SURE))
    }

    /// Whom the title names, for a lead that says what he is: *Roy renonce au tunnel* – *Le ministre du Commerce
    /// extérieur a annoncé…*. Of several, who acts or speaks in the title.
    fn person_of_title(&self) -> Option<EntityId> {
        let phrase = self.phrase;
        let role = phrase.role.filter(|_| phrase.person)?;
        // *le président*, *le Premier ministre*: the one whom everybody knows.
        let known_to_all = phrase.office.is_some() && phrase.tokens.len() <= 2;
        let tells = !role.local && !role.unnamed && !role.anyone && phrase.body.is_none();
        let tells = tells && !known_to_all;
        if !tells
            || phrase.pointing != Pointing::Definite
            || !(1..=LEAD).contains(&self.wanted.place.block)
            || self.wanted.place.sentence > SOON
            || self.wanted.place.quoted
        {
            return None;
        }
        // What the lists say is no surprise; who is known as something else is somebody else.
        let known_as = |other: &Phrase| other.role.is_none() || self.likeness(other).is_some();
        let fits = |id: &EntityId| {
            let known = self.register.get(*id);
            known.kind == EntityKind::Person
                && known.named
                && known.gender.is_some()
                && known.roles.iter().all(known_as)
                && !self.conflicts(*id)
        };
        let titled: Vec<_> = self
            .discourse
            .of_title()
            .into_iter()
            .filter(|(id, _)| fits(id))
            .collect();
        let mut acting = titled.iter().filter(|(_, acts)| *acts);
        match (titled.as_slice(), acting.next(), acting.next()) {
            // Whose songs the title names is not *le routier*.
            (&[(only, acts)], ..) => (acts || role.office).then_some(only),
            (_, Some(&(only, _)), None) => Some(only),
            _ => None,
        }
    }

    /// A lead that describes before it names: who is named next, where nobody was named before whom the
    /// description fits.
    pub(super) fn named_next(&self) -> Option<(EntityId, f32)> {
        const SURE: f32 = 0.6;
        if !self.is_for_the_named() || self.wanted.place.block > LEAD || self.wanted.place.quoted {
            return None;
        }
        let named_in = |id: EntityId| {
            let known = self.register.get(id);
            let may_be =
                known.kind == EntityKind::Person && !self.conflicts(id) && self.leaves_room(known);
            known.named_in.filter(|_| may_be)
        };
        let sentence = self.wanted.place.sentence;
        let seen = |id: EntityId| {
            self.discourse.count(id) > 0 || named_in(id).is_some_and(|at| at < sentence)
        };
        if self
            .register
            .ids()
            .any(|id| named_in(id).is_some() && seen(id))
        {
            return None;
        }
        let next = self
            .register
            .ids()
            .filter_map(|id| Some((named_in(id)?, id)))
            .filter(|(at, _)| (sentence + 1..=sentence + SOON).contains(at));
        let mut next: Vec<_> = next.collect();
        next.sort_unstable();
        match next[..] {
            [(_, only)] => Some((only, SURE)),
            [(first, only), (second, _), ..] if second > first => Some((only, SURE)),
            _ => None,
        }
    }

    /// *Un juge* in the title or the first paragraph: the only judge whom the article names below.
    pub(super) fn named_later(&self) -> Option<(EntityId, f32)> {
        const FIRST: u32 = 1;
        let phrase = self.phrase;
        let role = phrase.role.filter(|role| role.office && phrase.person)?;
        if self.wanted.place.block > FIRST || self.wanted.place.quoted {
            return None;
        }
        let named_below = |id: &EntityId| {
            let known = self.register.get(*id);
            known
                .named_in
                .is_some_and(|sentence| sentence > self.wanted.place.sentence)
                && !self.conflicts(*id)
                && known
                    .roles
                    .iter()
                    .any(|other| self.likeness(other).is_some())
        };
        let mut found = self
            .register
            .found(&[Key::Role(role.role)])
            .into_iter()
            .filter(named_below);
        match (found.next(), found.next()) {
            (Some(only), None) => Some((only, 0.7)),
            _ => None,
        }
    }
}
