//! The reporting clause thrown into or behind what it reports: *« … », a-t-il dit*, *« …, dit-elle, … »*,
//! *Le pont rouvrira lundi, a annoncé la mairie.*

use super::content::{clean, outermost};
use super::draft::{Draft, Reader};
use crate::document::{Cue, CueKind, Quotation};
use crate::lexicon::Needs;
use crate::span::{Byte, Span, Token};
use crate::ud::{Deprel, Upos};

/// Longest stretch, in words, between two quoted pieces that one incise reports together.
const GLUE: usize = 4;

pub(super) fn find(reader: &mut Reader) {
    for index in reader.free_cues(CueKind::Verb) {
        if let Some(incise) = reader.incise(index)
            && let Some(draft) = reader.reported(index, &incise)
        {
            reader.keep(draft);
        }
    }
    continue_quotations(reader);
}

/// An inverted pronoun with its hyphen; some write *a t-il*.
fn is_inverted(surface: &str) -> bool {
    (surface.starts_with('-') && surface.len() > 1) || surface.starts_with("t-")
}

/// A verb of saying with its subject behind it.
struct Incise {
    /// Verb group with its clitics, and the inverted pronoun.
    group: Span<Token>,
    speakers: Vec<u32>,
    /// The last word that surely belongs to the incise.
    last: u32,
    /// The quotation that ends right before it, as an index.
    after: Option<usize>,
}

