//! Whom a description means that speaks.

use super::{names, read, resolved, say};
use crate::document::NameKind;

#[test]
fn the_last_to_speak_is_called_by_what_nobody_called_them_yet() {
    let mut doc = read(
        "
    Les       le       DET   Definite=Def|Number=Plur|PronType=Art                 2 det
    jardins   jardin   NOUN  Gender=Masc|Number=Plur                               4 nsubj
    en        en       PRON  Person=3|PronType=Prs                                 4 iobj
    abritent~ abriter  VERB  Mood=Ind|Number=Plur|Person=3|Tense=Pres|VerbForm=Fin 0 root
    ,         ,        PUNCT _                                                     6 punct
    prévient  prévenir VERB  Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 4 parataxis:insert
    Anne      Anne     PROPN Gender=Masc|Number=Sing                               6 nsubj
    Roy~      Roy      PROPN Gender=Masc|Number=Sing                               7 flat:name
    .         .        PUNCT _                                                     4 punct

    Il          lui       PRON  Gender=Masc|Number=Sing|Person=3|PronType=Prs         2 expl:subj
    faut        falloir   VERB  Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 0 root
    regarder    regarder  VERB  VerbForm=Inf                                          2 ccomp
    sa          son       DET   Gender=Fem|Number=Sing|Poss=Yes                       5 det
    peau~       peau      NOUN  Gender=Fem|Number=Sing                                3 obj
    ,           ,         PUNCT _                                                     2 punct
    avertit     avertir   VERB  Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 2 parataxis:insert
    la          le        DET   Definite=Def|Gender=Fem|Number=Sing|PronType=Art      10 det
    jeune       jeune     ADJ   Gender=Fem|Number=Sing                                10 amod
    dirigeante  dirigeant NOUN  Gender=Fem|Number=Sing                                7 nsubj
    de          de        ADP   _                                                     12 case
    droite~     droite    NOUN  Gender=Fem|Number=Sing                                10 nmod
    .           .         PUNCT _                                                     2 punct
",
        &[("Anne", "Roy", NameKind::Person)],
    );
    say(&mut doc, &["Roy"], &[], None);
    say(&mut doc, &["dirigeante"], &[], None);
    assert_eq!(resolved(&mut doc), names(&["Anne Roy", "Anne Roy"]));
}

#[test]
fn who_speaks_is_not_the_nameless_one_of_another_office() {
    let mut doc = read(
        "
    Un         un        DET   Definite=Ind|Gender=Masc|Number=Sing|PronType=Art           2 det
    chauffeur  chauffeur NOUN  Gender=Masc|Number=Sing                                     5 nsubj:pass
    a          avoir     AUX   Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin       5 aux:tense
    été        être      AUX   Tense=Past|VerbForm=Part                                    5 aux:pass
    arrêté     arrêter   VERB  Gender=Masc|Number=Sing|Tense=Past|VerbForm=Part|Voice=Pass 0 root
    à          à         ADP   _                                                           7 case
    Vernières~ Vernières PROPN _                                                           5 obl:mod
    .          .         PUNCT _                                                           5 punct

    Il         lui       PRON  Gender=Masc|Number=Sing|Person=3|PronType=Prs         2 nsubj
    roulait    rouler    VERB  Mood=Ind|Number=Sing|Person=3|Tense=Imp|VerbForm=Fin  0 root
    trop       trop      ADV   _                                                     4 advmod
    vite~      vite      ADV   _                                                     2 advmod
    ,          ,         PUNCT _                                                     6 punct
    indique    indiquer  VERB  Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 2 parataxis:insert
    le         le        DET   Definite=Def|Gender=Masc|Number=Sing|PronType=Art     8 det
    magistrat~ magistrat NOUN  Gender=Masc|Number=Sing                               6 nsubj
    .          .         PUNCT _                                                     2 punct
",
        &[],
    );
    say(&mut doc, &["chauffeur"], &[], None);
    say(&mut doc, &["magistrat"], &[], None);
    assert_eq!(resolved(&mut doc), names(&["chauffeur", "magistrat"]));
}

#[test]
fn a_member_for_one_place_is_not_the_one_for_another() {
    let mut doc = read(
        "
    La      le      DET   Definite=Def|Gender=Fem|Number=Sing|PronType=Art      2 det
    Députée députée NOUN  Gender=Fem|Number=Sing                                9 nsubj
    3-4 du
    de      de      ADP   _                                                     5 case
    le      le      DET   Definite=Def|Gender=Masc|Number=Sing|PronType=Art     5 det
    Nord    nord    NOUN  Gender=Masc|Number=Sing                               2 nmod
    Anne    Anne    PROPN Gender=Masc|Number=Sing                               2 nmod
    Roy     Roy     PROPN Gender=Masc|Number=Sing                               6 flat:name
    a       avoir   AUX   Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 9 aux:tense
    voté    voter   VERB  Gender=Masc|Number=Sing|Tense=Past|VerbForm=Part      0 root
    contre~ contre  ADP   _                                                     9 advmod
    .       .       PUNCT _                                                     9 punct

    Tout    tout     DET   Gender=Masc|Number=Sing|PronType=Ind                  2  det
    change~ change   NOUN  Gender=Masc|Number=Sing                               5  nsubj
    ,       ,        PUNCT _                                                     2  punct
    a       avoir    AUX   Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 5  aux:tense
    répondu répondre VERB  Gender=Masc|Number=Sing|Tense=Past|VerbForm=Part      0  root
    la      le       DET   Definite=Def|Gender=Fem|Number=Sing|PronType=Art      7  det
    députée députée  NOUN  Gender=Fem|Number=Sing                                5  obj
    8-9 du
    de      de       ADP   _                                                     10 case
    le      le       DET   Definite=Def|Gender=Masc|Number=Sing|PronType=Art     10 det
    Lot~    Lot      PROPN Gender=Masc|Number=Sing                               7  nmod
    .       .        PUNCT _                                                     5  punct
",
        &[("Anne", "Roy", NameKind::Person)],
    );
    say(&mut doc, &["Députée"], &[], None);
    say(&mut doc, &["députée"], &[], None);
    assert_eq!(resolved(&mut doc), names(&["Anne Roy", "députée du Lot"]));
}
