//! What is known of a name besides the name: roles, company, gender, state, time.

use super::Corpus;
use super::names::fold;
use dicendi_core::Lexicon;
use dicendi_core::document::{Entity, GenderSource};
use dicendi_core::lexicon::NameWord;
use dicendi_core::ud::Gender;
use rustc_hash::FxHashMap;
use std::collections::{BTreeMap, BTreeSet};

/// A role as it is compared: what it is, and the words that say of what.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct RoleWords {
    office: Option<u32>,
    head: Option<u32>,
    /// Sorted, each once: a set that takes no more room than its words, as hundreds of thousands are kept.
    of: Vec<String>,
    /// Whether it goes with a first name alone: *prince*.
    dignity: bool,
    /// Whether it says whose relative somebody is.
    kin: bool,
}

impl RoleWords {
    pub(super) fn read(role: &str) -> Self {
        let lexicon = Lexicon::french();
        let folded = fold(role);
        let mut words: Vec<&str> = folded
            .split(' ')
            .filter(|word| {
                !lexicon.is_name_word(NameWord::Modifier, word)
                    && !lexicon.is_name_word(NameWord::Filler, word)
            })
            .collect();
        let head_at = words.iter().position(|word| lexicon.role(word).is_some());
        let head = head_at.map(|at| words.remove(at));
        let is = |class| head.is_some_and(|head| lexicon.is_name_word(class, head));
        let (dignity, kin) = (is(NameWord::Dignity), is(NameWord::Kin));
        words.sort_unstable();
        words.dedup();
        RoleWords {
            office: lexicon.office(role),
            head: head.and_then(|head| lexicon.role(head)),
            of: words.into_iter().map(str::to_owned).collect(),
            dignity,
            kin,
        }
    }

    /// How far two roles are one, in bits: the same sort of role says little, of the same thing much.
    fn likeness(&self, other: &Self) -> u32 {
        let head = self.head.is_some() && self.head == other.head
            || self.office.is_some() && self.office == other.office;
        let shared = self.of.iter().filter(|word| other.of.contains(word));
        let of = shared.count().min(2) as u32;
        if head { 1 + 3 * of } else { of }
    }
}

/// What speaks for two being one, or against it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Support {
    /// Bits that a shared role adds.
    pub(super) role: u32,
    /// Bits that shared company adds.
    pub(super) company: u32,
    /// Whether both genders are known and the same.
    pub(super) gender: bool,
    /// Whether both genders are known and differ.
    pub(super) conflict: bool,
    /// Whether both are seen at about the same time; `None` where a date is missing.
    pub(super) time: Option<bool>,
    /// Whether both are seen in the same days.
    pub(super) days: bool,
}

impl Support {
    /// A shared role of more than a common word.
    pub(super) fn by_role(&self) -> bool {
        self.role >= 4
    }

    /// Company that is not kept by chance.
    pub(super) fn by_company(&self) -> bool {
        self.company >= 8
    }

    /// All bits but those of the name.
    pub(super) fn bits(&self) -> i32 {
        let time = match self.time {
            Some(true) => 1,
            Some(false) => -3,
            None => 0,
        };
        self.role.min(7) as i32 + self.company.min(14) as i32 + i32::from(self.gender) + time
    }

    /// The words for it, as `links` shows them.
    pub(super) fn words(&self) -> impl Iterator<Item = &'static str> {
        let words = [
            self.by_role().then_some("role"),
            self.by_company().then_some("company"),
            self.gender.then_some("gender"),
            (self.time == Some(true)).then_some("time"),
        ];
        words.into_iter().flatten()
    }
}

/// What is known of one or many sightings.
#[derive(Debug, Clone, Default)]
pub(super) struct Facts {
    /// How many articles it stands in.
    pub(super) n_articles: u32,
    /// Sorted, each once.
    roles: Vec<RoleWords>,
    /// In how many of these articles each of the others stands.
    company: FxHashMap<u32, u32>,
    /// Votes of text, title and office, then of the first name: for feminine, for masculine.
    genders: [[u32; 2]; 2],
    days: Option<(i32, i32)>,
}

/// A year either way: an article may look back on somebody, or be the first to name them in full.
const ABOUT: i32 = 366;
/// What the papers write of in one week.
const NEWS: i32 = 3;

impl Facts {
    /// The facts of some sightings.
    pub(super) fn of(corpus: &Corpus, sightings: &[u32]) -> Self {
        let mut facts = Facts::default();
        let articles: BTreeSet<u32> = sightings
            .iter()
            .map(|&sighting| corpus.article_of(sighting))
            .collect();
        facts.n_articles = articles.len() as u32;
        for &article in &articles {
            for &other in corpus.company_in(article) {
                *facts.company.entry(other).or_default() += 1;
            }
            facts.see_day(corpus.day(article));
        }
        for (entity, count) in different(corpus, sightings) {
            facts.see(entity, count);
        }
        facts
    }

    fn see(&mut self, entity: &Entity, count: u32) {
        for role in &entity.roles {
            self.see_role(RoleWords::read(role));
        }
        self.see_gender(entity, count);
    }

    fn see_role(&mut self, role: RoleWords) {
        if let Err(place) = self.roles.binary_search(&role) {
            self.roles.insert(place, role);
        }
    }

    fn see_gender(&mut self, entity: &Entity, count: u32) {
        if let Some(gender) = entity.gender {
            let by_name = entity.gender_source == Some(GenderSource::FirstName);
            self.genders[usize::from(by_name)][usize::from(gender == Gender::Masculine)] += count;
        }
    }

