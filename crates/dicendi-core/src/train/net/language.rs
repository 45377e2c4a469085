//! Pre-training: a language model in each direction on raw text, which teaches the encoder words and
//! their neighbourhoods before it sees a tree.
//!
//! The forward half of the encoder guesses the next word, the backward half the one before, out of the
//! batch's own words and some drawn at random; the two halves are not joined.

use super::gemm::{product, product_by_transposed, transposed_product};
use super::params::Layout;
use super::pass::{Dropout, Gradients, Pass};
use super::random::Random;
use super::sample::Sample;
use crate::analysis::net::math::exp;

/// How often words occur, to draw from.
#[derive(Debug)]
pub struct Frequencies {
    /// Share of each guessed word, then summed up.
    share: Vec<f32>,
    summed: Vec<f64>,
}

impl Frequencies {
    /// From counts; frequent words are drawn less often than they occur.
    pub fn new(counts: &[usize]) -> Self {
        let weights: Vec<f64> = counts
            .iter()
            .map(|&count| (count as f64).powf(0.75))
            .collect();
        let total: f64 = weights.iter().sum();
        let mut sum = 0.0;
        let summed = weights
            .iter()
            .map(|weight| {
                sum += weight / total;
                sum
            })
            .collect();
        Frequencies {
            share: weights
                .iter()
                .map(|weight| (weight / total) as f32)
                .collect(),
            summed,
        }
    }

    fn draw(&self, random: &mut Random) -> usize {
        let at = f64::from(random.unit()) + f64::from(random.unit()) / f64::from(1u32 << 24);
        self.summed
            .partition_point(|&sum| sum < at)
            .min(self.summed.len() - 1)
    }
}

/// A little is hidden, so that no single sign of a word is leaned on.
const HIDDEN: Dropout = Dropout {
    word: 0.05,
    slot: 0.05,
    hidden: 0.1,
    head: 0.0,
};

/// Words drawn at random for a batch.
const DRAWN: usize = 1024;

/// One batch, forwards and backwards; gives the loss a guess and adds to the gradients.
pub fn run(
    pass: &mut Pass,
    layout: &Layout,
    all: &[f32],
    batch: &[&Sample],
    frequencies: &Frequencies,
    gradients: &mut Gradients,
    random: &mut Random,
) -> f64 {
    let units = layout.sizes.units;
    let width = 2 * units;
    let words = pass.encode(layout, all, batch, Some((random, HIDDEN)));
    // The guesses to make: row of the encoder, direction, and the word that is right.
    let mut guesses: Vec<(usize, usize, usize)> = Vec::new();
    let mut first = 0;
    for sample in batch {
        for at in 0..sample.len() {
            let mut guess = |from: usize, direction: usize| {
                let word = sample.words[at] as usize;
                if (1..layout.sizes.guessed).contains(&word) {
                    guesses.push((first + from, direction, word));
                }
            };
            if at > 0 {
                guess(at - 1, 0);
            }
            if at + 1 < sample.len() {
                guess(at + 1, 1);
            }
        }
        first += sample.len();
    }
    let mut candidates: Vec<usize> = guesses.iter().map(|guess| guess.2).collect();
    candidates.extend((0..DRAWN).map(|_| frequencies.draw(random)));
    let draws = candidates.len() as f32;
    candidates.sort_unstable();
    candidates.dedup();
    let n = candidates.len();
    // Their vectors, and how much more likely than others they were to be drawn.
    let mut table = vec![0.0f32; n * units];
    let mut bias = vec![0.0f32; n];
    for (i, &word) in candidates.iter().enumerate() {
        let row = layout.guess.row(all, word);
        table[i * units..(i + 1) * units].copy_from_slice(&row[..units]);
        let missed = 1.0 - frequencies.share[word];
        bias[i] = row[units] - (1.0 - missed.powf(draws)).max(1e-6).ln();
    }
    let rows = guesses.len();
    let encoded = pass.encoded(layout);
    let mut hidden = vec![0.0f32; rows * units];
    for (i, &(row, direction, _)) in guesses.iter().enumerate() {
        hidden[i * units..(i + 1) * units]
            .copy_from_slice(&encoded[row * width + direction * units..][..units]);
    }
    let mut scores = vec![0.0f32; rows * n];
    product_by_transposed(rows, units, n, &hidden, &table, 0.0, &mut scores);
    let scale = 1.0 / rows.max(1) as f32;
    let mut loss = 0.0f64;
    for (row, &(_, _, word)) in scores.chunks_exact_mut(n).zip(&guesses) {
        let right = candidates
            .binary_search(&word)
            .expect("every guess is a candidate");
        let mut top = f32::NEG_INFINITY;
        for (score, bias) in row.iter_mut().zip(&bias) {
            *score += bias;
            top = top.max(*score);
        }
        let rightly = row[right];
        let mut sum = 0.0f32;
        for score in row.iter_mut() {
            *score = exp(*score - top);
            sum += *score;
        }
        loss += f64::from(sum.ln() + top - rightly);
        for score in row.iter_mut() {
            *score *= scale / sum;
        }
        row[right] -= scale;
    }
    let mut d_hidden = vec![0.0f32; rows * units];
    product(rows, n, units, &scores, &table, 0.0, &mut d_hidden);
    let mut d_table = vec![0.0f32; n * units];
    transposed_product(n, rows, units, &scores, &hidden, 0.0, &mut d_table);
    let mut d_bias = vec![0.0f32; n];
    for row in scores.chunks_exact(n) {
        for (d, score) in d_bias.iter_mut().zip(row) {
            *d += score;
        }
    }
    for (i, &word) in candidates.iter().enumerate() {
        let at = layout.guess.at + word * (units + 1);
        let row = &mut gradients.values[at..at + units + 1];
        for (value, d) in row.iter_mut().zip(&d_table[i * units..(i + 1) * units]) {
            *value += d;
        }
        row[units] += d_bias[i];
        gradients.touched.push((at, units + 1));
    }
    let mut d_level = vec![0.0f32; words * width];
    for (i, &(row, direction, _)) in guesses.iter().enumerate() {
        let into = &mut d_level[row * width + direction * units..][..units];
        for (value, d) in into.iter_mut().zip(&d_hidden[i * units..(i + 1) * units]) {
            *value += d;
        }
    }
    pass.back(layout, all, batch, d_level, gradients);
    loss / rows.max(1) as f64
}
