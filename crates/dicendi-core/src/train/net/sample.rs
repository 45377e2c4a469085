//! Sentences to learn from.

use crate::analysis::net::features::Rows;

/// No head, label or tag known.
pub const UNKNOWN: u16 = u16::MAX;

/// Classification tasks of a word beside its head: part of speech, features.
pub const TASKS: usize = 2;

/// A sentence with what is known of it.
#[derive(Debug, Clone, Default)]
pub struct Sample {
    /// Row of each word in the vocabulary, 0 for none.
    pub words: Vec<u32>,
    /// Rows of each word in the hashed tables.
    pub rows: Vec<Rows>,
    /// 0 for the root, else the head counted from 1; [`UNKNOWN`] where there is no tree.
    pub heads: Vec<u16>,
    /// Relation to the head.
    pub labels: Vec<u16>,
    /// The class in every task.
    pub tags: Vec<[u16; TASKS]>,
    /// Which treebank's manner the sentence follows.
    pub source: usize,
    /// How much it counts.
    pub weight: f32,
}

impl Sample {
    /// Number of words.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }
}
