//! Corpora made by hand: what is joined, what stays apart, and that no order shows.

use super::*;
use crate::actors::{ActorRow, Actors};
use crate::corrections::{Correction, Corrections, What};
use dicendi_core::document::{Entity, GenderSource};
use dicendi_core::ud::Gender;
use std::collections::BTreeSet;

mod mentions;
mod written;

struct Article {
    id: &'static str,
    day: Option<i32>,
    entities: Vec<Entity>,
}

fn article(id: &'static str, day: i32, entities: Vec<Entity>) -> Article {
    Article {
        id,
        day: Some(day),
        entities,
    }
}

fn entity(name: &str, kind: EntityKind) -> Entity {
    Entity {
        name: name.into(),
        kind,
        named: true,
        gender: None,
        gender_source: None,
        roles: vec![],
        country: None,
        aliases: vec![],
    }
}

fn person(name: &str, roles: &[&str]) -> Entity {
    Entity {
        roles: roles.iter().map(|&role| role.to_owned()).collect(),
        ..entity(name, EntityKind::Person)
    }
}

fn body(name: &str, aliases: &[&str]) -> Entity {
    Entity {
        aliases: aliases.iter().map(|&alias| alias.to_owned()).collect(),
        ..entity(name, EntityKind::Organisation)
    }
}

/// What came of a sighting.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Outcome {
    article: String,
    local: String,
    id: String,
    name: String,
    evidence: Vec<&'static str>,
    candidates: BTreeSet<String>,
}

struct Outcomes(Vec<Outcome>, Linked);

impl Outcomes {
    fn of(&self, article: &str, local: &str) -> &Outcome {
        let found = self
            .0
            .iter()
            .find(|it| it.article == article && it.local == local);
        found.unwrap_or_else(|| panic!("{article} has no {local}"))
    }

    fn same(&self, a: (&str, &str), b: (&str, &str)) -> bool {
        self.of(a.0, a.1).id == self.of(b.0, b.1).id
    }
}

fn link_all(articles: &[Article], actors: &Actors, corrections: &Corrections) -> Outcomes {
    let mut corpus = Corpus::default();
    for article in articles {
        let names = article.entities.iter().filter_map(company_name);
        let company: Vec<u32> = names.map(|name| corpus.company_number(&name)).collect();
        let states = article.entities.iter();
        let states = states.filter_map(|entity| entity.country.as_deref());
        let row = corpus.push_article(article.id, article.day, company, states);
        for (start, entity) in (0..).zip(&article.entities) {
            corpus.note_name(entity);
            let entity = corpus.entity_number(entity);
            corpus.push_sighting(Sighting {
                article: row,
                entity,
                start,
            });
        }
    }
    let linked = link(&corpus, actors, corrections);
    let id = |entity: u32| linked.entities[entity as usize].id.clone();
    let outcomes = (0..).zip(&linked.links);
    let mut outcomes: Vec<Outcome> = outcomes
        .map(|(sighting, link)| Outcome {
            article: corpus.place(sighting).0.to_owned(),
            local: corpus.entity(sighting).name.clone(),
            id: id(link.entity),
            name: linked.entities[link.entity as usize].entity.name.clone(),
            evidence: linked.evidence(*link).words.clone(),
            candidates: linked
                .candidates(*link)
                .iter()
                .map(|&entity| id(entity))
                .collect(),
        })
        .collect();
    outcomes.sort();
    Outcomes(outcomes, linked)
}

fn link_plainly(articles: &[Article]) -> Outcomes {
    link_all(articles, &Actors::default(), &Corrections::default())
}

#[test]
fn one_name_is_one_entity_and_descriptions_stay() {
    use EntityKind::{Group, State};
    let described = Entity {
        named: false,
        ..person("maire", &["maire"])
    };
    let state = |name: &str| Entity {
        country: Some("US".into()),
        ..entity(name, State)
    };
    let articles = [
        article(
            "a",
            0,
            vec![
                state("Etats-Unis"),
                described.clone(),
                entity("témoins", Group),
            ],
        ),
        article(
            "b",
            0,
            vec![state("Washington"), described, entity("témoins", Group)],
        ),
    ];
    let found = link_plainly(&articles);
    assert!(found.same(("a", "Etats-Unis"), ("b", "Washington")));
    assert_eq!(found.of("b", "Washington").name, "Etats-Unis");
    assert!(!found.same(("a", "maire"), ("b", "maire")));
    assert!(!found.same(("a", "témoins"), ("b", "témoins")));
}

