//! Documents as CoNLL-U.

use super::names;
use crate::document::{Document, Sentence};
use std::fmt::Write;

/// Writes every sentence of a document as CoNLL-U; names stand in the last column, as `NE=B-PER`.
pub fn write(doc: &Document) -> String {
    let mut out = String::new();
    let mut block = doc.sentences.first().map(|sentence| sentence.block);
    for sentence in &doc.sentences {
        if block != Some(sentence.block) {
            block = Some(sentence.block);
            out.push_str("# newpar\n");
        }
        write_sentence(doc, sentence, &mut out);
    }
    out
}

fn write_sentence(doc: &Document, sentence: &Sentence, out: &mut String) {
    let words = &doc.words;
    let text = doc.slice(doc.bytes(sentence.tokens));
    let _ = writeln!(out, "# text = {}", text.replace(char::is_control, " "));
    let names = names::tags(doc, sentence.tokens);
    for token in sentence.tokens.range() {
        let id = token as u32 - sentence.tokens.start + 1;
        let last = (token + 1..sentence.tokens.end as usize)
            .take_while(|&next| words.inside[next])
            .last();
        let follows = last.unwrap_or(token) + 1;
        let glued =
            follows < sentence.tokens.end as usize && words.end[token] == words.start[follows];
        let contracted = last.is_some() || words.inside[token];
        if let (Some(last), false) = (last, words.inside[token]) {
            let range_end = last as u32 - sentence.tokens.start + 1;
            let _ = writeln!(
                out,
                "{id}-{range_end}\t{}\t_\t_\t_\t_\t_\t_\t_\t{}",
                doc.surface(token as u32),
                misc(None, glued),
            );
        }
        let lemma = match doc.lemma(token as u32) {
            "" => "_",
            lemma => lemma,
        };
        let (head, deprel) = match (sentence.parsed, words.is_root(token as u32)) {
            (false, _) => ("_".to_string(), "_"),
            (true, true) => ("0".to_string(), "root"),
            (true, false) => (
                (words.head[token] - sentence.tokens.start + 1).to_string(),
                words.deprel[token].as_str(),
            ),
        };
        let name = names[token - sentence.tokens.start as usize].as_deref();
        let _ = writeln!(
            out,
            "{id}\t{}\t{lemma}\t{}\t_\t{}\t{head}\t{deprel}\t_\t{}",
            doc.form(token as u32),
            words.upos[token].as_str(),
            words.feats[token].to_conllu(),
            misc(name, glued && !contracted),
        );
    }
    out.push('\n');
}

/// The last column.
fn misc(name: Option<&str>, glued: bool) -> String {
    match (name, glued) {
        (None, false) => "_".to_string(),
        (None, true) => "SpaceAfter=No".to_string(),
        (Some(name), false) => name.to_string(),
        (Some(name), true) => format!("{name}|SpaceAfter=No"),
    }
}
