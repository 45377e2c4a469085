//! Where a report turns back into the words of the reporter, whose the words around it are, and what only looks like one.

use super::statements;

#[test]
fn a_thing_in_apposition_is_the_reporters_comment() {
    let rows = statements(
        "La         le        DET   Definite=Def|Gender=Fem|Number=Sing|PronType=Art            2  det
         mairie     mairie    NOUN  Gender=Fem|Number=Sing                                      4  nsubj
         a          avoir     AUX   Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin       4  aux:tense
         promis     promettre VERB  Gender=Masc|Number=Sing|Tense=Past|VerbForm=Part            0  root
         que        que       SCONJ _                                                           8  mark
         le         le        DET   Definite=Def|Gender=Masc|Number=Sing|PronType=Art           7  det
         pont       pont      NOUN  Gender=Masc|Number=Sing                                     8  nsubj
         rouvrirait rouvrir   VERB  Mood=Cnd|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin       4  ccomp
         en         en        ADP   _                                                           10 case
         mai~       mai       NOUN  Gender=Masc|Number=Sing                                     8  obl:mod
         ,          ,         PUNCT _                                                           13 punct
         un         un        DET   Definite=Ind|Gender=Masc|Number=Sing|PronType=Art           13 det
         délai      délai     NOUN  Gender=Masc|Number=Sing                                     8  obj
         jugé       juger     VERB  Gender=Masc|Number=Sing|Tense=Past|VerbForm=Part|Voice=Pass 13 acl
         court      court     ADJ   Gender=Masc|Number=Sing                                     14 xcomp
         par        par       ADP   _                                                           18 case
         les        le        DET   Definite=Def|Number=Plur|PronType=Art                       18 det
         élus~      élu       NOUN  Gender=Masc|Number=Plur                                     14 obl:agent
         .          .         PUNCT _                                                           4  punct",
    );
    assert_eq!(
        rows,
        [
            "mairie · promettre ·  · le pont rouvrirait en mai · indirect",
            "élus · juger · délai (object) · court · indirect"
        ]
    );
}

#[test]
fn what_dates_quoted_words_is_the_reporters() {
    let rows = statements(
        "La        le        DET   Definite=Def|Gender=Fem|Number=Sing|PronType=Art      2  det
         maire     maire     NOUN  Gender=Fem|Number=Sing                                3  nsubj
         dénonce   dénoncer  VERB  Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 0  root
         une       un        DET   Definite=Ind|Gender=Fem|Number=Sing|PronType=Art      6  det
         «         «         PUNCT _                                                     6  punct
         injustice injustice NOUN  Gender=Fem|Number=Sing                                3  obj
         »         »         PUNCT _                                                     6  punct
         après     après     ADP   _                                                     10 case
         le        le        DET   Definite=Def|Gender=Masc|Number=Sing|PronType=Art     10 det
         vote      vote      NOUN  Gender=Masc|Number=Sing                               3  obl:mod
         11-12 du
         de        de        ADP   _                                                     13 case
         le        le        DET   Definite=Def|Gender=Masc|Number=Sing|PronType=Art     13 det
         conseil~  conseil   NOUN  Gender=Masc|Number=Sing                               10 nmod
         .         .         PUNCT _                                                     3  punct",
    );
    assert_eq!(
        rows,
        ["maire · dénoncer · injustice (object) · une « injustice » · mixed"]
    );
}

