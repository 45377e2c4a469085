//! The shipped sample through the engine, into tables.

use crate::example::strings;
use dicendi_core::Article;
use dicendi_frames::{Extraction, Tables, extract};

fn sample() -> Vec<Article> {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../python/dicendi/sample/articles.jsonl"
    );
    let lines = std::fs::read_to_string(path).unwrap();
    lines
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

#[test]
fn any_number_of_threads_gives_the_same_tables() {
    let on = |threads| {
        let pool = rayon::ThreadPoolBuilder::new()
            .num_threads(threads)
            .build()
            .unwrap();
        pool.install(|| extract(sample()).unwrap())
    };
    let (one, many) = (on(1), on(7));
    assert!(one.statements.height() > 100);
    same(&one, &many);
}

#[test]
fn batches_do_not_show() {
    let whole = extract(sample()).unwrap();
    let mut extraction = Extraction::french();
    sample()
        .into_iter()
        .for_each(|article| extraction.read(vec![article]));
    same(&extraction.finish().unwrap(), &whole);
}

#[test]
fn of_one_id_the_first_is_read() {
    let article = |text: &str| Article::from_text("a", text);
    let tables = extract(vec![article("Un."), article("Deux."), article("")]).unwrap();
    assert_eq!(tables.articles.height(), 1);
    assert_eq!(
        strings(&tables.problems, "article_id")[..2],
        [Some("a".into()), Some("a".into())]
    );
}

fn same(a: &Tables, b: &Tables) {
    for &name in Tables::NAMES.iter().filter(|&&name| name != "run") {
        assert!(
            a.get(name).unwrap().equals_missing(b.get(name).unwrap()),
            "{name}"
        );
    }
}
