//! Prints trees of reporting clauses behind quotations, built from a treebank:
//! `train_incises CONLLU_FILE STEP SEED`; about one for every STEP fitting sentences.

use dicendi_core::train::incises;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [file, step, seed] = &arguments[..] else {
        return Err("usage: train_incises CONLLU_FILE STEP SEED".into());
    };
    print!(
        "{}",
        incises(
            &std::fs::read_to_string(file)?,
            step.parse()?,
            seed.parse()?
        )?
    );
    Ok(())
}
