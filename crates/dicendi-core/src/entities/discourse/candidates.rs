//! Whom a pronoun may stand for: those in mind who agree with it.

use super::{Discourse, Wanted};
use crate::document::{EntityId, EntityKind};
use crate::entities::register::{Known, Register};
use crate::entities::salience::Circumstances;
use crate::entities::weights::feature;
use crate::ud::Number;

impl Discourse {
    /// Who was named last of those whom a pronoun may stand for, persons first: *ce dernier*.
    pub(in crate::entities) fn latest(
        &self,
        register: &Register,
        wanted: &Wanted,
        excluded: &[EntityId],
    ) -> Option<EntityId> {
        const NEAR: u32 = 2;
        let turn = |id: &EntityId| {
            let last = self.seen.get(id)?.last(wanted.place.quoted)?;
            let near = last.place.sentence + NEAR >= wanted.place.sentence;
            let known = register.get(*id);
            let person = known.kind == EntityKind::Person;
            near.then_some((person, known.gender.is_some(), last.turn))
        };
        let found = self.candidates(register, wanted, excluded).into_iter();
        found
            .filter_map(|(id, _)| Some((turn(&id)?, id)))
            .max()
            .map(|(_, id)| id)
    }

    /// Those whom a pronoun may stand for, with what speaks for and against each.
    pub(in crate::entities) fn candidates(
        &self,
        register: &Register,
        wanted: &Wanted,
        excluded: &[EntityId],
    ) -> Vec<(EntityId, Circumstances)> {
        let candidate = |id: EntityId| {
            let agreement = self.fits(register, id, wanted, excluded)?;
            let mut found = self.circumstances(id, register.get(id), wanted)?;
            for (found, agreement) in found.iter_mut().zip(agreement) {
                *found += agreement;
            }
            Some((id, found))
        };
        self.recent().into_iter().filter_map(candidate).collect()
    }

    /// What counts against it that an entity is meant: gender and number that are unknown or agree by sense
    /// only; `None` where it cannot be.
    pub(in crate::entities) fn fits(
        &self,
        register: &Register,
        id: EntityId,
        wanted: &Wanted,
        excluded: &[EntityId],
    ) -> Option<Circumstances> {
        let known = register.get(id);
        let can = (!wanted.speaks || known.can_speak()) && (!wanted.hears || known.can_hear());
        if excluded.contains(&id) || !can {
            return None;
        }
        let mut found = [0.0; feature::COUNT];
        for feature in agreement(known, wanted)?.into_iter().flatten() {
            found[feature] = 1.0;
        }
        Some(found)
    }
}

/// Whether an entity can be meant by a pronoun of that gender and number, and what counts a little against
/// it: what is unknown, or agrees by sense only.
fn agreement(known: &Known, wanted: &Wanted) -> Option<[Option<usize>; 2]> {
    let number = match known.kind {
        EntityKind::Person => Some(Number::Singular),
        EntityKind::Group => known.number.or(Some(Number::Plural)),
        _ => known.number,
    };
    let mut by_sense = None;
    if let (Some(wanted), Some(number)) = (wanted.number, number)
        && wanted != number
    {
        // *le couple … ils*
        if known.kind != EntityKind::Group || wanted == Number::Singular {
            return None;
        }
        by_sense = Some(feature::NUMBER_BY_SENSE);
    }
    let unknown = match (wanted.gender, known.gender.or(known.taken_for)) {
        (Some(wanted), Some(gender)) if wanted != gender => return None,
        (Some(_), None) => Some(feature::GENDER_UNKNOWN),
        _ => None,
    };
    Some([by_sense, unknown])
}
