//! The words of saying, found by dictionary form: verbs, nouns and prepositions.

mod entry;

pub use entry::{Construction, CueEntry, Needs, Origin, SlotRole};

use super::cue_lists::{self, Ruling};
use crate::document::CueKind;
use crate::error::{Error, Result};
use crate::strings::lower;
use rustc_hash::{FxHashMap, FxHashSet};

/// The lists that ship.
const FRENCH: [(&str, &str); 3] = [
    (
        "cues_verbs.tsv",
        include_str!("../../lang/fr/cues_verbs.tsv"),
    ),
    (
        "cues_nouns.tsv",
        include_str!("../../lang/fr/cues_nouns.tsv"),
    ),
    (
        "cues_prepositions.tsv",
        include_str!("../../lang/fr/cues_prepositions.tsv"),
    ),
];

/// How a verbal cue stands in a sentence: *s'en prendre*, *mettre en garde*, *faire savoir*.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VerbPattern {
    /// The entry it belongs to.
    pub entry: u32,
    /// Whether it has a reflexive pronoun.
    pub reflexive: bool,
    /// Whether it has the clitic *en*.
    pub en: bool,
    /// The words that follow the verb, without articles and possessives.
    pub rest: Vec<String>,
}

/// Words of a phrase that may be exchanged or left out in use.
const DETERMINERS: [&str; 13] = [
    "le", "la", "l'", "les", "un", "une", "des", "du", "son", "sa", "ses", "leur", "leurs",
];

impl VerbPattern {
    /// Reads a dictionary form: the verb that carries it, and the pattern around that verb.
    fn of(lemma: &str, entry: u32) -> (String, Self) {
        let mut words: Vec<String> = lemma
            .replace('\'', "' ")
            .split_whitespace()
            .map(str::to_string)
            .collect();
        let mut take = |openings: &[&str]| {
            let found = words
                .first()
                .is_some_and(|word| openings.contains(&word.as_str()))
                && words.len() > 1;
            if found {
                words.remove(0);
            }
            found
        };
        take(&["ne"]);
        take(&["pas"]);
        let reflexive = take(&["se", "s'"]);
        let en = take(&["en"]);
        let verb = words.remove(0);
        words.retain(|word| !DETERMINERS.contains(&word.as_str()));
        // *s'en prendre à* is told by its pronouns; what it governs may stand before: *à qui il s'en prend*.
        if en {
            words.retain(|word| word != "à");
        }
        (
            verb,
            VerbPattern {
                entry,
                reflexive,
                en,
                rest: words,
            },
        )
    }
}

/// The first word of a prepositional cue, or of a text that may begin with one: no letter stands behind either.
fn opening(text: &str) -> &str {
    let end = text.find(|c: char| !(c.is_alphanumeric() || c == '-'));
    &text[..end.unwrap_or(text.len())]
}

/// All cues, found by dictionary form.
#[derive(Debug, Clone, Default)]
pub struct Cues {
    entries: Vec<CueEntry>,
    verbs: FxHashMap<String, Vec<VerbPattern>>,
    nouns: FxHashMap<String, u32>,
    /// The first words of nouns of several words: *mise en garde*.
    noun_openings: FxHashSet<String>,
    /// The prepositional cues with their entries, by their first word as [`opening`] cuts it.
    prepositions: FxHashMap<String, Vec<(String, u32)>>,
    /// The first words of the prepositional cues, to pass over other words quickly.
    openings: FxHashSet<String>,
}

impl Cues {
    pub(super) fn read_french() -> Result<Self> {
        let mut cues = Cues::default();
        for (file, text) in FRENCH {
            cues.lay_over(file, text)?;
        }
        Ok(cues)
    }

    /// Adds the rows of a file: each takes the place of the one with the same word and kind, or takes it away.
    pub(super) fn lay_over(&mut self, file: &str, text: &str) -> Result<()> {
        for ruling in cue_lists::read(file, text)? {
            match ruling {
                Ruling::On(entry) => {
                    self.remove(entry.kind, &entry.lemma);
                    self.add(entry);
                }
                Ruling::Off(kind, lemma, origin) => {
                    if !self.remove(kind, &lemma) {
                        return Err(Error::lexicon(
                            &origin.file,
                            origin.line as usize,
                            format!("no {} {lemma:?} is there to be switched off", kind.as_str()),
                        ));
                    }
                }
            }
        }
        Ok(())
    }

