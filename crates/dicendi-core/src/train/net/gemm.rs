//! Products of row-major matrices.

/// `c[m×n] = a[m×k] · b[k×n] + beta · c`
pub fn product(m: usize, k: usize, n: usize, a: &[f32], b: &[f32], beta: f32, c: &mut [f32]) {
    multiply((m, k, n), (a, k, 1), (b, n, 1), beta, c);
}

/// `c[m×n] = a[m×k] · bᵀ + beta · c` with `b[n×k]`
pub fn product_by_transposed(
    m: usize,
    k: usize,
    n: usize,
    a: &[f32],
    b: &[f32],
    beta: f32,
    c: &mut [f32],
) {
    multiply((m, k, n), (a, k, 1), (b, 1, k), beta, c);
}

/// `c[m×n] = aᵀ · b + beta · c` with `a[k×m]`, `b[k×n]`
pub fn transposed_product(
    m: usize,
    k: usize,
    n: usize,
    a: &[f32],
    b: &[f32],
    beta: f32,
    c: &mut [f32],
) {
    multiply((m, k, n), (a, 1, m), (b, n, 1), beta, c);
}

type Operand<'a> = (&'a [f32], usize, usize);

fn multiply((m, k, n): (usize, usize, usize), a: Operand, b: Operand, beta: f32, c: &mut [f32]) {
    if m == 0 || n == 0 {
        return;
    }
    assert!(
        a.0.len() >= m * k && b.0.len() >= k * n && c.len() >= m * n,
        "matrix too small"
    );
    // SAFETY: the slices hold m×k, k×n and m×n numbers at these strides, as asserted.
    unsafe {
        matrixmultiply::sgemm(
            m,
            k,
            n,
            1.0,
            a.0.as_ptr(),
            a.1 as isize,
            a.2 as isize,
            b.0.as_ptr(),
            b.1 as isize,
            b.2 as isize,
            beta,
            c.as_mut_ptr(),
            n as isize,
            1,
        );
    }
}
