//! A document made by hand, as if the engine had read it.

use dicendi_core::document::*;
use dicendi_core::lexicon::{Act, Stance};
use dicendi_core::{Article, Byte, Document, Span};
use polars_core::prelude::*;

pub const TEXT: &str = "À l’été, la maire, Nadia Brunet, a promis à des riverains « un quai », puis, dit-on, « une \
digue ». « Enfin ! » Elle a souri.";

/// A promise in two pieces, a quotation without any cue, one that nobody is named for.
pub fn council(id: &str) -> Document {
    let article = Article {
        published: Some("2026-11-22T08:00".into()),
        source: Some(String::new()),
        ..Article::from_text(id, TEXT)
    };
    let mut document = Document::new(article);
    document.language = Some("fr");
    document.entities = vec![
        entity("Nadia Brunet", EntityKind::Person),
        entity("des riverains", EntityKind::Group),
        entity("nobody names this one", EntityKind::Thing),
    ];
    document.mentions = vec![
        mention(
            "la maire, Nadia Brunet",
            MentionForm::Name,
            Some(EntityId(0)),
        ),
        mention("des riverains", MentionForm::Description, Some(EntityId(1))),
        mention("Elle", MentionForm::Pronoun, Some(EntityId(2))),
        mention("une digue", MentionForm::Description, None),
    ];
    let speaker = |mention| Speaker {
        mention: MentionId(mention),
        confidence: 0.9,
    };
    document.statements = vec![
        Statement {
            cue: Some(span("a promis")),
            cue_entry: None,
            cue_kind: CueKind::Verb,
            verb: "promettre".into(),
            act: Some(Act::Promise),
            content: vec![span("un quai"), span("une digue")],
            speakers: vec![speaker(0)],
            targets: vec![Target {
                mention: MentionId(1),
                role: Role::Addressee,
                confidence: 0.8,
            }],
            ..statement()
        },
        Statement {
            content: vec![span("Enfin !")],
            speakers: vec![speaker(0)],
            ..statement()
        },
        Statement {
            content: vec![span("une digue")],
            parent: Some(0),
            ..statement()
        },
    ];
    document
}

fn span(phrase: &str) -> Span<Byte> {
    let start = TEXT.find(phrase).expect("the phrase stands in the text") as u32;
    Span::new(start, start + phrase.len() as u32)
}

fn entity(name: &str, kind: EntityKind) -> Entity {
    Entity {
        name: name.into(),
        kind,
        named: kind == EntityKind::Person,
        gender: None,
        gender_source: None,
        roles: vec![],
        country: None,
        aliases: vec![],
    }
}

fn mention(phrase: &str, form: MentionForm, entity: Option<EntityId>) -> Mention {
    Mention {
        span: span(phrase),
        head: 0,
        form,
        gender: None,
        number: None,
        entity,
        confidence: 0.7,
        antecedent: None,
    }
}

fn statement() -> Statement {
    Statement {
        kind: Kind::Direct,
        content: vec![],
        cue: None,
        cue_head: None,
        cue_entry: None,
        cue_kind: CueKind::None,
        verb: String::new(),
        act: None,
        stance: Stance::Neutral,
        negated: false,
        modality: Modality::Asserted,
        channel: None,
        time_text: None,
        time: None,
        speakers: vec![],
        targets: vec![],
        parent: None,
        block: 0,
        sentence: 0,
        confidence: 0.5,
        pattern: "by hand",
    }
}

/// A column of text.
pub fn strings(table: &DataFrame, column: &str) -> Vec<Option<String>> {
    table
        .column(column)
        .unwrap()
        .str()
        .unwrap()
        .iter()
        .map(|text| text.map(str::to_owned))
        .collect()
}

/// A column of counts or offsets.
pub fn numbers(table: &DataFrame, column: &str) -> Vec<Option<u32>> {
    table
        .column(column)
        .unwrap()
        .u32()
        .unwrap()
        .iter()
        .collect()
}
