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
    let himself = "« C'est une victoire », se serait-il félicité selon Anne Roy.";
    let doc = Extractor::french().extract(Article::from_text("t", himself.to_string()));
    let own = doc
        .statements
        .iter()
        .find(|one| one.verb.contains("féliciter"));
    assert_eq!(own.expect("a statement").speakers.len(), 1);
    // A text that is cut short where a source would follow.
    let cut = "Le pont est fermé, a appris vendredi l'AFP de";
    Extractor::french().extract(Article::from_text("t", cut.to_string()));
}

#[test]
fn a_person_of_the_line_before_has_no_part_in_a_participle() {
    let lines = "Le village attend ses élus\n\nEstimant que la route est sûre, Anne Roy a promis de revenir.";
    let doc = Extractor::french().extract(Article::from_text("t", lines.to_string()));
    let speakers = doc.statements.iter().flat_map(|one| &one.speakers);
    let names: Vec<_> = speakers
        .map(|speaker| doc.name_of(speaker.mention))
        .collect();
    assert_eq!(names, [Some("Anne Roy"), Some("Anne Roy")]);
}

#[test]
fn a_source_of_the_next_sentence_is_none() {
    let next =
        "Le pont est fermé, a appris vendredi l'AFP. De source policière, deux voies sont coupées.";
    let doc = Extractor::french().extract(Article::from_text("t", next.to_string()));
    let learnt = doc.statements.iter().find(|one| one.verb == "apprendre");
    let speakers = &learnt.expect("a statement").speakers;
    let names: Vec<_> = speakers
        .iter()
        .map(|one| doc.name_of(one.mention))
        .collect();
    assert_eq!(names, [Some("AFP")]);
}

#[test]
fn a_headline_all_in_capitals_is_no_crosshead() {
    let headline = "LE PONT DE BREST ROUVRIRA LUNDI, ANNONCE LA MAIRIE";
    let doc = Extractor::french().extract(Article::from_text("t", headline.to_string()));
    let content = &doc.statements.last().expect("a statement").content;
    assert!(doc.slice(content[0]).starts_with("LE PONT"));
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
