//! Where a report goes on and where the reporter does; what counts without a clause.

use super::statements;

#[test]
fn words_are_quoted_on() {
    let rows = statements(
        "La       le       DET   Definite=Def|Gender=Fem|Number=Sing|PronType=Art           2  det
         maire    maire    NOUN  Gender=Fem|Number=Sing                                     4  nsubj
         se       soi      PRON  Person=3|PronType=Prs|Reflex=Yes                           4  expl:pass
         dit      dire     VERB  Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin      0  root
         soulagée soulager VERB  Gender=Fem|Number=Sing|Tense=Past|VerbForm=Part|Voice=Pass 4  xcomp
         de       de       ADP   _                                                          8  case
         la       le       DET   Definite=Def|Gender=Fem|Number=Sing|PronType=Art           8  det
         fin      fin      NOUN  Gender=Fem|Number=Sing                                     5  obl:arg
         9-10 des
         de       de       ADP   _                                                          11 case
         les      le       DET   Definite=Def|Number=Plur|PronType=Art                      11 det
         travaux~ travail  NOUN  Gender=Masc|Number=Plur                                    8  nmod
         ,        ,        PUNCT _                                                          17 punct
         car      car      CCONJ _                                                          17 cc
         \"~      \"       PUNCT _                                                          17 punct
         cela     cela     PRON  Number=Sing|Person=3|PronType=Dem                          17 nsubj
         ne       ne       ADV   _                                                          17 advmod
         pouvait  pouvoir  VERB  Mood=Ind|Number=Sing|Person=3|Tense=Imp|VerbForm=Fin       4  conj
         plus     plus     ADV   _                                                          17 advmod
         durer~   durer    VERB  VerbForm=Inf                                               17 xcomp
         \"~      \"       PUNCT _                                                          17 punct
         .        .        PUNCT _                                                          4  punct",
    );
    assert_eq!(
        rows,
        [
            "maire · se dire ·  · soulagée de la fin des travaux, car \"cela ne pouvait plus durer\" · mixed"
        ]
    );
}

#[test]
fn a_further_act_is_not_quoted_on() {
    let rows = statements(
        "Le       le       DET   Definite=Def|Gender=Masc|Number=Sing|PronType=Art     2  det
         préfet   préfet   NOUN  Gender=Masc|Number=Sing                               3  nsubj
         annonce  annoncer VERB  Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 0  root
         une      un       DET   Definite=Ind|Gender=Fem|Number=Sing|PronType=Art      5  det
         pause    pause    NOUN  Gender=Fem|Number=Sing                                3  obj
         et       et       CCONJ _                                                     7  cc
         prépare  préparer VERB  Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 3  conj
         un       un       DET   Definite=Ind|Gender=Masc|Number=Sing|PronType=Art     10 det
         \"~      \"       PUNCT _                                                     10 punct
         plan     plan     NOUN  Gender=Masc|Number=Sing                               7  obj
         de       de       ADP   _                                                     12 case
         relance~ relance  NOUN  Gender=Fem|Number=Sing                                10 nmod
         \"~      \"       PUNCT _                                                     10 punct
         .        .        PUNCT _                                                     3  punct",
    );
    assert_eq!(rows, ["préfet · annoncer ·  · une pause · indirect"]);
}

#[test]
fn a_concession_is_the_reporters() {
    let rows = statements(
        "Le      le      DET   Definite=Def|Gender=Masc|Number=Sing|PronType=Art     2  det
         maire   maire   NOUN  Gender=Masc|Number=Sing                               3  nsubj
         assure  assurer VERB  Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 0  root
         que     que     SCONJ _                                                     8  mark
         la      le      DET   Definite=Def|Gender=Fem|Number=Sing|PronType=Art      6  det
         digue   digue   NOUN  Gender=Fem|Number=Sing                                8  nsubj
         est     être    AUX   Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 8  cop
         solide~ solide  ADJ   Number=Sing                                           3  ccomp
         ,       ,       PUNCT _                                                     15 punct
         même    même    ADV   _                                                     15 mark
         si      si      SCONJ _                                                     10 fixed
         un      un      DET   Definite=Ind|Gender=Masc|Number=Sing|PronType=Art     13 det
         mur     mur     NOUN  Gender=Masc|Number=Sing                               15 nsubj
         a       avoir   AUX   Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 15 aux:tense
         cédé~   céder   VERB  Gender=Masc|Number=Sing|Tense=Past|VerbForm=Part      8  advcl
         .       .       PUNCT _                                                     3  punct",
    );
    assert_eq!(
        rows,
        ["maire · assurer ·  · la digue est solide · indirect"]
    );
}

