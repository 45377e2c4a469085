//! Trains the networks that teach the one that ships:
//! `train_teachers TREEBANK_FOLDER LEFFF_FILE CLUSTERS_FILE READING_FILE TEACHERS_FILE`.

use dicendi_core::train::train_teachers;
use std::path::Path;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [treebanks, lefff, clusters, reading, out] = &arguments[..] else {
        return Err("usage: train_teachers TREEBANK_FOLDER LEFFF_FILE CLUSTERS_FILE READING_FILE TEACHERS_FILE".into());
    };
    let [treebanks, lefff, clusters, reading] =
        [treebanks, lefff, clusters, reading].map(Path::new);
    let teachers = train_teachers(treebanks, lefff, clusters, reading, &mut |line| {
        eprintln!("{line}")
    })?;
    std::fs::write(out, teachers)?;
    Ok(())
}
