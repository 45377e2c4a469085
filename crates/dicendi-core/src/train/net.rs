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
mod reading;
mod recurrence;
mod sample;
mod silver;
#[cfg(test)]
mod tests;
mod vocabulary;

use super::treebank::Gold;
use crate::analysis::internals::Forms;
use crate::error::Result;
use crate::model::Model;
use crate::ud::{Deprel, Upos};
use learner::{Course, Learner};
use params::{Layout, Sizes};
use pass::Dropout;
use random::Random;
use sample::{Bundles, Sample, Sampler};
use vocabulary::Vocabulary;

pub(crate) use reading::Reading;
pub(crate) use sample::Teaches;
pub(crate) use silver::Teachers;

/// Sentences of one manner of annotation.
pub(crate) struct Lessons<'g> {
    /// The sentences.
    pub(crate) gold: &'g [Gold],
    /// What they are good for.
    pub(crate) teaches: Teaches,
    /// Which treebank's manner they follow, below [`SOURCES`]; the network is used in manner 0.
    pub(crate) source: usize,
    /// How many are drawn for each round; all where there are no more.
    pub(crate) drawn: usize,
    /// How much each counts.
    pub(crate) weight: f32,
}

/// What the lexicon says of words.
pub(crate) struct Words<'m> {
    /// The form lexicon.
    pub(crate) forms: &'m Forms,
    /// Rows of its classes.
    pub(crate) classes: Vec<[u16; 2]>,
}

/// Sentences that the network analyses, to learn from them in turn.
pub(crate) struct Silver<'g> {
    /// Sentences with parts of speech.
    pub(crate) tagged: &'g [Gold],
    /// News, a paragraph a line.
    pub(crate) news: &'g str,
}

/// Manners of annotation.
const SOURCES: usize = 4;
/// The manner in which the network is used.
const MANNER: usize = 0;
/// How many sentences that the teachers have analysed are drawn for a round: of those with parts of
/// speech, of news with a clause of *que*, and of other news.
const SILVER: [usize; 3] = [2000, 2500, 2500];
/// One of so many news sentences becomes silver.
const NEWS_STEP: usize = 5;
const COURSE: Course = Course {
    batch: 32,
    rounds: 16,
    rate: 0.004,
};
/// Teachers learn for a shorter time: together they know more than one that learns longer.
const TEACHING: Course = Course {
    rounds: 12,
    ..COURSE
};
/// The seed of the network that ships.
const STUDENT: u64 = 9;
/// How much slower embeddings move while the treebanks teach: their words are few.
const EMBEDDING: f32 = 0.5;
const HIDDEN: Dropout = Dropout {
    word: 0.1,
    slot: 0.05,
    hidden: 0.2,
    head: 0.25,
};
/// Longer sentences are left out of training.
const LONGEST: usize = 150;

fn sizes(vocabulary: &Vocabulary, bundles: usize) -> Sizes {
    Sizes {
        vocabulary: vocabulary.len(),
        word: 64,
        guessed: 0,
        slot: 24,
        sources: SOURCES,
        units: 112,
        layers: 3,
        arc: 96,
        label: 96,
        tag: 96,
        labels: Deprel::ALL.len(),
        classes: [Upos::ALL.len(), bundles],
    }
}

/// Reads the news, a paragraph a line. `known` are the words of the treebanks.
pub(crate) fn read<'w>(
    news: &str,
    known: impl Iterator<Item = &'w String>,
    words: &Words,
    report: &mut dyn FnMut(&str),
) -> Reading {
    let news = news::sentences(news);
    let vocabulary = Vocabulary::new(known, news.iter().flatten());
    let bundles = Bundles::new(std::iter::empty());
    let sampler = Sampler {
        vocabulary: &vocabulary,
        words,
        bundles: &bundles,
    };
    let texts: Vec<Sample> = news.iter().map(|forms| sampler.words(forms)).collect();
    let sizes = sizes(&vocabulary, 1);
    Reading::learn(vocabulary, sizes, &texts, report)
}

/// A network in the making.
struct Making<'a> {
    reading: &'a Reading,
    words: &'a Words<'a>,
    bundles: Bundles,
}

impl<'a> Making<'a> {
    fn new(
        reading: &'a Reading,
        lessons: &[Lessons],
        words: &'a Words<'a>,
        report: &mut dyn FnMut(&str),
    ) -> Self {
        let full = lessons
            .iter()
            .filter(|lessons| lessons.teaches == Teaches::All);
        let bundles = Bundles::new(full.flat_map(|lessons| lessons.gold));
        report(&format!(
            "{} words have a row, {} bundles of features",
            reading.vocabulary.len(),
            bundles.list.len()
        ));
        Making {
            reading,
            words,
            bundles,
        }
    }

