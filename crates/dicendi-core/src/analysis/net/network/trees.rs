//! From the encoded sentence to its tree: scores of all arcs, the best tree, names of its arcs.

use super::super::math::best;
use super::super::products::{BLOCK, set_products};
use super::super::tree::best_tree;
use super::{Network, NetworkScratch, positive};
use crate::ud::Deprel;
use std::ops::Range;

/// Relative places that an arc is told apart by: distance in steps, both ways, and the root.
pub(crate) const DISTANCES: usize = 24;

/// Most words that are parsed together.
const TOGETHER: usize = 256;

impl Network {
    /// Heads and relations of the encoded sentence, as places in it; a root is its own head.
    ///
    /// A sentence of more than [`TOGETHER`] words is no sentence but a table or a list that nothing cut:
    /// it is parsed in pieces, and the roots of the later ones hang on the first.
    pub(crate) fn parse(
        &self,
        scratch: &mut NetworkScratch,
        heads: &mut [u32],
        relations: &mut [Deprel],
    ) {
        let s = scratch;
        self.look_at_trees(s);
        for from in (0..heads.len()).step_by(TOGETHER) {
            let piece = from..heads.len().min(from + TOGETHER);
            self.score_arcs(piece.clone(), s);
            best_tree(&s.scores, piece.len(), &mut s.tree, &mut s.heads);
            self.name_arcs(from, s);
            let rows = s.query.chunks_exact(self.relations.width());
            for ((word, row), &found) in piece.zip(rows).zip(&s.heads) {
                (heads[word], relations[word]) = match found {
                    0 => (word as u32, Deprel::Root),
                    head => (from as u32 + head - 1, relation(row)),
                };
            }
        }
        let is_root = |heads: &[u32], word: usize| heads[word] as usize == word;
        let Some(first) = (0..heads.len()).find(|&word| is_root(heads, word)) else {
            return;
        };
        for word in first + 1..heads.len() {
            if is_root(heads, word) {
                (heads[word], relations[word]) = (first as u32, Deprel::Parataxis);
            }
        }
    }

    /// The scores of the relations of the sentence that was parsed last, a row a word; none where it
    /// was parsed in pieces.
    pub(crate) fn relation_scores<'s>(
        &self,
        scratch: &'s NetworkScratch,
        words: usize,
    ) -> impl Iterator<Item = &'s [f32]> {
        let whole = if words <= TOGETHER {
            &scratch.query[..]
        } else {
            &[]
        };
        whole.chunks_exact(self.relations.width())
    }

    /// Fills `hidden` with what arcs and relations are told from.
    pub(super) fn look_at_trees(&self, s: &mut NetworkScratch) {
        self.to_tree.multiply(&s.encoded, &mut s.hidden);
        for row in s.hidden.chunks_exact_mut(self.to_tree.width()) {
            positive(&mut row[..2 * self.arc]);
        }
    }

    /// Fills `query` with the scores of the relations of the piece that begins at `from`.
    pub(super) fn name_arcs(&self, from: usize, s: &mut NetworkScratch) {
        let width = self.to_tree.width();
        let own = 2 * self.arc..2 * self.arc + self.label;
        let governing = own.end..own.end + self.label;
        s.rows.start(self.label);
        for (word, &head) in s.heads.iter().enumerate() {
            let governor = match head {
                0 => &self.root_label[..],
                head => &s.hidden[(from + head as usize - 1) * width..][governing.clone()],
            };
            s.features.clear();
            let own = &s.hidden[(from + word) * width..][own.clone()];
            s.features.extend(
                own.iter()
                    .zip(governor)
                    .map(|(own, governor)| (own + governor).max(0.0)),
            );
            s.rows.push(&s.features);
        }
        self.relations.multiply(&s.rows, &mut s.query);
    }

    /// Fills `scores`: a row a word, a column a head, the root first.
    pub(super) fn score_arcs(&self, piece: Range<usize>, s: &mut NetworkScratch) {
        let width = self.to_tree.width();
        let words = piece.len();
        let columns = words + 1;
        let padded = columns.next_multiple_of(BLOCK);
        // What stood there before is written over, or left out of the sums.
        s.governors.ready(self.arc * padded);
        s.rows.start(self.arc);
        let rows = s.hidden[piece.start * width..piece.end * width].chunks_exact(width);
        for (word, row) in rows.enumerate() {
            s.rows.push(&row[..self.arc]);
            for (number, &value) in row[self.arc..2 * self.arc].iter().enumerate() {
                s.governors[number * padded + word + 1] = value;
            }
        }
        for (number, &value) in self.root_arc.iter().enumerate() {
            s.governors[number * padded] = value;
        }
        self.arcs.multiply(&s.rows, &mut s.query);
        self.distances.multiply(&s.rows, &mut s.near);
        let scores = s.scores.ready(words * columns);
        set_products(&s.query, self.arcs.width(), &s.governors, columns, scores);
        for (word, scores) in scores.chunks_exact_mut(columns).enumerate() {
            let near = &s.near[word * self.distances.width()..][..DISTANCES];
            scores[0] += near[0];
            let classes = &CLASSES[TOGETHER - word..];
            for (score, &class) in scores[1..].iter_mut().zip(classes) {
                *score += near[usize::from(class)];
            }
        }
    }
}

/// The best relation of a word that has a governor.
pub(super) fn relation(scores: &[f32]) -> Deprel {
    let root = Deprel::Root as usize;
    let (before, after) = (&scores[..root], &scores[root + 1..Deprel::ALL.len()]);
    let (first, second) = (best(before), best(after));
    Deprel::ALL[if after[second] > before[first] {
        root + 1 + second
    } else {
        first
    }]
}

/// The class of an arc's length and direction; words count from 1, the root is 0.
pub(crate) const fn distance_class(dependent: usize, head: usize) -> usize {
    if head == 0 {
        return 0;
    }
    let class = match dependent.abs_diff(head) {
        steps @ 0..=5 => steps,
        6..=7 => 6,
        8..=10 => 7,
        11..=15 => 8,
        16..=25 => 9,
        _ => 10,
    };
    if head < dependent { class } else { 11 + class }
}

/// The classes of arcs from a word to the words one after the other, itself in the middle.
const CLASSES: [u8; 2 * TOGETHER + 1] = {
    let mut classes = [0; 2 * TOGETHER + 1];
    let mut head = 0;
    while head < classes.len() {
        classes[head] = distance_class(TOGETHER + 1, head + 1) as u8;
        head += 1;
    }
    classes
};
