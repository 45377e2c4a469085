//! Teaches a model that reads already to look at relations again:
//! `train_relations MODEL_FILE TREEBANK_FOLDER OUT_FILE`.

use dicendi_core::train::train_relations;
use std::path::Path;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [model, treebanks, out] = &arguments[..] else {
        return Err("usage: train_relations MODEL_FILE TREEBANK_FOLDER OUT_FILE".into());
    };
    let model = std::fs::read(model)?;
    let bytes = train_relations(&model, Path::new(treebanks), &mut |line| {
        eprintln!("{line}")
    })?;
    std::fs::write(out, bytes)?;
    Ok(())
}
