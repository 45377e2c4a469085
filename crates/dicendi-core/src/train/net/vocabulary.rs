//! The words that the network has a row of its own for.

use crate::analysis::net::features::normalise;
use std::collections::{BTreeMap, HashMap};

/// A word that the treebanks have so often has a row.
const LEAST_IN_TREEBANKS: usize = 3;
/// So has a word that stands so often in all texts together.
const LEAST: usize = 8;

/// Words by row; row 0 is for the unknown.
#[derive(Debug)]
pub struct Vocabulary {
    rows: HashMap<String, u32>,
    /// Words in the order of their rows, from 1: frequent ones first.
    pub words: Vec<String>,
    /// How often the word of each row occurs.
    pub counts: Vec<usize>,
}

impl Vocabulary {
    /// Counts the words of the treebanks and of the news.
    pub fn new<'t, 'n>(
        treebanks: impl Iterator<Item = &'t String>,
        news: impl Iterator<Item = &'n String>,
    ) -> Self {
        let mut counts: BTreeMap<String, (usize, usize)> = BTreeMap::new();
        let mut normal = String::new();
        let mut add = |word: &str, known: usize| {
            normalise(word, &mut normal);
            if !counts.contains_key(&normal) {
                counts.insert(normal.clone(), (0, 0));
            }
            if let Some(count) = counts.get_mut(&normal) {
                *count = (count.0 + known, count.1 + 1);
            }
        };
        treebanks.for_each(|word| add(word, 1));
        news.for_each(|word| add(word, 0));
        let mut list: Vec<(String, usize)> = counts
            .into_iter()
            .filter(|(_, count)| count.0 >= LEAST_IN_TREEBANKS || count.1 >= LEAST)
            .map(|(word, count)| (word, count.1))
            .collect();
        list.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        Vocabulary::of(list)
    }

    /// From words with their counts.
    pub fn of(list: Vec<(String, usize)>) -> Self {
        Vocabulary {
            rows: list.iter().map(|entry| entry.0.clone()).zip(1..).collect(),
            counts: std::iter::once(0)
                .chain(list.iter().map(|entry| entry.1))
                .collect(),
            words: list.into_iter().map(|entry| entry.0).collect(),
        }
    }

    /// Rows, the one of the unknown word included.
    pub fn len(&self) -> usize {
        self.words.len() + 1
    }

    /// The row of a word in its normal form.
    pub fn row(&self, normal: &str) -> u32 {
        self.rows.get(normal).copied().unwrap_or(0)
    }
}
