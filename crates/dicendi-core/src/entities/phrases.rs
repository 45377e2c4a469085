//! What a phrase shows of whom it stands for: determiner, role, body, country, the name beside it.

use super::apposition::{body_name, person_name};
use super::mentions::{phrase_tokens, tokens_of};
use super::scene::Scene;
use crate::document::Document;
use crate::lexicon::{Anaphor, BodyForm, Lexicon, Office, RoleForm, plain};
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
    /// Whether it stands for one human being.
    pub(super) person: bool,
    /// What the head says of a body.
    pub(super) body: Option<BodyForm>,
    /// The group of names for one office that the phrase begins with.
    pub(super) office: Option<u32>,
    /// The dictionary form of the head, as it is looked up.
    pub(super) noun: String,
    /// Content words beside the head, as they are looked up.
    pub(super) modifiers: Vec<String>,
    /// The state that a demonym or name in the phrase belongs to.
    pub(super) country: Option<String>,
    /// How its words point back: *même*, *deux*, *dernier*.
    pub(super) anaphor: Option<Anaphor>,
    /// A name in the phrase, or right behind it, that says who is meant.
    pub(super) name: Option<usize>,
}

impl Phrase {
    /// Reads the phrase of a head noun.
    pub(super) fn read(scene: &Scene, head: u32) -> Self {
        let (doc, lexicon) = (scene.doc, scene.lexicon);
        let tokens = phrase_tokens(doc, head);
        let words = &doc.words;
        let upos = |token: u32| words.upos[token as usize];
        let noun_form = doc.surface(head);
        let role = person_noun(scene, head);
        let body = body_noun(scene, head);
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
        let demonym = lexicon.places().state_of_demonym(noun_form).filter(|_| noun_form.starts_with(char::is_uppercase));
        let person = (role.is_some() || demonym.is_some()) && number != Some(Number::Plural);
        let name = if person { person_name(scene, head) } else { body_name(scene, head, tokens) };
        let named = name.map(|name| scene.names[name].tokens);
        let mut modifiers = Vec::new();
        let mut country = demonym.map(|state| state.code.clone());
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
        let office = office(scene, tokens, head);
        let anaphor = tokens_of(tokens)
            .filter_map(|token| lexicon.people().anaphor(doc.surface(token)))
            .find(|anaphor| !matches!(anaphor, Anaphor::Particle | Anaphor::Binds));
        Phrase { tokens, head, pointing, gender, number, role, person, body, office, noun, modifiers, country, anaphor, name }
    }

    /// The phrase that an office of state would be described by.
    pub(super) fn of_office(lexicon: &Lexicon, office: &Office) -> Self {
        let mut words = office.role.split_whitespace();
        let noun = words.next().unwrap_or_default();
        let people = lexicon.people();
        Phrase {
            tokens: Span::new(0, 0),
            head: 0,
            pointing: Pointing::Definite,
            gender: office.gender,
            number: Some(Number::Singular),
            role: people.role(noun),
            person: true,
            body: None,
            office: people.office(&office.role),
            noun: plain(noun),
            modifiers: words.filter(|word| word.chars().count() > 3).map(plain).collect(),
            country: office.country.clone(),
            anaphor: None,
            name: None,
        }
    }

    /// The text without determiner, as an entity is named: *parquet de Paris*.
    pub(super) fn name_text<'d>(&self, doc: &'d Document) -> &'d str {
        let upos = |token: u32| doc.words.upos[token as usize];
        let outer = |token: u32| matches!(upos(token), Upos::Det | Upos::Punct);
        let first = match upos(self.head) {
            // *beaucoup d'entreprises*: entreprises
            Upos::Adv => tokens_of(self.tokens).find(|&token| matches!(upos(token), Upos::Noun | Upos::Adj | Upos::Propn)),
            _ => tokens_of(self.tokens).find(|&token| !outer(token)).map(|token| token.min(self.head)),
        };
        let first = first.unwrap_or(self.head);
        doc.slice(doc.bytes(Span::new(first, self.tokens.end)))
    }
}

/// What a noun says of a person, by its form or its dictionary form.
pub(super) fn person_noun(scene: &Scene, token: u32) -> Option<RoleForm> {
    let people = scene.lexicon.people();
    if !matches!(scene.upos(token), Upos::Noun | Upos::Propn | Upos::Adj | Upos::X) {
        return None;
    }
    // *Premier ministre*, *garde des Sceaux*: the longest reading wins.
    people.role(scene.surface(token)).or_else(|| people.role(scene.doc.lemma(token)))
}

/// What a noun says of a body.
pub(super) fn body_noun(scene: &Scene, token: u32) -> Option<BodyForm> {
    let places = scene.lexicon.places();
    places.body(scene.surface(token)).or_else(|| places.body(scene.doc.lemma(token)))
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
fn office(scene: &Scene, tokens: Span<Token>, head: u32) -> Option<u32> {
    let first = if head > tokens.start { head - 1 } else { head };
    (first..=head).find_map(|start| {
        (head + 1..=tokens.end).rev().find_map(|end| {
            scene.lexicon.people().office(scene.text(Span::new(start, end)))
        })
    })
}

/// What stands behind a phrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Behind {
    /// The first word behind the phrase, its parenthesis and its comma.
    pub(super) token: u32,
    pub(super) comma: bool,
}

/// What stands behind a phrase and a comma, a parenthesis, or both.
pub(super) fn behind(doc: &Document, end: u32) -> Option<Behind> {
    const LONGEST: u32 = 12;
    let count = doc.words.len() as u32;
    let mut token = end;
    if token < count && doc.surface(token) == "(" {
        token = (token..count.min(token + LONGEST)).find(|&token| doc.surface(token) == ")")? + 1;
    }
    let comma = token < count && doc.surface(token) == ",";
    token += u32::from(comma);
    (token > end && token < count).then_some(Behind { token, comma })
}
