//! Measures resolution alone: the annotators' speakers and targets are handed in as mentions.
//!
//! `cargo test -p dicendi-core --lib measure_resolution -- --ignored --nocapture`; the environment variable
//! `GOLD` names the folders, `SHOW=1` lists what is wrong. Articles stand beside the repository.

use super::scene::head_of;
use super::weights::{self, Weights};
use super::{mention_for, resolve_with};
use crate::analysis::{Analyzer, Scratch};
use crate::document::{
    CueKind, Document, EntityKind, Kind, MentionId, Modality, Role, Speaker, Statement, Target,
};
use crate::evaluation::{
    GoldArticle, GoldStatement, Scores, evaluate, predictions, read_gold, same_name,
};
use crate::lexicon::{Lexicon, Stance};
use crate::span::{Byte, Span};
use crate::{article, cues, quotations, sentences, statements, tokens};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// What was wanted and what was found of one sort of mention.
#[derive(Default)]
struct Count {
    all: usize,
    attempted: usize,
    right: usize,
    /// How sure of what is right, and unsure of what is wrong.
    sure: f32,
}

/// A mention, its part in the statement, and the name that it stands for.
type Wanted = (MentionId, &'static str, String);

/// An article with the annotators' statements, and what each mention is wanted to be.
struct Case {
    gold: GoldArticle,
    doc: Document,
    wanted: Vec<Wanted>,
    /// Statements that stand alone, with whom they are to inherit.
    floating: Vec<(usize, String)>,
    /// The article with the statements that the product finds.
    found: Document,
}

fn cases() -> Vec<Case> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..");
    let shared = root.join("../shared/gold/train").into_os_string();
    let folders = std::env::var_os("GOLD").unwrap_or(shared);
    let mut scratch = Scratch::default();
    let read = std::env::split_paths(&folders).flat_map(|folder| read_gold(&folder).unwrap());
    read.map(|gold| {
        let mut doc = analyzed(&gold, &mut scratch);
        let mut found = doc.clone();
        cues::find(&mut found, Lexicon::french());
        statements::find(&mut found, Lexicon::french());
        let (wanted, floating) = add_gold_statements(&mut doc, &gold);
        Case {
            gold,
            doc,
            wanted,
            floating,
            found,
        }
    })
    .collect()
}

/// The counts by part and form.
fn count(
    cases: &[Case],
    weights: Weights,
    show: bool,
) -> BTreeMap<(&'static str, &'static str), Count> {
    let mut counts: BTreeMap<(&str, &str), Count> = BTreeMap::new();
    for case in cases {
        let mut doc = case.doc.clone();
        resolve_with(&mut doc, Lexicon::french(), weights);
        for (mention, part, entity) in &case.wanted {
            let mention = &doc.mentions[mention.0 as usize];
            let text = doc.slice(mention.span);
            let found = mention
                .entity
                .map(|entity| doc.entities[entity.0 as usize].name.as_str());
            let right = same_name(found.unwrap_or(text), entity, case.gold.aliases());
            let form = mention.form.as_str();
            let count = counts.entry((part, form)).or_default();
            count.all += 1;
            count.attempted += usize::from(found.is_some());
            count.right += usize::from(right);
            count.sure += if right {
                mention.confidence
            } else {
                1.0 - mention.confidence
            };
            if show && !right {
                let confidence = mention.confidence;
                println!(
                    "{} {part} {form} {text:?}: gold {entity:?}, found {found:?} {confidence:.2}",
                    case.gold.id
                );
            }
        }
        for (statement, entity) in &case.floating {
            let speaker = doc.statements[*statement]
                .speakers
                .first()
                .map(|speaker| speaker.mention);
            let found = speaker.and_then(|mention| doc.mentions[mention.0 as usize].entity);
            let found = found.map(|entity| doc.entities[entity.0 as usize].name.as_str());
            let right = found.is_some_and(|found| same_name(found, entity, case.gold.aliases()));
            let count = counts.entry(("floating", "-")).or_default();
            count.all += 1;
            count.attempted += usize::from(found.is_some());
            count.right += usize::from(right);
            if show && !right {
                println!(
                    "{} floating: gold {entity:?}, found {found:?}",
                    case.gold.id
                );
            }
        }
    }
    counts
}

/// The figures of the whole product.
fn whole(cases: &[Case], gold: &[GoldArticle], weights: Weights) -> Scores {
    let resolved = cases.par_iter().map(|case| {
        let mut doc = case.found.clone();
        resolve_with(&mut doc, Lexicon::french(), weights);
        (case.gold.id.clone(), predictions(&doc))
    });
    evaluate(gold, &resolved.collect()).scores
}

