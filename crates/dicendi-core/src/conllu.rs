//! CoNLL-U: trees in and out.
//!
//! A file becomes one [`Document`]: its text is put together from the forms, `SpaceAfter=No` and the
//! `# newpar` marks, so that offsets, contractions and sentences are those of the file.
//! <https://universaldependencies.org/format.html>

use crate::article::{Block, BlockKind};
use crate::document::{Document, Sentence};
use crate::error::{Error, Result};
use crate::span::Span;
use crate::strings::Sym;
use crate::ud::{Deprel, Feats, Upos};
use std::fmt::Write;

/// Reads CoNLL-U into a document: words, sentences, tags, features, lemmas and trees. Sentences are
/// put apart by a space, paragraphs by a line break; a sentence without heads is not marked as parsed.
pub fn read(text: &str) -> Result<Document> {
    let mut doc = Document::default();
    let mut rows: Vec<(usize, Vec<&str>)> = Vec::new();
    let mut paragraph = false;
    for (index, line) in text.lines().chain([""]).enumerate() {
        let line = line.trim_end_matches('\r');
        if line.starts_with('#') {
            paragraph |= line.starts_with("# newpar") || line.starts_with("# newdoc");
        } else if line.is_empty() {
            if !rows.is_empty() {
                add_sentence(&mut doc, &rows, paragraph)?;
                rows.clear();
                paragraph = false;
            }
        } else {
            rows.push((index + 1, fields(line, index + 1)?));
        }
    }
    Ok(doc)
}

fn fields(line: &str, number: usize) -> Result<Vec<&str>> {
    let fields: Vec<&str> = line.split('\t').collect();
    if fields.len() < 10 {
        return Err(Error::input(format!(
            "CoNLL-U, line {number}: 10 columns expected, {} found",
            fields.len()
        )));
    }
    Ok(fields)
}

fn add_sentence(doc: &mut Document, rows: &[(usize, Vec<&str>)], paragraph: bool) -> Result<()> {
    let new_block = paragraph || doc.blocks.is_empty();
    if !doc.article.text.is_empty() {
        doc.article.text.push(if new_block { '\n' } else { ' ' });
    }
    let start = doc.article.text.len() as u32;
    let first = doc.words.len() as u32;
    let count = rows
        .iter()
        .filter(|(_, fields)| fields[0].bytes().all(|b| b.is_ascii_digit()))
        .count() as u32;
    let mut parsed = true;
    let mut contraction: Option<(u32, Span<crate::span::Byte>, bool)> = None;
    let last_row = rows.len() - 1;
    for (position, (number, fields)) in rows.iter().enumerate() {
        let error = |what: &str| Error::input(format!("CoNLL-U, line {number}: {what}"));
        if fields[0].contains('.') {
            continue; // An empty node of the enhanced graph.
        }
        let glued = fields[9].split('|').any(|pair| pair == "SpaceAfter=No");
        let mut write = |glued: bool| {
            let from = doc.article.text.len() as u32;
            doc.article.text.push_str(fields[1]);
            let span = Span::new(from, doc.article.text.len() as u32);
            if !glued && position != last_row {
                doc.article.text.push(' ');
            }
            span
        };
        if let Some((_, last)) = fields[0].split_once('-') {
            let last: u32 = last.parse().map_err(|_| error("the range is no range"))?;
            contraction = Some((last, write(glued), true));
            continue;
        }
        let id: u32 = fields[0]
            .parse()
            .map_err(|_| error("the id is no number"))?;
        let (span, form, inside) = match contraction.filter(|&(last, ..)| id <= last) {
            Some((last, span, is_first)) => {
                contraction = Some((last, span, false));
                (span, doc.strings.intern(fields[1]), !is_first)
            }
            None => (write(glued), Sym::EMPTY, false),
        };
        let token = doc.words.push(span, form, inside) as usize;
        doc.words.upos[token] = Upos::parse(fields[3]).unwrap_or_default();
        doc.words.feats[token] = Feats::parse(fields[5]);
        doc.words.lemma[token] = if fields[2] == "_" && fields[1] != "_" {
            Sym::EMPTY
        } else {
            doc.strings.intern(fields[2])
        };
        match fields[6] {
            "_" => parsed = false,
            "0" => {}
            head => {
                let head: u32 = head.parse().map_err(|_| error("the head is no number"))?;
                if head > count {
                    return Err(error("the head lies outside the sentence"));
                }
                doc.words.head[token] = first + head - 1;
                doc.words.deprel[token] =
                    Deprel::parse_lenient(fields[7]).ok_or_else(|| error("no such relation"))?;
            }
        }
    }
    let end = doc.article.text.trim_end().len() as u32;
    doc.article.text.truncate(end as usize);
    if new_block {
        doc.blocks.push(Block {
            span: Span::new(start, end),
            kind: BlockKind::Text,
        });
    } else if let Some(block) = doc.blocks.last_mut() {
        block.span.end = end;
    }
    let tokens = Span::new(first, doc.words.len() as u32);
    if !is_tree(doc, tokens) {
        return Err(Error::input(format!(
            "CoNLL-U, line {}: the heads of this sentence are no tree",
            rows[0].0
        )));
    }
    let block = doc.blocks.len() as u32 - 1;
    doc.sentences.push(Sentence {
        tokens,
        block,
        parsed,
    });
    Ok(())
}

