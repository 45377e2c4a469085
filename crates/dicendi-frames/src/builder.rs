//! Documents to rows: article by article, the entities of the corpus at the end.

use crate::actors::Actors;
use crate::corrections::Corrections;
use crate::days;
use crate::entities::{InArticle, Link, Sightings};
use crate::error::Result;
use crate::ids;
use crate::located::Located;
use crate::schema::{Rows, StatementRows, Tables};
use crate::verbs::Verbs;
use dicendi_core::Document;
use dicendi_core::article::BlockKind;
use dicendi_core::document::{Analysis, MentionId, Statement};
use dicendi_core::lexicon::OwnList;
use dicendi_core::provenance::{LEXICON, MODEL, VERSION};
use dicendi_stats::duplicates::Duplicates;

/// Builds the tables; documents may be dropped once they are pushed.
#[derive(Default)]
pub struct TablesBuilder {
    rows: Rows,
    duplicates: Duplicates,
    verbs: Verbs,
    article_ids: Vec<String>,
    published: Vec<Published>,
    n_statements: u32,
    n_problems: u32,
    n_unresolved: u32,
    n_titled: usize,
    analyses: Analyses,
    sightings: Sightings,
    actors: Actors,
    corrections: Corrections,
    /// What the user has chosen, for the table `run`.
    options: serde_json::Map<String, serde_json::Value>,
}

impl TablesBuilder {
    /// Notes the user's lists that the documents were read with.
    pub fn set_own_lists(&mut self, lists: &[OwnList]) {
        for list in lists {
            let value = serde_json::json!({"file": list.file, "hash": list.hash});
            self.note_option(list.what, value);
        }
    }

    /// Lets a list of the user's own say who is who.
    pub fn set_actors(&mut self, actors: Actors) {
        self.note_option("actors", actors.len());
        self.actors = actors;
    }

    /// Corrects how entities are joined.
    pub fn set_corrections(&mut self, corrections: Corrections) {
        self.note_option("corrections", corrections.len());
        self.corrections = corrections;
    }

    /// Adds what was found in an article; the ids of articles must differ.
    pub fn push(&mut self, document: &Document) {
        let located = Located::new(document);
        let article = self.article_ids.len() as u32;
        self.article_ids.push(document.article.id.clone());
        self.analyses.count(document.analysis);
        self.push_article(&located);
        self.sightings.push_article(&located);
        let mentions = self.push_mentions(&located, article);
        self.push_statements(&located, article, &mentions);
        for problem in &document.problems {
            self.push_problem(Some(&document.article.id), problem.stage, &problem.message);
        }
    }

    /// Notes a problem.
    pub fn push_problem(&mut self, article_id: Option<&str>, stage: &str, message: &str) {
        let rows = &mut self.rows.problems;
        rows.article_id.push(article_id);
        rows.stage.push(stage);
        rows.message.push(message);
        self.n_problems += 1;
    }

    /// Notes an option that somebody chose, for the table `run`.
    pub fn note_option(&mut self, name: &str, value: impl Into<serde_json::Value>) {
        self.options.insert(name.into(), value.into());
    }

    /// Joins the entities of the articles and closes the tables, which took so many seconds to make.
    pub fn finish(mut self, seconds: f64) -> Result<Tables> {
        self.push_copies();
        let lacking = self.lacking();
        let linked = self.sightings.finish(
            &self.article_ids,
            &self.actors,
            &self.corrections,
            &mut self.rows,
        );
        for message in &linked.idle {
            self.push_problem(None, "corrections", message);
        }
        self.verbs.finish(&mut self.rows.verbs, &linked);

        let rows = &mut self.rows.run;
        rows.version.push(VERSION);
        rows.model.push(MODEL);
        rows.lexicon.push(LEXICON);
        self.options
            .insert("analysis".into(), self.analyses.to_json());
        let options = serde_json::Value::from(self.options).to_string();
        rows.options.push(options.as_str());
        rows.n_unresolved.push(self.n_unresolved);
        rows.lacking.push(lacking.iter().map(String::as_str));
        rows.n_articles.push(self.article_ids.len() as u32);
        rows.n_statements.push(self.n_statements);
        rows.n_problems.push(self.n_problems);
        rows.seconds.push(seconds);
        let mut tables = self.rows.finish()?;
        let actors: Vec<Option<u32>> = linked.entities.iter().map(|joined| joined.actor).collect();
        for column in self.actors.further(&actors)? {
            tables.entities.with_column(column)?;
        }
        Ok(tables)
    }

