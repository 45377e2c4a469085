//! Whom or what a saying is directed at.

use super::statements;

#[test]
fn whom_the_tree_hangs_on_the_inverted_subject() {
    let rows = statements(
        "\"~        \"       PUNCT _                                                     2  punct
         Tenez     tenir   VERB  Mood=Imp|Number=Plur|Person=2|Tense=Pres|VerbForm=Fin 0  root
         bon~      bon     ADJ   Gender=Masc|Number=Sing                               2  xcomp
         \"~        \"       PUNCT _                                                     2  punct
         ,         ,       PUNCT _                                                     7  punct
         a         avoir   AUX   Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 7  aux:tense
         lancé     lancer  VERB  Gender=Masc|Number=Sing|Tense=Past|VerbForm=Part      2  parataxis:insert
         le        le      DET   Definite=Def|Gender=Masc|Number=Sing|PronType=Art     9  det
         maire     maire   NOUN  Gender=Masc|Number=Sing                               7  nsubj
         10-11 aux
         à         à       ADP   _                                                     12 case
         les       le      DET   Definite=Def|Number=Plur|PronType=Art                 12 det
         pompiers~ pompier NOUN  Number=Plur                                           9  nmod
         .         .       PUNCT _                                                     2  punct",
    );
    assert_eq!(
        rows,
        ["maire · lancer · pompiers (addressee) · Tenez bon · direct"]
    );
    let rows = statements(
        "\"~           \"        PUNCT _                                                     2  punct
         Tenez        tenir    VERB  Mood=Imp|Number=Plur|Person=2|Tense=Pres|VerbForm=Fin 0  root
         bon~         bon      ADJ   Gender=Masc|Number=Sing                               2  xcomp
         \"~           \"        PUNCT _                                                     2  punct
         ,            ,        PUNCT _                                                     7  punct
         a            avoir    AUX   Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 7  aux:tense
         lancé        lancer   VERB  Gender=Masc|Number=Sing|Tense=Past|VerbForm=Part      2  parataxis:insert
         la           le       DET   Definite=Def|Gender=Fem|Number=Sing|PronType=Art      9  det
         candidate    candidat NOUN  Gender=Fem|Number=Sing                                7  nsubj
         10-11 aux
         à            à        ADP   _                                                     12 case
         les          le       DET   Definite=Def|Number=Plur|PronType=Art                 12 det
         européennes~ européen NOUN  Gender=Fem|Number=Plur                                9  nmod
         .            .        PUNCT _                                                     2  punct",
    );
    assert_eq!(rows, ["candidate · lancer ·  · Tenez bon · direct"]);
}

#[test]
fn whoever_is_bidden_to_do_something() {
    let rows = statements(
        "La        le        DET   Definite=Def|Gender=Fem|Number=Sing|PronType=Art      2 det
         mairie    mairie    NOUN  Gender=Fem|Number=Sing                                4 nsubj
         a         avoir     AUX   Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 4 aux:tense
         demandé   demander  VERB  Gender=Masc|Number=Sing|Tense=Past|VerbForm=Part      0 root
         à         à         ADP   _                                                     7 case
         une       un        DET   Definite=Ind|Gender=Fem|Number=Sing|PronType=Art      7 det
         pharmacie pharmacie NOUN  Gender=Fem|Number=Sing                                4 obl:arg
         de        de        ADP   _                                                     9 mark
         fermer~   fermer    VERB  VerbForm=Inf                                          7 acl
         .         .         PUNCT _                                                     4 punct",
    );
    assert_eq!(
        rows,
        ["mairie · demander · pharmacie (addressee) · fermer · indirect"]
    );
    let rows = statements(
        "La      le       DET   Definite=Def|Gender=Fem|Number=Sing|PronType=Art      2  det
         région  région   NOUN  Gender=Fem|Number=Sing                                3  nsubj
         propose proposer VERB  Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 0  root
         à       à        ADP   _                                                     6  case
         l'~     le       DET   Definite=Def|Number=Sing|PronType=Art                 6  det
         horizon horizon  NOUN  Gender=Masc|Number=Sing                               3  obl:arg
         2030    2030     NUM   NumType=Card                                          6  nmod
         de      de       ADP   _                                                     9  mark
         fermer  fermer   VERB  VerbForm=Inf                                          3  xcomp
         la      le       DET   Definite=Def|Gender=Fem|Number=Sing|PronType=Art      11 det
         gare~   gare     NOUN  Gender=Fem|Number=Sing                                9  obj
         .       .        PUNCT _                                                     3  punct",
    );
    assert_eq!(rows, ["région · proposer ·  · fermer la gare · indirect"]);
}

