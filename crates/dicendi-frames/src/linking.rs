//! From the entities of single articles to those of the corpus.
//!
//! Two are one where type and name are equal, case and accents aside. What is known by a description
//! only (*le maire*, *des témoins*, *une source policière*, *le rapport*) stays with its article.

use crate::ids;
use dicendi_core::document::{Entity, EntityKind};
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// An entity as one article knows it.
pub(crate) struct Sighting<'a> {
    pub article_id: &'a str,
    pub entity: &'a Entity,
    /// Whether the article names it, rather than describe it.
    pub named: bool,
    /// Where the article first mentions it, in characters.
    pub start: u32,
}

/// The entities of the corpus.
pub(crate) struct Linked {
    /// For each sighting, the index of its entity below.
    pub of: Vec<u32>,
    /// Ids and merged facts, in the order of first sight.
    pub entities: Vec<(String, Entity)>,
}

impl Linked {
    /// The entity of a sighting, with its id.
    pub fn entity(&self, sighting: u32) -> &(String, Entity) {
        &self.entities[self.of[sighting as usize] as usize]
    }
}

/// Joins sightings into entities.
pub(crate) fn link<'a>(sightings: impl Iterator<Item = Sighting<'a>>) -> Linked {
    let mut index_of: FxHashMap<String, u32> = FxHashMap::default();
    let mut seen: Vec<Vec<&Entity>> = Vec::new();
    let of = sightings
        .map(|sighting| {
            let index = *index_of.entry(id(&sighting)).or_insert(seen.len() as u32);
            if index as usize == seen.len() {
                seen.push(Vec::new());
            }
            seen[index as usize].push(sighting.entity);
            index
        })
        .collect();
    let mut entities: Vec<(String, Entity)> = vec![];
    let mut ids: Vec<(String, u32)> = index_of.into_iter().collect();
    ids.sort_unstable_by_key(|&(_, index)| index);
    for ((id, _), sightings) in ids.into_iter().zip(&seen) {
        entities.push((id, merge(sightings)));
    }
    Linked { of, entities }
}

fn id(sighting: &Sighting) -> String {
    let Entity { name, kind, .. } = sighting.entity;
    let known = sighting.named
        && !matches!(
            kind,
            EntityKind::Group | EntityKind::Unnamed | EntityKind::Thing
        );
    ids::entity(
        kind.as_str(),
        &fold(name),
        (!known).then_some((sighting.article_id, sighting.start)),
    )
}

/// A name without case and accents, its words parted by single spaces.
fn fold(name: &str) -> String {
    let plain: String = name
        .nfkd()
        .filter(|&c| !is_combining_mark(c))
        .flat_map(char::to_lowercase)
        .collect();
    let words: Vec<&str> = plain
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    words.join(" ").replace('œ', "oe").replace('æ', "ae")
}

/// What most sightings say, and every role and other name that any of them gives.
fn merge(sightings: &[&Entity]) -> Entity {
    let names = by_frequency(sightings.iter().map(|entity| &entity.name));
    let others = sightings
        .iter()
        .flat_map(|entity| entity.aliases.iter().chain([&entity.name]));
    Entity {
        aliases: by_frequency(others.filter(|&alias| *alias != names[0])),
        name: names.into_iter().next().unwrap_or_default(),
        kind: sightings[0].kind,
        gender: by_frequency(sightings.iter().filter_map(|entity| entity.gender.as_ref()))
            .into_iter()
            .next(),
        roles: by_frequency(sightings.iter().flat_map(|entity| &entity.roles)),
        country: by_frequency(
            sightings
                .iter()
                .filter_map(|entity| entity.country.as_ref()),
        )
        .into_iter()
        .next(),
    }
}

/// The different values, the most frequent first, equals in their own order.
fn by_frequency<'a, T: Ord + Clone + 'a>(values: impl Iterator<Item = &'a T>) -> Vec<T> {
    let mut counts: BTreeMap<&T, usize> = BTreeMap::new();
    for value in values {
        *counts.entry(value).or_default() += 1;
    }
    let mut values: Vec<(&T, usize)> = counts.into_iter().collect();
    values.sort_by_key(|&(_, count)| std::cmp::Reverse(count));
    values.into_iter().map(|(value, _)| value.clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use dicendi_core::ud::Gender;

    fn entity(name: &str, kind: EntityKind) -> Entity {
        Entity {
            name: name.into(),
            kind,
            gender: None,
            roles: vec![],
            country: None,
            aliases: vec![],
        }
    }

    fn sighting<'a>(article_id: &'a str, entity: &'a Entity) -> Sighting<'a> {
        Sighting {
            article_id,
            entity,
            named: true,
            start: 0,
        }
    }

    #[test]
    fn equal_names_of_one_type_are_one() {
        let entities = [
            entity("Etats-Unis", EntityKind::State),
            entity("États-Unis", EntityKind::State),
            entity("États-Unis", EntityKind::State),
            entity("États-Unis", EntityKind::Place),
            entity("des témoins", EntityKind::Group),
            entity("des témoins", EntityKind::Group),
            entity("maire", EntityKind::Person),
            entity("maire", EntityKind::Person),
        ];
        let articles = ["a", "b", "c", "c", "a", "b", "a", "b"];
        let linked = link(
            entities
                .iter()
                .zip(articles)
                .map(|(entity, article_id)| Sighting {
                    named: entity.name != "maire",
                    ..sighting(article_id, entity)
                }),
        );
        assert_eq!(linked.of, [0, 0, 0, 1, 2, 3, 4, 5]);
        let (_, states) = &linked.entities[0];
        assert_eq!(
            (states.name.as_str(), &states.aliases[..]),
            ("États-Unis", &["Etats-Unis".to_owned()][..])
        );
    }

    #[test]
    fn facts_are_gathered() {
        let mut one = entity("Nadia Brunet", EntityKind::Person);
        one.roles = vec!["maire".into()];
        let two = Entity {
            gender: Some(Gender::Feminine),
            aliases: vec!["Brunet".into()],
            ..one.clone()
        };
        let linked = link([&one, &two].into_iter().map(|entity| sighting("a", entity)));
        assert_eq!(linked.entities[0].1, two);
    }

    #[test]
    fn names_fold() {
        for (name, folded) in [
            ("Élysée", "elysee"),
            ("L'Élysée ", "l elysee"),
            ("Sacré-Cœur", "sacre coeur"),
            ("", ""),
        ] {
            assert_eq!(fold(name), folded);
        }
    }
}
