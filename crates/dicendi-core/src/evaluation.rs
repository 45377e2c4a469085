//! Measures statements against articles that somebody annotated by hand.
//!
//! A gold folder holds one JSON file an article. A predicted statement matches a gold one by what was
//! said, or by its cue where nothing is reported; of the matched ones lemma, speakers and targets are
//! compared as names.

mod gold;
mod judgement;
mod matching;
mod names;
mod scores;

pub use gold::{GoldArticle, GoldStatement, read_gold};
pub use judgement::{Judgement, judge};
pub use names::{Aliases, fold, same_name};
pub use scores::{Rates, Report, Scores};

use crate::document::Document;
use crate::span::{Byte, CharMap, Span};
use rustc_hash::FxHashMap;

/// A statement as it is compared: names in place of mentions, offsets in characters.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Prediction {
    /// Names of those who speak.
    #[serde(default)]
    pub speakers: Vec<String>,
    /// The cue's dictionary form, empty where there is no cue.
    #[serde(default)]
    pub lemma: String,
    /// Names of those it is directed at.
    #[serde(default)]
    pub targets: Vec<String>,
    /// Where the cue stands.
    #[serde(default)]
    pub cue: Option<(u32, u32)>,
    /// Where the pieces of what was said stand, in order.
    #[serde(default)]
    pub content: Vec<(u32, u32)>,
    /// `direct`, `indirect`, `mixed` or `none`.
    #[serde(default)]
    pub kind: String,
    /// Whether it stands inside the content of another.
    #[serde(default)]
    pub nested: bool,
}

/// The statements of a document as they are compared.
pub fn predictions(doc: &Document) -> Vec<Prediction> {
    let text = doc.text();
    let map = CharMap::new(text);
    let chars = |span: Span<Byte>| map.chars(text, span);
    doc.statements
        .iter()
        .map(|statement| Prediction {
            speakers: statement
                .speakers
                .iter()
                .filter_map(|speaker| doc.name_of(speaker.mention))
                .map(str::to_string)
                .collect(),
            lemma: statement.verb.clone(),
            targets: statement
                .targets
                .iter()
                .filter_map(|target| doc.name_of(target.mention))
                .map(str::to_string)
                .collect(),
            cue: statement.cue.map(chars),
            content: statement.content.iter().copied().map(chars).collect(),
            kind: statement.kind.as_str().to_string(),
            nested: statement.parent.is_some(),
        })
        .collect()
}

/// Compares the predicted statements of each article, found by its id, with the gold ones.
pub fn evaluate(gold: &[GoldArticle], predictions: &FxHashMap<String, Vec<Prediction>>) -> Report {
    let mut tally = scores::Tally::default();
    for article in gold {
        let predicted = predictions.get(&article.id).map_or(&[][..], Vec::as_slice);
        tally.add(article, predicted);
    }
    tally.report()
}
