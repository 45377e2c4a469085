//! Prints the rows of `lang/fr/joined_weights.tsv`: `train_joined TREEBANK_FOLDER TEXT_FILE`.
//! The text file holds news, a paragraph or headline a line.

use dicendi_core::train::joined_weights;
use std::path::Path;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [treebanks, text] = &arguments[..] else {
        return Err("usage: train_joined TREEBANK_FOLDER TEXT_FILE".into());
    };
    print!(
        "{}",
        joined_weights(
            Path::new(treebanks),
            Path::new(text),
            &mut |line| eprintln!("{line}")
        )?
    );
    Ok(())
}
