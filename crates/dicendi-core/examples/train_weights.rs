//! Finds how much each circumstance speaks for an antecedent: `train_weights GOLD_FOLDER…` prints the
//! weights that make most mentions of these articles right.

use dicendi_core::evaluation::read_gold;
use dicendi_core::train::search_weights;
use std::path::Path;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut gold = Vec::new();
    for folder in std::env::args().skip(1) {
        gold.extend(read_gold(Path::new(&folder))?);
    }
    if gold.is_empty() {
        return Err("usage: train_weights GOLD_FOLDER…".into());
    }
    let weights = search_weights(&gold, &mut |line| eprintln!("{line}"));
    println!("{weights}");
    Ok(())
}
