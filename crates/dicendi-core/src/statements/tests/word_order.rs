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
        "\"~     \"      PUNCT _ 4 punct
         Nous   nous   PRON  Number=Plur|Person=1|PronType=Prs 4 nsubj
         y      y      PRON  Person=3|PronType=Prs 4 expl:comp
         voilà  voilà  VERB  Mood=Ind|Number=Plur|Person=2|Tense=Pres|VerbForm=Fin 0 root
         enfin~ enfin  ADV   _ 4 advmod
         \"~     \"      PUNCT _ 4 punct
         :      :      PUNCT _ 11 punct
         les    le     DET   Number=Plur|PronType=Art 9 det
         élèves élève  NOUN  Number=Plur 11 nsubj
         ont    avoir  AUX   Mood=Ind|Number=Plur|Person=3|Tense=Pres|VerbForm=Fin 11 aux:tense
         revu   revoir VERB  Number=Sing|Tense=Past|VerbForm=Part 4 parataxis
         leur   son    DET   Number=Sing|Poss=Yes 13 det
         cour~  cour   NOUN  Number=Sing 11 obj
         .      .      PUNCT _ 4 punct",
    );
    assert_eq!(rows, ["élèves ·  ·  · Nous y voilà enfin · direct"]);
}

#[test]
fn what_follows_the_one_who_is_told_is_what_is_told() {
    let rows = statements(
        "Elle      lui      PRON  Number=Sing|Person=3|PronType=Prs 3 nsubj
         a         avoir    AUX   Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 3 aux:tense
         informé   informer VERB  Number=Sing|Tense=Past|VerbForm=Part 0 root
         ses       son      DET   Number=Plur|Poss=Yes 5 det
         voisins   voisin   NOUN  Number=Plur 3 obj
         qu'~      que      PRON  PronType=Rel 9 obj
         il        lui      PRON  Number=Sing|Person=3|PronType=Prs 9 expl:subj
         y         y        PRON  Person=3|PronType=Prs 9 expl:comp
         avait     avoir    VERB  Mood=Ind|Number=Sing|Person=3|Tense=Imp|VerbForm=Fin 5 acl:relcl
         un        un       DET   Number=Sing|PronType=Art 11 det
         chantier~ chantier NOUN  Number=Sing 9 obj
         .         .        PUNCT _ 3 punct",
    );
    assert_eq!(
        rows,
        ["Elle · informer · voisins (addressee) · il y avait un chantier · indirect"]
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
         Géo       Géo      PROPN Number=Sing 7 appos
         Office~   Office   PROPN _ 10 flat:name
         .         .        PUNCT _ 3 punct",
    );
    assert_eq!(rows, ["institut · selon ·  · Le gel arrive · indirect"]);
}

#[test]
fn an_announced_thing_ends_where_the_reporter_goes_on() {
    let rows = statements(
        "La        le       DET   Number=Sing|PronType=Art 2 det
         ministre  ministre NOUN  Number=Sing 4 nsubj
         a         avoir    AUX   Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 4 aux:tense
         annoncé   annoncer VERB  Number=Sing|Tense=Past|VerbForm=Part 0 root
         sa        son      DET   Number=Sing|Poss=Yes 6 det
         retraite~ retraite NOUN  Number=Sing 4 obj
         ,         ,        PUNCT _ 10 punct
         après     après    ADP   _ 10 case
         deux      deux     NUM   _ 10 nummod
         ans       an       NOUN  Number=Plur 4 obl:mod
         de        de       ADP   _ 12 case
         crise~    crise    NOUN  Number=Sing 10 nmod
         .         .        PUNCT _ 4 punct",
    );
    assert_eq!(rows, ["ministre · annoncer ·  · sa retraite · indirect"]);
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
        "Le       le      DET   Number=Sing|PronType=Art 2 det
         médecin  médecin NOUN  Number=Sing 4 nsubj
         a        avoir   AUX   Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 4 aux:tense
         jugé     juger   VERB  Number=Sing|Tense=Past|VerbForm=Part 0 root
         la       le      DET   Number=Sing|PronType=Art 6 det
         fièvre   fièvre  NOUN  Number=Sing 4 obj
         \"~       \"       PUNCT _ 8 punct
         vaincue~ vaincre VERB  Number=Sing|Tense=Past|VerbForm=Part 6 acl
         \"        \"       PUNCT _ 8 punct
         dans     dans    ADP   _ 12 case
         la       le      DET   Number=Sing|PronType=Art 12 det
         vallée~  vallée  NOUN  Number=Sing 8 obl:mod
         .        .       PUNCT _ 4 punct",
    );
    assert_eq!(
        rows,
        ["médecin · juger · fièvre (object) · vaincue · direct"]
    );
}

