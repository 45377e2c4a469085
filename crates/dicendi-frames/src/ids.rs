//! Stable ids: the same article and the same offsets give the same id, on any machine and in any version.
//!
//! An id is a letter for its table (`s` statements, `m` mentions, `e` entities) and 16 hexadecimal
//! digits: text, because spreadsheets, pandas and JavaScript round 64-bit numbers.

use crate::located::Located;
use dicendi_core::document::{Mention, Statement};
use rustc_hash::FxHashSet;

/// The ids of a document's statements, by article, cue and content.
pub(crate) fn statements(located: &Located) -> Vec<String> {
    let mut unique = Unique::default();
    let id = |statement: &Statement| {
        let mut hash = Hash::new(&located.document.article.id);
        for (start, end) in statement.cue.iter().map(|&cue| located.chars(cue)) {
            hash.number(start).number(end);
        }
        hash.text("says");
        for (start, end) in statement.content.iter().map(|&piece| located.chars(piece)) {
            hash.number(start).number(end);
        }
        unique.id('s', hash)
    };
    located.document.statements.iter().map(id).collect()
}

/// The ids of a document's mentions, by article and place.
pub(crate) fn mentions(located: &Located) -> Vec<String> {
    let mut unique = Unique::default();
    let id = |mention: &Mention| {
        let (start, end) = located.chars(mention.span);
        let mut hash = Hash::new(&located.document.article.id);
        hash.number(start).number(end);
        unique.id('m', hash)
    };
    located.document.mentions.iter().map(id).collect()
}

/// The id of an entity, by type and name; by article and first mention too where only the article knows it.
pub(crate) fn entity(kind: &str, name: &str, place: Option<(&str, u32)>) -> String {
    let mut hash = Hash::new(kind);
    hash.text(name);
    if let Some((article_id, start)) = place {
        hash.text(article_id).number(start);
    }
    format!("e{:016x}", hash.finish())
}

/// Some texts, hashed.
pub(crate) fn of(texts: &[&str]) -> u64 {
    let mut hash = Hash::new("");
    for text in texts {
        hash.text(text);
    }
    hash.finish()
}

/// Tells apart what stands at the very same place in one article, in the order of the document.
#[derive(Default)]
struct Unique(FxHashSet<u64>);

impl Unique {
    fn id(&mut self, table: char, mut hash: Hash) -> String {
        while !self.0.insert(hash.finish()) {
            hash.text("again");
        }
        format!("{table}{:016x}", hash.finish())
    }
}

/// FNV-1a over parts that cannot run into each other, with a final mix.
struct Hash(u64);

impl Hash {
    fn new(text: &str) -> Self {
        let mut hash = Hash(0xcbf2_9ce4_8422_2325);
        hash.text(text);
        hash
    }

    fn bytes(&mut self, bytes: &[u8]) -> &mut Self {
        for &byte in bytes {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
        self
    }

    fn text(&mut self, text: &str) -> &mut Self {
        // No UTF-8 text holds the byte 0xFF.
        self.bytes(text.as_bytes()).bytes(&[0xFF])
    }

    fn number(&mut self, number: u32) -> &mut Self {
        self.bytes(&number.to_le_bytes())
    }

    fn finish(&self) -> u64 {
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_never_changes() {
        // Users keep these in files: a change here breaks what they joined.
        assert_eq!(entity("person", "nadia brunet", None), "e51d8975fb1f4d2af");
        assert_ne!(
            entity("person", "maire", Some(("a", 0))),
            entity("person", "maire", Some(("a", 9)))
        );
        assert_ne!(
            entity("person", "a", Some(("b", 0))),
            entity("person", "ab", None)
        );
    }
}
