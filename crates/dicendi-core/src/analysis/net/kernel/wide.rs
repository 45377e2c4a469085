//! Products with the instruction made for it (AVX-512 VNNI): a panel is one register, products and sums
//! one step; and whole numbers sixteen at a time.

use super::{GROUP, Matrix, PANEL, Rows, scale};
use std::arch::x86_64::*;

/// Most rows that are worked on together. Those of a few would wait for their last sums: they have several
/// sums each, of some of the groups.
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
                1 => block::<1, 8>,
                2 => block::<2, 4>,
                3 => block::<3, 2>,
                4 => block::<4, 2>,
                5 => block::<5, 1>,
                6 => block::<6, 1>,
                7 => block::<7, 1>,
                8 => block::<8, 1>,
                9 => block::<9, 1>,
                10 => block::<10, 1>,
                11 => block::<11, 1>,
                _ => block::<TOGETHER, 1>,
            };
            block(matrix, rows, panel, first, out);
            first += together;
        }
    }
}

#[target_feature(enable = "avx512f,avx512vnni")]
fn block<const N: usize, const SUMS: usize>(
    matrix: &Matrix,
    rows: &Rows,
    panel: usize,
    first: usize,
    out: &mut [f32],
) {
    let (groups, width) = (matrix.groups, matrix.width());
    let inputs = &rows.values[first * GROUP * groups..][..N * GROUP * groups];
    let excess = &rows.excess[first..first + N];
    let mut sums = [[_mm512_setzero_si512(); N]; SUMS];
    for (sum, &excess) in sums[0].iter_mut().zip(excess) {
        *sum = _mm512_set1_epi32(-excess);
    }
    let weights = matrix.panel(panel);
    let add = |group: usize, sums: &mut [__m512i; N]| {
        // SAFETY: a group of a panel has 64 bytes, one register; `inputs` holds N rows of `groups` groups.
        let weights = unsafe {
            let weights = weights.as_ptr().add(group * GROUP * PANEL);
            _mm512_loadu_si512(weights.cast())
        };
        for (row, sum) in sums.iter_mut().enumerate() {
            // SAFETY: as above.
            let input = unsafe {
                inputs
                    .as_ptr()
                    .add((row * groups + group) * GROUP)
                    .cast::<i32>()
                    .read_unaligned()
            };
            *sum = _mm512_dpbusd_epi32(*sum, weights, _mm512_set1_epi32(input));
        }
    };
    let whole = groups - groups % SUMS;
    for group in (0..whole).step_by(SUMS) {
        for (after, sums) in sums.iter_mut().enumerate() {
            add(group + after, sums);
        }
    }
    for group in whole..groups {
        add(group, &mut sums[0]);
    }
    let (first_sums, others) = sums.split_at_mut(1);
    for other in others {
        for (sum, other) in first_sums[0].iter_mut().zip(other) {
            *sum = _mm512_add_epi32(*sum, *other);
        }
    }
    let sums = first_sums[0];
    let column = panel * PANEL;
    let (scales, bias) = (
        &matrix.scales[column..column + PANEL],
        &matrix.bias[column..column + PANEL],
    );
    for (row, sum) in sums.into_iter().enumerate() {
        let out = &mut out[(first + row) * width + column..][..PANEL];
        let scale = _mm512_set1_ps(rows.scales[first + row]);
        // SAFETY: the three slices hold sixteen numbers each.
        unsafe {
            let sized = _mm512_mul_ps(_mm512_cvtepi32_ps(sum), scale);
            let sized = _mm512_mul_ps(sized, _mm512_loadu_ps(scales.as_ptr()));
            _mm512_storeu_ps(
                out.as_mut_ptr(),
                _mm512_add_ps(sized, _mm512_loadu_ps(bias.as_ptr())),
            );
        }
    }
}

/// See [`super::quantise`].
#[target_feature(enable = "avx512f")]
pub(super) fn quantise(row: &[f32], into: &mut [i8]) -> (f32, i32) {
    const LANES: usize = 16;
    assert!(into.len() >= row.len(), "no room for the whole numbers");
    let mask = |at: usize| u16::MAX >> LANES.saturating_sub(row.len() - at);
    let load = |at: usize| {
        // SAFETY: the mask leaves out what lies behind the row.
        unsafe { _mm512_maskz_loadu_ps(mask(at), row.as_ptr().add(at)) }
    };
    let mut tops = _mm512_setzero_ps();
    for at in (0..row.len()).step_by(LANES) {
        // What is no number is passed over: then the second is the larger.
        tops = _mm512_max_ps(_mm512_abs_ps(load(at)), tops);
    }
    let Some((factor, undone)) = scale(_mm512_reduce_max_ps(tops)) else {
        into.fill(0);
        return (0.0, 0);
    };
    let factor = _mm512_set1_ps(factor);
    let mut sums = _mm512_setzero_si512();
    for at in (0..row.len()).step_by(LANES) {
        let sized = _mm512_mul_ps(load(at), factor);
        let numbers = _mm512_cmp_ps_mask::<_CMP_ORD_Q>(sized, sized);
        let whole = _mm512_maskz_cvtps_epi32(numbers, sized);
        // SAFETY: `into` is as long as the row, and the mask leaves out what lies behind.
        unsafe { _mm512_mask_cvtepi32_storeu_epi8(into.as_mut_ptr().add(at), mask(at), whole) };
        sums = _mm512_add_epi32(sums, whole);
    }
    (undone, _mm512_reduce_add_epi32(sums))
}