impl Reader<'_> {
    fn incise(&self, index: usize) -> Option<Incise> {
        let cue = &self.doc.cues[index];
        let group = self.verb_group(cue);
        let sentence = self.doc.sentences[self.doc.sentence_of(group.start)?];
        let start = self.doc.words.start[group.start as usize];
        let after = self.quotation_ending_at(start);
        let tree = self.tree;
        let inverted = self.inverted_pronoun(group).is_some();
        let boundary =
            group.start > sentence.tokens.start && (inverted || self.is_boundary(group.start - 1));
        let compared = self.is_comparison(group.start, sentence.tokens.start);
        if after.is_none() && !boundary && !compared {
            return None;
        }
        let finite = group
            .range()
            .map(|token| token as u32)
            .any(|token| tree.feats(token).is_finite());
        let subject_before = tree
            .child(cue.head, |d| d.is_subject())
            .is_some_and(|subject| subject < group.start);
        let apart = after.is_some() || self.is_whole_before(group, sentence.tokens);
        if !finite || (subject_before && !apart) {
            return None;
        }
        let (speakers, last) =
            self.inverted_subject(cue, group, sentence.tokens.end, after.is_some(), apart)?;
        Some(Incise {
            group,
            speakers,
            last,
            after,
        })
    }

    /// The verb with its auxiliaries, clitics and inverted pronoun.
    fn verb_group(&self, cue: &Cue) -> Span<Token> {
        let mut start = cue.tokens.start;
        while start > 0 && self.is_clitic_of(start - 1, cue.head) {
            start -= 1;
        }
        let mut end = cue.tokens.end;
        // *a voulu rassurer*, *tient à saluer*: the verb that carries the tense.
        if self.tree.feats(cue.head).is_infinitive()
            && let Some(modal) = self
                .tree
                .head(cue.head)
                .filter(|&head| head < start && start - head <= 3)
        {
            start = self
                .tree
                .children_with(modal, Deprel::is_aux)
                .filter(|&aux| aux < modal)
                .min()
                .unwrap_or(modal);
        }
        while (end as usize) < self.doc.words.len() && is_inverted(self.doc.surface(end)) {
            end += 1;
        }
        Span::new(start, end)
    }

    /// *-t-il*, *-elle*, *-on* in a verb group.
    fn inverted_pronoun(&self, group: Span<Token>) -> Option<u32> {
        group.range().map(|token| token as u32).find(|&token| {
            is_inverted(self.doc.surface(token))
                && matches!(self.tree.upos(token), Upos::Pron | Upos::Part | Upos::X)
        })
    }

    /// *Comme le révèle le journal, …*, *…, comme l'a révélé le journal*.
    fn is_comparison(&self, group_start: u32, sentence_start: u32) -> bool {
        group_start > sentence_start
            && self.doc.surface(group_start - 1).eq_ignore_ascii_case("comme")
    }

    fn is_clitic_of(&self, token: u32, verb: u32) -> bool {
        let form = self.doc.form(token).to_lowercase().replace('’', "'");
        let clitic = matches!(
            form.as_str(),
            "l'" | "le"
                | "la"
                | "les"
                | "lui"
                | "leur"
                | "nous"
                | "vous"
                | "m'"
                | "me"
                | "t'"
                | "y"
                | "en"
                | "ne"
                | "n'"
                | "se"
                | "s'"
        );
        clitic
            && self.tree.is_below(token, verb)
            && !self.tree.deprel(token).is_subject()
            && matches!(self.tree.upos(token), Upos::Pron | Upos::Adv | Upos::Part)
    }

    /// Whether an incise may begin after this token.
    fn is_boundary(&self, token: u32) -> bool {
        matches!(
            self.doc.surface(token),
            "," | "–" | "—" | "-" | "!" | "?" | "…" | "..."
        )
    }

    /// The outermost quotation that nothing but punctuation parts from byte `start`.
    pub(super) fn quotation_ending_at(&self, start: u32) -> Option<usize> {
        self.doc.quotations.iter().position(|q| {
            q.depth == 0
                && q.outer.end <= start
                && start - q.outer.end <= 8
                && self
                    .doc
                    .slice(Span::new(q.outer.end, start))
                    .chars()
                    .all(|c| c.is_whitespace() || ",;.!?…–—-".contains(c))
        })
    }

    /// The heads of the subject behind the verb and the last word of the subject.
    fn inverted_subject(
        &self,
        cue: &Cue,
        group: Span<Token>,
        end: u32,
        quoted: bool,
        apart: bool,
    ) -> Option<(Vec<u32>, u32)> {
        let tree = self.tree;
        if let Some(clitic) = self.inverted_pronoun(group) {
            return Some((vec![clitic], group.end - 1));
        }
        let behind = tree
            .child(cue.head, |d| d.is_subject())
            .filter(|&subject| subject >= group.end && subject < end);
        if let Some(subject) = behind {
            let heads = tree.conjuncts(subject);
            let last = heads.iter().copied().max().unwrap_or(subject);
            return Some((heads, last));
        }
        // The parser may have taken the subject for an object: *…, précise Matignon*. Without a quotation
        // before it, it must be able to speak, and the verb must not carry on an earlier one.
        let head = self.noun_phrase_after(group.end, end)?;
        let carries_on = tree.deprel(cue.head) == Deprel::Conj && self.has_subject_before(cue.head);
        let closed = apart && self.is_closed_behind(head, end);
        if !quoted && ((carries_on && !closed) || !self.may_speak(head)) {
            return None;
        }
        Some((tree.conjuncts(head), head))
    }

    /// Whether a whole clause stands before the verb group in its sentence.
    fn is_whole_before(&self, group: Span<Token>, sentence: Span<Token>) -> bool {
        (sentence.start..group.start).any(|token| self.tree.feats(token).is_finite())
    }

    /// Whether the phrase is followed by a comma or the end: the clause goes no further.
    fn is_closed_behind(&self, head: u32, end: u32) -> bool {
        let reach = self.tree.reach(head).end.clamp(head + 1, end);
        (head + 1..=reach).any(|at| at >= end || matches!(self.doc.surface(at), "," | "." | "(" | ";"))
    }

    /// Whether the verb that this one is coordinated with has its subject before it.
    fn has_subject_before(&self, verb: u32) -> bool {
        let first = self.tree.first_conjunct(verb);
        self.tree
            .child(first, |d| d.is_subject())
            .is_some_and(|subject| subject < first)
    }

    /// The first noun phrase after a token that no preposition governs: *a déclaré mercredi à l'AFP **le maire***.
    fn noun_phrase_after(&self, from: u32, end: u32) -> Option<u32> {
        let tree = self.tree;
        let mut at = from;
        while at < end {
            match tree.upos(at) {
                Upos::Adv => at += 1,
                Upos::Adp => at = self.phrase_end(at + 1),
                Upos::Punct if self.doc.surface(at) == "," => at += 1,
                Upos::Noun if self.lexicon.setting().is_time_word(self.doc.surface(at)) => at += 1,
                Upos::Det | Upos::Noun | Upos::Propn | Upos::Pron | Upos::Num | Upos::Adj => {
                    return self.phrase_head(at);
                }
                _ => return None,
            }
        }
        None
    }

    /// The first word behind the short phrase that begins at `token`: its head and the rest of a name.
    fn phrase_end(&self, token: u32) -> u32 {
        if token as usize >= self.doc.words.len() {
            return token;
        }
        let Some(head) = self.phrase_head(token) else {
            return token + 1;
        };
        let mut end = head + 1;
        let outlet = self.lexicon.setting().is_outlet(self.doc.surface(head));
        while !outlet
            && (end as usize) < self.doc.words.len()
            && self.tree.deprel(end).universal() == Deprel::Flat
        {
            end += 1;
        }
        end
    }

    /// What an incise reports.
    fn reported(&self, index: usize, incise: &Incise) -> Option<Draft> {
        let start = self.doc.words.start[incise.group.start as usize];
        let mut draft = if let Some(after) = incise.after {
            let mut draft = Draft::new(Some(index), "incise after quotation", 0.97);
            draft.content = self.quoted_before(after);
            draft
        } else if let Some((_, quotation)) = self.quotation_at(start) {
            self.inside_quotation(index, incise, quotation)?
        } else {
            self.inside_clause(index, incise)?
        };
        draft.speakers = self
            .source_behind(index, incise)
            .unwrap_or_else(|| incise.speakers.clone());
        draft.targets = self.targets_beside(&self.doc.cues[index]);
        // The parser may have taken the inverted subject, or its name, for an object.
        draft.targets.retain(|&(head, _)| {
            !draft.speakers.iter().any(|&speaker| {
                self.tree.is_below(head, speaker) || self.tree.is_below(speaker, head)
            })
        });
        Some(draft)
    }

    /// *a-t-on appris auprès de la police*, *apprend-on de source judiciaire*: nobody in particular says
    /// it, the source does.
    fn source_behind(&self, index: usize, incise: &Incise) -> Option<Vec<u32>> {
        let pronoun = *incise.speakers.first()?;
        if !self
            .doc
            .surface(pronoun)
            .trim_start_matches(['-', 't'])
            .eq_ignore_ascii_case("on")
        {
            return None;
        }
        let cue = &self.doc.cues[index];
        let words = self.doc.words.len() as u32;
        let near = incise.group.end..words.min(incise.group.end + 4);
        let preposition = self.doc.cues.iter().find(|other| {
            other.kind == CueKind::Preposition
                && near.contains(&other.tokens.start)
                && other.head != cue.head
        });
        if let Some(source) = preposition.and_then(|other| self.source(other)) {
            return Some(self.tree.conjuncts(source));
        }
        let place = near.clone().find(|&token| {
            matches!(
                self.doc.form(token).to_lowercase().as_str(),
                "auprès" | "de" | "par"
            )
        })?;
        let at = (place + 1..words).find(|&at| self.tree.upos(at) != Upos::Adp)?;
        self.phrase_head(at).map(|head| self.tree.conjuncts(head))
    }

    /// The quotation before the incise; with the words before it where it only closes their sentence.
    fn quoted_before(&self, index: usize) -> Vec<Span<Byte>> {
        let quotation = &self.doc.quotations[index];
        let token = self.doc.tokens_in(quotation.outer).start;
        let Some(sentence) = self.doc.sentence_of(token) else {
            return vec![quotation.inner];
        };
        let from = self.doc.bytes(self.doc.sentences[sentence].tokens).start;
        let lead = Span::new(from, quotation.outer.start);
        let words = self
            .doc
            .tokens_in(lead)
            .range()
            .filter(|&t| self.tree.upos(t as u32) != Upos::Punct)
            .count();
        let colon = self.doc.slice(lead).trim_end().ends_with(':');
        if lead.is_empty() || words <= 1 || colon {
            return vec![quotation.inner];
        }
        let first = outermost(self.doc).find(|q| {
            q.outer.start <= lead.start + 1
                && q.outer.end <= quotation.outer.start
                && q.outer.end > lead.start
        });
        match first {
            Some(first) => {
                let glue = self
                    .doc
                    .slice(Span::new(first.outer.end, quotation.outer.start));
                if glue.split_whitespace().count() <= GLUE {
                    return vec![first.inner, quotation.inner];
                }
                vec![clean(
                    self.doc,
                    Span::new(first.outer.start, quotation.outer.end),
                )]
            }
            None => vec![clean(self.doc, Span::new(lead.start, quotation.outer.end))],
        }
    }

    /// *« Nous travaillons, a-t-il indiqué. La décision sera prise. »*
    fn inside_quotation(
        &self,
        index: usize,
        incise: &Incise,
        quotation: &Quotation,
    ) -> Option<Draft> {
        let comma = self.doc.words.start[incise.group.start as usize - 1];
        if comma <= quotation.inner.start {
            return None;
        }
        let end = self.zone_end(incise.last + 1, quotation.inner.end);
        let mut draft = Draft::new(Some(index), "incise in quotation", 0.95);
        draft.in_marks = true;
        let before = clean(self.doc, Span::new(quotation.inner.start, comma));
        let after = clean(self.doc, Span::new(end, quotation.inner.end));
        draft.content = [before, after]
            .into_iter()
            .filter(|piece| !piece.is_empty())
            .collect();
        Some(draft)
    }

    /// The byte at which an incise inside a quotation is over: the next mark that is not of its apposition.
    fn zone_end(&self, from: u32, limit: u32) -> u32 {
        let mut at = from;
        while (at as usize) < self.doc.words.len() && self.doc.words.start[at as usize] < limit {
            let surface = self.doc.surface(at);
            if matches!(surface, "." | ";" | ":" | "!" | "?" | "…" | "...") {
                return self.doc.words.end[at as usize];
            }
            if surface == "," && !self.is_apposition(at + 1) {
                return self.doc.words.end[at as usize];
            }
            at += 1;
        }
        limit
    }

    /// *, maire de Lyon,* and *, qui préside…,* go on with the incise.
    fn is_apposition(&self, token: u32) -> bool {
        if token as usize >= self.doc.words.len() {
            return false;
        }
        let bare_noun = self.tree.upos(token) == Upos::Noun;
        let age = self.tree.upos(token) == Upos::Num;
        bare_noun || age || self.doc.surface(token) == "qui"
    }

    /// *Le pont rouvrira lundi, a annoncé la mairie.*
    fn inside_clause(&self, index: usize, incise: &Incise) -> Option<Draft> {
        let cue = &self.doc.cues[index];
        let sentence = self.doc.sentences[self.doc.sentence_of(incise.group.start)?].tokens;
        if incise.group.start <= sentence.start {
            return None;
        }
        let speaks = incise.speakers.iter().any(|&head| self.may_speak(head));
        if self.entry(cue).needs == Needs::Quote && !speaks {
            return None;
        }
        let compared = self.is_comparison(incise.group.start, sentence.start);
        let left = Span::new(sentence.start, incise.group.start - 1);
        let finite = |span: Span<Token>| {
            span.range()
                .any(|token| self.tree.feats(token as u32).is_finite())
        };
        let mut draft = Draft::new(Some(index), "incise in clause", 0.9);
        draft.content.push(clean(self.doc, self.doc.bytes(left)));
        let comma = (incise.last + 1..sentence.end).find(|&token| self.doc.surface(token) == ",");
        if let Some(comma) = comma {
            let right = Span::new(comma + 1, sentence.end);
            if !finite(left) && finite(right) {
                draft.content.push(clean(self.doc, self.doc.bytes(right)));
                if compared {
                    draft.content.remove(0); // *Comme le révèle X, …*
                }
            }
        }
        draft.content.retain(|piece| !piece.is_empty());
        let enough = draft.content.first().is_some_and(|piece| piece.len() > 3);
        enough.then_some(draft)
    }
}

