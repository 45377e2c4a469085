//! Names whole and apart from what stands beside them, on invented articles read from their text.

use dicendi_core::{Article, Extractor};

/// Who speaks in the last statement, by the names of the entities.
fn last(text: &str) -> String {
    let doc = Extractor::french().extract(Article::from_text("t", text.to_string()));
    let statement = doc.statements.last().expect("a statement");
    let names = statement.speakers.iter();
    let names = names.map(|speaker| doc.name_of(speaker.mention).unwrap_or("?"));
    names.collect::<Vec<_>>().join(" + ")
}

#[test]
fn a_town_a_party_an_agency_and_a_patron_are_no_part_of_a_persons_name() {
    let mayor =
        "Le nouveau maire écologiste de Lyon Grégory Moucet a annoncé jeudi une baisse des tarifs.";
    assert_eq!(last(mayor), "Grégory Moucet");
    let leader = "Le chef de file des députés Insoumis Jean-Luc Marchal a souhaité une trêve.";
    assert_eq!(last(leader), "Jean-Luc Marchal");
    let witness =
        "« La mer est montée », a déclaré à l'AFP Haris Lazarou, le propriétaire de la taverne.";
    assert_eq!(last(witness), "Haris Lazarou");
    let owner = "L'homme d'affaires a reçu le PDG de Smaltex Alain Dumesnil. Alain Dumesnil a confirmé avoir payé.";
    assert_eq!(last(owner), "Alain Dumesnil");
}

#[test]
fn a_known_body_has_all_its_words() {
    assert_eq!(
        last("Le Point a révélé l'existence d'un second rapport."),
        "Le Point"
    );
    let reporters = "C'est « consternant », a protesté Reporters sans frontières dans un message.";
    assert_eq!(last(reporters), "Reporters sans frontières");
    // An article before a common noun begins no name.
    let meeting = "Le point a été fait à midi, a indiqué Anne Roy.";
    assert_eq!(last(meeting), "Anne Roy");
    let state = "L'Arabie saoudite, qui s'inquiète du poids de son rival, est restée muette.";
    assert_eq!(last(state), "Arabie saoudite");
}

#[test]
fn a_name_beside_what_a_person_is_is_a_persons() {
    let ruler = "Le dirigeant de la province, Ramzan Kadri, a dénoncé une campagne de presse. « Ils sont libres », a écrit M. Kadri.";
    assert_eq!(last(ruler), "Ramzan Kadri");
    let heir = "Le petit-fils de Winston Smith et ancien ministre conservateur, Nicholas Soame, a condamné les actes des manifestants.";
    assert_eq!(last(heir), "Nicholas Soame");
}

#[test]
fn nobody_says_what_is_only_said_to_be_said() {
    assert_eq!(
        last("Le titre restera en vente jusqu'à lundi, est-il précisé."),
        ""
    );
}

#[test]
fn crossheads_that_ran_into_a_paragraph_are_not_what_is_said() {
    let said = |text: &str| {
        let doc = Extractor::french().extract(Article::from_text("t", text.to_string()));
        let content = &doc.statements.last().expect("a statement").content;
        let pieces = content.iter().map(|&piece| doc.slice(piece));
        pieces.collect::<Vec<_>>().join(" … ")
    };
    let marks = "\"Une fête pour la paix\" \"La ville entend maintenir la fête\", fait savoir le ministère.";
    assert_eq!(said(marks), "La ville entend maintenir la fête");
    let capitals = "UNE ÉNERGIE HORS DU COMMUN \"Les habitants sont inquiets\", relève l'élue.";
    assert_eq!(said(capitals), "Les habitants sont inquiets");
}