#[test]
fn a_comparison_is_about_what_is_proposed() {
    let rows = statements(
        "Il         lui        PRON  Gender=Masc|Number=Sing|Person=3|PronType=Prs         3  expl:subj
         est        être       AUX   Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 3  cop
         impossible impossible ADJ   Number=Sing                                           0  root
         d'~        de         ADP   _                                                     5  mark
         aller      aller      VERB  VerbForm=Inf                                          3  csubj
         à          à          ADP   _                                                     7  case
         Vernon     Vernon     PROPN Gender=Masc|Number=Sing                               5  obl:arg
         par        par        ADP   _                                                     10 case
         la         le         DET   Definite=Def|Gender=Fem|Number=Sing|PronType=Art      10 det
         route~     route      NOUN  Gender=Fem|Number=Sing                                5  obl:mod
         ,          ,          PUNCT _                                                     15 punct
         comme      comme      SCONJ _                                                     15 mark
         l'~        lui        PRON  Number=Sing|Person=3|PronType=Prs                     15 obj
         a          avoir      AUX   Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 15 aux:tense
         proposé    proposer   VERB  Gender=Masc|Number=Sing|Tense=Past|VerbForm=Part      3  advcl
         la         le         DET   Definite=Def|Gender=Fem|Number=Sing|PronType=Art      17 det
         mairie~    mairie     NOUN  Gender=Fem|Number=Sing                                15 nsubj
         .          .          PUNCT _                                                     3  punct",
    );
    assert_eq!(
        rows,
        ["mairie · proposer ·  · aller à Vernon par la route · indirect"]
    );
}

#[test]
fn who_tells_on_in_the_infinitive_of_narration() {
    let rows = statements(
        "Et        et        CCONJ _                                                     3 cc
         la        le        DET   Definite=Def|Gender=Fem|Number=Sing|PronType=Art      3 det
         préfète   préfet    NOUN  Gender=Fem|Number=Sing                                0 root
         de        de        ADP   _                                                     5 mark
         répliquer répliquer VERB  VerbForm=Inf                                          3 acl
         :         :         PUNCT _                                                     9 punct
         «         «         PUNCT _                                                     9 punct
         Nous      nous      PRON  Number=Plur|Person=1|PronType=Prs                     9 nsubj
         verrons   voir      VERB  Mood=Ind|Number=Plur|Person=1|Tense=Pres|VerbForm=Fin 5 ccomp
         bien~     bien      ADV   _                                                     9 advmod
         .         .         PUNCT _                                                     9 punct
         »         »         PUNCT _                                                     9 punct",
    );
    assert_eq!(
        rows,
        ["préfète · répliquer ·  · Nous verrons bien. · direct"]
    );
}

#[test]
fn a_preposition_of_several_words_is_none_of_the_verbs() {
    let rows = statements(
        "Le       le       DET   Definite=Def|Gender=Masc|Number=Sing|PronType=Art     2  det
         club     club     NOUN  Gender=Masc|Number=Sing                               5  nsubj
         lui      lui      PRON  Number=Sing|Person=3|PronType=Prs                     5  iobj
         a        avoir    AUX   Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 5  aux:tense
         rendu    rendre   VERB  Gender=Masc|Number=Sing|Tense=Past|VerbForm=Part      0  root
         hommage  hommage  NOUN  Gender=Masc|Number=Sing                               5  obj
         à        à        ADP   _                                                     9  case
         l'~      le       DET   Definite=Def|Number=Sing|PronType=Art                 9  det
         occasion occasion NOUN  Gender=Fem|Number=Sing                                5  obl:mod
         de       de       ADP   _                                                     12 case
         la       le       DET   Definite=Def|Gender=Fem|Number=Sing|PronType=Art      12 det
         fête~    fête     NOUN  Gender=Fem|Number=Sing                                9  nmod
         .        .        PUNCT _                                                     5  punct",
    );
    assert_eq!(rows, ["club · rendre hommage · lui (object) ·  · none"]);
}

#[test]
fn a_preposition_between_the_same_words_is_none_of_the_verbs() {
    let rows = statements(
        "Elle    lui     PRON  Gender=Fem|Number=Sing|Person=3|PronType=Prs          5  nsubj
         s'~     soi     PRON  Person=3|PronType=Prs|Reflex=Yes                      5  expl:pv
         en      en      PRON  Person=3|PronType=Prs                                 5  iobj
         est     être    AUX   Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 5  aux:tense
         prise   prendre VERB  Gender=Fem|Number=Sing|Tense=Past|VerbForm=Part       0  root
         tour    tour    NOUN  Gender=Masc|Number=Sing                               5  obj
         à       à       ADP   _                                                     8  case
         tour    tour    NOUN  Gender=Masc|Number=Sing                               5  obl:arg
         9-10 aux
         à       à       ADP   _                                                     11 case
         les     le      DET   Definite=Def|Number=Plur|PronType=Art                 11 det
         élus    élu     NOUN  Gender=Masc|Number=Plur                               5  obl:arg
         et      et      CCONJ _                                                     15 cc
         à       à       ADP   _                                                     15 case
         la      le      DET   Definite=Def|Gender=Fem|Number=Sing|PronType=Art      15 det
         presse~ presse  NOUN  Gender=Fem|Number=Sing                                11 conj
         .       .       PUNCT _                                                     5  punct",
    );
    assert_eq!(
        rows,
        ["Elle · s'en prendre à · élus (object), presse (object) ·  · none"]
    );
}

