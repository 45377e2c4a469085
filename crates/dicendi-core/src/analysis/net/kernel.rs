//! Matrices in whole numbers: sixteen-bit weights and inputs, thirty-two-bit sums.
//!
//! Whole-number sums come out the same in any order, so the quick way and the plain way agree to the
//! bit, and every machine gives the same analysis. Weights and inputs stay within [`LIMIT`], so a sum
//! over [`INPUTS`] of them cannot overflow.

/// Largest weight or input.
pub const LIMIT: f32 = 2047.0;

/// Most inputs a matrix may have: 512 × 2047² < 2³¹.
pub const INPUTS: usize = 512;

/// Columns that are worked on side by side.
const PANEL: usize = 16;

/// Rows of inputs in whole numbers, each with the factor that gives it its size back.
#[derive(Debug, Default, Clone)]
pub struct Rows {
    values: Vec<i16>,
    scales: Vec<f32>,
    width: usize,
}

impl Rows {
    /// Takes over `rows`, each of `width` numbers.
    pub fn fill(&mut self, rows: &[f32], width: usize) {
        self.start(width);
        for row in rows.chunks_exact(width) {
            self.push(row);
        }
    }

    /// Begins anew, with rows of `width` numbers.
    pub fn start(&mut self, width: usize) {
        self.values.clear();
        self.scales.clear();
        self.width = width.next_multiple_of(2);
    }

    /// Adds a row.
    pub fn push(&mut self, row: &[f32]) {
        let from = self.values.len();
        self.values.resize(from + self.width, 0);
        self.scales.push(quantise(row, &mut self.values[from..]));
    }
}

/// Writes `row` as whole numbers up to [`LIMIT`]; gives the factor that undoes it.
fn quantise(row: &[f32], into: &mut [i16]) -> f32 {
    #[cfg(target_arch = "x86_64")]
    if is_x86_feature_detected!("avx2") {
        #[target_feature(enable = "avx2")]
        fn quick(row: &[f32], into: &mut [i16]) -> f32 {
            quantise_plainly(row, into)
        }
        // SAFETY: the processor has AVX2.
        return unsafe { quick(row, into) };
    }
    quantise_plainly(row, into)
}

#[inline(always)]
fn quantise_plainly(row: &[f32], into: &mut [i16]) -> f32 {
    let mut tops = [0.0f32; 8];
    for chunk in row.chunks(8) {
        for (top, value) in tops.iter_mut().zip(chunk) {
            *top = if value.abs() > *top { value.abs() } else { *top };
        }
    }
    let top = tops.iter().copied().fold(0.0, f32::max);
    if !(top > 1e-20 && top < 1e20) {
        into.fill(0);
        return 0.0;
    }
    let factor = LIMIT / top;
    // Adding and taking away 1.5 × 2²³ rounds to a whole number, which then stands in the low bits.
    const ROUND: f32 = 12_582_912.0;
    for (out, value) in into.iter_mut().zip(row) {
        *out = (value * factor + ROUND).to_bits() as i16;
    }
    top / LIMIT
}

/// A matrix of weights, with a bias an output.
#[derive(Debug, Clone)]
pub struct Matrix {
    pairs: usize,
    outputs: usize,
    /// For each panel of columns and each pair of inputs: the pair's weights, column by column.
    packed: Vec<i16>,
    scales: Vec<f32>,
    bias: Vec<f32>,
}

