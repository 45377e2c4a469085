//! Resolution on hand-built analyses.

mod several;
mod speaking;

use super::{LEAST_CONFIDENCE, mention_for, resolve};
use crate::Lexicon;
use crate::document::{
    CueKind, Document, EntityKind, Kind, MentionForm, MentionId, Modality, Name, NameKind, Role,
};
use crate::document::{Speaker, Statement, Target};
use crate::fixture;
use crate::lexicon::Stance;
use crate::span::Span;

/// A document with names marked: `(first word, last word, kind)`.
fn read(table: &str, names: &[(&str, &str, NameKind)]) -> Document {
    let mut doc = fixture::document(table).unwrap();
    for &(first, last, kind) in names {
        let start = word(&doc, first);
        let end = (start..).find(|&token| doc.surface(token) == last).unwrap() + 1;
        doc.names.push(Name {
            tokens: Span::new(start, end),
            kind,
        });
    }
    doc
}

fn word(doc: &Document, form: &str) -> u32 {
    (0..doc.words.len() as u32)
        .find(|&token| doc.surface(token) == form)
        .unwrap()
}

/// Adds a statement of the speakers and targets with these head words.
fn say(doc: &mut Document, speakers: &[&str], targets: &[&str], content: Option<&str>) {
    let mut mention = |form: &&str| {
        let mention = mention_for(doc, word(doc, form));
        doc.mentions.push(mention);
        MentionId(doc.mentions.len() as u32 - 1)
    };
    let speakers: Vec<MentionId> = speakers.iter().map(&mut mention).collect();
    let targets: Vec<MentionId> = targets.iter().map(&mut mention).collect();
    let content = content.map(|text| {
        let start = doc.text().find(text).unwrap() as u32;
        Span::new(start, start + text.len() as u32)
    });
    doc.statements.push(Statement {
        kind: Kind::Direct,
        content: content.into_iter().collect(),
        cue: None,
        cue_head: None,
        cue_entry: None,
        cue_kind: CueKind::Verb,
        verb: String::new(),
        act: None,
        stance: Stance::Neutral,
        negated: false,
        modality: Modality::Asserted,
        channel: None,
        time_text: None,
        time: None,
        speakers: speakers
            .into_iter()
            .map(|mention| Speaker {
                mention,
                confidence: 1.0,
            })
            .collect(),
        targets: targets
            .into_iter()
            .map(|mention| Target {
                mention,
                role: Role::Object,
                confidence: 1.0,
            })
            .collect(),
        parent: None,
        block: 0,
        sentence: 0,
        confidence: 1.0,
        pattern: "test",
    });
}

/// The entity's name of each mention that a statement uses, in order.
fn resolved(doc: &mut Document) -> Vec<Option<String>> {
    let count = doc.mentions.len();
    resolve(doc, Lexicon::french(), LEAST_CONFIDENCE);
    let name = |index: usize| {
        Some(
            doc.entities[doc.mentions[index].entity?.0 as usize]
                .name
                .clone(),
        )
    };
    (0..count).map(name).collect()
}

fn names(expected: &[&str]) -> Vec<Option<String>> {
    expected.iter().map(|name| Some(name.to_string())).collect()
}

const PREFECT: &str = "
    La           le        DET   Definite=Def|Gender=Fem|Number=Sing|PronType=Art 2 det
    préfète      préfète   NOUN  Gender=Fem|Number=Sing  5 nsubj
    Jeanne       Jeanne    PROPN _                       2 appos
    Roy          Roy       PROPN _                       3 flat:name
    reçoit       recevoir  VERB  Mood=Ind|VerbForm=Fin   0 root
    Paul         Paul      PROPN _                       5 obj
    Lenoir~      Lenoir    PROPN _                       6 flat:name
    ,            ,         PUNCT _                       9 punct
    maire        maire     NOUN  Number=Sing             6 appos
    de           de        ADP   _                       11 case
    Bourg~       Bourg     PROPN _                       9 nmod
    .            .         PUNCT _                       5 punct

    Elle         elle      PRON  Gender=Fem|Number=Sing|Person=3 2 nsubj
    proteste~    protester VERB  Mood=Ind|VerbForm=Fin   0 root
    .            .         PUNCT _                       2 punct

    Le           le        DET   Definite=Def|Gender=Masc|Number=Sing|PronType=Art 2 det
    maire        maire     NOUN  Number=Sing             3 nsubj
    répond       répondre  VERB  Mood=Ind|VerbForm=Fin   0 root
    à            à         ADP   _                       6 case
    Mme          madame    NOUN  Gender=Fem              3 obl
    Roy~         Roy       PROPN _                       5 flat:name
    .            .         PUNCT _                       3 punct
