//! Rules that read the order of words, and what tells content, speakers and targets from what stands beside
//! them.

use super::statements;

#[test]
fn a_pronoun_that_stresses_the_subject_is_no_target() {
    let rows = statements(
        "Le       le      DET   Number=Sing|PronType=Art 2 det
         juge     juge    NOUN  Number=Sing 5 nsubj
         a        avoir   AUX   Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 5 aux:tense
         lui      lui     PRON  Number=Sing|Person=3|PronType=Prs 5 iobj
         rejeté   rejeter VERB  Number=Sing|Tense=Past|VerbForm=Part 0 root
         la       le      DET   Number=Sing|PronType=Art 7 det
         demande~ demande NOUN  Number=Sing 5 obj
         .        .       PUNCT _ 5 punct",
    );
    assert_eq!(rows, ["juge · rejeter · demande (object) ·  · none"]);
}

#[test]
fn a_span_of_time_is_no_target() {
    let rows = statements(
        "Le       le       DET   Number=Sing|PronType=Art 2 det
         syndicat syndicat NOUN  Number=Sing 4 nsubj
         a        avoir    AUX   Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 4 aux:tense
         exhorté  exhorter VERB  Number=Sing|Tense=Past|VerbForm=Part 0 root
         ces      ce       DET   Number=Plur|PronType=Dem 7 det
         derniers dernier  ADJ   Number=Plur 7 amod
         jours    jour     NOUN  Number=Plur 4 obj
         les      le       DET   Number=Plur|PronType=Art 9 det
         élus     élu      NOUN  Number=Plur 4 obj
         à        à        ADP   _ 11 mark
         voter~   voter    VERB  VerbForm=Inf 9 acl
         .        .        PUNCT _ 4 punct",
    );
    assert_eq!(
        rows,
        ["syndicat · exhorter · élus (addressee) · voter · indirect"]
    );
}

#[test]
fn some_of_those_who_can_speak_can_speak() {
    let rows = statements(
        "Une       un       DET   Number=Sing|PronType=Art 2 det
         partie    partie   NOUN  Number=Sing 6 nsubj
         3-4 des
         de        de       ADP   _ 5 case
         les       le       DET   Number=Plur|PronType=Art 5 det
         habitants habitant NOUN  Number=Plur 2 nmod
         réclame   réclamer VERB  Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 0 root
         une       un       DET   Number=Sing|PronType=Art 8 det
         digue~    digue    NOUN  Number=Sing 6 obj
         .         .        PUNCT _ 6 punct",
    );
    assert_eq!(rows, ["partie · réclamer ·  · une digue · indirect"]);
}

#[test]
fn things_do_not_demand() {
    let rows = statements(
        "La      le       DET   Number=Sing|PronType=Art 2 det
         partie  partie   NOUN  Number=Sing 4 nsubj
         haute   haut     ADJ   Number=Sing 2 amod
         réclame réclamer VERB  Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 0 root
         une     un       DET   Number=Sing|PronType=Art 6 det
         digue~  digue    NOUN  Number=Sing 4 obj
         .       .        PUNCT _ 4 punct",
    );
    assert_eq!(rows, [""; 0]);
}

#[test]
fn the_sentence_before_is_what_was_said() {
    let rows = statements(
        "Le        le       DET   Number=Sing|PronType=Art 2 det
         pont      pont     NOUN  Number=Sing 3 nsubj
         rouvrira~ rouvrir  VERB  Mood=Ind|Number=Sing|Person=3|Tense=Fut|VerbForm=Fin 0 root
         .         .        PUNCT _ 3 punct

         C'~       ce       PRON  Number=Sing|Person=3|PronType=Dem 3 nsubj
         est       être     AUX   Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 3 cop
         ce        ce       PRON  Number=Sing|Person=3|PronType=Dem 0 root
         qu'~      que      PRON  PronType=Rel 6 obj
         a         avoir    AUX   Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 6 aux:tense
         annoncé   annoncer VERB  Number=Sing|Tense=Past|VerbForm=Part 3 acl:relcl
         la        le       DET   Number=Sing|PronType=Art 8 det
         mairie~   mairie   NOUN  Number=Sing 6 nsubj
         .         .        PUNCT _ 3 punct",
    );
    assert_eq!(rows, ["mairie · annoncer ·  · Le pont rouvrira · indirect"]);
}