#[test]
fn whoever_sees_himself_reproached() {
    let rows = statements(
        "Les       le        DET   Definite=Def|Number=Plur|PronType=Art                 2  det
         élus      élu       NOUN  Gender=Masc|Number=Plur                               4  nsubj
         se        soi       PRON  Person=3|PronType=Prs|Reflex=Yes                      4  expl:pv
         voient    voir      VERB  Mood=Ind|Number=Plur|Person=3|Tense=Pres|VerbForm=Fin 0  root
         reprocher reprocher VERB  VerbForm=Inf                                          4  xcomp
         par       par       ADP   _                                                     8  case
         le        le        DET   Definite=Def|Gender=Masc|Number=Sing|PronType=Art     8  det
         préfet    préfet    NOUN  Gender=Masc|Number=Sing                               5  obl:arg
         leur      son       DET   Number=Sing|Poss=Yes                                  10 det
         silence~  silence   NOUN  Gender=Masc|Number=Sing                               8  nmod
         .         .         PUNCT _                                                     4  punct",
    );
    assert_eq!(
        rows,
        ["préfet · reprocher · élus (object) · leur silence · indirect"]
    );
    let rows = statements(
        "La      le      DET   Definite=Def|Gender=Fem|Number=Sing|PronType=Art      2  det
         juge    juge    NOUN  Gender=Fem|Number=Sing                                6  nsubj:caus
         s'~     soi     PRON  Person=3|PronType=Prs|Reflex=Yes                      6  expl:pv
         est     être    AUX   Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 6  aux:tense
         vu      voir    AUX   Gender=Masc|Number=Sing|Tense=Past|VerbForm=Part      6  aux:caus
         accuser accuser VERB  VerbForm=Inf                                          0  root
         de      de      ADP   _                                                     8  case
         fraude  fraude  NOUN  Gender=Fem|Number=Sing                                6  obl:arg
         par     par     ADP   _                                                     11 case
         le      le      DET   Definite=Def|Gender=Masc|Number=Sing|PronType=Art     11 det
         maire~  maire   NOUN  Gender=Masc|Number=Sing                               6  obl:agent
         .       .       PUNCT _                                                     6  punct",
    );
    assert_eq!(
        rows,
        ["maire · accuser · juge (object) · fraude · indirect"]
    );
    let rows = statements(
        "Le       le        DET   Definite=Def|Gender=Masc|Number=Sing|PronType=Art     2 det
         maire    maire     NOUN  Gender=Masc|Number=Sing                               4 nsubj
         se       soi       PRON  Person=3|PronType=Prs|Reflex=Yes                      4 expl:pv
         reproche reprocher VERB  Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 0 root
         son      son       DET   Number=Sing|Poss=Yes                                  6 det
         silence~ silence   NOUN  Gender=Masc|Number=Sing                               4 obj
         .        .         PUNCT _                                                     4 punct",
    );
    assert_eq!(rows, ["maire · se reprocher ·  · son silence · indirect"]);
}