    /// What the corpus lacks that would have been used.
    fn lacking(&self) -> Vec<String> {
        let all = self.article_ids.len();
        let undated = all - self.sightings.n_dated();
        let untitled = all - self.n_titled;
        let mut lacking = Vec::new();
        if undated > 0 {
            lacking.push(format!(
                "{undated} of {all} articles have no day of publication: in them, names are joined without \
                 regard to time, roles have no dates and words like *mardi* mean no day"
            ));
        }
        if untitled > 0 {
            lacking.push(format!(
                "{untitled} of {all} articles have no title: a headline is looked for in their text"
            ));
        }
        lacking
    }

    fn push_article(&mut self, located: &Located) {
        let document = located.document;
        let article = &document.article;
        let published = article.published.as_deref();
        let day = published.and_then(days::parse);
        if let (Some(text), None) = (published, day)
            && !text.is_empty()
        {
            let message = format!("the day of publication is not an ISO 8601 date: {text:?}");
            self.push_problem(Some(&article.id), "article", &message);
        }
        let headline = || {
            let title = document
                .blocks
                .iter()
                .find(|block| block.kind == BlockKind::Title)?;
            Some(document.slice(title.span))
        };
        self.n_titled += usize::from(
            article
                .title
                .as_ref()
                .is_some_and(|title| !title.is_empty()),
        );
        self.duplicates.push(&article.text);
        self.published.push(Published {
            unknown: day.is_none(),
            day,
            text: published.map(str::to_owned),
        });
        let rows = &mut self.rows.articles;
        rows.article_id.push(article.id.as_str());
        rows.source.push(article.source.as_deref());
        rows.url.push(article.url.as_deref());
        rows.section.push(article.section.as_deref());
        rows.published.push(day);
        rows.published_text.push(published);
        rows.title.push(
            article
                .title
                .as_deref()
                .filter(|title| !title.is_empty())
                .or_else(headline),
        );
        rows.language.push(document.language);
        rows.n_chars.push(located.n_chars());
        rows.n_tokens.push(document.words.len() as u32);
        rows.n_statements.push(document.statements.len() as u32);
    }

    /// Says which articles are copies: of the one that was published first, of those of one day and time the one
    /// whose id comes first.
    fn push_copies(&mut self) {
        let mut order: Vec<u32> = (0..self.article_ids.len() as u32).collect();
        order.sort_unstable_by_key(|&article| {
            let article = article as usize;
            (&self.published[article], &self.article_ids[article])
        });
        let rows = &mut self.rows.articles;
        for copy in self.duplicates.find(&order) {
            rows.duplicate_of
                .push(copy.map(|copy| self.article_ids[copy.original as usize].as_str()));
            rows.duplicate_share.push(copy.map(|copy| copy.share));
        }
    }

    /// Adds the mentions that a statement uses or whose phrase stands in a content.
    fn push_mentions(&mut self, located: &Located, article: u32) -> Vec<MentionRow> {
        let document = located.document;
        let mut entities = InArticle::new(located, article);
        let used = used_mentions(document);
        let ids = ids::mentions(located);
        let rows = &mut self.rows.mentions;
        let mut kept = Vec::with_capacity(ids.len());
        for ((mention, id), used) in document.mentions.iter().zip(ids).zip(used) {
            if !used {
                kept.push(MentionRow { id, sighting: None });
                continue;
            }
            let sighting = mention
                .entity
                .map(|entity| entities.sighting(entity, &mut self.sightings));
            let (start, end) = located.chars(mention.span);
            rows.mention_id.push(id.as_str());
            rows.article_id.push(document.article.id.as_str());
            rows.start.push(start);
            rows.end.push(end);
            rows.text.push(document.slice(mention.span));
            rows.form.push(mention.form);
            self.n_unresolved += u32::from(sighting.is_none());
            self.sightings.mentions.push(Link {
                row: article,
                sighting,
            });
            kept.push(MentionRow { id, sighting });
        }
        kept
    }

