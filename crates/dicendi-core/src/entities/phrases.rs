//! What a phrase shows of whom it stands for: determiner, role, body, country, the name beside it.

mod listed;
mod naming;

use super::apposition::{body_name, person_name};
use super::mentions::{phrase_tokens, tokens_of};
use super::nouns::{body_noun, person_noun};
use super::register::Key;
use super::scene::Scene;
use crate::document::Document;
use crate::lexicon::{Anaphor, BodyForm, RoleForm, plain};
use crate::span::{Span, Token};
use crate::ud::{Deprel, Gender, Number, Upos};

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
    /// Whether that name is more than the noun: *ministre de l'Intérieur*, not *ministre*.
    pub(super) spelled_out: bool,
    /// The dictionary form of the head, as it is looked up.
    pub(super) noun: String,
    /// Adjectives beside the head, as they are looked up.
    pub(super) adjectives: Vec<String>,
    /// Nouns and names that depend on the head, as they are looked up.
    pub(super) complements: Vec<String>,
    /// Whether one of those is a proper noun: *le groupe Roy*.
    pub(super) proper: bool,
    /// The state that a demonym or name in the phrase belongs to.
    pub(super) country: Option<String>,
    /// How its words point back: *même*, *deux*, *dernier*.
    pub(super) anaphor: Option<Anaphor>,
    /// *l'ancien ministre*: who was it once.
    pub(super) former: bool,
    /// A name in the phrase, or right behind it, that says who is meant.
    pub(super) name: Option<usize>,
}

impl Phrase {
    /// Reads the phrase of a head noun.
    pub(super) fn read(scene: &Scene, head: u32) -> Self {
        let doc = scene.doc;
        let tokens = phrase_tokens(doc, head);
        let role = person_noun(scene, head);
        let determiner = determiner(scene, tokens, head);
        let feats = doc.words.feats[head as usize];
        let shown = determiner.map(|token| doc.words.feats[token as usize]);
        let gender = role
            .and_then(|role| role.gender)
            .or_else(|| shown.and_then(|feats| feats.gender()))
            .or_else(|| if role.is_some() { None } else { feats.gender() });
        let number = role
            .and_then(|role| role.number)
            .or_else(|| shown.and_then(|feats| feats.number()))
            .or(feats.number());
        let demonym = scene.demonym(head);
        let person = (role.is_some() || demonym.is_some()) && number != Some(Number::Plural);
        let name = if person {
            person_name(scene, head)
        } else {
            body_name(scene, head, tokens)
        };
        let office = office(scene, tokens, head);
        let mut phrase = Phrase {
            tokens,
            head,
            pointing: determiner.map_or(Pointing::Bare, |token| pointing(doc, token)),
            gender,
            number,
            role,
            person,
            body: body_noun(scene, head),
            office: office.map(|(group, _)| group),
            spelled_out: office.is_some_and(|(_, words)| words.len() > 1),
            noun: looked_up(scene, head, role.is_some()),
            adjectives: Vec::new(),
            complements: Vec::new(),
            proper: false,
            country: demonym.map(|state| state.code.clone()),
            // *les deux hommes*, not *la mère des deux hommes*
            anaphor: tokens_of(Span::new(tokens.start, head + 1))
                .filter_map(|token| scene.lexicon.people().anaphor(doc.surface(token)))
                .find(|anaphor| {
                    !matches!(
                        anaphor,
                        Anaphor::Particle
                            | Anaphor::Binds
                            | Anaphor::Age
                            | Anaphor::Former
                            | Anaphor::Itself
                    )
                }),
            former: tokens_of(Span::new(tokens.start, head))
                .map(|token| doc.surface(token))
                // *l'ex-ministre*
                .chain(doc.surface(head).split_once('-').map(|(prefix, _)| prefix))
                .any(|word| scene.lexicon.people().anaphor(word) == Some(Anaphor::Former)),
            name,
        };
        phrase.read_modifiers(scene, office.map(|(_, tokens)| tokens));
        phrase
    }

