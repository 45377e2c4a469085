//! One pass over a paragraph: which mark opens, which closes, and what was lost.

use super::trim;
use crate::article::{Block, BlockKind};
use crate::document::{Quotation, QuotationEnd};
use crate::span::{Byte, Span};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    Guillemet,
    Curly,
    Straight,
    Single,
}

impl Mark {
    pub(super) fn of(c: char) -> Option<Self> {
        match c {
            '«' | '»' => Some(Mark::Guillemet),
            '“' | '”' | '„' | '‟' => Some(Mark::Curly),
            '"' | '″' => Some(Mark::Straight),
            '‘' | '’' | '\'' | '‹' | '›' => Some(Mark::Single),
            _ => None,
        }
    }
}

/// No text has so many quotations one inside the other.
pub(super) const DEEPEST: usize = 8;

/// An opening mark that waits for its closing one.
pub(super) struct Open {
    mark: Mark,
    start: u32,
    inner: u32,
    depth: u8,
}

/// One pass over a block.
pub(super) struct Scan<'t> {
    text: &'t str,
    block: Block,
    chars: Vec<(u32, char)>,
    open: Vec<Open>,
    pub(super) quotations: Vec<Quotation>,
    /// Marks that open and are not closed.
    pub(super) missing: Vec<u32>,
    /// Marks that close and were not opened.
    pub(super) stray: Vec<u32>,
}

impl<'t> Scan<'t> {
    pub(super) fn new(text: &'t str, block: Block) -> Self {
        let base = block.span.start;
        let chars = block
            .span
            .of(text)
            .char_indices()
            .map(|(at, c)| (base + at as u32, c))
            .collect();
        Scan {
            text,
            block,
            chars,
            open: Vec::new(),
            quotations: Vec::new(),
            missing: Vec::new(),
            stray: Vec::new(),
        }
    }

    pub(super) fn run(&mut self) {
        for index in 0..self.chars.len() {
            let (_, c) = self.chars[index];
            let Some(mark) = Mark::of(c) else { continue };
            match c {
                '«' | '„' => self.open(index, mark),
                '»' | '›' => self.close(index, mark),
                '“' | '‟' if self.opens(index) || !self.is_open(mark) => self.open(index, mark),
                '“' | '‟' => self.close(index, mark),
                '”' if !self.is_open(mark) && self.opens(index) => self.open(index, mark),
                '”' => self.close(index, mark),
                '‘' | '‹' => self.open(index, mark),
                '\'' | '’' => self.single(index),
                _ => self.straight(index),
            }
        }
        while let Some(open) = self.open.pop() {
            self.leave_open(open, self.block.span.end);
        }
    }

    fn straight(&mut self, index: usize) {
        let top_is_straight = self
            .open
            .last()
            .is_some_and(|open| open.mark == Mark::Straight);
        let measure =
            self.before(index).is_some_and(|c| c.is_ascii_digit()) && !self.is_open(Mark::Straight);
        match (self.is_open(Mark::Straight), self.opens(index)) {
            // 5" or 12'30": a measure, not a quotation.
            (false, _) if measure => {}
            // A mark that can only close where none is open: the one that opened was lost.
            (false, false) if self.closes(index) => self.stray.push(self.chars[index].0),
            (false, _) => self.open(index, Mark::Straight),
            // A mark that can only open while another is open: that one was never closed.
            (true, true) if top_is_straight && !self.closes(index) => {
                if let Some(open) = self.open.pop() {
                    let end = self.likely_end(open.inner, index);
                    self.leave_open(open, end);
                }
                self.open(index, Mark::Straight);
            }
            (true, _) => self.close(index, Mark::Straight),
        }
    }

    /// Apostrophes are everywhere: a single mark opens only where its partner is in sight.
    fn single(&mut self, index: usize) {
        if self.is_open(Mark::Single) {
            let ends = !self.after(index).is_some_and(char::is_alphanumeric);
            if ends && self.before(index).is_some_and(|c| !c.is_whitespace()) {
                self.close(index, Mark::Single);
            }
            return;
        }
        if self.chars[index].1 == '\'' && self.opens(index) && !self.closes(index) {
            let partner = (index + 2..self.chars.len().min(index + 300)).find(|&other| {
                self.chars[other].1 == '\''
                    && !self.after(other).is_some_and(char::is_alphanumeric)
                    && self.before(other).is_some_and(|c| !c.is_whitespace())
            });
            if partner.is_some() {
                self.open(index, Mark::Single);
            }
        }
    }

