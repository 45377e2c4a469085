//! Positions in a text: a span of bytes cannot be taken for a span of tokens.

mod index;

pub(crate) use index::SpanIndex;

use std::fmt;
use std::marker::PhantomData;
use std::ops::Range;

/// Unit of [`Span<Byte>`]: bytes of the article's text, exactly as it came in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Byte {}

/// Unit of [`Span<Token>`]: indices into the document's token columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Token {}

/// A half-open range `start..end`, typed by what it counts.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span<Unit> {
    /// First position inside the span.
    pub start: u32,
    /// First position after the span.
    pub end: u32,
    unit: PhantomData<Unit>,
}

impl<Unit> Span<Unit> {
    /// The span from `start` up to, not including, `end`; empty where `end < start`.
    pub const fn new(start: u32, end: u32) -> Self {
        let end = if end < start { start } else { end };
        Span {
            start,
            end,
            unit: PhantomData,
        }
    }

    /// Number of units covered.
    pub const fn len(&self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether nothing is covered.
    pub const fn is_empty(&self) -> bool {
        self.start == self.end
    }

    /// Whether `position` lies inside.
    pub const fn contains(&self, position: u32) -> bool {
        self.start <= position && position < self.end
    }

    /// Whether the whole of `other` lies inside.
    pub const fn covers(&self, other: &Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share at least one unit.
    pub const fn overlaps(&self, other: &Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// As a `usize` range, to index slices with.
    pub const fn range(&self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

impl Span<Byte> {
    /// The characters of `text` that the span covers.
    pub fn of<'t>(&self, text: &'t str) -> &'t str {
        &text[self.range()]
    }
}

impl<Unit> fmt::Debug for Span<Unit> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}

/// Turns byte offsets of a text into character (Unicode code point) offsets, as Python counts them.
#[derive(Debug)]
pub struct CharMap {
    /// Character offset at every 64th byte: a lookup counts at most 64 bytes from there.
    anchors: Vec<u32>,
}

impl CharMap {
    const STEP: usize = 64;

    /// Reads `text` once.
    pub fn new(text: &str) -> Self {
        let mut anchors = Vec::with_capacity(text.len() / Self::STEP + 1);
        let mut chars = 0;
        for chunk in text.as_bytes().chunks(Self::STEP) {
            anchors.push(chars);
            chars += chunk.iter().filter(|&&byte| starts_char(byte)).count() as u32;
        }
        anchors.push(chars);
        CharMap { anchors }
    }

    /// The number of characters of `text` (the one the map was made from) before byte `offset`.
    pub fn char_at(&self, text: &str, offset: u32) -> u32 {
        let offset = (offset as usize).min(text.len());
        let anchor = offset / Self::STEP;
        let counted = &text.as_bytes()[anchor * Self::STEP..offset];
        self.anchors[anchor] + counted.iter().filter(|&&byte| starts_char(byte)).count() as u32
    }

    /// Start and end of `span` in characters.
    pub fn chars(&self, text: &str, span: Span<Byte>) -> (u32, u32) {
        (self.char_at(text, span.start), self.char_at(text, span.end))
    }
}

const fn starts_char(byte: u8) -> bool {
    byte & 0xC0 != 0x80
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn char_offsets_match_a_plain_count() {
        let text = "« L’été dernier », a-t-il dit – déjà à Évry. ".repeat(7);
        let map = CharMap::new(&text);
        for (chars, (bytes, _)) in text.char_indices().enumerate() {
            assert_eq!(map.char_at(&text, bytes as u32), chars as u32);
        }
        assert_eq!(
            map.char_at(&text, text.len() as u32),
            text.chars().count() as u32
        );
        assert_eq!(CharMap::new("").char_at("", 0), 0);
    }

    #[test]
    fn spans_know_their_neighbours() {
        let span = Span::<Byte>::new(2, 5);
        assert!(span.contains(2) && !span.contains(5));
        assert!(span.overlaps(&Span::new(4, 9)) && !span.overlaps(&Span::new(5, 9)));
        assert!(span.covers(&Span::new(3, 5)) && !span.covers(&Span::new(3, 6)));
        assert!(Span::<Byte>::new(7, 3).is_empty());
    }
}
