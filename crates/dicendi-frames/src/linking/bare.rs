//! A last name or first name that stands alone: whom it means, by role, company, time and how well each is known.

use super::Evidence;
use super::facts::{Facts, Support};
use super::people::{FAMILIAR, People, is_no_person};
use dicendi_core::Lexicon;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// A last name or first name that stands alone, and whom it may mean.
pub(super) struct Bare<'p> {
    people: &'p People<'p>,
    /// Persons: their names, and what is known of them.
    groups: Vec<(Vec<u32>, Cow<'p, Facts>)>,
    by_word: BTreeMap<String, Vec<u32>>,
    /// As company, all who bear a last name.
    families: BTreeMap<&'p str, Vec<u32>>,
}

/// Whom a name that stands alone means.
pub(super) enum Meant {
    /// A person, by the index of a full name of theirs.
    Person(u32, Evidence),
    /// One of these, or somebody else.
    OneOf(Vec<u32>),
    /// Nobody of that name is known.
    Nobody,
}

/// A person whom a name that stands alone may mean.
#[derive(Clone, Copy)]
struct Rated {
    bits: i32,
    group: u32,
    support: Support,
    /// Whether the article names them in full.
    there: bool,
}

/// How many bits the likeliest must be ahead of the next, and how many must speak for the only one.
const AHEAD: i32 = 4;
const ENOUGH: i32 = 4;
/// The only person of a last name whom so many articles name is meant by it without further sign; where the name
/// is a first name too, or others bear it, many more must.
const KNOWN: u32 = 4;
/// So many bits of company speak for a person where the article took the name for none.
const HINT: u32 = 4;
const FAMOUS: u32 = 16;
/// What so many articles in one company know holds beyond its time.
const SEVERAL: u32 = 3;
/// A name that stands alone in so many articles, and this many times as often as with another, is whole.
const OFTEN: usize = 5;
const ALONE: usize = 4;
/// For whom the article itself names in full: resolution within it has looked at the two already.
const THERE: i32 = 8;

impl<'p> Bare<'p> {
    pub(super) fn new(people: &'p People<'p>) -> Self {
        let members = people.members().into_iter();
        let groups: Vec<(Vec<u32>, Cow<Facts>)> = members
            .map(|names| {
                let facts = people.facts(&names);
                (names, facts)
            })
            .collect();
        let mut by_word: BTreeMap<String, Vec<u32>> = BTreeMap::new();
        for (group, (names, _)) in (0..).zip(&groups) {
            let mut words = BTreeSet::new();
            for &name in names {
                // *Bravo* of *Bravo Anne Roy* is nobody's name, nor *Mag* of *Lyon Mag*, nor a slip of the pen.
                if is_no_person(&people.all[name as usize].name) {
                    continue;
                }
                if people
                    .how
                    .get(&name)
                    .is_some_and(|how| ["part", "misspelling"].contains(&how.words[0]))
                {
                    continue;
                }
                let name = &people.all[name as usize].name;
                // *Le Goff*, *Goff*; *Anne Roy Duval* may be *Roy Duval* or *Duval*; *Johnny* too.
                words.insert(name.first.clone());
                let last: Vec<&str> = name.last.split(' ').collect();
                words.extend((0..last.len()).map(|start| last[start..].join(" ")));
            }
            for word in words {
                by_word.entry(word).or_default().push(group);
            }
        }
        let mut families: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
        for person in &people.all {
            let family = families.entry(&person.name.last).or_default();
            family.extend(person.company);
        }
        Bare {
            families,
            people,
            groups,
            by_word,
        }
    }

