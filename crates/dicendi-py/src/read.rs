//! Articles read one by one, each with its statements as JSON.

use crate::engine::engine;
use crate::errors;
use crate::stream::Batches;
use dicendi_core::{Article, Document, Extractor};
use dicendi_frames::Reading;
use pyo3::prelude::*;
use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::Mutex;

/// Reads one article; the statements in it as JSON.
#[pyfunction]
#[pyo3(signature = (text, title = None, published = None, cues = None))]
pub(crate) fn read(
    py: Python<'_>,
    text: String,
    title: Option<String>,
    published: Option<String>,
    cues: Option<PathBuf>,
) -> PyResult<String> {
    py.detach(|| {
        let extractor = engine(cues)?;
        let article = Article {
            id: "text".into(),
            text,
            title,
            published,
            ..Article::default()
        };
        Ok(json(&extractor.extract(article), &extractor))
    })
}

/// The words, sentences, trees and names of one article as CoNLL-U.
#[pyfunction]
pub(crate) fn conllu(py: Python<'_>, text: String) -> String {
    py.detach(|| {
        let document = Extractor::french().extract(Article::from_text("text", text));
        dicendi_core::conllu::write(&document)
    })
}

/// Reads a table of articles, a batch at a time: an iterator over their statements as JSON.
#[pyclass(frozen, module = "dicendi._dicendi")]
pub(crate) struct Readings(Mutex<Reader>);

struct Reader {
    extractor: Extractor,
    batches: Batches,
    ready: VecDeque<String>,
    problems: Vec<String>,
}

#[pymethods]
impl Readings {
    #[new]
    #[pyo3(signature = (articles, cues = None))]
    fn new(articles: &Bound<'_, PyAny>, cues: Option<PathBuf>) -> PyResult<Self> {
        Ok(Readings(Mutex::new(Reader {
            extractor: articles.py().detach(|| engine(cues))?,
            batches: Batches::open(articles)?,
            ready: VecDeque::new(),
            problems: Vec::new(),
        })))
    }

    fn __iter__(this: PyRef<'_, Self>) -> PyRef<'_, Self> {
        this
    }

    fn __next__(&self, py: Python<'_>) -> PyResult<Option<String>> {
        self.with(|reader| {
            while reader.ready.is_empty() {
                let Some(batch) = reader.batches.next(py)? else {
                    return Ok(None);
                };
                reader.problems.extend(batch.problems);
                let extractor = &reader.extractor;
                let documents = py.detach(|| extractor.extract_all(batch.articles));
                let readings = documents.iter().map(|document| json(document, extractor));
                reader.ready.extend(readings);
            }
            Ok(reader.ready.pop_front())
        })
    }

    /// Why rows were left out since this was last asked.
    fn problems(&self) -> PyResult<Vec<String>> {
        self.with(|reader| Ok(std::mem::take(&mut reader.problems)))
    }
}

impl Readings {
    /// One thread reads at a time: to wait for another, with the GIL held, would be to wait for ever.
    fn with<T>(&self, work: impl FnOnce(&mut Reader) -> PyResult<T>) -> PyResult<T> {
        match self.0.try_lock() {
            Ok(mut reader) => work(&mut reader),
            Err(_) => Err(errors::input("another thread reads from this")),
        }
    }
}

fn json(document: &Document, extractor: &Extractor) -> String {
    serde_json::to_string(&Reading::new(document, extractor.lexicon()))
        .expect("texts and finite numbers can be written as JSON")
}
