//! Everything in the article that may stand for somebody, in the order of the text.

use super::nouns::{body_noun, person_noun};
use super::scene::Scene;
use crate::document::{Document, MentionId};
use crate::lexicon::PronounKind;
use crate::ud::{Deprel, Upos};

/// Something that may stand for somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Item {
    /// Its head word.
    pub(super) head: u32,
    /// The statement's mention that it is.
    pub(super) mention: Option<MentionId>,
    /// The statement, standing alone, that begins here and has no speaker.
    pub(super) floating: Option<usize>,
}

/// What each mention does in its statement.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Duty {
    pub(super) speaks_in: Option<usize>,
    pub(super) target_in: Option<usize>,
}

/// Statements' mentions, names, descriptions and personal pronouns, and quotations without a speaker.
pub(super) fn items(scene: &Scene) -> Vec<Item> {
    let doc = scene.doc;
    let mut items: Vec<Item> = doc
        .mentions
        .iter()
        .enumerate()
        .map(|(index, mention)| Item {
            head: mention.head,
            mention: Some(MentionId(index as u32)),
            floating: None,
        })
        .collect();
    let mut taken = vec![false; doc.words.len()];
    for item in &items {
        taken[item.head as usize] = true;
    }
    let mut add = |head: u32| {
        if !std::mem::replace(&mut taken[head as usize], true) {
            items.push(Item {
                head,
                mention: None,
                floating: None,
            });
        }
    };
    for name in &scene.names {
        add(scene.head_of(name.tokens));
    }
    for sentence in &doc.sentences {
        if !doc.is_read(doc.words.start[sentence.tokens.start as usize]) {
            continue;
        }
        for token in sentence.tokens.start..sentence.tokens.end {
            let candidate = match doc.words.upos[token as usize] {
                Upos::Noun => {
                    person_noun(scene, token).is_some() || body_noun(scene, token).is_some()
                }
                Upos::Pron => is_personal_subject(scene, token),
                _ => false,
            };
            if candidate && scene.name_at(token).is_none() {
                add(token);
            }
        }
    }
    for (index, statement) in doc.statements.iter().enumerate() {
        let Some(content) = statement.content.first() else {
            continue;
        };
        let alone =
            statement.cue.is_none() && statement.speakers.is_empty() && statement.parent.is_none();
        let tokens = doc.tokens_in(*content);
        if alone && !tokens.is_empty() {
            items.push(Item {
                head: tokens.start,
                mention: None,
                floating: Some(index),
            });
        }
    }
    // A quotation's own place comes before the words in it.
    items.sort_by_key(|item| (item.head, item.floating.is_none(), item.mention.is_none()));
    items
}

fn is_personal_subject(scene: &Scene, token: u32) -> bool {
    matches!(
        scene.deprel(token),
        Deprel::Nsubj | Deprel::NsubjPass | Deprel::NsubjCaus
    ) && scene
        .lexicon
        .pronouns()
        .get(scene.surface(token))
        .is_some_and(|pronoun| pronoun.kind == PronounKind::Personal)
}

/// What each mention does.
pub(super) fn duties(doc: &Document) -> Vec<Duty> {
    let mut duties = vec![Duty::default(); doc.mentions.len()];
    for (index, statement) in doc.statements.iter().enumerate() {
        for speaker in &statement.speakers {
            duties[speaker.mention.0 as usize]
                .speaks_in
                .get_or_insert(index);
        }
        for target in &statement.targets {
            duties[target.mention.0 as usize]
                .target_in
                .get_or_insert(index);
        }
    }
    duties
}
