//! Finding the weights of pronouns.

use super::{Report, cases, product};
use crate::entities::weights::{self, Weights};
use crate::evaluation::GoldArticle;
use rustc_hash::FxHashMap;

/// Finds weights by changing one after the other as long as more mentions come out right; tells each step.
pub fn search(gold: &[GoldArticle], tell: &mut dyn FnMut(&str)) -> Vec<f32> {
    let cases = cases(gold);
    let goal = |weights: Weights| {
        let scores = product(&cases, gold, weights);
        // Speakers and targets of the whole product count beside those handed in.
        let matched = scores.statements.recall / 100.0 * scores.gold as f64;
        let product = (scores.speakers + scores.targets) / 100.0 * matched;
        let mut report = Report::default();
        for case in &cases {
            report.add(case, weights, &FxHashMap::default());
        }
        let counts = report.counts.values().chain([&report.floating]);
        let right: f32 = counts
            .map(|count| count.right as f32 + 0.1 * count.sure)
            .sum();
        // Towards small weights, where it makes no difference.
        right + product as f32 - 0.03 * weights.iter().map(|weight| weight.abs()).sum::<f32>()
    };
    let mut best = weights::FRENCH;
    let mut top = goal(best);
    for step in [0.5, 0.25] {
        let mut moved = true;
        while std::mem::take(&mut moved) {
            for feature in 0..best.len() {
                for change in [step, -step] {
                    let mut tried = best;
                    tried[feature] = ((tried[feature] + change) * 100.0).round() / 100.0;
                    let score = goal(tried);
                    if score > top {
                        (best, top, moved) = (tried, score, true);
                    }
                }
            }
            tell(&format!("step {step}: {top:.2} {best:?}"));
        }
    }
    best.to_vec()
}