";

fn prefect() -> Document {
    use NameKind::{Person, Place};
    read(
        PREFECT,
        &[
            ("Jeanne", "Roy", Person),
            ("Paul", "Lenoir", Person),
            ("Bourg", "Bourg", Place),
        ],
    )
}

#[test]
fn roles_pronouns_and_titles() {
    let mut doc = prefect();
    say(&mut doc, &["Elle"], &[], None);
    let mayor = (0..doc.words.len() as u32)
        .rev()
        .find(|&token| doc.surface(token) == "maire")
        .unwrap();
    let mention = mention_for(&doc, mayor);
    doc.mentions.push(mention);
    let mention = mention_for(&doc, word(&doc, "Mme"));
    doc.mentions.push(mention);
    assert_eq!(
        resolved(&mut doc),
        names(&["Jeanne Roy", "Paul Lenoir", "Jeanne Roy"])
    );
    let jeanne = doc
        .entities
        .iter()
        .find(|entity| entity.name == "Jeanne Roy")
        .unwrap();
    assert_eq!(jeanne.gender, Some(crate::ud::Gender::Feminine));
    assert_eq!(jeanne.roles, ["préfète"]);
    assert!(doc.mentions.iter().all(|mention| mention.entity.is_some()));
}

#[test]
fn phrases_end_before_a_comma() {
    let doc = prefect();
    let text = |form: &str| {
        doc.slice(mention_for(&doc, word(&doc, form)).span)
            .to_string()
    };
    assert_eq!(text("préfète"), "La préfète Jeanne Roy");
    assert_eq!(text("Paul"), "Paul Lenoir");
    assert_eq!(text("maire"), "maire de Bourg");
    assert_eq!(
        mention_for(&doc, word(&doc, "Elle")).form,
        MentionForm::Pronoun
    );
}

#[test]
fn capitals_act_for_their_state_only_where_they_act() {
    let table = "
        Moscou       Moscou    PROPN _                     2 nsubj
        accuse       accuser   VERB  Mood=Ind|VerbForm=Fin 0 root
        le           le        DET   Definite=Def|Gender=Masc|Number=Sing|PronType=Art 4 det
        ministre     ministre  NOUN  Number=Sing           2 obj
        reçu         recevoir  VERB  VerbForm=Part         4 acl
        à            à         ADP   _                     7 case
        Ankara~      Ankara    PROPN _                     5 obl
        .            .         PUNCT _                     2 punct
    ";
    let mut doc = read(
        table,
        &[
            ("Moscou", "Moscou", NameKind::Place),
            ("Ankara", "Ankara", NameKind::Place),
        ],
    );
    say(&mut doc, &["Moscou"], &["ministre"], None);
    assert_eq!(resolved(&mut doc), names(&["Russie", "ministre"]));
    assert_eq!(doc.mentions[0].form, MentionForm::Place);
    assert!(doc.entities.iter().any(|entity| entity.name == "Ankara"));
    assert_eq!(
        doc.entities
            .iter()
            .find(|entity| entity.name == "Russie")
            .unwrap()
            .country
            .as_deref(),
        Some("RU")
    );
}

