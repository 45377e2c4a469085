//! Where what was said begins and ends, who is meant by it, and what says nothing.

use super::statements;

#[test]
fn a_participle_has_its_subject_elsewhere() {
    let rows = statements(
        "Le        le       DET   Gender=Masc|Number=Sing|PronType=Art                  2  det
         maire     maire    NOUN  Gender=Masc|Number=Sing                               4  nsubj
         est       être     AUX   Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 4  cop
         parti~    parti    ADJ   Gender=Masc|Number=Sing                               0  root
         ,         ,        PUNCT _                                                     6  punct
         accusant  accuser  VERB  Tense=Pres|VerbForm=Part                              4  advcl
         la        le       DET   Gender=Fem|Number=Sing|PronType=Art                   8  det
         presse    presse   NOUN  Gender=Fem|Number=Sing                                6  obj
         locale    local    ADJ   Gender=Fem|Number=Sing                                8  amod
         d'~       de       ADP   _                                                     13 mark
         être      être     AUX   VerbForm=Inf                                          13 cop
         la        le       DET   Gender=Fem|Number=Sing|PronType=Art                   13 det
         cause     cause    NOUN  Gender=Fem|Number=Sing                                6  obj
         de        de       ADP   _                                                     15 case
         tout      tout     PRON  Gender=Masc|Number=Sing|Person=3|PronType=Ind         13 nmod
         et        et       CCONJ _                                                     17 cc
         dénonçant dénoncer VERB  Tense=Pres|VerbForm=Part                              13 conj
         des       un       DET   Number=Plur|PronType=Art                              19 det
         fuites~   fuite    NOUN  Gender=Fem|Number=Plur                                17 obj
         .         .        PUNCT _                                                     4  punct",
    );
    assert_eq!(
        rows,
        [
            "maire · accuser · presse (object) · être la cause de tout · indirect",
            "maire · dénoncer · fuites (object) ·  · none"
        ]
    );
}

#[test]
fn what_was_said_ends_before_the_one_who_said_it() {
    let rows = statements(
        "Estimant estimer VERB  Tense=Pres|VerbForm=Part                              11 advcl
         que      que     SCONJ _                                                     6  mark
         la       le      DET   Gender=Fem|Number=Sing|PronType=Art                   4  det
         route    route   NOUN  Gender=Fem|Number=Sing                                6  nsubj
         est      être    AUX   Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 6  cop
         sûre~    sûr     ADJ   Gender=Fem|Number=Sing                                1  ccomp
         ,        ,       PUNCT _                                                     6  punct
         la       le      DET   Gender=Fem|Number=Sing|PronType=Art                   9  det
         préfète  préfet  NOUN  Gender=Fem|Number=Sing                                11 nsubj
         a        avoir   AUX   Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 11 aux:tense
         rouvert  rouvrir VERB  Gender=Masc|Number=Sing|Tense=Past|VerbForm=Part      0  root
         le       le      DET   Gender=Masc|Number=Sing|PronType=Art                  13 det
         col~     col     NOUN  Gender=Masc|Number=Sing                               11 obj
         .        .       PUNCT _                                                     1  punct",
    );
    assert_eq!(
        rows,
        ["préfète · estimer ·  · la route est sûre · indirect"]
    );
}

#[test]
fn more_than_opens_no_report() {
    let rows = statements(
        "La         le         DET   Gender=Fem|Number=Sing|PronType=Art                   2  det
         préfecture préfecture NOUN  Gender=Fem|Number=Sing                                3  nsubj
         annonce    annoncer   VERB  Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 0  root
         4-5 des
         de         de         ADP   _                                                     6  case
         les        le         DET   Number=Plur|PronType=Art                              6  det
         pluies     pluie      NOUN  Gender=Fem|Number=Plur                                3  obl:arg
         plus       plus       ADV   _                                                     8  advmod
         fortes     fort       ADJ   Gender=Fem|Number=Plur                                6  amod
         que        que        SCONJ _                                                     11 case
         la         le         DET   Gender=Fem|Number=Sing|PronType=Art                   11 det
         moyenne~   moyenne    NOUN  Gender=Fem|Number=Sing                                7  ccomp
         .          .          PUNCT _                                                     3  punct",
    );
    assert_eq!(
        rows,
        ["préfecture · annoncer ·  · des pluies plus fortes que la moyenne · indirect"]
    );
}

