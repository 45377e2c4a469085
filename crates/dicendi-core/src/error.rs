//! The one error of this crate: opaque, with a message that names what and where.

use std::fmt;

/// Why something could not be read or done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error {
    kind: Kind,
    message: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Model,
    Lexicon,
    Input,
}

/// `Result` with this crate's [`Error`].
pub type Result<T> = std::result::Result<T, Error>;

impl Error {
    pub(crate) fn model(message: impl Into<String>) -> Self {
        Error {
            kind: Kind::Model,
            message: message.into(),
        }
    }

    /// A line of a language file that does not say what its header promises.
    pub(crate) fn lexicon(file: &str, line: usize, message: impl fmt::Display) -> Self {
        Error {
            kind: Kind::Lexicon,
            message: format!("{file}, line {line}: {message}"),
        }
    }

    pub(crate) fn input(message: impl Into<String>) -> Self {
        Error {
            kind: Kind::Input,
            message: message.into(),
        }
    }

    /// Whether a model file was refused.
    pub fn is_model(&self) -> bool {
        self.kind == Kind::Model
    }

    /// Whether a language file (cues, places, names) was refused.
    pub fn is_lexicon(&self) -> bool {
        self.kind == Kind::Lexicon
    }

    /// Whether the text, annotation or table that was handed in is at fault.
    pub fn is_input(&self) -> bool {
        self.kind == Kind::Input
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Error {}
