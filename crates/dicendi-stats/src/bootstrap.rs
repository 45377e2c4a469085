//! Intervals by drawing clusters anew (the cluster bootstrap: Davison and Hinkley, *Bootstrap Methods and their
//! Application*, 1997, 3.8; Field and Welsh, "Bootstrapping clustered data", 2007).

use crate::counts::Counts;
use crate::random::Random;
use rayon::prelude::*;

/// How intervals are computed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bootstrap {
    /// How often the clusters are drawn anew.
    pub replicates: usize,
    /// Where the random numbers start: the same seed gives the same intervals, on any number of threads.
    pub seed: u64,
    /// The share of intervals that are to hold the truth.
    pub level: f64,
}

impl Default for Bootstrap {
    fn default() -> Self {
        Bootstrap {
            replicates: 2000,
            seed: 0,
            level: 0.95,
        }
    }
}

/// A figure with its interval; NaN where there is none.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Estimate {
    /// The figure.
    pub value: f64,
    /// The interval's lower end.
    pub low: f64,
    /// The interval's upper end.
    pub high: f64,
}

/// A figure over the sums of cells, for each draw, for each of several figures: `figures[figure][draw]`.
pub(crate) fn replicate<const TABLES: usize>(
    tables: [&Counts; TABLES],
    bootstrap: Bootstrap,
    n_figures: usize,
    statistic: impl Fn([&[f64]; TABLES], &mut [f64]) + Sync,
) -> Vec<Vec<f64>> {
    let mut draws = vec![f64::NAN; bootstrap.replicates * n_figures];
    if n_figures > 0 && tables.iter().all(|table| table.n_clusters() > 0) {
        draws.par_chunks_mut(n_figures).enumerate().for_each_init(
            || (vec![], [(); TABLES].map(|()| vec![])),
            |(drawn, totals), (number, figures)| {
                let mut random = Random::new(bootstrap.seed, number as u64);
                for (table, totals) in tables.iter().zip(totals.iter_mut()) {
                    table.resample(&mut random, drawn, totals);
                }
                statistic(totals.each_ref().map(Vec::as_slice), figures);
            },
        );
    }
    (0..n_figures)
        .map(|figure| {
            draws
                .iter()
                .skip(figure)
                .step_by(n_figures)
                .copied()
                .collect()
        })
        .collect()
}

/// The interval that holds the middle of the draws (percentile method); draws without a figure are left out.
pub(crate) fn percentiles(mut draws: Vec<f64>, level: f64) -> (f64, f64) {
    draws.retain(|draw| !draw.is_nan());
    draws.sort_unstable_by(f64::total_cmp);
    let tail = (1.0 - level) / 2.0;
    (quantile(&draws, tail), quantile(&draws, 1.0 - tail))
}

/// The quantile of sorted values, between two of them by their distance.
fn quantile(sorted: &[f64], share: f64) -> f64 {
    let Some(last) = sorted.len().checked_sub(1) else {
        return f64::NAN;
    };
    let place = share * last as f64;
    let (below, above) = (
        sorted[place.floor() as usize],
        sorted[place.ceil() as usize],
    );
    below + (above - below) * place.fract()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_lie_between_values() {
        assert_eq!(quantile(&[1.0, 2.0, 3.0, 4.0], 0.5), 2.5);
        assert_eq!(quantile(&[7.0], 0.975), 7.0);
        assert!(quantile(&[], 0.5).is_nan());
        assert_eq!(percentiles(vec![f64::NAN, 1.0], 0.95), (1.0, 1.0));
    }

    #[test]
    fn threads_do_not_show() {
        let clusters: Vec<u32> = (0..50).collect();
        let weights: Vec<f64> = (0..50).map(f64::from).collect();
        let counts = Counts::new(&clusters, &[0; 50], &weights, 50, 1).unwrap();
        let on = |threads| {
            let pool = rayon::ThreadPoolBuilder::new()
                .num_threads(threads)
                .build()
                .unwrap();
            let bootstrap = Bootstrap {
                replicates: 100,
                ..Bootstrap::default()
            };
            pool.install(|| {
                replicate([&counts], bootstrap, 1, |[totals], figures| {
                    figures[0] = totals[0]
                })
            })
        };
        assert_eq!(on(1), on(5));
    }

    #[test]
    fn the_spread_of_draws_is_the_standard_error() {
        // The mean of 100 values: its standard error is known.
        let clusters: Vec<u32> = (0..100).collect();
        let weights: Vec<f64> = (0..100).map(|n| f64::from(n * n % 37)).collect();
        let counts = Counts::new(&clusters, &[0; 100], &weights, 100, 1).unwrap();
        let mean = weights.iter().sum::<f64>() / 100.0;
        let variance = weights
            .iter()
            .map(|value| (value - mean).powi(2))
            .sum::<f64>()
            / 100.0;
        let draws = replicate([&counts], Bootstrap::default(), 1, |[totals], figures| {
            figures[0] = totals[0] / 100.0
        });
        let (low, high) = percentiles(draws[0].clone(), 0.95);
        let expected = 2.0 * 1.96 * (variance / 100.0).sqrt();
        assert!(
            ((high - low) / expected - 1.0).abs() < 0.06,
            "{low} {high} {expected}"
        );
    }
}