    fn see_day(&mut self, day: Option<i32>) {
        let Some(day) = day else { return };
        let (first, last) = self.days.unwrap_or((day, day));
        self.days = Some((first.min(day), last.max(day)));
    }

    /// Adds what is known of the same one under another name.
    pub(super) fn add(&mut self, other: &Facts) {
        self.n_articles += other.n_articles;
        for role in &other.roles {
            self.see_role(role.clone());
        }
        for (&other, &count) in &other.company {
            *self.company.entry(other).or_default() += count;
        }
        for (mine, theirs) in self
            .genders
            .iter_mut()
            .flatten()
            .zip(other.genders.as_flattened())
        {
            *mine += theirs;
        }
        if let Some((first, last)) = other.days {
            self.see_day(Some(first));
            self.see_day(Some(last));
        }
    }

    /// What most say: text, titles and offices before first names.
    pub(super) fn gender(&self) -> Option<Gender> {
        let of = |[feminine, masculine]: [u32; 2]| match feminine.cmp(&masculine) {
            std::cmp::Ordering::Greater => Some(Gender::Feminine),
            std::cmp::Ordering::Less => Some(Gender::Masculine),
            std::cmp::Ordering::Equal => None,
        };
        of(self.genders[0]).or_else(|| of(self.genders[1]))
    }

    /// Whether anything says what it is.
    pub(super) fn has_role(&self) -> bool {
        self.roles.iter().any(|role| role.head.is_some())
    }

    /// Whether anything says whose relative it is.
    pub(super) fn is_relative(&self) -> bool {
        self.roles.iter().any(|role| role.kin)
    }

    /// Whether both are a prince, or both the pope.
    pub(super) fn share_dignity(&self, other: &Facts) -> bool {
        let has = |wanted: &RoleWords| {
            let mut roles = other.roles.iter();
            roles.any(|role| role.dignity && role.head == wanted.head)
        };
        self.roles.iter().any(|role| role.dignity && has(role))
    }

    /// Whether the text, a title or an office tells the gender, not the first name alone.
    pub(super) fn has_told_gender(&self) -> bool {
        self.genders[0] != [0, 0]
    }

    /// Whether one of the others stands in any of these articles.
    pub(super) fn keeps_company(&self, other: u32) -> bool {
        self.company.contains_key(&other)
    }

    /// What speaks for `few` being one with these; company that either is itself does not count.
    pub(super) fn support(&self, few: &Facts, corpus: &Corpus, except: &[u32]) -> Support {
        let role = |mine: &RoleWords| few.roles.iter().map(|theirs| mine.likeness(theirs)).max();
        let mut company = 0;
        for (other, _) in few
            .company
            .iter()
            .filter(|(other, _)| !except.contains(other))
        {
            let Some(&together) = self.company.get(other) else {
                continue;
            };
            company += corpus.bits(u64::from(together), *other, self.n_articles);
        }
        let (mine, theirs) = (self.gender(), few.gender());
        let both = mine.is_some() && theirs.is_some();
        let within = |days: i32| {
            self.days.zip(few.days).map(|(mine, theirs)| {
                theirs.0 <= mine.1.saturating_add(days) && mine.0 <= theirs.1.saturating_add(days)
            })
        };
        Support {
            role: self.roles.iter().filter_map(role).max().unwrap_or(0),
            company,
            gender: both && mine == theirs,
            conflict: both && mine != theirs,
            time: within(ABOUT),
            days: within(NEWS) == Some(true),
        }
    }
}

/// The different entities of some sightings, and how many have each.
pub(super) fn different<'c>(
    corpus: &'c Corpus,
    sightings: &[u32],
) -> impl Iterator<Item = (&'c Entity, u32)> {
    let numbers = sightings
        .iter()
        .map(|&sighting| corpus.sightings[sighting as usize].entity);
    let mut numbers: Vec<u32> = numbers.collect();
    numbers.sort_unstable();
    let mut counted: Vec<(u32, u32)> = Vec::new();
    for number in numbers {
        match counted.last_mut() {
            Some((last, count)) if *last == number => *count += 1,
            _ => counted.push((number, 1)),
        }
    }
    let entities = corpus.entities();
    counted
        .into_iter()
        .map(move |(number, count)| (&entities[number as usize], count))
}

/// What most say of the gender of some sightings: text, titles and offices before first names.
pub(super) fn gender(corpus: &Corpus, sightings: &[u32]) -> Option<Gender> {
    let mut facts = Facts::default();
    different(corpus, sightings).for_each(|(entity, count)| facts.see_gender(entity, count));
    facts.gender()
}

/// When a role was seen, and in how many articles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Seen {
    pub first: Option<i32>,
    pub last: Option<i32>,
    pub n_articles: u32,
}

/// The roles of some sightings, each spelling by itself.
pub(super) fn roles_seen(corpus: &Corpus, sightings: &[u32]) -> BTreeMap<String, Seen> {
    let mut articles: BTreeMap<&str, BTreeSet<u32>> = BTreeMap::new();
    for &sighting in sightings {
        for role in &corpus.entity(sighting).roles {
            let articles = articles.entry(role).or_default();
            articles.insert(corpus.article_of(sighting));
        }
    }
    let seen = |articles: BTreeSet<u32>| {
        let days = || articles.iter().filter_map(|&article| corpus.day(article));
        Seen {
            first: days().min(),
            last: days().max(),
            n_articles: articles.len() as u32,
        }
    };
    articles
        .into_iter()
        .map(|(role, articles)| (role.to_owned(), seen(articles)))
        .collect()
}
