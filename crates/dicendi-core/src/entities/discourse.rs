//! Who is in the reader's mind at a place of the text, and whom a pronoun there stands for.

use super::register::{Known, Register};
use crate::document::{EntityId, EntityKind};
use crate::lexicon::PronounKind;
use crate::ud::{Gender, Number};
use rustc_hash::FxHashMap;

/// Where something stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) token: u32,
    pub(super) sentence: u32,
    pub(super) block: u32,
    /// Inside what somebody says.
    pub(super) quoted: bool,
}

/// The last time an entity was mentioned, and how often before.
#[derive(Debug, Clone, Copy)]
struct Seen {
    place: Place,
    subject: bool,
    count: u32,
    /// The sentence in which it last spoke.
    spoke: Option<u32>,
}

/// The state of the discourse while the article is read.
#[derive(Debug, Default)]
pub(super) struct Discourse {
    seen: FxHashMap<EntityId, Seen>,
    /// Who spoke last, and where.
    last_speaker: Option<(EntityId, Place)>,
}

/// What a pronoun asks for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Wanted {
    pub(super) gender: Option<Gender>,
    pub(super) number: Option<Number>,
    pub(super) kind: PronounKind,
    pub(super) place: Place,
    /// Whether it speaks, in the statement at hand.
    pub(super) speaks: bool,
    /// Whether it is a subject.
    pub(super) subject: bool,
}

/// How much each circumstance speaks for an antecedent.
mod weight {
    pub(super) const SENTENCE: f32 = -0.55;
    pub(super) const BLOCK: f32 = -0.25;
    pub(super) const SUBJECT: f32 = 0.9;
    pub(super) const LAST_SPEAKER: f32 = 1.6;
    pub(super) const SPOKE: f32 = 0.4;
    pub(super) const OFTEN: f32 = 0.15;
    pub(super) const QUOTED: f32 = -1.2;
    pub(super) const NOT_HUMAN: f32 = -0.7;
    pub(super) const THING: f32 = -2.0;
    pub(super) const GENDER_UNKNOWN: f32 = -0.6;
    pub(super) const UNNAMED: f32 = -0.2;
}

impl Discourse {
    /// Notes that an entity is mentioned.
    pub(super) fn mention(&mut self, id: EntityId, place: Place, subject: bool) {
        let before = self.seen.get(&id);
        let seen = Seen {
            place,
            subject: subject || before.is_some_and(|seen| seen.subject && seen.place.sentence == place.sentence),
            count: before.map_or(0, |seen| seen.count) + 1,
            spoke: before.and_then(|seen| seen.spoke),
        };
        // What is only said in a quotation does not push away what the text itself spoke of.
        if let Some(before) = before.filter(|before| place.quoted && !before.place.quoted && before.place.sentence + 2 > place.sentence) {
            let place = before.place;
            self.seen.insert(id, Seen { place, ..seen });
        } else {
            self.seen.insert(id, seen);
        }
    }

    /// Notes that an entity speaks.
    pub(super) fn speaks(&mut self, id: EntityId, place: Place) {
        if let Some(seen) = self.seen.get_mut(&id) {
            seen.spoke = Some(place.sentence);
        }
        self.last_speaker = Some((id, place));
    }

    /// Who spoke last, and where.
    pub(super) fn last_speaker(&self) -> Option<(EntityId, Place)> {
        self.last_speaker
    }

    /// How many sentences ago an entity was mentioned.
    pub(super) fn distance(&self, id: EntityId, place: Place) -> Option<u32> {
        self.seen.get(&id).map(|seen| place.sentence.saturating_sub(seen.place.sentence))
    }

    /// How much an entity is in mind; `None` where it was not mentioned yet.
    pub(super) fn salience(&self, id: EntityId, known: &Known, wanted: &Wanted) -> Option<f32> {
        let seen = self.seen.get(&id)?;
        let sentences = wanted.place.sentence.saturating_sub(seen.place.sentence).min(8) as f32;
        let blocks = wanted.place.block.saturating_sub(seen.place.block).min(6) as f32;
        let mut salience = weight::SENTENCE * sentences + weight::BLOCK * blocks;
        salience += if seen.subject { weight::SUBJECT } else { 0.0 };
        salience += weight::OFTEN * seen.count.min(5) as f32;
        if seen.place.quoted && !wanted.place.quoted {
            salience += weight::QUOTED;
        }
        if let Some((speaker, place)) = self.last_speaker {
            if speaker == id && wanted.place.block <= place.block + 3 {
                salience += if wanted.speaks { weight::LAST_SPEAKER } else { weight::LAST_SPEAKER / 2.0 };
            }
        }
        if seen.spoke.is_some() {
            salience += weight::SPOKE;
        }
        salience += match known.kind {
            EntityKind::Person => 0.0,
            EntityKind::Unnamed => weight::UNNAMED,
            EntityKind::Group if wanted.number == Some(Number::Plural) => 0.0,
            EntityKind::Thing | EntityKind::Place => weight::THING,
            _ => weight::NOT_HUMAN,
        };
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
        for id in register.ids() {
            let known = register.get(id);
            if excluded.contains(&id) {
                continue;
            }
            let Some(agreement) = agreement(known, wanted) else { continue };
            let Some(salience) = self.salience(id, known, wanted) else { continue };
            let score = salience + agreement;
            match best {
                Some((_, top)) if top >= score => second = second.max(score),
                _ => {
                    second = best.map_or(second, |(_, top)| top);
                    best = Some((id, score));
                }
            }
        }
        let (id, score) = best?;
        // Sure where the antecedent is near and nobody else is.
        const FAR: f32 = -2.5;
        let margin = score - second.max(FAR);
        Some((id, 1.0 / (1.0 + (-1.2 * margin).exp())))
    }
}

/// Whether an entity can be meant by a pronoun of that gender and number; unknown gender counts a little against it.
fn agreement(known: &Known, wanted: &Wanted) -> Option<f32> {
    let number = match known.kind {
        EntityKind::Person => Some(Number::Singular),
        EntityKind::Group => known.number.or(Some(Number::Plural)),
        _ => known.number,
    };
    let mut agreement = 0.0;
    if let (Some(wanted), Some(number)) = (wanted.number, number) {
        // *l'équipe … ils*
        if wanted != number {
            if known.kind == EntityKind::Group && wanted == Number::Plural {
                agreement -= 0.8;
            } else {
                return None;
            }
        }
    }
    if let Some(wanted_gender) = wanted.gender {
        match known.gender {
            // A mixed group is masculine.
            Some(gender) if gender != wanted_gender => return None,
            Some(_) => {}
            None => agreement += weight::GENDER_UNKNOWN,
        }
    }
    Some(agreement)
}
