//! What is said in a verb's complement: where it begins, where the report ends and the reporter goes on.

use super::super::content::{clean, outermost};
use super::super::draft::Reader;
use super::super::slots::Filler;
use crate::document::{Cue, CueKind, Quotation, Role};
use crate::lexicon::{Act, Construction, Needs, SlotRole, WordClass};
use crate::span::{Byte, Span};
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
            tokens = Span::new(tokens.start, self.report_end(cue, tokens.start, tokens.end));
        }
        while tokens.len() > 1 && self.is_opener(tokens.start, filler) {
            tokens = Span::new(tokens.start + 1, tokens.end);
        }
        if filler.role == SlotRole::Content && tokens.start > cue.head {
            let mut end = self.with_adjuncts(cue, tokens.end);
            if filler.is_clausal() {
                end = self.with_further_clause(cue, end);
            }
            if filler.is_clausal() {
                end = self.before_concession(tokens.start, end);
            }
            if self.counts_speakers(cue) {
                end = self.before_comparison(tokens.start, end);
            }
            tokens = Span::new(tokens.start, self.phrase_border(filler, end));
        }
        let mut bytes = self.doc.bytes(tokens);
        // Half of a contraction (*du* = *de* + *le*) begins the phrase: the whole word stays outside it.
        if self.doc.words.inside.get(tokens.start as usize) == Some(&true) {
            bytes = Span::new(self.doc.words.start[tokens.start as usize], bytes.end);
        }
        clean(self.doc, bytes)
    }

    /// *Estimant que la route est sûre, **le maire** a rouvert le col*: what was said ends before the one who said it.
    pub(in crate::statements) fn before_speaker(
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

    /// *a annoncé sa retraite, **après** deux ans de crise*: a noun phrase that was said ends where the reporter
    /// goes on to say when.
    fn phrase_border(&self, filler: &Filler, end: u32) -> u32 {
        if filler.is_clausal() {
            return end;
        }
        let start = self.doc.words.start[filler.head as usize];
        let quoted = self.quotation_at(start).map(|quotation| quotation.0);
        // *a répété son refus **en assurant** que*
        let by_saying = |at: u32| {
            self.doc.form(at) == "en"
                && self.doc.cues[self.doc.cues_beside(at)].iter().any(|cue| {
                    cue.head == at + 1 && self.tree.feats(cue.head).is_present_participle()
                })
        };
        // *, mais sans dire quand*
        let without = |at: u32| {
            self.doc.form(at) == "sans"
                || self.doc.form(at) == "mais" && self.doc.form(at + 1) == "sans"
        };
        (filler.head + 1..end.saturating_sub(1))
            .find(|&at| {
                (by_saying(at)
                    || self.doc.surface(at) == ","
                        && (self.lexicon.is_in(WordClass::Sequel, self.doc.form(at + 1))
                            || without(at + 1)
                            || self.is_told_of(at + 1)))
                    && self
                        .quotation_at(self.doc.words.start[at as usize])
                        .map(|quotation| quotation.0)
                        == quoted
            })
            .unwrap_or(end)
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

    /// *fait état de 21 cas **dans la ville***: what follows directly is part of what is said, unless it
    /// says where or when it was said, or fills another slot.
    fn with_adjuncts(&self, cue: &Cue, mut end: u32) -> u32 {
        let tree = self.tree;
        loop {
            let next = tree.children(cue.head).iter().copied().find(|&child| {
                if self.is_aim_or_condition(cue, child, end) {
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

    /// *dit avoir des idées **et que** le film est prêt*: a second clause of the same report.
    fn with_further_clause(&self, cue: &Cue, end: u32) -> u32 {
        let length = self.doc.words.len() as u32;
        let joined = end + 2 < length
            && self.tree.upos(end) == Upos::Cconj
            && matches!(self.doc.form(end + 1), "que" | "qu'" | "qu’")
            && self.doc.sentence_of(end + 1) == self.doc.sentence_of(cue.head);
        if !joined {
            return end;
        }
        let clause = self.tree.head(end + 1).filter(|&verb| verb > end + 1);
        clause.map_or(end, |verb| {
            self.report_end(cue, end + 2, self.tree.reach(verb).end.max(end))
        })
    }

    /// *se dit inquiète, **même si** les prix baissent*: the reporter sets it off.
    fn before_concession(&self, start: u32, end: u32) -> u32 {
        let quoted = |from: u32| {
            let rest = self.doc.bytes(Span::new(from, end));
            outermost(self.doc, rest).any(|q| q.outer.overlaps(&rest))
        };
        (start + 1..end.saturating_sub(2))
            .find(|&at| {
                let next = (self.doc.form(at + 1), self.doc.form(at + 2));
                self.doc.surface(at) == ","
                    && matches!(
                        next,
                        ("même", "si" | "s'" | "s’") | ("alors", "que" | "qu'" | "qu’")
                    )
                    && !quoted(at + 1)
                    && self
                        .quotation_at(self.doc.words.start[at as usize])
                        .is_none()
            })
            .unwrap_or(end)
    }

    /// *30 % se disent prêts*, *un élu sur deux souhaite*: a share stands before the verb.
    fn counts_speakers(&self, cue: &Cue) -> bool {
        let Some(sentence) = self.doc.sentence_of(cue.head) else {
            return false;
        };
        (self.doc.sentences[sentence].tokens.start..cue.head).any(|at| {
            self.doc.surface(at) == "%"
                || self.tree.upos(at) == Upos::Num
                || self.lexicon.is_quantity(self.doc.lemma(at))
        })
    }

    /// *se disent prêts, **contre 34 % l'an dernier***: the reporter compares.
    fn before_comparison(&self, start: u32, end: u32) -> u32 {
        (start + 1..end.saturating_sub(2))
            .find(|&at| {
                self.doc.surface(at) == ","
                    && self.doc.form(at + 1) == "contre"
                    && self.tree.upos(at + 2) == Upos::Num
                    && self
                        .quotation_at(self.doc.words.start[at as usize])
                        .is_none()
            })
            .unwrap_or(end)
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
            && (planned
                || !self.doc.cues[self.doc.cues_beside(clause)]
                    .iter()
                    .any(|other| other.head == clause && self.entry(other).needs != Needs::Quote))
    }

    fn is_opener(&self, token: u32, filler: &Filler) -> bool {
        let deprel = self.tree.deprel(token);
        let above = self.tree.head(token) == Some(filler.head);
        let opens = deprel == Deprel::Mark
            || deprel == Deprel::Case && filler.construction != Construction::Attribute;
        (above && opens)
            || (above && deprel == Deprel::Punct && self.doc.surface(token) == ",")
            || (self.tree.upos(token) == Upos::Sconj
                && self.doc.form(token).to_lowercase().starts_with("qu"))
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
