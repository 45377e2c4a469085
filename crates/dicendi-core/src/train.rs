//! Training of the French model from treebanks and lexicons: never part of what ships.
//!
//! The same files give the same model, byte for byte.

mod clusters;
mod confidence;
mod contractions;
mod incises;
mod joined;
mod lexicon;
mod names;
mod net;
mod perceptron;
mod relations;
mod score;
mod seams;
mod silver;
mod treebank;

pub use crate::entities::measure::{
    Coreference, Report as WhoReport, coreference, measure as measure_who, read_genders,
    search as search_weights,
};
pub use clusters::clusters;
pub use confidence::{Observations, Reliability};
pub use score::{Incises, Scores, evaluate};

use crate::analysis::internals::{Forms, class_rows};
use crate::error::{Error, Result};
use crate::model::Model;
use net::{Lessons, Reading, Silver, Teaches, Words};
use std::path::Path;
use treebank::{Corpus, Gold};

/// Where the material of training lies.
#[derive(Debug)]
pub struct Sources<'p> {
    /// The folder of the treebanks.
    pub treebanks: &'p Path,
    /// The Lefff form lexicon (`lefff-3.4.mlex`).
    pub lefff: &'p Path,
    /// Plain news text, a paragraph a line.
    pub text: &'p Path,
    /// Groups of words, as the example `train_clusters` prints them.
    pub clusters: &'p Path,
    /// What reading the news has taught, as the example `train_reading` writes it.
    pub reading: &'p Path,
    /// A model whose network analyses news for the new one, which then can do with fewer units.
    pub teacher: Option<&'p Path>,
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

/// Learns where a text has lost a line break; gives the rows of `seam_weights.tsv`. `text` is news, a
/// paragraph or headline a line.
pub fn seam_weights(treebanks: &Path, text: &Path, report: &mut dyn FnMut(&str)) -> Result<String> {
    let read = |name: &str| read_file(&treebanks.join(name));
    let corpora = [
        Corpus::conllu(&read("fr_sequoia-ud-train.conllu")?)?,
        Corpus::conllu(&read("fr_gsd-ud-dev.conllu")?)?,
    ];
    let (rows, [precision, recall]) = seams::train(&corpora.each_ref(), &read_file(text)?);
    report(&format!(
        "seams: precision {:.1} %, recall {:.1} % on what they were learned from",
        100.0 * precision,
        100.0 * recall
    ));
    Ok(rows)
}

/// Learns where sentences begin in a text that has lost all its lines; gives the rows of
/// `joined_weights.tsv`. `text` is news, a paragraph or headline a line.
pub fn joined_weights(
    treebanks: &Path,
    text: &Path,
    report: &mut dyn FnMut(&str),
) -> Result<String> {
    let read = |name: &str| read_file(&treebanks.join(name));
    let corpora = [
        Corpus::conllu(&read("fr_sequoia-ud-train.conllu")?)?,
        Corpus::conllu(&read("fr_gsd-ud-dev.conllu")?)?,
        Corpus::conllu(&read("fr_gsd-train-fib.conllu")?)?,
    ];
    Ok(joined::train(
        &corpora.each_ref(),
        &read_file(text)?,
        report,
    ))
}

/// One built reporting clause for so many fitting sentences.
const INCISE_STEP: usize = 6;

/// Trees of reporting clauses behind quotations, built from the sentences of a CoNLL-U file; as CoNLL-U.
pub fn incises(treebank: &str, step: usize, seed: u64) -> Result<String> {
    Ok(incises::build(
        &Corpus::conllu(treebank)?,
        step.max(1),
        seed,
    ))
}

/// The treebanks whose manner is learned, and the lexicon, as the model takes them.
struct Library {
    corpora: [Corpus; 3],
    tagged: Corpus,
    model: Model,
    classes: Vec<[u16; 2]>,
}

impl Library {
    fn open(treebanks: &Path, lefff: &Path, clusters: &Path) -> Result<Self> {
        let read = |name: &str| read_file(&treebanks.join(name));
        let corpora = [
            Corpus::conllu(&read("fr_sequoia-ud-train.conllu")?)?,
            Corpus::conllu(&read("fr_gsd-ud-dev.conllu")?)?,
            Corpus::conllu(&read("fr_gsd-train-fib.conllu")?)?,
        ];
        let groups = read_file(clusters)?;
        let groups = groups.lines().filter_map(|line| line.split_once('\t'));
        let groups = groups
            .filter_map(|(word, group)| Some((word.to_string(), group.parse().ok()?)))
            .collect();
        let lefff = read_file(lefff)?;
        let mut model = Model::default();
        model.add(
            "forms",
            lexicon::build(&lefff, &read("lexiqueFR-GSD.tsv")?, &corpora, &groups)?,
        );
        let classes = lexicon::classes(&lefff);
        Ok(Library {
            corpora,
            tagged: Corpus::tagged(&read("fr_gsd-train-upos.txt")?)?,
            model,
            classes: classes
                .iter()
                .map(|tags| class_rows(tags.iter().map(String::as_str)))
                .collect(),
        })
    }

    fn forms(&self) -> Result<Forms> {
        Forms::read(&mut self.model.section("forms")?)
    }
}

