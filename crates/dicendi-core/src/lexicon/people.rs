//! Words for people: first names, titles, roles, people without a name.

mod lists;

pub(super) use lists::plural;

use super::plain::{folded, plain};
use crate::ud::{Gender, Number};
use rustc_hash::{FxHashMap, FxHashSet};

/// A noun form that says what a person is: *préfète*, *avocats*.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct RoleForm {
    /// The row of the role: feminine and masculine, singular and plural share it.
    pub(crate) role: u32,
    /// The gender that the form shows.
    pub(crate) gender: Option<Gender>,
    /// The number that the form shows, where singular and plural differ.
    pub(crate) number: Option<Number>,
    /// Whether the noun is for people who are spoken of without a name.
    pub(crate) unnamed: bool,
    /// Whether several people of an article may have one each: *maire*, *avocat*.
    pub(crate) office: bool,
    /// Whether it is an office that people have beside others, and whose holder an article names: *député*.
    pub(crate) mandate: bool,
    /// Whether it is an office that comes with a place or case, whose holder may stay unnamed: *procureur*.
    pub(crate) local: bool,
    /// Whether the word fits every person of its gender: *la femme*, *l'octogénaire*.
    pub(crate) anyone: bool,
}

/// What a title shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Title {
    pub(crate) gender: Option<Gender>,
    pub(crate) number: Number,
    /// What one so called is: of *Me*, *avocat*.
    pub(crate) role: Option<String>,
}

/// An office and who holds it when, in months.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Office {
    pub(crate) gender: Option<Gender>,
    pub(crate) role: String,
    pub(crate) country: Option<String>,
    months: (i32, i32),
}

/// What a word does to point back, or in a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Anaphor {
    /// *la même source*
    Same,
    /// *les deux hommes*
    Both,
    /// *ce dernier*
    Latter,
    /// *Karl von Stein*
    Particle,
    /// *parquet de Paris*, *Anne de Brives*
    Binds,
    /// *37 ans*
    Age,
    /// *l'ancien maire*
    Former,
    /// *le maire lui-même*
    Itself,
}

/// Words for people.
#[derive(Debug, Clone, Default)]
pub(crate) struct People {
    first_names: FxHashMap<String, Option<Gender>>,
    titles: FxHashMap<String, Title>,
    roles: FxHashMap<String, RoleForm>,
    /// The roles of several words (*Premier ministre*, *numéro un*), by their first.
    role_phrases: FxHashMap<String, Vec<String>>,
    /// Groups of phrases for one office: *chef de l'Etat*, *président de la République*.
    synonyms: FxHashMap<String, u32>,
    /// What those begin with.
    office_openings: FxHashSet<String>,
    /// Roles that stand for others: the one that covers first (*élu*), the ones it covers then (*maire*).
    covers: FxHashMap<u32, Vec<u32>>,
    offices: FxHashMap<String, Vec<Office>>,
    anaphors: FxHashMap<String, Anaphor>,
}

impl People {
    /// The gender of those who bear a first name: `None` where it is none, `Some(None)` where it is both.
    /// A compound counts by its first part.
    pub(crate) fn first_name(&self, name: &str) -> Option<Option<Gender>> {
        let name = folded(name);
        let part = name.split('-').next()?;
        self.first_names
            .get(&*name)
            .or_else(|| self.first_names.get(part))
            .copied()
    }

    /// What a title shows.
    pub(crate) fn title(&self, form: &str) -> Option<&Title> {
        self.titles.get(&*folded(form))
    }

    /// What a noun says of a person.
    pub(crate) fn role(&self, form: &str) -> Option<RoleForm> {
        self.roles.get(&*folded(form)).copied()
    }