#[test]
fn a_headline_tells_what_the_source_says_behind_its_colon() {
    let rows = statements(
        "Bilan     bilan   NOUN  Gender=Masc|Number=Sing                               0  root
         2-3 du
         de        de      ADP   _                                                     4  case
         le        le      DET   Gender=Masc|Number=Sing|PronType=Art                  4  det
         tri       tri     NOUN  Gender=Masc|Number=Sing                               1  nmod
         :         :       PUNCT _                                                     8  punct
         les       le      DET   Number=Plur|PronType=Art                              7  det
         déchets   déchet  NOUN  Gender=Masc|Number=Plur                               8  nsubj
         reculent~ reculer VERB  Mood=Ind|Number=Plur|Person=3|Tense=Pres|VerbForm=Fin 1  parataxis
         ,         ,       PUNCT _                                                     12 punct
         selon     selon   ADP   _                                                     12 case
         la        le      DET   Gender=Fem|Number=Sing|PronType=Art                   12 det
         mairie~   mairie  NOUN  Gender=Fem|Number=Sing                                8  obl:mod
         .         .       PUNCT _                                                     1  punct",
    );
    assert_eq!(
        rows,
        ["mairie · selon ·  · les déchets reculent · indirect"]
    );
}

#[test]
fn a_clause_with_its_own_subject_goes_on_behind_an_incise() {
    let rows = statements(
        "Le       le      DET   Gender=Masc|Number=Sing|PronType=Art                  2  det
         pont     pont    NOUN  Gender=Masc|Number=Sing                               3  nsubj
         rouvrira rouvrir VERB  Mood=Ind|Number=Sing|Person=3|Tense=Fut|VerbForm=Fin  0  root
         lundi~   lundi   NOUN  Gender=Masc|Number=Sing                               3  obl:mod
         ,        ,       PUNCT _                                                     6  punct
         assure~  assurer VERB  Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 3  parataxis:insert
         -t-elle~ il      PRON  Gender=Fem|Number=Sing|Person=3|PronType=Prs          6  nsubj
         ,        ,       PUNCT _                                                     12 punct
         et       et      CCONJ _                                                     12 cc
         les      le      DET   Number=Plur|PronType=Art                              11 det
         bus      bus     NOUN  Gender=Masc|Number=Plur                               12 nsubj
         suivront suivre  VERB  Mood=Ind|Number=Plur|Person=3|Tense=Fut|VerbForm=Fin  3  conj
         mardi~   mardi   NOUN  Gender=Masc|Number=Sing                               12 obl:mod
         .        .       PUNCT _                                                     3  punct",
    );
    assert_eq!(
        rows,
        ["-t-elle · assurer ·  · Le pont rouvrira lundi … et les bus suivront mardi · indirect"]
    );
}

#[test]
fn whoever_refuses_to_speak_says_nothing() {
    let rows = statements(
        "La        le        DET   Gender=Fem|Number=Sing|PronType=Art                   2 det
         banque    banque    NOUN  Gender=Fem|Number=Sing                                4 nsubj
         a         avoir     AUX   Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 4 aux:tense
         refusé    refuser   VERB  Gender=Masc|Number=Sing|Tense=Past|VerbForm=Part      0 root
         de        de        ADP   _                                                     6 mark
         commenter commenter VERB  VerbForm=Inf                                          4 xcomp
         la        le        DET   Gender=Fem|Number=Sing|PronType=Art                   8 det
         nouvelle~ nouvelle  NOUN  Gender=Fem|Number=Sing                                6 obj
         .         .         PUNCT _                                                     4 punct",
    );
    assert_eq!(rows, [""; 0]);
}

#[test]
fn a_set_phrase_reports_nothing() {
    let rows = statements(
        "Force     force     NOUN  Gender=Fem|Number=Sing                                4 nsubj
         est       être      AUX   Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 4 cop
         de        de        ADP   _                                                     4 mark
         constater constater VERB  VerbForm=Inf                                          0 root
         que       que       SCONJ _                                                     9 mark
         la        le        DET   Gender=Fem|Number=Sing|PronType=Art                   7 det
         digue     digue     NOUN  Gender=Fem|Number=Sing                                9 nsubj
         a         avoir     AUX   Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 9 aux:tense
         cédé~     céder     VERB  Gender=Masc|Number=Sing|Tense=Past|VerbForm=Part      4 ccomp
         .         .         PUNCT _                                                     4 punct",
    );
    assert_eq!(rows, [""; 0]);
}

