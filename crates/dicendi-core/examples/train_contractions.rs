//! Prints the rows of `lang/fr/contraction_weights.tsv`: `train_contractions TREEBANK_FOLDER`.

use dicendi_core::train::contraction_weights;
use std::path::Path;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let Some(treebanks) = std::env::args().nth(1) else {
        return Err("usage: train_contractions TREEBANK_FOLDER".into());
    };
    print!(
        "{}",
        contraction_weights(Path::new(&treebanks), &mut |line| eprintln!("{line}"))?
    );
    Ok(())
}
