//! Walks along the words beside a verb.

use crate::fixture;
use crate::lexicon::Lexicon;
use crate::statements::draft::Reader;
use crate::statements::walk::routes::{AGENT, INFINITIVE_BEHIND, LIST_BEFORE, SUBJECT_BEHIND};
use crate::statements::walk::routes::{PHRASE_BEFORE, SUBJECT_END};
use crate::tree::Tree;

const TABLE: &str = "
    Anne      Anne      PROPN _ 7 nsubj
    (~        (         PUNCT _ 3 punct
    maire~    maire     NOUN  _ 1 appos
    )         )         PUNCT _ 3 punct
    n'~       ne        ADV   _ 7 advmod
    a         avoir     AUX   Mood=Ind|VerbForm=Fin 7 aux:tense
    dit       dire      VERB  Tense=Past|VerbForm=Part 0 root
    mardi     mardi     NOUN  _ 7 obl:mod
    3         3         NUM   _ 8 nummod
    à         à         ADP   _ 12 case
    la        le        DET   _ 12 det
    presse~   presse    NOUN  _ 7 obl:arg
    ,         ,         PUNCT _ 14 punct
    émue~     ému       ADJ   _ 7 advcl
    ,         ,         PUNCT _ 14 punct
    son       son       DET   _ 17 det
    souci     souci     NOUN  _ 7 obj
    de        de        ADP   _ 21 mark
    ne        ne        ADV   _ 21 advmod
    pas       pas       ADV   _ 21 advmod
    partir~   partir    VERB  VerbForm=Inf 17 acl
    .         .         PUNCT _ 7 punct
";

#[test]
fn a_walk_passes_over_what_its_route_says_and_goes_no_farther() {
    let doc = fixture::document(TABLE).unwrap();
    let tree = Tree::new(&doc);
    let reader = Reader::new(&doc, &tree, Lexicon::french());
    let end = doc.words.len() as u32;
    let form = |at: Option<u32>| at.map(|at| doc.surface(at));
    // Behind the verb: the day, a phrase, an aside between commas.
    assert_eq!(
        form(reader.ahead(&SUBJECT_BEHIND, 7..end).next()),
        Some("son")
    );
    assert_eq!(form(reader.ahead(&SUBJECT_BEHIND, 7..13).next()), None);
    // Before it: its own words, and a bracket as a whole.
    let before = reader.back(&SUBJECT_END, 0..5).of(6).next();
    assert_eq!(form(before), Some("Anne"));
    assert_eq!(
        form(reader.back(&PHRASE_BEFORE, 0..3).last()),
        Some("maire")
    );
    // A finite verb ends a list, a comma the way to an agent.
    assert_eq!(form(reader.back(&LIST_BEFORE, 0..8).last()), Some("dit"));
    let seen: Vec<&str> = reader
        .ahead(&AGENT, 7..end)
        .of(6)
        .map(|at| doc.surface(at))
        .collect();
    assert_eq!(seen, ["mardi", "3", "à", "la", "presse"]);
    // Clitics before an infinitive, as far as the route goes.
    assert_eq!(
        form(reader.ahead(&INFINITIVE_BEHIND, 18..end).next()),
        Some("partir")
    );
    assert_eq!(form(reader.ahead(&INFINITIVE_BEHIND, 18..20).next()), None);
}
