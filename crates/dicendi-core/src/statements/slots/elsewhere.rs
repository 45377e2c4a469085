//! Complements that the tree hangs elsewhere: on the noun before a relative clause or a participle, on the
//! object, or on a phrase that stands between.

use super::super::content::outermost;
use super::super::draft::Reader;
use super::super::walk::routes::{COMPLEMENT_BEHIND, LONE_OBJECT_BEHIND, OBJECT_BEHIND};
use super::Filler;
use crate::document::{Cue, Role};
use crate::lexicon::{Construction, SlotRole, WordClass};
use crate::span::Span;
use crate::ud::{Deprel, Upos};

impl Reader<'_> {
    /// *a dénoncé dans une tribune **ces ventes***: the noun phrase behind adverbs and short
    /// prepositional phrases, where the tree has hung it elsewhere.
    pub(super) fn object_by_order(&self, cue: &Cue, alone: bool) -> Option<Filler> {
        let role = self.entry(cue).role_of(&Construction::Object)?;
        let sentence = self.sentence(cue.head)?;
        let from = cue.tokens.end.max(cue.head + 1);
        let route = if alone {
            &LONE_OBJECT_BEHIND
        } else {
            &OBJECT_BEHIND
        };
        let article = |&at: &u32| at > from && self.tree.upos(at) == Upos::Det;
        let mut words = self.ahead(route, from..sentence.end);
        let at = words.next().filter(article)?;
        let named = |&head: &u32| {
            matches!(self.tree.upos(head), Upos::Noun | Upos::Propn) && !self.is_time_noun(head)
        };
        let head = self.phrase_head(at).filter(named)?;
        Some(Filler {
            construction: Construction::Object,
            role,
            head,
            tokens: Span::new(at, self.tree.reach(head).end.max(head + 1)),
        })
    }

    /// *a pris acte samedi **du vote***: the phrase behind adverbs and the day, where the tree has hung it on the day.
    pub(super) fn phrase_by_order(&self, cue: &Cue) -> Option<Filler> {
        let sentence = self.sentence(cue.head)?;
        let mut words = self.ahead(&COMPLEMENT_BEHIND, cue.tokens.end..sentence.end);
        let at = words.next()?;
        let locution = || self.is_opened_by(WordClass::Locution, at);
        if self.tree.upos(at) != Upos::Adp || at + 1 >= sentence.end || locution() {
            return None;
        }
        let construction = Construction::Preposition(self.doc.lemma(at).to_string());
        let role = self.entry(cue).role_of(&construction)?;
        let head = self.phrase_head(at + 1).filter(|&head| head > at)?;
        // *dire au revoir*
        if role == SlotRole::Target(Role::Addressee) && !self.may_speak(head) {
            return None;
        }
        Some(Filler {
            construction,
            role,
            head,
            tokens: Span::new(at + 1, self.tree.reach(head).end.max(head + 1)),
        })
    }

    /// *s'en prend devant les élus **à la banque***: what stands behind the preposition that ends the cue itself,
    /// where the tree has hung it on a noun between.
    pub(super) fn behind_phrase(&self, cue: &Cue, fillers: &[Filler]) -> Option<Filler> {
        let last = cue.tokens.end - 1;
        let locution = || self.is_opened_by(WordClass::Locution, last);
        if last <= cue.head + 1 || self.tree.upos(last) != Upos::Adp || locution() {
            return None;
        }
        let construction = Construction::Preposition(self.doc.lemma(last).to_string());
        let role = self.entry(cue).role_of(&construction)?;
        let sentence = self.sentence(last)?;
        let free = !fillers
            .iter()
            .any(|filler| filler.construction == construction);
        let head = (free && sentence.contains(last + 1))
            .then(|| self.phrase_head(last + 1))
            .flatten()?;
        Some(Filler {
            construction,
            role,
            head,
            tokens: Span::new(last + 1, self.tree.reach(head).end.max(head + 1)),
        })
    }

    /// *s'est dit hier **en faveur d'une pause***: a phrase that says how the speaker stands, where the verb is
    /// reflexive and takes a predicative.
    pub(super) fn predicative_phrase(&self, cue: &Cue) -> Option<Filler> {
        let entry = self.entry(cue);
        let reflexive = entry.lemma.starts_with("se ") || entry.lemma.starts_with("s'");
        let role = entry.role_of(&Construction::Attribute)?;
        let stands = |&child: &u32| {
            child > cue.head
                && self.tree.deprel(child).is_oblique()
                && self.tree.case(child).is_some_and(|case| {
                    let noun = format!("{case} {}", self.doc.lemma(child));
                    self.lexicon.is_in(WordClass::Predicative, &case)
                        || self.lexicon.is_in(WordClass::Predicative, &noun)
                })
        };
        let head = reflexive
            .then(|| self.tree.children(cue.head).iter().copied().find(stands))
            .flatten()?;
        Some(Filler {
            construction: Construction::Attribute,
            role,
            head,
            tokens: self.tree.reach(head),
        })
    }

    /// *a accusé **des élus** de fraude*: an article that the parser took for a preposition, where what the
    /// preposition would open follows.
    pub(super) fn object_in_de(&self, cue: &Cue, fillers: &mut [Filler]) {
        let object = self.entry(cue).role_of(&Construction::Object);
        let Some(role @ SlotRole::Target(_)) = object else {
            return;
        };
        let content = |filler: &Filler| filler.role == SlotRole::Content;
        let last = fillers.iter().filter(|f| content(f)).map(|f| f.head).max();
        let has_object = |f: &Filler| f.construction == Construction::Object;
        if fillers.iter().any(has_object) {
            return;
        }
        let found = fillers.iter_mut().find(|filler| {
            content(filler)
                && filler.construction == Construction::Preposition("de".into())
                && self.opens_with_article(filler.head)
                && last.is_some_and(|last| last > filler.head)
        });
        if let Some(filler) = found {
            filler.construction = Construction::Object;
            filler.role = role;
        }
    }

    /// *a jugé « indigne » **la réponse***, *a qualifié de « honte » **le vote***: what is judged, where the tree has
    /// hung it on the judgement before it.
    pub(super) fn judged_in_judgement(&self, cue: &Cue, fillers: &mut Vec<Filler>) {
        let Some(role @ SlotRole::Target(Role::Object)) =
            self.entry(cue).role_of(&Construction::Object)
        else {
            return;
        };
        let has_object = |f: &Filler| f.construction == Construction::Object;
        if self.is_passive(cue.head) || fillers.iter().any(has_object) {
            return;
        }
        let of = Construction::Preposition("de".into());
        let judgement = fillers.iter_mut().find(|filler| {
            let judges = matches!(
                filler.construction,
                Construction::Attribute | Construction::As
            );
            filler.role == SlotRole::Content
                && filler.head > cue.head
                && (judges || filler.construction == of)
        });
        let Some(judgement) = judgement else { return };
        let bytes = self.doc.bytes(judgement.tokens);
        let said = self.doc.words.start[judgement.head as usize];
        let marks =
            outermost(self.doc, bytes).find(|q| bytes.covers(&q.outer) && q.inner.contains(said));
        let Some(start) = marks.map(|marks| self.doc.tokens_in(marks.outer).end) else {
            return;
        };
        let opens = judgement.tokens.contains(start)
            && self.tree.upos(start) == Upos::Det
            && judgement.head < start;
        let Some(head) = self.phrase_head(start).filter(|_| opens) else {
            return;
        };
        let tokens = Span::new(start, judgement.tokens.end);
        judgement.tokens = Span::new(judgement.tokens.start, start);
        fillers.push(Filler {
            construction: Construction::Object,
            role,
            head,
            tokens,
        });
    }

    /// *le projet que le maire dénonce*, *la réforme dont il se félicite*: the noun before the relative clause.
    pub(super) fn relative_object(&self, cue: &Cue, fillers: &mut Vec<Filler>) {
        let tree = self.tree;
        // *le projet **dont** se félicite le maire*: the tree may hang the pronoun on the subject that follows.
        let inverted = tree.child(cue.head, |d| d.is_subject());
        let inverted = inverted.filter(|&subject| subject > cue.head);
        let mut beside = [Some(cue.head), inverted]
            .into_iter()
            .flatten()
            .flat_map(|above| tree.children(above).iter().copied());
        let Some(relative) = beside.find(|&child| child < cue.head && self.is_relative(child))
        else {
            return;
        };
        // Where the tree takes the clause for something else, the noun before the pronoun.
        let noun = match tree.deprel(cue.head) {
            Deprel::AclRelcl => tree.head(cue.head),
            _ => self.noun_before(relative),
        };
        let Some(noun) = noun else { return };
        let construction = match &*self.doc.lower_plain(relative) {
            "que" | "qu'" => Construction::Object,
            "dont" => Construction::Preposition("de".into()),
            _ => return,
        };
        let sure = tree.deprel(cue.head) == Deprel::AclRelcl;
        if let Some(role) = self.entry(cue).role_of(&construction)
            && (sure || matches!(role, SlotRole::Target(_)))
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

    /// A relative pronoun, also where the tagger took *que* for a conjunction.
    pub(in crate::statements) fn is_relative(&self, child: u32) -> bool {
        let tree = self.tree;
        let form = self.doc.lower_plain(child);
        tree.feats(child).is("PronType", "Rel")
            || matches!(&*form, "que" | "qu'")
                && matches!(tree.deprel(child), Deprel::Obj | Deprel::Mark)
                && tree
                    .head(child)
                    .is_some_and(|verb| tree.deprel(verb) == Deprel::AclRelcl)
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