    /// Takes a word out of those that are looked for; `false` where it is none of them.
    fn remove(&mut self, kind: CueKind, lemma: &str) -> bool {
        match kind {
            CueKind::Noun => self.nouns.remove(lemma).is_some(),
            CueKind::Preposition => {
                let mut removed = false;
                for forms in self.prepositions.values_mut() {
                    let before = forms.len();
                    forms.retain(|(_, entry)| self.entries[*entry as usize].lemma != lemma);
                    removed |= forms.len() < before;
                }
                removed
            }
            CueKind::Verb | CueKind::None => {
                let (verb, _) = VerbPattern::of(lemma, 0);
                let Some(patterns) = self.verbs.get_mut(&verb) else {
                    return false;
                };
                let before = patterns.len();
                patterns.retain(|pattern| self.entries[pattern.entry as usize].lemma != lemma);
                patterns.len() < before
            }
        }
    }

    /// Adds an entry.
    fn add(&mut self, entry: CueEntry) {
        let index = self.entries.len() as u32;
        match entry.kind {
            CueKind::Noun => {
                if let Some((first, _)) = entry.lemma.split_once(' ') {
                    self.noun_openings.insert(first.to_string());
                }
                self.nouns.insert(entry.lemma.clone(), index);
            }
            CueKind::Preposition => {
                let first = entry.lemma.split([' ', '\'']).next().unwrap_or_default();
                self.openings.insert(first.to_string());
                // *à son avis* holds for *à leur avis* too.
                let lemma = &entry.lemma;
                let of_several = [(" son ", " leur "), (" ses ", " leurs ")];
                let of_several = of_several.map(|(one, several)| lemma.replace(one, several));
                for form in of_several.into_iter().chain([lemma.clone()]) {
                    let forms = self.prepositions.entry(opening(&form).to_string());
                    let forms = forms.or_default();
                    forms.retain(|(known, _)| *known != form);
                    forms.push((form, index));
                }
            }
            CueKind::Verb | CueKind::None => {
                let (verb, pattern) = VerbPattern::of(&entry.lemma, index);
                let patterns = self.verbs.entry(verb).or_default();
                patterns.push(pattern);
                // The most special pattern is tried first.
                patterns
                    .sort_by_key(|p| std::cmp::Reverse((p.rest.len(), p.en, p.reflexive, p.entry)));
            }
        }
        self.entries.push(entry);
    }

    /// The cues that a verb, given by its dictionary form, can carry; the most special ones first.
    pub fn verbs(&self, lemma: &str) -> &[VerbPattern] {
        self.verbs.get(lemma).map_or(&[], Vec::as_slice)
    }

    /// The noun with that dictionary form.
    pub fn noun(&self, lemma: &str) -> Option<u32> {
        self.nouns.get(lemma).copied()
    }

    /// Whether a noun of several words may begin with this one, in its dictionary form.
    pub(crate) fn may_open_noun(&self, lemma: &str) -> bool {
        self.noun_openings.contains(lemma)
    }

    /// The prepositional cues that a text may begin with: form and entry.
    pub(crate) fn prepositions(&self, text: &str) -> &[(String, u32)] {
        let forms = self.prepositions.get(&*lower(opening(text)));
        forms.map_or(&[], Vec::as_slice)
    }

    /// Whether a prepositional cue may begin with this word.
    pub(crate) fn may_open_preposition(&self, word: &str) -> bool {
        let word = word.trim_end_matches(['\'', '’']);
        self.openings.contains(word) || self.openings.contains(&*lower(word))
    }

    /// An entry by number.
    pub fn entry(&self, index: u32) -> &CueEntry {
        &self.entries[index as usize]
    }

    /// All entries.
    pub fn entries(&self) -> &[CueEntry] {
        &self.entries
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dictionary_forms_become_patterns() {
        let of = |lemma| {
            let (verb, p) = VerbPattern::of(lemma, 0);
            (verb, p.reflexive, p.en, p.rest.join(" "))
        };
        assert_eq!(of("dire"), ("dire".into(), false, false, String::new()));
        assert_eq!(
            of("s'en prendre"),
            ("prendre".into(), true, true, String::new())
        );
        assert_eq!(of("s'en prendre à"), of("s'en prendre"));
        assert_eq!(
            of("se féliciter"),
            ("féliciter".into(), true, false, String::new())
        );
        assert_eq!(
            of("tirer la sonnette d'alarme"),
            ("tirer".into(), false, false, "sonnette d' alarme".into())
        );
        assert_eq!(
            of("ne pas tarir d'éloges"),
            ("tarir".into(), false, false, "d' éloges".into())
        );
    }
}
