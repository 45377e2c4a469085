//! CoNLL-U as documents.

use super::names;
use crate::article::{Block, BlockKind};
use crate::document::{Document, Sentence};
use crate::error::{Error, Result};
use crate::span::{Byte, Span, Token};
use crate::strings::Sym;
use crate::ud::{Deprel, Feats, Upos};

/// Reads CoNLL-U into a document: words, sentences, tags, features, lemmas, trees, and names where the
/// last column has them. Sentences are put apart by a space, paragraphs by a line break; a sentence
/// without heads is not marked as parsed.
///
/// # Errors
/// Names the line that is not CoNLL-U, or whose sentence is no tree.
pub fn read(text: &str) -> Result<Document> {
    let mut doc = Document::default();
    let mut rows: Vec<Row> = Vec::new();
    let mut paragraph = false;
    for (index, line) in text.lines().chain([""]).enumerate() {
        let line = line.trim_end_matches('\r');
        if line.starts_with('#') {
            paragraph |= line.starts_with("# newpar") || line.starts_with("# newdoc");
        } else if !line.is_empty() {
            rows.push(Row::read(line, index + 1)?);
        } else if rows.iter().any(|row| row.range.is_none() && !row.empty) {
            Reader::begin(&mut doc, paragraph).sentence(&rows)?;
            rows.clear();
            paragraph = false;
        } else if let Some(row) = rows.first() {
            return Err(row.error("a sentence without words"));
        }
    }
    Ok(doc)
}

/// A line: a word, or the written form of several.
struct Row<'t> {
    line: usize,
    id: u32,
    /// The last word of a contraction.
    range: Option<u32>,
    /// An empty node of the enhanced graph: it is not read.
    empty: bool,
    fields: Vec<&'t str>,
}

impl<'t> Row<'t> {
    fn read(text: &'t str, line: usize) -> Result<Self> {
        let fields: Vec<&str> = text.split('\t').collect();
        let mut row = Row {
            line,
            id: 0,
            range: None,
            empty: false,
            fields,
        };
        if row.fields.len() < 10 {
            let found = row.fields.len();
            return Err(row.error(&format!("10 columns expected, {found} found")));
        }
        if row.fields[1].is_empty() {
            return Err(row.error("the form is empty"));
        }
        let number = |digits: &str| digits.parse::<u32>().ok().filter(|&number| number > 0);
        if let Some((first, last)) = row.fields[0].split_once('-') {
            let (Some(first), Some(last)) = (number(first), number(last)) else {
                return Err(row.error("the range is no range"));
            };
            (row.id, row.range) = (first, Some(last));
        } else if row.fields[0].contains('.') {
            row.empty = true;
        } else {
            row.id = number(row.fields[0]).ok_or_else(|| row.error("the id is no number"))?;
        }
        Ok(row)
    }

    fn error(&self, what: &str) -> Error {
        Error::input(format!("CoNLL-U, line {}: {what}", self.line))
    }
}

/// Adds a sentence to a document.
struct Reader<'d> {
    doc: &'d mut Document,
    /// Its first token.
    first: u32,
    /// What goes before the next word that is written.
    space: &'static str,
    new_block: bool,
}

/// The written form of several words.
#[derive(Clone, Copy)]
struct Contraction {
    last: u32,
    span: Span<Byte>,
    name: Option<names::Tag>,
}

impl<'d> Reader<'d> {
    fn begin(doc: &'d mut Document, paragraph: bool) -> Self {
        let new_block = paragraph || doc.blocks.is_empty();
        let space = match (doc.article.text.is_empty(), new_block) {
            (true, _) => "",
            (false, true) => "\n",
            (false, false) => " ",
        };
        Reader {
            first: doc.words.len() as u32,
            space,
            new_block,
            doc,
        }
    }

