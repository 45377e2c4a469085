//! What a word looks like, as hashes: computed once a word, mixed into features many times.

use super::forms::{Forms, Known};
use super::linear::{hash, mix};
#[cfg(feature = "train")]
use crate::document::Document;
#[cfg(feature = "train")]
use crate::span::{Span, Token};
use crate::tokens::lowercase;

/// The looks of one word.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Signs {
    /// The word in lower case.
    pub(crate) lower: u64,
    /// Its last 1 to 5 characters, in lower case.
    pub(crate) endings: [u64; 5],
    /// Its first 1 to 3 characters.
    pub(crate) openings: [u64; 3],
    /// Capitals, digits, hyphens in order, runs written once.
    pub(crate) shape: u64,
    /// The class of the form in the lexicon, 0 for unknown.
    pub(crate) class: u16,
    /// The group of words that stand in like contexts, 0 for none.
    pub(crate) cluster: u16,
    /// Which lists of names, roles, titles it stands in.
    pub(crate) lists: u8,
    /// Whether it begins with a capital or a digit.
    pub(crate) capital: bool,
}

/// Fills `signs` for the words of a sentence.
#[cfg(feature = "train")]
pub(crate) fn read(
    doc: &Document,
    tokens: Span<Token>,
    forms: &Forms,
    lower: &mut String,
    signs: &mut Vec<Signs>,
) {
    signs.clear();
    signs.extend(
        tokens
            .range()
            .map(|token| look(doc.form(token as u32), None, forms, lower)),
    );
}

/// The looks of one form, of which the lexicon knows what `known` says, where that was looked up already; `lower` is
/// left holding it in lower case.
pub(super) fn look(form: &str, known: Option<Known>, forms: &Forms, lower: &mut String) -> Signs {
    let mut signs = Signs {
        shape: shape(form),
        ..Signs::default()
    };
    signs.capital = form.starts_with(|c: char| c.is_uppercase() || c.is_numeric());
    lowercase(form, lower);
    signs.lower = hash(lower.as_bytes());
    let known = known.unwrap_or_else(|| forms.get(signs.lower, lower));
    (signs.class, signs.cluster, signs.lists) = (known.class, known.cluster, known.lists);
    let bytes = lower.as_bytes();
    for (ending, (at, _)) in signs.endings.iter_mut().zip(lower.char_indices().rev()) {
        *ending = hash(&bytes[at..]);
    }
    for (opening, (at, c)) in signs.openings.iter_mut().zip(lower.char_indices()) {
        *opening = hash(&bytes[..at + c.len_utf8()]);
    }
    signs
}

fn shape(form: &str) -> u64 {
    let mut sum = 0;
    let mut last = 0;
    for c in form.chars() {
        let kind = match c {
            _ if c.is_uppercase() => 1,
            _ if c.is_alphabetic() => 2,
            _ if c.is_numeric() => 3,
            '-' => 4,
            '.' => 5,
            '\'' | '’' => 6,
            _ => 7,
        };
        // A second capital counts, so that initials and acronyms differ.
        if kind != last || (kind == 1 && sum == mix(0, 1)) {
            sum = mix(sum, kind);
        }
        last = kind;
    }
    sum
}
