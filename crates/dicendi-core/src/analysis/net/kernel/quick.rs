//! Products with AVX2: sixteen columns of a panel in two registers, six rows at once.

use super::{GROUP, Matrix, PANEL, Rows};
use std::arch::x86_64::*;

/// Rows that are worked on together.
const TOGETHER: usize = 6;

#[target_feature(enable = "avx2")]
pub(super) fn multiply(matrix: &Matrix, rows: &Rows, out: &mut [f32]) {
    let count = rows.scales.len();
    for panel in 0..matrix.width() / PANEL {
        let weights = matrix.panel(panel);
        let mut first = 0;
        while first < count {
            let together = (count - first).min(TOGETHER);
            let block = Block {
                matrix,
                rows,
                weights,
                panel,
                first,
            };
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
    weights: &'a [u8],
    panel: usize,
    first: usize,
}

impl Block<'_> {
    #[target_feature(enable = "avx2")]
    fn run<const N: usize>(&self, out: &mut [f32]) {
        let (groups, width) = (self.matrix.groups, self.matrix.width());
        let inputs = &self.rows.values[self.first * GROUP * groups..][..N * GROUP * groups];
        let (offset, ones) = (_mm256_set1_epi8(i8::MIN), _mm256_set1_epi16(1));
        let mut sums = [[_mm256_setzero_si256(); 2]; N];
        for (group, weights) in self.weights.chunks_exact(GROUP * PANEL).enumerate() {
            // SAFETY: a chunk holds 64 bytes, two registers; `inputs` holds N rows of `groups` groups.
            let halves = unsafe {
                let from = weights.as_ptr().cast::<__m256i>();
                [_mm256_loadu_si256(from), _mm256_loadu_si256(from.add(1))]
            };
            // The weights with their signs again, and without: one side of a product must have none.
            let halves = halves.map(|half| _mm256_xor_si256(half, offset));
            let sizes = halves.map(|half| _mm256_abs_epi8(half));
            for (row, sums) in sums.iter_mut().enumerate() {
                // SAFETY: as above.
                let input = unsafe {
                    inputs
                        .as_ptr()
                        .add((row * groups + group) * GROUP)
                        .cast::<i32>()
                        .read_unaligned()
                };
                let input = _mm256_set1_epi32(input);
                for ((sum, half), size) in sums.iter_mut().zip(halves).zip(sizes) {
                    let pairs = _mm256_maddubs_epi16(size, _mm256_sign_epi8(input, half));
                    *sum = _mm256_add_epi32(*sum, _mm256_madd_epi16(pairs, ones));
                }
            }
        }
        for (row, sums) in sums.into_iter().enumerate() {
            let scale = _mm256_set1_ps(self.rows.scales[self.first + row]);
            for (half, sum) in sums.into_iter().enumerate() {
                let column = self.panel * PANEL + half * 8;
                let (scales, bias) = (
                    &self.matrix.scales[column..column + 8],
                    &self.matrix.bias[column..column + 8],
                );
                let out = &mut out[(self.first + row) * width + column..][..8];
                // SAFETY: the three slices hold eight numbers each.
                unsafe {
                    let sized = _mm256_mul_ps(_mm256_cvtepi32_ps(sum), scale);
                    let sized = _mm256_mul_ps(sized, _mm256_loadu_ps(scales.as_ptr()));
                    _mm256_storeu_ps(
                        out.as_mut_ptr(),
                        _mm256_add_ps(sized, _mm256_loadu_ps(bias.as_ptr())),
                    );
                }
            }
        }
    }
}
