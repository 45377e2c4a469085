//! Those who are named together: *Anne Roy et Paul Lenoir*, then *ils*, *les deux élus*.

use super::{Resolution, Resolver};
use crate::document::{EntityId, EntityKind};
use crate::entities::discourse::Place;
use crate::entities::mentions::tokens_of;
use crate::entities::phrases::{Phrase, Pointing};
use crate::lexicon::Anaphor;
use crate::span::Span;
use crate::ud::{Gender, Number, Upos};

impl Resolver<'_> {
    /// Those as one: known from before, or new.
    pub(super) fn group_of(&mut self, members: &[EntityId]) -> EntityId {
        let known = self.members.iter().filter(|(_, others)| *others == members);
        let known = known.map(|(&group, _)| group).min();
        known.unwrap_or_else(|| {
            let group = self.register.add("", EntityKind::Group, true);
            self.fill(group, members);
            group
        })
    }

    pub(super) fn fill(&mut self, group: EntityId, members: &[EntityId]) {
        let genders: Vec<Option<Gender>> = members
            .iter()
            .map(|&id| self.register.get(id).gender)
            .collect();
        self.members.insert(group, members.to_vec());
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
    }

    pub(super) fn is_person(&self, id: EntityId) -> bool {
        self.register.get(id).kind == EntityKind::Person
    }

    pub(super) fn may_join(&self, id: EntityId) -> bool {
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
        // *les trois syndicats*
        let counted = phrase.complements.is_empty()
            && tokens_of(Span::new(phrase.tokens.start, phrase.head))
                .any(|token| self.scene.upos(token) == Upos::Num);
        let pointed = match phrase.pointing {
            Pointing::Definite => !phrase.is_modified() || counted && phrase.adjectives.len() == 1,
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
                    (None, Some(body)) if body.state => {
                        self.register.get(member).kind == EntityKind::State
                    }
                    (None, Some(body)) => body.takes_up && !self.is_person(member),
                    (None, None) => false,
                });
            let gender = self.register.get(*id).gender;
            let agrees = gender.is_none()
                || phrase.gender.is_none()
                || gender == phrase.gender
                || !self.is_person(members[0]);
            let called = |member: &EntityId| {
                let mut roles = self.register.get(*member).roles.iter();
                roles.any(|role| match (role.role, phrase.role) {
                    (Some(known), Some(said)) => known.role == said.role,
                    _ => role.noun == phrase.noun,
                })
            };
            let told = both && members.len() == 2
                || counted && !both && members.len() > 2
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
