//! Learning parts of speech and features.

use super::perceptron::{Perceptron, Random, best};
use super::treebank::Gold;
use crate::analysis::internals::{Bundles, feats_features, upos_features};
use crate::model::Model;
use crate::ud::{Feats, Upos};
use std::collections::BTreeMap;

/// Passes over the sentences.
pub(super) const EPOCHS: usize = 7;
/// Averaged weights below this are dropped.
const LEAST: f64 = 1.0;

/// Learns from `trees` (tags and features) and `tags` (tags only); adds the sections `upos` and `feats`.
pub(super) fn train(trees: &[Gold], tags: &[Gold], epochs: usize, model: &mut Model, report: &mut dyn FnMut(&str)) {
    let upos = upos(trees, tags, epochs, report);
    let mut out = Vec::new();
    upos.write(LEAST, &mut out);
    report(&format!("upos: {} bytes", out.len()));
    model.add("upos", out);
    let (bundles, feats) = feats(trees.iter().filter(|gold| gold.house_style).collect(), epochs, report);
    let mut out = (bundles.feats.len() as u32).to_le_bytes().to_vec();
    for (feats, users) in bundles.feats.iter().zip(&bundles.users) {
        out.extend(feats.bits().to_le_bytes());
        out.extend(users.to_le_bytes());
    }
    feats.write(LEAST, &mut out);
    report(&format!("feats: {} bytes, {} bundles", out.len(), bundles.feats.len()));
    model.add("feats", out);
}

fn upos(trees: &[Gold], tags: &[Gold], epochs: usize, report: &mut dyn FnMut(&str)) -> Perceptron {
    let mut perceptron = Perceptron::default();
    let mut random = Random::new(1);
    let mut order: Vec<&Gold> = trees.iter().chain(tags).collect();
    let mut features = Vec::new();
    let mut scores = [0.0; Upos::ALL.len()];
    for epoch in 0..epochs {
        random.shuffle(&mut order);
        let (mut wrong, mut all) = (0, 0);
        for gold in &order {
            let mut given = gold.upos.clone();
            for at in 0..gold.signs.len() {
                upos_features(&gold.signs, &given, at, &mut features);
                perceptron.advance();
                perceptron.score(&features, &mut scores);
                let guess = best(&scores, |_| true).unwrap_or(0);
                let right = gold.upos[at] as usize;
                if guess != right {
                    perceptron.update(&features, right, guess);
                    wrong += 1;
                }
                given[at] = Upos::ALL[guess];
                all += 1;
            }
        }
        report(&format!("upos, epoch {epoch}: {:.2} % right", 100.0 * (1.0 - f64::from(wrong) / f64::from(all))));
    }
    perceptron
}

fn feats(trees: Vec<&Gold>, epochs: usize, report: &mut dyn FnMut(&str)) -> (Bundles, Perceptron) {
    let mut counts: BTreeMap<Feats, (u32, u32)> = BTreeMap::new();
    for gold in &trees {
        for (upos, feats) in gold.upos.iter().zip(&gold.feats) {
            let seen = counts.entry(*feats).or_default();
            seen.0 += 1;
            seen.1 |= 1 << *upos as u32;
        }
    }
    // Codes have eight bits: the rarest bundles go.
    let mut frequent: Vec<_> = counts.into_iter().collect();
    frequent.sort_by_key(|(feats, seen)| (std::cmp::Reverse(seen.0), *feats));
    frequent.truncate(255);
    let bundles = Bundles {
        feats: frequent.iter().map(|(feats, _)| *feats).collect(),
        users: frequent.iter().map(|(_, seen)| seen.1).collect(),
    };
    let code: BTreeMap<Feats, usize> = bundles.feats.iter().enumerate().map(|(code, feats)| (*feats, code)).collect();
    let mut perceptron = Perceptron::default();
    let mut random = Random::new(2);
    let mut order = trees;
    let mut features = Vec::new();
    let mut scores = vec![0.0; bundles.feats.len()];
    for epoch in 0..epochs {
        random.shuffle(&mut order);
        let (mut wrong, mut all) = (0, 0);
        for gold in &order {
            let mut given = gold.feats.clone();
            for at in 0..gold.signs.len() {
                let Some(&right) = code.get(&gold.feats[at]) else { continue };
                feats_features(&gold.signs, &gold.upos, &given, at, &mut features);
                perceptron.advance();
                perceptron.score(&features, &mut scores);
                let bit = 1 << gold.upos[at] as u32;
                let guess = best(&scores, |bundle| bundles.users[bundle] & bit != 0).unwrap_or(right);
                if guess != right {
                    perceptron.update(&features, right, guess);
                    wrong += 1;
                }
                given[at] = bundles.feats[guess];
                all += 1;
            }
        }
        report(&format!("feats, epoch {epoch}: {:.2} % right", 100.0 * (1.0 - f64::from(wrong) / f64::from(all))));
    }
    (bundles, perceptron)
}
