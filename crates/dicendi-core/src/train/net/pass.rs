//! One batch through the network, forwards and backwards.

mod encoder;
mod heads;

use super::gemm::product;
use super::params::Layout;
use super::random::Random;
use super::recurrence::Trace;
use super::sample::{Sample, TASKS};

/// How much is hidden from the network while it learns.
#[derive(Debug, Clone, Copy)]
pub struct Dropout {
    /// Share of words read as unknown.
    pub word: f32,
    /// Share of hashed features left out.
    pub slot: f32,
    /// Share of the encoder's numbers left out, the same ones all along a sentence.
    pub hidden: f32,
    /// Share of the heads' numbers left out.
    pub head: f32,
}

/// Gradients, with the embedding rows that were touched.
#[derive(Debug, Clone)]
pub struct Gradients {
    /// One number a parameter.
    pub values: Vec<f32>,
    /// First parameter and length of every touched embedding row.
    pub touched: Vec<(usize, usize)>,
}

/// What a batch cost, by task: arcs, relations, then the tags.
pub type Losses = [f64; 2 + TASKS];

/// Room for one batch; reused.
#[derive(Debug, Default)]
pub struct Pass {
    bounds: Vec<(usize, usize)>,
    used: Vec<usize>,
    input: Vec<f32>,
    levels: Vec<Vec<f32>>,
    masks: Vec<Vec<f32>>,
    projected: Vec<Vec<f32>>,
    traces: Vec<Trace>,
    split: Vec<f32>,
    head_mask: Vec<f32>,
    /// Arc scores of every sentence, one after the other: a row a word, a column a head, the root first.
    pub scores: Vec<f32>,
    /// Tag scores of every word, all tasks side by side.
    pub tags: Vec<f32>,
}

impl Pass {
    /// Runs the network over the sentences; with `learn`, also back, adding to the gradients.
    pub fn run(
        &mut self,
        layout: &Layout,
        all: &[f32],
        batch: &[&Sample],
        mut learn: Option<(&mut Gradients, &mut Random, Dropout)>,
    ) -> Losses {
        let s = &layout.sizes;
        let width = 2 * s.units;
        let hide = learn
            .as_mut()
            .map(|(_, random, dropout)| (&mut **random, *dropout));
        let words = self.encode(layout, all, batch, hide);
        let heads = layout.split.columns;
        self.split.resize(words * heads, 0.0);
        product(
            words,
            width,
            heads,
            &self.levels[s.layers],
            layout.split.of(all),
            0.0,
            &mut self.split,
        );
        let bias = layout.split_bias.of(all);
        let linear = 2 * s.arc..2 * s.arc + 2 * s.label;
        for row in self.split.chunks_exact_mut(heads) {
            for (i, (value, bias)) in row.iter_mut().zip(bias).enumerate() {
                *value += bias;
                if !linear.contains(&i) {
                    *value = value.max(0.0);
                }
            }
        }
        if let Some((_, random, dropout)) = &mut learn {
            self.head_mask.resize(words * heads, 0.0);
            for (i, (mask, value)) in self.head_mask.iter_mut().zip(&mut self.split).enumerate() {
                let keep = linear.contains(&(i % heads)) || random.unit() >= dropout.head;
                *mask = match (keep, linear.contains(&(i % heads))) {
                    (true, true) => 1.0,
                    (true, false) => 1.0 / (1.0 - dropout.head),
                    _ => 0.0,
                };
                *value *= *mask;
            }
        }
        let mut d_split = vec![0.0f32; if learn.is_some() { words * heads } else { 0 }];
        let mut losses = [0.0; 2 + TASKS];
        let scale = 1.0 / words.max(1) as f32;
        let mut gradients = learn;
        self.tag_heads(
            layout,
            all,
            batch,
            words,
            scale,
            &mut gradients,
            &mut d_split,
            &mut losses,
        );
        self.tree_heads(
            layout,
            all,
            batch,
            scale,
            &mut gradients,
            &mut d_split,
            &mut losses,
        );
        if let Some((gradients, _, _)) = gradients {
            let d_level = self.back_heads(layout, all, words, d_split, gradients);
            self.back(layout, all, batch, d_level, gradients);
        }
        losses
    }
}

/// Adds every row of a matrix to `sum`.
fn add_columns(matrix: &[f32], sum: &mut [f32]) {
    for row in matrix.chunks_exact(sum.len()) {
        for (sum, value) in sum.iter_mut().zip(row) {
            *sum += value;
        }
    }
}
