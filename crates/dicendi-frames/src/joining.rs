//! From parts to a corpus: entities are linked and copies found over all parts; then each part's tables, one after the
//! other, get what only the corpus tells.

mod tally;

use crate::actors::Actors;
use crate::columns::{Builder, Share, Text};
use crate::compact::Texts;
use crate::corrections::Corrections;
use crate::error::Result;
use crate::gathered::{Counts, Gathered, Setting};
use crate::linking::{self, Corpus, Joined as Entity, Link, Linked, Local, Sighting};
use crate::run::Options;
use crate::schema::{EntityRows, RoleRows, Rows, Tables};
use dicendi_stats::duplicates::Copy;
use polars_core::prelude::{DataFrame, PolarsResult};
use rustc_hash::FxHashMap;
use tally::{Tally, Verbs};

/// The user's lists, that say who is who.
#[derive(Debug, Default)]
pub(crate) struct Lists {
    pub actors: Actors,
    pub corrections: Corrections,
}

/// A corpus while its parts are gathered.
pub(crate) struct Joining<'l> {
    lists: &'l Lists,
    local: Local<'l>,
    corpus: Corpus,
    /// Day and time of each article as they were given.
    published: Texts,
    counts: Counts,
}

impl<'l> Joining<'l> {
    /// Starts with nothing.
    pub fn new(lists: &'l Lists) -> Self {
        Joining {
            lists,
            local: Local::new(&lists.actors, &lists.corrections),
            corpus: Corpus::default(),
            published: Texts::default(),
            counts: Counts::default(),
        }
    }

    /// Adds the next part.
    pub fn add(&mut self, gathered: &Gathered) {
        self.counts.add(gathered.counts);
        let company: Vec<u32> = gathered
            .company
            .iter()
            .map(|name| self.corpus.company_number(name))
            .collect();
        let first = self.corpus.n_articles() as u32;
        for setting in &gathered.articles {
            self.published
                .push(setting.published.as_deref().unwrap_or_default());
            push_setting(&mut self.corpus, setting, &company);
        }
        // Those that only their article knows are not linked.
        let numbers: Vec<Option<u32>> = gathered
            .entities
            .iter()
            .map(|known| {
                self.corpus.note_name(&known.0);
                (!self.local.holds(&known.0)).then(|| self.corpus.entity_number(&known.0))
            })
            .collect();
        for seen in &gathered.seen {
            if let Some(entity) = numbers[seen.entity as usize] {
                self.corpus.push_sighting(Sighting {
                    article: first + seen.article,
                    entity,
                    start: seen.start,
                });
            }
        }
    }

    /// The articles from the earliest on; those of one day and time in the order of their ids, those of which no day
    /// is known last.
    pub fn order(&mut self) -> Vec<u32> {
        let published = std::mem::take(&mut self.published);
        let mut order: Vec<u32> = (0..self.corpus.n_articles() as u32).collect();
        order.sort_unstable_by_key(|&article| {
            let day = self.corpus.day(article);
            let id = self.corpus.article_id(article);
            (day.is_none(), day, published.get(article), id)
        });
        order
    }

    /// Links the entities; of each article `copies` says whose copy it is.
    pub fn link(self, copies: Vec<Option<Copy>>) -> Joined<'l> {
        let Lists {
            actors,
            corrections,
        } = self.lists;
        let linked = linking::link(&self.corpus, actors, corrections);
        let n_entities = linked.entities.len();
        let mut n_articles = Tally::new(n_entities);
        for (sighting, link) in self.corpus.sightings().iter().zip(&linked.links) {
            n_articles.count(link.entity, sighting.article);
        }
        Joined {
            lists: self.lists,
            local: self.local,
            n_dated: self.corpus.n_dated(),
            article_ids: self.corpus.into_article_ids(),
            linked,
            copies,
            counts: self.counts,
            n_articles,
            n_statements: Tally::new(n_entities),
            n_targeted: Tally::new(n_entities),
            verbs: Verbs::default(),
            done: Done::default(),
        }
    }
}

fn push_setting(corpus: &mut Corpus, setting: &Setting, company: &[u32]) {
    let names = setting.company.iter().map(|&name| company[name as usize]);
    let states = setting.states.iter().map(String::as_str);
    corpus.push_article(&setting.id, setting.day(), names, states);
}

/// A corpus whose entities are linked.
pub(crate) struct Joined<'l> {
    lists: &'l Lists,
    local: Local<'l>,
    article_ids: Texts,
    n_dated: usize,
    linked: Linked,
    copies: Vec<Option<Copy>>,
    counts: Counts,
    n_articles: Tally,
    n_statements: Tally,
    n_targeted: Tally,
    verbs: Verbs,
    done: Done,
}

