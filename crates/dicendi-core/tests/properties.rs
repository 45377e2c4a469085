//! Any text goes through, and what comes out hangs together.

mod whole;

use dicendi_core::decode::decode;
use dicendi_core::ud::{Deprel, Upos};
use dicendi_core::{Article, Document, Extractor, conllu};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::RngSeed;
use std::fmt::Write;

/// Pieces of text that are hard to cut, or that statements are made of.
const PIECES: &[&str] = &[
    "le maire",
    "Nadia Brunet",
    "la ministre",
    "Paris",
    "ils",
    "d'",
    "l’",
    "qu'",
    "aujourd'hui",
    "selon",
    "a déclaré",
    "accuse",
    "affirme que",
    "a-t-elle ajouté",
    "de mentir",
    "selon lui",
    "la digue tiendra",
    " ",
    "  ",
    "\u{a0}",
    "\u{202f}",
    "\n",
    "\n\n",
    ".",
    "...",
    "…",
    "!",
    "?",
    ",",
    ":",
    "« ",
    " »",
    "\"",
    "“",
    "”",
    "'",
    "‘",
    "—",
    "- ",
    "-t-il",
    "-elle",
    "dit",
    "A",
    "J.-F.",
    "M.",
    "etc.",
    "du",
    "Des",
    "AU",
    "auquel",
    "1",
    "1 000",
    "3,5",
    "%",
    "€",
    "14h30",
    "n°",
    "#mot",
    "@moi",
    "http://a.fr/b",
    "x@y.fr",
    "e\u{301}",
    "\u{200d}",
    "🙂🏽",
    "\u{ad}",
    "\u{feff}",
    "漢字",
    "ß",
    "ǅ",
    "İ",
    "(s)",
    "·e·s",
    "/",
    "&",
    "--",
    "–",
    "\u{0}",
    "\t",
    "\r",
    "\u{2028}",
    "\u{85}",
    "Ω",
    "lundi",
];

fn hard_text() -> impl Strategy<Value = String> {
    let piece = (select(PIECES), any::<bool>());
    vec(piece, 0..80).prop_map(|pieces| {
        let mut text = String::new();
        for (piece, space) in pieces {
            text.push_str(piece);
            if space {
                text.push(' ');
            }
        }
        text
    })
}

fn extracted(text: &str) -> Document {
    let doc = Extractor::french().extract(Article::from_text("t", text));
    assert_eq!(doc.text(), text);
    whole::check(&doc);
    doc
}

/// The words of a document with other tags and another tree, which the numbers choose.
fn reread(doc: &Document, choices: &[u32]) -> String {
    let mut choices = choices.iter().cycle().copied();
    let mut choose = |below: usize| choices.next().unwrap_or(0) as usize % below.max(1);
    let mut table = String::new();
    for sentence in &doc.sentences {
        let written: Vec<u32> = (sentence.tokens.start..sentence.tokens.end)
            .filter(|&token| !doc.words.inside[token as usize])
            .collect();
        for (place, &token) in written.iter().enumerate() {
            // Heads lie on one side, so that there is no loop.
            let head = if place == 0 { 0 } else { 1 + choose(place) };
            let deprel = Deprel::ALL[choose(Deprel::ALL.len())].as_str();
            let upos = Upos::ALL[choose(Upos::ALL.len())].as_str();
            let name = ["_", "NE=B-PER", "NE=I-PER", "NE=B-LOC"][choose(4)];
            let (id, form) = (place + 1, doc.surface(token));
            let _ = writeln!(
                table,
                "{id}\t{form}\t_\t{upos}\t_\t_\t{head}\t{deprel}\t_\t{name}"
            );
        }
        table.push('\n');
    }
    table
}

/// The same cases each time (`PROPTEST_CASES=50000` for more of them); the fuzz targets look for new ones.
fn config() -> ProptestConfig {
    ProptestConfig {
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(7),
        ..ProptestConfig::default()
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn hard_texts_go_through(text in hard_text()) {
        extracted(&text);
    }

    #[test]
    fn any_text_goes_through(text in any::<String>()) {
        extracted(&text);
    }

    #[test]
    fn any_bytes_are_read_as_some_text(bytes in vec(any::<u8>(), 0..400)) {
        let decoded = decode(&bytes);
        prop_assert!(!decoded.text.contains('\0'));
        extracted(&decoded.text);
    }

    #[test]
    fn any_tree_goes_through(text in hard_text(), choices in vec(any::<u32>(), 1..200)) {
        let doc = extracted(&text);
        let conllu = Some(reread(&doc, &choices));
        let given = Extractor::french().extract(Article { conllu, ..doc.article.clone() });
        prop_assert_eq!(given.analysis, doc.analysis.map(|_| dicendi_core::document::Analysis::Given));
        whole::check(&given);
    }

    #[test]
    fn any_conllu_is_read_or_refused(lines in vec(select(CONLLU), 0..12)) {
        match conllu::read(&lines.join("\n")) {
            Ok(doc) => prop_assert!(conllu::read(&conllu::write(&doc)).is_ok()),
            Err(error) => prop_assert!(error.is_input() && error.to_string().contains("line")),
        }
    }
}

const CONLLU: &[&str] = &[
    "",
    "# newpar",
    "1\tLe\tle\tDET\t_\tGender=Masc\t2\tdet\t_\tSpaceAfter=No",
    "1\t\u{a0}\t_\t_\t_\t_\t_\t_\t_\tNE=B-PER",
    "2\tmaire\tmaire\tNOUN\t_\t_\t0\troot\t_\tner=S-PER",
    "2\tmaire\tmaire\tNOUN\t_\t_\t1\tnsubj\t_\tSpaceAfter=No",
    "1-2\tdu\t_\t_\t_\t_\t_\t_\t_\tNE=I-LOC",
    "2-3\tau\t_\t_\t_\t_\t_\t_\t_\t_",
    "3\tdort\tdormir\tVERB\t_\tMood=Ind\t2\tparataxis:insert\t_\t_",
    "3.1\t_\t_\t_\t_\t_\t_\t_\t_\t_",
    "3\t_\t_\t_\t_\t_\t4\tdep\t_\t_",
    "4\tx",
];
