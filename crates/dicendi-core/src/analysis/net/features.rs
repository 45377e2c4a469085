//! What a word looks like from outside: the rows of the embedding tables that stand for it.

use crate::analysis::forms::Known;
use crate::strings::push_lower;

/// Number of hashed features a word has, beside its own row in the vocabulary.
pub const SLOTS: usize = 10;

/// Rows of one hashed table.
pub const ROWS: usize = 4096;

/// The rows of a word in the hashed tables.
pub type Rows = [u16; SLOTS];

/// A stable 64-bit hash (FNV-1a with a final mix): model files depend on it.
pub fn hash(bytes: &[u8], seed: u64) -> u64 {
    let mut state = 0xcbf2_9ce4_8422_2325u64 ^ seed.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    for &byte in bytes {
        state = (state ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    }
    state ^= state >> 32;
    state = state.wrapping_mul(0xd6e8_feb8_6659_fd93);
    state ^ (state >> 32)
}

/// The word as the vocabulary knows it: lower case, every digit `0`, one apostrophe.
pub fn normalise(form: &str, into: &mut String) {
    into.clear();
    for c in form.chars() {
        match c {
            '0'..='9' => into.push('0'),
            '’' | 'ʼ' | '‘' => into.push('\''),
            '“' | '”' | '„' | '″' => into.push('"'),
            '–' | '—' => into.push('-'),
            _ => push_lower(c, into),
        }
    }
}

/// What the lexicon says of a word, as rows: its categories, the same with features, and the lists of
/// names, titles and roles that it stands in.
pub type LexiconRows = [u16; 3];

/// The rows for what is known of a form; `classes` has the first two for every class of the lexicon.
pub(crate) fn lexicon_rows(known: Known, classes: &[[u16; 2]]) -> LexiconRows {
    let [categories, features] = classes
        .get(usize::from(known.class))
        .copied()
        .unwrap_or_default();
    [categories, features, row(9, &[known.lists])]
}

/// The two rows of a class of the lexicon, from its tags (category and features).
#[cfg(feature = "train")]
pub(crate) fn class_rows<'t>(tags: impl Iterator<Item = &'t str> + Clone) -> [u16; 2] {
    let joined = |tags: &mut dyn Iterator<Item = &'t str>| {
        let sorted: std::collections::BTreeSet<&str> = tags.collect();
        sorted.into_iter().collect::<Vec<_>>().join(",")
    };
    let categories = joined(&mut tags.clone().map(|tag| tag.split(' ').next().unwrap_or(tag)));
    [
        row(7, categories.as_bytes()),
        row(8, joined(&mut tags.clone()).as_bytes()),
    ]
}

/// The row of a feature.
pub fn row(slot: usize, bytes: &[u8]) -> u16 {
    (hash(bytes, slot as u64 + 1) % ROWS as u64) as u16
}

/// The rows of a word; `normal` is what [`normalise`] made of `form`.
pub fn rows(form: &str, normal: &str, lexicon: LexiconRows) -> Rows {
    let suffix = |n: usize| match normal.char_indices().rev().nth(n - 1) {
        Some((at, _)) => &normal[at..],
        None => normal,
    };
    let prefix = |n: usize| match normal.char_indices().nth(n) {
        Some((at, _)) => &normal[..at],
        None => normal,
    };
    [
        row(0, suffix(1).as_bytes()),
        row(1, suffix(2).as_bytes()),
        row(2, suffix(3).as_bytes()),
        row(3, suffix(4).as_bytes()),
        row(4, prefix(2).as_bytes()),
        row(5, prefix(4).as_bytes()),
        row(6, &shape(form)),
        lexicon[0],
        lexicon[1],
        lexicon[2],
    ]
}

/// Runs of upper case, lower case, digits and other signs, each run cut at two.
fn shape(form: &str) -> Vec<u8> {
    let mut shape: Vec<u8> = Vec::with_capacity(8);
    for c in form.chars() {
        let class = match c {
            _ if c.is_uppercase() => b'X',
            _ if c.is_alphabetic() => b'x',
            _ if c.is_numeric() => b'0',
            '\'' | '’' => b'\'',
            _ if c.is_ascii() => c as u8,
            _ => b'?',
        };
        let repeated = shape.len() >= 2 && shape[shape.len() - 2..] == [class, class];
        if !repeated && shape.len() < 8 {
            shape.push(class);
        }
    }
    shape
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes_tell_kinds_of_words_apart() {
        let text = |form: &str| String::from_utf8(shape(form)).unwrap();
        assert_eq!(text("Bonjour"), "Xxx");
        assert_eq!(text("AFP"), "XX");
        assert_eq!(text("2026"), "00");
        assert_eq!(text("-t-il"), "-x-xx");
        assert_eq!(text("d’"), "x'");
        assert_eq!(text(""), "");
    }

    #[test]
    fn short_and_empty_words_have_rows() {
        for form in ["", "à", "é", "12", "aujourd'hui"] {
            let mut normal = String::new();
            normalise(form, &mut normal);
            assert!(
                rows(form, &normal, [0; 3])
                    .iter()
                    .all(|&row| usize::from(row) < ROWS)
            );
        }
    }
}
