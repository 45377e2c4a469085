//! How sure it is that a statement, a speaker or a target is right: a probability learned from annotated articles.
//!
//! Logistic regression over few features that can be read (which pattern, what sort of mention, how sure
//! its resolution), with the weights of `lang/fr/confidence.tsv`, which the example `calibrate` learns and
//! measures. Of statements with a confidence of 0.9, nine in ten should be right.

mod features;

pub(crate) use features::{of_speaker, of_statement, of_target};

use crate::document::{Document, MentionId};
use crate::lexicon::Lexicon;

/// What a confidence is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Claim {
    /// Somebody annotates this as a statement, with a content that overlaps by 0.3.
    Statement,
    /// If so: this is who speaks.
    Speaker,
    /// If so: this is whom it is directed at.
    Target,
}

impl Claim {
    /// Every value.
    pub const ALL: [Claim; 3] = [Claim::Statement, Claim::Speaker, Claim::Target];

    /// As the file of weights writes it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Claim::Statement => "statement",
            Claim::Speaker => "speaker",
            Claim::Target => "target",
        }
    }
}

/// Fills the confidences of statements, speakers and targets. Who is not found has confidence 0.
pub(crate) fn assess(doc: &mut Document, lexicon: &Lexicon) {
    let mut statements = std::mem::take(&mut doc.statements);
    let known = |doc: &Document, mention: MentionId| doc.name_of(mention).is_some();
    for statement in &mut statements {
        let rate = |claim, features: Vec<String>| lexicon.certainty().of(claim, &features);
        let sure = rate(Claim::Statement, of_statement(doc, lexicon, statement));
        let speakers: Vec<f32> = statement
            .speakers
            .iter()
            .map(|speaker| match known(doc, speaker.mention) {
                true => rate(Claim::Speaker, of_speaker(doc, statement, speaker)),
                false => 0.0,
            })
            .collect();
        let targets: Vec<f32> = statement
            .targets
            .iter()
            .map(|target| match known(doc, target.mention) {
                true => rate(Claim::Target, of_target(doc, statement, target)),
                false => 0.0,
            })
            .collect();
        statement.confidence = sure;
        for (speaker, sure) in statement.speakers.iter_mut().zip(speakers) {
            speaker.confidence = sure;
        }
        for (target, sure) in statement.targets.iter_mut().zip(targets) {
            target.confidence = sure;
        }
    }
    doc.statements = statements;
}