#[test]
fn shares_are_compared_by_the_reporter() {
    let rows = statements(
        "Près     près     ADV   _                                                     8  nsubj
         de       de       ADP   _                                                     4  case
         40       40       NUM   NumType=Card                                          4  nummod
         %        %        NOUN  Gender=Masc                                           1  obl:arg
         5-6 des
         de       de       ADP   _                                                     7  case
         les      le       DET   Definite=Def|Number=Plur|PronType=Art                 7  det
         élus     élu      NOUN  Gender=Masc|Number=Plur                               4  nmod
         disent   dire     VERB  Mood=Ind|Number=Plur|Person=3|Tense=Pres|VerbForm=Fin 0  root
         soutenir soutenir VERB  VerbForm=Inf                                          8  xcomp
         la       le       DET   Definite=Def|Gender=Fem|Number=Sing|PronType=Art      11 det
         loi~     loi      NOUN  Gender=Fem|Number=Sing                                9  obj
         ,        ,        PUNCT _                                                     15 punct
         contre   contre   ADP   _                                                     15 case
         20       20       NUM   NumType=Card                                          15 nummod
         %        %        NOUN  Gender=Masc                                           8  obl:mod
         en       en       ADP   _                                                     17 case
         mars~    mars     NOUN  Gender=Masc|Number=Sing                               15 nmod
         .        .        PUNCT _                                                     8  punct",
    );
    assert_eq!(rows, ["Près · dire ·  · soutenir la loi · indirect"]);
}

#[test]
fn a_second_clause_of_one_report() {
    let rows = statements(
        "Le       le      DET   Definite=Def|Gender=Masc|Number=Sing|PronType=Art     2  det
         maire    maire   NOUN  Gender=Masc|Number=Sing                               3  nsubj
         assure   assurer VERB  Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 0  root
         vouloir  vouloir VERB  VerbForm=Inf                                          3  xcomp
         rester   rester  VERB  VerbForm=Inf                                          4  xcomp
         et       et      CCONJ _                                                     10 cc
         que      que     SCONJ _                                                     10 mark
         le       le      DET   Definite=Def|Gender=Masc|Number=Sing|PronType=Art     9  det
         port     port    NOUN  Gender=Masc|Number=Sing                               10 nsubj
         rouvrira rouvrir VERB  Mood=Ind|Number=Sing|Person=3|Tense=Fut|VerbForm=Fin  5  ccomp
         lundi~   lundi   NOUN  Gender=Masc|Number=Sing                               10 obl:mod
         .        .       PUNCT _                                                     3  punct",
    );
    assert_eq!(
        rows,
        ["maire · assurer ·  · vouloir rester et que le port rouvrira lundi · indirect"]
    );
}

#[test]
fn what_is_not_said_ends_a_noun_phrase() {
    let rows = statements(
        "Le        le         DET   Definite=Def|Gender=Masc|Number=Sing|PronType=Art     2  det
         maire     maire      NOUN  Gender=Masc|Number=Sing                               4  nsubj
         a         avoir      AUX   Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 4  aux:tense
         réaffirmé réaffirmer VERB  Gender=Masc|Number=Sing|Tense=Past|VerbForm=Part      0  root
         sa        son        DET   Gender=Fem|Number=Sing|Poss=Yes                       6  det
         volonté   volonté    NOUN  Gender=Fem|Number=Sing                                4  obj
         de        de         ADP   _                                                     8  mark
         bâtir     bâtir      VERB  VerbForm=Inf                                          6  acl
         un        un         DET   Definite=Ind|Gender=Masc|Number=Sing|PronType=Art     10 det
         pont~     pont       NOUN  Gender=Masc|Number=Sing                               8  obj
         ,         ,          PUNCT _                                                     14 punct
         mais      mais       CCONJ _                                                     14 cc
         sans      sans       ADP   _                                                     14 mark
         préciser  préciser   VERB  VerbForm=Inf                                          4  conj
         quand~    quand      SCONJ _                                                     14 mark
         .         .          PUNCT _                                                     4  punct",
    );
    assert_eq!(
        rows,
        ["maire · réaffirmer ·  · sa volonté de bâtir un pont · indirect"]
    );
}

