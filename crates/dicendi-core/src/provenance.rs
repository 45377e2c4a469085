//! What a result was made with.

/// The version of dicendi.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// Hash of the trained model that ships.
pub const MODEL: &str = env!("DICENDI_MODEL");

/// Hash of the language files that ship.
pub const LEXICON: &str = env!("DICENDI_LEXICON");

/// Hash of a user's file, as `run` shows it: FNV-1a, 16 hexadecimal digits.
pub fn hash(bytes: &[u8]) -> String {
    let hash = bytes.iter().fold(0xcbf2_9ce4_8422_2325_u64, |hash, &byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    format!("{hash:016x}")
}
