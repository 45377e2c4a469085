//! Who speaks to or against whom: how much of it is answered, and how much would be by chance.

use crate::bootstrap::{Bootstrap, Estimate, percentiles, replicate};
use crate::counts::Counts;
use crate::random::Random;
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

/// From a node to another.
pub type Edge = (u32, u32);

/// How much of a network goes both ways, and how much of it would in networks that are alike but for chance.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Reciprocity {
    /// The figure, its interval from drawing clusters anew.
    pub estimate: Estimate,
    /// Its mean over rewired networks, and between which values 95 % of them have it.
    pub by_chance: Estimate,
    /// How many of the rewired networks have as much or more, one added to both counts.
    pub p: f64,
}

/// The reciprocity of edges, by number and by weight.
///
/// By number it is the share of edges whose opposite is there; by weight, the share of all weight that the opposite
/// edge matches (Squartini and others, "Reciprocity of weighted networks", 2013). A cell of `counts` is an edge; no edge
/// comes twice. Rewired networks give every node as many edges in and out as it has, and every edge its weight with its
/// source (Maslov and Sneppen, "Specificity and stability in topology of protein networks", 2002).
pub fn reciprocity(
    counts: &Counts,
    edges: &[Edge],
    rewired: usize,
    bootstrap: Bootstrap,
) -> [Reciprocity; 2] {
    let opposite = opposites(edges);
    let weights = counts.totals();
    let found = both(&weights, &opposite);
    let draws = replicate([counts], bootstrap, 2, |[totals], figures| {
        figures.copy_from_slice(&both(totals, &opposite));
    });
    let by_chance = rewire(edges, &weights, rewired, bootstrap.seed);
    std::array::from_fn(|index| {
        let (low, high) = percentiles(draws[index].clone(), bootstrap.level);
        let chance: Vec<f64> = by_chance.iter().map(|figures| figures[index]).collect();
        let more = chance
            .iter()
            .filter(|&&figure| figure >= found[index] - 1e-12)
            .count();
        let mean = chance.iter().sum::<f64>() / chance.len() as f64;
        let (least, most) = percentiles(chance, bootstrap.level);
        Reciprocity {
            estimate: Estimate {
                value: found[index],
                low,
                high,
            },
            by_chance: Estimate {
                value: mean,
                low: least,
                high: most,
            },
            p: (more + 1) as f64 / (rewired + 1) as f64,
        }
    })
}

/// For each edge the index of its opposite.
fn opposites(edges: &[Edge]) -> Vec<Option<usize>> {
    let at: FxHashMap<Edge, usize> = edges
        .iter()
        .enumerate()
        .map(|(index, &edge)| (edge, index))
        .collect();
    edges
        .iter()
        .map(|&(from, to)| (from != to).then(|| at.get(&(to, from)).copied()).flatten())
        .collect()
}

/// The reciprocity by number and by weight; edges without weight are not there.
fn both(weights: &[f64], opposite: &[Option<usize>]) -> [f64; 2] {
    let [mut edges, mut answered, mut weight, mut matched] = [0.0; 4];
    for (index, &own) in weights.iter().enumerate().filter(|&(_, &own)| own > 0.0) {
        let back = opposite[index].map_or(0.0, |opposite| weights[opposite]);
        edges += 1.0;
        answered += f64::from(back > 0.0);
        weight += own;
        matched += own.min(back);
    }
    [answered / edges, matched / weight]
}

/// The reciprocities of so many rewired networks.
fn rewire(edges: &[Edge], weights: &[f64], networks: usize, seed: u64) -> Vec<[f64; 2]> {
    /// So many start from the network itself, whatever the number of threads.
    const CHAINS: usize = 8;
    let chain = |number: usize| {
        // No streams of the bootstrap are used again.
        let mut random = Random::new(seed, u64::MAX - number as u64);
        let mut wired = Wired::new(edges);
        let length = (networks + CHAINS - 1 - number) / CHAINS;
        let step = |_| {
            wired.swap(10 * edges.len(), &mut random);
            both(weights, &opposites(&wired.edges))
        };
        (0..length).map(step).collect::<Vec<_>>()
    };
    (0..CHAINS).into_par_iter().flat_map_iter(chain).collect()
}

struct Wired {
    edges: Vec<Edge>,
    there: FxHashSet<Edge>,
}

impl Wired {
    fn new(edges: &[Edge]) -> Self {
        Wired {
            edges: edges.to_vec(),
            there: edges.iter().copied().collect(),
        }
    }

    /// Tries so many times to let two edges change their ends; none may come twice or lead back to where it starts.
    fn swap(&mut self, tries: usize, random: &mut Random) {
        for _ in 0..tries {
            let [one, two] = [(); 2].map(|()| random.below(self.edges.len()));
            let ((from, to), (other_from, other_to)) = (self.edges[one], self.edges[two]);
            let (new, other_new) = ((from, other_to), (other_from, to));
            if from == other_to
                || other_from == to
                || self.there.contains(&new)
                || self.there.contains(&other_new)
            {
                continue;
            }
            self.there.remove(&(from, to));
            self.there.remove(&(other_from, other_to));
            self.there.extend([new, other_new]);
            (self.edges[one], self.edges[two]) = (new, other_new);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(edges: &[Edge], weights: &[f64]) -> [Reciprocity; 2] {
        let n = edges.len();
        let clusters: Vec<u32> = (0..n as u32).collect();
        let counts = Counts::new(&clusters, &clusters, weights, n, n).unwrap();
        reciprocity(
            &counts,
            edges,
            100,
            Bootstrap {
                replicates: 100,
                ..Bootstrap::default()
            },
        )
    }

    #[test]
    fn it_is_the_share_that_is_answered() {
        let [number, weight] = found(&[(0, 1), (1, 0), (1, 2), (2, 0)], &[5.0, 3.0, 2.0, 2.0]);
        assert_eq!(number.estimate.value, 0.5);
        assert_eq!(weight.estimate.value, 0.5);
        assert!(number.p > 0.0 && number.p <= 1.0);
    }

    #[test]
    fn pairs_are_more_than_chance() {
        let edges: Vec<Edge> = (0..40)
            .flat_map(|n| [(2 * n, 2 * n + 1), (2 * n + 1, 2 * n)])
            .collect();
        let [number, _] = found(&edges, &[1.0; 80]);
        assert_eq!(number.estimate.value, 1.0);
        assert!(number.by_chance.high < 0.2 && number.p < 0.02, "{number:?}");
    }

    #[test]
    fn rewiring_keeps_what_goes_in_and_out() {
        let edges: Vec<Edge> = (0..30).map(|n| (n % 7, 7 + n % 11)).collect();
        let mut wired = Wired::new(&edges);
        wired.swap(1000, &mut Random::new(1, 1));
        assert_ne!(wired.edges, edges);
        let degrees = |edges: &[Edge]| {
            let mut ends: Vec<u32> = edges.iter().flat_map(|&(from, to)| [from, to]).collect();
            ends.sort_unstable();
            ends
        };
        assert_eq!(degrees(&wired.edges), degrees(&edges));
        assert_eq!(wired.there.len(), edges.len());
    }

    #[test]
    fn no_edges_no_reciprocity() {
        assert!(found(&[], &[])[0].estimate.value.is_nan());
    }
}
