//! Analyses from elsewhere: built by hand, and our own given back.

use crate::document::Analysis;
use crate::{Article, Document, Extractor, conllu, fixture};

fn read(text: &str, conllu: &str) -> Document {
    let mut article = Article::from_text("a", text);
    article.conllu = Some(conllu.to_string());
    Extractor::french().extract(article)
}

fn table(table: &str) -> String {
    conllu::write(&fixture::document(table).unwrap())
}

const SPOKEN: &str = "
    La        le        DET   Gender=Fem|Number=Sing|PronType=Art  2 det
    maire     maire     NOUN  Gender=Fem|Number=Sing               5 nsubj
    du        de        ADP   Number=Sing                          4 case
    Croisic   Croisic   PROPN _                                    2 nmod
    craint    craindre  VERB  Mood=Ind|Person=3|VerbForm=Fin       0 root
    que       que       SCONJ _                                    9 mark
    la        le        DET   Gender=Fem|Number=Sing|PronType=Art  8 det
    digue     digue     NOUN  Gender=Fem|Number=Sing               9 nsubj
    cède~     céder     VERB  Mood=Sub|Person=3|VerbForm=Fin       5 ccomp
    .         .         PUNCT _                                    5 punct";

#[test]
fn a_tree_from_elsewhere_is_read_with_its_contractions_opened() {
    let doc = read(
        "La maire du Croisic\u{a0}craint que la digue cède.",
        &table(SPOKEN),
    );
    assert_eq!(doc.problems, []);
    assert_eq!(doc.analysis, Some(Analysis::Given));
    let words: Vec<_> = (0..6).map(|token| doc.form(token)).collect();
    assert_eq!(words, ["La", "maire", "de", "le", "Croisic", "craint"]);
    assert_eq!(doc.words.head[2..6], [4, 4, 1, 5]);
    assert_eq!((doc.lemma(3), doc.words.deprel[3].as_str()), ("le", "det"));
    let said = &doc.statements[0];
    assert_eq!(said.verb, "craindre");
    assert_eq!(doc.slice(said.content[0]), "la digue cède");
}

#[test]
fn our_own_analysis_given_back_changes_nothing() {
    let text = "La digue de Port-Aubry\n\nLa maire du Croisic, Nadia Brunet, craint que la digue ne cède \
        avant l'hiver. « On verra bien », a-t-elle ajouté en s'adressant aux riverains de la rue des Dunes.\n\n\
        Photo: la digue\n\nSelon le préfet, auquel elle a écrit lundi, rien ne presse.";
    let own = Extractor::french().extract(Article::from_text("a", text));
    let again = read(text, &conllu::write(&own));
    assert_eq!(again.analysis, Some(Analysis::Given));
    assert_eq!(again.problems, own.problems);
    for (given, own) in [
        (&again.words.head, &own.words.head),
        (&again.words.start, &own.words.start),
    ] {
        assert_eq!(given, own);
    }
    assert_eq!(again.words.feats, own.words.feats);
    assert_eq!(
        (&again.sentences, &again.names),
        (&own.sentences, &own.names)
    );
    assert!(!own.statements.is_empty());
    assert_eq!(
        format!("{:?}", again.statements),
        format!("{:?}", own.statements)
    );
}

#[test]
fn a_pronoun_in_a_contraction_keeps_its_place() {
    let doc = read(
        "Le préfet auquel elle écrit hésite.",
        &table(
            "Le      le     DET   _ 2 det
             préfet  préfet NOUN  _ 6 nsubj
             auquel  auquel PRON  PronType=Rel 5 obl:arg
             elle    elle   PRON  _ 5 nsubj
             écrit   écrire VERB  _ 2 acl:relcl
             hésite~ hésiter VERB _ 0 root
             .       .      PUNCT _ 6 punct",
        ),
    );
    assert_eq!((doc.form(2), doc.form(3)), ("à", "lequel"));
    assert_eq!(doc.words.head[2..4], [3, 5]);
    assert_eq!(doc.words.deprel[3].as_str(), "obl:arg");
}

#[test]
fn what_is_not_given_is_added() {
    let bare = table(SPOKEN)
        .lines()
        .map(|line| {
            let fields: Vec<_> = line.split('\t').collect();
            match fields[..] {
                [id, form, ..] if fields.len() == 10 => {
                    format!("{id}\t{form}\t_\t_\t_\t_\t_\t_\t_\t_\n")
                }
                _ => "\n".to_string(),
            }
        })
        .collect::<String>();
    let doc = read("La maire du Croisic craint que la digue cède.", &bare);
    assert_eq!(doc.analysis, Some(Analysis::Given));
    assert!(doc.sentences[0].parsed && !doc.names.is_empty());
    assert_eq!(doc.statements[0].verb, "craindre");
}

#[test]
fn a_sentence_over_a_line_break_is_two() {
    let doc = read(
        "La maire du Croisic\ncraint que la digue cède.",
        &table(SPOKEN),
    );
    assert_eq!(doc.problems, []);
    assert_eq!(doc.sentences.len(), 2);
    for sentence in &doc.sentences {
        let roots = sentence
            .tokens
            .range()
            .filter(|&token| doc.words.is_root(token as u32));
        assert_eq!(roots.count(), 1);
        assert!(
            sentence
                .tokens
                .range()
                .all(|token| sentence.tokens.contains(doc.words.head[token]))
        );
    }
}

#[test]
fn what_does_not_fit_is_told_and_read_with_our_model() {
    for (text, place) in [
        (
            "La maire de Croisic craint que la digue cède.",
            "`du`: these are not the words of the text at character 9, `de Croisic",
        ),
        (
            "La maire du Croisic craint que la digue cède. Oui.",
            "at character 46, `Oui.`",
        ),
        (
            "La maire du Croisic craint que la digue",
            "`cède`: these are not the words of the text at character 39",
        ),
        (
            "La maire du Croi\nsic craint que la digue cède.",
            "a word over a line break",
        ),
    ] {
        let doc = read(text, &table(SPOKEN));
        let [problem] = &doc.problems[..] else {
            panic!("{:?}", doc.problems)
        };
        assert_eq!(problem.stage, "analysis");
        assert!(problem.message.contains(place), "{}", problem.message);
        assert_eq!(doc.analysis, Some(Analysis::Model));
        assert!(doc.sentences[0].parsed);
    }
    let doc = read("Elle craint que la digue cède.", "1\tElle\n");
    assert!(doc.problems[0].message.contains("line 1: 10 columns"));
}
