//! Entities while articles come in, and the rows that stand for them: joined when the corpus is whole.

use crate::actors::Actors;
use crate::corrections::Corrections;
use crate::days;
use crate::linking::{self, Company, Corpus, Linked, Setting, Sighting};
use crate::located::Located;
use crate::schema::Rows;
use dicendi_core::document::{Entity, EntityId, EntityKind};

/// Entities as single articles know them, and who needs their ids.
#[derive(Default)]
pub(crate) struct Sightings {
    articles: Vec<Setting>,
    company: Company,
    seen: Vec<Seen>,
    /// For each row of `mentions`, the row of its article and its entity.
    pub mentions: Vec<Link>,
    /// For each row of `speakers`, the row of its statement and its entity.
    pub speakers: Vec<Link>,
    /// For each row of `targets`, likewise.
    pub targets: Vec<Link>,
}

/// An entity in an article.
struct Seen {
    article: u32,
    entity: Entity,
    start: u32,
}

/// An entity in a row of another table.
pub(crate) struct Link {
    pub row: u32,
    pub sighting: Option<u32>,
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

    pub fn sighting(&mut self, entity: EntityId, all: &mut Sightings) -> u32 {
        let index = entity.0 as usize;
        *self.sighting[index].get_or_insert_with(|| {
            all.seen.push(Seen {
                article: self.article,
                entity: self.entities[index].clone(),
                start: self.start[index],
            });
            all.seen.len() as u32 - 1
        })
    }
}

impl Sightings {
    /// Notes the next article: its day, who stands in it, and which states it is about.
    pub fn push_article(&mut self, located: &Located) {
        let article = &located.document.article;
        let entities = &located.document.entities;
        let mut company: Vec<u32> = entities
            .iter()
            .filter_map(|entity| self.company.number(entity))
            .collect();
        company.sort_unstable();
        company.dedup();
        let states = entities
            .iter()
            .filter(|entity| entity.kind == EntityKind::State || entity.named);
        let mut states: Vec<String> = states.filter_map(|entity| entity.country.clone()).collect();
        states.sort_unstable();
        states.dedup();
        self.articles.push(Setting {
            day: article.published.as_deref().and_then(days::parse),
            company,
            states,
        });
    }

    /// How many articles have a day of publication.
    pub fn n_dated(&self) -> usize {
        self.articles
            .iter()
            .filter(|article| article.day.is_some())
            .count()
    }

    /// Joins the entities of the articles, writes them, and gives every row that stands for one its id.
    pub fn finish(
        &self,
        article_ids: &[String],
        actors: &Actors,
        corrections: &Corrections,
        rows: &mut Rows,
    ) -> Linked {
        let sightings = self.seen.iter().map(|seen| Sighting {
            article: seen.article,
            entity: &seen.entity,
            start: seen.start,
        });
        let corpus = Corpus::new(
            article_ids,
            &self.articles,
            &self.company,
            sightings.collect(),
        );
        let linked = linking::link(&corpus, actors, corrections);
        let id = |link: &Link| {
            link.sighting
                .map(|sighting| linked.entity(sighting).id.as_str())
        };
        self.mentions
            .iter()
            .for_each(|link| rows.mentions.entity_id.push(id(link)));
        self.speakers
            .iter()
            .for_each(|link| rows.speakers.entity_id.push(id(link)));
        self.targets
            .iter()
            .for_each(|link| rows.targets.entity_id.push(id(link)));
        self.push_entities(&linked, rows);
        push_roles(&linked, actors, rows);
        self.push_links(&linked, article_ids, rows);
        linked
    }

    fn push_entities(&self, linked: &Linked, rows: &mut Rows) {
        let rows = &mut rows.entities;
        let [n_articles, n_statements, n_targeted] =
            [&self.mentions, &self.speakers, &self.targets].map(|links| count_rows(links, linked));
        for (index, joined) in linked.entities.iter().enumerate() {
            let entity = &joined.entity;
            rows.entity_id.push(joined.id.as_str());
            rows.name.push(entity.name.as_str());
            rows.r#type.push(entity.kind);
            rows.gender.push(entity.gender);
            rows.gender_source.push(entity.gender_source);
            rows.roles.push(entity.roles.iter().map(String::as_str));
            rows.country.push(entity.country.as_deref());
            rows.aliases.push(entity.aliases.iter().map(String::as_str));
            rows.n_articles.push(n_articles[index]);
            rows.n_statements.push(n_statements[index]);
            rows.n_targeted.push(n_targeted[index]);
        }
    }

    fn push_links(&self, linked: &Linked, article_ids: &[String], rows: &mut Rows) {
        let rows = &mut rows.links;
        for (seen, link) in self.seen.iter().zip(&linked.links) {
            rows.article_id
                .push(article_ids[seen.article as usize].as_str());
            rows.name.push(seen.entity.name.as_str());
            rows.start.push(seen.start);
            rows.r#type.push(seen.entity.kind);
            let id = |entity: u32| linked.entities[entity as usize].id.as_str();
            rows.entity_id.push(id(link.entity));
            rows.evidence.push(link.evidence.words.iter().copied());
            rows.confidence.push(link.evidence.confidence);
            rows.candidates
                .push(link.candidates.iter().map(|&entity| id(entity)));
        }
    }
}

fn push_roles(linked: &Linked, actors: &Actors, rows: &mut Rows) {
    let rows = &mut rows.roles;
    for joined in &linked.entities {
        for (role, seen) in &joined.roles {
            rows.entity_id.push(joined.id.as_str());
            rows.role.push(role.as_str());
            rows.source.push("articles");
            rows.first.push(seen.first);
            rows.last.push(seen.last);
            rows.n_articles.push(seen.n_articles);
        }
        for (role, from, to) in joined.actor.iter().flat_map(|&actor| actors.roles(actor)) {
            rows.entity_id.push(joined.id.as_str());
            rows.role.push(role);
            rows.source.push("actors");
            rows.first.push(from);
            rows.last.push(to);
            rows.n_articles.push(None);
        }
    }
}

/// For each entity, how many different rows it is linked from; links stand in the order of these rows.
fn count_rows(links: &[Link], linked: &Linked) -> Vec<u32> {
    let mut last = vec![None; linked.entities.len()];
    let mut count = vec![0; linked.entities.len()];
    for link in links {
        let Some(sighting) = link.sighting else {
            continue;
        };
        let entity = linked.links[sighting as usize].entity as usize;
        if last[entity].replace(link.row) != Some(link.row) {
            count[entity] += 1;
        }
    }
    count
}
