//! What a noun says of a person or a body, by the lists.

use super::scene::Scene;
use crate::lexicon::{BodyForm, People, RoleForm, folded};
use crate::span::Span;
use crate::ud::Upos;

/// What a noun says of a person, by its form or its dictionary form.
pub(super) fn person_noun(scene: &Scene, token: u32) -> Option<RoleForm> {
    let people = scene.lexicon.people();
    if !matches!(
        scene.upos(token),
        Upos::Noun | Upos::Propn | Upos::Adj | Upos::X
    ) {
        return None;
    }
    // *Premier ministre*, *garde des Sceaux*: the longest reading wins.
    let phrase = |first: u32, form: &str| {
        const LONGEST: u32 = 4;
        let text = || {
            let end = (first + LONGEST).min(scene.sentence_end(token));
            scene.text(Span::new(first, end))
        };
        people.role_phrase(form, text)
    };
    let form = &*folded(scene.surface(token));
    let before = token.checked_sub(1);
    before
        .filter(|&before| {
            scene.upos(before) == Upos::Adj && before + 1 < scene.sentence_end(before)
        })
        .and_then(|before| phrase(before, scene.surface(before)))
        .or_else(|| phrase(token, form))
        .or_else(|| people.role(form))
        .or_else(|| people.role(scene.doc.lemma(token)))
        .or_else(|| compound_role(people, scene.surface(token)))
}

/// What a noun says of a body.
pub(super) fn body_noun(scene: &Scene, token: u32) -> Option<BodyForm> {
    let places = scene.lexicon.places();
    let body = places
        .body(scene.surface(token))
        .or_else(|| places.body(scene.doc.lemma(token)))?;
    let capital = scene.surface(token).starts_with(char::is_uppercase);
    // *l'Etat*, but not *l'état des lieux*
    (capital || !body.capital).then_some(body)
}

/// *ex-candidate*, *vice-président*: a role behind a prefix; *procureur-adjoint*: the first of two.
fn compound_role(people: &People, form: &str) -> Option<RoleForm> {
    const LONGEST_PREFIX: usize = 4;
    let (first, rest) = form.split_once(['-', '‑'])?;
    let second = people.role(rest)?;
    match people.role(first) {
        Some(role) => Some(role),
        None => (first.chars().count() <= LONGEST_PREFIX).then_some(second),
    }
}
