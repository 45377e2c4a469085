//! The names of the article: those of the model put right, and the proper nouns that it left.

mod called;
mod parted;
mod whole;

use super::Scene;
use crate::document::{Name, NameKind};
use crate::lexicon::Anaphor;
use crate::span::{Span, Token};
use crate::ud::Upos;

impl Scene<'_> {
    /// A name of the model without titles before it and common words behind it; `None` where nothing is left.
    pub(super) fn trimmed(&self, name: Name) -> Option<Name> {
        let capital = |token: u32| {
            self.surface(token)
                .contains(|c: char| c.is_uppercase() || c.is_ascii_digit())
        };
        let common = |token: u32| {
            !capital(token)
                && matches!(
                    self.upos(token),
                    Upos::Verb | Upos::Aux | Upos::Adp | Upos::Det | Upos::Adv | Upos::Pron
                )
        };
        let Span {
            mut start, mut end, ..
        } = name.tokens;
        while start + 1 < end && self.lexicon.people().title(self.surface(start)).is_some() {
            start += 1;
        }
        while end > start + 1 && common(end - 1) {
            end -= 1;
        }
        // *La Dépêche le directeur*: an article before a common noun begins another phrase.
        // The article within *des* does not.
        let article = |token: &u32| {
            self.upos(*token) == Upos::Det
                && !self.doc.words.inside[*token as usize]
                && !capital(*token)
                && !capital(*token + 1)
        };
        if let Some(article) = (start + 1..end.saturating_sub(1)).find(article) {
            end = article;
        }
        // *Anne Roy d'Arménie*: where she comes from; *Albert de Monaco* is a name.
        let from = end.saturating_sub(2);
        if name.kind == NameKind::Person
            && from > start + 1
            && self.upos(from) == Upos::Adp
            && self.is_place(end - 1, end)
        {
            end = from;
        }
        // *l'Arabie saoudite*
        if name.kind != NameKind::Person {
            let state = |&end: &u32| {
                let text = self.text(Span::new(start, end));
                self.lexicon.places().state(text).is_some()
            };
            const LONGEST: u32 = 2;
            let last = self.sentence_end(start).min(end + LONGEST);
            end = (end + 1..=last).rev().find(state).unwrap_or(end);
        }
        let is_title =
            end == start + 1 && self.lexicon.people().title(self.surface(start)).is_some();
        let kept =
            !is_title && (start..end).any(capital) && !(end == start + 1 && self.is_demonym(start));
        let kept = kept && !is_count(self.text(Span::new(start, end)));
        let titled = start > name.tokens.start;
        let kind = match name.kind {
            kind if titled => kind,
            NameKind::Person | NameKind::Organisation if self.is_place(start, end) => {
                NameKind::Place
            }
            NameKind::Person
                if end == start + 1
                    && (begins_acronym(self.surface(start)) || self.is_brand(start)) =>
            {
                NameKind::Organisation
            }
            kind => kind,
        };
        kept.then_some(Name {
            tokens: Span::new(start, end),
            kind,
        })
    }

    /// *FreshMail*: a capital behind more small letters than a last name's first part has (*McLeod*, *LeGoff*), which
    /// are no first name.
    fn is_brand(&self, token: u32) -> bool {
        const LEAST: usize = 4;
        let form = self.surface(token);
        let Some((at, _)) = form.char_indices().skip(1).find(|(_, c)| c.is_uppercase()) else {
            return false;
        };
        let (first, _) = form.split_at(at);
        form.chars().all(char::is_alphabetic)
            && first.chars().count() >= LEAST
            && first.chars().skip(1).all(char::is_lowercase)
            && self.lexicon.people().first_name(first).is_none()
    }

    /// Runs of proper nouns that are part of no name yet.
    pub(super) fn unfound_names(&self) -> Vec<Name> {
        let mut found = Vec::new();
        for sentence in &self.doc.sentences {
            let mut token = sentence.tokens.start;
            while token < sentence.tokens.end {
                let start = token;
                if self.is_loose_proper_noun(token) {
                    token += 1;
                    while let Some(next) = self.run_goes_on(start, token, sentence.tokens.end) {
                        token = next;
                    }
                    let tokens = Span::new(self.with_particle(start), token);
                    let kind = match tokens.start < start {
                        true => NameKind::Person,
                        false => self.guess_kind(tokens),
                    };
                    found.push(Name { tokens, kind });
                } else {
                    token += 1;
                }
            }
        }
        found
    }

    fn is_loose_proper_noun(&self, token: u32) -> bool {
        self.upos(token) == Upos::Propn
            && self.is_loose(token)
            && self.surface(token).starts_with(char::is_uppercase)
            && self.lexicon.people().title(self.surface(token)).is_none()
            && !self.is_demonym(token)
    }

    fn is_loose(&self, token: u32) -> bool {
        self.name_at(token).is_none()
    }

    /// The end of a run of words that starts at `start`, with what stands at `at` added to it.
    fn run_goes_on(&self, start: u32, at: u32, end: u32) -> Option<u32> {
        if at >= end || !self.is_loose(at) {
            return None;
        }
        let people = self.lexicon.people();
        let is_first_name = |token: u32| people.first_name(self.surface(token)).is_some();
        let single = at == start + 1;
        let form = self.surface(at);
        match self.upos(at) {
            // *la maire de Paris Anne Roy*: two names
            Upos::Propn
                if is_first_name(at) && (self.is_place(start, at) || self.is_bound(start)) =>
            {
                None
            }
            // *selon l'AFP Anne Roy*
            Upos::Propn if is_count(form) || single && self.is_agency(start) => None,
            Upos::Propn => people.title(form).is_none().then_some(at + 1),
            // *Lamine al-Fasi*
            Upos::X | Upos::Adj | Upos::Noun if form.contains(char::is_uppercase) => {
                people.title(form).is_none().then_some(at + 1)
            }
            // *Louise II*, *Radio 4*
            Upos::Num | Upos::Adj if single && is_ordinal(form) => Some(at + 1),
            // *Roy & Fils*
            Upos::Sym | Upos::Cconj if form == "&" && at + 1 < end => Some(at + 2),
            // *Jeanne de Brives*
            _ if matches!(
                people.anaphor(form),
                Some(Anaphor::Particle | Anaphor::Binds)
            ) && single
                && is_first_name(start) =>
            {
                (at + 1 < end
                    && self.is_loose_proper_noun(at + 1)
                    && !self.is_place(at + 1, at + 2))
                .then_some(at + 2)
            }
            _ => None,
        }
    }

    /// Whether the words at `token` belong to a noun before: *le maire de Lille*, but *selon Anne Roy*.
    fn is_bound(&self, token: u32) -> bool {
        let people = self.lexicon.people();
        let before = token.checked_sub(1);
        people.first_name(self.surface(token)).is_none()
            && before.is_some_and(|before| matches!(self.upos(before), Upos::Adp | Upos::Det))
    }

    fn is_place(&self, start: u32, end: u32) -> bool {
        let text = self.text(Span::new(start, end));
        let places = self.lexicon.places();
        places.state(text).is_some() || places.state_of_capital(text).is_some()
    }

    /// What a run of proper nouns names, by the lists and by what stands before it.
    fn guess_kind(&self, tokens: Span<Token>) -> NameKind {
        if self.is_place(tokens.start, tokens.end) {
            return NameKind::Place;
        }
        let text = self.text(tokens);
        if text.contains(['&', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9']) {
            return NameKind::Organisation;
        }
        let people = self.lexicon.people();
        let before = tokens.start.checked_sub(1);
        let titled = before.is_some_and(|before| people.title(self.surface(before)).is_some());
        if titled || people.first_name(self.surface(tokens.start)).is_some() {
            return NameKind::Person;
        }
        if tokens.len() == 1 && (begins_acronym(text) || self.is_brand(tokens.start)) {
            return NameKind::Organisation;
        }
        match before.map(|before| self.upos(before)) {
            Some(Upos::Det) => NameKind::Organisation,
            Some(Upos::Adp) => NameKind::Other,
            _ => NameKind::Person,
        }
    }
}