#[test]
fn an_infinitive_of_a_preposition_is_not_said() {
    let rows = statements(
        "La         le       DET   Definite=Def|Gender=Fem|Number=Sing|PronType=Art      2  det
         mairie     mairie   NOUN  Gender=Fem|Number=Sing                                4  nsubj
         a          avoir    AUX   Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 4  aux:tense
         annoncé    annoncer VERB  Gender=Masc|Number=Sing|Tense=Past|VerbForm=Part      0  root
         l'~        le       DET   Definite=Def|Number=Sing|PronType=Art                 6  det
         arrêt      arrêt    NOUN  Gender=Masc|Number=Sing                               4  obj
         de         de       ADP   _                                                     9  case
         la         le       DET   Definite=Def|Gender=Fem|Number=Sing|PronType=Art      9  det
         vente      vente    NOUN  Gender=Fem|Number=Sing                                6  nmod
         afin       afin     ADV   _                                                     4  advmod
         d'~        de       ADP   _                                                     12 mark
         aider      aider    VERB  VerbForm=Inf                                          10 ccomp
         les        le       DET   Definite=Def|Number=Plur|PronType=Art                 14 det
         commerces~ commerce NOUN  Gender=Masc|Number=Plur                               12 obj
         .          .        PUNCT _                                                     4  punct",
    );
    assert_eq!(
        rows,
        ["mairie · annoncer ·  · l'arrêt de la vente afin d'aider les commerces · indirect"]
    );
}

#[test]
fn before_leaving_is_no_complement() {
    let rows = statements(
        "La        le       DET   Definite=Def|Gender=Fem|Number=Sing|PronType=Art      2  det
         ministre  ministre NOUN  Gender=Fem|Number=Sing                                5  nsubj
         lui       lui      PRON  Number=Sing|Person=3|PronType=Prs                     5  iobj
         a         avoir    AUX   Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 5  aux:tense
         raconté   raconter VERB  Gender=Masc|Number=Sing|Tense=Past|VerbForm=Part      0  root
         les       le       DET   Definite=Def|Number=Plur|PronType=Art                 7  det
         faits~    fait     NOUN  Gender=Masc|Number=Plur                               5  obj
         ,         ,        PUNCT _                                                     9  punct
         avant     avant    ADV   _                                                     5  advmod
         de        de       ADP   _                                                     11 mark
         repartir~ repartir VERB  VerbForm=Inf                                          9  ccomp
         .         .        PUNCT _                                                     5  punct",
    );
    assert_eq!(
        rows,
        ["ministre · raconter · lui (addressee) · les faits · indirect"]
    );
}

#[test]
fn auxiliaries_of_a_quotation_are_not_those_of_the_verb() {
    let rows = statements(
        "\"~       \"       PUNCT _                                                     8  punct
         C'~       ce       PRON  Number=Sing|Person=3|PronType=Dem                     8  nsubj
         est       être     AUX   Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 8  aux:tense
         bien~     bien     ADV   _                                                     8  advmod
         \"~       \"       PUNCT _                                                     8  punct
         ,         ,        PUNCT _                                                     8  punct
         a         avoir    AUX   Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 8  aux:tense
         insisté   insister VERB  Gender=Masc|Number=Sing|Tense=Past|VerbForm=Part      0  root
         le        le       DET   Definite=Def|Gender=Masc|Number=Sing|PronType=Art     10 det
         ministre~ ministre NOUN  Gender=Masc|Number=Sing                               8  nsubj
         .         .        PUNCT _                                                     8  punct",
    );
    assert_eq!(rows, ["ministre · insister ·  · C'est bien · direct"]);
}

