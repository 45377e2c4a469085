//! Hashes the language files and the model, so that tables can say what they were made with.

use std::fs;
use std::path::PathBuf;

const FOLDER: &str = "lang/fr";
const MODEL: &str = "model.bin";

fn main() {
    println!("cargo::rerun-if-changed={FOLDER}");
    let mut files: Vec<PathBuf> = fs::read_dir(FOLDER)
        .expect("the language folder stands beside the sources")
        .map(|entry| entry.expect("a readable folder").path())
        .collect();
    files.sort();
    let (model, lexicon): (Vec<_>, Vec<_>) =
        files.into_iter().partition(|path| path.ends_with(MODEL));
    println!("cargo::rustc-env=DICENDI_MODEL={:016x}", hash(&model));
    println!("cargo::rustc-env=DICENDI_LEXICON={:016x}", hash(&lexicon));
}

/// FNV-1a over the names and bytes of the files.
fn hash(files: &[PathBuf]) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for path in files {
        let name = path.file_name().expect("a file has a name");
        let bytes = fs::read(path).expect("a readable file");
        for &byte in name.as_encoded_bytes().iter().chain(&bytes) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    hash
}
