//! Verbs with their complements: *Il dit que…*, *Paris accuse Moscou de « mentir »*, *Elle salue l'accord*.

use super::content::{clean, outermost};
use super::draft::{Draft, Reader};
use super::party::Subject;
use super::slots::Filler;
use crate::document::{Cue, CueKind, Role};
use crate::lexicon::{Act, Construction, Needs, SlotRole};
use crate::span::{Byte, Span};
use crate::ud::{Deprel, Upos};

pub(super) fn find(reader: &mut Reader) {
    for index in reader.free_cues(CueKind::Verb) {
        if let Some(draft) = reader.reporting_clause(index) {
            reader.keep(draft);
        }
    }
}

/// *rockeuse*, *guitaristes*: nouns of those who do something, which no list holds all of.
fn is_agentive(form: &str) -> bool {
    let form = form.trim_end_matches('s');
    form.len() > 7
        && ["euse", "trice", "iste", "ologue"]
            .iter()
            .any(|ending| form.ends_with(ending))
}

impl Reader<'_> {
    fn reporting_clause(&self, index: usize) -> Option<Draft> {
        let cue = &self.doc.cues[index];
        let entry = self.entry(cue);
        let mut fillers = self.fillers(cue);
        if !fillers
            .iter()
            .any(|f| f.is_clausal() && f.role == SlotRole::Content)
            && let Some(clause) = self.clause_behind(cue)
        {
            fillers.retain(|f| {
                f.role != SlotRole::Content
                    || f.tokens.start < clause.tokens.start && !f.tokens.overlaps(&clause.tokens)
            });
            for filler in &mut fillers {
                filler.tokens = Span::new(
                    filler.tokens.start,
                    filler.tokens.end.min(clause.tokens.start),
                );
            }
            fillers.push(clause);
        }
        if fillers.iter().any(|filler| filler.role == SlotRole::None) {
            return None; // Another sense of the verb: *condamner à deux ans*.
        }
        let speakers = match self.subject(cue) {
            Subject::Named(heads) => heads,
            Subject::Unnamed => Vec::new(),
            Subject::Impersonal => return None,
            Subject::Missing if self.tree.feats(cue.head).is_infinitive() => return None,
            Subject::Missing => Vec::new(),
        };
        let impersonal = entry.role_of(&Construction::Impersonal) == Some(SlotRole::None);
        if impersonal
            && speakers
                .iter()
                .all(|&head| self.doc.form(head).eq_ignore_ascii_case("il"))
        {
            return None;
        }
        let mut draft = Draft::new(Some(index), "verb with complement", 0.8);
        draft.content = self.reported_content(cue, &fillers);
        draft.targets = self.targets(cue, &fillers, &draft.content);
        draft.speakers = speakers;
        let reported =
            |f: &Filler| f.role == SlotRole::Content && f.construction != Construction::Object;
        let clausal = fillers.iter().any(reported);
        let quoted = draft
            .content
            .iter()
            .any(|&piece| outermost(self.doc, piece).any(|q| q.outer.overlaps(&piece)));
        let enough = match entry.needs {
            Needs::Animate if !draft.speakers.iter().any(|&head| self.may_speak(head)) => false,
            Needs::Any | Needs::Animate => {
                // A phrase of warning (*tirer la sonnette d'alarme*) is an act by itself.
                let phrase = cue.tokens.end > cue.head + 1 && entry.act == Some(Act::Warn);
                phrase
                    || entry.slots.is_empty()
                    || !draft.content.is_empty()
                    || !draft.targets.is_empty()
            }
            Needs::Clause => {
                clausal
                    || self.says_abstract(cue, &fillers, &draft.speakers)
                    || draft
                        .content
                        .iter()
                        .any(|piece| self.is_quoted_speech(piece))
            }
            Needs::Quote => quoted && self.quotation_follows(cue).is_some(),
        };
        // Without a speaker in sight only what is reported at length counts: *accusé d'avoir…*, not *contesté*.
        let judged = fillers
            .iter()
            .any(|f| f.role == SlotRole::Target(Role::Object));
        let judges = matches!(
            entry.act,
            Some(Act::Accuse | Act::Criticise | Act::Praise | Act::Judge)
        );
        let anonymous = draft.speakers.is_empty() && !(judges && judged && (clausal || quoted));
        // Inside somebody's own words a judgement without reported words is theirs, not a statement.
        let inner = draft.content.is_empty()
            && self
                .quotation_at(self.doc.words.start[cue.head as usize])
                .is_some();
        if !enough
            || anonymous
            || inner
            || (!quoted && self.is_thing(&draft.speakers, entry.act))
            || self.is_hypothetical_infinitive(cue)
        {
            return None;
        }
        draft.pattern = match fillers.iter().find(|f| f.role == SlotRole::Content) {
            Some(filler) if filler.is_clausal() => "verb with clause",
            Some(_) => "verb with noun phrase",
            None if !draft.content.is_empty() => "verb with quotation",
            None => "verb with target",
        };
        draft.confidence = match draft.pattern {
            "verb with clause" => 0.88,
            "verb with quotation" => 0.85,
            "verb with noun phrase" => 0.7,
            _ => 0.65,
        };
        Some(draft)
    }

    /// *a relevé l'existence d'un risque*, *a assuré sa solidarité*: a noun of quality or action is something
    /// said where somebody says it.
    fn says_abstract(&self, cue: &Cue, fillers: &[Filler], speakers: &[u32]) -> bool {
        const ENDINGS: [&str; 7] = ["tion", "sion", "ance", "ence", "ité", "isme", "ment"];
        fillers.iter().any(|filler| {
            let noun = self.doc.lemma(filler.head);
            filler.construction == Construction::Object
                && filler.role == SlotRole::Content
                && filler.head > cue.head
                && self.tree.upos(filler.head) == Upos::Noun
                && ENDINGS.iter().any(|ending| noun.ends_with(ending))
        }) && speakers.iter().any(|&head| self.may_speak(head))
    }

    /// Whether the subject is a thing: *le glacier menace de*, *la route demande*. Texts, figures and the like do
    /// say, show and explain, but do not do what only persons do.
    fn is_thing(&self, speakers: &[u32], act: Option<Act>) -> bool {
        let of_persons = matches!(
            act,
            Some(
                Act::Threaten
                    | Act::Ask
                    | Act::Request
                    | Act::Promise
                    | Act::Reject
                    | Act::Fear
                    | Act::Hope
                    | Act::Wish
                    | Act::Think
                    | Act::Thank
                    | Act::Apologise
                    | Act::Regret
                    | Act::Rejoice
                    | Act::Support
                    | Act::Praise
            )
        );
        let thing = |&head: &u32| {
            self.tree.upos(head) == Upos::Noun
                && !self.may_speak(head)
                && !is_agentive(&self.doc.form(head).to_lowercase())
        };
        let source = |&head: &u32| self.lexicon.is_source_noun(self.doc.lemma(head));
        !speakers.is_empty()
            && speakers.iter().all(thing)
            && (of_persons || !speakers.iter().any(source))
    }

    /// *pour dénoncer*, *afin de demander* report an aim, *veut saluer* a wish, *devrait annoncer* what is
    /// due: still acts of saying for the press; an infinitive under *pouvoir*, *devoir*, *falloir* is not.
    fn is_hypothetical_infinitive(&self, cue: &Cue) -> bool {
        if !self.tree.feats(cue.head).is_infinitive() {
            return false;
        }
        // *sans préciser*, *plutôt que de demander*: nobody says it.
        let denied = self
            .tree
            .children_with(cue.head, |d| matches!(d, Deprel::Mark | Deprel::Case))
            .any(|mark| matches!(self.doc.lemma(mark), "sans" | "plutôt"));
        if denied {
            return true;
        }
        let Some(governor) = self.tree.head(cue.head) else {
            return false;
        };
        self.tree.deprel(cue.head) == Deprel::Xcomp
            && match self.doc.lemma(governor) {
                "pouvoir" | "falloir" => true,
                "devoir" => !self.tree.feats(governor).is("Mood", "Cnd"),
                _ => false,
            }
    }

    /// The spans of what is said: the complements that are content, or a quotation right behind the verb.
    fn reported_content(&self, cue: &Cue, fillers: &[Filler]) -> Vec<Span<Byte>> {
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
                if let Some(name) = self.called(cue, span) {
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

    /// A quotation long enough to be words spoken rather than a title or a name.
    fn is_quoted_speech(&self, piece: &Span<Byte>) -> bool {
        outermost(self.doc, *piece).any(|q| {
            q.outer.overlaps(piece) && self.doc.slice(q.inner).split_whitespace().count() >= 3
                || q.inner.overlaps(piece)
                    && self.doc.slice(q.inner).starts_with(char::is_lowercase)
        })
    }

    /// The bytes of a complement without the word that opens it.
    pub(super) fn filler_span(&self, cue: &Cue, filler: &Filler) -> Span<Byte> {
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

    /// *a annoncé sa démission, **après** deux ans de crise*: a noun phrase that was said ends where the reporter
    /// goes on to say when.
    fn phrase_border(&self, filler: &Filler, end: u32) -> u32 {
        const WHEN: [&str; 7] = [
            "après", "avant", "alors", "depuis", "lors", "tandis", "selon",
        ];
        if filler.is_clausal() {
            return end;
        }
        let start = self.doc.words.start[filler.head as usize];
        let quoted = self.quotation_at(start).map(|quotation| quotation.0);
        (filler.head + 1..end.saturating_sub(1))
            .find(|&at| {
                self.doc.surface(at) == ","
                    && WHEN.contains(&self.doc.form(at + 1))
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

    /// *…, pour que le public soit informé*, *…, si elle n'agit pas*: part of what is said, even behind a comma.
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

    /// *qualifie la réforme de l'impôt de « succès »*: the quotation behind *de* is what it is called, even where
    /// the tree hangs it below what is judged.
    fn called(&self, cue: &Cue, span: Span<Byte>) -> Option<Span<Byte>> {
        let of = Construction::Preposition("de".into());
        if self.entry(cue).role_of(&of) != Some(SlotRole::Content) {
            return None;
        }
        outermost(self.doc, span)
            .find(|q| {
                let before = self.doc.tokens_in(q.outer).start - 1;
                span.contains(q.outer.start)
                    && q.outer.start > span.start
                    && matches!(self.doc.form(before), "de" | "d'" | "d’")
            })
            .map(|q| q.inner)
    }

    /// *a jugé l'épidémie « surmontée »*: a quotation right behind what is judged, where the verb takes a
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
    fn quotation_follows(&self, cue: &Cue) -> Option<Span<Byte>> {
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
