//! Names of persons that mean one person: spellings, initials, names with a part left out.

use super::facts::{Facts, Support};
use super::groups::Groups;
use super::known::Known;
use super::names::{PersonName, fold, initials_fit, is_initials, one_slip, skeleton, slips};
use super::{Corpus, Evidence};
use dicendi_core::Lexicon;
use std::collections::{BTreeMap, BTreeSet};

/// A full name, with all who bear it: one person, as far as names tell.
pub(super) struct Person {
    /// Its node among all that are linked.
    pub(super) node: u32,
    pub(super) name: PersonName,
    pub(super) facts: Facts,
    /// The name as one that others keep company with.
    pub(super) company: Option<u32>,
    /// Whether the user's list says who it is: two of these are never one.
    pub(super) listed: bool,
}

/// All full names of the corpus, and which of them are one person.
pub(super) struct People<'c> {
    pub(super) corpus: &'c Corpus,
    pub(super) all: Vec<Person>,
    groups: Groups,
    /// Groups that the user's list knows.
    listed: BTreeSet<u32>,
    /// How a name came to its group, where it is not the group's chief name.
    pub(super) how: BTreeMap<u32, Evidence>,
    /// Names that could be short for several, which are these.
    pub(super) ambiguous: BTreeMap<u32, Vec<u32>>,
}

/// Somebody in so many articles is meant by a name one letter apart.
const OBVIOUS: u32 = 25;
/// Somebody in so many articles is meant by such a name where nothing says who else that could be.
const FAMILIAR: u32 = 8;
/// A last name of so many letters tells more than *Abou Bakr* and *Abu Bakr* do.
const TELLING: usize = 6;
/// First and last names of fewer letters are often one letter apart.
const RARE_NAME: usize = 5;
/// A name this many times rarer than one that it resembles is the slip of a pen.
const OUTSHONE: u32 = 25;
/// The rarer of two names may be a slip of the pen where it is this many times rarer.
const RARER: u32 = 5;

impl<'c> People<'c> {
    /// Joins full names, the surest way first. They come in the order of their nodes.
    pub(super) fn join(corpus: &'c Corpus, all: Vec<Person>) -> Self {
        let mut people = People {
            corpus,
            groups: Groups::new(all.len()),
            listed: (0..)
                .zip(&all)
                .filter(|(_, person)| person.listed)
                .map(|(index, _)| index)
                .collect(),
            all,
            how: BTreeMap::new(),
            ambiguous: BTreeMap::new(),
        };
        people.join_spellings();
        people.join_silent_ends();
        people.join_slips();
        people.join_prefixed();
        people.join_short();
        people
    }

    fn except(&self, a: u32, b: u32) -> Vec<u32> {
        [a, b]
            .iter()
            .filter_map(|&person| self.all[person as usize].company)
            .collect()
    }

    /// What speaks for two full names being one person's.
    fn support(&self, a: u32, b: u32) -> Support {
        let (one, other) = (&self.all[a as usize].facts, &self.all[b as usize].facts);
        let (many, few) = if one.n_articles >= other.n_articles {
            (one, other)
        } else {
            (other, one)
        };
        many.support(few, self.corpus, &self.except(a, b))
    }

    /// Makes one of two; the rarer name is the one that the evidence is about.
    fn unite(&mut self, a: u32, b: u32, how: &'static str, confidence: f32, support: Support) {
        let (group, other) = (self.groups.of(a), self.groups.of(b));
        if group == other || self.listed.contains(&group) && self.listed.contains(&other) {
            return;
        }
        self.groups.join(a, b);
        if self.listed.contains(&group) || self.listed.contains(&other) {
            self.listed.insert(self.groups.of(a));
        }
        let articles = |person: u32| self.all[person as usize].facts.n_articles;
        let rarer = if articles(a) < articles(b) || articles(a) == articles(b) && a > b {
            a
        } else {
            b
        };
        let more = if support.by_role() || support.by_company() {
            0.02
        } else {
            0.0
        };
        self.how
            .entry(rarer)
            .or_insert_with(|| Evidence::new(how, support.words(), confidence + more));
    }

