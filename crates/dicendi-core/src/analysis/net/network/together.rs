//! Several networks analyse as one: the likelihoods that they give to tags, arcs and relations are
//! averaged. Too slow to ship; the one that ships learns from it.

use super::super::tree::best_tree;
use super::trees::relation;
use super::{Network, NetworkScratch, best, best_bundle};
use crate::ud::{Deprel, Feats, Upos};

/// The likeliest classes of one choice, with their likelihoods; class 0 with likelihood 0 fills up.
pub(crate) type Likely = [(u16, f32); 4];

/// What several networks say of a sentence.
#[derive(Debug, Default)]
pub(crate) struct Opinion {
    /// The likeliest part of speech of every word.
    pub(crate) upos: Vec<Upos>,
    /// The likeliest features that go with it.
    pub(crate) feats: Vec<Feats>,
    /// Heads of the likeliest tree: 0 for the root, else the head counted from 1.
    pub(crate) heads: Vec<u32>,
    /// Its relations.
    pub(crate) relations: Vec<Deprel>,
    /// How likely each part of speech, bundle of features, head, and relation to the head of the tree is.
    pub(crate) likely: Vec<[Likely; 4]>,
}

/// Tags and tree of the sentence that every network has encoded; they must share their bundles of
/// features.
pub(crate) fn analyze_together(
    networks: &mut [(Network, NetworkScratch)],
    words: usize,
    opinion: &mut Opinion,
) {
    let Some((first, _)) = networks.first() else {
        return;
    };
    let bundles = first.all_bundles.clone();
    let (of_tags, all_tags) = (first.tags.width(), Upos::ALL.len() + bundles.len());
    let of_relations = first.relations.width();
    let (mut tags, mut arcs, mut names) = (Vec::new(), Vec::new(), Vec::new());
    let share = 1.0 / networks.len() as f32;
    for (network, s) in networks.iter_mut() {
        network.score_tags(s);
        for row in s.query.chunks_exact_mut(of_tags) {
            likelihoods(&mut row[..Upos::ALL.len()]);
            likelihoods(&mut row[Upos::ALL.len()..all_tags]);
        }
        add(&s.query, share, &mut tags);
        network.look_at_trees(s);
        network.score_arcs(0..words, s);
        for (word, row) in s.scores.chunks_exact_mut(words + 1).enumerate() {
            row[word + 1] = f32::NEG_INFINITY;
            likelihoods(row);
        }
        add(&s.scores, share, &mut arcs);
    }
    opinion.likely.clear();
    opinion.upos.clear();
    opinion.feats.clear();
    for (row, arcs) in tags.chunks_exact(of_tags).zip(arcs.chunks_exact(words + 1)) {
        let (parts, rest) = row[..all_tags].split_at(Upos::ALL.len());
        let upos = Upos::ALL[best(parts)];
        opinion.upos.push(upos);
        opinion.feats.push(best_bundle(&bundles, upos, rest));
        opinion.likely.push([
            likeliest(parts),
            likeliest(rest),
            likeliest(arcs),
            Likely::default(),
        ]);
    }
    arcs.iter_mut()
        .for_each(|share| *share = share.max(1e-12).ln());
    best_tree(&arcs, words, &mut networks[0].1.tree, &mut opinion.heads);
    for (network, s) in networks.iter_mut() {
        s.heads.clone_from(&opinion.heads);
        network.name_arcs(0, s);
        for row in s.query.chunks_exact_mut(of_relations) {
            likelihoods(&mut row[..Deprel::ALL.len()]);
        }
        add(&s.query, share, &mut names);
    }
    opinion.relations.clear();
    let rows = names.chunks_exact(of_relations).zip(&mut opinion.likely);
    for ((row, likely), &head) in rows.zip(&opinion.heads) {
        let row = &row[..Deprel::ALL.len()];
        likely[3] = likeliest(row);
        opinion.relations.push(match head {
            0 => Deprel::Root,
            _ => relation(row),
        });
    }
}

/// Scores to likelihoods.
fn likelihoods(scores: &mut [f32]) {
    let top = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    scores
        .iter_mut()
        .for_each(|score| *score = (*score - top).exp());
    let sum: f32 = scores.iter().sum();
    scores.iter_mut().for_each(|score| *score /= sum);
}

/// The classes that together are nearly certain, as shares of their sum.
fn likeliest(shares: &[f32]) -> Likely {
    let mut likely = Likely::default();
    for (class, &share) in shares.iter().enumerate() {
        let place = likely.iter().position(|&(_, other)| share > other);
        if let Some(place) = place {
            likely[place..].rotate_right(1);
            likely[place] = (class as u16, share);
        }
    }
    let least = 0.01 * likely[0].1;
    let sum: f32 = likely
        .iter()
        .map(|&(_, share)| share)
        .filter(|&share| share > least)
        .sum();
    for class in &mut likely {
        class.1 = if class.1 > least { class.1 / sum } else { 0.0 };
    }
    likely
}

fn add(values: &[f32], times: f32, sums: &mut Vec<f32>) {
    sums.resize(values.len(), 0.0);
    for (sum, value) in sums.iter_mut().zip(values) {
        *sum += times * value;
    }
}
