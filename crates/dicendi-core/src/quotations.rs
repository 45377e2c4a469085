//! Quotation marks: which opens, which closes, and what stands between.
//!
//! Works on characters, block by block, before there are tokens. Straight marks are told apart by
//! their neighbours; a quotation left open is carried into the next paragraph only when that one
//! opens again, as French and English typography have it.

use crate::article::{Block, BlockKind};
use crate::document::{Document, Quotation, QuotationEnd};
use crate::span::{Byte, CharMap, Span};
use rustc_hash::FxHashSet;

/// Fills `doc.quotations`, in the order in which they open.
pub(crate) fn find(doc: &mut Document) {
    let mut found = Vec::new();
    let mut unclosed = Vec::new();
    let mut stray = Vec::new();
    for index in 0..doc.blocks.len() {
        let block = doc.blocks[index];
        let mut scan = Scan::new(&doc.article.text, block);
        scan.run();
        let first = found.len();
        if let Some(carried) = scan.carried_over(found.last()) {
            if carried.continues
                && let Some(before) = found.last_mut()
            {
                before.end = QuotationEnd::Reopened;
            }
            scan.stray.remove(0);
            found.push(carried);
        }
        found.append(&mut scan.quotations);
        found[first..]
            .sort_by_key(|quotation| (quotation.outer.start, u32::MAX - quotation.outer.end));
        unclosed.extend(scan.missing.iter().map(|&byte| (index, byte)));
        stray.extend(scan.stray.iter().map(|&byte| (index, byte)));
    }
    link_paragraphs(&doc.blocks, &doc.article.text, &mut found);
    let reopened: FxHashSet<u32> = found
        .iter()
        .filter(|quotation| quotation.end == QuotationEnd::Reopened)
        .map(|quotation| quotation.outer.start)
        .collect();
    unclosed.sort_unstable();
    unclosed.retain(|(_, byte)| !reopened.contains(byte));
    note(doc, &unclosed, "is not closed", "are not closed");
    note(doc, &stray, "closes none", "close none");
    doc.quotations = found;
}

/// So many marks of one article are named each; of more, it is their number that tells.
const NAMED: usize = 20;

/// Says of marks, each with its paragraph, what is wrong with them: with one, and with many.
fn note(doc: &mut Document, marks: &[(usize, u32)], one: &str, many: &str) {
    let read = |&(block, _): &(usize, u32)| {
        matches!(doc.blocks[block].kind, BlockKind::Text | BlockKind::Title)
    };
    let marks: Vec<_> = marks.iter().copied().filter(read).collect();
    let chars = CharMap::new(doc.text());
    for &(block, byte) in marks.iter().take(NAMED) {
        let place = chars.char_at(doc.text(), byte);
        let message = format!("paragraph {block}: quotation mark at character {place} {one}");
        doc.note("quotations", message);
    }
    if marks.len() > NAMED {
        let message = format!("{} more quotation marks {many}", marks.len() - NAMED);
        doc.note("quotations", message);
    }
}

/// A quotation open at the end of a paragraph goes on in the next one if that opens with a mark.
fn link_paragraphs(blocks: &[Block], text: &str, quotations: &mut [Quotation]) {
    for index in 0..quotations.len() {
        let quotation = quotations[index];
        if quotation.end != QuotationEnd::Missing || quotation.depth > 0 {
            continue;
        }
        let block = blocks.partition_point(|block| block.span.end <= quotation.outer.start);
        let Some(next) = blocks[block + 1..]
            .iter()
            .find(|block| block.kind == BlockKind::Text)
        else {
            continue;
        };
        let opener = |start: u32| text[start as usize..].chars().next();
        let again = quotations[index + 1..]
            .iter_mut()
            .find(|q| q.depth == 0 && q.outer.start == next.span.start);
        if let Some(again) = again
            && family(opener(again.outer.start)) == family(opener(quotation.outer.start))
        {
            again.continues = true;
            quotations[index].end = QuotationEnd::Reopened;
        }
    }
}

/// Marks that close each other.
fn family(mark: Option<char>) -> Option<Mark> {
    mark.and_then(Mark::of)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    Guillemet,
    Curly,
    Straight,
    Single,
}