#[test]
fn a_last_name_that_could_be_two_stays_with_its_candidates() {
    let articles = [
        article(
            "a",
            0,
            vec![person("Nadia Brunet", &["maire de Vernières"])],
        ),
        article("b", 0, vec![person("Paul Brunet", &["entraîneur"])]),
        article("c", 0, vec![person("Brunet", &[])]),
        article("d", 0, vec![person("Brunet", &["maire de Vernières"])]),
    ];
    let found = link_plainly(&articles);
    let both: BTreeSet<String> = [("a", "Nadia Brunet"), ("b", "Paul Brunet")]
        .map(|(a, n)| found.of(a, n).id.clone())
        .into();
    assert_eq!(both.len(), 2);
    assert_eq!(found.of("c", "Brunet").candidates, both);
    assert!(!both.contains(&found.of("c", "Brunet").id));
    let by_role = found.of("d", "Brunet");
    assert_eq!(by_role.name, "Nadia Brunet");
    assert_eq!(by_role.evidence[..2], ["last name", "role"]);
}

#[test]
fn gender_and_time_tell_people_of_one_last_name_apart() {
    let of = |name: &str, gender| Entity {
        gender: Some(gender),
        gender_source: Some(GenderSource::Title),
        ..person(name, &["ministre de la Mer"])
    };
    let articles = [
        article("a", 0, vec![of("Nadia Brunet", Gender::Feminine)]),
        article("b", 0, vec![of("Paul Brunet", Gender::Masculine)]),
        article("c", 0, vec![of("Brunet", Gender::Feminine)]),
    ];
    let found = link_plainly(&articles);
    assert!(found.same(("c", "Brunet"), ("a", "Nadia Brunet")));

    let years = |n: i32| n * 365;
    let articles = [
        article(
            "a",
            0,
            vec![person("Nadia Brunet", &["ministre de la Mer"])],
        ),
        article(
            "b",
            years(9),
            vec![person("Paul Brunet", &["ministre de la Mer"])],
        ),
        article(
            "c",
            years(9),
            vec![person("Brunet", &["ministre de la Mer"])],
        ),
    ];
    let late = link_plainly(&articles);
    assert!(!late.same(("c", "Brunet"), ("a", "Nadia Brunet")));
}

#[test]
fn variants_of_a_name_are_joined_where_that_is_safe() {
    let mayor = &["maire de Vernières"][..];
    let articles = [
        article(
            "a",
            0,
            vec![
                person("Jean-Luc Garrec", mayor),
                person("Vladimir Poutine", &[]),
            ],
        ),
        article(
            "b",
            0,
            vec![person("J.-L. Garrec", mayor), person("Vladimir Putin", &[])],
        ),
        article("c", 0, vec![person("Jean-Luc Garerc", mayor)]),
        article(
            "d",
            0,
            vec![
                person("Jean Luc Garrec", &[]),
                person("Jean-Luc Gareec", &["boxeur"]),
            ],
        ),
        article("e", 0, vec![person("Jean-Luc Le Bihan Garrec", mayor)]),
    ];
    let found = link_plainly(&articles);
    for (article, local, how) in [
        ("b", "J.-L. Garrec", "initials"),
        ("c", "Jean-Luc Garerc", "misspelling"),
        ("d", "Jean Luc Garrec", "name"),
    ] {
        assert!(
            found.same((article, local), ("a", "Jean-Luc Garrec")),
            "{:?}",
            found.0
        );
        assert_eq!(found.of(article, local).evidence[0], how);
    }
    assert!(found.same(("a", "Vladimir Poutine"), ("b", "Vladimir Putin")));
    assert!(found.same(("e", "Jean-Luc Le Bihan Garrec"), ("a", "Jean-Luc Garrec")));
    // Nothing but the letters speaks for it.
    assert!(!found.same(("d", "Jean-Luc Gareec"), ("a", "Jean-Luc Garrec")));
}

