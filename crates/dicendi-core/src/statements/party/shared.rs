//! The subject that a verb has in the tree, or shares with the verb or noun above it.

use super::Subject;
use crate::lexicon::WordClass;
use crate::statements::draft::Reader;
use crate::ud::{Deprel, Upos};

impl Reader<'_> {
    /// The subject of an active verb, or the one that it shares with the verb or noun above it.
    pub(super) fn subject_of(&self, verb: u32, depth: usize) -> Subject {
        let tree = self.tree;
        let time = |subject: u32| {
            // *cette dernière* is somebody.
            tree.upos(subject) != Upos::Adj
                && self
                    .lexicon
                    .setting()
                    .is_time_word(self.doc.surface(subject))
        };
        let subject = tree
            .children_with(verb, |d| {
                matches!(d, Deprel::Nsubj | Deprel::NsubjPass | Deprel::NsubjCaus)
            })
            .find(|&subject| {
                !time(subject)
                    && !self.is_age(subject)
                    && !self.is_behind_participle(subject)
                    && !self.is_ones_own_side(subject)
            });
        if let Some(subject) = subject {
            let mut heads = self.antecedents(subject, verb);
            heads.extend(self.second_subject(subject, verb));
            return Subject::Named(heads);
        }
        if let Some(inverted) = self.subject_in_relative(verb) {
            return Subject::Named(tree.conjuncts(inverted));
        }
        if let Some(il) = tree.child(verb, |d| d == Deprel::ExplSubj) {
            // *il est rappelé que* is said by nobody; an active verb of saying has somebody for its *il*,
            // even where the parser takes it for that of *il faut*.
            let active = !tree
                .children_with(verb, |d| d.is_aux())
                .any(|aux| self.doc.lemma(aux) == "être")
                || tree.child(verb, |d| d == Deprel::ExplPv).is_some();
            return if active {
                Subject::Named(vec![il])
            } else {
                Subject::Impersonal
            };
        }
        if depth > 6 {
            return Subject::Missing;
        }
        let Some(head) = tree.head(verb) else {
            return Subject::Missing;
        };
        // *a poussé les autorités à **avertir***
        let governed = matches!(
            tree.deprel(verb),
            Deprel::Xcomp | Deprel::Advcl | Deprel::OblArg | Deprel::Acl
        );
        if governed
            && tree.feats(verb).is_infinitive()
            && let Some(moved) = self.moved_by(head)
        {
            return Subject::Named(vec![moved]);
        }
        match tree.deprel(verb) {
            // *Il a écarté les critiques sur sa gestion, **affirmant** que*: a thing does not affirm, who acts does.
            Deprel::Acl if self.is_loose_participle(verb, head) => {
                self.subject_above(self.governing_verb(head).unwrap_or(head), depth)
            }
            // *trouve la force de **murmurer***: nor does what is done.
            Deprel::Acl if tree.feats(verb).is_infinitive() && tree.is_noun(head) => self
                .governing_verb(head)
                .map_or(Subject::Missing, |above| self.subject_above(above, depth)),
            Deprel::Acl | Deprel::AclRelcl if tree.is_noun(head) => {
                // *une vidéo d'une minute **dévoilant***: a span of time is not who.
                let span = self.lexicon.is_in(WordClass::Span, self.doc.lemma(head));
                let above = tree.head(head).filter(|&above| span && tree.is_noun(above));
                Subject::Named(vec![above.unwrap_or(head)])
            }
            // *mais a ajouté*: the subject of the first verb.
            Deprel::Conj if tree.is_verb(head) || self.has_subject(head) => {
                self.subject_above(head, depth)
            }
            // *accusant le maire d'être la cause de tout et **dénonçant***: the participle before it, not the noun.
            Deprel::Conj if tree.is_noun(head) && tree.feats(verb).is_participle() => {
                // *a affiché un large sourire et **lancé***: nor what the main verb governs.
                let main = || {
                    tree.head(head)
                        .filter(|&main| tree.is_verb(main) && !self.may_speak(head))
                };
                match self.participle_before(verb).or_else(main) {
                    Some(first) => self.subject_above(first, depth),
                    None => Subject::Named(vec![head]),
                }
            }
            Deprel::Xcomp
            | Deprel::Advcl
            | Deprel::OblMod
            | Deprel::OblArg
            | Deprel::Ccomp
            | Deprel::Parataxis
                if !tree.is_finite(verb) =>
            {
                self.subject_above(self.clause_before(head, verb), depth)
            }
            // *Celle qui préside le club **avoue** que*: the tree hangs the main verb below the relative clause.
            Deprel::Advcl
                if tree.is_finite(verb) && tree.child(verb, |d| d == Deprel::Mark).is_none() =>
            {
                let clause = tree
                    .path_up(verb)
                    .find(|&at| tree.deprel(at) == Deprel::AclRelcl);
                clause
                    .and_then(|clause| tree.head(clause))
                    .filter(|&noun| noun < verb && tree.deprel(noun) == Deprel::Root)
                    .map_or(Subject::Missing, |noun| Subject::Named(vec![noun]))
            }
            _ => Subject::Missing,
        }
    }

    /// *L'élu s'est tu mais la mairie a refusé, **jugeant** que*: of the clauses before a participle, the one that it
    /// follows.
    fn clause_before(&self, head: u32, participle: u32) -> u32 {
        let own = |&at: &u32| {
            head < at
                && at < participle
                && self.has_subject(at)
                && (self.tree.is_finite(at) || self.is_compound(at))
        };
        let joined = self.tree.children_with(head, |d| d == Deprel::Conj);
        let follows = self.tree.feats(participle).is_present_participle();
        let last = joined.filter(own).max();
        last.filter(|_| follows).unwrap_or(head)
    }

    /// Whom a verb like *pousser* or *contraindre* makes do something.
    pub(super) fn moved_by(&self, verb: u32) -> Option<u32> {
        self.lexicon
            .is_in(WordClass::Mover, self.doc.lemma(verb))
            .then(|| self.tree.child(verb, |d| d.universal() == Deprel::Obj))?
    }

    /// A present participle that the tree has hung on a noun which it does not belong to: behind a comma, unless the noun
    /// is its clause's subject or agent; or behind *en*.
    pub(super) fn is_loose_participle(&self, verb: u32, noun: u32) -> bool {
        if !self.tree.feats(verb).is_present_participle() || !self.tree.is_noun(noun) {
            return false;
        }
        let gerund = self
            .tree
            .child(verb, |d| d == Deprel::Mark)
            .is_some_and(|mark| self.doc.form(mark).eq_ignore_ascii_case("en"));
        let comma = (noun + 1..verb).any(|at| self.doc.surface(at) == ",");
        let acts =
            self.tree.deprel(noun).is_subject() || self.tree.deprel(noun) == Deprel::OblAgent;
        let below = self.governing_verb(noun).is_some() && !acts;
        gerund
            || comma
                && (below || !self.may_speak(noun))
                && !self.lexicon.is_source_noun(self.doc.lemma(noun))
    }

    /// The nearest verb with a tense above a word.
    pub(super) fn governing_verb(&self, word: u32) -> Option<u32> {
        self.tree
            .path_up(word)
            .find(|&at| self.tree.is_finite(at) || self.is_compound(at))
    }

    /// The present participle that one behind a conjunction is coordinated with.
    pub(super) fn participle_before(&self, verb: u32) -> Option<u32> {
        let joined = self.tree.feats(verb).is_present_participle()
            && self.tree.upos(verb.checked_sub(1)?) == Upos::Cconj;
        let sentence = self.sentence(verb)?;
        joined.then(|| {
            (sentence.start..verb)
                .rev()
                .find(|&at| self.tree.feats(at).is_present_participle())
        })?
    }

    pub(in crate::statements) fn has_subject(&self, token: u32) -> bool {
        self.tree.child(token, |d| d.is_subject()).is_some()
    }

    pub(super) fn subject_above(&self, head: u32, depth: usize) -> Subject {
        if self.tree.is_noun(head) && !self.has_subject(head) {
            return Subject::Named(vec![head]);
        }
        if self.is_passive(head) {
            // *X est accusé d'avoir dit*: the one who is accused.
            if let Some(subject) = self
                .tree
                .child(head, |d| matches!(d, Deprel::Nsubj | Deprel::NsubjPass))
            {
                return Subject::Named(self.antecedents(subject, head));
            }
        }
        self.subject_of(head, depth + 1)
    }
}