#[test]
#[ignore = "measures on articles that stand beside the repository"]
fn measure_resolution() {
    let cases = cases();
    let gold: Vec<GoldArticle> = cases.iter().map(|case| case.gold.clone()).collect();
    println!("{}", whole(&cases, &gold, weights::FRENCH));
    let counts = count(&cases, weights::FRENCH, std::env::var_os("SHOW").is_some());
    let mut parts: BTreeMap<&str, Count> = BTreeMap::new();
    for ((part, form), count) in &counts {
        println!(
            "{part:9} {form:12} {:4} attempted {:4} right {:4}",
            count.all, count.attempted, count.right
        );
        let whole = parts.entry(part).or_default();
        whole.all += count.all;
        whole.right += count.right;
    }
    for (part, count) in parts {
        println!(
            "{part}: {:.1} % of {}",
            100.0 * count.right as f64 / count.all as f64,
            count.all
        );
    }
}

/// How many of the persons who speak have a gender.
#[test]
#[ignore = "measures on articles that stand beside the repository"]
fn measure_gender() {
    let (mut known, mut persons) = (0, 0);
    for case in cases() {
        let mut doc = case.found.clone();
        resolve_with(&mut doc, Lexicon::french(), weights::FRENCH);
        let speakers = doc
            .statements
            .iter()
            .flat_map(|statement| &statement.speakers);
        let entities =
            speakers.filter_map(|speaker| doc.mentions[speaker.mention.0 as usize].entity);
        for entity in entities.collect::<std::collections::BTreeSet<_>>() {
            let entity = &doc.entities[entity.0 as usize];
            if entity.kind == EntityKind::Person {
                persons += 1;
                known += usize::from(entity.gender.is_some());
                println!("{:?} {} {:?}", entity.gender, entity.name, entity.roles);
            }
        }
    }
    println!("gender known of {known} of {persons} persons who speak");
}

/// Finds weights by changing one after the other as long as more pronouns come out right.
#[test]
#[ignore = "searches on articles that stand beside the repository"]
fn search_weights() {
    let cases = cases();
    let gold: Vec<GoldArticle> = cases.iter().map(|case| case.gold.clone()).collect();
    let goal = |weights: Weights| {
        let scores = whole(&cases, &gold, weights);
        // Speakers and targets of the whole product count beside those handed in.
        let matched = scores.statements.recall / 100.0 * scores.gold as f64;
        let product = (scores.speakers + scores.targets) / 100.0 * matched;
        let counts = count(&cases, weights, false);
        let right: f32 = counts
            .values()
            .map(|count| count.right as f32 + 0.1 * count.sure)
            .sum();
        // Towards small weights, where it makes no difference.
        right + product as f32 - 0.03 * weights.iter().map(|weight| weight.abs()).sum::<f32>()
    };
    let mut best = weights::FRENCH;
    let mut top = goal(best);
    for step in [0.5, 0.25] {
        let mut moved = true;
        while std::mem::take(&mut moved) {
            for feature in 0..best.len() {
                for change in [step, -step] {
                    let mut tried = best;
                    tried[feature] = ((tried[feature] + change) * 100.0).round() / 100.0;
                    let score = goal(tried);
                    if score > top {
                        (best, top, moved) = (tried, score, true);
                    }
                }
            }
            println!("step {step}: {top:.2} {best:?}");
        }
    }
}

/// Words, tags, trees and names of an article.
fn analyzed(gold: &GoldArticle, scratch: &mut Scratch) -> Document {
    let lexicon = Lexicon::french();
    let mut doc = Document::new(gold.article());
    doc.blocks = article::read_blocks(doc.text(), lexicon);
    quotations::find(&mut doc);
    tokens::tokenize(&mut doc, lexicon);
    sentences::split(&mut doc, lexicon);
    Analyzer::french().analyze(&mut doc, scratch, &|_, _| true);
    doc
}

/// Puts the annotated statements into the document; each mention with its part and the wanted name.
fn add_gold_statements(
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
        for (index, text) in statement.speaker_text.iter().enumerate() {
            let Some(mention) = add_mention(doc, text, anchor, &row.content) else {
                continue;
            };
            row.speakers.push(Speaker {
                mention,
                confidence: 1.0,
            });
            if statement.speaker_text.len() == statement.speakers.len() {
                wanted.push((mention, "speaker", statement.speakers[index].clone()));
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
            wanted.push((mention, "target", entity.clone()));
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
