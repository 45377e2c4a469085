//! Where a report ends and the reporter goes on: who speaks, when, in spite of what, compared with whom.

use super::super::content::{clean, outermost};
use super::super::draft::Reader;
use super::super::slots::Filler;
use crate::document::{Cue, CueKind};
use crate::lexicon::{Act, Needs, WordClass};
use crate::span::{Byte, Span};
use crate::ud::{Deprel, Upos};

impl Reader<'_> {
    /// *Estimant que la route est sûre, **le maire** a rouvert le col*: what was said ends before the one who said it.
    pub(super) fn before_speaker(
        &self,
        cue: &Cue,
        piece: Span<Byte>,
        speakers: &[u32],
    ) -> Span<Byte> {
        let inside =
            |&head: &u32| head > cue.head && piece.contains(self.doc.words.start[head as usize]);
        let comma = speakers
            .iter()
            .copied()
            .filter(inside)
            .min()
            .and_then(|head| {
                let start = self.tree.reach(head).start;
                (cue.head + 1..=start)
                    .rev()
                    .find(|&at| self.doc.surface(at) == ",")
            });
        match comma {
            Some(at) => clean(
                self.doc,
                Span::new(piece.start, self.doc.words.start[at as usize]),
            ),
            None => piece,
        }
    }

    /// *a annoncé sa retraite, **après** deux ans de crise*: a noun phrase that was said ends where the reporter
    /// goes on to say when.
    pub(super) fn phrase_border(&self, filler: &Filler, end: u32) -> u32 {
        if filler.is_clausal() {
            return end;
        }
        let quoted = self.marks_around(filler.head);
        // *a répété son refus **en assurant** que*
        let by_saying = |at: u32| {
            self.doc.form(at) == "en"
                && self.doc.cues[self.doc.cues_beside(at)].iter().any(|cue| {
                    cue.head == at + 1 && self.tree.feats(cue.head).is_present_participle()
                })
        };
        // *, mais sans dire quand*
        let without = |at: u32| {
            self.doc.form(at) == "sans"
                || self.doc.form(at) == "mais" && self.doc.form(at + 1) == "sans"
        };
        (filler.head + 1..end.saturating_sub(1))
            .find(|&at| {
                (by_saying(at)
                    || self.doc.surface(at) == ","
                        && (self.lexicon.is_in(WordClass::Sequel, self.doc.form(at + 1))
                            || without(at + 1)
                            || self.is_told_of(at + 1)))
                    && self.marks_around(at) == quoted
            })
            .unwrap_or(end)
    }

    /// *une réforme de la police, **accusée** de fraude*: a further report, of what the first one named.
    fn is_told_of(&self, token: u32) -> bool {
        let feats = self.tree.feats(token);
        feats.is_participle()
            && !feats.is_present_participle()
            && self.is_passive(token)
            && self.doc.cues[self.doc.cues_beside(token)]
                .iter()
                .any(|cue| cue.head == token && cue.kind == CueKind::Verb)
    }

    /// *fait état de 21 cas **dans la ville***: what follows directly is part of what is said, unless it
    /// says where or when it was said, or fills another slot.
    pub(super) fn with_adjuncts(&self, cue: &Cue, mut end: u32) -> u32 {
        let tree = self.tree;
        loop {
            let next = tree.children(cue.head).iter().copied().find(|&child| {
                if self.is_aim_or_condition(cue, child, end) {
                    return true;
                }
                tree.reach(child).start == end
                    && child >= end
                    && matches!(
                        tree.deprel(child),
                        Deprel::OblMod
                            | Deprel::Obl
                            | Deprel::OblArg
                            | Deprel::Advmod
                            | Deprel::Nmod
                    )
                    && self.channel(child).is_none()
                    && self.time(child).is_none()
                    && !self
                        .constructions(child, false)
                        .iter()
                        .any(|(c, _)| self.entry(cue).role_of(c).is_some())
            });
            match next {
                Some(child) => end = tree.reach(child).end,
                None => return end,
            }
        }
    }

    /// *dit avoir des idées **et que** le film est prêt*: a second clause of the same report.
    pub(super) fn with_further_clause(&self, cue: &Cue, end: u32) -> u32 {
        let length = self.doc.words.len() as u32;
        let joined = end + 2 < length
            && self.tree.upos(end) == Upos::Cconj
            && matches!(self.doc.form(end + 1), "que" | "qu'" | "qu’")
            && self.doc.sentence_of(end + 1) == self.doc.sentence_of(cue.head);
        if !joined {
            return end;
        }
        let clause = self.tree.head(end + 1).filter(|&verb| verb > end + 1);
        clause.map_or(end, |verb| {
            self.report_end(cue, end + 2, self.tree.reach(verb).end.max(end))
        })
    }

    /// *se dit inquiète, **même si** les prix baissent*: the reporter sets it off.
    pub(super) fn before_concession(&self, start: u32, end: u32) -> u32 {
        let quoted = |from: u32| {
            let rest = self.doc.bytes(Span::new(from, end));
            outermost(self.doc, rest).any(|q| q.outer.overlaps(&rest))
        };
        (start + 1..end.saturating_sub(2))
            .find(|&at| {
                let next = (self.doc.form(at + 1), self.doc.form(at + 2));
                self.doc.surface(at) == ","
                    && matches!(
                        next,
                        ("même", "si" | "s'" | "s’") | ("alors", "que" | "qu'" | "qu’")
                    )
                    && !quoted(at + 1)
                    && !self.is_in_marks(at)
            })
            .unwrap_or(end)
    }

    /// *30 % se disent prêts*, *un élu sur deux souhaite*: a share stands before the verb.
    pub(super) fn counts_speakers(&self, cue: &Cue) -> bool {
        let Some(sentence) = self.sentence(cue.head) else {
            return false;
        };
        (sentence.start..cue.head).any(|at| {
            self.doc.surface(at) == "%"
                || self.tree.upos(at) == Upos::Num
                || self.lexicon.is_quantity(self.doc.lemma(at))
        })
    }

    /// *se disent prêts, **contre 34 % l'an dernier***: the reporter compares.
    pub(super) fn before_comparison(&self, start: u32, end: u32) -> u32 {
        (start + 1..end.saturating_sub(2))
            .find(|&at| {
                self.doc.surface(at) == ","
                    && self.doc.form(at + 1) == "contre"
                    && self.tree.upos(at + 2) == Upos::Num
                    && !self.is_in_marks(at)
            })
            .unwrap_or(end)
    }

    /// *…, pour que les salaires montent*, *…, si elle n'agit pas*: part of what is said, even behind a comma.
    fn is_aim_or_condition(&self, cue: &Cue, clause: u32, end: u32) -> bool {
        let tree = self.tree;
        // *annonce des sanctions pour dissuader*: the aim of what is planned, though its verb may report too.
        let planned = matches!(
            self.entry(cue).act,
            Some(Act::Announce | Act::Propose | Act::Request | Act::Promise)
        );
        let start = tree.reach(clause).start;
        let follows = start == end || start == end + 1 && self.doc.surface(end) == ",";
        follows
            && clause > end
            && tree.deprel(clause) == Deprel::Advcl
            && matches!(
                self.doc.form(if self.doc.surface(start) == "," {
                    start + 1
                } else {
                    start
                }),
                "pour" | "afin" | "si" | "s'" | "s’"
            )
            && (planned
                || !self.doc.cues[self.doc.cues_beside(clause)]
                    .iter()
                    .any(|other| other.head == clause && self.entry(other).needs != Needs::Quote))
    }
}