#[test]
fn what_belongs_to_the_reported_clause_is_no_target() {
    let rows = statements(
        "La      le      DET   Definite=Def|Gender=Fem|Number=Sing|PronType=Art           2  det
         prime   prime   NOUN  Gender=Fem|Number=Sing                                     0  root
         dont    dont    PRON  PronType=Rel                                               5  iobj
         elle    lui     PRON  Emph=No|Gender=Fem|Number=Sing|Person=3|PronType=Prs       5  nsubj
         estime  estimer VERB  Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin      2  acl:relcl
         avoir   avoir   AUX   VerbForm=Inf                                               8  aux:tense
         été     être    AUX   Tense=Past|VerbForm=Part                                   8  aux:pass
         privée  priver  VERB  Gender=Fem|Number=Sing|Tense=Past|VerbForm=Part|Voice=Pass 5  xcomp
         est     être    AUX   Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin      10 aux:pass
         versée~ verser  VERB  Gender=Fem|Number=Sing|Tense=Past|VerbForm=Part|Voice=Pass 5  advcl
         .       .       PUNCT _                                                          10 punct",
    );
    assert_eq!(rows, ["elle · estimer ·  · avoir été privée · indirect"]);
    let rows = statements(
        "La       le      DET   Definite=Def|Gender=Fem|Number=Sing|PronType=Art      2 det
         foule    foule   NOUN  Gender=Fem|Number=Sing                                3 nsubj
         estime   estimer VERB  Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 0 root
         être     être    AUX   VerbForm=Inf                                          6 cop
         le       le      DET   Definite=Def|Gender=Masc|Number=Sing|PronType=Art     6 det
         jouet    jouet   NOUN  Gender=Masc|Number=Sing                               3 obj
         7-8 du
         de       de      ADP   _                                                     9 case
         le       le      DET   Definite=Def|Gender=Masc|Number=Sing|PronType=Art     9 det
         pouvoir~ pouvoir NOUN  Gender=Masc|Number=Sing                               6 nmod
         .        .       PUNCT _                                                     3 punct",
    );
    assert_eq!(
        rows,
        ["foule · estimer ·  · être le jouet du pouvoir · indirect"]
    );
}

#[test]
fn what_is_judged_stands_behind_the_judgement() {
    let rows = statements(
        "Le       le      DET   Definite=Def|Gender=Masc|Number=Sing|PronType=Art     2  det
         préfet   préfet  NOUN  Gender=Masc|Number=Sing                               4  nsubj
         a        avoir   AUX   Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 4  aux:tense
         jugé     juger   VERB  Gender=Masc|Number=Sing|Tense=Past|VerbForm=Part      0  root
         \"~       \"       PUNCT _                                                     6  punct
         indigne~ indigne ADJ   Number=Sing                                           4  xcomp
         \"        \"       PUNCT _                                                     6  punct
         la       le      DET   Definite=Def|Gender=Fem|Number=Sing|PronType=Art      9  det
         plainte  plainte NOUN  Gender=Fem|Number=Sing                                6  nsubj
         10-11 du
         de       de      ADP   _                                                     12 case
         le       le      DET   Definite=Def|Gender=Masc|Number=Sing|PronType=Art     12 det
         club~    club    NOUN  Gender=Masc|Number=Sing                               9  nmod
         .        .       PUNCT _                                                     4  punct",
    );
    assert_eq!(
        rows,
        ["préfet · juger · plainte (object) · indigne · direct"]
    );
}