#[test]
fn what_ends_the_sentence_behind_a_source_tells_of_it() {
    let rows = statements(
        "Le       le       DET   Definite=Def|Gender=Masc|Number=Sing|PronType=Art           2  det
         bilan    bilan    NOUN  Gender=Masc|Number=Sing                                     4  nsubj
         est      être     AUX   Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin       4  cop
         lourd~   lourd    ADJ   Gender=Masc|Number=Sing                                     0  root
         ,        ,        PUNCT _                                                           8  punct
         selon    selon    ADP   _                                                           8  case
         un       un       DET   Definite=Ind|Gender=Masc|Number=Sing|PronType=Art           8  det
         décompte décompte NOUN  Gender=Masc|Number=Sing                                     4  obl:mod
         établi   établir  VERB  Gender=Masc|Number=Sing|Tense=Past|VerbForm=Part|Voice=Pass 8  acl
         par      par      ADP   _                                                           12 case
         la       le       DET   Definite=Def|Gender=Fem|Number=Sing|PronType=Art            12 det
         radio    radio    NOUN  Gender=Fem|Number=Sing                                      9  obl:agent
         à        à        ADP   _                                                           4  advmod
         partir   partir   VERB  VerbForm=Inf                                                13 fixed
         de       de       ADP   _                                                           16 case
         notes~   note     NOUN  Gender=Fem|Number=Plur                                      13 obl:arg
         .        .        PUNCT _                                                           4  punct",
    );
    assert_eq!(
        rows,
        ["décompte · selon ·  · Le bilan est lourd · indirect"]
    );
}

#[test]
fn a_relative_clause_without_a_comma_is_of_the_source() {
    let rows = statements(
        "La        le       DET   Definite=Def|Gender=Fem|Number=Sing|PronType=Art           2  det
         route     route    NOUN  Gender=Fem|Number=Sing                                     4  nsubj:pass
         est       être     AUX   Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin      4  aux:pass
         coupée~   couper   VERB  Gender=Fem|Number=Sing|Tense=Past|VerbForm=Part|Voice=Pass 0  root
         ,         ,        PUNCT _                                                          8  punct
         selon     selon    ADP   _                                                          8  case
         une       un       DET   Definite=Ind|Gender=Fem|Number=Sing|PronType=Art           8  det
         source    source   NOUN  Gender=Fem|Number=Sing                                     4  obl:mod
         policière policier ADJ   Gender=Fem|Number=Sing                                     8  amod
         qui       qui      PRON  PronType=Rel                                               11 nsubj
         précise   préciser VERB  Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin      8  acl:relcl
         que       que      SCONJ _                                                          15 mark
         le        le       DET   Definite=Def|Gender=Masc|Number=Sing|PronType=Art          14 det
         pont      pont     NOUN  Gender=Masc|Number=Sing                                    15 nsubj
         tient~    tenir    VERB  Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin      11 ccomp
         .         .        PUNCT _                                                          4  punct",
    );
    assert_eq!(
        rows,
        [
            "source · selon ·  · La route est coupée · indirect",
            "source · préciser ·  · le pont tient · indirect"
        ]
    );
}

