//! Training of the French model from treebanks and lexicons: never part of what ships.
//!
//! The same files give the same model, byte for byte.

mod clusters;
mod contractions;
mod lexicon;
mod names;
mod parser;
mod perceptron;
mod score;
mod tagger;
mod treebank;

pub use clusters::clusters;
pub use score::{Scores, evaluate};

use crate::analysis::internals::{Forms, Tagger};
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
    /// Groups of words, as the example `train_clusters` prints them.
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
    let mut trees: Vec<_> = corpora.iter().flat_map(|corpus| corpus.sentences(&forms)).collect();
    let tags: Vec<_> = tagged.sentences(&forms);
    report(&format!("{} trees, {} tagged sentences", trees.len(), tags.len()));
    cross_tag(&mut trees, &tags, &forms, report)?;
    tagger::train(&trees, &tags, &mut model, report);
    parser::train(&trees, &mut model, report);
    let marked = names::read_marked(&read("sequoia-ud.parseme.frsemcor.train")?);
    let marked: Vec<_> = trees.iter().zip(marked).filter(|(gold, tags)| gold.forms.len() == tags.len()).collect();
    report(&format!("{} sentences with marked names", marked.len()));
    names::train(&marked, &mut model, report);
    Ok(model.to_bytes())
}

/// Gives every tree the tags of a tagger that has learned from the other folds only.
fn cross_tag(trees: &mut [Gold], tags: &[Gold], forms: &Forms, report: &mut dyn FnMut(&str)) -> Result<()> {
    const FOLDS: usize = 5;
    for fold in 0..FOLDS {
        report(&format!("fold {fold}"));
        let others: Vec<Gold> =
            trees.iter().enumerate().filter(|(at, _)| at % FOLDS != fold).map(|(_, gold)| gold.clone()).collect();
        let mut model = Model::default();
        tagger::train(&others, tags, &mut model, &mut |_| {});
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