    /// The role of several words that a text begins with, where its first word is `first`.
    pub(crate) fn role_phrase<'t>(
        &self,
        first: &str,
        text: impl FnOnce() -> &'t str,
    ) -> Option<RoleForm> {
        let phrases = self.role_phrases.get(&*folded(first))?;
        let text = folded(text());
        let begins = |phrase: &&String| {
            text.strip_prefix(phrase.as_str())
                .is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
        };
        self.roles.get(phrases.iter().find(begins)?).copied()
    }

    /// The office that somebody of that name holds on a date; in an article without date, the last.
    pub(crate) fn office_holder(&self, name: &str, date: Option<&str>) -> Option<&Office> {
        let offices = self.offices.get(&*folded(name))?;
        let now = date.and_then(|date| month(date, 1));
        offices
            .iter()
            .filter(|office| now.is_none_or(|now| office.months.0 <= now && now <= office.months.1))
            .max_by_key(|office| office.months.0)
    }

    /// The office that somebody of that name held last before a date.
    pub(crate) fn former_office(&self, name: &str, date: &str) -> Option<&Office> {
        let now = month(date, 1)?;
        let offices = self.offices.get(&plain(name))?;
        offices
            .iter()
            .filter(|office| office.months.1 < now)
            .max_by_key(|office| office.months.1)
    }

    /// What a word does to point back, or in a name.
    pub(crate) fn anaphor(&self, form: &str) -> Option<Anaphor> {
        self.anaphors.get(&*folded(form)).copied()
    }

    /// The group of a phrase that has others for the same office.
    pub(crate) fn office(&self, phrase: &str) -> Option<u32> {
        self.synonyms.get(&*folded(phrase)).copied()
    }

    /// Whether a phrase that [`People::office`] knows may begin with a word.
    pub(crate) fn may_open_office(&self, word: &str) -> bool {
        self.office_openings.contains(opening(&folded(word)))
    }

    /// The narrower roles that a role may stand for.
    pub(crate) fn covered(&self, said: u32) -> &[u32] {
        self.covers.get(&said).map_or(&[], Vec::as_slice)
    }

    /// Whether somebody who is `known` may be called `said`: an *élu* may be a *maire*.
    pub(crate) fn covers(&self, said: u32, known: u32) -> bool {
        said == known
            || self
                .covers
                .get(&said)
                .is_some_and(|covered| covered.contains(&known))
    }
}

/// The first letters and digits.
fn opening(phrase: &str) -> &str {
    let end = phrase.find(|c: char| !c.is_alphanumeric());
    &phrase[..end.unwrap_or(phrase.len())]
}

/// The months since the year 0 of *2017-05*, *2017-05-14* or *2017*, the latter being a given month of that year.
fn month(date: &str, of_year: i32) -> Option<i32> {
    let mut parts = date.split('-');
    let year: i32 = parts.next()?.parse().ok()?;
    let month = parts.next().map_or(Ok(of_year), str::parse).ok()?;
    Some(12 * year + month)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Lexicon;

    #[test]
    fn forms_show_gender_and_number() {
        let people = Lexicon::french().people();
        let prefect = people.role("préfète").unwrap();
        assert_eq!(
            (prefect.gender, prefect.number),
            (Some(Gender::Feminine), Some(Number::Singular))
        );
        assert_eq!(people.role("préfets").unwrap().role, prefect.role);
        assert_eq!(people.role("ministre").unwrap().gender, None);
        assert!(people.role("témoins").unwrap().unnamed);
        assert_eq!(people.role("table"), None);
    }

    #[test]
    fn first_names_have_gender() {
        let people = Lexicon::french().people();
        assert_eq!(people.first_name("Éric"), Some(Some(Gender::Masculine)));
        assert_eq!(
            people.first_name("Marie-Ange"),
            Some(Some(Gender::Feminine))
        );
        assert_eq!(people.first_name("Camille"), Some(None));
        assert_eq!(people.first_name("Xyzzy"), None);
    }

    #[test]
    fn offices_have_their_time() {
        let people = Lexicon::french().people();
        assert_eq!(
            people
                .office_holder("François Hollande", Some("2015-03-01"))
                .unwrap()
                .country
                .as_deref(),
            Some("FR")
        );
        let held = |date| people.office_holder("François Hollande", Some(date));
        assert!(held("2017-05-02").is_some() && held("2017-06-01").is_none());
        let former = |date| people.former_office("François Hollande", date);
        assert!(former("2020").is_some() && former("2015").is_none());
        let minister = people.office_holder("Edouard Philippe", Some("2019-01-01"));
        assert_eq!(minister.unwrap().role, "Premier ministre");
        assert_eq!(people.anaphor("même"), Some(Anaphor::Same));
    }

    #[test]
    fn one_office_has_many_words() {
        let people = Lexicon::french().people();
        assert_eq!(
            people.office("chef de l'Etat"),
            people.office("président de la République")
        );
        let role = |form| people.role(form).unwrap().role;
        assert!(
            people.covers(role("élue"), role("maire"))
                && !people.covers(role("maire"), role("élue"))
        );
    }
}
