//! Articles in, tables out.

use crate::engine::engine;
use crate::errors;
use crate::stream::{self, Batches};
use crate::table::Tables;
use dicendi_frames::actors::Actors;
use dicendi_frames::corrections::Corrections;
use dicendi_frames::lists;
use pyo3::prelude::*;
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

/// Reads articles into the tables of a corpus.
#[pyclass(frozen, module = "dicendi._dicendi")]
pub(crate) struct Extraction(Mutex<Option<dicendi_frames::Extraction>>);

#[pymethods]
impl Extraction {
    #[new]
    #[pyo3(signature = (*, cues = None, min_confidence = None, actors = None, corrections = None))]
    fn new(
        py: Python<'_>,
        cues: Option<PathBuf>,
        min_confidence: Option<f32>,
        actors: Option<&Bound<'_, PyAny>>,
        corrections: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Self> {
        let extractor = py.detach(|| engine(cues))?;
        let mut extraction = dicendi_frames::Extraction::with(extractor);
        if let Some(least) = min_confidence {
            extraction = extraction
                .with_min_confidence(least)
                .map_err(errors::from_frames)?;
        }
        extraction.set_actors(actors_of(actors)?);
        extraction.set_corrections(corrections_of(corrections)?);
        Ok(Extraction(Mutex::new(Some(extraction))))
    }

    /// Notes a problem that came up before an article could be read.
    fn note(&self, article_id: Option<&str>, stage: &str, message: &str) -> PyResult<()> {
        self.with(|extraction| extraction.note(article_id, stage, message))
    }

    /// Reads a table of articles: anything with an Arrow stream, with the columns `id`, `text`, ….
    fn read(&self, py: Python<'_>, articles: &Bound<'_, PyAny>) -> PyResult<()> {
        let mut batches = Batches::open(articles)?;
        while let Some(batch) = batches.next(py)? {
            py.detach(|| {
                self.with(|extraction| {
                    for message in &batch.problems {
                        extraction.note(None, "input", message);
                    }
                    extraction.read(batch.articles);
                })
            })?;
        }
        Ok(())
    }

    /// The tables; nothing can be read after.
    fn finish(&self, py: Python<'_>) -> PyResult<Tables> {
        // The lock is given back before the GIL is: a thread that waits for the one may hold the other.
        let extraction = self.0.lock().unwrap_or_else(PoisonError::into_inner).take();
        let extraction = extraction.ok_or_else(finished)?;
        py.detach(|| extraction.finish())
            .map(Tables::new)
            .map_err(errors::from_frames)
    }
}

impl Extraction {
    fn with(&self, work: impl FnOnce(&mut dicendi_frames::Extraction)) -> PyResult<()> {
        let mut extraction = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        extraction.as_mut().map(work).ok_or_else(finished)
    }
}

/// The user's list of actors, if there is one.
pub(crate) fn actors_of(table: Option<&Bound<'_, PyAny>>) -> PyResult<Actors> {
    let Some(table) = table else {
        return Ok(Actors::default());
    };
    let (fields, chunks) = stream::whole(table)?;
    lists::actors(&fields, &chunks).map_err(errors::from_frames)
}

/// The user's corrections, if there are any.
pub(crate) fn corrections_of(table: Option<&Bound<'_, PyAny>>) -> PyResult<Corrections> {
    let Some(table) = table else {
        return Ok(Corrections::default());
    };
    let (fields, chunks) = stream::whole(table)?;
    lists::corrections(&fields, &chunks).map_err(errors::from_frames)
}

pub(crate) fn finished() -> PyErr {
    errors::input("this extraction is finished: begin another")
}