    /// *Nous partons », dit-elle*: a paragraph whose first mark only closes was quoted from its beginning, where
    /// the paragraph before ends in an open quotation or a comma follows.
    pub(super) fn carried_over(&self, before: Option<&Quotation>) -> Option<Quotation> {
        let &at = self.stray.first()?;
        let first = self
            .quotations
            .iter()
            .map(|quotation| quotation.outer.start)
            .chain(self.missing.iter().copied())
            .all(|start| start > at);
        let gap = before.map(|before| Span::new(before.outer.end, self.block.span.start));
        let continues = before.zip(gap).is_some_and(|(before, gap)| {
            before.end == QuotationEnd::Missing
                && before.depth == 0
                && gap.of(self.text).trim().is_empty()
        });
        let end = at + self.text[at as usize..].chars().next()?.len_utf8() as u32;
        let comma = self.text[end as usize..].trim_start().starts_with(',');
        let inner = trim(self.text, Span::new(self.block.span.start, at));
        (self.block.kind == BlockKind::Text && first && (continues || comma) && !inner.is_empty())
            .then_some(Quotation {
                outer: Span::new(self.block.span.start, end),
                inner,
                depth: 0,
                end: QuotationEnd::Mark,
                continues,
            })
    }

    fn open(&mut self, index: usize, mark: Mark) {
        let (start, c) = self.chars[index];
        if self.open.len() == DEEPEST {
            // Marks that close were lost: what stands open ends here.
            while let Some(open) = self.open.pop() {
                self.leave_open(open, start);
            }
        }
        self.open.push(Open {
            mark,
            start,
            inner: start + c.len_utf8() as u32,
            depth: self.open.len() as u8,
        });
    }

    fn close(&mut self, index: usize, mark: Mark) {
        let Some(place) = self.open.iter().rposition(|open| open.mark == mark) else {
            if mark != Mark::Single {
                self.stray.push(self.chars[index].0);
            }
            return;
        };
        let (at, c) = self.chars[index];
        // What was opened inside and never closed ends with what holds it.
        while self.open.len() > place + 1 {
            if let Some(open) = self.open.pop() {
                self.leave_open(open, at);
            }
        }
        if let Some(open) = self.open.pop() {
            let outer = Span::new(open.start, at + c.len_utf8() as u32);
            self.push(open, outer, at, QuotationEnd::Mark);
        }
    }

    fn leave_open(&mut self, open: Open, end: u32) {
        self.missing.push(open.start);
        let outer = trim(self.text, Span::new(open.start, end));
        let inner_end = outer.end;
        self.push(open, outer, inner_end, QuotationEnd::Missing);
    }

    /// Where a quotation ends whose closing mark is missing before the mark at `index` opens another: at the end
    /// of its sentence or of the bracket that it stands in. What follows may be the reporter's.
    fn likely_end(&self, inner: u32, index: usize) -> u32 {
        let first = self.chars.partition_point(|&(at, _)| at < inner);
        let mut brackets = 0i32;
        for at in first..index {
            match self.chars[at].1 {
                '(' => brackets += 1,
                ')' if brackets == 0 => return self.chars[at].0,
                ')' => brackets -= 1,
                '.' | '!' | '?' | '…' => {
                    let rest = &self.chars[at + 1..index];
                    let spaced = rest.first().is_some_and(|(_, c)| c.is_whitespace());
                    let next = rest.iter().find(|(_, c)| !c.is_whitespace());
                    if spaced && next.is_some_and(|(_, c)| c.is_uppercase()) {
                        return self.chars[at + 1].0;
                    }
                }
                _ => {}
            }
        }
        self.chars[index].0
    }

    fn push(&mut self, open: Open, outer: Span<Byte>, inner_end: u32, end: QuotationEnd) {
        let inner = trim(self.text, Span::new(open.inner, inner_end));
        if !inner.is_empty() {
            self.quotations.push(Quotation {
                outer,
                inner,
                depth: open.depth,
                end,
                continues: false,
            });
        }
    }

    fn is_open(&self, mark: Mark) -> bool {
        self.open.iter().any(|open| open.mark == mark)
    }

    fn before(&self, index: usize) -> Option<char> {
        index.checked_sub(1).map(|index| self.chars[index].1)
    }

    fn after(&self, index: usize) -> Option<char> {
        self.chars.get(index + 1).map(|&(_, c)| c)
    }

    /// Nothing, a space, a bracket or an elision stands before, and something follows directly.
    fn opens(&self, index: usize) -> bool {
        let free = self
            .before(index)
            .is_none_or(|c| c.is_whitespace() || "([{'’—–-/«“\":".contains(c));
        free && self
            .after(index)
            .is_some_and(|c| !c.is_whitespace() && !",.;:)".contains(c))
    }

    /// Something stands directly before, and nothing, a space or punctuation follows.
    fn closes(&self, index: usize) -> bool {
        let joined = self
            .before(index)
            .is_some_and(|c| !c.is_whitespace() && !"([{'’".contains(c));
        joined && self.after(index).is_none_or(|c| !c.is_alphanumeric())
    }
}
