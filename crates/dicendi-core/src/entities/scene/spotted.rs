//! The names of the article: those of the model put right, and the proper nouns that it left.

use super::Scene;
use crate::document::{Name, NameKind};
use crate::entities::mentions::{phrase_tokens, tokens_of};
use crate::entities::phrases::{body_noun, person_noun};
use crate::lexicon::{Anaphor, BodyKind, CalendarWord, plain};
use crate::span::{Span, Token};
use crate::ud::{Deprel, Number, Upos};
use rustc_hash::FxHashSet;

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
                    && (is_acronym(self.surface(start)) || self.is_brand(start)) =>
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

    /// The names with those put apart that hold two: *l'AFP Mme Roy*, *chargé du Commerce Anne Roy*.
    pub(super) fn parted(&self) -> Vec<Name> {
        let mut parted = Vec::with_capacity(self.names.len());
        for &name in &self.names {
            let Span { start, end, .. } = name.tokens;
            let Some(second) = (start + 1..end).find(|&token| self.begins_person(name, token))
            else {
                parted.push(name);
                continue;
            };
            let kind = if self.is_place(start, second) {
                NameKind::Place
            } else if self.is_said_twice(name.tokens, second) {
                name.kind
            } else {
                NameKind::Organisation
            };
            parted.extend(self.trimmed(Name {
                tokens: Span::new(start, second),
                kind,
            }));
            parted.extend(self.trimmed(Name {
                tokens: Span::new(second, end),
                kind: NameKind::Person,
            }));
        }
        parted
    }

    /// The names with those made bodies' that were taken for a person's: what the lists know, and what stands right
    /// behind the noun of a body (*le site d'information Daily Rivage*), wherever the article says *Daily Rivage*.
    pub(super) fn called_bodies(&self) -> Vec<Name> {
        let persons = || {
            self.names
                .iter()
                .filter(|name| name.kind == NameKind::Person)
        };
        let called: FxHashSet<&str> = persons()
            .filter(|name| {
                self.is_known_body(name.tokens) || self.is_called_body(name.tokens.start)
            })
            .map(|name| self.text(name.tokens))
            .collect();
        let mut names = self.names.clone();
        for name in &mut names {
            if name.kind == NameKind::Person && called.contains(self.text(name.tokens)) {
                name.kind = NameKind::Organisation;
            }
        }
        names
    }

    /// The names with those made persons' that stand beside what a person is: *le dirigeant, **Ramzan Lenoir**, a dit*,
    /// ***Susanta Roy**, un employé*.
    pub(super) fn called_persons(&self) -> Vec<Name> {
        let mut names = self.names.clone();
        for name in &mut names {
            let taken = matches!(name.kind, NameKind::Organisation | NameKind::Other);
            if taken && self.is_called_person(name.tokens) {
                name.kind = NameKind::Person;
            }
        }
        names
    }

    fn is_called_person(&self, name: Span<Token>) -> bool {
        let places = self.lexicon.places();
        let spelled = |token: u32| {
            let form = self.surface(token);
            form.starts_with(char::is_uppercase) && !is_acronym(form) && places.body(form).is_none()
        };
        let determined = name.start > 0 && self.upos(name.start - 1) == Upos::Det;
        if name.len() != 2
            || determined
            || !tokens_of(name).all(spelled)
            || !places.nouns_of(self.text(name)).is_empty()
        {
            return false;
        }
        let person = |token: u32| {
            let role = person_noun(self, token);
            role.is_some_and(|role| role.number != Some(Number::Plural))
                && body_noun(self, token).is_none()
        };
        let apposed = |token: u32| matches!(self.deprel(token), Deprel::Appos | Deprel::NmodAppos);
        let head = self.head_of(name);
        let governor = self.doc.words.head[head as usize];
        let behind = || {
            const FAR: u32 = 5;
            let end = self.sentence_end(head).min(name.end + FAR);
            let comma = name.end < end && self.surface(name.end) == ",";
            let described = |&token: &u32| {
                self.doc.words.head[token as usize] == head && apposed(token) && person(token)
            };
            comma && (name.end + 1..end).any(|token| described(&token))
        };
        apposed(head) && governor < head && person(governor) || behind()
    }

    /// *Gala*: what everybody knows as a body, unless a first name begins it.
    fn is_known_body(&self, name: Span<Token>) -> bool {
        !self.lexicon.places().nouns_of(self.text(name)).is_empty()
            && self
                .lexicon
                .people()
                .first_name(self.surface(name.start))
                .is_none()
    }

    /// Whether the phrase of a body stands right before a name that no first name begins.
    fn is_called_body(&self, start: u32) -> bool {
        const FAR: u32 = 4;
        if self
            .lexicon
            .people()
            .first_name(self.surface(start))
            .is_some()
        {
            return false;
        }
        let noun = |&token: &u32| self.upos(token) == Upos::Noun;
        let phrase = tokens_of(Span::new(start.saturating_sub(FAR), start)).rev();
        let mut phrase = phrase
            .take_while(|&token| match self.upos(token) {
                Upos::Noun | Upos::Adj => true,
                // *le site d'information*, but not *le parti de Roy*
                Upos::Adp => token + 1 < start && noun(&(token + 1)),
                _ => false,
            })
            .filter(noun);
        let body = |token: u32| {
            let body = body_noun(self, token);
            // *la porte-parole du gouvernement Okiro Lenoir*
            let governor = self.doc.words.head[token as usize];
            body.is_some_and(|body| body.kind == BodyKind::Organisation)
                && person_noun(self, token).is_none()
                && person_noun(self, governor).is_none()
        };
        match (phrase.next(), phrase.next()) {
            (Some(only), None) => body(only),
            (Some(last), Some(first)) => {
                body(first) && !body(last) && person_noun(self, last).is_none()
            }
            _ => false,
        }
    }

    /// Whether another name, a person's, begins within a name: at a line or a title, or at a first name
    /// behind what no person's name begins with.
    fn begins_person(&self, name: Name, token: u32) -> bool {
        let people = self.lexicon.people();
        let Span { start, end, .. } = name.tokens;
        let capital = |token: u32| self.surface(token).starts_with(char::is_uppercase);
        if self.doc.sentence_of(start) != self.doc.sentence_of(token)
            || people.title(self.surface(token)).is_some()
            || self.is_said_twice(name.tokens, token)
            || token == start + 1 && capital(token) && self.is_agency(start)
        {
            return true;
        }
        let first_name = |token: u32| people.first_name(self.surface(token)).is_some();
        let full = token + 1 < end && capital(token + 1);
        let before = start.checked_sub(1).map(|before| self.upos(before));
        let governed = before == Some(Upos::Adp);
        // *la maire de Londres Adwoa Lenoir*
        let person = name.kind == NameKind::Person;
        if full && person && governed && capital(token) && self.is_place(start, token) {
            return true;
        }
        if !first_name(token) {
            return false;
        }
        // *le maire de Lyon Anne Roy*, whose town is a first name too; *le patron d'Optaverre Anne Roy*
        if full && person && self.is_held(start, first_name(start)) {
            return true;
        }
        if first_name(start) {
            // *l'ex-plume d'Anne Roy Paul Lenoir*
            return full && governed && token > start + 1 && !first_name(start + 1);
        }
        let determined = before == Some(Upos::Det);
        // *ministre des Armées*, but *l'Institut Anne Roy*
        let body = self.lexicon.places().body(self.surface(start)).is_some()
            && self.doc.words.feats[start as usize].number() != Some(Number::Plural);
        is_acronym(self.surface(start))
            || full && self.is_place(start, token)
            || full && person && self.is_of_several(start)
            || full && determined && !body && (person || self.is_field(start))
    }

    /// Whether a name is that of a place or body which somebody holds an office of, of a place alone if need be: *le
    /// nouveau maire écologiste de Lyon*.
    fn is_held(&self, start: u32, local: bool) -> bool {
        let before = start
            .checked_sub(1)
            .filter(|&at| self.upos(at) == Upos::Adp);
        let Some(preposition) = before else {
            return false;
        };
        (0..preposition)
            .rev()
            .find(|&at| self.upos(at) != Upos::Adj)
            .is_some_and(|noun| {
                person_noun(self, noun).is_some_and(|role| role.local || role.office && !local)
            })
    }

    /// Whether a word says of which kind the persons right before it are: *des députés Engagés*.
    fn is_of_several(&self, start: u32) -> bool {
        start.checked_sub(1).is_some_and(|noun| {
            let plural = self.doc.words.feats[noun as usize].number() == Some(Number::Plural);
            plural && person_noun(self, noun).is_some()
        })
    }

    /// *ANNE ROY Anne Roy*: whether a name, with which a line ends or a text begins, is said again at `token`.
    fn is_said_twice(&self, name: Span<Token>, token: u32) -> bool {
        let n_words = token - name.start;
        n_words > 1
            && token + n_words == name.end
            && tokens_of(Span::new(token, name.end))
                .all(|at| plain(self.surface(at)) == plain(self.surface(at - n_words)))
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

    /// *a dit à l'AFP Anne Roy*: whether a word is an agency, which has its name from nobody.
    fn is_agency(&self, token: u32) -> bool {
        const AGENCY: &str = "agence";
        let nouns = self.lexicon.places().nouns_of(self.surface(token));
        is_acronym(self.surface(token)) && nouns.iter().any(|noun| noun == AGENCY)
    }

    /// *ministre chargé du Commerce*: whether a word says what somebody is in charge of.
    fn is_field(&self, token: u32) -> bool {
        const FAR: u32 = 6;
        let before = tokens_of(Span::new(token.saturating_sub(FAR), token)).rev();
        before
            .take_while(|&at| {
                matches!(
                    self.upos(at),
                    Upos::Noun | Upos::Adp | Upos::Det | Upos::Adj
                ) || self.doc.words.feats[at as usize].is_participle()
            })
            .any(|at| {
                self.lexicon
                    .people()
                    .role(self.surface(at))
                    .is_some_and(|role| role.office)
            })
    }

    /// The names with those put together that stand without anything between and belong to one another
    /// (*France Bleu* + *Finistère*); a place before a person stays apart. Particles may stand between
    /// (*Jana van der* + *Linden*).
    pub(super) fn joined(&self) -> Vec<Name> {
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
    pub(super) fn widened(&self, name: Name) -> Name {
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
    /// frontières***.
    pub(super) fn known_whole(&self) -> Vec<Name> {
        let whole: Vec<Span<Token>> = (self.doc.sentences.iter())
            .flat_map(|sentence| tokens_of(sentence.tokens))
            .filter_map(|start| self.known_from(start))
            .collect();
        let cut = |name: &Name| whole.iter().any(|span| span.overlaps(&name.tokens));
        let longer = |span: &Span<Token>| {
            let around = self.names.iter().filter(|name| name.tokens.overlaps(span));
            around
                .into_iter()
                .any(|name| name.tokens.len() >= span.len())
        };
        let kept = self.names.iter().copied();
        let mut names: Vec<Name> = kept
            .filter(|name| {
                !cut(name)
                    || whole
                        .iter()
                        .any(|span| span.overlaps(&name.tokens) && longer(span))
            })
            .collect();
        names.extend(
            whole
                .iter()
                .filter(|span| !longer(span))
                .map(|&tokens| Name {
                    tokens,
                    kind: NameKind::Organisation,
                }),
        );
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
                    let tokens = Span::new(start, token);
                    found.push(Name {
                        tokens,
                        kind: self.guess_kind(tokens),
                    });
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
        if tokens.len() == 1 && (is_acronym(text) || self.is_brand(tokens.start)) {
            return NameKind::Organisation;
        }
        match before.map(|before| self.upos(before)) {
            Some(Upos::Det) => NameKind::Organisation,
            Some(Upos::Adp) => NameKind::Other,
            _ => NameKind::Person,
        }
    }
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
