//! Many short things in few allocations: the texts and lists of a whole archive stay in memory.

/// Texts, one after the other.
#[derive(Debug, Default)]
pub(crate) struct Texts {
    bytes: String,
    ends: Vec<usize>,
}

impl Texts {
    pub fn push(&mut self, text: &str) {
        self.bytes.push_str(text);
        self.ends.push(self.bytes.len());
    }

    pub fn get(&self, at: u32) -> &str {
        &self.bytes[start(&self.ends, at)..self.ends[at as usize]]
    }
}

/// Lists of numbers, one after the other.
#[derive(Debug, Default)]
pub(crate) struct Lists {
    numbers: Vec<u32>,
    ends: Vec<usize>,
}

impl Lists {
    pub fn push(&mut self, numbers: impl IntoIterator<Item = u32>) {
        self.numbers.extend(numbers);
        self.ends.push(self.numbers.len());
    }

    pub fn get(&self, at: u32) -> &[u32] {
        &self.numbers[start(&self.ends, at)..self.ends[at as usize]]
    }

    /// All of them in one.
    pub fn flat(&self) -> &[u32] {
        &self.numbers
    }
}

fn start(ends: &[usize], at: u32) -> usize {
    at.checked_sub(1).map_or(0, |before| ends[before as usize])
}
