//! Entities while articles come in, and the rows that stand for them: joined when the corpus is whole.

use crate::linking::{self, Linked, Sighting};
use crate::located::Located;
use crate::schema::{EntityRows, Rows};
use dicendi_core::document::{Entity, EntityId, MentionForm};

/// Entities as single articles know them, and who needs their ids.
#[derive(Default)]
pub(crate) struct Sightings {
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
    named: bool,
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
    /// Whether the article names the entity, and where it first mentions it.
    known: Vec<(bool, u32)>,
    sighting: Vec<Option<u32>>,
}

impl<'a> InArticle<'a> {
    pub fn new(located: &Located<'a>, article: u32) -> Self {
        let document = located.document;
        let mut known = vec![(false, u32::MAX); document.entities.len()];
        for mention in &document.mentions {
            if let Some(entity) = mention.entity {
                let (named, start) = &mut known[entity.0 as usize];
                *named |= matches!(mention.form, MentionForm::Name | MentionForm::Place);
                *start = (*start).min(located.chars(mention.span).0);
            }
        }
        InArticle {
            article,
            entities: &document.entities,
            sighting: vec![None; known.len()],
            known,
        }
    }

    pub fn sighting(&mut self, entity: EntityId, all: &mut Sightings) -> u32 {
        let index = entity.0 as usize;
        *self.sighting[index].get_or_insert_with(|| {
            let (named, start) = self.known[index];
            all.seen.push(Seen {
                article: self.article,
                entity: self.entities[index].clone(),
                named,
                start,
            });
            all.seen.len() as u32 - 1
        })
    }
}

impl Sightings {
    /// Joins the entities of the articles, writes them, and gives every row that stands for one its id.
    pub fn finish(&self, article_ids: &[String], rows: &mut Rows) -> Linked {
        let linked = linking::link(self.seen.iter().map(|seen| Sighting {
            article_id: &article_ids[seen.article as usize],
            entity: &seen.entity,
            named: seen.named,
            start: seen.start,
        }));
        let id = |link: &Link| {
            link.sighting
                .map(|sighting| linked.entity(sighting).0.as_str())
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
        self.push(&linked, &mut rows.entities);
        linked
    }

    fn push(&self, linked: &Linked, rows: &mut EntityRows) {
        let [n_articles, n_statements, n_targeted] =
            [&self.mentions, &self.speakers, &self.targets].map(|links| count_rows(links, linked));
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
}

/// For each entity, how many different rows it is linked from; links stand in the order of these rows.
fn count_rows(links: &[Link], linked: &Linked) -> Vec<u32> {
    let mut last = vec![None; linked.entities.len()];
    let mut count = vec![0; linked.entities.len()];
    for link in links {
        let Some(sighting) = link.sighting else {
            continue;
        };
        let entity = linked.of[sighting as usize] as usize;
        if last[entity].replace(link.row) != Some(link.row) {
            count[entity] += 1;
        }
    }
    count
}
