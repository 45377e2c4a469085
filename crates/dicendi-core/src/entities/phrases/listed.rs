//! The phrase that somebody would be described by of whom only the lists tell.

use super::{Phrase, Pointing};
use crate::lexicon::{Lexicon, Office, plain};
use crate::span::Span;
use crate::ud::{Gender, Number};

impl Phrase {
    /// The phrase that an office of state would be described by.
    pub(in crate::entities) fn of_office(lexicon: &Lexicon, office: &Office) -> Self {
        Phrase {
            country: office.country.clone(),
            ..Self::of_role(lexicon, &office.role, office.gender)
        }
    }

    /// The phrase that a role of a person would be described by.
    pub(in crate::entities) fn of_role(
        lexicon: &Lexicon,
        role: &str,
        gender: Option<Gender>,
    ) -> Self {
        let people = lexicon.people();
        let whole = people.role(role);
        let mut words = role.split_whitespace();
        let noun = words.next().unwrap_or_default();
        // *Premier ministre*: the noun comes last.
        let noun = match people.role(noun) {
            None if whole.is_some() => words.next_back().unwrap_or(noun),
            _ => noun,
        };
        Phrase {
            tokens: Span::new(0, 0),
            head: 0,
            pointing: Pointing::Definite,
            gender,
            number: Some(Number::Singular),
            role: whole.or_else(|| people.role(noun)),
            person: true,
            body: None,
            office: people.office(role),
            spelled_out: role.contains(' '),
            noun: plain(noun),
            adjectives: Vec::new(),
            complements: match people.office(role) {
                Some(_) => Vec::new(),
                None => words
                    .filter(|word| word.chars().count() > 3 || word.chars().all(char::is_uppercase))
                    .map(plain)
                    .collect(),
            },
            proper: false,
            country: None,
            anaphor: None,
            former: false,
            name: None,
        }
    }

    /// The phrase that a body would be taken up by: *le quotidien*.
    pub(in crate::entities) fn of_body(lexicon: &Lexicon, noun: &str) -> Self {
        Phrase {
            role: None,
            person: false,
            body: lexicon.places().body(noun),
            office: None,
            spelled_out: false,
            ..Self::of_role(lexicon, noun, None)
        }
    }
}
