//! The form lexicon: what forms can be, and what their dictionary forms are.

mod table;

use super::linear::{fingerprint, hash, mix};
use crate::error::Result;
use crate::model::Reader;
use crate::tokens::lowercase;
use crate::ud::Upos;
use rustc_hash::FxHashMap;
use table::Table;

/// How a dictionary form is made: cut characters off the end, then append.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Rule {
    pub(crate) cut: u8,
    pub(crate) append: String,
}

impl Rule {
    /// The rule that leads from `form` to `lemma`.
    #[cfg(feature = "train")]
    pub(crate) fn between(form: &str, lemma: &str) -> Self {
        let common: usize = form
            .chars()
            .zip(lemma.chars())
            .take_while(|(a, b)| a == b)
            .map(|(a, _)| a.len_utf8())
            .sum();
        Rule {
            cut: form[common..].chars().count().min(255) as u8,
            append: lemma[common..].to_string(),
        }
    }

    /// Writes the dictionary form of `form`; false where the rule does not fit.
    pub(crate) fn apply(&self, form: &str, out: &mut String) -> bool {
        let mut end = form.len();
        let mut ends = form.char_indices().rev().map(|(at, _)| at);
        for _ in 0..self.cut {
            match ends.next() {
                Some(at) => end = at,
                None => return false,
            }
        }
        out.clear();
        out.push_str(&form[..end]);
        out.push_str(&self.append);
        !out.is_empty()
    }
}

/// What the lexicon says of a form, in lower case.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Known {
    /// Forms of one class can be the same parts of speech with the same features; 0 for unknown forms.
    pub(crate) class: u16,
    /// Which lemmas it has, by part of speech.
    lemmas: u16,
    /// The group of words that stand in like contexts, 0 for none.
    pub(crate) cluster: u16,
    /// Which lists it stands in: a bit each.
    pub(crate) lists: u8,
}

impl Known {
    fn read(reader: &mut Reader) -> Result<Self> {
        Ok(Known {
            class: reader.u16()?,
            lemmas: reader.u16()?,
            cluster: reader.u16()?,
            lists: reader.u8()?,
        })
    }
}

/// The lists of [`Known::lists`].
#[cfg(feature = "train")]
pub(crate) mod lists {
    pub(crate) const NAME: u8 = 1;
    pub(crate) const FIRST_NAME: u8 = 2;
    pub(crate) const STATE: u8 = 4;
    pub(crate) const CAPITAL: u8 = 8;
    pub(crate) const ROLE: u8 = 16;
    pub(crate) const TITLE: u8 = 32;
    pub(crate) const BODY: u8 = 64;
    pub(crate) const DEMONYM: u8 = 128;
}

/// Forms with what is known of them, and rules for lemmas.
#[derive(Debug)]
pub(crate) struct Forms {
    known: Table,
    lemmas: Vec<Vec<(Upos, u16)>>,
    rules: Vec<Rule>,
    /// Rules for single forms as one part of speech, where the treebanks know better.
    exceptions: FxHashMap<u32, u16>,
    /// Rules for unknown words, by part of speech and ending.
    endings: FxHashMap<u32, u16>,
}

/// The longest ending that guesses look at, in characters.
pub(crate) const LONGEST_ENDING: usize = 6;

/// The key of a form, or of an ending, as a part of speech.
pub(crate) fn lemma_key(upos: Upos, text: &str) -> u32 {
    fingerprint(mix(upos as u64, hash(text.as_bytes())))
}

