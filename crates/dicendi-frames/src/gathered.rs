//! What joining a corpus needs to know of its articles, gathered while they are read: small, and kept beside the
//! tables of an archive.

use crate::categories::Category;
use crate::days;
use crate::linking::company_name;
use crate::located::Located;
use dicendi_core::document::{Analysis, Entity, EntityId, EntityKind, GenderSource, Statement};
use dicendi_core::lexicon::{Act, Stance};
use dicendi_core::ud::Gender;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

/// Of the articles of one part.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct Gathered {
    pub articles: Vec<Setting>,
    /// The names that keep company in them.
    pub company: Vec<String>,
    /// The different entities.
    pub entities: Vec<Known>,
    pub seen: Vec<Seen>,
    pub verbs: Vec<VerbUse>,
    pub counts: Counts,
    #[serde(skip)]
    numbers: Numbers,
}

/// What linking knows of an article.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct Setting {
    pub id: String,
    /// Day and time of publication as they were given.
    pub published: Option<String>,
    /// The full names of persons and the names of bodies that stand in it, each once, by number.
    pub company: Vec<u32>,
    /// The states that it is about, by ISO 3166 code.
    pub states: Vec<String>,
    /// How many shingles its text has.
    pub n_shingles: u32,
}

impl Setting {
    pub fn day(&self) -> Option<i32> {
        self.published.as_deref().and_then(days::parse)
    }
}

/// An entity in an article.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub(crate) struct Seen {
    pub article: u32,
    pub entity: u32,
    pub start: u32,
}

/// A verb of saying in use.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct VerbUse {
    pub verb: String,
    #[serde(with = "code::option")]
    pub act: Option<Act>,
    #[serde(with = "code")]
    pub stance: Stance,
    pub n_statements: u32,
    pub n_articles: u32,
    last_article: Option<u32>,
    /// Sightings of entities that speak with it, each once.
    pub speakers: Vec<u32>,
}

/// What the table `run` counts.
#[derive(Debug, Default, Clone, Copy, Serialize, Deserialize)]
pub(crate) struct Counts {
    pub n_articles: u32,
    pub n_titled: u32,
    pub n_statements: u32,
    pub n_problems: u32,
    pub n_unresolved: u32,
    /// Articles read with the model's words and trees, and with given ones.
    pub by_model: u32,
    pub by_given: u32,
}

impl Counts {
    pub fn add(&mut self, other: Counts) {
        self.n_articles += other.n_articles;
        self.n_titled += other.n_titled;
        self.n_statements += other.n_statements;
        self.n_problems += other.n_problems;
        self.n_unresolved += other.n_unresolved;
        self.by_model += other.by_model;
        self.by_given += other.by_given;
    }

    pub fn analysis(&mut self, analysis: Option<Analysis>) {
        match analysis {
            Some(Analysis::Model) => self.by_model += 1,
            Some(Analysis::Given) => self.by_given += 1,
            None => {}
        }
    }
}

/// An entity of the core, with its closed vocabularies as codes.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Known(#[serde(with = "EntityFields")] pub Entity);

#[derive(Serialize, Deserialize)]
#[serde(remote = "Entity")]
struct EntityFields {
    name: String,
    #[serde(with = "code")]
    kind: EntityKind,
    named: bool,
    #[serde(with = "code::option")]
    gender: Option<Gender>,
    #[serde(with = "code::option")]
    gender_source: Option<GenderSource>,
    roles: Vec<String>,
    country: Option<String>,
    aliases: Vec<String>,
}

/// Categories by their codes.
mod code {
    use super::Category;
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    pub fn serialize<C: Category, S: Serializer>(value: &C, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_u8(value.code())
    }

    pub fn deserialize<'d, C: Category, D: Deserializer<'d>>(from: D) -> Result<C, D::Error> {
        let code = u8::deserialize(from)?;
        let value = C::ALL.get(usize::from(code)).copied();
        value.ok_or_else(|| D::Error::custom(format!("no category has the code {code}")))
    }

    /// The same, where one may be missing.
    pub mod option {
        use super::super::Category;
        use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

        pub fn serialize<C: Category, S: Serializer>(
            value: &Option<C>,
            to: S,
        ) -> Result<S::Ok, S::Error> {
            value.map(Category::code).serialize(to)
        }

        pub fn deserialize<'d, C: Category, D: Deserializer<'d>>(
            from: D,
        ) -> Result<Option<C>, D::Error> {
            let Some(code) = Option::<u8>::deserialize(from)? else {
                return Ok(None);
            };
            let value = C::ALL.get(usize::from(code)).copied();
            value
                .map(Some)
                .ok_or_else(|| D::Error::custom(format!("no category has the code {code}")))
        }
    }
}

/// Where things stand that were seen before.
#[derive(Debug, Default)]
struct Numbers {
    company: FxHashMap<String, u32>,
    entities: FxHashMap<String, Vec<u32>>,
    verbs: FxHashMap<(String, Option<Act>, Stance), u32>,
}

