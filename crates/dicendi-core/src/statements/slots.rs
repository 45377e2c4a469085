//! What fills a cue's slots: each complement in the tree with the construction it stands in.

mod constructions;
mod elsewhere;
mod undergone;

use super::draft::Reader;
use crate::document::{Cue, Role};
use crate::lexicon::{Construction, SlotRole, WordClass};
use crate::span::{Span, Token};
use crate::ud::{Deprel, Upos};

/// A complement of a cue.
#[derive(Debug, Clone)]
pub(super) struct Filler {
    pub(super) construction: Construction,
    pub(super) role: SlotRole,
    /// The head of the phrase or clause.
    pub(super) head: u32,
    /// All its words.
    pub(super) tokens: Span<Token>,
}

impl Filler {
    /// Whether it is a clause, an infinitive or an attribute rather than a noun phrase.
    pub(super) fn is_clausal(&self) -> bool {
        !matches!(
            self.construction,
            Construction::Object | Construction::Preposition(_) | Construction::Possessive
        )
    }
}

impl Reader<'_> {
    /// The complements of a verbal cue that its entry gives a role.
    pub(super) fn read_fillers(&self, cue: &Cue) -> Vec<Filler> {
        let entry = self.entry(cue);
        let mut fillers = Vec::new();
        let passive = self.is_passive(cue.head);
        // In a phrase (*faire état de*) complements may hang on its noun.
        let phrase = (cue.head + 1..cue.tokens.end)
            .flat_map(|word| self.tree.children(word).iter().copied());
        let children = self.tree.children(cue.head).iter().copied().chain(phrase);
        for child in children {
            // Words of the cue itself: a phrase, the *en* of *s'en prendre*.
            let own_en = child < cue.head
                && entry.lemma.contains("en ")
                && self.doc.form(child).eq_ignore_ascii_case("en");
            let subject = self.subject_in_relative(cue.head) == Some(child);
            if (cue.tokens.contains(child) && child >= cue.head)
                || own_en
                || subject
                || self.is_stressed(child, cue)
                || self.is_thrown_in(child, cue)
                || self.is_time_phrase(child)
            {
                continue;
            }
            // *fait état de son côté **de cinq blessés***
            let child = match self.is_on_ones_side(child) {
                true => {
                    let own = (self.tree.children(child).iter().copied())
                        .find(|&own| own > child && self.tree.case(own).is_some());
                    let Some(own) = own else { continue };
                    own
                }
                false => child,
            };
            for (construction, head) in self.constructions(child, passive) {
                if let Some(role) = entry.role_of(&construction) {
                    // *la mesure, **qui** a été annoncée*: the phrase before the relative pronoun.
                    let tokens = if head < child && child < cue.head {
                        Span::new(self.tree.reach(head).start, child)
                    } else {
                        self.tree.reach(child)
                    };
                    fillers.push(Filler {
                        construction,
                        role,
                        head,
                        tokens,
                    });
                    break;
                }
            }
        }
        self.keep_nearest(cue, &mut fillers);
        self.judged_in_judgement(cue, &mut fillers);
        if !passive {
            self.object_in_de(cue, &mut fillers);
        }
        if passive
            && !fillers
                .iter()
                .any(|filler| filler.construction == Construction::Object)
        {
            self.passive_object(cue, &mut fillers);
        }
        let object = |f: &Filler| f.construction == Construction::Object;
        let judged = matches!(
            entry.role_of(&Construction::Object),
            Some(SlotRole::Target(_))
        );
        if !passive && (fillers.is_empty() || judged && !fillers.iter().any(object)) {
            fillers.extend(self.object_by_order(cue, fillers.is_empty()));
        }
        if fillers.is_empty() {
            fillers.extend(self.phrase_by_order(cue));
        }
        if !fillers
            .iter()
            .any(|filler| filler.role == SlotRole::Content)
        {
            fillers.extend(self.predicative_phrase(cue));
        }
        fillers.extend(self.behind_phrase(cue, &fillers));
        self.undergone(cue, &mut fillers);
        self.relative_object(cue, &mut fillers);
        self.noun_complement(cue, &mut fillers);
        self.drop_parts_of_clause(cue, &mut fillers);
        fillers.sort_by_key(|filler| filler.tokens.start);
        fillers
    }

    /// A verb judges one object behind it, the nearest, as does a participle that is read as having a subject; and
    /// it speaks to one phrase with *à*: *dit au président du groupe **au Sénat***.
    fn keep_nearest(&self, cue: &Cue, fillers: &mut Vec<Filler>) {
        let participle = self.tree.feats(cue.head).is_present_participle();
        // *Ancienne juge, Anne Roy est accusée*: of a passive, the last before it.
        let subject = (fillers.iter())
            .filter(|f| f.construction == Construction::Object && f.head < cue.head)
            .filter(|f| self.tree.deprel(f.head).is_subject())
            .map(|f| f.head)
            .max();
        let (mut objects, mut hearer_before) = (0, None);
        fillers.retain(|filler| {
            let behind = filler.head > cue.head;
            let fronted = filler.construction == Construction::Object
                && self.tree.deprel(filler.head).is_subject()
                && !behind;
            if fronted && subject != Some(filler.head) {
                return false;
            }
            let target = matches!(filler.role, SlotRole::Target(_)) && behind;
            let object = filler.construction == Construction::Object && (target || participle);
            let hearer = filler.construction == Construction::Preposition("à".into()) && target;
            objects += u32::from(object);
            // *évoque la digue, **et** surtout les élus*, *s'en prend à la presse, **à la justice***
            let joined = self.tree.child(filler.head, |d| d == Deprel::Cc).is_some();
            let within = hearer_before
                .filter(|_| hearer)
                .is_some_and(|before| (before..filler.head).all(|at| self.doc.surface(at) != ","));
            if hearer {
                hearer_before = Some(filler.head);
            }
            !(object && objects > 1 || within) || joined
        });
    }

    /// *indique être **à la recherche** d'un témoin*, *la somme **dont** elle estime avoir été privée*: with a
    /// reported clause or bare infinitive, what stands behind its opening belongs to it, and so does a relative
    /// pronoun, as does what the verb would judge without a clause.
    pub(super) fn drop_parts_of_clause(&self, cue: &Cue, fillers: &mut Vec<Filler>) {
        let reported = fillers.iter().find(|filler| {
            filler.role == SlotRole::Content
                && matches!(
                    filler.construction,
                    Construction::That | Construction::Infinitive
                )
        });
        let Some((head, start)) = reported.map(|clause| (clause.head, clause.tokens.start)) else {
            return;
        };
        // *regrette **que** « depuis mai, les prix… »*: the tree may let the clause begin too late.
        let behind = cue.tokens.end..start.max(cue.tokens.end).min(cue.tokens.end + 2);
        let that = |&at: &u32| matches!(self.doc.form(at), "que" | "qu'" | "qu’");
        let only = (self.tree.children(cue.head).iter())
            .any(|&child| matches!(self.doc.form(child), "ne" | "n'" | "n’"));
        let opening = behind.clone().find(that).filter(|_| !only);
        let start = opening.unwrap_or(start);
        fillers.retain(|filler| {
            let object = filler.construction == Construction::Object;
            let relative = self.is_relative(filler.head);
            let target = matches!(filler.role, SlotRole::Target(_));
            let judged = object
                && filler.role == SlotRole::Target(Role::Object)
                && !(cue.head < filler.head && filler.tokens.start < start);
            let inside = filler.head != head && filler.tokens.start > start && !filler.is_clausal();
            !(target && (inside || judged || relative && object))
        });
    }

    /// *a **lui** rejeté*, *assure **elle** que*: a pronoun behind the auxiliary or the verb repeats the subject;
    /// one that somebody is told stands before it.
    fn is_stressed(&self, child: u32, cue: &Cue) -> bool {
        if self.tree.upos(child) != Upos::Pron || self.doc.surface(child).starts_with('-') {
            return false;
        }
        // *assure lui que*
        let behind = child > cue.head
            && self.tree.case(child).is_none()
            && self.is_in(WordClass::Stressed, child);
        let inside = child < cue.head
            && self
                .tree
                .children_with(cue.head, |d| d.is_aux())
                .any(|auxiliary| auxiliary < child && self.tree.feats(auxiliary).is_finite());
        behind || inside
    }

    /// *a **de son côté** salué*: a phrase between auxiliary and participle is no complement.
    fn is_thrown_in(&self, child: u32, cue: &Cue) -> bool {
        child < cue.head
            && self.tree.upos(child) != Upos::Pron
            && self
                .tree
                .children_with(cue.head, |d| d.is_aux())
                .any(|auxiliary| auxiliary < child)
    }

    /// *a exhorté **ces derniers jours** les élus*: it says when.
    fn is_time_phrase(&self, child: u32) -> bool {
        self.tree.upos(child) == Upos::Noun
            && self.tree.case(child).is_none()
            && self.is_time_noun(child)
    }

    /// A word of time, unless it is that of something: *la fin des travaux*, *les mois de fermeture*.
    pub(super) fn is_time_noun(&self, noun: u32) -> bool {
        let of_something = || {
            self.tree
                .children_with(noun, |d| d.universal() == Deprel::Nmod)
                .any(|other| {
                    self.tree.upos(other) == Upos::Noun
                        && self.tree.case(other).as_deref() == Some("de")
                        && self.time(other).is_none()
                })
        };
        self.time(noun).is_some() && !of_something()
    }
}
