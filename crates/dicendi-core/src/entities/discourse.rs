//! Who is in the reader's mind at a place of the text, and whom a pronoun there stands for.

use super::register::{Known, Register};
use super::weights::{Weights, feature};
use crate::document::{EntityId, EntityKind};
use crate::ud::{Gender, Number};
use rustc_hash::FxHashMap;

/// Where something stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) sentence: u32,
    pub(super) block: u32,
    /// Inside what somebody says.
    pub(super) quoted: bool,
}

/// The last time an entity was mentioned, and how often before.
#[derive(Debug, Clone, Copy)]
struct Seen {
    place: Place,
    /// The number of the mention, counted through the article.
    turn: u32,
    subject: bool,
    count: u32,
    spoke: bool,
}

/// The state of the discourse while the article is read.
#[derive(Debug)]
pub(super) struct Discourse {
    weights: Weights,
    seen: FxHashMap<EntityId, Seen>,
    turn: u32,
    /// Who was mentioned, one after the other.
    order: Vec<EntityId>,
    /// Who spoke last, and where.
    last_speaker: Option<(EntityId, Place)>,
}

/// What a pronoun or description asks for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Wanted {
    pub(super) gender: Option<Gender>,
    pub(super) number: Option<Number>,
    pub(super) place: Place,
    /// Whether it speaks, in the statement at hand.
    pub(super) speaks: bool,
}

impl Discourse {
    pub(super) fn new(weights: Weights) -> Self {
        Discourse {
            weights,
            seen: FxHashMap::default(),
            turn: 0,
            order: Vec::new(),
            last_speaker: None,
        }
    }

    /// Notes that an entity is mentioned.
    pub(super) fn mention(&mut self, id: EntityId, place: Place, subject: bool) {
        self.turn += 1;
        self.order.push(id);
        let new = Seen {
            place,
            turn: self.turn,
            subject,
            count: 1,
            spoke: false,
        };
        let seen = self.seen.entry(id).or_insert(new);
        if seen.turn == self.turn {
            return;
        }
        seen.count += 1;
        // What is only said in a quotation does not push away what the text itself just spoke of.
        const FRESH: u32 = 2;
        if place.quoted && !seen.place.quoted && place.sentence < seen.place.sentence + FRESH {
            return;
        }
        seen.subject = subject || (seen.subject && seen.place.sentence == place.sentence);
        seen.place = place;
        seen.turn = self.turn;
    }

    /// Notes that an entity speaks.
    pub(super) fn speaks(&mut self, id: EntityId, place: Place) {
        if let Some(seen) = self.seen.get_mut(&id) {
            seen.spoke = true;
        }
        self.last_speaker = Some((id, place));
    }

    /// Who spoke last, and where.
    pub(super) fn last_speaker(&self) -> Option<(EntityId, Place)> {
        self.last_speaker
    }

    /// Those mentioned not too long ago, in the order in which they became known.
    pub(super) fn recent(&self) -> Vec<EntityId> {
        const MEMORY: usize = 300;
        let mut recent = self.order[self.order.len().saturating_sub(MEMORY)..].to_vec();
        recent.sort_unstable();
        recent.dedup();
        recent
    }

    /// How many sentences ago an entity was mentioned.
    pub(super) fn distance(&self, id: EntityId, place: Place) -> Option<u32> {
        self.seen
            .get(&id)
            .map(|seen| place.sentence.saturating_sub(seen.place.sentence))
    }

    /// The two of those that fit which were mentioned last, in the order of the text.
    pub(super) fn last_two(&self, fits: impl Fn(EntityId) -> bool) -> Option<[EntityId; 2]> {
        let mut seen: Vec<(u32, EntityId)> = self
            .seen
            .iter()
            .filter(|(id, _)| fits(**id))
            .map(|(&id, seen)| (seen.turn, id))
            .collect();
        seen.sort_unstable_by_key(|&(turn, _)| std::cmp::Reverse(turn));
        match seen[..] {
            [(_, second), (_, first), ..] => Some([first, second]),
            _ => None,
        }
    }

    /// How often an entity was mentioned.
    pub(super) fn count(&self, id: EntityId) -> u32 {
        self.seen.get(&id).map_or(0, |seen| seen.count)
    }

