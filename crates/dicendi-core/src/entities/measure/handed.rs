//! The annotators' speakers and targets, handed to resolution as mentions.

use crate::analysis::{Analyzer, Scratch};
use crate::document::{
    CueKind, Document, Kind, MentionId, Modality, Role, Speaker, Statement, Target,
};
use crate::entities::mention_for;
use crate::entities::scene::head_of;
use crate::evaluation::{GoldArticle, GoldStatement};
use crate::lexicon::{Lexicon, Stance};
use crate::span::{Byte, Span};
use crate::{Article, article, quotations, sentences, tokens};

/// What a mention is in its statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part {
    Speaker,
    Target,
}

impl Part {
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Part::Speaker => "speaker",
            Part::Target => "target",
        }
    }
}

/// A mention, its part in the statement, and the name that it stands for.
pub(super) type Wanted = (MentionId, Part, String);

/// Words, tags, trees and names of an article.
pub(super) fn analyzed(article: Article, scratch: &mut Scratch) -> Document {
    let lexicon = Lexicon::french();
    let mut doc = Document::new(article);
    doc.blocks = article::read_blocks(doc.text(), lexicon);
    quotations::find(&mut doc);
    tokens::tokenize(&mut doc, lexicon);
    sentences::split(&mut doc, lexicon);
    Analyzer::french().analyze(&mut doc, scratch, &|_, _| true);
    doc
}

/// Puts the annotated statements into the document; each mention with its part and the wanted name.
pub(super) fn add_gold_statements(
    doc: &mut Document,
    gold: &GoldArticle,
) -> (Vec<Wanted>, Vec<(usize, String)>) {
    let mut floating = Vec::new();
    let bytes: Vec<u32> = gold
        .text
        .char_indices()
        .map(|(byte, _)| byte as u32)
        .chain([gold.text.len() as u32])
        .collect();
    let span =
        |&(start, end): &(u32, u32)| Span::<Byte>::new(bytes[start as usize], bytes[end as usize]);
    let mut order: Vec<&GoldStatement> = gold.statements.iter().collect();
    order.sort_by_key(|statement| statement.cue_span.or(statement.spans.first().copied()));
    let mut wanted = Vec::new();
    for statement in order {
        let content: Vec<Span<Byte>> = statement.spans.iter().map(span).collect();
        let cue = statement.cue_span.as_ref().map(span);
        let anchor = cue.or(content.first().copied()).unwrap();
        let mut row = empty_statement(content, cue);
        let entries = Lexicon::french().cues().entries();
        let entry = entries.iter().find(|entry| entry.lemma == statement.lemma);
        row.act = entry.and_then(|entry| entry.act);
        for (index, text) in statement.speaker_text.iter().enumerate() {
            let Some(mention) = add_mention(doc, text, anchor, &row.content) else {
                continue;
            };
            row.speakers.push(Speaker {
                mention,
                confidence: 1.0,
            });
            if statement.speaker_text.len() == statement.speakers.len() {
                wanted.push((mention, Part::Speaker, statement.speakers[index].clone()));
            }
        }
        if let ([], [speaker], Some(_)) = (
            &statement.speaker_text[..],
            &statement.speakers[..],
            row.content.first(),
        ) {
            floating.push((doc.statements.len(), speaker.clone()));
            row.cue = None;
        }
        for (text, entity) in &statement.targets {
            let Some(mention) = add_mention(doc, text, anchor, &[]) else {
                continue;
            };
            row.targets.push(Target {
                mention,
                role: Role::Object,
                confidence: 1.0,
            });
            wanted.push((mention, Part::Target, entity.clone()));
        }
        doc.statements.push(row);
    }
    (wanted, floating)
}

fn empty_statement(content: Vec<Span<Byte>>, cue: Option<Span<Byte>>) -> Statement {
    Statement {
        kind: Kind::Direct,
        content,
        cue,
        cue_head: None,
        cue_entry: None,
        cue_kind: CueKind::Verb,
        verb: String::new(),
        act: None,
        stance: Stance::Neutral,
        negated: false,
        modality: Modality::Asserted,
        channel: None,
        time_text: None,
        time: None,
        speakers: Vec::new(),
        targets: Vec::new(),
        parent: None,
        block: 0,
        sentence: 0,
        confidence: 1.0,
        pattern: "gold",
    }
}

/// The occurrence of a phrase that is nearest to the cue and, if it can be, outside the content.
fn add_mention(
    doc: &mut Document,
    text: &str,
    anchor: Span<Byte>,
    content: &[Span<Byte>],
) -> Option<MentionId> {
    let block = doc.block_of(anchor.start)?;
    let block = doc.blocks[block].span;
    let inside = |at: u32| content.iter().any(|piece| piece.contains(at));
    let start = doc
        .slice(block)
        .match_indices(text)
        .map(|(at, _)| block.start + at as u32)
        .filter(|&at| {
            doc.words.start.binary_search(&at).is_ok() || doc.text()[..at as usize].ends_with('-')
        })
        .min_by_key(|&at| (inside(at), at.abs_diff(anchor.start)))?;
    let tokens = doc.tokens_in(Span::new(start, start + text.len() as u32));
    if tokens.is_empty() {
        return None;
    }
    let head = head_of(doc, tokens);
    let mention = mention_for(doc, head);
    doc.mentions.push(mention);
    Some(MentionId(doc.mentions.len() as u32 - 1))
}
