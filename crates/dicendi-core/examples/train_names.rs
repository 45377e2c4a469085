//! Teaches a model that reads already names anew: `train_names MODEL_FILE TREEBANK_FOLDER TEXT_FILE OUT_FILE`.

use dicendi_core::train::train_names;
use std::path::Path;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [model, treebanks, text, out] = &arguments[..] else {
        return Err("usage: train_names MODEL_FILE TREEBANK_FOLDER TEXT_FILE OUT_FILE".into());
    };
    let model = std::fs::read(model)?;
    let bytes = train_names(&model, Path::new(treebanks), Path::new(text), &mut |line| {
        eprintln!("{line}")
    })?;
    std::fs::write(out, bytes)?;
    Ok(())
}
