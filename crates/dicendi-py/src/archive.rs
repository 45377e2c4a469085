//! A folder that articles are read into, by runs that may be cut off.

use crate::engine::engine;
use crate::errors;
use crate::extract::{actors_of, corrections_of, finished};
use crate::stream::Batches;
use dicendi_frames::Error;
use dicendi_frames::archive::{Earlier, PART, Packer};
use pyo3::prelude::*;
use pyo3::types::PyBytes;
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

/// Reads articles into a folder of tables, a part at a time.
#[pyclass(frozen, module = "dicendi._dicendi")]
pub(crate) struct Archive(Mutex<Option<dicendi_frames::archive::Archive>>);

#[pymethods]
impl Archive {
    /// Opens a folder, makes it if need be, and takes up what an earlier run has left, unless it shall begin `anew`;
    /// what another version has read is refused, unless it may be mixed.
    #[new]
    #[pyo3(signature = (folder, *, cues = None, min_confidence = None, part_size = PART, anew = false, mix = false))]
    fn new(
        py: Python<'_>,
        folder: PathBuf,
        cues: Option<PathBuf>,
        min_confidence: Option<f32>,
        part_size: usize,
        anew: bool,
        mix: bool,
    ) -> PyResult<Self> {
        let earlier = match (anew, mix) {
            (true, _) => Earlier::Removed,
            (false, true) => Earlier::Mixed,
            (false, false) => Earlier::Same,
        };
        let archive = py.detach(|| {
            let extractor = engine(cues)?;
            let opened = dicendi_frames::archive::Archive::open(
                folder,
                extractor,
                min_confidence,
                part_size,
                earlier,
            );
            opened.map_err(errors::from_frames)
        })?;
        Ok(Archive(Mutex::new(Some(archive))))
    }

    /// Notes a problem that came up before an article could be read.
    fn note(&self, article_id: Option<&str>, stage: &str, message: &str) -> PyResult<()> {
        self.with(|archive| {
            archive.note(article_id, stage, message);
            Ok(())
        })
    }

    /// Reads those articles of a table that are new; how many articles were read so far, and how many were known.
    fn read(&self, py: Python<'_>, articles: &Bound<'_, PyAny>) -> PyResult<(usize, usize)> {
        let mut batches = Batches::open(articles)?;
        while let Some(batch) = batches.next(py)? {
            py.detach(|| {
                self.with(|archive| {
                    for message in &batch.problems {
                        archive.note(None, "input", message);
                    }
                    archive.read(batch.articles).map_err(errors::from_frames)
                })
            })?;
        }
        self.with(|archive| Ok((archive.progress().n_read, archive.progress().n_known)))
    }

    /// Adds a part that `pack` has read, unless it was added before.
    fn add(&self, py: Python<'_>, part: &[u8]) -> PyResult<()> {
        py.detach(|| self.with(|archive| archive.add(part).map_err(errors::from_frames)))
    }

    /// Joins what was read into tables, and gives the number of rows of each; `watch` is told how many parts of how many
    /// are joined. Nothing can be read after.
    #[pyo3(signature = (*, actors = None, corrections = None, watch = None))]
    fn finish(
        &self,
        py: Python<'_>,
        actors: Option<&Bound<'_, PyAny>>,
        corrections: Option<&Bound<'_, PyAny>>,
        watch: Option<Py<PyAny>>,
    ) -> PyResult<Vec<(&'static str, usize)>> {
        let (actors, corrections) = (actors_of(actors)?, corrections_of(corrections)?);
        // The lock is given back before the GIL is: a thread that waits for the one may hold the other.
        let archive = self.0.lock().unwrap_or_else(PoisonError::into_inner).take();
        let archive = archive.ok_or_else(finished)?;
        let mut stopped: Option<PyErr> = None;
        let finished = py.detach(|| {
            archive.finish(actors, corrections, &mut |done, all| {
                let told = Python::attach(|py| {
                    py.check_signals()?;
                    match &watch {
                        Some(watch) => watch.call1(py, (done, all)).map(|_| ()),
                        None => Ok(()),
                    }
                });
                told.map_err(|error| {
                    stopped = Some(error);
                    Error::stopped()
                })
            })
        });
        finished.map_err(|error| stopped.unwrap_or_else(|| errors::from_frames(error)))
    }

    /// Lets go of the folder without joining; what was read of the last part is read again by the next run.
    fn close(&self) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).take();
    }
}

impl Archive {
    fn with<T>(
        &self,
        work: impl FnOnce(&mut dicendi_frames::archive::Archive) -> PyResult<T>,
    ) -> PyResult<T> {
        let mut archive = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        archive.as_mut().map_or_else(|| Err(finished()), work)
    }
}

/// Reads a table of articles into a part of an archive, as bytes for `Archive.add`.
#[pyfunction]
#[pyo3(signature = (articles, cues = None, min_confidence = None))]
pub(crate) fn pack<'py>(
    py: Python<'py>,
    articles: &Bound<'_, PyAny>,
    cues: Option<PathBuf>,
    min_confidence: Option<f32>,
) -> PyResult<Bound<'py, PyBytes>> {
    let packer =
        py.detach(|| Packer::new(engine(cues)?, min_confidence).map_err(errors::from_frames));
    let mut packer = packer?;
    let mut batches = Batches::open(articles)?;
    while let Some(batch) = batches.next(py)? {
        py.detach(|| {
            for message in &batch.problems {
                packer.note(None, "input", message);
            }
            packer.read(batch.articles);
        });
    }
    let packed = py.detach(|| packer.finish()).map_err(errors::from_frames)?;
    Ok(PyBytes::new(py, &packed))
}
