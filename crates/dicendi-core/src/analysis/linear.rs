//! A linear classifier over hashed features: a score for each label is a sum of small whole numbers.
//!
//! Features are 64-bit hashes of which 32 bits are kept as a fingerprint: with half a million kept
//! features, an unknown one is taken for a known one about once in ten thousand.

use crate::error::Result;
use crate::model::Reader;

/// Mixes two hashes or codes into one.
#[inline]
pub(crate) fn mix(a: u64, b: u64) -> u64 {
    let mixed = (a.rotate_left(23) ^ b).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    mixed ^ (mixed >> 29)
}

/// The hash of some bytes.
#[inline]
pub(crate) fn hash(bytes: &[u8]) -> u64 {
    bytes.chunks(8).fold(bytes.len() as u64, |sum, chunk| {
        let mut word = [0; 8];
        word[..chunk.len()].copy_from_slice(chunk);
        mix(sum, u64::from_le_bytes(word))
    })
}

/// The part of a feature's hash that is kept; never 0, which marks an empty slot.
#[inline]
pub(crate) fn fingerprint(feature: u64) -> u32 {
    ((feature.wrapping_mul(0xd6e8_feb8_6659_fd93) >> 32) as u32).max(1)
}

#[derive(Debug, Clone, Copy, Default)]
struct Slot {
    key: u32,
    start: u32,
    length: u32,
}

#[derive(Debug, Clone, Copy)]
struct Weight {
    label: u8,
    weight: i16,
}

/// The weights of a classifier.
#[derive(Debug)]
pub(crate) struct Linear {
    slots: Vec<Slot>,
    shift: u32,
    weights: Vec<Weight>,
}

impl Linear {
    /// Reads what the trainer wrote: features in the order of their fingerprints, each with its weights.
    pub(crate) fn read(reader: &mut Reader, labels: usize) -> Result<Self> {
        let count = reader.count(8)?;
        let size = (count * 2).next_power_of_two().max(16);
        let mut linear = Linear {
            slots: vec![Slot::default(); size],
            shift: 32 - size.trailing_zeros(),
            weights: Vec::new(),
        };
        linear.weights.reserve(count * 3);
        for _ in 0..count {
            let key = reader.u32()?;
            let length = u32::from(reader.u8()?);
            let start = linear.weights.len() as u32;
            for _ in 0..length {
                let label = reader.u8()?;
                if usize::from(label) >= labels {
                    return Err(reader.error("a weight has no label"));
                }
                linear.weights.push(Weight {
                    label,
                    weight: reader.u16()? as i16,
                });
            }
            let mut at = linear.home(key);
            while linear.slots[at].key != 0 {
                at = (at + 1) & (size - 1);
            }
            linear.slots[at] = Slot { key, start, length };
        }
        Ok(linear)
    }

    #[inline]
    fn home(&self, key: u32) -> usize {
        (key.wrapping_mul(0x9e37_79b1) >> self.shift) as usize
    }

    /// Sets `scores` to the sums over `features`.
    #[inline]
    pub(crate) fn score(&self, features: &[u64], scores: &mut [i32]) {
        scores.fill(0);
        for &feature in features {
            let key = fingerprint(feature);
            let mut at = self.home(key);
            loop {
                let slot = self.slots[at];
                if slot.key == key {
                    for weight in
                        &self.weights[slot.start as usize..(slot.start + slot.length) as usize]
                    {
                        scores[usize::from(weight.label)] += i32::from(weight.weight);
                    }
                    break;
                }
                if slot.key == 0 {
                    break;
                }
                at = (at + 1) & (self.slots.len() - 1);
            }
        }
    }
}

/// The allowed label with the highest score, the first of equals.
pub(crate) fn best(scores: &[i32], allowed: impl Fn(usize) -> bool) -> Option<usize> {
    let mut best = None;
    for (label, &score) in scores.iter().enumerate() {
        if allowed(label) && best.is_none_or(|known: usize| score > scores[known]) {
            best = Some(label);
        }
    }
    best
}
