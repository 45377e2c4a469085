//! How a word stands in its sentence.

use super::mentions::stands_alone;
use super::scene::Scene;
use crate::ud::Deprel;

/// What a mention is in its clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Subject,
    Object,
    Agent,
    Oblique,
    /// Of a noun: *le frère de Jean Roy*.
    Complement,
    Apposed,
    Other,
}

/// What its clause is in the sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Clause {
    Main,
    Relative,
    Subordinate,
}

/// How a mention stands in its sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Standing {
    pub(super) head: u32,
    /// The word that governs it, or the first of those that it is listed with.
    pub(super) governor: u32,
    pub(super) part: Part,
    /// Behind another in a list.
    pub(super) listed: bool,
    pub(super) clause: Clause,
    pub(super) is_pronoun: bool,
    /// Of a clause put in: *a expliqué le maire*.
    pub(super) put_in: bool,
}

impl Standing {
    pub(super) fn read(scene: &Scene, head: u32) -> Self {
        const HIGHEST: usize = 8;
        let up = |token: u32| scene.doc.words.head[token as usize];
        let (mut first, mut listed) = (head, false);
        for _ in 0..HIGHEST {
            if scene.deprel(first) != Deprel::Conj || up(first) >= first {
                break;
            }
            listed = true;
            first = up(first);
        }
        let part = match scene.deprel(first) {
            deprel if deprel.is_subject() => Part::Subject,
            Deprel::Obj | Deprel::Iobj | Deprel::OblArg | Deprel::ObjLvc => Part::Object,
            Deprel::OblAgent | Deprel::ObjAgent => Part::Agent,
            Deprel::Obl | Deprel::OblMod => Part::Oblique,
            Deprel::Nmod => Part::Complement,
            Deprel::Appos | Deprel::NmodAppos => Part::Apposed,
            _ => Part::Other,
        };
        let mut clause = Clause::Main;
        let mut token = up(first);
        for _ in 0..HIGHEST {
            match scene.deprel(token) {
                Deprel::AclRelcl | Deprel::Acl => {
                    clause = Clause::Relative;
                    break;
                }
                Deprel::Advcl | Deprel::Ccomp | Deprel::Csubj => clause = Clause::Subordinate,
                _ => {}
            }
            if up(token) == token {
                break;
            }
            token = up(token);
        }
        Standing {
            head,
            governor: up(first),
            part,
            listed,
            clause,
            is_pronoun: stands_alone(scene.doc, head),
            put_in: matches!(
                scene.deprel(up(first)),
                Deprel::Parataxis | Deprel::ParataxisInsert
            ),
        }
    }
}
