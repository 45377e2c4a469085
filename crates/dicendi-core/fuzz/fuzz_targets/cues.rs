//! Any text as a list of cues: refused, or laid over ours, and an article is read with it to the end.

#![no_main]

#[path = "../../tests/whole/mod.rs"]
mod whole;

use dicendi_core::{Article, Extractor, Lexicon};
use libfuzzer_sys::fuzz_target;

const TEXT: &str = "Le maire klaxonne que la fête aura lieu. « Venez tous », a lancé son adjointe, Anne Ruel. \
                    Selon le préfet, la route est sûre. Il accuse les élus d'avoir menti, dans un tweet.";

fuzz_target!(|cues: &str| {
    if let Ok(lexicon) = Lexicon::french().with_cues("mine.tsv", cues) {
        let extractor = Extractor::french().clone().with_lexicon(lexicon);
        whole::check(&extractor.extract(Article::from_text("t", TEXT)));
    }
});
