//! The encoder, forwards and backwards.

use super::{Dropout, Gradients, Pass, add_columns};
use crate::analysis::net::features::{ROWS, SLOTS};
use crate::analysis::net::math::tanh;
use crate::train::net::gemm::{product, product_by_transposed, transposed_product};
use crate::train::net::params::Layout;
use crate::train::net::random::Random;
use crate::train::net::recurrence::{Lane, Trace, backward, forward};
use crate::train::net::sample::Sample;

/// Place of an embedding that was hidden.
const ABSENT: usize = usize::MAX;

impl Pass {
    /// Runs the encoder over the sentences; gives the number of words.
    pub fn encode(
        &mut self,
        layout: &Layout,
        all: &[f32],
        batch: &[&Sample],
        mut hide: Option<(&mut Random, Dropout)>,
    ) -> usize {
        let s = &layout.sizes;
        let width = 2 * s.units;
        self.bounds.clear();
        let mut words = 0;
        for sample in batch {
            self.bounds.push((words, sample.len()));
            words += sample.len();
        }
        self.gather(
            layout,
            all,
            batch,
            words,
            hide.as_mut()
                .map(|(random, dropout)| (&mut **random, *dropout)),
        );

        // Into the encoder.
        self.levels.resize(s.layers + 2, Vec::new());
        self.masks.resize(s.layers + 1, Vec::new());
        self.projected.resize(s.layers, Vec::new());
        self.traces.resize(s.layers, Trace::default());
        let mut level = std::mem::take(&mut self.levels[0]);
        level.resize(words * width, 0.0);
        product(
            words,
            layout.input(),
            width,
            &self.input,
            layout.enter.of(all),
            0.0,
            &mut level,
        );
        for (sample, &(first, len)) in batch.iter().zip(&self.bounds) {
            let bias = layout.source.row(all, sample.source);
            for row in level[first * width..(first + len) * width].chunks_exact_mut(width) {
                for (value, bias) in row.iter_mut().zip(bias) {
                    *value = tanh(*value + bias);
                }
            }
        }
        self.levels[0] = level;

        for layer in 0..=s.layers {
            self.mask(
                layer,
                words,
                width,
                hide.as_mut()
                    .map(|(random, dropout)| (&mut **random, dropout.hidden)),
            );
            if layer == s.layers {
                break;
            }
            let (lower, upper) = self.levels.split_at_mut(layer + 1);
            let (input, output) = (&lower[layer], &mut upper[0]);
            output.resize(words * width, 0.0);
            let projected = &mut self.projected[layer];
            projected.resize(words * 6 * s.units, 0.0);
            product(
                words,
                width,
                6 * s.units,
                input,
                layout.project[layer].of(all),
                0.0,
                projected,
            );
            let trace = &mut self.traces[layer];
            trace.resize(words, width);
            for &(first, len) in &self.bounds {
                for direction in 0..2 {
                    let lane = Lane {
                        units: s.units,
                        direction,
                    };
                    let gates = layout.gates[layer].row(all, direction);
                    forward(lane, first, len, projected, input, gates, trace, output);
                }
            }
        }

        words
    }

    /// What the encoder says of every word, `2 × units` numbers each.
    pub fn encoded(&self, layout: &Layout) -> &[f32] {
        &self.levels[layout.sizes.layers]
    }

    /// The embedding rows of every word, side by side.
    fn gather(
        &mut self,
        layout: &Layout,
        all: &[f32],
        batch: &[&Sample],
        words: usize,
        mut hide: Option<(&mut Random, Dropout)>,
    ) {
        let s = &layout.sizes;
        let input = layout.input();
        self.input.clear();
        self.input.resize(words * input, 0.0);
        self.used.clear();
        let mut word = 0;
        for sample in batch {
            for (&own, rows) in sample.words.iter().zip(&sample.rows) {
                let mut hidden = |share: fn(&Dropout) -> f32| match &mut hide {
                    Some((random, dropout)) => random.unit() < share(dropout),
                    None => false,
                };
                let own = if hidden(|d| d.word) { 0 } else { own as usize };
                let at = word * input;
                let mut place = at;
                let mut copy = |from: Option<usize>, len: usize, into: &mut [f32]| {
                    self.used.push(from.unwrap_or(ABSENT));
                    if let Some(from) = from {
                        into[place..place + len].copy_from_slice(&all[from..from + len]);
                    }
                    place += len;
                };
                copy(Some(layout.word.at + own * s.word), s.word, &mut self.input);
                for (slot, &row) in rows.iter().enumerate() {
                    let from = layout.slots.at + (slot * ROWS + usize::from(row)) * s.slot;
                    copy(
                        (!hidden(|d| d.slot)).then_some(from),
                        s.slot,
                        &mut self.input,
                    );
                }
                word += 1;
            }
        }
    }

