//! Parts of speech and features, word by word from the left.
//!
//! Averaged perceptrons (Collins 2002) over the words, their endings and shapes, their classes in the
//! form lexicon (as MElt does: Denis & Sagot 2012), and the tags already given.

use super::linear::{Linear, best, mix};
use super::signs::Signs;
use crate::error::Result;
use crate::model::Model;
use crate::ud::{Feats, Upos};

/// The two classifiers: parts of speech, then features.
#[derive(Debug)]
pub(crate) struct Tagger {
    upos: Linear,
    feats: Linear,
    bundles: Bundles,
}

/// The bundles of features that words can have, and which parts of speech have them.
#[derive(Debug, Clone, Default)]
pub(crate) struct Bundles {
    pub(crate) feats: Vec<Feats>,
    /// For each bundle, a bit for each part of speech that has it.
    pub(crate) users: Vec<u32>,
}

impl Tagger {
    pub(crate) fn read(model: &Model) -> Result<Self> {
        let upos = Linear::read(&mut model.section("upos")?, Upos::ALL.len())?;
        let mut section = model.section("feats")?;
        let mut bundles = Bundles::default();
        for _ in 0..section.count(12)? {
            bundles.feats.push(Feats::from_bits(section.u64()?));
            bundles.users.push(section.u32()?);
        }
        let feats = Linear::read(&mut section, bundles.feats.len())?;
        Ok(Tagger {
            upos,
            feats,
            bundles,
        })
    }

    /// Fills `upos` and `feats` for a sentence.
    pub(crate) fn tag(
        &self,
        signs: &[Signs],
        upos: &mut [Upos],
        feats: &mut [Feats],
        features: &mut Vec<u64>,
    ) {
        let mut scores = [0; Upos::ALL.len()];
        for at in 0..signs.len() {
            upos_features(signs, upos, at, features);
            self.upos.score(features, &mut scores);
            upos[at] = Upos::ALL[best(&scores, |_| true).unwrap_or(0)];
        }
        let mut scores = [0; 256];
        let scores = &mut scores[..self.bundles.feats.len()];
        for at in 0..signs.len() {
            feats_features(signs, upos, feats, at, features);
            self.feats.score(features, scores);
            let bit = 1 << upos[at] as u32;
            let chosen = best(scores, |bundle| self.bundles.users[bundle] & bit != 0);
            feats[at] = chosen.map_or(Feats::NONE, |bundle| self.bundles.feats[bundle]);
        }
    }
}

/// Reads a value of a neighbour; a code of its own beyond the ends of the sentence.
fn around<T>(items: &[T], at: usize, step: isize, value: impl Fn(&T) -> u64) -> u64 {
    at.checked_add_signed(step)
        .and_then(|at| items.get(at))
        .map_or(0xffff_ffff, value)
}

