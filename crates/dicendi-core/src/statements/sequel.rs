//! Words that the reporter quotes on: *annonce une pause « immédiate », pour que « chacun souffle »*, *se dit soulagé,
//! car « cela ne fera qu'empirer »*.

use super::content::{clean, outermost};
use super::draft::{Draft, Reader};
use crate::document::CueKind;
use crate::lexicon::WordClass;
use crate::span::{Byte, Span, Token};

/// Longest stretch, in words, between what is said and the words quoted on.
const NEAR: u32 = 14;

impl Reader<'_> {
    /// Draws the last piece of a report out over the quoted words that its sentence goes on with, where a word that
    /// links them and no other report stands between: marks are the speaker's own words.
    pub(super) fn with_quoted_sequel(&self, draft: &mut Draft) {
        let Some(cue) = draft.cue.map(|index| &self.doc.cues[index]) else {
            return;
        };
        let Some(sentence) = self.sentence(cue.head) else {
            return;
        };
        let Some(mut piece) = draft.content.iter().copied().max() else {
            return;
        };
        if self.is_in_marks(cue.head) || piece.start < self.doc.bytes(cue.tokens).end {
            return;
        }
        while let Some(longer) = self.quoted_on(piece, sentence) {
            piece = longer;
        }
        let last = draft.content.iter_mut().max();
        if let Some(last) = last.filter(|last| **last != piece) {
            *last = clean(self.doc, piece);
        }
    }

    /// The piece with the next quotation of its sentence.
    fn quoted_on(&self, piece: Span<Byte>, sentence: Span<Token>) -> Option<Span<Byte>> {
        let outer = outermost(self.doc, piece)
            .map(|q| q.outer.end)
            .filter(|&end| end >= piece.end && end <= piece.end + 4)
            .max()
            .unwrap_or(piece.end);
        let end = self.doc.bytes(sentence).end;
        let next = outermost(self.doc, Span::new(outer, end.max(outer)))
            .find(|q| q.outer.start >= outer && q.outer.end <= end)?;
        let gap = self.doc.tokens_in(Span::new(outer, next.outer.start));
        // *posséder une arme « pour se défendre »*
        let touches = gap.is_empty() && outer == piece.end;
        let start = (gap.start..gap.end).find(|&at| self.doc.surface(at) != ",");
        let start = start.or(touches.then_some(gap.start))?;
        let links = touches
            || self.is_in(WordClass::Onward, start)
            || self.doc.form(start).eq_ignore_ascii_case("en")
                && self.tree.feats(start + 1).is_present_participle();
        let told = self.doc.cues[self.doc.cues_beside(gap.start)]
            .iter()
            .any(|cue| gap.contains(cue.head) && cue.kind != CueKind::Noun);
        // *une relance et prépare un « plan »*: a further verb of the speaker's.
        let acts = matches!(self.doc.form(start), "et" | "ou" | "mais")
            && (start..gap.end).any(|at| self.tree.is_finite(at));
        let stops = (gap.start..gap.end)
            .any(|at| matches!(self.doc.surface(at), "." | ";" | ":" | "!" | "?" | "…"));
        let behind = self.doc.tokens_in(next.outer).end;
        let fragment = !self.doc.slice(next.inner).starts_with(char::is_uppercase);
        // *…, « a-t-il ajouté*: the quotation has a report of its own.
        let reported = (behind..sentence.end.min(behind + 3)).any(|at| {
            self.doc.cues[self.doc.cues_beside(at)]
                .iter()
                .any(|cue| cue.tokens.contains(at) && cue.kind != CueKind::Noun)
        });
        (gap.len() <= NEAR as usize && links && !told && !acts && !stops && fragment && !reported)
            .then(|| Span::new(piece.start, next.outer.end))
    }
}
