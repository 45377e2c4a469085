//! Everything in the article that may stand for somebody, in the order of the text.

use super::discourse::Place;
use super::phrases::{body_noun, person_noun};
use crate::document::{Document, MentionId};
use crate::lexicon::{Lexicon, PronounKind};
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
pub(super) fn items(doc: &Document, lexicon: &Lexicon) -> Vec<Item> {
    let mut items: Vec<Item> = doc
        .mentions
        .iter()
        .enumerate()
        .map(|(index, mention)| Item { head: mention.head, mention: Some(MentionId(index as u32)), floating: None })
        .collect();
    let mut taken = vec![false; doc.words.len()];
    for item in &items {
        taken[item.head as usize] = true;
    }
    let mut add = |head: u32| {
        if !std::mem::replace(&mut taken[head as usize], true) {
            items.push(Item { head, mention: None, floating: None });
        }
    };
    for name in &doc.names {
        let head = head_of(doc, name.tokens.start, name.tokens.end);
        add(head);
    }
    for sentence in &doc.sentences {
        if !doc.is_read(doc.words.start[sentence.tokens.start as usize]) {
            continue;
        }
        for token in sentence.tokens.start..sentence.tokens.end {
            let candidate = match doc.words.upos[token as usize] {
                Upos::Noun => {
                    person_noun(doc, lexicon, token).is_some() || body_noun(doc, lexicon, token).is_some()
                }
                Upos::Pron => is_personal_subject(doc, lexicon, token),
                _ => false,
            };
            if candidate && !doc.names.iter().any(|name| name.tokens.contains(token)) {
                add(token);
            }
        }
    }
    for (index, statement) in doc.statements.iter().enumerate() {
        let Some(content) = statement.content.first() else { continue };
        let alone = statement.cue.is_none() && statement.speakers.is_empty() && statement.parent.is_none();
        let tokens = doc.tokens_in(*content);
        if alone && !tokens.is_empty() {
            items.push(Item { head: tokens.start, mention: None, floating: Some(index) });
        }
    }
    // A quotation's own place comes before the words in it.
    items.sort_by_key(|item| (item.head, item.floating.is_none(), item.mention.is_none()));
    items
}

/// The word of a name that the others depend on.
pub(super) fn head_of(doc: &Document, start: u32, end: u32) -> u32 {
    (start..end)
        .find(|&token| {
            let head = doc.words.head[token as usize];
            head == token || head < start || head >= end
        })
        .unwrap_or(start)
}

fn is_personal_subject(doc: &Document, lexicon: &Lexicon, token: u32) -> bool {
    matches!(doc.words.deprel[token as usize], Deprel::Nsubj | Deprel::NsubjPass | Deprel::NsubjCaus)
        && lexicon.pronouns().get(doc.surface(token)).is_some_and(|pronoun| pronoun.kind == PronounKind::Personal)
}

/// What each mention does.
pub(super) fn duties(doc: &Document) -> Vec<Duty> {
    let mut duties = vec![Duty::default(); doc.mentions.len()];
    for (index, statement) in doc.statements.iter().enumerate() {
        for speaker in &statement.speakers {
            duties[speaker.mention.0 as usize].speaks_in.get_or_insert(index);
        }
        for target in &statement.targets {
            duties[target.mention.0 as usize].target_in.get_or_insert(index);
        }
    }
    duties
}

/// Where a word stands.
pub(super) fn place(doc: &Document, token: u32) -> Place {
    let byte = doc.words.start[token as usize];
    let sentence = doc.sentence_of(token).unwrap_or(0);
    Place {
        token,
        sentence: sentence as u32,
        block: doc.sentences.get(sentence).map_or(0, |sentence| sentence.block),
        quoted: doc.quotations.iter().any(|quotation| quotation.inner.contains(byte)),
    }
}

/// The smallest statement whose content holds a word.
pub(super) fn statement_around(doc: &Document, token: u32) -> Option<usize> {
    let byte = doc.words.start[token as usize];
    let length = |index: usize| doc.statements[index].content.iter().map(|piece| piece.len()).sum::<usize>();
    (0..doc.statements.len())
        .filter(|&index| doc.statements[index].content.iter().any(|piece| piece.contains(byte)))
        .min_by_key(|&index| length(index))
}
