//! Random numbers that are the same on every machine: SplitMix64 (Steele, Lea and Flood 2014).

/// A stream of random numbers.
pub(crate) struct Random(u64);

impl Random {
    /// The stream of a seed and a number: streams of other numbers are independent of it.
    pub fn new(seed: u64, stream: u64) -> Self {
        let mut start = Random(seed);
        let mixed = start.next() ^ stream.wrapping_mul(0xd129_0d3e_5e0a_35e5);
        Random(Random(mixed).next())
    }

    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `bound`, all as likely to one part in 2^32; `bound` is below 2^32 and not 0.
    pub fn below(&mut self, bound: usize) -> usize {
        (((self.next() >> 32) * bound as u64) >> 32) as usize
    }
}
