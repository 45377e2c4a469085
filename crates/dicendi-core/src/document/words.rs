//! The columns of words, sentences and names.

use crate::span::{Byte, Span, Token};
use crate::strings::Sym;
use crate::ud::{Deprel, Feats, Upos};

/// One row a syntactic word, in columns of equal length.
///
/// The words of a contraction (*au* = *à* + *le*) share one `start` and `end`; the second and later
/// ones have `inside` set, and each has its own `form`.
#[derive(Debug, Clone, Default)]
pub struct Words {
    /// First byte in the text.
    pub start: Vec<u32>,
    /// First byte after the word.
    pub end: Vec<u32>,
    /// The form of a part of a contraction; empty where it is the text itself.
    pub form: Vec<Sym>,
    /// Whether this is a later word of a contraction.
    pub inside: Vec<bool>,
    /// Part of speech.
    pub upos: Vec<Upos>,
    /// Features.
    pub feats: Vec<Feats>,
    /// Dictionary form.
    pub lemma: Vec<Sym>,
    /// The token that governs this one, as an index into these columns; a root governs itself.
    pub head: Vec<u32>,
    /// Relation to `head`.
    pub deprel: Vec<Deprel>,
}

impl Words {
    /// Number of syntactic words.
    pub fn len(&self) -> usize {
        self.start.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.start.is_empty()
    }

    /// Adds a word that has no analysis yet: it is its own head.
    pub fn push(&mut self, span: Span<Byte>, form: Sym, inside: bool) -> u32 {
        let index = self.len() as u32;
        self.start.push(span.start);
        self.end.push(span.end);
        self.form.push(form);
        self.inside.push(inside);
        self.upos.push(Upos::X);
        self.feats.push(Feats::NONE);
        self.lemma.push(Sym::EMPTY);
        self.head.push(index);
        self.deprel.push(Deprel::Root);
        index
    }

    /// The bytes of one word.
    pub fn span(&self, token: u32) -> Span<Byte> {
        Span::new(self.start[token as usize], self.end[token as usize])
    }

    /// Whether the token is the root of its sentence.
    pub fn is_root(&self, token: u32) -> bool {
        self.head[token as usize] == token
    }
}

/// A sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sentence {
    /// Its words.
    pub tokens: Span<Token>,
    /// The block it stands in; no sentence crosses two.
    pub block: u32,
    /// Whether its words have heads and relations: a tree is built only where a statement may stand.
    pub parsed: bool,
}

/// What a name names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NameKind {
    /// A human being.
    Person,
    /// A company, party, body, team, medium.
    Organisation,
    /// A country, town, region, building.
    Place,
    /// A work, event or product.
    Other,
}

/// A name in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Name {
    /// Its words, without titles or articles.
    pub tokens: Span<Token>,
    /// What it names.
    pub kind: NameKind,
}
