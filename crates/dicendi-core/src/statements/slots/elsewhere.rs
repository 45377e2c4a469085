//! Complements that the tree hangs elsewhere: on the noun before a relative clause or a participle, on the
//! object, or on a phrase that stands between.

use super::super::draft::Reader;
use super::Filler;
use crate::document::Cue;
use crate::lexicon::{Construction, WordClass};
use crate::span::Span;
use crate::ud::{Deprel, Upos};

impl Reader<'_> {
    /// *a dénoncé dans une tribune **ces ventes***: the noun phrase behind adverbs and short
    /// prepositional phrases, where the tree has hung it elsewhere.
    pub(super) fn object_by_order(&self, cue: &Cue, alone: bool) -> Option<Filler> {
        let role = self.entry(cue).role_of(&Construction::Object)?;
        let sentence = self.doc.sentences[self.doc.sentence_of(cue.head)?].tokens;
        let mut at = cue.tokens.end.max(cue.head + 1);
        let from = at;
        loop {
            if at >= sentence.end {
                return None;
            }
            at = match self.tree.upos(at) {
                Upos::Adv => at + 1,
                Upos::Adp
                    if alone && at + 1 < sentence.end && self.phrase_head(at + 1).is_some() =>
                {
                    self.phrase_end(at + 1)
                }
                Upos::Adj if at > from => at + 1,
                Upos::Verb if at > from && self.tree.feats(at).is_participle() => at + 1,
                Upos::Noun if self.time(at).is_some() => at + 1,
                // *accuse « des voisins jaloux » de*
                Upos::Punct if alone && at == from && self.doc.surface(at) != "," => at + 1,
                Upos::Det if at > from => break,
                _ => return None,
            };
        }
        let named = |&head: &u32| {
            matches!(self.tree.upos(head), Upos::Noun | Upos::Propn) && self.time(head).is_none()
        };
        let head = self.phrase_head(at).filter(named)?;
        Some(Filler {
            construction: Construction::Object,
            role,
            head,
            tokens: Span::new(at, self.tree.reach(head).end.max(head + 1)),
        })
    }

    /// The noun that a passive participle modifies is what it is done to: *l'élu accusé de fraude*.
    pub(super) fn passive_object(&self, cue: &Cue, fillers: &mut Vec<Filler>) {
        let Some(role) = self.entry(cue).role_of(&Construction::Object) else {
            return;
        };
        let tree = self.tree;
        let noun = match tree.deprel(cue.head) {
            // *les élus en place depuis des années, accusés de fraude*: a span of time is not accused.
            Deprel::Acl => tree.head(cue.head).map(|noun| {
                let above = tree.path_up(noun).take(4).find(|&at| self.may_speak(at));
                if self.lexicon.is_in(WordClass::Span, self.doc.lemma(noun)) {
                    above.unwrap_or(noun)
                } else {
                    noun
                }
            }),
            Deprel::Conj | Deprel::Advcl | Deprel::Xcomp => {
                let above = tree.head(cue.head);
                above.and_then(|above| {
                    if tree.is_noun(above) {
                        return Some(above);
                    }
                    tree.child(above, |d| matches!(d, Deprel::Nsubj | Deprel::NsubjPass))
                })
            }
            _ => None,
        };
        if let Some(head) = noun {
            fillers.push(Filler {
                construction: Construction::Object,
                role,
                head,
                tokens: Span::new(head, head + 1),
            });
        }
    }

    /// *le projet que le maire dénonce*, *la réforme dont il se félicite*: the noun before the relative clause.
    pub(super) fn relative_object(&self, cue: &Cue, fillers: &mut Vec<Filler>) {
        let tree = self.tree;
        if tree.deprel(cue.head) != Deprel::AclRelcl {
            return;
        }
        let (Some(noun), Some(relative)) = (
            tree.head(cue.head),
            tree.children(cue.head)
                .iter()
                .copied()
                .find(|&child| tree.feats(child).is("PronType", "Rel")),
        ) else {
            return;
        };
        let construction = match self
            .doc
            .form(relative)
            .to_lowercase()
            .replace('’', "'")
            .as_str()
        {
            "que" | "qu'" => Construction::Object,
            "dont" => Construction::Preposition("de".into()),
            _ => return,
        };
        if let Some(role) = self.entry(cue).role_of(&construction)
            && !fillers
                .iter()
                .any(|filler| filler.construction == construction)
        {
            fillers.push(Filler {
                construction,
                role,
                head: noun,
                tokens: Span::new(noun, noun + 1),
            });
        }
    }

    /// *accuse Moscou de mensonges*: a parser may hang the complement on the name before it.
    pub(super) fn noun_complement(&self, cue: &Cue, fillers: &mut Vec<Filler>) {
        let entry = self.entry(cue);
        let Some(place) = fillers
            .iter()
            .position(|filler| filler.construction == Construction::Object)
        else {
            return;
        };
        let object = fillers[place].head;
        if object < cue.head {
            return;
        }
        let named = matches!(self.tree.upos(object), Upos::Propn | Upos::Pron);
        for &child in self.tree.children(object) {
            let deprel = self.tree.deprel(child).universal();
            let construction = match (deprel, self.tree.case(child)) {
                (Deprel::Nmod, Some(case)) => Construction::Preposition(case),
                (Deprel::Acl, _) => match self.clause_constructions(child).pop() {
                    Some((construction, _)) => construction,
                    None => continue,
                },
                _ => continue,
            };
            let free = !fillers
                .iter()
                .any(|filler| filler.construction == construction);
            if let Some(role) = entry.role_of(&construction)
                && free
                && (named || self.is_reproach(child))
            {
                let tokens = self.tree.reach(child);
                fillers[place].tokens = Span::new(fillers[place].tokens.start, tokens.start);
                fillers.push(Filler {
                    construction,
                    role,
                    head: child,
                    tokens,
                });
                return;
            }
        }
    }

    /// *accuse son mari **de favoritisme***, unlike *le maire de la ville*: a thing without an article.
    fn is_reproach(&self, head: u32) -> bool {
        let tree = self.tree;
        tree.upos(head) == Upos::Noun
            && tree.child(head, |d| d == Deprel::Det).is_none()
            && !self.lexicon.is_speaking_noun(self.doc.lemma(head))
    }
}
