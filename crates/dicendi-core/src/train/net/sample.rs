//! Sentences to learn from.

use super::Words;
use super::vocabulary::Vocabulary;
use crate::analysis::internals::known;
use crate::analysis::net::features::{Rows, lexicon_rows, normalise, rows};
use crate::train::treebank::Gold;
use crate::ud::{Deprel, Feats, Upos};
use std::collections::BTreeMap;

/// No head, label or tag known.
pub const UNKNOWN: u16 = u16::MAX;

/// Classification tasks of a word beside its head: part of speech, features.
pub const TASKS: usize = 2;

/// A sentence with what is known of it.
#[derive(Debug, Clone, Default)]
pub struct Sample {
    /// Row of each word in the vocabulary, 0 for none.
    pub words: Vec<u32>,
    /// Rows of each word in the hashed tables.
    pub rows: Vec<Rows>,
    /// 0 for the root, else the head counted from 1; [`UNKNOWN`] where there is no tree.
    pub heads: Vec<u16>,
    /// Relation to the head.
    pub labels: Vec<u16>,
    /// The class in every task.
    pub tags: Vec<[u16; TASKS]>,
    /// Which treebank's manner the sentence follows.
    pub source: usize,
    /// How much it counts.
    pub weight: f32,
}

impl Sample {
    /// Number of words.
    pub fn len(&self) -> usize {
        self.words.len()
    }
}

/// What a gold sentence is good for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Teaches {
    /// Parts of speech.
    Tags,
    /// Parts of speech, heads and relations.
    Trees,
    /// All that, and features.
    All,
}

/// Turns sentences into samples.
pub(crate) struct Sampler<'a> {
    pub(crate) vocabulary: &'a Vocabulary,
    pub(crate) words: &'a Words<'a>,
    pub(crate) bundles: &'a Bundles,
}

impl Sampler<'_> {
    /// Words without analysis.
    pub(crate) fn words(&self, forms: &[String]) -> Sample {
        let mut sample = Sample {
            weight: 1.0,
            ..Sample::default()
        };
        let (mut normal, mut lower) = (String::new(), String::new());
        for form in forms {
            normalise(form, &mut normal);
            sample.words.push(self.vocabulary.row(&normal));
            let known = known(self.words.forms, form, &mut lower);
            sample.rows.push(rows(
                form,
                &normal,
                lexicon_rows(known, &self.words.classes),
            ));
        }
        sample.heads = vec![UNKNOWN; forms.len()];
        sample.labels = vec![UNKNOWN; forms.len()];
        sample.tags = vec![[UNKNOWN; TASKS]; forms.len()];
        sample
    }

    /// A sentence of a treebank.
    pub(crate) fn gold(&self, gold: &Gold, teaches: Teaches, source: usize) -> Sample {
        let mut sample = self.words(&gold.forms);
        sample.source = source;
        for word in 0..sample.len() {
            let bundle = match teaches {
                Teaches::All => self.bundles.class(gold.upos[word], gold.feats[word]),
                _ => UNKNOWN,
            };
            sample.tags[word] = [gold.upos[word] as u16, bundle];
            if teaches != Teaches::Tags {
                let root = gold.head[word] == word;
                sample.heads[word] = if root { 0 } else { gold.head[word] as u16 + 1 };
                sample.labels[word] = if root {
                    Deprel::Root
                } else {
                    gold.deprel[word]
                } as u16;
            }
        }
        sample
    }
}

/// The bundles of features that the network tells apart.
#[derive(Debug)]
pub(crate) struct Bundles {
    /// In the order of their classes.
    pub(crate) list: Vec<(Upos, Feats)>,
    classes: BTreeMap<(Upos, Feats), u16>,
}

impl Bundles {
    /// Those that occur more than once.
    pub(crate) fn new<'g>(trees: impl Iterator<Item = &'g Gold>) -> Self {
        let mut counts: BTreeMap<(Upos, Feats), usize> = BTreeMap::new();
        for gold in trees {
            for bundle in gold.upos.iter().copied().zip(gold.feats.iter().copied()) {
                *counts.entry(bundle).or_default() += 1;
            }
        }
        let list: Vec<_> = counts
            .into_iter()
            .filter(|bundle| bundle.1 > 1)
            .map(|bundle| bundle.0)
            .collect();
        Bundles {
            classes: list.iter().copied().zip(0..).collect(),
            list,
        }
    }

    /// The class of a bundle, [`UNKNOWN`] where it has none.
    pub(crate) fn class(&self, upos: Upos, feats: Feats) -> u16 {
        self.classes.get(&(upos, feats)).copied().unwrap_or(UNKNOWN)
    }
}
