//! What speaks for it that an entity is meant, as features of a linear model.

use super::discourse::{Place, Seen, Wanted};
use super::register::Known;
use super::weights::{Salience, feature};
use crate::document::EntityKind;
use crate::ud::Number;

/// A value for each [`feature`].
pub(super) type Circumstances = [f32; feature::COUNT];

/// What of the discourse counts for all entities.
pub(super) struct State {
    /// How many mentions there were.
    pub(super) turn: u32,
    /// Where the entity spoke, if nobody else did since.
    pub(super) speaker: Option<Place>,
    /// Where anybody spoke last.
    pub(super) spoken: Option<Place>,
}

/// The sum of what speaks for and against.
pub(super) fn weigh(weights: &Salience, circumstances: &Circumstances) -> f32 {
    weights
        .iter()
        .zip(circumstances)
        .map(|(weight, value)| weight * value)
        .sum()
}

/// What speaks for and against an entity at a place; `None` where it was not mentioned yet.
pub(super) fn circumstances(
    seen: &Seen,
    known: &Known,
    wanted: &Wanted,
    state: &State,
) -> Option<Circumstances> {
    let place = wanted.place;
    let last = seen.last(place.quoted)?;
    let sentences = place.sentence.saturating_sub(last.place.sentence);
    let blocks = place.block.saturating_sub(last.place.block);
    let mut found = [0.0; feature::COUNT];
    found[feature::SENTENCE] = (sentences as f32).ln_1p();
    found[feature::BLOCK] = (blocks as f32).ln_1p();
    found[feature::TURN] = ((state.turn - last.turn) as f32).ln_1p();
    found[feature::OFTEN] = seen.count.min(5) as f32;
    let mut when =
        |holds: bool, feature: usize| found[feature] = if holds { 1.0 } else { found[feature] };
    let outside = !last.place.quoted;
    let here = sentences == 0 && outside;
    when(last.subject, feature::SUBJECT);
    when(seen.spoke.is_some(), feature::SPOKE);
    when(known.named, feature::NAMED);
    when(!outside && !place.quoted, feature::QUOTED);
    when(last.subject && here, feature::SAME_SENTENCE);
    when(!last.subject && here, feature::BESIDE);
    when(
        last.subject && outside && sentences == 1,
        feature::LAST_SUBJECT,
    );
    when(
        last.subject && !outside && place.quoted && sentences == 1,
        feature::SPEECH_SUBJECT,
    );
    when(seen.opens == Some(place.block), feature::OPENS);
    when(seen.spoke == Some(place.block), feature::SPOKE_HERE);
    when(seen.first_block == 0, feature::TITLE);
    let since = state
        .spoken
        .is_none_or(|spoken| last.place.sentence > spoken.sentence);
    when(since && last.subject && outside, feature::NEW_SUBJECT);
    if let Some(spoken) = state.speaker {
        match place.block.saturating_sub(spoken.block) {
            0 | 1 if wanted.speaks => when(true, feature::LAST_SPEAKER),
            2 | 3 if wanted.speaks => when(true, feature::FAR_SPEAKER),
            0 | 1 => when(true, feature::SPEAKER_FOR_OTHERS),
            _ => {}
        }
        let far = place.block.saturating_sub(spoken.block);
        when(wanted.adds && far <= 2, feature::ADDS);
        when(wanted.inverted && far <= 1, feature::SPEAKER_INVERTED);
        let just = place.sentence.saturating_sub(spoken.sentence) <= 1;
        when(wanted.speaks && just, feature::JUST_SPOKE);
    }
    let silent = seen.spoke.is_none() && wanted.speaks;
    match known.kind {
        EntityKind::Person => {}
        EntityKind::Unnamed => when(true, feature::UNNAMED),
        EntityKind::Group if wanted.number == Some(Number::Plural) => {}
        EntityKind::Thing | EntityKind::Place => {
            when(true, feature::THING);
            when(silent, feature::SILENT_THING);
        }
        _ => {
            when(true, feature::BODY);
            when(silent, feature::SILENT_BODY);
        }
    }
    Some(found)
}
