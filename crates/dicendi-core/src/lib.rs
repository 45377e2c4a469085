//! Reads French news and finds who says what, with which verb, to or against whom.

pub mod analysis;
pub mod article;
pub mod conllu;
pub mod document;
pub mod error;
pub mod fixture;
pub mod lexicon;
mod model;
mod sentences;
pub mod span;
pub mod strings;
mod tokens;
#[cfg(feature = "train")]
pub mod train;
pub mod ud;

pub use analysis::{Analyzer, Scratch};
pub use article::Article;
pub use document::Document;
pub use error::{Error, Result};
pub use lexicon::Lexicon;
pub use span::{Byte, CharMap, Span, Token};
