//! A second look at relations, when the tree stands: which verbs can be impersonal (*il pense* never is),
//! whose infinitive has the subject of its governor (*il refuse de parler*) and whose has not (*cela
//! permet de parler*), what a subject behind its verb looks like. The network names each arc by its two
//! words; here a linear classifier sees governor, marker and the other dependents together, and is added
//! to what the network said.

use super::linear::{Linear, hash, mix};
use crate::document::Document;
use crate::error::Result;
use crate::lexicon::Lexicon;
use crate::model::Model;
use crate::span::{Span, Token};
use crate::ud::{Deprel, Upos};

/// The relations that are looked at again, and chosen from.
const LOOKED_AT: &[Deprel] = &[
    Deprel::Acl,
    Deprel::AclRelcl,
    Deprel::Advcl,
    Deprel::AdvclCleft,
    Deprel::Ccomp,
    Deprel::Csubj,
    Deprel::CsubjPass,
    Deprel::Dislocated,
    Deprel::ExplSubj,
    Deprel::Iobj,
    Deprel::Nsubj,
    Deprel::NsubjCaus,
    Deprel::NsubjPass,
    Deprel::Obj,
    Deprel::OblAgent,
    Deprel::OblArg,
    Deprel::OblMod,
    Deprel::Xcomp,
];

/// What an infinitive is to its governor: with a subject that stands there (*il refuse de parler*), or without
/// (*cela permet de parler*).
const COMPLEMENTS: [Deprel; 2] = [Deprel::Xcomp, Deprel::Ccomp];

/// How much a step of the classifier counts beside the network.
const WEIGHT: f32 = 1.0 / 256.0;

/// How far the network's best score must be ahead for a relation to stay unseen: of ten thousand such the classifier
/// would change one.
const SURE: f32 = 5.0;

/// Whether the network's scores leave no doubt of a relation.
fn is_sure(relation: Deprel, scores: &[f32]) -> bool {
    let sure = scores[relation as usize] - SURE;
    (LOOKED_AT.iter()).all(|&other| other == relation || scores[other as usize] < sure)
}

/// Whether a relation is looked at again.
pub(crate) fn is_looked_at(relation: Deprel) -> bool {
    LOOKED_AT.contains(&relation)
}

/// What one word's dependents say of it.
#[derive(Debug, Clone, Copy, Default)]
struct Family {
    /// The relations that occur below it, a bit each, and those that occur twice.
    once: u64,
    twice: u64,
    /// Lemmas of its marker and of its preposition.
    marker: u64,
    case: u64,
    /// What opens the first clause below it.
    clause: u64,
}

/// Memory that is used again.
#[derive(Debug, Default)]
pub(crate) struct RelationScratch {
    families: Vec<Family>,
    lemmas: Vec<u64>,
    features: Vec<u64>,
    scores: Vec<i32>,
}

impl RelationScratch {
    /// Takes a sentence in: its tags, lemmas and tree are those of the document.
    pub(crate) fn read(&mut self, doc: &Document, tokens: Span<Token>) {
        let words = &doc.words;
        let lemma = |token: usize| hash(doc.lemma(token as u32).as_bytes());
        self.lemmas.clear();
        self.lemmas.extend(tokens.range().map(lemma));
        self.families.clear();
        self.families.resize(tokens.len(), Family::default());
        let at = |token: usize| token - tokens.start as usize;
        for token in tokens.range() {
            let head = words.head[token] as usize;
            if head == token {
                continue;
            }
            let lemma = self.lemmas[at(token)];
            let family = &mut self.families[at(head)];
            let bit = 1u64 << words.deprel[token] as u64;
            family.twice |= family.once & bit;
            family.once |= bit;
            match words.deprel[token] {
                Deprel::Mark if family.marker == 0 => family.marker = lemma,
                Deprel::Case if family.case == 0 => family.case = lemma,
                _ => {}
            }
        }
        for token in tokens.range() {
            let head = words.head[token] as usize;
            let clause = matches!(
                words.deprel[token],
                Deprel::Ccomp | Deprel::Xcomp | Deprel::Csubj | Deprel::Advcl | Deprel::AdvclCleft
            );
            if clause && self.families[at(head)].clause == 0 {
                self.families[at(head)].clause = self.families[at(token)].marker | 1;
            }
        }
    }