/// *CGT-Cheminots*: an acronym with what of it is meant.
fn begins_acronym(form: &str) -> bool {
    const SHORTEST: usize = 3;
    let first = form.split(['-', '‑']).next().unwrap_or(form);
    is_acronym(form) || first.chars().count() >= SHORTEST && is_acronym(first)
}

/// *CFDT*
fn is_acronym(form: &str) -> bool {
    form.chars().count() > 1
        && form.starts_with(char::is_uppercase)
        && form.chars().all(|c| c.is_uppercase() || c.is_ascii_digit())
}

/// *44 ans*, *17H00*: what counts or tells the time, and names nobody; *L214* and *20 Minutes* do.
fn is_count(text: &str) -> bool {
    let time = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let time = time.strip_prefix(['H', 'h']).is_some_and(|minutes| {
        time.len() < text.len() && minutes.chars().all(|c| c.is_ascii_digit())
    });
    time || text.starts_with(|c: char| c.is_ascii_digit())
        && text.contains(' ')
        && !text.contains(char::is_uppercase)
}

/// A Roman number, or one figure: *Louise II*, *Radio 4*.
fn is_ordinal(form: &str) -> bool {
    form.chars().all(|c| "IVX".contains(c))
        || (form.len() == 1 && form.chars().all(|c| c.is_ascii_digit()))
}
