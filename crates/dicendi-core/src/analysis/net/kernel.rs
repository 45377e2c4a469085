//! Matrices in whole numbers: eight-bit weights and inputs, thirty-two-bit sums.
//!
//! Whole-number sums come out the same in any order, so the quick way and the plain way agree to the
//! bit, and every machine gives the same analysis. Weights and inputs stay within [`TOP`], so that two
//! products fit sixteen bits, and a sum over [`INPUTS`] of them cannot overflow. A model file has its
//! weights finer than that: what is lost does not show in what comes out.

use super::math::{Numbers, ROUND};

#[cfg(target_arch = "x86_64")]
mod quick;
#[cfg(target_arch = "x86_64")]
mod wide;

/// Largest weight of a model file.
pub const LIMIT: f32 = 2047.0;

/// Largest weight or input in use.
const TOP: f32 = 127.0;

/// What is added to a weight so that it has no sign, as the instructions for bytes want it.
const OFFSET: i32 = 128;

/// Inputs that one step multiplies.
const GROUP: usize = 4;

/// Most inputs a matrix may have.
pub const INPUTS: usize = 512;

/// Columns that are worked on side by side.
const PANEL: usize = 16;

/// Rows of inputs in whole numbers, each with the factor that gives it its size back.
#[derive(Debug, Default, Clone)]
pub struct Rows {
    values: Vec<i8>,
    scales: Vec<f32>,
    /// What the offset of the weights adds to every product with a row, to be taken away.
    excess: Vec<i32>,
    width: usize,
}

impl Rows {
    /// Takes over `rows`, each of `width` numbers.
    pub fn fill(&mut self, rows: &[f32], width: usize) {
        self.start(width);
        self.values.resize(rows.len() / width * self.width, 0);
        let rows = rows.chunks_exact(width);
        for (row, into) in rows.zip(self.values.chunks_exact_mut(self.width)) {
            let (scale, sum) = quantise(row, into);
            self.scales.push(scale);
            self.excess.push(sum * OFFSET);
        }
    }

    /// Begins anew, with rows of `width` numbers.
    pub fn start(&mut self, width: usize) {
        self.values.clear();
        self.scales.clear();
        self.excess.clear();
        self.width = width.next_multiple_of(GROUP);
    }

    /// Adds a row.
    pub fn push(&mut self, row: &[f32]) {
        let from = self.values.len();
        self.values.resize(from + self.width, 0);
        let into = &mut self.values[from..];
        let (scale, sum) = quantise(row, into);
        self.scales.push(scale);
        self.excess.push(sum * OFFSET);
    }

    /// Adds a row of `others`, which are as wide.
    pub fn push_from(&mut self, others: &Rows, row: usize) {
        let values = &others.values[row * others.width..][..others.width];
        self.values.extend_from_slice(values);
        self.scales.push(others.scales[row]);
        self.excess.push(others.excess[row]);
    }
}

/// Writes `row` as whole numbers up to [`TOP`]; gives the factor that undoes it, and their sum.
fn quantise(row: &[f32], into: &mut [i8]) -> (f32, i32) {
    #[cfg(target_arch = "x86_64")]
    if is_x86_feature_detected!("avx512f") {
        // SAFETY: the processor has AVX-512.
        return unsafe { wide::quantise(row, into) };
    }
    quantise_plainly(row, into)
}

fn quantise_plainly(row: &[f32], into: &mut [i8]) -> (f32, i32) {
    let larger = |top: &mut f32, value: f32| {
        *top = if value.abs() > *top {
            value.abs()
        } else {
            *top
        }
    };
    let mut tops = [0.0f32; 16];
    let chunks = row.chunks_exact(16);
    for (top, &value) in tops.iter_mut().zip(chunks.remainder()) {
        larger(top, value);
    }
    for chunk in chunks {
        for (top, &value) in tops.iter_mut().zip(chunk) {
            larger(top, value);
        }
    }
    let Some((factor, undone)) = scale(tops.iter().copied().fold(0.0, f32::max)) else {
        into.fill(0);
        return (0.0, 0);
    };
    let mut sum = 0;
    for (out, value) in into.iter_mut().zip(row) {
        *out = round(value * factor);
        sum += i32::from(*out);
    }
    (undone, sum)
}

