//! Names written in other ways: with a dignity, without a capital, behind a noun; and names that are several's.

use super::mentions::{TWENTY, about, several};
use super::*;
use EntityKind::{Organisation, Place};

#[test]
fn a_dignity_and_a_first_name_are_a_whole_name() {
    let articles = [
        article("a", 0, vec![person("Prince Loïc", &["prince"])]),
        article("b", 0, vec![person("Loïc", &["prince"])]),
        article("c", 0, vec![person("Loïc", &[])]),
        article("d", 0, vec![person("Loïc", &["maire"])]),
        article("e", 0, vec![person("Loïc Garrec", &[])]),
    ];
    let found = link_plainly(&articles);
    assert!(found.same(("a", "Prince Loïc"), ("b", "Loïc")));
    assert!(!found.same(("a", "Prince Loïc"), ("c", "Loïc")));
    assert!(!found.same(("a", "Prince Loïc"), ("d", "Loïc")));
}

#[test]
fn a_missing_capital_and_a_letter_make_no_other_name() {
    let mut articles = several("Nadia Quesnoy", &TWENTY[..9]);
    articles.push(article("a", 0, vec![person("Nadia quesnoy", &[])]));
    articles.push(article("b", 0, vec![person("Nadia J. Quesnoy", &[])]));
    articles.push(article("c", 0, vec![person("Nadia J. R. Quesnoy", &[])]));
    let found = link_plainly(&articles);
    let joined = |id, name| found.same(("p01", "Nadia Quesnoy"), (id, name));
    assert!(joined("a", "Nadia quesnoy"));
    // Of two sets of letters, neither need be hers.
    assert!(!joined("b", "Nadia J. Quesnoy"));
    articles.pop();
    let found = link_plainly(&articles);
    assert!(found.same(("p01", "Nadia Quesnoy"), ("b", "Nadia J. Quesnoy")));
}

#[test]
fn a_noun_before_a_known_body_tells_what_it_is() {
    let articles = [
        article("a", 0, vec![body("quotidien régional Ouest-France", &[])]),
        article("b", 0, vec![body("Ouest-France", &[])]),
        article("c", 0, vec![body("rédaction d'Ouest-France", &[])]),
        article("d", 0, vec![body("club Ouest-France", &[])]),
    ];
    let found = link_plainly(&articles);
    let joined = |id, name| found.same(("b", "Ouest-France"), (id, name));
    assert!(joined("a", "quotidien régional Ouest-France"));
    assert!(!joined("c", "rédaction d'Ouest-France"));
    assert!(!joined("d", "club Ouest-France"));
}

#[test]
fn a_palace_taken_for_a_body_is_the_body() {
    let articles = [
        article("a", 0, vec![entity("Élysée", Organisation)]),
        article("b", 0, vec![body("Présidence française", &[])]),
        article("c", 0, vec![entity("Élysée", Place)]),
    ];
    let found = link_plainly(&articles);
    assert!(found.same(("a", "Élysée"), ("b", "Présidence française")));
    assert!(!found.same(("c", "Élysée"), ("b", "Présidence française")));
}

#[test]
fn company_joins_a_last_name_unless_several_are_famous() {
    let beside = |id, name| {
        let others = [
            "Paul Marchal",
            "Anne Duval",
            "Karim Brunet",
            "Nadia Roy",
            "Zoé Garrec",
        ];
        let others = others.iter().map(|name| person(name, &[]));
        article(id, 0, others.chain([person(name, &[])]).collect())
    };
    let with = |n: usize| {
        let mut articles = several("Léa Quesnoy", &TWENTY[..n / 2]);
        articles.extend(several("Jeanne Quesnoy", &TWENTY[n / 2..n]));
        let more = ["q01", "q02", "q03", "q04", "q05", "q06", "q07", "q08"];
        articles.extend(several("Léa Quesnoy", &more));
        articles.extend(several(
            "Jeanne Quesnoy",
            &["r01", "r02", "r03", "r04", "r05", "r06", "r07", "r08"],
        ));
        articles.push(beside("a", "Quesnoy"));
        articles.push(beside("b", "Quesnoy"));
        link_plainly(&articles).same(("a", "Quesnoy"), ("b", "Quesnoy"))
    };
    assert!(with(4) && !with(20));
}

