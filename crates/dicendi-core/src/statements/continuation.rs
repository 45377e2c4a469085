//! Quotations that go on behind their incise: *« … », dit-il. « … »*.

use super::draft::Reader;
use crate::document::{CueKind, Quotation};
use crate::lexicon::WordClass;
use crate::span::{Byte, Span};
use crate::strings::lower;
use crate::ud::Deprel;

/// A quotation that goes on after the incise, with no cue of its own, is a further piece of the same statement.
pub(super) fn find(reader: &mut Reader) {
    let doc = reader.doc;
    for index in 0..doc.quotations.len() {
        let quotation = &doc.quotations[index];
        if quotation.depth > 0 || reader.quotation_of[index].is_some() {
            continue;
        }
        let Some(block) = doc.block_of(quotation.outer.start) else {
            continue;
        };
        let before = (0..index)
            .rev()
            .find(|&earlier| doc.quotations[earlier].depth == 0);
        let Some((before, draft)) =
            before.and_then(|before| Some((before, reader.quotation_of[before]?)))
        else {
            continue;
        };
        if doc.block_of(doc.quotations[before].outer.start) != Some(block) {
            continue;
        }
        let between = Span::new(doc.quotations[before].outer.end, quotation.outer.start);
        if reader.only_incise_between(draft, between, quotation) {
            reader.extend(draft, quotation.inner);
        }
    }
}

impl Reader<'_> {
    /// *Mais*, *Et*, *Or*: a word that links two sentences.
    fn is_link(&self, word: &str) -> bool {
        word.starts_with(char::is_uppercase) && self.lexicon.is_in(WordClass::Link, &lower(word))
    }

    /// Whether only the draft's own incise stands between two quotations.
    fn only_incise_between(&self, draft: usize, between: Span<Byte>, next: &Quotation) -> bool {
        let gap = self.doc.tokens_in(between);
        let own = self.drafts[draft].cue.map(|cue| self.doc.cues[cue].head);
        let other_cue = self.doc.cues[self.doc.cues_in(gap)].iter().any(|cue| {
            // *dit-elle dans une lettre **publiée** lundi*, *dans un éclat de **rire***: it tells of a noun.
            let feats = self.tree.feats(cue.head);
            let below_noun = matches!(
                self.tree.deprel(cue.head).universal(),
                Deprel::Acl | Deprel::Nmod
            );
            let attribute = below_noun
                && !feats.is_present_participle()
                && (feats.is_participle() || feats.is_infinitive());
            gap.contains(cue.head)
                && Some(cue.head) != own
                && cue.kind == CueKind::Verb
                && !attribute
        });
        let holds_own = own.is_some_and(|head| gap.contains(head));
        let text = self.doc.slice(between).trim();
        // *« … », dit-il. Mais « … »*: one word of linking belongs to neither.
        let text = text
            .rsplit_once(['.', '!', '?'])
            .filter(|(_, link)| self.is_link(link.trim()))
            .map_or(text, |(report, _)| &text[..report.len() + 1]);
        let joined = text.ends_with([',', '.', '…', '!', '?']) || text.is_empty();
        let sentences = gap
            .range()
            .filter(|&token| self.doc.surface(token as u32) == ".")
            .count();
        let stands_alone = self.ends_sentence(next);
        (holds_own || text.is_empty())
            && !other_cue
            && joined
            && sentences <= 1
            && (stands_alone || text.ends_with(','))
    }

    /// Whether a quotation is followed by the end of its sentence or paragraph.
    pub(super) fn ends_sentence(&self, quotation: &Quotation) -> bool {
        let Some(block) = self.doc.block_of(quotation.outer.start) else {
            return false;
        };
        let rest = Span::new(
            quotation.outer.end,
            self.doc.blocks[block].span.end.max(quotation.outer.end),
        );
        let rest = self.doc.slice(rest);
        let trimmed = rest.trim_start_matches(['.', '!', '?', '…', ' ', '\u{a0}']);
        let inner_stop = self
            .doc
            .slice(quotation.inner)
            .ends_with(['.', '!', '?', '…']);
        trimmed.is_empty()
            || (trimmed.len() < rest.trim_start().len() || inner_stop)
                && trimmed.starts_with(|c: char| c.is_uppercase() || "\"«“".contains(c))
    }

    /// The outermost quotation that nothing but punctuation parts from byte `start`.
    pub(super) fn quotation_ending_at(&self, start: u32) -> Option<usize> {
        const GAP: u32 = 8;
        let near = Span::new(start.saturating_sub(GAP), start);
        self.doc.quotations_touching(near).find(|&index| {
            let q = &self.doc.quotations[index];
            q.depth == 0
                && q.outer.end <= start
                && start - q.outer.end <= GAP
                && self
                    .doc
                    .slice(Span::new(q.outer.end, start))
                    .chars()
                    .all(|c| c != '\n' && (c.is_whitespace() || ",;.!?…–—-".contains(c)))
        })
    }
}