#[test]
fn a_participle_follows_the_last_clause() {
    let rows = statements(
        "L'~        le        DET   Definite=Def|Number=Sing|PronType=Art                 2  det
         élu        élu       NOUN  Gender=Masc|Number=Sing                               6  nsubj
         n'~        ne        ADV   _                                                     6  advmod
         a          avoir     AUX   Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 6  aux:tense
         pas        pas       ADV   _                                                     6  advmod
         répondu    répondre  VERB  Gender=Masc|Number=Sing|Tense=Past|VerbForm=Part      0  root
         mais       mais      CCONJ _                                                     11 cc
         la         le        DET   Definite=Def|Gender=Fem|Number=Sing|PronType=Art      9  det
         préfète    préfet    NOUN  Gender=Fem|Number=Sing                                11 nsubj
         s'~        soi       PRON  Person=3|PronType=Prs|Reflex=Yes                      11 expl:pv
         oppose     opposer   VERB  Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 6  conj
         à          à         ADP   _                                                     14 case
         la         le        DET   Definite=Def|Gender=Fem|Number=Sing|PronType=Art      14 det
         fermeture~ fermeture NOUN  Gender=Fem|Number=Sing                                11 obl:arg
         ,          ,         PUNCT _                                                     16 punct
         jugeant    juger     VERB  Tense=Pres|VerbForm=Part                              6  advcl
         que        que       SCONJ _                                                     20 mark
         le         le        DET   Definite=Def|Gender=Masc|Number=Sing|PronType=Art     19 det
         pont       pont      NOUN  Gender=Masc|Number=Sing                               20 nsubj
         tiendra~   tenir     VERB  Mood=Ind|Number=Sing|Person=3|Tense=Fut|VerbForm=Fin  16 ccomp
         .          .         PUNCT _                                                     6  punct",
    );
    assert_eq!(rows, ["préfète · juger ·  · le pont tiendra · indirect"]);
}

#[test]
fn the_verb_beside_the_colon_has_its_quotation() {
    let rows = statements(
        "On        on       PRON  Number=Sing|Person=3|PronType=Ind                     3  nsubj
         se        soi      PRON  Person=3|PronType=Prs|Reflex=Yes                      3  expl:pv
         souvient  souvenir VERB  Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 0  root
         de        de       ADP   _                                                     6  case
         la        le       DET   Definite=Def|Gender=Fem|Number=Sing|PronType=Art      6  det
         lettre    lettre   NOUN  Gender=Fem|Number=Sing                                3  obl:arg
         dans      dans     ADP   _                                                     8  case
         laquelle  lequel   PRON  Gender=Fem|Number=Sing|PronType=Rel                   10 obl:mod
         elle      lui      PRON  Gender=Fem|Number=Sing|Person=3|PronType=Prs          10 nsubj
         déclarait déclarer VERB  Mood=Ind|Number=Sing|Person=3|Tense=Imp|VerbForm=Fin  6  acl:relcl
         :         :        PUNCT _                                                     16 punct
         «         «        PUNCT _                                                     16 punct
         La        le       DET   Definite=Def|Gender=Fem|Number=Sing|PronType=Art      14 det
         route     route    NOUN  Gender=Fem|Number=Sing                                16 nsubj
         est       être     AUX   Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 16 cop
         belle~    beau     ADJ   Gender=Fem|Number=Sing                                3  ccomp
         .         .        PUNCT _                                                     3  punct
         »         »        PUNCT _                                                     3  punct",
    );
    assert_eq!(rows, ["elle · déclarer ·  · La route est belle. · direct"]);
}

#[test]
fn a_condition_opens_what_is_said() {
    let rows = statements(
        "La        le       DET   Definite=Def|Gender=Fem|Number=Sing|PronType=Art      2  det
         maire     maire    NOUN  Gender=Fem|Number=Sing                                3  nsubj
         précise   préciser VERB  Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 0  root
         que       que      SCONJ _                                                     12 mark
         si        si       SCONJ _                                                     12 mark
         la        le       DET   Definite=Def|Gender=Fem|Number=Sing|PronType=Art      7  det
         route     route    NOUN  Gender=Fem|Number=Sing                                12 nsubj
         ferme~    ferme    ADJ   Number=Sing                                           7  amod
         ,         ,        PUNCT _                                                     3  punct
         le        le       DET   Definite=Def|Gender=Masc|Number=Sing|PronType=Art     11 det
         pont      pont     NOUN  Gender=Masc|Number=Sing                               12 nsubj
         rouvrira~ rouvrir  VERB  Mood=Ind|Number=Sing|Person=3|Tense=Fut|VerbForm=Fin  3  ccomp
         .         .        PUNCT _                                                     3  punct",
    );
    assert_eq!(
        rows,
        ["maire · préciser ·  · si la route ferme, le pont rouvrira · indirect"]
    );
}

