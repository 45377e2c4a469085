//! A quotation on its own, without any cue: its speaker is the one who spoke before.

use super::draft::{Draft, Reader};
use crate::article::BlockKind;
use crate::document::Quotation;
use crate::span::Span;
use std::collections::{BTreeMap, BTreeSet};

/// Shorter ones are mentions of words rather than statements.
const LEAST_WORDS: usize = 4;

pub(super) fn find(reader: &mut Reader) {
    let mut spoken = Spoken::default();
    for draft in 0..reader.drafts.len() {
        spoken.add(reader, draft);
    }
    for index in 0..reader.doc.quotations.len() {
        let quotation = &reader.doc.quotations[index];
        if quotation.depth > 0
            || reader.quotation_of[index].is_some()
            || !reader.stands_alone(quotation)
        {
            continue;
        }
        let mut draft = Draft::new(None, "floating");
        draft.content.push(quotation.inner);
        draft.speakers = spoken.speakers_before(reader, quotation);
        let draft = reader.keep(draft);
        spoken.add(reader, draft);
    }
}

/// Where in the text somebody speaks: the draft at each place.
#[derive(Default)]
struct Spoken {
    drafts: BTreeMap<u32, usize>,
    /// The places of incises inside their own quotation marks.
    in_marks: BTreeSet<u32>,
}

impl Spoken {
    fn add(&mut self, reader: &Reader, index: usize) {
        let draft = &reader.drafts[index];
        let position = draft.position(reader.doc);
        if !draft.speakers.is_empty() {
            self.drafts.insert(position, index);
        }
        if draft.in_marks {
            self.in_marks.insert(position);
        }
    }

    /// The speakers of the nearest statement before, not more than two paragraphs away.
    fn speakers_before(&self, reader: &Reader, quotation: &Quotation) -> Vec<u32> {
        let block = |position| reader.doc.block_of(position);
        let here = block(quotation.outer.start).unwrap_or(0);
        self.drafts
            .range(..quotation.outer.start)
            .rev()
            .take_while(|&(&position, _)| block(position).is_some_and(|block| block + 2 >= here))
            .find(|&(position, _)| {
                reader.quotation_at(*position).is_none() || self.in_marks.contains(position)
            })
            .map_or_else(Vec::new, |(_, &draft)| {
                reader.drafts[draft].speakers.clone()
            })
    }
}

impl Reader<'_> {
    /// Whether a quotation is the whole of its sentence, in running text.
    fn stands_alone(&self, quotation: &Quotation) -> bool {
        let Some(block) = self.doc.block_of(quotation.outer.start) else {
            return false;
        };
        let block = &self.doc.blocks[block];
        if block.kind != BlockKind::Text
            || self.doc.slice(quotation.inner).split_whitespace().count() < LEAST_WORDS
        {
            return false;
        }
        let before = self
            .doc
            .slice(Span::new(block.span.start, quotation.outer.start))
            .trim_end();
        let opens = before.is_empty()
            || before.ends_with(['.', '!', '?', '…', '"', '»', '”', '–', '—', '-']);
        opens && self.ends_sentence(quotation)
    }
}
