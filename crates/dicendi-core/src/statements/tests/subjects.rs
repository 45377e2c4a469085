//! Which phrase is the subject, where the tree hangs it elsewhere.

use super::statements;

#[test]
fn a_phrase_right_before_the_verb_is_its_subject() {
    let rows = statements(
        "Figure     figure    NOUN  Gender=Fem|Number=Sing                                9  obl:mod
         2-3 du
         de         de        ADP   _                                                     4  case
         le         le        DET   Definite=Def|Gender=Masc|Number=Sing|PronType=Art     4  det
         mouvement~ mouvement NOUN  Gender=Masc|Number=Sing                               1  nmod
         ,          ,         PUNCT _                                                     1  punct
         Anne       Anne      PROPN Gender=Masc|Number=Sing                               9  nsubj
         Roy        Roy       PROPN Gender=Masc|Number=Sing                               6  flat:name
         a          avoir     AUX   Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 9  aux:tense
         annoncé    annoncer  VERB  Gender=Masc|Number=Sing|Tense=Past|VerbForm=Part      0  root
         son        son       DET   Number=Sing|Poss=Yes                                  11 det
         départ~    départ    NOUN  Gender=Masc|Number=Sing                               9  obj
         .          .         PUNCT _                                                     9  punct",
    );
    assert_eq!(rows, ["Anne · annoncer ·  · son départ · indirect"]);
}

#[test]
fn a_title_opens_a_subject() {
    let rows = statements(
        "Elu           Elu           PROPN _                                                     8  nsubj
         sur           sur           ADP   _                                                     4  case
         un            un            DET   Definite=Ind|Gender=Masc|Number=Sing|PronType=Art     4  det
         slogan~       slogan        NOUN  Gender=Masc|Number=Sing                               1  nmod
         ,             ,             PUNCT _                                                     1  punct
         M.            monsieur      NOUN  Gender=Masc|Number=Sing                               8  nsubj
         Roy           Roy           PROPN Gender=Masc|Number=Sing                               6  nmod
         critique      critiquer     VERB  Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 0  root
         régulièrement régulièrement ADV   _                                                     8  advmod
         la            le            DET   Definite=Def|Gender=Fem|Number=Sing|PronType=Art      11 det
         presse~       presse        NOUN  Gender=Fem|Number=Sing                                8  obj
         .             .             PUNCT _                                                     8  punct",
    );
    assert_eq!(rows, ["M. · critiquer · presse (object) ·  · none"]);
}

#[test]
fn bare_nouns_in_a_list_speak_together() {
    let rows = statements(
        "A             à           ADP   _                                                     2  case
         Vannes~       Vannes      PROPN Gender=Fem|Number=Sing                                9  nsubj
         ,             ,           PUNCT _                                                     4  punct
         élus~         élu         NOUN  Gender=Masc|Number=Plur                               2  appos
         ,             ,           PUNCT _                                                     6  punct
         parents       parent      NOUN  Gender=Masc|Number=Plur                               4  conj
         et            et          CCONJ _                                                     8  cc
         enseignants   enseignant  NOUN  Gender=Masc|Number=Plur                               6  conj
         reconnaissent reconnaître VERB  Mood=Ind|Number=Plur|Person=3|Tense=Pres|VerbForm=Fin 0  root
         avoir         avoir       AUX   VerbForm=Inf                                          11 aux:tense
         eu            avoir       VERB  Gender=Masc|Number=Sing|Tense=Past|VerbForm=Part      9  xcomp
         peur~         peur        NOUN  Gender=Fem|Number=Sing                                11 obj
         .             .           PUNCT _                                                     9  punct",
    );
    assert_eq!(
        rows,
        ["élus, parents, enseignants · reconnaître ·  · avoir eu peur · indirect"]
    );
}

