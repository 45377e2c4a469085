//! Who is in the reader's mind at a place of the text, and whom a pronoun there stands for.

mod candidates;

use super::register::Known;
use super::salience::{Circumstances, State, circumstances, weigh};
use super::standing::Standing;
use super::weights::Weights;
use crate::document::EntityId;
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

/// A mention of an entity.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sight {
    pub(super) place: Place,
    /// The number of the mention, counted through the article.
    pub(super) turn: u32,
    pub(super) subject: bool,
    pub(super) standing: Standing,
}

/// Where and how an entity was mentioned so far.
#[derive(Debug, Clone, Copy)]
pub(super) struct Seen {
    /// The last mention in the text's own words.
    pub(super) outside: Option<Sight>,
    /// The last mention in what somebody says.
    pub(super) quoted: Option<Sight>,
    pub(super) count: u32,
    /// The first paragraph, counted from 0, that mentions it.
    pub(super) first_block: u32,
    /// The paragraph that it opens: it is the first one there to be a subject.
    pub(super) opens: Option<u32>,
    /// The paragraph in which it spoke last.
    pub(super) spoke: Option<u32>,
    /// How many mentions there were when it spoke last for itself.
    pub(super) spoken: Option<u32>,
    /// How often it spoke for itself.
    pub(super) times_spoken: u32,
    /// The head word of the last name or description of it.
    pub(super) nominal: Option<u32>,
}

impl Seen {
    /// The last mention; what is only said in a quotation does not push away what the text itself spoke of.
    pub(super) fn last(&self, quoted: bool) -> Option<Sight> {
        if quoted {
            let turn = |sight: &Sight| sight.turn;
            self.outside.into_iter().chain(self.quoted).max_by_key(turn)
        } else {
            self.outside.or(self.quoted)
        }
    }
}

/// The state of the discourse while the article is read.
#[derive(Debug)]
pub(super) struct Discourse {
    pub(super) weights: Weights,
    seen: FxHashMap<EntityId, Seen>,
    turn: u32,
    /// The last paragraph that has a subject which speaks of somebody.
    opened: Option<u32>,
    /// Who was mentioned, one after the other.
    order: Vec<EntityId>,
    /// Who spoke last, and where.
    last_speaker: Option<(EntityId, Place)>,
    /// Who spoke together last, and where.
    last_together: Option<(EntityId, Place)>,
}

/// What a pronoun or description asks for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Wanted {
    pub(super) gender: Option<Gender>,
    pub(super) number: Option<Number>,
    pub(super) place: Place,
    /// Whether it speaks, in the statement at hand.
    pub(super) speaks: bool,
    /// Whether it is spoken to, accused, thanked or threatened there: no thing is.
    pub(super) hears: bool,
    /// Whether it goes on speaking: *ajoute-t-il*.
    pub(super) adds: bool,
    /// Whether it answers what another has said: *réplique-t-il*.
    pub(super) replies: bool,
    /// Whether it stands behind its verb: *dit-elle*.
    pub(super) inverted: bool,
}

impl Discourse {
    pub(super) fn new(weights: Weights) -> Self {
        Discourse {
            weights,
            seen: FxHashMap::default(),
            turn: 0,
            opened: None,
            order: Vec::new(),
            last_speaker: None,
            last_together: None,
        }
    }

    /// Notes that an entity is mentioned.
    pub(super) fn mention(
        &mut self,
        id: EntityId,
        place: Place,
        subject: bool,
        standing: Standing,
    ) {
        self.turn += 1;
        self.order.push(id);
        let seen = self.seen.entry(id).or_insert(Seen {
            outside: None,
            quoted: None,
            count: 0,
            first_block: place.block,
            opens: None,
            spoke: None,
            spoken: None,
            times_spoken: 0,
            nominal: None,
        });
        seen.count += 1;
        if !standing.is_pronoun {
            seen.nominal = Some(standing.head);
        }
        let last = if place.quoted {
            &mut seen.quoted
        } else {
            &mut seen.outside
        };
        let still = last.is_some_and(|last| last.subject && last.place.sentence == place.sentence);
        *last = Some(Sight {
            place,
            turn: self.turn,
            subject: subject || still,
            standing,
        });
        if subject && !place.quoted && self.opened != Some(place.block) {
            self.opened = Some(place.block);
            seen.opens = Some(place.block);
        }
    }

    /// Notes that an entity speaks.
    pub(super) fn speaks(&mut self, id: EntityId, place: Place) {
        self.spoken(id, place);
        self.last_speaker = Some((id, place));
    }

    fn spoken(&mut self, id: EntityId, place: Place) {
        let turn = self.turn;
        if let Some(seen) = self.seen.get_mut(&id) {
            seen.spoke = Some(place.block);
            seen.spoken = Some(turn);
            seen.times_spoken += 1;
        }
    }

    /// Notes that an entity speaks within what another says: the other goes on.
    pub(super) fn speaks_within(&mut self, id: EntityId, place: Place) {
        if let Some(seen) = self.seen.get_mut(&id) {
            seen.spoke = Some(place.block);
        }
    }

    /// Notes that those who were named together speak.
    pub(super) fn speak_together(&mut self, group: EntityId, place: Place) {
        self.spoken(group, place);
        self.last_together = Some((group, place));
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
        let last = self.seen.get(&id)?.last(place.quoted)?;
        Some(place.sentence.saturating_sub(last.place.sentence))
    }

    /// Whether an entity was the subject of this sentence, or of the one before.
    pub(super) fn is_last_subject(&self, id: EntityId, place: Place) -> bool {
        let last = self.seen.get(&id).and_then(|seen| seen.outside);
        last.is_some_and(|last| last.subject && last.place.sentence + 1 >= place.sentence)
    }

    /// Those whom the title mentions, and whether they are a subject or speak there.
    pub(super) fn of_title(&self) -> Vec<(EntityId, bool)> {
        let titled = self.seen.iter().filter(|(_, seen)| seen.first_block == 0);
        let mut titled: Vec<_> = titled
            .map(|(&id, seen)| (id, seen.opens == Some(0) || seen.spoke == Some(0)))
            .collect();
        titled.sort_unstable();
        titled
    }

    /// The two of those that fit which were mentioned last, in the order of the text.
    pub(super) fn last_two(&self, fits: impl Fn(EntityId) -> bool) -> Option<[EntityId; 2]> {
        let mut seen: Vec<(u32, EntityId)> = self
            .seen
            .iter()
            .filter(|(id, _)| fits(**id))
            .filter_map(|(&id, seen)| Some((seen.last(true)?.turn, id)))
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
        Some(weigh(
            &self.weights.salience,
            &self.circumstances(id, known, wanted)?,
        ))
    }

    pub(super) fn circumstances(
        &self,
        id: EntityId,
        known: &Known,
        wanted: &Wanted,
    ) -> Option<Circumstances> {
        let seen = self.seen.get(&id)?;
        circumstances(
            seen,
            known,
            wanted,
            &State {
                turn: self.turn,
                speaker: self
                    .last_speaker
                    .into_iter()
                    .chain(self.last_together)
                    .find(|(speaker, _)| *speaker == id)
                    .map(|(_, place)| place),
                spoken: self.last_speaker.map(|(_, place)| place),
            },
        )
    }

    /// Where and how an entity was mentioned so far.
    pub(super) fn seen(&self, id: EntityId) -> Option<&Seen> {
        self.seen.get(&id)
    }
}
