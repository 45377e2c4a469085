//! Acronyms with their expansion: *Union des ports bretons (UPB)*.

use super::mentions::{phrase_tokens, tokens_of};
use super::nouns::{body_noun, person_noun};
use super::phrases::Phrase;
use super::register::Register;
use super::scene::Scene;
use crate::document::{Document, EntityKind, NameKind};
use crate::span::{Span, Token};
use crate::ud::Upos;

/// Registers every expansion with its acronym as an alias.
pub(super) fn register(scene: &Scene, register: &mut Register) {
    let doc = scene.doc;
    for open in 1..(doc.words.len() as u32).saturating_sub(2) {
        if doc.surface(open) != "(" || !doc.surface(open + 1).starts_with(char::is_uppercase) {
            continue;
        }
        // *(UPB)* or *(UPB, majorité)*
        if !matches!(doc.surface(open + 2), ")" | ",") {
            continue;
        }
        let acronym = doc.surface(open + 1);
        let Some((tokens, head)) = expansion(scene, open, acronym) else {
            continue;
        };
        let name = match head {
            Some(head) => Phrase::read(scene, head).name_text(doc),
            None => doc.slice(doc.bytes(tokens)),
        };
        let id = register.add(name, EntityKind::Organisation, true);
        register.alias(id, acronym);
        if let Some(head) = head {
            let phrase = Phrase::read(scene, head);
            let known = register.get_mut(id);
            known.gender = phrase.gender;
            known.number = phrase.number;
            known.country = phrase.country.clone();
            register.add_role(id, phrase);
        }
    }
}

fn is_acronym(form: &str) -> bool {
    let letters = form.chars().filter(|c| c.is_alphabetic()).count();
    let capitals = form.chars().filter(|c| c.is_uppercase()).count();
    (2..=8).contains(&letters) && capitals * 2 > letters && form.starts_with(char::is_uppercase)
}

/// The phrase or name that ends before the parenthesis, and its head where it is a phrase.
fn expansion(scene: &Scene, open: u32, acronym: &str) -> Option<(Span<Token>, Option<u32>)> {
    let doc = scene.doc;
    let name = scene.names.iter().find(|name| name.tokens.end == open);
    if name.is_some_and(|name| matches!(name.kind, NameKind::Person | NameKind::Place)) {
        return None;
    }
    let sentence = doc.sentences[doc.sentence_of(open)?].tokens;
    let nearest = sentence.start.max(open.saturating_sub(14));
    // The widest phrase that ends there and whose first letters are the acronym's.
    for head in nearest..open {
        if doc.words.upos[head as usize] != Upos::Noun
            && doc.words.upos[head as usize] != Upos::Propn
        {
            continue;
        }
        // *le secrétaire général de l'Union des ports (UP)*: the acronym is not the secretary's.
        if person_noun(scene, head).is_some() && body_noun(scene, head).is_none() {
            continue;
        }
        let tokens = phrase_tokens(doc, head);
        // *(Céna)*, read as a word, must spell.
        let heads_body = is_acronym(acronym) && body_noun(scene, head).is_some();
        if tokens.end == open
            && tokens.start <= head
            && (spells(doc, tokens, acronym) || heads_body && name.is_none())
        {
            return Some((tokens, Some(head)));
        }
    }
    name.filter(|name| {
        name.tokens.len() >= 2 && (is_acronym(acronym) || spells(doc, name.tokens, acronym))
    })
    .map(|name| (name.tokens, None))
}

/// Whether the letters of the acronym begin words of the phrase, in order.
fn spells(doc: &Document, tokens: Span<Token>, acronym: &str) -> bool {
    let initial = |form: &str| crate::lexicon::plain(form).chars().next();
    let mut words = tokens_of(tokens).flat_map(|token| {
        doc.surface(token)
            .split(['-', '\'', '’'])
            .filter_map(initial)
            .collect::<Vec<_>>()
    });
    crate::lexicon::plain(acronym)
        .chars()
        .filter(|c| c.is_alphabetic())
        .all(|letter| words.any(|initial| initial == letter))
}