#[test]
fn two_people_of_one_full_name_are_kept_apart_where_the_name_is_common() {
    let articles = |last: &'static str| {
        let full = |first: &str| format!("{first} {last}");
        let others = ["Nadia", "Claire", "Louis", "Hugo", "Alice"];
        let ids = ["d", "e", "f", "g", "h"];
        let mut articles = vec![
            article("a", 0, vec![person(&full("Paul"), &["avocat du port"])]),
            article("b", 0, vec![person(&full("Paul"), &["chercheur"])]),
            article("c", 0, vec![person(&full("Paul"), &["avocat du port"])]),
        ];
        let rest = ids.into_iter().zip(others);
        articles.extend(rest.map(|(id, first)| article(id, 0, vec![person(&full(first), &[])])));
        link_plainly(&articles)
    };
    let found = articles("Martin");
    let paul = |article| (article, "Paul Martin");
    assert!(found.same(paul("a"), paul("c")));
    assert!(!found.same(paul("a"), paul("b")));
    // Of one whom few share a last name with, another role is another role.
    let articles = [
        article("a", 0, vec![person("Paul Quesnoy", &["avocat du port"])]),
        article("b", 0, vec![person("Paul Quesnoy", &["chercheur"])]),
    ];
    let found = link_plainly(&articles);
    assert!(found.same(("a", "Paul Quesnoy"), ("b", "Paul Quesnoy")));
}

#[test]
fn two_letters_and_points_of_the_compass_stand_for_many() {
    let mut articles = vec![
        article("a", 0, vec![body("Grands Espaces", &["GE"])]),
        article("b", 0, vec![body("Nord", &[]), body("Lettre A", &[])]),
        article("c", 0, vec![body("Nord", &[]), body("Lettre A", &[])]),
    ];
    let ids = ["d", "e", "f", "g", "h"];
    articles.extend(ids.map(|id| article(id, 0, vec![body("GE", &[])])));
    let found = link_plainly(&articles);
    assert!(!found.same(("a", "Grands Espaces"), ("d", "GE")));
    assert!(!found.same(("b", "Nord"), ("c", "Nord")));
    assert!(found.same(("b", "Lettre A"), ("c", "Lettre A")));
    let found = link_plainly(&articles[..4]);
    assert!(!found.same(("a", "Grands Espaces"), ("d", "GE")));
}

#[test]
fn bodies_meet_by_acronym_and_by_the_lists() {
    let articles = [
        article(
            "a",
            0,
            vec![body("Union des ports bretons", &["UPB"]), body("ONU", &[])],
        ),
        article(
            "b",
            0,
            vec![
                body("UPB", &[]),
                body("Organisation des Nations unies", &[]),
            ],
        ),
        article(
            "c",
            0,
            vec![
                entity("Radio Rivages", EntityKind::Place),
                body("Radio-Rivages", &[]),
            ],
        ),
    ];
    let found = link_plainly(&articles);
    assert!(found.same(("a", "Union des ports bretons"), ("b", "UPB")));
    assert_eq!(found.of("b", "UPB").evidence, ["acronym"]);
    assert!(found.same(("a", "ONU"), ("b", "Organisation des Nations unies")));
    assert!(found.same(("c", "Radio Rivages"), ("c", "Radio-Rivages")));
}

#[test]
fn a_first_name_alone_is_one_person_only_in_one_company() {
    let articles = [
        article(
            "a",
            0,
            vec![person("Sophie", &[]), person("Loïc Garrec", &[])],
        ),
        article(
            "b",
            0,
            vec![person("Sophie", &[]), person("Loïc Garrec", &[])],
        ),
        article(
            "c",
            0,
            vec![person("Sophie", &[]), person("Anne Duval", &[])],
        ),
    ];
    let found = link_plainly(&articles);
    assert!(found.same(("a", "Sophie"), ("b", "Sophie")));
    assert!(!found.same(("a", "Sophie"), ("c", "Sophie")));
}