/// What the part of speech of word `at` is told from: the tags before it are known.
pub(crate) fn upos_features(signs: &[Signs], upos: &[Upos], at: usize, features: &mut Vec<u64>) {
    features.clear();
    let word = &signs[at];
    let mut template = 0;
    let mut see = |a: u64, b: u64| {
        template += 1;
        features.push(mix(mix(template, a), b));
    };
    let tag = |step: isize| around(upos, at, step, |upos| *upos as u64);
    let lower = |step: isize| around(signs, at, step, |signs| signs.lower);
    let class = |step: isize| around(signs, at, step, |signs| u64::from(signs.class));
    let lists = |step: isize| around(signs, at, step, |signs| u64::from(signs.lists));
    let cluster = |step: isize| around(signs, at, step, |signs| u64::from(signs.cluster));
    let ending = |step: isize| around(signs, at, step, |signs| signs.endings[2]);
    let shape = |step: isize| around(signs, at, step, |signs| signs.shape);
    // The first word that is not a mark may have its capital from its place.
    let opens = u64::from(upos[..at].iter().all(|&upos| upos == Upos::Punct));
    let (tags, before) = (mix(tag(-1), tag(-2)), tag(-1));
    see(0, 0);
    see(word.exact, opens);
    see(word.lower, 0);
    for ending in word.endings {
        see(ending, u64::from(word.class == 0));
    }
    for opening in word.openings {
        see(opening, 0);
    }
    see(word.shape, opens);
    see(word.shape, word.endings[2]);
    see(class(0), lists(0));
    see(lists(0), word.shape);
    see(class(0), word.shape);
    see(cluster(0), word.shape);
    see(before, 0);
    see(tags, 0);
    see(tags, class(0));
    see(before, word.lower);
    see(before, class(0));
    see(before, word.endings[1]);
    see(before, class(1));
    see(tags, class(1));
    see(mix(before, class(0)), class(1));
    see(lower(-1), 0);
    see(lower(-2), 0);
    see(lower(1), 0);
    see(lower(2), 0);
    see(lower(-1), word.lower);
    see(word.lower, lower(1));
    see(lower(-1), lower(1));
    see(lower(-1), lower(-2));
    see(class(-1), class(0));
    see(class(0), class(1));
    see(class(1), class(2));
    see(mix(class(-1), class(0)), class(1));
    see(mix(class(0), class(1)), class(2));
    see(class(1), 0);
    see(class(2), 0);
    see(cluster(-1), cluster(1));
    see(cluster(-1), cluster(0));
    see(cluster(0), cluster(1));
    see(cluster(1), 1);
    see(cluster(-1), 2);
    see(ending(-1), before);
    see(ending(1), 0);
    see(shape(-1), word.shape);
    see(shape(1), word.shape);
    see(lists(-1), word.shape);
    see(lists(1), word.shape);
}

/// What the features of word `at` are told from: all parts of speech and the features before it.
pub(crate) fn feats_features(
    signs: &[Signs],
    upos: &[Upos],
    feats: &[Feats],
    at: usize,
    features: &mut Vec<u64>,
) {
    features.clear();
    let word = &signs[at];
    let own = upos[at] as u64;
    let mut template = 100;
    let mut see = |a: u64, b: u64| {
        template += 1;
        features.push(mix(mix(mix(template, own), a), b));
    };
    let tag = |step: isize| around(upos, at, step, |upos| *upos as u64);
    let lower = |step: isize| around(signs, at, step, |signs| signs.lower);
    let class = |step: isize| around(signs, at, step, |signs| u64::from(signs.class));
    let ending = |step: isize| around(signs, at, step, |signs| signs.endings[2]);
    let known = |step: isize| around(&feats[..at], at, step, |feats| feats.bits());
    let (left, right) = (tag(-1), tag(1));
    see(0, 0);
    see(word.lower, 0);
    see(word.exact, 0);
    for ending in word.endings {
        see(ending, 0);
    }
    see(word.shape, word.endings[0]);
    see(class(0), 0);
    see(class(0), left);
    see(class(0), right);
    see(word.endings[1], left);
    see(word.endings[2], known(-1));
    see(known(-1), left);
    see(known(-1), class(0));
    see(known(-1), known(-2));
    see(mix(known(-1), known(-2)), left);
    see(known(-2), tag(-2));
    see(left, right);
    see(mix(left, tag(-2)), 0);
    see(mix(right, tag(2)), 0);
    see(lower(-1), 0);
    see(lower(1), 0);
    see(lower(-2), 0);
    see(lower(-1), word.lower);
    see(word.lower, lower(1));
    see(lower(1), class(0));
    see(lower(-1), class(0));
    see(class(1), right);
    see(class(1), class(0));
    see(class(2), tag(2));
    see(ending(1), right);
    see(ending(-1), left);
    see(u64::from(word.cluster), 0);
    // Agreement with the nearest noun, pronoun or verb on the left.
    let anchor = (0..at)
        .rev()
        .find(|&at| matches!(upos[at], Upos::Noun | Upos::Propn | Upos::Pron));
    see(anchor.map_or(1, |anchor| feats[anchor].bits()), class(0));
    see(
        anchor.map_or(1, |anchor| feats[anchor].bits()),
        word.endings[1],
    );
}
