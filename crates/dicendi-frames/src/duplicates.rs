//! Articles whose text was read before.

use rustc_hash::{FxHashMap, FxHasher};
use std::hash::Hasher;

/// The texts read so far, by a hash of their words; spacing does not count.
#[derive(Default)]
pub(crate) struct Duplicates(FxHashMap<u64, String>);

impl Duplicates {
    /// The id of the first article with this text; `None` for a new text, which is noted, and for no text.
    pub fn first_with(&mut self, article_id: &str, text: &str) -> Option<&str> {
        let mut hasher = FxHasher::default();
        for word in text.split_whitespace() {
            hasher.write(word.as_bytes());
            hasher.write_u8(0xFF);
        }
        if text.trim().is_empty() {
            return None;
        }
        let first = self
            .0
            .entry(hasher.finish())
            .or_insert_with(|| article_id.to_owned());
        (first != article_id).then_some(first)
    }
}
