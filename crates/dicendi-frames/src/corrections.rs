//! What users correct by hand, kept as a table so that it survives the next run.

use crate::error::{Error, Result};
use std::fmt;

/// The columns of a table of corrections.
pub const COLUMNS: [&str; 4] = ["correction", "name", "other", "article_id"];

/// What a correction says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    /// `other` is no name of `name`: those who are called so are somebody else.
    Not,
    /// `name` and `other` are one, and called `name`.
    Same,
}

/// A row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    /// Which row it is, counted from 1.
    pub row: usize,
    /// What it says.
    pub what: What,
    /// An entity, by `entity_id` or name.
    pub name: String,
    /// Another (for `same`, by `entity_id` or name), or a name (for `not`).
    pub other: String,
    /// The only article that it holds for.
    pub article_id: Option<String>,
}

impl fmt::Display for Correction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let what = match self.what {
            What::Not => "not",
            What::Same => "same",
        };
        write!(
            f,
            "correction in row {} ({what}: {}, {})",
            self.row, self.name, self.other
        )
    }
}

/// A table of corrections, checked.
#[derive(Debug, Default)]
pub struct Corrections(Vec<Correction>);

impl Corrections {
    /// Refuses a row that does not say of what, and two rows of which one says that two are one and the other not.
    pub fn new(rows: Vec<Correction>) -> Result<Self> {
        for row in &rows {
            if row.name.trim().is_empty() || row.other.trim().is_empty() {
                let row = row.row;
                return Err(Error::input(format!(
                    "corrections: row {row} needs both `name` and `other`"
                )));
            }
        }
        for (at, a) in rows.iter().enumerate() {
            let contradicts = |b: &&Correction| {
                let ends = [&b.name, &b.other];
                a.what != b.what
                    && a.article_id == b.article_id
                    && (ends == [&a.name, &a.other] || ends == [&a.other, &a.name])
            };
            if let Some(b) = rows[at + 1..].iter().find(contradicts) {
                return Err(Error::input(format!(
                    "corrections: {a} and {b} contradict each other"
                )));
            }
        }
        Ok(Corrections(rows))
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Names are taken away before entities are joined, each in the order of the rows.
    pub(crate) fn in_order(&self) -> impl Iterator<Item = &Correction> {
        let of = |what| self.0.iter().filter(move |row| row.what == what);
        of(What::Not).chain(of(What::Same))
    }
}