    /// The content words beside the head, the name and the words of the office aside.
    fn read_modifiers(&mut self, scene: &Scene, office: Option<Span<Token>>) {
        let named = self.name.map(|name| scene.names[name].tokens);
        let places = scene.lexicon.places();
        for token in tokens_of(self.tokens) {
            let form = scene.surface(token);
            if token == self.head || named.is_some_and(|named| named.contains(token)) {
                continue;
            }
            // *France 2* is no state.
            let alone = scene
                .name_at(token)
                .is_none_or(|name| places.state(scene.name_text(name)).is_some());
            let state = places
                .state_of_demonym(form)
                .or_else(|| places.state(form).filter(|_| alone));
            if let Some(state) = state {
                self.country = Some(state.code.clone());
            }
            if office.is_some_and(|office| office.contains(token)) {
                continue;
            }
            match scene.upos(token) {
                // *le chanteur de 37 ans*: nobody is told from others by age.
                Upos::Noun | Upos::Num if is_age(scene, token) => {}
                Upos::Adj | Upos::Num | Upos::Verb => {
                    self.adjectives.push(looked_up(scene, token, false))
                }
                // *président du Mali*: the country says so.
                Upos::Noun | Upos::Propn if state.is_some() => {}
                upos @ (Upos::Noun | Upos::Propn) => {
                    self.complements.push(looked_up(scene, token, false));
                    self.proper |= upos == Upos::Propn;
                }
                _ => {}
            }
        }
    }

    /// What somebody so described is looked up by.
    pub(super) fn keys(&self) -> Vec<Key> {
        let role = self.role.map(|role| Key::Role(role.role));
        role.into_iter()
            .chain(self.office.map(Key::Office))
            .chain([Key::Noun(self.noun.clone())])
            .collect()
    }

    /// Whether two descriptions differ in nothing but where they stand.
    pub(super) fn says_the_same(&self, other: &Self) -> bool {
        self.noun == other.noun
            && self.adjectives == other.adjectives
            && self.complements == other.complements
            && self.pointing == other.pointing
            && self.office == other.office
            && self.country == other.country
    }

    /// Whether it says more than its head does, a count aside: *les deux élus* does not.
    pub(super) fn is_modified(&self) -> bool {
        let counted = usize::from(self.anaphor == Some(Anaphor::Both));
        !self.complements.is_empty() || self.adjectives.len() > counted
    }
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

/// Whether a word belongs to a number of years: *âgé de 37 ans*.
fn is_age(scene: &Scene, token: u32) -> bool {
    let counted = |number: u32, unit: u32| {
        scene.upos(number) == Upos::Num
            && scene.lexicon.people().anaphor(scene.surface(unit)) == Some(Anaphor::Age)
    };
    let last = scene.doc.words.len() as u32 - 1;
    token < last && counted(token, token + 1) || token > 0 && counted(token - 1, token)
}

/// A word as it is looked up: by its dictionary form, where it has one.
fn looked_up(scene: &Scene, token: u32, by_form: bool) -> String {
    let lemma = scene.doc.lemma(token);
    plain(if by_form || lemma.is_empty() {
        scene.surface(token)
    } else {
        lemma
    })
}

/// The determiner of a phrase; of *la maire et présidente*, both have the first.
fn determiner(scene: &Scene, tokens: Span<Token>, head: u32) -> Option<u32> {
    let own = tokens_of(tokens)
        .take_while(|&token| token < head)
        .find(|&token| scene.upos(token) == Upos::Det);
    let first = scene.doc.words.head[head as usize];
    let joined =
        scene.deprel(head) == Deprel::Conj && first < head && person_noun(scene, first).is_some();
    own.or_else(|| {
        if joined {
            determiner(scene, phrase_tokens(scene.doc, first), first)
        } else {
            None
        }
    })
}

/// The longest run of words from the head on, or from the word before it, that names an office.
fn office(scene: &Scene, tokens: Span<Token>, head: u32) -> Option<(u32, Span<Token>)> {
    let first = if head > tokens.start { head - 1 } else { head };
    let people = scene.lexicon.people();
    let may_open = |&start: &u32| people.may_open_office(scene.surface(start));
    (first..=head).filter(may_open).find_map(|start| {
        (head + 1..=tokens.end)
            .rev()
            .map(|end| Span::new(start, end))
            .find_map(|words| Some((people.office(scene.text(words))?, words)))
    })
}
