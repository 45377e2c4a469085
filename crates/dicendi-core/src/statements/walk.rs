//! Walks along the words beside a verb, where the tree is silent or not to be trusted.
//!
//! A [`Route`] says what a walk passes over, what ends it and how far it goes; all of them stand side by side in
//! [`routes`]. What each thing is that a walk may meet is said once, in [`met`].

mod met;
pub(super) mod routes;

use super::draft::Reader;
use met::Met;
use std::ops::Range;

/// How a walk goes.
#[derive(Debug)]
pub(super) struct Route {
    /// What it passes over.
    over: &'static [Met],
    /// What ends it.
    until: &'static [Met],
    /// How many words it may see.
    far: u32,
}

/// The words that a walk neither passes over nor ends at, one by one.
pub(super) struct Walk<'r, 'a> {
    reader: &'r Reader<'a>,
    route: &'static Route,
    ahead: bool,
    words: Range<u32>,
    left: Range<u32>,
    /// The verb that the walk leads to or from, and the marks around it.
    verb: Option<u32>,
    marks: Option<usize>,
}

impl<'a> Reader<'a> {
    /// A walk from the first of these words on.
    pub(super) fn ahead(&self, route: &'static Route, words: Range<u32>) -> Walk<'_, 'a> {
        let end = words.end.min(words.start.saturating_add(route.far));
        Walk::new(self, route, words.start..end, true)
    }

    /// A walk back from the last of these words.
    pub(super) fn back(&self, route: &'static Route, words: Range<u32>) -> Walk<'_, 'a> {
        let start = words.start.max(words.end.saturating_sub(route.far));
        Walk::new(self, route, start..words.end, false)
    }
}

impl Iterator for Walk<'_, '_> {
    type Item = u32;

    fn next(&mut self) -> Option<u32> {
        while self.left.start < self.left.end {
            let at = if self.ahead {
                self.left.start
            } else {
                self.left.end - 1
            };
            let over = self.route.over.iter().find_map(|&met| self.past(met, at));
            if over.is_none() && self.route.until.iter().any(|&met| self.is(met, at)) {
                return None;
            }
            let last = over.unwrap_or(at);
            if self.ahead {
                self.left.start = last + 1;
            } else {
                self.left.end = last;
            }
            if over.is_none() {
                return Some(at);
            }
        }
        None
    }
}

impl<'r, 'a> Walk<'r, 'a> {
    fn new(
        reader: &'r Reader<'a>,
        route: &'static Route,
        words: Range<u32>,
        ahead: bool,
    ) -> Walk<'r, 'a> {
        Walk {
            reader,
            route,
            ahead,
            left: words.clone(),
            words,
            verb: None,
            marks: None,
        }
    }

    /// The walk as one that leads to or from a verb.
    pub(super) fn of(self, verb: u32) -> Self {
        Walk {
            verb: Some(verb),
            marks: self.reader.marks_around(verb),
            ..self
        }
    }
}
