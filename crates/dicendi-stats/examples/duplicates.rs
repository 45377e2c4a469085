//! Looks for copies among articles and says how long it took.
//!
//! `duplicates FILE` prints a line a copy: the number of its line, that of its original, the share, parted by tabs. A
//! line of the file is an article, and articles count as published in this order. `duplicates N` makes N articles, a
//! third of them copies, and finds them.

use dicendi_stats::duplicates::{Duplicates, Texts, find};
use std::time::Instant;

fn main() {
    let argument = std::env::args().nth(1).expect("a file or a number");
    let started = Instant::now();
    let mut duplicates = Duplicates::default();
    if let Ok(count) = argument.parse() {
        for number in 0..count {
            duplicates.push(&invented(number));
        }
    } else {
        let lines = std::fs::read_to_string(&argument).expect("a file of texts in UTF-8");
        for line in lines.lines() {
            duplicates.push(line);
        }
    }
    let pushed = started.elapsed();
    let order: Vec<u32> = (0..duplicates.len() as u32).collect();
    let Ok(copies) = find(&duplicates, &order);
    if argument.parse::<u64>().is_err() {
        for (line, copy) in copies.iter().enumerate() {
            if let Some(copy) = copy {
                println!("{line}\t{}\t{:.3}", copy.original, copy.share);
            }
        }
    }
    eprintln!(
        "{} articles, {} copies; shingles {:.1} s, search {:.1} s, peak memory {} MiB",
        copies.len(),
        copies.iter().flatten().count(),
        pushed.as_secs_f64(),
        (started.elapsed() - pushed).as_secs_f64(),
        peak_memory().map_or("?".to_owned(), |kib| (kib / 1024).to_string()),
    );
}

/// An article of 400 words; each third one is an earlier one with every twentieth word changed.
fn invented(number: u64) -> String {
    let copied = number % 3 == 2;
    let seed = if copied { number / 2 / 3 * 3 } else { number };
    let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    let mut text = String::new();
    for place in 0..400 {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        // Words as frequent as in a language: a few often, most seldom.
        let share = (state >> 40) as f64 / (1 << 24) as f64;
        let word = (50_000f64.powf(share)) as u64;
        let changed = copied && place % 20 == 0;
        text.push_str(&format!("{}{word} ", if changed { "x" } else { "w" }));
    }
    text
}

/// What Linux says the process has used at most, in KiB.
fn peak_memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}
