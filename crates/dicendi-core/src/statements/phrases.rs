//! Noun phrases: their heads, their members, and whether they name somebody who can speak.

use super::draft::Reader;
use super::walk::routes::SUBJECT_BEHIND;
use crate::document::NameKind;
use crate::lexicon::WordClass;
use crate::span::Span;
use crate::ud::{Deprel, Number, Upos};

impl Reader<'_> {
    /// The members of a coordination of people. *X, du département de génétique* is none: another
    /// preposition governs it.
    pub(super) fn joint(&self, head: u32) -> Vec<u32> {
        let mut heads = self.tree.conjuncts(head);
        heads.retain(|&other| {
            let noun = self.tree.is_noun(other) && self.tree.upos(other) != Upos::Num;
            other == head
                || noun
                    && !self.is_predicated(head, other)
                    && self.tree.case(other) == self.tree.case(head)
        });
        heads
    }

    /// *Anne Roy, responsable presse et formation*, *le maire et ancien ministre*: what somebody is, no one else.
    pub(super) fn is_predicated(&self, head: u32, other: u32) -> bool {
        let bare = |noun: u32| self.tree.child(noun, |d| d == Deprel::Det).is_none();
        let one = |noun: u32| self.tree.feats(noun).number() == Some(Number::Singular);
        let predicate = match self.tree.upos(head) {
            Upos::Propn => true,
            Upos::Noun => !bare(head) && one(head) && one(other),
            _ => false,
        };
        predicate && self.tree.upos(other) == Upos::Noun && bare(other) && !self.is_named(other)
    }

    /// The head of the noun phrase that begins at `token`: its article, adjectives and title climbed.
    pub(super) fn phrase_head(&self, token: u32) -> Option<u32> {
        let tree = self.tree;
        let mut at = token;
        for _ in 0..8 {
            let Some(head) = tree
                .head(at)
                .filter(|&head| head > at || tree.deprel(at) == Deprel::FlatName)
            else {
                break;
            };
            let inside = matches!(
                tree.deprel(at).universal(),
                Deprel::Det
                    | Deprel::Amod
                    | Deprel::Nummod
                    | Deprel::Flat
                    | Deprel::Case
                    | Deprel::Advmod
                    | Deprel::Compound
            );
            if !inside || head < token {
                break;
            }
            at = head;
        }
        tree.is_noun(at).then_some(at)
    }

    /// The first noun phrase after a token that no preposition governs: *a déclaré mercredi à l'AFP **le maire***.
    pub(super) fn noun_phrase_after(&self, from: u32, end: u32) -> Option<u32> {
        let at = self.ahead(&SUBJECT_BEHIND, from..end).next()?;
        match self.tree.upos(at) {
            // *comme le révèlent **des** articles*: the plural article, taken for *de les*.
            Upos::Adp => self.phrase_head(at + 2),
            Upos::Det | Upos::Noun | Upos::Propn | Upos::Pron | Upos::Num | Upos::Adj => {
                self.phrase_head(at)
            }
            _ => None,
        }
    }

    /// The first word behind the short phrase that begins at `token`: its head and the rest of a name.
    pub(super) fn phrase_end(&self, token: u32) -> u32 {
        if token as usize >= self.doc.words.len() {
            return token;
        }
        let Some(head) = self.phrase_head(token) else {
            return token + 1;
        };
        let name = self
            .doc
            .names
            .iter()
            .find(|name| name.tokens.contains(head));
        let mut end = name.map_or(head + 1, |name| name.tokens.end);
        // *sur les réseaux **sociaux***, *d'une voix **douce mais ferme***
        while (end as usize) < self.doc.words.len()
            && matches!(self.tree.upos(end), Upos::Adj | Upos::Cconj)
            && self.tree.is_below(end, head)
        {
            end += 1;
        }
        if self.is_agency_before_name(head) {
            return head + 1;
        }
        let setting = self.lexicon.setting();
        let outlet =
            setting.is_outlet(self.doc.surface(head)) || setting.is_medium(self.doc.surface(head));
        // *au micro de Radio 1 Paul Cavey*: an outlet of two words ends its own name.
        let next = (head as usize + 1 < self.doc.words.len())
            .then(|| self.doc.slice(self.doc.bytes(Span::new(head, head + 2))));
        if next.is_some_and(|name| setting.is_outlet(name)) {
            return head + 2;
        }
        // *à la radio **Rivages** Anne Roy*: a medium has its name, and then comes who speaks.
        let named =
            self.doc.names.iter().find(|name| {
                outlet && name.tokens.start == head + 1 && name.kind != NameKind::Person
            });
        if let Some(named) = named.filter(|named| self.begins_full_name(named.tokens.end)) {
            return named.tokens.end;
        }
        while !outlet
            && (end as usize) < self.doc.words.len()
            && self.tree.deprel(end).universal() == Deprel::Flat
        {
            end += 1;
        }
        end
    }

    /// The noun before a relative pronoun whose clause the tree has put elsewhere; one that can speak, if any.
    pub(super) fn noun_before(&self, pronoun: u32) -> Option<u32> {
        let tree = self.tree;
        let mut at = pronoun.checked_sub(1)?;
        if self.doc.surface(at) == "," {
            at = at.checked_sub(1)?;
        }
        if !tree.is_noun(at) && tree.upos(at) != Upos::Adj {
            return None;
        }
        let nominal = |token: &u32| tree.is_noun(*token);
        tree.path_up(at)
            .take(4)
            .find(|token| nominal(token) && self.may_speak(*token))
            .or_else(|| tree.path_up(at).find(nominal))
    }

    /// A person or a body rather than a thing, a sum or a date.
    pub(super) fn may_speak(&self, head: u32) -> bool {
        match self.tree.upos(head) {
            Upos::Propn => true,
            // *81 % déclarent*
            _ if self.doc.surface(head) == "%" => true,
            Upos::Pron => !self.tree.feats(head).is("PronType", "Dem"),
            Upos::Noun => {
                let lemma = self.doc.lemma(head);
                let counted = || {
                    let mut owners = self
                        .tree
                        .children_with(head, |d| d.universal() == Deprel::Nmod);
                    owners.any(|owner| self.may_speak(owner))
                };
                self.lexicon.is_speaking_noun(lemma)
                    || self.lexicon.is_quantity(lemma) && counted()
                    || self.is_role_of_words(head)
                    || self.is_named(head)
            }
            _ => false,
        }
    }

    /// *le numéro un du parti*
    fn is_role_of_words(&self, head: u32) -> bool {
        let next = head + 1;
        (next as usize) < self.doc.words.len()
            && self.tree.head(next) == Some(head)
            && self.lexicon.is_speaking_noun(&format!(
                "{} {}",
                self.doc.lemma(head),
                self.doc.form(next)
            ))
    }

    /// A noun that is a name by its capital, *Le Matin*, or a title, *le Dr Collin*.
    fn is_named(&self, head: u32) -> bool {
        let surface = self.doc.surface(head);
        let first = self
            .doc
            .sentence_of(head)
            .is_some_and(|sentence| self.doc.sentences[sentence].tokens.start == head);
        // *le géant Samso*, *le géant de l'acier Samso*, *la tête de liste, Anne Roy*
        let borne = || {
            let complements = self
                .tree
                .children_with(head, |d| d.universal() == Deprel::Nmod)
                .filter(|&complement| self.tree.upos(complement) != Upos::Propn)
                .flat_map(|complement| self.tree.children(complement).iter());
            let phrase = self.tree.children(head).iter().chain(complements);
            phrase.copied().any(|child| {
                self.tree.upos(child) == Upos::Propn
                    && self.tree.case(child).is_none()
                    && matches!(
                        self.tree.deprel(child).universal(),
                        Deprel::Flat | Deprel::Appos | Deprel::Nmod
                    )
            })
        };
        surface.starts_with(char::is_uppercase) && !first
            || self.lexicon.people().title(surface).is_some()
            || borne()
    }

    /// Whether a person's name of several words starts at a token.
    pub(super) fn begins_full_name(&self, token: u32) -> bool {
        self.doc.names.iter().any(|name| {
            name.tokens.start == token && name.kind == NameKind::Person && name.tokens.len() > 1
        })
    }

    /// *à l'AFP Anne Roy*: whether an agency, or an acronym before a first name, stands right before a name.
    pub(super) fn is_agency_before_name(&self, token: u32) -> bool {
        let form = self.doc.surface(token);
        let next = token + 1;
        let acronym = |form: &str| form.len() > 1 && form.chars().all(char::is_uppercase);
        if !acronym(form) || next as usize >= self.doc.words.len() {
            return false;
        }
        let behind = self.doc.surface(next);
        let agency = || {
            self.lexicon
                .places()
                .nouns_of(form)
                .iter()
                .any(|noun| self.lexicon.is_in(WordClass::Agency, noun))
        };
        let first_name = || self.lexicon.people().first_name(behind).is_some();
        behind.starts_with(char::is_uppercase) && !acronym(behind) && (agency() || first_name())
    }
}