    /// Draws the mask of a level, one a sentence, and applies it.
    fn mask(&mut self, layer: usize, words: usize, width: usize, hide: Option<(&mut Random, f32)>) {
        let Some((random, share)) = hide else { return };
        let mask = &mut self.masks[layer];
        mask.resize(words * width, 0.0);
        for &(first, len) in &self.bounds {
            if len == 0 {
                continue;
            }
            let rows = &mut mask[first * width..(first + len) * width];
            for value in &mut rows[..width] {
                *value = if random.unit() < share {
                    0.0
                } else {
                    1.0 / (1.0 - share)
                };
            }
            for row in 1..len {
                rows.copy_within(..width, row * width);
            }
        }
        for (value, mask) in self.levels[layer].iter_mut().zip(mask.iter()) {
            *value *= mask;
        }
    }

    /// From the encoder's last level back to the embeddings.
    pub fn back(
        &mut self,
        layout: &Layout,
        all: &[f32],
        batch: &[&Sample],
        mut d_level: Vec<f32>,
        gradients: &mut Gradients,
    ) {
        let s = &layout.sizes;
        let width = 2 * s.units;
        let words = d_level.len() / width;
        let values = &mut gradients.values;
        apply(&mut d_level, &self.masks[s.layers]);
        let mut d_projected = vec![0.0; words * 6 * s.units];
        for layer in (0..s.layers).rev() {
            let mut d_input = vec![0.0; words * width];
            for &(first, len) in &self.bounds {
                for direction in 0..2 {
                    let lane = Lane {
                        units: s.units,
                        direction,
                    };
                    let part = layout.gates[layer];
                    let gates = part.row(all, direction);
                    let d_gates = &mut values[part.at + direction * part.columns..][..part.columns];
                    backward(
                        lane,
                        first,
                        len,
                        &self.projected[layer],
                        &self.levels[layer],
                        gates,
                        &self.traces[layer],
                        &d_level,
                        &mut d_projected,
                        &mut d_input,
                        d_gates,
                    );
                }
            }
            let part = layout.project[layer];
            transposed_product(
                width,
                words,
                6 * s.units,
                &self.levels[layer],
                &d_projected,
                1.0,
                part.of_mut(values),
            );
            product_by_transposed(
                words,
                6 * s.units,
                width,
                &d_projected,
                part.of(all),
                1.0,
                &mut d_input,
            );
            apply(&mut d_input, &self.masks[layer]);
            d_level = d_input;
        }
        // Through the tanh: level 0 was masked after it.
        for (i, d) in d_level.iter_mut().enumerate() {
            let mask = self.masks[0][i];
            let value = if mask > 0.0 {
                self.levels[0][i] / mask
            } else {
                0.0
            };
            *d *= 1.0 - value * value;
        }
        for (sample, &(first, len)) in batch.iter().zip(&self.bounds) {
            let part = layout.source;
            let bias = &mut values[part.at + sample.source * width..][..width];
            add_columns(&d_level[first * width..(first + len) * width], bias);
        }
        let input = layout.input();
        transposed_product(
            input,
            words,
            width,
            &self.input,
            &d_level,
            1.0,
            layout.enter.of_mut(values),
        );
        let mut d_input = vec![0.0; words * input];
        product_by_transposed(
            words,
            width,
            input,
            &d_level,
            layout.enter.of(all),
            0.0,
            &mut d_input,
        );
        let per_word = 1 + SLOTS;
        for word in 0..words {
            let mut place = word * input;
            for (i, &from) in self.used[word * per_word..(word + 1) * per_word]
                .iter()
                .enumerate()
            {
                let len = match i {
                    0 => s.word,
                    _ => s.slot,
                };
                if from != ABSENT {
                    for (value, d) in gradients.values[from..from + len]
                        .iter_mut()
                        .zip(&d_input[place..place + len])
                    {
                        *value += d;
                    }
                    gradients.touched.push((from, len));
                }
                place += len;
            }
        }
    }
}

fn apply(values: &mut [f32], mask: &[f32]) {
    for (value, mask) in values.iter_mut().zip(mask) {
        *value *= mask;
    }
}
