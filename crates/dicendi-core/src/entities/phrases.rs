//! What a phrase shows of whom it stands for: determiner, role, body, country, the name beside it.

use super::mentions::{phrase_tokens, tokens_of};
use crate::document::{Document, NameKind};
use crate::lexicon::{BodyKind, Lexicon, RoleForm, plain};
use crate::span::{Span, Token};
use crate::ud::{Gender, Number, Upos};

/// How a phrase points at what it stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Pointing {
    /// *le ministre*: known, or the only one.
    Definite,
    /// *ce ministre*: just named.
    Demonstrative,
    /// *son avocat*: of somebody just named.
    Possessive,
    /// *un ministre*, *des témoins*, *plusieurs ONG*: new.
    Indefinite,
    /// No determiner.
    Bare,
}

/// A noun phrase that describes somebody or something.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Phrase {
    pub(super) tokens: Span<Token>,
    pub(super) head: u32,
    pub(super) pointing: Pointing,
    pub(super) gender: Option<Gender>,
    pub(super) number: Option<Number>,
    /// What the head says of a person.
    pub(super) role: Option<RoleForm>,
    /// What the head says of a body.
    pub(super) body: Option<BodyKind>,
    /// The group of names for one office that the phrase begins with.
    pub(super) office: Option<u32>,
    /// The dictionary form of the head, as it is looked up.
    pub(super) noun: String,
    /// Content words beside the head, as they are looked up.
    pub(super) modifiers: Vec<String>,
    /// The state that a demonym or name in the phrase belongs to.
    pub(super) country: Option<String>,
    /// A name in the phrase, or right behind it, that says who is meant.
    pub(super) name: Option<usize>,
}

impl Phrase {
    /// Reads the phrase of a head noun.
    pub(super) fn read(doc: &Document, lexicon: &Lexicon, head: u32) -> Self {
        let tokens = phrase_tokens(doc, head);
        let words = &doc.words;
        let upos = |token: u32| words.upos[token as usize];
        let noun_form = doc.surface(head);
        let role = person_noun(doc, lexicon, head);
        let body = body_noun(doc, lexicon, head);
        let determiner = tokens_of(tokens).take_while(|&token| token < head).find(|&token| upos(token) == Upos::Det);
        let pointing = determiner.map_or(Pointing::Bare, |token| pointing(doc, token));
        let feats = words.feats[head as usize];
        let shown = determiner.map(|token| words.feats[token as usize]);
        let gender = role
            .and_then(|role| role.gender)
            .or_else(|| shown.and_then(|feats| feats.gender()))
            .or_else(|| if role.is_some() { None } else { feats.gender() });
        let number = role
            .and_then(|role| role.number)
            .or_else(|| shown.and_then(|feats| feats.number()))
            .or(feats.number());
        let name = name_beside(doc, lexicon, tokens, head, role.is_some());
        let named = name.map(|name| doc.names[name].tokens);
        let mut modifiers = Vec::new();
        let mut country = None;
        for token in tokens_of(tokens) {
            let content = matches!(upos(token), Upos::Adj | Upos::Noun | Upos::Propn | Upos::Num | Upos::Verb);
            if token == head || !content || named.is_some_and(|named| named.contains(token)) {
                continue;
            }
            let form = doc.surface(token);
            let lemma = doc.lemma(token);
            let places = lexicon.places();
            let state = places.state_of_demonym(form).or_else(|| places.state(form)).or_else(|| places.state(lemma));
            if let Some(state) = state {
                country = Some(state.code.clone());
            }
            modifiers.push(plain(if lemma.is_empty() { form } else { lemma }));
        }
        let lemma = doc.lemma(head);
        let noun = plain(if lemma.is_empty() || role.is_some() { noun_form } else { lemma });
        let office = office(doc, lexicon, tokens, head);
        Phrase { tokens, head, pointing, gender, number, role, body, office, noun, modifiers, country, name }
    }

    /// Whether the phrase stands for one human being.
    pub(super) fn is_person(&self) -> bool {
        self.role.is_some() && self.number != Some(Number::Plural)
    }