#[test]
fn who_is_pushed_speaks() {
    let rows = statements(
        "La      le      DET   Definite=Def|Gender=Fem|Number=Sing|PronType=Art      2  det
         crise   crise   NOUN  Gender=Fem|Number=Sing                                4  nsubj
         a       avoir   AUX   Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 4  aux:tense
         poussé  pousser VERB  Gender=Masc|Number=Sing|Tense=Past|VerbForm=Part      0  root
         le      le      DET   Definite=Def|Gender=Masc|Number=Sing|PronType=Art     6  det
         maire   maire   NOUN  Gender=Masc|Number=Sing                               4  obj
         à       à       ADP   _                                                     8  mark
         exclure exclure VERB  VerbForm=Inf                                          4  xcomp
         un      un      DET   Definite=Ind|Gender=Masc|Number=Sing|PronType=Art     11 det
         nouveau nouveau ADJ   Gender=Masc|Number=Sing                               11 amod
         report~ report  NOUN  Gender=Masc|Number=Sing                               8  obj
         .       .       PUNCT _                                                     4  punct",
    );
    assert_eq!(rows, ["maire · exclure ·  · un nouveau report · indirect"]);
}

#[test]
fn what_is_due_is_announced() {
    let rows = statements(
        "Le       le       DET   Definite=Def|Gender=Masc|Number=Sing|PronType=Art     2 det
         maire    maire    NOUN  Gender=Masc|Number=Sing                               3 nsubj
         doit     devoir   VERB  Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 0 root
         annoncer annoncer VERB  VerbForm=Inf                                          3 xcomp
         jeudi    jeudi    NOUN  Gender=Masc|Number=Sing                               4 obl:mod
         son      son      DET   Number=Sing|Poss=Yes                                  7 det
         plan     plan     NOUN  Gender=Masc|Number=Sing                               4 obj
         de       de       ADP   _                                                     9 case
         relance~ relance  NOUN  Gender=Fem|Number=Sing                                7 nmod
         .        .        PUNCT _                                                     3 punct",
    );
    assert_eq!(
        rows,
        ["maire · annoncer ·  · son plan de relance · indirect"]
    );
}

#[test]
fn a_denial_says_enough() {
    let rows = statements(
        "La       le       DET   Definite=Def|Gender=Fem|Number=Sing|PronType=Art      2 det
         mairie   mairie   NOUN  Gender=Fem|Number=Sing                                4 nsubj
         a        avoir    AUX   Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 4 aux:tense
         démenti~ démentir VERB  Gender=Masc|Number=Sing|Tense=Past|VerbForm=Part      0 root
         .        .        PUNCT _                                                     4 punct",
    );
    assert_eq!(rows, ["mairie · démentir ·  ·  · none"]);
}

#[test]
fn critics_are_answered() {
    let rows = statements(
        "La          le         DET   Definite=Def|Gender=Fem|Number=Sing|PronType=Art      2  det
         maire       maire      NOUN  Gender=Fem|Number=Sing                                4  nsubj
         a           avoir      AUX   Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 4  aux:tense
         répondu     répondre   VERB  Gender=Masc|Number=Sing|Tense=Past|VerbForm=Part      0  root
         5-6 aux
         à           à          ADP   _                                                     7  case
         les         le         DET   Definite=Def|Number=Plur|PronType=Art                 7  det
         critiques   critique   NOUN  Number=Plur                                           4  obl:arg
         de          de         ADP   _                                                     10 case
         l'~         le         DET   Definite=Def|Number=Sing|PronType=Art                 10 det
         opposition~ opposition NOUN  Gender=Fem|Number=Sing                                7  nmod
         .           .          PUNCT _                                                     4  punct",
    );
    assert_eq!(rows, ["maire · répondre · critiques (object) ·  · none"]);
}

#[test]
fn a_person_is_sent_away_not_ruled_out() {
    let rows = statements(
        "Le         le        DET   Definite=Def|Gender=Masc|Number=Sing|PronType=Art     2 det
         maire      maire     NOUN  Gender=Masc|Number=Sing                               3 nsubj
         écarte     écarter   VERB  Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 0 root
         son        son       DET   Number=Sing|Poss=Yes                                  5 det
         directeur~ directeur NOUN  Gender=Masc|Number=Sing                               3 obj
         .          .         PUNCT _                                                     3 punct",
    );
    assert_eq!(rows, [""; 0]);
}

