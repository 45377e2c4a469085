//! Those who speak together, read off the order of words where the tree knows only one of them: a plural verb beside a
//! list that a conjunction closes (*son frère, sa sœur **et** le maire ont écrit*, *ont écrit le maire **et** le préfet*).

use super::draft::Reader;
use super::walk::routes::{LIST_BEFORE, LIST_BEHIND};
use crate::span::{Span, Token};
use crate::ud::{Number, Upos};

impl Reader<'_> {
    /// All whom a list beside a plural verb names, where the tree found no more than one in the singular.
    pub(super) fn named_in_full(&self, heads: Vec<u32>, verb: u32, group: Span<Token>) -> Vec<u32> {
        let [only] = heads[..] else {
            return heads;
        };
        let single = matches!(self.tree.upos(only), Upos::Noun | Upos::Propn)
            && self.tree.feats(only).number() != Some(Number::Plural)
            || self.tree.feats(only).is("PronType", "Tot");
        if !single || !self.is_plural(verb, group) {
            return heads;
        }
        let listed = if only < group.start {
            self.list_before(group.start)
        } else {
            self.list_behind(group.end)
        };
        listed
            .filter(|listed| listed.contains(&only) || only < group.start)
            .unwrap_or(heads)
    }

    pub(super) fn is_plural(&self, verb: u32, group: Span<Token>) -> bool {
        let plural = |token: u32| {
            let feats = self.tree.feats(token);
            feats.is_finite() && feats.number() == Some(Number::Plural)
        };
        plural(verb) || group.range().any(|token| plural(token as u32))
    }

    /// The list that ends right before a verb.
    pub(super) fn list_before(&self, verb: u32) -> Option<Vec<u32>> {
        let sentence = self.sentence(verb)?;
        let words = self.back(&LIST_BEFORE, sentence.start..verb);
        let start = words.last().unwrap_or(verb);
        let conjunction = (start..verb)
            .rev()
            .find(|&at| self.tree.upos(at) == Upos::Cconj)?;
        let last = self.member(conjunction + 1, verb)?;
        // Nothing but what belongs to the last one may stand between it and the verb.
        let own = |at: u32| self.tree.is_below(at, last) || self.tree.upos(at) == Upos::Adv;
        if !(last..verb).all(|at| own(at) || self.tree.upos(at) == Upos::Pron) {
            return None;
        }
        let mut listed = vec![last];
        let mut at = conjunction;
        while at > start {
            let comma = (start..at)
                .rev()
                .find(|&at| self.doc.surface(at) == "," && !self.is_bracketed(at, start));
            let first = comma.map_or(start, |comma| comma + 1);
            match self.member(first, at) {
                Some(member) => listed.push(member),
                // *Anne Roy, fille du maire, et*: what somebody is.
                None if self.tree.upos(first) == Upos::Noun => {}
                None => break,
            }
            at = comma.unwrap_or(start);
        }
        listed.reverse();
        (listed.len() > 1).then_some(listed)
    }

    /// The list that begins behind a verb.
    fn list_behind(&self, from: u32) -> Option<Vec<u32>> {
        let sentence = self.sentence(from)?;
        let words = self.ahead(&LIST_BEHIND, from..sentence.end);
        let end = words.last().map_or(from, |last| last + 1);
        let first = self.noun_phrase_after(from, end)?;
        let mut listed = vec![first];
        for at in first + 1..end {
            let joins = self.tree.upos(at) == Upos::Cconj;
            if !joins && self.doc.surface(at) != "," || self.is_bracketed(at, first) {
                continue;
            }
            if let Some(member) = self.member(at + 1, end) {
                listed.push(member);
                if joins {
                    return Some(listed);
                }
            }
        }
        None
    }

    /// The head of a phrase that begins at a token with an article or a capital, and that no preposition governs.
    fn member(&self, first: u32, end: u32) -> Option<u32> {
        if first >= end {
            return None;
        }
        // *des témoins*: the article, taken for *de les*.
        let article = self.doc.surface(first).eq_ignore_ascii_case("des")
            && self.doc.words.inside.get(first as usize + 1) == Some(&true);
        let start = if article { first + 2 } else { first };
        let opens = article
            || match self.tree.upos(start) {
                Upos::Det | Upos::Propn | Upos::Num | Upos::Adj => true,
                // *élus et habitants*
                Upos::Noun => self.tree.feats(start).number() == Some(Number::Plural),
                _ => false,
            };
        opens
            .then(|| self.phrase_head(start))
            .flatten()
            .filter(|&head| head < end && self.may_speak(head))
    }

    /// Whether a token stands between brackets that open behind another.
    fn is_bracketed(&self, at: u32, from: u32) -> bool {
        let opened = (from..at)
            .rev()
            .find(|&at| matches!(self.doc.surface(at), "(" | ")"));
        opened.is_some_and(|at| self.doc.surface(at) == "(")
    }
}
