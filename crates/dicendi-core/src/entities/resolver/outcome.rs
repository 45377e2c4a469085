//! What the pass found.

use crate::document::{EntityId, MentionForm, MentionId};
use crate::entities::register::Register;
#[cfg(feature = "train")]
use crate::entities::sign::Signs;
use crate::span::{Span, Token};
#[cfg(feature = "train")]
use rustc_hash::FxHashMap;

/// Who a mention stands for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::entities) struct Resolution {
    pub(in crate::entities) form: MentionForm,
    pub(in crate::entities) entity: EntityId,
    pub(in crate::entities) confidence: f32,
    pub(in crate::entities) antecedent: Option<MentionId>,
}

/// What the pass found.
pub(in crate::entities) struct Outcome {
    pub(in crate::entities) register: Register,
    /// One for every mention of the document.
    pub(in crate::entities) mentions: Vec<Option<Resolution>>,
    /// The names of the article, with or without a mention.
    pub(in crate::entities) names: Vec<(Span<Token>, Resolution)>,
    /// Speakers of quotations that stand alone.
    pub(in crate::entities) inherited: Vec<Inherited>,
    /// The second of those whom a mention names together: *les deux hommes*.
    pub(in crate::entities) joined: Vec<(MentionId, EntityId)>,
    /// Who every head word stands for, mention of a statement or not.
    #[cfg(feature = "train")]
    pub(in crate::entities) heads: FxHashMap<u32, EntityId>,
    /// Whom each pronoun of a statement could stand for.
    #[cfg(feature = "train")]
    pub(in crate::entities) choices: Vec<Choice>,
}

/// Whom a pronoun could stand for, with what speaks for and against each.
#[cfg(feature = "train")]
pub(in crate::entities) struct Choice {
    pub(in crate::entities) asks: Asks,
    pub(in crate::entities) candidates: Vec<Candidate>,
    pub(in crate::entities) nobody: Signs,
}

#[cfg(feature = "train")]
impl Choice {
    pub(super) fn new(asks: Asks, candidates: Vec<(EntityId, Signs)>, nobody: Signs) -> Self {
        let candidates = candidates.into_iter();
        let candidates = candidates.map(|(entity, signs)| Candidate { entity, signs });
        Choice {
            asks,
            candidates: candidates.collect(),
            nobody,
        }
    }
}

/// What asks.
#[cfg(feature = "train")]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::entities) enum Asks {
    /// A pronoun of a statement.
    Pronoun(MentionId),
    /// A description of a statement.
    Description(MentionId),
    /// The statement of a quotation.
    Quotation(usize),
}

#[cfg(feature = "train")]
pub(in crate::entities) struct Candidate {
    pub(in crate::entities) entity: EntityId,
    pub(in crate::entities) signs: Signs,
}

/// Who a quotation that stands alone gets as speaker.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::entities) struct Inherited {
    pub(in crate::entities) statement: usize,
    pub(in crate::entities) entity: EntityId,
    pub(in crate::entities) confidence: f32,
    /// The last mention of them in a statement.
    pub(in crate::entities) mention: Option<MentionId>,
    /// The head word of their last mention.
    pub(in crate::entities) head: u32,
}
