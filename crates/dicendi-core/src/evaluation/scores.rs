//! Counting what is right, and saying what is not.

use super::Prediction;
use super::gold::{GoldArticle, GoldStatement};
use super::matching::{Candidate, counted, is_excused, pair};
use super::names::{fold, same_set};
use std::collections::BTreeMap;
use std::fmt;

/// Overlap of contents from which two statements are the same, loosely and tightly.
const OVERLAPS: [f64; 2] = [0.3, 0.8];

/// Precision, recall and their harmonic mean, in percent.
#[derive(Debug, Clone, Copy, Default, PartialEq, serde::Serialize)]
pub struct Rates {
    /// Share of what was predicted that is right.
    pub precision: f64,
    /// Share of what was to be found that was found.
    pub recall: f64,
    /// The harmonic mean of both.
    pub f1: f64,
}

impl Rates {
    pub(crate) fn new(right: usize, wrong: usize, missed: usize) -> Self {
        let share = |whole: usize| {
            if whole == 0 {
                0.0
            } else {
                right as f64 / whole as f64
            }
        };
        Rates::of(share(right + wrong), share(right + missed))
    }

    /// From shares between 0 and 1.
    pub(crate) fn of(precision: f64, recall: f64) -> Self {
        let sum = precision + recall;
        let f1 = if sum == 0.0 {
            0.0
        } else {
            200.0 * precision * recall / sum
        };
        Rates {
            precision: 100.0 * precision,
            recall: 100.0 * recall,
            f1,
        }
    }
}

impl fmt::Display for Rates {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{:.1}  {:.1}  {:.1}",
            self.precision, self.recall, self.f1
        )
    }
}

/// The figures; shares in percent.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct Scores {
    /// Articles compared.
    pub articles: usize,
    /// Statements that were to be found.
    pub gold: usize,
    /// Statements that were predicted and count.
    pub predicted: usize,
    /// Statements whose content overlaps by 0.3.
    pub statements: Rates,
    /// Statements whose content overlaps by 0.8.
    pub statements_tight: Rates,
    /// Right lemmas, of matched statements.
    pub lemma: f64,
    /// Right speakers, of matched statements.
    pub speakers: f64,
    /// Right targets, of matched statements.
    pub targets: f64,
    /// Right kinds, of matched statements.
    pub kind: f64,
    /// Right targets, of matched statements that have one.
    pub targets_where_some: f64,
    /// Statements with lemma, speakers and targets right.
    pub rows: Rates,
    /// Found statements by their kind.
    pub recall_by_kind: BTreeMap<String, f64>,
}

/// The figures, and each article's differences as lines to read.
#[derive(Debug, Clone, Default)]
pub struct Report {
    /// The figures.
    pub scores: Scores,
    /// Article ids with what differs, in the order of the gold articles; those without are left out.
    pub differences: Vec<(String, Vec<String>)>,
}

impl fmt::Display for Scores {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "articles {}, statements {}, predicted {}",
            self.articles, self.gold, self.predicted
        )?;
        writeln!(f, "                          P     R     F1")?;
        writeln!(f, "statements, overlap 0.3   {}", self.statements)?;
        writeln!(f, "statements, overlap 0.8   {}", self.statements_tight)?;
        writeln!(f, "whole rows                {}", self.rows)?;
        writeln!(f, "right, in percent of the matched statements:")?;
        writeln!(
            f,
            "  lemma {:.1}, speakers {:.1}, targets {:.1}",
            self.lemma, self.speakers, self.targets
        )?;
        writeln!(
            f,
            "  kind {:.1}, targets where there is one {:.1}",
            self.kind, self.targets_where_some
        )?;
        let kinds: Vec<String> = self
            .recall_by_kind
            .iter()
            .map(|(kind, recall)| format!("{kind} {recall:.1}"))
            .collect();
        write!(f, "found, in percent of the kind: {}", kinds.join(", "))
    }
}

/// Counts over articles.
#[derive(Debug, Default)]
pub(super) struct Tally {
    articles: usize,
    due: usize,
    predicted: usize,
    /// Right, wrong and missed statements at each of [`OVERLAPS`].
    statements: [[usize; 3]; 2],
    matched: usize,
    lemma: usize,
    speakers: usize,
    targets: usize,
    kind: usize,
    with_target: usize,
    right_with_target: usize,
    rows: usize,
    /// Found and due statements of each kind.
    kinds: BTreeMap<String, [usize; 2]>,
    differences: Vec<(String, Vec<String>)>,
}

impl Tally {
    /// Compares one article.
    pub(super) fn add(&mut self, gold: &GoldArticle, predicted: &[Prediction]) {
        let mine: Vec<Candidate> = counted(gold, predicted)
            .map(|(_, candidate)| candidate)
            .collect();
        let due = gold
            .statements
            .iter()
            .filter(|statement| !statement.is_free())
            .count();
        self.articles += 1;
        self.due += due;
        for (level, least) in OVERLAPS.into_iter().enumerate() {
            let pairs = pair(&gold.statements, &mine, least);
            let extra: Vec<usize> = (0..mine.len())
                .filter(|&p| pairs.iter().all(|pair| pair.1 != p) && !is_excused(&mine, p))
                .collect();
            let right = pairs
                .iter()
                .filter(|pair| !gold.statements[pair.0].is_free())
                .count();
            let counts = &mut self.statements[level];
            counts[0] += right;
            counts[1] += extra.len();
            counts[2] += due - right;
            if level == 0 {
                self.predicted += right + extra.len();
                self.compare(gold, &mine, &pairs, &extra);
            }
        }
    }

