//! A statement in the making, and the reader that the patterns share.

use super::content;
use super::setting::Setting;
use super::slots::Filler;
use crate::document::{Cue, CueKind, Document, Kind, Quotation, Role};
use crate::lexicon::{CueEntry, Lexicon, WordClass};
use crate::span::{Byte, Span, Token};
use crate::tree::Tree;
use std::cell::OnceCell;

/// A statement in the making: phrases are still tokens, not mentions.
#[derive(Debug, Clone)]
pub(super) struct Draft {
    /// Index into `doc.cues`.
    pub(super) cue: Option<usize>,
    pub(super) content: Vec<Span<Byte>>,
    /// Heads of the phrases that name the speakers.
    pub(super) speakers: Vec<u32>,
    pub(super) targets: Vec<(u32, Role)>,
    pub(super) pattern: &'static str,
    pub(super) setting: Setting,
    pub(super) kind: Kind,
    pub(super) parent: Option<usize>,
    /// Whether the cue stands inside the very quotation marks that hold its content.
    pub(super) in_marks: bool,
}

impl Draft {
    pub(super) fn new(cue: Option<usize>, pattern: &'static str) -> Self {
        Draft {
            cue,
            content: Vec::new(),
            speakers: Vec::new(),
            targets: Vec::new(),
            pattern,
            setting: Setting::default(),
            kind: Kind::None,
            parent: None,
            in_marks: false,
        }
    }

    /// The cue's first byte, or without a cue the content's.
    pub(super) fn position(&self, doc: &Document) -> u32 {
        match self.cue {
            Some(cue) => doc.bytes(doc.cues[cue].tokens).start,
            None => self.content.first().map_or(0, |piece| piece.start),
        }
    }
}

/// What the patterns read from and write to.
pub(super) struct Reader<'a> {
    pub(super) doc: &'a Document,
    pub(super) tree: &'a Tree<'a>,
    pub(super) lexicon: &'a Lexicon,
    pub(super) drafts: Vec<Draft>,
    /// Which draft has taken each cue.
    pub(super) draft_of_cue: Vec<Option<usize>>,
    /// Which draft each quotation belongs to.
    pub(super) quotation_of: Vec<Option<usize>>,
    /// The complements of each verbal cue, once a pattern has asked for them.
    fillers: Vec<OnceCell<Vec<Filler>>>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(doc: &'a Document, tree: &'a Tree<'a>, lexicon: &'a Lexicon) -> Self {
        Reader {
            doc,
            tree,
            lexicon,
            drafts: Vec::new(),
            draft_of_cue: vec![None; doc.cues.len()],
            quotation_of: vec![None; doc.quotations.len()],
            fillers: vec![OnceCell::new(); doc.cues.len()],
        }
    }

    pub(super) fn entry(&self, cue: &Cue) -> &'a CueEntry {
        self.lexicon.cues().entry(cue.entry)
    }

    /// The complements of a verbal cue that its entry gives a role: the same for every pattern.
    pub(super) fn fillers(&self, cue: usize) -> &[Filler] {
        self.fillers[cue].get_or_init(|| self.read_fillers(&self.doc.cues[cue]))
    }

    /// Whether a word belongs to a class.
    pub(super) fn is_in(&self, class: WordClass, token: u32) -> bool {
        let form = self.doc.lower_plain(token);
        self.lexicon.is_in(class, &form)
    }

    /// Whether a phrase of a class, of one word or several, stands from a token on.
    pub(super) fn is_opened_by(&self, class: WordClass, start: u32) -> bool {
        let mut phrases = self.lexicon.class(class).iter();
        phrases.any(|phrase| self.stands_at(phrase, start))
    }

    /// Whether the words of a phrase, in lower case and with straight apostrophes, stand from a token on.
    pub(super) fn stands_at(&self, phrase: &str, start: u32) -> bool {
        let end = self.doc.words.len() as u32;
        let mut words = phrase.split(' ').zip(start..);
        words.all(|(word, at)| at < end && self.doc.reads(at, word))
    }

    /// The cues of a kind that no draft has taken, by index.
    pub(super) fn free_cues(&self, kind: CueKind) -> Vec<usize> {
        (0..self.doc.cues.len())
            .filter(|&index| self.is_free(index) && self.doc.cues[index].kind == kind)
            .collect()
    }

    pub(super) fn is_free(&self, cue: usize) -> bool {
        self.draft_of_cue[cue].is_none()
    }

    /// Keeps a draft; the quotations that its content covers now belong to it.
    pub(super) fn keep(&mut self, draft: Draft) -> usize {
        let index = self.drafts.len();
        if let Some(cue) = draft.cue {
            self.draft_of_cue[cue] = Some(index);
        }
        for piece in &draft.content {
            self.take_quotations(*piece, index, draft.in_marks);
        }
        self.drafts.push(draft);
        index
    }

    /// Adds a piece to the content of a draft that is kept already.
    pub(super) fn extend(&mut self, draft: usize, piece: Span<Byte>) {
        self.drafts[draft].content.push(piece);
        self.take_quotations(piece, draft, false);
    }

    /// A piece takes the quotations that it touches, but the one around it only where that is its own.
    fn take_quotations(&mut self, piece: Span<Byte>, draft: usize, in_marks: bool) {
        for index in self.doc.quotations_touching(piece) {
            let (quotation, taken) = (&self.doc.quotations[index], &mut self.quotation_of[index]);
            let around = quotation.inner != piece && quotation.inner.covers(&piece);
            if taken.is_none() && piece.overlaps(&quotation.inner) && (in_marks || !around) {
                *taken = Some(draft);
            }
        }
    }

    /// The outermost quotation that a byte stands in.
    pub(super) fn quotation_at(&self, byte: u32) -> Option<(usize, &'a Quotation)> {
        self.doc
            .quotations_touching(Span::new(byte, byte + 1))
            .map(|index| (index, &self.doc.quotations[index]))
            .find(|(_, q)| q.depth == 0 && q.outer.contains(byte))
    }

    /// The outermost quotation that a word stands in, as an index.
    pub(super) fn marks_around(&self, token: u32) -> Option<usize> {
        let byte = self.doc.words.start[token as usize];
        self.quotation_at(byte).map(|(index, _)| index)
    }

    pub(super) fn is_in_marks(&self, token: u32) -> bool {
        self.marks_around(token).is_some()
    }

    /// The words of the sentence that a word stands in.
    pub(super) fn sentence(&self, token: u32) -> Option<Span<Token>> {
        let sentence = self.doc.sentence_of(token)?;
        Some(self.doc.sentences[sentence].tokens)
    }

    /// Sorts the drafts, links the nested ones and says of each how its content is given.
    pub(super) fn finish(mut self) -> Vec<Draft> {
        let mut drafts = std::mem::take(&mut self.drafts);
        for draft in &mut drafts {
            draft.content.sort();
            // Two pieces that a stray quotation mark stretched over each other are one.
            draft.content.dedup_by(|next, before| {
                let overlaps = next.start < before.end;
                if overlaps {
                    before.end = before.end.max(next.end);
                }
                overlaps
            });
            draft.kind = content::kind(self.doc, draft);
            draft.setting = Setting::read(&self, draft);
        }
        drafts.sort_by_key(|draft| draft.position(self.doc));
        content::link_nested(self.doc, &mut drafts);
        drafts
    }
}
