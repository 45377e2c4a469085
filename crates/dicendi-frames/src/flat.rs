//! Articles as rows that depend on nothing but the article: for engines that hold a corpus in pieces.
//!
//! Names are those by which the article itself lets one know somebody. Who is who across articles, copies, and what
//! else needs the whole corpus, stands in the tables.

use crate::columns::{Builder, Choice, Count, Share, Text, Texts, nested};
use crate::error::Result;
use crate::ids;
use crate::located::Located;
use crate::schema::{ProblemRows, StatementRows, rows};
use dicendi_core::Document;
use dicendi_core::document::{EntityKind, MentionForm, MentionId, Role};
use dicendi_core::ud::Gender;
use polars_core::prelude::*;

rows! {
    /// One row an article.
    ArticleRows {
        /// The user's own id of the article; null where it has none, and was not read.
        article_id: Text,
        /// Language of the text as an ISO 639-1 code, where it was recognised.
        language: Text,
        /// Length of the text in characters.
        n_chars: Count,
        /// Number of words and punctuation marks.
        n_tokens: Count,
    }
}

rows! {
    /// One row a speaker or target of a statement, or nulls where it has none.
    PartyRows {
        /// Who it is, by the fullest name in the article; null for a pronoun that nobody is found for.
        name: Text,
        /// The words of the text.
        text: Text,
        /// Their first character.
        start: Count,
        /// The character after their last.
        end: Count,
        /// How they name.
        form: Choice<MentionForm>,
        /// What it is.
        r#type: Choice<EntityKind>,
        /// Gender of a person, where a text or a first name gives it.
        gender: Choice<Gender>,
        /// ISO 3166 code of a state, or of the state that an office belongs to.
        country: Text,
        /// Roles as the article gives them.
        roles: Texts,
        /// What a target is to the act.
        role: Choice<Role>,
        /// The probability that it is this one, if the statement is right.
        confidence: Share,
    }
}

/// Builds a table of a row an article, with its statements in the list `statements`, a row a statement × speaker ×
/// target, and what could not be read in the list `problems`. Offsets count characters of the text.
#[derive(Default)]
pub struct Flat {
    articles: ArticleRows,
    statements: StatementRows,
    n_statements: usize,
    /// The statement of each row of the lists.
    statement: Vec<IdxSize>,
    speakers: PartyRows,
    targets: PartyRows,
    problems: ProblemRows,
    /// For each article, the rows of its two lists.
    lengths: Vec<(usize, usize)>,
}

impl Flat {
    /// Adds what was found in an article.
    pub fn push(&mut self, document: &Document) {
        let located = Located::new(document);
        let before = self.statement.len();
        let ids = ids::statements(&located);
        for (statement, id) in document.statements.iter().zip(&ids) {
            let parent = statement.parent.map(|parent| ids[parent as usize].as_str());
            self.statements.push(&located, statement, id, parent);
            for speaker in each_or_none(&statement.speakers) {
                for target in each_or_none(&statement.targets) {
                    self.statement.push(self.n_statements as IdxSize);
                    let speaker = speaker.map(|one| (one.mention, None, one.confidence));
                    self.speakers.push(&located, speaker);
                    let target = target.map(|one| (one.mention, Some(one.role), one.confidence));
                    self.targets.push(&located, target);
                }
            }
            self.n_statements += 1;
        }
        for problem in &document.problems {
            let rows = &mut self.problems;
            rows.article_id.push(document.article.id.as_str());
            rows.stage.push(problem.stage);
            rows.message.push(problem.message.as_str());
        }
        let rows = &mut self.articles;
        rows.article_id.push(document.article.id.as_str());
        rows.language.push(document.language);
        rows.n_chars.push(located.n_chars());
        rows.n_tokens.push(document.words.len() as u32);
        self.lengths
            .push((self.statement.len() - before, document.problems.len()));
    }

    /// Adds a row of the input that is no article, with the reason.
    pub fn push_refused(&mut self, reason: &str) {
        self.problems.article_id.push(None);
        self.problems.stage.push("input");
        self.problems.message.push(reason);
        self.articles.article_id.push(None);
        self.articles.language.push(None);
        self.articles.n_chars.push(None);
        self.articles.n_tokens.push(None);
        self.lengths.push((0, 1));
    }

    /// The table.
    pub fn finish(self) -> Result<DataFrame> {
        let rows = IdxCa::from_vec(PlSmallStr::EMPTY, self.statement);
        let mut statements = self.statements.finish()?.drop("article_id")?.take(&rows)?;
        for (who, parties) in [("speaker", self.speakers), ("target", self.targets)] {
            for mut column in parties.finish()?.into_columns() {
                if who == "speaker" && column.name() == "role" {
                    continue;
                }
                let name = match column.name().as_str() {
                    "name" => who.to_owned(),
                    what => format!("{who}_{what}"),
                };
                column.rename(name.into());
                statements.with_column(column)?;
            }
        }
        let problems = self.problems.finish()?.drop("article_id")?;
        let of = |which: fn(&(usize, usize)) -> usize| self.lengths.iter().map(which);
        let mut articles = self.articles.finish()?;
        articles.with_column(nested("statements", of(|lengths| lengths.0), statements)?)?;
        articles.with_column(nested("problems", of(|lengths| lengths.1), problems)?)?;
        Ok(articles)
    }
}

impl PartyRows {
    fn push(&mut self, located: &Located, party: Option<(MentionId, Option<Role>, f32)>) {
        let document = located.document;
        let mention = party.map(|(mention, ..)| &document.mentions[mention.0 as usize]);
        let entity = mention
            .and_then(|mention| mention.entity)
            .map(|entity| &document.entities[entity.0 as usize]);
        let place = mention.map(|mention| located.chars(mention.span));
        self.name
            .push(party.and_then(|(mention, ..)| document.name_of(mention)));
        self.text
            .push(mention.map(|mention| document.slice(mention.span)));
        self.start.push(place.map(|place| place.0));
        self.end.push(place.map(|place| place.1));
        self.form.push(mention.map(|mention| mention.form));
        self.r#type.push(entity.map(|entity| entity.kind));
        self.gender.push(entity.and_then(|entity| entity.gender));
        self.country
            .push(entity.and_then(|entity| entity.country.as_deref()));
        self.roles.push(
            entity
                .iter()
                .flat_map(|entity| &entity.roles)
                .map(|role| &**role),
        );
        self.role.push(party.and_then(|(_, role, _)| role));
        self.confidence
            .push(party.map(|(.., confidence)| confidence));
    }
}

/// Each of some, or once nothing where there are none.
fn each_or_none<T>(items: &[T]) -> impl Iterator<Item = Option<&T>> + Clone {
    let none = items.is_empty().then_some(None);
    items.iter().map(Some).chain(none)
}
