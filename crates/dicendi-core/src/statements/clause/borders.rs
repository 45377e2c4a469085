//! What opens the reporter's own words again behind what was said: another report, who spoke, and what the reporter
//! adds, by which a report ends.

use super::super::content::{clean, outermost};
use super::super::draft::Reader;
use super::super::slots::Filler;
use crate::document::{Cue, CueKind};
use crate::lexicon::WordClass;
use crate::span::{Byte, Span, Token};
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

    /// Where what was said ends because the reporter's own words open again: they set it off (*se dit inquiète,
    /// **même si** les prix baissent*), compare (*30 % se disent prêts, **contre 34 %** l'an dernier*), or go on behind a
    /// noun phrase to say when, how and of whom (*a annoncé sa retraite, **après** deux ans de crise*).
    pub(super) fn before_reporter(&self, cue: &Cue, filler: &Filler, said: Span<Token>) -> u32 {
        let clause = filler.is_clausal();
        let (from, marks) = match clause {
            true => (said.start, None),
            false => (filler.head, self.marks_around(filler.head)),
        };
        let counted = self.counts_speakers(cue);
        let reporter = |at: u32| {
            if self.doc.surface(at) != "," {
                return !clause && self.is_told_by_the_way(at);
            }
            let next = at + 1;
            let opens = |class| self.is_opened_by(class, next);
            let number = |at: u32| at < said.end && self.tree.upos(at) == Upos::Num;
            let compares = || opens(WordClass::Contrast) && number(next + 1);
            let adds = match clause {
                true => {
                    opens(WordClass::Concession) && !self.is_quoted_in(next, said.end)
                        || self.is_comment(next, said.end)
                }
                false => opens(WordClass::Sequel) || self.is_told_of(next),
            };
            adds || counted && compares()
        };
        (from + 1..said.end.saturating_sub(1))
            .find(|&at| reporter(at) && self.marks_around(at) == marks)
            .unwrap_or(said.end)
    }

    /// *dénonce une « injustice » **après** le vote*, *annonce « des morts » **sur Twitter***: behind quoted words when and
    /// where they were said.
    pub(super) fn before_aftermath(&self, piece: Span<Byte>) -> Span<Byte> {
        let setting = outermost(self.doc, piece)
            .filter(|q| piece.contains(q.outer.start) && q.outer.end < piece.end)
            .map(|q| self.doc.tokens_in(q.outer).end)
            .find(|&at| {
                let medium = || {
                    let governs = self.tree.deprel(at) == Deprel::Case;
                    let noun = self.tree.head(at).filter(|_| governs);
                    noun.is_some_and(|noun| self.channel(noun).is_some())
                };
                self.is_in(WordClass::Aftermath, at) || medium()
            });
        match setting {
            Some(at) => clean(
                self.doc,
                Span::new(piece.start, self.doc.words.end[at as usize - 1]),
            ),
            None => piece,
        }
    }

    /// *a promis que le pont rouvrirait, **un délai jugé court***: a thing in apposition to all that was said, with what
    /// the reporter knows of it.
    fn is_comment(&self, start: u32, end: u32) -> bool {
        let tree = self.tree;
        let Some(noun) = self.phrase_head(start).filter(|&noun| noun + 2 < end) else {
            return false;
        };
        let told = (noun + 1..end)
            .find(|&at| !matches!(tree.upos(at), Upos::Adj | Upos::Adv))
            .is_some_and(|at| {
                let feats = tree.feats(at);
                feats.is_participle() && !feats.is_present_participle() || self.is_relative(at)
            });
        matches!(self.doc.form(start), "un" | "une")
            && tree.upos(noun) == Upos::Noun
            && told
            && (!self.may_speak(noun) || self.lexicon.is_source_noun(self.doc.lemma(noun)))
            && !self.is_agentive(noun)
            && (noun..end).all(|at| self.doc.surface(at) != ",")
            && !self.is_quoted_in(start, end)
    }

    /// Whether words of a quotation stand between two tokens.
    fn is_quoted_in(&self, start: u32, end: u32) -> bool {
        let bytes = self.doc.bytes(Span::new(start, end));
        outermost(self.doc, bytes).any(|q| q.outer.overlaps(&bytes))
    }

    /// *30 % se disent prêts*, *un élu sur deux souhaite*: a share stands before the verb.
    fn counts_speakers(&self, cue: &Cue) -> bool {
        let Some(sentence) = self.sentence(cue.head) else {
            return false;
        };
        (sentence.start..cue.head).any(|at| {
            self.doc.surface(at) == "%"
                || self.tree.upos(at) == Upos::Num
                || self.lexicon.is_quantity(self.doc.lemma(at))
        })
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

    /// Where a report ends because another begins: a further participle of saying, a source or a coordinated verb of
    /// saying takes over.
    pub(in crate::statements) fn before_report(&self, cue: &Cue, start: u32, end: u32) -> u32 {
        let own = self.marks_around(cue.head);
        let next = self.doc.cues[self.doc.cues_beside(start)]
            .iter()
            .filter(|other| other.head > start && other.head < end && *other != cue);
        for other in next {
            if self.marks_around(other.head) != own {
                continue;
            }
            if let Some(cut) = self.takes_over(cue, other, start)
                && self.marks_around(cut) == own
            {
                return cut;
            }
        }
        end
    }

    /// The comma or conjunction from which another cue no longer belongs to what this one reports.
    fn takes_over(&self, cue: &Cue, other: &Cue, start: u32) -> Option<u32> {
        let tree = self.tree;
        let first = other.tokens.start;
        let before = first.checked_sub(1).filter(|&before| before > start)?;
        let conjunction = (tree.upos(before) == Upos::Cconj).then_some(before);
        let comma = (start + 1..first)
            .rev()
            .take(4)
            .find(|&at| self.doc.surface(at) == ",");
        if other.kind == CueKind::Preposition {
            return comma.filter(|_| !self.is_thrown_in_report(cue, other));
        }
        if other.kind != CueKind::Verb {
            return None;
        }
        let feats = tree.feats(other.head);
        // *…, sans toutefois préciser quand*
        if feats.is_infinitive() {
            return comma.filter(|&at| self.doc.form(at + 1) == "sans");
        }
        if feats.is_present_participle() {
            return conjunction.or(comma);
        }
        let subject = tree.child(other.head, |d| d.is_subject()).is_some();
        let bare = feats.is_participle() && tree.child(other.head, |d| d.is_aux()).is_none();
        let same_tense = if self.is_compound(cue.head) {
            bare || self.is_compound(other.head)
        } else {
            let main = tree.feats(cue.head);
            main.is_finite() && feats.is_finite() && main.get("Tense") == feats.get("Tense")
        };
        if subject || !same_tense {
            None
        } else {
            conjunction
        }
    }
}
