//! Quotations beside a colon: *Le ministre prévient : « … »*, *Le maire : « … »*, *« … » : les lecteurs
//! ont retrouvé leur bibliothèque*.

use super::content::outermost;
use super::draft::{Draft, Reader};
use super::slots::Filler;
use crate::document::{Cue, CueKind, Quotation};
use crate::lexicon::{SlotRole, WordClass};
use crate::span::{Span, Token};
use crate::ud::{Deprel, Upos};

/// Longest name before a bare colon, in words.
const LONGEST_LABEL: usize = 14;

pub(super) fn find(reader: &mut Reader) {
    for index in 0..reader.doc.quotations.len() {
        let quotation = &reader.doc.quotations[index];
        if quotation.depth > 0
            || reader.quotation_of[index].is_some()
            || !reader.doc.is_read(quotation.outer.start)
        {
            continue;
        }
        let lead = reader.lead_before_colon(quotation.outer.start);
        if let Some(incise) = lead.and_then(|lead| reader.incise_in(lead)) {
            reader.extend(incise, quotation.inner);
        } else if let Some(before) = reader.adjoins(index) {
            reader.extend(before, quotation.inner);
        } else if let Some(lead) = lead
            && let Some(mut draft) = reader.introduced(lead)
        {
            draft.content.push(quotation.inner);
            reader.with_quoted_sequel(&mut draft);
            let kept = reader.keep(draft);
            reader.drafts[kept].content.dedup();
        } else if let Some(draft) = reader.caption(quotation) {
            reader.keep(draft);
        }
    }
}