#[test]
fn a_question_was_not_announced() {
    let rows = statements(
        "Le        le       DET   Number=Sing|PronType=Art 2 det
         pont      pont     NOUN  Number=Sing 3 nsubj
         rouvrira~ rouvrir  VERB  Mood=Ind|Number=Sing|Person=3|Tense=Fut|VerbForm=Fin 0 root
         -t-il     il       PRON  Number=Sing|Person=3|PronType=Prs 3 expl:subj
         ?         ?        PUNCT _ 3 punct

         C'~       ce       PRON  Number=Sing|Person=3|PronType=Dem 3 nsubj
         est       être     AUX   Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 3 cop
         ce        ce       PRON  Number=Sing|Person=3|PronType=Dem 0 root
         qu'~      que      PRON  PronType=Rel 6 obj
         a         avoir    AUX   Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 6 aux:tense
         annoncé   annoncer VERB  Number=Sing|Tense=Past|VerbForm=Part 3 acl:relcl
         la        le       DET   Number=Sing|PronType=Art 8 det
         mairie~   mairie   NOUN  Number=Sing 6 nsubj
         .         .        PUNCT _ 3 punct",
    );
    assert_eq!(rows, [""; 0]);
}

#[test]
fn a_quotation_before_a_colon_belongs_to_those_behind_it() {
    let rows = statements(
        "\"~       \"         PUNCT _ 6 punct
         C'~      ce        PRON  Number=Sing|Person=3|PronType=Dem 6 nsubj
         est      être      AUX   Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 6 cop
         un       un        DET   Number=Sing|PronType=Art 6 det
         grand    grand     ADJ   Number=Sing 6 amod
         jour~    jour      NOUN  Number=Sing 0 root
         \"~       \"         PUNCT _ 6 punct
         :        :         PUNCT _ 12 punct
         les      le        DET   Number=Plur|PronType=Art 10 det
         lecteurs lecteur   NOUN  Number=Plur 12 nsubj
         ont      avoir     AUX   Mood=Ind|Number=Plur|Person=3|Tense=Pres|VerbForm=Fin 12 aux:tense
         retrouvé retrouver VERB  Number=Sing|Tense=Past|VerbForm=Part 6 parataxis
         leurs    son       DET   Number=Plur|Poss=Yes 14 det
         livres~  livre     NOUN  Number=Plur 12 obj
         .        .         PUNCT _ 6 punct",
    );
    assert_eq!(rows, ["lecteurs ·  ·  · C'est un grand jour · direct"]);
}

#[test]
fn what_follows_the_one_who_is_told_is_what_is_told() {
    let rows = statements(
        "Elle      lui      PRON  Number=Sing|Person=3|PronType=Prs 3 nsubj
         a         avoir    AUX   Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 3 aux:tense
         informé   informer VERB  Number=Sing|Tense=Past|VerbForm=Part 0 root
         ses       son      DET   Number=Plur|Poss=Yes 5 det
         collègues collègue NOUN  Number=Plur 3 obj
         qu'~      que      PRON  PronType=Rel 9 obj
         il        lui      PRON  Number=Sing|Person=3|PronType=Prs 9 expl:subj
         y         y        PRON  Person=3|PronType=Prs 9 expl:comp
         avait     avoir    VERB  Mood=Ind|Number=Sing|Person=3|Tense=Imp|VerbForm=Fin 5 acl:relcl
         un        un       DET   Number=Sing|PronType=Art 11 det
         problème~ problème NOUN  Number=Sing 9 obj
         .         .        PUNCT _ 3 punct",
    );
    assert_eq!(
        rows,
        ["Elle · informer · collègues (addressee) · il y avait un problème · indirect"]
    );
}

#[test]
fn a_conjunction_with_que_opens_no_report() {
    let rows = statements(
        "Elle     lui       PRON  Number=Sing|Person=3|PronType=Prs 3 nsubj
         a        avoir     AUX   Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 3 aux:tense
         protesté protester VERB  Number=Sing|Tense=Past|VerbForm=Part 0 root
         après    après     ADP   _ 9 mark
         que      que       SCONJ _ 9 mark
         le       le        DET   Number=Sing|PronType=Art 7 det
         maire    maire     NOUN  Number=Sing 9 nsubj
         a        avoir     AUX   Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 9 aux:tense
         parlé~   parler    VERB  Number=Sing|Tense=Past|VerbForm=Part 3 advcl
         .        .         PUNCT _ 3 punct",
    );
    assert_eq!(rows, [""; 0]);
}

