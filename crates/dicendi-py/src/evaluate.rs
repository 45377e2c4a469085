//! Statements measured against annotated articles.

use crate::engine::engine;
use crate::errors;
use dicendi_core::evaluation;
use pyo3::prelude::*;
use std::path::PathBuf;

/// The figures as JSON and as text, and for each article what differs.
type Comparison = (String, String, Vec<(String, Vec<String>)>);

/// Extracts the statements of a folder of annotated articles and compares: the figures as JSON and as
/// text, and for each article what differs.
#[pyfunction]
#[pyo3(signature = (folder, cues = None))]
pub(crate) fn evaluate(
    py: Python<'_>,
    folder: PathBuf,
    cues: Option<PathBuf>,
) -> PyResult<Comparison> {
    let extractor = py.detach(|| engine(cues))?;
    py.detach(|| {
        let gold = evaluation::read_gold(&folder)?;
        let documents =
            extractor.extract_all(gold.iter().map(|article| article.article()).collect());
        let predicted = documents
            .iter()
            .map(|document| {
                (
                    document.article.id.clone(),
                    evaluation::predictions(document),
                )
            })
            .collect();
        let report = evaluation::evaluate(&gold, &predicted);
        let figures =
            serde_json::to_string(&report.scores).expect("finite numbers can be written as JSON");
        Ok((figures, report.scores.to_string(), report.differences))
    })
    .map_err(|error: dicendi_core::Error| errors::input(error.to_string()))
}
