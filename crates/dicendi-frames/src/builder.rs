//! Documents to rows: article by article, the entities of the corpus at the end.

use crate::actors::Actors;
use crate::corrections::Corrections;
use crate::days;
use crate::error::Result;
use crate::gathered::{Gathered, InArticle};
use crate::ids;
use crate::joining::{Joining, Lists};
use crate::located::Located;
use crate::run::Options;
use crate::schema::{Rows, StatementRows, Tables};
use dicendi_core::Document;
use dicendi_core::article::BlockKind;
use dicendi_core::document::{MentionId, Statement};
use dicendi_core::lexicon::OwnList;
use dicendi_stats::duplicates::{self, Duplicates};

/// Builds the tables; documents may be dropped once they are pushed.
#[derive(Default)]
pub struct TablesBuilder {
    part: PartBuilder,
    lists: Lists,
    options: Options,
}

impl TablesBuilder {
    /// Notes the user's lists that the documents were read with.
    pub fn set_own_lists(&mut self, lists: &[OwnList]) {
        self.options.note_lists(lists);
    }

    /// Lets a list of the user's own say who is who.
    pub fn set_actors(&mut self, actors: Actors) {
        self.lists.actors = actors;
    }

    /// Corrects how entities are joined.
    pub fn set_corrections(&mut self, corrections: Corrections) {
        self.lists.corrections = corrections;
    }

    /// Adds what was found in an article; the ids of articles must differ.
    pub fn push(&mut self, document: &Document) {
        self.part.push(document);
    }

    /// Notes a problem.
    pub fn push_problem(&mut self, article_id: Option<&str>, stage: &str, message: &str) {
        self.part.push_problem(article_id, stage, message);
    }

    /// Notes an option that somebody chose, for the table `run`.
    pub fn note_option(&mut self, name: &str, value: impl Into<serde_json::Value>) {
        self.options.note(name, value);
    }

    /// Joins the entities of the articles and closes the tables, which took so many seconds to make.
    pub fn finish(self, seconds: f64) -> Result<Tables> {
        let part = self.part.finish()?;
        let mut joining = Joining::new(&self.lists);
        joining.add(&part.gathered);
        let Ok(copies) = duplicates::find(&part.texts, &joining.order());
        let mut joined = joining.link(copies);
        let whole = joined.complete(part.tables, &part.gathered)?;
        joined
            .finish(self.options, Some(seconds))?
            .followed_by(whole)
    }
}

/// What was read of some articles: the tables as far as an article by itself tells them, and what joining needs.
pub(crate) struct Part {
    /// With sightings, by number, in the place of entities.
    pub tables: Tables,
    pub gathered: Gathered,
    pub texts: Duplicates,
}

/// Builds a part; documents may be dropped once they are pushed.
#[derive(Default)]
pub(crate) struct PartBuilder {
    rows: Rows,
    gathered: Gathered,
    texts: Duplicates,
}

impl PartBuilder {
    /// Adds what was found in an article.
    pub fn push(&mut self, document: &Document) {
        let located = Located::new(document);
        let article = self.gathered.push_article(&located);
        self.push_article(&located);
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
        self.gathered.counts.n_problems += 1;
    }

    /// How many articles it has.
    pub fn n_articles(&self) -> usize {
        self.gathered.articles.len()
    }

    /// Whether it has neither articles nor problems.
    pub fn is_empty(&self) -> bool {
        let counts = &self.gathered.counts;
        counts.n_articles == 0 && counts.n_problems == 0
    }

    /// The part.
    pub fn finish(mut self) -> Result<Part> {
        self.gathered.close();
        Ok(Part {
            tables: self.rows.finish()?,
            gathered: self.gathered,
            texts: self.texts,
        })
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
        let n_shingles = self.texts.push(&article.text);
        self.gathered.set_shingles(n_shingles);
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
        rows.duplicate_of.push(None);
        rows.duplicate_share.push(None);
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
                .map(|entity| entities.sighting(entity, &mut self.gathered));
            let (start, end) = located.chars(mention.span);
            rows.mention_id.push(id.as_str());
            rows.article_id.push(document.article.id.as_str());
            rows.start.push(start);
            rows.end.push(end);
            rows.text.push(document.slice(mention.span));
            rows.form.push(mention.form);
            rows.entity_id.push(sighting);
            self.gathered.counts.n_unresolved += u32::from(sighting.is_none());
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
                rows.entity_id.push(mention.sighting);
                rows.confidence.push(speaker.confidence);
            }
            for target in &statement.targets {
                let mention = row(mentions, target.mention);
                let rows = &mut self.rows.targets;
                rows.statement_id.push(id.as_str());
                rows.mention_id.push(mention.id.as_str());
                rows.entity_id.push(mention.sighting);
                rows.role.push(target.role);
                rows.confidence.push(target.confidence);
            }
            let speakers = statement
                .speakers
                .iter()
                .filter_map(|speaker| row(mentions, speaker.mention).sighting);
            self.gathered.push_statement(statement, article, speakers);
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
