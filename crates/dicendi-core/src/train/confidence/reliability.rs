//! Whether confidences keep what they promise.

use super::Observation;
use crate::confidence::Claim;
use crate::lexicon::Certainty;
use std::fmt;

/// Confidences are grouped by tenths.
const GROUPS: usize = 10;

/// What was claimed with which confidence, and how much of it was right.
#[derive(Debug, Clone)]
pub struct Reliability {
    claim: Claim,
    /// The confidence of each claim, and whether it was right.
    judged: Vec<(f64, bool)>,
}

impl Reliability {
    pub(super) fn new(claim: Claim) -> Self {
        Reliability {
            claim,
            judged: Vec::new(),
        }
    }

    pub(super) fn add(&mut self, certainty: &Certainty, observations: &[&Observation]) {
        let judge = |row: &&Observation| {
            let confidence = certainty.of(self.claim, &row.features);
            (f64::from(confidence), row.right)
        };
        self.judged.extend(observations.iter().map(judge));
    }

    /// The mean distance between confidence and share of right claims over ten groups of equal width,
    /// each weighted by its size (Naeini, Cooper and Hauskrecht, AAAI 2015).
    pub fn expected_calibration_error(&self) -> f64 {
        let distance = |group: &Group| (group.confidence - group.right).abs() * group.count as f64;
        self.groups().iter().map(distance).sum::<f64>() / self.judged.len().max(1) as f64
    }

    /// The mean squared distance between confidence and outcome (Brier, 1950).
    pub fn brier_score(&self) -> f64 {
        let distance =
            |&(confidence, right): &(f64, bool)| (confidence - f64::from(u8::from(right))).powi(2);
        self.judged.iter().map(distance).sum::<f64>() / self.judged.len().max(1) as f64
    }

    /// The probability that a right claim has a higher confidence than a wrong one; ties count half.
    pub fn area_under_curve(&self) -> f64 {
        let of = |wanted: bool| {
            let judged = self.judged.iter();
            judged.filter(move |claim| claim.1 == wanted).map(|c| c.0)
        };
        let (mut won, mut pairs) = (0.0, 0.0);
        for right in of(true) {
            for wrong in of(false) {
                pairs += 1.0;
                won += match right.total_cmp(&wrong) {
                    std::cmp::Ordering::Greater => 1.0,
                    std::cmp::Ordering::Equal => 0.5,
                    std::cmp::Ordering::Less => 0.0,
                };
            }
        }
        if pairs == 0.0 { 0.5 } else { won / pairs }
    }

    fn groups(&self) -> Vec<Group> {
        let mut groups = vec![Group::default(); GROUPS];
        for &(confidence, right) in &self.judged {
            let group = &mut groups[((confidence * GROUPS as f64) as usize).min(GROUPS - 1)];
            group.count += 1;
            group.confidence += confidence;
            group.right += f64::from(u8::from(right));
        }
        groups.retain(|group| group.count > 0);
        for group in &mut groups {
            group.confidence /= group.count as f64;
            group.right /= group.count as f64;
        }
        groups
    }
}

/// Claims of about the same confidence.
#[derive(Debug, Clone, Default)]
struct Group {
    count: usize,
    /// Their mean confidence.
    confidence: f64,
    /// The share that is right.
    right: f64,
}

impl fmt::Display for Reliability {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "{}s: {} claims, expected calibration error {:.3}, Brier score {:.3}, area under the curve {:.3}",
            self.claim.as_str(),
            self.judged.len(),
            self.expected_calibration_error(),
            self.brier_score(),
            self.area_under_curve()
        )?;
        writeln!(f, "  confidence  right  claims")?;
        for group in self.groups() {
            writeln!(
                f,
                "  {:10.3}  {:5.3}  {:6}",
                group.confidence, group.right, group.count
            )?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_those_worked_out_by_hand() {
        let mut reliability = Reliability::new(Claim::Speaker);
        reliability.judged = vec![(0.9, true), (0.92, true), (0.94, false), (0.25, false)];
        // Two groups: 0.92 with 2 of 3 right, 0.25 with none.
        let expected = (3.0 * (0.92 - 2.0 / 3.0) + 0.25) / 4.0;
        assert!((reliability.expected_calibration_error() - expected).abs() < 1e-9);
        assert_eq!(reliability.area_under_curve(), 0.5);
        let brier = (0.01 + 0.0064 + 0.8836 + 0.0625) / 4.0;
        assert!((reliability.brier_score() - brier).abs() < 1e-9);
        assert!(reliability.to_string().contains("0.920  0.667       3"));
    }
}
