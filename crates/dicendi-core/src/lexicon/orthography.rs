//! How the language writes its words: elisions, clitics, contractions, abbreviations.

use super::table::rows;
use crate::error::Result;
use rustc_hash::{FxHashMap, FxHashSet};

/// Written forms that decide where a word begins and ends.
#[derive(Debug, Clone, Default)]
pub struct Orthography {
    elisions: FxHashSet<String>,
    whole_words: FxHashSet<String>,
    clitics: Vec<Clitic>,
    contractions: FxHashMap<String, Contraction>,
    abbreviations: FxHashMap<String, bool>,
    openers: FxHashSet<String>,
    weights: FxHashMap<String, i32>,
    seams: FxHashMap<String, i32>,
    joined: FxHashMap<String, i32>,
}

#[derive(Debug, Clone)]
struct Clitic {
    form: String,
    after_names: bool,
}

/// A written word that stands for two.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Contraction {
    pub(crate) parts: [String; 2],
    /// Whether it is never one word.
    pub(crate) always: bool,
}

macro_rules! french {
    ($name:literal) => {
        ($name, include_str!(concat!("../../lang/fr/", $name)))
    };
}

impl Orthography {
    pub(super) fn read_french() -> Result<Self> {
        let set = |(file, text): (&'static str, &'static str)| -> Result<FxHashSet<String>> {
            rows(file, text, 1)?
                .map(|row| Ok(row?.fields[0].to_string()))
                .collect()
        };
        let mut read = Orthography {
            elisions: set(french!("elisions.tsv"))?,
            whole_words: set(french!("whole_words.tsv"))?,
            openers: set(french!("openers.tsv"))?,
            ..Orthography::default()
        };
        let (file, text) = french!("clitics.tsv");
        for row in rows(file, text, 2)? {
            let row = row?;
            read.clitics.push(Clitic {
                form: row.fields[0].to_string(),
                after_names: row.fields[1] == "any",
            });
        }
        // The longest first: -t-il before -il.
        read.clitics
            .sort_by_key(|clitic| std::cmp::Reverse(clitic.form.len()));
        let (file, text) = french!("contractions.tsv");
        for row in rows(file, text, 4)? {
            let row = row?;
            let parts = [row.fields[1].to_string(), row.fields[2].to_string()];
            read.contractions.insert(
                row.fields[0].to_string(),
                Contraction {
                    parts,
                    always: row.fields[3] == "yes",
                },
            );
        }
        let (file, text) = french!("abbreviations.tsv");
        for row in rows(file, text, 2)? {
            let row = row?;
            read.abbreviations
                .insert(row.fields[0].to_string(), row.fields[1] == "yes");
        }
        read.weights = weights(french!("contraction_weights.tsv"))?;
        read.seams = weights(french!("seam_weights.tsv"))?;
        read.joined = weights(french!("joined_weights.tsv"))?;
        Ok(read)
    }

    /// Whether this, in lower case, is a word when an apostrophe follows it.
    pub(crate) fn is_elision(&self, form: &str) -> bool {
        self.elisions.contains(form)
    }

    /// Whether this, in lower case and with straight apostrophes, is one word in spite of its looks.
    pub(crate) fn is_whole(&self, form: &str) -> bool {
        self.whole_words.contains(form)
    }

    /// The number of bytes of the clitic that `word` ends with, 0 for none. Where another clitic
    /// follows (*dites-le-moi*), the word is surely a verb.
    pub(crate) fn clitic(&self, word: &str, followed: bool) -> usize {
        // They have it in front.
        if !word.contains('-') {
            return 0;
        }
        let named = !followed && word.starts_with(char::is_uppercase);
        self.clitics
            .iter()
            .find(|clitic| {
                (clitic.after_names || !named)
                    && word.len() > clitic.form.len()
                    && ends_with(word, &clitic.form)
            })
            .map_or(0, |clitic| clitic.form.len())
    }

    /// Whether this is a clitic with its hyphen, alone.
    pub(crate) fn is_clitic(&self, word: &str) -> bool {
        self.clitics
            .iter()
            .any(|clitic| clitic.form.eq_ignore_ascii_case(word))
    }

    /// What a written word, in lower case, is contracted from.
    pub(crate) fn contraction(&self, form: &str) -> Option<&Contraction> {
        self.contractions.get(form)
    }

    /// Whether a word with its full stop is an abbreviation, and if so whether it may end a sentence.
    pub(crate) fn abbreviation(&self, form: &str) -> Option<bool> {
        self.abbreviations.get(form).copied()
    }

    /// Whether this, in lower case, often opens a sentence.
    pub(crate) fn is_opener(&self, form: &str) -> bool {
        self.openers.contains(form)
    }

    /// How much a piece of context speaks for two words (positive) or one (negative).
    pub(crate) fn contraction_weight(&self, feature: &str) -> i32 {
        self.weights.get(feature).copied().unwrap_or(0)
    }

    /// How much a piece of context speaks for a lost line break (positive) or against it (negative).
    pub(crate) fn seam_weight(&self, feature: &str) -> i32 {
        self.seams.get(feature).copied().unwrap_or(0)
    }

    /// How much a piece of context speaks for the beginning of a sentence in a text that has lost its lines.
    pub(crate) fn joined_weight(&self, feature: &str) -> i32 {
        self.joined.get(feature).copied().unwrap_or(0)
    }
}

fn weights((file, text): (&'static str, &'static str)) -> Result<FxHashMap<String, i32>> {
    rows(file, text, 2)?
        .map(|row| {
            let row = row?;
            let weight = row.fields[1].parse();
            let weight = weight.map_err(|_| row.error("the weight is no whole number"))?;
            Ok((row.fields[0].to_string(), weight))
        })
        .collect()
}

/// Case-blind for ASCII, which the clitics are.
fn ends_with(word: &str, clitic: &str) -> bool {
    word.as_bytes()[word.len() - clitic.len()..].eq_ignore_ascii_case(clitic.as_bytes())
}
