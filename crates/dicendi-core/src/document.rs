//! `Document`, the one currency: every stage takes it and fills its own columns.
//!
//! `article → blocks → tokens → sentences → analysis (tags, lemmas, trees, names) → quotations →
//! cues → statements → entities`. A stage reads what stands before it in that line and writes only
//! its own fields.

mod speech;
mod words;

pub use speech::{
    Cue, CueKind, Entity, EntityId, EntityKind, GenderSource, Kind, Mention, MentionForm,
    MentionId, Modality, Quotation, QuotationEnd, Role, Speaker, Statement, Target,
};
pub use words::{Name, NameKind, Sentence, Words};

use crate::article::{Article, Block, BlockKind};
use crate::span::{Byte, Span, Token};
use crate::strings::{self, Strings};
use std::borrow::Cow;
use std::ops::Range;

/// An article with everything that has been found in it so far.
#[derive(Debug, Clone, Default)]
pub struct Document {
    /// The article as it came in; every byte offset below points into `article.text`.
    pub article: Article,
    /// Language of the text as an ISO 639-1 code, where it was recognised.
    pub language: Option<&'static str>,
    /// Paragraphs in order: title, text, crossheads, furniture, repeats.
    pub blocks: Vec<Block>,
    /// Whose words and trees those below are; `None` where the text was not read.
    pub analysis: Option<Analysis>,
    /// Lemmas and written-out forms that the token columns refer to.
    pub strings: Strings,
    /// One row a syntactic word (Universal Dependencies), in columns.
    pub words: Words,
    /// Sentences in order; every token belongs to exactly one.
    pub sentences: Vec<Sentence>,
    /// Names of persons, organisations and places.
    pub names: Vec<Name>,
    /// Stretches between quotation marks.
    pub quotations: Vec<Quotation>,
    /// Words that say that something is said.
    pub cues: Vec<Cue>,
    /// The acts of saying.
    pub statements: Vec<Statement>,
    /// Phrases that stand for somebody: speakers, targets, and names.
    pub mentions: Vec<Mention>,
    /// Persons, bodies, places and groups of this article.
    pub entities: Vec<Entity>,
    /// What could not be read or was set aside.
    pub problems: Vec<Problem>,
}

/// Whose words, sentences and trees a document has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Analysis {
    /// Those of the model that ships.
    Model,
    /// Those that came with the article.
    Given,
}

/// Something that could not be read, or was cut, with the stage that met it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The stage of the pipeline: `decode`, `article`, `language`, `quotations`, …
    pub stage: &'static str,
    /// What happened and where.
    pub message: String,
}

impl Document {
    /// A document that holds nothing but its article.
    pub fn new(article: Article) -> Self {
        Document {
            article,
            ..Document::default()
        }
    }

    /// The whole text.
    pub fn text(&self) -> &str {
        &self.article.text
    }

    /// The characters of a span.
    pub fn slice(&self, span: Span<Byte>) -> &str {
        span.of(&self.article.text)
    }

    /// The bytes that a run of tokens covers, inner spaces included.
    pub fn bytes(&self, tokens: Span<Token>) -> Span<Byte> {
        if tokens.is_empty() {
            return Span::new(0, 0);
        }
        Span::new(
            self.words.start[tokens.start as usize],
            self.words.end[tokens.end as usize - 1],
        )
    }

    /// The tokens that touch a run of bytes.
    pub fn tokens_in(&self, bytes: Span<Byte>) -> Span<Token> {
        let first = self.words.end.partition_point(|&end| end <= bytes.start);
        let last = self.words.start.partition_point(|&start| start < bytes.end);
        Span::new(first as u32, last as u32)
    }

    /// A token as it is read: its own form for a part of a contraction (*à* in *au*), else its text.
    pub fn form(&self, token: u32) -> &str {
        let form = self.words.form[token as usize];
        if form == strings::Sym::EMPTY {
            self.surface(token)
        } else {
            self.strings.get(form)
        }
    }

    /// A token as it is read, in lower case.
    pub(crate) fn lower(&self, token: u32) -> Cow<'_, str> {
        strings::lower(self.form(token))
    }

    /// A token as it is read, in lower case and with a straight apostrophe.
    pub(crate) fn lower_plain(&self, token: u32) -> Cow<'_, str> {
        strings::lower_plain(self.form(token))
    }

    /// Whether a token is read as `word`, which is in lower case and with straight apostrophes.
    pub(crate) fn reads(&self, token: u32, word: &str) -> bool {
        strings::is_lower_plain(self.form(token), word)
    }

    /// A token as it stands in the text.
    pub fn surface(&self, token: u32) -> &str {
        let token = token as usize;
        &self.article.text[self.words.start[token] as usize..self.words.end[token] as usize]
    }

    /// A token's dictionary form, empty where there is no analysis.
    pub fn lemma(&self, token: u32) -> &str {
        self.strings.get(self.words.lemma[token as usize])
    }

    /// The sentence that a token stands in.
    pub fn sentence_of(&self, token: u32) -> Option<usize> {
        let index = self
            .sentences
            .partition_point(|sentence| sentence.tokens.end <= token);
        (index < self.sentences.len()).then_some(index)
    }

    /// The block that a byte stands in.
    pub fn block_of(&self, byte: u32) -> Option<usize> {
        let index = self.blocks.partition_point(|block| block.span.end <= byte);
        self.blocks
            .get(index)
            .filter(|block| block.span.contains(byte))
            .map(|_| index)
    }

    /// The quotations that touch a run of bytes or adjoin it, by index.
    pub fn quotations_touching(&self, bytes: Span<Byte>) -> Range<usize> {
        let end = self
            .quotations
            .partition_point(|quotation| quotation.outer.start <= bytes.end);
        // Those of depth 0 do not overlap: before one that ends too early all others do too.
        let before = self.quotations[..end]
            .iter()
            .rposition(|quotation| quotation.depth == 0 && quotation.outer.end < bytes.start);
        before.map_or(0, |before| before + 1)..end
    }

    /// The cues whose first word is among these, by index.
    pub fn cues_in(&self, tokens: Span<Token>) -> Range<usize> {
        let before = |token: u32| self.cues.partition_point(|cue| cue.tokens.start < token);
        before(tokens.start)..before(tokens.end)
    }

    /// The cues of the sentence that a token stands in, by index.
    pub fn cues_beside(&self, token: u32) -> Range<usize> {
        self.sentence_of(token).map_or(0..0, |sentence| {
            self.cues_in(self.sentences[sentence].tokens)
        })
    }

    /// Whether statements are looked for at this byte: not in page furniture or repeats.
    pub fn is_read(&self, byte: u32) -> bool {
        self.block_of(byte).is_some_and(|block| {
            matches!(self.blocks[block].kind, BlockKind::Title | BlockKind::Text)
        })
    }

    /// The name of whom a mention stands for: the entity's, else the phrase itself; `None` for a pronoun
    /// that nobody is found for.
    pub fn name_of(&self, mention: MentionId) -> Option<&str> {
        let mention = &self.mentions[mention.0 as usize];
        match mention.entity {
            Some(entity) => Some(&self.entities[entity.0 as usize].name),
            None if mention.form == MentionForm::Pronoun => None,
            None => Some(self.slice(mention.span)),
        }
    }

    /// Notes a problem.
    pub fn note(&mut self, stage: &'static str, message: impl Into<String>) {
        self.problems.push(Problem {
            stage,
            message: message.into(),
        });
    }
}