#[test]
fn a_list_begins_behind_a_relative() {
    let rows = statements(
        "Les       le       DET   Definite=Def|Number=Plur|PronType=Art                 2  det
         mesures   mesure   NOUN  Gender=Fem|Number=Plur                                4  nsubj
         ont       avoir    AUX   Mood=Ind|Number=Plur|Person=3|Tense=Pres|VerbForm=Fin 4  aux:tense
         fâché     fâcher   VERB  Gender=Masc|Number=Sing|Tense=Past|VerbForm=Part      0  root
         à         à        ADP   _                                                     6  case
         Vannes~   Vannes   PROPN Gender=Fem|Number=Sing                                4  obl:arg
         ,         ,        PUNCT _                                                     9  punct
         où        où       PRON  PronType=Rel                                          9  nmod
         élus      élu      NOUN  Gender=Masc|Number=Plur                               6  acl:relcl
         et        et       CCONJ _                                                     11 cc
         habitants habitant NOUN  Gender=Masc|Number=Plur                               9  conj
         les       eux      PRON  Number=Plur|Person=3|PronType=Prs                     13 obj
         jugent    juger    VERB  Mood=Ind|Number=Plur|Person=3|Tense=Pres|VerbForm=Fin 9  conj
         \"~       \"       PUNCT _                                                     15 punct
         absurdes~ absurde  ADJ   Number=Plur                                           13 xcomp
         \"~       \"       PUNCT _                                                     15 punct
         .         .        PUNCT _                                                     4  punct",
    );
    assert_eq!(
        rows,
        ["élus, habitants · juger · les (object) · absurdes · direct"]
    );
}

#[test]
fn a_word_between_commas_is_no_subject() {
    let rows = statements(
        "\"~           \"          PUNCT _                                                     4  punct
         Le            le          DET   Definite=Def|Gender=Masc|Number=Sing|PronType=Art     3  det
         maire         maire       NOUN  Gender=Masc|Number=Sing                               4  nsubj
         écrit         écrire      VERB  Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 0  root
         trop~         trop        ADV   _                                                     4  advmod
         \"~           \"          PUNCT _                                                     4  punct
         ,             ,           PUNCT _                                                     8  punct
         remarquent~   remarquer   VERB  Mood=Ind|Number=Plur|Person=3|Tense=Pres|VerbForm=Fin 4  parataxis:insert
         ,             ,           PUNCT _                                                     10 punct
         sarcastiques~ sarcastique ADJ   Number=Plur                                           8  nsubj
         ,             ,           PUNCT _                                                     13 punct
         les           le          DET   Definite=Def|Number=Plur|PronType=Art                 13 det
         avocats       avocat      NOUN  Gender=Masc|Number=Plur                               8  nsubj
         de            de          ADP   _                                                     16 case
         la            le          DET   Definite=Def|Gender=Fem|Number=Sing|PronType=Art      16 det
         société~      société     NOUN  Gender=Fem|Number=Sing                                13 nmod
         .             .           PUNCT _                                                     4  punct",
    );
    assert_eq!(
        rows,
        ["avocats · remarquer ·  · Le maire écrit trop · direct"]
    );
}

#[test]
fn an_agent_stands_behind_quoted_words() {
    let rows = statements(
        "Le       le       DET   Definite=Def|Gender=Masc|Number=Sing|PronType=Art           2  det
         risque   risque   NOUN  Gender=Masc|Number=Sing                                     4  nsubj:pass
         est      être     AUX   Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin       4  aux:pass
         jugé     juger    VERB  Gender=Masc|Number=Sing|Tense=Past|VerbForm=Part|Voice=Pass 0  root
         \"~      \"       PUNCT _                                                           6  punct
         élevé~   élever   VERB  Gender=Masc|Number=Sing|Tense=Past|VerbForm=Part|Voice=Pass 4  advcl
         \"       \"       PUNCT _                                                           6  punct
         par      par      ADP   _                                                           10 case
         l'~      le       DET   Definite=Def|Number=Sing|PronType=Art                       10 det
         Institut institut NOUN  Gender=Masc|Number=Sing                                     6  obl:agent
         national national ADJ   Gender=Masc|Number=Sing                                     10 amod
         12-13 des
         de       de       ADP   _                                                           14 case
         les      le       DET   Definite=Def|Number=Plur|PronType=Art                       14 det
         eaux     eau      NOUN  Gender=Fem|Number=Plur                                      10 nmod
         (~       (        PUNCT _                                                           16 punct
         INE~     ine      NOUN  _                                                           14 appos
         )~       )        PUNCT _                                                           16 punct
         .        .        PUNCT _                                                           4  punct",
    );
    assert_eq!(
        rows,
        ["Institut · juger · risque (object) · élevé · direct"]
    );
}

