//! The words of *selon X*: how far the source reaches, with what tells of it.

use super::super::content::outermost;
use super::super::draft::Reader;
use crate::document::Cue;
use crate::span::{Span, Token};
use crate::ud::{Deprel, Upos};

impl Reader<'_> {
    /// The words of *selon X*, with what belongs to X up to the comma that closes it.
    pub(super) fn source_zone(&self, cue: &Cue, source: u32, sentence: Span<Token>) -> Span<Token> {
        let heads = self.tree.conjuncts(source);
        let reach = heads
            .iter()
            .map(|&head| self.tree.reach(head).end)
            .max()
            .unwrap_or(source + 1);
        let mut end = (source + 1).max(cue.tokens.end);
        while end < sentence.end.min(reach.max(source + 1)) {
            let comma = self.doc.surface(end) == ",";
            let joins = heads.iter().any(|&head| head > end);
            let start = self.doc.words.start[end as usize];
            let quotation =
                outermost(self.doc, Span::new(start, start)).any(|q| q.outer.start == start);
            if (comma && !joins) || quotation || self.tree.is_finite(end) && self.tree.is_verb(end)
            {
                break;
            }
            end += 1;
        }
        let opens = cue.tokens.start == sentence.start
            || cue.tokens.start == sentence.start + 1
                && self.tree.upos(sentence.start) == Upos::Cconj;
        if opens {
            end = self.past_relative(source, end, sentence);
            end = self.past_appositions(end, sentence);
        }
        // *toujours selon X*, *notamment selon X*
        let mut start = cue.tokens.start;
        if start > sentence.start + 1
            && self.tree.upos(start - 1) == Upos::Adv
            && self.doc.surface(start - 2) == ","
        {
            start -= 1;
        }
        Span::new(start, end)
    }

    /// *Selon des passants **qui ont vu la scène**, …*: a relative clause right behind the source, up to the comma
    /// that closes it.
    fn past_relative(&self, source: u32, end: u32, sentence: Span<Token>) -> u32 {
        let relative = |at: u32| self.tree.feats(at).is("PronType", "Rel");
        let apart = |at: u32| self.doc.surface(at) == ",";
        let opened = (source + 1..end).any(relative) && !(source + 1..end).any(apart);
        if !opened || end >= sentence.end || !self.tree.is_finite(end) {
            return end;
        }
        (end + 1..sentence.end)
            .find(|&at| apart(at))
            .filter(|&at| (at + 1..sentence.end).any(|at| self.tree.is_finite(at)))
            .unwrap_or(end)
    }

    /// *Pour X, professeur d'histoire, …*: between two commas or dashes, without a verb of its own.
    fn past_appositions(&self, mut end: u32, sentence: Span<Token>) -> u32 {
        let dash = |at: u32| matches!(self.doc.surface(at), "-" | "–" | "—");
        let part = |at: u32| self.doc.surface(at) == "," || dash(at);
        while end < sentence.end && part(end) {
            let Some(next) = (end + 1..sentence.end).find(|&at| part(at)) else {
                break;
            };
            let relative = |at: u32| self.tree.feats(at).is("PronType", "Rel");
            let bare = (end + 1..next)
                .take_while(|&at| !relative(at))
                .all(|at| !self.tree.feats(at).is_finite());
            let goes_on = (next + 1..sentence.end).any(|at| self.tree.feats(at).is_finite());
            let nominal = matches!(
                self.tree.upos(end + 1),
                Upos::Noun | Upos::Det | Upos::Propn | Upos::Pron | Upos::Adp | Upos::Adj
            ) || self.tree.feats(end + 1).is_participle();
            let aside = dash(end) && dash(next);
            // *Selon Le Temps, **la conductrice**, âgée, a confondu les pédales*
            let subject = self.phrase_head(end + 1).is_some_and(|head| {
                self.tree.deprel(head).is_subject()
                    && self.tree.head(head).is_some_and(|verb| {
                        let mut subjects = self.tree.children_with(verb, Deprel::is_subject);
                        verb > next && subjects.all(|subject| subject == head)
                    })
            });
            if !(bare && goes_on && !subject && (nominal || aside) && next - end < 30) {
                break;
            }
            end = next;
        }
        end
    }

    /// *…, selon un bilan établi par la radio **à partir de notes***: behind a comma and up to the end of its sentence all
    /// that stands in no clause of its own tells of the source.
    pub(super) fn ends_with_source(&self, zone: Span<Token>, limit: u32) -> bool {
        let apart = zone.start > 0 && self.doc.surface(zone.start - 1) == ",";
        let plain = |at: u32| !self.tree.feats(at).is_finite() && self.doc.surface(at) != ",";
        apart
            && zone.end < limit
            && self.tree.upos(zone.end) == Upos::Adp
            && (zone.end..limit).all(plain)
    }

    /// *…, selon une source **qui précise que**…*: without a comma between, the relative clause is of the source.
    pub(super) fn goes_on_in_relative(&self, cue: &Cue, zone: Span<Token>) -> bool {
        let relative = |at: u32| self.doc.form(at) == "qui";
        let last = (cue.tokens.end..zone.end).rfind(|&at| relative(at));
        last.is_some()
            && (cue.tokens.end..zone.end).all(|at| self.doc.surface(at) != ",")
            && (zone.end as usize) < self.doc.words.len()
            && self.tree.is_finite(zone.end)
    }

    /// Whether a comma, a quotation mark or the sentence's border stands on one side of the zone.
    pub(super) fn is_set_off(&self, zone: Span<Token>, sentence: Span<Token>) -> bool {
        let mark = |token: u32| {
            matches!(
                self.doc.surface(token),
                "," | "\"" | "«" | "»" | "“" | "”" | ":" | "." | "-" | "–" | "—"
            )
        };
        // *ses « intentions » pour Paris*: behind a closing mark it goes on.
        let closed = |token: u32| {
            self.quotation_ending_at(self.doc.words.start[token as usize + 1])
                .is_some_and(|quotation| !self.stands_apart(quotation))
                && matches!(self.doc.surface(token), "\"" | "»" | "”")
        };
        let opens = zone.start == sentence.start
            || mark(zone.start - 1) && !closed(zone.start - 1)
            || (self.tree.upos(zone.start - 1) == Upos::Cconj && zone.start - 1 == sentence.start);
        let closes = zone.end >= sentence.end || mark(zone.end);
        opens && closes
    }

    /// *…, selon l'institut, **le Géo Office***, *…, selon sa fille, **qui habite à Lyon***: what follows the
    /// comma tells of the source. *La fin est, selon lui, **un mauvais signe***: of a pronoun it tells nothing.
    pub(super) fn belongs_to_source(&self, cue: &Cue, zone: Span<Token>, limit: u32) -> bool {
        let first = zone.end + 1;
        if first >= limit || self.doc.surface(zone.end) != "," {
            return false;
        }
        let pronoun = self
            .source(cue)
            .is_some_and(|source| self.tree.upos(source) == Upos::Pron);
        let verb = || (first..limit).any(|at| self.tree.feats(at).is_finite());
        let phrase = matches!(self.tree.upos(first), Upos::Det | Upos::Propn | Upos::Noun);
        let top = self
            .tree
            .path_up(first)
            .take_while(|at| (first..limit).contains(at))
            .last();
        let above = top.and_then(|top| self.tree.head(top));
        let below = above.is_some_and(|at| zone.contains(at));
        // *il a remis, selon Le Temps, **une lettre***: what the verb before the source governs.
        let governed = above.zip(top).is_some_and(|(at, top)| {
            at < zone.start
                && self.tree.is_verb(at)
                && matches!(
                    self.tree.deprel(top).universal(),
                    Deprel::Obj | Deprel::Obl | Deprel::Xcomp | Deprel::Nsubj
                )
        });
        self.doc.form(first) == "qui"
            || !pronoun
                && (self.tree.feats(first).is_present_participle()
                    || (phrase && !governed || below) && !verb())
    }
}