/// A quotation that goes on after the incise, with no cue of its own, is a further piece of the same statement.
fn continue_quotations(reader: &mut Reader) {
    let doc = reader.doc;
    for index in 0..doc.quotations.len() {
        let quotation = &doc.quotations[index];
        if quotation.depth > 0 || reader.quotation_of[index].is_some() {
            continue;
        }
        let Some(block) = doc.block_of(quotation.outer.start) else {
            continue;
        };
        let before = (0..index)
            .rev()
            .find(|&earlier| doc.quotations[earlier].depth == 0);
        let Some((before, draft)) =
            before.and_then(|before| Some((before, reader.quotation_of[before]?)))
        else {
            continue;
        };
        if doc.block_of(doc.quotations[before].outer.start) != Some(block)
            || reader.drafts[draft].pattern == "incise in clause"
        {
            continue;
        }
        let between = Span::new(doc.quotations[before].outer.end, quotation.outer.start);
        if reader.carries_on(draft, between, quotation) {
            reader.extend(draft, quotation.inner);
        }
    }
}

impl Reader<'_> {
    /// Whether only the draft's own incise stands between two quotations.
    fn carries_on(&self, draft: usize, between: Span<Byte>, next: &Quotation) -> bool {
        let gap = self.doc.tokens_in(between);
        let own = self.drafts[draft].cue.map(|cue| self.doc.cues[cue].head);
        let other_cue = self.doc.cues.iter().any(|cue| {
            gap.contains(cue.head) && Some(cue.head) != own && cue.kind == CueKind::Verb
        });
        let holds_own = own.is_some_and(|head| gap.contains(head));
        let text = self.doc.slice(between).trim();
        let joined = text.ends_with([',', '.', '…', '!', '?']) || text.is_empty();
        let sentences = gap
            .range()
            .filter(|&token| self.doc.surface(token as u32) == ".")
            .count();
        let stands_alone = self.ends_sentence(next);
        (holds_own || text.is_empty())
            && !other_cue
            && joined
            && sentences <= 1
            && (stands_alone || text.ends_with(','))
    }

    /// Whether a quotation is followed by the end of its sentence or paragraph.
    pub(super) fn ends_sentence(&self, quotation: &Quotation) -> bool {
        let Some(block) = self.doc.block_of(quotation.outer.start) else {
            return false;
        };
        let rest = Span::new(
            quotation.outer.end,
            self.doc.blocks[block].span.end.max(quotation.outer.end),
        );
        let rest = self.doc.slice(rest);
        let trimmed = rest.trim_start_matches(['.', '!', '?', '…', ' ', '\u{a0}']);
        let inner_stop = self
            .doc
            .slice(quotation.inner)
            .ends_with(['.', '!', '?', '…']);
        trimmed.is_empty()
            || (trimmed.len() < rest.trim_start().len() || inner_stop)
                && trimmed.starts_with(|c: char| c.is_uppercase() || "\"«“".contains(c))
    }
}
