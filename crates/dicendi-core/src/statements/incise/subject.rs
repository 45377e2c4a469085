//! The subject behind the verb: an inverted pronoun, the tree's subject, or the noun phrase that stands there.

use super::super::draft::Reader;
use super::super::walk::routes::CLOSE_BEHIND;
use super::Incise;
use crate::document::{Cue, CueKind};
use crate::lexicon::WordClass;
use crate::span::{Span, Token};
use crate::ud::{Deprel, Upos};

impl Reader<'_> {
    /// The heads of the subject behind the verb and the last word of the subject.
    pub(super) fn inverted_subject(
        &self,
        cue: &Cue,
        group: Span<Token>,
        end: u32,
        quoted: bool,
        apart: bool,
    ) -> Option<(Vec<u32>, u32)> {
        let tree = self.tree;
        if let Some(clitic) = self.inverted_pronoun(group) {
            // *est-il précisé*: nobody in particular, unlike *est-il intervenu*, *s'est-il écrié*.
            let words = || group.range().map(|token| token as u32);
            let to_be = words().any(|at| self.doc.lemma(at) == "être");
            let itself = words().any(|at| matches!(&*self.doc.lower(at), "se" | "s'" | "s’"));
            let moves = self
                .lexicon
                .ends_as(WordClass::Coming, self.doc.lemma(cue.head));
            let nobody = to_be && !itself && !moves && self.doc.surface(clitic).ends_with("il");
            let heads = if nobody { Vec::new() } else { vec![clitic] };
            return Some((heads, group.end - 1));
        }
        let behind = tree
            .child(cue.head, |d| d.is_subject())
            .filter(|&subject| subject >= group.end && subject < end)
            .filter(|&subject| self.aside_end(subject, end).is_none())
            // *a estimé **quelques heures** plus tôt le maire*, *a révélé la radio, **des informations** confirmées*
            .filter(|&subject| !self.is_time_noun(subject) && self.agrees(subject, cue));
        // *a déclaré à l'AFP **Anne Roy**, la gérante du bar*: the name before what the tree takes for the subject.
        let named = |subject: u32| {
            let first = self.noun_phrase_after(group.end, end)?;
            let apart = (first..subject).any(|at| self.doc.surface(at) == ",");
            (apart && self.tree.upos(first) == Upos::Propn).then_some(first)
        };
        if let Some(subject) = behind.map(|subject| named(subject).unwrap_or(subject)) {
            let heads = self.named_in_full(self.joint(subject), cue.head, group);
            let last = heads.iter().copied().max().unwrap_or(subject);
            return Some((heads, last));
        }
        // The parser may have taken the subject for an object: *…, précise Matignon*. Without a quotation
        // before it, it must be able to speak, and the verb must not carry on an earlier one.
        if self.is_passive(cue.head) {
            return None; // *a été présenté samedi à un juge*
        }
        let head = self.noun_phrase_after(group.end, end)?;
        let carries_on = tree.deprel(cue.head) == Deprel::Conj && self.has_subject_before(cue.head);
        let closed = apart && self.is_closed_behind(head, end);
        if !quoted && ((carries_on && !closed) || !self.may_speak(head)) {
            return None;
        }
        let heads = self.named_in_full(self.joint(head), cue.head, group);
        let last = heads.iter().copied().max().unwrap_or(head);
        Some((heads, last))
    }

    /// Whether a whole clause stands before the verb group in its sentence: a finite verb that no
    /// relative pronoun opens. *Le maire, qui se tait, a dénoncé la presse* has none.
    pub(super) fn is_whole_before(&self, group: Span<Token>, sentence: Span<Token>) -> bool {
        self.has_main_verb(Span::new(sentence.start, group.start))
    }

    fn has_main_verb(&self, span: Span<Token>) -> bool {
        // How many verbs the relative clause that has begun still asks for.
        let mut subordinate = 0u32;
        for token in span.range().map(|token| token as u32) {
            let feats = self.tree.feats(token);
            if self.doc.surface(token) == "," {
                subordinate = 0;
            } else if feats.is("PronType", "Rel")
                || self.doc.form(token) == "qui"
                || self.is_in(WordClass::Subordinator, token)
            {
                subordinate += 1;
            } else if feats.is_finite() {
                if subordinate == 0 {
                    return true;
                }
                subordinate -= 1;
            }
        }
        false
    }

    /// Whether a main verb follows behind the comma that closes a phrase.
    pub(super) fn goes_on_behind(&self, head: u32, sentence: Span<Token>) -> bool {
        let end = self.tree.reach(head).end.clamp(head + 1, sentence.end);
        (head + 1..(end + 1).min(sentence.end))
            .find(|&at| self.doc.surface(at) == ",")
            .is_some_and(|comma| self.has_main_verb(Span::new(comma + 1, sentence.end)))
    }

    /// Whether a clause stands before the verb, or goes on behind the comma that closes its subject.
    pub(super) fn stands_in_clause(
        &self,
        group: Span<Token>,
        last: u32,
        sentence: Span<Token>,
    ) -> bool {
        let behind = (last + 1..sentence.end).find(|&at| self.doc.surface(at) == ",");
        self.is_whole_before(group, sentence)
            || behind.is_some_and(|comma| self.has_main_verb(Span::new(comma + 1, sentence.end)))
    }

    /// Whether the phrase is followed by a comma or the end: the clause goes no further.
    pub(super) fn is_closed_behind(&self, head: u32, end: u32) -> bool {
        let reach = self.tree.reach(head).end.clamp(head + 1, end);
        let reach = self.ahead(&CLOSE_BEHIND, reach..end).next().unwrap_or(end);
        (head + 1..=reach)
            .any(|at| at >= end || matches!(self.doc.surface(at), "," | "." | "(" | ";"))
    }

    /// Whether the verb that this one is coordinated with has its subject before it.
    pub(super) fn has_subject_before(&self, verb: u32) -> bool {
        let first = self.tree.first_conjunct(verb);
        self.tree
            .child(first, |d| d.is_subject())
            .is_some_and(|subject| subject < first)
    }

    /// *a-t-on appris auprès de la police*, *apprend-on de source judiciaire*, *a appris la radio auprès du maire*:
    /// who learns it says nothing, the source does.
    pub(super) fn source_behind(&self, index: usize, incise: &Incise) -> Option<Vec<u32>> {
        let subject = *incise.speakers.first()?;
        let cue = &self.doc.cues[index];
        if let Some(house) = self.house(cue) {
            return Some(self.tree.conjuncts(house));
        }
        let nobody = self.is_on(subject);
        let learned = &self.entry(cue).lemma;
        let learns = self.lexicon.is_in(WordClass::Learning, learned);
        if !nobody && !learns {
            return None;
        }
        let words = self.sentence(cue.head)?.end;
        let from = incise.group.end.max(incise.last + 1);
        let near = from..words.min(from + 4);
        let beside = &self.doc.cues[self.doc.cues_beside(cue.head)];
        let preposition = beside.iter().find(|other| {
            other.kind == CueKind::Preposition
                && near.contains(&other.tokens.start)
                && other.head != cue.head
        });
        if let Some(source) = preposition.and_then(|other| self.source(other)) {
            return Some(self.tree.conjuncts(source));
        }
        let nameless = |head: u32| {
            self.lexicon
                .is_in(WordClass::Nameless, self.doc.lemma(head))
        };
        let place = near.clone().find(|&token| match &*self.doc.lower(token) {
            form if self.lexicon.is_in(WordClass::Beside, form) => true,
            "par" => nobody,
            // *explique-t-on du côté de Brest*
            "de" | "d'" | "d’"
                if (token + 1..words.min(token + 3)).any(|at| self.is_in(WordClass::Inner, at)) =>
            {
                false
            }
            "de" | "d'" | "d’" => {
                nobody || token + 1 < words && self.phrase_head(token + 1).is_some_and(nameless)
            }
            _ => false,
        })?;
        let at = (place + 1..words).find(|&at| self.tree.upos(at) != Upos::Adp)?;
        self.phrase_head(at).map(|head| self.tree.conjuncts(head))
    }
}
