//! The engine, with the user's own word lists where there are any.

use crate::errors;
use dicendi_core::decode::decode;
use dicendi_core::{Extractor, Lexicon};
use pyo3::prelude::*;
use std::path::PathBuf;

/// The engine that ships, or one with a file of the user's cues laid over ours.
pub(crate) fn engine(cues: Option<PathBuf>) -> PyResult<Extractor> {
    let Some(path) = cues else {
        return Ok(Extractor::french().clone());
    };
    let name = path.display().to_string();
    let bytes = std::fs::read(&path).map_err(|error| errors::input(format!("{name}: {error}")))?;
    let lexicon = Lexicon::french()
        .with_cues(&name, &decode(&bytes).text)
        .map_err(|error| errors::input(error.to_string()))?;
    Ok(Extractor::french().clone().with_lexicon(lexicon))
}