#[test]
fn a_second_office_is_no_second_speaker() {
    let rows = statements(
        "Le        le        DET   Definite=Def|Gender=Masc|Number=Sing|PronType=Art     2  det
         président président NOUN  Gender=Masc|Number=Sing                               11 nsubj
         3-4 du
         de        de        ADP   _                                                     5  case
         le        le        DET   Definite=Def|Gender=Masc|Number=Sing|PronType=Art     5  det
         groupe    groupe    NOUN  Gender=Masc|Number=Sing                               2  nmod
         Alpha     Alpha     PROPN Gender=Masc|Number=Sing                               5  nmod
         et        et        CCONJ _                                                     9  cc
         ancien    ancien    ADJ   Gender=Masc|Number=Sing                               9  amod
         ministre  ministre  NOUN  Gender=Masc|Number=Sing                               2  conj
         s'~       soi       PRON  Person=3|PronType=Prs|Reflex=Yes                      11 expl:pv
         inquiète  inquiéter VERB  Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 0  root
         de        de        ADP   _                                                     14 case
         possibles possible  ADJ   Number=Plur                                           14 amod
         fuites~   fuite     NOUN  Gender=Fem|Number=Plur                                11 obl:arg
         .         .         PUNCT _                                                     11 punct",
    );
    assert_eq!(rows, ["président · s'inquiéter · fuites (about) ·  · none"]);
}

#[test]
fn whoever_learns_it_has_it_from_the_source() {
    let rows = statements(
        "Le         le        DET   Definite=Def|Gender=Masc|Number=Sing|PronType=Art     2  det
         maire      maire     NOUN  Gender=Masc|Number=Sing                               4  nsubj:pass
         est        être      AUX   Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 4  aux:pass
         mis        mettre    VERB  Gender=Masc|Tense=Past|VerbForm=Part|Voice=Pass       0  root
         en         en        ADP   _                                                     6  case
         cause~     cause     NOUN  Gender=Fem|Number=Sing                                4  obl:arg
         ,          ,         PUNCT _                                                     9  punct
         a          avoir     AUX   Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 9  aux:tense
         appris     apprendre VERB  Gender=Masc|Tense=Past|VerbForm=Part                  4  parataxis:insert
         vendredi   vendredi  NOUN  Gender=Masc|Number=Sing                               9  obl:mod
         la         le        DET   Definite=Def|Gender=Fem|Number=Sing|PronType=Art      12 det
         radio      radio     NOUN  Gender=Fem|Number=Sing                                9  obj
         auprès     auprès    ADV   _                                                     9  advmod
         de         de        ADP   _                                                     16 case
         son        son       DET   Number=Sing|Poss=Yes                                  16 det
         entourage~ entourage NOUN  Gender=Masc|Number=Sing                               13 obl:arg
         .          .         PUNCT _                                                     4  punct",
    );
    assert_eq!(
        rows,
        ["entourage · apprendre ·  · Le maire est mis en cause · indirect"]
    );
}

