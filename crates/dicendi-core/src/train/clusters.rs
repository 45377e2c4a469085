//! Groups of words that stand in like contexts, learned from plain text by exchange: each word moves to
//! the group in which its neighbours expect it most (after Uszkoreit & Brants 2008, from both sides).

use super::perceptron::Random;
use crate::lexicon::Lexicon;
use crate::span::Span;
use crate::tokens::{cut, lowercase};
use std::collections::BTreeMap;

/// Number of groups.
const GROUPS: usize = 320;
/// Rarer words stay without a group.
const LEAST_COUNT: u32 = 12;
const ROUNDS: usize = 8;

/// The words of the text, in lower case, with their groups, counted from 1.
pub fn clusters(text: &str, report: &mut dyn FnMut(&str)) -> BTreeMap<String, u16> {
    let (words, sides) = count(text);
    report(&format!("{} words in groups", words.len()));
    let mut groups: Vec<u16> = (0..words.len())
        .map(|word| (word % GROUPS) as u16)
        .collect();
    let mut exchange = Exchange::new(&words, &sides, &groups);
    let mut random = Random::new(7);
    let mut order: Vec<usize> = (0..words.len()).collect();
    for round in 0..ROUNDS {
        random.shuffle(&mut order);
        let moved = order
            .iter()
            .filter(|&&word| exchange.settle(word, &mut groups))
            .count();
        report(&format!("round {round}: {moved} words moved"));
    }
    words
        .into_iter()
        .zip(groups)
        .map(|((word, _), group)| (word, group + 1))
        .collect()
}

/// Neighbours of each word on one side, with counts.
type Neighbours = Vec<Vec<(u32, u32)>>;

/// Frequent words with their counts, and their neighbours before and after.
fn count(text: &str) -> (Vec<(String, u32)>, [Neighbours; 2]) {
    let rules = Lexicon::french().orthography();
    let mut known: BTreeMap<String, u32> = BTreeMap::new();
    let mut names: Vec<String> = Vec::new();
    let mut counts: Vec<u32> = Vec::new();
    let mut running: Vec<u32> = Vec::new();
    let (mut pieces, mut lower, mut word) = (Vec::new(), String::new(), String::new());
    for line in text.lines() {
        pieces.clear();
        cut(
            line,
            Span::new(0, line.len() as u32),
            rules,
            &mut pieces,
            &mut lower,
        );
        for piece in &pieces {
            lowercase(piece.of(line), &mut word);
            let id = *known.entry(word.clone()).or_insert_with(|| {
                names.push(word.clone());
                counts.push(0);
                counts.len() as u32 - 1
            });
            counts[id as usize] += 1;
            running.push(id);
        }
        running.push(u32::MAX);
    }
    let mut frequent: Vec<u32> = (0..counts.len() as u32)
        .filter(|&id| counts[id as usize] >= LEAST_COUNT)
        .collect();
    frequent.sort_by_key(|&id| (std::cmp::Reverse(counts[id as usize]), id));
    let mut number = vec![u32::MAX; counts.len()];
    for (index, &id) in frequent.iter().enumerate() {
        number[id as usize] = index as u32;
    }
    let mut pairs: Vec<(u32, u32)> = running
        .windows(2)
        .filter(|pair| pair[0] != u32::MAX && pair[1] != u32::MAX)
        .map(|pair| (number[pair[0] as usize], number[pair[1] as usize]))
        .filter(|pair| pair.0 != u32::MAX && pair.1 != u32::MAX)
        .collect();
    pairs.sort_unstable();
    let mut sides = [
        vec![Vec::new(); frequent.len()],
        vec![Vec::new(); frequent.len()],
    ];
    for run in pairs.chunk_by(|a, b| a == b) {
        let (left, right) = run[0];
        sides[0][right as usize].push((left, run.len() as u32));
        sides[1][left as usize].push((right, run.len() as u32));
    }
    let words = frequent
        .iter()
        .map(|&id| (std::mem::take(&mut names[id as usize]), counts[id as usize]))
        .collect();
    (words, sides)
}

struct Exchange<'s> {
    sides: &'s [Neighbours; 2],
    counts: Vec<u32>,
    sizes: Vec<u64>,
    /// How often each neighbour stands beside each group, on each side.
    beside: [Vec<u32>; 2],
}

fn weight(count: u64) -> f32 {
    let count = count as f32;
    if count > 0.0 { count * count.ln() } else { 0.0 }
}

impl<'s> Exchange<'s> {
    fn new(words: &[(String, u32)], sides: &'s [Neighbours; 2], groups: &[u16]) -> Self {
        let counts: Vec<u32> = words.iter().map(|word| word.1).collect();
        let mut sizes = vec![0; GROUPS];
        let mut beside = [vec![0; words.len() * GROUPS], vec![0; words.len() * GROUPS]];
        for (word, &group) in groups.iter().enumerate() {
            sizes[usize::from(group)] += u64::from(counts[word]);
            for (beside, side) in beside.iter_mut().zip(sides) {
                for &(neighbour, count) in &side[word] {
                    beside[neighbour as usize * GROUPS + usize::from(group)] += count;
                }
            }
        }
        Exchange {
            sides,
            counts,
            sizes,
            beside,
        }
    }

    fn shift(&mut self, word: usize, group: usize, inwards: bool) {
        let change = |total: &mut u32, count: u32| {
            if inwards {
                *total += count
            } else {
                *total -= count
            }
        };
        for (beside, side) in self.beside.iter_mut().zip(self.sides) {
            for &(neighbour, count) in &side[word] {
                change(&mut beside[neighbour as usize * GROUPS + group], count);
            }
        }
        let count = u64::from(self.counts[word]);
        if inwards {
            self.sizes[group] += count
        } else {
            self.sizes[group] -= count
        }
    }

    /// Moves a word to its best group; whether that is another one.
    fn settle(&mut self, word: usize, groups: &mut [u16]) -> bool {
        let old = usize::from(groups[word]);
        self.shift(word, old, false);
        let count = u64::from(self.counts[word]);
        let mut gains: Vec<f32> = self
            .sizes
            .iter()
            .map(|&size| 2.0 * (weight(size) - weight(size + count)))
            .collect();
        for (beside, side) in self.beside.iter().zip(self.sides) {
            for &(neighbour, count) in &side[word] {
                let row = &beside[neighbour as usize * GROUPS..][..GROUPS];
                let alone = weight(u64::from(count));
                for (gain, &total) in gains.iter_mut().zip(row) {
                    *gain += match total {
                        0 => alone,
                        _ => weight(u64::from(total + count)) - weight(u64::from(total)),
                    };
                }
            }
        }
        let best = (0..GROUPS)
            .reduce(|a, b| if gains[b] > gains[a] { b } else { a })
            .unwrap_or(old);
        self.shift(word, best, true);
        groups[word] = best as u16;
        best != old
    }
}
