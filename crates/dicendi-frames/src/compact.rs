//! Many short things in few allocations: the texts and lists of a whole archive stay in memory.

use std::ops::Range;

/// Texts, one after the other.
#[derive(Debug, Default)]
pub(crate) struct Texts {
    bytes: String,
    ends: Ends,
}

impl Texts {
    pub fn push(&mut self, text: &str) {
        self.bytes.push_str(text);
        self.ends.push(self.bytes.len());
    }

    pub fn get(&self, at: u32) -> &str {
        &self.bytes[self.ends.range(at)]
    }
}

/// Lists of numbers, one after the other.
#[derive(Debug, Default)]
pub(crate) struct Lists {
    numbers: Vec<u32>,
    ends: Ends,
}

impl Lists {
    pub fn push(&mut self, numbers: impl IntoIterator<Item = u32>) {
        self.numbers.extend(numbers);
        self.ends.push(self.numbers.len());
    }

    pub fn get(&self, at: u32) -> &[u32] {
        &self.numbers[self.ends.range(at)]
    }

    /// All of them in one.
    pub fn flat(&self) -> &[u32] {
        &self.numbers
    }
}

/// So many things are counted from one start.
const BLOCK: usize = 1024;

/// Where things end that stand one after the other: in half the room of whole numbers.
#[derive(Debug, Default)]
struct Ends {
    /// Where each block starts.
    starts: Vec<usize>,
    /// Where each thing ends, counted from the start of its block.
    ends: Vec<u32>,
    last: usize,
}

impl Ends {
    fn push(&mut self, end: usize) {
        if self.ends.len().is_multiple_of(BLOCK) {
            self.starts.push(self.last);
        }
        let start = self.starts[self.ends.len() / BLOCK];
        let length = u32::try_from(end - start).expect("a block holds less than 4 GiB");
        self.ends.push(length);
        self.last = end;
    }

    fn range(&self, at: u32) -> Range<usize> {
        let at = at as usize;
        let start = self.starts[at / BLOCK];
        let before = at
            .checked_sub(1)
            .filter(|before| before / BLOCK == at / BLOCK);
        let begin = before.map_or(0, |before| self.ends[before]);
        start + begin as usize..start + self.ends[at] as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_pushed_is_there() {
        let mut texts = Texts::default();
        let mut lists = Lists::default();
        for number in 0..3 * BLOCK as u32 {
            texts.push(&number.to_string());
            lists.push(0..number % 4);
        }
        for number in 0..3 * BLOCK as u32 {
            assert_eq!(texts.get(number), number.to_string());
            assert!(lists.get(number).iter().copied().eq(0..number % 4));
        }
    }
}
