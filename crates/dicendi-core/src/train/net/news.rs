//! Raw news text as sentences of words.

use crate::article::read_blocks;
use crate::{Article, Document, Lexicon};

/// The sentences of one article, as forms; furniture and repeats left out.
pub fn sentences(text: &str) -> Vec<Vec<String>> {
    let lexicon = Lexicon::french();
    let mut doc = Document::new(Article::from_text("", text));
    doc.blocks = read_blocks(text, lexicon);
    crate::tokens::tokenize(&mut doc, lexicon);
    crate::sentences::split(&mut doc, lexicon);
    doc.sentences
        .iter()
        .filter(|sentence| doc.is_read(doc.words.start[sentence.tokens.start as usize]))
        .map(|sentence| sentence.tokens.range().map(|token| doc.form(token as u32).to_string()).collect())
        .collect()
}