#[test]
fn more_than_is_no_report() {
    let rows = statements(
        "Le       le        DET   Number=Sing|PronType=Art 2 det
         stade    stade     NOUN  Number=Sing 4 nsubj
         a        avoir     AUX   Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 4 aux:tense
         rapporté rapporter VERB  Number=Sing|Tense=Past|VerbForm=Part 0 root
         plus     plus      ADV   _ 4 advmod
         que      que       SCONJ _ 7 mark
         prévu~   prévoir   VERB  Number=Sing|Tense=Past|VerbForm=Part 5 ccomp
         .        .         PUNCT _ 4 punct",
    );
    assert_eq!(rows, [""; 0]);
}

#[test]
fn manner_behind_selon_is_no_source() {
    let rows = statements(
        "Selon      selon     ADP   _ 3 case
         la         le        DET   Number=Sing|PronType=Art 3 det
         tradition~ tradition NOUN  Number=Sing 7 obl:mod
         ,          ,         PUNCT _ 3 punct
         le         le        DET   Number=Sing|PronType=Art 6 det
         maire      maire     NOUN  Number=Sing 7 nsubj
         coupe      couper    VERB  Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 0 root
         le         le        DET   Number=Sing|PronType=Art 9 det
         ruban~     ruban     NOUN  Number=Sing 7 obj
         .          .         PUNCT _ 7 punct",
    );
    assert_eq!(rows, [""; 0]);
}

#[test]
fn the_apposition_of_a_source_is_not_said() {
    let rows = statements(
        "Le        le       DET   Number=Sing|PronType=Art 2 det
         gel       gel      NOUN  Number=Sing 3 nsubj
         arrive~   arriver  VERB  Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 0 root
         ,         ,        PUNCT _ 7 punct
         selon     selon    ADP   _ 7 case
         l'~       le       DET   Number=Sing|PronType=Art 7 det
         institut~ institut NOUN  Number=Sing 3 obl:mod
         ,         ,        PUNCT _ 10 punct
         le        le       DET   Number=Sing|PronType=Art 10 det
         Géo       Géo      PROPN Number=Sing 3 nsubj
         Office~   Office   PROPN _ 10 flat:name
         .         .        PUNCT _ 3 punct",
    );
    assert_eq!(rows, ["institut · selon ·  · Le gel arrive · indirect"]);
}

#[test]
fn an_announced_thing_ends_where_the_reporter_goes_on() {
    let rows = statements(
        "Le         le        DET   Number=Sing|PronType=Art 2 det
         ministre   ministre  NOUN  Number=Sing 4 nsubj
         a          avoir     AUX   Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 4 aux:tense
         annoncé    annoncer  VERB  Number=Sing|Tense=Past|VerbForm=Part 0 root
         sa         son       DET   Number=Sing|Poss=Yes 6 det
         démission~ démission NOUN  Number=Sing 4 obj
         ,          ,         PUNCT _ 10 punct
         après      après     ADP   _ 10 case
         deux       deux      NUM   _ 10 nummod
         ans        an        NOUN  Number=Plur 4 obl:mod
         de         de        ADP   _ 12 case
         crise~     crise     NOUN  Number=Sing 10 nmod
         .          .         PUNCT _ 4 punct",
    );
    assert_eq!(rows, ["ministre · annoncer ·  · sa démission · indirect"]);
}

#[test]
fn an_aim_belongs_to_what_is_demanded() {
    let rows = statements(
        "Le       le       DET   Number=Sing|PronType=Art 2 det
         syndicat syndicat NOUN  Number=Sing 3 nsubj
         réclame  réclamer VERB  Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 0 root
         une      un       DET   Number=Sing|PronType=Art 5 det
         loi~     loi      NOUN  Number=Sing 3 obj
         ,        ,        PUNCT _ 11 punct
         pour     pour     ADP   _ 11 mark
         que      que      SCONJ _ 11 mark
         les      le       DET   Number=Plur|PronType=Art 10 det
         salaires salaire  NOUN  Number=Plur 11 nsubj
         montent~ monter   VERB  Mood=Ind|Number=Plur|Person=3|Tense=Pres|VerbForm=Fin 3 advcl
         .        .        PUNCT _ 3 punct",
    );
    assert_eq!(
        rows,
        ["syndicat · réclamer ·  · une loi, pour que les salaires montent · indirect"]
    );
}

