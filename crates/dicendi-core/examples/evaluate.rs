//! Prints how well a model reads CoNLL-U files: `evaluate MODEL_FILE FILE...`.

use dicendi_core::Analyzer;
use dicendi_core::train::evaluate;
use std::time::Instant;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [model, files @ ..] = &arguments[..] else {
        return Err("usage: evaluate MODEL_FILE FILE...".into());
    };
    let bytes = std::fs::read(model)?;
    let start = Instant::now();
    let analyzer = Analyzer::read(&bytes[..])?;
    println!(
        "model: {} bytes, loaded in {:.3} s",
        bytes.len(),
        start.elapsed().as_secs_f64()
    );
    for file in files {
        println!(
            "\n{file}: {}",
            evaluate(&analyzer, &std::fs::read_to_string(file)?)?
        );
    }
    Ok(())
}