#[test]
fn whoever_says_to_be_in_favour_says_so() {
    let rows = statements(
        "La      le      DET   Gender=Fem|Number=Sing|PronType=Art                   2  det
         députée députée NOUN  Gender=Fem|Number=Sing                                5  nsubj
         s'~     soi     PRON  Person=3|PronType=Prs|Reflex=Yes                      5  expl:pv
         est     être    AUX   Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 5  aux:tense
         dite    dire    VERB  Gender=Fem|Number=Sing|Tense=Past|VerbForm=Part       0  root
         mardi   mardi   NOUN  Gender=Masc|Number=Sing                               5  obl:mod
         en      en      ADP   _                                                     8  case
         faveur  faveur  NOUN  Gender=Fem|Number=Sing                                5  obl:mod
         d'~     de      ADP   _                                                     11 case
         une     un      DET   Gender=Fem|Number=Sing|PronType=Art                   11 det
         pause~  pause   NOUN  Gender=Fem|Number=Sing                                8  nmod
         .       .       PUNCT _                                                     5  punct",
    );
    assert_eq!(
        rows,
        ["députée · se dire ·  · en faveur d'une pause · indirect"]
    );
}

#[test]
fn what_follows_a_colon_was_said() {
    let rows = statements(
        "Le        le        DET   Gender=Masc|Number=Sing|PronType=Art                  2  det
         médiateur médiateur NOUN  Gender=Masc|Number=Sing                               3  nsubj
         rassure   rassurer  VERB  Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 0  root
         :         :         PUNCT _                                                     8  punct
         il        lui       PRON  Gender=Masc|Number=Sing|Person=3|PronType=Prs         8  expl:subj
         n'~       ne        ADV   _                                                     8  advmod
         y         y         PRON  Person=3|PronType=Prs                                 8  expl:comp
         aura      avoir     VERB  Mood=Ind|Number=Sing|Person=3|Tense=Fut|VerbForm=Fin  3  parataxis
         pas       pas       ADV   _                                                     8  advmod
         de        un        DET   Number=Sing|PronType=Art                              11 det
         coupure~  coupure   NOUN  Gender=Fem|Number=Sing                                8  obj
         .         .         PUNCT _                                                     3  punct",
    );
    assert_eq!(
        rows,
        ["médiateur · rassurer ·  · il n'y aura pas de coupure · indirect"]
    );
}

#[test]
fn what_is_asked_is_asked_of_a_capital() {
    let rows = statements(
        "La         le         DET   Gender=Fem|Number=Sing|PronType=Art                   2 det
         Chine      Chine      PROPN Gender=Fem|Number=Sing                                4 nsubj
         a          avoir      AUX   Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 4 aux:tense
         demandé    demander   VERB  Gender=Masc|Number=Sing|Tense=Past|VerbForm=Part      0 root
         à          à          ADP   _                                                     6 case
         Washington Washington PROPN Gender=Masc|Number=Sing                               4 obl:arg
         de         de         ADP   _                                                     8 mark
         partir~    partir     VERB  VerbForm=Inf                                          4 xcomp
         .          .          PUNCT _                                                     4 punct",
    );
    assert_eq!(
        rows,
        ["Chine · demander · Washington (addressee) · partir · indirect"]
    );
}

#[test]
fn a_topic_is_what_it_is_about() {
    let rows = statements(
        "À      à       ADP   _                                                     2  case
         propos propos  NOUN  Gender=Masc                                           9  obl:mod
         3-4 du
         de     de      ADP   _                                                     5  case
         le     le      DET   Gender=Masc|Number=Sing|PronType=Art                  5  det
         stade~ stade   NOUN  Gender=Masc|Number=Sing                               2  nmod
         ,      ,       PUNCT _                                                     2  punct
         la     le      DET   Gender=Fem|Number=Sing|PronType=Art                   8  det
         maire  maire   NOUN  Gender=Fem|Number=Sing                                9  nsubj
         confie confier VERB  Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 0  root
         que    que     SCONJ _                                                     13 mark
         le     le      DET   Gender=Masc|Number=Sing|PronType=Art                  12 det
         toit   toit    NOUN  Gender=Masc|Number=Sing                               13 nsubj
         fuit~  fuir    VERB  Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 9  ccomp
         .      .       PUNCT _                                                     9  punct",
    );
    assert_eq!(
        rows,
        ["maire · confier · stade (about) · le toit fuit · indirect"]
    );
}

