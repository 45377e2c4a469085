//! What is said in a verb's complement: where it begins, where the report ends and the reporter goes on.

use super::super::content::{clean, outermost};
use super::super::draft::Reader;
use super::super::slots::Filler;
use super::super::walk::routes::QUOTATION_BEHIND;
use crate::document::{Cue, Quotation, Role};
use crate::lexicon::{Construction, SlotRole, WordClass};
use crate::span::{Byte, Span, Token};
use crate::ud::{Deprel, Upos};

impl Reader<'_> {
    /// The spans of what is said: the complements that are content, or a quotation right behind the verb.
    pub(super) fn reported_content(
        &self,
        cue: &Cue,
        fillers: &[Filler],
        around: Option<&Quotation>,
    ) -> Vec<Span<Byte>> {
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
                    let beside = !q.outer.covers(&self.doc.bytes(cue.tokens));
                    q.outer.overlaps(&span) && (beside || around.is_none())
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
        if !clausal {
            for span in &mut spans {
                *span = self.before_aftermath(*span);
            }
        }
        // Inside a quotation everything that is said is said inside it.
        if let Some((_, holding)) = self.quotation_at(self.doc.words.start[cue.head as usize]) {
            let said = Span::new(self.doc.bytes(cue.tokens).end, holding.inner.end);
            for span in &mut spans {
                if around.is_some() || span.overlaps(&said) {
                    let from = if around.is_some() {
                        holding.inner.start
                    } else {
                        said.start
                    };
                    *span = clean(
                        self.doc,
                        Span::new(span.start.max(from), span.end.min(said.end)),
                    );
                }
            }
            spans.retain(|span| !span.is_empty());
        }
        spans
    }

    /// The quotation around the cue, unless who speaks is named before it: *le réseau « **s'inquiète** d'un
    /// retour en arrière »*.
    pub(in crate::statements) fn own_words(
        &self,
        cue: &Cue,
        speakers: &[u32],
    ) -> Option<&Quotation> {
        let (_, around) = self.quotation_at(self.doc.words.start[cue.head as usize])?;
        let outside = |&head: &u32| {
            self.doc.words.start[head as usize] < around.outer.start
                && self.doc.sentence_of(head) == self.doc.sentence_of(cue.head)
        };
        let opens = self.doc.tokens_in(around.inner).start + 1 >= cue.tokens.start;
        let named = !speakers.is_empty() && speakers.iter().all(outside);
        (!(opens && named)).then_some(around)
    }

    /// The bytes of a complement without the word that opens it.
    pub(in crate::statements) fn filler_span(&self, cue: &Cue, filler: &Filler) -> Span<Byte> {
        let mut tokens = filler.tokens;
        if tokens.start < cue.head && filler.head > cue.head {
            tokens = Span::new(cue.tokens.end, tokens.end);
        }
        if tokens.start > cue.head {
            tokens = Span::new(
                tokens.start,
                self.before_report(cue, tokens.start, tokens.end),
            );
        }
        let whole = self.behind_condition(cue, filler, tokens);
        tokens = whole.unwrap_or(tokens);
        while whole.is_none() && tokens.len() > 1 && self.is_opener(tokens.start, filler) {
            tokens = Span::new(tokens.start + 1, tokens.end);
        }
        if filler.role == SlotRole::Content && tokens.start > cue.head {
            let said = Span::new(tokens.start, self.said_up_to(cue, filler, tokens.end));
            tokens = Span::new(said.start, self.before_reporter(cue, filler, said));
        }
        let mut bytes = self.doc.bytes(tokens);
        // Half of a contraction (*du* = *de* + *le*) begins the phrase: the whole word stays outside it.
        if self.doc.words.inside.get(tokens.start as usize) == Some(&true) {
            bytes = Span::new(self.doc.words.start[tokens.start as usize], bytes.end);
        }
        // *« Je souhaite partir. »*: in somebody's own words it ends where they do.
        if let Some((_, around)) = self.quotation_at(self.doc.words.start[cue.head as usize])
            && around.inner.contains(bytes.start)
        {
            bytes = Span::new(bytes.start, bytes.end.min(around.inner.end));
        }
        clean(self.doc, bytes)
    }

    /// *précise que **même si** « le pont est ouvert », la route ferme*: where a condition opens what is said, the tree
    /// may take it for all of it.
    fn behind_condition(
        &self,
        cue: &Cue,
        filler: &Filler,
        tokens: Span<Token>,
    ) -> Option<Span<Token>> {
        const NEAR: u32 = 8;
        let sentence = self.sentence(cue.head)?;
        let that = |&at: &u32| matches!(self.doc.form(at), "que" | "qu'" | "qu’");
        let near = (tokens.start + 1)
            .min(cue.tokens.end + NEAR)
            .min(sentence.end);
        let that = (cue.tokens.end..near).find(that)?;
        let first = that + 1;
        let opens = filler.construction == Construction::That
            && self.is_opened_by(WordClass::Condition, first)
            && first < tokens.end;
        let comma = (tokens.end.saturating_sub(1)..sentence.end.min(tokens.end + 2))
            .find(|&at| self.doc.surface(at) == ",")
            .filter(|_| opens)?;
        let goes_on = (comma + 1..sentence.end).any(|at| self.tree.feats(at).is_finite());
        let end = self.before_report(cue, comma + 1, sentence.end);
        goes_on.then(|| Span::new(first, end))
    }

    fn is_opener(&self, token: u32, filler: &Filler) -> bool {
        // *que **si** la route ferme, le pont rouvrira*
        let reported = filler.construction == Construction::That;
        if reported && self.is_opened_by(WordClass::Condition, token) {
            return false;
        }
        let deprel = self.tree.deprel(token);
        let above = self.tree.head(token) == Some(filler.head);
        let opens = deprel == Deprel::Mark
            || deprel == Deprel::Case && filler.construction != Construction::Attribute;
        (above && opens)
            || (above && deprel == Deprel::Punct && self.doc.surface(token) == ",")
            || (self.tree.upos(token) == Upos::Sconj && self.doc.lower(token).starts_with("qu"))
    }

    /// *qualifie la foire aux vins de « triomphe »*, *compare la taxe à un « racket »*: the quotation behind the
    /// preposition is what it is called, even where the tree hangs it below what is judged.
    fn called(&self, cue: &Cue, span: Span<Byte>) -> Option<Span<Byte>> {
        let said_with = |preposition: &str| {
            let construction = Construction::Preposition(preposition.into());
            self.entry(cue).role_of(&construction) == Some(SlotRole::Content)
        };
        let (of, to) = (said_with("de"), said_with("à"));
        let opens = |at: u32| {
            let form = self.doc.form(at);
            of && matches!(form, "de" | "d'" | "d’") || to && matches!(form, "à" | "au" | "aux")
        };
        outermost(self.doc, span)
            .filter(|q| span.contains(q.outer.start) && q.outer.start > span.start)
            .find_map(|q| {
                let before = self.doc.tokens_in(q.outer).start.checked_sub(1)?;
                // *à des « criminels »*
                let article = self.tree.upos(before) == Upos::Det && before > 0;
                if opens(before) {
                    Some(q.inner)
                } else if article && to && opens(before - 1) {
                    let start = self.doc.words.start[before as usize];
                    Some(clean(self.doc, Span::new(start, q.outer.end)))
                } else {
                    None
                }
            })
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
        // *a jugé la fin de la grève « proche » du but*: an adjective behind a longer phrase, with what belongs to it.
        let phrase = self.doc.bytes(judged.tokens);
        let adjective = |at: u32| {
            let feats = self.tree.feats(at);
            self.tree.upos(at) == Upos::Adj
                || feats.is_participle() && !feats.is_present_participle()
        };
        let noun = |at: u32| matches!(self.tree.upos(at), Upos::Noun | Upos::Propn | Upos::Adj);
        let called = outermost(self.doc, phrase).find(|q| {
            let first = self.doc.tokens_in(q.inner).start;
            let before = self.doc.tokens_in(q.outer).start.saturating_sub(1);
            phrase.contains(q.outer.start)
                && before > judged.head
                && noun(before)
                && adjective(first)
        });
        if let Some(called) = called {
            let end = phrase.end.max(called.outer.end);
            return Some(clean(self.doc, Span::new(called.outer.start, end)));
        }
        let end = self.doc.words.end[judged.head as usize];
        let behind = self.doc.words.start.get(judged.head as usize + 1)?;
        outermost(self.doc, Span::new(end, *behind))
            .find(|q| q.outer.start == *behind)
            .map(|q| q.inner)
    }

    /// A quotation right behind the verb, adverbs and a pronoun aside.
    pub(super) fn quotation_follows(&self, cue: &Cue) -> Option<Span<Byte>> {
        let from = self.doc.words.end[cue.tokens.end as usize - 1];
        let sentence = self.sentence(cue.head)?;
        let behind = Span::new(from, self.doc.bytes(sentence).end);
        let quotation = outermost(self.doc, behind).find(|q| q.outer.start >= from)?;
        let gap = self.doc.tokens_in(Span::new(from, quotation.outer.start));
        let words = || self.ahead(&QUOTATION_BEHIND, gap.start..gap.end);
        let same = self.doc.sentence_of(cue.head)
            == self
                .doc
                .sentence_of(self.doc.tokens_in(quotation.outer).start);
        if !(same && gap.len() <= 4 && words().next().is_none()) {
            return None;
        }
        let end = self.doc.tokens_in(quotation.outer).end;
        let sentence = self.sentence(cue.head)?;
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
