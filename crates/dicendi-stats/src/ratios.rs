//! Shares and rates: one cell over another; and how two of them differ.

use crate::bootstrap::{Bootstrap, Estimate, percentiles, replicate};
use crate::counts::Counts;

/// A cell over another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ratio {
    /// The cell above the line.
    pub part: u32,
    /// The cell below the line.
    pub whole: u32,
}

impl Ratio {
    fn of(self, totals: &[f64]) -> f64 {
        let whole = totals[self.whole as usize];
        if whole > 0.0 {
            totals[self.part as usize] / whole
        } else {
            f64::NAN
        }
    }
}

/// Each share, a cell over one that holds it, with its interval.
///
/// Where it is 0 or 1 in every draw, the interval is that of a share of as many clusters (Clopper and Pearson 1934).
/// What rests on one cluster has no interval.
pub fn shares(counts: &Counts, ratios: &[Ratio], bootstrap: Bootstrap) -> Vec<Estimate> {
    let mut shares = rates(counts, ratios, bootstrap);
    let clusters = counts.clusters();
    for (share, ratio) in shares.iter_mut().zip(ratios) {
        let tail = (1.0 - bootstrap.level) / 2.0;
        let least = tail.powf(1.0 / f64::from(clusters[ratio.whole as usize].max(1)));
        if share.value == 0.0 && share.high == 0.0 {
            share.high = 1.0 - least;
        }
        if share.value == 1.0 && share.low == 1.0 {
            share.low = least;
        }
    }
    shares
}

/// Each ratio with its interval: how much there is of one cell for each of the other.
pub fn rates(counts: &Counts, ratios: &[Ratio], bootstrap: Bootstrap) -> Vec<Estimate> {
    let totals = counts.totals();
    let clusters = counts.clusters();
    let draws = replicate([counts], bootstrap, ratios.len(), |[totals], figures| {
        for (figure, ratio) in figures.iter_mut().zip(ratios) {
            *figure = ratio.of(totals);
        }
    });
    let estimate = |(ratio, draws): (&Ratio, Vec<f64>)| {
        let (low, high) = match clusters[ratio.whole as usize] {
            0 | 1 => (f64::NAN, f64::NAN),
            _ => percentiles(draws, bootstrap.level),
        };
        let value = ratio.of(&totals);
        Estimate { value, low, high }
    };
    ratios.iter().zip(draws).map(estimate).collect()
}

/// For each pair, the first ratio less the second.
pub fn differences(
    counts: &Counts,
    pairs: &[(Ratio, Ratio)],
    bootstrap: Bootstrap,
) -> Vec<Estimate> {
    let totals = counts.totals();
    let of =
        |&(first, second): &(Ratio, Ratio), totals: &[f64]| first.of(totals) - second.of(totals);
    let draws = replicate([counts], bootstrap, pairs.len(), |[totals], figures| {
        for (figure, pair) in figures.iter_mut().zip(pairs) {
            *figure = of(pair, totals);
        }
    });
    pairs
        .iter()
        .zip(draws)
        .map(|(pair, draws)| {
            let (low, high) = percentiles(draws, bootstrap.level);
            Estimate {
                value: of(pair, &totals),
                low,
                high,
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const HALF: Ratio = Ratio { part: 0, whole: 1 };

    fn counts(parts: &[f64]) -> Counts {
        let n = parts.len() as u32;
        let clusters: Vec<u32> = (0..n).chain(0..n).collect();
        let cells: Vec<u32> = (0..2 * n).map(|at| u32::from(at >= n)).collect();
        let weights: Vec<f64> = parts
            .iter()
            .copied()
            .chain(parts.iter().map(|_| 1.0))
            .collect();
        Counts::new(&clusters, &cells, &weights, n as usize, 2).unwrap()
    }

    #[test]
    fn a_share_lies_in_its_interval() {
        let parts: Vec<f64> = (0..200).map(|n| f64::from(n % 4 == 0)).collect();
        let share = shares(&counts(&parts), &[HALF], Bootstrap::default())[0];
        assert_eq!(share.value, 0.25);
        // 1.96 standard errors of a share of 200.
        assert!(
            (share.low - 0.19).abs() < 0.01 && (share.high - 0.31).abs() < 0.01,
            "{share:?}"
        );
    }

    #[test]
    fn none_and_all_have_an_interval() {
        let none = shares(&counts(&[0.0; 30]), &[HALF], Bootstrap::default())[0];
        assert_eq!((none.value, none.low), (0.0, 0.0));
        assert!((none.high - 0.1157).abs() < 1e-3, "{none:?}");
        let all = shares(&counts(&[1.0; 30]), &[HALF], Bootstrap::default())[0];
        assert!(
            (all.low - 0.8843).abs() < 1e-3 && all.high == 1.0,
            "{all:?}"
        );
    }

    #[test]
    fn what_has_no_whole_has_no_share() {
        let counts = Counts::new(&[], &[], &[], 0, 2).unwrap();
        let share = shares(&counts, &[HALF], Bootstrap::default())[0];
        assert!(share.value.is_nan() && share.low.is_nan() && share.high.is_nan());
    }

    #[test]
    fn a_ratio_does_not_differ_from_itself() {
        let parts: Vec<f64> = (0..40).map(|n| f64::from(n % 3)).collect();
        let same = differences(&counts(&parts), &[(HALF, HALF)], Bootstrap::default())[0];
        assert_eq!((same.value, same.low, same.high), (0.0, 0.0, 0.0));
    }
}