#[test]
fn neither_order_nor_shards_show() {
    let mayor = &["maire de Vernières"][..];
    let mut articles = vec![
        article(
            "a",
            0,
            vec![
                person("Nadia Brunet", mayor),
                body("UPB", &[]),
                person("Sophie", &[]),
            ],
        ),
        article(
            "b",
            3,
            vec![
                person("Paul Brunet", &["boxeur"]),
                person("Loïc Garrec", &[]),
            ],
        ),
        article(
            "c",
            5,
            vec![
                person("Brunet", mayor),
                person("Sophie", &[]),
                person("N. Brunet", &[]),
            ],
        ),
        article(
            "d",
            7,
            vec![
                person("Brunet", &[]),
                body("Union des ports bretons", &["UPB"]),
            ],
        ),
        article(
            "e",
            9,
            vec![
                person("Nadia Burnet", mayor),
                person("Sophie", &[]),
                person("Loïc Garrec", &[]),
            ],
        ),
        article(
            "f",
            9,
            vec![
                person("Anne Duval", &[]),
                person("Sophie", &[]),
                person("Loïc Garrec", &[]),
            ],
        ),
    ];
    let first = link_plainly(&articles);
    for turn in 0..24 {
        articles.rotate_left(1 + turn % 5);
        articles.swap(0, 1 + turn % 5);
        let again = link_plainly(&articles);
        assert_eq!(first.0, again.0);
        let rows = |linked: &Linked| -> Vec<(String, Vec<String>)> {
            let rows = linked.entities.iter();
            rows.map(|joined| (joined.id.clone(), joined.entity.aliases.clone()))
                .collect()
        };
        assert_eq!(rows(&first.1), rows(&again.1));
    }
}

fn actor(name: &str, aliases: &[&str], from: Option<i32>, to: Option<i32>) -> ActorRow {
    ActorRow {
        name: name.into(),
        aliases: aliases.iter().map(|&alias| alias.to_owned()).collect(),
        from,
        to,
        ..ActorRow::default()
    }
}

#[test]
fn the_users_list_wins() {
    let rows = vec![
        ActorRow {
            gender: Some(Gender::Feminine),
            role: Some("sénatrice".into()),
            ..actor(
                "Dominique Brunet (sénatrice)",
                &["Dominique Brunet", "Brunet"],
                Some(100),
                None,
            )
        },
        actor(
            "Dominique Brunet (boxeur)",
            &["Dominique Brunet"],
            None,
            Some(99),
        ),
        ActorRow {
            kind: Some(EntityKind::Organisation),
            ..actor("ONU", &["Organisation des Nations unies"], None, None)
        },
    ];
    let actors = Actors::new(rows, vec![]).unwrap();
    let articles = [
        article(
            "a",
            50,
            vec![person("Dominique Brunet", &[]), body("ONU", &[])],
        ),
        article(
            "b",
            150,
            vec![person("Dominique Brunet", &[]), person("D. Brunet", &[])],
        ),
        article("c", 150, vec![person("Brunet", &[])]),
    ];
    let found = link_all(&articles, &actors, &Corrections::default());
    assert_eq!(
        found.of("a", "Dominique Brunet").name,
        "Dominique Brunet (boxeur)"
    );
    assert_eq!(found.of("c", "Brunet").name, "Dominique Brunet (sénatrice)");
    assert_eq!(found.of("a", "ONU").name, "ONU");
    let senator = found
        .1
        .entities
        .iter()
        .find(|it| it.actor == Some(0))
        .unwrap();
    assert_eq!(senator.entity.gender, Some(Gender::Feminine));
    assert_eq!(senator.entity.gender_source, Some(GenderSource::Actors));
}

#[test]
fn lists_that_contradict_themselves_are_refused_with_both_rows_named() {
    let refused = |rows| Actors::new(rows, vec![]).unwrap_err().to_string();
    let message = refused(vec![
        actor("Anne Roy", &["Roy"], Some(0), Some(365)),
        actor("Paul Duval", &[], None, None),
        actor("Jean Roy", &["Roy"], Some(365), None),
    ]);
    assert_eq!(
        message,
        "actors: row 1 (Anne Roy, from 1970-01-01, to 1971-01-01) and row 3 (Jean Roy, from 1971-01-01) \
         both claim the name \"roy\" at the same time"
    );
    let woman = ActorRow {
        gender: Some(Gender::Feminine),
        ..actor("Claude Roy", &[], None, None)
    };
    let man = ActorRow {
        gender: Some(Gender::Masculine),
        ..woman.clone()
    };
    assert!(refused(vec![woman, man]).contains("row 1 (Claude Roy) and row 2 (Claude Roy)"));
    assert!(refused(vec![actor(" ", &[], None, None)]).contains("row 1 has no name"));
    // One after the other, they may share a name.
    let one = actor("Anne Roy", &["Roy"], None, Some(364));
    let other = actor("Jean Roy", &["Roy"], Some(365), None);
    assert!(Actors::new(vec![one, other], vec![]).is_ok());
}

