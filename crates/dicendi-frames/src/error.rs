//! The one error of this crate: opaque, with a message that names what and where.

use std::fmt;
use std::path::Path;

/// Why tables could not be made, written or loaded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error {
    kind: Kind,
    message: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Input,
    Storage,
    Internal,
}

/// `Result` with this crate's [`Error`].
pub type Result<T> = std::result::Result<T, Error>;

impl Error {
    pub(crate) fn input(message: impl Into<String>) -> Self {
        Error {
            kind: Kind::Input,
            message: message.into(),
        }
    }

    /// A folder or file that cannot be written or loaded.
    pub(crate) fn storage(path: &Path, message: impl fmt::Display) -> Self {
        Error {
            kind: Kind::Storage,
            message: format!("{}: {message}", path.display()),
        }
    }

    /// Somebody who watched over long work stopped it.
    pub fn stopped() -> Self {
        Error {
            kind: Kind::Internal,
            message: "stopped".into(),
        }
    }

    /// Whether the table that was handed in is at fault.
    pub fn is_input(&self) -> bool {
        self.kind == Kind::Input
    }

    /// Whether a folder of tables could not be written or loaded.
    pub fn is_storage(&self) -> bool {
        self.kind == Kind::Storage
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Error {}

impl From<polars_core::error::PolarsError> for Error {
    fn from(error: polars_core::error::PolarsError) -> Self {
        Error {
            kind: Kind::Internal,
            message: error.to_string(),
        }
    }
}