/// Whether following the heads from any token ends at a root.
fn is_tree(doc: &Document, tokens: Span<crate::span::Token>) -> bool {
    tokens.range().all(|token| {
        let mut at = token as u32;
        for _ in 0..=tokens.len() {
            if doc.words.is_root(at) {
                return true;
            }
            at = doc.words.head[at as usize];
        }
        false
    })
}

/// Writes every sentence of a document as CoNLL-U.
pub fn write(doc: &Document) -> String {
    let mut out = String::new();
    for sentence in &doc.sentences {
        write_sentence(doc, sentence, &mut out);
    }
    out
}

fn write_sentence(doc: &Document, sentence: &Sentence, out: &mut String) {
    let words = &doc.words;
    let _ = writeln!(out, "# text = {}", doc.slice(doc.bytes(sentence.tokens)));
    for token in sentence.tokens.range() {
        let id = token as u32 - sentence.tokens.start + 1;
        let last = (token + 1..sentence.tokens.end as usize)
            .take_while(|&next| words.inside[next])
            .last();
        let follows = last.unwrap_or(token) + 1;
        let glued =
            follows < sentence.tokens.end as usize && words.end[token] == words.start[follows];
        let misc = if glued { "SpaceAfter=No" } else { "_" };
        let contracted = last.is_some() || words.inside[token];
        if let (Some(last), false) = (last, words.inside[token]) {
            let range_end = last as u32 - sentence.tokens.start + 1;
            let _ = writeln!(
                out,
                "{id}-{range_end}\t{}\t_\t_\t_\t_\t_\t_\t_\t{misc}",
                doc.surface(token as u32)
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
        let _ = writeln!(
            out,
            "{id}\t{}\t{lemma}\t{}\t_\t{}\t{head}\t{deprel}\t_\t{}",
            doc.form(token as u32),
            words.upos[token].as_str(),
            words.feats[token].to_conllu(),
            if contracted { "_" } else { misc },
        );
    }
    out.push('\n');
}

#[cfg(test)]
mod tests {
    use super::*;

    const TREE: &str = "\
# text = Le maire parle aux élus.
1\tLe\tle\tDET\t_\tDefinite=Def|Gender=Masc|Number=Sing|PronType=Art\t2\tdet\t_\t_
2\tmaire\tmaire\tNOUN\t_\tGender=Masc|Number=Sing\t3\tnsubj\t_\t_
3\tparle\tparler\tVERB\t_\tMood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin\t0\troot\t_\t_
4-5\taux\t_\t_\t_\t_\t_\t_\t_\t_
4\tà\tà\tADP\t_\t_\t6\tcase\t_\t_
5\tles\tle\tDET\t_\tDefinite=Def|Number=Plur|PronType=Art\t6\tdet\t_\t_
6\télus\télu\tNOUN\t_\tGender=Masc|Number=Plur\t3\tobl:arg\t_\tSpaceAfter=No
7\t.\t.\tPUNCT\t_\t_\t3\tpunct\t_\t_

";

    #[test]
    fn a_tree_survives_a_round_trip() {
        let doc = read(TREE).unwrap();
        assert_eq!(doc.text(), "Le maire parle aux élus.");
        assert_eq!(
            (doc.surface(4), doc.form(4), doc.words.inside[4]),
            ("aux", "les", true)
        );
        assert!(doc.sentences[0].parsed && doc.words.is_root(2));
        assert_eq!(write(&doc), TREE);
    }

    #[test]
    fn paragraphs_become_blocks() {
        let doc = read(&format!("# newpar\n{TREE}{TREE}# newpar\n{TREE}")).unwrap();
        assert_eq!((doc.blocks.len(), doc.sentences.len()), (2, 3));
        assert_eq!(
            doc.slice(doc.blocks[0].span),
            "Le maire parle aux élus. Le maire parle aux élus."
        );
    }

    #[test]
    fn bad_trees_are_refused_by_line() {
        for (from, to) in [
            ("\t2\tdet\t_\t_", "\t99\tdet\t_\t_"),
            ("\t0\troot", "\t2\tnsubj"),
            ("\tnsubj\t", "\tunheard\t"),
            ("1\tLe\tle", "x\tLe\tle"),
            ("\t_\t_\n", "\n"),
        ] {
            let error = read(&TREE.replacen(from, to, 1)).unwrap_err();
            assert!(
                error.is_input() && error.to_string().contains("line"),
                "{error}"
            );
        }
    }
}
