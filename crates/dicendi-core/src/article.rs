//! Reading an article: its paragraphs, and which of them are title, text, crosshead or page furniture.
//!
//! Nothing is lost: what is not read for statements stays a block of its own kind.

mod dirt;
mod repeats;

pub(crate) use dirt::{find as find_dirt, is_blank, is_unseen};

use crate::lexicon::Lexicon;
use crate::span::{Byte, Span};

/// An article as it comes in.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Article {
    /// The user's own id; unique in a corpus.
    pub id: String,
    /// The text, with one paragraph a line; the title, if it is part of it, on the first.
    pub text: String,
    /// The title, where it is known apart from the text.
    #[serde(default)]
    pub title: Option<String>,
    /// Date of publication, ISO 8601 (`2026-11-22`, a time may follow).
    #[serde(default)]
    pub published: Option<String>,
    /// The outlet.
    #[serde(default)]
    pub source: Option<String>,
    /// Where it stands on the web.
    #[serde(default)]
    pub url: Option<String>,
    /// The outlet's section.
    #[serde(default)]
    pub section: Option<String>,
    /// Its words, sentences and trees as another program found them, in CoNLL-U; it is read with these.
    #[serde(default)]
    pub conllu: Option<String>,
}

impl Article {
    /// An article of which only the text is known.
    pub fn from_text(id: impl Into<String>, text: impl Into<String>) -> Self {
        Article {
            id: id.into(),
            text: text.into(),
            ..Article::default()
        }
    }
}

/// A paragraph: a line of the text that is not empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Block {
    /// Its bytes, without the spaces around it.
    pub span: Span<Byte>,
    /// What it is.
    pub kind: BlockKind,
}

/// What a paragraph is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BlockKind {
    /// The headline.
    Title,
    /// Running text.
    Text,
    /// A heading between paragraphs: *- Pas grand chose -*.
    Crosshead,
    /// Navigation, captions, credits, related links.
    Furniture,
    /// A paragraph that repeats earlier text: a teaser, a pull-quote.
    Repeat,
}

/// Splits a text into its blocks.
pub(crate) fn read_blocks(text: &str, lexicon: &Lexicon) -> Vec<Block> {
    let mut blocks: Vec<Block> = lines(text)
        .map(|span| Block {
            span,
            kind: BlockKind::Text,
        })
        .collect();
    let long = |block: &Block| words(block.span.of(text)) > 12;
    let first_long = blocks.iter().position(long);
    for block in &mut blocks {
        let line = block.span.of(text);
        if is_crosshead(line) {
            block.kind = BlockKind::Crosshead;
        } else if lexicon.is_furniture(line) {
            block.kind = BlockKind::Furniture;
        }
    }
    if let Some(title) = mark_head(&mut blocks, text, first_long) {
        mark_bare_headings(&mut blocks, text, title);
    }
    if first_long.is_none() {
        mark_menu(&mut blocks, text);
    }
    repeats::mark(&mut blocks, text);
    blocks
}

/// The non-empty lines, trimmed.
fn lines(text: &str) -> impl Iterator<Item = Span<Byte>> {
    let mut at = 0;
    // Carriage returns alone end lines in files of old Macintoshes, form feeds pages of scanned ones.
    text.split(['\n', '\r', '\x0c']).filter_map(move |line| {
        let start = at + (line.len() - line.trim_start_matches(is_blank).len());
        let end = at + line.trim_end_matches(is_blank).len();
        at += line.len() + 1;
        (end > start).then(|| Span::new(start as u32, end as u32))
    })
}

/// Marks the title, and as furniture the navigation words that stand above it; the title's index.
fn mark_head(blocks: &mut [Block], text: &str, first_long: Option<usize>) -> Option<usize> {
    let body = first_long?;
    // The title is the last line above the body that looks like a headline, else the body has none.
    let title = (0..body)
        .filter(|&index| blocks[index].kind == BlockKind::Text)
        .find(|&index| words(blocks[index].span.of(text)) >= 4)
        .or_else(|| {
            (0..body)
                .rev()
                .find(|&index| blocks[index].kind == BlockKind::Text)
        });
    let title = match title {
        Some(title) => title,
        // A single long line above other long lines may itself be the headline.
        None if !ends_a_sentence(blocks[body].span.of(text)) && blocks.len() > body + 1 => body,
        None => return None,
    };
    for block in &mut blocks[..title] {
        block.kind = BlockKind::Furniture;
    }
    blocks[title].kind = BlockKind::Title;
    Some(title)
}