#[test]
fn a_second_infinitive_belongs_to_what_is_said() {
    let rows = statements(
        "Elle     lui      PRON  Gender=Fem|Number=Sing|Person=3|PronType=Prs          2  nsubj
         dit      dire     VERB  Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 0  root
         avoir    avoir    AUX   VerbForm=Inf                                          4  aux:tense
         vu       voir     VERB  Gender=Masc|Number=Sing|Tense=Past|VerbForm=Part      2  xcomp
         le       le       DET   Definite=Def|Gender=Masc|Number=Sing|PronType=Art     6  det
         pont     pont     NOUN  Gender=Masc|Number=Sing                               4  obj
         et       et       CCONJ _                                                     9  cc
         se       soi      PRON  Person=3|PronType=Prs|Reflex=Yes                      9  expl:pv
         souvenir souvenir VERB  VerbForm=Inf                                          4  conj
         de       de       ADP   _                                                     12 case
         la       le       DET   Definite=Def|Gender=Fem|Number=Sing|PronType=Art      12 det
         route~   route    NOUN  Gender=Fem|Number=Sing                                9  obl:arg
         .        .        PUNCT _                                                     2  punct",
    );
    assert_eq!(
        rows,
        ["Elle · dire ·  · avoir vu le pont et se souvenir de la route · indirect"]
    );
}

#[test]
fn what_is_aimed_at_is_not_said() {
    let rows = statements(
        "C'~        ce         PRON  Number=Sing|Person=3|PronType=Dem                     4  nsubj
         est        être       AUX   Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 4  cop
         une        un         DET   Definite=Ind|Gender=Fem|Number=Sing|PronType=Art      4  det
         lettre     lettre     NOUN  Gender=Fem|Number=Sing                                0  root
         qui        qui        PRON  PronType=Rel                                          6  nsubj
         vise       viser      VERB  Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 4  acl:relcl
         à          à          ADP   _                                                     8  mark
         encourager encourager VERB  VerbForm=Inf                                          6  xcomp
         les        le         DET   Definite=Def|Number=Plur|PronType=Art                 10 det
         élus~      élu        NOUN  Gender=Masc|Number=Plur                               8  obj
         .          .          PUNCT _                                                     4  punct",
    );
    assert_eq!(rows, [""; 0]);
}

#[test]
fn the_reporter_speaks_in_the_future_of_on() {
    let rows = statements(
        "On     on    PRON  Number=Sing|Person=3|PronType=Ind                    2 nsubj
         notera noter VERB  Mood=Ind|Number=Sing|Person=3|Tense=Fut|VerbForm=Fin 0 root
         la     le    DET   Definite=Def|Gender=Fem|Number=Sing|PronType=Art     4 det
         vente  vente NOUN  Gender=Fem|Number=Sing                               2 obj
         5-6 du
         de     de    ADP   _                                                    7 case
         le     le    DET   Definite=Def|Gender=Masc|Number=Sing|PronType=Art    7 det
         pont~  pont  NOUN  Gender=Masc|Number=Sing                              4 nmod
         .      .     PUNCT _                                                    2 punct",
    );
    assert_eq!(rows, [""; 0]);
}

#[test]
fn losses_are_counted() {
    let rows = statements(
        "Le      le       DET   Definite=Def|Gender=Masc|Number=Sing|PronType=Art     2 det
         pays    pays     NOUN  Gender=Masc|Number=Sing                               3 nsubj
         déplore déplorer VERB  Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 0 root
         478     478      NUM   NumType=Card                                          5 nummod
         morts~  mort     NOUN  Gender=Masc|Number=Plur                               3 obj
         .       .        PUNCT _                                                     3 punct",
    );
    assert_eq!(rows, [""; 0]);
}

