//! Tables of documents made by hand: keys, types, offsets, counts.

use crate::example::{self, numbers, strings};
use dicendi_frames::{Tables, TablesBuilder};
use polars_core::prelude::*;
use std::collections::HashSet;

fn tables() -> Tables {
    let mut builder = TablesBuilder::default();
    builder.push(&example::council("a"));
    builder.push(&example::council("b"));
    builder.push_problem(None, "file", "archive.csv: no such file");
    builder.finish(0.0).unwrap()
}

#[test]
fn every_table_has_the_columns_that_are_described() {
    let tables = tables();
    for spec in Tables::describe() {
        let table = tables.get(spec.name).unwrap();
        let found: Vec<(String, DataType)> = table
            .schema()
            .iter_fields()
            .map(|field| (field.name.to_string(), field.dtype.clone()))
            .collect();
        let described: Vec<(String, DataType)> = spec
            .columns
            .iter()
            .map(|column| (column.name.to_owned(), column.dtype.clone()))
            .collect();
        assert_eq!(found, described, "{}", spec.name);
        assert!(
            !spec.about.is_empty() && spec.columns.iter().all(|column| !column.about.is_empty())
        );
    }
    assert_eq!(
        Tables::describe()
            .iter()
            .map(|spec| spec.name)
            .collect::<Vec<_>>(),
        Tables::NAMES
    );
}

#[test]
fn keys_are_unique_and_foreign_keys_hold() {
    let tables = tables();
    let keys = [
        ("articles", "article_id"),
        ("statements", "statement_id"),
        ("mentions", "mention_id"),
        ("entities", "entity_id"),
    ];
    let mut all: HashSet<String> = HashSet::new();
    for (table, key) in keys {
        for value in strings(tables.get(table).unwrap(), key) {
            assert!(
                all.insert(value.expect("a key is never missing")),
                "{table}: a key comes twice"
            );
        }
    }
    let foreign = [
        ("statements", "article_id"),
        ("statements", "parent_id"),
        ("speakers", "statement_id"),
        ("speakers", "mention_id"),
        ("speakers", "entity_id"),
        ("targets", "statement_id"),
        ("targets", "mention_id"),
        ("targets", "entity_id"),
        ("mentions", "article_id"),
        ("mentions", "entity_id"),
    ];
    for (table, column) in foreign {
        let values: Vec<String> = strings(tables.get(table).unwrap(), column)
            .into_iter()
            .flatten()
            .collect();
        assert!(!values.is_empty(), "{table}.{column} is tested");
        assert!(
            values.iter().all(|value| all.contains(value)),
            "{table}.{column}"
        );
    }
}

#[test]
fn offsets_count_characters() {
    let tables = tables();
    let text: Vec<char> = example::TEXT.chars().collect();
    let slice = |start: Option<u32>, end: Option<u32>| -> Option<String> {
        Some(text[start? as usize..end? as usize].iter().collect())
    };
    for (table, [start, end, written]) in [
        (&tables.mentions, ["start", "end", "text"]),
        (&tables.statements, ["cue_start", "cue_end", "cue"]),
    ] {
        let spans = numbers(table, start).into_iter().zip(numbers(table, end));
        let found: Vec<Option<String>> = spans.map(|(start, end)| slice(start, end)).collect();
        assert_eq!(found, strings(table, written));
    }
    let spans = tables
        .statements
        .column("content_spans")
        .unwrap()
        .list()
        .unwrap();
    for (row, content) in strings(&tables.statements, "content")
        .into_iter()
        .enumerate()
    {
        let pieces = spans.get_as_series(row).unwrap();
        let [start, end] =
            ["start", "end"].map(|bound| pieces.struct_().unwrap().field_by_name(bound).unwrap());
        let bounds = start.u32().unwrap().iter().zip(end.u32().unwrap().iter());
        let pieces: Vec<String> = bounds
            .filter_map(|(start, end)| slice(start, end))
            .collect();
        assert_eq!(pieces.join(" […] "), content.unwrap_or_default());
    }
}

#[test]
fn what_is_missing_is_null() {
    let tables = tables();
    for &name in Tables::NAMES {
        for column in tables.get(name).unwrap().columns() {
            if column.dtype() == &DataType::String {
                assert!(
                    column.str().unwrap().iter().all(|text| text != Some("")),
                    "{name}.{}",
                    column.name()
                );
            }
        }
    }
    assert_eq!(
        strings(&tables.statements, "verb"),
        [
            Some("promettre".into()),
            None,
            None,
            Some("promettre".into()),
            None,
            None
        ]
    );
    assert_eq!(strings(&tables.problems, "article_id"), [None]);
    assert_eq!(tables.articles.column("source").unwrap().null_count(), 2);
}

#[test]
fn entities_are_joined_and_counted() {
    let tables = tables();
    let entities = &tables.entities;
    let count = |column: &str| {
        numbers(entities, column)
            .into_iter()
            .flatten()
            .collect::<Vec<u32>>()
    };
    // The mayor is one in both articles; "des riverains" are others in each.
    assert_eq!(
        strings(entities, "name"),
        ["Nadia Brunet", "des riverains", "des riverains"].map(|name| Some(name.to_owned()))
    );
    assert_eq!(count("n_articles"), [2, 1, 1]);
    assert_eq!(count("n_statements"), [4, 0, 0]);
    assert_eq!(count("n_targeted"), [0, 1, 1]);

    let verbs = &tables.verbs;
    assert_eq!(strings(verbs, "verb"), [Some("promettre".into())]);
    assert_eq!(
        ["n_statements", "n_speakers", "n_articles"].map(|column| numbers(verbs, column)[0]),
        [Some(2), Some(1), Some(2)]
    );
}

#[test]
fn days_are_dates_and_copies_are_named() {
    let tables = tables();
    let published = tables.articles.column("published").unwrap().clone();
    assert_eq!(published.dtype(), &DataType::Date);
    assert_eq!(
        published.to_physical_repr().i32().unwrap().get(0),
        Some(20_779)
    );
    assert_eq!(
        strings(&tables.articles, "duplicate_of"),
        [None, Some("a".into())]
    );
    assert_eq!(strings(&tables.articles, "title"), [None, None]);
}

#[test]
fn no_document_gives_empty_tables() {
    let tables = TablesBuilder::default().finish(0.0).unwrap();
    for spec in Tables::describe() {
        let height = usize::from(spec.name == "run");
        assert_eq!(
            tables.get(spec.name).unwrap().height(),
            height,
            "{}",
            spec.name
        );
    }
}