#[test]
fn relative_pronouns_that_the_tree_misses() {
    let rows = statements(
        "Luc     Luc     PROPN Gender=Masc|Number=Sing                                     12 nsubj
         Noir~   Noir    PROPN _                                                           1  flat:name
         ,       ,       PUNCT _                                                           1  punct
         que     que     SCONJ _                                                           7  obj
         le      le      DET   Definite=Def|Gender=Masc|Number=Sing|PronType=Art           6  det
         juge    juge    NOUN  Gender=Masc|Number=Sing                                     7  nsubj
         accuse  accuser VERB  Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin       1  acl:relcl
         de      de      ADP   _                                                           9  case
         fraude~ fraude  NOUN  Gender=Fem|Number=Sing                                      7  obl:arg
         ,       ,       PUNCT _                                                           1  punct
         est     être    AUX   Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin       12 aux:tense
         parti~  partir  VERB  Gender=Masc|Number=Sing|Tense=Past|VerbForm=Part|Voice=Pass 0  root
         .       .       PUNCT _                                                           12 punct",
    );
    assert_eq!(rows, ["juge · accuser · Luc (object) · fraude · indirect"]);
    let rows = statements(
        "Le       le        DET   Definite=Def|Gender=Masc|Number=Sing|PronType=Art     2  det
         tunnel~  tunnel    NOUN  Gender=Masc|Number=Sing                               0  root
         ,        ,         PUNCT _                                                     6  punct
         dont     dont      PRON  PronType=Rel                                          8  nmod
         se       soi       PRON  Person=3|PronType=Prs|Reflex=Yes                      6  expl:pv
         félicite féliciter VERB  Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 2  acl:relcl
         le       le        DET   Definite=Def|Gender=Masc|Number=Sing|PronType=Art     8  det
         maire~   maire     NOUN  Gender=Masc|Number=Sing                               6  nsubj
         ,        ,         PUNCT _                                                     10 punct
         coûte    coûter    VERB  Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 6  ccomp
         cher~    cher      ADJ   Gender=Masc|Number=Sing                               10 xcomp
         .        .         PUNCT _                                                     10 punct",
    );
    assert_eq!(rows, ["maire · se féliciter · tunnel (object) ·  · none"]);
    let rows = statements(
        "La         le        DET   Definite=Def|Gender=Fem|Number=Sing|PronType=Art      2  det
         ministre~  ministre  NOUN  Gender=Fem|Number=Sing                                11 nsubj
         ,          ,         PUNCT _                                                     6  punct
         dont       dont      PRON  PronType=Rel                                          6  iobj
         il         lui       PRON  Emph=No|Gender=Masc|Number=Sing|Person=3|PronType=Prs 6  nsubj
         critique   critiquer VERB  Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 2  acl:relcl
         la         le        DET   Definite=Def|Gender=Fem|Number=Sing|PronType=Art      8  det
         politique~ politique NOUN  Gender=Fem|Number=Sing                                6  obj
         ,          ,         PUNCT _                                                     6  punct
         est        être      AUX   Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 11 cop
         partie~    partie    NOUN  Gender=Fem|Number=Sing                                0  root
         .          .         PUNCT _                                                     11 punct",
    );
    assert_eq!(rows, ["il · critiquer · politique (object) ·  · none"]);
}

#[test]
fn an_article_is_no_preposition() {
    let rows = statements(
        "Le        le       DET   Definite=Def|Gender=Masc|Number=Sing|PronType=Art     2  det
         préfet    préfet   NOUN  Gender=Masc|Number=Sing                               4  nsubj
         a         avoir    AUX   Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 4  aux:tense
         accusé    accuser  VERB  Gender=Masc|Number=Sing|Tense=Past|VerbForm=Part      0  root
         \"~        \"        PUNCT _                                                     7  punct
         des       un       DET   Definite=Ind|Number=Plur|PronType=Art                 7  det
         élus      élu      NOUN  Gender=Masc|Number=Plur                               4  obj
         de        de       ADP   _                                                     10 case
         la        le       DET   Definite=Def|Gender=Fem|Number=Sing|PronType=Art      10 det
         vallée~   vallée   NOUN  Gender=Fem|Number=Sing                                7  nmod
         \"         \"        PUNCT _                                                     7  punct
         de        de       ADP   _                                                     14 mark
         \"~        \"        PUNCT _                                                     14 punct
         bloquer~  bloquer  VERB  VerbForm=Inf                                          7  acl
         \"         \"        PUNCT _                                                     14 punct
         le        le       DET   Definite=Def|Gender=Masc|Number=Sing|PronType=Art     17 det
         chantier~ chantier NOUN  Gender=Masc|Number=Sing                               14 obj
         .         .        PUNCT _                                                     4  punct",
    );
    assert_eq!(
        rows,
        ["préfet · accuser · élus (object) · \"bloquer\" le chantier · mixed"]
    );
}

