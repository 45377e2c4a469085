//! Names as articles write and models take them: stumps, slips, last and first names alone.

use super::*;
use EntityKind::{Organisation, Place};

/// As many articles that name one, each with somebody else beside.
pub(super) fn several(name: &str, prefix: &[&'static str]) -> Vec<Article> {
    prefix
        .iter()
        .map(|&id| article(id, 0, vec![person(name, &[])]))
        .collect()
}

fn woman(name: &str) -> Entity {
    Entity {
        gender: Some(Gender::Feminine),
        gender_source: Some(GenderSource::FirstName),
        ..person(name, &[])
    }
}

pub(super) fn about(state: &str, name: &str, kind: EntityKind) -> Vec<Entity> {
    let state = Entity {
        country: Some(state.into()),
        ..entity(state, EntityKind::State)
    };
    vec![state, entity(name, kind)]
}

pub(super) const TWENTY: [&str; 20] = [
    "p01", "p02", "p03", "p04", "p05", "p06", "p07", "p08", "p09", "p10", "p11", "p12", "p13",
    "p14", "p15", "p16", "p17", "p18", "p19", "p20",
];

#[test]
fn a_last_name_taken_for_a_place_is_its_bearers() {
    let known = |n: usize| several("Nadia Quesnoy", &TWENTY[..n]);
    let mut articles = known(6);
    articles.push(article("a", 0, vec![entity("Quesnoy", Place)]));
    let found = link_plainly(&articles);
    let company = |n: usize| {
        let mut articles = known(n);
        let beside = |id, one| {
            let others = [person("Paul Marchal", &[]), person("Anne Duval", &[])];
            article(id, 0, others.into_iter().chain([one]).collect())
        };
        articles.push(beside("a", entity("Quesnoy", Place)));
        articles.push(beside("b", person("Nadia Quesnoy", &[])));
        link_plainly(&articles)
    };
    // Without company only somebody whom everybody knows.
    assert!(!found.same(("a", "Quesnoy"), ("p01", "Nadia Quesnoy")));
    assert!(company(6).same(("a", "Quesnoy"), ("p01", "Nadia Quesnoy")));
    // More articles take it for a place than know anybody of the name: a place it is.
    let mut articles = known(2);
    for id in &TWENTY[5..12] {
        articles.push(article(id, 0, vec![entity("Quesnoy", Place)]));
    }
    articles.push(article("a", 0, vec![person("Quesnoy", &[])]));
    let found = link_plainly(&articles);
    assert!(found.same(("a", "Quesnoy"), ("p06", "Quesnoy")));
    assert!(!found.same(("a", "Quesnoy"), ("p01", "Nadia Quesnoy")));
}

#[test]
fn nearly_all_articles_mean_the_one_whom_nearly_all_know() {
    let mut articles = several("Nadia Quesnoy", &TWENTY);
    articles.push(article("a", 0, vec![person("Quesnoy", &[])]));
    articles.push(article("b", 0, vec![person("Léa Quesnoy", &[])]));
    articles.push(article("c", 2000, vec![person("Quesnoy", &[])]));
    let found = link_plainly(&articles);
    assert!(found.same(("a", "Quesnoy"), ("p01", "Nadia Quesnoy")));
    // Years later it may be anybody, as where others are known as well.
    assert!(!found.same(("c", "Quesnoy"), ("p01", "Nadia Quesnoy")));
    let others = ["e", "f", "g", "h", "i", "j", "k", "l"];
    articles.extend(several("Léa Quesnoy", &others));
    let found = link_plainly(&articles);
    assert!(!found.same(("a", "Quesnoy"), ("p01", "Nadia Quesnoy")));
    assert_eq!(found.of("a", "Quesnoy").candidates.len(), 2);
}

#[test]
fn in_the_same_days_the_only_one_of_a_name_is_meant() {
    let at = |day: i32| {
        link_plainly(&[
            article("a", 0, vec![person("Nadia Quesnoy", &[])]),
            article("b", day, vec![person("Quesnoy", &[])]),
        ])
    };
    let same = |found: &Outcomes| found.same(("a", "Nadia Quesnoy"), ("b", "Quesnoy"));
    assert!(same(&at(2)) && !same(&at(90)));
}

#[test]
fn a_single_name_is_whole_where_hardly_anybody_bears_it_with_another() {
    let mut articles = several("Nolwenn", &TWENTY[..6]);
    let found = link_plainly(&articles);
    assert!(found.same(("p01", "Nolwenn"), ("p06", "Nolwenn")));
    articles.extend(several("Nolwenn Brunet", &TWENTY[6..10]));
    let found = link_plainly(&articles);
    assert!(!found.same(("p01", "Nolwenn"), ("p06", "Nolwenn")));
    assert!(!found.same(("p01", "Nolwenn"), ("p07", "Nolwenn Brunet")));
}

#[test]
fn a_first_name_is_that_of_the_family_it_stands_with() {
    let articles = [
        article(
            "a",
            0,
            vec![person("Sophie Quesnoy", &[]), person("Karim Quesnoy", &[])],
        ),
        article(
            "b",
            0,
            vec![person("Sophie", &[]), person("Karim Quesnoy", &[])],
        ),
        article("c", 0, vec![person("Sophie", &[])]),
        article("d", 0, vec![person("Sophie Marchal", &[])]),
    ];
    let found = link_plainly(&articles);
    assert!(found.same(("a", "Sophie Quesnoy"), ("b", "Sophie")));
    assert!(!found.same(("a", "Sophie Quesnoy"), ("c", "Sophie")));
}

#[test]
fn first_names_one_slip_apart_are_one_where_nobody_else_has_the_last() {
    let pair = |(a, n): (&str, usize), b: &str, more: &[&str]| {
        let mut articles = several(a, &TWENTY[..n]);
        articles.push(article("a", 0, vec![person(b, &[])]));
        articles.push(article(
            "b",
            0,
            more.iter().map(|name| person(name, &[])).collect(),
        ));
        let found = link_plainly(&articles);
        found.same(("p01", a), ("a", b))
    };
    assert!(pair(("Mickaël Quesnoy", 6), "Michaël Quesnoy", &[]));
    assert!(!pair(
        ("Mickaël Quesnoy", 6),
        "Michaël Quesnoy",
        &["Léa Quesnoy"]
    ));
    assert!(!pair(("Marie Quesnoy", 6), "Maria Dubreuil", &[]));
    // A middle name left out, an initial more; but a hyphen makes one name of two.
    assert!(pair(
        ("Recep Tayyip Quesnoy", 9),
        "Recep Quesnoy",
        &["Nadia Brunet"]
    ));
    assert!(pair(
        ("Donald Quesnoy", 9),
        "Donald J. Quesnoy",
        &["Nadia Brunet"]
    ));
    assert!(!pair(
        ("Jean-Luc Quesnoy", 9),
        "Jean Quesnoy",
        &["Nadia Brunet"]
    ));
}

#[test]
fn silent_ends_make_no_other_name_of_one_gender() {
    let alike = |a: Entity, b: Entity| {
        let (one, other) = (a.name.clone(), b.name.clone());
        let found = link_plainly(&[article("a", 0, vec![a]), article("b", 0, vec![b])]);
        found.same(("a", &one), ("b", &other))
    };
    assert!(alike(woman("Muriel Quesnoy"), woman("Murielle Quesnoy")));
    let man = Entity {
        gender: Some(Gender::Masculine),
        ..woman("Daniel Quesnoy")
    };
    assert!(!alike(man, woman("Danielle Quesnoy")));
    assert!(alike(
        person("Karim El Fassi", &[]),
        person("Karim al-Fassi", &[])
    ));
}

#[test]
fn a_hyphen_astray_and_a_word_of_the_role_leave_the_name() {
    let mut articles = several("Nadia Quesnoy", &TWENTY[..3]);
    articles.push(article("a", 0, vec![person("Nadia-Quesnoy", &[])]));
    articles.push(article("b", 0, vec![person("Jean-Paul", &[])]));
    articles.push(article("c", 0, vec![person("Jean Paul", &[])]));
    let found = link_plainly(&articles);
    assert!(found.same(("a", "Nadia-Quesnoy"), ("p01", "Nadia Quesnoy")));
    assert!(!found.same(("b", "Jean-Paul"), ("c", "Jean Paul")));
}

#[test]
fn what_opens_a_sentence_is_no_part_of_a_name() {
    let found = link_plainly(&[
        article("a", 0, vec![body("Selon Radio Rivages", &[])]),
        article("b", 0, vec![body("Radio Rivages", &[])]),
        article("c", 0, vec![body("Comité pour", &[])]),
        article("d", 0, vec![body("Comité pour", &[])]),
    ]);
    assert!(found.same(("a", "Selon Radio Rivages"), ("b", "Radio Rivages")));
    assert!(!found.same(("c", "Comité pour"), ("d", "Comité pour")));
}

#[test]
fn common_words_and_foreign_namesakes_are_not_on_the_lists() {
    let found = link_plainly(&[
        article("a", 0, vec![body("La Tribune", &[])]),
        article("b", 0, vec![body("tribune", &[])]),
        article("c", 0, about("US", "Parti républicain", Organisation)),
        article("d", 0, about("IT", "Parti républicain", Organisation)),
        article("e", 0, about("FR", "Radio Rivages", Organisation)),
        article("f", 0, about("FR", "Radio Rivages", Organisation)),
    ]);
    assert_eq!(found.of("a", "La Tribune").evidence, ["list"]);
    assert!(!found.same(("a", "La Tribune"), ("b", "tribune")));
    assert_eq!(found.of("c", "Parti républicain").evidence, ["list"]);
    assert!(!found.same(("c", "Parti républicain"), ("d", "Parti républicain")));
}

#[test]
fn a_court_that_other_states_have_is_not_this_ones() {
    let court = "Cour suprême";
    let home = |id| article(id, 0, about("FR", court, Organisation));
    let abroad = |id| article(id, 0, about("TR", court, Organisation));
    let mut articles = vec![home("a"), home("b"), abroad("c")];
    let found = link_plainly(&articles);
    assert!(found.same(("a", court), ("b", court)));
    assert!(!found.same(("a", court), ("c", court)));
    articles.extend([abroad("d"), abroad("e")]);
    // France stays the state that most articles are about.
    for id in &TWENTY[..3] {
        articles.push(article(id, 0, about("FR", "Radio Rivages", Organisation)));
    }
    let found = link_plainly(&articles);
    assert!(!found.same(("a", court), ("b", court)));
}

#[test]
fn a_body_of_this_state_is_named_with_it_or_without() {
    let short = "Fédération nationale des pêcheurs";
    let long = "Fédération nationale des pêcheurs de France";
    let found = link_plainly(&[
        article("a", 0, about("FR", short, Organisation)),
        article("b", 0, about("FR", long, Organisation)),
        article("c", 0, about("FR", "Maison du Lac", Organisation)),
        article("d", 0, about("FR", "Maison du Lac de France", Organisation)),
    ]);
    assert!(found.same(("a", short), ("b", long)));
    assert!(!found.same(("c", "Maison du Lac"), ("d", "Maison du Lac de France")));
}