    fn sampler(&self) -> Sampler<'_> {
        Sampler {
            vocabulary: &self.reading.vocabulary,
            words: self.words,
            bundles: &self.bundles,
        }
    }

    /// Takes a network that has read along a course; gives the section `net` of the model.
    fn network(
        &self,
        seed: u64,
        course: Course,
        samples: &[(Vec<Sample>, usize)],
        report: &mut dyn FnMut(&str),
    ) -> Result<Vec<u8>> {
        let sizes = sizes(&self.reading.vocabulary, self.bundles.list.len());
        let mut learner = Learner::new(Layout::new(sizes), seed);
        self.reading.teach(&mut learner)?;
        learner.embedding = EMBEDDING;
        learn(&mut learner, course, samples, report);
        Ok(export::export(
            &learner.layout,
            &learner.all,
            MANNER,
            &self.reading.vocabulary.words,
            &self.bundles.list,
            &self.words.classes,
        ))
    }
}

/// The samples of lessons, with how many are drawn for a round.
fn samples(lessons: &[Lessons], sampler: &Sampler) -> Vec<(Vec<Sample>, usize)> {
    let samples = lessons.iter().map(|lessons| {
        let short = lessons
            .gold
            .iter()
            .filter(|gold| gold.forms.len() <= LONGEST);
        let samples = short.map(|gold| Sample {
            weight: lessons.weight,
            ..sampler.gold(gold, lessons.teaches, lessons.source)
        });
        (samples.collect(), lessons.drawn)
    });
    samples.collect()
}

/// Networks that learn the lessons from different beginnings, to teach together; as a file of sections.
pub(crate) fn teachers(
    reading: &Reading,
    lessons: &[Lessons],
    words: &Words,
    report: &mut dyn FnMut(&str),
) -> Result<Vec<u8>> {
    let making = Making::new(reading, lessons, words, report);
    let samples = samples(lessons, &making.sampler());
    let mut model = Model::default();
    for (seed, name) in (1..).zip(silver::SECTIONS) {
        report(&format!("teacher {seed}"));
        model.add(name, making.network(seed, TEACHING, &samples, report)?);
    }
    Ok(model.to_bytes())
}

/// Learns tags and trees, beginning with what reading has taught; gives the section `net` of the model.
///
/// It learns from the lessons and from what the teachers together say of more text.
pub(crate) fn train(
    reading: &Reading,
    lessons: &[Lessons],
    silver: &Silver,
    mut teachers: Teachers,
    words: &Words,
    report: &mut dyn FnMut(&str),
) -> Result<Vec<u8>> {
    let making = Making::new(reading, lessons, words, report);
    let sampler = making.sampler();
    let mut samples = samples(lessons, &sampler);
    let (with_clause, other): (Vec<_>, Vec<_>) = news::sentences(silver.news)
        .into_iter()
        .step_by(NEWS_STEP)
        .partition(|forms| forms.iter().any(|form| news::opens_clause(form)));
    let tagged = silver.tagged.iter();
    let tagged = tagged.filter_map(|gold| teachers.tagged(gold, &sampler));
    let mut more: [Vec<Sample>; 3] = [tagged.collect(), Vec::new(), Vec::new()];
    for (more, news) in more[1..].iter_mut().zip([with_clause, other]) {
        more.extend(news.iter().map(|forms| teachers.plain(forms, &sampler)));
    }
    for (more, drawn) in more.into_iter().zip(SILVER) {
        report(&format!("{} sentences of the teachers", more.len()));
        samples.push((more, drawn));
    }
    making.network(STUDENT, COURSE, &samples, report)
}

/// Takes a network along a course, with samples of which so many are drawn for each round.
fn learn(
    learner: &mut Learner,
    course: Course,
    samples: &[(Vec<Sample>, usize)],
    report: &mut dyn FnMut(&str),
) {
    learner.learn(
        course,
        |random| {
            samples
                .iter()
                .flat_map(|(samples, drawn)| draw(samples, *drawn, random))
                .collect()
        },
        |pass, layout, all, batch, gradients, random| {
            pass.run(layout, all, batch, Some((gradients, random, HIDDEN)))
                .iter()
                .sum()
        },
        |heard| report(&format!("parser, {heard}")),
    );
}

fn draw<'s>(samples: &'s [Sample], count: usize, random: &mut Random) -> Vec<&'s Sample> {
    if samples.len() <= count {
        return samples.iter().collect();
    }
    (0..count)
        .map(|_| &samples[random.below(samples.len())])
        .collect()
}
