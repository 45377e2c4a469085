//! Two spellings of one name, and slips of the pen.

use super::super::names::{PersonName, is_initials, one_slip, skeleton, slips};
use super::{FAMILIAR, People, Person};
use crate::ids;
use dicendi_core::Lexicon;
use std::collections::{BTreeMap, BTreeSet};

/// Somebody in so many articles is meant by a name one letter apart.
const OBVIOUS: u32 = 25;
/// Of somebody in so many articles, a first name of the other gender is a slip too.
const FAMED: u32 = 80;
/// A last name of so many letters tells more than *Abou Bakr* and *Abu Bakr* do.
const TELLING: usize = 6;
/// First and last names of fewer letters are often one letter apart.
const RARE_NAME: usize = 5;
/// A name this many times rarer than one that it resembles is the slip of a pen.
const OUTSHONE: u32 = 25;
/// The rarer of two names may be a slip of the pen where it is this many times rarer.
const RARER: u32 = 5;

impl People<'_> {
    /// *Vladimir Poutine*, *Vladimir Putin*
    pub(super) fn join_spellings(&mut self) {
        let mut alike: BTreeMap<String, Vec<u32>> = BTreeMap::new();
        for (index, person) in (0..).zip(&self.all) {
            let skeleton = skeleton(&person.name.first, &person.name.last);
            alike.entry(skeleton).or_default().push(index);
        }
        for spellings in alike.into_values().filter(|spellings| spellings.len() > 1) {
            let chief = self.chief(&spellings);
            for &other in spellings.iter().filter(|&&other| other != chief) {
                let support = self.support(chief, other);
                let backed = support.by_role() || support.by_company();
                let letters = |person: u32| self.all[person as usize].name.last.len();
                let telling = letters(chief).max(letters(other)) >= TELLING;
                if !support.conflict && (backed || telling) {
                    self.unite(chief, other, "spelling", 0.95, support);
                }
            }
        }
    }

    /// *Muriel*, *Murielle*: where the gender tells that both are one name.
    pub(super) fn join_silent_ends(&mut self) {
        let mut alike: BTreeMap<String, Vec<u32>> = BTreeMap::new();
        for (index, person) in (0..).zip(&self.all) {
            let PersonName { first, last, .. } = &person.name;
            if last.len() >= RARE_NAME {
                let end = ["le", "e"].iter().find_map(|end| first.strip_suffix(end));
                let skeleton = skeleton(end.unwrap_or(first), last);
                alike.entry(skeleton).or_default().push(index);
            }
        }
        for spellings in alike.into_values().filter(|spellings| spellings.len() > 1) {
            let chief = self.chief(&spellings);
            for &other in spellings.iter().filter(|&&other| other != chief) {
                let support = self.support(chief, other);
                let meant = support.gender || self.is_slip_of_gender(chief, other);
                if meant && support.time != Some(false) {
                    self.unite(chief, other, "spelling", 0.93, support);
                }
            }
        }
    }

    /// *Emmanuel Marcon*: one letter, in a name much rarer than one that shares its role or company.
    pub(super) fn join_slips(&mut self) {
        const LEAST: usize = 9;
        // Hashed: they are as many as the letters of all names.
        let mut alike: Vec<(u64, u32)> = Vec::new();
        for (index, person) in (0..).zip(&self.all) {
            let key = person.name.key();
            if key.len() >= LEAST && !is_initials(&person.name.first) {
                let slips = slips(&key).into_iter();
                alike.extend(slips.map(|slip| (ids::of(&[&slip]), index)));
            }
        }
        alike.sort_unstable();
        let mut pairs = BTreeSet::new();
        for people in alike
            .chunk_by(|(one, _), (other, _)| one == other)
            .filter(|people| (2..20).contains(&people.len()))
        {
            for (at, &(_, a)) in people.iter().enumerate() {
                pairs.extend(people[at + 1..].iter().map(|&(_, b)| (a, b)));
            }
        }
        drop(alike);
        let mut bearers: BTreeMap<String, u32> = BTreeMap::new();
        for person in &self.all {
            *bearers.entry(person.name.last.clone()).or_default() += 1;
        }
        for (a, b) in pairs {
            if a == b || self.groups.of(a) == self.groups.of(b) {
                continue;
            }
            let (one, other) = (&self.all[a as usize], &self.all[b as usize]);
            let (few, many) = (
                one.facts.n_articles.min(other.facts.n_articles),
                one.facts.n_articles.max(other.facts.n_articles),
            );
            let rare = few <= 2 || few * RARER <= many;
            if !one_slip(&one.name.key(), &other.name.key()) {
                continue;
            }
            let same_first = first_word(&one.name) == first_word(&other.name);
            let same_last = one.name.last == other.name.last && one.name.last.len() >= RARE_NAME;
            // *Mickaël Delgado*, *Michaël Delgado*, where nobody else of that last name is known.
            let nobody_else = same_last
                && one.name.first.len().min(other.name.first.len()) >= RARE_NAME
                && bearers.get(&one.name.last).is_some_and(|&n| n == 2)
                && !is_lettered(one)
                && !is_lettered(other);
            // *Oliver Delgado*, whom everybody knows as *Olivier Delgado*.
            let everybody = same_last && many >= OBVIOUS && few * OUTSHONE <= many;
            if rare && (nobody_else || everybody) {
                let support = self.support(a, b);
                if !support.conflict && support.time != Some(false) {
                    self.unite(a, b, "misspelling", 0.9, support);
                    continue;
                }
            }
            if same_last && few == 1 && many >= FAMILIAR {
                let support = self.support(a, b);
                // *Bruno Delgado, secrétaire d'Etat*, where everybody knows the secrétaire d'Etat Brune Delgado.
                let rarer = if one.facts.n_articles == 1 {
                    one
                } else {
                    other
                };
                let same_role = support.by_role() && !rarer.facts.has_told_gender();
                let meant = same_role || self.is_slip_of_gender(a, b);
                if meant && support.time != Some(false) {
                    self.unite(a, b, "misspelling", 0.9, support);
                    continue;
                }
            }
            if rare && !two_names(one, other) {
                let support = self.support(a, b);
                let backed = support.by_role() || support.by_company();
                // *Laurent Wauqiez*: nobody of the other name is known, and everybody knows this one.
                let obvious = few <= 2 && many >= OBVIOUS && same_first;
                let obvious = obvious && one.name.last.len() >= TELLING;
                let rarer = if one.facts.n_articles == few {
                    one
                } else {
                    other
                };
                // Nothing says that the one whom a single article names is anybody else.
                let lone = few == 1
                    && many >= FAMILIAR
                    && (same_first || same_last)
                    && rarer.name.last.len() > TELLING
                    && !rarer.facts.has_role()
                    && support.time == Some(true);
                if !support.conflict && (backed || obvious || lone) {
                    self.unite(a, b, "misspelling", 0.93, support);
                }
            }
        }
    }
}

