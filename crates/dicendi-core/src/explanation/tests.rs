use super::*;
use crate::extractor::Extractor;
use crate::{Article, fixture};

/// The explanations of each statement, line by line: `about: text`.
fn told(text: &str) -> Vec<Vec<String>> {
    let doc = Extractor::french().extract(Article::from_text("a", text));
    (0..doc.statements.len())
        .map(|index| {
            explain(&doc, Lexicon::french(), index)
                .iter()
                .map(|reason| format!("{}: {}", reason.about, reason.text))
                .collect()
        })
        .collect()
}

#[test]
fn cue_pattern_path_and_chain_are_told() {
    let told = told(
        "« La digue tiendra », a déclaré la maire, Nadia Brunet. Elle a accusé l'armateur de mentir.",
    );
    let row = Lexicon::french()
        .cues()
        .entries()
        .iter()
        .find(|entry| entry.lemma == "accuser")
        .unwrap();
    let [first, second] = &told[..] else {
        panic!("{told:#?}");
    };
    assert!(first[1].starts_with("pattern: incise after quotation: a reporting clause"));
    let line = format!(
        "« a accusé » is the verb accuser, line {} of cues_verbs.tsv: act accuse",
        row.origin.line
    );
    assert!(second[0].contains(&line), "{second:#?}");
    assert!(second[0].contains("obj=object de=content"));
    let speaker = second
        .iter()
        .find(|line| line.starts_with("speaker"))
        .unwrap();
    for part in [
        "« Elle » (accusé –nsubj→ Elle)",
        "a pronoun, taken up from the description « la maire »",
        "stands for Nadia Brunet (person",
        "confidence 0.",
    ] {
        assert!(speaker.contains(part), "{part}: {speaker}");
    }
    let target = second
        .iter()
        .find(|line| line.starts_with("target"))
        .unwrap();
    assert!(
        target.contains("object: « l'armateur » (accusé –obj→ armateur)"),
        "{target}"
    );
}

#[test]
fn what_is_not_there_is_told_too() {
    let told = told("Qui l'a dit ?\n« Nous n'avons rien vu venir de tout cela ce soir-là. »\n");
    let floating = told.last().unwrap();
    assert!(floating[0].starts_with("cue: none"), "{floating:#?}");
    assert!(
        floating
            .iter()
            .any(|line| line.starts_with("speaker: nobody")),
        "{floating:#?}"
    );
}

#[test]
fn paths_go_up_and_down() {
    let doc = fixture::document(
        "
        Le      le      DET   _ 2 det
        maire   maire   NOUN  _ 3 nsubj
        veut    vouloir VERB  _ 0 root
        dire~   dire    VERB  _ 3 xcomp
        .       .       PUNCT _ 3 punct

        Bien~   bien    ADV   _ 0 root
        .       .       PUNCT _ 1 punct
    ",
    )
    .unwrap();
    assert_eq!(
        tree_path(&doc, 3, 1),
        Some(vec![Step::Up(3, 2), Step::Down(1)])
    );
    assert_eq!(
        tree_path(&doc, 2, 0),
        Some(vec![Step::Down(1), Step::Down(0)])
    );
    assert_eq!(tree_path(&doc, 2, 5), None);
}

#[test]
fn every_pattern_of_the_sample_is_described() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/gold");
    let gold = crate::evaluation::read_gold(std::path::Path::new(folder)).unwrap();
    let articles = gold.iter().map(|article| article.article()).collect();
    for doc in Extractor::french().extract_all(articles) {
        for statement in &doc.statements {
            assert!(
                described(statement.pattern).contains(": "),
                "{}",
                statement.pattern
            );
        }
    }
}
