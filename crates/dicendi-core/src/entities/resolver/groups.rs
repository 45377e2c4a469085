//! Those who are named together: *Anne Roy et Paul Lenoir*, then *ils*, *les deux élus*.

use super::{Resolution, Resolver};
use crate::document::{EntityId, EntityKind};
use crate::entities::discourse::Place;
use crate::entities::items::Item;
use crate::entities::phrases::{Phrase, Pointing};
use crate::lexicon::Anaphor;
use crate::ud::{Deprel, Gender, Number};

impl Resolver<'_> {
    /// Notes that somebody is named together with whom the sentence named before: both are in mind as one.
    pub(super) fn note_together(&mut self, item: &Item, place: Place, id: EntityId) {
        let first = self.scene.doc.words.head[item.head as usize];
        let Some(&before) = self.entity_at.get(&first) else {
            return;
        };
        let joined = self.scene.deprel(item.head) == Deprel::Conj && first < item.head;
        if !joined || before == id || self.is_person(before) != self.is_person(id) {
            return;
        }
        if !self.may_join(before) || !self.may_join(id) {
            return;
        }
        let group = match self.together.get(&first) {
            Some(&group) => group,
            None => {
                let group = self.register.add("", EntityKind::Group, true);
                self.together.insert(first, group);
                self.members.insert(group, vec![before]);
                group
            }
        };
        let members = self.members.entry(group).or_default();
        if !members.contains(&id) {
            members.push(id);
        }
        let genders: Vec<Option<Gender>> = members
            .iter()
            .map(|&id| self.register.get(id).gender)
            .collect();
        let known = self.register.get_mut(group);
        known.number = Some(Number::Plural);
        known.gender = if genders.contains(&Some(Gender::Masculine)) {
            Some(Gender::Masculine)
        } else if genders
            .iter()
            .all(|gender| *gender == Some(Gender::Feminine))
        {
            Some(Gender::Feminine)
        } else {
            None
        };
        self.discourse
            .mention(group, place, self.scene.deprel(first).is_subject());
        let speaks = item
            .mention
            .is_some_and(|mention| self.duties[mention.0 as usize].speaks_in.is_some());
        if speaks && !place.quoted {
            self.discourse.speak_together(group, place);
        }
    }

    fn is_person(&self, id: EntityId) -> bool {
        self.register.get(id).kind == EntityKind::Person
    }

    fn may_join(&self, id: EntityId) -> bool {
        let known = self.register.get(id);
        match known.kind {
            EntityKind::Person => true,
            EntityKind::Organisation | EntityKind::State => known.named,
            _ => false,
        }
    }

    /// The members of a group, each with the confidence of the whole; nothing where it is no group.
    pub(super) fn members_of(&self, resolution: &Resolution) -> Option<&[EntityId]> {
        self.members.get(&resolution.entity).map(Vec::as_slice)
    }

    /// *les deux élus*, *ces militantes*: those named together last, where each may be called so.
    pub(super) fn group_described(&self, phrase: &Phrase, place: Place) -> Option<EntityId> {
        const NEAR: u32 = 8;
        let pointed = match phrase.pointing {
            Pointing::Definite => !phrase.is_modified(),
            Pointing::Demonstrative => true,
            _ => false,
        };
        if !pointed || phrase.number != Some(Number::Plural) {
            return None;
        }
        let both = phrase.anaphor == Some(Anaphor::Both);
        let fits = |id: &EntityId| {
            let Some(members) = self.members.get(id) else {
                return false;
            };
            let of_kind = members
                .iter()
                .all(|&member| match (phrase.role, phrase.body) {
                    (Some(_), _) => self.is_person(member),
                    (None, Some(body)) => body.takes_up && !self.is_person(member),
                    (None, None) => false,
                });
            let gender = self.register.get(*id).gender;
            let agrees = gender.is_none() || phrase.gender.is_none() || gender == phrase.gender;
            let called = |member: &EntityId| {
                let mut roles = self.register.get(*member).roles.iter();
                roles.any(|role| match (role.role, phrase.role) {
                    (Some(known), Some(said)) => known.role == said.role,
                    _ => role.noun == phrase.noun,
                })
            };
            let told = both && members.len() == 2
                || phrase.pointing == Pointing::Demonstrative
                || members.iter().any(called);
            of_kind
                && agrees
                && told
                && self
                    .discourse
                    .distance(*id, place)
                    .is_some_and(|distance| distance <= NEAR)
        };
        let mut groups: Vec<EntityId> = self.members.keys().copied().filter(fits).collect();
        groups.sort_unstable();
        groups
            .into_iter()
            .min_by_key(|&id| self.discourse.distance(id, place))
    }
}