#[test]
fn in_an_article_about_many_states_a_ministry_is_anybodys() {
    let ministry = "ministère de la Santé";
    let mut many = about("FR", ministry, Organisation);
    for state in ["IT", "ES", "DE", "BR"] {
        many.push(Entity {
            country: Some(state.into()),
            ..entity(state, EntityKind::State)
        });
    }
    let articles = [
        article("a", 0, about("FR", ministry, Organisation)),
        article("b", 0, about("FR", ministry, Organisation)),
        article("c", 0, many),
    ];
    // As long as no other state's is ever spoken of, it is the one of home.
    let found = link_plainly(&articles);
    assert!(found.same(("a", ministry), ("c", ministry)));
    let abroad = article("d", 0, about("IT", ministry, Organisation));
    let articles: Vec<Article> = articles.into_iter().chain([abroad]).collect();
    let found = link_plainly(&articles);
    assert!(found.same(("a", ministry), ("b", ministry)));
    assert!(!found.same(("a", ministry), ("c", ministry)));
}

#[test]
fn what_as_many_take_for_a_person_as_for_a_thing_is_one() {
    let articles = [
        article("a", 0, vec![person("Zwetla", &[])]),
        article("b", 0, vec![entity("Zwetla", Place)]),
    ];
    let found = link_plainly(&articles);
    assert!(found.same(("a", "Zwetla"), ("b", "Zwetla")));
}

#[test]
fn a_relative_is_told_by_the_family_that_stands_beside() {
    let couple = |id, her: Entity| article(id, 0, vec![person("Karim Quesnoy", &[]), her]);
    let with = |roles: &[&str]| {
        let articles = [
            couple("a", person("Sophie Quesnoy", &[])),
            couple("b", person("Sophie", roles)),
            article("c", 0, vec![person("Sophie Marchal", &[])]),
            article("d", 0, vec![person("Sophie Marchal", &[])]),
        ];
        link_plainly(&articles).same(("a", "Sophie Quesnoy"), ("b", "Sophie"))
    };
    assert!(with(&["épouse"]));
}

#[test]
fn a_role_tells_a_slip_from_a_namesake() {
    let role = "secrétaire d'Etat aux Ports";
    let known: Vec<Article> = TWENTY[..9]
        .iter()
        .map(|&id| article(id, 0, vec![person("Brune Quesnoy", &[role])]))
        .collect();
    let with = |roles: &[&str]| {
        let mut articles: Vec<Article> = Vec::new();
        articles.extend(
            known
                .iter()
                .map(|one| article(one.id, 0, one.entities.clone())),
        );
        articles.push(article("a", 0, vec![person("Bruno Quesnoy", roles)]));
        articles.push(article("b", 0, vec![person("Léa Quesnoy", &[])]));
        link_plainly(&articles).same(("p01", "Brune Quesnoy"), ("a", "Bruno Quesnoy"))
    };
    assert!(with(&[role]) && !with(&["boulanger"]));
}

#[test]
fn what_stands_before_a_name_may_be_another() {
    let heir = Entity {
        named: false,
        ..person("héritière du sortant Paul Quesnoy", &[])
    };
    let articles = [
        article("a", 0, vec![person("Paul Quesnoy", &[])]),
        article("b", 0, vec![heir]),
        article("c", 2000, vec![person("Zwetla Paul Quesnoy", &[])]),
        article("d", 10, vec![person("Gala Paul Quesnoy", &[])]),
    ];
    let found = link_plainly(&articles);
    let paul = ("a", "Paul Quesnoy");
    assert!(!found.same(paul, ("b", "héritière du sortant Paul Quesnoy")));
    assert!(found.same(paul, ("d", "Gala Paul Quesnoy")));
    // A word that no list knows may be a first name, where years lie between.
    assert!(!found.same(paul, ("c", "Zwetla Paul Quesnoy")));
}

#[test]
fn an_acronym_is_nobodys_last_name() {
    let mut articles = several("Nadia Quesn", &TWENTY);
    articles.push(article("a", 0, vec![entity("QUESN", Organisation)]));
    articles.push(article("b", 0, vec![entity("Quesn", Organisation)]));
    let found = link_plainly(&articles);
    assert!(!found.same(("p01", "Nadia Quesn"), ("a", "QUESN")));
    assert!(found.same(("p01", "Nadia Quesn"), ("b", "Quesn")));
}
