//! Who speaks, in invented articles: the whole pipeline, with the model.

use dicendi_core::{Article, Document, Extractor};

/// The speakers of each statement with a speaker, in order, joined by `+`.
fn speakers(doc: &Document) -> Vec<String> {
    let names = doc.statements.iter().map(|statement| {
        let names: Vec<&str> = statement
            .speakers
            .iter()
            .filter_map(|speaker| doc.name_of(speaker.mention))
            .collect();
        names.join("+")
    });
    names.filter(|names| !names.is_empty()).collect()
}

fn read(text: &str) -> Document {
    let article = Article {
        published: Some("2019-03-04".into()),
        ..Article::from_text("test", text)
    };
    Extractor::french().extract(article)
}

fn assert_speakers(text: &str, expected: &[&str]) {
    assert_eq!(speakers(&read(text)), expected, "{text}");
}

#[test]
fn a_name_ends_where_another_begins() {
    assert_speakers(
        "Le port restera fermé tout l'été\n\n\"Nous partirons demain\", a raconté à l'AFP Mme Kervella, une habitante.",
        &["Kervella"],
    );
    assert_speakers(
        "\"La loi passera\", a assuré le secrétaire d'Etat chargé du Numérique Julien Ferrand devant les députés.",
        &["Julien Ferrand"],
    );
    assert_speakers(
        "La baignade est risquée, selon la Fédération nationale des sauveteurs bénévoles (FNSB).",
        &["Fédération nationale des sauveteurs bénévoles"],
    );
}

#[test]
fn somebody_described_in_the_lead_is_named_below() {
    assert_speakers(
        "Un juge annonce la date du procès\n\nUn juge de Lorient a annoncé lundi que le procès s'ouvrirait en mai.\n\n\"Nous serons prêts\", a déclaré le juge Paul Kerven.",
        &["Paul Kerven", "Paul Kerven", "Paul Kerven"],
    );
}

#[test]
fn a_title_says_what_somebody_is() {
    assert_speakers(
        "L'avocate du pêcheur a déploré une décision injuste. \"Nous ferons appel\", a ajouté Me Anne Le Goff.",
        &["Anne Le Goff", "Anne Le Goff"],
    );
}

#[test]
fn roles_of_several_words() {
    assert_speakers(
        "Le secrétaire général de la CGT, Marc Delmas, a appelé à la grève. Le numéro un de la CGT a estimé que le dialogue était rompu.",
        &["Marc Delmas", "Marc Delmas"],
    );
    assert_speakers(
        "Le Premier ministre britannique Arthur Penrose a annoncé un plan. \"Il faut agir\", a écrit le dirigeant conservateur.",
        &["Arthur Penrose", "Arthur Penrose"],
    );
}

#[test]
fn heads_of_state_do_not_preside_over_clubs() {
    let doc = read(
        "Emmanuel Macron a promis une aide aux clubs amateurs. \"C'est trop peu\", a regretté le président du club de Pontivy.",
    );
    let speakers = speakers(&doc);
    assert_eq!(speakers[0], "Emmanuel Macron");
    assert_ne!(speakers[1], "Emmanuel Macron");
}

#[test]
fn known_bodies_are_taken_up() {
    assert_speakers(
        "Le chanteur a été arrêté, révèle RTL. Il aurait quitté la ville, précise la radio.",
        &["RTL", "RTL"],
    );
    assert_speakers(
        "Selon Le Figaro, le ministre va démissionner. Le départ est prévu lundi, affirme le quotidien.",
        &["Le Figaro", "Le Figaro"],
    );
}

#[test]
fn an_age_tells_nobody_from_others() {
    assert_speakers(
        "L'humoriste Bastien Caradec a raconté la scène. \"J'ai ri\", a expliqué l'humoriste de 37 ans.",
        &["Bastien Caradec", "Bastien Caradec"],
    );
}

