//! Who speaks, read off the tree: subjects, agents, and the subjects that a verb shares with another.

mod beside;
mod passives;
mod subjects;

use super::draft::{Draft, Reader};
use super::walk::routes::PHRASE_OPENINGS;
use crate::document::Cue;
use crate::lexicon::WordClass;
use crate::ud::{Deprel, Upos};

/// What the tree says of a verb's speaker.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Subject {
    /// Heads of the phrases; several for joint speakers.
    Named(Vec<u32>),
    /// A passive without an agent: somebody, not said who.
    Unnamed,
    /// *il faut*, *il est*: nobody.
    Impersonal,
    /// The tree shows none.
    Missing,
}

impl Subject {
    pub(super) fn heads(self) -> Vec<u32> {
        match self {
            Subject::Named(heads) => heads,
            _ => Vec::new(),
        }
    }
}

impl Reader<'_> {
    /// Who says it.
    pub(super) fn subject(&self, cue: &Cue) -> Subject {
        if let Some(made) = self.made_to_say(cue) {
            return Subject::Named(vec![made]);
        }
        let undergone = self.undergoer(cue.head).is_some();
        let subject = if undergone || self.is_passive(cue.head) && !self.carries_on_participle(cue)
        {
            return self.agent(cue.head);
        } else {
            self.subject_of(cue.head, 0)
        };
        if let Some(source) = self.source_beside(cue.head) {
            return Subject::Named(vec![source]);
        }
        match self.report_before(cue) {
            Some(draft) if self.is_astray(cue, &subject, draft) => {
                Subject::Named(draft.speakers.clone())
            }
            _ if subject == Subject::Missing => self
                .phrase_beside(cue)
                .or_else(|| Some(self.tree.conjuncts(self.subject_by_order(cue.head)?)))
                .map_or(Subject::Missing, Subject::Named),
            _ => match subject {
                Subject::Named(heads) => {
                    let heads = self.or_beside(heads, cue);
                    Subject::Named(self.named_in_full(heads, cue.head, cue.tokens))
                }
                subject => subject,
            },
        }
    }

    /// Where the tree has lost the subject of a main verb: the first phrase before it, at the head of the
    /// sentence or behind a comma, that no preposition governs and that can speak.
    fn subject_by_order(&self, verb: u32) -> Option<u32> {
        let tree = self.tree;
        if tree.deprel(verb) == Deprel::AclRelcl || !tree.is_finite(verb) {
            return None;
        }
        let sentence = self.sentence(verb)?;
        self.ahead(&PHRASE_OPENINGS, sentence.start..verb)
            .of(verb)
            .filter(|&at| {
                matches!(
                    tree.upos(at),
                    Upos::Det | Upos::Propn | Upos::Adj | Upos::Noun
                )
            })
            .filter_map(|at| self.phrase_head(at))
            .find(|&head| {
                let bare = tree.upos(head) == Upos::Noun
                    && tree.child(head, |d| d == Deprel::Det).is_none()
                    && head != sentence.start;
                head < verb && !bare && tree.case(head).is_none() && self.may_speak(head)
            })
    }

    /// The last statement before the cue in its sentence whose cue stands in no quotation.
    fn report_before(&self, cue: &Cue) -> Option<&Draft> {
        if self.is_in_marks(cue.head) {
            return None;
        }
        self.doc
            .cues_beside(cue.head)
            .filter_map(|index| Some((self.doc.cues[index].head, self.draft_of_cue[index]?)))
            .map(|(head, draft)| (head, &self.drafts[draft]))
            .filter(|&(head, draft)| head < cue.head && !draft.speakers.is_empty())
            .filter(|&(head, _)| !self.is_in_marks(head))
            .max_by_key(|&(head, _)| head)
            .map(|(_, draft)| draft)
    }

    /// Whether the tree's subject cannot be that of a verb behind another report: a participle or a
    /// coordinated verb without a subject, or one whose subject lies in the words that were reported.
    fn is_astray(&self, cue: &Cue, subject: &Subject, before: &Draft) -> bool {
        let feats = self.tree.feats(cue.head);
        let shares = feats.is_present_participle() || self.carries_on(cue);
        match subject {
            Subject::Named(heads) => {
                shares
                    && heads.iter().all(|&head| {
                        let byte = self.doc.words.start[head as usize];
                        before.content.iter().any(|piece| piece.contains(byte))
                    })
            }
            _ => shares,
        }
    }

    /// *… et a ajouté*, *… et accusé*: a verb right behind a conjunction, without a subject of its own.
    pub(super) fn carries_on(&self, cue: &Cue) -> bool {
        let joined = cue.tokens.start > 0 && self.tree.upos(cue.tokens.start - 1) == Upos::Cconj;
        joined && self.tree.child(cue.head, |d| d.is_subject()).is_none()
    }

    /// *a dénoncé un procès et **accusé** le parquet*: a bare participle that shares an auxiliary.
    fn carries_on_participle(&self, cue: &Cue) -> bool {
        self.carries_on(cue)
            && self.agent_by_order(cue.head).is_none()
            && self.report_before(cue).is_some_and(|before| {
                before
                    .cue
                    .is_some_and(|index| self.is_compound(self.doc.cues[index].head))
            })
    }

    /// The subject of an active verb, or the one that it shares with the verb or noun above it.
    fn subject_of(&self, verb: u32, depth: usize) -> Subject {
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
                self.subject_above(head, depth)
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

    /// Whom a verb like *pousser* or *contraindre* makes do something.
    fn moved_by(&self, verb: u32) -> Option<u32> {
        self.lexicon
            .is_in(WordClass::Mover, self.doc.lemma(verb))
            .then(|| self.tree.child(verb, |d| d.universal() == Deprel::Obj))?
    }

    /// A present participle that the tree has hung on a noun which it does not belong to: behind a comma, unless the noun
    /// is its clause's subject or agent; or behind *en*.
    fn is_loose_participle(&self, verb: u32, noun: u32) -> bool {
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
    fn governing_verb(&self, word: u32) -> Option<u32> {
        self.tree
            .path_up(word)
            .find(|&at| self.tree.is_finite(at) || self.is_compound(at))
    }

    /// The present participle that one behind a conjunction is coordinated with.
    fn participle_before(&self, verb: u32) -> Option<u32> {
        let joined = self.tree.feats(verb).is_present_participle()
            && self.tree.upos(verb.checked_sub(1)?) == Upos::Cconj;
        let sentence = self.sentence(verb)?;
        joined.then(|| {
            (sentence.start..verb)
                .rev()
                .find(|&at| self.tree.feats(at).is_present_participle())
        })?
    }

    fn has_subject(&self, token: u32) -> bool {
        self.tree.child(token, |d| d.is_subject()).is_some()
    }

    fn subject_above(&self, head: u32, depth: usize) -> Subject {
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
