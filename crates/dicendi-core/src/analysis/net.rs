//! The neural analyser: what a word looks like, an encoder that reads the sentence both ways, and
//! heads that give part of speech, features and tree.

pub mod features;
mod kernel;
pub mod math;
mod network;
mod products;
mod recurrence;
pub mod tree;
mod weights;

#[cfg(feature = "train")]
pub(crate) use kernel::LIMIT;
#[cfg(feature = "train")]
pub(crate) use network::{DISTANCES, distance_class, known};
pub(crate) use network::{Network, NetworkScratch};
