//! The averaged perceptron (Collins 2002): weights during training, and what of them is kept.

use crate::analysis::internals::linear::fingerprint;
use rustc_hash::FxHashMap;
use std::collections::{BTreeMap, BTreeSet};

#[derive(Debug, Clone, Copy)]
struct Weight {
    label: u8,
    now: f32,
    /// Sum of the weight over all past steps, up to `since`.
    total: f64,
    since: u32,
}

/// Weights that are being learned.
#[derive(Debug, Default)]
pub(super) struct Perceptron {
    weights: FxHashMap<u32, Vec<Weight>>,
    step: u32,
}

impl Perceptron {
    /// Sets `scores` to the sums over `features`.
    pub(super) fn score(&self, features: &[u64], scores: &mut [f32]) {
        scores.fill(0.0);
        for &feature in features {
            if let Some(weights) = self.weights.get(&fingerprint(feature)) {
                for weight in weights {
                    scores[usize::from(weight.label)] += weight.now;
                }
            }
        }
    }

    /// Notes that one more decision was taken.
    pub(super) fn advance(&mut self) {
        self.step += 1;
    }

    /// Moves the weights towards `right` and away from `wrong`.
    pub(super) fn update(&mut self, features: &[u64], right: usize, wrong: usize) {
        for &feature in features {
            let weights = self.weights.entry(fingerprint(feature)).or_default();
            for (label, change) in [(right as u8, 1.0), (wrong as u8, -1.0)] {
                match weights.iter_mut().find(|weight| weight.label == label) {
                    Some(weight) => {
                        weight.total += f64::from(weight.now) * f64::from(self.step - weight.since);
                        weight.since = self.step;
                        weight.now += change;
                    }
                    None => weights.push(Weight {
                        label,
                        now: change,
                        total: 0.0,
                        since: self.step,
                    }),
                }
            }
        }
    }

    /// The averages of a feature's weights over all steps.
    fn averages(&self, feature: u32) -> impl Iterator<Item = (u8, f64)> {
        let steps = f64::from(self.step.max(1));
        let weights = self.weights.get(&feature).into_iter().flatten();
        weights.map(move |weight| {
            let now = f64::from(weight.now) * f64::from(self.step - weight.since);
            (weight.label, (weight.total + now) / steps)
        })
    }
}

/// The averaged weights of perceptrons that learned the same, as whole numbers, the small ones dropped, in the
/// model's format.
pub(super) fn write(perceptrons: &[Perceptron], least: f64, out: &mut Vec<u8>) {
    /// Whole steps a unit of weight.
    const SCALE: f64 = 32.0;
    let keys = perceptrons.iter().flat_map(|one| one.weights.keys());
    let keys: BTreeSet<u32> = keys.copied().collect();
    let mut rows: Vec<(u32, Vec<(u8, i16)>)> = Vec::new();
    for key in keys {
        let mut sums: BTreeMap<u8, f64> = BTreeMap::new();
        for (label, weight) in perceptrons.iter().flat_map(|one| one.averages(key)) {
            *sums.entry(label).or_default() += weight;
        }
        let kept: Vec<(u8, i16)> = sums
            .into_iter()
            .map(|(label, sum)| (label, sum / perceptrons.len() as f64))
            .filter(|weight| weight.1.abs() >= least)
            .map(|(label, weight)| {
                let steps = (weight * SCALE).round().clamp(-32768.0, 32767.0);
                (label, steps as i16)
            })
            .collect();
        if !kept.is_empty() {
            rows.push((key, kept));
        }
    }
    out.extend((rows.len() as u32).to_le_bytes());
    for (key, weights) in rows {
        out.extend(key.to_le_bytes());
        out.push(weights.len() as u8);
        for (label, weight) in weights {
            out.push(label);
            out.extend(weight.to_le_bytes());
        }
    }
}

/// The allowed label with the highest score.
pub(super) fn best(scores: &[f32], allowed: impl Fn(usize) -> bool) -> Option<usize> {
    (0..scores.len())
        .filter(|&label| allowed(label))
        .reduce(|a, b| if scores[b] > scores[a] { b } else { a })
}

/// A small generator of numbers (xorshift64*), so that training is the same every time.
#[derive(Debug)]
pub(super) struct Random(u64);

impl Random {
    pub(super) fn new(seed: u64) -> Self {
        Random(seed.max(1))
    }

    pub(super) fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d)
    }

    /// Whether an event of that chance happens.
    pub(super) fn chance(&mut self, chance: f64) -> bool {
        ((self.next() >> 11) as f64) < chance * (1u64 << 53) as f64
    }

    pub(super) fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            items.swap(last, (self.next() % (last as u64 + 1)) as usize);
        }
    }
}
