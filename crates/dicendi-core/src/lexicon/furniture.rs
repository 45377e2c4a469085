//! Lines that stand around articles: menus, credits, datelines, barriers before what is for subscribers.

use super::table::rows;
use crate::error::Result;
use crate::strings::lower;

/// What a line of page furniture is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Line {
    /// Menus, credits, related links.
    Around,
    /// Day and time of publication, a byline before them or not.
    Date,
    /// The rest is for subscribers.
    Barrier,
    /// A notice of copyright.
    End,
}

/// The openings of such lines, in lower case.
#[derive(Debug, Clone)]
pub(crate) struct Furniture {
    openings: Vec<(String, Line)>,
    /// Bytes of the longest.
    longest: usize,
}

/// A dateline has no more words.
const DATELINE: usize = 16;

impl Furniture {
    pub(super) fn read_french() -> Result<Self> {
        let rows = rows(
            "furniture.tsv",
            include_str!("../../lang/fr/furniture.tsv"),
            2,
        )?;
        let openings = rows
            .map(|row| {
                let row = row?;
                let kind = match row.fields[1] {
                    "around" => Line::Around,
                    "date" => Line::Date,
                    "barrier" => Line::Barrier,
                    "end" => Line::End,
                    other => return Err(row.error(format!("no kind of line: {other:?}"))),
                };
                Ok((row.fields[0].to_lowercase(), kind))
            })
            .collect::<Result<Vec<_>>>()?;
        let longest = openings.iter().map(|(opening, _)| opening.len()).max();
        Ok(Furniture {
            openings,
            longest: longest.unwrap_or_default(),
        })
    }

    /// What a line is, if it stands around an article.
    pub(super) fn kind(&self, line: &str) -> Option<Line> {
        let dateline = may_be_dateline(line);
        // Of others the beginning says it; lower case may take fewer bytes, but a third at least.
        let seen = match dateline {
            true => line,
            false => &line[..line.floor_char_boundary(3 * self.longest + 12)],
        };
        let line = lower(seen);
        let opens = |opening: &str| {
            line.strip_prefix(opening)
                .is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
        };
        let at = |&&(ref opening, kind): &&(String, Line)| {
            opens(opening) || dateline && kind == Line::Date && is_dateline(&line, opening)
        };
        self.openings.iter().find(at).map(|&(_, kind)| kind)
    }
}

/// A dateline is short, and no sentence.
fn may_be_dateline(line: &str) -> bool {
    !line.ends_with(['.', '!', '?', '»']) && line.split_whitespace().nth(DATELINE).is_none()
}

/// *Jeanne Rivoal avec AFP, publié le lundi 23 novembre 2026 à 18h30*: a comma or dash before the opening, a number
/// behind.
fn is_dateline(line: &str, opening: &str) -> bool {
    let Some(at) = line.find(opening) else {
        return false;
    };
    let before = line[..at].trim_end();
    let rest = &line[at + opening.len()..];
    before.ends_with([',', '-', '–', '—', '|', '·'])
        && rest.starts_with(' ')
        && rest.contains(|c: char| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_around_articles() {
        let furniture = Furniture::read_french().unwrap();
        let cases = [
            ("Lire aussi : la digue", Some(Line::Around)),
            ("Publié le 23 novembre", Some(Line::Date)),
            (
                "Jeanne Rivoal avec AFP, publié le lundi 23 novembre 2026 à 18h30",
                Some(Line::Date),
            ),
            ("Son roman, publié le 3 mai, a déplu.", None),
            ("Article réservé aux abonnés", Some(Line::Barrier)),
            ("© Le Littoral", Some(Line::End)),
            ("La digue tiendra", None),
        ];
        for (line, kind) in cases {
            assert_eq!(furniture.kind(line), kind, "{line}");
        }
    }
}
