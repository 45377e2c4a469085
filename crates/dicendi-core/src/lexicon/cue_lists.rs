//! Reading lists of cues: those that ship, and those of users, which have the same format.
//!
//! A list says in its header line, which may be a comment, of what kind its rows are: `lemma` begins that of
//! verbs, `noun` that of nouns, `form` that of prepositions. A file may hold several lists one after the other.

use super::acts::{Act, Stance};
use super::cues::{Construction, CueEntry, Needs, Origin, SlotRole};
use crate::document::CueKind;
use crate::error::{Error, Result};
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// What begins a header line, the kind of cue that stands below it, and the columns that it must have.
const LISTS: [(&str, CueKind, &[&str]); 3] = [
    ("lemma", CueKind::Verb, &["act", "stance", "needs", "slots"]),
    ("noun", CueKind::Noun, &["act", "stance", "slots"]),
    ("form", CueKind::Preposition, &["stance", "needs"]),
];

/// In the place of act or stance: the cue is no longer looked for.
const OFF: &str = "off";

/// The prepositions that a slot may name.
const PREPOSITIONS: [&str; 17] = [
    "à",
    "de",
    "sur",
    "contre",
    "pour",
    "envers",
    "devant",
    "avec",
    "par",
    "en",
    "dans",
    "vers",
    "chez",
    "entre",
    "auprès de",
    "à propos de",
    "parmi",
];

/// What a row says.
pub(super) enum Ruling {
    /// This is a cue, whatever stood for the word before.
    On(CueEntry),
    /// This is none.
    Off(CueKind, String, Origin),
}

/// Every row of a file of cues, in its order.
pub(super) fn read(file: &str, text: &str) -> Result<Vec<Ruling>> {
    let file: Arc<str> = file.into();
    let mut list = None;
    let mut seen = FxHashMap::default();
    let mut rulings = Vec::new();
    for (index, line) in text.trim_start_matches('\u{feff}').lines().enumerate() {
        let origin = Origin {
            file: file.clone(),
            line: index as u32 + 1,
        };
        if let Some(found) = header(line, &origin)? {
            list = Some(found);
            continue;
        }
        if line.trim().is_empty() || line.starts_with('#') {
            continue;
        }
        let Some((kind, columns)) = &list else {
            return Err(origin.error(
                "no header before this row: the first column of the header is `lemma` above verbs, `noun` \
                 above nouns, `form` above prepositions",
            ));
        };
        let row = Row {
            columns,
            fields: line.split('\t').map(str::trim).collect(),
            origin: &origin,
        };
        let ruling = row.ruling(*kind)?;
        let lemma = match &ruling {
            Ruling::On(entry) => &entry.lemma,
            Ruling::Off(_, lemma, _) => lemma,
        };
        if let Some(line) = seen.insert((*kind, lemma.clone()), origin.line) {
            return Err(origin.error(&format!("{lemma:?} stands in line {line} already")));
        }
        rulings.push(ruling);
    }
    Ok(rulings)
}

/// The kind and the columns of the list that a header line begins; `None` for any other line.
fn header<'t>(line: &'t str, origin: &Origin) -> Result<Option<(CueKind, Vec<&'t str>)>> {
    let columns: Vec<&str> = line
        .trim_start_matches('#')
        .split('\t')
        .map(str::trim)
        .collect();
    let Some((_, kind, needed)) = LISTS.iter().find(|list| list.0 == columns[0]) else {
        return Ok(None);
    };
    match needed.iter().find(|column| !columns.contains(column)) {
        Some(column) => Err(origin.error(&format!("the header has no column {column}"))),
        None => Ok(Some((*kind, columns))),
    }
}

impl Origin {
    fn error(&self, message: &str) -> Error {
        Error::lexicon(&self.file, self.line as usize, message)
    }
}

struct Row<'t> {
    columns: &'t [&'t str],
    fields: Vec<&'t str>,
    origin: &'t Origin,
}

impl<'t> Row<'t> {
    fn ruling(&self, kind: CueKind) -> Result<Ruling> {
        let lemma = self.fields[0].replace('’', "'");
        if lemma.is_empty() {
            return Err(self.error(self.columns[0], "is empty"));
        }
        if self.fields.get(1) == Some(&OFF) {
            return Ok(Ruling::Off(kind, lemma, self.origin.clone()));
        }
        if self.fields.len() < 2 {
            return Err(self
                .origin
                .error("one column only: columns are split by a tab"));
        }
        Ok(Ruling::On(CueEntry {
            lemma,
            kind,
            act: match kind {
                CueKind::Preposition => None,
                _ => Some(self.one_of("act", Act::ALL, Act::parse, Act::as_str)?),
            },
            stance: self.one_of("stance", Stance::ALL, Stance::parse, Stance::as_str)?,
            needs: match kind {
                CueKind::Noun => Needs::Any,
                _ => self.one_of("needs", Needs::ALL, Needs::parse, Needs::as_str)?,
            },
            slots: match kind {
                CueKind::Preposition => Vec::new(),
                _ => self.slots()?,
            },
            origin: self.origin.clone(),
        }))
    }