/// A page without any paragraph: its shortest lines are a menu.
fn mark_menu(blocks: &mut [Block], text: &str) {
    if blocks.len() < 3 {
        return;
    }
    for block in blocks {
        let line = block.span.of(text);
        if words(line) <= 3 && !ends_a_sentence(line) && !is_speech(line) {
            block.kind = BlockKind::Furniture;
        }
    }
}

/// Whether a line may be what somebody says.
fn is_speech(line: &str) -> bool {
    line.starts_with(['"', '«', '“', '–', '—', '-']) || line.contains(['"', '«', '“', ':'])
}

/// Short lines in the body that no sentence ends are headings, captions or menu entries.
fn mark_bare_headings(blocks: &mut [Block], text: &str, title: usize) {
    let last_long = blocks
        .iter()
        .rposition(|block| words(block.span.of(text)) > 12)
        .unwrap_or(title);
    for (index, block) in blocks.iter_mut().enumerate().skip(title + 1) {
        let line = block.span.of(text);
        let short = words(line) <= 8 && !ends_a_sentence(line) && !is_speech(line);
        if block.kind == BlockKind::Text && short {
            block.kind = if index > last_long {
                BlockKind::Furniture
            } else {
                BlockKind::Crosshead
            };
        }
    }
}

/// *- Pas grand chose -*
fn is_crosshead(line: &str) -> bool {
    const DASHES: [char; 3] = ['-', '–', '—'];
    let inner = line.trim_matches(|c: char| DASHES.contains(&c));
    line.starts_with(DASHES)
        && line.ends_with(DASHES)
        && words(inner) <= 12
        && inner.len() < line.len()
}

fn ends_a_sentence(line: &str) -> bool {
    let bare = line.trim_end_matches(['"', '»', '”', '\'', '’', ')', ' ', '\u{a0}', '\u{202f}']);
    bare.ends_with(['.', '!', '?', '…', ';', ','])
}

/// The words of a line, counted no further than any rule asks.
fn words(line: &str) -> usize {
    const MOST: usize = 13;
    line.split_whitespace()
        .filter(|word| word.chars().any(char::is_alphanumeric))
        .take(MOST)
        .count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(text: &str) -> Vec<BlockKind> {
        read_blocks(text, Lexicon::french())
            .iter()
            .map(|block| block.kind)
            .collect()
    }

    const LONG: &str = "Le conseil municipal a voté lundi soir, après quatre heures de débats, la rénovation du marché couvert.";

    #[test]
    fn a_page_has_its_furniture_set_aside() {
        use BlockKind::*;
        let other = "La maire a salué un vote \"historique\" devant une salle comble et des commerçants soulagés par la décision.";
        let teaser = format!("{LONG}{} ...", &other[..70]);
        let text = format!(
            "Accueil\nMenu\n\nLe marché couvert sera rénové\n\n{LONG}\n\n- Quatre heures -\n\n{other}\n\n{teaser}"
        );
        assert_eq!(
            kinds(&text),
            [Furniture, Furniture, Title, Text, Crosshead, Text, Repeat]
        );
    }

    #[test]
    fn short_speech_is_no_heading() {
        use BlockKind::*;
        let text = format!(
            "Le marché couvert sera rénové\n\n{LONG}\n\n\"Enfin\"\n\nUn vote attendu\n\n{LONG} Les travaux commenceront en mars."
        );
        assert_eq!(kinds(&text), [Title, Text, Text, Crosshead, Text]);
    }

    #[test]
    fn nothing_at_all_is_no_block() {
        assert!(kinds("").is_empty());
        assert!(kinds(" \n\t\n\u{a0}\n").is_empty());
        assert_eq!(kinds("Un"), [BlockKind::Text]);
    }

    #[test]
    fn a_menu_alone_is_furniture() {
        use BlockKind::*;
        assert_eq!(kinds("Accueil\nNos services\nContact"), [Furniture; 3]);
        assert_eq!(kinds("Accueil\n- Oui\nIl dort."), [Furniture, Text, Text]);
    }
}
