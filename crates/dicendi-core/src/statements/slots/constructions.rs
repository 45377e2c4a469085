//! The construction that a complement stands in: an object, a preposition, a clause and what opens it.

use super::super::draft::Reader;
use crate::lexicon::{Construction, WordClass};
use crate::ud::{Deprel, Number, Upos};

impl Reader<'_> {
    /// The constructions that a dependent may stand in, the likelier first.
    pub(in crate::statements) fn constructions(
        &self,
        child: u32,
        passive: bool,
    ) -> Vec<(Construction, u32)> {
        let tree = self.tree;
        let deprel = tree.deprel(child);
        let preposition = |case: String| Construction::Preposition(case);
        if self.is_locution(child) {
            return Vec::new();
        }
        match deprel.universal() {
            Deprel::Ccomp | Deprel::Csubj => self.clause_constructions(child),
            Deprel::Xcomp | Deprel::Advcl => self.clause_constructions(child),
            // *accusant **la classe politique** de*: a participle has its subject elsewhere.
            Deprel::Nsubj if !passive && self.is_behind_participle(child) => {
                vec![(Construction::Object, child)]
            }
            Deprel::Nsubj if passive => {
                // *un discours **qui** a été qualifié de leçon*
                let judged = tree
                    .head(child)
                    .and_then(|verb| self.antecedents(child, verb).first().copied());
                vec![(Construction::Object, judged.unwrap_or(child))]
            }
            Deprel::Obj => self.object_constructions(child),
            Deprel::Iobj if self.doc.form(child).contains("même") => Vec::new(),
            // *dont il critique la politique*: never what is criticised.
            Deprel::Iobj if self.doc.form(child).eq_ignore_ascii_case("dont") => {
                vec![(preposition("de".into()), child)]
            }
            Deprel::Iobj => vec![
                (preposition("à".into()), child),
                (Construction::Object, child),
            ],
            Deprel::Obl if tree.feats(child).is_infinitive() => self.clause_constructions(child),
            Deprel::Obl | Deprel::Nmod | Deprel::Advmod
                if tree.deprel(child) != Deprel::OblAgent =>
            {
                match tree.case(child) {
                    Some(case) if case == "comme" => vec![(Construction::As, child)],
                    // *souhaitent **des** maires*: the parser may take the article for *de les*.
                    Some(case) if case == "de" && self.opens_with_article(child) => {
                        vec![(preposition(case), child), (Construction::Object, child)]
                    }
                    Some(case) => vec![(preposition(case), child)],
                    None => Vec::new(),
                }
            }
            Deprel::Expl if tree.upos(child) == Upos::Pron && deprel == Deprel::ExplComp => {
                self.object_constructions(child)
            }
            _ => Vec::new(),
        }
    }

    /// *appelle **à partir de mardi** à la grève*, *s'en prend tour **à tour** aux élus*: a preposition made of several
    /// words, or between one twice, is not that of the verb.
    pub(in crate::statements) fn is_locution(&self, child: u32) -> bool {
        let first = self.tree.reach(child).start;
        let opening = (first..=child).find(|&at| self.tree.upos(at) != Upos::Punct);
        let word = |at: u32| self.doc.lower(at);
        let repeats = |at: u32| at > 0 && at < child && word(at - 1) == word(at + 1);
        !self.tree.is_verb(child)
            && opening.is_some_and(|at| self.is_opened_by(WordClass::Locution, at) || repeats(at))
    }

    /// Whether a phrase opens with *des*, or with *de* and an adjective (*de nouvelles aides*), which are article and
    /// preposition alike.
    pub(super) fn opens_with_article(&self, head: u32) -> bool {
        let reach = self.tree.reach(head);
        // *« des élus »*
        let first = (reach.start..head).find(|&at| self.tree.upos(at) != Upos::Punct);
        let first = first.unwrap_or(head);
        let form = self.doc.surface(first);
        let contracted = self.doc.words.inside.get(first as usize + 1) == Some(&true)
            && form.eq_ignore_ascii_case("des");
        let adjective = matches!(form, "de" | "d'" | "d’")
            && first + 1 < head
            && self.tree.upos(first + 1) == Upos::Adj
            && self.tree.feats(head).number() == Some(Number::Plural);
        self.tree.upos(first) == Upos::Adp && contracted || adjective
    }

    pub(super) fn object_constructions(&self, child: u32) -> Vec<(Construction, u32)> {
        // *ce qu'ils estiment **être le fruit** de la peur*: a predicate.
        let copula = self.tree.child(child, |d| d == Deprel::Cop);
        if copula.is_some_and(|copula| self.tree.feats(copula).is_infinitive()) {
            return self.clause_constructions(child);
        }
        // Before its verb stands no object but a pronoun: *Anne Roy, **l'une des juges**, accuse*.
        let before = self.tree.head(child).is_some_and(|verb| child < verb);
        let phrase = self.tree.upos(child) != Upos::Pron || !self.tree.children(child).is_empty();
        if before && phrase && !self.is_relative(child) {
            return Vec::new();
        }
        let form = self.doc.lower_plain(child);
        match &*form {
            "lui" | "leur" | "y" => vec![(Construction::Preposition("à".into()), child)],
            "en" => vec![(Construction::Preposition("de".into()), child)],
            "me" | "m'" | "te" | "t'" | "nous" | "vous" => {
                vec![
                    (Construction::Object, child),
                    (Construction::Preposition("à".into()), child),
                ]
            }
            "se" | "s'" => Vec::new(),
            _ if self.is_relative(child) || form.ends_with("même") || form.ends_with("mêmes") => {
                Vec::new()
            }
            _ => match self.tree.case(child) {
                Some(case) if case == "comme" => vec![(Construction::As, child)],
                Some(case) => vec![(Construction::Preposition(case), child)],
                None => vec![(Construction::Object, child)],
            },
        }
    }

    /// Reported clauses, infinitives and attributes, told apart by what opens them.
    pub(in crate::statements) fn clause_constructions(
        &self,
        child: u32,
    ) -> Vec<(Construction, u32)> {
        let tree = self.tree;
        let mark = tree.child(child, |d| matches!(d, Deprel::Mark | Deprel::Case));
        let end = tree.reach(child).end;
        if mark.is_some_and(|mark| self.is_compared(mark) || self.is_concession(mark, end)) {
            return Vec::new();
        }
        let mark = mark.map(|mark| self.doc.lower_plain(mark));
        let infinitive = tree.feats(child).is_infinitive()
            || tree
                .children_with(child, |d| d.is_aux() || d == Deprel::Cop)
                .any(|aux| tree.feats(aux).is_infinitive());
        let construction = match mark.as_deref() {
            Some("que" | "qu'") => Construction::That,
            Some("si" | "s'") => Construction::Whether,
            Some("comme") => Construction::As,
            Some("de" | "d'") if infinitive => Construction::PrepositionInfinitive("de".into()),
            Some("à") if infinitive => Construction::PrepositionInfinitive("à".into()),
            Some("pour") if infinitive => Construction::PrepositionInfinitive("pour".into()),
            Some(_) => return Vec::new(),
            None if infinitive => Construction::Infinitive,
            None if self.is_question(child) => Construction::Whether,
            None if tree.deprel(child) == Deprel::Xcomp => Construction::Attribute,
            None => return Vec::new(),
        };
        vec![(construction, child)]
    }

    /// A clause that *comment*, *pourquoi*, *qui*, *ce que* … opens.
    pub(super) fn is_question(&self, clause: u32) -> bool {
        let first = self.tree.reach(clause).start;
        let feats = self.tree.feats(first);
        feats.is("PronType", "Int") || self.is_in(WordClass::Question, first)
    }
}
