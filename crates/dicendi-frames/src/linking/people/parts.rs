//! Names of which a part is left out, and names with a word too many.

use super::super::facts::Support;
use super::super::known::Known;
use super::super::names::{PersonName, fold, initials_fit, is_initials};
use super::{FAMILIAR, People, is_no_person};
use dicendi_core::Lexicon;
use std::collections::{BTreeMap, BTreeSet};

impl People<'_> {
    /// *Santé Jérôme Salomon*: a word that is no first name stands before a name that others write alone.
    pub(super) fn join_prefixed(&mut self) {
        let lexicon = Lexicon::french();
        let by_key = self.by_key();
        for index in 0..self.all.len() as u32 {
            let name = &self.all[index as usize].name;
            if is_initials(&name.first) {
                continue;
            }
            // *Justice Nadia Brunet*: a word of another role may be a first name.
            let is_first = lexicon.first_name(&name.first).is_some();
            if is_first && is_hyphenated(name) {
                continue;
            }
            let words: Vec<&str> = name.written.split_whitespace().collect();
            let starts = 1..words.len().saturating_sub(1);
            let is_body = |start: usize| Known::french().has(&fold(&words[..start].join(" ")));
            let inner = starts
                .take(if is_first { 1 } else { words.len() })
                .find_map(|start| {
                    let body = is_body(start);
                    (body || lexicon.first_name(words[start]).is_some()).then_some(())?;
                    let inner = PersonName::read(&words[start..].join(" "), true, lexicon)?;
                    Some((by_key.get(&inner.key()).copied()?, body))
                });
            if let Some((inner, body)) = inner.filter(|&(inner, _)| inner != index) {
                let support = self.support(inner, index);
                let known = self.all[inner as usize].facts.n_articles >= FAMILIAR;
                let backed = support.by_role() || support.by_company();
                // *Khawaja Karim Roy* may be another Karim Roy, years ago.
                let sure = if is_first {
                    known && backed
                } else {
                    body || known || backed || support.time != Some(false)
                };
                // *Justice*, where that is a first name, tells a gender that is not hers.
                let conflict = support.conflict && !(known && support.by_role());
                if !conflict && sure {
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
    pub(super) fn join_short(&mut self) {
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
            let mut lettered: BTreeSet<u32> = BTreeSet::new();
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
                let (few, many) = (
                    person.facts.n_articles,
                    self.all[other as usize].facts.n_articles,
                );
                let middle = few <= 2
                    && many >= FAMILIAR
                    && fuller.last.ends_with(last)
                    && last.len() > 3
                    && !is_hyphenated(fuller)
                    && support.time != Some(false);
                // *Donald J. Brunet*
                let letters = is_but_for_letters(name, fuller);
                let middle = middle || letters;
                let backed = support.by_role() || support.by_company();
                if !support.conflict && (initials || backed || middle) {
                    longer.insert(self.groups.of(other), (other, support));
                    if letters {
                        lettered.insert(self.groups.of(other));
                    }
                }
            }
            // *Donald J. Brunet* is Donald Brunet, whatever Donald Brunet Junior is.
            if lettered.len() == 1 {
                longer.retain(|group, _| lettered.contains(group));
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
