//! What the language folder `lang/fr/` says, read into tables. Code interprets it and knows no French words.

mod acts;
mod calendar;
mod cues;
mod orthography;
mod people;
mod places;
mod plain;
mod pronouns;
mod setting;
mod table;

pub use acts::{Act, Stance};
pub(crate) use calendar::CalendarWord;
pub use cues::{Construction, CueEntry, Cues, Needs, SlotRole, VerbPattern};
pub(crate) use orthography::Orthography;

use crate::error::Result;
use calendar::Calendar;
pub(crate) use people::{Anaphor, Office, People, RoleForm};
pub(crate) use places::{BodyForm, BodyKind, Places, State};
pub(crate) use plain::plain;
pub(crate) use pronouns::{PronounKind, Pronouns};
use rustc_hash::FxHashSet;
use setting::Setting;
use std::sync::LazyLock;
use table::rows;

/// The language data of one language.
#[derive(Debug)]
pub struct Lexicon {
    cues: Cues,
    people: People,
    places: Places,
    pronouns: Pronouns,
    orthography: Orthography,
    furniture: Vec<String>,
    setting: Setting,
    calendar: Calendar,
    function_words: FxHashSet<&'static str>,
    speaking: FxHashSet<&'static str>,
    source_nouns: FxHashSet<&'static str>,
    quantities: FxHashSet<&'static str>,
    opinion_holders: FxHashSet<&'static str>,
    manner_nouns: FxHashSet<&'static str>,
}

/// The files whose nouns name those who can speak.
const SPEAKING_NOUNS: [(&str, &str); 3] = [
    ("bodies.tsv", include_str!("../lang/fr/bodies.tsv")),
    ("roles.tsv", include_str!("../lang/fr/roles.tsv")),
    ("unnamed.tsv", include_str!("../lang/fr/unnamed.tsv")),
];

/// The first column of a file.
fn words(file: &'static str, text: &'static str) -> Result<FxHashSet<&'static str>> {
    rows(file, text, 1)?
        .map(|row| row.map(|row| row.fields[0]))
        .collect()
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
        let mut speaking = FxHashSet::default();
        for (file, text) in SPEAKING_NOUNS {
            for row in rows(file, text, 1)? {
                speaking.extend(
                    row?.fields
                        .into_iter()
                        .filter(|field| *field != "-")
                        .take(2),
                );
            }
        }
        let function_words = words(
            "function_words.tsv",
            include_str!("../lang/fr/function_words.tsv"),
        )?;
        let quantities = words("quantities.tsv", include_str!("../lang/fr/quantities.tsv"))?;
        let opinion_holders = words(
            "opinion_holders.tsv",
            include_str!("../lang/fr/opinion_holders.tsv"),
        )?;
        let manner_nouns = words(
            "manner_nouns.tsv",
            include_str!("../lang/fr/manner_nouns.tsv"),
        )?;
        let source_nouns = words(
            "source_nouns.tsv",
            include_str!("../lang/fr/source_nouns.tsv"),
        )?;
        Ok(Lexicon {
            cues: Cues::read_french()?,
            people: People::read_french()?,
            places: Places::read_french()?,
            pronouns: Pronouns::read_french()?,
            orthography: Orthography::read_french()?,
            setting: Setting::read_french()?,
            calendar: Calendar::read_french()?,
            function_words,
            furniture,
            speaking,
            source_nouns,
            quantities,
            opinion_holders,
            manner_nouns,
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

    /// How words are written.
    pub(crate) fn orthography(&self) -> &Orthography {
        &self.orthography
    }

    /// Whether a line begins as captions, credits, menus and links do.
    pub fn is_furniture(&self, line: &str) -> bool {
        let line = line.to_lowercase();
        self.furniture.iter().any(|opening| {
            line.strip_prefix(opening.as_str())
                .is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
        })
    }

    /// Whether a noun, in its dictionary form, names a person, a body, or a text that acts as a source.
    pub(crate) fn is_speaking_noun(&self, lemma: &str) -> bool {
        // *l'ex-locataire*, *le vice-président*
        let bare = ["ex-", "vice-", "co-"]
            .iter()
            .find_map(|prefix| lemma.strip_prefix(prefix))
            .unwrap_or(lemma);
        self.speaking.contains(bare)
            || self.speaking.contains(lemma)
            || self.places.state_of_demonym(lemma).is_some()
    }

    /// The words that say where and when something was said.
    pub(crate) fn setting(&self) -> &Setting {
        &self.setting
    }

    /// The words that fix a day.
    pub(crate) fn calendar(&self) -> &Calendar {
        &self.calendar
    }

    /// Whether a word, in lower case, is one of those by which French is recognised.
    pub(crate) fn is_function_word(&self, word: &str) -> bool {
        self.function_words.contains(word)
    }

    /// Whether a noun counts the people named behind it: *une partie des habitants*.
    pub(crate) fn is_quantity(&self, lemma: &str) -> bool {
        self.quantities.contains(lemma)
    }

    /// Whether several of them behind *pour* hold a view: *pour ses détracteurs*.
    pub(crate) fn is_opinion_holder(&self, lemma: &str) -> bool {
        self.opinion_holders.contains(lemma)
    }

    /// Whether *selon* with this noun says how rather than who: *selon les régions*.
    pub(crate) fn is_manner_noun(&self, lemma: &str) -> bool {
        self.manner_nouns.contains(lemma)
    }

    /// Whether a noun hands on its complement as the source: *les informations du journal*.
    pub(crate) fn is_source_noun(&self, lemma: &str) -> bool {
        self.source_nouns.contains(lemma)
    }
}
