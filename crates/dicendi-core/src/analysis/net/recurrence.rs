//! The light recurrence (SRU) of a layer: reads the sentence in both directions, all units side by side.
//!
//! For every unit: `f = σ(u_f + v_f·c' + b_f)`, `r = σ(u_r + v_r·c' + b_r)`, `c = f·c' + (1-f)·u_x`,
//! `h = r·c + (1-r)·x`, where `c'` is the state before, `x` the layer's input and `u` its projections.

use super::math::{sigmoids, widest};
use crate::analysis::memory::fetch_lines;

/// What the gates of one direction weigh: `v_f`, `v_r`, `b_f`, `b_r`, one number a unit each.
#[derive(Debug, Clone)]
pub struct Gates {
    numbers: Vec<f32>,
    units: usize,
}

impl Gates {
    /// From four numbers a unit.
    pub fn new(numbers: Vec<f32>) -> Self {
        let units = numbers.len() / 4;
        Gates { numbers, units }
    }
}

/// Rows of numbers, one a word: those of the words themselves, or those at the places where the words were met.
#[derive(Debug, Clone, Copy)]
pub struct Words<'n> {
    /// All rows, one behind the other.
    pub numbers: &'n [f32],
    /// Numbers of a row.
    pub width: usize,
    /// The row of each word; of word 0 the first, and so on, where there are none.
    pub places: Option<&'n [u32]>,
}

impl<'n> Words<'n> {
    #[inline(always)]
    fn row(self, word: usize) -> &'n [f32] {
        let row = self.places.map_or(word, |places| places[word] as usize);
        &self.numbers[row * self.width..][..self.width]
    }
}

/// How many words ahead the rows of words met before are asked for: they lie anywhere in a large table.
const AHEAD: usize = 3;

/// Runs both directions over a sentence.
///
/// `projected` has a word's projections, of which the first `6 × units` count: `u_x`, `u_f`, `u_r`
/// forwards, then backwards. `input` has `2 × units` numbers a word, `output` has so many.
pub fn run(
    gates: &[Gates; 2],
    projected: Words,
    input: Words,
    output: &mut [f32],
    state: &mut Vec<f32>,
) {
    widest!(run_plainly(
        gates: &[Gates; 2], projected: Words, input: Words, output: &mut [f32], state: &mut Vec<f32>
    ))
}

#[inline(always)]
fn run_plainly(
    gates: &[Gates; 2],
    projected: Words,
    input: Words,
    output: &mut [f32],
    state: &mut Vec<f32>,
) {
    for (direction, gates) in gates.iter().enumerate() {
        let units = gates.units;
        state.clear();
        state.resize(units, 0.0);
        let words = output.len() / (2 * units);
        let place = |step: usize| match direction {
            0 => step,
            _ => words - 1 - step,
        };
        let of_word = |word: usize| {
            let u = &projected.row(word)[direction * 3 * units..][..3 * units];
            (u, &input.row(word)[direction * units..][..units])
        };
        for step in 0..words {
            if projected.places.is_some() && step + AHEAD < words {
                let (u, x) = of_word(place(step + AHEAD));
                fetch_lines(u);
                fetch_lines(x);
            }
            let word = place(step);
            let (u, x) = of_word(word);
            let at = word * 2 * units + direction * units;
            advance(gates, u, x, &mut output[at..at + units], state);
        }
    }
}

#[inline(always)]
fn advance(gates: &Gates, u: &[f32], x: &[f32], h: &mut [f32], state: &mut [f32]) {
    let units = gates.units;
    let (vf, rest) = gates.numbers.split_at(units);
    let (vr, rest) = rest.split_at(units);
    let (bf, br) = rest.split_at(units);
    let (ux, rest) = u.split_at(units);
    let (uf, ur) = rest.split_at(units);
    let (x, h, state, br, ur) = (
        &x[..units],
        &mut h[..units],
        &mut state[..units],
        &br[..units],
        &ur[..units],
    );
    for i in 0..units {
        let before = state[i];
        let (f, r) = sigmoids(
            vf[i].mul_add(before, uf[i] + bf[i]),
            vr[i].mul_add(before, ur[i] + br[i]),
        );
        let c = f.mul_add(before - ux[i], ux[i]);
        h[i] = r.mul_add(c - x[i], x[i]);
        state[i] = c;
    }
}