#[test]
fn bodies_of_two_states_are_two() {
    let doc = read(
        "Les services de renseignement chinois ont affirmé que tout était faux. Les services de renseignement français ont assuré que le pont tiendrait.",
    );
    let speakers = speakers(&doc);
    assert_eq!(speakers.len(), 2);
    assert_ne!(speakers[0], speakers[1]);
}

#[test]
fn who_follows_a_source_is_somebody_else() {
    let doc =
        read("Selon Me Rosenthal, le témoin a affirmé devant le juge que la porte était ouverte.");
    assert!(speakers(&doc).iter().any(|name| name == "témoin"));
}

#[test]
fn abstaining_leaves_pronouns_open() {
    let article = || {
        Article::from_text(
            "test",
            "Anne Morel a rencontré Jeanne Kerven à la mairie. Elle a déclaré que le pont serait rouvert.",
        )
    };
    let sure = Extractor::french()
        .clone()
        .with_min_confidence(1.0)
        .unwrap();
    let bold = Extractor::french()
        .clone()
        .with_min_confidence(0.0)
        .unwrap();
    let entity =
        |doc: &Document| doc.mentions[doc.statements[0].speakers[0].mention.0 as usize].entity;
    let open = sure.extract(article());
    assert_eq!(entity(&open), None);
    assert_eq!(open.name_of(open.statements[0].speakers[0].mention), None);
    assert!(entity(&bold.extract(article())).is_some());
    assert!(
        Extractor::french()
            .clone()
            .with_min_confidence(1.5)
            .is_err()
    );
    assert!(
        Extractor::french()
            .clone()
            .with_min_confidence(f32::NAN)
            .is_err()
    );
}

#[test]
fn a_quotation_alone_may_be_of_whom_the_text_speaks() {
    // Nobody spoke before.
    assert_speakers(
        "Anne Kerdal quitte le club\n\nAnne Kerdal quitte le club après dix ans. \"Je suis fière de ce que j'ai fait ici\".",
        &["Anne Kerdal"],
    );
}

#[test]
fn who_is_quoted_within_anothers_words_does_not_go_on() {
    assert_speakers(
        "La digue sera relevée\n\nLe maire Paul Kerven a rappelé mardi que le préfet Jean Le Bihan avait promis des travaux. \"Nous attendons toujours\", a-t-il ajouté.",
        &["Paul Kerven", "Jean Le Bihan", "Paul Kerven"],
    );
}

#[test]
fn the_subject_of_what_is_said_does_not_say_it() {
    assert_speakers(
        "Le procureur Paul Kerven a reçu la presse lundi. \"Marc Tanguy a tout avoué et il a demandé pardon aux victimes\", a-t-il expliqué.",
        &["Paul Kerven"],
    );
}

#[test]
fn a_pronoun_may_come_before_its_name() {
    assert_speakers(
        "Les pêcheurs bloquent le port\n\nLe préfet Jean Le Bihan a reçu les pêcheurs lundi.\n\nS'il se dit prêt à négocier, Paul Kerven refuse de lever le blocage.",
        &["Paul Kerven", "Paul Kerven"],
    );
}

#[test]
fn those_who_are_described_by_what_they_do_are_nobody_before() {
    let doc = read(
        "Les pêcheurs bloquent le port depuis lundi. Ceux qui nous accusent de violence mentent, a lancé Paul Kerven.",
    );
    let names: Vec<&str> = doc
        .entities
        .iter()
        .map(|entity| entity.name.as_str())
        .collect();
    assert!(
        !speakers(&doc).iter().any(|name| name.contains("pêcheurs")),
        "{names:?}"
    );
}

#[test]
fn an_age_makes_a_person_and_agreement_shows_the_gender() {
    let doc = read(
        "Une fête interrompue\n\nSelon Malyane, une Rennaise de 19 ans, la soirée était calme. \"On dansait\", a-t-elle raconté.\n\nSwanel Kerdal, vêtue d'un ciré, regarde la mer. \"Tout est perdu\", dit-elle.",
    );
    assert_eq!(speakers(&doc), ["Malyane", "Malyane", "Swanel Kerdal"]);
}
