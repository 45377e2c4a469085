//! Products of two tables of numbers, such as the scores of all arcs of a sentence.

#[cfg(target_arch = "x86_64")]
use std::arch::x86_64::*;

/// Columns of a table that are summed side by side, and rows of factors: sums of one row alone wait for each other.
pub(super) const BLOCK: usize = 32;
const ABREAST: usize = 4;

/// Sets each row of `sums`, of so many columns, to the sums of the rows of `table`, each times its number in the row
/// of `factors`. Those are `stride` numbers apart; rows of the table are padded to whole blocks.
pub(super) fn set_products(
    factors: &[f32],
    stride: usize,
    table: &[f32],
    columns: usize,
    sums: &mut [f32],
) {
    let mut abreast = sums.chunks_exact_mut(ABREAST * columns);
    let mut factors = factors.chunks(stride);
    let mut next = || factors.next().unwrap_or_default();
    for sums in &mut abreast {
        let factors = std::array::from_fn::<_, ABREAST, _>(|_| next());
        set_rows(factors, table, columns, sums);
    }
    for sums in abreast.into_remainder().chunks_exact_mut(columns) {
        set_rows([next()], table, columns, sums);
    }
}

fn set_rows<const N: usize>(factors: [&[f32]; N], table: &[f32], columns: usize, sums: &mut [f32]) {
    let width = columns.next_multiple_of(BLOCK);
    let factors = factors.map(|factors| &factors[..table.len() / width]);
    for from in (0..columns).step_by(BLOCK) {
        let rows = table
            .chunks_exact(width)
            .map(|row| row[from..].first_chunk().expect("whole blocks"));
        let held = block(factors, rows);
        let here = from..columns.min(from + BLOCK);
        for (held, sums) in held.iter().zip(sums.chunks_exact_mut(columns)) {
            sums[here.clone()].copy_from_slice(&held[..here.len()]);
        }
    }
}

/// The sums of some columns. Fused products give the same bits everywhere.
#[inline(always)]
fn block<'t, const N: usize>(
    factors: [&[f32]; N],
    rows: impl Iterator<Item = &'t [f32; BLOCK]>,
) -> [[f32; BLOCK]; N] {
    #[cfg(target_arch = "x86_64")]
    if is_x86_feature_detected!("avx512f") {
        // SAFETY: the processor has AVX-512.
        return unsafe { wide(factors, rows) };
    }
    #[cfg(target_arch = "x86_64")]
    if is_x86_feature_detected!("avx2") && is_x86_feature_detected!("fma") {
        #[target_feature(enable = "avx2,fma")]
        fn quick<'t, const N: usize>(
            factors: [&[f32]; N],
            rows: impl Iterator<Item = &'t [f32; BLOCK]>,
        ) -> [[f32; BLOCK]; N] {
            plainly(factors, rows)
        }
        // SAFETY: the processor has AVX2 and fused products.
        return unsafe { quick(factors, rows) };
    }
    plainly(factors, rows)
}

#[inline(always)]
fn plainly<'t, const N: usize>(
    factors: [&[f32]; N],
    rows: impl Iterator<Item = &'t [f32; BLOCK]>,
) -> [[f32; BLOCK]; N] {
    let mut held = [[0.0f32; BLOCK]; N];
    for (number, row) in rows.enumerate() {
        for (held, factors) in held.iter_mut().zip(&factors) {
            let factor = factors[number];
            for (sum, value) in held.iter_mut().zip(row) {
                *sum = value.mul_add(factor, *sum);
            }
        }
    }
    held
}

/// With AVX-512: a compiler left to itself keeps some of the sums in memory.
#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx512f")]
fn wide<'t, const N: usize>(
    factors: [&[f32]; N],
    rows: impl Iterator<Item = &'t [f32; BLOCK]>,
) -> [[f32; BLOCK]; N] {
    const LANES: usize = 16;
    let mut sums = [[_mm512_setzero_ps(); 2]; N];
    for (number, row) in rows.enumerate() {
        // SAFETY: a block is two registers long.
        let row = unsafe {
            let first = row.as_ptr();
            [_mm512_loadu_ps(first), _mm512_loadu_ps(first.add(LANES))]
        };
        for (sums, factors) in sums.iter_mut().zip(&factors) {
            let factor = _mm512_set1_ps(factors[number]);
            sums[0] = _mm512_fmadd_ps(row[0], factor, sums[0]);
            sums[1] = _mm512_fmadd_ps(row[1], factor, sums[1]);
        }
    }
    let mut held = [[0.0; BLOCK]; N];
    for (held, sums) in held.iter_mut().zip(sums) {
        // SAFETY: as above.
        unsafe {
            _mm512_storeu_ps(held.as_mut_ptr(), sums[0]);
            _mm512_storeu_ps(held.as_mut_ptr().add(LANES), sums[1]);
        }
    }
    held
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quick_and_plain_agree_to_the_bit() {
        let numbers = |count: usize, step: f32| -> Vec<f32> {
            (0..count).map(|at| (at as f32 * step).sin()).collect()
        };
        let table = numbers(7 * 64, 0.7);
        let factors = numbers(5 * 9, 0.3);
        let columns = 50;
        let mut sums = vec![f32::NAN; 5 * columns];
        set_products(&factors, 9, &table, columns, &mut sums);
        for (row, sums) in sums.chunks_exact(columns).enumerate() {
            for (column, sum) in sums.iter().enumerate() {
                let numbers = (0..7).map(|at| (table[at * 64 + column], factors[row * 9 + at]));
                let plain = numbers.fold(0.0, |sum: f32, (a, b)| a.mul_add(b, sum));
                assert_eq!(*sum, plain, "row {row}, column {column}");
            }
        }
    }
}
