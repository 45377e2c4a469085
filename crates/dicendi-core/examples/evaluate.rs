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
    if let Some(megabytes) = most_memory() {
        println!(
            "\nmemory: {megabytes:.0} MB at most, the files and the model's own bytes included"
        );
    }
    Ok(())
}

/// The most memory that the process has held at once, in megabytes; known on Linux only.
fn most_memory() -> Option<f64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kibibytes: f64 = line.trim().trim_end_matches("kB").trim_end().parse().ok()?;
    Some(kibibytes * 1024.0 / 1e6)
}
