//! Trains the French model:
//! `train TREEBANK_FOLDER LEFFF_FILE TEXT_FILE CLUSTERS_FILE READING_FILE MODEL_FILE [TEACHER_FILE]`.
//!
//! The teacher is another model, whose reading had more units: what it makes of the text is learned besides the
//! treebanks. The model that ships has 80 units and learned from one of 112.

use dicendi_core::train::{Sources, train};
use std::path::Path;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [treebanks, lefff, text, clusters, reading, out, teacher @ ..] = &arguments[..] else {
        return Err("usage: train TREEBANK_FOLDER LEFFF_FILE TEXT_FILE CLUSTERS_FILE READING_FILE MODEL_FILE [TEACHER_FILE]".into());
    };
    let sources = Sources {
        treebanks: Path::new(treebanks),
        lefff: Path::new(lefff),
        text: Path::new(text),
        clusters: Path::new(clusters),
        reading: Path::new(reading),
        teacher: teacher.first().map(Path::new),
    };
    let bytes = train(&sources, &mut |line| eprintln!("{line}"))?;
    std::fs::write(out, bytes)?;
    Ok(())
}
