//! Names that were cut, made whole.

use super::is_acronym;
use crate::document::{Name, NameKind};
use crate::entities::mentions::{phrase_tokens, tokens_of};
use crate::entities::nouns::body_noun;
use crate::entities::scene::Scene;
use crate::lexicon::{Anaphor, CalendarWord, plain};
use crate::span::{Span, Token};
use crate::ud::{Deprel, Upos};
use rustc_hash::FxHashSet;

impl Scene<'_> {
    /// The names with those put together that stand without anything between and belong to one another
    /// (*France Bleu* + *Finistère*); a place before a person stays apart. Particles may stand between
    /// (*Jana van der* + *Linden*).
    pub(in crate::entities::scene) fn joined(&self) -> Vec<Name> {
        let mut joined: Vec<Name> = Vec::with_capacity(self.names.len());
        for &name in &self.names {
            let head = self.head_of(name.tokens);
            let one_sentence = |before: &Name| {
                self.doc.sentence_of(before.tokens.start) == self.doc.sentence_of(name.tokens.start)
            };
            let full = name.tokens.len() > 1
                && self
                    .lexicon
                    .people()
                    .first_name(self.surface(name.tokens.start))
                    .is_some();
            let is_flat = matches!(self.deprel(head), Deprel::Flat | Deprel::FlatName) && !full;
            let governor = self.doc.words.head[head as usize];
            let before = joined.last_mut().filter(|before| {
                let one = is_flat && before.tokens.contains(governor);
                let beside = before.tokens.end == name.tokens.start
                    && (one || before.kind == name.kind || name.kind != NameKind::Person);
                (beside || self.are_bridged(before, &name)) && one_sentence(before)
            });
            match before {
                Some(before) => {
                    before.kind = if self.is_place(before.tokens.start, before.tokens.end) {
                        NameKind::Organisation
                    } else if name.kind == NameKind::Person {
                        NameKind::Person
                    } else {
                        before.kind
                    };
                    before.tokens = Span::new(before.tokens.start, name.tokens.end);
                }
                None => joined.push(name),
            }
        }
        joined
    }

    /// Whether only particles of a person's name stand between two names.
    fn are_bridged(&self, before: &Name, name: &Name) -> bool {
        const FAR: u32 = 3;
        let between = before.tokens.end..name.tokens.start;
        let particle =
            |token| self.lexicon.people().anaphor(self.surface(token)) == Some(Anaphor::Particle);
        before.kind == NameKind::Person
            && (1..=FAR).contains(&(name.tokens.start.saturating_sub(before.tokens.end)))
            && between.into_iter().all(particle)
    }

    /// A name of the model with the proper nouns right behind it: *France* before *Bleu* is no state.
    pub(in crate::entities::scene) fn widened(&self, name: Name) -> Name {
        let Span {
            mut start, mut end, ..
        } = name.tokens;
        // *le **Réseau** Action Climat*
        let capital = |token: u32| self.surface(token).starts_with(char::is_uppercase);
        if name.kind != NameKind::Person
            && start > 1
            && capital(start - 1)
            && self.is_loose(start - 1)
            && body_noun(self, start - 1).is_some()
            && self.upos(start - 2) == Upos::Det
        {
            start -= 1;
        }
        let last = self.sentence_end(start);
        while let Some(next) = self.run_goes_on(start, end, last) {
            end = next;
        }
        let particled = self.with_particle(start);
        if particled < start {
            return Name {
                tokens: Span::new(particled, end),
                kind: NameKind::Person,
            };
        }
        // *sa fondatrice, **Anne** Roy, a dit*, of which the last name alone was taken, for a body's.
        let first = start.saturating_sub(1);
        let apposed = name.tokens.len() == 1
            && name.kind != NameKind::Person
            && start > 1
            && self.surface(start - 2) == ","
            && end < last
            && self.surface(end) == ",";
        if apposed
            && capital(first)
            && self.is_loose(first)
            && self
                .lexicon
                .people()
                .first_name(self.surface(first))
                .is_some()
            && !is_acronym(self.surface(start))
            && !self.is_place(start, end)
        {
            return Name {
                tokens: Span::new(first, end),
                kind: NameKind::Person,
            };
        }
        // *Commission électorale autonome*: a body's name is a phrase.
        let places = self.lexicon.places();
        if name.kind != NameKind::Person
            && !is_acronym(self.surface(start))
            && places.body(self.surface(start)).is_some()
            && self.deprel(start) != Deprel::FlatName
        {
            let phrase = phrase_tokens(self.doc, start);
            let phrase_end = (end..phrase.end)
                .find(|&token| self.begins_date(token, phrase.end))
                .unwrap_or(phrase.end);
            let free = (end..phrase_end).all(|token| self.is_loose(token));
            end = if free { end.max(phrase_end) } else { end };
        }
        if end == name.tokens.end && start == name.tokens.start {
            return name;
        }
        let kind = match name.kind {
            NameKind::Place
                if start < name.tokens.start || self.is_place(start, name.tokens.end) =>
            {
                NameKind::Organisation
            }
            kind => kind,
        };
        Name {
            tokens: Span::new(start, end),
            kind,
        }
    }

    /// *M. **de** Brives*: where a name begins that *de* and a title written with a capital stand before.
    pub(in crate::entities::scene) fn with_particle(&self, start: u32) -> u32 {
        let Some(title) = start.checked_sub(2) else {
            return start;
        };
        let form = self.surface(title);
        let titled = form.starts_with(char::is_uppercase)
            && self.lexicon.people().title(form).is_some()
            && self.doc.sentence_of(title) == self.doc.sentence_of(start);
        let particle = matches!(self.surface(title + 1), "de" | "d'" | "d’");
        if titled && particle { title + 1 } else { start }
    }

    /// *le Conseil d'Etat du 24 avril*, *le Front commun en 2017*: whether a preposition begins a date.
    fn begins_date(&self, token: u32, end: u32) -> bool {
        let date = |next: u32| {
            let form = self.surface(next);
            let month = self.lexicon.calendar().get(form);
            form.starts_with(|c: char| c.is_ascii_digit())
                || matches!(month, Some(CalendarWord::Month(_)))
        };
        let next = (token + 1..end).find(|&next| self.upos(next) != Upos::Det);
        self.upos(token) == Upos::Adp && next.is_some_and(date)
    }

    /// The names with those of known bodies made whole, and those that were left: ***Le** Point*, *Reporters **sans
    /// frontières***; and those that an acronym behind them spells.
    pub(in crate::entities::scene) fn known_whole(&self) -> Vec<Name> {
        let longest = |span: &Span<Token>| {
            let mut within = tokens_of(*span).filter_map(|token| self.name_at(token));
            within.all(|name| self.names[name].tokens.len() < span.len())
        };
        let tokens = (self.doc.sentences.iter()).flat_map(|sentence| tokens_of(sentence.tokens));
        let whole: Vec<Span<Token>> = tokens
            .filter_map(|start| self.known_from(start))
            .chain(self.spelled())
            .chain((0..self.names.len()).filter_map(|place| self.paper_of(place)))
            .filter(longest)
            .collect();
        if whole.is_empty() {
            return self.names.clone();
        }
        let covered: FxHashSet<u32> = whole.iter().flat_map(|&span| tokens_of(span)).collect();
        let cut = |name: &Name| tokens_of(name.tokens).any(|token| covered.contains(&token));
        let mut names: Vec<Name> = self
            .names
            .iter()
            .copied()
            .filter(|name| !cut(name))
            .collect();
        names.extend(whole.iter().map(|&tokens| Name {
            tokens,
            kind: NameKind::Organisation,
        }));
        names.sort_by_key(|name| (name.tokens.start, name.tokens.end));
        names
    }

    /// The longest name of a known body, of several words, that begins at a token.
    fn known_from(&self, start: u32) -> Option<Span<Token>> {
        const LONGEST: u32 = 5;
        let places = self.lexicon.places();
        let capital = |token: u32| self.surface(token).starts_with(char::is_uppercase);
        if !capital(start) || !places.begins_known(self.surface(start)) {
            return None;
        }
        let end = self.sentence_end(start).min(start + LONGEST);
        // *Le point a été fait*
        let article = self.upos(start) == Upos::Det;
        (start + 2..=end)
            .rev()
            .map(|end| Span::new(start, end))
            .filter(|_| !article || capital(start + 1))
            .find(|&tokens| !places.nouns_of(self.text(tokens)).is_empty())
    }

    /// ***Journal de** Brives*: a medium that has its name from a place.
    fn paper_of(&self, place: usize) -> Option<Span<Token>> {
        let place = self
            .names
            .get(place)
            .filter(|name| name.kind == NameKind::Place)?;
        let mut noun = place.tokens.start.checked_sub(1)?;
        if self.upos(noun) == Upos::Det && noun > 0 {
            noun -= 1;
        }
        let linked = self.doc.lemma(noun) == "de" && self.upos(noun) == Upos::Adp;
        let noun = noun.checked_sub(1).filter(|_| linked)?;
        let form = self.surface(noun);
        let article = noun > 0 && self.upos(noun - 1) == Upos::Det;
        let medium = form.starts_with(char::is_uppercase)
            && self.lexicon.setting().is_medium(&form.to_lowercase())
            && body_noun(self, noun).is_some();
        (article && medium && self.doc.sentence_of(noun - 1) == self.doc.sentence_of(noun))
            .then(|| Span::new(noun, place.tokens.end))
    }

    /// The names that an acronym behind them spells, wherever the article says them.
    fn spelled(&self) -> Vec<Span<Token>> {
        let n_words = self.doc.words.len() as u32;
        let spelled: Vec<Span<Token>> = (1..n_words)
            .filter_map(|open| self.spelled_before(open))
            .collect();
        let said = |start: u32| {
            spelled.iter().find_map(|name| {
                let tokens = Span::new(start, start + name.len() as u32);
                let within =
                    tokens.end <= n_words && self.surface(start) == self.surface(name.start);
                (within && self.text(tokens) == self.text(*name)).then_some(tokens)
            })
        };
        (0..n_words).filter_map(said).collect()
    }

    /// *Ligue **pour la défense** des marais (LDM)*: the words before a bracket whose initials are the letters of the
    /// acronym in it, where the phrase of the first does not reach so far.
    fn spelled_before(&self, open: u32) -> Option<Span<Token>> {
        const FAR: u32 = 14;
        const FEWEST: usize = 3;
        if self.surface(open) != "(" || open + 2 >= self.doc.words.len() as u32 {
            return None;
        }
        let acronym = self.surface(open + 1);
        let bracketed = matches!(self.surface(open + 2), ")" | ",");
        if !bracketed || !is_acronym(acronym) || acronym.chars().count() < FEWEST {
            return None;
        }
        let sentence = self.doc.sentences[self.doc.sentence_of(open)?].tokens;
        (sentence.start.max(open.saturating_sub(FAR))..open)
            .rev()
            .find(|&start| {
                matches!(self.upos(start), Upos::Noun | Upos::Propn)
                    && self.surface(start).starts_with(char::is_uppercase)
                    && self.is_spelled(Span::new(start, open), acronym)
            })
            .filter(|&start| phrase_tokens(self.doc, start).end < open)
            .map(|start| Span::new(start, open))
    }

    /// Whether the initials of words are the letters of an acronym; prepositions and the like may have none in it.
    fn is_spelled(&self, words: Span<Token>, acronym: &str) -> bool {
        let links = |token: u32| {
            matches!(
                self.upos(token),
                Upos::Adp | Upos::Det | Upos::Cconj | Upos::Adv
            )
        };
        let initials: Vec<(char, bool)> = tokens_of(words)
            .flat_map(|token| {
                let parts = self.surface(token).split(['-', '\'', '’']);
                parts.map(move |part| (part, links(token)))
            })
            .filter_map(|(part, link)| Some((plain(part).chars().next()?, link)))
            .collect();
        let letters: Vec<char> = plain(acronym).chars().collect();
        // Which first letters are spelled by the words so far.
        let mut spelled = vec![false; letters.len() + 1];
        spelled[0] = true;
        for (initial, link) in initials {
            for n_letters in (0..=letters.len()).rev() {
                let adds =
                    n_letters > 0 && spelled[n_letters - 1] && letters[n_letters - 1] == initial;
                spelled[n_letters] = adds || link && spelled[n_letters];
            }
        }
        spelled[letters.len()]
    }
}