#[test]
fn a_judgement_in_marks_behind_its_object() {
    let rows = statements(
        "Le         le        DET   Number=Sing|PronType=Art 2 det
         pape       pape      NOUN  Number=Sing 4 nsubj
         a          avoir     AUX   Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 4 aux:tense
         jugé       juger     VERB  Number=Sing|Tense=Past|VerbForm=Part 0 root
         l'~        le        DET   Number=Sing|PronType=Art 6 det
         épidémie   épidémie  NOUN  Number=Sing 4 obj
         \"~         \"         PUNCT _ 4 punct
         surmontée~ surmonter VERB  Number=Sing|Tense=Past|VerbForm=Part 4 advcl
         \"          \"         PUNCT _ 8 punct
         en         en        ADP   _ 11 case
         Italie~    Italie    PROPN Number=Sing 8 obl:mod
         .          .         PUNCT _ 4 punct",
    );
    assert_eq!(
        rows,
        ["pape · juger · épidémie (object) · surmontée · direct"]
    );
}

#[test]
fn what_something_is_called_stands_behind_de() {
    let rows = statements(
        "Le       le        DET   Number=Sing|PronType=Art 2 det
         maire    maire     NOUN  Number=Sing 3 nsubj
         qualifie qualifier VERB  Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 0 root
         la       le        DET   Number=Sing|PronType=Art 5 det
         réforme  réforme   NOUN  Number=Sing 3 obj
         de       de        ADP   _ 8 case
         l'~      le        DET   Number=Sing|PronType=Art 8 det
         impôt    impôt     NOUN  Number=Sing 5 nmod
         de       de        ADP   _ 11 case
         \"~       \"         PUNCT _ 11 punct
         succès~  succès    NOUN  Number=Sing 8 nmod
         \"~       \"         PUNCT _ 11 punct
         .        .         PUNCT _ 3 punct",
    );
    assert_eq!(
        rows,
        ["maire · qualifier · réforme (object) · succès · direct"]
    );
}

#[test]
fn an_object_behind_a_phrase_of_place() {
    let rows = statements(
        "Ils     eux      PRON  Number=Plur|Person=3|PronType=Prs 3 nsubj
         ont     avoir    AUX   Mood=Ind|Number=Plur|Person=3|Tense=Pres|VerbForm=Fin 3 aux:tense
         dénoncé dénoncer VERB  Number=Sing|Tense=Past|VerbForm=Part 0 root
         dans    dans     ADP   _ 6 case
         une     un       DET   Number=Sing|PronType=Art 6 det
         lettre  lettre   NOUN  Number=Sing 3 obl:mod
         ouverte ouvrir   VERB  Number=Sing|Tense=Past|VerbForm=Part 6 acl
         ces     ce       DET   Number=Plur|PronType=Dem 9 det
         actions action   NOUN  Number=Plur 7 obj
         de      de       ADP   _ 12 case
         la      le       DET   Number=Sing|PronType=Art 12 det
         police~ police   NOUN  Number=Sing 9 nmod
         .       .        PUNCT _ 3 punct",
    );
    assert_eq!(rows, ["Ils · dénoncer · actions (object) ·  · none"]);
}

#[test]
fn nobody_says_what_is_said_without_it() {
    let rows = statements(
        "Le        le        DET   Number=Sing|PronType=Art 2 det
         procureur procureur NOUN  Number=Sing 4 nsubj
         est       être      AUX   Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 4 cop
         parti     partir    VERB  Number=Sing|Tense=Past|VerbForm=Part 0 root
         sans      sans      ADP   _ 6 mark
         préciser  préciser  VERB  VerbForm=Inf 4 advcl
         les       le        DET   Number=Plur|PronType=Art 8 det
         causes    cause     NOUN  Number=Plur 6 obj
         de        de        ADP   _ 11 case
         la        le        DET   Number=Sing|PronType=Art 11 det
         chute~    chute     NOUN  Number=Sing 8 nmod
         .         .         PUNCT _ 4 punct",
    );
    assert_eq!(rows, [""; 0]);
}

