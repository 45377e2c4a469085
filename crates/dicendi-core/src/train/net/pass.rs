//! One batch through the network, forwards and backwards.

use super::gemm::{product, product_by_transposed, transposed_product};
use super::params::Layout;
use super::random::Random;
use super::recurrence::{Lane, Trace, backward, forward};
use super::sample::{Sample, TASKS, UNKNOWN};
use crate::analysis::net::{DISTANCES, distance_class};
use crate::analysis::net::features::{ROWS, SLOTS};
use crate::analysis::net::math::tanh;

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

const ABSENT: usize = usize::MAX;

impl Pass {
    /// Runs the encoder over the sentences; gives the number of words.
    pub fn encode(
        &mut self, layout: &Layout, all: &[f32], batch: &[&Sample], mut hide: Option<(&mut Random, Dropout)>,
    ) -> usize {
        let s = &layout.sizes;
        let width = 2 * s.units;
        self.bounds.clear();
        let mut words = 0;
        for sample in batch {
            self.bounds.push((words, sample.len()));
            words += sample.len();
        }
        self.gather(layout, all, batch, words, hide.as_mut().map(|(random, dropout)| (&mut **random, *dropout)));

        // Into the encoder.
        self.levels.resize(s.layers + 2, Vec::new());
        self.masks.resize(s.layers + 1, Vec::new());
        self.projected.resize(s.layers, Vec::new());
        self.traces.resize(s.layers, Trace::default());
        let mut level = std::mem::take(&mut self.levels[0]);
        level.resize(words * width, 0.0);
        product(words, layout.input(), width, &self.input, layout.enter.of(all), 0.0, &mut level);
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
            self.mask(layer, words, width, hide.as_mut().map(|(random, dropout)| (&mut **random, dropout.hidden)));
            if layer == s.layers {
                break;
            }
            let (lower, upper) = self.levels.split_at_mut(layer + 1);
            let (input, output) = (&lower[layer], &mut upper[0]);
            output.resize(words * width, 0.0);
            let projected = &mut self.projected[layer];
            projected.resize(words * 6 * s.units, 0.0);
            product(words, width, 6 * s.units, input, layout.project[layer].of(all), 0.0, projected);
            let trace = &mut self.traces[layer];
            trace.resize(words, width);
            for &(first, len) in &self.bounds {
                for direction in 0..2 {
                    let lane = Lane { units: s.units, direction };
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

    /// Runs the network over the sentences; with `learn`, also back, adding to the gradients.
    pub fn run(
        &mut self, layout: &Layout, all: &[f32], batch: &[&Sample],
        mut learn: Option<(&mut Gradients, &mut Random, Dropout)>,
    ) -> Losses {
        let s = &layout.sizes;
        let width = 2 * s.units;
        let hide = learn.as_mut().map(|(_, random, dropout)| (&mut **random, *dropout));
        let words = self.encode(layout, all, batch, hide);
        let heads = layout.split.columns;
        self.split.resize(words * heads, 0.0);
        product(words, width, heads, &self.levels[s.layers], layout.split.of(all), 0.0, &mut self.split);
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
        self.tag_heads(layout, all, batch, words, scale, &mut gradients, &mut d_split, &mut losses);
        self.tree_heads(layout, all, batch, scale, &mut gradients, &mut d_split, &mut losses);
        if let Some((gradients, _, _)) = gradients {
            let d_level = self.back_heads(layout, all, words, d_split, gradients);
            self.back(layout, all, batch, d_level, gradients);
        }
        losses
    }

    /// The embedding rows of every word, side by side.
    fn gather(
        &mut self, layout: &Layout, all: &[f32], batch: &[&Sample], words: usize,
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
                    copy((!hidden(|d| d.slot)).then_some(from), s.slot, &mut self.input);
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
                *value = if random.unit() < share { 0.0 } else { 1.0 / (1.0 - share) };
            }
            for row in 1..len {
                rows.copy_within(..width, row * width);
            }
        }
        for (value, mask) in self.levels[layer].iter_mut().zip(mask.iter()) {
            *value *= mask;
        }
    }

    #[allow(clippy::too_many_arguments)]
    fn tag_heads(
        &mut self, layout: &Layout, all: &[f32], batch: &[&Sample], words: usize, scale: f32,
        learn: &mut Option<(&mut Gradients, &mut Random, Dropout)>, d_split: &mut [f32], losses: &mut Losses,
    ) {
        let s = &layout.sizes;
        let heads = layout.split.columns;
        let classes = layout.tags.columns;
        let from = heads - s.tag;
        let hidden: Vec<f32> =
            self.split.chunks_exact(heads).flat_map(|row| row[from..].iter().copied()).collect();
        self.tags.resize(words * classes, 0.0);
        product(words, s.tag, classes, &hidden, layout.tags.of(all), 0.0, &mut self.tags);
        for row in self.tags.chunks_exact_mut(classes) {
            for (value, bias) in row.iter_mut().zip(layout.tags_bias.of(all)) {
                *value += bias;
            }
        }
        let Some((gradients, _, _)) = learn else { return };
        let mut d_tags = vec![0.0f32; words * classes];
        let mut word = 0;
        for sample in batch {
            for tags in &sample.tags {
                let mut at = word * classes;
                for task in 0..TASKS {
                    let row = at..at + s.classes[task];
                    at = row.end;
                    if tags[task] != UNKNOWN {
                        let weight = scale * sample.weight;
                        losses[2 + task] +=
                            cross_entropy(&self.tags[row.clone()], usize::from(tags[task]), weight, &mut d_tags[row]);
                    }
                }
                word += 1;
            }
        }
        transposed_product(s.tag, words, classes, &hidden, &d_tags, 1.0, layout.tags.of_mut(&mut gradients.values));
        add_columns(&d_tags, layout.tags_bias.of_mut(&mut gradients.values));
        let mut d_hidden = vec![0.0; words * s.tag];
        product_by_transposed(words, classes, s.tag, &d_tags, layout.tags.of(all), 0.0, &mut d_hidden);
        for (row, d_row) in d_split.chunks_exact_mut(heads).zip(d_hidden.chunks_exact(s.tag)) {
            row[from..].copy_from_slice(d_row);
        }
    }

    #[allow(clippy::too_many_arguments)]
    fn tree_heads(
        &mut self, layout: &Layout, all: &[f32], batch: &[&Sample], scale: f32,
        learn: &mut Option<(&mut Gradients, &mut Random, Dropout)>, d_split: &mut [f32], losses: &mut Losses,
    ) {
        let s = &layout.sizes;
        let heads = layout.split.columns;
        let (a, b) = (s.arc, s.label);
        self.scores.clear();
        for (sample, &(first, len)) in batch.iter().zip(&self.bounds) {
            if learn.is_some() && sample.heads.iter().all(|&head| head == UNKNOWN) {
                continue;
            }
            let rows = &self.split[first * heads..(first + len) * heads];
            let column = |from: usize, size: usize| -> Vec<f32> {
                rows.chunks_exact(heads).flat_map(|row| row[from..from + size].iter().copied()).collect()
            };
            let dependents = column(0, a);
            let mut governors = layout.root_arc.of(all).to_vec();
            governors.extend(column(a, a));
            let columns = len + 1;
            let mut query = vec![0.0; len * a];
            product(len, a, a, &dependents, layout.arc.of(all), 0.0, &mut query);
            for row in query.chunks_exact_mut(a) {
                for (value, bias) in row.iter_mut().zip(layout.arc_bias.of(all)) {
                    *value += bias;
                }
            }
            let mut near = vec![0.0; len * DISTANCES];
            product(len, a, DISTANCES, &dependents, layout.distance.of(all), 0.0, &mut near);
            let from = self.scores.len();
            self.scores.resize(from + len * columns, 0.0);
            let scores = &mut self.scores[from..];
            product_by_transposed(len, a, columns, &query, &governors, 0.0, scores);
            for word in 0..len {
                for head in 0..columns {
                    scores[word * columns + head] += near[word * DISTANCES + distance_class(word + 1, head)];
                }
                scores[word * columns + word + 1] = -1e9;
            }
            let Some((gradients, random, dropout)) = learn else { continue };
            let mut d_scores = vec![0.0; len * columns];
            let mut d_near = vec![0.0; len * DISTANCES];
            let weight = scale * sample.weight;
            for word in 0..len {
                let row = word * columns..(word + 1) * columns;
                if sample.heads[word] == UNKNOWN {
                    continue;
                }
                losses[0] += cross_entropy(
                    &scores[row.clone()], usize::from(sample.heads[word]), weight, &mut d_scores[row.clone()],
                );
                for (head, d) in d_scores[row].iter().enumerate() {
                    d_near[word * DISTANCES + distance_class(word + 1, head)] += d;
                }
            }
            // Arcs, back.
            let values = &mut gradients.values;
            let mut d_query = vec![0.0; len * a];
            product(len, columns, a, &d_scores, &governors, 0.0, &mut d_query);
            let mut d_governors = vec![0.0; columns * a];
            transposed_product(columns, len, a, &d_scores, &query, 0.0, &mut d_governors);
            transposed_product(a, len, a, &dependents, &d_query, 1.0, layout.arc.of_mut(values));
            add_columns(&d_query, layout.arc_bias.of_mut(values));
            transposed_product(a, len, DISTANCES, &dependents, &d_near, 1.0, layout.distance.of_mut(values));
            let mut d_dependents = vec![0.0; len * a];
            product_by_transposed(len, a, a, &d_query, layout.arc.of(all), 0.0, &mut d_dependents);
            product_by_transposed(len, DISTANCES, a, &d_near, layout.distance.of(all), 1.0, &mut d_dependents);
            add_columns(&d_governors[..a], layout.root_arc.of_mut(values));

            // Relations of the known arcs.
            let mut hidden = vec![0.0; len * b];
            let root = layout.root_label.of(all);
            for word in 0..len {
                if sample.heads[word] == UNKNOWN {
                    continue;
                }
                let own = &rows[word * heads + 2 * a..][..b];
                let head = usize::from(sample.heads[word]);
                let governor = if head == 0 { root } else { &rows[(head - 1) * heads + 2 * a + b..][..b] };
                for i in 0..b {
                    let keep = random.unit() >= dropout.head;
                    let value = (own[i] + governor[i]).max(0.0);
                    hidden[word * b + i] = if keep { value / (1.0 - dropout.head) } else { 0.0 };
                }
            }
            let mut logits = vec![0.0; len * s.labels];
            product(len, b, s.labels, &hidden, layout.relation.of(all), 0.0, &mut logits);
            let mut d_logits = vec![0.0; len * s.labels];
            for word in 0..len {
                let row = word * s.labels..(word + 1) * s.labels;
                for (value, bias) in logits[row.clone()].iter_mut().zip(layout.relation_bias.of(all)) {
                    *value += bias;
                }
                if sample.labels[word] != UNKNOWN && sample.heads[word] != UNKNOWN {
                    losses[1] += cross_entropy(
                        &logits[row.clone()], usize::from(sample.labels[word]), weight, &mut d_logits[row],
                    );
                }
            }
            transposed_product(b, len, s.labels, &hidden, &d_logits, 1.0, layout.relation.of_mut(values));
            add_columns(&d_logits, layout.relation_bias.of_mut(values));
            let mut d_hidden = vec![0.0; len * b];
            product_by_transposed(len, s.labels, b, &d_logits, layout.relation.of(all), 0.0, &mut d_hidden);
            for word in 0..len {
                if sample.heads[word] == UNKNOWN {
                    continue;
                }
                let head = usize::from(sample.heads[word]);
                for i in 0..b {
                    if hidden[word * b + i] <= 0.0 {
                        continue;
                    }
                    let d = d_hidden[word * b + i] / (1.0 - dropout.head);
                    d_split[(first + word) * heads + 2 * a + i] += d;
                    if head == 0 {
                        layout.root_label.of_mut(values)[i] += d;
                    } else {
                        d_split[(first + head - 1) * heads + 2 * a + b + i] += d;
                    }
                }
            }
            for word in 0..len {
                let row = &mut d_split[(first + word) * heads..][..2 * a];
                row[..a].copy_from_slice(&d_dependents[word * a..(word + 1) * a]);
                row[a..].copy_from_slice(&d_governors[(word + 1) * a..(word + 2) * a]);
            }
        }
    }

    /// From the heads back to the encoder.
    fn back_heads(
        &mut self, layout: &Layout, all: &[f32], words: usize, mut d_split: Vec<f32>, gradients: &mut Gradients,
    ) -> Vec<f32> {
        let s = &layout.sizes;
        let width = 2 * s.units;
        let heads = layout.split.columns;
        let linear = 2 * s.arc..2 * s.arc + 2 * s.label;
        for (i, d) in d_split.iter_mut().enumerate() {
            if !linear.contains(&(i % heads)) {
                *d = if self.split[i] > 0.0 { *d * self.head_mask[i] } else { 0.0 };
            }
        }
        let values = &mut gradients.values;
        transposed_product(width, words, heads, &self.levels[s.layers], &d_split, 1.0, layout.split.of_mut(values));
        add_columns(&d_split, layout.split_bias.of_mut(values));
        let mut d_level = vec![0.0; words * width];
        product_by_transposed(words, heads, width, &d_split, layout.split.of(all), 0.0, &mut d_level);
        d_level
    }

    /// From the encoder's last level back to the embeddings.
    pub fn back(
        &mut self, layout: &Layout, all: &[f32], batch: &[&Sample], mut d_level: Vec<f32>, gradients: &mut Gradients,
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
                    let lane = Lane { units: s.units, direction };
                    let part = layout.gates[layer];
                    let gates = part.row(all, direction);
                    let d_gates = &mut values[part.at + direction * part.columns..][..part.columns];
                    backward(
                        lane, first, len, &self.projected[layer], &self.levels[layer], gates, &self.traces[layer],
                        &d_level, &mut d_projected, &mut d_input, d_gates,
                    );
                }
            }
            let part = layout.project[layer];
            transposed_product(
                width, words, 6 * s.units, &self.levels[layer], &d_projected, 1.0, part.of_mut(values),
            );
            product_by_transposed(words, 6 * s.units, width, &d_projected, part.of(all), 1.0, &mut d_input);
            apply(&mut d_input, &self.masks[layer]);
            d_level = d_input;
        }
        // Through the tanh: level 0 was masked after it.
        for (i, d) in d_level.iter_mut().enumerate() {
            let mask = self.masks[0][i];
            let value = if mask > 0.0 { self.levels[0][i] / mask } else { 0.0 };
            *d *= 1.0 - value * value;
        }
        for (sample, &(first, len)) in batch.iter().zip(&self.bounds) {
            let part = layout.source;
            let bias = &mut values[part.at + sample.source * width..][..width];
            add_columns(&d_level[first * width..(first + len) * width], bias);
        }
        let input = layout.input();
        transposed_product(input, words, width, &self.input, &d_level, 1.0, layout.enter.of_mut(values));
        let mut d_input = vec![0.0; words * input];
        product_by_transposed(words, width, input, &d_level, layout.enter.of(all), 0.0, &mut d_input);
        let per_word = 1 + SLOTS;
        for word in 0..words {
            let mut place = word * input;
            for (i, &from) in self.used[word * per_word..(word + 1) * per_word].iter().enumerate() {
                let len = match i {
                    0 => s.word,
                    _ => s.slot,
                };
                if from != ABSENT {
                    for (value, d) in gradients.values[from..from + len].iter_mut().zip(&d_input[place..place + len]) {
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

/// Adds every row of a matrix to `sum`.
fn add_columns(matrix: &[f32], sum: &mut [f32]) {
    for row in matrix.chunks_exact(sum.len()) {
        for (sum, value) in sum.iter_mut().zip(row) {
            *sum += value;
        }
    }
}

/// Loss of the right class, and its gradient times `weight`.
fn cross_entropy(scores: &[f32], right: usize, weight: f32, gradient: &mut [f32]) -> f64 {
    let top = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let mut sum = 0.0f32;
    for (g, &score) in gradient.iter_mut().zip(scores) {
        *g = crate::analysis::net::math::exp(score - top);
        sum += *g;
    }
    for g in gradient.iter_mut() {
        *g *= weight / sum;
    }
    gradient[right] -= weight;
    f64::from(weight * (sum.ln() + top - scores[right]))
}
