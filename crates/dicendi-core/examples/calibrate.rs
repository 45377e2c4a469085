//! Learns confidences from annotated articles and shows how reliable they are:
//! `calibrate [--held GOLD_DIR] [--write FILE] GOLD_DIR...`
//!
//! The articles of the folders are dealt into ten parts, and each part is judged by what the others
//! teach. `--held` judges the articles of one more folder by what all of them teach; `--write` writes the
//! weights, for `lang/fr/confidence.tsv`.

use dicendi_core::evaluation::{GoldArticle, read_gold};
use dicendi_core::train::{Observations, Reliability};
use std::path::Path;

const PARTS: usize = 10;

const HEADER: &str = "\
# How sure it is that a statement, a speaker or a target is right: weights of a logistic regression,
# learned from annotated articles by the example `calibrate`; not to be edited by hand.
#
# Columns, split by TAB.
#
# claim    statement: somebody annotates it as one · speaker, target: if so, it is the right one
# feature  what is so (`pattern=floating`); `always` is
# weight   what it adds to the log-odds that the claim is right
# seen     number of claims that it was learned from
#
# claim\tfeature\tweight\tseen
";

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let (mut folders, mut held, mut file) = (Vec::new(), None, None);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--held" => held = arguments.next(),
            "--write" => file = arguments.next(),
            _ => folders.push(argument),
        }
    }
    if folders.is_empty() {
        return Err("usage: calibrate [--held GOLD_DIR] [--write FILE] GOLD_DIR...".into());
    }
    let mut gold: Vec<GoldArticle> = Vec::new();
    for folder in &folders {
        gold.extend(read_gold(Path::new(folder))?);
    }
    let observations = Observations::of(&gold);
    println!(
        "{} articles, in {PARTS} parts, each judged by the others\n",
        gold.len()
    );
    show(&observations.cross_validate(PARTS));
    if let Some(folder) = held {
        let held = read_gold(Path::new(&folder))?;
        println!("{} articles held back\n", held.len());
        show(&observations.measure(&Observations::of(&held)));
    }
    if let Some(file) = file {
        std::fs::write(file, format!("{HEADER}{}", observations.weights()))?;
    }
    Ok(())
}

fn show(measured: &[Reliability]) {
    for reliability in measured {
        println!("{reliability}");
    }
}
