//! Names in plain news text, as a first model finds them and the whole text corrects them: a name that is
//! nearly always an organisation is one everywhere. The second model learns from these sentences too.

use super::names::{Eye, Lesson};
use super::treebank::{Corpus, Gold};
use crate::analysis::internals::{Names, Tag};
use crate::article::{Article, Block, BlockKind};
use crate::document::{Document, Name, NameKind};
use crate::lexicon::Lexicon;
use crate::span::Span;
use std::collections::BTreeMap;

/// Paragraphs in which names are counted.
const PARAGRAPHS: usize = 20_000;
/// Sentences with names that are learned from.
const SENTENCES: usize = 4_000;
/// A name's kind counts as known from so many occurrences, if so large a share agree.
const LEAST: u32 = 5;
const AGREE: f64 = 0.75;
/// The longest name that is looked for.
const LONGEST: usize = 5;

type Votes = BTreeMap<String, [u32; 4]>;

/// Sentences of `text`, a paragraph a line, with their names.
pub(super) fn lessons(text: &str, eye: &mut Eye, names: &Names) -> Vec<Lesson> {
    let corpus = read(text);
    let doc = &corpus.doc;
    // Of each sentence only what it says of names is kept; those to learn from are looked at again.
    let mut found: Vec<Vec<Name>> = Vec::with_capacity(doc.sentences.len());
    let mut votes = Votes::new();
    let golds = corpus.sentences(eye.forms);
    for (gold, sentence) in golds.iter().zip(&doc.sentences) {
        let mut here = Vec::new();
        let lesson = eye.look(gold.clone(), Vec::new());
        let view_of = |at: usize, near: usize| {
            let word = Some((&lesson.signs[at], lesson.upos[at]));
            names.view(word, near, &mut Vec::new())
        };
        names.find(
            &lesson.signs,
            &lesson.upos,
            sentence.tokens.start,
            view_of,
            &mut Vec::new(),
            &mut here,
        );
        for name in &here {
            votes.entry(written(doc, name.tokens)).or_default()[name.kind as usize] += 1;
        }
        found.push(here);
    }
    let known: BTreeMap<String, NameKind> = votes
        .into_iter()
        .filter_map(|(name, votes)| Some((name, decided(votes)?)))
        .collect();
    let tagged =
        golds
            .into_iter()
            .zip(&doc.sentences)
            .zip(found)
            .map(|((gold, sentence), here)| {
                let tags = correct(doc, sentence.tokens, here, &known);
                (gold, tags)
            });
    let tagged: Vec<(Gold, Vec<Tag>)> = tagged
        .filter(|(_, tags)| tags.iter().any(|tag| *tag != Tag::OUT))
        .collect();
    let step = (tagged.len() / SENTENCES).max(1);
    tagged
        .into_iter()
        .step_by(step)
        .map(|(gold, tags)| eye.look(gold, tags))
        .collect()
}

/// Words and sentences of some of the paragraphs.
fn read(text: &str) -> Corpus {
    let lines: Vec<&str> = text.lines().collect();
    let chosen: Vec<&str> = lines
        .iter()
        .copied()
        .step_by((lines.len() / PARAGRAPHS).max(1))
        .collect();
    let mut doc = Document::new(Article::from_text("text", chosen.join("\n")));
    let mut start = 0;
    for line in &chosen {
        let span = Span::new(start, start + line.len() as u32);
        doc.blocks.push(Block {
            span,
            kind: BlockKind::Text,
        });
        start = span.end + 1;
    }
    crate::tokens::tokenize(&mut doc, Lexicon::french());
    crate::sentences::split(&mut doc, Lexicon::french());
    Corpus { doc }
}

fn written(doc: &Document, tokens: Span<crate::Token>) -> String {
    doc.slice(doc.bytes(tokens)).to_string()
}

fn decided(votes: [u32; 4]) -> Option<NameKind> {
    const KINDS: [NameKind; 4] = [
        NameKind::Person,
        NameKind::Organisation,
        NameKind::Place,
        NameKind::Other,
    ];
    let all: u32 = votes.iter().sum();
    let best = (0..votes.len()).max_by_key(|&kind| votes[kind])?;
    (all >= LEAST && f64::from(votes[best]) >= AGREE * f64::from(all)).then_some(KINDS[best])
}

/// The tags of a sentence: known names of several words wherever they stand, else what the model found.
fn correct(
    doc: &Document,
    tokens: Span<crate::Token>,
    here: Vec<Name>,
    known: &BTreeMap<String, NameKind>,
) -> Vec<Tag> {
    let mut tags = vec![Tag::OUT; tokens.len()];
    let mut at = tokens.start;
    while at < tokens.end {
        let longest = (2..=LONGEST as u32)
            .rev()
            .filter(|length| at + length <= tokens.end)
            .find_map(|length| {
                let span = Span::new(at, at + length);
                known
                    .get(&written(doc, span))
                    .map(|&kind| Name { tokens: span, kind })
            });
        let name = longest.or_else(|| here.iter().find(|name| name.tokens.start == at).copied());
        let Some(name) = name else {
            at += 1;
            continue;
        };
        let kind = known
            .get(&written(doc, name.tokens))
            .copied()
            .unwrap_or(name.kind);
        for token in name.tokens.range() {
            tags[token - tokens.start as usize] =
                Tag::of(kind, token == name.tokens.start as usize);
        }
        at = name.tokens.end;
    }
    tags
}