#[test]
fn an_incise_between_a_phrase_and_its_quotation() {
    let rows = statements(
        "Cette        ce          DET   Number=Sing|PronType=Dem 2 det
         candidature~ candidature NOUN  Number=Sing 4 nsubj
         ,            ,           PUNCT _ 4 punct
         poursuit     poursuivre  VERB  Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 0 root
         la           le          DET   Number=Sing|PronType=Art 6 det
         militante~   militant    NOUN  Number=Sing 4 obj
         ,            ,           PUNCT _ 4 punct
         \"~           \"           PUNCT _ 14 punct
         ce           ce          PRON  Number=Sing|Person=3|PronType=Dem 14 nsubj
         n'~          ne          ADV   _ 14 advmod
         est          être        AUX   Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 14 cop
         pas          pas         ADV   _ 14 advmod
         une          un          DET   Number=Sing|PronType=Art 14 det
         farce~       farce       NOUN  Number=Sing 4 conj
         \"~           \"           PUNCT _ 14 punct
         .            .           PUNCT _ 4 punct",
    );
    assert_eq!(
        rows,
        ["militante · poursuivre ·  · Cette candidature … ce n'est pas une farce · mixed"]
    );
}

#[test]
fn a_passive_verb_behind_a_quotation_is_no_incise() {
    let rows = statements(
        "Le       le        DET   Number=Sing|PronType=Art 2 det
         bébé~    bébé      NOUN  Number=Sing 17 nsubj:pass
         ,        ,         PUNCT _ 4 punct
         victime  victime   ADJ   Number=Sing 2 appos
         5-6 du
         de       de        ADP   _ 7 case
         le       le        DET   Number=Sing|PronType=Art 7 det
         syndrome syndrome  NOUN  Number=Sing 4 nmod
         8-9 du
         de       de        ADP   _ 11 case
         le       le        DET   Number=Sing|PronType=Art 11 det
         \"~       \"         PUNCT _ 11 punct
         bébé     bébé      NOUN  Number=Sing 7 nmod
         secoué~  secouer   VERB  Number=Sing|Tense=Past|VerbForm=Part 11 acl
         \"~       \"         PUNCT _ 4 punct
         ,        ,         PUNCT _ 17 punct
         a        avoir     AUX   Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 17 aux:tense
         été      être      AUX   Tense=Past|VerbForm=Part 17 aux:pass
         présenté présenter VERB  Number=Sing|Tense=Past|VerbForm=Part 0 root
         samedi   samedi    NOUN  Number=Sing 17 obl:mod
         à        à         ADP   _ 21 case
         un       un        DET   Number=Sing|PronType=Art 21 det
         juge~    juge      NOUN  Number=Sing 17 obl:arg
         .        .         PUNCT _ 17 punct",
    );
    assert_eq!(rows, [""; 0]);
}

#[test]
fn a_relative_passive_has_its_noun_for_target() {
    let rows = statements(
        "Il       lui       PRON  Number=Sing|Person=3|PronType=Prs 2 nsubj
         commente commenter VERB  Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 0 root
         ce       ce        DET   Number=Sing|PronType=Dem 4 det
         geste    geste     NOUN  Number=Sing 2 obj
         qui      qui       PRON  PronType=Rel 8 nsubj:pass
         a        avoir     AUX   Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 8 aux:tense
         été      être      AUX   Tense=Past|VerbForm=Part 8 aux:pass
         qualifié qualifier VERB  Number=Sing|Tense=Past|VerbForm=Part 4 acl:relcl
         d'~      de        ADP   _ 10 case
         injure~  injure    NOUN  Number=Sing 8 obl:mod
         .        .         PUNCT _ 2 punct",
    );
    assert_eq!(
        rows,
        [
            "Il · commenter · geste (about) ·  · none",
            " · qualifier · geste (object) · injure · indirect"
        ]
    );
}

