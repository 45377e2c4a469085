//! The neural analyser: what a word looks like, an encoder that reads the sentence both ways, and
//! heads that give part of speech, features and tree.

pub mod features;
pub mod kernel;
pub mod math;
pub mod tree;
