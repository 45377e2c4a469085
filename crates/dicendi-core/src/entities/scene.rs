//! The article as resolution looks at it: its words, and all its names.

use super::discourse::Place;
use super::mentions::phrase_tokens;
use crate::document::{Document, Name, NameKind};
use crate::lexicon::{Anaphor, Lexicon, State};
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
        let mut scene = Scene {
            doc,
            lexicon,
            names: Vec::new(),
            name_at: FxHashMap::default(),
        };
        scene.names = doc
            .names
            .iter()
            .filter_map(|name| scene.trimmed(*name))
            .collect();
        scene.index_names();
        scene.names = scene.joined();
        scene.index_names();
        scene.names = scene
            .names
            .iter()
            .map(|name| scene.widened(*name))
            .collect();
        scene.index_names();
        let left = scene.unfound_names();
        scene.names.extend(left);
        scene
            .names
            .sort_by_key(|name| (name.tokens.start, name.tokens.end));
        scene.index_names();
        scene
    }

    /// A name of the model without titles before it and common words behind it; `None` where nothing is left.
    fn trimmed(&self, name: Name) -> Option<Name> {
        let capital = |token: u32| {
            self.surface(token)
                .contains(|c: char| c.is_uppercase() || c.is_ascii_digit())
        };
        let common = |token: u32| {
            !capital(token)
                && matches!(
                    self.upos(token),
                    Upos::Verb | Upos::Aux | Upos::Adp | Upos::Det | Upos::Adv | Upos::Pron
                )
        };
        let Span {
            mut start, mut end, ..
        } = name.tokens;
        while start + 1 < end && self.lexicon.people().title(self.surface(start)).is_some() {
            start += 1;
        }
        while end > start + 1 && common(end - 1) {
            end -= 1;
        }
        let kept = (start..end).any(capital) && !(end == start + 1 && self.is_demonym(start));
        let titled = start > name.tokens.start;
        let kind = match name.kind {
            kind if titled => kind,
            NameKind::Person | NameKind::Organisation if self.is_place(start, end) => {
                NameKind::Place
            }
            NameKind::Person if end == start + 1 && is_acronym(self.surface(start)) => {
                NameKind::Organisation
            }
            kind => kind,
        };
        kept.then_some(Name {
            tokens: Span::new(start, end),
            kind,
        })
    }

    /// The names with those put together that stand without anything between and belong to one another
    /// (*France Bleu* + *Finistère*); a place before a person stays apart.
    fn joined(&self) -> Vec<Name> {
        let mut joined: Vec<Name> = Vec::with_capacity(self.names.len());
        for &name in &self.names {
            let head = self.head_of(name.tokens);
            let full = name.tokens.len() > 1
                && self
                    .lexicon
                    .people()
                    .first_name(self.surface(name.tokens.start))
                    .is_some();
            let is_flat = matches!(self.deprel(head), Deprel::Flat | Deprel::FlatName) && !full;
            let governor = self.doc.words.head[head as usize];
            let before = joined.last_mut().filter(|before| {
                let one = is_flat && before.tokens.contains(governor);
                before.tokens.end == name.tokens.start
                    && (one || before.kind == name.kind || name.kind != NameKind::Person)
            });
            match before {
                Some(before) => {
                    before.kind = if self.is_place(before.tokens.start, before.tokens.end) {
                        NameKind::Organisation
                    } else if name.kind == NameKind::Person {
                        NameKind::Person
                    } else {
                        before.kind
                    };
                    before.tokens = Span::new(before.tokens.start, name.tokens.end);
                }
                None => joined.push(name),
            }
        }
        joined
    }

    /// A name of the model with the proper nouns right behind it: *France* before *Bleu* is no state.
    fn widened(&self, name: Name) -> Name {
        let Span { start, mut end, .. } = name.tokens;
        let last = self.sentence_end(start);
        while let Some(next) = self.run_goes_on(start, end, last) {
            end = next;
        }
        // *Commission électorale autonome*: a body's name is a phrase.
        let places = self.lexicon.places();
        if name.kind != NameKind::Person
            && places.body(self.surface(start)).is_some()
            && self.deprel(start) != Deprel::FlatName
        {
            let phrase = phrase_tokens(self.doc, start);
            let free = (end..phrase.end).all(|token| self.is_loose(token));
            end = if free { end.max(phrase.end) } else { end };
        }
        if end == name.tokens.end {
            return name;
        }
        let kind = match name.kind {
            NameKind::Place if self.is_place(start, name.tokens.end) => NameKind::Organisation,
            kind => kind,
        };
        Name {
            tokens: Span::new(start, end),
            kind,
        }
    }

    fn index_names(&mut self) {
        let tokens = |(index, name): (usize, &Name)| {
            (name.tokens.start..name.tokens.end).map(move |token| (token, index))
        };
        self.name_at = self.names.iter().enumerate().flat_map(tokens).collect();
    }

    /// Runs of proper nouns that are part of no name yet.
    fn unfound_names(&self) -> Vec<Name> {
        let mut found = Vec::new();
        for sentence in &self.doc.sentences {
            let mut token = sentence.tokens.start;
            while token < sentence.tokens.end {
                let start = token;
                if self.is_loose_proper_noun(token) {
                    token += 1;
                    while let Some(next) = self.run_goes_on(start, token, sentence.tokens.end) {
                        token = next;
                    }
                    let tokens = Span::new(start, token);
                    found.push(Name {
                        tokens,
                        kind: self.guess_kind(tokens),
                    });
                } else {
                    token += 1;
                }
            }
        }
        found
    }

    fn is_loose_proper_noun(&self, token: u32) -> bool {
        self.upos(token) == Upos::Propn
            && self.is_loose(token)
            && self.surface(token).starts_with(char::is_uppercase)
            && self.lexicon.people().title(self.surface(token)).is_none()
            && !self.is_demonym(token)
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

    fn is_loose(&self, token: u32) -> bool {
        !self.name_at.contains_key(&token)
    }

    /// The end of a run of words that starts at `start`, with what stands at `at` added to it.
    fn run_goes_on(&self, start: u32, at: u32, end: u32) -> Option<u32> {
        if at >= end || !self.is_loose(at) {
            return None;
        }
        let people = self.lexicon.people();
        let is_first_name = |token: u32| people.first_name(self.surface(token)).is_some();
        let single = at == start + 1;
        let form = self.surface(at);
        match self.upos(at) {
            // *la maire de Paris Anne Roy*: two names
            Upos::Propn
                if is_first_name(at) && (self.is_place(start, at) || self.is_bound(start)) =>
            {
                None
            }
            Upos::Propn => people.title(form).is_none().then_some(at + 1),
            // *Lamine al-Fasi*
            Upos::X | Upos::Adj | Upos::Noun if form.contains(char::is_uppercase) => {
                people.title(form).is_none().then_some(at + 1)
            }
            // *Louise II*, *Radio 4*
            Upos::Num | Upos::Adj if single && is_ordinal(form) => Some(at + 1),
            // *Roy & Fils*
            Upos::Sym | Upos::Cconj if form == "&" && at + 1 < end => Some(at + 2),
            // *Jeanne de Brives*
            _ if matches!(
                people.anaphor(form),
                Some(Anaphor::Particle | Anaphor::Binds)
            ) && single
                && is_first_name(start) =>
            {
                (at + 1 < end
                    && self.is_loose_proper_noun(at + 1)
                    && !self.is_place(at + 1, at + 2))
                .then_some(at + 2)
            }
            _ => None,
        }
    }

    /// Whether the words at `token` belong to a noun before: *le maire de Lille*, but *selon Anne Roy*.
    fn is_bound(&self, token: u32) -> bool {
        let people = self.lexicon.people();
        let before = token.checked_sub(1);
        people.first_name(self.surface(token)).is_none()
            && before.is_some_and(|before| matches!(self.upos(before), Upos::Adp | Upos::Det))
    }

    fn is_place(&self, start: u32, end: u32) -> bool {
        let text = self.text(Span::new(start, end));
        let places = self.lexicon.places();
        places.state(text).is_some() || places.state_of_capital(text).is_some()
    }

    /// What a run of proper nouns names, by the lists and by what stands before it.
    fn guess_kind(&self, tokens: Span<Token>) -> NameKind {
        if self.is_place(tokens.start, tokens.end) {
            return NameKind::Place;
        }
        let text = self.text(tokens);
        if text.contains(['&', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9']) {
            return NameKind::Organisation;
        }
        let people = self.lexicon.people();
        let before = tokens.start.checked_sub(1);
        let titled = before.is_some_and(|before| people.title(self.surface(before)).is_some());
        if titled || people.first_name(self.surface(tokens.start)).is_some() {
            return NameKind::Person;
        }
        if tokens.len() == 1 && is_acronym(text) {
            return NameKind::Organisation;
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
            quoted: self
                .doc
                .quotations
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
        (0..statements.len())
            .filter(|&index| {
                statements[index]
                    .content
                    .iter()
                    .any(|piece| piece.contains(byte))
            })
            .min_by_key(length)
    }
}

/// *CFDT*
fn is_acronym(form: &str) -> bool {
    form.chars().count() > 1 && form.chars().all(char::is_uppercase)
}

/// A Roman number, or one figure: *Louise II*, *Radio 4*.
fn is_ordinal(form: &str) -> bool {
    form.chars().all(|c| "IVX".contains(c))
        || (form.len() == 1 && form.chars().all(|c| c.is_ascii_digit()))
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