#[test]
fn a_body_says_what_one_says_there() {
    let rows = statements(
        "\"~          \"          PUNCT _                                                           4  punct
         Tout        tout       PRON  Gender=Masc|Number=Sing|Person=3|PronType=Ind               4  nsubj:pass
         est         être       AUX   Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin       4  aux:pass
         réglé~      régler     VERB  Gender=Masc|Number=Sing|Tense=Past|VerbForm=Part|Voice=Pass 0  root
         \"~          \"          PUNCT _                                                           4  punct
         ,           ,          PUNCT _                                                           7  punct
         indique~    indiquer   VERB  Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin       4  parataxis:insert
         -t-on       on         PRON  Number=Sing|Person=3|PronType=Ind                           7  nsubj
         à           à          ADP   _                                                           11 case
         la          le         DET   Definite=Def|Gender=Fem|Number=Sing|PronType=Art            11 det
         préfecture~ préfecture NOUN  Gender=Fem|Number=Sing                                      7  obl:arg
         .           .          PUNCT _                                                           4  punct",
    );
    assert_eq!(rows, ["préfecture · indiquer ·  · Tout est réglé · direct"]);
}

#[test]
fn topics_behind_the_subject_and_before_it() {
    let rows = statements(
        "\"~       \"       PUNCT _                                                     4  punct
         Il       lui     PRON  Emph=No|Gender=Masc|Number=Sing|Person=3|PronType=Prs 4  expl:subj
         est      être    AUX   Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 4  cop
         sérieux~ sérieux ADJ   Gender=Masc                                           0  root
         \"~       \"       PUNCT _                                                     4  punct
         ,        ,       PUNCT _                                                     8  punct
         a        avoir   AUX   Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 8  aux:tense
         dit      dire    VERB  Gender=Masc|Number=Sing|Tense=Past|VerbForm=Part      4  parataxis:insert
         le       le      DET   Definite=Def|Gender=Masc|Number=Sing|PronType=Art     10 det
         patron   patron  NOUN  Gender=Masc|Number=Sing                               8  nsubj
         11-12 du
         de       de      ADP   _                                                     13 case
         le       le      DET   Definite=Def|Gender=Masc|Number=Sing|PronType=Art     13 det
         club     club    NOUN  Gender=Masc|Number=Sing                               10 nmod
         14-15 au
         à        à       ADP   _                                                     16 case
         le       le      DET   Definite=Def|Gender=Masc|Number=Sing|PronType=Art     16 det
         sujet    sujet   NOUN  Gender=Masc|Number=Sing                               8  obl:mod
         17-18 du
         de       de      ADP   _                                                     19 case
         le       le      DET   Definite=Def|Gender=Masc|Number=Sing|PronType=Art     19 det
         gardien~ gardien NOUN  Gender=Masc|Number=Sing                               16 nmod
         .        .       PUNCT _                                                     4  punct",
    );
    assert_eq!(
        rows,
        ["patron · dire · gardien (about) · Il est sérieux · direct"]
    );
    let rows = statements(
        "Concernant concerner VERB  Tense=Pres|VerbForm=Part                              7  advcl
         la         le        DET   Definite=Def|Gender=Fem|Number=Sing|PronType=Art      3  det
         digue~     digue     NOUN  Gender=Fem|Number=Sing                                1  obj
         ,          ,         PUNCT _                                                     1  punct
         le         le        DET   Definite=Def|Gender=Masc|Number=Sing|PronType=Art     6  det
         maire      maire     NOUN  Gender=Masc|Number=Sing                               7  nsubj
         indique    indiquer  VERB  Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 0  root
         qu'~       que       SCONJ _                                                     10 mark
         elle       lui       PRON  Emph=No|Gender=Fem|Number=Sing|Person=3|PronType=Prs  10 nsubj
         tient~     tenir     VERB  Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 7  ccomp
         .          .         PUNCT _                                                     7  punct",
    );
    assert_eq!(
        rows,
        ["maire · indiquer · digue (about) · elle tient · indirect"]
    );
}

