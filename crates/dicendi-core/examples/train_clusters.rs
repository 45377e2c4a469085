//! Prints groups of words that stand in like contexts: `train_clusters TEXT_FILE`, one paragraph a line.

use dicendi_core::train::clusters;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let Some(file) = std::env::args().nth(1) else {
        return Err("usage: train_clusters TEXT_FILE".into());
    };
    for (word, group) in clusters(&std::fs::read_to_string(file)?, &mut |line| {
        eprintln!("{line}")
    }) {
        println!("{word}\t{group}");
    }
    Ok(())
}
