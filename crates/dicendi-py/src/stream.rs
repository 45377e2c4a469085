//! Articles in through the Arrow C stream.

use crate::errors;
use dicendi_frames::BATCH;
use dicendi_frames::input::{Batch, Columns};
use polars_arrow::array::StructArray;
use polars_arrow::datatypes::{ArrowDataType, Field};
use polars_arrow::ffi::{ArrowArrayStream, ArrowArrayStreamReader};
use pyo3::prelude::*;
use pyo3::types::PyCapsule;

/// The articles of an Arrow stream, in batches.
pub(crate) struct Batches {
    stream: Stream,
    columns: Columns,
    /// The chunk that is being read, and what of it was read.
    chunk: Option<StructArray>,
    read: usize,
    /// The number of the chunk's first row in the whole table.
    first_row: usize,
}

impl Batches {
    /// Looks at the columns of anything with an Arrow stream, and warns of those that are not read.
    pub fn open(articles: &Bound<'_, PyAny>) -> PyResult<Self> {
        let py = articles.py();
        let stream = Stream::open(articles)?;
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
        Ok(Batches {
            stream,
            columns,
            chunk: None,
            read: 0,
            first_row: 0,
        })
    }

    /// The next batch; Ctrl-C is heard here.
    pub fn next(&mut self, py: Python<'_>) -> PyResult<Option<Batch>> {
        py.check_signals()?;
        loop {
            let Some(chunk) = &self.chunk else {
                self.chunk = py.detach(|| self.stream.next())?;
                if self.chunk.is_none() {
                    return Ok(None);
                }
                continue;
            };
            let left = chunk.len() - self.read;
            if left == 0 {
                self.first_row += self.read;
                self.read = 0;
                self.chunk = None;
                continue;
            }
            let rows = chunk.clone().sliced(self.read, left.min(BATCH));
            let batch = self.columns.articles(&rows, self.first_row + self.read);
            self.read += rows.len();
            return batch.map(Some).map_err(errors::from_frames);
        }
    }
}

/// A whole table from anything with an Arrow stream: its columns, and its rows in chunks.
pub(crate) fn whole(table: &Bound<'_, PyAny>) -> PyResult<(Vec<Field>, Vec<StructArray>)> {
    let mut stream = Stream::open(table)?;
    let ArrowDataType::Struct(fields) = &stream.0.field().dtype else {
        return Err(errors::input(
            "an Arrow stream of a table is needed, this is one of a single column",
        ));
    };
    let fields = fields.clone();
    let mut chunks = Vec::new();
    while let Some(chunk) = stream.next()? {
        chunks.push(chunk);
    }
    Ok((fields, chunks))
}

/// The reading end of an Arrow C stream.
pub(crate) struct Stream(ArrowArrayStreamReader<Box<ArrowArrayStream>>);

// SAFETY: the C stream interface lets a stream be moved between threads, one of which calls it at a time.
unsafe impl Send for Stream {}

impl Stream {
    /// Takes the stream of anything that has one.
    pub fn open(articles: &Bound<'_, PyAny>) -> PyResult<Self> {
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

    /// The next rows of the table.
    pub fn next(&mut self) -> PyResult<Option<StructArray>> {
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