    /// Compares what the matched statements say, and lists the differences.
    fn compare(
        &mut self,
        gold: &GoldArticle,
        mine: &[Candidate],
        pairs: &[(usize, usize)],
        extra: &[usize],
    ) {
        let mut lines = Vec::new();
        for &(g, p) in pairs {
            let (statement, prediction) = (&gold.statements[g], mine[p].prediction);
            if !statement.is_free() {
                self.compare_pair(gold, statement, prediction, &mut lines);
            }
        }
        for (g, statement) in gold
            .statements
            .iter()
            .enumerate()
            .filter(|(_, statement)| !statement.is_free())
        {
            self.kinds.entry(statement.kind.clone()).or_default()[1] += 1;
            if pairs.iter().all(|pair| pair.0 != g) {
                let content = excerpt(&statement.content.join(" … "));
                lines.push(format!(
                    "missed: {} : {content}",
                    row(&statement.speakers, &statement.lemma, &targets(statement))
                ));
            }
        }
        for &p in extra {
            let prediction = mine[p].prediction;
            let slice = |&(start, end): &(u32, u32)| -> String {
                let end = (end as usize).min(gold.chars.len());
                gold.chars[(start as usize).min(end)..end].iter().collect()
            };
            let content = excerpt(
                &prediction
                    .content
                    .iter()
                    .map(slice)
                    .collect::<Vec<_>>()
                    .join(" … "),
            );
            lines.push(format!(
                "extra: {} : {content}",
                row(&prediction.speakers, &prediction.lemma, &prediction.targets)
            ));
        }
        if !lines.is_empty() {
            self.differences.push((gold.id.clone(), lines));
        }
    }

    fn compare_pair(
        &mut self,
        gold: &GoldArticle,
        statement: &GoldStatement,
        prediction: &Prediction,
        lines: &mut Vec<String>,
    ) {
        let gold_targets = targets(statement);
        let lemma = fold(&statement.lemma) == fold(&prediction.lemma);
        let speakers = same_set(&prediction.speakers, &statement.speakers, &gold.aliases);
        let targets = same_set(&prediction.targets, &gold_targets, &gold.aliases);
        let kind = statement.kind == prediction.kind;
        self.matched += 1;
        self.lemma += usize::from(lemma);
        self.speakers += usize::from(speakers);
        self.targets += usize::from(targets);
        self.kind += usize::from(kind);
        self.with_target += usize::from(!gold_targets.is_empty());
        self.right_with_target += usize::from(!gold_targets.is_empty() && targets);
        self.kinds.entry(statement.kind.clone()).or_default()[0] += 1;
        if lemma && speakers && targets {
            self.rows += 1;
            return;
        }
        let wrong: Vec<&str> = [
            ("lemma", lemma),
            ("speakers", speakers),
            ("targets", targets),
            ("kind", kind),
        ]
        .into_iter()
        .filter_map(|(what, right)| (!right).then_some(what))
        .collect();
        lines.push(format!(
            "differs in {}: {:?} gold {} got {}",
            wrong.join(", "),
            statement.cue,
            row(&statement.speakers, &statement.lemma, &gold_targets),
            row(&prediction.speakers, &prediction.lemma, &prediction.targets),
        ));
    }

    /// The figures.
    pub(super) fn report(self) -> Report {
        let percent = |part: usize, whole: usize| {
            if whole == 0 {
                0.0
            } else {
                100.0 * part as f64 / whole as f64
            }
        };
        let rates = |[right, wrong, missed]: [usize; 3]| Rates::new(right, wrong, missed);
        let of_matched = |part: usize| percent(part, self.matched);
        let scores = Scores {
            articles: self.articles,
            gold: self.due,
            predicted: self.predicted,
            statements: rates(self.statements[0]),
            statements_tight: rates(self.statements[1]),
            lemma: of_matched(self.lemma),
            speakers: of_matched(self.speakers),
            targets: of_matched(self.targets),
            kind: of_matched(self.kind),
            targets_where_some: percent(self.right_with_target, self.with_target),
            rows: Rates::new(self.rows, self.predicted - self.rows, self.due - self.rows),
            recall_by_kind: self
                .kinds
                .into_iter()
                .map(|(kind, [found, due])| (kind, percent(found, due)))
                .collect(),
        };
        Report {
            scores,
            differences: self.differences,
        }
    }
}

fn targets(statement: &GoldStatement) -> Vec<String> {
    statement
        .targets
        .iter()
        .map(|(_, entity)| entity.clone())
        .collect()
}

/// Speakers, lemma and targets as one line shows them.
fn row(speakers: &[String], lemma: &str, targets: &[String]) -> String {
    let names = |names: &[String]| {
        if names.is_empty() {
            "-".to_string()
        } else {
            names.join(" + ")
        }
    };
    format!(
        "[{} / {} / {}]",
        names(speakers),
        if lemma.is_empty() { "-" } else { lemma },
        names(targets)
    )
}

/// The beginning of a content.
fn excerpt(content: &str) -> String {
    const SHOWN: usize = 90;
    if content.chars().count() <= SHOWN {
        return content.to_string();
    }
    content
        .chars()
        .take(SHOWN)
        .chain(std::iter::once('…'))
        .collect()
}