#[test]
fn a_source_right_before_a_participle_speaks() {
    let rows = statements(
        "Les          le          DET   Definite=Def|Number=Plur|PronType=Art                 3  det
         deux         deux        NUM   NumType=Card                                          3  nummod
         élus         élu         NOUN  Gender=Masc|Number=Plur                               5  nsubj
         ont          avoir       AUX   Mood=Ind|Number=Plur|Person=3|Tense=Pres|VerbForm=Fin 5  aux:tense
         publié       publier     VERB  Gender=Masc|Number=Sing|Tense=Past|VerbForm=Part      0  root
         un           un          DET   Definite=Ind|Gender=Masc|Number=Sing|PronType=Art     7  det
         communiqué   communiqué  NOUN  Gender=Masc|Number=Sing                               5  obj
         dénonçant    dénoncer    VERB  Tense=Pres|VerbForm=Part                              7  acl
         une          un          DET   Definite=Ind|Gender=Fem|Number=Sing|PronType=Art      11 det
         \"~          \"          PUNCT _                                                     11 punct
         provocation~ provocation NOUN  Gender=Fem|Number=Sing                                8  obj
         \"~          \"          PUNCT _                                                     11 punct
         .            .           PUNCT _                                                     5  punct",
    );
    assert_eq!(
        rows,
        ["communiqué · dénoncer · provocation (object) · une \"provocation\" · mixed"]
    );
}

#[test]
fn examples_are_not_all_of_them() {
    let rows = statements(
        "Le        le       DET   Definite=Def|Gender=Masc|Number=Sing|PronType=Art           2  det
         boycott   boycott  NOUN  Gender=Masc|Number=Sing                                     4  nsubj:pass
         est       être     AUX   Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin       4  aux:pass
         mené      mener    VERB  Gender=Masc|Number=Sing|Tense=Past|VerbForm=Part|Voice=Pass 0  root
         par       par      ADP   _                                                           7  case
         des       un       DET   Definite=Ind|Number=Plur|PronType=Art                       7  det
         clubs~    club     NOUN  Gender=Masc|Number=Plur                                     4  obl:agent
         ,         ,        PUNCT _                                                           10 punct
         dont      dont     PRON  PronType=Rel                                                10 nmod
         Alpha     Alpha    PROPN Gender=Masc|Number=Sing                                     7  acl:relcl
         et        et       CCONJ _                                                           12 cc
         Bêta~     Bêta     PROPN Gender=Masc|Number=Sing                                     10 conj
         ,         ,        PUNCT _                                                           15 punct
         qui       qui      PRON  PronType=Rel                                                15 nsubj
         réclament réclamer VERB  Mood=Ind|Number=Plur|Person=3|Tense=Pres|VerbForm=Fin       10 acl:relcl
         une       un       DET   Definite=Ind|Gender=Fem|Number=Sing|PronType=Art            17 det
         règle~    règle    NOUN  Gender=Fem|Number=Sing                                      15 obj
         .         .        PUNCT _                                                           4  punct",
    );
    assert_eq!(rows, ["clubs · réclamer ·  · une règle · indirect"]);
}

#[test]
fn a_participle_with_an_agent_is_passive() {
    let rows = statements(
        "Le          le         DET   Definite=Def|Gender=Masc|Number=Sing|PronType=Art           2  det
         candidat~   candidat   NOUN  Gender=Masc|Number=Sing                                     16 nsubj
         ,           ,          PUNCT _                                                           4  punct
         martelant   marteler   VERB  Tense=Pres|VerbForm=Part                                    2  acl
         son         son        DET   Number=Sing|Poss=Yes                                        6  det
         refus       refus      NOUN  Gender=Masc|Number=Sing                                     4  obj
         et          et         CCONJ _                                                           8  cc
         taxé        taxer      VERB  Gender=Masc|Number=Sing|Tense=Past|VerbForm=Part|Voice=Pass 6  conj
         de          de         ADP   _                                                           10 case
         naïf        naïf       NOUN  Gender=Masc|Number=Sing                                     8  obl:arg
         par         par        ADP   _                                                           13 case
         l'~         le         DET   Definite=Def|Number=Sing|PronType=Art                       13 det
         opposition~ opposition NOUN  Gender=Fem|Number=Sing                                      4  obl:mod
         ,           ,          PUNCT _                                                           4  punct
         a           avoir      AUX   Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin       16 aux:tense
         promis      promettre  VERB  Gender=Masc|Number=Sing|Tense=Past|VerbForm=Part            0  root
         des         un         DET   Definite=Ind|Number=Plur|PronType=Art                       18 det
         emplois~    emploi     NOUN  Gender=Masc|Number=Plur                                     16 obj
         .           .          PUNCT _                                                           16 punct",
    );
    assert_eq!(
        rows,
        [
            "candidat · marteler ·  · son refus et taxé de naïf par l'opposition · indirect",
            "opposition · taxer · refus (object) · naïf · indirect",
            "candidat · promettre ·  · des emplois · indirect"
        ]
    );
}

