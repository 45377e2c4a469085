//! Turns what dicendi finds in articles into polars tables, and keeps them as Parquet.
//!
//! ```
//! use dicendi_core::Article;
//!
//! let article = Article::from_text("a1", "« La digue tiendra », a déclaré la maire, Nadia Brunet.");
//! let tables = dicendi_frames::extract(vec![article])?;
//! let verb = tables.statements.column("verb").unwrap().get(0).unwrap();
//! assert_eq!(verb.get_str(), Some("déclarer"));
//! let name = tables.entities.column("name").unwrap().get(0).unwrap();
//! assert_eq!(name.get_str(), Some("Nadia Brunet"));
//! # Ok::<(), dicendi_frames::Error>(())
//! ```

pub mod actors;
pub mod archive;
mod builder;
mod categories;
mod columns;
mod compact;
pub mod corrections;
mod days;
mod error;
mod extraction;
mod files;
mod flat;
mod gathered;
mod ids;
pub mod input;
mod joining;
mod linking;
pub mod lists;
mod located;
mod memory;
mod reading;
mod run;
mod schema;
mod store;

pub use builder::TablesBuilder;
pub use error::{Error, Result};
pub use extraction::{BATCH, Extraction, extract};
pub use flat::Flat;
pub use reading::Reading;
pub use schema::{ColumnSpec, TableSpec, Tables};
pub use store::table_files;
