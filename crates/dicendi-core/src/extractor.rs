//! The engine: an article in, a `Document` with everything found out.

use crate::analysis::{Analyzer, Scratch, given};
use crate::article::{Article, BlockKind, find_dirt, read_blocks};
use crate::document::{Analysis, Document};
use crate::error::{Error, Result};
use crate::lexicon::Lexicon;
use crate::{
    confidence, conllu, cues, dates, entities, language, quotations, sentences, statements, tokens,
};
use rayon::prelude::*;
use std::cell::RefCell;
use std::panic::AssertUnwindSafe;
use std::sync::{Arc, OnceLock};

/// Finds statements in French articles. Immutable: one engine serves all threads.
#[derive(Debug, Clone)]
pub struct Extractor {
    lexicon: Arc<Lexicon>,
    analyzer: &'static Analyzer,
    min_confidence: f32,
}

thread_local! {
    /// What a thread remembers from article to article. One for all engines: they share their analyzer.
    static SCRATCH: RefCell<Scratch> = RefCell::default();
}

/// Above this many characters without a line break, something other than prose has come in; it is read all the same.
const LONG_LINE: usize = 100_000;

/// Articles a thread that are read while the documents of others are handed on, and how many at least.
const AHEAD: usize = 8;
const LEAST_AHEAD: usize = 32;