    /// *Vladimir Poutine*, *Vladimir Putin*
    fn join_spellings(&mut self) {
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
    fn join_silent_ends(&mut self) {
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
                if support.gender && support.time != Some(false) {
                    self.unite(chief, other, "spelling", 0.93, support);
                }
            }
        }
    }

    /// The one that most articles name; of equals the first.
    pub(super) fn chief(&self, people: &[u32]) -> u32 {
        let mut best = people[0];
        for &person in people {
            if self.all[person as usize].facts.n_articles > self.all[best as usize].facts.n_articles
            {
                best = person;
            }
        }
        best
    }

    /// *Emmanuel Marcon*: one letter, in a name much rarer than one that shares its role or company.
    fn join_slips(&mut self) {
        const LEAST: usize = 9;
        let mut alike: BTreeMap<String, Vec<u32>> = BTreeMap::new();
        for (index, person) in (0..).zip(&self.all) {
            let key = person.name.key();
            if key.len() >= LEAST && !is_initials(&person.name.first) {
                for slip in slips(&key) {
                    alike.entry(slip).or_default().push(index);
                }
            }
        }
        let mut pairs = BTreeSet::new();
        for people in alike
            .into_values()
            .filter(|people| (2..20).contains(&people.len()))
        {
            for (at, &a) in people.iter().enumerate() {
                pairs.extend(people[at + 1..].iter().map(|&b| (a, b)));
            }
        }
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

    /// *Santé Jérôme Salomon*: a word that is no first name stands before a name that others write alone.
    fn join_prefixed(&mut self) {
        let lexicon = Lexicon::french();
        let by_key = self.by_key();
        for index in 0..self.all.len() as u32 {
            let name = &self.all[index as usize].name;
            if lexicon.first_name(&name.first).is_some() || is_initials(&name.first) {
                continue;
            }
            let words: Vec<&str> = name.written.split_whitespace().collect();
            let inner = (1..words.len().saturating_sub(1)).find_map(|start| {
                let body = Known::french().has(&fold(&words[..start].join(" ")));
                (body || lexicon.first_name(words[start]).is_some()).then_some(())?;
                let inner = PersonName::read(&words[start..].join(" "), true, lexicon)?;
                by_key.get(&inner.key()).copied()
            });
            if let Some(inner) = inner.filter(|&inner| inner != index) {
                let support = self.support(inner, index);
                if !support.conflict {
                    self.unite(inner, index, "part", 0.95, support);
                }
            }
        }
    }

    fn by_key(&self) -> BTreeMap<String, u32> {
        let keys = (0..).zip(&self.all);
        keys.map(|(index, person)| (person.name.key(), index))
            .collect()
    }

    /// *J.-L. Mélenchon*; *Ibrahim Keïta* for *Ibrahim Boubacar Keïta*; *Nathalie Kosciusko*.
    fn join_short(&mut self) {
        let mut by_end: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
        let mut by_first: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
        for (index, person) in (0..).zip(&self.all) {
            let last = person.name.last.rsplit(' ').next().unwrap_or_default();
            by_end.entry(last).or_default().push(index);
            let first = person.name.first.split(' ').next().unwrap_or_default();
            by_first.entry(first).or_default().push(index);
        }
        let mut found = Vec::new();
        for (index, person) in (0..).zip(&self.all) {
            let name = &person.name;
            let initials = is_initials(&name.first);
            let last = name.last.rsplit(' ').next().unwrap_or_default();
            let same_first = by_first.get(name.first.split(' ').next().unwrap_or_default());
            let beside = by_end.get(last).into_iter().chain(same_first).flatten();
            let mut longer: BTreeMap<u32, (u32, Support)> = BTreeMap::new();
            for &other in beside.filter(|&&other| other != index) {
                let fuller = &self.all[other as usize].name;
                if is_no_person(name) {
                    continue;
                }
                let fits = if initials {
                    fuller.last == name.last
                        && !is_initials(&fuller.first)
                        && initials_fit(&name.first, &fuller.first)
                } else {
                    leaves_out(name, fuller)
                };
                let support = if fits {
                    self.support(other, index)
                } else {
                    continue;
                };
                // *Ibrahim Keïta*: a middle name left out of a name that everybody knows.
                let (few, many) = (person.facts.n_articles, self.all[other as usize].facts.n_articles);
                let middle = few <= 2
                    && many >= FAMILIAR
                    && fuller.last.ends_with(last)
                    && last.len() > 3
                    && !is_hyphenated(fuller)
                    && support.time != Some(false);
                // *Donald J. Brunet*
                let middle = middle || is_but_for_letters(name, fuller);
                let backed = support.by_role() || support.by_company();
                if !support.conflict && (initials || backed || middle) {
                    longer.insert(self.groups.of(other), (other, support));
                }
            }
            if longer.keys().any(|&group| group == self.groups.of(index)) {
                continue;
            }
            let how = if initials { "initials" } else { "part" };
            found.push((index, how, longer.into_values().collect::<Vec<_>>()));
        }
        for (index, how, longer) in found {
            let backed = |(_, support): &&(u32, Support)| support.by_role() || support.by_company();
            let mut sure = longer.iter().filter(backed);
            match (&longer[..], sure.next(), sure.next()) {
                ([], ..) => {}
                ([(other, support)], ..) | (_, Some((other, support)), None) => {
                    self.unite(*other, index, how, 0.93, *support);
                }
                // A name of which several articles write more is itself whole; initials are not.
                _ if how == "initials" => {
                    let others = longer.iter().map(|(other, _)| *other).collect();
                    self.ambiguous.insert(index, others);
                }
                _ => {}
            }
        }
    }

    /// The persons: of each its names, by index, and what is known of it under all of them.
    pub(super) fn groups(&self) -> Vec<(Vec<u32>, Facts)> {
        let mut groups: BTreeMap<u32, (Vec<u32>, Facts)> = BTreeMap::new();
        for (index, person) in (0..).zip(&self.all) {
            let (names, facts) = groups.entry(self.groups.of(index)).or_default();
            names.push(index);
            facts.add(&person.facts);
        }
        groups.into_values().collect()
    }
}