#[test]
fn one_role_in_several_words_is_no_one_else() {
    let rows = statements(
        "Le          le          DET   Gender=Masc|Number=Sing|PronType=Art                  2  det
         trafic      trafic      NOUN  Gender=Masc|Number=Sing                               3  nsubj
         reprend~    reprendre   VERB  Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 0  root
         ,           ,           PUNCT _                                                     6  punct
         selon       selon       ADP   _                                                     6  case
         Anne        Anne        PROPN Gender=Masc|Number=Sing                               3  obl:mod
         Roy~        Roy         PROPN Gender=Masc|Number=Sing                               6  flat:name
         ,           ,           PUNCT _                                                     9  punct
         responsable responsable ADJ   Number=Sing                                           6  conj
         presse      presse      NOUN  Gender=Fem|Number=Sing                                9  nmod
         et          et          CCONJ _                                                     12 cc
         images~     image       NOUN  Gender=Fem|Number=Plur                                10 conj
         .           .           PUNCT _                                                     3  punct",
    );
    assert_eq!(rows, ["Anne · selon ·  · Le trafic reprend · indirect"]);
}

#[test]
fn ones_own_view_is_no_further_statement() {
    let rows = statements(
        "Elle     lui     PRON  Gender=Fem|Number=Sing|Person=3|PronType=Prs          2  nsubj
         assure   assurer VERB  Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 0  root
         que~     que     SCONJ _                                                     10 mark
         ,        ,       PUNCT _                                                     10 punct
         selon    selon   ADP   _                                                     6  case
         elle~    lui     PRON  Gender=Fem|Number=Sing|Person=3|PronType=Prs          2  obl:mod
         ,        ,       PUNCT _                                                     6  punct
         la       le      DET   Gender=Fem|Number=Sing|PronType=Art                   9  det
         digue    digue   NOUN  Gender=Fem|Number=Sing                                10 nsubj
         tiendra~ tenir   VERB  Mood=Ind|Number=Sing|Person=3|Tense=Fut|VerbForm=Fin  2  ccomp
         .        .       PUNCT _                                                     2  punct",
    );
    assert_eq!(
        rows,
        ["Elle · assurer ·  · selon elle, la digue tiendra · indirect"]
    );
}

#[test]
fn a_word_of_time_may_be_of_something() {
    let rows = statements(
        "Le       le       DET   Gender=Masc|Number=Sing|PronType=Art                  2  det
         club     club     NOUN  Gender=Masc|Number=Sing                               4  nsubj
         a        avoir    AUX   Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 4  aux:tense
         annoncé  annoncer VERB  Gender=Masc|Number=Sing|Tense=Past|VerbForm=Part      0  root
         en       en       ADP   _                                                     6  case
         mai      mai      NOUN  Gender=Masc|Number=Sing                               4  obl:mod
         la       le       DET   Gender=Fem|Number=Sing|PronType=Art                   8  det
         fin      fin      NOUN  Gender=Fem|Number=Sing                                4  obj
         9-10 des
         de       de       ADP   _                                                     11 case
         les      le       DET   Number=Plur|PronType=Art                              11 det
         travaux~ travail  NOUN  Gender=Masc|Number=Plur                               8  nmod
         .        .        PUNCT _                                                     4  punct",
    );
    assert_eq!(rows, ["club · annoncer ·  · la fin des travaux · indirect"]);
}

#[test]
fn des_may_be_an_article() {
    let rows = statements(
        "Les        le        DET   Number=Plur|PronType=Art                              2 det
         élus       élu       NOUN  Gender=Masc|Number=Plur                               3 nsubj
         souhaitent souhaiter VERB  Mood=Ind|Number=Plur|Person=3|Tense=Pres|VerbForm=Fin 0 root
         des        un        DET   Number=Plur|PronType=Art                              5 det
         digues     digue     NOUN  Gender=Fem|Number=Plur                                3 obj
         plus       plus      ADV   _                                                     7 advmod
         hautes~    haut      ADJ   Gender=Fem|Number=Plur                                5 amod
         .          .         PUNCT _                                                     3 punct",
    );
    assert_eq!(
        rows,
        ["élus · souhaiter ·  · des digues plus hautes · indirect"]
    );
}

