//! Shares put right by a sample that people coded.
//!
//! An extractor that misses more of what one group says, or takes one group for another, shifts shares (Rogan and
//! Gladen, "Estimating prevalence from the results of a screening test", 1978; for several categories Tenenbein 1972,
//! Buonaccorsi, *Measurement Error*, 2010, chapter 2). The sample says of what was found how much of it is truly of each
//! category (that is drawn from the same corpus, so its rates hold there), and of each category how much was found.

use crate::bootstrap::{Bootstrap, Estimate, percentiles, replicate};
use crate::counts::{Counts, Error};

/// The corrected share of each category in each group: those of the first group first.
///
/// With `n` categories, the cells of `found` are group × (categories, then unknown), and those of `coded` are (true
/// categories, then none of them) × (categories found, then unknown, then missed). Intervals draw the clusters of both
/// anew. A category that was found in the corpus and not in the sample leaves its group without a share.
pub fn corrected(
    found: &Counts,
    coded: &Counts,
    n: usize,
    bootstrap: Bootstrap,
) -> Result<Vec<Estimate>, Error> {
    if n == 0 || !found.n_cells().is_multiple_of(n + 1) || coded.n_cells() != (n + 1) * (n + 2) {
        return Err(Error(format!(
            "{} cells found and {} coded do not fit {n} categories",
            found.n_cells(),
            coded.n_cells()
        )));
    }
    let n_figures = found.n_cells() / (n + 1) * n;
    let shares = |found: &[f64], coded: &[f64], figures: &mut [f64]| {
        let factors = factors(coded, n);
        for (group, figures) in found.chunks_exact(n + 1).zip(figures.chunks_exact_mut(n)) {
            for (truth, figure) in figures.iter_mut().enumerate() {
                *figure = (0..=n)
                    .filter(|&category| group[category] > 0.0)
                    .map(|category| group[category] * factors[truth * (n + 1) + category])
                    .sum();
            }
            let sum: f64 = figures.iter().sum();
            figures.iter_mut().for_each(|figure| *figure /= sum);
        }
    };
    let mut values = vec![f64::NAN; n_figures];
    shares(&found.totals(), &coded.totals(), &mut values);
    let draws = replicate(
        [found, coded],
        bootstrap,
        n_figures,
        |[found, coded], figures| {
            shares(found, coded, figures);
        },
    );
    let estimates = values.into_iter().zip(draws).map(|(value, draws)| {
        let (low, high) = percentiles(draws, bootstrap.level);
        Estimate { value, low, high }
    });
    Ok(estimates.collect())
}

/// For each true category and each category found, how many of the first one of the second stands for.
fn factors(coded: &[f64], n: usize) -> Vec<f64> {
    let row = |truth: usize| &coded[truth * (n + 2)..][..n + 2];
    let mut factors = Vec::with_capacity(n * (n + 1));
    for truth in 0..n {
        let all: f64 = row(truth).iter().sum();
        let recall = 1.0
            - if all > 0.0 {
                row(truth)[n + 1] / all
            } else {
                0.0
            };
        for category in 0..=n {
            let as_found: f64 = (0..=n).map(|truth| row(truth)[category]).sum();
            let right = row(truth)[category];
            // What was always missed has no factor to be found by.
            factors.push(if right == 0.0 && as_found > 0.0 {
                0.0
            } else {
                right / as_found / recall
            });
        }
    }
    factors
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missed_more_counts_more() {
        // 30 women and 70 men found. Of women found, a tenth are men; a quarter of women and no men are missed.
        let found = Counts::new(&[0, 0], &[0, 1], &[30.0, 70.0], 1, 3).unwrap();
        let cells = [0, 3, 4, 5];
        let coded = Counts::new(&[0; 4], &cells, &[9.0, 3.0, 1.0, 10.0], 1, 12).unwrap();
        let shares = corrected(&found, &coded, 2, Bootstrap::default()).unwrap();
        let (women, men) = (30.0 * 0.9 / 0.75, 30.0 * 0.1 + 70.0);
        assert!(
            (shares[0].value - women / (women + men)).abs() < 1e-12,
            "{shares:?}"
        );
        assert!((shares[0].value + shares[1].value - 1.0).abs() < 1e-12);
    }

    #[test]
    fn a_perfect_extractor_is_left_alone() {
        let found = Counts::new(&[0, 0], &[0, 1], &[30.0, 70.0], 1, 3).unwrap();
        let coded = Counts::new(&[0, 0], &[0, 5], &[5.0, 5.0], 1, 12).unwrap();
        let shares = corrected(&found, &coded, 2, Bootstrap::default()).unwrap();
        assert!((shares[0].value - 0.3).abs() < 1e-12);
    }

    #[test]
    fn what_nobody_coded_has_no_share() {
        let found = Counts::new(&[0, 0], &[0, 1], &[30.0, 70.0], 1, 3).unwrap();
        let coded = Counts::new(&[0], &[0], &[5.0], 1, 12).unwrap();
        assert!(
            corrected(&found, &coded, 2, Bootstrap::default()).unwrap()[0]
                .value
                .is_nan()
        );
    }
}
