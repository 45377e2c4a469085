//! The borders of what was said, and how it is given.

use super::draft::Draft;
use crate::document::{CueKind, Document, Kind, Quotation};
use crate::quotations::trim;
use crate::span::{Byte, Span, SpanIndex};

/// A stretch of text as content: without spaces and commas at its ends, whole quotations only, and
/// without its marks where it is nothing but one quotation.
pub(super) fn clean(doc: &Document, span: Span<Byte>) -> Span<Byte> {
    let mut span = trim_punctuation(doc.text(), span);
    for quotation in outermost(doc, span) {
        // A quotation that begins inside belongs to it whole; one that it only touches at its end does not.
        if span.contains(quotation.outer.start)
            && span.end < quotation.outer.end
            && span.end > quotation.inner.start
        {
            span = Span::new(span.start, quotation.outer.end);
        } else if quotation.inner.contains(span.start) && span.end >= quotation.outer.end {
            span = Span::new(quotation.outer.start, span.end);
        } else if span.start == quotation.inner.start && span.end == quotation.outer.end {
            span = quotation.inner;
        }
    }
    match outermost(doc, span).find(|quotation| quotation.outer == span) {
        Some(quotation) => quotation.inner,
        None => span,
    }
}

fn trim_punctuation(text: &str, span: Span<Byte>) -> Span<Byte> {
    let mut span = trim(text, span);
    loop {
        let slice = span.of(text);
        let end = slice
            .trim_end_matches([',', ';', ':', '–', '—', ' ', '\u{a0}', '\u{202f}'])
            .trim_end_matches(['.']);
        let start = slice
            .trim_start_matches([',', ';', ':', '–', '—', ' ', '\u{a0}', '\u{202f}', '.', ')']);
        // An ellipsis or an abbreviation's full stop inside quotation marks stays with them.
        let end = if slice.ends_with("...") {
            slice.trim_end()
        } else {
            end
        };
        let next = Span::new(span.end - start.len() as u32, span.start + end.len() as u32);
        if next == span || next.is_empty() {
            return next;
        }
        span = next;
    }
}

/// The quotations around, in or beside a stretch of text that stand in no other.
pub(super) fn outermost(doc: &Document, span: Span<Byte>) -> impl Iterator<Item = &Quotation> {
    doc.quotations[doc.quotations_touching(span)]
        .iter()
        .filter(|quotation| quotation.depth == 0)
}

/// How the content of a draft is given. Quotation marks around the whole statement do not count.
pub(super) fn kind(doc: &Document, draft: &Draft) -> Kind {
    if draft.content.is_empty() {
        return Kind::None;
    }
    let cue = draft.cue.map(|cue| doc.bytes(doc.cues[cue].tokens));
    let own: Vec<&Quotation> = draft
        .content
        .iter()
        .flat_map(|&piece| &doc.quotations[doc.quotations_touching(piece)])
        .filter(|quotation| {
            let around_all = cue.is_some_and(|cue| quotation.inner.covers(&cue))
                && draft
                    .content
                    .iter()
                    .all(|piece| quotation.outer.covers(piece));
            // An incise inside the marks leaves its pieces quoted.
            !around_all || draft.in_marks
        })
        .collect();
    let quoted = |piece: &Span<Byte>| own.iter().any(|quotation| quotation.outer.covers(piece));
    if draft.content.iter().all(quoted) {
        Kind::Direct
    } else if draft
        .content
        .iter()
        .any(|piece| own.iter().any(|quotation| quotation.outer.overlaps(piece)))
    {
        Kind::Mixed
    } else {
        Kind::Indirect
    }
}

/// Links each statement to the smallest one whose content holds its cue. What *selon* frames is not nested, unless it
/// frames a quotation.
pub(super) fn link_nested(doc: &Document, drafts: &mut [Draft]) {
    let is_frame = |draft: &Draft| {
        let names_source = |cue: usize| doc.cues[cue].kind == CueKind::Preposition;
        draft.kind != Kind::Direct && draft.cue.is_some_and(names_source)
    };
    let contents = drafts
        .iter()
        .enumerate()
        .filter(|(_, draft)| !is_frame(draft))
        .flat_map(|(index, draft)| draft.content.iter().map(move |&piece| (piece, index)));
    let contents = SpanIndex::new(contents);
    for index in 0..drafts.len() {
        let position = drafts[index].position(doc);
        drafts[index].parent = contents
            .holding(position)
            .filter(|&other| other != index && drafts[other].position(doc) != position)
            .min_by_key(|&other| {
                let length: usize = drafts[other].content.iter().map(Span::len).sum();
                (length, other)
            });
    }
}
