//! Verbs of saying: by their dictionary form, their phrase and their clitics.

use super::Finder;
use crate::document::{Cue, CueKind};
use crate::lexicon::{VerbPattern, WordClass};
use crate::span::Span;
use crate::ud::{Deprel, Upos};

/// How far from its verb a phrase may start: *met l'usine, une nouvelle fois, en demeure*.
const PHRASE_GAP: u32 = 6;

impl Finder<'_> {
    pub(super) fn verb(&self, token: u32) -> Option<Cue> {
        let deprel = self.tree.deprel(token);
        let causative = deprel == Deprel::AuxCaus;
        let verb = matches!(self.tree.upos(token), Upos::Verb | Upos::Aux);
        if !verb || (deprel.is_aux() && !causative) {
            return None;
        }
        let lemma = self.doc.lemma(token);
        let mut patterns = self.lexicon.cues().verbs(lemma);
        // *Evoquant*: a capital may lack its accent.
        if patterns.is_empty()
            && let Some(rest) = lemma.strip_prefix(['e', 'E'])
        {
            patterns = self.lexicon.cues().verbs(&format!("é{rest}"));
        }
        if patterns.is_empty() {
            return None;
        }
        // In *faire savoir* the tree hangs everything on *savoir*.
        let head = if causative {
            self.tree.head(token)?
        } else {
            token
        };
        let clitics = self.clitics(head);
        patterns
            .iter()
            .filter(|pattern| !causative || !pattern.rest.is_empty())
            .find_map(|pattern| {
                let end = self.phrase_end(token, pattern)?;
                let fits = clitics.reflexive == pattern.reflexive && (clitics.en || !pattern.en);
                fits.then(|| Cue {
                    kind: CueKind::Verb,
                    head,
                    tokens: Span::new(self.group_start(head).min(self.group_start(token)), end),
                    entry: pattern.entry,
                })
            })
    }

    /// The end of the phrase that belongs to the verb, where it is there.
    pub(super) fn phrase_end(&self, verb: u32, pattern: &VerbPattern) -> Option<u32> {
        let sentence = self.doc.sentences[self.doc.sentence_of(verb)?].tokens;
        let Some((first, rest)) = pattern.rest.split_first() else {
            return Some(verb + 1);
        };
        let window = verb + 1..sentence.end.min(verb + 2 + PHRASE_GAP);
        let mut at = window
            .take_while(|&token| !self.is_barrier(token))
            .find(|&token| self.is_word(token, first) && !self.is_repeated_around(token))?;
        for word in rest {
            at = (at + 1..sentence.end).find(|&token| self.tree.upos(token) != Upos::Det)?;
            if !self.is_word(at, word) {
                return None;
            }
        }
        Some(at + 1)
    }

    /// *tour **à** tour*, *peu **à** peu*: a preposition between the same word twice makes an adverb with it.
    fn is_repeated_around(&self, token: u32) -> bool {
        let form = |at: u32| self.doc.lower(at);
        (token as usize) + 1 < self.doc.words.len() && form(token - 1) == form(token + 1)
    }

    pub(super) fn is_barrier(&self, token: u32) -> bool {
        self.tree.upos(token) == Upos::Sconj
            || (self.tree.upos(token) == Upos::Punct && self.doc.surface(token) != ",")
    }

    pub(super) fn is_word(&self, token: u32, word: &str) -> bool {
        self.doc.reads(token, word)
            || self.doc.lemma(token) == word
            || (word == "au" && self.doc.surface(token) == word)
    }

    /// The first word of the verb's group: its auxiliaries and its reflexive pronoun.
    pub(super) fn group_start(&self, verb: u32) -> u32 {
        let mut start = verb;
        for &child in self.tree.children(verb) {
            let belongs = self.tree.deprel(child).is_aux() || self.is_reflexive(child);
            if belongs && child < verb && verb - child <= 8 && !self.is_quoted_before(child, verb) {
                start = start.min(child);
            }
        }
        start
    }

    /// *« C'**est** bien », a **insisté** la ministre*: a word of a quotation that ends before the verb.
    pub(super) fn is_quoted_before(&self, word: u32, verb: u32) -> bool {
        let (word, verb) = (
            self.doc.words.start[word as usize],
            self.doc.words.start[verb as usize],
        );
        self.doc.quotations[self.doc.quotations_touching(Span::new(word, word + 1))]
            .iter()
            .any(|quotation| quotation.inner.contains(word) && quotation.outer.end <= verb)
    }

    pub(super) fn clitics(&self, verb: u32) -> Clitics {
        let children = self.tree.children(verb);
        // *s'est vu reprocher*: the pronoun belongs to *voir*.
        let sight = self.tree.child(verb, |d| d == Deprel::AuxCaus);
        let sight =
            sight.filter(|&sight| self.lexicon.is_in(WordClass::Sight, self.doc.lemma(sight)));
        let own = |child: u32| sight.is_none_or(|sight| child > sight);
        Clitics {
            reflexive: children
                .iter()
                .any(|&child| own(child) && self.is_reflexive(child)),
            en: children
                .iter()
                .any(|&child| child < verb && self.doc.form(child).eq_ignore_ascii_case("en")),
        }
    }

    pub(super) fn is_reflexive(&self, token: u32) -> bool {
        let form = self.doc.lower(token);
        let third = matches!(&*form, "se" | "s'" | "s’");
        // *a lui-même estimé* only stresses its subject.
        let stressed = || form.contains("même");
        third
            || (self.tree.feats(token).is("Reflex", "Yes")
                && self.tree.upos(token) == Upos::Pron
                && !stressed())
            || self.tree.deprel(token) == Deprel::ExplPv
                && matches!(&*form, "me" | "m'" | "m’" | "nous" | "vous")
    }
}

pub(super) struct Clitics {
    reflexive: bool,
    en: bool,
}
