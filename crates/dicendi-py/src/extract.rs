//! Articles in through the Arrow C stream, tables or readings out.

use crate::errors;
use crate::table::Tables;
use dicendi_core::{Article, Extractor};
use dicendi_frames::input::{Batch, Columns};
use dicendi_frames::{BATCH, Reading};
use polars_arrow::array::StructArray;
use polars_arrow::datatypes::ArrowDataType;
use polars_arrow::ffi::{ArrowArrayStream, ArrowArrayStreamReader};
use pyo3::prelude::*;
use pyo3::types::PyCapsule;
use std::sync::{Mutex, PoisonError};

/// Reads articles into the tables of a corpus.
#[pyclass(frozen, module = "dicendi._dicendi")]
pub(crate) struct Extraction(Mutex<Option<dicendi_frames::Extraction>>);

#[pymethods]
impl Extraction {
    #[new]
    fn new() -> Self {
        Extraction(Mutex::new(Some(dicendi_frames::Extraction::french())))
    }

    /// Notes a problem that came up before an article could be read.
    fn note(&self, article_id: Option<&str>, stage: &str, message: &str) -> PyResult<()> {
        self.with(|extraction| extraction.note(article_id, stage, message))
    }

    /// Reads a table of articles: anything with an Arrow stream, with the columns `id`, `text`, ….
    fn read(&self, py: Python<'_>, articles: &Bound<'_, PyAny>) -> PyResult<()> {
        each_batch(py, articles, |batch| {
            self.with(|extraction| {
                for message in &batch.problems {
                    extraction.note(None, "input", message);
                }
                extraction.read(batch.articles);
            })
        })
    }

    /// The tables; nothing can be read after.
    fn finish(&self, py: Python<'_>) -> PyResult<Tables> {
        let extraction = self
            .0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .take()
            .ok_or_else(finished)?;
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

fn finished() -> PyErr {
    errors::input("this extraction is finished: begin another")
}

/// Reads one article; the statements in it as JSON.
#[pyfunction]
#[pyo3(signature = (text, title = None, published = None))]
pub(crate) fn read(
    py: Python<'_>,
    text: String,
    title: Option<String>,
    published: Option<String>,
) -> String {
    py.detach(|| {
        let article = Article {
            id: "text".into(),
            text,
            title,
            published,
            ..Article::default()
        };
        json(&Extractor::french().extract(article))
    })
}

/// Reads a table of articles; for each one its statements as JSON, and why rows were left out.
#[pyfunction]
pub(crate) fn read_all(
    py: Python<'_>,
    articles: &Bound<'_, PyAny>,
) -> PyResult<(Vec<String>, Vec<String>)> {
    let (mut readings, mut problems) = (Vec::new(), Vec::new());
    each_batch(py, articles, |batch| {
        problems.extend(batch.problems);
        readings.extend(
            Extractor::french()
                .extract_all(batch.articles)
                .iter()
                .map(json),
        );
        Ok(())
    })?;
    Ok((readings, problems))
}

fn json(document: &dicendi_core::Document) -> String {
    serde_json::to_string(&Reading::new(document))
        .expect("texts and finite numbers can be written as JSON")
}

/// Takes the articles of an Arrow stream in batches, without the GIL; Ctrl-C is heard between two.
fn each_batch(
    py: Python<'_>,
    articles: &Bound<'_, PyAny>,
    mut take: impl FnMut(Batch) -> PyResult<()> + Send,
) -> PyResult<()> {
    let mut stream = Stream::open(articles)?;
    let ArrowDataType::Struct(fields) = &stream.0.field().dtype else {
        return Err(errors::input(
            "an Arrow stream of a table is needed, this is one of a single column",
        ));
    };
    let columns = Columns::find(fields).map_err(errors::from_frames)?;
    if !columns.unknown.is_empty() {
        let message = format!("columns that are not read: {}", columns.unknown.join(", "));
        let category = py.get_type::<errors::DicendiWarning>();
        PyErr::warn(py, &category, &std::ffi::CString::new(message)?, 2)?;
    }
    let mut first_row = 0;
    while let Some(chunk) = py.detach(|| stream.next())? {
        for start in (0..chunk.len()).step_by(BATCH) {
            let batch = chunk.clone().sliced(start, BATCH.min(chunk.len() - start));
            let batch = columns
                .articles(&batch, first_row + start)
                .map_err(errors::from_frames)?;
            py.detach(|| take(batch))?;
            py.check_signals()?;
        }
        first_row += chunk.len();
    }
    Ok(())
}

/// The reading end of an Arrow C stream.
struct Stream(ArrowArrayStreamReader<Box<ArrowArrayStream>>);

// SAFETY: the C stream interface lets a stream be moved between threads, one of which calls it at a time.
unsafe impl Send for Stream {}

impl Stream {
    fn open(articles: &Bound<'_, PyAny>) -> PyResult<Self> {
        let capsule = articles.call_method0("__arrow_c_stream__")?;
        let capsule = capsule.cast::<PyCapsule>()?;
        let stream = capsule
            .pointer_checked(Some(c"arrow_array_stream"))?
            .cast::<ArrowArrayStream>();
        // SAFETY: a capsule of this name holds an ArrowArrayStream; what is left in it is a released one.
        let stream = unsafe { stream.replace(ArrowArrayStream::empty()) };
        // SAFETY: the stream comes from a producer that follows the C stream interface.
        let reader = unsafe { ArrowArrayStreamReader::try_new(Box::new(stream)) };
        reader
            .map(Stream)
            .map_err(|error| errors::input(error.to_string()))
    }

    fn next(&mut self) -> PyResult<Option<StructArray>> {
        // SAFETY: as above.
        let Some(chunk) = (unsafe { self.0.next() }) else {
            return Ok(None);
        };
        let chunk = chunk.map_err(|error| errors::input(error.to_string()))?;
        let rows = chunk.as_any().downcast_ref::<StructArray>();
        rows.cloned()
            .map(Some)
            .ok_or_else(|| errors::input("an Arrow stream of a table is needed"))
    }
}
