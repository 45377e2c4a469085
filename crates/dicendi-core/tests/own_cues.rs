//! A user's own cues, laid over the lists that ship.

use dicendi_core::{Article, Document, Extractor, Lexicon};

const TEXT: &str = "Le maire klaxonne que la fête aura lieu. « Venez tous », a lancé son adjointe, Anne Ruel. \
                    Selon le préfet, la route est sûre.";

fn verbs(extractor: &Extractor) -> Vec<String> {
    let document: Document = extractor.extract(Article::from_text("a", TEXT));
    let statements = document.statements.into_iter();
    statements.map(|statement| statement.verb).collect()
}

#[test]
fn rows_add_replace_and_switch_off() {
    assert_eq!(verbs(Extractor::french()), ["lancer", "selon"]);
    let own = "lemma\tact\tstance\tneeds\tslots\n\
               klaxonner\tannounce\tevaluative\tclause\tque=content\n\
               lancer\tjoke\tdistancing\tquote\t-\n\
               form\tstance\tneeds\n\
               selon\toff\n";
    let lexicon = Lexicon::french().with_cues("mine.tsv", own).unwrap();
    let extractor = Extractor::french().clone().with_lexicon(lexicon);
    assert_eq!(verbs(&extractor), ["klaxonner", "lancer"]);

    let document = extractor.extract(Article::from_text("a", TEXT));
    let lancer = &document.statements[1];
    assert_eq!(lancer.act.map(|act| act.as_str()), Some("joke"));
    let entry = extractor.lexicon().cues().entry(lancer.cue_entry.unwrap());
    assert_eq!((&*entry.origin.file, entry.origin.line), ("mine.tsv", 3));

    let list = &extractor.lexicon().own_lists()[0];
    assert_eq!((list.what, list.file.as_str()), ("cues", "mine.tsv"));
    assert_eq!(list.hash.len(), 16);
    assert_eq!(
        verbs(Extractor::french()),
        ["lancer", "selon"],
        "ours stay as they are"
    );
}

#[test]
fn a_list_that_ships_can_be_laid_over_itself() {
    let ours = std::fs::read_to_string("lang/fr/cues_verbs.tsv").unwrap();
    let lexicon = Lexicon::french().with_cues("copy.tsv", &ours).unwrap();
    assert_eq!(
        verbs(&Extractor::french().clone().with_lexicon(lexicon)),
        ["lancer", "selon"]
    );
}

#[test]
fn what_cannot_be_meant_is_refused() {
    let refusal = |text: &str| {
        let lexicon = Lexicon::french().with_cues("mine.tsv", text);
        let error = lexicon.map(|_| ()).unwrap_err();
        assert!(error.is_lexicon());
        error.to_string()
    };
    assert_eq!(
        refusal("lemma\tact\tstance\tneeds\tslots\nklaxonner\toff"),
        "mine.tsv, line 2: no verb \"klaxonner\" is there to be switched off"
    );
    assert!(refusal("noun\tact\tstance\tslots\ntweet\tsay\tneutral\tde").contains("column slots"));
}
