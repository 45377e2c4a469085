//! To, against or about whom: the complements of a cue that its entry gives the part of a target.

use super::content::outermost;
use super::draft::Reader;
use super::slots::Filler;
use crate::document::{Cue, Role};
use crate::lexicon::{Act, Construction, SlotRole, WordClass};
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
            // *répond aux critiques*: they are judged, not told.
            let role = if self.is_answered(cue, filler) {
                Role::Object
            } else {
                role
            };
            let fits = match role {
                Role::Addressee => {
                    self.may_hear(cue, filler) && !self.is_what_is_said(cue, filler, fillers)
                }
                // What is spoken of and quoted is content: *parle d'un « drame »*.
                Role::About => !self.is_quoted(cue, filler),
                Role::Object => true,
            };
            // *reproche au journal de mentir*: what is judged is no channel.
            let aired = || role != Role::Object && self.channel(filler.head).is_some();
            if fits && !filler.is_clausal() && !aired() {
                let said = |head: u32| {
                    let byte = self.doc.words.start[head as usize];
                    content.iter().any(|piece| piece.contains(byte))
                };
                // What is said of them is no member, unless they are said with it: *dénonce « X » et « Y »*.
                let all_said = said(filler.head);
                targets.extend(
                    self.all_named(filler.head)
                        .into_iter()
                        .filter(|&head| head == filler.head || all_said || !said(head))
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
        if targets.is_empty()
            && let Some(topic) = self.topic(cue, content)
        {
            targets.push((topic, Role::About));
        }
        targets
    }

    /// Whether what somebody said is answered rather than somebody.
    pub(super) fn is_answered(&self, cue: &Cue, filler: &Filler) -> bool {
        self.entry(cue).act == Some(Act::Reply)
            && self.tree.is_finite(cue.head)
            && matches!(filler.role, SlotRole::Target(_))
            && self
                .lexicon
                .cues()
                .noun(self.doc.lemma(filler.head))
                .is_some()
    }

    /// *le maire l'assure*, *assurer la sécurité de la ville*: of a verb that also speaks with *à*, an object is spoken
    /// to only where it could be somebody, and a pronoun only where something is reported.
    fn is_what_is_said(&self, cue: &Cue, filler: &Filler, fillers: &[Filler]) -> bool {
        let entry = self.entry(cue);
        let a = Construction::Preposition("à".into());
        let both = entry.role_of(&a) == Some(SlotRole::Target(Role::Addressee));
        let reported = || {
            fillers.iter().any(|filler| {
                filler.role == SlotRole::Content && filler.construction != Construction::Object
            })
        };
        let somebody = || match self.tree.upos(filler.head) {
            Upos::Pron => reported(),
            _ => self.may_speak(filler.head),
        };
        both && filler.construction == Construction::Object && !somebody()
    }

    /// The members of a coordination, those behind a name too that stands with the first: *son rival Paul Roy **et
    /// les élus***.
    fn all_named(&self, head: u32) -> Vec<u32> {
        let mut heads = self.tree.conjuncts(head);
        heads.extend(self.joined_below(&heads));
        // *dit au président du groupe au Sénat*: without a conjunction or under another preposition it is no member.
        let joined = heads
            .iter()
            .any(|&other| self.tree.child(other, |d| d == Deprel::Cc).is_some());
        heads.retain(|&other| {
            let case = self.tree.case(other);
            let nominal = self.tree.is_noun(other) || self.tree.upos(other) == Upos::Pron;
            other == head || joined && nominal && (case.is_none() || case == self.tree.case(head))
        });
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

    /// *parle d'un marchand de fleurs ou d'**un boucher***: a member that the tree has hung on a complement without
    /// an article, though it has one, and the preposition of the first member.
    fn joined_below(&self, heads: &[u32]) -> Vec<u32> {
        let tree = self.tree;
        let determined = |head: u32| tree.child(head, |d| d == Deprel::Det).is_some();
        let Some(case) = heads.first().and_then(|&first| tree.case(first)) else {
            return Vec::new();
        };
        (heads.iter())
            .flat_map(|&head| tree.children_with(head, |d| d.universal() == Deprel::Nmod))
            .filter(|&complement| tree.is_noun(complement) && !determined(complement))
            .flat_map(|complement| tree.children_with(complement, |d| d == Deprel::Conj))
            .filter(|&other| determined(other) && tree.case(other).as_ref() == Some(&case))
            .collect()
    }

    /// *a-t-il dit à propos **du maire***, *Au sujet **du maire**, elle confie que*: what the whole is about.
    fn topic(&self, cue: &Cue, content: &[Span<Byte>]) -> Option<u32> {
        let sentence = self.sentence(cue.head)?;
        let outside = |token: u32| {
            let byte = self.doc.words.start[token as usize];
            !content.iter().any(|piece| piece.contains(byte)) && self.quotation_at(byte).is_none()
        };
        let phrase_at = |start: u32| {
            self.lexicon
                .class(WordClass::Topic)
                .iter()
                .filter(|topic| self.stands_at(topic, start))
                .map(|topic| start + topic.split(' ').count() as u32)
                .find(|&behind| behind < sentence.end)
        };
        // *a dit le maire **au sujet de la digue***: right behind the cue, or behind the subject that follows it.
        const NEAR: u32 = 4;
        const BEHIND_SUBJECT: u32 = 12;
        let near = cue.tokens.end + NEAR;
        let end = sentence.end.min(cue.tokens.end + BEHIND_SUBJECT);
        let behind =
            (cue.tokens.end..end).take_while(|&at| at < near || self.tree.upos(at) != Upos::Punct);
        std::iter::once(sentence.start)
            .chain(behind)
            .filter(|&at| outside(at))
            .find_map(phrase_at)
            .and_then(|at| self.phrase_head(at))
            .filter(|&head| outside(head))
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
        let predicated = |at: u32| self.doc.form(at).eq_ignore_ascii_case("comme");
        let passable =
            |at: u32| matches!(self.tree.upos(at), Upos::Adv | Upos::Adp) && !predicated(at);
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
        // The next quotation of the content, right behind a conjunction or a conjunction and its article.
        let next = content.iter().find_map(|&piece| {
            outermost(self.doc, piece).find(|other| {
                other.outer.start >= quotation.outer.end && piece.contains(other.outer.start)
            })
        })?;
        let start = self.doc.tokens_in(next.inner).start;
        let mark = start.checked_sub(2)?;
        let article = self.tree.upos(mark) == Upos::Det;
        let joins = |at: u32| self.tree.upos(at) == Upos::Cconj;
        let head = if joins(mark) && self.tree.upos(start) == Upos::Det {
            self.phrase_head(start)
        } else if article && joins(mark.checked_sub(1)?) {
            self.phrase_head(start).or(Some(start))
        } else {
            None
        };
        head.filter(|&head| self.tree.upos(head) == Upos::Noun)
    }

    /// The targets of a cue whose content stands elsewhere (an incise, a colon).
    pub(super) fn targets_beside(&self, index: usize) -> Vec<(u32, Role)> {
        let cue = &self.doc.cues[index];
        let mut targets = self.targets(cue, self.fillers(index), &[]);
        let topic = self.topic(cue, &[]);
        targets.retain(|&(head, role)| role != Role::About || Some(head) == topic);
        targets
    }

    pub(super) fn is_quoted(&self, cue: &Cue, filler: &Filler) -> bool {
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
        let sentence = self.sentence(cue.head)?;
        (sentence.contains(next) && self.tree.upos(next) == Upos::Det)
            .then(|| self.phrase_head(next))?
    }
}
