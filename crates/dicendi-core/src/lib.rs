//! Reads French news and finds who says what, with which verb, to or against whom.

pub mod article;
pub mod conllu;
mod cues;
mod dates;
pub mod decode;
pub mod document;
mod entities;
pub mod error;
pub mod evaluation;
pub mod fixture;
mod language;
pub mod lexicon;
mod quotations;
mod sentences;
pub mod span;
mod statements;
pub mod strings;
mod tokens;
mod tree;
pub mod ud;

pub use article::Article;
pub use document::Document;
pub use error::{Error, Result};
pub use lexicon::Lexicon;
pub use span::{Byte, CharMap, Span, Token};
