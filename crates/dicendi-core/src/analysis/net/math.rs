//! The functions between the layers, the same in training and in use, to the bit on every machine.

/// Calls a function that is always inlined as it is compiled for the widest registers of the processor. It gives the
/// same bits on all: nothing is contracted or summed in another order.
macro_rules! widest {
    ($plain:ident($($name:ident: $of:ty),+) $(-> $out:ty)?) => {{
        #[cfg(target_arch = "x86_64")]
        if is_x86_feature_detected!("avx512f") {
            #[target_feature(enable = "avx512f")]
            fn wide($($name: $of),+) $(-> $out)? {
                $plain($($name),+)
            }
            // SAFETY: the processor has AVX-512.
            return unsafe { wide($($name),+) };
        }
        #[cfg(target_arch = "x86_64")]
        if is_x86_feature_detected!("avx2") {
            #[target_feature(enable = "avx2")]
            fn quick($($name: $of),+) $(-> $out)? {
                $plain($($name),+)
            }
            // SAFETY: the processor has AVX2.
            return unsafe { quick($($name),+) };
        }
        $plain($($name),+)
    }};
}
pub(crate) use widest;

/// e^x, good to about seven digits, in plain multiplications and additions that vectorise.
#[inline(always)]
pub fn exp(x: f32) -> f32 {
    // Adding 1.5 × 2²³ leaves the nearest whole number in the low bits of the sum.
    const ROUND: f32 = 12_582_912.0;
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn close_to_the_library() {
        for step in -2000..2000 {
            let x = step as f32 * 0.01;
            assert!((exp(x) / x.exp() - 1.0).abs() < 1e-5, "exp({x})");
            assert!((tanh(x) - x.tanh()).abs() < 1e-5, "tanh({x})");
            assert!((sigmoid(x) - 1.0 / (1.0 + (-x).exp())).abs() < 1e-5);
        }
        assert!(exp(1e9).is_finite() && exp(-1e9) >= 0.0 && sigmoid(f32::MIN) >= 0.0);
    }
}
