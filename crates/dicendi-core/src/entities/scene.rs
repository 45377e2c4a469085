//! The article as resolution looks at it: its words, and all its names.

mod spotted;

use super::discourse::Place;
use crate::document::{Document, Name, NameKind};
use crate::lexicon::{Lexicon, State};
use crate::span::{Byte, Span, SpanIndex, Token};
use crate::ud::{Deprel, Upos};

/// What every step of resolution reads.
pub(super) struct Scene<'d> {
    pub(super) doc: &'d Document,
    pub(super) lexicon: &'d Lexicon,
    /// The names that the model found, and runs of proper nouns that it left, in the order of the text.
    pub(super) names: Vec<Name>,
    /// The name that each word is part of.
    name_at: Vec<Option<u32>>,
    /// The statements whose content holds a byte.
    contents: SpanIndex<Byte>,
}

impl<'d> Scene<'d> {
    pub(super) fn new(doc: &'d Document, lexicon: &'d Lexicon) -> Self {
        let contents = doc
            .statements
            .iter()
            .enumerate()
            .flat_map(|(index, statement)| {
                statement.content.iter().map(move |&piece| (piece, index))
            });
        let mut scene = Scene {
            doc,
            lexicon,
            names: Vec::new(),
            name_at: Vec::new(),
            contents: SpanIndex::new(contents),
        };
        scene.names = doc
            .names
            .iter()
            .filter_map(|name| scene.trimmed(*name))
            .collect();
        scene.index_names();
        scene.names = scene.joined();
        scene.index_names();
        scene.names = scene.parted();
        scene.index_names();
        scene.names = scene
            .names
            .iter()
            .map(|name| scene.widened(*name))
            .collect();
        scene.names = scene.known_whole();
        scene.index_names();
        let left = scene.unfound_names();
        scene.names.extend(left);
        scene
            .names
            .sort_by_key(|name| (name.tokens.start, name.tokens.end));
        scene.index_names();
        for index in scene.called_bodies() {
            scene.names[index].kind = NameKind::Organisation;
        }
        for index in scene.called_persons() {
            scene.names[index].kind = NameKind::Person;
        }
        scene
    }

    fn index_names(&mut self) {
        self.name_at.clear();
        self.name_at.resize(self.doc.words.len(), None);
        for (index, name) in self.names.iter().enumerate() {
            self.name_at[name.tokens.range()].fill(Some(index as u32));
        }
    }

    /// *cette Syrienne*: a description, though it is written like a name.
    fn is_demonym(&self, token: u32) -> bool {
        let determined = token
            .checked_sub(1)
            .is_some_and(|before| self.upos(before) == Upos::Det);
        determined && self.demonym(token).is_some()
    }

    /// The state whose people a capitalised noun names.
    pub(super) fn demonym(&self, token: u32) -> Option<&'d State> {
        let form = self.surface(token);
        form.starts_with(char::is_uppercase)
            .then(|| self.lexicon.places().state_of_demonym(form))?
    }

    pub(super) fn upos(&self, token: u32) -> Upos {
        self.doc.words.upos[token as usize]
    }

    pub(super) fn deprel(&self, token: u32) -> Deprel {
        self.doc.words.deprel[token as usize]
    }

    /// Whether a preposition stands before the phrase of a word.
    pub(super) fn has_case(&self, head: u32) -> bool {
        const FAR: u32 = 6;
        let titled = self.doc.words.head[head as usize];
        (head.saturating_sub(FAR)..head).any(|token| {
            let governor = self.doc.words.head[token as usize];
            self.deprel(token) == Deprel::Case && (governor == head || governor == titled)
        })
    }

    pub(super) fn surface(&self, token: u32) -> &'d str {
        self.doc.surface(token)
    }

    pub(super) fn text(&self, tokens: Span<Token>) -> &'d str {
        self.doc.slice(self.doc.bytes(tokens))
    }

    /// The name that a word is part of.
    pub(super) fn name_at(&self, token: u32) -> Option<usize> {
        let index = self.name_at.get(token as usize).copied().flatten();
        index.map(|index| index as usize)
    }

    /// The name that starts at a word.
    pub(super) fn name_starting(&self, token: u32) -> Option<usize> {
        self.name_at(token)
            .filter(|&name| self.names[name].tokens.start == token)
    }

    /// The first word behind the sentence that a word stands in.
    pub(super) fn sentence_end(&self, token: u32) -> u32 {
        self.doc.sentence_of(token).map_or(token + 1, |sentence| {
            self.doc.sentences[sentence].tokens.end
        })
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
            block: self
                .doc
                .sentences
                .get(sentence)
                .map_or(0, |sentence| sentence.block),
            quoted: self.doc.quotations[self.doc.quotations_touching(Span::new(byte, byte + 1))]
                .iter()
                .any(|quotation| quotation.inner.contains(byte)),
        }
    }

    /// The smallest statement whose content holds a word.
    pub(super) fn statement_around(&self, token: u32) -> Option<usize> {
        let byte = self.doc.words.start[token as usize];
        let statements = &self.doc.statements;
        let length = |index: &usize| {
            statements[*index]
                .content
                .iter()
                .map(|piece| piece.len())
                .sum::<usize>()
        };
        self.contents
            .holding(byte)
            .min_by_key(|index| (length(index), *index))
    }
}

/// The word of a run that the others depend on.
pub(super) fn head_of(doc: &Document, tokens: Span<Token>) -> u32 {
    (tokens.start..tokens.end)
        .find(|&token| {
            let head = doc.words.head[token as usize];
            let outer = matches!(
                doc.words.upos[token as usize],
                Upos::Punct | Upos::Det | Upos::Adp
            );
            !outer && (head == token || !tokens.contains(head))
        })
        .unwrap_or(tokens.start)
}
