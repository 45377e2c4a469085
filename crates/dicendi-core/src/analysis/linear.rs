//! A linear classifier over hashed features: a score for each label is a sum of small whole numbers.
//!
//! Features are 64-bit hashes of which 32 bits are kept as a fingerprint: with half a million kept
//! features, an unknown one is taken for a known one about once in ten thousand.

use super::memory::fetch;
use super::net::math::widest;
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

/// Weights that are added side by side.
const LANES: usize = 16;

/// Rows of weights as memory is read: none lies across two of its lines.
#[derive(Debug, Clone, Default)]
#[repr(align(64))]
struct Line([[i16; LANES]; 2]);

/// The weights of a classifier.
#[derive(Debug)]
pub(crate) struct Linear {
    /// Which fingerprints may be known, a bit a run of them: most of the unknown ones, which would have to be
    /// looked for longest, are told by it, and it stays in the nearest memory.
    filter: Vec<u64>,
    filter_shift: u32,
    /// Fingerprints of the known features, each at or behind the place that it hashes to; 0 is empty.
    keys: Vec<u32>,
    shift: u32,
    /// Their weights, a row a key: numbers side by side add faster than the few that are not zero.
    rows: Vec<Line>,
    /// The label of each number of a row: those that have weights at all.
    labels: Vec<u8>,
}

impl Linear {
    /// Reads what the trainer wrote: features in the order of their fingerprints, each with its weights.
    pub(crate) fn read(reader: &mut Reader, labels: usize) -> Result<Self> {
        let count = reader.count(8)?;
        let mut features = Vec::with_capacity(count);
        let mut weights = Vec::with_capacity(count * 4);
        for _ in 0..count {
            let key = reader.u32()?;
            let length = usize::from(reader.u8()?);
            for _ in 0..length {
                let label = reader.u8()?;
                if usize::from(label) >= labels {
                    return Err(reader.error("a weight has no label"));
                }
                weights.push((label, reader.u16()? as i16));
            }
            features.push((key, length));
        }
        let mut columns = vec![None; labels];
        let mut used = Vec::new();
        for &(label, _) in &weights {
            columns[usize::from(label)].get_or_insert_with(|| {
                used.push(label);
                used.len() - 1
            });
        }
        let size = (count * 4 / 3 + 1).next_power_of_two().max(16);
        let bits = (count * 8).next_power_of_two().max(64);
        let per_key = used.len().div_ceil(LANES);
        let mut linear = Linear {
            filter: vec![0; bits / 64],
            filter_shift: 32 - bits.trailing_zeros(),
            keys: vec![0; size],
            shift: 32 - size.trailing_zeros(),
            rows: vec![Line::default(); (size * per_key).div_ceil(2)],
            labels: used,
        };
        let mut weights = weights.into_iter();
        for (key, length) in features {
            let mut at = linear.home(key);
            while linear.keys[at] != 0 {
                at = (at + 1) & (size - 1);
            }
            linear.keys[at] = key;
            let bit = key >> linear.filter_shift;
            linear.filter[bit as usize / 64] |= 1 << (bit % 64);
            for (label, weight) in weights.by_ref().take(length) {
                let column = columns[usize::from(label)].unwrap_or_default();
                let row = at * per_key + column / LANES;
                linear.rows[row / 2].0[row % 2][column % LANES] += weight;
            }
        }
        Ok(linear)
    }

    #[inline]
    fn home(&self, key: u32) -> usize {
        (key.wrapping_mul(0x9e37_79b1) >> self.shift) as usize
    }

    /// 1 where a fingerprint may be known, 0 where it is not.
    #[inline]
    fn may_know(&self, key: u32) -> usize {
        let bit = key >> self.filter_shift;
        (self.filter[bit as usize / 64] >> (bit % 64) & 1) as usize
    }

    /// The place of a fingerprint, where it is known.
    #[inline]
    fn find(&self, key: u32) -> Option<usize> {
        let mut at = self.home(key);
        loop {
            match self.keys[at] {
                found if found == key => return Some(at),
                0 => return None,
                _ => at = (at + 1) & (self.keys.len() - 1),
            }
        }
    }

    /// Adds the sums over `features` to `scores`.
    pub(crate) fn add_scores(&self, features: &[u64], scores: &mut [i32]) {
        for features in features.chunks(TOGETHER) {
            let mut keys = [0; TOGETHER];
            let mut count = 0;
            // Every key is written, and the next one over it where it is not known: no branch to guess.
            for &feature in features {
                keys[count] = fingerprint(feature);
                count += self.may_know(keys[count]);
            }
            // All are asked for before the first is waited for.
            for &key in &keys[..count] {
                fetch(&self.keys, self.home(key));
            }
            let mut places = [0; TOGETHER];
            let mut known = 0;
            let per_key = self.labels.len().div_ceil(LANES);
            for place in keys[..count].iter().filter_map(|&key| self.find(key)) {
                places[known] = place * per_key;
                fetch(&self.rows, place * per_key / 2);
                known += 1;
            }
            for (part, labels) in self.labels.chunks(LANES).enumerate() {
                let sums = sum(&self.rows, &places[..known], part);
                for (&label, sum) in labels.iter().zip(sums) {
                    scores[usize::from(label)] += sum;
                }
            }
        }
    }
}

/// Features that are looked up together.
const TOGETHER: usize = 64;

/// The sums of some rows, each `part` rows behind its place.
fn sum(rows: &[Line], places: &[usize], part: usize) -> [i32; LANES] {
    widest!(sum_plainly(rows: &[Line], places: &[usize], part: usize) -> [i32; LANES])
}

#[inline(always)]
fn sum_plainly(rows: &[Line], places: &[usize], part: usize) -> [i32; LANES] {
    let mut sums = [0; LANES];
    for &place in places {
        let row = place + part;
        for (sum, &weight) in sums.iter_mut().zip(&rows[row / 2].0[row % 2]) {
            *sum += i32::from(weight);
        }
    }
    sums
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