#[test]
fn a_participle_behind_a_comma_belongs_to_who_acts() {
    let rows = statements(
        "\"~       \"        PUNCT _                                                     5  punct
         Rien      rien      PRON  Number=Sing|PronType=Neg                              5  nsubj:pass
         n'~       ne        ADV   _                                                     5  advmod
         est       être      AUX   Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 5  aux:pass
         venu~     venir     VERB  Gender=Masc|Number=Sing|Tense=Past|VerbForm=Part      0  root
         \"~       \"        PUNCT _                                                     5  punct
         ,         ,         PUNCT _                                                     8  punct
         assurait  assurer   VERB  Mood=Ind|Number=Sing|Person=3|Tense=Imp|VerbForm=Fin  5  parataxis:insert
         lundi     lundi     NOUN  Gender=Masc|Number=Sing                               8  obl:mod
         l'~       le        DET   Definite=Def|Number=Sing|PronType=Art                 11 det
         entourage entourage NOUN  Gender=Masc|Number=Sing                               8  nsubj
         12-13 du
         de        de        ADP   _                                                     14 case
         le        le        DET   Definite=Def|Gender=Masc|Number=Sing|PronType=Art     14 det
         président président NOUN  Gender=Masc|Number=Sing                               11 nmod
         à         à         ADP   _                                                     17 case
         la        le        DET   Definite=Def|Gender=Fem|Number=Sing|PronType=Art      17 det
         radio~    radio     NOUN  Gender=Fem|Number=Sing                                14 nmod
         ,         ,         PUNCT _                                                     19 punct
         évoquant  évoquer   VERB  Tense=Pres|VerbForm=Part                              8  advcl
         un        un        DET   Definite=Ind|Gender=Masc|Number=Sing|PronType=Art     22 det
         \"~       \"        PUNCT _                                                     22 punct
         oubli~    oubli     NOUN  Gender=Masc|Number=Sing                               19 obj
         \"~       \"        PUNCT _                                                     22 punct
         .         .         PUNCT _                                                     5  punct",
    );
    assert_eq!(
        rows,
        [
            "entourage · assurer ·  · Rien n'est venu · direct",
            "entourage · évoquer ·  · un \"oubli\" · mixed"
        ]
    );
}

#[test]
fn what_is_done_does_not_speak() {
    let rows = statements(
        "L'~      le        DET   Definite=Def|Number=Sing|PronType=Art                       2  det
         élue     élu       NOUN  Gender=Fem|Number=Sing                                      3  nsubj
         retrouve retrouver VERB  Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin       0  root
         la       le        DET   Definite=Def|Gender=Fem|Number=Sing|PronType=Art            5  det
         force    force     NOUN  Gender=Fem|Number=Sing                                      3  obj
         de       de        ADP   _                                                           7  mark
         dire     dire      VERB  VerbForm=Inf                                                5  acl
         que      que       SCONJ _                                                           11 mark
         tout     tout      PRON  Gender=Masc|Number=Sing|Person=3|PronType=Ind               11 nsubj:pass
         est      être      AUX   Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin       11 aux:pass
         fini~    finir     VERB  Gender=Masc|Number=Sing|Tense=Past|VerbForm=Part|Voice=Pass 7  ccomp
         .        .         PUNCT _                                                           3  punct",
    );
    assert_eq!(rows, ["élue · dire ·  · tout est fini · indirect"]);
}