#[test]
fn a_phrase_for_a_sentence() {
    let rows = statements(
        "Une     un      DET   Definite=Ind|Gender=Fem|Number=Sing|PronType=Art      2  det
         école   école   NOUN  Gender=Fem|Number=Sing                                0  root
         dont    dont    PRON  PronType=Rel                                          5  nmod
         le      le      DET   Definite=Def|Gender=Masc|Number=Sing|PronType=Art     5  det
         coût    coût    NOUN  Gender=Masc|Number=Sing                               7  nsubj
         sera    être    AUX   Mood=Ind|Number=Sing|Person=3|Tense=Fut|VerbForm=Fin  7  aux:pass
         élevé~  élevé   ADJ   Gender=Masc|Number=Sing                               2  acl:relcl
         ,       ,       PUNCT _                                                     9  punct
         révèle  révéler VERB  Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 2  acl:relcl
         la      le      DET   Definite=Def|Gender=Fem|Number=Sing|PronType=Art      11 det
         presse~ presse  NOUN  Gender=Fem|Number=Sing                                9  obj
         .       .       PUNCT _                                                     2  punct",
    );
    assert_eq!(
        rows,
        ["presse · révéler ·  · Une école dont le coût sera élevé · indirect"]
    );
}

#[test]
fn a_thing_does_not_affirm() {
    let rows = statements(
        "Le        le       DET   Definite=Def|Gender=Masc|Number=Sing|PronType=Art     2  det
         maire     maire    NOUN  Gender=Masc|Number=Sing                               4  nsubj
         a         avoir    AUX   Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 4  aux:tense
         balayé    balayer  VERB  Gender=Masc|Number=Sing|Tense=Past|VerbForm=Part      0  root
         les       le       DET   Definite=Def|Number=Plur|PronType=Art                 6  det
         critiques critique NOUN  Gender=Masc|Number=Plur                               4  obj
         sur       sur      ADP   _                                                     9  case
         sa        son      DET   Gender=Fem|Number=Sing|Poss=Yes                       9  det
         gestion~  gestion  NOUN  Gender=Fem|Number=Sing                                4  obl:mod
         ,         ,        PUNCT _                                                     11 punct
         affirmant affirmer VERB  Tense=Pres|VerbForm=Part                              4  advcl
         avoir     avoir    AUX   VerbForm=Inf                                          13 aux:tense
         sauvé     sauver   VERB  Gender=Masc|Number=Sing|Tense=Past|VerbForm=Part      11 xcomp
         la        le       DET   Definite=Def|Gender=Fem|Number=Sing|PronType=Art      15 det
         ville~    ville    NOUN  Gender=Fem|Number=Sing                                13 obj
         .         .        PUNCT _                                                     4  punct",
    );
    assert_eq!(
        rows,
        ["maire · affirmer ·  · avoir sauvé la ville · indirect"]
    );
}

#[test]
fn what_a_participle_tells_of_is_said_whole() {
    let rows = statements(
        "La         le        DET   Definite=Def|Gender=Fem|Number=Sing|PronType=Art           2  det
         préfète    préfet    NOUN  Gender=Fem|Number=Sing                                     3  nsubj
         évoque     évoquer   VERB  Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin      0  root
         une        un        DET   Definite=Ind|Gender=Fem|Number=Sing|PronType=Art           5  det
         rumeur     rumeur    NOUN  Gender=Fem|Number=Sing                                     3  obj
         de         de        ADP   _                                                          7  case
         fusillade~ fusillade NOUN  Gender=Fem|Number=Sing                                     5  nmod
         ,          ,         PUNCT _                                                          9  punct
         démentie   démentir  VERB  Gender=Fem|Number=Sing|Tense=Past|VerbForm=Part|Voice=Pass 5  acl
         par        par       ADP   _                                                          12 case
         la         le        DET   Definite=Def|Gender=Fem|Number=Sing|PronType=Art           12 det
         police~    police    NOUN  Gender=Fem|Number=Sing                                     9  obl:agent
         .          .         PUNCT _                                                          3  punct",
    );
    assert_eq!(
        rows,
        [
            "préfète · évoquer · rumeur (about) ·  · none",
            "police · démentir ·  · une rumeur de fusillade · indirect"
        ]
    );
}

