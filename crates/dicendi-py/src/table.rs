//! Tables in Python: each hands itself over as an Arrow C stream, to any polars, pandas or pyarrow.

use crate::errors;
use polars_arrow::array::{Array, StructArray};
use polars_arrow::datatypes::{ArrowDataType, Field};
use polars_arrow::ffi;
use polars_core::prelude::{CompatLevel, DataFrame, PlSmallStr, PolarsResult, SchemaExt};
use pyo3::exceptions::PyKeyError;
use pyo3::prelude::*;
use pyo3::types::PyCapsule;
use std::path::PathBuf;
use std::sync::Arc;

/// The tables of a corpus.
#[pyclass(frozen, module = "dicendi._dicendi")]
pub(crate) struct Tables(Arc<dicendi_frames::Tables>);

impl Tables {
    pub(crate) fn new(tables: dicendi_frames::Tables) -> Self {
        Tables(Arc::new(tables))
    }
}

#[pymethods]
impl Tables {
    /// A table by its name.
    fn table(&self, name: &str) -> PyResult<Table> {
        match self.0.get(name) {
            Some(table) => Ok(Table::new(table.clone())),
            None => Err(PyKeyError::new_err(name.to_owned())),
        }
    }

    /// Writes the tables to a folder, as Parquet.
    fn write(&self, py: Python<'_>, folder: PathBuf) -> PyResult<()> {
        py.detach(|| self.0.write(folder))
            .map_err(errors::from_frames)
    }

    /// Loads a folder that `write` wrote.
    #[staticmethod]
    fn load(py: Python<'_>, folder: PathBuf) -> PyResult<Self> {
        py.detach(|| dicendi_frames::Tables::load(folder))
            .map(Tables::new)
            .map_err(errors::from_frames)
    }
}

/// A table: `polars.DataFrame(table)`, `pyarrow.table(table)`.
#[pyclass(frozen, module = "dicendi._dicendi")]
pub(crate) struct Table {
    rows: DataFrame,
    compat: CompatLevel,
}

impl Table {
    fn new(rows: DataFrame) -> Self {
        let compat = CompatLevel::newest();
        Table { rows, compat }
    }

    /// Without views of texts, which not every consumer of Arrow can turn into others.
    pub(crate) fn without_views(rows: DataFrame) -> Self {
        let compat = CompatLevel::oldest();
        Table { rows, compat }
    }
}

#[pymethods]
impl Table {
    /// Number of rows.
    fn __len__(&self) -> usize {
        self.rows.height()
    }

    /// The rows as an Arrow C stream.
    #[pyo3(signature = (requested_schema = None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        // The protocol lets a producer keep its own types where it cannot cast.
        let _ = requested_schema;
        let compat = self.compat;
        let fields = self
            .rows
            .schema()
            .iter_fields()
            .map(|field| field.dtype.to_arrow_field(field.name.clone(), compat));
        let row = ArrowDataType::Struct(fields.collect());
        let chunks: Vec<PolarsResult<Box<dyn Array>>> = self
            .rows
            .iter_chunks(compat, false)
            .map(|chunk| {
                let height = chunk.len();
                Ok(StructArray::new(row.clone(), height, chunk.into_arrays(), None).boxed())
            })
            .collect();
        let field = Field::new(PlSmallStr::EMPTY, row, false);
        PyCapsule::new_with_value(
            py,
            ffi::export_iterator(Box::new(chunks.into_iter()), field),
            c"arrow_array_stream",
        )
    }
}

/// A table: its name, what a row is, and name, type and meaning of each column.
type Description = (String, String, Vec<(String, String, String)>);

/// Every table and column: name, meaning, and for a column its type.
#[pyfunction]
pub(crate) fn describe() -> Vec<Description> {
    dicendi_frames::Tables::describe()
        .into_iter()
        .map(|table| {
            let columns = table.columns.into_iter();
            let columns = columns.map(|column| {
                (
                    column.name.into(),
                    column.dtype.to_string(),
                    column.about.into(),
                )
            });
            (table.name.into(), table.about.into(), columns.collect())
        })
        .collect()
}
