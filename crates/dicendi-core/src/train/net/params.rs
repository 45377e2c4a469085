//! The parameters: one long row of numbers, and which part of it is what.

use super::random::Random;
use super::sample::TASKS;
use crate::analysis::net::DISTANCES;
use crate::analysis::net::features::{ROWS, SLOTS};

/// Sizes of the network.
#[derive(Debug, Clone)]
pub struct Sizes {
    /// Words of the vocabulary, the unknown word first.
    pub vocabulary: usize,
    /// Numbers of a word's own vector.
    pub word: usize,
    /// Words that the language model tells apart, 0 outside pre-training.
    pub guessed: usize,
    /// Numbers of one hashed feature.
    pub slot: usize,
    /// Treebanks.
    pub sources: usize,
    /// Units of one direction.
    pub units: usize,
    /// Recurrent layers.
    pub layers: usize,
    /// Numbers that arcs are scored with.
    pub arc: usize,
    /// Numbers that relations are scored with.
    pub label: usize,
    /// Numbers that tags are scored with.
    pub tag: usize,
    /// Relations.
    pub labels: usize,
    /// Classes of every task.
    pub classes: [usize; TASKS],
}

/// A matrix within the parameters.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Part {
    /// Where it starts.
    pub at: usize,
    /// Rows.
    pub rows: usize,
    /// Columns.
    pub columns: usize,
}

impl Part {
    /// Its numbers.
    pub fn of<'a>(&self, all: &'a [f32]) -> &'a [f32] {
        &all[self.at..self.at + self.rows * self.columns]
    }

    /// Its numbers, to change.
    pub fn of_mut<'a>(&self, all: &'a mut [f32]) -> &'a mut [f32] {
        &mut all[self.at..self.at + self.rows * self.columns]
    }

    /// One of its rows.
    pub fn row<'a>(&self, all: &'a [f32], row: usize) -> &'a [f32] {
        &all[self.at + row * self.columns..][..self.columns]
    }
}

/// Where everything stands. The embedding tables come first, `dense` is where the rest begins.
#[derive(Debug, Clone)]
pub struct Layout {
    /// Sizes.
    pub sizes: Sizes,
    /// Words.
    pub word: Part,
    /// What the language model guesses words with, and a bias each.
    pub guess: Part,
    /// All hashed tables, one under the other.
    pub slots: Part,
    /// First number that is not an embedding.
    pub dense: usize,
    /// From a word's features to the encoder.
    pub enter: Part,
    /// What each treebank adds there.
    pub source: Part,
    /// Projections of every layer.
    pub project: Vec<Part>,
    /// `v_f, v_r, b_f, b_r` of both directions of every layer.
    pub gates: Vec<Part>,
    /// From the encoder to the heads.
    pub split: Part,
    /// Its bias.
    pub split_bias: Part,
    /// Dependent × head.
    pub arc: Part,
    /// What every head has for itself.
    pub arc_bias: Part,
    /// Dependent × distance.
    pub distance: Part,
    /// The root as a head of arcs.
    pub root_arc: Part,
    /// The root as a head of relations.
    pub root_label: Part,
    /// Relations.
    pub relation: Part,
    /// Their bias.
    pub relation_bias: Part,
    /// Tags, all tasks side by side.
    pub tags: Part,
    /// Their bias.
    pub tags_bias: Part,
    /// Number of parameters.
    pub total: usize,
}

impl Layout {
    /// Lays the parameters out.
    pub fn new(sizes: Sizes) -> Self {
        let mut at = 0;
        let mut part = |rows: usize, columns: usize| {
            let part = Part { at, rows, columns };
            at += rows * columns;
            part
        };
        let s = &sizes;
        let width = 2 * s.units;
        let classes: usize = s.classes.iter().sum();
        let word = part(s.vocabulary, s.word);
        let guess = part(s.guessed, s.units + 1);
        let slots = part(SLOTS * ROWS, s.slot);
        let enter = part(s.word + SLOTS * s.slot, width);
        let source = part(s.sources, width);
        let project: Vec<Part> = (0..s.layers).map(|_| part(width, 6 * s.units)).collect();
        let gates: Vec<Part> = (0..s.layers).map(|_| part(2, 4 * s.units)).collect();
        let heads = 2 * s.arc + 2 * s.label + s.tag;
        let split = part(width, heads);
        let split_bias = part(1, heads);
        let arc = part(s.arc, s.arc);
        let arc_bias = part(1, s.arc);
        let distance = part(s.arc, DISTANCES);
        let root_arc = part(1, s.arc);
        let root_label = part(1, s.label);
        let relation = part(s.label, s.labels);
        let relation_bias = part(1, s.labels);
        let tags = part(s.tag, classes);
        let tags_bias = part(1, classes);
        Layout {
            dense: enter.at,
            word,
            guess,
            slots,
            enter,
            source,
            project,
            gates,
            split,
            split_bias,
            arc,
            arc_bias,
            distance,
            root_arc,
            root_label,
            relation,
            relation_bias,
            tags,
            tags_bias,
            total: at,
            sizes,
        }
    }

    /// The parts of the encoder, in an order that does not depend on the sizes.
    pub fn encoder(&self) -> Vec<Part> {
        let mut parts = vec![self.word, self.slots, self.enter, self.source];
        parts.extend(self.project.iter().chain(&self.gates));
        parts
    }

    /// The parameters of the projections above the first that join the two directions. A language model
    /// must do without them, or each direction would see what it guesses.
    pub fn crossings(&self) -> Vec<usize> {
        let units = self.sizes.units;
        let mut crossings = Vec::new();
        for part in self.project.iter().skip(1) {
            for row in 0..part.rows {
                let other = if row < units {
                    3 * units..6 * units
                } else {
                    0..3 * units
                };
                crossings.extend(other.map(|column| part.at + row * part.columns + column));
            }
        }
        crossings
    }

    /// Numbers of a word's features together.
    pub fn input(&self) -> usize {
        self.enter.rows
    }

    /// First parameters: small random numbers, as wide as the number of inputs asks.
    pub fn initial(&self, random: &mut Random) -> Vec<f32> {
        let mut all = vec![0.0; self.total];
        let mut fill = |part: Part, bound: f32| {
            part.of_mut(&mut all)
                .fill_with(|| (random.unit() * 2.0 - 1.0) * bound);
        };
        fill(self.word, 0.1);
        fill(self.slots, 0.1);
        fill(self.guess, 0.05);
        for &matrix in [&self.enter, &self.split, &self.relation, &self.tags]
            .into_iter()
            .chain(&self.project)
        {
            fill(matrix, (3.0 / matrix.rows as f32).sqrt());
        }
        fill(self.arc, (1.0 / self.arc.rows as f32).sqrt());
        fill(self.root_arc, 0.1);
        fill(self.root_label, 0.1);
        for gates in &self.gates {
            fill(*gates, 0.3);
        }
        for gates in &self.gates {
            let units = self.sizes.units;
            for row in gates.of_mut(&mut all).chunks_exact_mut(4 * units) {
                row[2 * units..3 * units].fill(0.5);
                row[3 * units..].fill(0.0);
            }
        }
        all
    }
}