#[test]
fn quotations_that_adjoin_behind_a_colon_are_one() {
    let rows = statements(
        "Elle  lui   PRON  Gender=Fem|Number=Sing|Person=3|PronType=Prs          2 nsubj
         dit   dire  VERB  Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 0 root
         :     :     PUNCT _                                                     8 punct
         «     «     PUNCT _                                                     8 punct
         La    le    DET   Definite=Def|Gender=Fem|Number=Sing|PronType=Art      6 det
         route route NOUN  Gender=Fem|Number=Sing                                8 nsubj
         est   être  AUX   Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 8 cop
         belle beau  ADJ   Gender=Fem|Number=Sing                                2 ccomp
         »~    »     PUNCT _                                                     8 punct
         .     .     PUNCT _                                                     2 punct
         «     «     PUNCT _                                                     6 punct
         Le    le    DET   Definite=Def|Gender=Masc|Number=Sing|PronType=Art     3 det
         pont  pont  NOUN  Gender=Masc|Number=Sing                               6 nsubj
         est   être  AUX   Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 6 cop
         très  très  ADV   _                                                     6 advmod
         beau  beau  ADJ   Gender=Masc|Number=Sing                               0 root
         »~    »     PUNCT _                                                     6 punct
         .     .     PUNCT _                                                     6 punct",
    );
    assert_eq!(
        rows,
        ["Elle · dire ·  · La route est belle … Le pont est très beau · direct"]
    );
}

#[test]
fn a_quoted_adjective_judges_a_long_phrase() {
    let rows = statements(
        "Le        le        DET   Definite=Def|Gender=Masc|Number=Sing|PronType=Art     2  det
         maire     maire     NOUN  Gender=Masc|Number=Sing                               4  nsubj
         a         avoir     AUX   Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 4  aux:tense
         jugé      juger     VERB  Gender=Masc|Number=Sing|Tense=Past|VerbForm=Part      0  root
         le        le        DET   Definite=Def|Gender=Masc|Number=Sing|PronType=Art     6  det
         chef      chef      NOUN  Gender=Masc|Number=Sing                               4  obj
         7-8 du
         de        de        ADP   _                                                     9  case
         le        le        DET   Definite=Def|Gender=Masc|Number=Sing|PronType=Art     9  det
         parti     parti     NOUN  Gender=Masc|Number=Sing                               6  nmod
         «         «         PUNCT _                                                     11 punct
         dangereux dangereux ADJ   Gender=Masc                                           9  amod
         »         »         PUNCT _                                                     11 punct
         pour      pour      ADP   _                                                     15 case
         la        le        DET   Definite=Def|Gender=Fem|Number=Sing|PronType=Art      15 det
         ville~    ville     NOUN  Gender=Fem|Number=Sing                                11 obl:mod
         .         .         PUNCT _                                                     4  punct",
    );
    assert_eq!(
        rows,
        ["maire · juger · chef (object) · « dangereux » pour la ville · mixed"]
    );
}

#[test]
fn own_words_end_where_they_do() {
    let rows = statements(
        "«        «         PUNCT _                                                     3  punct
         Je       moi       PRON  Number=Sing|Person=1|PronType=Prs                     3  nsubj
         souhaite souhaiter VERB  Mood=Ind|Number=Sing|Person=1|Tense=Pres|VerbForm=Fin 0  root
         partir   partir    VERB  VerbForm=Inf                                          3  xcomp
         demain   demain    ADV   _                                                     4  advmod
         »~       »         PUNCT _                                                     3  punct
         ,        ,         PUNCT _                                                     9  punct
         a        avoir     AUX   Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 9  aux:tense
         dit      dire      VERB  Gender=Masc|Number=Sing|Tense=Past|VerbForm=Part      3  parataxis:insert
         la       le        DET   Definite=Def|Gender=Fem|Number=Sing|PronType=Art      11 det
         maire~   maire     NOUN  Gender=Fem|Number=Sing                                9  nsubj
         .        .         PUNCT _                                                     3  punct",
    );
    assert_eq!(
        rows,
        [
            "Je · souhaiter ·  · partir demain · indirect",
            "maire · dire ·  · Je souhaite partir demain · direct"
        ]
    );
}

