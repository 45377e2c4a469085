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
use crate::analysis::net::Network;
use crate::error::Result;
use crate::model::Model;
use crate::ud::{Deprel, Upos};
use learner::{Course, Learner};
use params::{Layout, Sizes};
use pass::Dropout;
use random::Random;
use sample::{Bundles, Sample, Sampler};
use silver::Teacher;
use vocabulary::Vocabulary;

pub(crate) use reading::Reading;
pub(crate) use sample::Teaches;

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

/// Sentences that a network analyses, to learn from them in turn.
pub(crate) struct Silver<'g> {
    /// The model whose network does; without one the network itself, when the treebanks have taught it.
    pub(crate) teacher: Option<&'g Model>,
    /// Sentences with parts of speech.
    pub(crate) tagged: &'g [Gold],
    /// News, a paragraph a line.
    pub(crate) news: &'g str,
}

/// Manners of annotation.
const SOURCES: usize = 4;
/// The manner in which the network is used.
const MANNER: usize = 0;
/// Silver sentences: how many of those with known tags and of news are drawn for a round, how much they count, and one
/// of how many news sentences becomes silver.
struct Share {
    drawn: [usize; 2],
    weight: f32,
    step: usize,
}
/// From the network itself.
const OWN: Share = Share {
    drawn: [2000, 2000],
    weight: 0.5,
    step: 9,
};
/// From a teacher, who knows better.
const OF_TEACHER: Share = Share {
    drawn: [2000, 8000],
    weight: 1.0,
    step: 3,
};
const COURSE: Course = Course {
    batch: 32,
    rounds: 18,
    rate: 0.004,
};
/// The same network goes on with silver sentences besides.
const SECOND: Course = Course {
    batch: 32,
    rounds: 10,
    rate: 0.002,
};
/// A network that another one teaches has silver sentences from the beginning.
const TAUGHT: Course = Course {
    batch: 32,
    rounds: 16,
    rate: 0.004,
};
/// How much slower embeddings move while the treebanks teach: their words are few.
const EMBEDDING: f32 = 0.5;
const HIDDEN: Dropout = Dropout {
    word: 0.1,
    slot: 0.05,
    hidden: 0.2,
    head: 0.25,
};
/// Most numbers that arcs, relations and tags are scored with, each.
const HEAD: usize = 96;
/// Longer sentences are left out of training.
const LONGEST: usize = 150;

fn sizes(units: usize, vocabulary: &Vocabulary, bundles: usize) -> Sizes {
    let head = units.min(HEAD);
    Sizes {
        vocabulary: vocabulary.len(),
        word: 64,
        guessed: 0,
        slot: 24,
        sources: SOURCES,
        units,
        layers: 3,
        arc: head,
        label: head,
        tag: head,
        labels: Deprel::ALL.len(),
        classes: [Upos::ALL.len(), bundles],
    }
}

/// Reads the news, a paragraph a line, with so many units a direction. `known` are the words of the treebanks.
pub(crate) fn read<'w>(
    news: &str,
    units: usize,
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
    let sizes = sizes(units, &vocabulary, 1);
    Reading::learn(vocabulary, sizes, &texts, report)
}

/// Learns tags and trees, beginning with what reading has taught; gives the section `net` of the model.
///
/// Without a teacher the network, when the treebanks have taught it, analyses more text and goes on with both.
pub(crate) fn train(
    reading: &Reading,
    lessons: &[Lessons],
    silver: &Silver,
    words: &Words,
    report: &mut dyn FnMut(&str),
) -> Result<Vec<u8>> {
    let full = lessons
        .iter()
        .filter(|lessons| lessons.teaches == Teaches::All);
    let bundles = Bundles::new(full.flat_map(|lessons| lessons.gold));
    let vocabulary = &reading.vocabulary;
    let sampler = Sampler {
        vocabulary,
        words,
        bundles: &bundles,
    };
    report(&format!(
        "{} words have a row, {} bundles of features",
        vocabulary.len(),
        bundles.list.len()
    ));
    let mut samples: Vec<(Vec<Sample>, usize)> = lessons
        .iter()
        .map(|lessons| {
            let samples = lessons
                .gold
                .iter()
                .filter(|gold| gold.forms.len() <= LONGEST)
                .map(|gold| {
                    let mut sample = sampler.gold(gold, lessons.teaches, lessons.source);
                    sample.weight = lessons.weight;
                    sample
                });
            (samples.collect(), lessons.drawn)
        })
        .collect();
    let section = |learner: &Learner| {
        export::export(
            &learner.layout,
            &learner.all,
            MANNER,
            &vocabulary.words,
            &bundles.list,
            &words.classes,
        )
    };
    let sizes = sizes(reading.units, vocabulary, bundles.list.len());
    let mut learner = Learner::new(Layout::new(sizes), 1);
    reading.teach(&mut learner)?;
    learner.embedding = EMBEDDING;
    let (teacher, course, share) = match silver.teacher {
        Some(teacher) => (
            Network::read(&mut teacher.section("net")?)?,
            TAUGHT,
            OF_TEACHER,
        ),
        None => {
            learn(&mut learner, COURSE, &samples, report);
            let mut model = Model::default();
            model.add("net", section(&learner));
            (Network::read(&mut model.section("net")?)?, SECOND, OWN)
        }
    };
    let mut teacher = Teacher::new(teacher, &sampler);
    let more = [
        silver
            .tagged
            .iter()
            .filter_map(|gold| teacher.tagged(gold))
            .collect::<Vec<Sample>>(),
        news::sentences(silver.news)
            .iter()
            .step_by(share.step)
            .map(|forms| teacher.plain(forms))
            .collect(),
    ];
    for (mut more, drawn) in more.into_iter().zip(share.drawn) {
        report(&format!("{} silver sentences", more.len()));
        let weight = |sample: &mut Sample| sample.weight = share.weight;
        more.iter_mut().for_each(weight);
        samples.push((more, drawn));
    }
    learn(&mut learner, course, &samples, report);
    Ok(section(&learner))
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
