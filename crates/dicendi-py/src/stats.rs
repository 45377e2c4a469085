//! Statistics over counts by cluster and cell.

use crate::errors;
use crate::stream::Stream;
use dicendi_stats::network::Reciprocity;
use dicendi_stats::{Bootstrap, Estimate, Ratio, correction, diversity, log_odds, network, ratios};
use polars_arrow::array::{Array, PrimitiveArray, StructArray};
use polars_arrow::types::NativeType;
use pyo3::prelude::*;

/// A figure and the ends of its interval.
type Interval = (f64, f64, f64);

/// How intervals are computed: replicates, seed, level.
type Settings = (usize, u64, f64);

/// Weights by cluster and cell.
#[pyclass(frozen, module = "dicendi._dicendi")]
pub(crate) struct Counts(dicendi_stats::Counts);

#[pymethods]
impl Counts {
    /// Reads an Arrow stream of the columns `cluster` (u32), `cell` (u32) and `weight` (f64), in this order.
    #[new]
    fn new(entries: &Bound<'_, PyAny>, n_clusters: usize, n_cells: usize) -> PyResult<Self> {
        let mut stream = Stream::open(entries)?;
        let (mut cluster, mut cell, mut weight) = (vec![], vec![], vec![]);
        while let Some(chunk) = stream.next()? {
            extend(&mut cluster, &chunk, 0)?;
            extend(&mut cell, &chunk, 1)?;
            extend(&mut weight, &chunk, 2)?;
        }
        dicendi_stats::Counts::new(&cluster, &cell, &weight, n_clusters, n_cells)
            .map(Counts)
            .map_err(refused)
    }

    /// The sum of each cell.
    fn totals(&self) -> Vec<f64> {
        self.0.totals()
    }

    /// For each cell, how many clusters have something in it.
    fn clusters(&self) -> Vec<u32> {
        self.0.clusters()
    }

    /// Cells over others that hold them: each pair's part and whole.
    fn shares(&self, py: Python<'_>, pairs: Vec<(u32, u32)>, settings: Settings) -> Vec<Interval> {
        let pairs: Vec<Ratio> = pairs.into_iter().map(ratio).collect();
        py.detach(|| intervals(ratios::shares(&self.0, &pairs, bootstrap(settings))))
    }

    /// Cells over others.
    fn rates(&self, py: Python<'_>, pairs: Vec<(u32, u32)>, settings: Settings) -> Vec<Interval> {
        let pairs: Vec<Ratio> = pairs.into_iter().map(ratio).collect();
        py.detach(|| intervals(ratios::rates(&self.0, &pairs, bootstrap(settings))))
    }

    /// Ratios less others.
    fn differences(
        &self,
        py: Python<'_>,
        pairs: Vec<((u32, u32), (u32, u32))>,
        settings: Settings,
    ) -> Vec<Interval> {
        let pairs: Vec<(Ratio, Ratio)> = pairs
            .into_iter()
            .map(|(a, b)| (ratio(a), ratio(b)))
            .collect();
        py.detach(|| intervals(ratios::differences(&self.0, &pairs, bootstrap(settings))))
    }

    /// Weighted log-odds of cells, their intervals, and z.
    fn log_odds(
        &self,
        py: Python<'_>,
        prior: Vec<f64>,
        cells: Vec<u32>,
        settings: Settings,
    ) -> PyResult<Vec<(f64, f64, f64, f64)>> {
        let found = py.detach(|| log_odds::log_odds(&self.0, &prior, &cells, bootstrap(settings)));
        let found = found.map_err(refused)?.into_iter();
        Ok(found
            .map(|found| {
                let (value, low, high) = interval(found.log_odds);
                (value, low, high, found.z)
            })
            .collect())
    }

    /// The shares of `n` categories in each group, put right by what was coded.
    fn corrected(
        &self,
        py: Python<'_>,
        coded: &Counts,
        n: usize,
        settings: Settings,
    ) -> PyResult<Vec<Interval>> {
        py.detach(|| correction::corrected(&self.0, &coded.0, n, bootstrap(settings)))
            .map(intervals)
            .map_err(refused)
    }

    /// Reciprocity by number of edges and by weight: each with its interval, then by chance, then p.
    fn reciprocity(
        &self,
        py: Python<'_>,
        edges: Vec<(u32, u32)>,
        rewired: usize,
        settings: Settings,
    ) -> Vec<(Interval, Interval, f64)> {
        py.detach(|| network::reciprocity(&self.0, &edges, rewired, bootstrap(settings)))
            .into_iter()
            .map(
                |Reciprocity {
                     estimate,
                     by_chance,
                     p,
                 }| (interval(estimate), interval(by_chance), p),
            )
            .collect()
    }
}

/// The diversity of each group: coverage, as many articles, Hill numbers of order 0, 1 and 2.
#[pyfunction]
pub(crate) fn diversity_of(
    py: Python<'_>,
    groups: Vec<Bound<'_, Counts>>,
    coverage: Option<f64>,
    level: f64,
) -> Vec<(f64, f64, Vec<Interval>)> {
    let groups: Vec<dicendi_stats::Counts> =
        groups.iter().map(|group| group.get().0.clone()).collect();
    py.detach(|| diversity::diversity(&groups, coverage, level))
        .into_iter()
        .map(|found| {
            (
                found.coverage,
                found.articles,
                found.hill.map(interval).to_vec(),
            )
        })
        .collect()
}

fn extend<T: NativeType>(values: &mut Vec<T>, chunk: &StructArray, column: usize) -> PyResult<()> {
    let array = chunk
        .values()
        .get(column)
        .and_then(|array| array.as_any().downcast_ref::<PrimitiveArray<T>>());
    let array = array.filter(|array| array.null_count() == 0);
    let array = array.ok_or_else(|| {
        errors::input(format!(
            "column {column} of the entries has another type, or nulls"
        ))
    })?;
    values.extend_from_slice(array.values());
    Ok(())
}

fn bootstrap((replicates, seed, level): Settings) -> Bootstrap {
    Bootstrap {
        replicates,
        seed,
        level,
    }
}

fn ratio((part, whole): (u32, u32)) -> Ratio {
    Ratio { part, whole }
}

fn interval(estimate: Estimate) -> Interval {
    (estimate.value, estimate.low, estimate.high)
}

fn intervals(estimates: Vec<Estimate>) -> Vec<Interval> {
    estimates.into_iter().map(interval).collect()
}

fn refused(error: dicendi_stats::Error) -> PyErr {
    errors::input(error.to_string())
}
