//! Groups that grow together: a union-find whose result does not depend on the order of the unions.

/// Which group each of some things belongs to.
pub(super) struct Groups(Vec<u32>);

impl Groups {
    /// Each by itself.
    pub(super) fn new(count: usize) -> Self {
        Groups((0..count as u32).collect())
    }

    /// One more, by itself; its number.
    pub(super) fn add(&mut self) -> u32 {
        let number = self.0.len() as u32;
        self.0.push(number);
        number
    }

    /// The group of one: the least of its members.
    pub(super) fn of(&self, member: u32) -> u32 {
        let mut root = member;
        while self.0[root as usize] != root {
            root = self.0[root as usize];
        }
        root
    }

    /// Makes one group of two; whether they were two.
    pub(super) fn join(&mut self, a: u32, b: u32) -> bool {
        let (a, b) = (self.of(a), self.of(b));
        self.0[a.max(b) as usize] = a.min(b);
        a != b
    }
}
