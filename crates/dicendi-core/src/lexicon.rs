//! What the language folder `lang/fr/` says, read into tables. Code interprets it and knows no French words.

mod across;
mod acts;
mod calendar;
mod certainty;
mod classes;
mod cue_lists;
mod cues;
mod furniture;
mod orthography;
mod people;
mod places;
mod plain;
mod pronouns;
mod setting;
mod table;

pub use across::{KnownName, NameWord};
pub use acts::{Act, Stance};
pub(crate) use calendar::CalendarWord;
#[cfg(feature = "train")]
pub(crate) use certainty::ALWAYS;
pub(crate) use certainty::Certainty;
pub use cues::{Construction, CueEntry, Cues, Needs, Origin, SlotRole, VerbPattern};
use furniture::{Furniture, Line};
pub(crate) use orthography::{Contraction, Orthography};

use crate::error::Result;
use crate::provenance;
use across::Across;
use calendar::Calendar;
pub(crate) use classes::WordClass;
use classes::WordClasses;
pub(crate) use people::{Anaphor, Office, People, RoleForm};
pub(crate) use places::{BodyForm, BodyKind, Places, State};
pub(crate) use plain::{folded, plain};
pub(crate) use pronouns::{PronounKind, Pronouns};
use rustc_hash::{FxHashMap, FxHashSet};
use setting::Setting;
use std::sync::{Arc, LazyLock};
use table::{Row, rows};

/// The language data of one language.
#[derive(Debug, Clone)]
pub struct Lexicon {
    cues: Cues,
    own_lists: Vec<OwnList>,
    certainty: Certainty,
    people: People,
    across: Across,
    places: Places,
    pronouns: Pronouns,
    orthography: Orthography,
    furniture: Furniture,
    setting: Setting,
    calendar: Calendar,
    function_words: FxHashSet<&'static str>,
    speaking: FxHashSet<&'static str>,
    source_nouns: FxHashSet<&'static str>,
    /// Whether the plain and the pronominal form of a verb can be impersonal.
    impersonal: FxHashMap<&'static str, [bool; 2]>,
    quantities: FxHashSet<&'static str>,
    opinion_holders: FxHashSet<&'static str>,
    manner_nouns: FxHashSet<&'static str>,
    classes: WordClasses,
}

/// A list of the user's that was laid over those that ship.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnList {
    /// What it lists: `cues`.
    pub what: &'static str,
    /// The file, as the user gave it.
    pub file: String,
    /// Hash of its text.
    pub hash: String,
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

fn impersonal_verbs() -> Result<FxHashMap<&'static str, [bool; 2]>> {
    let text = include_str!("../lang/fr/impersonal.tsv");
    let verb = |row: Row<'static>| match row.fields[1] {
        "plain" => Ok((row.fields[0], [true, false])),
        "pronominal" => Ok((row.fields[0], [false, true])),
        "both" => Ok((row.fields[0], [true, true])),
        form => Err(row.error(format!("no form of a verb: {form}"))),
    };
    rows("impersonal.tsv", text, 2)?
        .map(|row| row.and_then(verb))
        .collect()
}

static FRENCH: LazyLock<Arc<Lexicon>> = LazyLock::new(|| {
    Arc::new(Lexicon::read_french().expect("the language files that ship are tested"))
});

impl Lexicon {
    /// French as it ships.
    pub fn french() -> &'static Lexicon {
        &FRENCH
    }

    /// The same, to be held by an engine.
    pub(crate) fn shared_french() -> Arc<Lexicon> {
        FRENCH.clone()
    }

    fn read_french() -> Result<Self> {
        let furniture = Furniture::read_french()?;
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
            own_lists: Vec::new(),
            certainty: Certainty::read_french()?,
            people: People::read_french()?,
            across: Across::read_french()?,
            places: Places::read_french()?,
            pronouns: Pronouns::read_french()?,
            orthography: Orthography::read_french()?,
            setting: Setting::read_french()?,
            calendar: Calendar::read_french()?,
            function_words,
            furniture,
            speaking,
            source_nouns,
            impersonal: impersonal_verbs()?,
            quantities,
            opinion_holders,
            manner_nouns,
            classes: WordClasses::read_french()?,
        })
    }

    /// This language with the user's own cues laid over ours: `text` in the format of
    /// `lang/fr/cues_verbs.tsv` and its sisters, read from a file of that name.
    ///
    /// A row takes the place of ours with the same word and kind; one with `off` in its second column
    /// takes ours away. An error names file, line and column.
    pub fn with_cues(&self, file: &str, text: &str) -> Result<Lexicon> {
        let mut lexicon = self.clone();
        lexicon.cues.lay_over(file, text)?;
        lexicon.own_lists.push(OwnList {
            what: "cues",
            file: file.to_string(),
            hash: provenance::hash(text.as_bytes()),
        });
        Ok(lexicon)
    }

    /// The user's lists that were laid over those that ship.
    pub fn own_lists(&self) -> &[OwnList] {
        &self.own_lists
    }

    /// The words of saying.
    pub fn cues(&self) -> &Cues {
        &self.cues
    }

    /// How sure it is that what was found is right.
    pub(crate) fn certainty(&self) -> &Certainty {
        &self.certainty
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
        self.furniture.kind(line).is_some()
    }

    /// Whether a line says that the rest of an article is for subscribers.
    pub(crate) fn is_barrier(&self, line: &str) -> bool {
        self.furniture.kind(line) == Some(Line::Barrier)
    }

    /// Whether a line is a notice of copyright, as it stands under an article.
    pub(crate) fn ends_article(&self, line: &str) -> bool {
        self.furniture.kind(line) == Some(Line::End)
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

    /// Whether the subject of a verb, in its dictionary form, can stand for nobody: *il faut*, *il s'agit*.
    pub(crate) fn can_be_impersonal(&self, verb: &str, pronominal: bool) -> bool {
        self.impersonal
            .get(verb)
            .is_some_and(|forms| forms[usize::from(pronominal)])
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

    /// Whether a word, in lower case and with a straight apostrophe, belongs to a class.
    pub(crate) fn is_in(&self, class: WordClass, word: &str) -> bool {
        self.classes.of(class).contains(&word)
    }

    /// Whether a word ends as those of a class do.
    pub(crate) fn ends_as(&self, class: WordClass, word: &str) -> bool {
        self.classes
            .of(class)
            .iter()
            .any(|ending| word.ends_with(ending))
    }

    /// The words of a class; several words are one entry.
    pub(crate) fn class(&self, class: WordClass) -> &[&'static str] {
        self.classes.of(class)
    }

    /// Whether a noun hands on its complement as the source: *les informations du journal*.
    pub(crate) fn is_source_noun(&self, lemma: &str) -> bool {
        self.source_nouns.contains(lemma)
    }
}
