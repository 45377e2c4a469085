//! Documents to rows: article by article, the entities of the corpus at the end.

use crate::days;
use crate::duplicates::Duplicates;
use crate::error::Result;
use crate::ids;
use crate::linking::{self, Linked, Sighting};
use crate::located::Located;
use crate::schema::{EntityRows, Rows, Tables};
use crate::verbs::Verbs;
use dicendi_core::Document;
use dicendi_core::article::BlockKind;
use dicendi_core::document::{Entity, MentionId, Statement};

/// Builds the tables; documents may be dropped once they are pushed.
#[derive(Default)]
pub struct TablesBuilder {
    rows: Rows,
    duplicates: Duplicates,
    verbs: Verbs,
    article_ids: Vec<String>,
    n_statements: u32,
    n_problems: u32,
    /// Entities as single articles know them, with the row of their article.
    sightings: Vec<(u32, Entity)>,
    /// For each row of `mentions`, its article and its sighting.
    mentions: Vec<Link>,
    /// For each row of `speakers`, its statement and its sighting.
    speakers: Vec<Link>,
    /// For each row of `targets`, its statement and its sighting.
    targets: Vec<Link>,
}

/// An entity in a row of another table.
struct Link {
    row: u32,
    sighting: Option<u32>,
}

/// How the tables were made, as far as the caller knows.
#[derive(Debug, Clone, Default)]
pub struct Run {
    /// The trained model.
    pub model: Option<String>,
    /// Hash of the language files.
    pub lexicon: Option<String>,
    /// The options, as JSON.
    pub options: Option<String>,
    /// How long it took.
    pub seconds: f64,
}

impl TablesBuilder {
    /// Adds what was found in an article; the ids of articles must differ.
    pub fn push(&mut self, document: &Document) {
        let located = Located::new(document);
        let article = self.article_ids.len() as u32;
        self.article_ids.push(document.article.id.clone());
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
        self.n_problems += 1;
    }

