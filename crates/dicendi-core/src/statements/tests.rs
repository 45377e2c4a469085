//! The patterns on hand-built analyses: no model is needed to test a rule.

mod borders;
mod going_on;
mod sources;
mod subjects;
mod targets;
mod turns;
mod walks;
mod who;
mod word_order;

use super::find;
use crate::document::Document;
use crate::lexicon::Lexicon;
use crate::{cues, fixture, quotations};

/// Each statement as `speakers · verb · targets · content · kind`, phrases by their head words.
fn statements(table: &str) -> Vec<String> {
    let mut doc = fixture::document(table).unwrap();
    let lexicon = Lexicon::french();
    quotations::find(&mut doc);
    cues::find(&mut doc, lexicon);
    find(&mut doc, lexicon);
    doc.statements
        .iter()
        .map(|statement| row(&doc, statement))
        .collect()
}

fn row(doc: &Document, statement: &crate::document::Statement) -> String {
    let head =
        |mention: crate::document::MentionId| doc.form(doc.mentions[mention.0 as usize].head);
    let speakers: Vec<&str> = statement
        .speakers
        .iter()
        .map(|speaker| head(speaker.mention))
        .collect();
    let targets: Vec<String> = statement
        .targets
        .iter()
        .map(|target| format!("{} ({})", head(target.mention), target.role.as_str()))
        .collect();
    let content: Vec<&str> = statement
        .content
        .iter()
        .map(|piece| doc.slice(*piece))
        .collect();
    [
        speakers.join(", "),
        statement.verb.clone(),
        targets.join(", "),
        content.join(" … "),
        statement.kind.as_str().into(),
    ]
    .join(" · ")
}

#[test]
fn an_incise_behind_its_quotation() {
    let rows = statements(
        "\"~       \"        PUNCT _ 4 punct
         La        le       DET   _ 3 det
         digue     digue    NOUN  _ 4 nsubj
         tient~    tenir    VERB  Mood=Ind|VerbForm=Fin 0 root
         \"~       \"        PUNCT _ 4 punct
         ,         ,        PUNCT _ 9 punct
         a~        avoir    AUX   Mood=Ind|VerbForm=Fin 9 aux:tense
         -t-elle   lui      PRON  Gender=Fem|PronType=Prs 9 nsubj
         assuré    assurer  VERB  Tense=Past|VerbForm=Part 4 parataxis:insert
         aux       à        ADP   _ 11 case
         riverains riverain NOUN  _ 9 obl:arg
         mardi~    mardi    NOUN  _ 9 obl:mod
         .         .        PUNCT _ 4 punct",
    );
    assert_eq!(
        rows,
        ["-t-elle · assurer · riverains (addressee) · La digue tient · direct"]
    );
}

#[test]
fn an_incise_inside_its_quotation() {
    let rows = statements(
        "«         «        PUNCT _ 3 punct
         Nous      nous     PRON  PronType=Prs 3 nsubj
         partons~  partir   VERB  Mood=Ind|VerbForm=Fin 0 root
         ,         ,        PUNCT _ 5 punct
         prévient  prévenir VERB  Mood=Ind|VerbForm=Fin 3 parataxis:insert
         le        le       DET   _ 7 det
         gérant~   gérant   NOUN  _ 5 nsubj
         .         .        PUNCT _ 3 punct

         Sans      sans     ADP   _ 2 case
         regret    regret   NOUN  _ 0 root
         »~        »        PUNCT _ 2 punct
         .         .        PUNCT _ 2 punct",
    );
    assert_eq!(
        rows,
        ["gérant · prévenir ·  · Nous partons … Sans regret · direct"]
    );
}

#[test]
fn an_incise_without_quotation_marks() {
    let rows = statements(
        "Le       le       DET   _ 2 det
         pont     pont     NOUN  _ 3 nsubj
         rouvrira rouvrir  VERB  Mood=Ind|Tense=Fut|VerbForm=Fin 0 root
         lundi~   lundi    NOUN  _ 3 obl:mod
         ,        ,        PUNCT _ 7 punct
         a        avoir    AUX   Mood=Ind|VerbForm=Fin 7 aux:tense
         annoncé  annoncer VERB  Tense=Past|VerbForm=Part 3 parataxis:insert
         la       le       DET   _ 9 det
         mairie~  mairie   NOUN  _ 7 nsubj
         .        .        PUNCT _ 3 punct",
    );
    assert_eq!(
        rows,
        ["mairie · annoncer ·  · Le pont rouvrira lundi · indirect"]
    );
}

