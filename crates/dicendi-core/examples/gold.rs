//! Extracts the statements of annotated articles and prints how they compare.
//!
//! `cargo run --release -p dicendi-core --example gold -- GOLD_DIR [--show] [--predictions FILE]`

use dicendi_core::Extractor;
use dicendi_core::evaluation::{Prediction, evaluate, predictions, read_gold};
use std::collections::HashMap;
use std::error::Error;
use std::path::Path;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let folder = arguments
        .first()
        .ok_or("usage: gold GOLD_DIR [--show] [--predictions FILE]")?;
    let gold = read_gold(Path::new(folder))?;
    let documents =
        Extractor::french().extract_all(gold.iter().map(|article| article.article()).collect());
    let predicted: HashMap<String, Vec<Prediction>, rustc_hash::FxBuildHasher> = documents
        .iter()
        .map(|doc| (doc.article.id.clone(), predictions(doc)))
        .collect();
    if let Some(place) = arguments
        .iter()
        .position(|argument| argument == "--predictions")
    {
        let file = arguments
            .get(place + 1)
            .ok_or("--predictions needs a file")?;
        let lines: Vec<String> = documents
            .iter()
            .map(|doc| {
                let statements = &predicted[&doc.article.id];
                serde_json::json!({"id": doc.article.id, "statements": statements}).to_string()
            })
            .collect();
        std::fs::write(file, lines.join("\n") + "\n")?;
    }
    let report = evaluate(&gold, &predicted);
    if arguments.iter().any(|argument| argument == "--show") {
        for (id, lines) in &report.differences {
            println!("{id}\n{}", lines.join("\n"));
        }
    }
    println!("{}", report.scores);
    Ok(())
}