/// How much of the corpus the parts had that are complete.
#[derive(Default)]
struct Done {
    n_articles: usize,
    n_linked: usize,
    n_statements: u32,
}

/// Whose sighting it is.
#[derive(Clone, Copy)]
enum Whose {
    /// An entity of the corpus.
    Joined(Link),
    /// One that only its article knows, by number in its part.
    Local(u32),
}

impl Joined<'_> {
    /// Completes the tables of the next part.
    pub fn complete(&mut self, mut tables: Tables, gathered: &Gathered) -> Result<Tables> {
        let (whose, locals) = self.whose(gathered);
        let ids: Vec<&str> = whose
            .iter()
            .map(|whose| match whose {
                Whose::Joined(link) => self.linked.entities[link.entity as usize].id.as_str(),
                Whose::Local(number) => locals[*number as usize].id.as_str(),
            })
            .collect();
        let mut n_statements = Tally::new(locals.len());
        let mut n_targeted = Tally::new(locals.len());
        let first = self.done.n_statements;
        for (table, known, local) in [
            (&tables.speakers, &mut self.n_statements, &mut n_statements),
            (&tables.targets, &mut self.n_targeted, &mut n_targeted),
        ] {
            each_statement(table, |row, sighting| match whose[sighting as usize] {
                Whose::Joined(link) => known.count(link.entity, first + row),
                Whose::Local(number) => local.count(number, row),
            })?;
        }
        for table in [
            &mut tables.mentions,
            &mut tables.speakers,
            &mut tables.targets,
        ] {
            let mut column = Text::default();
            for sighting in table.column("entity_id")?.u32()?.iter() {
                column.push(sighting.map(|sighting| ids[sighting as usize]));
            }
            table.with_column(column.finish("entity_id".into()))?;
        }
        self.add_copies(&mut tables.articles)?;
        for used in &gathered.verbs {
            let speakers = used
                .speakers
                .iter()
                .map(|&sighting| whose[sighting as usize]);
            self.verbs.add(used, speakers);
        }

        let mut rows = Rows::default();
        for (number, entity) in (0..).zip(&locals) {
            let counts = [1, n_statements.of(number), n_targeted.of(number)];
            push_entity(&mut rows.entities, entity, counts);
            push_roles(&mut rows.roles, entity, &self.lists.actors);
        }
        self.push_links(&mut rows, gathered, &whose, &ids);
        let nobody = vec![None; locals.len()];
        let made = rows.finish()?;
        tables.entities = self.with_further(made.entities, &nobody)?;
        tables.roles = made.roles;
        tables.links = made.links;

        self.done.n_articles += gathered.articles.len();
        self.done.n_statements += gathered.counts.n_statements;
        Ok(tables)
    }

    /// Of each sighting of a part whose it is, and the entities that only its articles know.
    fn whose(&mut self, gathered: &Gathered) -> (Vec<Whose>, Vec<Entity>) {
        let entities = gathered.entities.iter();
        let is_local: Vec<bool> = entities.map(|known| self.local.holds(&known.0)).collect();
        let mut corpus = Corpus::default();
        for setting in &gathered.articles {
            corpus.push_article(&setting.id, setting.day(), [], []);
        }
        let mut locals: Vec<Entity> = Vec::new();
        let mut by_id: FxHashMap<String, u32> = FxHashMap::default();
        let mut whose = Vec::with_capacity(gathered.seen.len());
        for seen in &gathered.seen {
            if !is_local[seen.entity as usize] {
                whose.push(Whose::Joined(self.linked.links[self.done.n_linked]));
                self.done.n_linked += 1;
                continue;
            }
            let entity = corpus.entity_number(&gathered.entities[seen.entity as usize].0);
            let sighting = corpus.push_sighting(Sighting {
                entity,
                article: seen.article,
                start: seen.start,
            });
            let entity = linking::alone(&corpus, sighting);
            let number = *by_id.entry(entity.id.clone()).or_insert_with(|| {
                locals.push(entity);
                locals.len() as u32 - 1
            });
            whose.push(Whose::Local(number));
        }
        (whose, locals)
    }

    /// Says which articles of a part are copies: of the one that was published first.
    fn add_copies(&self, articles: &mut DataFrame) -> Result<()> {
        let (mut of, mut share) = (Text::default(), Share::default());
        let start = self.done.n_articles;
        for copy in &self.copies[start..start + articles.height()] {
            of.push(copy.map(|copy| self.article_ids.get(copy.original)));
            share.push(copy.map(|copy| copy.share));
        }
        articles.with_column(of.finish("duplicate_of".into()))?;
        articles.with_column(share.finish("duplicate_share".into()))?;
        Ok(())
    }

    fn push_links(&self, rows: &mut Rows, gathered: &Gathered, whose: &[Whose], ids: &[&str]) {
        let rows = &mut rows.links;
        let alone = linking::Evidence::alone();
        for ((seen, whose), id) in gathered.seen.iter().zip(whose).zip(ids) {
            let entity = &gathered.entities[seen.entity as usize].0;
            let (evidence, candidates) = match whose {
                Whose::Joined(link) => (self.linked.evidence(*link), self.linked.candidates(*link)),
                Whose::Local(_) => (&alone, &[][..]),
            };
            rows.article_id
                .push(gathered.articles[seen.article as usize].id.as_str());
            rows.name.push(entity.name.as_str());
            rows.start.push(seen.start);
            rows.r#type.push(entity.kind);
            rows.entity_id.push(*id);
            rows.evidence.push(evidence.words.iter().copied());
            rows.confidence.push(evidence.confidence);
            let candidates = candidates.iter();
            rows.candidates
                .push(candidates.map(|&entity| self.linked.entities[entity as usize].id.as_str()));
        }
    }

    /// Adds the further columns of the list of actors to a table of entities.
    fn with_further(&self, mut table: DataFrame, actors: &[Option<u32>]) -> Result<DataFrame> {
        for column in self.lists.actors.further(actors)? {
            table.with_column(column)?;
        }
        Ok(table)
    }

    /// The tables of the corpus as a whole, when all parts are complete: entities that several articles know, their
    /// roles, verbs, corrections that found nothing, and `run`.
    pub fn finish(mut self, mut options: Options, seconds: Option<f64>) -> Result<Tables> {
        let Lists {
            actors,
            corrections,
        } = self.lists;
        let mut rows = Rows::default();
        for (number, entity) in (0..).zip(&self.linked.entities) {
            let tallies = [&self.n_articles, &self.n_statements, &self.n_targeted];
            push_entity(
                &mut rows.entities,
                entity,
                tallies.map(|tally| tally.of(number)),
            );
            push_roles(&mut rows.roles, entity, actors);
        }
        for message in &self.linked.idle {
            rows.problems.article_id.push(None);
            rows.problems.stage.push("corrections");
            rows.problems.message.push(message.as_str());
            self.counts.n_problems += 1;
        }
        std::mem::take(&mut self.verbs).finish(&mut rows.verbs);
        for (name, len) in [("actors", actors.len()), ("corrections", corrections.len())] {
            if len > 0 {
                options.note(name, len);
            }
        }
        rows.run.fill(self.counts, self.n_dated, options, seconds);
        let mut tables = rows.finish()?;
        let actors: Vec<Option<u32>> = self.linked.entities.iter().map(|it| it.actor).collect();
        tables.entities = self.with_further(tables.entities, &actors)?;
        for table in [
            &mut tables.mentions,
            &mut tables.speakers,
            &mut tables.targets,
        ] {
            table.with_column(Text::default().finish("entity_id".into()))?;
        }
        Ok(tables)
    }
}

