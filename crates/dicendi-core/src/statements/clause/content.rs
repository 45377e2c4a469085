//! What is said in a verb's complement: where it begins, where the report ends and the reporter goes on.

use super::super::content::{clean, outermost};
use super::super::draft::Reader;
use super::super::slots::Filler;
use crate::document::{Cue, Role};
use crate::lexicon::{Construction, SlotRole, WordClass};
use crate::span::{Byte, Span};
use crate::ud::{Deprel, Upos};

impl Reader<'_> {
    /// The spans of what is said: the complements that are content, or a quotation right behind the verb.
    pub(super) fn reported_content(&self, cue: &Cue, fillers: &[Filler]) -> Vec<Span<Byte>> {
        let mut spans: Vec<Span<Byte>> = Vec::new();
        // A clitic (*il l'a annoncé*) points to content, it is none.
        let content: Vec<&Filler> = fillers
            .iter()
            .filter(|f| {
                f.role == SlotRole::Content
                    && (f.is_clausal() || self.tree.upos(f.head) != Upos::Pron)
            })
            .collect();
        // A clause says more than a noun phrase beside it.
        let clausal = content.iter().any(|f| f.is_clausal());
        for filler in content.iter().filter(|f| f.is_clausal() == clausal) {
            let span = self.filler_span(cue, filler);
            if !span.is_empty() && !spans.iter().any(|known| known.overlaps(&span)) {
                spans.push(span);
            }
        }
        if spans.is_empty() {
            // What is judged and quoted at once is target and content; what is spoken of and quoted is content.
            let named = |role| matches!(role, SlotRole::Target(Role::Object | Role::About));
            let judged = fillers
                .iter()
                .find(|f| named(f.role) && f.tokens.start > cue.head);
            if let Some(filler) = judged {
                let mut span = self.filler_span(cue, filler);
                if let Some(name) = self
                    .called(cue, span)
                    .or_else(|| self.quoted_attribute(cue, fillers))
                {
                    span = name;
                }
                if outermost(self.doc, span).any(|q| {
                    q.outer.overlaps(&span) && !q.outer.covers(&self.doc.bytes(cue.tokens))
                }) {
                    spans.push(span);
                }
            }
        }
        if spans.is_empty()
            && let Some(quotation) = self
                .quotation_follows(cue)
                .or_else(|| self.quoted_attribute(cue, fillers))
        {
            spans.push(quotation);
        }
        // Inside a quotation everything that is said is said inside it.
        if let Some((_, around)) = self.quotation_at(self.doc.words.start[cue.head as usize]) {
            for span in &mut spans {
                *span = Span::new(
                    span.start.max(around.inner.start),
                    span.end.min(around.inner.end),
                );
            }
            spans.retain(|span| !span.is_empty());
        }
        spans
    }

    /// The bytes of a complement without the word that opens it.
    pub(in crate::statements) fn filler_span(&self, cue: &Cue, filler: &Filler) -> Span<Byte> {
        let mut tokens = filler.tokens;
        if tokens.start < cue.head && filler.head > cue.head {
            tokens = Span::new(cue.tokens.end, tokens.end);
        }
        if tokens.start > cue.head {
            tokens = Span::new(tokens.start, self.report_end(cue, tokens.start, tokens.end));
        }
        while tokens.len() > 1 && self.is_opener(tokens.start, filler) {
            tokens = Span::new(tokens.start + 1, tokens.end);
        }
        if filler.role == SlotRole::Content && tokens.start > cue.head {
            let end = self.with_adjuncts(cue, tokens.end);
            tokens = Span::new(tokens.start, self.phrase_border(filler, end));
        }
        let mut bytes = self.doc.bytes(tokens);
        // Half of a contraction (*du* = *de* + *le*) begins the phrase: the whole word stays outside it.
        if self.doc.words.inside.get(tokens.start as usize) == Some(&true) {
            bytes = Span::new(self.doc.words.start[tokens.start as usize], bytes.end);
        }
        clean(self.doc, bytes)
    }

    /// *a annoncé sa retraite, **après** deux ans de crise*: a noun phrase that was said ends where the reporter
    /// goes on to say when.
    fn phrase_border(&self, filler: &Filler, end: u32) -> u32 {
        if filler.is_clausal() {
            return end;
        }
        let start = self.doc.words.start[filler.head as usize];
        let quoted = self.quotation_at(start).map(|quotation| quotation.0);
        (filler.head + 1..end.saturating_sub(1))
            .find(|&at| {
                self.doc.surface(at) == ","
                    && self.lexicon.is_in(WordClass::Sequel, self.doc.form(at + 1))
                    && self
                        .quotation_at(self.doc.words.start[at as usize])
                        .map(|quotation| quotation.0)
                        == quoted
            })
            .unwrap_or(end)
    }

    /// *fait état de 21 cas **dans la ville***: what follows directly is part of what is said, unless it
    /// says where or when it was said, or fills another slot.
    fn with_adjuncts(&self, cue: &Cue, mut end: u32) -> u32 {
        let tree = self.tree;
        loop {
            let next = tree.children(cue.head).iter().copied().find(|&child| {
                if self.is_aim_or_condition(child, end) {
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

    /// *…, pour que les salaires montent*, *…, si elle n'agit pas*: part of what is said, even behind a comma.
    fn is_aim_or_condition(&self, clause: u32, end: u32) -> bool {
        let tree = self.tree;
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
            && !self.doc.cues[self.doc.cues_beside(clause)]
                .iter()
                .any(|other| other.head == clause)
    }

    fn is_opener(&self, token: u32, filler: &Filler) -> bool {
        let deprel = self.tree.deprel(token);
        let above = self.tree.head(token) == Some(filler.head);
        (above && matches!(deprel, Deprel::Mark | Deprel::Case))
            || (above && deprel == Deprel::Punct && self.doc.surface(token) == ",")
            || (self.tree.upos(token) == Upos::Sconj
                && self.doc.form(token).to_lowercase().starts_with("qu"))
    }

    /// *qualifie la foire aux vins de « triomphe »*: the quotation behind *de* is what it is called, even where
    /// the tree hangs it below what is judged.
    fn called(&self, cue: &Cue, span: Span<Byte>) -> Option<Span<Byte>> {
        let of = Construction::Preposition("de".into());
        if self.entry(cue).role_of(&of) != Some(SlotRole::Content) {
            return None;
        }
        outermost(self.doc, span)
            .find(|q| {
                let before = self.doc.tokens_in(q.outer).start.checked_sub(1);
                span.contains(q.outer.start)
                    && q.outer.start > span.start
                    && before.is_some_and(|at| matches!(self.doc.form(at), "de" | "d'" | "d’"))
            })
            .map(|q| q.inner)
    }

    /// *a jugé la fièvre « vaincue »*: a quotation right behind what is judged, where the verb takes a
    /// predicative.
    fn quoted_attribute(&self, cue: &Cue, fillers: &[Filler]) -> Option<Span<Byte>> {
        if self.entry(cue).role_of(&Construction::Attribute) != Some(SlotRole::Content) {
            return None;
        }
        let judged = fillers
            .iter()
            .find(|f| f.construction == Construction::Object && f.head > cue.head)?;
        let end = self.doc.words.end[judged.head as usize];
        let behind = self.doc.words.start.get(judged.head as usize + 1)?;
        outermost(self.doc, Span::new(end, *behind))
            .find(|q| q.outer.start == *behind)
            .map(|q| q.inner)
    }

    /// A quotation right behind the verb, adverbs and a pronoun aside.
    pub(super) fn quotation_follows(&self, cue: &Cue) -> Option<Span<Byte>> {
        let from = self.doc.words.end[cue.tokens.end as usize - 1];
        let sentence = self.doc.sentences[self.doc.sentence_of(cue.head)?].tokens;
        let behind = Span::new(from, self.doc.bytes(sentence).end);
        let quotation = outermost(self.doc, behind).find(|q| q.outer.start >= from)?;
        let gap = self.doc.tokens_in(Span::new(from, quotation.outer.start));
        let passable = |token: usize| {
            matches!(
                self.tree.upos(token as u32),
                Upos::Adv | Upos::Pron | Upos::Punct | Upos::Adp | Upos::Det
            ) && !matches!(self.doc.surface(token as u32), "." | ";" | "!" | "?")
        };
        let same = self.doc.sentence_of(cue.head)
            == self
                .doc
                .sentence_of(self.doc.tokens_in(quotation.outer).start);
        if !(same && gap.len() <= 4 && gap.range().all(passable)) {
            return None;
        }
        let end = self.doc.tokens_in(quotation.outer).end;
        let sentence = self.doc.sentences[self.doc.sentence_of(cue.head)?].tokens;
        if !sentence.contains(end) || self.tree.upos(end) == Upos::Punct || self.tree.is_finite(end)
        {
            return Some(clean(self.doc, quotation.outer));
        }
        // *s'est dit « très vigilant » sur l'état des troupes*: the phrase goes on behind the marks.
        let stop = (end..sentence.end)
            .find(|&at| {
                let agent = self.is_passive(cue.head) && self.doc.form(at) == "par";
                let joined = self.tree.upos(at) == Upos::Cconj;
                agent || joined || matches!(self.doc.surface(at), "," | ";" | ":" | ".")
            })
            .unwrap_or(sentence.end);
        Some(clean(
            self.doc,
            Span::new(quotation.outer.start, self.doc.words.end[stop as usize - 1]),
        ))
    }
}