#[test]
fn what_something_is_called_stands_behind_de() {
    let rows = statements(
        "Le        le        DET   Number=Sing|PronType=Art 2 det
         maire     maire     NOUN  Number=Sing 3 nsubj
         qualifie  qualifier VERB  Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 0 root
         la        le        DET   Number=Sing|PronType=Art 5 det
         foire     foire     NOUN  Number=Sing 3 obj
         6-7 aux
         à         à         ADP   _ 8 case
         les       le        DET   Number=Plur|PronType=Art 8 det
         vins      vin       NOUN  Number=Plur 5 nmod
         de        de        ADP   _ 11 case
         \"~        \"         PUNCT _ 11 punct
         triomphe~ triomphe  NOUN  Number=Sing 8 nmod
         \"~        \"         PUNCT _ 11 punct
         .         .         PUNCT _ 3 punct",
    );
    assert_eq!(
        rows,
        ["maire · qualifier · foire (object) · triomphe · direct"]
    );
}

#[test]
fn an_object_behind_a_phrase_of_place() {
    let rows = statements(
        "Ils      eux      PRON  Number=Plur|Person=3|PronType=Prs 3 nsubj
         ont      avoir    AUX   Mood=Ind|Number=Plur|Person=3|Tense=Pres|VerbForm=Fin 3 aux:tense
         dénoncé  dénoncer VERB  Number=Sing|Tense=Past|VerbForm=Part 0 root
         dans     dans     ADP   _ 7 case
         une      un       DET   Number=Sing|PronType=Art 7 det
         longue   long     ADJ   Number=Sing 7 amod
         tribune  tribune  NOUN  Number=Sing 3 obl:mod
         ces      ce       DET   Number=Plur|PronType=Dem 9 det
         ventes   vente    NOUN  Number=Plur 3 obj
         de       de       ADP   _ 12 case
         la       le       DET   Number=Sing|PronType=Art 12 det
         commune~ commune  NOUN  Number=Sing 9 nmod
         .        .        PUNCT _ 3 punct",
    );
    assert_eq!(rows, ["Ils · dénoncer · ventes (object) ·  · none"]);
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
        "Ce       ce         DET   Number=Sing|PronType=Dem 2 det
         défi~    défi       NOUN  Number=Sing 4 nsubj
         ,        ,          PUNCT _ 2 punct
         poursuit poursuivre VERB  Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 0 root
         la       le         DET   Number=Sing|PronType=Art 6 det
         nageuse~ nageur     NOUN  Number=Sing 4 obj
         ,        ,          PUNCT _ 4 punct
         \"~       \"          PUNCT _ 12 punct
         ce       ce         PRON  Number=Sing|Person=3|PronType=Dem 12 nsubj
         sera     être       AUX   Mood=Ind|Number=Sing|Person=3|Tense=Fut|VerbForm=Fin 12 cop
         une      un         DET   Number=Sing|PronType=Art 12 det
         fête~    fête       NOUN  Number=Sing 4 ccomp
         \"~       \"          PUNCT _ 12 punct
         .        .          PUNCT _ 4 punct",
    );
    assert_eq!(
        rows,
        ["nageuse · poursuivre ·  · Ce défi … ce sera une fête · mixed"]
    );
}

#[test]
fn a_passive_verb_behind_a_quotation_is_no_incise() {
    let rows = statements(
        "Le       le        DET   Number=Sing|PronType=Art 2 det
         chien~   chien     NOUN  Number=Sing 15 nsubj:pass
         ,        ,         PUNCT _ 4 punct
         héros    héros     NOUN  Number=Sing 2 appos
         5-6 du
         de       de        ADP   _ 7 case
         le       le        DET   Number=Sing|PronType=Art 7 det
         film     film      NOUN  Number=Sing 4 nmod
         \"~       \"         PUNCT _ 9 punct
         Rex      Rex       PROPN Number=Sing 7 nmod
         sauvé~   sauver    VERB  Number=Sing|Tense=Past|VerbForm=Part 9 acl
         \"~       \"         PUNCT _ 9 punct
         ,        ,         PUNCT _ 15 punct
         a        avoir     AUX   Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 15 aux:tense
         été      être      AUX   Tense=Past|VerbForm=Part 15 aux:pass
         présenté présenter VERB  Number=Sing|Tense=Past|VerbForm=Part 0 root
         samedi   samedi    NOUN  Number=Sing 15 obl:mod
         à        à         ADP   _ 19 case
         un       un        DET   Number=Sing|PronType=Art 19 det
         jury~    jury      NOUN  Number=Sing 15 obl:arg
         .        .         PUNCT _ 15 punct",
    );
    assert_eq!(rows, [""; 0]);
}

