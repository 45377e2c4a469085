//! One article with its statements nested under it, for display and for `dicendi statements`.

use crate::ids;
use crate::located::Located;
use dicendi_core::document::{Mention, MentionId, Statement};
use dicendi_core::explanation::{Reason, explain};
use dicendi_core::{Document, Lexicon};
use serde::Serialize;

/// An article and its statements; offsets count characters.
#[derive(Debug, Serialize)]
pub struct Reading<'d> {
    id: &'d str,
    text: &'d str,
    language: Option<&'static str>,
    statements: Vec<Saying<'d>>,
    problems: Vec<Trouble<'d>>,
}

/// A statement with everything that belongs to it.
#[derive(Debug, Serialize)]
struct Saying<'d> {
    statement_id: String,
    paragraph: u32,
    sentence: u32,
    kind: &'static str,
    content: Option<String>,
    content_spans: Vec<(u32, u32)>,
    parent_id: Option<String>,
    cue: Option<&'d str>,
    cue_span: Option<(u32, u32)>,
    verb: Option<&'d str>,
    cue_kind: &'static str,
    act: Option<&'static str>,
    stance: &'static str,
    negated: bool,
    modality: &'static str,
    channel: Option<&'d str>,
    time_text: Option<&'d str>,
    time: Option<&'d str>,
    speakers: Vec<Party<'d>>,
    targets: Vec<Party<'d>>,
    confidence: f32,
    pattern: &'static str,
    /// Why it is there, in words.
    explanation: Vec<Reason>,
}

/// A speaker or a target.
#[derive(Debug, Serialize)]
struct Party<'d> {
    /// Who it is; `None` for a pronoun that nobody is found for.
    name: Option<&'d str>,
    text: &'d str,
    start: u32,
    end: u32,
    form: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    role: Option<&'static str>,
    confidence: f32,
}

#[derive(Debug, Serialize)]
struct Trouble<'d> {
    stage: &'static str,
    message: &'d str,
}

impl<'d> Reading<'d> {
    /// What was found in an article with this language data.
    pub fn new(document: &'d Document, lexicon: &Lexicon) -> Self {
        let located = Located::new(document);
        let ids = ids::statements(&located);
        let statements = document.statements.iter().zip(&ids).enumerate();
        Reading {
            id: &document.article.id,
            text: document.text(),
            language: document.language,
            statements: statements
                .map(|(index, (statement, id))| {
                    let explanation = explain(document, lexicon, index);
                    saying(&located, statement, id, &ids, explanation)
                })
                .collect(),
            problems: document
                .problems
                .iter()
                .map(|problem| Trouble {
                    stage: problem.stage,
                    message: &problem.message,
                })
                .collect(),
        }
    }
}

fn saying<'d>(
    located: &Located<'d>,
    statement: &'d Statement,
    id: &str,
    ids: &[String],
    explanation: Vec<Reason>,
) -> Saying<'d> {
    let document = located.document;
    Saying {
        statement_id: id.to_owned(),
        paragraph: statement.block,
        sentence: statement.sentence,
        kind: statement.kind.as_str(),
        content: (!statement.content.is_empty()).then(|| located.content(&statement.content)),
        content_spans: statement
            .content
            .iter()
            .map(|&piece| located.chars(piece))
            .collect(),
        parent_id: statement.parent.map(|parent| ids[parent as usize].clone()),
        cue: statement.cue.map(|cue| document.slice(cue)),
        cue_span: statement.cue.map(|cue| located.chars(cue)),
        verb: Some(statement.verb.as_str()).filter(|verb| !verb.is_empty()),
        cue_kind: statement.cue_kind.as_str(),
        act: statement.act.map(|act| act.as_str()),
        stance: statement.stance.as_str(),
        negated: statement.negated,
        modality: statement.modality.as_str(),
        channel: statement.channel.map(|channel| document.slice(channel)),
        time_text: statement.time_text.map(|time| document.slice(time)),
        time: statement.time.as_deref(),
        speakers: statement
            .speakers
            .iter()
            .map(|speaker| party(located, speaker.mention, None, speaker.confidence))
            .collect(),
        targets: statement
            .targets
            .iter()
            .map(|target| {
                party(
                    located,
                    target.mention,
                    Some(target.role.as_str()),
                    target.confidence,
                )
            })
            .collect(),
        confidence: statement.confidence,
        pattern: statement.pattern,
        explanation,
    }
}

fn party<'d>(
    located: &Located<'d>,
    mention: MentionId,
    role: Option<&'static str>,
    confidence: f32,
) -> Party<'d> {
    let name = located.document.name_of(mention);
    let mention: &Mention = &located.document.mentions[mention.0 as usize];
    let (start, end) = located.chars(mention.span);
    Party {
        name,
        text: located.document.slice(mention.span),
        start,
        end,
        form: mention.form.as_str(),
        role,
        confidence,
    }
}
