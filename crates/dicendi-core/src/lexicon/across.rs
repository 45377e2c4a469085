//! What linking across articles asks of the lists: plain answers, so that it needs no other crate's tables.

use super::Lexicon;
use super::people::RoleForm;
use super::plain::{folded, plain};
use super::table::rows;
use crate::document::EntityKind;
use crate::error::Result;
use crate::ud::Gender;
use rustc_hash::FxHashSet;

/// A body or place that the press names without saying what it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownName {
    /// As entities are named.
    pub name: String,
    /// What it is.
    pub kind: EntityKind,
    /// ISO 3166 code of the state that it belongs to.
    pub country: Option<String>,
    /// Other names that mean the same: acronyms, expansions, spellings.
    pub others: Vec<String>,
}

/// What a small word does in a name or role.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NameWord {
    /// A body may be written with it or without: *Le Littoral*, *du Littoral*.
    Article,
    /// It can begin a last name and is no first name: *Le Goff*.
    Particle,
    /// It says since when or how somebody holds a role, not which: *ancien*.
    Modifier,
    /// It says nothing of a role: *de*.
    Filler,
    /// A body with it is one of many of its sort: *départemental*.
    Local,
    /// A sentence opens with it, before a name that it is no part of: *Selon Le Littoral*.
    Opening,
    /// With a first name it is all that somebody is called: *prince*, *pape*.
    Dignity,
    /// It says whose relative somebody is: *épouse*.
    Kin,
}

/// The lists that only linking reads.
#[derive(Debug, Clone, Default)]
pub(super) struct Across {
    known: Vec<KnownName>,
    public_bodies: FxHashSet<String>,
    name_words: FxHashSet<(NameWord, String)>,
}

impl Across {
    pub(super) fn read_french() -> Result<Self> {
        let mut across = Across::default();
        for row in rows(
            "known_names.tsv",
            include_str!("../../lang/fr/known_names.tsv"),
            4,
        )? {
            let row = row?;
            let kind = match row.fields[1] {
                "organisation" => EntityKind::Organisation,
                "place" => EntityKind::Place,
                other => return Err(row.error(format!("no such kind: {other}"))),
            };
            let others = row.get(3).into_iter().flat_map(|list| list.split(", "));
            across.known.push(KnownName {
                name: row.fields[0].to_string(),
                kind,
                country: row.get(2).map(str::to_string),
                others: others.map(str::to_string).collect(),
            });
        }
        for row in rows(
            "public_bodies.tsv",
            include_str!("../../lang/fr/public_bodies.tsv"),
            1,
        )? {
            across.public_bodies.insert(plain(row?.fields[0]));
        }
        for row in rows(
            "name_words.tsv",
            include_str!("../../lang/fr/name_words.tsv"),
            2,
        )? {
            let row = row?;
            let class = match row.fields[1] {
                "article" => NameWord::Article,
                "particle" => NameWord::Particle,
                "modifier" => NameWord::Modifier,
                "filler" => NameWord::Filler,
                "local" => NameWord::Local,
                "opening" => NameWord::Opening,
                "dignity" => NameWord::Dignity,
                "kin" => NameWord::Kin,
                other => return Err(row.error(format!("no such class: {other}"))),
            };
            across.name_words.insert((class, plain(row.fields[0])));
        }
        Ok(across)
    }
}

impl Lexicon {
    /// Bodies and places that are known by name.
    pub fn known_names(&self) -> &[KnownName] {
        &self.across.known
    }

    /// The state of that name: its ISO 3166 code and usual name.
    pub fn state(&self, name: &str) -> Option<(&str, &str)> {
        let state = self.places().state(name)?;
        Some((&state.code, &state.name))
    }

    /// The state with an ISO 3166 code: the code and the usual name.
    pub fn state_of_code(&self, code: &str) -> Option<(&str, &str)> {
        let state = self.places().state_of_code(code)?;
        Some((&state.code, &state.name))
    }

    /// Whether a name is also that of a palace or street that stands for a body where it acts.
    pub fn is_seat(&self, name: &str) -> bool {
        self.places().seat(name).is_some()
    }

    /// The body or state that the name of a palace or street stands for where it acts.
    pub fn seated(&self, name: &str) -> Option<&str> {
        self.places().seat(name).map(|seat| seat.name.as_str())
    }

    /// Whether a word is a demonym or the name of a state.
    pub fn is_national(&self, word: &str) -> bool {
        self.places().state_of_demonym(word).is_some() || self.places().state(word).is_some()
    }

    /// Whether a noun names a body of which a state or place has one.
    pub fn is_public_body(&self, noun: &str) -> bool {
        self.across.public_bodies.contains(&*folded(noun))
    }

    /// Whether a noun heads the name of a body.
    pub fn is_body(&self, noun: &str) -> bool {
        self.places().body(noun).is_some()
    }

    /// Whether a noun says what a known body is: *le quotidien* of *Le Figaro*.
    pub fn is_sort_of(&self, noun: &str, body: &str) -> bool {
        let nouns = self.places().nouns_of(body);
        nouns.iter().any(|known| *folded(known) == *folded(noun))
    }

    /// The gender of those who bear a first name: `None` where it is none, `Some(None)` where it is both.
    pub fn first_name(&self, name: &str) -> Option<Option<Gender>> {
        self.people().first_name(name)
    }

    /// Whether a word is a title that stands before a name.
    pub fn is_title(&self, word: &str) -> bool {
        self.people().title(word).is_some()
    }

    /// Whether a word, in lower case and without accents, is a small word of that class.
    pub fn is_name_word(&self, class: NameWord, word: &str) -> bool {
        self.across.name_words.contains(&(class, word.to_owned()))
    }

    /// A number for what a noun says a person is: feminine and masculine, singular and plural share it.
    pub fn role(&self, noun: &str) -> Option<u32> {
        self.people().role(noun).map(|RoleForm { role, .. }| role)
    }

    /// A number for the office that a phrase means: *chef de l'Etat*, *président de la République*.
    pub fn office(&self, phrase: &str) -> Option<u32> {
        self.people().office(phrase)
    }
}
