//! The compiled half of the Python package `dicendi`: thin, it mirrors `dicendi-core` and `dicendi-frames`.
//!
//! ```python
//! import dicendi as di
//!
//! di.extract(["Paris accuse Moscou de « mentir »."]).flat().select("speaker", "verb", "target", "content")
//! # ("France", "accuser", "Russie", "mentir")
//! ```

mod archive;
mod engine;
mod errors;
mod evaluate;
mod extract;
mod files;
mod flat;
mod read;
mod stats;
mod stream;
mod table;

use pyo3::prelude::*;

/// The compiled half of dicendi; use the package `dicendi` instead.
#[pymodule]
mod _dicendi {
    #[pymodule_export]
    const VERSION: &str = dicendi_core::provenance::VERSION;

    #[pymodule_export]
    const ARTICLES_A_PART: usize = dicendi_frames::archive::PART;

    #[pymodule_export]
    use crate::archive::{Archive, pack};
    #[pymodule_export]
    use crate::evaluate::evaluate;
    #[pymodule_export]
    use crate::extract::Extraction;
    #[pymodule_export]
    use crate::files::{decode, table_files};
    #[pymodule_export]
    use crate::flat::flat;
    #[pymodule_export]
    use crate::read::{Readings, conllu, read};
    #[pymodule_export]
    use crate::stats::{Counts, diversity_of};
    #[pymodule_export]
    use crate::table::{Table, Tables, describe};
}
