//! Articles to rows that depend on the article alone.

use crate::engine::engine;
use crate::errors;
use crate::stream::Batches;
use crate::table::Table;
use pyo3::prelude::*;
use std::path::PathBuf;

/// Reads a table of articles: a row an article, in their order, with its statements and problems as lists.
///
/// Rows without an id, which are not read, come after all others.
#[pyfunction]
#[pyo3(signature = (articles, cues = None, min_confidence = None))]
pub(crate) fn flat(
    py: Python<'_>,
    articles: &Bound<'_, PyAny>,
    cues: Option<PathBuf>,
    min_confidence: Option<f32>,
) -> PyResult<Table> {
    let mut extractor = py.detach(|| engine(cues))?;
    if let Some(least) = min_confidence {
        extractor = extractor
            .with_min_confidence(least)
            .map_err(|error| errors::input(error.to_string()))?;
    }
    let mut batches = Batches::open(articles)?;
    let mut rows = dicendi_frames::Flat::default();
    let mut refused = Vec::new();
    while let Some(batch) = batches.next(py)? {
        refused.extend(batch.problems);
        py.detach(|| {
            let documents = extractor.extract_all(batch.articles);
            documents.iter().for_each(|document| rows.push(document));
        });
    }
    refused.iter().for_each(|reason| rows.push_refused(reason));
    py.detach(|| rows.finish())
        .map(Table::without_views)
        .map_err(errors::from_frames)
}