#[test]
fn a_relative_passive_has_its_noun_for_target() {
    let rows = statements(
        "Il       lui       PRON  Number=Sing|Person=3|PronType=Prs 2 nsubj
         commente commenter VERB  Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 0 root
         ce       ce        DET   Number=Sing|PronType=Dem 4 det
         discours discours  NOUN  Number=Sing 2 obj
         qui      qui       PRON  PronType=Rel 8 nsubj:pass
         a        avoir     AUX   Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 8 aux:tense
         été      être      AUX   Tense=Past|VerbForm=Part 8 aux:pass
         qualifié qualifier VERB  Number=Sing|Tense=Past|VerbForm=Part 4 acl:relcl
         de       de        ADP   _ 10 case
         leçon~   leçon     NOUN  Number=Sing 8 obl:arg
         .        .         PUNCT _ 2 punct",
    );
    assert_eq!(
        rows,
        [
            "Il · commenter · discours (about) ·  · none",
            " · qualifier · discours (object) · leçon · indirect"
        ]
    );
}

#[test]
fn a_relative_clause_before_an_incise_is_not_the_main_one() {
    let rows = statements(
        "Les       le        DET   Number=Plur|PronType=Art 2 det
         pêcheurs  pêcheur   NOUN  Number=Plur 14 nsubj
         qui       qui       PRON  PronType=Rel 5 nsubj:pass
         sont      être      AUX   Mood=Ind|Number=Plur|Person=3|Tense=Pres|VerbForm=Fin 5 aux:pass
         partis    partir    VERB  Number=Plur|Tense=Past|VerbForm=Part 2 acl:relcl
         6-7 au
         à         à         ADP   _ 8 case
         le        le        DET   Number=Sing|PronType=Art 8 det
         large     large     ADJ   Number=Sing 5 obl:mod
         ont       avoir     AUX   Mood=Ind|Number=Plur|Person=3|Tense=Pres|VerbForm=Fin 11 aux:tense
         été       être      AUX   Tense=Past|VerbForm=Part 11 aux:pass
         prévenus~ prévenir  VERB  Number=Plur|Tense=Past|VerbForm=Part 5 advcl
         ,         ,         PUNCT _ 11 punct
         a         avoir     AUX   Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 14 aux:tense
         rapporté  rapporter VERB  Number=Sing|Tense=Past|VerbForm=Part 0 root
         l'~       le        DET   Number=Sing|PronType=Art 16 det
         agence    agence    NOUN  Number=Sing 14 obj
         maritime  maritime  ADJ   Number=Sing 16 amod
         Anir~     Anir      PROPN _ 16 appos
         .         .         PUNCT _ 14 punct",
    );
    assert_eq!(
        rows,
        [
            "agence · rapporter ·  · Les pêcheurs qui sont partis au large ont été prévenus · indirect"
        ]
    );
}

#[test]
fn a_phrase_thrown_into_the_verb_is_no_complement() {
    let rows = statements(
        "Le        le        DET   Number=Sing|PronType=Art 2 det
         sculpteur sculpteur NOUN  Number=Sing 7 nsubj
         a         avoir     AUX   Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 7 aux:tense
         de        de        ADP   _ 6 case
         son       son       DET   Number=Sing|Poss=Yes 6 det
         côté      côté      NOUN  Number=Sing 7 obl:mod
         salué     saluer    VERB  Number=Sing|Tense=Past|VerbForm=Part 0 root
         les       le        DET   Number=Plur|PronType=Art 9 det
         marbres~  marbre    NOUN  Number=Plur 7 obj
         .         .         PUNCT _ 7 punct",
    );
    assert_eq!(rows, ["sculpteur · saluer · marbres (object) ·  · none"]);
}

#[test]
fn an_infinitive_that_tells_on_has_the_speaker_before() {
    let rows = statements(
        "\"~          \"          PUNCT _ 5 punct
         Le          le         DET   Number=Sing|PronType=Art 3 det
         lac         lac        NOUN  Number=Sing 5 nsubj:pass
         est         être       AUX   Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 5 aux:pass
         gelé~       geler      VERB  Number=Sing|Tense=Past|VerbForm=Part 0 root
         \"~          \"          PUNCT _ 5 punct
         ,           ,          PUNCT _ 9 punct
         a           avoir      AUX   Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 9 aux:tense
         estimé      estimer    VERB  Number=Sing|Tense=Past|VerbForm=Part 5 parataxis:insert
         le          le         DET   Number=Sing|PronType=Art 11 det
         maire~      maire      NOUN  Number=Sing 9 nsubj
         .           .          PUNCT _ 5 punct

         Et          et         CCONJ _ 3 cc
         de          de         ADP   _ 3 mark
         poursuivre  poursuivre VERB  VerbForm=Inf 0 root
         :           :          PUNCT _ 7 punct
         \"~          \"          PUNCT _ 7 punct
         Nous        nous       PRON  Number=Plur|Person=1|PronType=Prs 7 nsubj
         patinerons~ patiner    VERB  Mood=Ind|Number=Plur|Person=1|Tense=Pres|VerbForm=Fin 3 ccomp
         \"~          \"          PUNCT _ 7 punct
         .           .          PUNCT _ 7 punct",
    );
    assert_eq!(
        rows,
        [
            "maire · estimer ·  · Le lac est gelé · direct",
            "maire · poursuivre ·  · Nous patinerons · direct"
        ]
    );
}
