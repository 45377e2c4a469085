//! Read-only questions to the dependency trees of a document.

use crate::document::Document;
use crate::span::{Span, Token};
use crate::strings::lower;
use crate::ud::{Deprel, Feats, Upos};

/// The trees of a document with their children listed: built once, asked often.
#[derive(Debug)]
pub(crate) struct Tree<'d> {
    doc: &'d Document,
    /// Children of token `t`: `children[first[t]..first[t + 1]]`, in the order of the text.
    first: Vec<u32>,
    children: Vec<u32>,
    /// Leftmost and rightmost token below each token, itself included.
    reach: Vec<(u32, u32)>,
}

impl<'d> Tree<'d> {
    pub(crate) fn new(doc: &'d Document) -> Self {
        let heads = &doc.words.head;
        let mut first = vec![0u32; heads.len() + 1];
        for (token, &head) in heads.iter().enumerate() {
            if head as usize != token {
                first[head as usize + 1] += 1;
            }
        }
        for index in 1..first.len() {
            first[index] += first[index - 1];
        }
        let mut next = first.clone();
        let mut children = vec![0u32; *first.last().unwrap_or(&0) as usize];
        for (token, &head) in heads.iter().enumerate() {
            if head as usize != token {
                children[next[head as usize] as usize] = token as u32;
                next[head as usize] += 1;
            }
        }
        let mut tree = Tree {
            doc,
            first,
            children,
            reach: Vec::new(),
        };
        tree.reach = tree.measure();
        tree
    }

    /// The reach of every token; a loop in a damaged tree cannot hang it.
    fn measure(&self) -> Vec<(u32, u32)> {
        let n = self.doc.words.len() as u32;
        let mut reach: Vec<(u32, u32)> = (0..n).map(|token| (token, token)).collect();
        for token in 0..n {
            let (mut at, mut steps) = (token, 0);
            while !self.doc.words.is_root(at) && steps < 200 {
                at = self.doc.words.head[at as usize];
                let place = &mut reach[at as usize];
                *place = (place.0.min(token), place.1.max(token));
                steps += 1;
            }
        }
        reach
    }

    pub(crate) fn children(&self, token: u32) -> &[u32] {
        let token = token as usize;
        &self.children[self.first[token] as usize..self.first[token + 1] as usize]
    }

    pub(crate) fn child(&self, token: u32, wanted: impl Fn(Deprel) -> bool) -> Option<u32> {
        self.children(token)
            .iter()
            .copied()
            .find(|&child| wanted(self.deprel(child)))
    }

    pub(crate) fn children_with(
        &self,
        token: u32,
        wanted: impl Fn(Deprel) -> bool,
    ) -> impl Iterator<Item = u32> {
        self.children(token)
            .iter()
            .copied()
            .filter(move |&child| wanted(self.deprel(child)))
    }

    pub(crate) fn deprel(&self, token: u32) -> Deprel {
        self.doc.words.deprel[token as usize]
    }

    pub(crate) fn upos(&self, token: u32) -> Upos {
        self.doc.words.upos[token as usize]
    }

    pub(crate) fn feats(&self, token: u32) -> Feats {
        self.doc.words.feats[token as usize]
    }

    /// The governing token; `None` for a root.
    pub(crate) fn head(&self, token: u32) -> Option<u32> {
        let head = self.doc.words.head[token as usize];
        (head != token).then_some(head)
    }

    /// From the leftmost to the rightmost token below `token`.
    pub(crate) fn reach(&self, token: u32) -> Span<Token> {
        let (left, right) = self.reach[token as usize];
        Span::new(left, right + 1)
    }

    /// Whether `token` stands somewhere below `above`, or is it.
    pub(crate) fn is_below(&self, token: u32, above: u32) -> bool {
        self.path_up(token).any(|at| at == above)
    }

    /// `token`, its head, the head's head, … up to the root.
    pub(crate) fn path_up(&self, token: u32) -> impl Iterator<Item = u32> + '_ {
        let mut at = Some(token);
        let mut steps = 0;
        std::iter::from_fn(move || {
            let here = at?;
            steps += 1;
            at = if steps > 200 { None } else { self.head(here) };
            Some(here)
        })
    }

    /// The head with everything that is coordinated with it: *X*, *Y et Z*.
    pub(crate) fn conjuncts(&self, head: u32) -> Vec<u32> {
        let mut all = vec![head];
        let mut index = 0;
        while index < all.len() {
            all.extend(self.children_with(all[index], |deprel| deprel == Deprel::Conj));
            index += 1;
        }
        all.sort_unstable();
        all
    }

    /// The first member of a coordination and what governs it.
    pub(crate) fn first_conjunct(&self, token: u32) -> u32 {
        self.path_up(token)
            .find(|&at| self.deprel(at) != Deprel::Conj)
            .unwrap_or(token)
    }

    /// The preposition of an oblique or nominal, in lower case, contractions undone, fixed words joined by spaces.
    pub(crate) fn case(&self, token: u32) -> Option<String> {
        let case = self.child(token, |deprel| deprel == Deprel::Case)?;
        Some(self.fixed(case))
    }

    /// A word with its `fixed` continuation, as dictionary forms: *auprès de*, *à propos de*.
    pub(crate) fn fixed(&self, token: u32) -> String {
        let mut words = self.lemma_or_form(token);
        for child in self.children_with(token, |deprel| deprel == Deprel::Fixed) {
            words.push(' ');
            words.push_str(&self.lemma_or_form(child));
        }
        words
    }

    fn lemma_or_form(&self, token: u32) -> String {
        let lemma = self.doc.lemma(token);
        if lemma.is_empty() {
            self.doc.lower(token).into_owned()
        } else {
            lower(lemma).into_owned()
        }
    }

    pub(crate) fn is_noun(&self, token: u32) -> bool {
        matches!(
            self.upos(token),
            Upos::Noun | Upos::Propn | Upos::Pron | Upos::Num | Upos::X | Upos::Sym
        )
    }

    pub(crate) fn is_verb(&self, token: u32) -> bool {
        matches!(self.upos(token), Upos::Verb | Upos::Aux)
    }

    /// Whether a verb with its auxiliaries is finite.
    pub(crate) fn is_finite(&self, verb: u32) -> bool {
        self.feats(verb).is_finite()
            || self
                .children(verb)
                .iter()
                .any(|&child| self.deprel(child).is_aux() && self.feats(child).is_finite())
            || self
                .children_with(verb, |deprel| deprel == Deprel::Cop)
                .any(|cop| self.feats(cop).is_finite())
    }
}