    /// Whether a personal pronoun below an active verb stands for somebody, if it is the subject: few verbs
    /// can do without. Behind a subject (*le maire pense-t-il*) it stands for nobody.
    fn has_a_doer(&self, doc: &Document, tokens: Span<Token>, token: usize) -> bool {
        let words = &doc.words;
        let head = words.head[token];
        if !words.feats[token].is("PronType", "Prs") || words.upos[head as usize] != Upos::Verb {
            return false;
        }
        let below = self.families[(head - tokens.start) as usize].once;
        let any = |relations: &[Deprel]| relations.iter().any(|&of| below & 1 << of as u64 != 0);
        let pronominal = any(&[Deprel::ExplComp, Deprel::ExplPv, Deprel::ExplPass]);
        !words.feats[head as usize].is("Voice", "Pass")
            && !any(&[Deprel::AuxPass, Deprel::Nsubj, Deprel::NsubjPass])
            && !Lexicon::french().can_be_impersonal(doc.lemma(head), pronominal)
    }

    /// What the relation of a word of the sentence is told from; see [`RelationScratch::read`].
    pub(crate) fn features(&mut self, doc: &Document, tokens: Span<Token>, token: usize) -> &[u64] {
        let words = &doc.words;
        let head = words.head[token] as usize;
        let (own, governor) = (token - tokens.start as usize, head - tokens.start as usize);
        let (mine, its) = (self.families[own], self.families[governor]);
        let (word, verb) = (self.lemmas[own], self.lemmas[governor]);
        let bit = 1u64 << words.deprel[token] as u64;
        let beside = (its.once & !bit) | (its.twice & bit);
        let kind = |token: usize| {
            let feats = words.feats[token];
            let form = match () {
                () if feats.is_infinitive() => 1,
                () if feats.is_finite() => 2,
                () if feats.is_participle() => 3,
                () => 0,
            };
            (words.upos[token] as u64) << 2 | form
        };
        let (kind, its_kind) = (kind(token), kind(head));
        let before = u64::from(token < head);
        let of = |relations: &[Deprel]| {
            let mask = relations
                .iter()
                .fold(0, |mask, &relation| mask | 1u64 << relation as u64);
            u64::from(beside & mask != 0)
        };
        use Deprel::{
            AuxPass, Ccomp, Cop, Csubj, Expl, ExplComp, ExplPass, ExplPv, ExplSubj, Iobj, Nsubj,
            NsubjCaus, NsubjPass, Obj, ObjLvc, OblArg, Xcomp,
        };
        let subject = of(&[Nsubj, NsubjPass, NsubjCaus]) | of(&[ExplSubj]) << 1;
        let objects = of(&[Obj, ObjLvc]) | of(&[Iobj]) << 1 | of(&[OblArg]) << 2;
        let voice = of(&[AuxPass])
            | of(&[Cop]) << 1
            | of(&[Expl, ExplComp]) << 2
            | of(&[ExplPv, ExplPass]) << 3;
        let clauses = of(&[Ccomp, Xcomp, Csubj]);
        let frame = subject | objects << 2 | voice << 5 | clauses << 9;
        let passive = u64::from(words.feats[head].is("Voice", "Pass")) | of(&[AuxPass]);
        let agree = {
            let (a, b) = (words.feats[token].number(), words.feats[head].number());
            match (a, b) {
                (Some(a), Some(b)) => 1 + u64::from(a == b),
                _ => 0,
            }
        };
        let (preposition, marker) = (mine.case, mine.marker);
        let own_subject = u64::from(
            mine.once & (1 << Nsubj as u64 | 1 << NsubjPass as u64 | 1 << ExplSubj as u64) != 0,
        );
        let features = &mut self.features;
        features.clear();
        let mut template = 7000;
        let mut see = |parts: &[u64]| {
            template += 1;
            features.push(parts.iter().fold(template, |sum, &part| mix(sum, part)));
        };
        let place = kind << 1 | before;
        see(&[0]);
        see(&[place, its_kind]);
        see(&[place, its_kind, marker]);
        see(&[place, its_kind, preposition]);
        see(&[place, its_kind, frame]);
        see(&[place, its_kind, subject, voice]);
        see(&[place, agree, its_kind, subject]);
        see(&[place, agree, passive, subject]);
        see(&[place, verb]);
        see(&[place, verb, subject]);
        see(&[place, verb, frame]);
        see(&[place, verb, marker, own_subject]);
        see(&[place, verb, marker, objects]);
        see(&[place, verb, marker, subject >> 1, objects]);
        see(&[place, verb, preposition]);
        see(&[place, marker, preposition, own_subject]);
        see(&[place, marker, objects, subject, passive]);
        see(&[place, marker, own_subject, its_kind, subject >> 1]);
        see(&[place, preposition, objects, its_kind]);
        see(&[word, before, its_kind]);
        see(&[word, before, its_kind, subject]);
        see(&[word, before, verb]);
        see(&[word, verb, voice]);
        see(&[word, verb, its.clause]);
        see(&[word, verb, objects, its.clause]);
        see(&[word, its_kind, voice, its.clause]);
        see(&[word, its_kind, voice, passive, its.clause]);
        see(&[word, preposition]);
        see(&[
            u64::from(words.upos[token] == Upos::Pron),
            its_kind,
            frame,
            passive,
        ]);
        features
    }
}