/// The factor that makes a row whose largest number this is one of whole numbers, and the one that undoes it.
fn scale(top: f32) -> Option<(f32, f32)> {
    (top > 1e-20 && top < 1e20).then(|| (TOP / top, top / TOP))
}

/// The nearest whole number.
#[inline(always)]
fn round(value: f32) -> i8 {
    (value + ROUND).to_bits() as i8
}

/// A matrix of weights, with a bias an output.
#[derive(Debug, Clone)]
pub struct Matrix {
    groups: usize,
    outputs: usize,
    /// For each panel of columns and each group of inputs: the group's weights and [`OFFSET`], column by column.
    packed: Vec<u8>,
    scales: Vec<f32>,
    bias: Vec<f32>,
}

impl Matrix {
    /// From weights, a row an input and a column an output, one scale and one bias an output.
    pub fn new(weights: &[i16], scales: &[f32], bias: &[f32]) -> Self {
        let outputs = scales.len();
        let inputs = weights.len() / outputs.max(1);
        assert!(
            inputs <= INPUTS && bias.len() == outputs,
            "the matrix is too large"
        );
        let mut tops = vec![0u16; outputs];
        for row in weights.chunks_exact(outputs.max(1)) {
            for (top, weight) in tops.iter_mut().zip(row) {
                *top = weight.unsigned_abs().max(*top);
            }
        }
        // How many steps of the file are one in use, output by output.
        let coarser: Vec<f32> = tops.iter().map(|&top| f32::from(top) / TOP).collect();
        let groups = inputs.div_ceil(GROUP);
        let width = outputs.next_multiple_of(PANEL);
        let mut packed = vec![OFFSET as u8; width * groups * GROUP];
        for (input, row) in weights.chunks_exact(outputs.max(1)).enumerate() {
            let (group, place) = (input / GROUP, input % GROUP);
            for (output, &weight) in row.iter().enumerate().filter(|(_, weight)| **weight != 0) {
                let (panel, column) = (output / PANEL, output % PANEL);
                let weight = round(f32::from(weight) / coarser[output]);
                packed[((panel * groups + group) * PANEL + column) * GROUP + place] =
                    (i32::from(weight) + OFFSET) as u8;
            }
        }
        let scales: Vec<f32> = scales.iter().zip(coarser).map(|(a, b)| a * b).collect();
        let pad = |numbers: &[f32]| {
            let mut padded = numbers.to_vec();
            padded.resize(width, 0.0);
            padded
        };
        Matrix {
            groups,
            outputs,
            packed,
            scales: pad(&scales),
            bias: pad(bias),
        }
    }

    /// Outputs.
    pub fn outputs(&self) -> usize {
        self.outputs
    }

    /// Numbers of a row of the result: the outputs, and zeros up to a whole panel.
    pub fn width(&self) -> usize {
        self.scales.len()
    }

    /// `rows · weights + bias`, [`Matrix::width`] numbers a row.
    pub fn multiply(&self, rows: &Rows, out: &mut Numbers) {
        assert!(
            rows.width == GROUP * self.groups || rows.scales.is_empty(),
            "the rows do not fit the matrix"
        );
        let out = out.ready(rows.scales.len() * self.width());
        #[cfg(target_arch = "x86_64")]
        if is_x86_feature_detected!("avx512f") && is_x86_feature_detected!("avx512vnni") {
            // SAFETY: the processor has these instructions.
            return unsafe { wide::multiply(self, rows, out) };
        }
        #[cfg(target_arch = "x86_64")]
        if is_x86_feature_detected!("avx2") {
            // SAFETY: the processor has AVX2.
            return unsafe { quick::multiply(self, rows, out) };
        }
        self.multiply_plainly(rows, out);
    }

    /// The weights of a panel of columns.
    fn panel(&self, panel: usize) -> &[u8] {
        let size = self.groups * GROUP * PANEL;
        &self.packed[panel * size..][..size]
    }