/// Gives each row of a table of speakers or targets that has a sighting, with the number of its statement from 0 on.
fn each_statement(table: &DataFrame, mut row: impl FnMut(u32, u32)) -> PolarsResult<()> {
    let (ids, sightings) = (table.column("statement_id")?, table.column("entity_id")?);
    let mut last = None;
    let mut statement = 0;
    for (id, sighting) in ids.str()?.iter().zip(sightings.u32()?.iter()) {
        if last != id && last.is_some() {
            statement += 1;
        }
        last = id;
        if let Some(sighting) = sighting {
            row(statement, sighting);
        }
    }
    Ok(())
}

fn push_entity(rows: &mut EntityRows, joined: &Entity, counts: [u32; 3]) {
    let entity = &joined.entity;
    rows.entity_id.push(joined.id.as_str());
    rows.name.push(entity.name.as_str());
    rows.r#type.push(entity.kind);
    rows.gender.push(entity.gender);
    rows.gender_source.push(entity.gender_source);
    rows.roles.push(entity.roles.iter().map(String::as_str));
    rows.country.push(entity.country.as_deref());
    rows.aliases.push(entity.aliases.iter().map(String::as_str));
    let [n_articles, n_statements, n_targeted] = counts;
    rows.n_articles.push(n_articles);
    rows.n_statements.push(n_statements);
    rows.n_targeted.push(n_targeted);
}

fn push_roles(rows: &mut RoleRows, joined: &Entity, actors: &Actors) {
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
