//! The article as resolution looks at it: its words, and all its names.

use super::discourse::Place;
use crate::document::{Document, Name, NameKind};
use crate::lexicon::Lexicon;
use crate::span::{Span, Token};
use crate::ud::{Deprel, Upos};
use rustc_hash::FxHashMap;

/// What every step of resolution reads.
pub(super) struct Scene<'d> {
    pub(super) doc: &'d Document,
    pub(super) lexicon: &'d Lexicon,
    /// The names that the model found, and runs of proper nouns that it left, in the order of the text.
    pub(super) names: Vec<Name>,
    name_at: FxHashMap<u32, usize>,
}

impl<'d> Scene<'d> {
    pub(super) fn new(doc: &'d Document, lexicon: &'d Lexicon) -> Self {
        let mut scene = Scene { doc, lexicon, names: doc.names.clone(), name_at: FxHashMap::default() };
        scene.index_names();
        let left = scene.unfound_names();
        scene.names.extend(left);
        scene.names.sort_by_key(|name| (name.tokens.start, name.tokens.end));
        scene.index_names();
        scene
    }

    fn index_names(&mut self) {
        let tokens = |(index, name): (usize, &Name)| (name.tokens.start..name.tokens.end).map(move |token| (token, index));
        self.name_at = self.names.iter().enumerate().flat_map(tokens).collect();
    }

    /// Runs of proper nouns that are part of no name yet.
    fn unfound_names(&self) -> Vec<Name> {
        let mut found = Vec::new();
        for sentence in &self.doc.sentences {
            let mut token = sentence.tokens.start;
            while token < sentence.tokens.end {
                let start = token;
                while token < sentence.tokens.end && self.is_loose_proper_noun(token) {
                    token += 1;
                }
                if token > start {
                    let tokens = Span::new(start, token);
                    found.push(Name { tokens, kind: self.guess_kind(tokens) });
                }
                token += 1;
            }
        }
        found
    }

    fn is_loose_proper_noun(&self, token: u32) -> bool {
        self.upos(token) == Upos::Propn
            && !self.name_at.contains_key(&token)
            && self.surface(token).starts_with(char::is_uppercase)
            && self.lexicon.people().title(self.surface(token)).is_none()
    }

    /// What a run of proper nouns names, by the lists and by what stands before it.
    fn guess_kind(&self, tokens: Span<Token>) -> NameKind {
        let text = self.text(tokens);
        let places = self.lexicon.places();
        if places.state(text).is_some() || places.state_of_capital(text).is_some() {
            return NameKind::Place;
        }
        let people = self.lexicon.people();
        let before = tokens.start.checked_sub(1);
        let titled = before.is_some_and(|before| people.title(self.surface(before)).is_some());
        if titled || people.first_name(self.surface(tokens.start)).is_some() {
            return NameKind::Person;
        }
        match before.map(|before| self.upos(before)) {
            Some(Upos::Det) => NameKind::Organisation,
            Some(Upos::Adp) => NameKind::Other,
            _ => NameKind::Person,
        }
    }

    pub(super) fn upos(&self, token: u32) -> Upos {
        self.doc.words.upos[token as usize]
    }

    pub(super) fn deprel(&self, token: u32) -> Deprel {
        self.doc.words.deprel[token as usize]
    }

    pub(super) fn surface(&self, token: u32) -> &'d str {
        self.doc.surface(token)
    }

    pub(super) fn text(&self, tokens: Span<Token>) -> &'d str {
        self.doc.slice(self.doc.bytes(tokens))
    }

    /// The name that a word is part of.
    pub(super) fn name_at(&self, token: u32) -> Option<usize> {
        self.name_at.get(&token).copied()
    }

    pub(super) fn name_text(&self, name: usize) -> &'d str {
        self.text(self.names[name].tokens)
    }

    /// The word of a run that the others depend on.
    pub(super) fn head_of(&self, tokens: Span<Token>) -> u32 {
        head_of(self.doc, tokens)
    }

    /// Where a word stands.
    pub(super) fn place(&self, token: u32) -> Place {
        let byte = self.doc.words.start[token as usize];
        let sentence = self.doc.sentence_of(token).unwrap_or(0);
        Place {
            sentence: sentence as u32,
            block: self.doc.sentences.get(sentence).map_or(0, |sentence| sentence.block),
            quoted: self.doc.quotations.iter().any(|quotation| quotation.inner.contains(byte)),
        }
    }

    /// The smallest statement whose content holds a word.
    pub(super) fn statement_around(&self, token: u32) -> Option<usize> {
        let byte = self.doc.words.start[token as usize];
        let statements = &self.doc.statements;
        let length = |index: &usize| statements[*index].content.iter().map(|piece| piece.len()).sum::<usize>();
        (0..statements.len())
            .filter(|&index| statements[index].content.iter().any(|piece| piece.contains(byte)))
            .min_by_key(length)
    }
}

/// The word of a run that the others depend on.
pub(super) fn head_of(doc: &Document, tokens: Span<Token>) -> u32 {
    (tokens.start..tokens.end)
        .find(|&token| {
            let head = doc.words.head[token as usize];
            head == token || !tokens.contains(head)
        })
        .unwrap_or(tokens.start)
}
