//! How far what was said goes on behind its clause or phrase.

use super::super::draft::Reader;
use super::super::slots::Filler;
use crate::document::Cue;
use crate::lexicon::{Act, Construction, Needs, WordClass};
use crate::ud::{Deprel, Upos};

impl Reader<'_> {
    /// The end of what was said, with the adjuncts and the second clause that belong to it.
    pub(super) fn said_up_to(&self, cue: &Cue, filler: &Filler, end: u32) -> u32 {
        let end = self.with_adjuncts(cue, end, filler.is_clausal());
        let end = self.with_further_infinitive(cue, filler, end);
        if filler.is_clausal() {
            self.with_further_clause(cue, filler, end)
        } else {
            end
        }
    }

    /// *fait état de 21 cas **dans la ville***: what follows directly is part of what is said, unless it
    /// says where or when it was said, or fills another slot.
    fn with_adjuncts(&self, cue: &Cue, mut end: u32, clausal: bool) -> u32 {
        let tree = self.tree;
        let fills = |construction| self.entry(cue).role_of(&construction).is_some();
        loop {
            let closed = self.behind_closing_mark(end);
            let next = tree.children(cue.head).iter().copied().find(|&child| {
                if self.is_aim_or_condition(cue, child, end) {
                    return true;
                }
                let first = tree.reach(child).start;
                let circumstance = clausal
                    && tree.deprel(child) == Deprel::Advcl
                    && tree.is_finite(child)
                    && tree.child(child, |d| d == Deprel::Mark).is_some()
                    && self.doc.surface(first) != ","
                    && !self.is_opened_by(WordClass::Concession, first);
                let follows = tree.reach(child).start == end || tree.reach(child).start == closed;
                if follows && child >= end && circumstance {
                    return true;
                }
                follows
                    && child >= end
                    && matches!(
                        tree.deprel(child),
                        Deprel::OblMod
                            | Deprel::Obl
                            | Deprel::OblArg
                            | Deprel::Advmod
                            | Deprel::Nmod
                    )
                    && !tree
                        .case(child)
                        .is_some_and(|case| fills(Construction::Preposition(case)))
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

    /// The first word behind a closing mark that stands at `end`, else `end`.
    fn behind_closing_mark(&self, end: u32) -> u32 {
        let closes = |at: u32| {
            let start = self.doc.words.start[at as usize];
            self.quotation_at(start)
                .is_some_and(|(_, quotation)| quotation.inner.end <= start)
        };
        match (end as usize) < self.doc.words.len() && closes(end) {
            true if self.doc.words.len() as u32 > end + 1 && self.doc.surface(end + 1) != "," => {
                end + 1
            }
            _ => end,
        }
    }

    /// *dit être parti **et se souvenir** de tout*: a second infinitive of the same report.
    fn with_further_infinitive(&self, cue: &Cue, filler: &Filler, end: u32) -> u32 {
        let end_closed = self.behind_closing_mark(end);
        let length = self.doc.words.len() as u32;
        let bare = filler.construction == Construction::Infinitive;
        if !bare || end_closed >= length || self.tree.upos(end_closed) != Upos::Cconj {
            return end;
        }
        let infinitive = (end_closed + 1..length.min(end_closed + 4))
            .find(|&at| self.tree.upos(at) != Upos::Pron)
            .filter(|&at| self.tree.feats(at).is_infinitive());
        // *et **avoir vu** le pont*, *et **être prêt***
        let whole = |at: u32| match self.tree.deprel(at) {
            deprel if deprel.is_aux() || deprel == Deprel::Cop => self.tree.head(at),
            _ => Some(at),
        };
        let verb = infinitive.and_then(whole);
        verb.map_or(end, |verb| {
            self.before_report(cue, end, self.tree.reach(verb).end.max(end))
        })
    }

    /// *dit avoir des idées **et que** le film est prêt*: a second clause of the same report.
    fn with_further_clause(&self, cue: &Cue, filler: &Filler, end: u32) -> u32 {
        let length = self.doc.words.len() as u32;
        // *que le pont est fermé, **mais qu'**il rouvrira*
        let comma = filler.construction == Construction::That
            && end + 3 < length
            && self.doc.surface(end) == ","
            && self.tree.upos(end + 1) == Upos::Cconj;
        let link = if comma { end + 1 } else { end };
        let joined = link + 2 < length
            && self.tree.upos(link) == Upos::Cconj
            && matches!(self.doc.form(link + 1), "que" | "qu'" | "qu’")
            && self.doc.sentence_of(link + 1) == self.doc.sentence_of(cue.head);
        if !joined {
            return end;
        }
        let clause = self.tree.head(link + 1).filter(|&verb| verb > link + 1);
        clause.map_or(end, |verb| {
            self.before_report(cue, link + 2, self.tree.reach(verb).end.max(link))
        })
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
        let opener = start + u32::from(self.doc.surface(start) == ",");
        let follows = start == end || start == end + 1 && self.doc.surface(end) == ",";
        follows
            && clause > end
            && tree.deprel(clause) == Deprel::Advcl
            && self.is_in(WordClass::Aim, opener)
            && (planned
                || !self.doc.cues[self.doc.cues_beside(clause)]
                    .iter()
                    .any(|other| other.head == clause && self.entry(other).needs != Needs::Quote))
    }
}
