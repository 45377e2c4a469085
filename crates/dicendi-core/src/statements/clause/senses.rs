//! What looks like a report and is none: set phrases, other senses of a verb, acts, and words to the reader.

use super::super::draft::Reader;
use super::super::slots::Filler;
use crate::document::{Cue, CueKind};
use crate::lexicon::{Act, Construction, SlotRole, WordClass};
use crate::ud::{Deprel, Upos};

impl Reader<'_> {
    /// *Quels maires souhaitez-vous ?*, *On notera la vente du pont*: words of the reporter's to the reader.
    pub(super) fn is_the_reporters(&self, cue: &Cue, speakers: &[u32]) -> bool {
        let finite = std::iter::once(cue.head)
            .chain(self.tree.children_with(cue.head, Deprel::is_aux))
            .map(|verb| self.tree.feats(verb))
            .find(|feats| feats.is_finite());
        let on = |&head: &u32| self.doc.form(head).eq_ignore_ascii_case("on");
        !self.is_in_marks(cue.head)
            && finite.is_some_and(|feats| {
                let announced = feats.is("Tense", "Fut") && speakers.iter().any(on);
                feats.person() == Some(2) || announced
            })
    }

    /// *des manifestants refusant de partir*, *Le pays déplore 478 morts*: what is done or counted.
    pub(super) fn is_done(&self, cue: &Cue, fillers: &[Filler], speakers: &[u32]) -> bool {
        let tree = self.tree;
        let counted = |filler: &Filler| {
            filler.construction == Construction::Object
                && !self.is_quoted(cue, filler)
                && tree.child(filler.head, |d| d == Deprel::Nummod).is_some()
        };
        match self.entry(cue).act {
            Some(Act::Reject) => {
                tree.feats(cue.head).is_present_participle()
                    && tree.deprel(cue.head) == Deprel::Acl
                    && speakers.iter().any(|&head| head + 1 == cue.tokens.start)
            }
            Some(Act::Regret) => !fillers.is_empty() && fillers.iter().all(counted),
            _ => false,
        }
    }

    /// *force est de constater*, *ne croit pas si bien dire*: set phrases, in which nobody says anything.
    pub(super) fn is_idiom(&self, cue: &Cue) -> bool {
        self.lexicon.class(WordClass::Idiom).iter().any(|idiom| {
            let words = idiom.split(' ').count() as u32;
            let start = (cue.head + 1).checked_sub(words);
            start.is_some_and(|start| self.stands_at(idiom, start))
        })
    }

    /// *écarte son directeur*: a person is sent away, not ruled out.
    pub(super) fn sends_away(&self, cue: &Cue, fillers: &[Filler]) -> bool {
        self.entry(cue).act == Some(Act::Reject)
            && fillers.iter().any(|filler| {
                filler.construction == Construction::Object
                    && filler.role == SlotRole::Content
                    && self.may_speak(filler.head)
            })
    }

    /// *a refusé de commenter*: what is refused is to say something.
    pub(super) fn is_silence(&self, cue: &Cue, fillers: &[Filler]) -> bool {
        self.entry(cue).act == Some(Act::Reject)
            && fillers.iter().any(|filler| {
                filler.is_clausal()
                    && self.tree.feats(filler.head).is_infinitive()
                    && self.doc.cues[self.doc.cues_beside(filler.head)]
                        .iter()
                        .any(|other| other.head == filler.head && other.kind == CueKind::Verb)
            })
    }

    /// *pour dénoncer*, *afin de demander* report an aim, *veut saluer* a wish, *devrait annoncer* what is
    /// due: still acts of saying for the press; an infinitive under *pouvoir*, *devoir*, *falloir* is not.
    pub(super) fn is_hypothetical_infinitive(&self, cue: &Cue) -> bool {
        if !self.tree.feats(cue.head).is_infinitive() {
            return false;
        }
        // *sans préciser*, *plutôt que de demander*: nobody says it.
        let denied = self
            .tree
            .children_with(cue.head, |d| matches!(d, Deprel::Mark | Deprel::Case))
            .any(|mark| self.lexicon.is_in(WordClass::Denial, self.doc.lemma(mark)));
        if denied {
            return true;
        }
        let Some(governor) = self.tree.head(cue.head) else {
            return false;
        };
        // *il est souhaitable de demander*: nobody in particular.
        let impersonal = self.tree.upos(governor) == Upos::Adj
            && self.tree.children(governor).iter().any(|&child| {
                (self.tree.deprel(child).is_subject()
                    || self.tree.deprel(child) == Deprel::ExplSubj)
                    && matches!(&*self.doc.lower(child), "il" | "-il")
            });
        if impersonal {
            return true;
        }
        let governed = |class| self.lexicon.is_in(class, self.doc.lemma(governor));
        // *doit annoncer jeudi* is due as well.
        let due = || {
            !self.tree.feats(governor).is("Mood", "Cnd")
                && self.entry(cue).act != Some(Act::Announce)
        };
        matches!(self.tree.deprel(cue.head), Deprel::Xcomp | Deprel::OblArg)
            && (governed(WordClass::Hypothetical) || governed(WordClass::Due) && due())
    }
}
