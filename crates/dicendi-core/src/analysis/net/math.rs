//! The functions between the layers, the same on every machine to the bit, and but for the last digit in training.

use std::ops::{Deref, DerefMut};

/// Calls a function that is always inlined as it is compiled for the widest registers of the processor. It gives the
/// same bits on all: nothing is contracted or summed in another order, and a fused product ([`f32::mul_add`]) is the same
/// number everywhere, if a slower one where the processor has none.
macro_rules! widest {
    ($plain:ident($($name:ident: $of:ty),+) $(-> $out:ty)?) => {{
        #[cfg(target_arch = "x86_64")]
        if is_x86_feature_detected!("avx512f") && is_x86_feature_detected!("fma") {
            #[target_feature(enable = "avx512f,fma")]
            fn wide($($name: $of),+) $(-> $out)? {
                $plain($($name),+)
            }
            // SAFETY: the processor has AVX-512 and fused products.
            return unsafe { wide($($name),+) };
        }
        #[cfg(target_arch = "x86_64")]
        if is_x86_feature_detected!("avx2") && is_x86_feature_detected!("fma") {
            #[target_feature(enable = "avx2,fma")]
            fn quick($($name: $of),+) $(-> $out)? {
                $plain($($name),+)
            }
            // SAFETY: the processor has AVX2 and fused products.
            return unsafe { quick($($name),+) };
        }
        $plain($($name),+)
    }};
}
pub(crate) use widest;

/// Adding 1.5 × 2²³ leaves the nearest whole number in the low bits of the sum.
pub(super) const ROUND: f32 = 12_582_912.0;

/// e^x, good to about seven digits, in plain multiplications and additions that vectorise.
#[inline(always)]
pub fn exp(x: f32) -> f32 {
    let x = x.clamp(-87.0, 87.0) * std::f32::consts::LOG2_E;
    let rounded = x + ROUND;
    let part = x - (rounded - ROUND);
    let poly = 1.0
        + part
            * (std::f32::consts::LN_2
                + part
                    * (0.240_226_5
                        + part * (0.055_504_1 + part * (0.009_618_1 + part * 0.001_333_4))));
    poly * f32::from_bits((rounded.to_bits() << 23).wrapping_add(1.0f32.to_bits()))
}

/// 1 / (1 + e^-x)
#[inline(always)]
pub fn sigmoid(x: f32) -> f32 {
    1.0 / (1.0 + exp(-x))
}

/// [`sigmoid`] of two numbers for one division, with fused products: they are as close to it as its own digits.
#[inline(always)]
pub fn sigmoids(x: f32, y: f32) -> (f32, f32) {
    let (x, y) = (1.0 + fused_exp(-x), 1.0 + fused_exp(-y));
    let inverse = 1.0 / (x * y);
    (y * inverse, x * inverse)
}

/// [`exp`] with fused products, of numbers so small that two results can be multiplied.
#[inline(always)]
fn fused_exp(x: f32) -> f32 {
    use std::f32::consts::{LN_2, LOG2_E};
    let x = x.clamp(-40.0, 40.0);
    let rounded = x.mul_add(LOG2_E, ROUND);
    let part = x.mul_add(LOG2_E, ROUND - rounded);
    let poly = part.mul_add(0.001_333_4, 0.009_618_1);
    let poly = part.mul_add(poly, 0.055_504_1);
    let poly = part.mul_add(poly, 0.240_226_5);
    let poly = part.mul_add(poly, LN_2);
    let poly = part.mul_add(poly, 1.0);
    poly * f32::from_bits((rounded.to_bits() << 23).wrapping_add(1.0f32.to_bits()))
}

/// The hyperbolic tangent.
#[inline(always)]
pub fn tanh(x: f32) -> f32 {
    1.0 - 2.0 / (1.0 + exp(2.0 * x))
}

/// The hyperbolic tangent of all values.
pub fn set_tanh(values: &mut [f32]) {
    widest!(set_tanh_plainly(values: &mut [f32]))
}

#[inline(always)]
fn set_tanh_plainly(values: &mut [f32]) {
    for value in values {
        *value = tanh(*value);
    }
}

/// The place of the largest number, the first of equals; 0 where there is none.
pub fn best(values: &[f32]) -> usize {
    let (mut best, mut top) = (0, f32::NEG_INFINITY);
    // Both are chosen without a branch: which way it went could not be guessed.
    for (place, &value) in values.iter().enumerate() {
        let better = value > top;
        best = if better { place } else { best };
        top = if better { value } else { top };
    }
    best
}

/// Numbers that are written over each time: what stood there before is not cleared.
#[derive(Debug, Default, Clone)]
pub struct Numbers {
    all: Vec<f32>,
    count: usize,
}

impl Numbers {
    /// Makes room for so many.
    pub fn ready(&mut self, count: usize) -> &mut [f32] {
        if self.all.len() < count {
            self.all.resize(count, 0.0);
        }
        self.count = count;
        self
    }
}

impl Deref for Numbers {
    type Target = [f32];

    fn deref(&self) -> &[f32] {
        &self.all[..self.count]
    }
}

impl DerefMut for Numbers {
    fn deref_mut(&mut self) -> &mut [f32] {
        &mut self.all[..self.count]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_of_the_largest() {
        let mut values: Vec<f32> = (0..40).map(|n| ((n * 7) % 11) as f32 - 20.0).collect();
        for length in 0..values.len() {
            let plainly = (0..length)
                .rev()
                .max_by(|&a, &b| values[a].total_cmp(&values[b]));
            assert_eq!(best(&values[..length]), plainly.unwrap_or(0));
        }
        values.fill(f32::NEG_INFINITY);
        assert_eq!(best(&values), 0);
    }

    #[test]
    fn close_to_the_library() {
        for step in -2000..2000 {
            let x = step as f32 * 0.01;
            assert!((exp(x) / x.exp() - 1.0).abs() < 1e-5, "exp({x})");
            assert!((tanh(x) - x.tanh()).abs() < 1e-5, "tanh({x})");
            assert!((sigmoid(x) - 1.0 / (1.0 + (-x).exp())).abs() < 1e-5);
            let (first, second) = sigmoids(x, 3.0 - 2.0 * x);
            assert!((first - sigmoid(x)).abs() < 1e-6, "sigmoids({x}, _)");
            assert!((second - sigmoid(3.0 - 2.0 * x)).abs() < 1e-6);
        }
        assert_eq!(sigmoids(1e9, -1e9).0, 1.0);
        assert!(sigmoids(-1e9, -1e9).1 < 1e-9);
        assert!(exp(1e9).is_finite() && exp(-1e9) >= 0.0 && sigmoid(f32::MIN) >= 0.0);
    }
}
