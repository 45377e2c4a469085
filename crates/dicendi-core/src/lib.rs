//! Reads French news and finds who says what, with which verb, to or against whom.

pub mod article;
mod cues;
pub mod document;
pub mod error;
pub mod evaluation;
pub mod lexicon;
mod quotations;
pub mod span;
pub mod strings;
mod tree;
pub mod ud;

pub use article::Article;
pub use document::Document;
pub use error::{Error, Result};
pub use lexicon::Lexicon;
pub use span::{Byte, CharMap, Span, Token};
