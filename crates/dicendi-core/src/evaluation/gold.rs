//! Reading annotated articles, and finding in the text the strings that they give.

use super::matching::{Chars, characters};
use super::names::Aliases;
use crate::article::Article;
use crate::error::{Error, Result};
use rustc_hash::FxHashSet;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use std::path::Path;

/// An annotated article with its statements located.
#[derive(Debug, Clone)]
pub struct GoldArticle {
    /// The article's id.
    pub id: String,
    /// The text; the title, if it has one, is its first line.
    pub text: String,
    /// Day of publication, where known.
    pub date: Option<String>,
    /// The statements.
    pub statements: Vec<GoldStatement>,
    /// Paragraphs in which nothing counts, as spans of characters.
    pub(super) ignored: Vec<(u32, u32)>,
    pub(super) aliases: Aliases,
    /// The text, character by character.
    pub(super) chars: Vec<char>,
}

impl GoldArticle {
    /// The article to read.
    pub fn article(&self) -> Article {
        Article {
            published: self.date.clone(),
            ..Article::from_text(self.id.clone(), self.text.clone())
        }
    }

    /// Names that the annotator wrote down as one.
    pub fn aliases(&self) -> &Aliases {
        &self.aliases
    }
}

/// An annotated statement.
#[derive(Debug, Clone)]
pub struct GoldStatement {
    /// Each speaker as it stands in the text.
    pub speaker_text: Vec<String>,
    /// Who speaks, by the fullest name in the article.
    pub speakers: Vec<String>,
    /// Each target as it stands in the text, with its name.
    pub targets: Vec<(String, String)>,
    /// The cue as it stands.
    pub cue: String,
    /// The cue's dictionary form.
    pub lemma: String,
    /// `direct`, `indirect`, `mixed` or `none`.
    pub kind: String,
    /// What was said, piece by piece, as it stands.
    pub content: Vec<String>,
    /// May be found or left.
    pub optional: bool,
    /// Stands inside the content of another.
    pub nested: bool,
    /// Where the cue stands, in characters.
    pub cue_span: Option<(u32, u32)>,
    /// Where the pieces of the content stand, in characters.
    pub spans: Vec<(u32, u32)>,
    pub(super) chars: Chars,
}

impl GoldStatement {
    /// Neither missed nor wrong, whether it is found or not.
    pub fn is_free(&self) -> bool {
        self.optional || self.nested
    }
}

#[derive(serde::Deserialize)]
struct ArticleRow {
    id: String,
    text: String,
    #[serde(default)]
    date: Option<String>,
    statements: Vec<StatementRow>,
    #[serde(default)]
    ignore: Vec<usize>,
    #[serde(default)]
    aliases: Ordered,
}

#[derive(serde::Deserialize)]
struct StatementRow {
    #[serde(default)]
    para: usize,
    #[serde(default)]
    speaker_text: Vec<String>,
    speakers: Vec<String>,
    cue: String,
    lemma: String,
    targets: Vec<TargetRow>,
    content: Vec<String>,
    kind: String,
    #[serde(default)]
    optional: bool,
    #[serde(default)]
    nested: bool,
    /// Offsets in characters, where the annotation gives them itself.
    #[serde(default)]
    spans: Option<Vec<(u32, u32)>>,
    #[serde(default)]
    cue_span: Option<(u32, u32)>,
}

#[derive(serde::Deserialize)]
struct TargetRow {
    #[serde(default)]
    text: String,
    entity: String,
}

/// A JSON object of lists in the order of the file: a name given twice belongs to the later group.
#[derive(Default)]
struct Ordered(Vec<(String, Vec<String>)>);

impl<'de> Deserialize<'de> for Ordered {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> std::result::Result<Self, D::Error> {
        struct Groups;
        impl<'de> Visitor<'de> for Groups {
            type Value = Ordered;

            fn expecting(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
                f.write_str("an object of names with their other names")
            }

            fn visit_map<A: MapAccess<'de>>(
                self,
                mut map: A,
            ) -> std::result::Result<Ordered, A::Error> {
                let mut groups = Vec::new();
                while let Some(group) = map.next_entry()? {
                    groups.push(group);
                }
                Ok(Ordered(groups))
            }
        }
        deserializer.deserialize_map(Groups)
    }
}

/// Reads every `.json` file of a folder, in the order of their names.
pub fn read_gold(folder: &Path) -> Result<Vec<GoldArticle>> {
    let fail = |error: std::io::Error| Error::input(format!("{}: {error}", folder.display()));
    let mut paths = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(fail)? {
        let path = entry.map_err(fail)?.path();
        if path
            .extension()
            .is_some_and(|extension| extension == "json")
        {
            paths.push(path);
        }
    }
    if paths.is_empty() {
        return Err(Error::input(format!(
            "{}: no .json file in this folder",
            folder.display()
        )));
    }
    paths.sort();
    paths.iter().map(|path| read_article(path)).collect()
}

