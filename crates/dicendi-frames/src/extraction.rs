//! Articles in, tables out, a batch at a time: memory holds the documents of one batch only.

use crate::actors::Actors;
use crate::builder::TablesBuilder;
use crate::corrections::Corrections;
use crate::error::{Error, Result};
use crate::schema::Tables;
use dicendi_core::{Article, Extractor};
use rustc_hash::FxHashSet;
use std::time::Instant;

/// A batch that keeps every core busy and lets its caller look up between two.
pub const BATCH: usize = 256;

/// Said of an article that is not read.
pub(crate) const SAME_ID: &str = "another article has this id: this one was not read";

/// Reads articles into tables.
pub struct Extraction {
    extractor: Extractor,
    builder: TablesBuilder,
    ids: FxHashSet<String>,
    started: Instant,
}

impl Extraction {
    /// Starts with nothing read.
    pub fn french() -> Self {
        Extraction::with(Extractor::french().clone())
    }

    /// The same with an engine of the caller's, such as one with the user's own cues.
    pub fn with(extractor: Extractor) -> Self {
        let mut builder = TablesBuilder::default();
        builder.set_own_lists(extractor.lexicon().own_lists());
        Extraction {
            extractor,
            builder,
            ids: FxHashSet::default(),
            started: Instant::now(),
        }
    }

    /// Leaves a pronoun or description unresolved where it is less sure of who is meant, from 0 to 1.
    pub fn with_min_confidence(mut self, min_confidence: f32) -> Result<Self> {
        self.extractor = self
            .extractor
            .with_min_confidence(min_confidence)
            .map_err(|error| Error::input(error.to_string()))?;
        self.builder.note_option("min_confidence", min_confidence);
        Ok(self)
    }

    /// Lets a list of the user's own say who is who: it wins over what ships.
    pub fn set_actors(&mut self, actors: Actors) {
        self.builder.set_actors(actors);
    }

    /// Corrects how entities are joined.
    pub fn set_corrections(&mut self, corrections: Corrections) {
        self.builder.set_corrections(corrections);
    }

    /// Reads articles, in parallel; of several with one id only the first is read, which `problems` says.
    pub fn read(&mut self, articles: Vec<Article>) {
        let mut new = Vec::with_capacity(articles.len());
        for article in articles {
            if self.ids.insert(article.id.clone()) {
                new.push(article);
            } else {
                self.note(Some(&article.id), "article", SAME_ID);
            }
        }
        let builder = &mut self.builder;
        self.extractor
            .extract_each(new, |document| builder.push(&document));
    }

    /// Notes a problem that came up before an article could be read.
    pub fn note(&mut self, article_id: Option<&str>, stage: &str, message: &str) {
        self.builder.push_problem(article_id, stage, message);
    }

    /// The tables.
    pub fn finish(self) -> Result<Tables> {
        self.builder.finish(self.started.elapsed().as_secs_f64())
    }
}

/// Reads a whole corpus that is already in memory.
pub fn extract(articles: Vec<Article>) -> Result<Tables> {
    let mut extraction = Extraction::french();
    let mut articles = articles.into_iter();
    loop {
        let batch: Vec<Article> = articles.by_ref().take(BATCH).collect();
        if batch.is_empty() {
            return extraction.finish();
        }
        extraction.read(batch);
    }
}
