//! Dependency trees: arc-hybrid transitions (Kuhlmann, Gómez-Rodríguez & Satta 2011), taken greedily
//! by a perceptron that was trained with a dynamic oracle (Goldberg & Nivre 2013).
//!
//! One classifier chooses the move, another names the relation as soon as an arc is drawn, so that
//! later moves see the names; it names them again when the whole tree stands.

mod features;
mod state;

pub(crate) use features::{label_features, move_features};
pub(crate) use state::{Move, State};

use super::linear::{Linear, best};
use super::signs::Signs;
use crate::error::Result;
use crate::model::Model;
use crate::ud::{Deprel, Feats, Upos};

/// What the parser sees of a sentence.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Tagged<'s> {
    pub(crate) signs: &'s [Signs],
    pub(crate) upos: &'s [Upos],
    pub(crate) feats: &'s [Feats],
    pub(crate) lemmas: &'s [u64],
}

/// The classifiers.
#[derive(Debug)]
pub(crate) struct Parser {
    moves: Linear,
    labels: Linear,
}

impl Parser {
    pub(crate) fn read(model: &Model) -> Result<Self> {
        Ok(Parser {
            moves: Linear::read(&mut model.section("moves")?, Move::ALL.len())?,
            labels: Linear::read(&mut model.section("labels")?, Deprel::ALL.len())?,
        })
    }

    /// Builds the tree of a sentence in `state`: heads and relations by word, the root governs itself.
    pub(crate) fn parse(&self, tagged: Tagged, state: &mut State, features: &mut Vec<u64>) {
        state.start(tagged.signs.len());
        let mut scores = [0; Move::ALL.len()];
        while !state.is_final() {
            move_features(tagged, state, features);
            self.moves.score(features, &mut scores);
            let Some(chosen) = best(&scores, |code| state.allows(Move::ALL[code])) else { break };
            if let Some((head, dependent)) = state.take(Move::ALL[chosen]) {
                state.deprel[dependent] = self.label(tagged, state, head, dependent, features);
            }
        }
        for dependent in 0..tagged.signs.len() {
            let head = state.head[dependent];
            if head != dependent {
                state.deprel[dependent] = self.label(tagged, state, head, dependent, features);
            }
        }
    }

    fn label(&self, tagged: Tagged, state: &State, head: usize, dependent: usize, features: &mut Vec<u64>) -> Deprel {
        if tagged.upos[dependent] == Upos::Punct {
            return Deprel::Punct;
        }
        let mut scores = [0; Deprel::ALL.len()];
        label_features(tagged, state, head, dependent, features);
        self.labels.score(features, &mut scores);
        best(&scores, |label| may_label(Deprel::ALL[label])).map_or(Deprel::Dep, |label| Deprel::ALL[label])
    }
}

/// Whether a relation may be given to a word that is no mark and has a governor.
pub(crate) fn may_label(deprel: Deprel) -> bool {
    !matches!(deprel, Deprel::Root | Deprel::Punct)
}
