//! What a confidence goes by: facts that the document records, each as `name=value`.

use crate::document::{Document, Mention, Speaker, Statement, Target};
use crate::lexicon::Lexicon;
use crate::span::Span;

/// The features of a statement.
pub(crate) fn of_statement(
    doc: &Document,
    lexicon: &Lexicon,
    statement: &Statement,
) -> Vec<String> {
    let mut features = vec![
        named("pattern", statement.pattern),
        named("kind", statement.kind.as_str()),
        named("length", length(doc, statement)),
        named("needs", needs(lexicon, statement)),
        named("speaker", speaker_form(doc, statement)),
        named("modality", statement.modality.as_str()),
    ];
    let mut flag = |set: bool, name: &str| {
        if set {
            features.push(name.to_string());
        }
    };
    flag(!statement.targets.is_empty(), "has target");
    flag(statement.content.len() > 1, "several pieces");
    flag(statement.parent.is_some(), "nested");
    flag(statement.negated, "negated");
    if let Some(act) = statement.act {
        features.push(named("act", act.as_str()));
    }
    if let Some(head) = statement.cue_head {
        let feats = doc.words.feats[head as usize];
        let form = match () {
            () if feats.is_infinitive() => "infinitive",
            () if feats.is_present_participle() => "present participle",
            () if feats.is_participle() => "past participle",
            () => "finite",
        };
        features.push(named("cue form", form));
        features.push(named(
            "cue relation",
            doc.words.deprel[head as usize].universal().as_str(),
        ));
    }
    features
}

/// The features of a speaker.
pub(crate) fn of_speaker(doc: &Document, statement: &Statement, speaker: &Speaker) -> Vec<String> {
    let mention = &doc.mentions[speaker.mention.0 as usize];
    let mut features = of_mention(doc, mention);
    features.push(named("pattern", statement.pattern));
    features.push(named("place", place(doc, statement, mention)));
    if statement.speakers.len() > 1 {
        features.push("several".to_string());
    }
    features
}

/// The features of a target.
pub(crate) fn of_target(doc: &Document, statement: &Statement, target: &Target) -> Vec<String> {
    let mention = &doc.mentions[target.mention.0 as usize];
    let mut features = of_mention(doc, mention);
    features.push(named("role", target.role.as_str()));
    if statement.targets.len() > 1 {
        features.push("several".to_string());
    }
    features
}

fn named(name: &str, value: &str) -> String {
    format!("{name}={value}")
}

/// How a mention names, what it stands for, and how sure that is.
fn of_mention(doc: &Document, mention: &Mention) -> Vec<String> {
    let form = mention.form.as_str();
    let sure = match mention.confidence {
        sure if sure < 0.5 => "below 0.5",
        sure if sure < 0.7 => "below 0.7",
        sure if sure < 0.85 => "below 0.85",
        _ => "0.85 and more",
    };
    let entity = mention
        .entity
        .map(|entity| doc.entities[entity.0 as usize].kind.as_str());
    vec![
        named("form", form),
        format!("{form}, resolution={sure}"),
        named("entity", entity.unwrap_or("none")),
    ]
}

fn needs(lexicon: &Lexicon, statement: &Statement) -> &'static str {
    statement
        .cue_entry
        .map_or("no cue", |entry| lexicon.cues().entry(entry).needs.as_str())
}

fn speaker_form(doc: &Document, statement: &Statement) -> &'static str {
    statement.speakers.first().map_or("none", |speaker| {
        doc.mentions[speaker.mention.0 as usize].form.as_str()
    })
}

/// How many words the content has.
fn length(doc: &Document, statement: &Statement) -> &'static str {
    let words: usize = statement
        .content
        .iter()
        .map(|&piece| doc.tokens_in(piece).len())
        .sum();
    match words {
        0 => "0",
        1..=2 => "1-2",
        3..=5 => "3-5",
        6..=12 => "6-12",
        13..=30 => "13-30",
        _ => "31 and more",
    }
}

/// Where a mention stands, seen from the cue.
fn place(doc: &Document, statement: &Statement, mention: &Mention) -> &'static str {
    let Some(cue) = statement.cue_head else {
        return "no cue";
    };
    if doc.sentence_of(cue) != doc.sentence_of(mention.head) {
        return "another sentence";
    }
    let head = |token: u32| doc.words.head[token as usize];
    let between =
        Span::<crate::span::Token>::new(cue.min(mention.head), cue.max(mention.head)).len();
    match (head(mention.head) == cue, between) {
        (true, _) => "below the cue",
        (false, 0..=4) => "near",
        (false, _) => "far",
    }
}
