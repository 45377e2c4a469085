//! *selon X*: whom it names, and what of the sentence is theirs.

use super::statements;

#[test]
fn a_relative_clause_belongs_to_the_source() {
    let rows = statements(
        "Selon    selon   ADP   _                                                     3  case
         des      un      DET   Definite=Ind|Number=Plur|PronType=Art                 3  det
         passants passant NOUN  Gender=Masc|Number=Plur                               13 obl:mod
         qui      qui     PRON  PronType=Rel                                          6  nsubj
         ont      avoir   AUX   Mood=Ind|Number=Plur|Person=3|Tense=Pres|VerbForm=Fin 6  aux:tense
         vu       voir    VERB  Gender=Masc|Number=Sing|Tense=Past|VerbForm=Part      3  acl:relcl
         la       le      DET   Definite=Def|Gender=Fem|Number=Sing|PronType=Art      8  det
         scène~   scène   NOUN  Gender=Fem|Number=Sing                                6  obj
         ,        ,       PUNCT _                                                     3  punct
         le       le      DET   Definite=Def|Gender=Masc|Number=Sing|PronType=Art     11 det
         pont     pont    NOUN  Gender=Masc|Number=Sing                               13 nsubj
         a        avoir   AUX   Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 13 aux:tense
         cédé~    céder   VERB  Gender=Masc|Number=Sing|Tense=Past|VerbForm=Part      0  root
         .        .       PUNCT _                                                     13 punct",
    );
    assert_eq!(rows, ["passants · selon ·  · le pont a cédé · indirect"]);
}

#[test]
fn what_a_verb_governs_is_said_behind_the_source() {
    let rows = statements(
        "Le      le       DET   Definite=Def|Gender=Masc|Number=Sing|PronType=Art     2  det
         maire   maire    NOUN  Gender=Masc|Number=Sing                               4  nsubj
         a       avoir    AUX   Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 4  aux:tense
         remis~  remettre VERB  Gender=Masc|Tense=Past|VerbForm=Part                  0  root
         ,       ,        PUNCT _                                                     8  punct
         selon   selon    ADP   _                                                     8  case
         la      le       DET   Definite=Def|Gender=Fem|Number=Sing|PronType=Art      8  det
         presse~ presse   NOUN  Gender=Fem|Number=Sing                                4  obl:mod
         ,       ,        PUNCT _                                                     8  punct
         une     un       DET   Definite=Ind|Gender=Fem|Number=Sing|PronType=Art      11 det
         lettre  lettre   NOUN  Gender=Fem|Number=Sing                                4  obj
         12-13 au
         à       à        ADP   _                                                     14 case
         le      le       DET   Definite=Def|Gender=Masc|Number=Sing|PronType=Art     14 det
         préfet~ préfet   NOUN  Gender=Masc|Number=Sing                               11 nmod
         .       .        PUNCT _                                                     4  punct",
    );
    assert_eq!(
        rows,
        ["presse · selon ·  · Le maire a remis … une lettre au préfet · indirect"]
    );
}

#[test]
fn of_a_pronoun_nothing_is_told() {
    let rows = statements(
        "La     le    DET   Definite=Def|Gender=Fem|Number=Sing|PronType=Art      2  det
         fin    fin   NOUN  Gender=Fem|Number=Sing                                6  nsubj
         de     de    ADP   _                                                     5  case
         la     le    DET   Definite=Def|Gender=Fem|Number=Sing|PronType=Art      5  det
         grève  grève NOUN  Gender=Fem|Number=Sing                                2  nmod
         est~   être  AUX   Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 13 cop
         ,      ,     PUNCT _                                                     9  punct
         selon  selon ADP   _                                                     9  case
         lui~   lui   PRON  Gender=Masc|Number=Sing|Person=3|PronType=Prs         13 obl:mod
         ,      ,     PUNCT _                                                     9  punct
         un     un    DET   Definite=Ind|Gender=Masc|Number=Sing|PronType=Art     13 det
         bon    bon   ADJ   Gender=Masc|Number=Sing                               13 amod
         signe~ signe NOUN  Gender=Masc|Number=Sing                               0  root
         .      .     PUNCT _                                                     13 punct",
    );
    assert_eq!(
        rows,
        ["lui · selon ·  · La fin de la grève est … un bon signe · indirect"]
    );
}

