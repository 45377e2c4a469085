//! What walks meet: what each thing is, and where it ends.

use super::Walk;
use crate::statements::draft::Reader;
use crate::ud::{Number, Upos};

/// What a walk may meet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::statements) enum Met {
    /// A word of that part of speech.
    Word(Upos),
    /// A pronoun, *ne*, *pas*, *plus*.
    Clitic,
    /// A word before a verb that belongs to it: *le maire **en** a **aussi** parlé*.
    Particle,
    /// An adjective that the walk does not set out from.
    Adjective,
    /// A participle that the walk does not set out from: *dans un communiqué **transmis** à la radio*.
    Participle,
    /// A preposition with its phrase: *à l'AFP*; *des* right behind a plural verb is an article.
    Phrase,
    /// A preposition with its phrase, where one follows.
    WholePhrase,
    /// *remarquent, **sarcastiques**, les avocats*: up to the comma that closes it.
    Aside,
    /// *(à gauche)*: from its end back to where it opens.
    Bracketed,
    /// What tells the time.
    Time,
    /// A noun that tells the time.
    TimeNoun,
    /// *samedi 7 juillet*, *ce lundi 27 juin*: by the words, whatever the tree says.
    Day,
    Comma,
    /// A mark, unless it ends a sentence or half of one.
    InnerMark,
    /// A mark that the walk sets out from: *accuse **«** des voisins jaloux » de*.
    OpeningMark,
    ClosingMark,
    /// A word that no phrase begins with: no comma and no closing mark stands before it, and the walk does not set out
    /// from it.
    Inside,
    /// A word in other marks than the verb, or in marks where the verb is in none.
    QuotedApart,
    Conjunction,
    Verb,
    /// A word that shows a tense.
    Tensed,
    /// A verb that shows a tense by itself or by its auxiliary.
    FiniteVerb,
    Relative,
    /// What belongs to no noun phrase; past participles do, and brackets.
    NotNominal,
    /// A stop, a mark or a finite verb: no list goes on beyond it.
    ClauseEnd,
    /// Behind this a phrase of its own begins: a mark, a conjunction, or a crosshead that ran into the sentence (*Un
    /// millier de foyers **Le** parti a annoncé*).
    PhraseBorder,
}

impl Walk<'_, '_> {
    fn sets_out_from(&self, at: u32) -> bool {
        at == self.words.start
    }

    /// The last word of what is met at a word, where it is that.
    pub(super) fn past(&self, met: Met, at: u32) -> Option<u32> {
        let reader = self.reader;
        let end = self.words.end;
        let preposition = || reader.tree.upos(at) == Upos::Adp;
        match met {
            Met::Phrase => (preposition() && !reader.is_plural_article(self.words.start, at))
                .then(|| reader.phrase_end(at + 1) - 1),
            Met::WholePhrase => {
                let whole = preposition() && at + 1 < end && reader.phrase_head(at + 1).is_some();
                whole.then(|| reader.phrase_end(at + 1) - 1)
            }
            Met::Aside if self.sets_out_from(at) => None,
            Met::Aside => reader.aside_end(at, end),
            Met::Bracketed if reader.doc.surface(at) == ")" => (self.words.start..at)
                .rev()
                .find(|&at| reader.doc.surface(at) == "("),
            Met::Bracketed => None,
            Met::Day => self.day_end(at),
            _ => self.is(met, at).then_some(at),
        }
    }

