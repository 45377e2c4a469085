//! A quotation on its own, without any cue: its speaker is the one who spoke before.

use super::draft::{Draft, Reader};
use crate::article::BlockKind;
use crate::document::Quotation;
use crate::span::Span;

/// Shorter ones are mentions of words rather than statements.
const LEAST_WORDS: usize = 4;

pub(super) fn find(reader: &mut Reader) {
    for index in 0..reader.doc.quotations.len() {
        let quotation = &reader.doc.quotations[index];
        if quotation.depth > 0
            || reader.quotation_of[index].is_some()
            || !reader.stands_alone(quotation)
        {
            continue;
        }
        let mut draft = Draft::new(None, "floating", 0.7);
        draft.content.push(quotation.inner);
        draft.speakers = reader.speaker_before(quotation);
        reader.keep(draft);
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

    /// The speakers of the nearest statement before, not more than two paragraphs away.
    fn speaker_before(&self, quotation: &Quotation) -> Vec<u32> {
        let here = self.doc.block_of(quotation.outer.start).unwrap_or(0);
        let near = |position: u32| {
            self.doc
                .block_of(position)
                .is_some_and(|block| block + 2 >= here)
        };
        self.drafts
            .iter()
            .filter(|draft| !draft.speakers.is_empty())
            .map(|draft| (draft.position(self.doc), draft))
            .filter(|&(position, _)| position < quotation.outer.start && near(position))
            .filter(|&(position, _)| {
                self.quotation_at(position).is_none_or(|(_, q)| {
                    q.outer.contains(position) && self.drafts_in_marks(position)
                })
            })
            .max_by_key(|&(position, _)| position)
            .map_or_else(Vec::new, |(_, draft)| draft.speakers.clone())
    }

    /// Whether the statement at this position is an incise inside its own quotation marks.
    fn drafts_in_marks(&self, position: u32) -> bool {
        self.drafts
            .iter()
            .any(|draft| draft.in_marks && draft.position(self.doc) == position)
    }
}