    /// The text without determiner, as an entity is named: *parquet de Paris*.
    pub(super) fn name_text<'d>(&self, doc: &'d Document) -> &'d str {
        let upos = |token: u32| doc.words.upos[token as usize];
        let first = tokens_of(self.tokens).find(|&token| upos(token) != Upos::Det && upos(token) != Upos::Punct);
        let first = first.unwrap_or(self.tokens.start).min(self.head);
        doc.slice(doc.bytes(Span::new(first, self.tokens.end)))
    }
}

/// What a noun says of a person, by its form or its dictionary form.
pub(super) fn person_noun(doc: &Document, lexicon: &Lexicon, token: u32) -> Option<RoleForm> {
    let people = lexicon.people();
    if !matches!(doc.words.upos[token as usize], Upos::Noun | Upos::Propn | Upos::Adj | Upos::X) {
        return None;
    }
    // *Premier ministre*, *garde des Sceaux*: the longest reading wins.
    people.role(doc.surface(token)).or_else(|| people.role(doc.lemma(token)))
}

/// What a noun says of a body.
pub(super) fn body_noun(doc: &Document, lexicon: &Lexicon, token: u32) -> Option<BodyKind> {
    let places = lexicon.places();
    places.body(doc.surface(token)).or_else(|| places.body(doc.lemma(token))).map(|(kind, _)| kind)
}

fn pointing(doc: &Document, determiner: u32) -> Pointing {
    let feats = doc.words.feats[determiner as usize];
    if feats.is("Poss", "Yes") || feats.get("Person[psor]").is_some() {
        Pointing::Possessive
    } else if feats.is("PronType", "Dem") {
        Pointing::Demonstrative
    } else if feats.is("Definite", "Def") {
        Pointing::Definite
    } else {
        Pointing::Indefinite
    }
}

/// The longest run of words from the head on (or from the word before it) that names an office.
fn office(doc: &Document, lexicon: &Lexicon, tokens: Span<Token>, head: u32) -> Option<u32> {
    let first = if head > tokens.start { head - 1 } else { head };
    (first..=head).find_map(|start| {
        (head + 1..=tokens.end).rev().find_map(|end| {
            let text = doc.slice(doc.bytes(Span::new(start, end)));
            lexicon.people().office(text)
        })
    })
}

/// The name that says who a description means: in it without a preposition (*le président Jean Roy*),
/// or right behind it between marks (*le maire de la ville, Jean Roy, a dit*).
fn name_beside(doc: &Document, lexicon: &Lexicon, tokens: Span<Token>, head: u32, person: bool) -> Option<usize> {
    let upos = |token: u32| doc.words.upos[token as usize];
    let first = doc.names.partition_point(|name| name.tokens.end <= head);
    for (index, name) in doc.names.iter().enumerate().skip(first) {
        let start = name.tokens.start;
        if start <= head {
            // The head itself is part of the name.
            continue;
        }
        if start > tokens.end + 12 {
            break;
        }
        let mut before = start - 1;
        // *le président M. Roy*, *le quotidien Le Temps*
        while before > head && (upos(before) == Upos::Det || lexicon.people().title(doc.surface(before)).is_some()) {
            before -= 1;
        }
        let fits = |kind: NameKind| (kind == NameKind::Person) == person && kind != NameKind::Place;
        if start < tokens.end {
            let bare = !matches!(upos(before), Upos::Adp | Upos::Cconj | Upos::Punct);
            if fits(name.kind) && bare && (before == head || upos(before) != Upos::Propn || !person) {
                return Some(index);
            }
        } else if person && name.kind == NameKind::Person {
            let behind = behind_phrase(doc, tokens.end);
            return (behind == Some(start) && is_closed(doc, name.tokens.end)).then_some(index);
        }
    }
    None
}

/// The first word behind a phrase, its comma, and a parenthesis before that.
pub(super) fn behind_phrase(doc: &Document, end: u32) -> Option<u32> {
    let count = doc.words.len() as u32;
    let mut at = end;
    if at < count && doc.surface(at) == "(" {
        at = (at..count.min(at + 12)).find(|&token| doc.surface(token) == ")")? + 1;
    }
    (at + 1 < count && doc.surface(at) == ",").then_some(at + 1)
}

/// Whether the word at `at` closes an apposition: a mark, or the end.
fn is_closed(doc: &Document, at: u32) -> bool {
    (at as usize) >= doc.words.len() || doc.words.upos[at as usize] == Upos::Punct
}
