//! Reads news and writes what that teaches the network:
//! `train_reading TREEBANK_FOLDER LEFFF_FILE CLUSTERS_FILE TEXT_FILE READING_FILE UNITS`.
//! The text file holds news, a paragraph a line.

use dicendi_core::train::read_news;
use std::path::Path;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [treebanks, lefff, clusters, text, out, units] = &arguments[..] else {
        return Err(
            "usage: train_reading TREEBANK_FOLDER LEFFF_FILE CLUSTERS_FILE TEXT_FILE READING_FILE UNITS"
                .into(),
        );
    };
    let (treebanks, lefff, clusters) =
        (Path::new(treebanks), Path::new(lefff), Path::new(clusters));
    let text = std::fs::read_to_string(text)?;
    let reading = read_news(
        treebanks,
        lefff,
        clusters,
        &text,
        units.parse()?,
        &mut |line| eprintln!("{line}"),
    )?;
    std::fs::write(out, reading)?;
    Ok(())
}