impl Gathered {
    /// Notes the next article: its day, who stands in it, and which states it is about; its row.
    pub fn push_article(&mut self, located: &Located) -> u32 {
        let document = located.document;
        let mut company: Vec<u32> = document
            .entities
            .iter()
            .filter_map(|entity| Some(self.company_number(company_name(entity)?)))
            .collect();
        company.sort_unstable();
        company.dedup();
        let states = document
            .entities
            .iter()
            .filter(|entity| entity.kind == EntityKind::State || entity.named);
        let mut states: Vec<String> = states.filter_map(|entity| entity.country.clone()).collect();
        states.sort_unstable();
        states.dedup();
        self.articles.push(Setting {
            id: document.article.id.clone(),
            published: document.article.published.clone(),
            company,
            states,
            n_shingles: 0,
        });
        self.counts.n_articles += 1;
        self.counts.analysis(document.analysis);
        let title = document.article.title.as_deref();
        self.counts.n_titled += u32::from(title.is_some_and(|title| !title.is_empty()));
        self.articles.len() as u32 - 1
    }

    /// Notes how many shingles the text of the last article has.
    pub fn set_shingles(&mut self, n_shingles: usize) {
        if let Some(article) = self.articles.last_mut() {
            article.n_shingles = n_shingles as u32;
        }
    }

    fn company_number(&mut self, name: String) -> u32 {
        if let Some(&number) = self.numbers.company.get(&name) {
            return number;
        }
        let number = self.company.len() as u32;
        self.company.push(name.clone());
        self.numbers.company.insert(name, number);
        number
    }

    fn see(&mut self, article: u32, entity: &Entity, start: u32) -> u32 {
        let namesakes = self
            .numbers
            .entities
            .entry(entity.name.clone())
            .or_default();
        let mut known = namesakes.iter().copied();
        let number = known.find(|&number| self.entities[number as usize].0 == *entity);
        let number = number.unwrap_or_else(|| {
            namesakes.push(self.entities.len() as u32);
            self.entities.push(Known(entity.clone()));
            self.entities.len() as u32 - 1
        });
        self.seen.push(Seen {
            article,
            entity: number,
            start,
        });
        self.seen.len() as u32 - 1
    }

    /// Counts a statement; articles come one after the other.
    pub fn push_statement(
        &mut self,
        statement: &Statement,
        article: u32,
        speakers: impl Iterator<Item = u32>,
    ) {
        self.counts.n_statements += 1;
        if statement.verb.is_empty() {
            return;
        }
        let key = (statement.verb.clone(), statement.act, statement.stance);
        let number = *self.numbers.verbs.entry(key).or_insert_with(|| {
            self.verbs.push(VerbUse {
                verb: statement.verb.clone(),
                act: statement.act,
                stance: statement.stance,
                n_statements: 0,
                n_articles: 0,
                last_article: None,
                speakers: Vec::new(),
            });
            self.verbs.len() as u32 - 1
        });
        let used = &mut self.verbs[number as usize];
        used.n_statements += 1;
        if used.last_article.replace(article) != Some(article) {
            used.n_articles += 1;
        }
        used.speakers.extend(speakers);
    }

    /// Closes the part.
    pub fn close(&mut self) {
        for used in &mut self.verbs {
            used.speakers.sort_unstable();
            used.speakers.dedup();
            used.last_article = None;
        }
        self.numbers = Numbers::default();
    }

    /// Whether every number is one of something that is there; a file may have been damaged.
    pub fn is_whole(&self) -> bool {
        let below = |number: &u32, len: usize| (*number as usize) < len;
        let company = self.articles.iter().flat_map(|article| &article.company);
        let speakers = self.verbs.iter().flat_map(|verb| &verb.speakers);
        self.counts.n_articles as usize == self.articles.len()
            && company
                .into_iter()
                .all(|name| below(name, self.company.len()))
            && speakers
                .into_iter()
                .all(|seen| below(seen, self.seen.len()))
            && self.seen.iter().all(|seen| {
                below(&seen.article, self.articles.len())
                    && below(&seen.entity, self.entities.len())
            })
    }
}

/// The entities of one article that its rows need, numbered as sightings when they are first asked for.
pub(crate) struct InArticle<'a> {
    article: u32,
    entities: &'a [Entity],
    /// Where the article first mentions each.
    start: Vec<u32>,
    sighting: Vec<Option<u32>>,
}

impl<'a> InArticle<'a> {
    pub fn new(located: &Located<'a>, article: u32) -> Self {
        let document = located.document;
        let mut start = vec![u32::MAX; document.entities.len()];
        for mention in &document.mentions {
            if let Some(entity) = mention.entity {
                let start = &mut start[entity.0 as usize];
                *start = (*start).min(located.chars(mention.span).0);
            }
        }
        InArticle {
            article,
            entities: &document.entities,
            sighting: vec![None; start.len()],
            start,
        }
    }

    pub fn sighting(&mut self, entity: EntityId, all: &mut Gathered) -> u32 {
        let index = entity.0 as usize;
        *self.sighting[index]
            .get_or_insert_with(|| all.see(self.article, &self.entities[index], self.start[index]))
    }
}
