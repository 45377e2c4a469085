//! News text as sentences of words.

use crate::article::read_blocks;
use crate::{Article, Document, Lexicon};
use std::collections::HashSet;

/// Shortest and longest sentence that is read.
const WORDS: std::ops::RangeInclusive<usize> = 4..=80;

/// The sentences of articles with a form feed between them, as forms: each once, without page furniture.
pub(super) fn sentences(text: &str) -> Vec<Vec<String>> {
    let mut seen = HashSet::new();
    let sentences = text.split('\x0c').flat_map(|article| of_article(article.trim()));
    sentences.filter(|forms| WORDS.contains(&forms.len()) && seen.insert(forms.clone())).collect()
}

fn of_article(text: &str) -> Vec<Vec<String>> {
    let lexicon = Lexicon::french();
    let mut doc = Document::new(Article::from_text("", text));
    doc.blocks = read_blocks(text, lexicon);
    crate::tokens::tokenize(&mut doc, lexicon);
    crate::sentences::split(&mut doc, lexicon);
    let forms = |token: usize| doc.form(token as u32).to_string();
    let read = doc.sentences.iter().filter(|sentence| doc.is_read(doc.words.start[sentence.tokens.start as usize]));
    read.map(|sentence| sentence.tokens.range().map(forms).collect()).collect()
}
