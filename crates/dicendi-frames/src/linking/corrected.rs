//! The user's corrections, applied to the groups of sightings: names taken away, two made one.

use super::chosen::{kind_of, name_of};
use super::merge::{Cluster, Why};
use super::names::fold;
use super::{Corpus, Evidence, Key};
use crate::actors::Actors;
use crate::corrections::{Corrections, What};
use crate::ids;

/// Takes names away and makes one of two, as the user says; what found nothing.
pub(super) fn correct(
    corpus: &Corpus,
    clusters: &mut Vec<Cluster>,
    ids: &mut Vec<String>,
    why: &mut Why,
    actors: &Actors,
    corrections: &Corrections,
) -> Vec<String> {
    let mut idle = Vec::new();
    let all_names: Vec<String> = if corrections.is_empty() {
        Vec::new()
    } else {
        let name = |cluster| fold(&name_of(corpus, cluster, actors));
        clusters.iter().map(name).collect()
    };
    let mut all_names = all_names;
    let called = |sighting: u32, name: &str| fold(&corpus.entity(sighting).name) == name;
    let article_of = |sighting: u32| corpus.place(sighting).0;
    for correction in corrections.in_order() {
        let find = |clusters: &[Cluster], ids: &[String], names: &[String], wanted: &str| {
            let folded = fold(wanted);
            let by_id = ids.iter().position(|id| id == wanted);
            let named = |at: &usize| {
                !matches!(clusters[*at].key, Key::Here(..)) && !clusters[*at].sightings.is_empty()
            };
            let by_name = (0..clusters.len())
                .filter(named)
                .filter(|&at| names[at] == folded);
            let by_other = (0..clusters.len()).filter(named).filter(|&at| {
                let sightings = &clusters[at].sightings;
                sightings.iter().any(|&sighting| called(sighting, &folded))
            });
            let found: Vec<usize> = by_id.into_iter().collect();
            let found = if found.is_empty() {
                by_name.collect()
            } else {
                found
            };
            if found.is_empty() {
                by_other.collect()
            } else {
                found
            }
        };
        let mut one = |wanted: &str| match find(clusters, ids, &all_names, wanted)[..] {
            [one] => Some(one),
            [] => {
                idle.push(format!("{correction}: no entity is called {wanted:?}"));
                None
            }
            ref several => {
                let several: Vec<&str> = several.iter().map(|&at| ids[at].as_str()).collect();
                idle.push(format!(
                    "{correction}: several entities are called {wanted:?}; say which by entity_id: {}",
                    several.join(", ")
                ));
                None
            }
        };
        let Some(whose) = one(&correction.name) else {
            continue;
        };
        let other = fold(&correction.other);
        let here = |sighting: &u32| {
            let article = correction.article_id.as_deref();
            article.is_none_or(|article| article == article_of(*sighting))
        };
        let moved: Vec<u32> = match correction.what {
            What::Not => {
                let wrong = |sighting: &u32| here(sighting) && called(*sighting, &other);
                let (wrong, right) = clusters[whose].sightings.iter().partition(|s| wrong(s));
                if correction.article_id.is_none() {
                    clusters[whose].not_called.push(other.clone());
                }
                clusters[whose].sightings = right;
                wrong
            }
            What::Same if correction.article_id.is_some() => {
                let mut moved = Vec::new();
                for at in (0..clusters.len()).filter(|&at| at != whose) {
                    let is_meant = ids[at] == correction.other;
                    let meant = |s: &u32| here(s) && (is_meant || called(*s, &other));
                    let (out, stay) = clusters[at].sightings.iter().partition(|s| meant(s));
                    clusters[at].sightings = stay;
                    moved.extend::<Vec<u32>>(out);
                }
                moved
            }
            What::Same => match one(&correction.other) {
                Some(twin) if twin != whose => std::mem::take(&mut clusters[twin].sightings),
                _ => continue,
            },
        };
        if moved.is_empty() {
            idle.push(format!("{correction}: nothing is called so"));
            continue;
        }
        let reason = why.number(&Evidence::new("correction", [], 1.0));
        for &sighting in &moved {
            why.set(sighting, reason);
        }
        match correction.what {
            What::Same => {
                let name = name_of(corpus, &clusters[whose], actors);
                clusters[whose].called = Some(name);
                clusters[whose].sightings.extend(moved);
            }
            What::Not => {
                let cluster = Cluster {
                    key: clusters[whose].key,
                    sightings: moved,
                    called: Some(correction.other.clone()),
                    not_called: Vec::new(),
                };
                let kind = kind_of(corpus, &clusters[whose], actors);
                ids.push(ids::entity(
                    kind.as_str(),
                    &format!("not {} {other}", ids[whose]),
                    None,
                ));
                all_names.push(other);
                clusters.push(cluster);
            }
        }
    }
    idle
}
