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
mod builder;
mod categories;
mod columns;
pub mod corrections;
mod days;
mod entities;
mod error;
mod extraction;
mod flat;
mod ids;
pub mod input;
mod linking;
pub mod lists;
mod located;
mod reading;
mod schema;
mod store;
mod verbs;

pub use builder::TablesBuilder;
pub use error::{Error, Result};
pub use extraction::{BATCH, Extraction, extract};
pub use flat::Flat;
pub use reading::Reading;
pub use schema::{ColumnSpec, TableSpec, Tables};
pub use store::check_writable;
