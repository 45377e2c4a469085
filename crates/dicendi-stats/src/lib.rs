//! Copies among articles, and statistics over what was found in them, on plain slices: no polars, no Python, nothing
//! about French.
//!
//! What is counted comes as entries: a cluster (an article and its copies), a cell (whatever is told apart: a group, a
//! category, a word, both) and a weight. Articles differ in how much they say and about whom, so statements of one
//! article are no independent observations: intervals come from drawing whole clusters anew.
//!
//! ```
//! use dicendi_stats::{Bootstrap, Counts, Ratio, ratios};
//!
//! // Three articles; cell 0: what women say, cell 1: what anybody says.
//! let counts = Counts::new(&[0, 0, 1, 2, 2], &[0, 1, 1, 0, 1], &[1.0, 3.0, 2.0, 2.0, 3.0], 3, 2)?;
//! let women = Ratio { part: 0, whole: 1 };
//! let share = &ratios::shares(&counts, &[women], Bootstrap::default())[0];
//! assert_eq!(share.value, 3.0 / 8.0);
//! assert!(share.low <= share.value && share.value <= share.high);
//! # Ok::<(), dicendi_stats::Error>(())
//! ```

mod bootstrap;
pub mod correction;
mod counts;
pub mod diversity;
pub mod duplicates;
pub mod log_odds;
pub mod network;
mod random;
pub mod ratios;

pub use bootstrap::{Bootstrap, Estimate};
pub use counts::{Counts, Error};
pub use ratios::Ratio;
