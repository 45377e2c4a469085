//! The table of verbs of saying, counted while statements come in.

use crate::linking::Linked;
use crate::schema::VerbRows;
use dicendi_core::document::Statement;
use dicendi_core::lexicon::{Act, Stance};
use rustc_hash::{FxHashMap, FxHashSet};
use std::cmp::Reverse;

/// How often each verb is used and by whom.
#[derive(Default)]
pub(crate) struct Verbs(FxHashMap<(String, Option<Act>, Stance), Use>);

#[derive(Default)]
struct Use {
    n_statements: u32,
    n_articles: u32,
    last_article: Option<u32>,
    /// Sightings of entities that speak with it.
    speakers: FxHashSet<u32>,
}

impl Verbs {
    /// Counts a statement; articles come one after the other.
    pub fn count(
        &mut self,
        statement: &Statement,
        article: u32,
        speakers: impl Iterator<Item = u32>,
    ) {
        if statement.verb.is_empty() {
            return;
        }
        let used = self
            .0
            .entry((statement.verb.clone(), statement.act, statement.stance))
            .or_default();
        used.n_statements += 1;
        if used.last_article.replace(article) != Some(article) {
            used.n_articles += 1;
        }
        used.speakers.extend(speakers);
    }

    /// The rows, the most frequent verb first.
    pub fn finish(self, rows: &mut VerbRows, linked: &Linked) {
        let mut verbs: Vec<_> = self.0.into_iter().collect();
        verbs.sort_by(|(a, used_a), (b, used_b)| {
            (Reverse(used_a.n_statements), a).cmp(&(Reverse(used_b.n_statements), b))
        });
        for ((verb, act, stance), used) in verbs {
            let speakers: FxHashSet<u32> = used
                .speakers
                .iter()
                .map(|&sighting| linked.links[sighting as usize].entity)
                .collect();
            rows.verb.push(verb.as_str());
            rows.act.push(act);
            rows.stance.push(stance);
            rows.n_statements.push(used.n_statements);
            rows.n_speakers.push(speakers.len() as u32);
            rows.n_articles.push(used.n_articles);
        }
    }
}
