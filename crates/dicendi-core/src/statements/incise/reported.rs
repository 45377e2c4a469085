//! What an incise reports: the quotation before it or around it, or the rest of its sentence.

use super::super::content::{clean, outermost};
use super::super::draft::{Draft, Reader};
use super::Incise;
use crate::document::{CueKind, Quotation, Role};
use crate::lexicon::{Construction, Needs, SlotRole};
use crate::span::{Byte, Span, Token};
use crate::ud::{Deprel, Upos};

/// Longest stretch, in words, between two quoted pieces that one incise reports together.
const GLUE: usize = 4;

/// Words before an incise that say little by themselves: *En revanche, précise-t-elle, …*
const SHORT: usize = 3;

impl Reader<'_> {
    /// What an incise reports.
    pub(super) fn reported(&self, index: usize, incise: &Incise) -> Option<Draft> {
        let start = self.doc.words.start[incise.group.start as usize];
        let mut draft = if let Some(after) = incise.after {
            let mut draft = Draft::new(Some(index), "incise after quotation");
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
        draft.targets = self.targets_beside(index);
        // The parser may have taken the inverted subject, or its name, for an object.
        draft.targets.retain(|&(head, _)| {
            !draft.speakers.iter().any(|&speaker| {
                self.tree.is_below(head, speaker)
                    || self.tree.is_below(speaker, head)
                    || self.tells_of(speaker, head)
            })
        });
        if !draft
            .targets
            .iter()
            .any(|&(_, role)| role == Role::Addressee)
        {
            let cue = &self.doc.cues[index];
            let hearers = self.hearers_behind(cue, &draft.speakers);
            draft.targets.extend(hearers);
        }
        Some(draft)
    }

    /// *…, souligne Anne Petit, chercheuse **à l'Institut***: behind the comma that follows the speaker.
    fn tells_of(&self, speaker: u32, head: u32) -> bool {
        head > speaker && (speaker..head).any(|at| self.doc.surface(at) == ",")
    }

    /// The quotation before the incise; with the words before it where it only closes their sentence.
    pub(super) fn quoted_before(&self, index: usize) -> Vec<Span<Byte>> {
        let quotation = &self.doc.quotations[index];
        let token = self.doc.tokens_in(quotation.outer).start;
        let Some(sentence) = self.doc.sentence_of(token) else {
            return vec![quotation.inner];
        };
        let sentence = self.doc.sentences[sentence].tokens;
        if token <= sentence.start {
            return vec![quotation.inner];
        }
        // *Grève : le maire est « serein », dit-il*: what stands before the colon is the reporter's.
        let words = self.doc.tokens_in(quotation.outer);
        let told = self.behind_colon(Span::new(sentence.start, words.end));
        let told = self.behind_crosshead(told);
        let from = self.doc.bytes(told).start.min(quotation.outer.start);
        let lead = Span::new(from, quotation.outer.start);
        let (lead_words, inside) = (
            self.doc.tokens_in(lead),
            self.doc.tokens_in(quotation.inner),
        );
        let words = lead_words
            .range()
            .filter(|&t| self.tree.upos(t as u32) != Upos::Punct)
            .count();
        let colon = self.doc.slice(lead).trim_end().ends_with(':');
        // *« … », a-t-elle dit, « … », a-t-elle ajouté*, *Elle reconnaît que c'est vrai, « mais rare », a-t-elle ajouté*:
        // the words before are another report's.
        let told = self
            .doc
            .cues_in(lead_words)
            .any(|cue| !self.is_free(cue) || self.governs_clause(cue, lead_words));
        // *Roy « a menti », dit-elle*
        let subject = self.tree.upos(lead_words.start) == Upos::Propn
            && self.tree.feats(inside.start).is_finite();
        if lead.is_empty() || words <= 1 && !subject || colon || told {
            return vec![quotation.inner];
        }
        let first = outermost(self.doc, lead).find(|q| {
            q.outer.start <= lead.start + 1
                && q.outer.end <= quotation.outer.start
                && q.outer.end > lead.start
        });
        match first {
            Some(first) => {
                let glue = self
                    .doc
                    .slice(Span::new(first.outer.end, quotation.outer.start));
                // *« Rien ne m'arrête » « Il y a des gens qui… », a-t-il dit*: a crosshead that ran into the paragraph.
                let ended = self.doc.slice(first.inner).ends_with(['.', '!', '?', '…']);
                if glue.trim().is_empty() && !ended {
                    return vec![quotation.inner];
                }
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

    /// Whether a verb of saying stands in these words with the clause that it reports, outside all marks.
    fn governs_clause(&self, index: usize, within: Span<Token>) -> bool {
        let cue = &self.doc.cues[index];
        cue.kind == CueKind::Verb
            && self.tree.feats(cue.tokens.start).is_finite()
            && !self.is_in_marks(cue.head)
            && self.fillers(index).iter().any(|filler| {
                filler.construction == Construction::That
                    && filler.role == SlotRole::Content
                    && filler.tokens.start > cue.head
                    && within.contains(filler.head)
            })
    }

    /// *« Nous travaillons, a-t-il indiqué. La décision sera prise. »*
    pub(super) fn inside_quotation(
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
        let mut draft = Draft::new(Some(index), "incise in quotation");
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
    pub(super) fn zone_end(&self, from: u32, limit: u32) -> u32 {
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
    pub(super) fn is_apposition(&self, token: u32) -> bool {
        if token as usize >= self.doc.words.len() {
            return false;
        }
        let bare_noun = self.tree.upos(token) == Upos::Noun;
        let age = self.tree.upos(token) == Upos::Num;
        bare_noun || age || self.doc.surface(token) == "qui"
    }

    /// *Le pont rouvrira lundi, assure-t-elle, **et les bus suivront***: a clause with a subject of its own that
    /// tells of no other report.
    fn is_further_clause(&self, right: Span<Token>) -> bool {
        let verb = (right.start + 1..right.end).find(|&at| self.tree.feats(at).is_finite());
        let cue = |head: u32| {
            self.doc.cues[self.doc.cues_beside(head)]
                .iter()
                .any(|cue| right.contains(cue.head) && self.tree.is_below(head, cue.head))
        };
        self.tree.upos(right.start) == Upos::Cconj
            && verb.is_some_and(|verb| {
                let subject = (right.start + 1..verb).any(|at| {
                    self.tree.deprel(at).is_subject() || self.tree.deprel(at) == Deprel::ExplSubj
                });
                subject && !cue(verb)
            })
    }

    /// *…, a dit la mairie, **en répétant** que*: a further report.
    pub(in crate::statements) fn is_told_by_the_way(&self, token: u32) -> bool {
        self.doc.form(token).eq_ignore_ascii_case("en")
            && self.tree.feats(token + 1).is_present_participle()
            && self.doc.cues[self.doc.cues_beside(token)]
                .iter()
                .any(|cue| cue.head == token + 1 && cue.kind == CueKind::Verb)
    }

    /// *LE PORT FERME **La mairie a cédé***: behind words all in capitals that ran into the sentence.
    fn behind_crosshead(&self, clause: Span<Token>) -> Span<Token> {
        const SHORTEST: usize = 3;
        let capitals = |&at: &u32| {
            let form = self.doc.surface(at);
            form.chars().any(char::is_uppercase) && !form.contains(char::is_lowercase)
                || self.tree.upos(at) == Upos::Punct && !matches!(form, "." | "\"" | "«" | "“")
        };
        let words = |span: Span<Token>| {
            let mut words = span.range().map(|at| self.tree.upos(at as u32));
            words.by_ref().filter(|&upos| upos != Upos::Punct).count()
        };
        let end = (clause.start..clause.end)
            .find(|at| !capitals(at))
            .unwrap_or(clause.end);
        // What is in capitals to its end is a headline of its own.
        let crosshead = end < clause.end && words(Span::new(clause.start, end)) >= SHORTEST;
        if crosshead {
            Span::new(end, clause.end)
        } else {
            clause
        }
    }

    /// *Bilan du tri : **les déchets reculent***: what stands before the colon is the reporter's.
    pub(in crate::statements) fn behind_colon(&self, clause: Span<Token>) -> Span<Token> {
        let colon = clause
            .range()
            .rev()
            .map(|at| at as u32)
            .find(|&at| self.doc.surface(at) == ":" && !self.is_in_marks(at));
        match colon {
            Some(colon) if clause.end > colon + SHORT as u32 + 1 => {
                Span::new(colon + 1, clause.end)
            }
            _ => clause,
        }
    }

    /// *Le pont rouvrira lundi, a annoncé la mairie.*
    pub(super) fn inside_clause(&self, index: usize, incise: &Incise) -> Option<Draft> {
        let cue = &self.doc.cues[index];
        let sentence = self.sentence(incise.group.start)?;
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
        let mut draft = Draft::new(Some(index), "incise in clause");
        let left = self.behind_crosshead(self.behind_colon(left));
        let told = compared.then(|| self.told_before(cue, left)).flatten();
        let whole = clean(self.doc, self.doc.bytes(left));
        draft.content.push(told.unwrap_or(whole));
        let comma = (incise.last + 1..sentence.end).find(|&token| self.doc.surface(token) == ",");
        if let Some(comma) = comma {
            let right = Span::new(comma + 1, sentence.end);
            let opener = |token: u32| matches!(self.tree.upos(token), Upos::Adp | Upos::Sconj);
            let goes_on = right.start < right.end
                && (opener(right.start) && !self.is_told_by_the_way(right.start)
                    || self.is_further_clause(right));
            if goes_on && finite(left) {
                draft.content.push(clean(self.doc, self.doc.bytes(right)));
            } else if !finite(left) && (finite(right) || left.len() <= SHORT && !right.is_empty()) {
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
