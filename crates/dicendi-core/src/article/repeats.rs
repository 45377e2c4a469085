//! Paragraphs that repeat earlier text: teasers, captions and pull-quotes.

use super::{Block, BlockKind};
use crate::strings::lower;
use rustc_hash::{FxBuildHasher, FxHashSet};
use std::hash::BuildHasher;

/// Words in a shingle: four in a row are seldom repeated by chance.
const SHINGLE: usize = 4;
/// Paragraphs shorter than this are too likely to be repeated on purpose.
const LEAST_WORDS: usize = 9;
/// Share of a paragraph's shingles that must stand in earlier text.
const REPEATED: f64 = 0.8;

/// Marks the text blocks nearly all of whose words stand, in the same order, in earlier ones.
pub(super) fn mark(blocks: &mut [Block], text: &str) {
    let mut seen = FxHashSet::default();
    for block in blocks.iter_mut() {
        let shingles = shingles(block.span.of(text));
        if block.kind == BlockKind::Text && shingles.len() + SHINGLE > LEAST_WORDS {
            let known = shingles
                .iter()
                .filter(|shingle| seen.contains(*shingle))
                .count();
            if known as f64 >= REPEATED * shingles.len() as f64 {
                block.kind = BlockKind::Repeat;
            }
        }
        seen.extend(shingles);
    }
}

fn shingles(paragraph: &str) -> Vec<u64> {
    let words: Vec<u64> = paragraph
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(|word| FxBuildHasher.hash_one(&*lower(word)))
        .collect();
    words
        .windows(SHINGLE)
        .map(|window| FxBuildHasher.hash_one(window))
        .collect()
}
