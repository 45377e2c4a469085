//! The state of a parse: a stack, a buffer, and the arcs drawn so far.

use crate::ud::Deprel;

/// What the parser can do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Move {
    /// The next word goes on the stack.
    Shift,
    /// The next word governs the top of the stack, which is done.
    Left,
    /// The word under the top of the stack governs it, which is done.
    Right,
}

impl Move {
    pub(crate) const ALL: &'static [Move] = &[Move::Shift, Move::Left, Move::Right];
}

/// Words are numbered from 0; an artificial root stands behind the last one.
#[derive(Debug, Default)]
pub(crate) struct State {
    /// Governor of each word, itself where there is none yet or it is the root.
    pub(crate) head: Vec<usize>,
    /// Relation of each word that has a governor.
    pub(crate) deprel: Vec<Deprel>,
    stack: Vec<usize>,
    next: usize,
    /// Outermost and second outermost dependents to the left and right, `NONE` for none.
    left: Vec<[usize; 2]>,
    right: Vec<[usize; 2]>,
    /// Numbers of dependents on both sides.
    valency: Vec<[u8; 2]>,
    words: usize,
}

/// No word.
pub(crate) const NONE: usize = usize::MAX;

impl State {
    /// Empties the state for a sentence of `words` words.
    pub(crate) fn start(&mut self, words: usize) {
        self.words = words;
        self.head.clear();
        self.head.extend(0..=words);
        self.deprel.clear();
        self.deprel.resize(words + 1, Deprel::Root);
        self.stack.clear();
        self.next = 0;
        self.left.clear();
        self.left.resize(words + 1, [NONE; 2]);
        self.right.clear();
        self.right.resize(words + 1, [NONE; 2]);
        self.valency.clear();
        self.valency.resize(words + 1, [0; 2]);
    }

    pub(crate) fn is_final(&self) -> bool {
        self.next == self.words && self.stack.is_empty()
    }

    /// Whether a move can be taken. One word only may hang on the artificial root.
    pub(crate) fn allows(&self, what: Move) -> bool {
        match what {
            Move::Shift => self.next < self.words,
            Move::Left => {
                !self.stack.is_empty() && (self.next < self.words || self.stack.len() == 1)
            }
            Move::Right => self.stack.len() > 1,
        }
    }

    /// Takes a move; gives the arc (governor, dependent) that it drew, if not from the artificial root.
    pub(crate) fn take(&mut self, what: Move) -> Option<(usize, usize)> {
        match what {
            Move::Shift => {
                self.stack.push(self.next);
                self.next += 1;
                None
            }
            Move::Left => {
                let dependent = self.stack.pop()?;
                if self.next == self.words {
                    return None;
                }
                self.head[dependent] = self.next;
                let outer = &mut self.left[self.next];
                *outer = [dependent, outer[0]];
                self.valency[self.next][0] = self.valency[self.next][0].saturating_add(1);
                Some((self.next, dependent))
            }
            Move::Right => {
                let dependent = self.stack.pop()?;
                let head = *self.stack.last()?;
                self.head[dependent] = head;
                let outer = &mut self.right[head];
                *outer = [dependent, outer[0]];
                self.valency[head][1] = self.valency[head][1].saturating_add(1);
                Some((head, dependent))
            }
        }
    }

    /// The `depth`th word from the top of the stack.
    pub(crate) fn stack(&self, depth: usize) -> usize {
        self.stack
            .len()
            .checked_sub(depth + 1)
            .map_or(NONE, |at| self.stack[at])
    }

    /// All of the stack, the top last.
    #[cfg(feature = "train")]
    pub(crate) fn stacked(&self) -> &[usize] {
        &self.stack
    }

    /// The `ahead`th of the words to come.
    pub(crate) fn buffer(&self, ahead: usize) -> usize {
        let at = self.next + ahead;
        if at < self.words { at } else { NONE }
    }

    /// The outermost (`which` 0) or second (1) dependent on the left.
    pub(crate) fn left(&self, word: usize, which: usize) -> usize {
        self.left.get(word).map_or(NONE, |outer| outer[which])
    }

    /// The outermost (`which` 0) or second (1) dependent on the right.
    pub(crate) fn right(&self, word: usize, which: usize) -> usize {
        self.right.get(word).map_or(NONE, |outer| outer[which])
    }

    /// How many dependents a word has on the left and on the right.
    pub(crate) fn valency(&self, word: usize) -> u64 {
        self.valency.get(word).map_or(0, |count| {
            u64::from(count[0].min(4)) * 8 + u64::from(count[1].min(6))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moves_build_a_tree() {
        // Le maire parle : det(maire, Le), nsubj(parle, maire), parle is the root.
        let mut state = State::default();
        state.start(3);
        assert!(!state.allows(Move::Left) && !state.allows(Move::Right));
        for what in [
            Move::Shift,
            Move::Left,
            Move::Shift,
            Move::Left,
            Move::Shift,
        ] {
            assert!(state.allows(what));
            state.take(what);
        }
        assert!(!state.is_final());
        state.take(Move::Left);
        assert!(state.is_final());
        assert_eq!(state.head[..3], [1, 2, 2]);
        assert_eq!((state.left(2, 0), state.left(1, 0)), (1, 0));
    }
}