#[test]
fn one_phrase_is_spoken_to_unless_they_are_listed() {
    let rows = statements(
        "Elle       lui        PRON  Emph=No|Gender=Fem|Number=Sing|Person=3|PronType=Prs  3  nsubj
         a          avoir      AUX   Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 3  aux:tense
         promis     promettre  VERB  Gender=Masc|Number=Sing|Tense=Past|VerbForm=Part      0  root
         4-5 au
         à          à          ADP   _                                                     6  case
         le         le         DET   Definite=Def|Gender=Masc|Number=Sing|PronType=Art     6  det
         chef       chef       NOUN  Gender=Masc|Number=Sing                               3  obl:arg
         7-8 du
         de         de         ADP   _                                                     9  case
         le         le         DET   Definite=Def|Gender=Masc|Number=Sing|PronType=Art     9  det
         groupe     groupe     NOUN  Gender=Masc|Number=Sing                               6  nmod
         à          à          ADP   _                                                     12 case
         la         le         DET   Definite=Def|Gender=Fem|Number=Sing|PronType=Art      12 det
         commission commission NOUN  Gender=Fem|Number=Sing                                3   obl:arg
         de         de         ADP   _                                                     14 mark
         rester~    rester     VERB  VerbForm=Inf                                          12 acl
         .          .          PUNCT _                                                     3  punct",
    );
    assert_eq!(
        rows,
        ["Elle · promettre · chef (addressee) · rester · indirect"]
    );
    let rows = statements(
        "Le        le        DET   Definite=Def|Gender=Masc|Number=Sing|PronType=Art     2  det
         président président NOUN  Gender=Masc|Number=Sing                               6  nsubj
         s'~       soi       PRON  Person=3|PronType=Prs|Reflex=Yes                      6  expl:pass
         en        en        PRON  Person=3|PronType=Prs                                 6  iobj
         est       être      AUX   Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 6  aux:tense
         pris      prendre   VERB  Gender=Masc|Tense=Past|VerbForm=Part|Voice=Pass       0  root
         à         à         ADP   _                                                     9  case
         la        le        DET   Definite=Def|Gender=Fem|Number=Sing|PronType=Art      9  det
         presse~   presse    NOUN  Gender=Fem|Number=Sing                                6  obl:arg
         ,         ,         PUNCT _                                                     13 punct
         à         à         ADP   _                                                     13 case
         la        le        DET   Definite=Def|Gender=Fem|Number=Sing|PronType=Art      13 det
         justice   justice   NOUN  Gender=Fem|Number=Sing                                6  obl:arg
         et        et        CCONJ _                                                     17 cc
         15-16 aux
         à         à         ADP   _                                                     17 case
         les       le        DET   Definite=Def|Number=Plur|PronType=Art                 17 det
         juges~    juge      NOUN  Gender=Masc|Number=Plur                               13 conj
         .         .         PUNCT _                                                     6  punct",
    );
    assert_eq!(
        rows,
        [
            "président · s'en prendre à · presse (object), justice (object), juges (object) ·  · none"
        ]
    );
}

#[test]
fn of_two_subjects_the_last_is_accused() {
    let rows = statements(
        "Ancienne ancien  ADJ   Gender=Fem|Number=Sing                                     2 amod
         juge~    juge    NOUN  Gender=Masc|Number=Sing                                    7 nsubj:pass
         ,        ,       PUNCT _                                                          2 punct
         Anne     Anne    PROPN Gender=Masc|Number=Sing                                    7 nsubj:pass
         Roy      Roy     PROPN Gender=Masc|Number=Sing                                    4 flat:name
         est      être    AUX   Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin      7 aux:pass
         accusée  accuser VERB  Gender=Fem|Number=Sing|Tense=Past|VerbForm=Part|Voice=Pass 0 root
         de       de      ADP   _                                                          9 case
         fraude~  fraude  NOUN  Gender=Fem|Number=Sing                                     7 obl:arg
         .        .       PUNCT _                                                          7 punct",
    );
    assert_eq!(rows, [" · accuser · Anne (object) · fraude · indirect"]);
}

