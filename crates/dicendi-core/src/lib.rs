//! Reads French news and finds who says what, with which verb, to or against whom.
//!
//! ```
//! use dicendi_core::{Article, Extractor};
//!
//! let article = Article::from_text("a1", "Paris accuse Moscou de « mentir ».");
//! let document = Extractor::french().extract(article);
//!
//! let statement = &document.statements[0];
//! assert_eq!(statement.verb, "accuser");
//! assert_eq!(document.name_of(statement.speakers[0].mention), Some("France"));
//! assert_eq!(document.name_of(statement.targets[0].mention), Some("Russie"));
//! assert_eq!(document.slice(statement.content[0]), "mentir");
//! ```
//!
//! Articles go through stages, each of which fills columns of a [`Document`]; `DESIGN.md` has their order.

pub mod analysis;
pub mod article;
pub mod confidence;
pub mod conllu;
mod cues;
mod dates;
pub mod decode;
pub mod document;
mod entities;
pub mod error;
pub mod evaluation;
pub mod explanation;
pub mod extractor;
pub mod fixture;
mod language;
pub mod lexicon;
mod model;
pub mod provenance;
mod quotations;
mod sentences;
pub mod span;
mod statements;
pub mod strings;
mod tokens;
#[cfg(feature = "train")]
pub mod train;
mod tree;
pub mod ud;

pub use analysis::{Analyzer, Scratch};
pub use article::Article;
pub use document::Document;
pub use error::{Error, Result};
pub use extractor::Extractor;
pub use lexicon::Lexicon;
pub use span::{Byte, CharMap, Span, Token};
