//! When two names count as the same.

use rustc_hash::{FxHashMap, FxHashSet};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::canonical_combining_class;

/// Words that do not tell one name from another. They are part of how scores are defined, not of a
/// language's data: changing them changes every figure.
const TITLES: &[&str] = &[
    "m",
    "mm",
    "mme",
    "mmes",
    "mlle",
    "me",
    "dr",
    "le",
    "la",
    "les",
    "l",
    "un",
    "une",
    "des",
    "du",
    "de",
    "d",
    "monsieur",
    "madame",
    "president",
    "ministre",
    "general",
    "son",
    "sa",
    "ses",
    "leur",
    "leurs",
];

/// The words of a name, small, without accents, titles and articles.
pub fn fold(name: &str) -> Vec<String> {
    let plain: String = name
        .nfkd()
        .filter(|&c| canonical_combining_class(c) == 0)
        .collect();
    let plain = plain.to_lowercase().replace('œ', "oe");
    let words: Vec<&str> = plain
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let kept: Vec<&str> = words
        .iter()
        .copied()
        .filter(|word| !TITLES.contains(word))
        .collect();
    let chosen = if kept.is_empty() { words } else { kept };
    chosen.into_iter().map(str::to_string).collect()
}

/// The names that an article's annotator wrote down as one.
#[derive(Debug, Clone, Default)]
pub struct Aliases(FxHashMap<Vec<String>, Vec<String>>);

impl Aliases {
    /// From each main name and its other names; where one name belongs to two, the later holds.
    pub fn new(groups: &[(String, Vec<String>)]) -> Self {
        let mut main_of = FxHashMap::default();
        for (name, others) in groups {
            for alias in std::iter::once(name).chain(others) {
                main_of.insert(fold(alias), fold(name));
            }
        }
        Aliases(main_of)
    }

    fn main<'a>(&'a self, name: &'a Vec<String>) -> &'a [String] {
        self.0.get(name).unwrap_or(name)
    }
}

/// Whether two names mean the same: alike, known aliases, one the end of the other, or half their
/// words shared.
pub fn same_name(a: &str, b: &str, aliases: &Aliases) -> bool {
    let (a, b) = (fold(a), fold(b));
    let (a, b) = (aliases.main(&a), aliases.main(&b));
    if a == b {
        return true;
    }
    if a.is_empty() || b.is_empty() {
        return false;
    }
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    if long.ends_with(short) {
        return true;
    }
    let (a, b): (FxHashSet<&String>, FxHashSet<&String>) = (a.iter().collect(), b.iter().collect());
    let shared = a.intersection(&b).count();
    short.len() >= 2 && 2 * shared >= a.union(&b).count()
}

/// Whether every name on one side has its own on the other.
pub(super) fn same_set(predicted: &[String], gold: &[String], aliases: &Aliases) -> bool {
    let mut seen = FxHashSet::default();
    let predicted: Vec<&String> = predicted.iter().filter(|name| seen.insert(*name)).collect();
    let mut left: Vec<&String> = gold.iter().collect();
    predicted.len() == left.len()
        && predicted.iter().all(|name| {
            let hit = left
                .iter()
                .position(|other| same_name(name, other, aliases));
            hit.map(|index| left.remove(index)).is_some()
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_and_accents_do_not_count() {
        assert_eq!(fold("M. Éric Œuvrard"), ["eric", "oeuvrard"]);
        assert_eq!(fold("le Président"), ["le", "president"]);
        assert!(fold("–").is_empty());
    }

    #[test]
    fn last_names_aliases_and_shared_words() {
        let aliases = Aliases::new(&[("Russie".into(), vec!["Moscou".into()])]);
        assert!(same_name("Dupin", "Clémence Dupin", &aliases));
        assert!(same_name("Moscou", "la Russie", &aliases));
        assert!(same_name(
            "ministère de la Santé",
            "ministère russe de la Santé",
            &aliases
        ));
        assert!(!same_name("Clémence", "Clémence Dupin", &aliases));
        assert!(!same_set(&["Russie".into()], &[], &aliases));
        assert!(same_set(
            &["Russie".into(), "Russie".into()],
            &["Moscou".into()],
            &aliases
        ));
    }
}
