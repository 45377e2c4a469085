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

/// The log-odds of words in groups, for the cells that are asked for.
///
/// The cells of `counts` are group × (words, then all words of the group, those that are not looked at too).
/// `prior` holds as many pseudo-counts, in the same order: of each word, then of all.
pub fn log_odds(
    counts: &Counts,
    prior: &[f64],
    cells: &[u32],
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
    let is_word = |cell: usize| cell < counts.n_cells() && cell % width != width - 1;
    if let Some(cell) = cells.iter().find(|&&cell| !is_word(cell as usize)) {
        return Err(Error(format!("cell {cell} is no word of a group")));
    }
    let totals = counts.totals();
    let draws = replicate([counts], bootstrap, cells.len(), |[totals], figures| {
        let all = all_groups(totals, width);
        for (figure, &cell) in figures.iter_mut().zip(cells) {
            *figure = delta(totals, &all, prior, cell as usize).0;
        }
    });
    let all = all_groups(&totals, width);
    let found = cells.iter().zip(draws).map(|(&cell, draws)| {
        let (value, variance) = delta(&totals, &all, prior, cell as usize);
        let (low, high) = percentiles(draws, bootstrap.level);
        LogOdds {
            log_odds: Estimate { value, low, high },
            z: value / variance.sqrt(),
        }
    });
    Ok(found.collect())
}

/// How often all groups use each word.
fn all_groups(totals: &[f64], width: usize) -> Vec<f64> {
    let mut all = vec![0.0; width];
    for group in totals.chunks_exact(width) {
        all.iter_mut()
            .zip(group)
            .for_each(|(sum, count)| *sum += count);
    }
    all
}

/// The log-odds of a word in a group, and their variance.
fn delta(totals: &[f64], all: &[f64], prior: &[f64], cell: usize) -> (f64, f64) {
    let width = prior.len();
    let (word, every) = (cell % width, width - 1);
    let group = &totals[cell - word..][..width];
    // The word's count and that of the rest, each with its prior.
    let part = |count: f64, sum: f64| {
        let own = count + prior[word];
        (own, sum + prior[every] - own)
    };
    let (own, own_rest) = part(group[word], group[every]);
    let (other, other_rest) = part(all[word] - group[word], all[every] - group[every]);
    let delta = (own / own_rest).ln() - (other / other_rest).ln();
    (delta, 1.0 / own + 1.0 / other)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two groups, two words looked at: 30 of 100 against 10 of 200, and 5 of 100 against 10 of 200.
    fn found() -> Vec<LogOdds> {
        let cells = [0, 1, 2, 3, 4, 5];
        let weights = [30.0, 5.0, 100.0, 10.0, 10.0, 200.0];
        let counts = Counts::new(&[0, 0, 0, 1, 1, 1], &cells, &weights, 2, 6).unwrap();
        log_odds(
            &counts,
            &[4.0, 1.5, 30.0],
            &[0, 1, 3, 4],
            Bootstrap::default(),
        )
        .unwrap()
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
        assert!(log_odds(&counts, &[1.0, 2.0], &[0], Bootstrap::default()).is_err());
        let counts = Counts::new(&[0], &[0], &[1.0], 1, 4).unwrap();
        assert!(log_odds(&counts, &[0.0, 2.0], &[0], Bootstrap::default()).is_err());
        assert!(log_odds(&counts, &[1.0, 2.0], &[1], Bootstrap::default()).is_err());
    }
}
