//! Names in the last column: `NE=B-PER`, and `ner=S-PER` as Stanza writes it.

use crate::document::{Document, Name, NameKind};
use crate::span::{Span, Token};

const KEYS: [&str; 2] = ["NE", "ner"];

/// Labels of names; the first for a kind is the one that is written. Dates and amounts are no names.
const LABELS: &[(&str, NameKind)] = &[
    ("PER", NameKind::Person),
    ("PERS", NameKind::Person),
    ("PERSON", NameKind::Person),
    ("ORG", NameKind::Organisation),
    ("LOC", NameKind::Place),
    ("GPE", NameKind::Place),
    ("FAC", NameKind::Place),
    ("MISC", NameKind::Other),
    ("OTHER", NameKind::Other),
    ("EVENT", NameKind::Other),
    ("PRODUCT", NameKind::Other),
    ("WORK_OF_ART", NameKind::Other),
];

/// What a word is to a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Tag {
    kind: NameKind,
    /// Whether it begins the name rather than continues it.
    first: bool,
}

impl Tag {
    /// The tag for the second and later words of a contraction.
    pub(super) fn continued(self) -> Tag {
        Tag {
            first: false,
            ..self
        }
    }
}

/// Reads the tag out of the last column; schemes with single and last words (`S-`, `U-`, `E-`, `L-`) too.
pub(super) fn read(misc: &str) -> Option<Tag> {
    let tag = misc.split('|').find_map(|pair| {
        let (key, value) = pair.split_once('=')?;
        KEYS.contains(&key).then_some(value)
    })?;
    let (part, label) = tag.split_once('-')?;
    let kind = LABELS.iter().find(|known| known.0 == label)?.1;
    Some(Tag {
        kind,
        first: matches!(part, "B" | "S" | "U"),
    })
}

/// Adds a word to the names of the sentence that begins at `first`.
pub(super) fn add(doc: &mut Document, first: u32, token: u32, tag: Tag) {
    match doc.names.last_mut() {
        Some(name)
            if !tag.first
                && name.kind == tag.kind
                && name.tokens.end == token
                && name.tokens.start >= first =>
        {
            name.tokens.end = token + 1;
        }
        _ => doc.names.push(Name {
            tokens: Span::new(token, token + 1),
            kind: tag.kind,
        }),
    }
}

/// The tags of the words of a sentence as they are written, `None` outside of names.
pub(super) fn tags(doc: &Document, tokens: Span<Token>) -> Vec<Option<String>> {
    let mut tags = vec![None; tokens.len()];
    let from = doc
        .names
        .partition_point(|name| name.tokens.end <= tokens.start);
    let names = doc.names[from..].iter();
    for name in names.take_while(|name| name.tokens.start < tokens.end) {
        let label = LABELS.iter().find(|known| known.1 == name.kind);
        for token in name.tokens.range() {
            let part = if token == name.tokens.start as usize {
                "B"
            } else {
                "I"
            };
            let place = token.wrapping_sub(tokens.start as usize);
            if let (Some(tag), Some((label, _))) = (tags.get_mut(place), label) {
                *tag = Some(format!("{}={part}-{label}", KEYS[0]));
            }
        }
    }
    tags
}
