//! What the language folder `lang/fr/` says, read into tables. Code interprets it and knows no French words.

mod acts;
mod cues;
mod people;
mod places;
mod plain;
mod pronouns;
mod table;

pub use acts::{Act, Stance};
pub use cues::{Construction, CueEntry, Needs, SlotRole};

use crate::error::Result;
use cues::Cues;
pub(crate) use people::{People, RoleForm};
pub(crate) use places::{BodyKind, Places, State};
pub(crate) use plain::plain;
pub(crate) use pronouns::{PronounKind, Pronouns, bare};
use std::sync::LazyLock;
use table::rows;

/// The language data of one language.
#[derive(Debug)]
pub struct Lexicon {
    cues: Cues,
    people: People,
    places: Places,
    pronouns: Pronouns,
    furniture: Vec<String>,
}

static FRENCH: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::read_french().expect("the language files that ship are tested"));

impl Lexicon {
    /// French as it ships.
    pub fn french() -> &'static Lexicon {
        &FRENCH
    }

    fn read_french() -> Result<Self> {
        let furniture = rows("furniture.tsv", include_str!("../lang/fr/furniture.tsv"), 1)?
            .map(|row| row.map(|row| row.fields[0].to_lowercase()))
            .collect::<Result<_>>()?;
        Ok(Lexicon {
            cues: Cues::read_french()?,
            people: People::read_french()?,
            places: Places::read_french()?,
            pronouns: Pronouns::read_french()?,
            furniture,
        })
    }

    /// The words of saying.
    pub fn cues(&self) -> &Cues {
        &self.cues
    }

    /// Words for people.
    pub(crate) fn people(&self) -> &People {
        &self.people
    }

    /// States, seats and bodies.
    pub(crate) fn places(&self) -> &Places {
        &self.places
    }

    /// Words that stand for somebody.
    pub(crate) fn pronouns(&self) -> &Pronouns {
        &self.pronouns
    }

    /// Whether a line begins as captions, credits, menus and links do.
    pub fn is_furniture(&self, line: &str) -> bool {
        let line = line.to_lowercase();
        self.furniture.iter().any(|opening| {
            line.strip_prefix(opening.as_str()).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
        })
    }
}