impl Reader<'_> {
    /// *« … » : les lecteurs ont retrouvé leur bibliothèque*: a quotation that opens its paragraph, and the
    /// clause behind its colon tells of those who said it.
    fn caption(&self, quotation: &Quotation) -> Option<Draft> {
        let block = self.doc.blocks[self.doc.block_of(quotation.outer.start)?].span;
        let before = self
            .doc
            .slice(Span::new(block.start, quotation.outer.start));
        let colon = self.doc.tokens_in(quotation.outer).end;
        let first = colon + 1;
        let opens = before.trim().is_empty()
            && (first as usize) < self.doc.words.len()
            && self.doc.surface(colon) == ":"
            && self.doc.words.start[first as usize] < block.end;
        if !opens || self.is_label(quotation) {
            return None;
        }
        let speaks = |&head: &u32| self.may_speak(head) && self.tree.case(head).is_none();
        let head = self
            .phrase_head(first)
            .filter(speaks)
            .or_else(|| self.subject_behind(first).filter(speaks))?;
        let mut draft = Draft::new(None, "quotation before colon");
        draft.content.push(quotation.inner);
        draft.speakers = self.tree.conjuncts(head);
        Some(draft)
    }

    /// *« Gilets jaunes » : …*: a few words without a verb name what it is about.
    fn is_label(&self, quotation: &Quotation) -> bool {
        const LONGEST: usize = 3;
        let words = self.doc.tokens_in(quotation.inner);
        let verb = words
            .range()
            .any(|token| self.tree.is_verb(token as u32) || self.tree.is_finite(token as u32));
        words.len() < 2 || words.len() <= LONGEST && !verb
    }

    /// *malgré la pluie, **les élèves** ont planté*: the subject of the clause that opens at `first`.
    fn subject_behind(&self, first: u32) -> Option<u32> {
        let sentence = self.sentence(first)?;
        let verb = (first..sentence.end).find(|&at| self.tree.is_finite(at))?;
        (first..verb)
            .find(|&at| self.tree.deprel(at).is_subject() && self.tree.upos(at) == Upos::Noun)
    }

    /// *Elle dit : « … ». « … »*: a quotation that nothing but marks part from the one that a colon introduced.
    fn adjoins(&self, index: usize) -> Option<usize> {
        let quotation = &self.doc.quotations[index];
        let before = (0..index).rfind(|&before| self.doc.quotations[before].depth == 0)?;
        let draft = self.quotation_of[before]?;
        let gap = Span::new(self.doc.quotations[before].outer.end, quotation.outer.start);
        let parted = self.doc.slice(gap).trim_matches([' ', '\u{a0}', '.']);
        let introduced = self.drafts[draft].pattern.starts_with("colon");
        (introduced && parted.is_empty() && self.ends_sentence(quotation)).then_some(draft)
    }

    /// The words of the sentence before a colon that stands right before byte `start`.
    fn lead_before_colon(&self, start: u32) -> Option<Span<Token>> {
        let block = self.doc.blocks[self.doc.block_of(start)?].span;
        let before = self.doc.slice(Span::new(block.start, start)).trim_end();
        if !before.ends_with(':') {
            return None;
        }
        let colon = self
            .doc
            .tokens_in(Span::new(
                block.start + before.len() as u32 - 1,
                block.start + before.len() as u32,
            ))
            .start;
        let sentence = self.sentence(colon)?;
        let mut from = sentence.start;
        // What follows an earlier quotation of the same sentence: *« … », dit-il, ajoutant : « … »*.
        let earlier = Span::new(self.doc.bytes(sentence).start, start);
        for quotation in outermost(self.doc, earlier).filter(|q| q.outer.end <= start) {
            let inside = self.doc.tokens_in(quotation.outer);
            if inside.end > from && inside.end <= colon {
                from = inside.end;
            }
        }
        Some(Span::new(from, colon))
    }

    /// *Le public changera, ajoute-t-elle : « … »*: the incise before the colon reports what follows too.
    fn incise_in(&self, lead: Span<Token>) -> Option<usize> {
        let cue = self.doc.cues_in(lead).next_back()?;
        let draft = self.draft_of_cue[cue]?;
        let incise = self.drafts[draft].pattern == "incise in clause";
        let colon = self.doc.words.start[lead.end as usize];
        let closed = self.drafts[draft]
            .content
            .iter()
            .all(|piece| piece.end <= colon);
        (incise && closed).then_some(draft)
    }

    /// *Et d'ajouter : « … »*, *Avant de conclure : « … »*: an infinitive that tells on has the speaker of the report before.
    fn told_on(&self, cue: &Cue, lead: Span<Token>) -> Option<Vec<u32>> {
        let opens = lead.start + 1 < cue.head
            && self.tree.feats(cue.head).is_infinitive()
            && self
                .lexicon
                .is_in(WordClass::TellingOn, self.doc.form(lead.start))
            && matches!(self.doc.form(lead.start + 1), "de" | "d'" | "d’");
        if !opens {
            return None;
        }
        let start = self.doc.words.start[lead.start as usize];
        self.drafts
            .iter()
            .filter(|draft| !draft.speakers.is_empty() && draft.position(self.doc) < start)
            .max_by_key(|draft| draft.position(self.doc))
            .map(|draft| draft.speakers.clone())
    }

    /// *a dit son « soulagement » à la radio : « … »*: the words between the two quotations belong to the verb before
    /// the first.
    fn quoted_twice(&self, lead: Span<Token>) -> Option<Draft> {
        let sentence = self.sentence(lead.start)?;
        if lead.start == sentence.start || self.tree.upos(lead.start) != Upos::Adp {
            return None;
        }
        let index = self
            .doc
            .cues_in(Span::new(sentence.start, lead.start))
            .rfind(|&index| self.is_free(index) && self.doc.cues[index].kind == CueKind::Verb)?;
        let cue = &self.doc.cues[index];
        let said = self
            .fillers(index)
            .iter()
            .find(|f| f.role == SlotRole::Content && f.tokens.start > cue.head)?;
        let tokens = Span::new(said.tokens.start, said.tokens.end.min(lead.start));
        let mut draft = Draft::new(Some(index), "colon");
        draft.speakers = self.subject(cue).heads();
        draft.content = vec![self.filler_span(
            cue,
            &Filler {
                tokens,
                ..said.clone()
            },
        )];
        Some(draft)
    }

    fn introduced(&self, lead: Span<Token>) -> Option<Draft> {
        let free = || {
            self.doc
                .cues_beside(lead.start)
                .filter(|&index| self.is_free(index) && self.doc.cues[index].kind == CueKind::Verb)
                .filter(|&index| lead.contains(self.doc.cues[index].head))
        };
        // *tente de se reprendre en **précisant** : « … »*, *cite la lettre où elle **déclarait** : « … »*
        let last = free().find(|&index| {
            let cue = &self.doc.cues[index];
            let governs = self.tree.feats(cue.head).is_present_participle()
                || self.tree.is_finite(cue.head) && self.has_subject(cue.head);
            cue.tokens.end == lead.end && governs && !self.is_passive(cue.head)
        });
        let cue = last.or_else(|| {
            free().max_by_key(|&index| {
                // The verb that governs the others, and among equals the last.
                let head = self.doc.cues[index].head;
                let depth = self.tree.path_up(head).take(60).count();
                (std::cmp::Reverse(depth.min(3)), head)
            })
        });
        if let Some(index) = cue {
            let cue = &self.doc.cues[index];
            let mut draft = Draft::new(Some(index), "colon");
            draft.speakers = match self.told_on(cue, lead) {
                Some(speakers) => speakers,
                None => self.subject(cue).heads(),
            };
            draft.targets = self.targets_beside(index);
            // *explique que la famille a fait face : « … »*: the clause and the quotation are one report.
            let said = self.fillers(index).iter().find(|f| {
                f.is_clausal() && f.role == SlotRole::Content && f.tokens.start > cue.head
            });
            if let Some(clause) = said {
                let end = clause.tokens.end.min(lead.end);
                let clause = Filler {
                    tokens: Span::new(clause.tokens.start.min(end), end),
                    ..clause.clone()
                };
                let piece = self.filler_span(cue, &clause);
                draft.content.extend((!piece.is_empty()).then_some(piece));
            }
            return Some(draft);
        }
        if let Some(draft) = self.quoted_twice(lead) {
            return Some(draft);
        }
        let mut draft = Draft::new(None, "colon without verb");
        let verb = lead
            .range()
            .map(|token| token as u32)
            .find(|&token| self.tree.is_finite(token) && self.tree.is_verb(token));
        draft.speakers = match verb {
            Some(_) => {
                let root = lead
                    .range()
                    .map(|token| token as u32)
                    .find(|&token| self.tree.deprel(token) == Deprel::Root)?;
                let subject = self.tree.child(root, |d| d == Deprel::Nsubj)?;
                vec![subject]
            }
            None if lead.len() <= LONGEST_LABEL => match self.phrase_head(lead.start) {
                Some(head) => self
                    .tree
                    .conjuncts(head)
                    .into_iter()
                    .filter(|head| lead.contains(*head))
                    .collect(),
                None => return None,
            },
            None => return None,
        };
        // *Un exemple : « … »*: the label says what it is, not who says it.
        draft
            .speakers
            .retain(|&head| self.tree.upos(head) != Upos::Noun || self.may_speak(head));
        Some(draft)
    }
}