#[test]
fn a_relative_clause_before_an_incise_is_not_the_main_one() {
    let rows = statements(
        "Les      le        DET   Number=Plur|PronType=Art 2 det
         avocats  avocat    NOUN  Number=Plur 15 nsubj
         qui      qui       PRON  PronType=Rel 6 nsubj
         se       soi       PRON  Person=3|PronType=Prs|Reflex=Yes 6 expl:pv
         sont     être      AUX   Mood=Ind|Number=Plur|Person=3|Tense=Pres|VerbForm=Fin 6 aux:tense
         rendus   rendre    VERB  Number=Plur|Tense=Past|VerbForm=Part 2 acl:relcl
         7-8 au
         à        à         ADP   _ 9 case
         le       le        DET   Number=Sing|PronType=Art 9 det
         tribunal tribunal  NOUN  Number=Sing 6 obl:arg
         ont      avoir     AUX   Mood=Ind|Number=Plur|Person=3|Tense=Pres|VerbForm=Fin 12 aux:tense
         été      être      AUX   Tense=Past|VerbForm=Part 12 aux:pass
         testés~  tester    VERB  Number=Plur|Tense=Past|VerbForm=Part 6 advcl
         ,        ,         PUNCT _ 15 punct
         a        avoir     AUX   Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 15 aux:tense
         rapporté rapporter VERB  Number=Sing|Tense=Past|VerbForm=Part 0 root
         l'~      le        DET   Number=Sing|PronType=Art 17 det
         agence   agence    NOUN  Number=Sing 15 obj
         étatique étatique  ADJ   Number=Sing 17 amod
         Anir~    Anir      PROPN _ 17 appos
         .        .         PUNCT _ 15 punct",
    );
    assert_eq!(
        rows,
        [
            "agence · rapporter ·  · Les avocats qui se sont rendus au tribunal ont été testés · indirect"
        ]
    );
}

#[test]
fn a_phrase_thrown_into_the_verb_is_no_complement() {
    let rows = statements(
        "La           le           DET   Number=Sing|PronType=Art 3 det
         jeune        jeune        ADJ   Number=Sing 3 amod
         femme        femme        NOUN  Number=Sing 8 nsubj
         a            avoir        AUX   Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 8 aux:tense
         de           de           ADP   _ 7 case
         son          son          DET   Number=Sing|Poss=Yes 7 det
         côté         côté         NOUN  Number=Sing 8 obl:mod
         qualifié     qualifier    VERB  Number=Sing|Tense=Past|VerbForm=Part 0 root
         les          le           DET   Number=Plur|PronType=Art 10 det
         clichés      cliché       NOUN  Number=Plur 8 obj
         pris         prendre      VERB  Tense=Past|VerbForm=Part 10 acl
         pour         pour         ADP   _ 14 case
         la           le           DET   Number=Sing|PronType=Art 14 det
         circonstance circonstance NOUN  Number=Sing 11 obl:arg
         de           de           ADP   _ 17 case
         \"~           \"            PUNCT _ 17 punct
         pleins       plein        ADJ   Number=Plur 14 nmod
         d'~          de           ADP   _ 19 case
         émotion~     émotion      NOUN  Number=Sing 17 nmod
         \"~           \"            PUNCT _ 17 punct
         .            .            PUNCT _ 8 punct",
    );
    assert_eq!(
        rows,
        ["femme · qualifier · clichés (object) · pleins d'émotion · direct"]
    );
}

#[test]
fn an_infinitive_that_tells_on_has_the_speaker_before() {
    let rows = statements(
        "\"~           \"           PUNCT _ 5 punct
         C'~          ce          PRON  Number=Sing|Person=3|PronType=Dem 5 nsubj
         est          être        AUX   Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 5 cop
         une          un          DET   Number=Sing|PronType=Art 5 det
         provocation~ provocation NOUN  Number=Sing 0 root
         \"~           \"           PUNCT _ 5 punct
         ,            ,           PUNCT _ 9 punct
         a            avoir       AUX   Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 9 aux:tense
         estimé       estimer     VERB  Number=Sing|Tense=Past|VerbForm=Part 5 parataxis:insert
         le           le          DET   Number=Sing|PronType=Art 11 det
         maire~       maire       NOUN  Number=Sing 9 nsubj
         .            .           PUNCT _ 5 punct

         Et           et          CCONJ _ 3 cc
         de           de          ADP   _ 3 mark
         poursuivre   poursuivre  VERB  VerbForm=Inf 0 root
         :            :           PUNCT _ 7 punct
         \"~           \"           PUNCT _ 7 punct
         Ils          eux         PRON  Number=Plur|Person=3|PronType=Prs 7 nsubj
         partiront~   partir      VERB  Mood=Ind|Number=Plur|Person=3|Tense=Fut|VerbForm=Fin 3 ccomp
         \"~           \"           PUNCT _ 7 punct
         .            .           PUNCT _ 7 punct",
    );
    assert_eq!(
        rows,
        [
            "maire · estimer ·  · C'est une provocation · direct",
            "maire · poursuivre ·  · Ils partiront · direct"
        ]
    );
}
