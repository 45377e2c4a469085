//! Any tree over any text: what the bytes say about words, tags and heads goes through all rules.

#![no_main]

#[path = "../../tests/whole/mod.rs"]
mod whole;

use dicendi_core::ud::{Deprel, Feats, Upos};
use dicendi_core::{Article, Extractor};
use libfuzzer_sys::fuzz_target;
use std::fmt::Write;

fuzz_target!(|input: (&str, &[u8])| {
    let (text, choices) = input;
    let mut choices = choices.iter().copied().chain(std::iter::repeat(0));
    let mut choose = |below: usize| usize::from(choices.next().unwrap_or(0)) % below.max(1);
    let mut table = String::new();
    let mut place = 0;
    // A word of nothing but characters that are read over is refused, and the text read without the trees.
    let seen = |form: &&str| form.contains(|c| !whole::is_unseen(c));
    for form in text.split_whitespace().filter(seen) {
        if choose(16) == 1 {
            table.push('\n');
            place = 0;
        }
        place += 1;
        // Heads lie on the left, so that there is no loop.
        let head = choose(place);
        let deprel = Deprel::ALL[choose(Deprel::ALL.len())].as_str();
        let upos = Upos::ALL[choose(Upos::ALL.len())].as_str();
        let feats = Feats::from_bits(u64::from_le_bytes(std::array::from_fn(|_| {
            choose(256) as u8
        })));
        let name = ["_", "NE=B-PER", "NE=I-PER", "NE=B-LOC"][choose(4)];
        let feats = feats.to_conllu();
        let _ = writeln!(
            table,
            "{place}\t{form}\t_\t{upos}\t_\t{feats}\t{head}\t{deprel}\t_\t{name}"
        );
    }
    let mut article = Article::from_text("t", text);
    article.conllu = Some(table.clone());
    let doc = Extractor::french().extract(article);
    assert!(
        doc.problems
            .iter()
            .all(|problem| problem.stage != "analysis"),
        "{:?}\n{table}",
        doc.problems
    );
    whole::check(&doc);
});
