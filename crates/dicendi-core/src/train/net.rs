//! Training of the neural analyser: a language model on news first, then treebanks, by hand-written
//! back-propagation and Adam.

mod export;
mod gemm;
mod language;
mod learner;
mod news;
mod optimise;
mod params;
mod pass;
mod random;
mod recurrence;
mod sample;
mod vocabulary;

use super::treebank::Gold;
use crate::analysis::internals::Forms;
use crate::ud::{Deprel, Upos};
use language::Frequencies;
use learner::{Course, Learner};
use params::{Layout, Sizes};
use pass::Dropout;
use random::Random;
use sample::{Bundles, Sample, Sampler};
use vocabulary::Vocabulary;

pub(crate) use sample::Teaches;

/// Sentences of one manner of annotation.
pub(crate) struct Lessons<'g> {
    /// The sentences.
    pub(crate) gold: &'g [Gold],
    /// What they are good for.
    pub(crate) teaches: Teaches,
    /// Which treebank's manner they follow; the network is used in manner 0.
    pub(crate) source: usize,
    /// How many are drawn for each round; all where there are no more.
    pub(crate) drawn: usize,
    /// How much each counts.
    pub(crate) weight: f32,
}

/// What to learn from.
pub(crate) struct Material<'m> {
    /// The treebanks.
    pub(crate) lessons: Vec<Lessons<'m>>,
    /// News articles, a form feed between them.
    pub(crate) news: &'m str,
    /// The form lexicon.
    pub(crate) forms: &'m Forms,
    /// Rows of its classes.
    pub(crate) classes: Vec<[u16; 2]>,
}

/// Words that the language model tells apart.
const GUESSED: usize = 20_000;
const READING: Course = Course { batch: 64, rounds: 1, rate: 0.003 };
const PARSING: Course = Course { batch: 32, rounds: 20, rate: 0.002 };
/// How much slower embeddings move while the treebanks teach: their words are few.
const EMBEDDING: f32 = 0.3;
const HIDDEN: Dropout = Dropout { word: 0.1, slot: 0.05, hidden: 0.25, head: 0.25 };

/// Trains the network; gives the section `net` of the model.
pub(crate) fn train(material: &Material, report: &mut dyn FnMut(&str)) -> Vec<u8> {
    let news = news::sentences(material.news);
    let known = material.lessons.iter().filter(|lessons| lessons.source < 2);
    let vocabulary = Vocabulary::new(
        known.flat_map(|lessons| lessons.gold).flat_map(|gold| &gold.forms),
        news.iter().flatten(),
    );
    let full = material.lessons.iter().filter(|lessons| lessons.teaches == Teaches::All);
    let bundles = Bundles::new(full.flat_map(|lessons| lessons.gold));
    let sampler =
        Sampler { vocabulary: &vocabulary, forms: material.forms, classes: &material.classes, bundles: &bundles };
    let sizes = Sizes {
        vocabulary: vocabulary.len(),
        word: 64,
        guessed: vocabulary.len().min(GUESSED),
        slot: 24,
        sources: material.lessons.iter().map(|lessons| lessons.source + 1).max().unwrap_or(1),
        units: 112,
        layers: 3,
        arc: 96,
        label: 96,
        tag: 96,
        labels: Deprel::ALL.len(),
        classes: [Upos::ALL.len(), bundles.list.len()],
    };
    report(&format!("{} words have a row, {} bundles of features", vocabulary.len(), bundles.list.len()));
    let texts: Vec<Sample> = news.iter().map(|forms| sampler.words(forms)).collect();
    let reader = read(sizes.clone(), &texts, &vocabulary, report);
    let parser = parse(Sizes { guessed: 0, ..sizes }, &reader, material, &sampler, report);
    export::export(&parser.layout, &parser.all, 0, &vocabulary.words, &bundles.list, &material.classes)
}

/// Learns to guess the words of the news from those before and behind.
fn read(sizes: Sizes, texts: &[Sample], vocabulary: &Vocabulary, report: &mut dyn FnMut(&str)) -> Learner {
    let frequencies = Frequencies::new(&vocabulary.counts[..sizes.guessed]);
    let mut learner = Learner::new(Layout::new(sizes), 11);
    learner.fixed = learner.layout.crossings();
    for &crossing in &learner.fixed {
        learner.all[crossing] = 0.0;
    }
    learner.learn(
        READING,
        |_| texts.iter().collect(),
        |pass, layout, all, batch, gradients, random| {
            language::run(pass, layout, all, batch, &frequencies, gradients, random)
        },
        |round, loss| report(&format!("language model, round {round}: loss {loss:.3}")),
    );
    learner
}

/// Learns tags and trees, beginning with what `reader` has learned.
fn parse(
    sizes: Sizes, reader: &Learner, material: &Material, sampler: &Sampler, report: &mut dyn FnMut(&str),
) -> Learner {
    let lessons: Vec<(Vec<Sample>, usize)> = material
        .lessons
        .iter()
        .map(|lessons| {
            let samples = lessons.gold.iter().map(|gold| {
                let mut sample = sampler.gold(gold, lessons.teaches, lessons.source);
                sample.weight = lessons.weight;
                sample
            });
            (samples.filter(|sample| sample.len() <= LONGEST).collect(), lessons.drawn)
        })
        .collect();
    let mut learner = Learner::new(Layout::new(sizes), 1);
    learner.adopt(reader);
    learner.embedding = EMBEDDING;
    learner.learn(
        PARSING,
        |random| lessons.iter().flat_map(|(samples, drawn)| draw(samples, *drawn, random)).collect(),
        |pass, layout, all, batch, gradients, random| {
            pass.run(layout, all, batch, Some((gradients, random, HIDDEN))).iter().sum()
        },
        |round, loss| report(&format!("parser, round {round}: loss {loss:.3}")),
    );
    learner
}

/// Longer sentences are left out of training.
const LONGEST: usize = 150;

fn draw<'s>(samples: &'s [Sample], count: usize, random: &mut Random) -> Vec<&'s Sample> {
    if samples.len() <= count {
        return samples.iter().collect();
    }
    (0..count).map(|_| &samples[random.below(samples.len())]).collect()
}
