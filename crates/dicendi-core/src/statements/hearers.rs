//! Who can be told something: the complements with *à*, where they name somebody and belong to the cue.

use super::draft::Reader;
use super::slots::Filler;
use crate::document::{Cue, NameKind, Role};
use crate::lexicon::{Act, Construction, SlotRole};
use crate::ud::{Deprel, Number, Upos};

impl Reader<'_> {
    /// Whether somebody can be told something: a person, a body, a pronoun; not *à demi-mot*, *à Lyon*,
    /// *à l'issue de*. A direct object (*avertir X*) may be anything.
    pub(super) fn may_hear(&self, cue: &Cue, filler: &Filler) -> bool {
        let act = self.entry(cue).act;
        // *demande à Energia*: what is asked for is asked of somebody.
        let asked = matches!(
            act,
            Some(Act::Ask | Act::Request | Act::Order | Act::Advise | Act::Propose)
        );
        // *réplique à Moscou* is aimed at somebody; *annonce à Moscou* says where.
        let aimed = matches!(
            act,
            Some(
                Act::Reply | Act::Accuse | Act::Criticise | Act::Warn | Act::Threaten | Act::Thank
            )
        );
        if filler.construction == Construction::Object {
            return true;
        }
        if self.stands_in_subject(cue, filler) || self.is_where_one_says(cue, filler) {
            return false;
        }
        match self.tree.upos(filler.head) {
            Upos::Pron => true,
            Upos::Propn => {
                let name = self
                    .doc
                    .names
                    .iter()
                    .find(|name| name.tokens.contains(filler.head));
                // *ajoute-t-elle à Buenos Aires*
                let capital = name.is_some_and(|name| {
                    let text = self.doc.slice(self.doc.bytes(name.tokens));
                    self.lexicon.places().state_of_capital(text).is_some()
                });
                let place = name.is_some_and(|name| name.kind == NameKind::Place) || capital;
                // *À Paris, elle assure*, *À Lyon en revanche, elle demande*: before the subject a place says where.
                let fronted = filler.tokens.end < cue.head
                    && (filler.tokens.end..cue.head).any(|at| self.doc.surface(at) == ",");
                let article = self.tree.child(filler.head, |d| d == Deprel::Det).is_some();
                let acts = || (aimed || article) && !fronted && self.acts(filler.head);
                !place || asked && !fronted || acts()
            }
            _ => {
                let head = filler.head;
                // *demande à M. Roy*
                let titled = || {
                    self.lexicon
                        .people()
                        .title(self.doc.surface(head))
                        .is_some()
                };
                self.lexicon.is_speaking_noun(self.doc.lemma(head))
                    || titled()
                    || asked && self.is_bidden(cue, head)
            }
        }
    }

    /// A capital, a state or a seat can be told something; another place is where it was said.
    fn acts(&self, place: u32) -> bool {
        let places = self.lexicon.places();
        let name = self.doc.surface(place);
        places.state(name).is_some()
            || places.state_of_capital(name).is_some()
            || places.seat(name).is_some()
    }

    /// *demande à une boutique **d'enlever** une affiche*: what is bidden to do something is somebody.
    fn is_bidden(&self, cue: &Cue, head: u32) -> bool {
        let tree = self.tree;
        let determined = tree.child(head, |d| d == Deprel::Det).is_some();
        // *propose à l'horizon 2030 d'abaisser le seuil*
        let dated = tree
            .children(head)
            .iter()
            .any(|&at| tree.upos(at) == Upos::Num && at > head);
        let bids = |&verb: &u32| {
            let mark = tree.child(verb, |d| d == Deprel::Mark);
            verb > head
                && tree.feats(verb).is_infinitive()
                && mark.is_some_and(|mark| mark > head && self.doc.lemma(mark) == "de")
        };
        let mut below = tree.children(head).iter().chain(tree.children(cue.head));
        head > cue.head && determined && !dated && !self.is_time_noun(head) && below.any(bids)
    }

    /// *a rétorqué la chef du groupe **à la Chambre** Anne Roy*: a phrase between an inverted subject and its name.
    fn stands_in_subject(&self, cue: &Cue, filler: &Filler) -> bool {
        let subject = self.tree.child(cue.head, |d| d.is_subject());
        subject.is_some_and(|subject| {
            cue.head < subject
                && subject < filler.tokens.start
                && self.tree.upos(subject) == Upos::Noun
                && (self.doc.names.iter()).any(|name| {
                    name.kind == NameKind::Person
                        && filler.head < name.tokens.start
                        && name.tokens.start <= filler.tokens.end
                })
        })
    }

    /// *le candidat aux européennes*: a demonym without its capital names no people.
    fn is_vote(&self, head: u32) -> bool {
        let demonym = self.lexicon.places().state_of_demonym(self.doc.lemma(head));
        demonym.is_some() && !self.doc.surface(head).starts_with(char::is_uppercase)
    }

    /// *indique-t-on **à la préfecture***, ***au ministère**, on précise*: where nobody is named, a body is where it is
    /// said.
    fn is_where_one_says(&self, cue: &Cue, filler: &Filler) -> bool {
        let subject = self.tree.child(cue.head, |d| d.is_subject());
        let one = subject.is_some_and(|subject| {
            let apart = subject > cue.tokens.start || filler.tokens.end <= subject;
            self.is_on(subject) && apart
        });
        one && self.tree.upos(filler.head) != Upos::Pron
    }

    /// *a dit le ministre **aux policiers***, *a lancé l'idole des jeunes **à ses fans***: whom the tree has hung on
    /// the inverted subject. *L'adjoint au maire* is one.
    pub(super) fn hearers_behind(&self, cue: &Cue, speakers: &[u32]) -> Vec<(u32, Role)> {
        let tree = self.tree;
        let a = Construction::Preposition("à".into());
        if self.entry(cue).role_of(&a) != Some(SlotRole::Target(Role::Addressee)) {
            return Vec::new();
        }
        let someone = |&head: &u32| {
            let article = tree.child(head, |d| d == Deprel::Det);
            let article = article.map(|article| tree.feats(article));
            let owned = article.is_some_and(|article| article.is("Poss", "Yes"));
            let several = tree.feats(head).number() == Some(Number::Plural);
            tree.upos(head) == Upos::Noun
                && tree.case(head).as_deref() == Some("à")
                && (owned || several && article.is_some())
                && self.lexicon.is_speaking_noun(self.doc.lemma(head))
                && !self.is_vote(head)
                && self.channel(head).is_none()
        };
        let behind = speakers.iter().filter(|&&speaker| speaker > cue.head);
        behind
            .flat_map(|&speaker| tree.children_with(speaker, |d| d == Deprel::Nmod))
            .filter(someone)
            .flat_map(|head| tree.conjuncts(head))
            .filter(|&head| !self.is_in_marks(head))
            .map(|head| (head, Role::Addressee))
            .collect()
    }
}