fn correction(what: What, name: &str, other: &str, article_id: Option<&str>) -> Correction {
    Correction {
        row: 1,
        what,
        name: name.into(),
        other: other.into(),
        article_id: article_id.map(str::to_owned),
    }
}

#[test]
fn corrections_join_and_part() {
    let articles = [
        article(
            "a",
            0,
            vec![person("Nadia Brunet", &[]), person("Rihanna", &[])],
        ),
        article(
            "b",
            0,
            vec![person("Nadia Garrec", &[]), person("Rihanna", &[])],
        ),
        article("c", 0, vec![person("Brunet", &[])]),
    ];
    let corrected = |rows| {
        let corrections = Corrections::new(rows).unwrap();
        link_all(&articles, &Actors::default(), &corrections)
    };
    let plain = link_plainly(&articles);
    let found = corrected(vec![correction(
        What::Same,
        "Nadia Brunet",
        "Nadia Garrec",
        None,
    )]);
    assert!(found.same(("a", "Nadia Brunet"), ("b", "Nadia Garrec")));
    assert_eq!(found.of("b", "Nadia Garrec").evidence, ["correction"]);
    assert_eq!(found.of("b", "Nadia Garrec").name, "Nadia Brunet");

    let here = correction(What::Not, "Rihanna", "Rihanna", Some("b"));
    let found = corrected(vec![here]);
    assert!(!found.same(("a", "Rihanna"), ("b", "Rihanna")));

    // By the id that an entity of one article has, as a user finds it in `links`.
    let bare = plain.of("c", "Brunet").id.clone();
    let found = corrected(vec![correction(What::Same, "Nadia Brunet", &bare, None)]);
    assert!(found.same(("a", "Nadia Brunet"), ("c", "Brunet")));

    let found = corrected(vec![correction(What::Same, "Nadia Brunet", "Nobody", None)]);
    assert_eq!(
        found.1.idle,
        ["correction in row 1 (same: Nadia Brunet, Nobody): no entity is called \"Nobody\""]
    );
    let both = vec![
        correction(What::Same, "Nadia Brunet", "Nadia Garrec", None),
        correction(What::Not, "Nadia Brunet", "Nadia Garrec", None),
    ];
    assert!(Corrections::new(both).is_err());
}

/// Pairs of the corpus that were judged by hand: those that names and roles decide, each as a corpus of two articles.
#[test]
fn pairs_that_names_decide_come_out_as_judged() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/linking_pairs.tsv");
    let table = std::fs::read_to_string(path).unwrap();
    let rows = table.lines().filter(|line| !line.starts_with('#')).skip(1);
    let mut decided = 0;
    let mut wrong = Vec::new();
    for row in rows {
        let cells: Vec<&str> = row.split('\t').collect();
        let [
            _,
            _,
            name_a,
            kind_a,
            roles_a,
            _,
            name_b,
            kind_b,
            roles_b,
            verdict,
            by,
        ] = cells[..]
        else {
            panic!("eleven columns: {row}");
        };
        let read = |name: &str, kind: &str, roles: &str| {
            let kinds = [
                EntityKind::Person,
                EntityKind::Organisation,
                EntityKind::State,
                EntityKind::Place,
                EntityKind::Thing,
            ];
            let kind = kinds
                .into_iter()
                .find(|known| known.as_str() == kind)
                .unwrap();
            let roles: Vec<&str> = roles.split("; ").filter(|role| !role.is_empty()).collect();
            Entity {
                kind,
                ..person(name, &roles)
            }
        };
        let articles = [
            article("a", 0, vec![read(name_a, kind_a, roles_a)]),
            article("b", 0, vec![read(name_b, kind_b, roles_b)]),
        ];
        let same = link_plainly(&articles).same(("a", name_a), ("b", name_b));
        if by == "names" {
            decided += 1;
            if same != (verdict == "same") {
                wrong.push(format!("{name_a} | {name_b}: {verdict}"));
            }
        }
    }
    assert!(decided > 50, "{decided}");
    assert!(wrong.is_empty(), "{wrong:#?}");
}
