//! Which dependents of a verb are its subject, and for whom a relative pronoun stands.

use super::super::draft::Reader;
use super::super::walk::routes::{EXAMPLES_BEFORE, JOINT};
use crate::lexicon::WordClass;
use crate::span::Span;
use crate::ud::{Deprel, Number, Upos};

impl Reader<'_> {
    /// *il a **de son côté** dénoncé*: with a preposition and a possessive, the adverbial that it is.
    pub(super) fn is_ones_own_side(&self, subject: u32) -> bool {
        let owned = |det: u32| self.tree.feats(det).is("Poss", "Yes");
        self.tree.case(subject).is_some()
            && self
                .tree
                .children_with(subject, |d| d == Deprel::Det)
                .any(owned)
    }

    /// *fait état **de son côté** d'une panne*: whose words these are, and none of them.
    pub(in crate::statements) fn is_on_ones_side(&self, child: u32) -> bool {
        self.is_ones_own_side(child) && self.lexicon.is_in(WordClass::Side, self.doc.lemma(child))
    }

    /// *Anne Roy, fille du maire, et **le préfet** ont écrit*: those whom the tree hangs on a plural verb as a
    /// subject of their own, behind a conjunction, and who are named together with the first.
    pub(super) fn second_subject(&self, first: u32, verb: u32) -> Vec<u32> {
        let tree = self.tree;
        let joined = |second: u32| {
            let before = self.back(&JOINT, first + 1..second).next();
            before.is_some_and(|before| tree.upos(before) == Upos::Cconj)
        };
        let second = tree
            .children_with(verb, |d| d.is_subject())
            .find(|&second| {
                first < second && second < verb && tree.is_noun(second) && joined(second)
            });
        match second.filter(|_| self.has_several(verb)) {
            Some(second) => self.joint(second),
            None => Vec::new(),
        }
    }

    /// Whether a verb is finite and plural, by itself or its auxiliary.
    fn has_several(&self, verb: u32) -> bool {
        self.finite_number(verb) == Some(Number::Plural)
    }

    /// The number that a verb or its auxiliary shows.
    pub(super) fn finite_number(&self, verb: u32) -> Option<Number> {
        let tree = self.tree;
        std::iter::once(verb)
            .chain(tree.children_with(verb, |d| d.is_aux()))
            .find(|&verb| tree.feats(verb).is_finite())
            .and_then(|verb| tree.feats(verb).number())
    }

    /// *Anne Roy, **44 ans**, affirme*: a number of years says nothing.
    pub(super) fn is_age(&self, subject: u32) -> bool {
        self.tree.upos(subject) == Upos::Noun
            && self.lexicon.is_in(WordClass::Span, self.doc.lemma(subject))
            && self.tree.child(subject, |d| d == Deprel::Nummod).is_some()
    }

    /// Whether a dependent stands behind the present participle that governs it.
    pub(in crate::statements) fn is_behind_participle(&self, child: u32) -> bool {
        self.tree
            .head(child)
            .is_some_and(|verb| verb < child && self.tree.feats(verb).is_present_participle())
    }

    /// *une position que regrette **la société***: the noun behind the verb of a relative clause in *que*.
    pub(in crate::statements) fn subject_in_relative(&self, verb: u32) -> Option<u32> {
        let tree = self.tree;
        if tree.deprel(verb) != Deprel::AclRelcl || tree.child(verb, |d| d.is_subject()).is_some() {
            return None;
        }
        let relative = tree.children(verb).iter().copied().find(|&child| {
            child < verb
                && tree.feats(child).is("PronType", "Rel")
                && !self.doc.form(child).eq_ignore_ascii_case("qui")
        })?;
        tree.children(verb).iter().copied().find(|&child| {
            child > verb
                && child > relative
                && tree.deprel(child).universal() == Deprel::Obj
                && matches!(tree.upos(child), Upos::Noun | Upos::Propn)
        })
    }

    /// A relative *qui* stands for the noun before it; every member of a coordination counts.
    pub(in crate::statements) fn antecedents(&self, subject: u32, verb: u32) -> Vec<u32> {
        let tree = self.tree;
        let relative = tree.feats(subject).is("PronType", "Rel")
            || (tree.upos(subject) == Upos::Pron
                && self.doc.form(subject).eq_ignore_ascii_case("qui"));
        if relative {
            let clause = tree
                .path_up(verb)
                .find(|&at| tree.deprel(at) == Deprel::AclRelcl);
            let above = clause
                .and_then(|clause| tree.head(clause))
                .filter(|&noun| noun < subject);
            // *au sein de l'opposition, qui a dénoncé*: the noun of a phrase of place cannot speak.
            let near = self.noun_before(subject);
            let noun = match (above, near) {
                (Some(above), Some(near)) if !self.may_speak(above) && self.may_speak(near) => {
                    Some(near)
                }
                _ => above.or(near),
            };
            if let Some(noun) = noun {
                let noun = self.before_examples(noun).unwrap_or(noun);
                let noun = self.agreeing_with(verb, noun);
                if let Some(holder) = self.holder_of_office(noun) {
                    return vec![holder];
                }
                return self
                    .relative_to_several(noun, verb)
                    .unwrap_or_else(|| vec![noun]);
            }
        }
        self.joint(subject)
            .into_iter()
            .filter(|&token| tree.is_noun(token) || token == subject)
            .collect()
    }

    /// *des clubs, **dont Alpha et Bêta**, qui réclament*: the noun before the ones that are named for it.
    fn before_examples(&self, noun: u32) -> Option<u32> {
        let sentence = self.sentence(noun)?;
        let dont = self
            .back(&EXAMPLES_BEFORE, sentence.start..noun)
            .find(|&at| self.doc.form(at).eq_ignore_ascii_case("dont"))?;
        let comma = dont.checked_sub(1)?;
        (self.doc.surface(comma) == ",")
            .then(|| self.noun_before(dont))
            .flatten()
    }

    /// *l'association des **entreprises**, qui appelle*: of a noun and those that it belongs to, the first that agrees in
    /// number with a relative clause's verb and can speak.
    fn agreeing_with(&self, verb: u32, noun: u32) -> u32 {
        let number = self.finite_number(verb);
        let number_of = |noun: u32| self.tree.feats(noun).number();
        let differs = number.is_some() && number_of(noun).is_some_and(|n| Some(n) != number);
        let joint = self.joint(self.tree.first_conjunct(noun)).len() > 1;
        if !differs || joint {
            return noun;
        }
        self.tree
            .path_up(noun)
            .skip(1)
            .take_while(|&at| self.tree.is_noun(at) && at < noun)
            .find(|&at| number_of(at) == number && self.may_speak(at))
            .unwrap_or(noun)
    }

    /// *les maires et **les préfets**, qui ont répondu*: a plural verb has all of a coordination for its antecedent.
    fn relative_to_several(&self, noun: u32, verb: u32) -> Option<Vec<u32>> {
        let joint = self.joint(self.tree.first_conjunct(noun));
        let several = joint.len() > 1 && joint.contains(&noun);
        (several && self.has_several(verb)).then_some(joint)
    }

    /// *le secrétaire d'Etat à **l'Intérieur**, qui a assuré*, *le ministre de **l'Intérieur**, qui*: whose office a noun
    /// belongs to.
    fn holder_of_office(&self, noun: u32) -> Option<u32> {
        const LONGEST: u32 = 6;
        let people = self.lexicon.people();
        let of_office = |at: u32| {
            let words = Span::new(at, noun + 1);
            people
                .office(self.doc.slice(self.doc.bytes(words)))
                .is_some()
        };
        let in_charge = |at: u32| {
            let role = people.role(self.doc.lemma(at));
            self.tree.case(noun).as_deref() == Some("à")
                && role.is_some_and(|role| role.office)
                && (at + 1..noun).all(|at| self.is_nominal(at))
        };
        (noun.saturating_sub(LONGEST)..noun)
            .find(|&at| self.tree.upos(at) == Upos::Noun && (of_office(at) || in_charge(at)))
    }

    /// A word of a noun phrase, verbs and marks aside.
    fn is_nominal(&self, at: u32) -> bool {
        matches!(
            self.tree.upos(at),
            Upos::Noun | Upos::Propn | Upos::Adj | Upos::Adp | Upos::Det
        )
    }
}