#[test]
fn the_afternoon_is_no_source() {
    let rows = statements(
        "Le         le         DET   Definite=Def|Gender=Masc|Number=Sing|PronType=Art     2  det
         préfet     préfet     NOUN  Gender=Masc|Number=Sing                               4  nsubj
         est        être       AUX   Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 4  aux:tense
         arrivé     arriver    VERB  Gender=Masc|Number=Sing|Tense=Past|VerbForm=Part      0  root
         en         en         ADP   _                                                     6  case
         fin        fin        NOUN  Gender=Fem|Number=Sing                                4  obl:arg
         d'~        de         ADP   _                                                     8  case
         après-midi après-midi NOUN  Number=Sing                                           6  nmod
         dans       dans       ADP   _                                                     11 case
         la         le         DET   Definite=Def|Gender=Fem|Number=Sing|PronType=Art      11 det
         vallée~    vallée     NOUN  Gender=Fem|Number=Sing                                4  obl:mod
         .          .          PUNCT _                                                     4  punct",
    );
    assert_eq!(rows, [""; 0]);
}

#[test]
fn nobody_is_meant_by_en() {
    let rows = statements(
        "À       à       ADP   _                                                     3  mark
         en      en      PRON  Person=3|PronType=Prs                                 3  iobj
         croire  croire  VERB  VerbForm=Inf                                          10 advcl
         la      le      DET   Definite=Def|Gender=Fem|Number=Sing|PronType=Art      5  det
         revue~  revue   NOUN  Gender=Fem|Number=Sing                                3  obj
         ,       ,       PUNCT _                                                     3  punct
         la      le      DET   Definite=Def|Gender=Fem|Number=Sing|PronType=Art      8  det
         réponse réponse NOUN  Gender=Fem|Number=Sing                                10 nsubj
         est     être    AUX   Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 10 cop
         simple~ simple  ADJ   Number=Sing                                           0  root
         .       .       PUNCT _                                                     10 punct",
    );
    assert_eq!(
        rows,
        ["revue · à en croire ·  · la réponse est simple · indirect"]
    );
}

#[test]
fn a_subject_is_no_apposition_of_the_source() {
    let rows = statements(
        "Selon        selon      ADP   _                                                     3  case
         la           le         DET   Definite=Def|Gender=Fem|Number=Sing|PronType=Art      3  det
         presse~      presse     NOUN  Gender=Fem|Number=Sing                                12 obl:mod
         ,            ,          PUNCT _                                                     3  punct
         la           le         DET   Definite=Def|Gender=Fem|Number=Sing|PronType=Art      6  det
         conductrice~ conducteur NOUN  Gender=Fem|Number=Sing                                12 nsubj
         ,            ,          PUNCT _                                                     3  punct
         une          un         DET   Definite=Ind|Gender=Fem|Number=Sing|PronType=Art      9  det
         retraitée~   retraité   NOUN  Gender=Fem|Number=Sing                                6  appos
         ,            ,          PUNCT _                                                     3  punct
         a            avoir      AUX   Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 12 aux:tense
         confondu     confondre  VERB  Gender=Masc|Number=Sing|Tense=Past|VerbForm=Part      0  root
         les          le         DET   Definite=Def|Number=Plur|PronType=Art                 14 det
         pédales~     pédale     NOUN  Gender=Fem|Number=Plur                                12 obj
         .            .          PUNCT _                                                     12 punct",
    );
    assert_eq!(
        rows,
        ["presse · selon ·  · la conductrice, une retraitée, a confondu les pédales · indirect"]
    );
}