#[test]
fn the_noun_that_agrees_is_accused() {
    let rows = statements(
        "Les      le      DET   Definite=Def|Number=Plur|PronType=Art                      2  det
         élues    élu     NOUN  Gender=Fem|Number=Plur                                     10 nsubj
         de       de      ADP   _                                                          5  case
         la       le      DET   Definite=Def|Gender=Fem|Number=Sing|PronType=Art           5  det
         ville    ville   NOUN  Gender=Fem|Number=Sing                                     2  nmod
         accusées accuser VERB  Gender=Fem|Number=Plur|Tense=Past|VerbForm=Part|Voice=Pass 5  acl
         de       de      ADP   _                                                          8  case
         fraude   fraude  NOUN  Gender=Fem|Number=Sing                                     6  obl:arg
         sont     être    AUX   Mood=Ind|Number=Plur|Person=3|Tense=Pres|VerbForm=Fin      10 cop
         parties~ partie  NOUN  Gender=Fem|Number=Plur                                     0  root
         .        .       PUNCT _                                                          10 punct",
    );
    assert_eq!(rows, [" · accuser · élues (object) · fraude · indirect"]);
}

#[test]
fn a_member_that_hangs_on_a_complement() {
    let rows = statements(
        "Le       le       DET   Definite=Def|Gender=Masc|Number=Sing|PronType=Art     2  det
         guide    guide    NOUN  Gender=Masc|Number=Sing                               3  nsubj
         parle    parler   VERB  Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 0  root
         d'~      de       ADP   _                                                     6  case
         un       un       DET   Definite=Ind|Gender=Masc|Number=Sing|PronType=Art     6  det
         marchand marchand NOUN  Gender=Masc|Number=Sing                               3  obl:arg
         de       de       ADP   _                                                     8  case
         fleurs   fleur    NOUN  Gender=Fem|Number=Plur                                6  nmod
         ou       ou       CCONJ _                                                     13 cc
         encore   encore   ADV   _                                                     13 advmod
         d'~      de       ADP   _                                                     13 case
         un       un       DET   Definite=Ind|Gender=Masc|Number=Sing|PronType=Art     13 det
         boucher  boucher  NOUN  Gender=Masc|Number=Sing                               6  conj
         de       de       ADP   _                                                     15 case
         village~ village  NOUN  Gender=Masc|Number=Sing                               13 nmod
         .        .        PUNCT _                                                     3  punct",
    );
    assert_eq!(
        rows,
        ["guide · parler · marchand (about), boucher (about) ·  · none"]
    );
}

#[test]
fn media_are_reproached_like_anybody() {
    let rows = statements(
        "Le       le        DET   Definite=Def|Gender=Masc|Number=Sing|PronType=Art     2 det
         club     club      NOUN  Gender=Masc|Number=Sing                               3 nsubj
         reproche reprocher VERB  Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 0 root
         4-5 au
         à        à         ADP   _                                                     6 case
         le       le        DET   Definite=Def|Gender=Masc|Number=Sing|PronType=Art     6 det
         journal  journal   NOUN  Gender=Masc|Number=Sing                               3 obl:arg
         d'~      de        ADP   _                                                     9 mark
         avoir    avoir     AUX   VerbForm=Inf                                          9 aux:tense
         menti~   mentir    VERB  Gender=Masc|Number=Sing|Tense=Past|VerbForm=Part      3 xcomp
         .        .         PUNCT _                                                     3 punct",
    );
    assert_eq!(
        rows,
        ["club · reprocher · journal (object) · avoir menti · indirect"]
    );
}

#[test]
fn what_is_assured_is_not_spoken_to() {
    let rows = statements(
        "Le     le      DET   Definite=Def|Gender=Masc|Number=Sing|PronType=Art     2 det
         maire  maire   NOUN  Gender=Masc|Number=Sing                               4 nsubj
         l'~    lui     PRON  Emph=No|Number=Sing|Person=3|PronType=Prs             4 obj
         assure assurer VERB  Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 0 root
         :      :       PUNCT _                                                     8 punct
         \"~     \"       PUNCT _                                                     8 punct
         Tout   tout    PRON  Gender=Masc|Number=Sing|Person=3|PronType=Ind         8 nsubj
         va     aller   VERB  Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 4 ccomp
         bien~  bien    ADV   _                                                     8 advmod
         \"~     \"       PUNCT _                                                     8 punct
         .      .       PUNCT _                                                     4 punct",
    );
    assert_eq!(rows, ["maire · assurer ·  · Tout va bien · direct"]);
}