    fn sentence(mut self, rows: &[Row]) -> Result<()> {
        let words = rows.iter().filter(|row| !row.empty && row.range.is_none());
        let count = words.count() as u32;
        let mut parsed = true;
        let mut contraction: Option<Contraction> = None;
        for row in rows.iter().filter(|row| !row.empty) {
            let next = self.doc.words.len() as u32 - self.first + 1;
            if row.id != next {
                return Err(row.error(&format!("word {next} expected")));
            }
            let name = names::read(row.fields[9]);
            if let Some(last) = row.range {
                if last <= next || last > count || contraction.is_some() {
                    return Err(row.error("the range is no range"));
                }
                let span = self.write(row);
                contraction = Some(Contraction { last, span, name });
                continue;
            }
            let (token, name) = match contraction {
                Some(whole) => {
                    let inside = self.doc.words.end.last() == Some(&whole.span.end);
                    let form = self.doc.strings.intern(row.fields[1]);
                    let token = self.doc.words.push(whole.span, form, inside);
                    let tag = whole
                        .name
                        .map(|name| if inside { name.continued() } else { name });
                    (token, name.or(tag))
                }
                None => {
                    let span = self.write(row);
                    (self.doc.words.push(span, Sym::EMPTY, false), name)
                }
            };
            contraction = contraction.filter(|whole| whole.last > row.id);
            parsed &= self.analysis(token, row, count)?;
            if let Some(tag) = name {
                names::add(self.doc, self.first, token, tag);
            }
        }
        self.end(rows, parsed)
    }

    /// Writes a form into the text.
    fn write(&mut self, row: &Row) -> Span<Byte> {
        let text = &mut self.doc.article.text;
        text.push_str(self.space);
        let start = text.len() as u32;
        text.push_str(row.fields[1]);
        let glued = row.fields[9].split('|').any(|pair| pair == "SpaceAfter=No");
        self.space = if glued { "" } else { " " };
        Span::new(start, text.len() as u32)
    }

    /// Reads what a word is; whether it has a head.
    fn analysis(&mut self, token: u32, row: &Row, count: u32) -> Result<bool> {
        let doc = &mut *self.doc;
        let (token, fields) = (token as usize, &row.fields);
        doc.words.upos[token] = Upos::parse(fields[3]).unwrap_or_default();
        doc.words.feats[token] = Feats::parse(fields[5]);
        doc.words.lemma[token] = if fields[2] == "_" && fields[1] != "_" {
            Sym::EMPTY
        } else {
            doc.strings.intern(fields[2])
        };
        if fields[6] == "_" {
            return Ok(false);
        }
        let head = fields[6].parse::<u32>();
        let head = head.map_err(|_| row.error("the head is no number"))?;
        if head > count || head == row.id {
            return Err(row.error("the head is no other word of the sentence"));
        }
        if head > 0 {
            doc.words.head[token] = self.first + head - 1;
            doc.words.deprel[token] =
                Deprel::parse_lenient(fields[7]).ok_or_else(|| row.error("no such relation"))?;
        }
        Ok(true)
    }

    fn end(self, rows: &[Row], parsed: bool) -> Result<()> {
        let doc = self.doc;
        let tokens = Span::new(self.first, doc.words.len() as u32);
        if !is_forest(doc, tokens) {
            return Err(rows[0].error("the heads of this sentence are no tree"));
        }
        let span = doc.bytes(tokens);
        match doc.blocks.last_mut() {
            Some(block) if !self.new_block => block.span.end = span.end,
            _ => doc.blocks.push(Block {
                span,
                kind: BlockKind::Text,
            }),
        }
        let block = doc.blocks.len() as u32 - 1;
        doc.sentences.push(Sentence {
            tokens,
            block,
            parsed,
        });
        Ok(())
    }
}

/// Whether following the heads from any token ends at a root.
fn is_forest(doc: &Document, tokens: Span<Token>) -> bool {
    // From which token each was reached first: to come back to one of the same walk is a loop.
    let mut reached = vec![u32::MAX; tokens.len()];
    tokens.range().all(|token| {
        let mut at = token as u32;
        loop {
            let before = &mut reached[(at - tokens.start) as usize];
            if *before != u32::MAX {
                return *before != token as u32;
            }
            *before = token as u32;
            if doc.words.is_root(at) {
                return true;
            }
            at = doc.words.head[at as usize];
        }
    })
}
