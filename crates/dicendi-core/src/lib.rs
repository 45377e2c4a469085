//! Reads French news and finds who says what, with which verb, to or against whom.

pub mod article;
pub mod document;
pub mod entities;
pub mod error;
pub mod evaluation;
pub mod lexicon;
pub mod span;
pub mod strings;
pub mod ud;

pub use article::Article;
pub use document::Document;
pub use error::{Error, Result};
pub use lexicon::Lexicon;
pub use span::{Byte, CharMap, Span, Token};