fn read_article(path: &Path) -> Result<GoldArticle> {
    let fail = |what: &dyn std::fmt::Display| Error::input(format!("{}: {what}", path.display()));
    let json = std::fs::read_to_string(path).map_err(|error| fail(&error))?;
    let row: ArticleRow = serde_json::from_str(&json).map_err(|error| fail(&error))?;
    locate(row).map_err(|what| fail(&what))
}

/// Turns the strings of an annotation into spans of characters.
fn locate(row: ArticleRow) -> std::result::Result<GoldArticle, String> {
    let chars: Vec<char> = row.text.chars().collect();
    let paragraphs = paragraphs(&chars);
    let paragraph = |index: usize| {
        paragraphs
            .get(index)
            .copied()
            .ok_or(format!("there is no paragraph {index}"))
    };
    let mut used = FxHashSet::default();
    let mut statements = Vec::with_capacity(row.statements.len());
    for statement in row.statements {
        let (spans, cue_span) = match statement.spans {
            Some(spans) => (spans, statement.cue_span),
            None => {
                let place = paragraph(statement.para)?;
                let spans =
                    locate_content(&chars, place.0, &statement.content).map_err(|piece| {
                        format!("paragraph {}: not found: {piece:?}", statement.para)
                    })?;
                let cue_span = match statement.cue.as_str() {
                    "" => None,
                    cue => Some(
                        locate_cue(&chars, place, cue, &spans, &mut used).ok_or_else(|| {
                            format!("paragraph {}: cue not found: {cue:?}", statement.para)
                        })?,
                    ),
                };
                (spans, cue_span)
            }
        };
        statements.push(GoldStatement {
            chars: characters(&chars, &spans),
            speaker_text: statement.speaker_text,
            speakers: statement.speakers,
            targets: statement
                .targets
                .into_iter()
                .map(|target| (target.text, target.entity))
                .collect(),
            cue: statement.cue,
            lemma: statement.lemma,
            kind: statement.kind,
            content: statement.content,
            optional: statement.optional,
            nested: statement.nested,
            cue_span,
            spans,
        });
    }
    let ignored = row
        .ignore
        .iter()
        .map(|&index| paragraph(index))
        .collect::<std::result::Result<_, _>>()?;
    Ok(GoldArticle {
        id: row.id,
        text: row.text,
        date: row.date,
        statements,
        ignored,
        aliases: Aliases::new(&row.aliases.0),
        chars,
    })
}

/// The lines that are not empty, as spans of characters.
fn paragraphs(chars: &[char]) -> Vec<(u32, u32)> {
    let mut paragraphs = Vec::new();
    let mut at = 0;
    for line in chars.split(|&c| c == '\n') {
        if line.iter().any(|c| !c.is_whitespace()) {
            paragraphs.push((at as u32, (at + line.len()) as u32));
        }
        at += line.len() + 1;
    }
    paragraphs
}

/// Finds the pieces of a content one after the other; the piece that is not there as the error.
fn locate_content(
    chars: &[char],
    from: u32,
    pieces: &[String],
) -> std::result::Result<Vec<(u32, u32)>, String> {
    let mut from = from as usize;
    pieces
        .iter()
        .map(|piece| {
            let needle: Vec<char> = piece.chars().collect();
            let start = find(chars, &needle, from).ok_or_else(|| piece.clone())?;
            from = start + needle.len();
            Ok((start as u32, from as u32))
        })
        .collect()
}

/// Finds a cue in its paragraph: of the occurrences that no statement has taken, the one nearest to the
/// content and not inside it.
fn locate_cue(
    chars: &[char],
    (low, high): (u32, u32),
    cue: &str,
    spans: &[(u32, u32)],
    used: &mut FxHashSet<(String, u32)>,
) -> Option<(u32, u32)> {
    let needle: Vec<char> = cue.chars().collect();
    let length = needle.len() as u32;
    let paragraph = &chars[..high as usize];
    let mut hits = Vec::new();
    let mut from = low as usize;
    while let Some(hit) = find(paragraph, &needle, from) {
        hits.push(hit as u32);
        from = hit + needle.len();
    }
    let first = *hits.first()?;
    hits.retain(|&hit| !used.contains(&(cue.to_string(), hit)));
    if hits.is_empty() {
        hits.push(first);
    }
    let inside = |hit: u32| spans.iter().any(|&(start, end)| start <= hit && hit < end);
    let gap = |hit: u32| {
        spans
            .iter()
            .map(|&(start, end)| hit.abs_diff(end).min((hit + length).abs_diff(start)))
            .min()
            .unwrap_or(0)
    };
    let best = hits
        .into_iter()
        .min_by_key(|&hit| (inside(hit), gap(hit)))?;
    used.insert((cue.to_string(), best));
    Some((best, best + length))
}

/// The first place at or after `from` where `needle` stands.
fn find(chars: &[char], needle: &[char], from: usize) -> Option<usize> {
    if needle.is_empty() {
        return (from <= chars.len()).then_some(from);
    }
    chars
        .get(from..)?
        .windows(needle.len())
        .position(|window| window == needle)
        .map(|index| from + index)
}