    /// Whether a word is what a walk may meet.
    pub(super) fn is(&self, met: Met, at: u32) -> bool {
        let reader = self.reader;
        let (doc, tree) = (reader.doc, reader.tree);
        let upos = tree.upos(at);
        match met {
            Met::Word(wanted) => upos == wanted,
            Met::Clitic => {
                upos == Upos::Pron || matches!(doc.form(at), "ne" | "n'" | "n’" | "pas" | "plus")
            }
            Met::Particle => {
                matches!(upos, Upos::Adv | Upos::Pron)
                    && self.verb.is_some_and(|verb| tree.is_below(at, verb))
                    && !reader.is_relative(at)
            }
            Met::Adjective => upos == Upos::Adj && !self.sets_out_from(at),
            Met::Participle => {
                upos == Upos::Verb && !self.sets_out_from(at) && tree.feats(at).is_participle()
            }
            Met::Time => reader.time(at).is_some(),
            Met::TimeNoun => upos == Upos::Noun && reader.time(at).is_some(),
            Met::Comma => doc.surface(at) == ",",
            Met::InnerMark => {
                upos == Upos::Punct && !matches!(doc.surface(at), "." | ";" | "!" | "?")
            }
            Met::OpeningMark => {
                upos == Upos::Punct && self.sets_out_from(at) && doc.surface(at) != ","
            }
            Met::ClosingMark => matches!(doc.surface(at), "\"" | "»" | "”"),
            Met::Inside => {
                !self.sets_out_from(at) && !matches!(doc.surface(at - 1), "," | "\"" | "»" | "”")
            }
            Met::QuotedApart => reader.marks_around(at) != self.marks,
            Met::Conjunction => matches!(upos, Upos::Cconj | Upos::Sconj),
            Met::Verb => tree.is_verb(at),
            Met::Tensed => tree.feats(at).is_finite(),
            Met::FiniteVerb => tree.is_finite(at),
            Met::Relative => reader.is_relative(at),
            Met::NotNominal => !self.is_nominal(at),
            Met::ClauseEnd => {
                tree.feats(at).is_finite()
                    || matches!(
                        doc.surface(at),
                        "." | ";" | ":" | "!" | "?" | "…" | "\"" | "«" | "»" | "“" | "”"
                    )
            }
            Met::PhraseBorder => self.opens_phrase_behind(at),
            Met::Phrase | Met::WholePhrase | Met::Aside | Met::Bracketed | Met::Day => {
                self.past(met, at).is_some()
            }
        }
    }

    fn is_nominal(&self, at: u32) -> bool {
        let word = matches!(
            self.reader.tree.upos(at),
            Upos::Noun | Upos::Propn | Upos::Adj | Upos::Adp | Upos::Det | Upos::Num
        );
        // *une étude **réalisée** par l'administration*
        let feats = self.reader.tree.feats(at);
        let past = feats.is_participle() && !feats.is_present_participle();
        word || past || matches!(self.reader.doc.surface(at), "(" | ")")
    }

    fn opens_phrase_behind(&self, at: u32) -> bool {
        let (doc, tree) = (self.reader.doc, self.reader.tree);
        let next = at + 1;
        let capital = (next as usize) < doc.words.len()
            && tree.upos(next) == Upos::Det
            && doc.surface(next).starts_with(char::is_uppercase);
        capital
            || matches!(tree.upos(at), Upos::Punct | Upos::Sconj | Upos::Cconj)
                && !matches!(doc.surface(at), "-" | "‑" | "'" | "’")
            || self.reader.is_relative(at)
    }

    fn day_end(&self, at: u32) -> Option<u32> {
        let tree = self.reader.tree;
        let time = |at: u32| {
            let setting = self.reader.lexicon.setting();
            setting.is_time_word(self.reader.doc.surface(at))
        };
        let end = self.words.end;
        match tree.upos(at) {
            Upos::Noun if time(at) => (at + 1..end)
                .take_while(|&at| tree.upos(at) == Upos::Num)
                .last()
                .or(Some(at)),
            Upos::Det => (at + 1 < end && time(at + 1)).then_some(at),
            _ => None,
        }
    }
}

impl Reader<'_> {
    /// *remarquent, **sarcastiques**, les avocats*, *a lancé, **très ému**, l'acteur*: where the comma stands that closes
    /// an adjective or noun between commas, before an article or a name.
    pub(in crate::statements) fn aside_end(&self, at: u32, end: u32) -> Option<u32> {
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

    /// *des* right behind a plural verb, or behind the day: *comme le révèlent **des** articles*.
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
}
