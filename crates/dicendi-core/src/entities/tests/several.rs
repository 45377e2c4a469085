//! Bodies of one sort, and one of several persons.

use super::{names, read, resolved, say};
use crate::document::NameKind;

#[test]
fn a_body_with_a_place_is_not_the_bare_one_nor_that_of_the_state() {
    let mut doc = read(
        "
    La          le          DET   Definite=Def|Gender=Fem|Number=Sing|PronType=Art      2 det
    gendarmerie gendarmerie NOUN  Gender=Fem|Number=Sing                                5 nsubj
    nationale   national    ADJ   Gender=Fem|Number=Sing                                2 amod
    a           avoir       AUX   Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 5 aux:tense
    salué       saluer      VERB  Gender=Masc|Number=Sing|Tense=Past|VerbForm=Part      0 root
    les         le          DET   Definite=Def|Number=Plur|PronType=Art                 7 det
    brigades    brigade     NOUN  Gender=Fem|Number=Plur                                5 obj
    et          et          CCONJ _                                                     10 cc
    la          le          DET   Definite=Def|Gender=Fem|Number=Sing|PronType=Art      10 det
    GENDARMERIE gendarmerie NOUN  Gender=Fem|Number=Sing                                7 conj
    de          de          ADP   _                                                     12 case
    Gex~        Gex         PROPN Gender=Masc|Number=Sing                               10 nmod
    .           .           PUNCT _                                                     5 punct
",
        &[("Gex", "Gex", NameKind::Place)],
    );
    say(&mut doc, &["gendarmerie"], &["GENDARMERIE"], None);
    assert_eq!(
        resolved(&mut doc),
        names(&["gendarmerie nationale", "GENDARMERIE de Gex"])
    );
}

#[test]
fn one_of_several_is_whom_a_name_says_or_nobody_else() {
    let mut doc = read(
        "
    L'~           le          DET   Definite=Def|Number=Sing|PronType=Art                       2  det
    un            un          PRON  Gender=Masc|Number=Sing|Person=3|PronType=Ind               7  nsubj
    3-4 des
    de            de          ADP   _                                                           5  case
    les           le          DET   Definite=Def|Number=Plur|PronType=Art                       5  det
    participants  participant NOUN  Gender=Masc|Number=Plur                                     2  nmod
    a             avoir       AUX   Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin       7  aux:tense
    contredit     contredire  VERB  Gender=Masc|Number=Sing|Tense=Past|VerbForm=Part            0  root
    l'~           le          DET   Definite=Def|Number=Sing|PronType=Art                       9  det
    une           un          PRON  Gender=Fem|Number=Sing|Person=3|PronType=Ind                7  obj
    d'~           de          ADP   _                                                           11 case
    elles~        eux         PRON  Gender=Fem|Number=Plur|Person=3|PronType=Prs                9  nmod
    ,             ,           PUNCT _                                                           13 punct
    Anne          Anne        PROPN Gender=Fem|Number=Sing                                      9  appos
    Roy~          Roy         PROPN _                                                           13 flat:name
    .             .           PUNCT _                                                           7  punct
",
        &[("Anne", "Roy", NameKind::Person)],
    );
    say(&mut doc, &["un"], &["une"], None);
    assert_eq!(
        resolved(&mut doc),
        names(&["l'un des participants", "Anne Roy"])
    );
}
