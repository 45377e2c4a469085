//! Nouns that report: *les accusations de X contre Y*, *sa promesse de rouvrir le port*.
//!
//! A noun alone (*la critique*) reports nothing: the speaker must be named beside it, and what was
//! said, or against whom, as well.

use super::content::clean;
use super::draft::{Draft, Reader};
use crate::document::{Cue, CueKind};
use crate::lexicon::{Construction, SlotRole};
use crate::span::{Byte, Span};
use crate::ud::{Deprel, Upos};

pub(super) fn find(reader: &mut Reader) {
    for index in reader.free_cues(CueKind::Noun) {
        if let Some(draft) = reader.nominal(index) {
            reader.keep(draft);
        }
    }
}

impl Reader<'_> {
    fn nominal(&self, index: usize) -> Option<Draft> {
        let cue = &self.doc.cues[index];
        let entry = self.entry(cue);
        let mut draft = Draft::new(Some(index), "noun");
        for &child in self.tree.children(cue.head) {
            let Some(construction) = self.noun_construction(child) else {
                continue;
            };
            match entry.role_of(&construction) {
                Some(SlotRole::Speaker) if self.names_a_speaker(child) => {
                    draft.speakers.extend(self.tree.conjuncts(child));
                }
                // *ses attaques contre X*; *à X* and *sur X* name too many other things.
                Some(SlotRole::Target(role))
                    if construction == Construction::Preposition("contre".into()) =>
                {
                    draft.targets.extend(
                        self.tree
                            .conjuncts(child)
                            .into_iter()
                            .map(|head| (head, role)),
                    );
                }
                Some(SlotRole::Content)
                    if !matches!(construction, Construction::Preposition(_)) =>
                {
                    draft.content.push(self.clause_of(cue, child));
                }
                _ => {}
            }
        }
        draft.content.retain(|piece| !piece.is_empty());
        let reports = !draft.content.is_empty() || !draft.targets.is_empty();
        (!draft.speakers.is_empty() && reports).then_some(draft)
    }

    fn noun_construction(&self, child: u32) -> Option<Construction> {
        let tree = self.tree;
        match tree.deprel(child).universal() {
            Deprel::Det if tree.feats(child).is("Poss", "Yes") => Some(Construction::Possessive),
            Deprel::Nmod | Deprel::Obl => tree.case(child).map(Construction::Preposition),
            Deprel::Acl | Deprel::Ccomp | Deprel::Advcl | Deprel::Xcomp => self
                .clause_constructions(child)
                .pop()
                .map(|(construction, _)| construction),
            _ => None,
        }
    }

    fn names_a_speaker(&self, head: u32) -> bool {
        match self.tree.upos(head) {
            Upos::Propn => true,
            Upos::Noun => self.lexicon.is_speaking_noun(self.doc.lemma(head)),
            _ => self.tree.feats(head).is("Poss", "Yes"),
        }
    }

    fn clause_of(&self, cue: &Cue, clause: u32) -> Span<Byte> {
        let reach = self.tree.reach(clause);
        let mut start = reach.start.max(cue.head + 1);
        while start < clause && matches!(self.tree.deprel(start), Deprel::Mark | Deprel::Case) {
            start += 1;
        }
        clean(self.doc, self.doc.bytes(Span::new(start, reach.end)))
    }
}
