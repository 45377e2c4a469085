//! Training of the French model from treebanks and lexicons: never part of what ships.
//!
//! The same files give the same model, byte for byte.

mod contractions;
mod lexicon;
mod parser;
mod perceptron;
mod score;
mod tagger;
mod treebank;

pub use score::{Scores, evaluate};

use crate::analysis::internals::Forms;
use crate::error::{Error, Result};
use crate::model::Model;
use std::path::Path;
use treebank::Corpus;

/// Where the material of training lies.
#[derive(Debug)]
pub struct Sources<'p> {
    /// The folder of the treebanks.
    pub treebanks: &'p Path,
    /// The Lefff form lexicon (`lefff-3.4.mlex`).
    pub lefff: &'p Path,
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
    report(&format!(
        "contractions: {:.2} % right on what they were learned from",
        100.0 * share
    ));
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
    report("lexicon");
    let mut model = Model::default();
    let lexicon = lexicon::build(
        &read_file(sources.lefff)?,
        &read("lexiqueFR-GSD.tsv")?,
        &corpora,
    )?;
    model.add("forms", lexicon);
    let forms = Forms::read(&mut model.section("forms")?)?;
    let trees: Vec<_> = corpora
        .iter()
        .flat_map(|corpus| corpus.sentences(&forms))
        .collect();
    let tags: Vec<_> = tagged.sentences(&forms);
    report(&format!(
        "{} trees, {} tagged sentences",
        trees.len(),
        tags.len()
    ));
    tagger::train(&trees, &tags, &mut model, report);
    parser::train(&trees, &mut model, report);
    model.add("names", vec![0; 4]);
    Ok(model.to_bytes())
}

/// A text file.
pub(crate) fn read_file(path: &Path) -> Result<String> {
    std::fs::read_to_string(path)
        .map_err(|error| Error::input(format!("{}: {error}", path.display())))
}
