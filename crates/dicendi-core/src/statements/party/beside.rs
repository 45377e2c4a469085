//! The phrase that stands right before a verb, which is its subject whatever the tree says.

use super::super::draft::Reader;
use super::super::walk::routes::{PHRASE_BEFORE, SOURCE_BEFORE, SUBJECT_END};
use crate::document::Cue;
use crate::lexicon::BodyKind;
use crate::span::{Span, Token};
use crate::ud::{Number, Upos};

impl Reader<'_> {
    /// The subject that the tree gives a verb, unless another phrase stands right before it: *Figure du mouvement,
    /// **Anne Roy** a annoncé*, *Côté patronal, **le président du club** réclame*.
    pub(super) fn or_beside(&self, heads: Vec<u32>, cue: &Cue) -> Vec<u32> {
        let plural = |&head: &u32| self.tree.feats(head).number() == Some(Number::Plural);
        match self.phrase_beside(cue) {
            None if heads.iter().all(|&head| !self.agrees(head, cue)) => {
                self.name_beside(cue).map_or(heads, |name| vec![name])
            }
            Some(beside) if !beside.iter().any(|head| heads.contains(head)) => {
                // *Les syndicats Alpha, Bêta et Gamma ont*: those whose kind is named.
                let below = |name: &u32| heads.iter().any(|&head| self.tree.is_below(*name, head));
                let of_kind = heads.iter().any(plural)
                    && beside.iter().all(|name| !plural(name) && below(name));
                if of_kind { heads } else { beside }
            }
            _ => heads,
        }
    }

    /// The head of a phrase with an article or a name that opens behind a comma or another border and that nothing
    /// but adverbs, clitics and brackets part from a finite verb of its number; with those whom a list before it names.
    pub(super) fn phrase_beside(&self, cue: &Cue) -> Option<Vec<u32>> {
        let tree = self.tree;
        if !tree.is_finite(cue.head) {
            return None;
        }
        let sentence = self.sentence(cue.head)?;
        let end = self.verb_begins(cue, sentence);
        let words = self.back(&PHRASE_BEFORE, sentence.start..end);
        let start = words.last().unwrap_or(end);
        let several = self.is_plural(cue.head, cue.tokens);
        let joined = several && start > sentence.start && tree.upos(start - 1) == Upos::Cconj;
        // *M. Roy*, but *élus, parents **et enseignants** ont*
        let titled = self
            .lexicon
            .people()
            .title(self.doc.surface(start))
            .is_some();
        let bare = tree.upos(start) == Upos::Noun && !titled;
        let opens = start < end
            && match tree.upos(start) {
                Upos::Det | Upos::Propn | Upos::Num => true,
                Upos::Noun if bare => joined && tree.feats(start).number() == Some(Number::Plural),
                Upos::Noun => true,
                _ => false,
            };
        let head = self.phrase_head(start).filter(|_| opens)?;
        let whole = head < end && (start..end).all(|at| tree.is_below(at, head));
        let fits = tree.case(head).is_none()
            && self.may_speak(head)
            && self.marks_around(head) == self.marks_around(cue.head)
            && self.agrees(head, cue);
        if !whole || !fits {
            return None;
        }
        let listed = joined.then(|| self.list_before(end)).flatten();
        let listed = listed.filter(|listed| listed.contains(&head));
        (listed.is_some() || !bare).then(|| listed.unwrap_or_else(|| vec![head]))
    }

    /// The name that ends right before a verb, unless it belongs to a noun: *des élus **de Vernon***.
    fn name_beside(&self, cue: &Cue) -> Option<u32> {
        let sentence = self.sentence(cue.head)?;
        let end = self.verb_begins(cue, sentence);
        let mut names = self.doc.names.iter();
        let name = names.find(|name| name.tokens.end == end)?;
        (name.tokens.start..end)
            .find(|&at| !name.tokens.contains(self.doc.words.head[at as usize]))
            .filter(|&head| self.tree.case(head).as_deref() != Some("de"))
    }

    /// Where a verb begins with what stands between it and its subject.
    fn verb_begins(&self, cue: &Cue, sentence: Span<Token>) -> u32 {
        let auxiliary = self
            .tree
            .children_with(cue.head, |d| d.is_aux())
            .min()
            .unwrap_or(cue.head);
        let begins = auxiliary.min(cue.tokens.start);
        let mut words = self.back(&SUBJECT_END, sentence.start..begins).of(cue.head);
        words.next().map_or(sentence.start, |at| at + 1)
    }

    /// Whether a finite verb and its subject agree in number, as far as both show it; several in the singular may share it.
    pub(in crate::statements) fn agrees(&self, head: u32, cue: &Cue) -> bool {
        match (self.finite_number(cue.head), self.tree.feats(head).number()) {
            (Some(verb), Some(noun)) => verb == noun || verb == Number::Plural,
            _ => true,
        }
    }

    /// *ont publié **un communiqué** dénonçant*, *à la lumière d'**études** montrant*: the source whose phrase ends right
    /// before a present participle.
    pub(super) fn source_beside(&self, participle: u32) -> Option<u32> {
        // *a clos la convention **en** promettant*: who closed it promises.
        let gerund = participle > 0 && self.doc.form(participle - 1).eq_ignore_ascii_case("en");
        if gerund || !self.tree.feats(participle).is_present_participle() {
            return None;
        }
        let sentence = self.sentence(participle)?;
        // *une vidéo de **manifestants** prenant à partie*: persons act for themselves.
        let people = self.lexicon.people();
        let last = participle.checked_sub(1).filter(|&at| {
            sentence.contains(at)
                && self.tree.upos(at) == Upos::Noun
                && people.role(self.doc.lemma(at)).is_some()
        });
        if last.is_some() {
            return last;
        }
        self.back(&SOURCE_BEFORE, sentence.start..participle)
            .filter(|&at| self.tree.upos(at) == Upos::Noun)
            .find(|&at| {
                let body = self.lexicon.places().body(self.doc.lemma(at));
                body.is_some_and(|body| body.kind == BodyKind::Source)
            })
    }
}