/// Reads plain news text, a paragraph a line; gives what that teaches a network with so many units a direction,
/// for [`Sources::reading`].
pub fn read_news(
    treebanks: &Path,
    lefff: &Path,
    clusters: &Path,
    news: &str,
    units: usize,
    report: &mut dyn FnMut(&str),
) -> Result<Vec<u8>> {
    let library = Library::open(treebanks, lefff, clusters)?;
    let forms = library.forms()?;
    let gold: Vec<Gold> = library
        .corpora
        .iter()
        .chain([&library.tagged])
        .flat_map(|corpus| corpus.sentences(&forms))
        .collect();
    let words = Words {
        forms: &forms,
        classes: library.classes,
    };
    let reading = net::read(
        news,
        units,
        gold.iter().flat_map(|gold| &gold.forms),
        &words,
        report,
    );
    Ok(reading.to_bytes())
}

/// Trains a model and gives the bytes of its file; tells `report` how it goes.
pub fn train(sources: &Sources, report: &mut dyn FnMut(&str)) -> Result<Vec<u8>> {
    let read = |name: &str| read_file(&sources.treebanks.join(name));
    let text = read_file(sources.text)?;
    report("lexicon");
    let Library {
        corpora,
        tagged,
        mut model,
        classes,
    } = Library::open(sources.treebanks, sources.lefff, sources.clusters)?;
    let forms = Forms::read(&mut model.section("forms")?)?;
    let sequoia = corpora[0].sentences(&forms);
    let gsd: Vec<Gold> = corpora[1..]
        .iter()
        .flat_map(|corpus| corpus.sentences(&forms))
        .collect();
    let tagged = tagged.sentences(&forms);
    let reporting = |corpus: &Corpus, seed| -> Result<Vec<Gold>> {
        Ok(Corpus::conllu(&incises::build(corpus, INCISE_STEP, seed))?.sentences(&forms))
    };
    let (reporting, reporting_gsd) = (reporting(&corpora[0], 11)?, reporting(&corpora[1], 12)?);
    let questions = Corpus::conllu(&read("fr_fqb-ud-test.conllu")?)?.sentences(&forms);
    let spoken = [
        read("fr_rhapsodie-ud-train.conllu")?,
        read("fr_parisstories-ud-train.conllu")?,
    ];
    let spoken = [
        Corpus::conllu(&spoken[0])?.sentences(&forms),
        Corpus::conllu(&spoken[1])?.sentences(&forms),
    ];
    let all = usize::MAX;
    let lessons = |gold, teaches, source, drawn, weight| Lessons {
        gold,
        teaches,
        source,
        drawn,
        weight,
    };
    let reading = read_bytes(sources.reading)?;
    let teacher = sources
        .teacher
        .map(|path| Model::read(&read_bytes(path)?[..]));
    let teacher = teacher.transpose()?;
    let network = net::train(
        &Reading::from_bytes(&reading)?,
        &[
            lessons(&sequoia, Teaches::All, 0, all, 1.0),
            lessons(&gsd, Teaches::All, 1, all, 1.0),
            lessons(&reporting, Teaches::Trees, 0, all, 1.0),
            lessons(&reporting_gsd, Teaches::Trees, 1, all, 1.0),
            lessons(&questions, Teaches::All, 2, 400, 0.5),
            lessons(&spoken[0], Teaches::All, 3, 200, 0.3),
            lessons(&spoken[1], Teaches::All, 3, 200, 0.3),
            lessons(&tagged, Teaches::Tags, 1, 2000, 1.0),
        ],
        &Silver {
            teacher: teacher.as_ref(),
            tagged: &tagged,
            news: &text,
        },
        &Words {
            forms: &forms,
            classes,
        },
        report,
    )?;
    report(&format!("net: {} bytes", network.len()));
    model.add("net", network);
    relations::teach(&mut model, &corpora[0], report);
    let marked = read("sequoia-ud.parseme.frsemcor.train")?;
    names::teach(&mut model, &corpora[0], &marked, &text, report)?;
    Ok(model.to_bytes())
}

/// Teaches a model that reads already to look at relations again; gives the bytes of its file.
pub fn train_relations(
    model: &[u8],
    treebanks: &Path,
    report: &mut dyn FnMut(&str),
) -> Result<Vec<u8>> {
    let mut model = Model::read(model)?;
    let treebank = Corpus::conllu(&read_file(&treebanks.join("fr_sequoia-ud-train.conllu"))?)?;
    relations::teach(&mut model, &treebank, report);
    Ok(model.to_bytes())
}

/// Teaches a model that reads already names anew; gives the bytes of its file.
pub fn train_names(
    model: &[u8],
    treebanks: &Path,
    text: &Path,
    report: &mut dyn FnMut(&str),
) -> Result<Vec<u8>> {
    let mut model = Model::read(model)?;
    let treebank = Corpus::conllu(&read_file(&treebanks.join("fr_sequoia-ud-train.conllu"))?)?;
    let marked = read_file(&treebanks.join("sequoia-ud.parseme.frsemcor.train"))?;
    names::teach(&mut model, &treebank, &marked, &read_file(text)?, report)?;
    Ok(model.to_bytes())
}

fn read_bytes(path: &Path) -> Result<Vec<u8>> {
    std::fs::read(path).map_err(|error| Error::input(format!("{}: {error}", path.display())))
}

/// A text file.
pub(crate) fn read_file(path: &Path) -> Result<String> {
    std::fs::read_to_string(path)
        .map_err(|error| Error::input(format!("{}: {error}", path.display())))
}