impl Forms {
    pub(crate) fn read(reader: &mut Reader) -> Result<Self> {
        let mut rules = Vec::new();
        for _ in 0..reader.count(2)? {
            rules.push(Rule {
                cut: reader.u8()?,
                append: reader.string()?.to_string(),
            });
        }
        let check = |reader: &Reader, rule: u16| {
            if usize::from(rule) < rules.len() {
                Ok(rule)
            } else {
                Err(reader.error("no such rule"))
            }
        };
        let mut lemmas = vec![Vec::new()];
        for _ in 0..reader.count(1)? {
            let mut list = Vec::new();
            for _ in 0..reader.u8()? {
                let code = usize::from(reader.u8()?);
                let upos = *Upos::ALL
                    .get(code)
                    .ok_or_else(|| reader.error("no such part of speech"))?;
                let rule = reader.u16()?;
                list.push((upos, check(reader, rule)?));
            }
            lemmas.push(list);
        }
        let known = Table::read(reader)?;
        if known
            .all()
            .iter()
            .any(|known| usize::from(known.lemmas) >= lemmas.len())
        {
            return Err(reader.error("no such lemmas"));
        }
        let mut tables = [FxHashMap::default(), FxHashMap::default()];
        for table in &mut tables {
            let count = reader.count(6)?;
            table.reserve(count);
            for _ in 0..count {
                let key = reader.u32()?;
                let rule = reader.u16()?;
                table.insert(key, check(reader, rule)?);
            }
        }
        let [exceptions, endings] = tables;
        Ok(Forms {
            known,
            lemmas,
            rules,
            exceptions,
            endings,
        })
    }

    /// What is known of a form in lower case, by its hash and itself.
    pub(crate) fn get(&self, hash: u64, form: &str) -> Known {
        self.known.get(hash, form.as_bytes())
    }

    /// Writes the dictionary form of a word as `upos`: names keep their capitals.
    /// `known` is what [`Forms::get`] says of it in lower case, where it was asked already.
    pub(crate) fn lemma_of(
        &self,
        form: &str,
        known: Option<Known>,
        upos: Upos,
        lower: &mut String,
        out: &mut String,
    ) {
        if upos == Upos::Propn {
            self.lemma(form, None, upos, out);
        } else {
            lowercase(form, lower);
            self.lemma(lower, known, upos, out);
        }
    }

    /// Whether a form is known as that part of speech, whatever else it may be.
    pub(super) fn may_be(&self, form: &str, upos: Upos, lower: &mut String) -> bool {
        lowercase(form, lower);
        let known = self.get(hash(lower.as_bytes()), lower);
        self.lemmas[usize::from(known.lemmas)]
            .iter()
            .any(|lemma| lemma.0 == upos)
    }

    fn lemma(&self, form: &str, known: Option<Known>, upos: Upos, out: &mut String) {
        let apply = |rule: Option<u16>, out: &mut String| {
            rule.is_some_and(|rule| self.rules[usize::from(rule)].apply(form, out))
        };
        if apply(self.exceptions.get(&lemma_key(upos, form)).copied(), out) {
            return;
        }
        let known = known.unwrap_or_else(|| self.get(hash(form.as_bytes()), form));
        let lemmas = &self.lemmas[usize::from(known.lemmas)];
        if apply(
            lemmas
                .iter()
                .find(|lemma| lemma.0 == upos)
                .map(|lemma| lemma.1),
            out,
        ) {
            return;
        }
        if upos == Upos::Aux && lemmas.iter().any(|lemma| lemma.0 == Upos::Verb) {
            return self.lemma(form, Some(known), Upos::Verb, out);
        }
        let mut starts = [0; LONGEST_ENDING];
        let mut count = 0;
        for (at, _) in form.char_indices().rev().take(LONGEST_ENDING) {
            starts[count] = at;
            count += 1;
        }
        for &start in starts[..count].iter().rev() {
            if apply(
                self.endings.get(&lemma_key(upos, &form[start..])).copied(),
                out,
            ) {
                return;
            }
        }
        out.clear();
        out.push_str(form);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_cut_and_append() {
        let mut out = String::new();
        let rule = Rule {
            cut: 3,
            append: "er".into(),
        };
        assert!(rule.apply("parlait", &mut out));
        assert_eq!(out, "parler");
        assert!(!rule.apply("ét", &mut out));
        assert!(
            !Rule {
                cut: 1,
                append: String::new()
            }
            .apply("à", &mut out),
            "no empty lemma"
        );
    }
}
