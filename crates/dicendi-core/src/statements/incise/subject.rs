//! The subject behind the verb: an inverted pronoun, the tree's subject, or the noun phrase that stands there.

use super::super::draft::Reader;
use super::Incise;
use crate::document::{Cue, CueKind};
use crate::lexicon::WordClass;
use crate::span::{Span, Token};
use crate::ud::{Deprel, Number, Upos};

impl Reader<'_> {
    /// The heads of the subject behind the verb and the last word of the subject.
    pub(super) fn inverted_subject(
        &self,
        cue: &Cue,
        group: Span<Token>,
        end: u32,
        quoted: bool,
        apart: bool,
    ) -> Option<(Vec<u32>, u32)> {
        let tree = self.tree;
        if let Some(clitic) = self.inverted_pronoun(group) {
            // *est-il précisé*: nobody in particular, unlike *est-il intervenu*, *s'est-il écrié*.
            let words = || group.range().map(|token| token as u32);
            let to_be = words().any(|at| self.doc.lemma(at) == "être");
            let itself = words().any(|at| matches!(&*self.doc.lower(at), "se" | "s'" | "s’"));
            let moves = self.doc.lemma(cue.head).ends_with("venir");
            let nobody = to_be && !itself && !moves && self.doc.surface(clitic).ends_with("il");
            let heads = if nobody { Vec::new() } else { vec![clitic] };
            return Some((heads, group.end - 1));
        }
        let behind = tree
            .child(cue.head, |d| d.is_subject())
            .filter(|&subject| subject >= group.end && subject < end)
            .filter(|&subject| self.thrown_between(subject, end).is_none())
            // *a estimé **quelques heures** plus tôt le maire*, *a révélé la radio, **des informations** confirmées*
            .filter(|&subject| !self.is_time_noun(subject) && self.agrees(subject, cue));
        // *a déclaré à l'AFP **Anne Roy**, la gérante du bar*: the name before what the tree takes for the subject.
        let named = |subject: u32| {
            let first = self.noun_phrase_after(group.end, end)?;
            let apart = (first..subject).any(|at| self.doc.surface(at) == ",");
            (apart && self.tree.upos(first) == Upos::Propn).then_some(first)
        };
        if let Some(subject) = behind.map(|subject| named(subject).unwrap_or(subject)) {
            let heads = self.named_in_full(self.joint(subject), cue.head, group);
            let last = heads.iter().copied().max().unwrap_or(subject);
            return Some((heads, last));
        }
        // The parser may have taken the subject for an object: *…, précise Matignon*. Without a quotation
        // before it, it must be able to speak, and the verb must not carry on an earlier one.
        if self.is_passive(cue.head) {
            return None; // *a été présenté samedi à un juge*
        }
        let head = self.noun_phrase_after(group.end, end)?;
        let carries_on = tree.deprel(cue.head) == Deprel::Conj && self.has_subject_before(cue.head);
        let closed = apart && self.is_closed_behind(head, end);
        if !quoted && ((carries_on && !closed) || !self.may_speak(head)) {
            return None;
        }
        let heads = self.named_in_full(self.joint(head), cue.head, group);
        let last = heads.iter().copied().max().unwrap_or(head);
        Some((heads, last))
    }

    /// Whether a whole clause stands before the verb group in its sentence: a finite verb that no
    /// relative pronoun opens. *Le maire, qui se tait, a dénoncé la presse* has none.
    pub(super) fn is_whole_before(&self, group: Span<Token>, sentence: Span<Token>) -> bool {
        self.has_main_verb(Span::new(sentence.start, group.start))
    }

    fn has_main_verb(&self, span: Span<Token>) -> bool {
        // How many verbs the relative clause that has begun still asks for.
        let mut subordinate = 0u32;
        for token in span.range().map(|token| token as u32) {
            let feats = self.tree.feats(token);
            if self.doc.surface(token) == "," {
                subordinate = 0;
            } else if feats.is("PronType", "Rel")
                || self.doc.form(token) == "qui"
                || self.is_in(WordClass::Subordinator, token)
            {
                subordinate += 1;
            } else if feats.is_finite() {
                if subordinate == 0 {
                    return true;
                }
                subordinate -= 1;
            }
        }
        false
    }

    /// Whether a main verb follows behind the comma that closes a phrase.
    pub(super) fn goes_on_behind(&self, head: u32, sentence: Span<Token>) -> bool {
        let end = self.tree.reach(head).end.clamp(head + 1, sentence.end);
        (head + 1..(end + 1).min(sentence.end))
            .find(|&at| self.doc.surface(at) == ",")
            .is_some_and(|comma| self.has_main_verb(Span::new(comma + 1, sentence.end)))
    }

    /// Whether a clause stands before the verb, or goes on behind the comma that closes its subject.
    pub(super) fn stands_in_clause(
        &self,
        group: Span<Token>,
        last: u32,
        sentence: Span<Token>,
    ) -> bool {
        let behind = (last + 1..sentence.end).find(|&at| self.doc.surface(at) == ",");
        self.is_whole_before(group, sentence)
            || behind.is_some_and(|comma| self.has_main_verb(Span::new(comma + 1, sentence.end)))
    }

    /// Whether the phrase is followed by a comma or the end: the clause goes no further.
    pub(super) fn is_closed_behind(&self, head: u32, end: u32) -> bool {
        let mut reach = self.tree.reach(head).end.clamp(head + 1, end);
        while reach < end && self.time(reach).is_some() {
            reach += 1;
        }
        (head + 1..=reach)
            .any(|at| at >= end || matches!(self.doc.surface(at), "," | "." | "(" | ";"))
    }

    /// Whether the verb that this one is coordinated with has its subject before it.
    pub(super) fn has_subject_before(&self, verb: u32) -> bool {
        let first = self.tree.first_conjunct(verb);
        self.tree
            .child(first, |d| d.is_subject())
            .is_some_and(|subject| subject < first)
    }

    /// The first noun phrase after a token that no preposition governs: *a déclaré mercredi à l'AFP **le maire***.
    pub(in crate::statements) fn noun_phrase_after(&self, from: u32, end: u32) -> Option<u32> {
        let tree = self.tree;
        let mut at = from;
        while at < end {
            if let Some(closing) = self.thrown_between(at, end).filter(|_| at > from) {
                at = closing + 1;
                continue;
            }
            match tree.upos(at) {
                Upos::Adv => at += 1,
                // *comme le révèlent **des** articles*: the plural article, taken for *de les*.
                Upos::Adp if self.is_plural_article(from, at) => {
                    return self.phrase_head(at + 2);
                }
                Upos::Adp => at = self.phrase_end(at + 1),
                Upos::Punct if self.doc.surface(at) == "," => at += 1,
                // *dans un communiqué **transmis** à la radio*
                Upos::Verb if at > from && tree.feats(at).is_participle() => at += 1,
                // *samedi 7 juillet*
                Upos::Noun if self.lexicon.setting().is_time_word(self.doc.surface(at)) => {
                    at += 1;
                    while at < end && tree.upos(at) == Upos::Num {
                        at += 1;
                    }
                }
                // *ce lundi 27 juin*
                Upos::Det
                    if at + 1 < end
                        && self
                            .lexicon
                            .setting()
                            .is_time_word(self.doc.surface(at + 1)) =>
                {
                    at += 1;
                }
                Upos::Det | Upos::Noun | Upos::Propn | Upos::Pron | Upos::Num | Upos::Adj => {
                    return self.phrase_head(at);
                }
                _ => return None,
            }
        }
        None
    }

    /// *remarquent, **sarcastiques**, les avocats*, *a lancé, **très ému**, l'acteur*: an adjective or noun between commas,
    /// before an article or a name; where the second comma stands.
    fn thrown_between(&self, at: u32, end: u32) -> Option<u32> {
        const LONGEST: u32 = 3;
        let upos = |at: u32| self.tree.upos(at);
        let comma = |at: u32| self.doc.surface(at) == ",";
        let closing = (at..end.min(at + LONGEST + 1)).find(|&at| comma(at))?;
        let said = |at: u32| matches!(upos(at), Upos::Adj | Upos::Noun | Upos::Verb);
        let words = closing > at
            && said(closing - 1)
            && (at..closing - 1).all(|at| matches!(upos(at), Upos::Adv | Upos::Adj | Upos::Noun));
        let opens = |at: u32| matches!(upos(at), Upos::Det | Upos::Propn);
        let behind = closing + 1;
        (words && at > 0 && comma(at - 1) && behind < end && opens(behind)).then_some(closing)
    }

    /// *des* right behind a plural verb, or behind the day.
    fn is_plural_article(&self, from: u32, token: u32) -> bool {
        let next = token as usize + 1;
        self.doc.surface(token) == "des"
            && self.doc.words.inside.get(next) == Some(&true)
            && next + 1 < self.doc.words.len()
            && (from..token).all(|at| self.time(at).is_some())
            && (from.saturating_sub(3)..from).any(|at| {
                self.tree.is_verb(at) && self.tree.feats(at).number() == Some(Number::Plural)
            })
    }

    /// The first word behind the short phrase that begins at `token`: its head and the rest of a name.
    pub(in crate::statements) fn phrase_end(&self, token: u32) -> u32 {
        if token as usize >= self.doc.words.len() {
            return token;
        }
        let Some(head) = self.phrase_head(token) else {
            return token + 1;
        };
        let name = self
            .doc
            .names
            .iter()
            .find(|name| name.tokens.contains(head));
        let mut end = name.map_or(head + 1, |name| name.tokens.end);
        // *sur les réseaux **sociaux***, *d'une voix **douce mais ferme***
        while (end as usize) < self.doc.words.len()
            && matches!(self.tree.upos(end), Upos::Adj | Upos::Cconj)
            && self.tree.is_below(end, head)
        {
            end += 1;
        }
        if self.is_agency_before_name(head) {
            return head + 1;
        }
        let setting = self.lexicon.setting();
        let outlet =
            setting.is_outlet(self.doc.surface(head)) || setting.is_medium(self.doc.surface(head));
        // *au micro de Radio 1 Paul Cavey*: an outlet of two words ends its own name.
        let next = (head as usize + 1 < self.doc.words.len())
            .then(|| self.doc.slice(self.doc.bytes(Span::new(head, head + 2))));
        if next.is_some_and(|name| setting.is_outlet(name)) {
            return head + 2;
        }
        while !outlet
            && (end as usize) < self.doc.words.len()
            && self.tree.deprel(end).universal() == Deprel::Flat
        {
            end += 1;
        }
        end
    }

    /// *a-t-on appris auprès de la police*, *apprend-on de source judiciaire*, *a appris la radio auprès du maire*:
    /// who learns it says nothing, the source does.
    pub(super) fn source_behind(&self, index: usize, incise: &Incise) -> Option<Vec<u32>> {
        let subject = *incise.speakers.first()?;
        let nobody = self
            .doc
            .surface(subject)
            .trim_start_matches(['-', 't'])
            .eq_ignore_ascii_case("on");
        let learns = self.entry(&self.doc.cues[index]).lemma == "apprendre";
        if !nobody && !learns {
            return None;
        }
        let cue = &self.doc.cues[index];
        let words = self.sentence(cue.head)?.end;
        let from = incise.group.end.max(incise.last + 1);
        let near = from..words.min(from + 4);
        let beside = &self.doc.cues[self.doc.cues_beside(cue.head)];
        let preposition = beside.iter().find(|other| {
            other.kind == CueKind::Preposition
                && near.contains(&other.tokens.start)
                && other.head != cue.head
        });
        if let Some(source) = preposition.and_then(|other| self.source(other)) {
            return Some(self.tree.conjuncts(source));
        }
        let of_source = |head: u32| self.doc.lemma(head) == "source";
        let place = near.clone().find(|&token| match &*self.doc.lower(token) {
            "auprès" => true,
            "par" => nobody,
            "de" | "d'" | "d’" => {
                nobody || token + 1 < words && self.phrase_head(token + 1).is_some_and(of_source)
            }
            _ => false,
        })?;
        let at = (place + 1..words).find(|&at| self.tree.upos(at) != Upos::Adp)?;
        self.phrase_head(at).map(|head| self.tree.conjuncts(head))
    }
}
