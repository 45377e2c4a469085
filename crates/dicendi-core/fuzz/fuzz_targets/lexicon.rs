//! Any text as a list of the user's own cues: refused with its line, or an article is read with it.

#![no_main]

#[path = "../../tests/whole/mod.rs"]
mod whole;

use dicendi_core::{Article, Extractor, Lexicon};
use libfuzzer_sys::fuzz_target;

const TEXT: &str = "« La digue tiendra », a déclaré la maire, Nadia Brunet. Elle dit au préfet qu'il a tort.\n\nSelon lui, \
                    les reproches de la région sont infondés.";

fuzz_target!(|list: &str| {
    match Lexicon::french().with_cues("own.tsv", list) {
        Ok(lexicon) => {
            let extractor = Extractor::french().clone().with_lexicon(lexicon);
            whole::check(&extractor.extract(Article::from_text("t", TEXT)));
        }
        Err(error) => assert!(error.to_string().starts_with("own.tsv"), "{error}"),
    }
});
