//! Learned weights from which a confidence follows.

use super::table::rows;
use crate::confidence::Claim;
use crate::error::Result;
use rustc_hash::FxHashMap;

/// The weight of each feature, for each claim.
#[derive(Debug, Clone, Default)]
pub(crate) struct Certainty([FxHashMap<String, f64>; 3]);

/// The feature that every claim has.
pub(crate) const ALWAYS: &str = "always";

impl Certainty {
    pub(super) fn read_french() -> Result<Self> {
        let text = include_str!("../../lang/fr/confidence.tsv");
        let mut certainty = Certainty::default();
        for row in rows("confidence.tsv", text, 3)? {
            let row = row?;
            let claim = Claim::ALL
                .into_iter()
                .find(|claim| claim.as_str() == row.fields[0])
                .ok_or_else(|| row.error(format!("no such claim: {}", row.fields[0])))?;
            let weight = row.fields[2]
                .parse()
                .map_err(|_| row.error(format!("not a number: {}", row.fields[2])))?;
            certainty.set(claim, row.fields[1], weight);
        }
        Ok(certainty)
    }

    /// Gives a feature its weight.
    pub(crate) fn set(&mut self, claim: Claim, feature: &str, weight: f64) {
        self.0[claim as usize].insert(feature.to_string(), weight);
    }

    /// What a feature adds to the log-odds of a claim.
    pub(crate) fn weight(&self, claim: Claim, feature: &str) -> f64 {
        self.0[claim as usize].get(feature).copied().unwrap_or(0.0)
    }

    /// The probability that a claim with these features holds, in steps of a thousandth.
    pub(crate) fn of(&self, claim: Claim, features: &[String]) -> f32 {
        let sum: f64 = std::iter::once(ALWAYS)
            .chain(features.iter().map(String::as_str))
            .map(|feature| self.weight(claim, feature))
            .sum();
        // Rounded, so that the last digits of `exp` show on no machine; nothing is ever certain.
        let probability = 1.0 / (1.0 + (-sum).exp());
        ((probability * 1000.0).round() / 1000.0).clamp(0.001, 0.999) as f32
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_add_up_to_a_probability() {
        let mut certainty = Certainty::default();
        let of = |certainty: &Certainty, features: &[&str]| {
            let features: Vec<String> = features.iter().map(|f| f.to_string()).collect();
            certainty.of(Claim::Speaker, &features)
        };
        assert_eq!(of(&certainty, &["never seen"]), 0.5);
        certainty.set(Claim::Speaker, ALWAYS, 2.0);
        certainty.set(Claim::Speaker, "form=pronoun", -1.0);
        certainty.set(Claim::Target, "form=name", 9.0);
        assert_eq!(of(&certainty, &["form=name"]), 0.881);
        assert_eq!(of(&certainty, &["form=pronoun"]), 0.731);
        certainty.set(Claim::Speaker, "form=name", 90.0);
        assert_eq!(of(&certainty, &["form=name"]), 0.999);
    }
}
