//! The gender that agreement shows of persons: *Camille Roy est venue*, *Dominique Roy, vêtue de noir*.

use super::register::Register;
use super::scene::Scene;
use crate::document::{EntityId, EntityKind, GenderSource};
use crate::ud::{Deprel, Gender, Number, Upos};
use rustc_hash::FxHashMap;

/// Gives persons whose name and title show no gender that of the words that agree with their name, where
/// all of these are of one.
pub(super) fn learn_genders(scene: &Scene, register: &mut Register, entities: &[Option<EntityId>]) {
    let mut shown: FxHashMap<EntityId, [u32; 2]> = FxHashMap::default();
    for (name, id) in scene.names.iter().zip(entities) {
        let unknown = |id: &EntityId| {
            let known = register.get(*id);
            known.kind == EntityKind::Person && known.gender.is_none()
        };
        let Some(id) = id.filter(unknown) else {
            continue;
        };
        let head = scene.head_of(name.tokens);
        for gender in agreeing(scene, head) {
            let counts = shown.entry(id).or_default();
            counts[usize::from(gender == Gender::Feminine)] += 1;
        }
    }
    for (id, counts) in shown {
        let gender = match counts {
            [0, _] => Gender::Feminine,
            [_, 0] => Gender::Masculine,
            _ => continue,
        };
        let known = register.get_mut(id);
        known.gender = Some(gender);
        known.gender_source = Some(GenderSource::Text);
    }
}

/// The genders of what agrees with a name: the participle or adjective that it is the subject of, and those
/// that describe it behind.
fn agreeing(scene: &Scene, head: u32) -> Vec<Gender> {
    const NEAR: u32 = 12;
    let words = &scene.doc.words;
    let governor = words.head[head as usize];
    let sentence = scene
        .doc
        .sentence_of(head)
        .map(|at| scene.doc.sentences[at].tokens);
    let (start, end) = sentence.map_or((head, head + 1), |tokens| (tokens.start, tokens.end));
    let mut found = Vec::new();
    if scene.deprel(head).is_subject() && governor != head {
        let being = (start.max(governor.saturating_sub(NEAR))..governor).any(|token| {
            words.head[token as usize] == governor
                && scene.upos(token) == Upos::Aux
                && scene.doc.lemma(token) == "être"
        });
        found.extend(
            Some(governor)
                .filter(|_| being)
                .and_then(|token| shows(scene, token)),
        );
    }
    for token in head + 1..end.min(head + NEAR) {
        let describes = matches!(scene.deprel(token), Deprel::Acl | Deprel::Amod);
        if describes && words.head[token as usize] == head {
            found.extend(shows(scene, token));
        }
    }
    found
}

/// The gender that a singular adjective or past participle shows by its ending.
fn shows(scene: &Scene, token: u32) -> Option<Gender> {
    let feats = scene.doc.words.feats[token as usize];
    let past = feats.is_participle() && !feats.is_present_participle();
    if !(past || scene.upos(token) == Upos::Adj) || feats.number() == Some(Number::Plural) {
        return None;
    }
    let ends = scene.doc.form(token).ends_with('e');
    match feats.gender()? {
        Gender::Feminine => ends.then_some(Gender::Feminine),
        Gender::Masculine => (!ends).then_some(Gender::Masculine),
    }
}