#[test]
fn first_person_is_the_speaker_of_the_quotation() {
    let table = "
        \"~          \"        PUNCT _                     3 punct
        J'~          je        PRON  Person=1              3 nsubj
        approuve~    approuver VERB  Mood=Ind|VerbForm=Fin 5 ccomp
        \"           \"        PUNCT _                     3 punct
        dit          dire      VERB  Mood=Ind|VerbForm=Fin 0 root
        Anne         Anne      PROPN _                     5 nsubj
        Morel~       Morel     PROPN _                     6 flat:name
        .            .         PUNCT _                     5 punct
    ";
    let mut doc = read(table, &[("Anne", "Morel", NameKind::Person)]);
    say(&mut doc, &["Anne"], &[], Some("J'approuve"));
    say(&mut doc, &["J'"], &[], None);
    assert_eq!(resolved(&mut doc), names(&["Anne Morel", "Anne Morel"]));
}

#[test]
fn acronyms_join_their_expansion() {
    let table = "
        La           le        DET   Definite=Def|Gender=Fem|Number=Sing|PronType=Art 2 det
        Fédération   fédération NOUN Gender=Fem|Number=Sing 8 nsubj
        des          de        ADP   _                     4 case
        ports        port      NOUN  Number=Plur           2 nmod
        (~           (         PUNCT _                     6 punct
        FP~          FP        PROPN _                     2 appos
        )            )         PUNCT _                     6 punct
        proteste~    protester VERB  Mood=Ind|VerbForm=Fin 0 root
        .            .         PUNCT _                     8 punct

        Selon        selon     ADP   _                     3 case
        la           le        DET   Definite=Def|Gender=Fem|Number=Sing|PronType=Art 3 det
        FP           FP        PROPN _                     4 obl
        attend~      attendre  VERB  Mood=Ind|VerbForm=Fin 0 root
        .            .         PUNCT _                     4 punct
    ";
    let mut doc = read(table, &[]);
    let last = (0..doc.words.len() as u32)
        .rev()
        .find(|&token| doc.surface(token) == "FP")
        .unwrap();
    let mention = mention_for(&doc, last);
    doc.mentions.push(mention);
    assert_eq!(resolved(&mut doc), names(&["Fédération des ports"]));
}

#[test]
fn a_quotation_alone_goes_on_with_its_speaker() {
    let mut doc = prefect();
    say(&mut doc, &["préfète"], &[], Some("reçoit"));
    say(&mut doc, &[], &[], Some("proteste"));
    resolve(&mut doc, Lexicon::french(), LEAST_CONFIDENCE);
    assert_eq!(
        doc.statements[1].speakers[0].mention,
        doc.statements[0].speakers[0].mention
    );
}

#[test]
fn nothing_at_all_is_nobody() {
    let mut doc = Document::default();
    resolve(&mut doc, Lexicon::french(), LEAST_CONFIDENCE);
    assert!(doc.entities.is_empty() && doc.mentions.is_empty());
}

#[test]
fn neither_dont_nor_a_linking_t_is_part_of_a_mention() {
    let table = "
        Un           un        DET   Definite=Ind|Gender=Masc|Number=Sing|PronType=Art 2 det
        parti        parti     NOUN  Gender=Masc|Number=Sing 6 nsubj
        dont         dont      PRON  PronType=Rel          5 nmod
        le           le        DET   Definite=Def|Gender=Masc|Number=Sing|PronType=Art 5 det
        maire        maire     NOUN  Gender=Masc|Number=Sing 6 nsubj
        proteste~    protester VERB  Mood=Ind|VerbForm=Fin 0 root
        .            .         PUNCT _                     6 punct

        Non          non       ADV   _                     2 advmod
        répond       répondre  VERB  Mood=Ind|VerbForm=Fin 0 root
        t~           t         PRON  _                     2 nsubj
        -il~         il        PRON  Gender=Masc|Number=Sing|Person=3 2 expl
        .            .         PUNCT _                     2 punct
    ";
    let doc = read(table, &[]);
    let text = |form: &str| doc.slice(mention_for(&doc, word(&doc, form)).span);
    assert_eq!(text("maire"), "le maire");
    assert_eq!(text("t"), "il");
}

