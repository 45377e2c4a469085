//! What a result was made with.

/// The version of dicendi.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// Hash of the trained model that ships.
pub const MODEL: &str = env!("DICENDI_MODEL");

/// Hash of the language files that ship.
pub const LEXICON: &str = env!("DICENDI_LEXICON");