#[test]
fn a_relative_clause_agrees_with_its_antecedent() {
    let rows = statements(
        "L'~          le           DET   Definite=Def|Number=Sing|PronType=Art                 2  det
         association  association  NOUN  Gender=Fem|Number=Sing                                0  root
         3-4 des
         de           de           ADP   _                                                     5  case
         les          le           DET   Definite=Def|Number=Plur|PronType=Art                 5  det
         entreprises  entreprise   NOUN  Gender=Fem|Number=Plur                                2  nmod
         6-7 du
         de           de           ADP   _                                                     8  case
         le           le           DET   Definite=Def|Gender=Masc|Number=Sing|PronType=Art     8  det
         port~        port         NOUN  Gender=Masc|Number=Sing                               5  nmod
         ,            ,            PUNCT _                                                     11 punct
         qui          qui          PRON  PronType=Rel                                          11 nsubj
         appelle      appeler      VERB  Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 8  acl:relcl
         le           le           DET   Definite=Def|Gender=Masc|Number=Sing|PronType=Art     13 det
         gouvernement gouvernement NOUN  Gender=Masc|Number=Sing                               11 obj
         à            à            ADP   _                                                     15 mark
         agir~        agir         VERB  VerbForm=Inf                                          11 xcomp
         ,            ,            PUNCT _                                                     19 punct
         a            à            ADP   _                                                     19 case
         trois        trois        NUM   NumType=Card                                          19 nummod
         ans~         an           NOUN  Gender=Masc|Number=Plur                               15 obl:mod
         .            .            PUNCT _                                                     2  punct",
    );
    assert_eq!(
        rows,
        ["association · appeler · gouvernement (addressee) · agir, a trois ans · indirect"]
    );
}

#[test]
fn whoever_holds_the_office_speaks() {
    let rows = statements(
        "Un         un         DET   Definite=Ind|Gender=Masc|Number=Sing|PronType=Art     2  det
         bruit      bruit      NOUN  Gender=Masc|Number=Sing                               4  nsubj
         a          avoir      AUX   Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 4  aux:tense
         surpris    surprendre VERB  Gender=Masc|Tense=Past|VerbForm=Part                  0  root
         le         le         DET   Definite=Def|Gender=Masc|Number=Sing|PronType=Art     6  det
         secrétaire secrétaire NOUN  Gender=Masc|Number=Sing                               4  obj
         d'~        de         ADP   _                                                     8  case
         Etat       état       NOUN  Gender=Masc|Number=Sing                               6  nmod
         à          à          ADP   _                                                     11 case
         l'~        le         DET   Definite=Def|Number=Sing|PronType=Art                 11 det
         Intérieur  intérieur  NOUN  Gender=Masc|Number=Sing                               4  obl:arg
         qui        qui        PRON  PronType=Rel                                          14 nsubj
         a          avoir      AUX   Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 14 aux:tense
         assuré     assurer    VERB  Gender=Masc|Number=Sing|Tense=Past|VerbForm=Part      11 acl:relcl
         que        que        SCONJ _                                                     17 mark
         tout       tout       PRON  Gender=Masc|Number=Sing|Person=3|PronType=Ind         17 nsubj
         irait      aller      VERB  Mood=Cnd|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 14 ccomp
         bien~      bien       ADV   _                                                     17 advmod
         .          .          PUNCT _                                                     4  punct",
    );
    assert_eq!(
        rows,
        ["secrétaire · assurer ·  · tout irait bien · indirect"]
    );
}

