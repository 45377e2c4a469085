//! Where nobody in particular says it, the body in which it is said.

use super::super::draft::Reader;
use crate::document::{Cue, NameKind};
use crate::lexicon::{BodyKind, WordClass};
use crate::ud::{Deprel, Number, Upos};

impl Reader<'_> {
    /// *indique-t-on **à la préfecture***, *Au **ministère**, on précise que …*, *souligne-t-on **place Beauvau***.
    pub(in crate::statements) fn house(&self, cue: &Cue) -> Option<u32> {
        let tree = self.tree;
        let on = tree.child(cue.head, |d| d.is_subject())?;
        if !self.is_on(on) {
            return None;
        }
        let marks = self.marks_around(cue.head);
        let comma = |at: u32| self.doc.surface(at) == ",";
        let near = |&at: &u32| {
            if on > cue.head {
                at > on && !(on..at).any(comma)
            } else {
                at < on && comma(on - 1)
            }
        };
        let mut beside = tree.children(cue.head).iter().copied();
        beside.find_map(|at| {
            let house = self.housed(at).filter(|_| near(&at))?;
            (self.marks_around(house) == marks).then_some(house)
        })
    }

    /// *on*, also behind its verb.
    pub(in crate::statements) fn is_on(&self, subject: u32) -> bool {
        let form = self
            .doc
            .surface(subject)
            .trim_start_matches(['-', '‑', 't']);
        form.eq_ignore_ascii_case("on")
    }

    /// The body within which a phrase places what is said: *à la préfecture*, *du côté du rectorat*.
    fn housed(&self, at: u32) -> Option<u32> {
        let tree = self.tree;
        let Some(case) = tree.case(at) else {
            return self.is_seat(at).then_some(at);
        };
        let inner = self.is_in(WordClass::Inner, at);
        let house = if inner {
            tree.children_with(at, |d| d == Deprel::Nmod)
                .find(|&owner| tree.case(owner).as_deref() == Some("de"))?
        } else {
            at
        };
        let within = inner || self.lexicon.is_in(WordClass::Within, &case);
        // *chez les écologistes*
        let people = || {
            let role = self.lexicon.people().role(self.doc.form(house));
            case == "chez" && role.is_some_and(|role| role.number == Some(Number::Plural))
        };
        (within && (self.is_house(house) || people())).then_some(house)
    }

    /// A body, by its noun or name.
    fn is_house(&self, head: u32) -> bool {
        let places = self.lexicon.places();
        match self.tree.upos(head) {
            Upos::Noun => {
                let body = places.body(self.doc.lemma(head));
                body.is_some_and(|body| body.kind != BodyKind::Source)
            }
            Upos::Propn => {
                let mut names = self.doc.names.iter();
                let name = names.find(|name| name.tokens.contains(head));
                let known = |text: &str| !places.nouns_of(text).is_empty();
                let is_body = name.is_some_and(|name| name.kind == NameKind::Organisation);
                // *France Télévisions*, of which a place may be all that was taken for a name.
                let whole = self.doc.slice(self.doc.bytes(self.tree.reach(head)));
                is_body || known(whole) || self.is_seat(head)
            }
            _ => false,
        }
    }

    /// *Matignon*, *place Beauvau*
    fn is_seat(&self, head: u32) -> bool {
        let places = self.lexicon.places();
        let text = self.doc.slice(self.doc.bytes(self.tree.reach(head)));
        [self.doc.surface(head), text]
            .iter()
            .any(|text| places.seat(text).is_some())
    }
}