impl Mark {
    fn of(c: char) -> Option<Self> {
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
const DEEPEST: usize = 8;

/// An opening mark that waits for its closing one.
struct Open {
    mark: Mark,
    start: u32,
    inner: u32,
    depth: u8,
}

/// One pass over a block.
struct Scan<'t> {
    text: &'t str,
    block: Block,
    chars: Vec<(u32, char)>,
    open: Vec<Open>,
    quotations: Vec<Quotation>,
    /// Marks that open and are not closed.
    missing: Vec<u32>,
    /// Marks that close and were not opened.
    stray: Vec<u32>,
}

impl<'t> Scan<'t> {
    fn new(text: &'t str, block: Block) -> Self {
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

    fn run(&mut self) {
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
    fn carried_over(&self, before: Option<&Quotation>) -> Option<Quotation> {
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

/// The span without the spaces at its ends.
pub(crate) fn trim(text: &str, span: Span<Byte>) -> Span<Byte> {
    let slice = span.of(text);
    let start = span.start + (slice.len() - slice.trim_start().len()) as u32;
    let end = span.start + slice.trim_end().len() as u32;
    Span::new(start, end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;
    use crate::lexicon::Lexicon;

    /// Each quotation's inner text, with `>` a level of depth and `…` where no mark closes it.
    fn quoted(text: &str) -> Vec<String> {
        let mut doc = Document::new(Article::from_text("t", text));
        doc.blocks = crate::article::read_blocks(text, Lexicon::french());
        find(&mut doc);
        doc.quotations
            .iter()
            .map(|q| {
                let tail = match q.end {
                    QuotationEnd::Mark => "",
                    QuotationEnd::Reopened => "→",
                    QuotationEnd::Missing => "…",
                };
                let lead = if q.continues { "→" } else { "" };
                format!(
                    "{}{lead}{}{tail}",
                    ">".repeat(q.depth as usize),
                    q.inner.of(text)
                )
            })
            .collect()
    }

    #[test]
    fn marks_that_are_never_closed_cost_no_more_than_their_number() {
        let mut doc = Document::new(Article::from_text("t", "« Oui, dit-il. ".repeat(100)));
        doc.blocks = crate::article::read_blocks(doc.text(), Lexicon::french());
        find(&mut doc);
        assert_eq!(doc.quotations.len(), 100);
        assert!(
            doc.quotations
                .iter()
                .all(|q| usize::from(q.depth) < DEEPEST)
        );
        assert_eq!(doc.problems.len(), NAMED + 1);
        assert_eq!(
            doc.problems[NAMED].message,
            "80 more quotation marks are not closed"
        );
    }

    #[test]
    fn every_kind_of_mark() {
        assert_eq!(
            quoted("« Oui », dit-il. \"Non\", dit-elle. “Peut-être”, dit-on."),
            ["Oui", "Non", "Peut-être"]
        );
        assert_eq!(
            quoted("Il dénonce l'\"abandon\" (\"inouï\") de l’“hôpital”."),
            ["abandon", "inouï", "hôpital"]
        );
        assert_eq!(
            quoted("Syrie.\"Le ministre part\", dit-il."),
            ["Le ministre part"]
        );
    }

    #[test]
    fn marks_inside_marks() {
        assert_eq!(
            quoted("« Il m'a dit : “Partez d'ici”, et je suis parti », raconte-t-il."),
            [
                "Il m'a dit : “Partez d'ici”, et je suis parti",
                ">Partez d'ici"
            ]
        );
        assert_eq!(
            quoted("\"On nous dit: 'rien à faire'\", s'agace-t-elle, l'air las."),
            ["On nous dit: 'rien à faire'", ">rien à faire"]
        );
        assert_eq!(
            quoted("L'avion d'hier n'a pas l'autorisation d'atterrir"),
            [""; 0]
        );
    }

    #[test]
    fn unclosed_and_stray_marks() {
        assert_eq!(
            quoted("Il a dit \"bonjour. Puis il a lancé \"au revoir\"."),
            ["bonjour.…", "au revoir"]
        );
        assert_eq!(
            quoted("Il va (pour un \"succès) et repart, puis \"revient\"."),
            ["succès…", "revient"]
        );
        assert_eq!(
            quoted("Le trafic repart\" lundi. Une mesure \"brutale\" selon lui."),
            ["brutale"]
        );
        assert_eq!(
            quoted("Un écran de 5\" et un autre \"géant\" »."),
            ["géant"]
        );
        assert_eq!(
            quoted("Un titre\nElle attend. \"Nous partons.\n\nTout est dit\", conclut-elle."),
            ["Nous partons.→", "→Tout est dit"]
        );
        assert_eq!(
            quoted("Un titre\nTout est dit\", conclut-elle."),
            ["Tout est dit"]
        );
        assert_eq!(quoted("« Sans fin"), ["Sans fin…"]);
        assert_eq!(quoted("\"\" « » \""), [""; 0]);
    }

    #[test]
    fn a_quotation_that_opens_again_in_each_paragraph() {
        let text = "Le maire se souvient.\n« Nous avons attendu longtemps, trop longtemps.\n« Personne n'est venu », dit-il.";
        assert_eq!(
            quoted(text),
            [
                "Nous avons attendu longtemps, trop longtemps.→",
                "→Personne n'est venu"
            ]
        );
    }
}