    /// How much an entity is in mind; `None` where it was not mentioned yet.
    pub(super) fn salience(&self, id: EntityId, known: &Known, wanted: &Wanted) -> Option<f32> {
        let seen = self.seen.get(&id)?;
        let weights = &self.weights;
        let sentences = wanted.place.sentence.saturating_sub(seen.place.sentence);
        let blocks = wanted.place.block.saturating_sub(seen.place.block);
        let mut salience = weights[feature::SENTENCE] * (sentences as f32).ln_1p()
            + weights[feature::BLOCK] * (blocks as f32).ln_1p()
            + weights[feature::OFTEN] * seen.count.min(5) as f32
            + weights[feature::TURN] * ((self.turn - seen.turn) as f32).ln_1p();
        let mut when =
            |holds: bool, feature: usize| salience += if holds { weights[feature] } else { 0.0 };
        when(seen.subject, feature::SUBJECT);
        when(seen.spoke, feature::SPOKE);
        when(known.named, feature::NAMED);
        when(seen.place.quoted && !wanted.place.quoted, feature::QUOTED);
        when(
            seen.subject && sentences == 0 && !seen.place.quoted,
            feature::SAME_SENTENCE,
        );
        let since = self
            .last_speaker
            .is_none_or(|(_, place)| seen.place.sentence > place.sentence);
        when(
            since && seen.subject && !seen.place.quoted,
            feature::NEW_SUBJECT,
        );
        if let Some((_, place)) = self.last_speaker.filter(|(speaker, _)| *speaker == id) {
            match wanted.place.block.saturating_sub(place.block) {
                0 | 1 if wanted.speaks => when(true, feature::LAST_SPEAKER),
                2 | 3 if wanted.speaks => when(true, feature::FAR_SPEAKER),
                0 | 1 => when(true, feature::SPEAKER_FOR_OTHERS),
                _ => {}
            }
        }
        match known.kind {
            EntityKind::Person => {}
            EntityKind::Unnamed => when(true, feature::UNNAMED),
            EntityKind::Group if wanted.number == Some(Number::Plural) => {}
            EntityKind::Thing | EntityKind::Place => when(true, feature::THING),
            _ => when(true, feature::BODY),
        }
        Some(salience)
    }

    /// The entity that a pronoun stands for, and how sure that is.
    pub(super) fn antecedent(
        &self,
        register: &Register,
        wanted: &Wanted,
        excluded: &[EntityId],
    ) -> Option<(EntityId, f32)> {
        let mut best: Option<(EntityId, f32)> = None;
        let mut second = f32::NEG_INFINITY;
        for id in self
            .recent()
            .into_iter()
            .filter(|id| !excluded.contains(id))
        {
            let known = register.get(id);
            if wanted.speaks && !known.can_speak() {
                continue;
            }
            let Some(agreement) = self.agreement(known, wanted) else {
                continue;
            };
            let Some(salience) = self.salience(id, known, wanted) else {
                continue;
            };
            let score = salience + agreement;
            if best.is_some_and(|(_, top)| top >= score) {
                second = second.max(score);
            } else {
                second = best.map_or(second, |(_, top)| top);
                best = Some((id, score));
            }
        }
        let (id, score) = best?;
        // Sure where the antecedent is near and nobody else is.
        const NOBODY: f32 = -2.5;
        const STEEP: f32 = 1.2;
        let margin = score - second.max(NOBODY);
        Some((id, 1.0 / (1.0 + (-STEEP * margin).exp())))
    }

    /// Whether an entity can be meant by a pronoun of that gender and number; what is unknown counts a
    /// little against it.
    fn agreement(&self, known: &Known, wanted: &Wanted) -> Option<f32> {
        let number = match known.kind {
            EntityKind::Person => Some(Number::Singular),
            EntityKind::Group => known.number.or(Some(Number::Plural)),
            _ => known.number,
        };
        let mut agreement = 0.0;
        if let (Some(wanted), Some(number)) = (wanted.number, number)
            && wanted != number
        {
            // *le couple … ils*
            if known.kind != EntityKind::Group || wanted == Number::Singular {
                return None;
            }
            agreement += self.weights[feature::NUMBER_BY_SENSE];
        }
        match (wanted.gender, known.gender) {
            (Some(wanted), Some(gender)) if wanted != gender => return None,
            (Some(_), None) => agreement += self.weights[feature::GENDER_UNKNOWN],
            _ => {}
        }
        Some(agreement)
    }
}
