//! The words of saying: verbs, nouns and prepositions with what each governs.

use super::acts::{Act, Stance};
use super::table::{Row, rows};
use crate::document::{CueKind, Role};
use crate::error::Result;
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeMap;

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
    fn parse(text: &str) -> Self {
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

impl SlotRole {
    fn parse(text: &str) -> Option<Self> {
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

/// All cues, found by dictionary form.
#[derive(Debug, Default)]
pub struct Cues {
    entries: Vec<CueEntry>,
    verbs: FxHashMap<String, Vec<VerbPattern>>,
    nouns: FxHashMap<String, u32>,
    prepositions: BTreeMap<String, u32>,
    /// The first words of the prepositional cues, to pass over other words quickly.
    openings: FxHashSet<String>,
}

impl Cues {
    pub(super) fn read_french() -> Result<Self> {
        let mut cues = Cues::default();
        for row in rows(
            "cues_verbs.tsv",
            include_str!("../../lang/fr/cues_verbs.tsv"),
            5,
        )? {
            let row = row?;
            let needs = parse_needs(&row, 3)?;
            cues.add(CueEntry {
                lemma: row.fields[0].to_string(),
                kind: CueKind::Verb,
                act: Some(parse_act(&row)?),
                stance: parse_stance(&row, 2)?,
                needs,
                slots: parse_slots(&row, 4)?,
            });
        }
        for row in rows(
            "cues_nouns.tsv",
            include_str!("../../lang/fr/cues_nouns.tsv"),
            4,
        )? {
            let row = row?;
            cues.add(CueEntry {
                lemma: row.fields[0].to_string(),
                kind: CueKind::Noun,
                act: Some(parse_act(&row)?),
                stance: parse_stance(&row, 2)?,
                needs: Needs::Any,
                slots: parse_slots(&row, 3)?,
            });
        }
        for row in rows(
            "cues_prepositions.tsv",
            include_str!("../../lang/fr/cues_prepositions.tsv"),
            3,
        )? {
            let row = row?;
            cues.add(CueEntry {
                lemma: row.fields[0].to_string(),
                kind: CueKind::Preposition,
                act: None,
                stance: parse_stance(&row, 1)?,
                needs: parse_needs(&row, 2)?,
                slots: Vec::new(),
            });
        }
        Ok(cues)
    }

    /// Adds an entry; a later one for the same word replaces the earlier.
    fn add(&mut self, entry: CueEntry) {
        let index = self.entries.len() as u32;
        match entry.kind {
            CueKind::Noun => drop(self.nouns.insert(entry.lemma.clone(), index)),
            CueKind::Preposition => {
                let first = entry.lemma.split([' ', '\'']).next().unwrap_or_default();
                self.openings.insert(first.to_string());
                self.prepositions.insert(entry.lemma.clone(), index);
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

    /// The prepositional cues: form and entry.
    pub fn prepositions(&self) -> impl Iterator<Item = (&str, u32)> {
        self.prepositions
            .iter()
            .map(|(form, &entry)| (form.as_str(), entry))
    }

    /// The noun with that dictionary form.
    pub fn noun(&self, lemma: &str) -> Option<u32> {
        self.nouns.get(lemma).copied()
    }

    /// Whether a prepositional cue may begin with this word.
    pub(crate) fn may_open_preposition(&self, word: &str) -> bool {
        let word = word.trim_end_matches(['\'', '’']);
        self.openings.contains(word) || self.openings.contains(&word.to_lowercase())
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

fn parse_act(row: &Row) -> Result<Act> {
    Act::parse(row.fields[1]).ok_or_else(|| row.error(format!("no such act: {}", row.fields[1])))
}

fn parse_stance(row: &Row, column: usize) -> Result<Stance> {
    Stance::parse(row.fields[column])
        .ok_or_else(|| row.error(format!("no such stance: {}", row.fields[column])))
}

fn parse_needs(row: &Row, column: usize) -> Result<Needs> {
    match row.fields[column] {
        "any" => Ok(Needs::Any),
        "clause" => Ok(Needs::Clause),
        "quote" => Ok(Needs::Quote),
        "animate" => Ok(Needs::Animate),
        other => Err(row.error(format!("no such need: {other}"))),
    }
}

fn parse_slots(row: &Row, column: usize) -> Result<Vec<(Construction, SlotRole)>> {
    let Some(field) = row.get(column) else {
        return Ok(Vec::new());
    };
    let slot = |slot: &str| {
        let (construction, role) = slot.split_once('=')?;
        Some((Construction::parse(construction), SlotRole::parse(role)?))
    };
    field
        .split_whitespace()
        .map(|text| slot(text).ok_or_else(|| row.error(format!("no such slot: {text}"))))
        .collect()
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
