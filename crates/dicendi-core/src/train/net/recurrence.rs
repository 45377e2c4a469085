//! The light recurrence (SRU) of one direction of one layer, forwards and backwards.
//!
//! For every unit: `f = σ(u_f + v_f·c' + b_f)`, `r = σ(u_r + v_r·c' + b_r)`, `c = f·c' + (1-f)·u_x`,
//! `h = r·c + (1-r)·x`, where `c'` is the state before, `x` the layer's input and `u` its projections.

use crate::analysis::net::math::sigmoid;

/// Where the numbers of one direction stand.
#[derive(Debug, Clone, Copy)]
pub struct Lane {
    /// Units of a direction.
    pub units: usize,
    /// 0 forwards, 1 backwards.
    pub direction: usize,
}

impl Lane {
    fn order(self, words: usize) -> impl Iterator<Item = usize> {
        let backwards = self.direction == 1;
        (0..words).map(move |step| if backwards { words - 1 - step } else { step })
    }
}

/// What the way back needs, one row of `2 × units` a word.
#[derive(Debug, Default, Clone)]
pub struct Trace {
    /// Forget gate.
    pub forget: Vec<f32>,
    /// Output gate.
    pub reset: Vec<f32>,
    /// State.
    pub state: Vec<f32>,
}

impl Trace {
    /// Makes room for `words` rows of `width`.
    pub fn resize(&mut self, words: usize, width: usize) {
        for column in [&mut self.forget, &mut self.reset, &mut self.state] {
            column.resize(words * width, 0.0);
        }
    }
}

/// One direction over the words `first..first + words`. `gates` holds `v_f, v_r, b_f, b_r` of this direction.
#[allow(
    clippy::too_many_arguments,
    reason = "one row of each of the layer's tables"
)]
pub fn forward(
    lane: Lane,
    first: usize,
    words: usize,
    projected: &[f32],
    input: &[f32],
    gates: &[f32],
    trace: &mut Trace,
    output: &mut [f32],
) {
    let units = lane.units;
    let (vf, rest) = gates.split_at(units);
    let (vr, rest) = rest.split_at(units);
    let (bf, br) = rest.split_at(units);
    let mut state = vec![0.0f32; units];
    for word in lane.order(words) {
        let u = &projected[(first + word) * 6 * units + lane.direction * 3 * units..][..3 * units];
        let (ux, rest) = u.split_at(units);
        let (uf, ur) = rest.split_at(units);
        let at = (first + word) * 2 * units + lane.direction * units;
        let x = &input[at..at + units];
        let h = &mut output[at..at + units];
        let tf = &mut trace.forget[at..at + units];
        let tr = &mut trace.reset[at..at + units];
        let tc = &mut trace.state[at..at + units];
        for i in 0..units {
            let f = sigmoid(uf[i] + vf[i] * state[i] + bf[i]);
            let r = sigmoid(ur[i] + vr[i] * state[i] + br[i]);
            let c = f * state[i] + (1.0 - f) * ux[i];
            h[i] = r * c + (1.0 - r) * x[i];
            (tf[i], tr[i], tc[i]) = (f, r, c);
            state[i] = c;
        }
    }
}

/// The way back: `d_output` in, `d_projected` and `d_input` out (written, not added), `d_gates` added to.
#[allow(
    clippy::too_many_arguments,
    reason = "one row of each of the layer's tables"
)]
pub fn backward(
    lane: Lane,
    first: usize,
    words: usize,
    projected: &[f32],
    input: &[f32],
    gates: &[f32],
    trace: &Trace,
    d_output: &[f32],
    d_projected: &mut [f32],
    d_input: &mut [f32],
    d_gates: &mut [f32],
) {
    let units = lane.units;
    let (vf, rest) = gates.split_at(units);
    let (vr, _) = rest.split_at(units);
    let (dvf, rest) = d_gates.split_at_mut(units);
    let (dvr, rest) = rest.split_at_mut(units);
    let (dbf, dbr) = rest.split_at_mut(units);
    let zeros = vec![0.0f32; units];
    let mut carried = vec![0.0f32; units];
    for step in (0..words).rev() {
        let word = if lane.direction == 1 {
            words - 1 - step
        } else {
            step
        };
        let at = (first + word) * 2 * units + lane.direction * units;
        let before = if step == 0 {
            &zeros[..]
        } else {
            let word = if lane.direction == 1 {
                words - step
            } else {
                step - 1
            };
            &trace.state[(first + word) * 2 * units + lane.direction * units..][..units]
        };
        let u = (first + word) * 6 * units + lane.direction * 3 * units;
        let ux = &projected[u..u + units];
        let (dux, rest) = d_projected[u..u + 3 * units].split_at_mut(units);
        let (duf, dur) = rest.split_at_mut(units);
        let (f, r, c) = (
            &trace.forget[at..at + units],
            &trace.reset[at..at + units],
            &trace.state[at..at + units],
        );
        let (x, dh, dx) = (
            &input[at..at + units],
            &d_output[at..at + units],
            &mut d_input[at..at + units],
        );
        for i in 0..units {
            let d_reset = dh[i] * (c[i] - x[i]) * r[i] * (1.0 - r[i]);
            let dc = carried[i] + dh[i] * r[i];
            dx[i] = dh[i] * (1.0 - r[i]);
            let d_forget = dc * (before[i] - ux[i]) * f[i] * (1.0 - f[i]);
            dux[i] = dc * (1.0 - f[i]);
            duf[i] = d_forget;
            dur[i] = d_reset;
            carried[i] = dc * f[i] + d_forget * vf[i] + d_reset * vr[i];
            dvf[i] += d_forget * before[i];
            dvr[i] += d_reset * before[i];
            dbf[i] += d_forget;
            dbr[i] += d_reset;
        }
    }
}
