//! What the command needs to know about files before it reads or writes them.

use crate::errors;
use pyo3::prelude::*;
use std::path::PathBuf;

/// The text of a file's bytes, and notes on what was not plain UTF-8 in them.
#[pyfunction]
pub(crate) fn decode(py: Python<'_>, bytes: &[u8]) -> (String, Vec<String>) {
    let decoded = py.detach(|| dicendi_core::decode::decode(bytes));
    (decoded.text, decoded.notes)
}

/// The files of each table of a folder that was written whole, in the order of their rows.
#[pyfunction]
pub(crate) fn table_files(folder: PathBuf) -> PyResult<Vec<(&'static str, Vec<PathBuf>)>> {
    dicendi_frames::table_files(folder).map_err(errors::from_frames)
}