    /// Joins the entities of the articles and closes the tables.
    pub fn finish(mut self, run: &Run) -> Result<Tables> {
        let sightings = self.sightings.iter().map(|(article, entity)| {
            let article_id = self.article_ids[*article as usize].as_str();
            Sighting { article_id, entity }
        });
        let linked = linking::link(sightings);
        let id = |link: &Link| {
            link.sighting.map(|sighting| linked.entities[linked.of[sighting as usize] as usize].0.as_str())
        };
        self.mentions.iter().for_each(|link| self.rows.mentions.entity_id.push(id(link)));
        self.speakers.iter().for_each(|link| self.rows.speakers.entity_id.push(id(link)));
        self.targets.iter().for_each(|link| self.rows.targets.entity_id.push(id(link)));
        push_entities(&mut self.rows.entities, &linked, [&self.mentions, &self.speakers, &self.targets]);
        self.verbs.finish(&mut self.rows.verbs, &linked);

        let rows = &mut self.rows.run;
        rows.version.push(crate::VERSION);
        rows.model.push(run.model.as_deref());
        rows.lexicon.push(run.lexicon.as_deref());
        rows.options.push(run.options.as_deref());
        rows.n_articles.push(self.article_ids.len() as u32);
        rows.n_statements.push(self.n_statements);
        rows.n_problems.push(self.n_problems);
        rows.seconds.push(run.seconds);
        Ok(self.rows.finish()?)
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
            let title = document.blocks.iter().find(|block| block.kind == BlockKind::Title)?;
            Some(document.slice(title.span))
        };
        let first = self.duplicates.first_with(&article.id, &article.text);
        let rows = &mut self.rows.articles;
        rows.article_id.push(article.id.as_str());
        rows.source.push(article.source.as_deref());
        rows.url.push(article.url.as_deref());
        rows.section.push(article.section.as_deref());
        rows.published.push(day);
        rows.published_text.push(published);
        rows.title.push(article.title.as_deref().filter(|title| !title.is_empty()).or_else(headline));
        rows.language.push(document.language);
        rows.n_chars.push(located.n_chars());
        rows.n_tokens.push(document.words.len() as u32);
        rows.n_statements.push(document.statements.len() as u32);
        rows.duplicate_of.push(first);
        rows.duplicate_share.push(first.map(|_| 1.0));
    }

    /// Adds the mentions that a statement uses or whose phrase stands in a content.
    fn push_mentions(&mut self, located: &Located, article: u32) -> Vec<MentionRow> {
        let document = located.document;
        let mut sighting_of: Vec<Option<u32>> = vec![None; document.entities.len()];
        let used = used_mentions(document);
        let ids = ids::mentions(located);
        let rows = &mut self.rows.mentions;
        let mut kept = Vec::with_capacity(ids.len());
        for ((mention, id), used) in document.mentions.iter().zip(ids).zip(used) {
            if !used {
                kept.push(MentionRow { id, sighting: None });
                continue;
            }
            let sighting = mention.entity.map(|entity| {
                *sighting_of[entity.0 as usize].get_or_insert_with(|| {
                    self.sightings.push((article, document.entities[entity.0 as usize].clone()));
                    self.sightings.len() as u32 - 1
                })
            });
            let (start, end) = located.chars(mention.span);
            rows.mention_id.push(id.as_str());
            rows.article_id.push(document.article.id.as_str());
            rows.start.push(start);
            rows.end.push(end);
            rows.text.push(document.slice(mention.span));
            rows.form.push(mention.form);
            self.mentions.push(Link { row: article, sighting });
            kept.push(MentionRow { id, sighting });
        }
        kept
    }

    fn push_statements(&mut self, located: &Located, article: u32, mentions: &[MentionRow]) {
        let document = located.document;
        let ids = ids::statements(located);
        for (statement, id) in document.statements.iter().zip(&ids) {
            self.push_statement(located, statement, id, statement.parent.map(|parent| ids[parent as usize].as_str()));
            for speaker in &statement.speakers {
                let mention = row(mentions, speaker.mention);
                let rows = &mut self.rows.speakers;
                rows.statement_id.push(id.as_str());
                rows.mention_id.push(mention.id.as_str());
                rows.confidence.push(speaker.confidence);
                self.speakers.push(Link { row: self.n_statements, sighting: mention.sighting });
            }
            for target in &statement.targets {
                let mention = row(mentions, target.mention);
                let rows = &mut self.rows.targets;
                rows.statement_id.push(id.as_str());
                rows.mention_id.push(mention.id.as_str());
                rows.role.push(target.role);
                rows.confidence.push(target.confidence);
                self.targets.push(Link { row: self.n_statements, sighting: mention.sighting });
            }
            let speakers = statement.speakers.iter().filter_map(|speaker| row(mentions, speaker.mention).sighting);
            self.verbs.count(statement, article, speakers);
            self.n_statements += 1;
        }
    }

    fn push_statement(&mut self, located: &Located, statement: &Statement, id: &str, parent: Option<&str>) {
        let document = located.document;
        let cue = statement.cue.map(|cue| located.chars(cue));
        let rows = &mut self.rows.statements;
        rows.statement_id.push(id);
        rows.article_id.push(document.article.id.as_str());
        rows.paragraph.push(statement.block);
        rows.sentence.push(statement.sentence);
        rows.kind.push(statement.kind);
        rows.content.push(located.content(&statement.content).as_str());
        rows.content_spans.push(statement.content.iter().map(|&piece| located.chars(piece)));
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
        rows.channel.push(statement.channel.map(|channel| document.slice(channel)));
        rows.time_text.push(statement.time_text.map(|time| document.slice(time)));
        rows.time.push(statement.time.as_deref().and_then(days::parse));
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
    let mut contents: Vec<_> = document.statements.iter().flat_map(|statement| &statement.content).copied().collect();
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
    let mut used: Vec<bool> = document.mentions.iter().map(|mention| in_content(mention.span.start)).collect();
    for statement in &document.statements {
        let speakers = statement.speakers.iter().map(|speaker| speaker.mention);
        let targets = statement.targets.iter().map(|target| target.mention);
        speakers.chain(targets).for_each(|mention| used[mention.0 as usize] = true);
    }
    used
}

/// The entities with the number of articles that have them, and of statements that they speak or that aim at them.
fn push_entities(rows: &mut EntityRows, linked: &Linked, uses: [&[Link]; 3]) {
    let [n_articles, n_statements, n_targeted] = uses.map(|links| count_rows(links, linked));
    for (index, (id, entity)) in linked.entities.iter().enumerate() {
        rows.entity_id.push(id.as_str());
        rows.name.push(entity.name.as_str());
        rows.r#type.push(entity.kind);
        rows.gender.push(entity.gender);
        rows.roles.push(entity.roles.iter().map(String::as_str));
        rows.country.push(entity.country.as_deref());
        rows.aliases.push(entity.aliases.iter().map(String::as_str));
        rows.n_articles.push(n_articles[index]);
        rows.n_statements.push(n_statements[index]);
        rows.n_targeted.push(n_targeted[index]);
    }
}

/// For each entity, how many different rows it is linked from; links stand in the order of these rows.
fn count_rows(links: &[Link], linked: &Linked) -> Vec<u32> {
    let mut last = vec![None; linked.entities.len()];
    let mut count = vec![0; linked.entities.len()];
    for link in links {
        let Some(sighting) = link.sighting else { continue };
        let entity = linked.of[sighting as usize] as usize;
        if last[entity].replace(link.row) != Some(link.row) {
            count[entity] += 1;
        }
    }
    count
}
