//! Verbs with their complements: *Il dit que…*, *Paris accuse Moscou de « mentir »*, *Elle salue l'accord*.

mod borders;
mod content;
mod extent;
mod senses;

use super::content::outermost;
use super::draft::{Draft, Reader};
use super::party::Subject;
use super::slots::Filler;
use crate::document::{Cue, CueKind, Role};
use crate::lexicon::{Act, Construction, Needs, SlotRole, WordClass};
use crate::span::{Byte, Span};
use crate::ud::Upos;
use std::borrow::Cow;

pub(super) fn find(reader: &mut Reader) {
    for index in reader.free_cues(CueKind::Verb) {
        if let Some(draft) = reader.reporting_clause(index) {
            reader.keep(draft);
        }
    }
}

impl Reader<'_> {
    fn reporting_clause(&self, index: usize) -> Option<Draft> {
        let cue = &self.doc.cues[index];
        let entry = self.entry(cue);
        let mut fillers = Cow::Borrowed(self.fillers(index));
        let told = fillers
            .iter()
            .any(|f| f.is_clausal() && f.role == SlotRole::Content);
        let behind = if told { None } else { self.clause_behind(cue) };
        let apart = !told && behind.is_none();
        let behind = behind.or_else(|| {
            apart
                .then(|| self.clause_behind_colon(cue, &fillers))
                .flatten()
        });
        if let Some(clause) = behind {
            let fillers = fillers.to_mut();
            fillers.retain(|f| !(apart && self.points_ahead(cue, f)));
            fillers.retain(|f| {
                f.role != SlotRole::Content
                    || f.tokens.start < clause.tokens.start && !f.tokens.overlaps(&clause.tokens)
            });
            for filler in fillers.iter_mut() {
                filler.tokens = Span::new(
                    filler.tokens.start,
                    filler.tokens.end.min(clause.tokens.start),
                );
            }
            fillers.push(clause);
            self.drop_parts_of_clause(cue, fillers);
        }
        if fillers.iter().any(|filler| filler.role == SlotRole::None) {
            return None; // Another sense of the verb: *condamner à deux ans*.
        }
        if self.is_idiom(cue) || self.is_silence(cue, &fillers) || self.sends_away(cue, &fillers) {
            return None;
        }
        let speakers = match self.subject(cue) {
            Subject::Named(heads) => heads,
            Subject::Unnamed => Vec::new(),
            Subject::Impersonal => return None,
            Subject::Missing if self.tree.feats(cue.head).is_infinitive() => return None,
            Subject::Missing => Vec::new(),
        };
        if self.is_the_reporters(cue, &speakers) || self.is_done(cue, &fillers, &speakers) {
            return None;
        }
        let impersonal = entry.role_of(&Construction::Impersonal) == Some(SlotRole::None);
        if impersonal
            && speakers
                .iter()
                .all(|&head| self.doc.form(head).eq_ignore_ascii_case("il"))
        {
            return None;
        }
        let mut draft = Draft::new(Some(index), "verb with complement");
        let around = self.own_words(cue, &speakers);
        draft.content = self.reported_content(cue, &fillers, around);
        for piece in &mut draft.content {
            *piece = self.before_speaker(cue, *piece, &speakers);
        }
        self.with_quoted_sequel(&mut draft);
        draft.targets = self.targets(cue, &fillers, &draft.content);
        draft.targets.retain(|target| !speakers.contains(&target.0));
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
                    || self.is_said_alone(cue, &fillers, &draft.speakers)
                    || entry.slots.is_empty()
                    || !draft.content.is_empty()
                    || !draft.targets.is_empty()
            }
            Needs::Clause => {
                clausal
                    || self.is_said_alone(cue, &fillers, &draft.speakers)
                    || fillers.iter().any(|filler| self.is_answered(cue, filler))
                    || self.says_abstract(cue, &fillers, &draft.speakers)
                    || draft
                        .content
                        .iter()
                        .any(|piece| self.is_quoted_speech(piece))
            }
            Needs::Quote => {
                quoted && self.quotation_follows(cue).is_some() && !self.is_passive(cue.head)
            }
        };
        // Without a speaker in sight only what is reported at length counts: *accusé d'avoir…*, not *contesté*.
        let judged = fillers
            .iter()
            .any(|f| f.role == SlotRole::Target(Role::Object));
        let judges = matches!(
            entry.act,
            Some(Act::Accuse | Act::Criticise | Act::Praise | Act::Judge)
        );
        // *se voient conseiller de partir*: whoever does it need not be named.
        let undergone = self.undergoer(cue.head).is_some();
        let anonymous =
            draft.speakers.is_empty() && !((undergone || judges && judged) && (clausal || quoted));
        // Inside somebody's own words a judgement without reported words is theirs, not a statement.
        let inner = draft.content.is_empty() && around.is_some();
        if !enough
            || anonymous
            || inner
            || (!quoted && self.is_thing(&draft.speakers, entry.act))
            || self.is_hypothetical_infinitive(cue)
        {
            return None;
        }
        // *Avant de développer : « … », raconte-t-il*: it is said once.
        let told = |piece: &Span<Byte>| {
            let mut quotations = self.doc.quotations_touching(*piece);
            quotations.any(|index| {
                let other = self.quotation_of[index].map(|other| &self.drafts[other]);
                self.doc.quotations[index].inner == *piece
                    && other.is_some_and(|other| {
                        other.pattern.starts_with("incise") && other.content.contains(piece)
                    })
            })
        };
        if !clausal && !draft.content.is_empty() && draft.content.iter().all(told) {
            return None;
        }
        draft.pattern = match fillers.iter().find(|f| f.role == SlotRole::Content) {
            Some(filler) if filler.is_clausal() => "verb with clause",
            Some(_) => "verb with noun phrase",
            None if !draft.content.is_empty() => "verb with quotation",
            None => "verb with target",
        };
        Some(draft)
    }

    /// *a relevé l'existence d'un risque*, *a assuré sa solidarité*: a noun of quality or action is something
    /// said where somebody says it.
    fn says_abstract(&self, cue: &Cue, fillers: &[Filler], speakers: &[u32]) -> bool {
        fillers.iter().any(|filler| {
            let noun = self.doc.lemma(filler.head);
            let rejected = filler.role == SlotRole::Target(Role::Object)
                && self.entry(cue).act == Some(Act::Reject);
            filler.construction == Construction::Object
                && (filler.role == SlotRole::Content || rejected)
                && filler.head > cue.head
                && self.tree.upos(filler.head) == Upos::Noun
                && (self.lexicon.ends_as(WordClass::Abstract, noun)
                    || matches!(
                        self.entry(cue).act,
                        Some(Act::Admit | Act::Announce | Act::Reveal)
                    ) && self.lexicon.is_in(WordClass::Sayable, noun))
        }) && speakers.iter().any(|&head| self.may_speak(head))
    }

    /// *La mairie dément*, *le député s'excuse*: a denial and an excuse say enough.
    fn is_said_alone(&self, cue: &Cue, fillers: &[Filler], speakers: &[u32]) -> bool {
        matches!(self.entry(cue).act, Some(Act::Deny | Act::Apologise))
            && self.tree.is_finite(cue.head)
            && fillers.is_empty()
            && speakers.iter().any(|&head| self.may_speak(head))
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
            self.tree.upos(head) == Upos::Noun && !self.may_speak(head) && !self.is_agentive(head)
        };
        let source = |&head: &u32| self.lexicon.is_source_noun(self.doc.lemma(head));
        !speakers.is_empty()
            && speakers.iter().all(thing)
            && (of_persons || !speakers.iter().any(source))
    }

    /// *rockeuse*, *guitaristes*: nouns of those who do something, which no list holds all of.
    pub(super) fn is_agentive(&self, head: u32) -> bool {
        let form = self.doc.lower(head);
        let form = form.trim_end_matches('s');
        form.len() > 7 && self.lexicon.ends_as(WordClass::Agentive, form)
    }

    /// A quotation long enough to be words spoken rather than a title or a name.
    fn is_quoted_speech(&self, piece: &Span<Byte>) -> bool {
        outermost(self.doc, *piece).any(|q| {
            q.outer.overlaps(piece) && self.doc.slice(q.inner).split_whitespace().count() >= 3
                || q.inner.overlaps(piece)
                    && self.doc.slice(q.inner).starts_with(char::is_lowercase)
        })
    }
}
