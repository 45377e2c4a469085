//! The words of saying: verbs, nouns and prepositions with what each governs.

use super::acts::{Act, Stance};
use super::cue_lists::{self, Ruling};
use crate::document::{CueKind, Role};
use crate::error::{Error, Result};
use crate::strings::lower;
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::Arc;

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

/// A word of saying.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CueEntry {
    /// Dictionary form: *accuser*, *se féliciter*, *mettre en garde*, *selon*.
    pub lemma: String,
    /// Verb, noun or preposition.
    pub kind: CueKind,
    /// What sort of act it reports; prepositions have none of their own.
    pub act: Option<Act>,
    /// How the reporter stands to it.
    pub stance: Stance,
    /// What must be there for it to count.
    pub needs: Needs,
    /// What each complement is to the act.
    pub slots: Vec<(Construction, SlotRole)>,
    /// The row that says so.
    pub origin: Origin,
}

/// Where a row stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// The file: a name in `lang/fr` for a list that ships, else as the user gave it.
    pub file: Arc<str>,
    /// The line, counted from 1.
    pub line: u32,
}

/// What must be there for a cue to count as a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Needs {
    /// Any of its slots filled.
    Any,
    /// A reported clause, infinitive, attribute, or a quotation.
    Clause,
    /// A quotation that it introduces or that it stands beside.
    Quote,
    /// A speaker that can speak: a person or a body.
    Animate,
}

impl Needs {
    /// Every value.
    pub const ALL: &'static [Needs] = &[Needs::Any, Needs::Clause, Needs::Quote, Needs::Animate];

    /// As the language files write it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Needs::Any => "any",
            Needs::Clause => "clause",
            Needs::Quote => "quote",
            Needs::Animate => "animate",
        }
    }

    /// Reads it; `None` where there is no such value.
    pub fn parse(label: &str) -> Option<Self> {
        Self::ALL
            .iter()
            .copied()
            .find(|needs| needs.as_str() == label)
    }
}

/// What a complement is to the act.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SlotRole {
    /// What is said.
    Content,
    /// Whom it is said to, against or about.
    Target(Role),
    /// Where it is said.
    Channel,
    /// Who says it (of nouns: *l'accusation de X*).
    Speaker,
    /// Nothing: it only keeps another reading away.
    None,
}

/// A construction that fills a slot.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Construction {
    /// Direct object: a noun phrase, or a clitic.
    Object,
    /// A preposition and a noun phrase: `à`, `de`, `auprès_de`.
    Preposition(String),
    /// A finite clause with *que*.
    That,
    /// An indirect question.
    Whether,
    /// A bare infinitive.
    Infinitive,
    /// An infinitive behind a preposition.
    PrepositionInfinitive(String),
    /// A predicative complement: *juger X inacceptable*, *se dire prêt*.
    Attribute,
    /// *qualifier X comme*
    As,
    /// A possessive: *ses accusations*.
    Possessive,
    /// *il* that stands for nobody: *il convient de*.
    Impersonal,
}

impl Construction {
    pub(super) fn parse(text: &str) -> Self {
        match text {
            "obj" => Construction::Object,
            "que" => Construction::That,
            "si" => Construction::Whether,
            "inf" => Construction::Infinitive,
            "attr" => Construction::Attribute,
            "comme" => Construction::As,
            "poss" => Construction::Possessive,
            "il" => Construction::Impersonal,
            _ => match text.strip_suffix("_inf") {
                Some(preposition) => {
                    Construction::PrepositionInfinitive(preposition.replace('_', " "))
                }
                None => Construction::Preposition(text.replace('_', " ")),
            },
        }
    }
}

impl Construction {
    /// As the language files write it.
    pub(crate) fn written(&self) -> String {
        match self {
            Construction::Object => "obj".into(),
            Construction::That => "que".into(),
            Construction::Whether => "si".into(),
            Construction::Infinitive => "inf".into(),
            Construction::Attribute => "attr".into(),
            Construction::As => "comme".into(),
            Construction::Possessive => "poss".into(),
            Construction::Impersonal => "il".into(),
            Construction::Preposition(word) => word.replace(' ', "_"),
            Construction::PrepositionInfinitive(word) => format!("{}_inf", word.replace(' ', "_")),
        }
    }
}

impl SlotRole {
    /// As the language files write it.
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            SlotRole::Content => "content",
            SlotRole::Target(role) => role.as_str(),
            SlotRole::Channel => "channel",
            SlotRole::Speaker => "speaker",
            SlotRole::None => "none",
        }
    }

    pub(super) fn parse(text: &str) -> Option<Self> {
        Some(match text {
            "content" => SlotRole::Content,
            "addressee" => SlotRole::Target(Role::Addressee),
            "object" => SlotRole::Target(Role::Object),
            "about" => SlotRole::Target(Role::About),
            "channel" => SlotRole::Channel,
            "speaker" => SlotRole::Speaker,
            "none" => SlotRole::None,
            _ => return None,
        })
    }
}

impl CueEntry {
    /// What a construction is to this cue, where the cue governs it.
    pub fn role_of(&self, construction: &Construction) -> Option<SlotRole> {
        self.slots
            .iter()
            .find(|slot| &slot.0 == construction)
            .map(|slot| slot.1)
    }

    /// Whether some slot has that role.
    pub fn has_role(&self, role: SlotRole) -> bool {
        self.slots.iter().any(|slot| slot.1 == role)
    }
}

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