#[test]
fn agencies_counts_and_lines_before_a_name_are_no_part_of_it() {
    use NameKind::{Other, Person};
    let table = "
        ANNE         ANNE      PROPN _                     6 nsubj
        ROY          ROY       PROPN _                     1 flat:name
        Anne         Anne      PROPN _                     1 flat:name
        Roy          Roy       PROPN _                     1 flat:name
        17H00        17H00     PROPN _                     6 obl
        parle        parler    VERB  Mood=Ind|VerbForm=Fin 0 root
        à            à         ADP   _                     9 case
        l'~          le        DET   Definite=Def|Number=Sing|PronType=Art 9 det
        AFP          AFP       PROPN _                     6 obl
        Okiro        Okiro     PROPN _                     9 flat:name
        Lenoir       Lenoir    PROPN _                     9 flat:name
        chez         chez      ADP   _                     13 case
        FreshMail    FreshMail PROPN _                     6 obl
        44           44        NUM   _                     15 nummod
        ans~         an        NOUN  Number=Plur           6 obl
        .            .         PUNCT _                     6 punct
    ";
    let mut doc = read(
        table,
        &[
            ("ANNE", "Roy", Person),
            ("17H00", "17H00", Other),
            ("AFP", "Lenoir", Person),
            ("FreshMail", "FreshMail", Person),
            ("44", "ans", Other),
        ],
    );
    resolved(&mut doc);
    let mut found: Vec<(&str, EntityKind)> = doc
        .entities
        .iter()
        .map(|entity| (entity.name.as_str(), entity.kind))
        .collect();
    found.sort_by_key(|&(name, _)| name);
    assert_eq!(
        found,
        [
            ("AFP", EntityKind::Organisation),
            ("ANNE ROY", EntityKind::Person),
            ("FreshMail", EntityKind::Organisation),
            ("Okiro Lenoir", EntityKind::Person),
        ]
    );
}

/// *Un Accord local fâche le juge. Le maire salue … accord.*
fn accord(determiner: &str) -> Vec<Option<String>> {
    let table = format!(
        "
    Un       un       DET   Definite=Ind|Gender=Masc|Number=Sing|PronType=Art 2 det
    Accord   accord   NOUN  Gender=Masc|Number=Sing                           4 nsubj
    local    local    ADJ   Gender=Masc|Number=Sing                           2 amod
    fâche    fâcher   VERB  Mood=Ind|VerbForm=Fin                             0 root
    le       le       DET   Definite=Def|Gender=Masc|Number=Sing|PronType=Art 6 det
    juge~    juge     NOUN  Gender=Masc|Number=Sing                           4 obj
    .        .        PUNCT _                                                 4 punct

    Le       le       DET   Definite=Def|Gender=Masc|Number=Sing|PronType=Art 2 det
    maire    maire    NOUN  Gender=Masc|Number=Sing                           3 nsubj
    salue    saluer   VERB  Mood=Ind|VerbForm=Fin                             0 root
    {determiner} 5 det
    accord~  accord   NOUN  Gender=Masc|Number=Sing                           3 obj
    .        .        PUNCT _                                                 3 punct
"
    );
    let mut doc = read(&table, &[]);
    say(&mut doc, &["juge"], &["Accord"], None);
    say(&mut doc, &["maire"], &["accord"], None);
    resolved(&mut doc)
}

#[test]
fn a_thing_is_what_it_is_called_unless_it_is_pointed_at() {
    let definite = "l'~ le DET Definite=Def|Gender=Masc|Number=Sing|PronType=Art";
    assert_eq!(
        accord(definite),
        names(&["juge", "Accord local", "maire", "accord"])
    );
    let pointing = "cet ce DET Gender=Masc|Number=Sing|PronType=Dem";
    assert_eq!(
        accord(pointing),
        names(&["juge", "Accord local", "maire", "Accord local"])
    );
}

