//! Adam, which touches only those embedding rows that a batch has used.

use super::params::Layout;
use super::pass::Gradients;

/// The moments of every parameter.
#[derive(Debug)]
pub struct Adam {
    mean: Vec<f32>,
    square: Vec<f32>,
    steps: i32,
    touched: Vec<bool>,
}

const MEAN: f32 = 0.9;
const SQUARE: f32 = 0.98;

impl Adam {
    /// For `total` parameters.
    pub fn new(total: usize) -> Self {
        Adam {
            mean: vec![0.0; total],
            square: vec![0.0; total],
            steps: 0,
            touched: vec![false; total],
        }
    }

    /// One step against the gradients, which are set to zero again; embeddings move at `embedding`
    /// times the rate, so that words which training does not meet stay where their neighbours are.
    pub fn step(
        &mut self,
        layout: &Layout,
        all: &mut [f32],
        gradients: &mut Gradients,
        rate: f32,
        embedding: f32,
    ) {
        self.steps += 1;
        let mut rows: Vec<(usize, usize)> = Vec::with_capacity(gradients.touched.len());
        for &(from, len) in &gradients.touched {
            if !self.touched[from] {
                self.touched[from] = true;
                rows.push((from, len));
            }
        }
        gradients.touched.clear();
        for &(from, _) in &rows {
            self.touched[from] = false;
        }
        rows.push((layout.dense, layout.total - layout.dense));
        let mut norm = 0.0f64;
        for &(from, len) in &rows {
            let sum: f32 = gradients.values[from..from + len]
                .iter()
                .map(|g| g * g)
                .sum();
            norm += f64::from(sum);
        }
        let clip = (5.0 / norm.sqrt().max(1e-9)).min(1.0) as f32;
        let rate = rate * (1.0 - SQUARE.powi(self.steps)).sqrt() / (1.0 - MEAN.powi(self.steps));
        for (from, len) in rows {
            let range = from..from + len;
            let rate = if from < layout.dense {
                rate * embedding
            } else {
                rate
            };
            let columns = all[range.clone()]
                .iter_mut()
                .zip(&mut self.mean[range.clone()])
                .zip(&mut self.square[range.clone()])
                .zip(&mut gradients.values[range]);
            for (((value, mean), square), gradient) in columns {
                let g = *gradient * clip;
                *mean = MEAN * *mean + (1.0 - MEAN) * g;
                *square = SQUARE * *square + (1.0 - SQUARE) * g * g;
                *value -= rate * *mean / (square.sqrt() + 1e-8);
                *gradient = 0.0;
            }
        }
    }
}
