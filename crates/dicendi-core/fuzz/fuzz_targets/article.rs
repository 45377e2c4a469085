//! Any bytes as an article: they are decoded and read to the end, and the document hangs together.

#![no_main]

#[path = "../../tests/whole/mod.rs"]
mod whole;

use dicendi_core::decode::decode;
use dicendi_core::{Article, Extractor};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let article = Article::from_text("t", decode(bytes).text);
    whole::check(&Extractor::french().extract(article));
});