#[test]
fn whether_new_or_old_is_no_report() {
    let rows = statements(
        "Les        le        DET   Definite=Def|Number=Plur|PronType=Art                 2  det
         jardiniers jardinier NOUN  Gender=Masc|Number=Plur                               3  nsubj
         répondent  répondre  VERB  Mood=Ind|Number=Plur|Person=3|Tense=Pres|VerbForm=Fin 0  root
         4-5 aux
         à          à         ADP   _                                                     6  case
         les        le        DET   Definite=Def|Number=Plur|PronType=Art                 6  det
         questions  question  NOUN  Gender=Fem|Number=Plur                                3  obl:arg
         7-8 des
         de         de        ADP   _                                                     9  case
         les        le        DET   Definite=Def|Number=Plur|PronType=Art                 9  det
         voisins~   voisin    NOUN  Gender=Masc|Number=Plur                               6  nmod
         ,          ,         PUNCT _                                                     14 punct
         qu'~       que       PRON  PronType=Rel                                          14 mark
         ils        eux       PRON  Gender=Masc|Number=Plur|Person=3|PronType=Prs         14 nsubj
         soient     être      AUX   Mood=Sub|Number=Plur|Person=3|Tense=Pres|VerbForm=Fin 14 cop
         neufs      neuf      ADJ   Gender=Masc|Number=Plur                               6  acl:relcl
         ou         ou        CCONJ _                                                     16 cc
         non~       non       ADV   _                                                     14 conj
         .          .         PUNCT _                                                     3  punct",
    );
    assert_eq!(
        rows,
        ["jardiniers · répondre · questions (object) ·  · none"]
    );
}

#[test]
fn a_quoted_noun_has_a_relative_clause() {
    let rows = statements(
        "La        le        DET   Definite=Def|Gender=Fem|Number=Sing|PronType=Art      2  det
         chanteuse chanteuse NOUN  Gender=Fem|Number=Sing                                4  nsubj
         a         avoir     AUX   Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 4  aux:tense
         raconté   raconter  VERB  Gender=Masc|Number=Sing|Tense=Past|VerbForm=Part      0  root
         le        le        DET   Definite=Def|Gender=Masc|Number=Sing|PronType=Art     7  det
         \"~       \"        PUNCT _                                                     7  punct
         rêve~     rêve      NOUN  Gender=Masc|Number=Sing                               4  obj
         \"        \"        PUNCT _                                                     7  punct
         qu'~      que       PRON  PronType=Rel                                          11 obj
         elle      lui       PRON  Gender=Fem|Number=Sing|Person=3|PronType=Prs          11 nsubj
         fait      faire     VERB  Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 7  acl:relcl
         la        le        DET   Definite=Def|Gender=Fem|Number=Sing|PronType=Art      13 det
         nuit~     nuit      NOUN  Gender=Fem|Number=Sing                                11 obj
         .         .         PUNCT _                                                     4  punct",
    );
    assert_eq!(
        rows,
        ["chanteuse · raconter ·  · le \"rêve\" qu'elle fait la nuit · mixed"]
    );
}

#[test]
fn a_pronoun_points_to_the_clause_behind() {
    let rows = statements(
        "La        le        DET   Definite=Def|Gender=Fem|Number=Sing|PronType=Art      2 det
         chanteuse chanteuse NOUN  Gender=Fem|Number=Sing                                4 nsubj
         l'~       lui       PRON  Number=Sing|Person=3|PronType=Prs                     4 obj
         assure~   assurer   VERB  Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 0 root
         ,         ,         PUNCT _                                                     7 punct
         tout      tout      PRON  Gender=Masc|Number=Sing|Person=3|PronType=Ind         7 nsubj
         va        aller     VERB  Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 4 conj
         bien~     bien      ADV   _                                                     7 advmod
         .         .         PUNCT _                                                     4 punct",
    );
    assert_eq!(rows, ["chanteuse · assurer ·  · tout va bien · indirect"]);
}
