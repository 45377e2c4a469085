//! Who speaks: several together, and what does not speak.

use super::statements;

#[test]
fn a_list_before_a_plural_verb_speaks_whole() {
    let rows = statements(
        "Son      son      DET   Number=Sing|Poss=Yes                                  2  det
         frère~   frère    NOUN  Gender=Masc|Number=Sing                               11 nsubj
         ,        ,        PUNCT _                                                     2  punct
         sa       son      DET   Gender=Fem|Number=Sing|Poss=Yes                       5  det
         soeur    soeur    NOUN  Gender=Fem|Number=Sing                                11 nsubj
         Anne     Anne     PROPN Gender=Fem|Number=Sing                                5  nmod
         et       et       CCONJ _                                                     9  cc
         le       le       DET   Definite=Def|Gender=Masc|Number=Sing|PronType=Art     9  det
         maire    maire    NOUN  Gender=Masc|Number=Sing                               5  conj
         ont      avoir    AUX   Mood=Ind|Number=Plur|Person=3|Tense=Pres|VerbForm=Fin 11 aux:tense
         dénoncé  dénoncer VERB  Gender=Masc|Number=Sing|Tense=Past|VerbForm=Part      0  root
         la       le       DET   Definite=Def|Gender=Fem|Number=Sing|PronType=Art      13 det
         réforme~ réforme  NOUN  Gender=Fem|Number=Sing                                11 obj
         .        .        PUNCT _                                                     11 punct",
    );
    assert_eq!(
        rows,
        ["frère, soeur, maire · dénoncer · réforme (object) ·  · none"]
    );
}

#[test]
fn a_list_behind_a_plural_verb_speaks_whole() {
    let rows = statements(
        "La         le         DET   Definite=Def|Gender=Fem|Number=Sing|PronType=Art           2  det
         rue        rue        NOUN  Gender=Fem|Number=Sing                                     4  nsubj:pass
         est        être       AUX   Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin      4  aux:pass
         fermée~    fermer     VERB  Gender=Fem|Number=Sing|Tense=Past|VerbForm=Part|Voice=Pass 0  root
         ,          ,          PUNCT _                                                          7  punct
         ont        avoir      AUX   Mood=Ind|Number=Plur|Person=3|Tense=Pres|VerbForm=Fin      7  aux:tense
         indiqué    indiquer   VERB  Gender=Masc|Number=Sing|Tense=Past|VerbForm=Part           4  parataxis:insert
         dans       dans       ADP   _                                                          10 case
         un         un         DET   Definite=Ind|Gender=Masc|Number=Sing|PronType=Art          10 det
         communiqué communiqué NOUN  Gender=Masc|Number=Sing                                    7  obl:mod
         la         le         DET   Definite=Def|Gender=Fem|Number=Sing|PronType=Art           12 det
         police     police     NOUN  Gender=Fem|Number=Sing                                     7  nsubj
         de         de         ADP   _                                                          14 case
         Lyon       Lyon       PROPN Gender=Masc|Number=Sing                                    12 nmod
         et         et         CCONJ _                                                          17 cc
         la         le         DET   Definite=Def|Gender=Fem|Number=Sing|PronType=Art           17 det
         mairie     mairie     NOUN  Gender=Fem|Number=Sing                                     12 conj
         18-19 du
         de         de         ADP   _                                                          20 case
         le         le         DET   Definite=Def|Gender=Masc|Number=Sing|PronType=Art          20 det
         Rhône~     Rhône      PROPN Gender=Masc|Number=Sing                                    17 nmod
         .          .          PUNCT _                                                          4  punct",
    );
    assert_eq!(
        rows,
        ["police, mairie · indiquer ·  · La rue est fermée · indirect"]
    );
}

#[test]
fn a_singular_verb_has_one_subject() {
    let rows = statements(
        "Son      son      DET   Number=Sing|Poss=Yes                                  2  det
         frère~   frère    NOUN  Gender=Masc|Number=Sing                               13 nsubj
         ,        ,        PUNCT _                                                     5  punct
         un       un       DET   Definite=Ind|Gender=Masc|Number=Sing|PronType=Art     5  det
         élu      élu      NOUN  Gender=Masc|Number=Sing                               2  appos
         de       de       ADP   _                                                     7  case
         Lyon     Lyon     PROPN Gender=Masc|Number=Sing                               5  nmod
         et       et       CCONJ _                                                     10 cc
         de       de       ADP   _                                                     10 case
         Vienne~  Vienne   PROPN Gender=Masc|Number=Sing                               7  conj
         ,        ,        PUNCT _                                                     5  punct
         a        avoir    AUX   Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 13 aux:tense
         dénoncé  dénoncer VERB  Gender=Masc|Number=Sing|Tense=Past|VerbForm=Part      0  root
         la       le       DET   Definite=Def|Gender=Fem|Number=Sing|PronType=Art      15 det
         réforme~ réforme  NOUN  Gender=Fem|Number=Sing                                13 obj
         .        .        PUNCT _                                                     13 punct",
    );
    assert_eq!(rows, ["frère · dénoncer · réforme (object) ·  · none"]);
}

