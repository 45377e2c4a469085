//! The rest of the row: negation, modality, where and when it was said.

use super::draft::{Draft, Reader};
use crate::document::{CueKind, Modality};
use crate::lexicon::WordClass;
use crate::span::{Byte, Span};
use crate::strings::lower_plain;
use crate::ud::{Deprel, Upos};

/// Where, when and whether it was said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Setting {
    pub(super) negated: bool,
    pub(super) modality: Modality,
    pub(super) channel: Option<Span<Byte>>,
    pub(super) time: Option<Span<Byte>>,
}

impl Default for Setting {
    fn default() -> Self {
        Setting {
            negated: false,
            modality: Modality::Asserted,
            channel: None,
            time: None,
        }
    }
}

impl Setting {
    pub(super) fn read(reader: &Reader, draft: &Draft) -> Self {
        let Some(cue) = draft.cue.map(|cue| &reader.doc.cues[cue]) else {
            return Setting::default();
        };
        if cue.kind != CueKind::Verb {
            return Setting::default();
        }
        let verb = cue.head;
        let outside = |token: u32| {
            let byte = reader.doc.words.start[token as usize];
            !draft.content.iter().any(|piece| piece.contains(byte))
        };
        let beside: Vec<u32> = reader
            .tree
            .children(verb)
            .iter()
            .copied()
            .filter(|&token| outside(token))
            .collect();
        Setting {
            negated: beside.iter().any(|&token| reader.is_negation(token)),
            modality: reader.modality(verb),
            channel: beside
                .iter()
                .filter(|&&token| draft.targets.iter().all(|target| target.0 != token))
                .find_map(|&token| reader.channel(token)),
            time: beside.iter().find_map(|&token| reader.time(token)),
        }
    }
}

impl Reader<'_> {
    fn is_negation(&self, token: u32) -> bool {
        let form = self.doc.lower(token);
        matches!(&*form, "ne" | "n'" | "n’")
    }

    fn modality(&self, verb: u32) -> Modality {
        let tree = self.tree;
        let auxiliary = tree
            .children(verb)
            .iter()
            .copied()
            .find(|&child| tree.deprel(child).is_aux() && tree.feats(child).is_finite());
        let feats = tree.feats(auxiliary.unwrap_or(verb));
        let sentence = self
            .doc
            .sentence_of(verb)
            .map(|sentence| self.doc.sentences[sentence].tokens);
        let question = sentence.is_some_and(|sentence| self.doc.surface(sentence.end - 1) == "?")
            && !self.is_in_marks(verb)
            && tree.deprel(verb) == Deprel::Root;
        let marked_if = tree
            .child(verb, |d| d == Deprel::Mark)
            .is_some_and(|mark| tree.deprel(verb) == Deprel::Advcl && self.doc.lemma(mark) == "si");
        let modal = tree
            .head(verb)
            .filter(|_| tree.deprel(verb) == Deprel::Xcomp)
            .map(|head| self.doc.lemma(head));
        if question {
            Modality::Question
        } else if marked_if
            || modal.is_some_and(|modal| self.lexicon.is_in(WordClass::Modal, modal))
        {
            Modality::Hypothesis
        } else if feats.is("Mood", "Cnd") {
            Modality::Conditional
        } else if feats.is("Tense", "Fut") {
            Modality::Future
        } else {
            Modality::Asserted
        }
    }

    /// *sur Twitter*, *dans un communiqué*, *à l'AFP*, *devant la presse*.
    pub(super) fn channel(&self, token: u32) -> Option<Span<Byte>> {
        let case = self.tree.case(token)?;
        let opens = |class| self.lexicon.is_in(class, &case);
        let (setting, lemma) = (self.lexicon.setting(), self.doc.lemma(token));
        // *à propos de* has no article and names no medium.
        let determined = || self.tree.child(token, |d| d == Deprel::Det).is_some();
        let carries = opens(WordClass::Carrier) && setting.is_medium(lemma);
        let faces = opens(WordClass::Facing)
            && (setting.is_audience(lemma) || setting.is_medium(lemma) && determined());
        let outlet =
            || (opens(WordClass::Carrier) || opens(WordClass::Facing)) && self.is_outlet(token);
        if !(carries || faces || outlet()) {
            return None;
        }
        let reach = self.tree.reach(token);
        let case_end = self
            .tree
            .children_with(token, |d| d == Deprel::Case)
            .map(|case| self.tree.reach(case).end)
            .max()?;
        let start = if self.doc.words.inside.get(case_end as usize) == Some(&true) {
            case_end + 1
        } else {
            case_end
        };
        let comma = (token..reach.end)
            .find(|&at| {
                let mark = matches!(self.doc.surface(at), "," | "\"" | "«" | "(");
                // *à Radio-Rivages **Anne Roy***
                let speaker = || self.tree.upos(at - 1) == Upos::Propn && self.begins_full_name(at);
                mark || at > token && (self.is_agency_before_name(at - 1) || speaker())
            })
            .unwrap_or(reach.end);
        (start < comma).then(|| self.doc.bytes(Span::new(start, comma)))
    }

    fn is_outlet(&self, token: u32) -> bool {
        let reach = self.tree.reach(token);
        let name = self
            .doc
            .slice(self.doc.bytes(Span::new(token, reach.end.max(token + 1))));
        let setting = self.lexicon.setting();
        // *au Monde*: the article that belongs to the name is contracted.
        setting.is_outlet(name)
            || setting.is_outlet(self.doc.surface(token))
            || setting.is_outlet(&format!("Le {name}"))
    }

    /// *vendredi*, *mercredi soir*, *lundi 3 mars*.
    pub(super) fn time(&self, token: u32) -> Option<Span<Byte>> {
        // *ces derniers jours*, *la semaine dernière*
        let mut reach = self.tree.reach(token);
        // *La veille, elle…*: the comma may hang on the noun.
        if reach.end > token + 1 && self.tree.upos(reach.end - 1) == Upos::Punct {
            reach.end -= 1;
        }
        let phrase = self.doc.bytes(reach);
        let written = lower_plain(self.doc.slice(phrase));
        if self.lexicon.setting().is_time_word(&written) {
            return Some(phrase);
        }
        // *cette dernière dit*: somebody, no time.
        let somebody = self.tree.upos(token) == Upos::Adj && self.tree.deprel(token).is_subject();
        if somebody || !self.lexicon.setting().is_time_word(self.doc.surface(token)) {
            return None;
        }
        let mut end = token + 1;
        while (end as usize) < self.doc.words.len()
            && self.tree.is_below(end, token)
            && (self.lexicon.setting().is_time_word(self.doc.surface(end))
                || self.doc.surface(end).bytes().all(|b| b.is_ascii_digit()))
        {
            end += 1;
        }
        Some(self.doc.bytes(Span::new(token, end)))
    }
}
