//! Which words a group uses more than the others: weighted log-odds with an informative Dirichlet prior (Monroe,
//! Colaresi and Quinn, "Fightin' Words", *Political Analysis* 16, 2008, equations 15, 16, 20 and 22).

use crate::bootstrap::{Bootstrap, Estimate, percentiles, replicate};
use crate::counts::{Counts, Error};

/// How much more a group uses a word than the others do.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LogOdds {
    /// The logarithm of the odds of the word in the group over those in the others; its interval from clusters.
    pub log_odds: Estimate,
    /// The log-odds over their standard deviation under the model, which takes every word for independent.
    pub z: f64,
}

/// The log-odds of each word in each group: those of the first group first.
///
/// The cells of `counts` are group × (words, then all words of the group, those that are not looked at too).
/// `prior` holds as many pseudo-counts, in the same order: of each word, then of all.
pub fn log_odds(
    counts: &Counts,
    prior: &[f64],
    bootstrap: Bootstrap,
) -> Result<Vec<LogOdds>, Error> {
    let width = prior.len();
    if width == 0 || !counts.n_cells().is_multiple_of(width) {
        let message = format!("{} cells are not groups × {width} words", counts.n_cells());
        return Err(Error(message));
    }
    if !prior
        .iter()
        .all(|&pseudo| pseudo > 0.0 && pseudo.is_finite())
    {
        return Err(Error("every word needs a prior above 0".into()));
    }
    let n_figures = counts.n_cells() / width * (width - 1);
    let totals = counts.totals();
    let draws = replicate([counts], bootstrap, n_figures, |[totals], figures| {
        for (figure, (delta, _)) in figures.iter_mut().zip(deltas(totals, prior)) {
            *figure = delta;
        }
    });
    let found = deltas(&totals, prior).zip(draws);
    Ok(found
        .map(|((value, variance), draws)| {
            let (low, high) = percentiles(draws, bootstrap.level);
            LogOdds {
                log_odds: Estimate { value, low, high },
                z: value / variance.sqrt(),
            }
        })
        .collect())
}

/// The log-odds of each word in each group and their variance.
fn deltas<'a>(totals: &'a [f64], prior: &'a [f64]) -> impl Iterator<Item = (f64, f64)> + 'a {
    let width = prior.len();
    let mut all = vec![0.0; width];
    for group in totals.chunks_exact(width) {
        all.iter_mut()
            .zip(group)
            .for_each(|(sum, count)| *sum += count);
    }
    totals.chunks_exact(width).flat_map(move |group| {
        let all = all.clone();
        (0..width - 1).map(move |word| {
            // The word's count and that of the rest, each with its prior.
            let part = |count: f64, sum: f64| {
                let word = count + prior[word];
                (word, sum + prior[width - 1] - word)
            };
            let (own, own_rest) = part(group[word], group[width - 1]);
            let (other, other_rest) =
                part(all[word] - group[word], all[width - 1] - group[width - 1]);
            let delta = (own / own_rest).ln() - (other / other_rest).ln();
            (delta, 1.0 / own + 1.0 / other)
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two groups, two words looked at: 30 of 100 against 10 of 200, and 5 of 100 against 10 of 200.
    fn found() -> Vec<LogOdds> {
        let cells = [0, 1, 2, 3, 4, 5];
        let weights = [30.0, 5.0, 100.0, 10.0, 10.0, 200.0];
        let counts = Counts::new(&[0, 0, 0, 1, 1, 1], &cells, &weights, 2, 6).unwrap();
        log_odds(&counts, &[4.0, 1.5, 30.0], Bootstrap::default()).unwrap()
    }

    #[test]
    fn it_is_the_formula() {
        let delta = (34.0f64 / 96.0).ln() - (14.0f64 / 216.0).ln();
        let first = found()[0];
        assert!((first.log_odds.value - delta).abs() < 1e-12);
        assert!((first.z - delta / (1.0f64 / 34.0 + 1.0 / 14.0).sqrt()).abs() < 1e-12);
    }

    #[test]
    fn what_one_of_two_groups_uses_more_the_other_uses_less() {
        let found = found();
        assert!((found[0].log_odds.value + found[2].log_odds.value).abs() < 1e-12);
        assert!((found[1].z + found[3].z).abs() < 1e-12);
    }

    #[test]
    fn words_and_priors_must_fit() {
        let counts = Counts::new(&[0], &[0], &[1.0], 1, 5).unwrap();
        assert!(log_odds(&counts, &[1.0, 2.0], Bootstrap::default()).is_err());
        let counts = Counts::new(&[0], &[0], &[1.0], 1, 4).unwrap();
        assert!(log_odds(&counts, &[0.0, 2.0], Bootstrap::default()).is_err());
    }
}
