//! What is counted, by cluster and cell.

use crate::random::Random;
use std::fmt;

/// Weights by cluster and cell: a sparse matrix, a row a cluster.
#[derive(Debug, Clone)]
pub struct Counts {
    /// Where the entries of each cluster end.
    ends: Vec<usize>,
    cells: Vec<u32>,
    weights: Vec<f64>,
    n_cells: usize,
}

/// Entries that make no table of counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error(pub(crate) String);

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Error {}

impl Counts {
    /// Sorts entries by cluster; clusters and cells are numbered from 0, several entries of one cell add up.
    pub fn new(
        cluster: &[u32],
        cell: &[u32],
        weight: &[f64],
        n_clusters: usize,
        n_cells: usize,
    ) -> Result<Self, Error> {
        if cluster.len() != cell.len() || cell.len() != weight.len() {
            return Err(Error(format!(
                "columns of different length: {} clusters, {} cells, {} weights",
                cluster.len(),
                cell.len(),
                weight.len()
            )));
        }
        if let Some(&cluster) = cluster
            .iter()
            .find(|&&cluster| cluster as usize >= n_clusters)
        {
            return Err(Error(format!("cluster {cluster} of {n_clusters}")));
        }
        if let Some(&cell) = cell.iter().find(|&&cell| cell as usize >= n_cells) {
            return Err(Error(format!("cell {cell} of {n_cells}")));
        }
        if let Some(weight) = weight
            .iter()
            .find(|weight| !(0.0..f64::INFINITY).contains(*weight))
        {
            return Err(Error(format!("a weight of {weight}: it must be 0 or more")));
        }
        let mut ends = vec![0; n_clusters];
        cluster
            .iter()
            .for_each(|&cluster| ends[cluster as usize] += 1);
        let mut before = 0;
        for end in &mut ends {
            // Where the cluster starts; its entries push it on to where it ends.
            before += std::mem::replace(end, before);
        }
        let mut cells = vec![0; cell.len()];
        let mut weights = vec![0.0; cell.len()];
        for ((&cluster, &cell), &weight) in cluster.iter().zip(cell).zip(weight) {
            let at = &mut ends[cluster as usize];
            (cells[*at], weights[*at]) = (cell, weight);
            *at += 1;
        }
        Ok(Counts {
            ends,
            cells,
            weights,
            n_cells,
        })
    }

    /// Number of clusters.
    pub fn n_clusters(&self) -> usize {
        self.ends.len()
    }

    /// Number of cells.
    pub fn n_cells(&self) -> usize {
        self.n_cells
    }

    /// The sum of each cell.
    pub fn totals(&self) -> Vec<f64> {
        let mut totals = vec![0.0; self.n_cells];
        for (&cell, &weight) in self.cells.iter().zip(&self.weights) {
            totals[cell as usize] += weight;
        }
        totals
    }

    /// For each cell, how many clusters have something in it.
    pub fn clusters(&self) -> Vec<u32> {
        let mut last = vec![usize::MAX; self.n_cells];
        let mut clusters = vec![0; self.n_cells];
        for cluster in 0..self.n_clusters() {
            for at in self.entries(cluster) {
                let cell = self.cells[at] as usize;
                if self.weights[at] > 0.0 && std::mem::replace(&mut last[cell], cluster) != cluster
                {
                    clusters[cell] += 1;
                }
            }
        }
        clusters
    }

    /// The clusters cut into so many parts: the sums of each, and how many clusters it has.
    pub(crate) fn parts(&self, parts: usize) -> Vec<(Vec<f64>, usize)> {
        let mut cut = vec![(vec![0.0; self.n_cells], 0); parts];
        for cluster in 0..self.n_clusters() {
            let (totals, clusters) = &mut cut[cluster % parts];
            *clusters += 1;
            for at in self.entries(cluster) {
                totals[self.cells[at] as usize] += self.weights[at];
            }
        }
        cut
    }

    /// The sums when as many clusters as there are are drawn anew, with replacement.
    pub(crate) fn resample(
        &self,
        random: &mut Random,
        drawn: &mut Vec<u16>,
        totals: &mut Vec<f64>,
    ) {
        drawn.clear();
        drawn.resize(self.n_clusters(), 0);
        for _ in 0..self.n_clusters() {
            drawn[random.below(self.ends.len())] += 1;
        }
        totals.clear();
        totals.resize(self.n_cells, 0.0);
        for (cluster, &times) in drawn.iter().enumerate().filter(|&(_, &times)| times > 0) {
            for at in self.entries(cluster) {
                totals[self.cells[at] as usize] += f64::from(times) * self.weights[at];
            }
        }
    }

    fn entries(&self, cluster: usize) -> std::ops::Range<usize> {
        let start = cluster.checked_sub(1).map_or(0, |before| self.ends[before]);
        start..self.ends[cluster]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_add_up() {
        let counts =
            Counts::new(&[1, 0, 1, 1], &[0, 1, 0, 1], &[1.0, 2.0, 3.0, 0.0], 3, 3).unwrap();
        assert_eq!(counts.totals(), [4.0, 2.0, 0.0]);
        assert_eq!(counts.clusters(), [1, 1, 0]);
        assert_eq!(counts.n_clusters(), 3);
    }

    #[test]
    fn what_makes_no_table_is_refused() {
        let message = |cluster: &[u32], cell: &[u32], weight: &[f64]| {
            Counts::new(cluster, cell, weight, 2, 2)
                .unwrap_err()
                .to_string()
        };
        assert!(message(&[0], &[0], &[]).contains("different length"));
        assert!(message(&[2], &[0], &[1.0]).contains("cluster 2"));
        assert!(message(&[0], &[2], &[1.0]).contains("cell 2"));
        assert!(message(&[0], &[0], &[-1.0]).contains("weight"));
        assert!(message(&[0], &[0], &[f64::NAN]).contains("weight"));
    }
}
