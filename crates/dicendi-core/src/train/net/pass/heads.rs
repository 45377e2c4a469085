//! The heads over the encoder: tags, arcs, relations, forwards and backwards.

use super::{Dropout, Gradients, Losses, Pass, add_columns};
use crate::analysis::net::math::exp;
use crate::analysis::net::{DISTANCES, distance_class};
use crate::train::net::gemm::{product, product_by_transposed, transposed_product};
use crate::train::net::params::Layout;
use crate::train::net::random::Random;
use crate::train::net::sample::{Sample, TASKS, UNKNOWN};

impl Pass {
    #[allow(clippy::too_many_arguments, reason = "the pieces of one pass")]
    pub(super) fn tag_heads(
        &mut self,
        layout: &Layout,
        all: &[f32],
        batch: &[&Sample],
        words: usize,
        scale: f32,
        learn: &mut Option<(&mut Gradients, &mut Random, Dropout)>,
        d_split: &mut [f32],
        losses: &mut Losses,
    ) {
        let s = &layout.sizes;
        let heads = layout.split.columns;
        let classes = layout.tags.columns;
        let from = heads - s.tag;
        let hidden: Vec<f32> = self
            .split
            .chunks_exact(heads)
            .flat_map(|row| row[from..].iter().copied())
            .collect();
        self.tags.resize(words * classes, 0.0);
        product(
            words,
            s.tag,
            classes,
            &hidden,
            layout.tags.of(all),
            0.0,
            &mut self.tags,
        );
        for row in self.tags.chunks_exact_mut(classes) {
            for (value, bias) in row.iter_mut().zip(layout.tags_bias.of(all)) {
                *value += bias;
            }
        }
        let Some((gradients, _, _)) = learn else {
            return;
        };
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
                        losses[2 + task] += cross_entropy(
                            &self.tags[row.clone()],
                            usize::from(tags[task]),
                            weight,
                            &mut d_tags[row],
                        );
                    }
                }
                word += 1;
            }
        }
        transposed_product(
            s.tag,
            words,
            classes,
            &hidden,
            &d_tags,
            1.0,
            layout.tags.of_mut(&mut gradients.values),
        );
        add_columns(&d_tags, layout.tags_bias.of_mut(&mut gradients.values));
        let mut d_hidden = vec![0.0; words * s.tag];
        product_by_transposed(
            words,
            classes,
            s.tag,
            &d_tags,
            layout.tags.of(all),
            0.0,
            &mut d_hidden,
        );
        for (row, d_row) in d_split
            .chunks_exact_mut(heads)
            .zip(d_hidden.chunks_exact(s.tag))
        {
            row[from..].copy_from_slice(d_row);
        }
    }

    #[allow(clippy::too_many_arguments, reason = "the pieces of one pass")]
    pub(super) fn tree_heads(
        &mut self,
        layout: &Layout,
        all: &[f32],
        batch: &[&Sample],
        scale: f32,
        learn: &mut Option<(&mut Gradients, &mut Random, Dropout)>,
        d_split: &mut [f32],
        losses: &mut Losses,
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
                rows.chunks_exact(heads)
                    .flat_map(|row| row[from..from + size].iter().copied())
                    .collect()
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
            product(
                len,
                a,
                DISTANCES,
                &dependents,
                layout.distance.of(all),
                0.0,
                &mut near,
            );
            let from = self.scores.len();
            self.scores.resize(from + len * columns, 0.0);
            let scores = &mut self.scores[from..];
            product_by_transposed(len, a, columns, &query, &governors, 0.0, scores);
            for word in 0..len {
                for head in 0..columns {
                    scores[word * columns + head] +=
                        near[word * DISTANCES + distance_class(word + 1, head)];
                }
                scores[word * columns + word + 1] = -1e9;
            }
            let Some((gradients, random, dropout)) = learn else {
                continue;
            };
            let mut d_scores = vec![0.0; len * columns];
            let mut d_near = vec![0.0; len * DISTANCES];
            let weight = scale * sample.weight;
            for word in 0..len {
                let row = word * columns..(word + 1) * columns;
                if sample.heads[word] == UNKNOWN {
                    continue;
                }
                losses[0] += cross_entropy(
                    &scores[row.clone()],
                    usize::from(sample.heads[word]),
                    weight,
                    &mut d_scores[row.clone()],
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
            transposed_product(
                a,
                len,
                a,
                &dependents,
                &d_query,
                1.0,
                layout.arc.of_mut(values),
            );
            add_columns(&d_query, layout.arc_bias.of_mut(values));
            transposed_product(
                a,
                len,
                DISTANCES,
                &dependents,
                &d_near,
                1.0,
                layout.distance.of_mut(values),
            );
            let mut d_dependents = vec![0.0; len * a];
            product_by_transposed(
                len,
                a,
                a,
                &d_query,
                layout.arc.of(all),
                0.0,
                &mut d_dependents,
            );
            product_by_transposed(
                len,
                DISTANCES,
                a,
                &d_near,
                layout.distance.of(all),
                1.0,
                &mut d_dependents,
            );
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
                let governor = if head == 0 {
                    root
                } else {
                    &rows[(head - 1) * heads + 2 * a + b..][..b]
                };
                for i in 0..b {
                    let keep = random.unit() >= dropout.head;
                    let value = (own[i] + governor[i]).max(0.0);
                    hidden[word * b + i] = if keep {
                        value / (1.0 - dropout.head)
                    } else {
                        0.0
                    };
                }
            }
            let mut logits = vec![0.0; len * s.labels];
            product(
                len,
                b,
                s.labels,
                &hidden,
                layout.relation.of(all),
                0.0,
                &mut logits,
            );
            let mut d_logits = vec![0.0; len * s.labels];
            for word in 0..len {
                let row = word * s.labels..(word + 1) * s.labels;
                for (value, bias) in logits[row.clone()]
                    .iter_mut()
                    .zip(layout.relation_bias.of(all))
                {
                    *value += bias;
                }
                if sample.labels[word] != UNKNOWN && sample.heads[word] != UNKNOWN {
                    losses[1] += cross_entropy(
                        &logits[row.clone()],
                        usize::from(sample.labels[word]),
                        weight,
                        &mut d_logits[row],
                    );
                }
            }
            transposed_product(
                b,
                len,
                s.labels,
                &hidden,
                &d_logits,
                1.0,
                layout.relation.of_mut(values),
            );
            add_columns(&d_logits, layout.relation_bias.of_mut(values));
            let mut d_hidden = vec![0.0; len * b];
            product_by_transposed(
                len,
                s.labels,
                b,
                &d_logits,
                layout.relation.of(all),
                0.0,
                &mut d_hidden,
            );
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
    pub(super) fn back_heads(
        &mut self,
        layout: &Layout,
        all: &[f32],
        words: usize,
        mut d_split: Vec<f32>,
        gradients: &mut Gradients,
    ) -> Vec<f32> {
        let s = &layout.sizes;
        let width = 2 * s.units;
        let heads = layout.split.columns;
        let linear = 2 * s.arc..2 * s.arc + 2 * s.label;
        for (i, d) in d_split.iter_mut().enumerate() {
            if !linear.contains(&(i % heads)) {
                *d = if self.split[i] > 0.0 {
                    *d * self.head_mask[i]
                } else {
                    0.0
                };
            }
        }
        let values = &mut gradients.values;
        transposed_product(
            width,
            words,
            heads,
            &self.levels[s.layers],
            &d_split,
            1.0,
            layout.split.of_mut(values),
        );
        add_columns(&d_split, layout.split_bias.of_mut(values));
        let mut d_level = vec![0.0; words * width];
        product_by_transposed(
            words,
            heads,
            width,
            &d_split,
            layout.split.of(all),
            0.0,
            &mut d_level,
        );
        d_level
    }
}

/// Loss of the right class, and its gradient times `weight`.
fn cross_entropy(scores: &[f32], right: usize, weight: f32, gradient: &mut [f32]) -> f64 {
    let top = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let mut sum = 0.0f32;
    for (g, &score) in gradient.iter_mut().zip(scores) {
        *g = exp(score - top);
        sum += *g;
    }
    for g in gradient.iter_mut() {
        *g *= weight / sum;
    }
    gradient[right] -= weight;
    f64::from(weight * (sum.ln() + top - scores[right]))
}