#[test]
fn quoted_words_that_touch_a_report_go_on_with_it() {
    let rows = statements(
        "Il       lui       PRON  Gender=Masc|Number=Sing|Person=3|PronType=Prs         2 nsubj
         explique expliquer VERB  Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 0 root
         posséder posséder  VERB  VerbForm=Inf                                          2 xcomp
         une      un        DET   Definite=Ind|Gender=Fem|Number=Sing|PronType=Art      5 det
         arme     arme      NOUN  Gender=Fem|Number=Sing                                3 obj
         «        «         PUNCT _                                                     9 punct
         pour     pour      ADP   _                                                     9 mark
         se       soi       PRON  Person=3|PronType=Prs|Reflex=Yes                      9 expl:pv
         défendre défendre  VERB  VerbForm=Inf                                          2 advcl
         »~       »         PUNCT _                                                     9 punct
         .        .         PUNCT _                                                     2 punct",
    );
    assert_eq!(
        rows,
        ["Il · expliquer ·  · posséder une arme « pour se défendre » · mixed"]
    );
}

#[test]
fn a_label_before_a_colon_is_the_reporters() {
    let rows = statements(
        "Grève    grève   NOUN  Gender=Fem|Number=Sing                                0  root
         :        :       PUNCT _                                                     7  punct
         le       le      DET   Definite=Def|Gender=Masc|Number=Sing|PronType=Art     4  det
         maire    maire   NOUN  Gender=Masc|Number=Sing                               7  nsubj
         est      être    AUX   Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 7  cop
         «        «       PUNCT _                                                     7  punct
         serein   serein  ADJ   Gender=Masc|Number=Sing                               1  parataxis
         »~       »       PUNCT _                                                     7  punct
         ,        ,       PUNCT _                                                     10 punct
         assure   assurer VERB  Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 7  parataxis:insert
         la       le      DET   Definite=Def|Gender=Fem|Number=Sing|PronType=Art      12 det
         préfète~ préfet  NOUN  Gender=Fem|Number=Sing                                10 nsubj
         .        .       PUNCT _                                                     7  punct",
    );
    assert_eq!(
        rows,
        ["préfète · assurer ·  · le maire est « serein » · mixed"]
    );
}

#[test]
fn a_name_within_the_subject_is_none() {
    let rows = statements(
        "Des           un          DET   Definite=Ind|Number=Plur|PronType=Art                 2 det
         élus          élu         NOUN  Gender=Masc|Number=Plur                               6 nsubj
         de            de          ADP   _                                                     4 case
         Vernon        Vernon      PROPN Gender=Masc|Number=Sing                               2 nmod
         s'~           soi         PRON  Person=3|PronType=Prs|Reflex=Yes                      6 expl:pv
         insurgent     insurger    VERB  Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 0 root
         contre        contre      ADP   _                                                     9 case
         les           le          DET   Definite=Def|Number=Plur|PronType=Art                 9 det
         arrestations~ arrestation NOUN  Gender=Fem|Number=Plur                                6 obl:arg
         .             .           PUNCT _                                                     6 punct",
    );
    assert_eq!(
        rows,
        ["élus · s'insurger · arrestations (object) ·  · none"]
    );
}

#[test]
fn a_source_may_end_the_text() {
    let rows = statements(
        "La      le     DET   Gender=Fem|Number=Sing|PronType=Art                    2 det
         route   route  NOUN  Gender=Fem|Number=Sing                                 4 nsubj
         est     être   AUX   Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin  4 cop
         coupée~ coupé  ADJ   Gender=Fem|Number=Sing                                 0 root
         ,       ,      PUNCT _                                                      8 punct
         selon   selon  ADP   _                                                      8 case
         le      le     DET   Gender=Masc|Number=Sing|PronType=Art                   8 det
         maire   maire  NOUN  Gender=Masc|Number=Sing                                4 obl:mod",
    );
    assert_eq!(rows, ["maire · selon ·  · La route est coupée · indirect"]);
}
