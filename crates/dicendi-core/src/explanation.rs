//! Says in words why a statement is there: its cue's row, its pattern, the way through the tree to who
//! speaks, whom a pronoun was taken for, and how sure all of it is.
//!
//! Nothing is decided here: it tells what the document records.

mod patterns;

use crate::confidence::{Claim, of_speaker, of_statement, of_target};
use crate::document::{CueKind, Document, Kind, Mention, MentionForm, MentionId, Statement};
use crate::lexicon::{Construction, CueEntry, Lexicon, SlotRole};
use patterns::described;
use serde::Serialize;

/// One reason, in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Reason {
    /// What it explains: `cue`, `pattern`, `content`, `speaker`, `target`, `setting` or `confidence`.
    pub about: &'static str,
    /// The explanation: English, with the words of the text between guillemets.
    pub text: String,
}

/// Why a statement, given by its index, is there, in the order in which it was found out.
///
/// # Panics
///
/// Where the document has no such statement.
pub fn explain(doc: &Document, lexicon: &Lexicon, statement: usize) -> Vec<Reason> {
    let teller = Teller {
        doc,
        lexicon,
        statement: &doc.statements[statement],
    };
    let mut reasons = Vec::new();
    let mut add = |about, text| reasons.push(Reason { about, text });
    add("cue", teller.cue());
    add("pattern", described(teller.statement.pattern));
    add("content", teller.content());
    for text in teller.speakers() {
        add("speaker", text);
    }
    for text in teller.targets() {
        add("target", text);
    }
    if let Some(text) = teller.setting() {
        add("setting", text);
    }
    add("confidence", teller.confidence());
    reasons
}

struct Teller<'d> {
    doc: &'d Document,
    lexicon: &'d Lexicon,
    statement: &'d Statement,
}

impl Teller<'_> {
    fn cue(&self) -> String {
        let (Some(cue), Some(entry)) = (self.statement.cue, self.statement.cue_entry) else {
            return "none: no word says that this is said, the quotation stands by itself".into();
        };
        let entry = self.lexicon.cues().entry(entry);
        let act = entry
            .act
            .map_or(String::new(), |act| format!("act {}, ", act.as_str()));
        format!(
            "« {} » is the {} {}, line {} of {}: {act}stance {}, {}{}",
            self.doc.slice(cue),
            entry.kind.as_str(),
            entry.lemma,
            entry.origin.line,
            entry.origin.file,
            entry.stance.as_str(),
            needs(entry),
            slots(entry),
        )
    }

    fn content(&self) -> String {
        let how = match self.statement.kind {
            Kind::Direct => "direct, all of it stands between quotation marks",
            Kind::Indirect => "indirect, none of it stands between quotation marks",
            Kind::Mixed => "mixed, part of it stands between quotation marks",
            Kind::None => return "none: only that something was said to or of somebody".into(),
        };
        let pieces = match self.statement.content.len() {
            1 => String::new(),
            pieces => format!(", in {pieces} pieces"),
        };
        let nested = match self.statement.parent {
            Some(_) => "; it stands inside the content of another statement",
            None => "",
        };
        format!("{how}{pieces}{nested}")
    }

    fn speakers(&self) -> Vec<String> {
        if self.statement.speakers.is_empty() {
            return vec!["nobody is named, and nobody who spoke before is near enough".into()];
        }
        let tell = |speaker: &crate::document::Speaker| {
            let features = of_speaker(self.doc, self.statement, speaker);
            format!(
                "{}; {}; confidence {}",
                self.way_to(speaker.mention),
                self.chain(speaker.mention),
                self.weighed(Claim::Speaker, speaker.confidence, &features)
            )
        };
        self.statement.speakers.iter().map(tell).collect()
    }

    fn targets(&self) -> Vec<String> {
        let tell = |target: &crate::document::Target| {
            let features = of_target(self.doc, self.statement, target);
            format!(
                "{}: {}; {}; confidence {}",
                target.role.as_str(),
                self.way_to(target.mention),
                self.chain(target.mention),
                self.weighed(Claim::Target, target.confidence, &features)
            )
        };
        self.statement.targets.iter().map(tell).collect()
    }

    /// What is told of when, where and whether it was said.
    fn setting(&self) -> Option<String> {
        let said = self.statement;
        let quoted = |span| format!("« {} »", self.doc.slice(span));
        let parts: Vec<String> = [
            said.negated.then(|| "negated".to_string()),
            (said.modality != crate::document::Modality::Asserted)
                .then(|| said.modality.as_str().to_string()),
            said.channel
                .map(|channel| format!("said on or in {}", quoted(channel))),
            said.time_text.map(|time| {
                let day = said.time.as_ref();
                let day = day.map_or(String::new(), |day| format!(", which is {day}"));
                format!("said {}{day}", quoted(time))
            }),
        ]
        .into_iter()
        .flatten()
        .collect();
        (!parts.is_empty()).then(|| parts.join("; "))
    }

    fn confidence(&self) -> String {
        let features = of_statement(self.doc, self.lexicon, self.statement);
        let sure = self.statement.confidence;
        format!(
            "{}: the probability that this is a statement with about this content",
            self.weighed(Claim::Statement, sure, &features)
        )
    }

    /// The features that weigh most in a confidence.
    fn weighed(&self, claim: Claim, confidence: f32, features: &[String]) -> String {
        const SHOWN: usize = 3;
        if confidence == 0.0 {
            return "0".into();
        }
        let certainty = self.lexicon.certainty();
        let mut weights: Vec<(f64, &String)> = features
            .iter()
            .map(|feature| (certainty.weight(claim, feature), feature))
            .filter(|(weight, _)| weight.abs() >= 0.1)
            .collect();
        weights.sort_by(|a, b| b.0.abs().total_cmp(&a.0.abs()));
        let shown: Vec<String> = weights
            .iter()
            .take(SHOWN)
            .map(|(weight, feature)| format!("{feature} {weight:+.1}"))
            .collect();
        if shown.is_empty() {
            format!("{confidence:.2}")
        } else {
            format!("{confidence:.2} ({})", shown.join(", "))
        }
    }

    fn mention(&self, id: MentionId) -> &Mention {
        &self.doc.mentions[id.0 as usize]
    }

    /// How the phrase hangs together with the cue: word by word through the tree.
    fn way_to(&self, id: MentionId) -> String {
        const LONGEST: usize = 6;
        let mention = self.mention(id);
        let phrase = format!("« {} »", self.doc.slice(mention.span));
        let Some(cue) = self.statement.cue_head else {
            return format!("{phrase}, who spoke before or stands beside the quotation");
        };
        if cue == mention.head {
            return format!("{phrase}, a word of the cue itself");
        }
        match tree_path(self.doc, cue, mention.head) {
            Some(steps) if steps.len() <= LONGEST => {
                format!("{phrase} ({})", self.drawn(cue, &steps))
            }
            Some(_) => format!("{phrase}, far from the cue in the tree"),
            None => format!("{phrase}, in another sentence than the cue"),
        }
    }

    /// *dit –nsubj→ maire*, *dénoncé ←acl– projet*.
    fn drawn(&self, from: u32, steps: &[Step]) -> String {
        let mut drawn = self.doc.form(from).to_string();
        for step in steps {
            let (arrow, token) = match *step {
                Step::Down(token) => (format!("–{}→", self.relation(token)), token),
                Step::Up(below, token) => (format!("←{}–", self.relation(below)), token),
            };
            drawn.push_str(&format!(" {arrow} {}", self.doc.form(token)));
        }
        drawn
    }

    fn relation(&self, token: u32) -> &'static str {
        self.doc.words.deprel[token as usize].as_str()
    }

    /// From the phrase over those that it was resolved through to who or what it stands for.
    fn chain(&self, id: MentionId) -> String {
        const LONGEST: usize = 8;
        let mut told = format!("a {}", form(self.mention(id).form));
        let (mut at, mut seen) = (id, vec![id]);
        while let Some(next) = self.mention(at).antecedent {
            if seen.contains(&next) || seen.len() > LONGEST {
                break;
            }
            let mention = self.mention(next);
            told.push_str(&format!(
                ", taken up from the {} « {} »",
                form(mention.form),
                self.doc.slice(mention.span)
            ));
            seen.push(next);
            at = next;
        }
        let mention = self.mention(id);
        match mention.entity {
            Some(entity) => {
                let entity = &self.doc.entities[entity.0 as usize];
                told.push_str(&format!(
                    ", that stands for {} ({}, resolution {:.2})",
                    entity.name,
                    entity.kind.as_str(),
                    mention.confidence
                ));
            }
            None => told.push_str(", and nobody is found that it stands for"),
        }
        told
    }
}