impl Extractor {
    /// The engine with the model and the language files that ship; loaded once.
    pub fn french() -> &'static Extractor {
        static ENGINE: OnceLock<Extractor> = OnceLock::new();
        ENGINE.get_or_init(|| Extractor {
            lexicon: Lexicon::shared_french(),
            analyzer: Analyzer::french(),
            min_confidence: entities::LEAST_CONFIDENCE,
        })
    }

    /// The same engine, that leaves a pronoun or description unresolved where it is less sure of who is
    /// meant: from 0 (always guess) to 1; an error outside.
    pub fn with_min_confidence(self, min_confidence: f32) -> Result<Extractor> {
        if !(0.0..=1.0).contains(&min_confidence) {
            return Err(Error::input(format!(
                "min_confidence must be from 0 to 1, not {min_confidence}"
            )));
        }
        Ok(Extractor {
            min_confidence,
            ..self
        })
    }

    /// Gives back what all threads remember of the words that they read, some tens of megabytes each: for when there is
    /// nothing more to read for a while.
    pub fn forget() {
        rayon::broadcast(|_| SCRATCH.take());
        SCRATCH.take();
    }

    /// How sure it must be of whom a pronoun or description means.
    pub fn min_confidence(&self) -> f32 {
        self.min_confidence
    }

    /// The same engine with other language data: French with a user's own cues.
    pub fn with_lexicon(self, lexicon: Lexicon) -> Extractor {
        Extractor {
            lexicon: Arc::new(lexicon),
            ..self
        }
    }

    /// The language data.
    pub fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }

    /// Everything that can be found in one article, with its own analysis ([`Article::conllu`]) where that
    /// fits its text, else with ours; [`Document::analysis`] says which.
    pub fn extract(&self, article: Article) -> Document {
        SCRATCH.with_borrow_mut(|scratch| self.extract_with(article, scratch))
    }

    /// The same, that calls `done` with the name of each stage when it is over: to see where the time goes.
    pub fn extract_watched(
        &self,
        article: Article,
        mut done: impl FnMut(&'static str),
    ) -> Document {
        SCRATCH.with_borrow_mut(|scratch| self.run(article, scratch, &mut done))
    }

    /// The articles' documents, in their order, on all cores; the same for any number of threads.
    pub fn extract_all(&self, articles: Vec<Article>) -> Vec<Document> {
        articles
            .into_par_iter()
            .map(|article| self.extract(article))
            .collect()
    }

    /// The same, that hands each document on in its order, while the next ones are read.
    pub fn extract_each(&self, articles: Vec<Article>, mut take: impl FnMut(Document) + Send) {
        let together = (AHEAD * rayon::current_num_threads()).max(LEAST_AHEAD);
        let mut articles = articles.into_iter();
        let mut done = Vec::new();
        loop {
            let next: Vec<Article> = articles.by_ref().take(together).collect();
            if next.is_empty() && done.is_empty() {
                return;
            }
            let hand_on = || done.into_iter().for_each(&mut take);
            (done, ()) = rayon::join(|| self.extract_all(next), hand_on);
        }
    }

    /// One article; a fault of ours costs its statements and is told, it never takes the others down.
    fn extract_with(&self, article: Article, scratch: &mut Scratch) -> Document {
        let kept = article.clone();
        let attempt = AssertUnwindSafe(|| self.run(article, &mut *scratch, &mut |_| ()));
        std::panic::catch_unwind(attempt).unwrap_or_else(|_| {
            *scratch = Scratch::default();
            let mut doc = Document::new(kept);
            doc.note(
                "internal",
                "an internal fault stopped the extraction of this article: please report it",
            );
            doc
        })
    }

    fn run(
        &self,
        article: Article,
        scratch: &mut Scratch,
        done: &mut impl FnMut(&'static str),
    ) -> Document {
        let mut doc = Document::new(article);
        let french = self.read(&mut doc);
        done("article");
        if !french {
            return doc;
        }
        quotations::find(&mut doc);
        done("quotations");
        if self.take_given(&mut doc) {
            self.analyzer.complete(&mut doc, scratch, &wants_tree);
            doc.analysis = Some(Analysis::Given);
        } else {
            tokens::tokenize(&mut doc, &self.lexicon);
            done("tokens");
            sentences::split(&mut doc, &self.lexicon);
            done("sentences");
            self.analyzer.analyze(&mut doc, scratch, &wants_tree);
            doc.analysis = Some(Analysis::Model);
        }
        done("analysis");
        cues::find(&mut doc, &self.lexicon);
        done("cues");
        statements::find(&mut doc, &self.lexicon);
        done("statements");
        entities::resolve(&mut doc, &self.lexicon, self.min_confidence);
        done("entities");
        confidence::assess(&mut doc, &self.lexicon);
        done("confidence");
        dates::resolve(&mut doc, &self.lexicon);
        done("dates");
        doc
    }

    /// Lays the analysis that came with the article over its text; `false` where there is none that fits.
    fn take_given(&self, doc: &mut Document) -> bool {
        let Some(table) = doc.article.conllu.take().filter(|table| !table.is_empty()) else {
            return false;
        };
        let laid = conllu::read(&table)
            .and_then(|analysis| given::lay(doc, &analysis, self.lexicon.orthography()));
        if let Err(error) = &laid {
            doc.note(
                "analysis",
                format!("{error}: read with our own model instead"),
            );
        }
        laid.is_ok()
    }

    /// Blocks and language; `false` where there is nothing to read on.
    fn read(&self, doc: &mut Document) -> bool {
        doc.blocks = read_blocks(doc.text(), &self.lexicon);
        if doc.blocks.is_empty() {
            doc.note("article", "the text is empty");
            return false;
        }
        for (index, block) in doc.blocks.clone().iter().enumerate() {
            if block.span.len() > LONG_LINE {
                doc.note(
                    "article",
                    format!(
                        "paragraph {index} is {} bytes long without a line break",
                        block.span.len()
                    ),
                );
            }
        }
        if !doc
            .blocks
            .iter()
            .any(|block| matches!(block.kind, BlockKind::Title | BlockKind::Text))
        {
            doc.note("article", "only page furniture, no running text");
            return false;
        }
        for message in find_dirt(doc.text(), &doc.blocks, &self.lexicon) {
            doc.note("article", message);
        }
        doc.language = language::recognise(doc.text(), &self.lexicon);
        if doc.language.is_none() {
            doc.note("language", "not recognised as French: nothing extracted");
            return false;
        }
        true
    }
}

/// A tree is built where a statement may stand, and where a name may get its role: everywhere in
/// running text but in sentences without any verb or name.
fn wants_tree(doc: &Document, sentence: usize) -> bool {
    let sentence = doc.sentences[sentence];
    let block = doc.blocks[sentence.block as usize];
    matches!(block.kind, BlockKind::Title | BlockKind::Text)
}