impl Matrix {
    /// From weights, a row an input and a column an output, one scale and one bias an output.
    pub fn new(weights: &[i16], scales: &[f32], bias: &[f32]) -> Self {
        let outputs = scales.len();
        let inputs = weights.len() / outputs.max(1);
        assert!(inputs <= INPUTS && bias.len() == outputs, "the matrix is too large");
        let pairs = inputs.div_ceil(2);
        let width = outputs.next_multiple_of(PANEL);
        let mut packed = vec![0i16; width * pairs * 2];
        for (input, row) in weights.chunks_exact(outputs).enumerate() {
            for (output, &weight) in row.iter().enumerate() {
                let (panel, column) = (output / PANEL, output % PANEL);
                packed[(panel * pairs + input / 2) * 2 * PANEL + column * 2 + input % 2] = weight;
            }
        }
        let pad = |numbers: &[f32]| {
            let mut padded = numbers.to_vec();
            padded.resize(width, 0.0);
            padded
        };
        Matrix { pairs, outputs, packed, scales: pad(scales), bias: pad(bias) }
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
    pub fn multiply(&self, rows: &Rows, out: &mut Vec<f32>) {
        assert!(rows.width == 2 * self.pairs || rows.scales.is_empty(), "the rows do not fit the matrix");
        out.resize(rows.scales.len() * self.width(), 0.0);
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

    fn multiply_plainly(&self, rows: &Rows, out: &mut [f32]) {
        let width = self.width();
        for ((row, &scale), out) in
            rows.values.chunks_exact(2 * self.pairs).zip(&rows.scales).zip(out.chunks_exact_mut(width))
        {
            for (panel, out) in out.chunks_exact_mut(PANEL).enumerate() {
                let mut sums = [0i32; PANEL];
                let weights = &self.packed[panel * self.pairs * 2 * PANEL..][..self.pairs * 2 * PANEL];
                for (pair, weights) in row.chunks_exact(2).zip(weights.chunks_exact(2 * PANEL)) {
                    for (sum, weight) in sums.iter_mut().zip(weights.chunks_exact(2)) {
                        *sum += i32::from(pair[0]) * i32::from(weight[0]) + i32::from(pair[1]) * i32::from(weight[1]);
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

#[cfg(target_arch = "x86_64")]
mod quick {
    use super::{Matrix, PANEL, Rows};
    use std::arch::x86_64::*;

    /// Rows that are worked on together.
    const TOGETHER: usize = 6;

    #[target_feature(enable = "avx2")]
    pub(super) fn multiply(matrix: &Matrix, rows: &Rows, out: &mut [f32]) {
        let (pairs, width) = (matrix.pairs, matrix.width());
        let count = rows.scales.len();
        for panel in 0..width / PANEL {
            let weights = &matrix.packed[panel * pairs * 2 * PANEL..][..pairs * 2 * PANEL];
            let mut first = 0;
            while first < count {
                let together = (count - first).min(TOGETHER);
                let block = Block { matrix, rows, weights, panel, first };
                match together {
                    1 => block.run::<1>(out),
                    2 => block.run::<2>(out),
                    3 => block.run::<3>(out),
                    4 => block.run::<4>(out),
                    5 => block.run::<5>(out),
                    _ => block.run::<TOGETHER>(out),
                }
                first += together;
            }
        }
    }

    struct Block<'a> {
        matrix: &'a Matrix,
        rows: &'a Rows,
        weights: &'a [i16],
        panel: usize,
        first: usize,
    }

    impl Block<'_> {
        #[target_feature(enable = "avx2")]
        fn run<const N: usize>(&self, out: &mut [f32]) {
            let (pairs, width) = (self.matrix.pairs, self.matrix.width());
            let inputs = &self.rows.values[self.first * 2 * pairs..][..N * 2 * pairs];
            let mut sums = [[_mm256_setzero_si256(); 2]; N];
            for (pair, weights) in self.weights.chunks_exact(2 * PANEL).enumerate() {
                // SAFETY: a chunk holds 32 numbers, two registers of 16; `inputs` holds N rows of `pairs` pairs.
                let (left, right) = unsafe {
                    let from = weights.as_ptr().cast::<__m256i>();
                    (_mm256_loadu_si256(from), _mm256_loadu_si256(from.add(1)))
                };
                for (row, sums) in sums.iter_mut().enumerate() {
                    // SAFETY: as above.
                    let input = unsafe { inputs.as_ptr().add((row * pairs + pair) * 2).cast::<i32>().read_unaligned() };
                    let input = _mm256_set1_epi32(input);
                    sums[0] = _mm256_add_epi32(sums[0], _mm256_madd_epi16(input, left));
                    sums[1] = _mm256_add_epi32(sums[1], _mm256_madd_epi16(input, right));
                }
            }
            for (row, sums) in sums.into_iter().enumerate() {
                let scale = _mm256_set1_ps(self.rows.scales[self.first + row]);
                for (half, sum) in sums.into_iter().enumerate() {
                    let column = self.panel * PANEL + half * 8;
                    let (scales, bias) = (&self.matrix.scales[column..column + 8], &self.matrix.bias[column..column + 8]);
                    let out = &mut out[(self.first + row) * width + column..][..8];
                    // SAFETY: the three slices hold eight numbers each.
                    unsafe {
                        let sized = _mm256_mul_ps(_mm256_cvtepi32_ps(sum), scale);
                        let sized = _mm256_mul_ps(sized, _mm256_loadu_ps(scales.as_ptr()));
                        _mm256_storeu_ps(out.as_mut_ptr(), _mm256_add_ps(sized, _mm256_loadu_ps(bias.as_ptr())));
                    }
                }
            }
        }
    }
}

/// The same with the instruction made for it: a panel is one register, products and sums one step.
#[cfg(target_arch = "x86_64")]
mod wide {
    use super::{Matrix, PANEL, Rows};
    use std::arch::x86_64::*;

    /// Most rows that are worked on together; fewer than half of it would wait for each other.
    const TOGETHER: usize = 12;

    #[target_feature(enable = "avx512f,avx512vnni")]
    pub(super) fn multiply(matrix: &Matrix, rows: &Rows, out: &mut [f32]) {
        let count = rows.scales.len();
        let blocks = count.div_ceil(TOGETHER);
        for panel in 0..matrix.width() / PANEL {
            let mut first = 0;
            for left in (1..=blocks).rev() {
                let together = (count - first).div_ceil(left);
                let block = match together {
                    1 => block::<1>,
                    2 => block::<2>,
                    3 => block::<3>,
                    4 => block::<4>,
                    5 => block::<5>,
                    6 => block::<6>,
                    7 => block::<7>,
                    8 => block::<8>,
                    9 => block::<9>,
                    10 => block::<10>,
                    11 => block::<11>,
                    _ => block::<TOGETHER>,
                };
                block(matrix, rows, panel, first, out);
                first += together;
            }
        }
    }

    #[target_feature(enable = "avx512f,avx512vnni")]
    fn block<const N: usize>(matrix: &Matrix, rows: &Rows, panel: usize, first: usize, out: &mut [f32]) {
        let (pairs, width) = (matrix.pairs, matrix.width());
        let weights = &matrix.packed[panel * pairs * 2 * PANEL..][..pairs * 2 * PANEL];
        let inputs = &rows.values[first * 2 * pairs..][..N * 2 * pairs];
        let mut sums = [_mm512_setzero_si512(); N];
        for (pair, weights) in weights.chunks_exact(2 * PANEL).enumerate() {
            // SAFETY: a chunk holds 32 numbers, one register; `inputs` holds N rows of `pairs` pairs.
            let weights = unsafe { _mm512_loadu_si512(weights.as_ptr().cast()) };
            for (row, sum) in sums.iter_mut().enumerate() {
                // SAFETY: as above.
                let input = unsafe { inputs.as_ptr().add((row * pairs + pair) * 2).cast::<i32>().read_unaligned() };
                *sum = _mm512_dpwssd_epi32(*sum, _mm512_set1_epi32(input), weights);
            }
        }
        let column = panel * PANEL;
        let (scales, bias) = (&matrix.scales[column..column + PANEL], &matrix.bias[column..column + PANEL]);
        for (row, sum) in sums.into_iter().enumerate() {
            let out = &mut out[(first + row) * width + column..][..PANEL];
            let scale = _mm512_set1_ps(rows.scales[first + row]);
            // SAFETY: the three slices hold sixteen numbers each.
            unsafe {
                let sized = _mm512_mul_ps(_mm512_cvtepi32_ps(sum), scale);
                let sized = _mm512_mul_ps(sized, _mm512_loadu_ps(scales.as_ptr()));
                _mm512_storeu_ps(out.as_mut_ptr(), _mm512_add_ps(sized, _mm512_loadu_ps(bias.as_ptr())));
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
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 40) as f32 / (1u64 << 23) as f32 - 1.0
        };
        (0..count).map(|_| next()).collect()
    }

    #[test]
    fn quick_and_plain_agree_to_the_bit() {
        for (count, inputs, outputs) in [(1, 5, 3), (7, 64, 57), (13, 33, 16), (6, 224, 100)] {
            let weights: Vec<i16> = numbers(inputs * outputs, 3).iter().map(|w| (w * LIMIT) as i16).collect();
            let matrix = Matrix::new(&weights, &numbers(outputs, 5), &numbers(outputs, 7));
            let mut rows = Rows::default();
            let input = numbers(count * inputs, 9);
            rows.fill(&input, inputs);
            let (mut quick, mut plain) = (Vec::new(), vec![0.0; count * matrix.width()]);
            matrix.multiply(&rows, &mut quick);
            matrix.multiply_plainly(&rows, &mut plain);
            assert_eq!(quick, plain);
            #[cfg(target_arch = "x86_64")]
            if is_x86_feature_detected!("avx2") {
                plain.fill(f32::NAN);
                // SAFETY: the processor has AVX2.
                unsafe { super::quick::multiply(&matrix, &rows, &mut plain) };
                assert_eq!(quick, plain);
            }
            let scales = numbers(outputs, 5);
            let bias = numbers(outputs, 7);
            for row in 0..count {
                for column in 0..outputs {
                    let exact: f32 = (0..inputs)
                        .map(|i| input[row * inputs + i] * f32::from(weights[i * outputs + column]) * scales[column])
                        .sum();
                    let close = quick[row * matrix.width() + column];
                    assert!((exact + bias[column] - close).abs() < 8.0, "{exact} {close}");
                }
            }
        }
    }

    #[test]
    fn odd_numbers_do_no_harm() {
        let mut rows = Rows::default();
        rows.fill(&[f32::NAN, f32::INFINITY, 0.0, 0.0, 1.0, -1.0], 2);
        assert_eq!(rows.scales[0], 0.0);
        assert_eq!(rows.scales[1], 0.0);
        assert_eq!(&rows.values[4..], &[2047, -2047]);
    }
}