#[test]
fn a_time_behind_the_verb_is_no_subject() {
    let rows = statements(
        "\"~        \"      PUNCT _                                                     3  punct
         Nous       nous    PRON  Number=Plur|Person=1|PronType=Prs                     3  nsubj
         tiendrons~ tenir   VERB  Mood=Ind|Number=Plur|Person=1|Tense=Pres|VerbForm=Fin 0  root
         \"~        \"      PUNCT _                                                     3  punct
         ,          ,       PUNCT _                                                     7  punct
         a          avoir   AUX   Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 7  aux:tense
         estimé     estimer VERB  Gender=Masc|Number=Sing|Tense=Past|VerbForm=Part      3  parataxis:insert
         quelques   quelque DET   Definite=Ind|Number=Plur|PronType=Art                 9  det
         heures     heure   NOUN  Gender=Fem|Number=Plur                                13 nmod
         plus       plus    ADV   _                                                     11 advmod
         tôt        tôt     ADV   _                                                     7  advmod
         le         le      DET   Definite=Def|Gender=Masc|Number=Sing|PronType=Art     13 det
         maire      maire   NOUN  Gender=Masc|Number=Sing                               7  nsubj
         de         de      ADP   _                                                     15 case
         Vannes~    Vannes  PROPN Gender=Fem|Number=Sing                                13 nmod
         .          .       PUNCT _                                                     3  punct",
    );
    assert_eq!(rows, ["maire · estimer ·  · Nous tiendrons · direct"]);
}

#[test]
fn a_number_that_differs_gives_way_to_the_name() {
    let rows = statements(
        "De        un        DET   Definite=Ind|Number=Plur|PronType=Art                 3  det
         nouvelles nouveau   ADJ   Gender=Fem|Number=Plur                                3  amod
         décisions décision  NOUN  Gender=Fem|Number=Plur                                8  nsubj
         Anne      Anne      PROPN Gender=Masc|Number=Sing                               3  nmod
         Roy       Roy       PROPN Gender=Masc|Number=Sing                               4  flat:name
         a         avoir     AUX   Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 8  aux:tense
         également également ADV   _                                                     8  advmod
         annoncé   annoncer  VERB  Gender=Masc|Number=Sing|Tense=Past|VerbForm=Part      0  root
         des       un        DET   Definite=Ind|Number=Plur|PronType=Art                 10 det
         aides~    aide      NOUN  Gender=Fem|Number=Plur                                8  obj
         .         .         PUNCT _                                                     8  punct",
    );
    assert_eq!(rows, ["décisions · annoncer ·  · des aides · indirect"]);
}

#[test]
fn a_crosshead_run_into_the_sentence_ends_before_a_capital() {
    let rows = statements(
        "Un        un        DET   Definite=Ind|Gender=Masc|Number=Sing|PronType=Art     2  det
         millier   millier   NOUN  Gender=Masc|Number=Sing                               9  nsubj
         de        de        ADP   _                                                     4  case
         foyers    foyer     NOUN  Gender=Masc|Number=Plur                               2  nmod
         Le        le        DET   Definite=Def|Gender=Masc|Number=Sing|PronType=Art     6  det
         parti     parti     NOUN  Gender=Masc|Number=Sing                               2  nmod
         a         avoir     AUX   Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 9  aux:tense
         également également ADV   _                                                     9  advmod
         loué      louer     VERB  Gender=Masc|Number=Sing|Tense=Past|VerbForm=Part      0  root
         \"~       \"        PUNCT _                                                     12 punct
         le        le        DET   Definite=Def|Gender=Masc|Number=Sing|PronType=Art     12 det
         courage~  courage   NOUN  Gender=Masc|Number=Sing                               9  obj
         \"        \"        PUNCT _                                                     12 punct
         14-15 du
         de        de        ADP   _                                                     16 case
         le        le        DET   Definite=Def|Gender=Masc|Number=Sing|PronType=Art     16 det
         maire~    maire     NOUN  Gender=Masc|Number=Sing                               12 nmod
         .         .         PUNCT _                                                     9  punct",
    );
    assert_eq!(
        rows,
        ["parti · louer · courage (object) · \"le courage\" du maire · mixed"]
    );
}
