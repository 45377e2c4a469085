//! Counts that grow from part to part.

use super::Whose;
use crate::gathered::VerbUse;
use crate::schema::VerbRows;
use dicendi_core::lexicon::{Act, Stance};
use rustc_hash::{FxHashMap, FxHashSet};
use std::cmp::Reverse;

/// In how many different rows each entity stands; rows come in their order.
pub(super) struct Tally {
    /// The last row, counted from 1.
    last: Vec<u32>,
    count: Vec<u32>,
}

impl Tally {
    pub fn new(n_entities: usize) -> Self {
        Tally {
            last: vec![0; n_entities],
            count: vec![0; n_entities],
        }
    }

    pub fn count(&mut self, entity: u32, row: u32) {
        let entity = entity as usize;
        if self.last[entity] != row + 1 {
            self.last[entity] = row + 1;
            self.count[entity] += 1;
        }
    }

    pub fn of(&self, entity: u32) -> u32 {
        self.count[entity as usize]
    }
}

/// How often each verb is used and by whom.
#[derive(Default)]
pub(super) struct Verbs(FxHashMap<(String, Option<Act>, Stance), Use>);

#[derive(Default)]
struct Use {
    n_statements: u32,
    n_articles: u32,
    /// Entities that speak with it, by number; and how many more that only their article knows.
    speakers: FxHashSet<u32>,
    n_local: u32,
}

impl Verbs {
    /// Adds the use of a verb in a part.
    pub fn add(&mut self, used: &VerbUse, speakers: impl Iterator<Item = Whose>) {
        let key = (used.verb.clone(), used.act, used.stance);
        let all = self.0.entry(key).or_default();
        all.n_statements += used.n_statements;
        all.n_articles += used.n_articles;
        let mut locals = FxHashSet::default();
        for whose in speakers {
            match whose {
                Whose::Joined(link) => all.speakers.insert(link.entity),
                Whose::Local(number) => locals.insert(number),
            };
        }
        all.n_local += locals.len() as u32;
    }

    /// The rows, the most frequent verb first.
    pub fn finish(self, rows: &mut VerbRows) {
        let mut verbs: Vec<_> = self.0.into_iter().collect();
        verbs.sort_by(|(a, used_a), (b, used_b)| {
            (Reverse(used_a.n_statements), a).cmp(&(Reverse(used_b.n_statements), b))
        });
        for ((verb, act, stance), used) in verbs {
            rows.verb.push(verb.as_str());
            rows.act.push(act);
            rows.stance.push(stance);
            rows.n_statements.push(used.n_statements);
            rows.n_speakers
                .push(used.speakers.len() as u32 + used.n_local);
            rows.n_articles.push(used.n_articles);
        }
    }
}
