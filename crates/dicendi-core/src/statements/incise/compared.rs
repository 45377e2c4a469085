//! Incises that compare: *…, comme l'a révélé le journal*, *…, comme elle l'a confié à la radio*.

use super::super::content::clean;
use super::super::draft::Reader;
use super::Incise;
use crate::document::{Cue, CueKind};
use crate::lexicon::{Act, Construction, SlotRole};
use crate::span::{Byte, Span, Token};
use crate::ud::Upos;

impl Reader<'_> {
    /// *Comme le révèle le journal, …*, *…, comme l'a révélé le journal*.
    pub(super) fn is_comparison(&self, group_start: u32, sentence_start: u32) -> bool {
        group_start > sentence_start
            && self
                .doc
                .surface(group_start - 1)
                .eq_ignore_ascii_case("comme")
    }

    /// *…, comme elle l'a confié à la radio*: the subject before the verb, and a pronoun for what was said.
    pub(super) fn compared_clause(&self, cue: &Cue) -> Option<Incise> {
        const NEAR: u32 = 10;
        let sentence = self.sentence(cue.head)?;
        let pronoun = self.tree.children(cue.head).iter().any(|&child| {
            child < cue.head
                && matches!(self.doc.form(child), "l'" | "l’" | "le")
                && self.tree.upos(child) == Upos::Pron
        });
        let subject = self
            .tree
            .child(cue.head, |d| d.is_subject())
            .filter(|&subject| subject < cue.head)?;
        let as_word = (sentence.start.max(cue.head.saturating_sub(NEAR))..subject)
            .rev()
            .find(|&at| self.doc.surface(at).eq_ignore_ascii_case("comme"))?;
        let closed = as_word > sentence.start && self.doc.surface(as_word - 1) == ",";
        let bare = (as_word + 1..cue.tokens.start)
            .all(|at| self.doc.surface(at) != "," && !self.tree.is_finite(at));
        (pronoun && closed && bare).then(|| Incise {
            group: Span::new(as_word + 1, cue.tokens.end),
            speakers: self.joint(subject),
            last: cue.tokens.end - 1,
            after: self.quotation_ending_at(self.doc.words.start[as_word as usize]),
        })
    }

    /// *Il a démenti que **le pont ferme**, comme l'affirme la radio*, *Il est exclu de **fermer le pont**, comme l'a
    /// proposé la mairie*: what a comparison is about where the clause before it is another's or asks for nothing.
    pub(super) fn told_before(&self, cue: &Cue, left: Span<Token>) -> Option<Span<Byte>> {
        let ends = |end: u32| end + 1 >= left.end;
        let reported = self.doc.cues_in(left).rev().find_map(|index| {
            let other = &self.doc.cues[index];
            let that = self.fillers(index).iter().find(|filler| {
                filler.construction == Construction::That
                    && filler.role == SlotRole::Content
                    && filler.tokens.start > other.head
                    && ends(filler.tokens.end)
            });
            that.filter(|_| other.kind == CueKind::Verb)
                .map(|filler| self.filler_span(other, filler))
        });
        let asks = matches!(
            self.entry(cue).act,
            Some(Act::Propose | Act::Request | Act::Advise | Act::Order)
        );
        let asked = || {
            let infinitive =
                left.range().rev().map(|at| at as u32).find(|&at| {
                    self.tree.feats(at).is_infinitive() && self.tree.case(at).is_none()
                })?;
            let of = infinitive.checked_sub(1).map(|at| self.doc.form(at))?;
            let reach = Span::new(infinitive, self.tree.reach(infinitive).end.min(left.end));
            (matches!(of, "de" | "d'" | "d’") && ends(reach.end))
                .then(|| clean(self.doc, self.doc.bytes(reach)))
        };
        reported.or_else(|| asks.then(asked).flatten())
    }
}