    fn multiply_plainly(&self, rows: &Rows, out: &mut [f32]) {
        let width = self.width();
        for (((row, &scale), &excess), out) in rows
            .values
            .chunks_exact(GROUP * self.groups)
            .zip(&rows.scales)
            .zip(&rows.excess)
            .zip(out.chunks_exact_mut(width))
        {
            for (panel, out) in out.chunks_exact_mut(PANEL).enumerate() {
                let mut sums = [-excess; PANEL];
                let weights = self.panel(panel).chunks_exact(GROUP * PANEL);
                for (group, weights) in row.chunks_exact(GROUP).zip(weights) {
                    for (sum, weights) in sums.iter_mut().zip(weights.chunks_exact(GROUP)) {
                        for (&input, &weight) in group.iter().zip(weights) {
                            *sum += i32::from(input) * i32::from(weight);
                        }
                    }
                }
                for (i, (out, sum)) in out.iter_mut().zip(sums).enumerate() {
                    let column = panel * PANEL + i;
                    *out = sum as f32 * scale * self.scales[column] + self.bias[column];
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(count: usize, seed: u64) -> Vec<f32> {
        let mut state = seed;
        let mut next = || {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            (state >> 40) as f32 / (1u64 << 23) as f32 - 1.0
        };
        (0..count).map(|_| next()).collect()
    }

    #[test]
    fn quick_and_plain_agree_to_the_bit() {
        let sizes = [(1, 5, 3), (7, 64, 57), (13, 33, 16), (6, 224, 100)];
        let few_rows = (1..=4).map(|count| (count, 70, 20));
        for (count, inputs, outputs) in sizes.into_iter().chain(few_rows) {
            let weights: Vec<i16> = numbers(inputs * outputs, 3)
                .iter()
                .map(|w| (w * LIMIT) as i16)
                .collect();
            let matrix = Matrix::new(&weights, &numbers(outputs, 5), &numbers(outputs, 7));
            let mut rows = Rows::default();
            let input = numbers(count * inputs, 9);
            rows.fill(&input, inputs);
            let (mut quick, mut plain) = (Numbers::default(), vec![0.0; count * matrix.width()]);
            matrix.multiply(&rows, &mut quick);
            matrix.multiply_plainly(&rows, &mut plain);
            assert_eq!(quick[..], plain);
            #[cfg(target_arch = "x86_64")]
            if is_x86_feature_detected!("avx2") {
                plain.fill(f32::NAN);
                // SAFETY: the processor has AVX2.
                unsafe { super::quick::multiply(&matrix, &rows, &mut plain) };
                assert_eq!(quick[..], plain);
            }
            let scales = numbers(outputs, 5);
            let bias = numbers(outputs, 7);
            for row in 0..count {
                for column in 0..outputs {
                    let exact: f32 = (0..inputs)
                        .map(|i| {
                            input[row * inputs + i]
                                * f32::from(weights[i * outputs + column])
                                * scales[column]
                        })
                        .sum();
                    let close = quick[row * matrix.width() + column];
                    assert!(
                        (exact + bias[column] - close).abs() < 24.0 * (inputs as f32).sqrt(),
                        "{exact} {close}"
                    );
                }
            }
        }
    }

    #[test]
    fn quick_and_plain_round_alike() {
        for count in 1..70 {
            let mut row = numbers(count, 11);
            row[count / 2] = if count % 3 == 0 { f32::NAN } else { -0.5 };
            let (mut quick, mut plain) = (vec![0; count + 3], vec![0; count + 3]);
            let (scale, sum) = quantise(&row, &mut quick);
            assert_eq!((scale, sum), quantise_plainly(&row, &mut plain));
            assert_eq!(quick, plain);
        }
    }

    #[test]
    fn odd_numbers_do_no_harm() {
        let mut rows = Rows::default();
        rows.fill(&[f32::NAN, f32::INFINITY, 0.0, 0.0, 1.0, -1.0], 2);
        assert_eq!(rows.scales[0], 0.0);
        assert_eq!(rows.scales[1], 0.0);
        assert_eq!(&rows.values[8..], &[127, -127, 0, 0]);
    }
}
