//! Training of the French model from treebanks and lexicons: never part of what ships.
//!
//! The same files give the same model, byte for byte.

mod clusters;
mod contractions;
mod incises;
mod lexicon;
mod names;
mod parser;
mod perceptron;
mod score;
mod silver;
mod tagger;
mod treebank;

pub use clusters::clusters;
pub use score::{Scores, evaluate};

use crate::analysis::internals::{Forms, Names, Tagger};
use crate::error::{Error, Result};
use crate::model::Model;
use std::path::Path;
use treebank::{Corpus, Given, Gold};

/// Where the material of training lies.
#[derive(Debug)]
pub struct Sources<'p> {
    /// The folder of the treebanks.
    pub treebanks: &'p Path,
    /// The Lefff form lexicon (`lefff-3.4.mlex`).
    pub lefff: &'p Path,
    /// Plain news text, a paragraph a line.
    pub text: &'p Path,
    /// Groups of words learned from it, as the example `train_clusters` prints them.
    pub clusters: &'p Path,
}

/// Learns where *du* and *des* are two words; gives the rows of `contraction_weights.tsv`.
pub fn contraction_weights(treebanks: &Path, report: &mut dyn FnMut(&str)) -> Result<String> {
    let read = |name: &str| read_file(&treebanks.join(name));
    let corpora = [
        Corpus::conllu(&read("fr_sequoia-ud-train.conllu")?)?,
        Corpus::conllu(&read("fr_gsd-ud-dev.conllu")?)?,
        Corpus::conllu(&read("fr_gsd-train-fib.conllu")?)?,
        Corpus::tagged(&read("fr_gsd-train-upos.txt")?)?,
    ];
    let (rows, share) = contractions::train(&corpora.each_ref());
    report(&format!("contractions: {:.2} % right on what they were learned from", 100.0 * share));
    Ok(rows)
}

/// One built reporting clause for so many fitting sentences.
const INCISE_STEP: usize = 4;

/// Trees of reporting clauses behind quotations, built from the sentences of a CoNLL-U file; as CoNLL-U.
pub fn incises(treebank: &str, step: usize, seed: u64) -> Result<String> {
    Ok(incises::build(&Corpus::conllu(treebank)?, step.max(1), seed))
}

/// Trains a model and gives the bytes of its file; tells `report` how it goes.
pub fn train(sources: &Sources, report: &mut dyn FnMut(&str)) -> Result<Vec<u8>> {
    let read = |name: &str| read_file(&sources.treebanks.join(name));
    let corpora = [
        Corpus::conllu(&read("fr_sequoia-ud-train.conllu")?)?,
        Corpus::conllu(&read("fr_gsd-ud-dev.conllu")?)?,
        Corpus::conllu(&read("fr_gsd-train-fib.conllu")?)?,
    ];
    let tagged = Corpus::tagged(&read("fr_gsd-train-upos.txt")?)?;
    let groups = read_file(sources.clusters)?;
    let groups = groups.lines().filter_map(|line| line.split_once('\t'));
    let groups = groups.filter_map(|(word, group)| Some((word.to_string(), group.parse().ok()?))).collect();
    report("lexicon");
    let mut model = Model::default();
    let lexicon = lexicon::build(&read_file(sources.lefff)?, &read("lexiqueFR-GSD.tsv")?, &corpora, &groups)?;
    model.add("forms", lexicon);
    let forms = Forms::read(&mut model.section("forms")?)?;
    let mut trees: Vec<_> =
        corpora.iter().enumerate().flat_map(|(at, corpus)| corpus.sentences(&forms, at == 0)).collect();
    let tags: Vec<_> = tagged.sentences(&forms, false);
    report(&format!("{} trees, {} tagged sentences", trees.len(), tags.len()));
    cross_tag(&mut trees, &tags, &forms, report)?;
    tagger::train(&trees, &tags, tagger::EPOCHS, &mut model, report);
    let mut reporting = Vec::new();
    let tagger = Tagger::read(&model)?;
    for (seed, corpus) in corpora.iter().enumerate() {
        let built = Corpus::conllu(&incises::build(corpus, INCISE_STEP, 11 + seed as u64))?;
        reporting.extend(built.sentences(&forms, false));
    }
    for gold in &mut reporting {
        gold.given = Given::by(&tagger, &forms, gold);
    }
    report(&format!("{} reporting clauses", reporting.len()));
    parser::train(trees.iter().chain(&reporting), &mut model, report);
    let marked = names::read_marked(&read("sequoia-ud.parseme.frsemcor.train")?);
    let marked: Vec<_> = trees.iter().zip(marked).filter(|(gold, tags)| gold.forms.len() == tags.len()).collect();
    report(&format!("{} sentences with marked names", marked.len()));
    model.add("names", names::train(&marked, report));
    let first = Names::read(&model)?;
    let silver = silver::sentences(&read_file(sources.text)?, &forms, &tagger, &first);
    report(&format!("{} sentences with names from plain text", silver.len()));
    // What is marked by hand counts more.
    let all = marked.iter().chain(&marked).map(|(gold, tags)| (*gold, tags.clone()));
    let all: Vec<_> = all.chain(silver.iter().map(|(gold, tags)| (gold, tags.clone()))).collect();
    model.replace("names", names::train(&all, report));
    Ok(model.to_bytes())
}

/// Gives every tree the tags of a tagger that has learned from the other folds only.
fn cross_tag(trees: &mut [Gold], tags: &[Gold], forms: &Forms, report: &mut dyn FnMut(&str)) -> Result<()> {
    const FOLDS: usize = 3;
    // A third of what has tags only: these taggers need not be the best.
    let tags: Vec<Gold> = tags.iter().step_by(3).cloned().collect();
    for fold in 0..FOLDS {
        report(&format!("fold {fold}"));
        let others: Vec<Gold> =
            trees.iter().enumerate().filter(|(at, _)| at % FOLDS != fold).map(|(_, gold)| gold.clone()).collect();
        let mut model = Model::default();
        tagger::train(&others, &tags, 3, &mut model, &mut |_| {});
        let tagger = Tagger::read(&model)?;
        for gold in trees.iter_mut().skip(fold).step_by(FOLDS) {
            gold.given = Given::by(&tagger, forms, gold);
        }
    }
    Ok(())
}

/// A text file.
pub(crate) fn read_file(path: &Path) -> Result<String> {
    std::fs::read_to_string(path).map_err(|error| Error::input(format!("{}: {error}", path.display())))
}
