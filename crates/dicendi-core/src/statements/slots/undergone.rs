//! To whom or what it is done, where the verb is passive: the noun before a participle, whoever sees himself accused.

use super::super::draft::Reader;
use super::super::walk::routes::NOUNS_BEFORE;
use super::Filler;
use crate::document::Cue;
use crate::lexicon::{Construction, SlotRole, WordClass};
use crate::span::Span;
use crate::ud::{Deprel, Feats, Upos};

impl Reader<'_> {
    /// ***L'élu** s'est vu reprocher son silence*, ***l'élue** s'est vu accuser de fraude*: whom it is done to.
    pub(super) fn undergone(&self, cue: &Cue, fillers: &mut Vec<Filler>) {
        let Some(head) = self.undergoer(cue.head) else {
            return;
        };
        let entry = self.entry(cue);
        let constructions = [Construction::Preposition("à".into()), Construction::Object];
        for construction in constructions {
            if let Some(role @ SlotRole::Target(_)) = entry.role_of(&construction)
                && !fillers
                    .iter()
                    .any(|filler| filler.construction == construction)
            {
                fillers.push(Filler {
                    construction,
                    role,
                    head,
                    tokens: Span::new(head, head + 1),
                });
                return;
            }
        }
    }

    /// The subject of the *se voir* that governs an infinitive.
    pub(in crate::statements) fn undergoer(&self, verb: u32) -> Option<u32> {
        let tree = self.tree;
        let sees = |at: u32| self.lexicon.is_in(WordClass::Sight, self.doc.lemma(at));
        let governs = tree.head(verb).filter(|&above| {
            tree.deprel(verb) == Deprel::Xcomp && sees(above) && tree.feats(verb).is_infinitive()
        });
        let (sight, holder) = tree
            .child(verb, |d| d == Deprel::AuxCaus)
            .filter(|&at| sees(at))
            .map(|sight| (sight, verb))
            .or(governs.map(|above| (above, above)))?;
        let itself = |&at: &u32| {
            let form = self.doc.lower_plain(at);
            at < sight && matches!(&*form, "se" | "s'")
        };
        let reflexive = tree.children(holder).iter().any(itself);
        let subject = tree
            .child(holder, |d| d.is_subject())
            .filter(|_| reflexive)?;
        self.antecedents(subject, holder).first().copied()
    }

    /// The noun that a passive participle modifies is what it is done to: *l'élu accusé de fraude*.
    pub(super) fn passive_object(&self, cue: &Cue, fillers: &mut Vec<Filler>) {
        let Some(role) = self.entry(cue).role_of(&Construction::Object) else {
            return;
        };
        let tree = self.tree;
        let noun = match tree.deprel(cue.head) {
            Deprel::Acl => tree
                .head(cue.head)
                .map(|noun| self.said_of(cue, noun, role == SlotRole::Content)),
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
        let said = role == SlotRole::Content && tree.deprel(cue.head) == Deprel::Acl;
        if let Some(head) = noun {
            // What is said is the whole phrase: *une rumeur de fusillade, démentie*.
            let tokens = if said && head < cue.tokens.start {
                // *des rumeurs **vivement** démenties*
                let adverb =
                    |&at: &u32| tree.upos(at) == Upos::Adv && tree.head(at) == Some(cue.head);
                let end = (head + 1..cue.tokens.start).rev().take_while(adverb).last();
                Span::new(tree.reach(head).start, end.unwrap_or(cue.tokens.start))
            } else {
                Span::new(head, head + 1)
            };
            fillers.push(Filler {
                construction: Construction::Object,
                role,
                head,
                tokens,
            });
        }
    }

    /// The noun that a participle is said of: the one that the tree hangs it on, unless another agrees where that does
    /// not; of what is told, the nearest that surely does.
    fn said_of(&self, cue: &Cue, noun: u32, told: bool) -> u32 {
        let shown = Shown(self.tree.feats(cue.head));
        let apart = || (noun..cue.head).any(|at| self.doc.surface(at) == ",");
        // *les élus en place depuis des années, accusés de fraude*: a span of time is not accused.
        let nobody = self.lexicon.is_in(WordClass::Span, self.doc.lemma(noun))
            || apart() && !self.may_speak(noun);
        let other = match nobody {
            true => self.somebody_before(cue.head, &shown),
            false => self.owner_of(noun, &shown),
        };
        let noun = other.unwrap_or(noun);
        let nearest = told.then(|| self.nearest_told(cue, noun, &shown));
        nearest.flatten().unwrap_or(noun)
    }

    /// *une réforme de **la police**, accusée de fraude*: the noun before a participle that names somebody.
    fn somebody_before(&self, participle: u32, shown: &Shown) -> Option<u32> {
        let sentence = self.sentence(participle)?;
        self.back(&NOUNS_BEFORE, sentence.start..participle)
            .find(|&at| {
                self.tree.upos(at) == Upos::Noun
                    && self.may_speak(at)
                    && shown.fits(self.tree.feats(at))
            })
    }

    /// *les **élues** de la ville accusées de fraude*: the noun that a complement belongs to, where only that agrees.
    fn owner_of(&self, noun: u32, shown: &Shown) -> Option<u32> {
        let differs = |at: u32| shown.differs_in_number(self.tree.feats(at));
        let complement = self.tree.deprel(noun).universal() == Deprel::Nmod;
        let above = self.tree.head(noun).filter(|_| complement && differs(noun));
        above.filter(|&above| self.tree.is_noun(above) && !differs(above))
    }

    /// *une marche contre **cette mesure**, annoncée lundi*: of the nouns between a participle and the one that the tree
    /// hangs it on, the nearest.
    fn nearest_told(&self, cue: &Cue, noun: u32, shown: &Shown) -> Option<u32> {
        let last = (noun..cue.tokens.start)
            .rev()
            .find(|&at| self.tree.upos(at) != Upos::Punct)?;
        // *une rumeur de fusillade*: a bare complement is not told of.
        let bare = |at: u32| self.tree.child(at, |d| d == Deprel::Det).is_none();
        self.tree
            .path_up(last)
            .take_while(|&at| at >= noun)
            .find(|&at| {
                self.tree.upos(at) == Upos::Noun
                    && shown.fits_surely(self.tree.feats(at))
                    && (at == noun || !bare(at))
            })
    }
}

/// What a participle shows of the noun that it is said of.
struct Shown(Feats);

impl Shown {
    fn fits(&self, noun: Feats) -> bool {
        let unknown = self.0.gender().is_none() || noun.gender().is_none();
        self.0.number() == noun.number() && (unknown || self.0.gender() == noun.gender())
    }

    fn fits_surely(&self, noun: Feats) -> bool {
        self.0.gender().is_some() && noun.gender().is_some() && self.fits(noun)
    }

    fn differs_in_number(&self, noun: Feats) -> bool {
        matches!((self.0.number(), noun.number()), (Some(a), Some(b)) if a != b)
    }
}
