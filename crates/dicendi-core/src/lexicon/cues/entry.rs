//! A word of saying, with what it governs and what it asks for.

use crate::document::{CueKind, Role};
use crate::lexicon::acts::{Act, Stance};
use std::sync::Arc;

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
    pub(in crate::lexicon) fn parse(text: &str) -> Self {
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

    pub(in crate::lexicon) fn parse(text: &str) -> Option<Self> {
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