    fn field(&self, column: &str) -> &'t str {
        let place = self.columns.iter().position(|known| *known == column);
        place
            .and_then(|place| self.fields.get(place).copied())
            .unwrap_or_default()
    }

    fn error(&self, column: &str, message: impl std::fmt::Display) -> Error {
        self.origin.error(&format!("column {column}: {message}"))
    }

    /// The value of a column that holds one of a few words.
    fn one_of<T: Copy>(
        &self,
        column: &str,
        all: &[T],
        parse: fn(&str) -> Option<T>,
        name: fn(T) -> &'static str,
    ) -> Result<T> {
        let field = self.field(column);
        parse(field).ok_or_else(|| {
            let names: Vec<&str> = all.iter().map(|&value| name(value)).collect();
            self.error(column, format!("{field:?} is none of {}", names.join(", ")))
        })
    }

    fn slots(&self) -> Result<Vec<(Construction, SlotRole)>> {
        let field = self.field("slots");
        if field == "-" {
            return Ok(Vec::new());
        }
        field
            .split_whitespace()
            .map(|text| {
                let error = |what: &str| self.error("slots", format!("{text:?} {what}"));
                let (construction, role) = text
                    .split_once('=')
                    .ok_or_else(|| error("is not construction=role"))?;
                let construction = Construction::parse(construction);
                let preposition = match &construction {
                    Construction::Preposition(word) | Construction::PrepositionInfinitive(word) => {
                        PREPOSITIONS.contains(&word.as_str())
                    }
                    _ => true,
                };
                if !preposition {
                    return Err(error("names no construction and no preposition"));
                }
                let role = SlotRole::parse(role).ok_or_else(|| {
                    error(
                        "gives no role: content, addressee, object, about, channel, speaker, none",
                    )
                })?;
                Ok((construction, role))
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const VERBS: &str = "lemma\tact\tstance\tneeds\tslots\n";

    fn refusal(text: &str) -> String {
        match read("mine.tsv", text) {
            Err(error) => error.to_string(),
            Ok(rulings) => panic!("{} rows were read", rulings.len()),
        }
    }

    #[test]
    fn lists_of_every_kind_may_follow_each_other() {
        let text = "\u{feff}# lemma\tact\tstance\tneeds\tslots\ttime\n\
                    tweeter\tsay\tneutral\tclause\tque=content auprès_de=addressee\n\n\
                    noun\tact\tstance\tslots\ntweet\tsay\tneutral\tde=speaker\n\
                    # form\tstance\tneeds\nsous la plume de\tneutral\tany\nselon\toff\n";
        let rows: Vec<String> = read("mine.tsv", text)
            .unwrap()
            .iter()
            .map(|ruling| match ruling {
                Ruling::On(e) => format!("{} {} {}", e.kind.as_str(), e.lemma, e.origin.line),
                Ruling::Off(kind, lemma, _) => format!("off {} {lemma}", kind.as_str()),
            })
            .collect();
        assert_eq!(
            rows,
            [
                "verb tweeter 2",
                "noun tweet 5",
                "preposition sous la plume de 7",
                "off preposition selon"
            ]
        );
    }

    #[test]
    fn what_is_wrong_is_named_by_file_line_and_column() {
        let row = |row: &str| refusal(&format!("{VERBS}{row}\n"));
        assert_eq!(
            row("tweeter\tsay\tneutral\tclauses\tque=content"),
            "mine.tsv, line 2: column needs: \"clauses\" is none of any, clause, quote, animate"
        );
        assert!(
            row("tweeter\ttalk\tneutral\tany\t-").contains("column act: \"talk\" is none of say,")
        );
        assert!(row("tweeter\tsay\tneutral\tany\tobjet=content").contains("names no construction"));
        assert!(row("tweeter\tsay\tneutral\tany\tobj=contents").contains("gives no role"));
        assert!(row("tweeter\tsay\tneutral\tany\tobj").contains("not construction=role"));
        assert!(row("tweeter say neutral").contains("split by a tab"));
        assert!(row("\tsay\tneutral\tany\t-").contains("column lemma: is empty"));
        assert!(row("dire\toff\ndire\toff").contains("line 3: \"dire\" stands in line 2 already"));
        assert!(refusal("tweeter\tsay\n").contains("line 1: no header"));
        assert!(refusal("lemma\tact\tstance\n").contains("line 1: the header has no column needs"));
    }
}
