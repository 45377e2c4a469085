//! Tags, features and trees of a tokenised document.

pub mod net;
