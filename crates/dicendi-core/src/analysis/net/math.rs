//! The functions between the layers, the same in training and in use, to the bit on every machine.

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