/// Whom *l'* is in *Le juge l'a accusé(e)*, behind a woman and a man.
fn accused(participle: &str) -> Option<String> {
    let table = format!(
        "
    Jeanne   Jeanne   PROPN _                                                 3 nsubj
    Roy      Roy      PROPN _                                                 1 flat:name
    reçoit   recevoir VERB  Mood=Ind|VerbForm=Fin                             0 root
    Paul     Paul     PROPN _                                                 3 obj
    Lenoir~  Lenoir   PROPN _                                                 4 flat:name
    .        .        PUNCT _                                                 3 punct

    Le       le       DET   Definite=Def|Gender=Masc|Number=Sing|PronType=Art 2 det
    juge     juge     NOUN  Gender=Masc|Number=Sing                           5 nsubj
    l'~      le       PRON  Number=Sing|Person=3|PronType=Prs                 5 obj
    a        avoir    AUX   Mood=Ind|VerbForm=Fin                             5 aux:tense
    {participle}|Number=Sing|Tense=Past|VerbForm=Part 0 root
    .        .        PUNCT _                                                 5 punct
"
    );
    let person = NameKind::Person;
    let mut doc = read(
        &table,
        &[("Jeanne", "Roy", person), ("Paul", "Lenoir", person)],
    );
    say(&mut doc, &["juge"], &["l'"], None);
    resolved(&mut doc).pop().flatten()
}

#[test]
fn a_participle_agrees_with_the_object_before_it() {
    let woman = accused("accusée~ accuser VERB Gender=Fem");
    assert_eq!(woman.as_deref(), Some("Jeanne Roy"));
    let man = accused("accusé~ accuser VERB Gender=Masc");
    assert_eq!(man.as_deref(), Some("Paul Lenoir"));
}

#[test]
fn nobody_speaks_to_himself() {
    let mut doc = read(
        "
    Anne     Anne     PROPN _                                 3 nsubj
    Lenoir   Lenoir   PROPN _                                 1 flat:name
    reçoit   recevoir VERB  Mood=Ind|VerbForm=Fin             0 root
    Jeanne   Jeanne   PROPN _                                 3 obj
    Roy~     Roy      PROPN _                                 4 flat:name
    .        .        PUNCT _                                 3 punct

    Tiens~   tenir    VERB  Mood=Imp|VerbForm=Fin             0 root
    ,        ,        PUNCT _                                 5 punct
    lui      lui      PRON  Number=Sing|Person=3|PronType=Prs 5 iobj
    a        avoir    AUX   Mood=Ind|VerbForm=Fin             5 aux:tense
    répondu  répondre VERB  Tense=Past|VerbForm=Part          1 parataxis:insert
    ANNE     Anne     PROPN _                                 5 nsubj
    LENOIR~  Lenoir   PROPN _                                 6 flat:name
    .        .        PUNCT _                                 1 punct
",
        &[
            ("Anne", "Lenoir", NameKind::Person),
            ("Jeanne", "Roy", NameKind::Person),
            ("ANNE", "LENOIR", NameKind::Person),
        ],
    );
    say(&mut doc, &["ANNE"], &["lui"], None);
    let found = resolved(&mut doc);
    assert_eq!(found[1].as_deref(), Some("Jeanne Roy"));
}

#[test]
fn the_name_of_a_thing_goes_on_behind_its_marks() {
    let mut doc = read(
        "
    Le       le       DET   Definite=Def|Gender=Masc|Number=Sing|PronType=Art 2 det
    juge     juge     NOUN  Gender=Masc|Number=Sing                           3 nsubj
    dénonce  dénoncer VERB  Mood=Ind|VerbForm=Fin                             0 root
    le       le       DET   Definite=Def|Gender=Masc|Number=Sing|PronType=Art 6 det
    \"~      \"       PUNCT _                                                 6 punct
    laxisme~ laxisme  NOUN  Gender=Masc|Number=Sing                           3 obj
    \"       \"       PUNCT _                                                 6 punct
    des      de       ADP   _                                                 9 case
    élus~    élu      NOUN  Gender=Masc|Number=Plur                           6 nmod
    .        .        PUNCT _                                                 3 punct
",
        &[],
    );
    say(&mut doc, &["juge"], &["laxisme"], None);
    assert_eq!(resolved(&mut doc), names(&["juge", "laxisme des élus"]));
}