    fn push_statements(&mut self, located: &Located, article: u32, mentions: &[MentionRow]) {
        let document = located.document;
        let ids = ids::statements(located);
        for (statement, id) in document.statements.iter().zip(&ids) {
            self.rows.statements.push(
                located,
                statement,
                id,
                statement.parent.map(|parent| ids[parent as usize].as_str()),
            );
            for speaker in &statement.speakers {
                let mention = row(mentions, speaker.mention);
                let rows = &mut self.rows.speakers;
                rows.statement_id.push(id.as_str());
                rows.mention_id.push(mention.id.as_str());
                rows.confidence.push(speaker.confidence);
                self.sightings.speakers.push(Link {
                    row: self.n_statements,
                    sighting: mention.sighting,
                });
            }
            for target in &statement.targets {
                let mention = row(mentions, target.mention);
                let rows = &mut self.rows.targets;
                rows.statement_id.push(id.as_str());
                rows.mention_id.push(mention.id.as_str());
                rows.role.push(target.role);
                rows.confidence.push(target.confidence);
                self.sightings.targets.push(Link {
                    row: self.n_statements,
                    sighting: mention.sighting,
                });
            }
            let speakers = statement
                .speakers
                .iter()
                .filter_map(|speaker| row(mentions, speaker.mention).sighting);
            self.verbs.count(statement, article, speakers);
            self.n_statements += 1;
        }
    }
}

impl StatementRows {
    /// Adds a statement.
    pub fn push(
        &mut self,
        located: &Located,
        statement: &Statement,
        id: &str,
        parent: Option<&str>,
    ) {
        let document = located.document;
        let cue = statement.cue.map(|cue| located.chars(cue));
        let rows = self;
        rows.statement_id.push(id);
        rows.article_id.push(document.article.id.as_str());
        rows.paragraph.push(statement.block);
        rows.sentence.push(statement.sentence);
        rows.kind.push(statement.kind);
        rows.content
            .push(located.content(&statement.content).as_str());
        rows.content_spans
            .push(statement.content.iter().map(|&piece| located.chars(piece)));
        rows.parent_id.push(parent);
        rows.cue.push(statement.cue.map(|cue| document.slice(cue)));
        rows.cue_start.push(cue.map(|(start, _)| start));
        rows.cue_end.push(cue.map(|(_, end)| end));
        rows.verb.push(statement.verb.as_str());
        rows.cue_kind.push(statement.cue_kind);
        rows.act.push(statement.act);
        rows.stance.push(statement.stance);
        rows.negated.push(statement.negated);
        rows.modality.push(statement.modality);
        rows.channel
            .push(statement.channel.map(|channel| document.slice(channel)));
        rows.time_text
            .push(statement.time_text.map(|time| document.slice(time)));
        rows.time
            .push(statement.time.as_deref().and_then(days::parse));
        rows.confidence.push(statement.confidence);
        rows.pattern.push(statement.pattern);
    }
}

/// Of how many articles whose words and trees were read.
#[derive(Default)]
struct Analyses {
    model: u32,
    given: u32,
}

impl Analyses {
    fn count(&mut self, analysis: Option<Analysis>) {
        match analysis {
            Some(Analysis::Model) => self.model += 1,
            Some(Analysis::Given) => self.given += 1,
            None => {}
        }
    }

    fn to_json(&self) -> serde_json::Value {
        serde_json::json!({"model": self.model, "given": self.given})
    }
}

/// When an article was published, in the order of time; what is unknown comes last.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Published {
    unknown: bool,
    day: Option<i32>,
    /// Day and time as they were given.
    text: Option<String>,
}

/// A mention's id and the entity that it stands for.
struct MentionRow {
    id: String,
    sighting: Option<u32>,
}

fn row(mentions: &[MentionRow], mention: MentionId) -> &MentionRow {
    &mentions[mention.0 as usize]
}

/// For each mention, whether a statement uses it or a content names somebody with it.
fn used_mentions(document: &Document) -> Vec<bool> {
    let mut contents: Vec<_> = document
        .statements
        .iter()
        .flat_map(|statement| &statement.content)
        .copied()
        .collect();
    contents.sort_unstable();
    // Merged, so that one look backwards tells whether a mention stands in any of them.
    contents.dedup_by(|next, before| {
        let joined = next.start <= before.end;
        if joined {
            before.end = before.end.max(next.end);
        }
        joined
    });
    let in_content = |start: u32| {
        let after = contents.partition_point(|content| content.start <= start);
        after > 0 && start < contents[after - 1].end
    };
    let mut used: Vec<bool> = document
        .mentions
        .iter()
        .map(|mention| in_content(mention.span.start))
        .collect();
    for statement in &document.statements {
        let speakers = statement.speakers.iter().map(|speaker| speaker.mention);
        let targets = statement.targets.iter().map(|target| target.mention);
        speakers
            .chain(targets)
            .for_each(|mention| used[mention.0 as usize] = true);
    }
    used
}