#[test]
fn what_the_main_verb_governs_does_not_speak() {
    let rows = statements(
        "Le      le       DET   Definite=Def|Gender=Masc|Number=Sing|PronType=Art           2  det
         maire   maire    NOUN  Gender=Masc|Number=Sing                                     4  nsubj
         a       avoir    AUX   Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin       4  aux:tense
         affiché afficher VERB  Gender=Masc|Number=Sing|Tense=Past|VerbForm=Part            0  root
         un      un       DET   Definite=Ind|Gender=Masc|Number=Sing|PronType=Art           7  det
         large   large    ADJ   Number=Sing                                                 7  amod
         sourire sourire  NOUN  Gender=Masc|Number=Sing                                     4  obj
         et      et       CCONJ _                                                           9  cc
         assuré  assurer  VERB  Gender=Masc|Number=Sing|Tense=Past|VerbForm=Part|Voice=Pass 4  conj
         que     que      SCONJ _                                                           12 mark
         tout    tout     PRON  Gender=Masc|Number=Sing|Person=3|PronType=Ind               12 nsubj
         va      aller    VERB  Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin       9  ccomp
         bien~   bien     ADV   _                                                           12 advmod
         .       .        PUNCT _                                                           4  punct",
    );
    assert_eq!(rows, ["maire · assurer ·  · tout va bien · indirect"]);
}

#[test]
fn nobody_speaks_at_home() {
    let rows = statements(
        "Le           le            DET   Definite=Def|Gender=Masc|Number=Sing|PronType=Art           2  det
         couple       couple        NOUN  Gender=Masc|Number=Sing                                     5  nsubj:pass
         a            avoir         AUX   Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin       5  aux:tense
         été          être          AUX   Tense=Past|VerbForm=Part                                    5  aux:pass
         photographié photographier VERB  Gender=Masc|Number=Sing|Tense=Past|VerbForm=Part|Voice=Pass 0  root
         chez         chez          ADP   _                                                           7  case
         lui~         lui           PRON  Gender=Masc|Number=Sing|Person=3|PronType=Prs               5  obl:mod
         ,            ,             PUNCT _                                                           11 punct
         sur          sur           ADP   _                                                           11 case
         les          le            DET   Definite=Def|Number=Plur|PronType=Art                       11 det
         marches~     marche        NOUN  Gender=Fem|Number=Plur                                      5  obl:mod
         .            .             PUNCT _                                                           5  punct",
    );
    assert_eq!(rows, [""; 0]);
}

#[test]
fn a_body_says_what_is_said_in_it() {
    let rows = statements(
        "1-2 Au
         À         à        ADP   _                                                     3  case
         le        le       DET   Definite=Def|Gender=Masc|Number=Sing|PronType=Art     3  det
         rectorat~ rectorat NOUN  Gender=Masc|Number=Sing                               6  obl:mod
         ,         ,        PUNCT _                                                     3  punct
         on        on       PRON  Number=Sing|Person=3|PronType=Ind                     6  nsubj
         précise   préciser VERB  Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 0  root
         que       que      SCONJ _                                                     10 mark
         la        le       DET   Definite=Def|Gender=Fem|Number=Sing|PronType=Art      9  det
         cantine   cantine  NOUN  Gender=Fem|Number=Sing                                10 nsubj
         rouvrira~ rouvrir  VERB  Mood=Ind|Number=Sing|Person=3|Tense=Fut|VerbForm=Fin  6  ccomp
         .         .        PUNCT _                                                     6  punct",
    );
    assert_eq!(
        rows,
        ["rectorat · préciser ·  · la cantine rouvrira · indirect"]
    );
}

#[test]
fn a_body_behind_on_says_it() {
    let rows = statements(
        "La        le       DET   Definite=Def|Gender=Fem|Number=Sing|PronType=Art      2  det
         cantine   cantine  NOUN  Gender=Fem|Number=Sing                                3  nsubj
         rouvrira  rouvrir  VERB  Mood=Ind|Number=Sing|Person=3|Tense=Fut|VerbForm=Fin  0  root
         lundi~    lundi    NOUN  Gender=Masc|Number=Sing                               3  obl:mod
         ,         ,        PUNCT _                                                     6  punct
         indique~  indiquer VERB  Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 3  parataxis:insert
         -t-on     on       PRON  Number=Sing|Person=3|PronType=Ind                     6  nsubj
         8-9 du
         de        de       ADP   _                                                     10 case
         le        le       DET   Definite=Def|Gender=Masc|Number=Sing|PronType=Art     10 det
         côté      côté     NOUN  Gender=Masc|Number=Sing                               6  obl:arg
         11-12 du
         de        de       ADP   _                                                     13 case
         le        le       DET   Definite=Def|Gender=Masc|Number=Sing|PronType=Art     13 det
         rectorat~ rectorat NOUN  Gender=Masc|Number=Sing                               10 nmod
         .         .        PUNCT _                                                     3  punct",
    );
    assert_eq!(
        rows,
        ["rectorat · indiquer ·  · La cantine rouvrira lundi · indirect"]
    );
}

#[test]
fn a_month_says_nothing() {
    let rows = statements(
        "1-2 Au
         À         à        ADP   _                                                     3  case
         le        le       DET   Definite=Def|Gender=Masc|Number=Sing|PronType=Art     3  det
         mois      mois     NOUN  Gender=Masc|Number=Sing                               8  obl:mod
         de        de       ADP   _                                                     5  case
         mai~      mai      NOUN  Gender=Masc|Number=Sing                               3  nmod
         ,         ,        PUNCT _                                                     3  punct
         on        on       PRON  Number=Sing|Person=3|PronType=Ind                     8  nsubj
         annonce   annoncer VERB  Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 0  root
         que       que      SCONJ _                                                     12 mark
         la        le       DET   Definite=Def|Gender=Fem|Number=Sing|PronType=Art      11 det
         cantine   cantine  NOUN  Gender=Fem|Number=Sing                                12 nsubj
         rouvrira~ rouvrir  VERB  Mood=Ind|Number=Sing|Person=3|Tense=Fut|VerbForm=Fin  8  ccomp
         .         .        PUNCT _                                                     8  punct",
    );
    assert_eq!(rows, ["on · annoncer ·  · la cantine rouvrira · indirect"]);
}
