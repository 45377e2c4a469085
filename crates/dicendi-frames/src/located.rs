//! A document with its offsets in characters, as every table gives them.

use dicendi_core::{Byte, CharMap, Document, Span};

/// Stands between the pieces of a content that a cue interrupts.
const GAP: &str = " […] ";

pub(crate) struct Located<'d> {
    pub document: &'d Document,
    map: CharMap,
}

impl<'d> Located<'d> {
    pub fn new(document: &'d Document) -> Self {
        Located {
            document,
            map: CharMap::new(document.text()),
        }
    }

    /// A span in characters.
    pub fn chars(&self, span: Span<Byte>) -> (u32, u32) {
        self.map.chars(self.document.text(), span)
    }

    /// The length of the text in characters.
    pub fn n_chars(&self) -> u32 {
        self.map.char_at(self.document.text(), u32::MAX)
    }

    /// The pieces of a content in one text.
    pub fn content(&self, pieces: &[Span<Byte>]) -> String {
        let pieces: Vec<&str> = pieces
            .iter()
            .map(|&piece| self.document.slice(piece))
            .collect();
        pieces.join(GAP)
    }
}
