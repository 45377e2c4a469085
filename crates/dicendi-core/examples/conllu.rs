//! Prints how the model reads a text, as CoNLL-U: `conllu TEXT_FILE`.

use dicendi_core::{Article, Extractor, conllu};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let Some(file) = std::env::args().nth(1) else {
        return Err("usage: conllu TEXT_FILE".into());
    };
    let text = std::fs::read_to_string(&file)?;
    print!(
        "{}",
        conllu::write(&Extractor::french().extract(Article::from_text(file, text)))
    );
    Ok(())
}
