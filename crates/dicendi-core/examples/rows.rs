//! Prints the statements of articles as rows to be read by eye.
//!
//! `cargo run --release -p dicendi-core --example rows -- ARTICLES.jsonl [FIRST [COUNT]]`
//! where each line holds an article: `{"id": …, "text": …, "published": …}`.

use dicendi_core::Article;
use dicendi_core::Extractor;
use dicendi_core::document::{Document, MentionId, Statement};
use std::error::Error;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let file = arguments
        .first()
        .ok_or("usage: rows ARTICLES.jsonl [FIRST [COUNT]]")?;
    let number = |place: usize, default: usize| {
        arguments
            .get(place)
            .map_or(Ok(default), |text| text.parse())
    };
    let (first, count) = (number(1, 0)?, number(2, usize::MAX)?);
    let text = std::fs::read_to_string(file)?;
    let articles: Vec<Article> = text
        .lines()
        .skip(first)
        .take(count)
        .map(serde_json::from_str)
        .collect::<Result<_, _>>()?;
    let started = std::time::Instant::now();
    let documents = Extractor::french().extract_all(articles);
    let seconds = started.elapsed().as_secs_f64();
    let mut rows = 0;
    for doc in &documents {
        println!(
            "=== {} {}",
            doc.article.id,
            doc.text().lines().next().unwrap_or_default()
        );
        for problem in &doc.problems {
            println!("! {}: {}", problem.stage, problem.message);
        }
        for statement in &doc.statements {
            rows += 1;
            println!("{}", row(doc, statement));
        }
    }
    eprintln!(
        "{} articles, {rows} statements, {seconds:.2} s",
        documents.len()
    );
    Ok(())
}

fn row(doc: &Document, statement: &Statement) -> String {
    let who = |mention: MentionId| {
        let mention = &doc.mentions[mention.0 as usize];
        let text = doc.slice(mention.span);
        match mention.entity {
            Some(entity) => format!("{} [{text}]", doc.entities[entity.0 as usize].name),
            None => format!("? [{text}]"),
        }
    };
    let speakers: Vec<String> = statement
        .speakers
        .iter()
        .map(|speaker| who(speaker.mention))
        .collect();
    let targets: Vec<String> = statement
        .targets
        .iter()
        .map(|target| format!("{}:{}", target.role.as_str(), who(target.mention)))
        .collect();
    let content: Vec<&str> = statement
        .content
        .iter()
        .map(|piece| doc.slice(*piece))
        .collect();
    format!(
        "{}{} | {} | {} | {} | {} | {:.2} {}{}{}",
        if statement.parent.is_some() {
            "    > "
        } else {
            ""
        },
        speakers.join(" + "),
        statement.verb,
        targets.join(" + "),
        content.join(" … "),
        statement.kind.as_str(),
        statement.confidence,
        statement.pattern,
        statement
            .channel
            .map_or(String::new(), |span| format!(" | on {}", doc.slice(span))),
        statement
            .time_text
            .map_or(String::new(), |span| format!(" | when {}", doc.slice(span))),
    )
}
