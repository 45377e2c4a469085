//! Who speaks where the verb is passive or somebody is made to say it: agents.

use super::Subject;
use crate::document::Cue;
use crate::statements::draft::Reader;
use crate::statements::walk::routes::AGENT;
use crate::ud::Deprel;

impl Reader<'_> {
    /// A participle with its auxiliary.
    pub(in crate::statements) fn is_compound(&self, verb: u32) -> bool {
        self.tree.feats(verb).is_participle() && self.tree.child(verb, |d| d.is_aux()).is_some()
    }

    /// Whether the verb is passive: *est accusé*, *accusé par*.
    pub(in crate::statements) fn is_passive(&self, verb: u32) -> bool {
        let tree = self.tree;
        // *l'a accusée*, *s'est dit*: an auxiliary that only carries the tense, whatever the tree calls it.
        let auxiliaries = || tree.children_with(verb, |d| d.is_aux());
        let to_be = auxiliaries().any(|aux| self.doc.lemma(aux) == "être");
        let reflexive = tree
            .children(verb)
            .iter()
            .any(|&child| matches!(&*self.doc.lower(child), "se" | "s'" | "s’"));
        if auxiliaries().next().is_some() && (!to_be || reflexive) {
            return false;
        }
        if tree
            .child(verb, |d| matches!(d, Deprel::AuxPass | Deprel::NsubjPass))
            .is_some()
        {
            return true;
        }
        let bare_participle = tree.feats(verb).is_participle()
            && tree.feats(verb).is("Tense", "Past")
            && tree.child(verb, Deprel::is_aux).is_none();
        if !bare_participle {
            return false;
        }
        match tree.deprel(verb) {
            Deprel::Conj => {
                tree.head(verb).is_some_and(|head| self.is_passive(head))
                    || self.agent_by_order(verb).is_some()
            }
            _ => true,
        }
    }

    pub(super) fn agent(&self, verb: u32) -> Subject {
        let tree = self.tree;
        let by = |child: &u32| {
            tree.deprel(*child) == Deprel::OblAgent
                || (tree.deprel(*child).is_oblique() && tree.case(*child).as_deref() == Some("par"))
        };
        let agent = tree.children(verb).iter().copied().find(by);
        match agent.or_else(|| self.agent_by_order(verb)) {
            Some(agent) => Subject::Named(
                tree.conjuncts(agent)
                    .into_iter()
                    .filter(|&head| head == agent || tree.is_noun(head))
                    .collect(),
            ),
            None => Subject::Unnamed,
        }
    }

    /// *jugé « grave » **par le maire***: where the tree has hung the agent elsewhere, the phrase behind the first *par*
    /// that no comma or verb parts from the participle, what is quoted aside.
    pub(super) fn agent_by_order(&self, verb: u32) -> Option<u32> {
        let sentence = self.sentence(verb)?;
        let by = self
            .ahead(&AGENT, verb + 1..sentence.end)
            .of(verb)
            .find(|&at| self.doc.form(at).eq_ignore_ascii_case("par"))?;
        let first = by + 1;
        (first < sentence.end)
            .then(|| self.phrase_head(first))
            .flatten()
            .filter(|&head| head >= first && self.may_speak(head))
    }

    /// *fait craindre **aux élus** que*: who is made to say it.
    pub(super) fn made_to_say(&self, cue: &Cue) -> Option<u32> {
        self.tree.child(cue.head, |d| d == Deprel::AuxCaus)?;
        // *fait savoir à la presse*: words of the cue itself.
        let own = self.entry(cue).lemma.starts_with("faire ");
        let dative = |child: &u32| {
            *child > cue.head
                && self.may_speak(*child)
                && matches!(self.tree.case(*child).as_deref(), Some("à" | "par"))
        };
        let mut children = self.tree.children(cue.head).iter().copied();
        children.find(dative).filter(|_| !own)
    }
}