/// A step through a tree: to a dependent, or from a dependent to the word above it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    Down(u32),
    Up(u32, u32),
}

/// The way from one word to another; `None` where no tree holds both.
fn tree_path(doc: &Document, from: u32, to: u32) -> Option<Vec<Step>> {
    let up = |token: u32| {
        const DEEPEST: usize = 200;
        let mut path = vec![token];
        let mut at = token;
        while !doc.words.is_root(at) && path.len() < DEEPEST {
            at = doc.words.head[at as usize];
            path.push(at);
        }
        path
    };
    let (above_from, above_to) = (up(from), up(to));
    let meeting = above_from
        .iter()
        .position(|token| above_to.contains(token))?;
    let climbed = above_from[..=meeting]
        .windows(2)
        .map(|pair| Step::Up(pair[0], pair[1]));
    let depth = above_to
        .iter()
        .position(|&token| token == above_from[meeting])?;
    let descended = above_to[..depth]
        .iter()
        .rev()
        .map(|&token| Step::Down(token));
    Some(climbed.chain(descended).collect())
}

fn form(form: MentionForm) -> &'static str {
    match form {
        MentionForm::Name => "name",
        MentionForm::Pronoun => "pronoun",
        MentionForm::Description => "description",
        MentionForm::Place => "place or seat",
    }
}

fn needs(entry: &CueEntry) -> &'static str {
    use crate::lexicon::Needs;
    match entry.needs {
        Needs::Any => "counts with any complement that the row names, or a quotation",
        Needs::Clause => "counts with a reported clause or a quotation",
        Needs::Quote => "counts with a quotation only",
        Needs::Animate => "counts with a person or body as speaker only",
    }
}

/// The complements that a row names, as it writes them.
fn slots(entry: &CueEntry) -> String {
    if entry.kind == CueKind::Preposition || entry.slots.is_empty() {
        return String::new();
    }
    let slot = |(construction, role): &(Construction, SlotRole)| {
        format!("{}={}", construction.written(), role.as_str())
    };
    let slots: Vec<String> = entry.slots.iter().map(slot).collect();
    format!("; complements {}", slots.join(" "))
}

#[cfg(test)]
mod tests;
