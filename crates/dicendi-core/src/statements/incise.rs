//! The reporting clause thrown into or behind what it reports: *« … », a-t-il dit*, *« …, dit-elle, … »*,
//! *Le pont rouvrira lundi, a annoncé la mairie.*

mod compared;
mod reported;
mod subject;

use super::continuation;
use super::draft::Reader;
use crate::article::BlockKind;
use crate::document::{Cue, CueKind};
use crate::lexicon::{SlotRole, WordClass};
use crate::span::{Span, Token};
use crate::ud::{Deprel, Upos};

pub(super) fn find(reader: &mut Reader) {
    for index in reader.free_cues(CueKind::Verb) {
        if let Some(incise) = reader.incise(index)
            && let Some(draft) = reader.reported(index, &incise)
        {
            reader.keep(draft);
        }
    }
    continuation::find(reader);
}

/// A verb of saying with its subject behind it.
struct Incise {
    /// Verb group with its clitics, and the inverted pronoun.
    group: Span<Token>,
    speakers: Vec<u32>,
    /// The last word that surely belongs to the incise.
    last: u32,
    /// The quotation that ends right before it, as an index.
    after: Option<usize>,
}

/// An inverted pronoun with its hyphen; some write *a t-il*.
fn is_inverted(surface: &str) -> bool {
    (surface.starts_with('-') && surface.len() > 1) || surface.starts_with("t-")
}

