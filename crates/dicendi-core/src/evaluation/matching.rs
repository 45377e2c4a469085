//! Which predicted statement is which gold one.

use super::Prediction;
use super::gold::{GoldArticle, GoldStatement};

/// Positions of the characters that a content covers, ascending and without repetition.
pub(super) type Chars = Vec<u32>;

/// Characters that never count: where a content ends beside a mark is nobody's mistake.
const MARKS: &str = "\"'«»“”„‟‹›‘’ \u{a0}\u{202f}\n\t,.;:!?…";
/// Words that may or may not be taken into a content at its beginning.
const OPENINGS: &[&str] = &[
    "que", "qu'", "qu’", "de", "d'", "d’", "à", "comme", "contre", "pour", "avoir",
];

/// The characters of a content, marks and leading complementizer aside.
pub(super) fn characters(text: &[char], spans: &[(u32, u32)]) -> Chars {
    let mut positions = Chars::new();
    for (index, &(start, end)) in spans.iter().enumerate() {
        let end = (end as usize).min(text.len());
        let mut start = (start as usize).min(end);
        if index == 0 {
            start += opening(&text[start..end]);
        }
        positions.extend(
            (start..end)
                .filter(|&at| !MARKS.contains(text[at]))
                .map(|at| at as u32),
        );
    }
    positions.sort_unstable();
    positions.dedup();
    positions
}

/// How many characters at the beginning are marks, a leading word and the spaces after it.
fn opening(piece: &[char]) -> usize {
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    let word = piece
        .iter()
        .position(|&c| is_word(c))
        .unwrap_or(piece.len());
    let begins = |opening: &str| {
        let mut rest = piece[word..].iter().flat_map(|c| c.to_lowercase());
        opening.chars().all(|c| rest.next() == Some(c))
    };
    let Some(opening) = OPENINGS.iter().find(|opening| begins(opening)) else {
        return 0;
    };
    let after = word + opening.chars().count();
    after
        + piece[after..]
            .iter()
            .take_while(|c| c.is_whitespace())
            .count()
}

/// How many positions two contents share.
fn shared(a: &[u32], b: &[u32]) -> usize {
    let (mut i, mut j, mut count) = (0, 0, 0);
    while i < a.len() && j < b.len() {
        match a[i].cmp(&b[j]) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => (i, j, count) = (i + 1, j + 1, count + 1),
        }
    }
    count
}

/// Whether all of `inner` lies in `outer`.
fn lies_in(inner: &[u32], outer: &[u32]) -> bool {
    shared(inner, outer) == inner.len()
}

/// Characters in both over characters in either.
fn overlap(a: &[u32], b: &[u32]) -> f64 {
    if a.is_empty() || b.is_empty() {
        return 0.0;
    }
    let shared = shared(a, b);
    shared as f64 / (a.len() + b.len() - shared) as f64
}

fn touch(a: Option<(u32, u32)>, b: Option<(u32, u32)>) -> bool {
    matches!((a, b), (Some(a), Some(b)) if a.0 < b.1 && b.0 < a.1)
}

/// A predicted statement with the characters of its content.
pub(super) struct Candidate<'p> {
    pub(super) prediction: &'p Prediction,
    pub(super) chars: Chars,
}

/// One-to-one pairs of a gold and a predicted statement, best overlap first.
///
/// Contents must overlap by at least `least`; a gold statement without content is found by its cue.
/// Cues that touch decide between contents that overlap about as much.
pub(super) fn pair(
    gold: &[GoldStatement],
    candidates: &[Candidate],
    least: f64,
) -> Vec<(usize, usize)> {
    const CUE: f64 = 0.5;
    let mut scored = Vec::new();
    for (g, statement) in gold.iter().enumerate() {
        for (p, candidate) in candidates.iter().enumerate() {
            let cue = touch(statement.cue_span, candidate.prediction.cue);
            if statement.chars.is_empty() {
                if cue {
                    scored.push((CUE, g, p));
                }
                continue;
            }
            let overlap = overlap(&statement.chars, &candidate.chars);
            if overlap >= least {
                scored.push((overlap + if cue { CUE } else { 0.0 }, g, p));
            }
        }
    }
    // Among equals the later pair comes first, so that figures stay comparable with those published.
    scored.sort_by(|a, b| b.0.total_cmp(&a.0).then((b.1, b.2).cmp(&(a.1, a.2))));
    let mut taken = (vec![false; gold.len()], vec![false; candidates.len()]);
    scored.retain(|&(_, g, p)| {
        let free = !taken.0[g] && !taken.1[p];
        if free {
            (taken.0[g], taken.1[p]) = (true, true);
        }
        free
    });
    scored.into_iter().map(|(_, g, p)| (g, p)).collect()
}

/// The predictions outside of the paragraphs in which nothing counts, each with its number.
pub(super) fn counted<'p>(
    gold: &GoldArticle,
    predicted: &'p [Prediction],
) -> impl Iterator<Item = (usize, Candidate<'p>)> {
    predicted
        .iter()
        .enumerate()
        .filter(|(_, prediction)| {
            let place = prediction
                .cue
                .or(prediction.content.first().copied())
                .map_or(0, |span| span.0);
            !gold
                .ignored
                .iter()
                .any(|&(start, end)| start <= place && place < end)
        })
        .map(|(index, prediction)| {
            let chars = characters(&gold.chars, &prediction.content);
            (index, Candidate { prediction, chars })
        })
}

/// Whether an unmatched prediction is one that another's content holds: neither right nor wrong.
pub(super) fn is_excused(mine: &[Candidate], p: usize) -> bool {
    let candidate = &mine[p];
    candidate.prediction.nested
        && !candidate.chars.is_empty()
        && mine
            .iter()
            .enumerate()
            .any(|(other, outer)| other != p && lies_in(&candidate.chars, &outer.chars))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_and_leading_words_are_set_aside() {
        let text: Vec<char> = "« Que la mer monte. »".chars().collect();
        let covered: String = characters(&text, &[(0, text.len() as u32)])
            .iter()
            .map(|&at| text[at as usize])
            .collect();
        assert_eq!(covered, "lamermonte");
        assert!(characters(&text, &[(40, 90)]).is_empty());
    }

    #[test]
    fn overlap_counts_characters() {
        assert_eq!(overlap(&[1, 2, 3], &[2, 3, 4]), 0.5);
        assert_eq!(overlap(&[], &[1]), 0.0);
        assert!(lies_in(&[2, 3], &[1, 2, 3]) && !lies_in(&[2, 5], &[1, 2, 3]));
    }
}
