//! The scorer of the product gives the figures of the scorer that the annotators published.

use dicendi_core::evaluation::{GoldArticle, Prediction, evaluate, read_gold};
use rustc_hash::FxHashMap;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The annotated articles, which stand beside the repository and never in it.
fn shared_gold() -> Option<PathBuf> {
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).parent()?.parent()?;
    Some(workspace.parent()?.join("shared/gold")).filter(|folder| folder.join("score.py").is_file())
}

/// Predictions that are right, wrong, shifted, missing and nested in turn.
fn spoiled(article: &GoldArticle) -> Vec<Prediction> {
    let mut predictions = Vec::new();
    for (index, statement) in article.statements.iter().enumerate() {
        let mut prediction = Prediction {
            speakers: statement.speakers.clone(),
            lemma: statement.lemma.clone(),
            targets: statement
                .targets
                .iter()
                .map(|(_, entity)| entity.clone())
                .collect(),
            cue: statement.cue_span,
            content: statement.spans.clone(),
            kind: statement.kind.clone(),
            nested: statement.nested,
        };
        match index % 7 {
            1 => prediction.speakers.push("Personne".to_string()),
            2 => prediction
                .content
                .iter_mut()
                .for_each(|span| span.0 = (span.0 + span.1) / 2),
            3 => prediction.lemma.push_str("er"),
            4 => prediction.targets.clear(),
            5 => continue,
            6 => {
                let inner = prediction
                    .content
                    .iter()
                    .map(|span| (span.0, span.0 + (span.1 - span.0) / 5));
                let nested = Prediction {
                    content: inner.collect(),
                    nested: true,
                    cue: None,
                    ..prediction.clone()
                };
                predictions.push(nested);
                prediction.kind = "direct".to_string();
            }
            _ => {}
        }
        predictions.push(prediction);
    }
    predictions
}

#[test]
fn figures_are_those_of_the_published_scorer() {
    let Some(shared) = shared_gold() else {
        println!("skipped: ../shared/gold is not there");
        return;
    };
    for part in ["dev", "train"] {
        let gold = read_gold(&shared.join(part)).unwrap();
        let predictions: FxHashMap<String, Vec<Prediction>> = gold
            .iter()
            .map(|article| (article.id.clone(), spoiled(article)))
            .collect();
        let lines: String = predictions
            .iter()
            .map(|(id, statements)| {
                serde_json::json!({"id": id, "statements": statements}).to_string() + "\n"
            })
            .collect();
        let file = std::env::temp_dir().join(format!(
            "dicendi-evaluation-{part}-{}.jsonl",
            std::process::id()
        ));
        std::fs::write(&file, lines).unwrap();
        let mut scorer = Command::new("python3");
        scorer
            .arg(shared.join("score.py"))
            .arg(shared.join(part))
            .arg(&file)
            .arg("--json");
        let output = scorer.output().expect("python3 runs");
        std::fs::remove_file(&file).unwrap();
        assert!(
            output.status.success(),
            "{}",
            String::from_utf8_lossy(&output.stderr)
        );
        let published: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();

        let ours = evaluate(&gold, &predictions).scores;
        let rounded = |value: f64| serde_json::json!(format!("{value:.1}").parse::<f64>().unwrap());
        let rates = |r: dicendi_core::evaluation::Rates| {
            serde_json::json!([rounded(r.precision), rounded(r.recall), rounded(r.f1)])
        };
        let kinds: serde_json::Map<_, _> = ours
            .recall_by_kind
            .iter()
            .map(|(kind, recall)| (kind.clone(), rounded(*recall)))
            .collect();
        let expected = serde_json::json!({
            "articles": ours.articles, "gold": ours.gold, "predicted": ours.predicted,
            "statements@0.3 P/R/F1": rates(ours.statements),
            "statements@0.8 P/R/F1": rates(ours.statements_tight),
            "lemma right, of matched %": rounded(ours.lemma),
            "speakers right, of matched %": rounded(ours.speakers),
            "targets right, of matched %": rounded(ours.targets),
            "kind right, of matched %": rounded(ours.kind),
            "targets right, of matched with one %": rounded(ours.targets_where_some),
            "whole rows P/R/F1": rates(ours.rows),
            "recall by kind %": kinds,
        });
        assert_eq!(expected, published, "{part}");
        assert!(
            ours.statements.f1 > 50.0 && ours.rows.f1 < 90.0,
            "{part}: the comparison compares something"
        );
    }
}

#[test]
fn a_faulty_file_is_named() {
    let folder = std::env::temp_dir().join(format!("dicendi-gold-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let empty = read_gold(&folder).unwrap_err();
    assert!(empty.is_input() && empty.to_string().contains("no .json file"));
    let statement = r#"{"para": 0, "speakers": [], "cue": "rugit", "lemma": "rugir", "targets": [], "content": [], "kind": "none"}"#;
    let article =
        format!(r#"{{"id": "lion", "text": "Le lion dort.", "statements": [{statement}]}}"#);
    std::fs::write(folder.join("lion.json"), article).unwrap();
    let missing = read_gold(&folder).unwrap_err().to_string();
    assert!(
        missing.contains("lion.json") && missing.contains("cue not found: \"rugit\""),
        "{missing}"
    );
    std::fs::remove_dir_all(&folder).unwrap();
}