/// The classifier.
#[derive(Debug)]
pub(crate) struct Relations {
    weights: Linear,
}

impl Relations {
    pub(crate) fn read(model: &Model) -> Result<Self> {
        Ok(Relations {
            weights: Linear::read(&mut model.section("relations")?, Deprel::ALL.len())?,
        })
    }

    /// Looks again at the relations of a sentence; `rows` are the network's scores, one a word, or
    /// none where it did not read the sentence whole.
    pub(crate) fn correct<'r>(
        &self,
        doc: &mut Document,
        tokens: Span<Token>,
        rows: impl Iterator<Item = &'r [f32]>,
        scratch: &mut RelationScratch,
    ) {
        scratch.read(doc, tokens);
        for (token, row) in tokens.range().zip(rows) {
            let old = doc.words.deprel[token];
            if doc.words.is_root(token as u32) || !is_looked_at(old) {
                continue;
            }
            let infinitive = doc.words.feats[token].is_infinitive();
            let own_way = old == Deprel::ExplSubj || infinitive && COMPLEMENTS.contains(&old);
            if !own_way && is_sure(old, row) {
                continue;
            }
            let personal = scratch.has_a_doer(doc, tokens, token);
            let allowed = |relation: Deprel| !(personal && relation == Deprel::ExplSubj);
            scratch.features(doc, tokens, token);
            scratch.scores.clear();
            scratch.scores.resize(Deprel::ALL.len(), 0);
            self.weights
                .add_scores(&scratch.features, &mut scratch.scores);
            let score = |relation: Deprel| {
                row[relation as usize] + WEIGHT * scratch.scores[relation as usize] as f32
            };
            let better = |best: Option<Deprel>, relation: Deprel| match best {
                Some(best) if score(relation) <= score(best) => Some(best),
                _ => Some(relation),
            };
            let candidates = [old].into_iter().chain(LOOKED_AT.iter().copied());
            let found = candidates
                .filter(|&relation| allowed(relation))
                .fold(None, better);
            let mut found = found.unwrap_or(old);
            if COMPLEMENTS.contains(&found) && infinitive {
                // A learned pair of words cannot show it, so the network's guess counts for nothing here.
                let [shared, own] = COMPLEMENTS.map(|relation| scratch.scores[relation as usize]);
                found = COMPLEMENTS[usize::from(own >= shared)];
            }
            doc.words.deprel[token] = found;
        }
    }
}