impl People<'_> {
    /// *Emmanuelle Delgado*, where everybody knows Emmanuel, and nothing but the name says that she is a woman.
    fn is_slip_of_gender(&self, a: u32, b: u32) -> bool {
        let facts = |person: u32| &self.all[person as usize].facts;
        let (few, many) = if facts(a).n_articles < facts(b).n_articles {
            (facts(a), facts(b))
        } else {
            (facts(b), facts(a))
        };
        let unsaid = !few.has_told_gender() && !few.has_role();
        unsaid && few.n_articles == 1 && many.n_articles >= FAMED
    }
}

/// Whether two names that are one letter apart are two: both first names (*Mario*, *Maria*), or with initials.
fn two_names(a: &Person, b: &Person) -> bool {
    if is_lettered(a) || is_lettered(b) {
        return true;
    }
    let lexicon = Lexicon::french();
    let known = |name: &PersonName| lexicon.first_name(&name.first.replace(' ', "-")).is_some();
    // *Nadia Anne Brunet* has two first names or one, as they are known.
    let n_words = |person: &Person| person.name.first.split(' ').count();
    a.name.first != b.name.first && n_words(a) == n_words(b) && known(&a.name) && known(&b.name)
}

/// *Robert E. Roy*, *DB5*: one letter or figure of it tells it from others.
fn is_lettered(person: &Person) -> bool {
    let key = person.name.key();
    key.split(' ').any(|word| word.len() == 1) || key.contains(|c: char| c.is_numeric())
}

fn first_word(name: &PersonName) -> &str {
    name.first.split(' ').next().unwrap_or_default()
}
