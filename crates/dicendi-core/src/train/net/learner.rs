//! Steps of learning: two halves of a batch at the same time, then one step of Adam.

use super::optimise::Adam;
use super::params::Layout;
use super::pass::{Gradients, Pass};
use super::random::Random;
use super::sample::Sample;

/// A network that learns. The same seed and samples give the same numbers: the halves are fixed, and
/// their gradients are added in a fixed order.
#[derive(Debug)]
pub struct Learner {
    /// What stands where.
    pub layout: Layout,
    /// The parameters.
    pub all: Vec<f32>,
    /// Parameters that must not move.
    pub fixed: Vec<usize>,
    /// How much slower embeddings move than the rest.
    pub embedding: f32,
    /// Draws what is random.
    pub random: Random,
    adam: Adam,
    halves: [(Pass, Gradients); 2],
}

/// How fast to learn.
#[derive(Debug, Clone, Copy)]
pub struct Course {
    /// Sentences a step.
    pub batch: usize,
    /// Times through the samples.
    pub rounds: usize,
    /// Highest rate; it rises over the first steps and falls along a cosine.
    pub rate: f32,
}

/// Steps between reports.
const REPORT: usize = 200;
const RISE: f32 = 200.0;
const LAST: f32 = 0.02;

impl Learner {
    /// A network with random parameters.
    pub fn new(layout: Layout, seed: u64) -> Self {
        let mut random = Random::new(seed);
        let all = layout.initial(&mut random);
        let half = || {
            (
                Pass::default(),
                Gradients {
                    values: vec![0.0; layout.total],
                    touched: Vec::new(),
                },
            )
        };
        Learner {
            halves: [half(), half()],
            adam: Adam::new(layout.total),
            all,
            random,
            layout,
            fixed: Vec::new(),
            embedding: 1.0,
        }
    }

    /// Learns along a course. `pool` gives the samples of each round, `run` takes half a batch through
    /// the network and gives its loss, `report` hears how it goes.
    pub fn learn<'s>(
        &mut self,
        course: Course,
        mut pool: impl FnMut(&mut Random) -> Vec<&'s Sample>,
        run: impl Fn(&mut Pass, &Layout, &[f32], &[&Sample], &mut Gradients, &mut Random) -> f64 + Sync,
        mut report: impl FnMut(&str),
    ) {
        let mut step = 0;
        for round in 0..course.rounds {
            let mut samples = pool(&mut self.random);
            self.random.shuffle(&mut samples);
            let steps = samples.len().div_ceil(course.batch);
            let (mut loss, mut since) = (0.0, 0);
            for batch in samples.chunks(course.batch) {
                let done = (step as f32 / (steps * course.rounds) as f32).min(1.0);
                let fall = 0.5 * (1.0 + (done * std::f32::consts::PI).cos());
                let rate =
                    course.rate * (step as f32 / RISE).min(1.0) * (LAST + (1.0 - LAST) * fall);
                loss += self.step(batch, rate, &run);
                (step, since) = (step + 1, since + 1);
                if since == REPORT {
                    report(&format!(
                        "round {round}, step {step}: loss {:.3}",
                        loss / since as f64
                    ));
                    (loss, since) = (0.0, 0);
                }
            }
        }
    }

    fn step(
        &mut self,
        batch: &[&Sample],
        rate: f32,
        run: &(
             impl Fn(&mut Pass, &Layout, &[f32], &[&Sample], &mut Gradients, &mut Random) -> f64 + Sync
         ),
    ) -> f64 {
        let (left, right) = batch.split_at(batch.len() / 2);
        let seeds = [self.random.bits(), self.random.bits()];
        let (layout, all) = (&self.layout, &self.all);
        let losses = std::thread::scope(|scope| {
            let work = self.halves.iter_mut().zip([left, right]).zip(seeds);
            let threads: Vec<_> = work
                .map(|(((pass, gradients), samples), seed)| {
                    scope.spawn(move || {
                        run(
                            pass,
                            layout,
                            all,
                            samples,
                            gradients,
                            &mut Random::new(seed),
                        )
                    })
                })
                .collect();
            threads
                .into_iter()
                .map(|thread| thread.join().expect("learning does not panic"))
                .sum::<f64>()
        });
        let [(_, gradients), (_, other)] = &mut self.halves;
        let mut add = |from: usize, len: usize| {
            for (sum, value) in gradients.values[from..from + len]
                .iter_mut()
                .zip(&mut other.values[from..from + len])
            {
                *sum += std::mem::take(value);
            }
        };
        other.touched.iter().for_each(|&(from, len)| add(from, len));
        add(self.layout.dense, self.layout.total - self.layout.dense);
        gradients.touched.append(&mut other.touched);
        for &fixed in &self.fixed {
            gradients.values[fixed] = 0.0;
        }
        self.adam
            .step(&self.layout, &mut self.all, gradients, rate, self.embedding);
        losses / 2.0
    }
}
