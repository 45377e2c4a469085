//! Where a sentence ends: at a stop, behind the marks that close it, where another may begin.

use super::LONGEST;
use super::joined::Joined;
use super::marks::{Mark, Quoting};
use super::seams;
use crate::document::Document;
use crate::lexicon::Orthography;
use crate::tokens::lowercase;

/// Longest label before a headline, in words.
const LABEL: u32 = 4;

pub(super) struct Reader<'d> {
    pub(super) doc: &'d Document,
    pub(super) rules: &'d Orthography,
    pub(super) end: u32,
}

impl Reader<'_> {
    /// *Syrie: Washington accuse Moscou*: the label of a headline is no part of its clause. What stands
    /// before a quotation is its speaker rather than a label.
    pub(super) fn label_end(&self, start: u32) -> Option<u32> {
        let colon = (start + 1..self.end.min(start + 1 + LABEL))
            .find(|&token| self.doc.surface(token) == ":")?;
        let next = self
            .doc
            .surface((colon + 1 < self.end).then_some(colon + 1)?);
        let speech = next.starts_with(['"', '«', '“', '\'', '‘']);
        (!speech && colon + 3 < self.end).then_some(colon + 1)
    }

    /// The first token after the sentence that begins at `start`.
    pub(super) fn sentence_end(
        &self,
        start: u32,
        quoting: &mut Quoting,
        lower: &mut String,
        seams: &mut Option<seams::Scratch>,
        joined: &mut Option<Joined>,
    ) -> u32 {
        let mut words = false;
        let mut token = start;
        while token < self.end {
            if token >= start + LONGEST && !self.doc.words.inside[token as usize] {
                return token;
            }
            if words && !quoting.is_quoted() {
                let lost = match (&mut *joined, &mut *seams) {
                    (Some(joined), _) => joined.begins(start, token, self.end),
                    (None, Some(scratch)) => {
                        seams::is_seam(self.doc, self.rules, start, token, self.end, scratch)
                    }
                    (None, None) => false,
                };
                if lost {
                    return token;
                }
            }
            quoting.pass(token);
            let surface = self.doc.surface(token);
            words |= surface.chars().any(char::is_alphanumeric);
            let stop = if is_stop(surface) {
                words
            } else {
                self.may_end(token, surface, lower)
            };
            let semicolon = surface == ";"
                && (self.behind_dash(token + 1) > token + 1
                    || self.opens(self.behind_marks(token + 1, quoting), lower));
            let lower_case =
                surface == "." && self.continues_lower(self.behind_dash(token + 1), lower);
            token += 1;
            if semicolon || words && lower_case {
                return token;
            }
            if !stop {
                continue;
            }
            while token < self.end
                && (is_stop(self.doc.surface(token)) || self.closes(token, quoting))
            {
                quoting.pass(token);
                token += 1;
            }
            if token == self.end || self.begins(token, quoting, lower) {
                return token;
            }
        }
        self.end
    }

    /// Whether an abbreviation with its stop ends its sentence.
    fn may_end(&self, token: u32, surface: &str, lower: &mut String) -> bool {
        if !surface.ends_with('.') || self.doc.words.inside[token as usize] {
            return false;
        }
        let listed = self.rules.abbreviation(surface);
        let acronym = || surface.matches('.').count() > 1 || surface.chars().count() == 2;
        if !listed.unwrap_or_else(acronym) || token + 1 >= self.end {
            return false;
        }
        self.opens(token + 1, lower)
    }

    /// Whether this is a word that often opens sentences, with a capital.
    fn opens(&self, token: u32, lower: &mut String) -> bool {
        token < self.end
            && self.doc.surface(token).starts_with(char::is_uppercase)
            && self.is_opener(token, lower)
    }

    /// Whether this is such a word without the capital that it should have.
    fn continues_lower(&self, token: u32, lower: &mut String) -> bool {
        token < self.end
            && self.doc.surface(token).starts_with(char::is_lowercase)
            && self.is_opener(token, lower)
    }

    /// The first token from here that is no dash of a list.
    fn behind_dash(&self, token: u32) -> u32 {
        let dash = token < self.end && matches!(self.doc.surface(token), "-" | "–" | "—" | "•");
        token + u32::from(dash)
    }

    /// The first token from here that is neither such a dash nor an opening mark.
    fn behind_marks(&self, token: u32, quoting: &Quoting) -> u32 {
        let token = self.behind_dash(token);
        let mark = token < self.end && quoting.mark(token) == Mark::Open;
        token + u32::from(mark)
    }

    fn is_opener(&self, token: u32, lower: &mut String) -> bool {
        lowercase(self.doc.surface(token).trim_end_matches(['\'', '’']), lower);
        self.rules.is_opener(lower)
    }

    fn closes(&self, token: u32, quoting: &Quoting) -> bool {
        match quoting.mark(token) {
            Mark::Close => true,
            Mark::Open => false,
            Mark::None => matches!(self.doc.surface(token), ")" | "]"),
        }
    }

    /// Whether a sentence may begin here, behind a stop.
    fn begins(&self, token: u32, quoting: &Quoting, lower: &mut String) -> bool {
        let mut token = token;
        // Opening marks and dashes belong to what follows them.
        while token < self.end {
            let surface = self.doc.surface(token);
            let opening = quoting.mark(token) == Mark::Open
                || matches!(
                    surface,
                    "(" | "[" | "-" | "–" | "—" | "--" | "•" | "*" | "..."
                );
            if !opening {
                lowercase(surface, lower);
                let Some(first) = surface.chars().next() else {
                    return false;
                };
                return first.is_uppercase()
                    || first.is_numeric()
                    || first == '#'
                    || first == '@'
                    || first == '¿'
                    || !first.is_alphanumeric() && !is_joining(surface)
                    || !first.is_lowercase() && first.is_alphabetic();
            }
            token += 1;
        }
        true
    }
}

pub(super) fn is_stop(surface: &str) -> bool {
    matches!(surface, "!" | "?" | "…" | "‼" | "⁉" | "⁈") || surface.bytes().all(|byte| byte == b'.')
}

/// Marks that never begin a sentence.
pub(super) fn is_joining(surface: &str) -> bool {
    matches!(
        surface,
        "," | ";" | ":" | ")" | "]" | "»" | "”" | "/" | "%" | "'" | "’"
    )
}