#[test]
fn a_verb_with_object_and_reproach() {
    let rows = statements(
        "Oslo     Oslo     PROPN _ 2 nsubj
         accuse   accuser  VERB  Mood=Ind|VerbForm=Fin 0 root
         Riga     Riga     PROPN _ 2 obj
         de       de       ADP   _ 6 mark
         \"~      \"        PUNCT _ 6 punct
         bloquer~ bloquer  VERB  VerbForm=Inf 2 xcomp
         \"       \"        PUNCT _ 6 punct
         le       le       DET   _ 9 det
         traité~  traité   NOUN  _ 6 obj
         .        .        PUNCT _ 2 punct",
    );
    assert_eq!(
        rows,
        ["Oslo · accuser · Riga (object) · \"bloquer\" le traité · mixed"]
    );
}

#[test]
fn a_passive_turns_subject_and_agent_round() {
    let rows = statements(
        "La       le       DET   _ 2 det
         réforme  réforme  NOUN  _ 4 nsubj:pass
         est      être     AUX   Mood=Ind|VerbForm=Fin 4 aux:pass
         dénoncée dénoncer VERB  Tense=Past|VerbForm=Part 0 root
         par      par      ADP   _ 7 case
         les      le       DET   _ 7 det
         maires   maire    NOUN  _ 4 obl:agent
         et       et       CCONJ _ 10 cc
         les      le       DET   _ 10 det
         préfets~ préfet   NOUN  _ 7 conj
         .        .        PUNCT _ 4 punct",
    );
    assert_eq!(
        rows,
        ["maires, préfets · dénoncer · réforme (object) ·  · none"]
    );
}

#[test]
fn a_participle_shares_the_subject_of_its_main_verb() {
    let rows = statements(
        "La        le       DET   _ 2 det
         ministre  ministre NOUN  _ 4 nsubj
         a         avoir    AUX   Mood=Ind|VerbForm=Fin 4 aux:tense
         démenti~  démentir VERB  Tense=Past|VerbForm=Part 0 root
         ,         ,        PUNCT _ 6 punct
         ajoutant  ajouter  VERB  Tense=Pres|VerbForm=Part 4 advcl
         que       que      SCONJ _ 9 mark
         rien      rien     PRON  _ 9 nsubj
         changeait changer  VERB  Mood=Ind|VerbForm=Fin 6 ccomp
         là~       là       ADV   _ 9 advmod
         .         .        PUNCT _ 4 punct",
    );
    assert_eq!(
        rows,
        [
            "ministre · démentir ·  ·  · none",
            "ministre · ajouter ·  · rien changeait là · indirect"
        ]
    );
}

#[test]
fn a_source_frames_its_clause() {
    let rows = statements(
        "Selon      selon     ADP   _ 3 case
         la         le        DET   _ 3 det
         préfecture préfecture NOUN _ 7 obl:mod
         ,          ,         PUNCT _ 3 punct
         deux       deux      NUM   _ 6 nummod
         routes     route     NOUN  _ 7 nsubj
         ferment    fermer    VERB  Mood=Ind|VerbForm=Fin 0 root
         ce         ce        DET   _ 9 det
         soir~      soir      NOUN  _ 7 obl:mod
         .          .         PUNCT _ 7 punct",
    );
    assert_eq!(
        rows,
        ["préfecture · selon ·  · deux routes ferment ce soir · indirect"]
    );
}

#[test]
fn a_colon_introduces_with_or_without_verb() {
    let rows = statements(
        "Le       le       DET   _ 2 det
         maire    maire    NOUN  _ 3 nsubj
         prévient prévenir VERB  Mood=Ind|VerbForm=Fin 0 root
         :        :        PUNCT _ 6 punct
         «        «        PUNCT _ 6 punct
         Attendez attendre VERB  Mood=Imp|VerbForm=Fin 3 ccomp
         mai      mai      NOUN  _ 6 obl:mod
         »~       »        PUNCT _ 6 punct
         .        .        PUNCT _ 3 punct

         Son      son      DET   Poss=Yes 2 det
         adjoint  adjoint  NOUN  _ 0 root
         :        :        PUNCT _ 6 punct
         «        «        PUNCT _ 6 punct
         Jamais   jamais   ADV   _ 6 advmod
         vu       voir     VERB  VerbForm=Part 2 parataxis
         »~       »        PUNCT _ 6 punct
         .        .        PUNCT _ 2 punct",
    );
    assert_eq!(
        rows,
        [
            "maire · prévenir ·  · Attendez mai · direct",
            "adjoint ·  ·  · Jamais vu · direct"
        ]
    );
}

#[test]
fn what_nobody_says_is_no_statement() {
    let rows = statements(
        "Le      le     DET   _ 2 det
         «       «      PUNCT _ 4 punct
         grand   grand  ADJ   _ 4 amod
         soir    soir   NOUN  _ 6 nsubj
         »       »      PUNCT _ 4 punct
         arrive~ arriver VERB Mood=Ind|VerbForm=Fin 0 root
         .       .      PUNCT _ 6 punct",
    );
    assert!(rows.is_empty(), "{rows:?}");
}