/// *Ford Mustang*: a body or place of the lists begins it.
pub(super) fn is_no_person(name: &PersonName) -> bool {
    Known::french().has(&name.first)
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

/// *Jean-Luc*: the second word is no middle name.
fn is_hyphenated(name: &PersonName) -> bool {
    let first = name.written.split_whitespace().next();
    first.is_some_and(|first| first.contains('-'))
}

/// Whether a fuller name has nothing more than initials.
fn is_but_for_letters(short: &PersonName, fuller: &PersonName) -> bool {
    let fuller = fuller.key();
    let words = fuller.split(' ').filter(|word| word.len() > 1);
    words.eq(short.key().split(' '))
}

fn first_word(name: &PersonName) -> &str {
    name.first.split(' ').next().unwrap_or_default()
}

/// Whether the words of a name are those of a fuller one, the first the first, in order, and one left out.
fn leaves_out(short: &PersonName, fuller: &PersonName) -> bool {
    if short.first.split(' ').next() != fuller.first.split(' ').next() {
        return false;
    }
    let (short, fuller) = (short.key(), fuller.key());
    let fuller: Vec<&str> = fuller.split(' ').collect();
    let short: Vec<&str> = short.split(' ').collect();
    if short.len() >= fuller.len() {
        return false;
    }
    let mut left = fuller.iter();
    let lexicon = Lexicon::french();
    // *Anne Roy Paul Duval* are two, who stand side by side.
    let two = fuller.starts_with(&short)
        && fuller[short.len()..]
            .iter()
            .any(|word| lexicon.first_name(word).is_some());
    !two && short.iter().all(|word| left.any(|other| other == word))
        && (short.last() == fuller.last() || fuller.starts_with(&short))
}