#[test]
fn a_further_report_ends_what_was_asked() {
    let rows = statements(
        "Ils        eux      PRON  Gender=Masc|Number=Plur|Person=3|PronType=Prs              2  nsubj
         réclament  réclamer VERB  Mood=Ind|Number=Plur|Person=3|Tense=Pres|VerbForm=Fin      0  root
         une        un       DET   Gender=Fem|Number=Sing|PronType=Art                        4  det
         réforme    réforme  NOUN  Gender=Fem|Number=Sing                                     2  obj
         de         de       ADP   _                                                          7  case
         la         le       DET   Gender=Fem|Number=Sing|PronType=Art                        7  det
         police~    police   NOUN  Gender=Fem|Number=Sing                                     4  nmod
         ,          ,        PUNCT _                                                          9  punct
         accusée    accuser  VERB  Gender=Fem|Number=Sing|Tense=Past|VerbForm=Part|Voice=Pass 4  acl
         de         de       ADP   _                                                          11 case
         violences~ violence NOUN  Gender=Fem|Number=Plur                                     9  obl:arg
         .          .        PUNCT _                                                          2  punct",
    );
    assert_eq!(
        rows,
        [
            "Ils · réclamer ·  · une réforme de la police · indirect",
            " · accuser · police (object) · violences · indirect"
        ]
    );
}

#[test]
fn an_aim_belongs_to_what_is_announced() {
    let rows = statements(
        "Le        le        DET   Gender=Masc|Number=Sing|PronType=Art                  2  det
         pays      pays      NOUN  Gender=Masc|Number=Sing                               3  nsubj
         annonce   annoncer  VERB  Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 0  root
         des       un        DET   Number=Plur|PronType=Art                              5  det
         sanctions sanction  NOUN  Gender=Fem|Number=Plur                                3  obj
         pour      pour      ADP   _                                                     7  mark
         dissuader dissuader VERB  VerbForm=Inf                                          3  advcl
         ses       son       DET   Number=Plur|Poss=Yes                                  9  det
         voisins   voisin    NOUN  Gender=Masc|Number=Plur                               7  obj
         de        de        ADP   _                                                     11 mark
         pêcher~   pêcher    VERB  VerbForm=Inf                                          9  acl
         .         .         PUNCT _                                                     3  punct",
    );
    assert_eq!(
        rows,
        [
            "pays · annoncer ·  · des sanctions pour dissuader ses voisins de pêcher · indirect",
            "pays · dissuader · voisins (addressee) · pêcher · indirect"
        ]
    );
}

#[test]
fn as_somebody_said_repeats_what_stands_before() {
    let rows = statements(
        "Le      le      DET   Gender=Masc|Number=Sing|PronType=Art                  2  det
         stade   stade   NOUN  Gender=Masc|Number=Sing                               3  nsubj
         fermera fermer  VERB  Mood=Ind|Number=Sing|Person=3|Tense=Fut|VerbForm=Fin  0  root
         en      en      ADP   _                                                     5  case
         mai~    mai     NOUN  Gender=Masc|Number=Sing                               3  obl:mod
         ,       ,       PUNCT _                                                     11 punct
         comme   comme   SCONJ _                                                     11 mark
         elle    lui     PRON  Gender=Fem|Number=Sing|Person=3|PronType=Prs          11 nsubj
         l'~     lui     PRON  Number=Sing|Person=3|PronType=Prs                     11 obj
         a       avoir   AUX   Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 11 aux:tense
         confié  confier VERB  Gender=Masc|Number=Sing|Tense=Past|VerbForm=Part      3  advcl
         à       à       ADP   _                                                     14 case
         la      le      DET   Gender=Fem|Number=Sing|PronType=Art                   14 det
         radio~  radio   NOUN  Gender=Fem|Number=Sing                                11 obl:arg
         .       .       PUNCT _                                                     3  punct",
    );
    assert_eq!(
        rows,
        ["elle · confier ·  · Le stade fermera en mai · indirect"]
    );
}
