//! *selon X*, *d'après X*, *pour X*, *aux yeux de X*: a preposition names the speaker, the clause is what was said.

mod zone;

use super::content::{clean, outermost};
use super::draft::{Draft, Reader};
use crate::document::{Cue, CueKind};
use crate::lexicon::{Needs, WordClass};
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
        let sentence = self.sentence(cue.head)?;
        let source = self.source(cue).filter(|&head| sentence.contains(head))?;
        if self.is_own_view(cue, source, sentence) || self.is_source_of_verb(cue, source) {
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

    /// *a appris la radio **de sources concordantes***: the verb has it already.
    fn is_source_of_verb(&self, cue: &Cue, source: u32) -> bool {
        const NEAR: u32 = 8;
        self.drafts.iter().any(|draft| {
            let verb = draft.cue.map(|index| self.doc.cues[index].head);
            draft.speakers.contains(&source)
                && verb.is_some_and(|verb| verb < cue.head && cue.head - verb <= NEAR)
        })
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

    /// Somebody in particular: *pour le ministre* is a view, *pour les enfants* mostly is a benefit.
    fn takes_a_stand(&self, head: u32, zone: Span<Token>, sentence: Span<Token>) -> bool {
        let bytes = self.doc.bytes(sentence);
        let quoted = outermost(self.doc, bytes).any(|q| q.outer.overlaps(&bytes));
        let plural = self.tree.feats(head).number() == Some(Number::Plural);
        let named = matches!(self.tree.upos(head), Upos::Propn | Upos::Pron);
        // At the head of its sentence it frames what follows; elsewhere only a name is sure to speak.
        let opens = zone.start <= sentence.start + 1;
        let views = self.lexicon.is_opinion_holder(self.doc.lemma(head));
        // *pour chaque élève*, *pour l'ensemble des élèves*: in their case.
        let of_all = self
            .tree
            .children_with(head, |d| d == Deprel::Det)
            .any(|det| self.is_in(WordClass::Counting, det))
            || self.is_in(WordClass::Counting, head);
        if of_all {
            return false;
        }
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
        let before_says = (clause.start..zone.start).any(|at| self.tree.feats(at).is_finite());
        let after = if !before.is_empty()
            && (self.belongs_to_source(cue, zone, clause.end)
                || self.ends_with_source(zone, clause.end)
                || before_says && self.goes_on_in_relative(cue, zone))
        {
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
