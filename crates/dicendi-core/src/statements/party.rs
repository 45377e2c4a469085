//! Who speaks, read off the tree: subjects, agents, and the subjects that a verb shares with another.

mod beside;
mod passives;
mod shared;
mod subjects;

use super::draft::{Draft, Reader};
use super::walk::routes::PHRASE_OPENINGS;
use crate::document::Cue;
use crate::lexicon::WordClass;
use crate::ud::{Deprel, Upos};

/// What the tree says of a verb's speaker.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Subject {
    /// Heads of the phrases; several for joint speakers.
    Named(Vec<u32>),
    /// A passive without an agent: somebody, not said who.
    Unnamed,
    /// *il faut*, *il est*: nobody.
    Impersonal,
    /// The tree shows none.
    Missing,
}

impl Subject {
    pub(super) fn heads(self) -> Vec<u32> {
        match self {
            Subject::Named(heads) => heads,
            _ => Vec::new(),
        }
    }
}

impl Reader<'_> {
    /// Who says it.
    pub(super) fn subject(&self, cue: &Cue) -> Subject {
        if let Some(made) = self.made_to_say(cue) {
            return Subject::Named(vec![made]);
        }
        if let Some(narrated) = self.narrated(cue) {
            return Subject::Named(narrated);
        }
        let undergone = self.undergoer(cue.head).is_some();
        let subject = if undergone || self.is_passive(cue.head) && !self.carries_on_participle(cue)
        {
            return self.agent(cue.head);
        } else {
            self.subject_of(cue.head, 0)
        };
        if let Some(source) = self.source_beside(cue.head) {
            return Subject::Named(vec![source]);
        }
        match self.report_before(cue) {
            Some(draft) if self.is_astray(cue, &subject, draft) => {
                Subject::Named(draft.speakers.clone())
            }
            _ if subject == Subject::Missing => self
                .phrase_beside(cue)
                .or_else(|| Some(self.tree.conjuncts(self.subject_by_order(cue.head)?)))
                .map_or(Subject::Missing, Subject::Named),
            _ => match subject {
                Subject::Named(heads) => {
                    let heads = self.or_beside(heads, cue);
                    Subject::Named(self.named_in_full(heads, cue.head, cue.tokens))
                }
                subject => subject,
            },
        }
    }

    /// *Et **le maire** d'ajouter*: who tells on in the infinitive of narration.
    fn narrated(&self, cue: &Cue) -> Option<Vec<u32>> {
        let sentence = self.sentence(cue.head)?;
        let (first, of) = (sentence.start + 1, cue.head.checked_sub(1)?);
        let narrates = self.tree.feats(cue.head).is_infinitive()
            && first < of
            && self.tree.upos(sentence.start) == Upos::Cconj
            && self.is_in(WordClass::TellingOn, sentence.start)
            && matches!(self.doc.form(of), "de" | "d'" | "d’");
        let head = narrates.then(|| self.phrase_head(first)).flatten()?;
        let whole = (first..of).all(|at| self.tree.is_below(at, head));
        (head < of && whole && self.may_speak(head)).then(|| self.joint(head))
    }

    /// Where the tree has lost the subject of a main verb: the first phrase before it, at the head of the
    /// sentence or behind a comma, that no preposition governs and that can speak.
    fn subject_by_order(&self, verb: u32) -> Option<u32> {
        let tree = self.tree;
        if tree.deprel(verb) == Deprel::AclRelcl || !tree.is_finite(verb) {
            return None;
        }
        let sentence = self.sentence(verb)?;
        self.ahead(&PHRASE_OPENINGS, sentence.start..verb)
            .of(verb)
            .filter(|&at| {
                matches!(
                    tree.upos(at),
                    Upos::Det | Upos::Propn | Upos::Adj | Upos::Noun
                )
            })
            .filter_map(|at| self.phrase_head(at))
            .find(|&head| {
                let bare = tree.upos(head) == Upos::Noun
                    && tree.child(head, |d| d == Deprel::Det).is_none()
                    && head != sentence.start;
                head < verb && !bare && tree.case(head).is_none() && self.may_speak(head)
            })
    }

    /// The last statement before the cue in its sentence whose cue stands in no quotation.
    fn report_before(&self, cue: &Cue) -> Option<&Draft> {
        if self.is_in_marks(cue.head) {
            return None;
        }
        self.doc
            .cues_beside(cue.head)
            .filter_map(|index| Some((self.doc.cues[index].head, self.draft_of_cue[index]?)))
            .map(|(head, draft)| (head, &self.drafts[draft]))
            .filter(|&(head, draft)| head < cue.head && !draft.speakers.is_empty())
            .filter(|&(head, _)| !self.is_in_marks(head))
            .max_by_key(|&(head, _)| head)
            .map(|(_, draft)| draft)
    }

    /// Whether the tree's subject cannot be that of a verb behind another report: a participle or a
    /// coordinated verb without a subject, or one whose subject lies in the words that were reported.
    fn is_astray(&self, cue: &Cue, subject: &Subject, before: &Draft) -> bool {
        let feats = self.tree.feats(cue.head);
        let shares = feats.is_present_participle() || self.carries_on(cue);
        match subject {
            Subject::Named(heads) => {
                shares
                    && heads.iter().all(|&head| {
                        let byte = self.doc.words.start[head as usize];
                        before.content.iter().any(|piece| piece.contains(byte))
                    })
            }
            _ => shares,
        }
    }

    /// *… et a ajouté*, *… et accusé*: a verb right behind a conjunction, without a subject of its own.
    pub(super) fn carries_on(&self, cue: &Cue) -> bool {
        let joined = cue.tokens.start > 0 && self.tree.upos(cue.tokens.start - 1) == Upos::Cconj;
        joined && self.tree.child(cue.head, |d| d.is_subject()).is_none()
    }

    /// *a dénoncé un procès et **accusé** le parquet*: a bare participle that shares an auxiliary.
    fn carries_on_participle(&self, cue: &Cue) -> bool {
        self.carries_on(cue)
            && self.agent_by_order(cue.head).is_none()
            && self.report_before(cue).is_some_and(|before| {
                before
                    .cue
                    .is_some_and(|index| self.is_compound(self.doc.cues[index].head))
            })
    }
}
