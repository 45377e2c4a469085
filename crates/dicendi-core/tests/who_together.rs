//! Several who speak, and the words that they are called by, on invented articles read from their text.

use dicendi_core::document::EntityKind;
use dicendi_core::{Article, Extractor};

/// The speakers of the last statement that stands in no other.
fn last(paragraphs: &[&str]) -> String {
    let doc = Extractor::french().extract(Article::from_text("t", paragraphs.join("\n\n")));
    let mut outer = doc.statements.iter().filter(|one| one.parent.is_none());
    let statement = outer.next_back().expect("a statement");
    let names = statement.speakers.iter();
    let names = names.map(|speaker| doc.name_of(speaker.mention).unwrap_or("?"));
    names.collect::<Vec<_>>().join(" + ")
}

#[test]
fn two_subjects_of_one_plural_verb_both_speak() {
    let joined = "Pierre Odin, fils d'un militant, et le secrétaire général Marc Delors ont écrit qu'il faut partir.";
    assert_eq!(last(&[joined]), "Pierre Odin + Marc Delors");
    let single = "Pierre Odin, fils d'un militant et d'une actrice, a écrit qu'il faut partir.";
    assert_eq!(last(&[single]), "Pierre Odin");
}

#[test]
fn a_plural_role_before_a_list_of_names_means_those() {
    let ministers =
        "Les ministres de la Mer Anne Roy et de la Ville Paul Lenoir ont annoncé une réforme.";
    assert_eq!(last(&[ministers]), "Anne Roy + Paul Lenoir");
    let senators = "\"C'est urgent\", ont déclaré les sénateurs Anne Roy (PS), Paul Lenoir (LR) et Marc Petit (UC).";
    assert_eq!(last(&[senators]), "Anne Roy + Paul Lenoir + Marc Petit");
    // Whose lawyers they are does not speak.
    let lawyers = "\"C'est urgent\", ont déclaré les avocats d'Anne Roy et de Paul Lenoir.";
    assert!(last(&[lawyers]).starts_with("avocats"));
}

#[test]
fn those_who_were_called_two_are_they_from_then_on() {
    let article = [
        "Le ministre de la Mer, Anne Roy, et son collègue de la Ville, Paul Lenoir, étaient à Brest.",
        "\"Il faut agir\", ont déclaré les deux ministres.",
        "Ils ont promis de revenir.",
    ];
    assert_eq!(last(&article), "Anne Roy + Paul Lenoir");
}

#[test]
fn names_behind_roles_are_a_list_unless_a_preposition_governs_the_first() {
    let list = "Le ministre Paul Lenoir, la maire de Brest Anne Roy et le sénateur Marc Petit appellent à un sursaut.";
    assert_eq!(last(&[list]), "Paul Lenoir + Anne Roy + Marc Petit");
    let source =
        "Selon Paul Lenoir, la maire de Brest Anne Roy et le sénateur Marc Petit sont partis.";
    assert_eq!(last(&[source]), "Paul Lenoir");
}

#[test]
fn a_prefix_leaves_the_role() {
    let article = [
        "\"Il ment\", a commenté l'ex-candidat à la primaire Bernard Sandeau.",
        "Le procureur-adjoint de Perpignan, Luc Lenormand, a ouvert une enquête.",
        "\"C'est fini\", a conclu le procureur.",
    ];
    assert_eq!(last(&article[..1]), "Bernard Sandeau");
    assert_eq!(last(&article[1..]), "Luc Lenormand");
}

#[test]
fn a_comma_may_be_lost_behind_the_name_but_not_behind_a_source() {
    let article = ["Le porte-parole de la mairie, Paul Lenoir a déclaré que le pont est fermé."];
    assert_eq!(last(&article), "Paul Lenoir");
    let source = ["Selon le porte-parole de la mairie, Paul Lenoir quitte la ville."];
    assert!(last(&source).starts_with("porte-parole"));
}

#[test]
fn two_words_for_one_person_are_one_speaker() {
    let both = "L'actrice et réalisatrice Julie Weber a dénoncé un complot.";
    assert_eq!(last(&[both]), "Julie Weber");
    let spokeswoman = "\"Tout va bien\", a assuré la porte-parole du gouvernement Sibeth Diallo.";
    assert_eq!(last(&[spokeswoman]), "Sibeth Diallo");
}

#[test]
fn a_name_behind_the_noun_of_a_body_is_no_person() {
    let text = "Selon le site d'information Daily Beast, le livre sortira. Daily Beast a dit que c'était vrai.";
    let doc = Extractor::french().extract(Article::from_text("t", text.to_string()));
    let named = |kind: EntityKind| {
        let mut entities = doc.entities.iter();
        entities.any(|entity| entity.kind == kind && entity.name == "Daily Beast")
    };
    assert!(named(EntityKind::Organisation) && !named(EntityKind::Person));
    let party = "Selon le parti de Marine Duval, le vote est truqué.";
    let doc = Extractor::french().extract(Article::from_text("t", party.to_string()));
    let duval = doc.entities.iter().find(|one| one.name == "Marine Duval");
    assert_eq!(duval.map(|one| one.kind), Some(EntityKind::Person));
}

#[test]
fn whom_the_article_is_about_is_called_by_new_words() {
    let article = [
        "Tina Duval publie ses mémoires",
        "Tina Duval se confie dans un livre. Opérée l'an dernier, la chanteuse a vaincu la maladie.",
        "Tina Duval vit à Brest. \"J'ai eu peur\", confie la chanteuse.",
    ];
    assert_eq!(last(&article), "Tina Duval");
    // Somebody else is named as often.
    let article = [
        "Tina Duval et Julie Weber à Brest",
        "Tina Duval et Julie Weber donnent un concert. Opérée l'an dernier, la chanteuse a vaincu la maladie.",
        "Julie Weber vit à Brest, Tina Duval à Lyon. \"J'ai eu peur\", confie la chanteuse.",
    ];
    assert_eq!(last(&article), "chanteuse");
}

#[test]
fn shares_of_the_people_are_told_apart() {
    let article = ["63% des Français approuvent le texte. 81% déclarent que tout va bien."];
    assert_eq!(last(&article), "81%");
}

#[test]
fn a_noun_that_says_what_somebody_is_brings_in_nobody() {
    let article = [
        "Claire Morel n'est pas candidate à la mairie de Bourg.",
        "\"Je soutiens Paul Lenoir\", a-t-elle expliqué.",
    ];
    assert_eq!(last(&article), "Claire Morel");
}

#[test]
fn a_label_that_cannot_speak_does_not() {
    let article = [
        "\"Personne ne nous écoute\", regrette Anne Roy.",
        "Un exemple: \"Nous avions une réunion mardi et rien n'en est sorti\".",
    ];
    assert_eq!(last(&article), "Anne Roy");
}

#[test]
fn nous_is_more_than_one_person() {
    let text = "\"Nous demandons un délai\", a dit Paul Lenoir.";
    let doc = Extractor::french().extract(Article::from_text("t", text.to_string()));
    let nous = |mention: &&dicendi_core::document::Mention| doc.slice(mention.span) == "Nous";
    assert!(
        doc.mentions
            .iter()
            .filter(nous)
            .all(|one| one.entity.is_none())
    );
}
