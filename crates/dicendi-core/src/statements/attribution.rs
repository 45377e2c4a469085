//! *selon X*, *d'après X*, *pour X*, *aux yeux de X*: a preposition names the speaker, the clause is what was said.

use super::content::{clean, outermost};
use super::draft::{Draft, Reader};
use crate::document::{Cue, CueKind};
use crate::lexicon::Needs;
use crate::span::{Byte, Span, Token};
use crate::ud::{Deprel, Number, Upos};

pub(super) fn find(reader: &mut Reader) {
    for index in reader.free_cues(CueKind::Preposition) {
        if let Some(draft) = reader.attributed(index) {
            reader.keep(draft);
        }
    }
}

impl Reader<'_> {
    fn attributed(&self, index: usize) -> Option<Draft> {
        let cue = &self.doc.cues[index];
        let entry = self.entry(cue);
        // *a-t-on appris de source policière* is one statement, and the verb has it already.
        let start = cue.tokens.start;
        if (start.saturating_sub(3)..start).any(|token| {
            let surface = self.doc.surface(token);
            surface == "-on" || surface == "-t-on"
        }) {
            return None;
        }
        let sentence = self.doc.sentences[self.doc.sentence_of(cue.head)?].tokens;
        let source = self.source(cue).filter(|&head| sentence.contains(head))?;
        if self.is_own_view(cue, source, sentence) {
            return None;
        }
        let zone = self.source_zone(cue, source, sentence);
        let after = self.quotation_ending_at(self.doc.words.start[cue.tokens.start as usize]);
        if matches!(self.tree.feats(source).person(), Some(1 | 2)) {
            return None; // *pour moi*, *selon vous*: inside somebody's own words.
        }
        if self.tree.upos(source) == Upos::Noun
            && self.lexicon.is_manner_noun(self.doc.lemma(source))
        {
            return None;
        }
        // *chez lui*: at home.
        if self.doc.form(cue.head).eq_ignore_ascii_case("chez")
            && self.tree.upos(source) == Upos::Pron
        {
            return None;
        }
        // *à partir de sources officielles*
        if start > 0 && self.doc.surface(start - 1) == "partir" {
            return None;
        }
        if entry.needs == Needs::Animate
            && !(self.is_set_off(zone, sentence) && self.takes_a_stand(source, zone, sentence))
        {
            return None;
        }
        let mut draft = Draft::new(Some(index), "attribution");
        draft.speakers = self.sources(source, zone);
        // At the head of its sentence it frames what follows.
        let after = after.filter(|_| start > sentence.start || zone.end + 1 >= sentence.end);
        draft.content = match after {
            Some(quotation) if self.stands_apart(quotation) => {
                vec![self.doc.quotations[quotation].inner]
            }
            _ => self.framed(cue, zone, sentence),
        };
        (!draft.content.is_empty()).then_some(draft)
    }

    /// *assure que, **selon lui**, la route est sûre*: inside a report whoever speaks only says whose view it is.
    fn is_own_view(&self, cue: &Cue, source: u32, sentence: Span<Token>) -> bool {
        let reports = self.doc.cues[self.doc.cues_beside(sentence.start)]
            .iter()
            .filter(|other| other.kind == CueKind::Verb && other.head < cue.tokens.start);
        self.tree.upos(source) == Upos::Pron
            && reports
                .into_iter()
                .any(|other| self.is_thrown_in_report(other, cue))
    }

    /// Whether a source stands, between commas, in the clause that a verb of saying opened right before it.
    pub(super) fn is_thrown_in_report(&self, report: &Cue, source: &Cue) -> bool {
        const NEAR: u32 = 12;
        let (from, to) = (report.head + 1, source.tokens.start);
        let length = self.doc.words.len() as u32;
        let opened = from < to
            && to - from <= NEAR
            && (from..to).any(|at| matches!(self.doc.form(at), "que" | "qu'" | "qu’"));
        let bounded = to > 0 && self.doc.surface(to - 1) == ",";
        let resumed = (source.tokens.end + 1..length.min(source.tokens.end + 4))
            .any(|at| self.doc.surface(at) == ",");
        opened && bounded && resumed
    }

    /// The head of the phrase that names the speaker: a word of the cue itself (*à **son** avis*, *de
    /// **source** policière*), else the noun phrase behind it.
    pub(super) fn source(&self, cue: &Cue) -> Option<u32> {
        let own = cue.tokens.range().map(|token| token as u32).find(|&token| {
            let feats = self.tree.feats(token);
            // The *en* of *à en croire* is nobody.
            let pronoun = self.tree.upos(token) == Upos::Pron
                && !feats.is("Person", "1")
                && feats.is("PronType", "Prs")
                && !self.doc.form(token).eq_ignore_ascii_case("en");
            feats.is("Poss", "Yes")
                || pronoun
                || (self.tree.upos(token) == Upos::Noun
                    && self.lexicon.is_speaking_noun(self.doc.lemma(token)))
        });
        own.or_else(|| {
            let next = cue.tokens.end;
            let head = ((next as usize) < self.doc.words.len())
                .then(|| self.phrase_head(next))
                .flatten()?;
            Some(self.origin(head))
        })
    }

    /// The members of *selon le maire **et** des élus*; none of *Anne Roy, responsable presse et images*.
    fn sources(&self, source: u32, zone: Span<Token>) -> Vec<u32> {
        let tree = self.tree;
        let joined = |head: u32| {
            tree.case(head) == tree.case(source)
                || tree
                    .child(head, |d| d == Deprel::Cc)
                    .is_some_and(|conjunction| tree.upos(conjunction) == Upos::Cconj)
        };
        tree.conjuncts(source)
            .into_iter()
            .take_while(|&head| head == source || !self.is_predicated(source, head))
            .filter(|&head| zone.contains(head) && (head == source || joined(head)))
            .collect()
    }

    /// *selon les informations du journal*: the journal is the source, not the information.
    fn origin(&self, head: u32) -> u32 {
        if !self.lexicon.is_source_noun(self.doc.lemma(head)) {
            return head;
        }
        let tree = self.tree;
        let owner = tree
            .children_with(head, |d| d.universal() == Deprel::Nmod)
            .find(|&owner| tree.case(owner).as_deref() == Some("de"));
        let possessive = tree
            .children(head)
            .iter()
            .copied()
            .find(|&child| tree.feats(child).is("Poss", "Yes"));
        owner.or(possessive).unwrap_or(head)
    }

    /// The words of *selon X*, with what belongs to X up to the comma that closes it.
    fn source_zone(&self, cue: &Cue, source: u32, sentence: Span<Token>) -> Span<Token> {
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

    /// Whether a comma, a quotation mark or the sentence's border stands on one side of the zone.
    fn is_set_off(&self, zone: Span<Token>, sentence: Span<Token>) -> bool {
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

    /// Somebody in particular: *pour le ministre* is a view, *pour les enfants* mostly is a benefit.
    fn takes_a_stand(&self, head: u32, zone: Span<Token>, sentence: Span<Token>) -> bool {
        let bytes = self.doc.bytes(sentence);
        let quoted = outermost(self.doc, bytes).any(|q| q.outer.overlaps(&bytes));
        let plural = self.tree.feats(head).number() == Some(Number::Plural);
        let named = matches!(self.tree.upos(head), Upos::Propn | Upos::Pron);
        // At the head of its sentence it frames what follows; elsewhere only a name is sure to speak.
        let opens = zone.start <= sentence.start + 1;
        let views = self.lexicon.is_opinion_holder(self.doc.lemma(head));
        // *notamment pour Paris*: it singles out.
        if zone.start > sentence.start && self.tree.upos(zone.start) == Upos::Adv {
            return false;
        }
        self.may_speak(head) && (named || opens && (!plural || quoted || views))
    }

    /// Whether a quotation is a statement by itself: a whole sentence, or an aside behind a comma.
    fn stands_apart(&self, index: usize) -> bool {
        let quotation = &self.doc.quotations[index];
        let Some(block) = self.doc.block_of(quotation.outer.start) else {
            return false;
        };
        let before = self
            .doc
            .slice(Span::new(
                self.doc.blocks[block].span.start,
                quotation.outer.start,
            ))
            .trim_end();
        before.is_empty() || before.ends_with(['.', '!', '?', '…', ':', ',', '"', '»', '”'])
    }

    /// *…, selon l'institut, **le Géo Office***, *…, selon sa fille, **qui habite à Lyon***: what follows the
    /// comma tells of the source. *La fin est, selon lui, **un mauvais signe***: of a pronoun it tells nothing.
    fn belongs_to_source(&self, cue: &Cue, zone: Span<Token>, limit: u32) -> bool {
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

    /// The clause around the zone.
    fn framed(&self, cue: &Cue, zone: Span<Token>, sentence: Span<Token>) -> Vec<Span<Byte>> {
        let mut clause = self.clause_around(cue, zone, sentence);
        if let Some((_, around)) = self.quotation_at(self.doc.words.start[cue.head as usize]) {
            let inside = self.doc.tokens_in(around.inner);
            clause = Span::new(clause.start.max(inside.start), clause.end.min(inside.end));
        }
        let before = self.behind_colon(Span::new(clause.start, zone.start));
        let before = clean(self.doc, self.doc.bytes(before));
        let after = if zone.end < clause.end {
            clean(self.doc, self.doc.bytes(Span::new(zone.end, clause.end)))
        } else {
            Span::new(0, 0)
        };
        let after = if !before.is_empty() && self.belongs_to_source(cue, zone, clause.end) {
            Span::new(0, 0)
        } else {
            after
        };
        // A conjunction or a relative pronoun left alone before the source says nothing.
        let says = |piece: &Span<Byte>| {
            self.doc.tokens_in(*piece).range().any(|token| {
                let token = token as u32;
                let function = matches!(
                    self.tree.upos(token),
                    Upos::Cconj
                        | Upos::Sconj
                        | Upos::Punct
                        | Upos::Pron
                        | Upos::Adp
                        | Upos::Det
                        | Upos::Adv
                );
                !function
            })
        };
        [before, after]
            .into_iter()
            .filter(|piece| !piece.is_empty() && says(piece))
            .collect()
    }

    /// The finite clause that the zone hangs on; the whole sentence where the tree does not say.
    fn clause_around(&self, cue: &Cue, zone: Span<Token>, sentence: Span<Token>) -> Span<Token> {
        let tree = self.tree;
        let inside = |token: u32| zone.contains(token);
        // At the end of its sentence, behind a comma, it covers the whole of it.
        let last = zone.end >= sentence.end
            || self.tree.upos(zone.end) == Upos::Punct && zone.end + 1 >= sentence.end;
        if last && zone.start > sentence.start && self.doc.surface(zone.start - 1) == "," {
            return sentence;
        }
        let Some(governor) = tree.path_up(cue.head).find(|&token| !inside(token)) else {
            return sentence;
        };
        let clause = tree.path_up(governor).find(|&token| {
            matches!(
                tree.deprel(token),
                Deprel::Root | Deprel::Ccomp | Deprel::AclRelcl | Deprel::Parataxis
            ) || (tree.deprel(token) == Deprel::Conj && tree.is_finite(token))
                || (tree.deprel(token) == Deprel::Advcl && tree.is_finite(token))
        });
        match clause {
            Some(token) if tree.deprel(token) == Deprel::Root || zone.start == sentence.start => {
                sentence
            }
            Some(token) => {
                let reach = tree.reach(token);
                Span::new(reach.start.min(zone.start), reach.end.max(zone.end))
            }
            None => sentence,
        }
    }
}
