//! Prepositions that name a source: *selon*, *de source policière*, by their words alone.

use super::Finder;
use crate::document::{Cue, CueKind};
use crate::span::Span;

impl Finder<'_> {
    pub(super) fn preposition(&self, token: u32) -> Option<Cue> {
        if !self
            .lexicon
            .cues()
            .may_open_preposition(self.doc.form(token))
        {
            return None;
        }
        let start = self.doc.words.start[token as usize];
        let sentence = self.doc.sentences[self.doc.sentence_of(token)?].tokens;
        let end = self.doc.words.end[sentence.end as usize - 1];
        let written = self.doc.slice(Span::new(start, end));
        let forms = self.lexicon.cues().prepositions(written);
        if forms.is_empty() {
            return None;
        }
        let text = opening(written);
        // The longest form wins: *de source proche de* before *de source*.
        let (length, entry) = forms
            .iter()
            .filter_map(|(form, entry)| matched_length(&text, form).map(|length| (length, *entry)))
            .max()?;
        // Lower case keeps the number of characters of all letters that these forms hold.
        let bytes: usize = written.chars().take(length).map(char::len_utf8).sum();
        let tokens = self.doc.tokens_in(Span::new(start, start + bytes as u32));
        Some(Cue {
            kind: CueKind::Preposition,
            head: tokens.end - 1,
            tokens: Span::new(token, tokens.end),
            entry,
        })
    }
}

/// The beginning of a sentence in lower case with plain apostrophes: as long as any prepositional cue.
pub(super) fn opening(text: &str) -> String {
    let mut opening = String::new();
    for c in text.chars().take(60) {
        // One character stays one: positions can be counted back.
        opening.push(match c {
            '’' => '\'',
            '\0'..='\u{7f}' => c.to_ascii_lowercase(),
            _ => c.to_lowercase().next().unwrap_or(c),
        });
    }
    opening
}

/// How many characters of `text` the form takes; a final *de* may be contracted or elided.
pub(super) fn matched_length(text: &str, form: &str) -> Option<usize> {
    // *d'après-midi* is no source.
    let ends = |rest: &str| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '-');
    let open = form.ends_with('\'');
    if let Some(rest) = text.strip_prefix(form)
        && (open || ends(rest))
    {
        return Some(form.chars().count());
    }
    let stem = form.strip_suffix(" de")?;
    let rest = text.strip_prefix(stem)?;
    [" du", " des", " d'"].iter().find_map(|variant| {
        let after = rest.strip_prefix(variant)?;
        (variant.ends_with('\'') || ends(after))
            .then(|| stem.chars().count() + variant.chars().count())
    })
}
