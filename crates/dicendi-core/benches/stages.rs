//! Where the time of reading goes, stage by stage, on one core.
//!
//! `cargo bench -p dicendi-core --bench stages -- [ARTICLES.jsonl [ROUNDS]]`, where each line holds an article:
//! `{"id": …, "text": …}`; without a file, those of the sample. Every stage is given as its fastest round,
//! in microseconds a word.
//!
//! Times depend on what else the machine does, instructions do not:
//! `valgrind --tool=callgrind target/release/deps/stages-… ARTICLES.jsonl 1`, then `callgrind_annotate` names
//! the functions (with `CARGO_PROFILE_BENCH_DEBUG=line-tables-only CARGO_PROFILE_BENCH_STRIP=false` when it
//! is built). Valgrind knows no AVX-512: the network counts there as on processors without.

use dicendi_core::{Article, Extractor};
use std::error::Error;
use std::time::{Duration, Instant};

const SAMPLE: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../../python/dicendi/sample/articles.jsonl"
);

fn main() -> Result<(), Box<dyn Error>> {
    // Cargo adds `--bench`.
    let arguments: Vec<String> = std::env::args()
        .skip(1)
        .filter(|argument| !argument.starts_with("--"))
        .collect();
    let file = arguments.first().map_or(SAMPLE, String::as_str);
    let rounds: usize = arguments.get(1).map_or(Ok(10), |text| text.parse())?;
    let articles: Vec<Article> = std::fs::read_to_string(file)?
        .lines()
        .map(serde_json::from_str)
        .collect::<Result<_, _>>()?;

    let started = Instant::now();
    let extractor = Extractor::french();
    println!("loading: {:.3} s", started.elapsed().as_secs_f64());

    let mut best: Vec<(&str, Duration)> = Vec::new();
    let (mut fastest, mut words) = (Duration::MAX, 0);
    for _ in 0..rounds {
        let mut stages: Vec<(&str, Duration)> = Vec::new();
        words = 0;
        for article in articles.clone() {
            let mut last = Instant::now();
            let document = extractor.extract_watched(article, |stage| {
                let now = Instant::now();
                match stages.iter_mut().find(|known| known.0 == stage) {
                    Some(known) => known.1 += now - last,
                    None => stages.push((stage, now - last)),
                }
                last = now;
            });
            words += document.words.len();
        }
        fastest = fastest.min(stages.iter().map(|stage| stage.1).sum());
        if best.is_empty() {
            best = stages;
        } else {
            for (best, stage) in best.iter_mut().zip(stages) {
                best.1 = best.1.min(stage.1);
            }
        }
    }

    let a_word = |time: Duration| time.as_secs_f64() * 1e6 / words.max(1) as f64;
    for (stage, time) in best {
        println!("{stage:12}{:8.3} µs a word", a_word(time));
    }
    println!("{:12}{:8.3} µs a word", "all", a_word(fastest));
    println!(
        "{} articles, {words} words: {:.0} articles and {:.0} words a second",
        articles.len(),
        articles.len() as f64 / fastest.as_secs_f64(),
        words as f64 / fastest.as_secs_f64()
    );
    Ok(())
}
