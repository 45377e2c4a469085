//! The table `run`: how the tables were made.

use crate::gathered::Counts;
use crate::schema::RunRows;
use dicendi_core::lexicon::OwnList;
use dicendi_core::provenance::{LEXICON, MODEL, VERSION};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::fmt;

/// What the user has chosen, by name.
#[derive(Debug, Default, Clone, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub(crate) struct Options(serde_json::Map<String, Value>);

impl Options {
    /// Notes an option.
    pub fn note(&mut self, name: &str, value: impl Into<Value>) {
        self.0.insert(name.into(), value.into());
    }

    /// Notes the user's lists that the documents were read with.
    pub fn note_lists(&mut self, lists: &[OwnList]) {
        for list in lists {
            let value = serde_json::json!({"file": list.file, "hash": list.hash});
            self.note(list.what, value);
        }
    }
}

/// What decides what an article is read as: of one archive it is the same for all.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Maker {
    pub version: String,
    pub model: String,
    pub lexicon: String,
    pub options: Options,
    /// So many articles make a part.
    pub part_size: usize,
}

impl Maker {
    /// This program, with these options.
    pub fn this(options: Options, part_size: usize) -> Self {
        Maker {
            version: VERSION.into(),
            model: MODEL.into(),
            lexicon: LEXICON.into(),
            options,
            part_size,
        }
    }
}

impl fmt::Display for Maker {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Maker {
            version,
            model,
            lexicon,
            options,
            part_size,
        } = self;
        let options = Value::from(options.0.clone());
        write!(
            f,
            "dicendi {version}, model {model}, word lists {lexicon}, options {options}, parts of {part_size}"
        )
    }
}

impl RunRows {
    /// Fills the row.
    pub(crate) fn fill(
        &mut self,
        counts: Counts,
        n_dated: usize,
        mut options: Options,
        seconds: Option<f64>,
    ) {
        let analyses = serde_json::json!({"model": counts.by_model, "given": counts.by_given});
        options.note("analysis", analyses);
        self.version.push(VERSION);
        self.model.push(MODEL);
        self.lexicon.push(LEXICON);
        self.options
            .push(Value::from(options.0).to_string().as_str());
        self.n_unresolved.push(counts.n_unresolved);
        let lacking = lacking(counts, n_dated);
        self.lacking.push(lacking.iter().map(String::as_str));
        self.n_articles.push(counts.n_articles);
        self.n_statements.push(counts.n_statements);
        self.n_problems.push(counts.n_problems);
        self.seconds.push(seconds);
    }
}

/// What the corpus lacks that would have been used.
fn lacking(counts: Counts, n_dated: usize) -> Vec<String> {
    let all = counts.n_articles as usize;
    let undated = all - n_dated;
    let untitled = all - counts.n_titled as usize;
    let mut lacking = Vec::new();
    if undated > 0 {
        lacking.push(format!(
            "{undated} of {all} articles have no day of publication: in them, names are joined without \
             regard to time, roles have no dates and words like *mardi* mean no day"
        ));
    }
    if untitled > 0 {
        lacking.push(format!(
            "{untitled} of {all} articles have no title: a headline is looked for in their text"
        ));
    }
    lacking
}
