//! Which quotation marks open and which close, as far as sentences need to know.

use crate::document::Document;

/// What a token does to a quotation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    Open,
    Close,
    None,
}

/// The marks of one block, with the state of its straight quotation marks.
pub(super) struct Quoting<'d> {
    doc: &'d Document,
    first: u32,
    end: u32,
    open: bool,
    /// Whether a mark of any kind was opened and not closed.
    quoted: bool,
}

impl<'d> Quoting<'d> {
    pub(super) fn new(doc: &'d Document, first: u32, end: u32) -> Self {
        Quoting {
            doc,
            first,
            end,
            open: false,
            quoted: false,
        }
    }

    /// Takes note of a token that has been read.
    pub(super) fn pass(&mut self, token: u32) {
        let mark = self.mark(token);
        if is_straight(self.doc.surface(token)) {
            self.open = mark == Mark::Open;
        }
        if mark != Mark::None {
            self.quoted = mark == Mark::Open;
        }
    }

    /// Whether what has been passed ends within quotation marks.
    pub(super) fn is_quoted(&self) -> bool {
        self.quoted
    }

    /// What the token does, given all that has been passed before it.
    pub(super) fn mark(&self, token: u32) -> Mark {
        match self.doc.surface(token) {
            "«" | "“" | "„" | "<<" => Mark::Open,
            "»" | "”" | ">>" => Mark::Close,
            surface if is_straight(surface) => {
                let words = &self.doc.words;
                let at = token as usize;
                let spaced_before = token == self.first || words.end[at - 1] < words.start[at];
                let spaced_after = token + 1 == self.end || words.end[at] < words.start[at + 1];
                match (spaced_before, spaced_after) {
                    (true, false) => Mark::Open,
                    (false, true) => Mark::Close,
                    _ if self.open => Mark::Close,
                    _ => Mark::Open,
                }
            }
            _ => Mark::None,
        }
    }
}

fn is_straight(surface: &str) -> bool {
    matches!(surface, "\"" | "''" | "＂")
}
