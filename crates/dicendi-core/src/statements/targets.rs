//! To, against or about whom: the complements of a cue that its entry gives the part of a target.

use super::content::outermost;
use super::draft::Reader;
use super::slots::Filler;
use crate::document::{Cue, NameKind, Role};
use crate::lexicon::{Act, Construction, SlotRole};
use crate::span::{Byte, Span};
use crate::ud::{Deprel, Upos};

impl Reader<'_> {
    /// Heads of the phrases that a cue's complements name as targets.
    pub(super) fn targets(
        &self,
        cue: &Cue,
        fillers: &[Filler],
        content: &[Span<Byte>],
    ) -> Vec<(u32, Role)> {
        let mut targets = Vec::new();
        for filler in fillers {
            let SlotRole::Target(role) = filler.role else {
                continue;
            };
            let fits = match role {
                Role::Addressee => self.may_hear(filler, self.entry(cue).act),
                // What is spoken of and quoted is content: *parle d'un « drame »*.
                Role::About => !self.is_quoted(cue, filler),
                Role::Object => true,
            };
            if fits && !filler.is_clausal() && self.channel(filler.head).is_none() {
                targets.extend(
                    self.all_named(filler.head)
                        .into_iter()
                        .map(|head| (head, role)),
                );
            }
        }
        if !targets.iter().any(|target| target.1 == Role::Object)
            && let Some(judged) = self
                .judged_behind(cue, content)
                .or_else(|| self.judged_in_quotation(cue, content))
        {
            targets.push((judged, Role::Object));
        }
        let joined: Vec<(u32, Role)> = targets
            .iter()
            .filter_map(|&(head, role)| Some((self.joined_by_quotation(head, content)?, role)))
            .filter(|target| !targets.contains(target))
            .collect();
        targets.extend(joined);
        targets
    }

    /// The members of a coordination, those behind a name too that stands with the first: *son rival Paul Roy **et
    /// les élus***.
    fn all_named(&self, head: u32) -> Vec<u32> {
        let mut heads = self.tree.conjuncts(head);
        let name = self.tree.children(head).iter().copied().find(|&child| {
            self.tree.upos(child) == Upos::Propn
                && self.tree.case(child).is_none()
                && matches!(
                    self.tree.deprel(child).universal(),
                    Deprel::Nmod | Deprel::Appos | Deprel::Flat
                )
        });
        if let Some(name) = name.filter(|_| heads.len() == 1) {
            let others = self.tree.conjuncts(name).into_iter();
            heads.extend(others.filter(|&other| other != name && self.tree.case(other).is_none()));
        }
        heads
    }

    /// *dénonce « **la corruption** » des élus*: marks before the object may hide it from the parser.
    fn judged_in_quotation(&self, cue: &Cue, content: &[Span<Byte>]) -> Option<u32> {
        if self.entry(cue).role_of(&Construction::Object) != Some(SlotRole::Target(Role::Object))
            || self.is_passive(cue.head)
        {
            return None;
        }
        let first = self.doc.tokens_in(*content.first()?).start;
        let opens = |at: u32| self.tree.upos(at) == Upos::Punct;
        let passable = |at: u32| matches!(self.tree.upos(at), Upos::Adv | Upos::Adp);
        let between = (cue.tokens.end..first).all(|at| opens(at) || passable(at));
        let start = (first..(first + 3).min(self.doc.words.len() as u32)).find(|&at| !opens(at))?;
        (between && first >= cue.tokens.end && self.tree.upos(start) == Upos::Det)
            .then(|| self.phrase_head(start))?
            .filter(|&head| self.tree.upos(head) == Upos::Noun)
    }

    /// *dénonce le « manque d'eau » et « **la hausse** des loyers »*: a phrase behind the
    /// conjunction that follows the quotation of the one before.
    fn joined_by_quotation(&self, head: u32, content: &[Span<Byte>]) -> Option<u32> {
        let (_, quotation) = self.quotation_at(self.doc.words.start[head as usize])?;
        let end = self.doc.tokens_in(quotation.outer).end;
        let held = |at: u32| {
            let byte = self.doc.words.start[at as usize];
            content.iter().any(|piece| piece.contains(byte))
        };
        let mark = end + 1;
        let start = mark + 1;
        let joined = (start as usize) < self.doc.words.len()
            && self.tree.upos(end) == Upos::Cconj
            && self.tree.upos(mark) == Upos::Punct
            && held(start)
            && self.tree.upos(start) == Upos::Det;
        joined.then(|| self.phrase_head(start))?
    }

    /// The targets of a cue whose content stands elsewhere (an incise, a colon).
    pub(super) fn targets_beside(&self, cue: &Cue) -> Vec<(u32, Role)> {
        let mut targets = self.targets(cue, &self.fillers(cue), &[]);
        targets.retain(|&(_, role)| role != Role::About);
        targets
    }

    /// Whether somebody can be told something: a person, a body, a pronoun; not *à demi-mot*, *à Lyon*,
    /// *à l'issue de*. A direct object (*avertir X*) may be anything.
    fn may_hear(&self, filler: &Filler, act: Option<Act>) -> bool {
        // *demande à Energia*: what is asked for is asked of somebody.
        let asked = matches!(
            act,
            Some(Act::Request | Act::Order | Act::Promise | Act::Propose)
        );
        if filler.construction == Construction::Object {
            return true;
        }
        match self.tree.upos(filler.head) {
            Upos::Pron => true,
            Upos::Propn => {
                let name = self
                    .doc
                    .names
                    .iter()
                    .find(|name| name.tokens.contains(filler.head));
                let place = name.is_some_and(|name| name.kind == NameKind::Place);
                asked || !place || self.acts(filler.head)
            }
            _ => self.lexicon.is_speaking_noun(self.doc.lemma(filler.head)),
        }
    }

    /// A capital, a state or a seat can be told something; another place is where it was said.
    fn acts(&self, place: u32) -> bool {
        let places = self.lexicon.places();
        let name = self.doc.surface(place);
        places.state(name).is_some()
            || places.state_of_capital(name).is_some()
            || places.seat(name).is_some()
    }

    fn is_quoted(&self, cue: &Cue, filler: &Filler) -> bool {
        let bytes = self.doc.bytes(filler.tokens);
        let cue = self.doc.bytes(cue.tokens);
        outermost(self.doc, bytes)
            .any(|quotation| quotation.outer.overlaps(&bytes) && !quotation.outer.covers(&cue))
    }

    /// *a qualifié d'« irresponsables » **les appels***: what is judged stands behind the judgement.
    fn judged_behind(&self, cue: &Cue, content: &[Span<Byte>]) -> Option<u32> {
        let entry = self.entry(cue);
        let judgement = [
            Construction::Attribute,
            Construction::Preposition("de".into()),
        ]
        .iter()
        .any(|construction| entry.role_of(construction) == Some(SlotRole::Content));
        if !judgement
            || entry.role_of(&Construction::Object) != Some(SlotRole::Target(Role::Object))
        {
            return None;
        }
        let piece = content.last()?;
        let quotation = outermost(self.doc, *piece).find(|quotation| quotation.inner == *piece)?;
        let next = self.doc.tokens_in(quotation.outer).end;
        let sentence = self.doc.sentences[self.doc.sentence_of(cue.head)?].tokens;
        (sentence.contains(next) && self.tree.upos(next) == Upos::Det)
            .then(|| self.phrase_head(next))?
    }
}