    /// Whom a bare name means, with what is known of it where it is seen.
    /// `doubted`: the article took it for the name of a body, place or thing.
    pub(super) fn meant(&self, name: &str, facts: &Facts, doubted: bool) -> Meant {
        let lexicon = Lexicon::french();
        let is_first = lexicon.first_name(name).is_some();
        let Some(candidates) = self.by_word.get(name) else {
            return Meant::Nobody;
        };
        let mut rated: Vec<Rated> = Vec::new();
        for &group in candidates {
            let (names, known) = &self.groups[group as usize];
            let selves: Vec<u32> = names
                .iter()
                .filter_map(|&name| self.people.all[name as usize].company)
                .collect();
            let support = known.support(facts, self.people.corpus, &selves);
            if support.conflict {
                continue;
            }
            let there = selves.iter().any(|&me| facts.keeps_company(me));
            let prior = known.n_articles.max(1).ilog2() as i32;
            let bits = support.bits() + if there { THERE } else { 0 };
            rated.push(Rated {
                bits: prior + bits,
                group,
                support,
                there,
            });
        }
        rated.sort_by_key(|one| (std::cmp::Reverse(one.bits), one.group));
        let Some(&Rated {
            bits,
            group,
            support,
            there,
        }) = rated.first()
        else {
            return Meant::Nobody;
        };
        let (names, known_facts) = &self.groups[group as usize];
        let person = self.people.chief(names);
        let by_last = self.has_last(names, name);
        let next = rated.get(1).map_or(i32::MIN / 2, |next| next.bits);
        let only = rated.len() == 1;
        // *Nabilla*: a first name that no list has is as rare as a last name.
        let rare = !is_first && (by_last || known_facts.gender().is_some());
        let enough = if rare { KNOWN } else { FAMOUS };
        // *Orban*, taken for a place: in company that he keeps, or well known.
        let hinted = support.company >= HINT || known_facts.n_articles >= FAMILIAR;
        let hinted = hinted && support.time == Some(true);
        let enough = if only && (!doubted || rare && hinted) {
            enough
        } else {
            FAMOUS * 2
        };
        let known = known_facts.n_articles >= enough;
        // *Pétain* was dead long before any of the articles.
        let lasting = facts.n_articles >= SEVERAL || known_facts.n_articles >= FAMILIAR;
        let timely = support.time != Some(false) || only && lasting && !doubted;
        let by_name = known && (only || by_last && !is_first) && timely;
        // *M. Delgado*, when the papers of these days name one Delgado, and nobody else ever was.
        let alone = facts.n_articles == 1;
        let by_name = by_name || only && alone && support.days && !doubted;
        let backed = by_last && there || support.by_role() || support.by_company();
        let more = support.bits() + if by_last && there { THERE } else { 0 };
        let family = |one: &Rated| {
            let (names, known) = &self.groups[one.group as usize];
            !self.has_last(names, name) && self.is_family(names, known, facts)
        };
        let sure = if by_last && !is_first {
            by_name || backed && more >= ENOUGH
        } else {
            let by_name = by_name && (known || support.by_company());
            // *Maëlys*: of all who have the first name, the one whom most articles mean.
            let all = candidates.iter();
            let all: u32 = all.map(|&one| self.groups[one as usize].1.n_articles).sum();
            // A single article's company is often that of many who have the name.
            let several = if facts.n_articles > 1 { KNOWN } else { FAMOUS };
            let most = known_facts.n_articles >= several && 2 * known_facts.n_articles >= all;
            let nearly_all = 10 * known_facts.n_articles >= 9 * all;
            let enough = if nearly_all { 2 } else { 3 } * ENOUGH;
            let backed = backed && more >= enough && support.time != Some(false);
            by_name || backed && most || family(&rated[0])
        };
        // *son épouse Brigitte*, beside one of the family that only one Brigitte has.
        let told = facts.is_relative() || support.role > 0 || support.by_company();
        let only_family = told && family(&rated[0]) && !rated[1..].iter().any(family);
        let ahead = if only_family { 0 } else { AHEAD };
        let only_there = is_first && there && rated.iter().filter(|one| one.there).count() == 1;
        let sure = sure || only_there;
        if sure && bits - next >= ahead && !lexicon.is_national(name) {
            let how = if by_last { "last name" } else { "first name" };
            let there = there.then_some("company");
            let words = support
                .words()
                .filter(|&word| word != "company" || there.is_none())
                .chain(there);
            let confidence = if backed { 0.93 } else { 0.85 };
            return Meant::Person(person, Evidence::new(how, words, confidence));
        }
        let outshining = self.outshining(name, &rated, doubted);
        if let Some((person, support)) = outshining.filter(|_| !is_first) {
            let evidence = Evidence::new("last name", support.words(), 0.85);
            return Meant::Person(person, evidence);
        }
        let chiefs = rated
            .iter()
            .map(|one| self.people.chief(&self.groups[one.group as usize].0));
        Meant::OneOf(chiefs.collect())
    }

    fn has_last(&self, names: &[u32], name: &str) -> bool {
        let mut names = names.iter();
        names.any(|&full| self.people.all[full as usize].name.last.ends_with(name))
    }

    /// The one of a last name whom nearly all articles mean that name anybody of it, where nothing in this one speaks
    /// of another.
    fn outshining(&self, name: &str, rated: &[Rated], doubted: bool) -> Option<(u32, Support)> {
        let count = |one: &Rated| self.groups[one.group as usize].1.n_articles;
        let most = rated.iter().max_by_key(|one| (count(one), one.bits))?;
        let all: u32 = rated.iter().map(count).sum();
        let names = &self.groups[most.group as usize].0;
        let others = || rated.iter().filter(|one| one.group != most.group);
        // Brands are taken for persons too; who has a gender is one.
        let enough = if most.support.gender { KNOWN } else { FAMOUS };
        let tenths = if doubted { 9 } else { 8 };
        let sure = count(most) >= enough
            && 10 * count(most) >= tenths * all
            && self.has_last(names, name)
            && most.support.time != Some(false)
            && !others().any(|one| one.there || one.support.by_role());
        sure.then(|| (self.people.chief(names), most.support))
    }

    /// *Le Pen*: whether several of a name are so well known that company does not tell which of them is meant.
    pub(super) fn is_contested(&self, name: &str) -> bool {
        let bearers = self.by_word.get(name).into_iter().flatten();
        let famous = bearers.filter(|&&one| self.groups[one as usize].1.n_articles >= FAMOUS);
        famous.count() > 1
    }

    /// Whether nothing known of a bare name speaks against its being this person's.
    pub(super) fn may_be(&self, person: u32, facts: &Facts) -> bool {
        let person = &self.people.all[person as usize];
        let selves: Vec<u32> = person.company.into_iter().collect();
        let support = person.facts.support(facts, self.people.corpus, &selves);
        !support.conflict && support.time == Some(true)
    }

    /// *Nolwenn*: whether a name that stands alone in so many articles is whole, though it is a first name; hardly
    /// anybody bears it with another.
    pub(super) fn is_whole(&self, name: &str, n_articles: usize) -> bool {
        let bearers = self.by_word.get(name).into_iter().flatten();
        let more: u32 = bearers
            .map(|&one| self.groups[one as usize].1.n_articles)
            .sum();
        n_articles >= OFTEN && n_articles >= ALONE * more as usize
    }

    /// *Nadia*, where the article names another Brunet: whether one of the same last name stands there whom other
    /// articles name beside her.
    fn is_family(&self, names: &[u32], known: &Facts, facts: &Facts) -> bool {
        names.iter().any(|&name| {
            let me = &self.people.all[name as usize];
            let family = self.families.get(me.name.last.as_str());
            let mut others = family.into_iter().flatten();
            others.any(|&other| {
                me.company != Some(other)
                    && facts.keeps_company(other)
                    && known.keeps_company(other)
            })
        })
    }
}
