//! Reads news and writes what that teaches the network:
//! `train_reading TREEBANK_FOLDER LEFFF_FILE CLUSTERS_FILE NEWS_FILE READING_FILE`.
//! The news file holds articles with a form feed between them.

use dicendi_core::train::read_news;
use std::path::Path;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [treebanks, lefff, clusters, news, out] = &arguments[..] else {
        return Err("usage: train_reading TREEBANK_FOLDER LEFFF_FILE CLUSTERS_FILE NEWS_FILE READING_FILE".into());
    };
    let (treebanks, lefff, clusters) = (Path::new(treebanks), Path::new(lefff), Path::new(clusters));
    let news = std::fs::read_to_string(news)?;
    let reading = read_news(treebanks, lefff, clusters, &news, &mut |line| eprintln!("{line}"))?;
    std::fs::write(out, reading)?;
    Ok(())
}