impl Reader<'_> {
    fn incise(&self, index: usize) -> Option<Incise> {
        let cue = &self.doc.cues[index];
        if let Some(incise) = self.compared_clause(cue) {
            return Some(incise);
        }
        let group = self.verb_group(cue);
        let sentence = self.doc.sentences[self.doc.sentence_of(group.start)?];
        let start = self.doc.words.start[group.start as usize];
        let after = self.quotation_ending_at(start).filter(|&quotation| {
            let sentence = self.doc.sentence_of(group.start);
            let end = sentence.map_or(group.end, |index| self.doc.sentences[index].tokens.end);
            self.inverted_pronoun(group).is_some()
                || self
                    .noun_phrase_after(group.end, end)
                    .is_some_and(|head| self.may_speak(head))
                || !(self.is_nickname(quotation, start)
                    || self.governs_clause_behind(index, quotation, start))
        });
        let tree = self.tree;
        let inverted = self.inverted_pronoun(group).is_some();
        let boundary =
            group.start > sentence.tokens.start && (inverted || self.is_boundary(group.start - 1));
        let compared = self.is_comparison(group.start, sentence.tokens.start);
        if after.is_none() && !boundary && !compared {
            return None;
        }
        let finite = group
            .range()
            .map(|token| token as u32)
            .any(|token| tree.feats(token).is_finite())
            || after.is_some() && self.reads_as_finite(cue.head);
        let subject_before = tree
            .child(cue.head, |d| d.is_subject())
            .is_some_and(|subject| subject < group.start);
        // *Des aides pour tous les voisins, annonce Buret*: the verb that a headline ends with.
        // *Une école qui coûtera cher, révèle le journal.*: a phrase for a sentence.
        let title = self.doc.blocks[sentence.block as usize].kind == BlockKind::Title;
        let phrase = || {
            self.doc.surface(group.start - 1) == ","
                && self.tree.feats(sentence.tokens.start).is("Definite", "Ind")
                && (sentence.tokens.start..group.start).any(|at| tree.feats(at).is_finite())
        };
        let headline = boundary
            && (title || phrase())
            && self
                .noun_phrase_after(group.end, sentence.tokens.end)
                .is_some_and(|head| {
                    let rest = tree.reach(head).end..sentence.tokens.end;
                    self.may_speak(head) && rest.into_iter().all(|at| tree.upos(at) == Upos::Punct)
                });
        // *Ce défi, poursuit la nageuse, « ce sera une fête »*
        let split = boundary
            && self.doc.surface(group.start - 1) == ","
            && (sentence.tokens.start..group.start - 1).all(|at| self.doc.surface(at) != ",")
            && self
                .noun_phrase_after(group.end, sentence.tokens.end)
                .is_some_and(|head| {
                    self.may_speak(head) && self.goes_on_behind(head, sentence.tokens)
                });
        let apart =
            split || headline || after.is_some() || self.is_whole_before(group, sentence.tokens);
        if !finite || (subject_before && !apart) {
            return None;
        }
        let (speakers, last) =
            self.inverted_subject(cue, group, sentence.tokens.end, after.is_some(), apart)?;
        let named = after.is_none() && !inverted && !compared && !headline;
        if named && !self.stands_in_clause(group, last, sentence.tokens) {
            return None;
        }
        Some(Incise {
            group,
            speakers,
            last,
            after,
        })
    }

    /// *« L'ogre des Ardennes » a avoué*: a short quotation without a verb, and no mark behind it, names the subject.
    fn is_nickname(&self, index: usize, verb: u32) -> bool {
        const LONGEST: usize = 6;
        let quotation = &self.doc.quotations[index];
        let gap = self.doc.slice(Span::new(quotation.inner.end, verb));
        let words = self.doc.tokens_in(quotation.inner);
        let said = words
            .range()
            .any(|token| self.tree.feats(token as u32).is_finite());
        let named = matches!(
            self.tree.upos(words.start),
            Upos::Det | Upos::Propn | Upos::Noun
        );
        !gap.contains([',', '!', '?', '…', '.'])
            && !self
                .doc
                .slice(quotation.inner)
                .ends_with([',', '!', '?', '…', '.'])
            && words.len() <= LONGEST
            && named
            && !said
    }

    /// *L'émission « Midi » s'est demandé pourquoi*: a verb right behind a quotation, with a clause of its own, has
    /// the quotation for its subject.
    fn governs_clause_behind(&self, index: usize, quotation: usize, verb: u32) -> bool {
        let quotation = &self.doc.quotations[quotation];
        let gap = self.doc.slice(Span::new(quotation.inner.end, verb));
        !gap.contains([',', '!', '?', '…', '.'])
            && !self
                .doc
                .slice(quotation.inner)
                .ends_with([',', '!', '?', '…', '.'])
            && self.fillers(index).iter().any(|filler| {
                filler.role == SlotRole::Content
                    && filler.is_clausal()
                    && filler.tokens.start > self.doc.cues[index].head
            })
    }

    /// *« … », écrit dans une lettre le comité*: a form that is past participle and present alike, with a subject
    /// behind it.
    fn reads_as_finite(&self, verb: u32) -> bool {
        let feats = self.tree.feats(verb);
        feats.is_participle()
            && !feats.is_present_participle()
            && self.tree.child(verb, Deprel::is_aux).is_none()
            && self
                .tree
                .child(verb, |d| d == Deprel::Nsubj)
                .is_some_and(|subject| subject > verb)
    }

    /// The verb with its auxiliaries, clitics and inverted pronoun.
    fn verb_group(&self, cue: &Cue) -> Span<Token> {
        let mut start = cue.tokens.start;
        while start > 0 && self.is_clitic_of(start - 1, cue.head) {
            start -= 1;
        }
        let mut end = cue.tokens.end;
        // *a voulu rassurer*, *tient à saluer*: the verb that carries the tense.
        if self.tree.feats(cue.head).is_infinitive()
            && let Some(modal) = self
                .tree
                .head(cue.head)
                .filter(|&head| head < start && start - head <= 3)
        {
            start = self
                .tree
                .children_with(modal, Deprel::is_aux)
                .filter(|&aux| aux < modal)
                .min()
                .unwrap_or(modal);
        }
        while (end as usize) < self.doc.words.len() && is_inverted(self.doc.surface(end)) {
            end += 1;
        }
        Span::new(start, end)
    }

    /// *-t-il*, *-elle*, *-on* in a verb group.
    fn inverted_pronoun(&self, group: Span<Token>) -> Option<u32> {
        group.range().map(|token| token as u32).find(|&token| {
            is_inverted(self.doc.surface(token))
                && matches!(self.tree.upos(token), Upos::Pron | Upos::Part | Upos::X)
        })
    }

    fn is_clitic_of(&self, token: u32, verb: u32) -> bool {
        self.is_in(WordClass::Proclitic, token)
            && self.tree.is_below(token, verb)
            && !self.tree.deprel(token).is_subject()
            && matches!(self.tree.upos(token), Upos::Pron | Upos::Adv | Upos::Part)
    }

    /// Whether an incise may begin after this token.
    fn is_boundary(&self, token: u32) -> bool {
        matches!(
            self.doc.surface(token),
            "," | "–" | "—" | "-" | "!" | "?" | "…" | "..."
        )
    }
}
