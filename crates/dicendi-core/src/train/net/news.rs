//! News text as sentences of words.

use crate::article::{Block, BlockKind};
use crate::{Article, Document, Lexicon, Span};
use std::collections::HashSet;

/// Shortest and longest sentence that is read.
const WORDS: std::ops::RangeInclusive<usize> = 4..=80;

/// The sentences of a text with a paragraph a line, as forms: each once.
pub(super) fn sentences(text: &str) -> Vec<Vec<String>> {
    let mut seen = HashSet::new();
    let sentences = text.lines().flat_map(of_paragraph);
    sentences
        .filter(|forms| WORDS.contains(&forms.len()) && seen.insert(forms.clone()))
        .collect()
}

fn of_paragraph(text: &str) -> Vec<Vec<String>> {
    let lexicon = Lexicon::french();
    let mut doc = Document::new(Article::from_text("", text));
    doc.blocks.push(Block {
        span: Span::new(0, text.len() as u32),
        kind: BlockKind::Text,
    });
    crate::tokens::tokenize(&mut doc, lexicon);
    crate::sentences::split(&mut doc, lexicon);
    let forms = |token: usize| doc.form(token as u32).to_string();
    doc.sentences
        .iter()
        .map(|sentence| sentence.tokens.range().map(forms).collect())
        .collect()
}
