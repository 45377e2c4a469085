//! Reporting clauses on their own: the treebanks hold hardly any, so they are built from the sentences of
//! the file. The sentences are held out, the pieces of the clauses are those of training.

use super::{share, stripped};
use crate::analysis::{Analyzer, Scratch};
use crate::document::Words;
use crate::error::Result;
use crate::train::incises;
use crate::train::treebank::Corpus;
use crate::ud::Deprel;
use std::fmt;

/// How the reporting clauses behind quotations are read.
#[derive(Debug, Default)]
pub struct Incises {
    /// Clauses that were built.
    pub built: usize,
    /// Share whose verb hangs on the root of the quotation, as parataxis.
    pub verbs: f64,
    /// Share whose subject hangs on that verb, as its subject.
    pub subjects: f64,
}

/// The seed of the clauses: others than in training.
const SEED: u64 = 5;

/// Builds a clause for every fitting sentence and reads it.
pub(super) fn measure(text: &str, analyzer: &Analyzer) -> Result<Incises> {
    let built = Corpus::conllu(&incises::build(&Corpus::conllu(text)?, 1, SEED))?.doc;
    let mut read = stripped(&built);
    analyzer.analyze(&mut read, &mut Scratch::default(), &|_, _| true);
    let is_verb = |words: &Words, token: usize| {
        words.deprel[token].universal() == Deprel::Parataxis && !words.is_root(token as u32)
    };
    let of_clause = |token: usize| built.words.deprel[token] == Deprel::ParataxisInsert;
    let verbs: Vec<usize> = (0..built.words.len())
        .filter(|&token| of_clause(token))
        .collect();
    let subjects: Vec<usize> = (0..built.words.len())
        .filter(|&token| built.words.deprel[token] == Deprel::Nsubj)
        .filter(|&token| of_clause(built.words.head[token] as usize))
        .collect();
    let same_head = |token: usize| built.words.head[token] == read.words.head[token];
    let right = |tokens: &[usize], right: &dyn Fn(usize) -> bool| {
        let count = tokens.iter().filter(|&&token| right(token)).count();
        share(count, tokens.len())
    };
    Ok(Incises {
        built: verbs.len(),
        verbs: right(&verbs, &|token| {
            same_head(token) && is_verb(&read.words, token)
        }),
        subjects: right(&subjects, &|token| {
            same_head(token) && read.words.deprel[token].universal() == Deprel::Nsubj
        }),
    })
}

impl fmt::Display for Incises {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} built reporting clauses: verbs {:.2}  subjects {:.2} (percent right)",
            self.built,
            100.0 * self.verbs,
            100.0 * self.subjects
        )
    }
}
