//! Prints the analysis of a text on standard input as CoNLL-U.
//!
//! `echo "Paris accuse Moscou de mentir." | cargo run --release -p dicendi-core --example parse`

use dicendi_core::{Article, Extractor, conllu};
use std::io::Read;

fn main() -> std::io::Result<()> {
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text)?;
    let doc = Extractor::french().extract(Article::from_text("stdin", text));
    print!("{}", conllu::write(&doc));
    Ok(())
}
