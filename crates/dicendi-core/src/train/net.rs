//! Training of the neural analyser: back-propagation by hand, Adam, and what it learns from.

pub mod export;
pub mod gemm;
pub mod language;
pub mod news;
pub mod optimise;
pub mod params;
pub mod pass;
pub mod random;
pub mod recurrence;
pub mod sample;
pub mod score;
pub mod trial;
pub mod session;
