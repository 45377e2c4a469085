//! The columns of speech: quotations, cues, statements, mentions and entities.

use crate::lexicon::{Act, Stance};
use crate::span::{Byte, Span, Token};
use crate::ud::{Gender, Number};

/// A stretch between quotation marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quotation {
    /// With its marks.
    pub outer: Span<Byte>,
    /// Without its marks and the spaces beside them.
    pub inner: Span<Byte>,
    /// How deep it is nested: 0 stands in no other quotation.
    pub depth: u8,
    /// Where it ends.
    pub end: QuotationEnd,
    /// Whether it carries on one that was left open in the paragraph before.
    pub continues: bool,
}

/// What ended a quotation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum QuotationEnd {
    /// Its closing mark.
    Mark,
    /// The end of the paragraph, and the next paragraph opens again.
    Reopened,
    /// The end of the paragraph: the closing mark is missing.
    Missing,
}

/// What sort of word a cue is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CueKind {
    /// *a déclaré*
    Verb,
    /// *les accusations de*
    Noun,
    /// *selon*
    Preposition,
    /// A colon, a dash, or nothing: the quotation stands alone.
    None,
}

impl CueKind {
    /// As the tables write it.
    pub const fn as_str(self) -> &'static str {
        match self {
            CueKind::Verb => "verb",
            CueKind::Noun => "noun",
            CueKind::Preposition => "preposition",
            CueKind::None => "none",
        }
    }
}

/// A word or phrase that says that something is said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cue {
    /// Verb, noun or preposition.
    pub kind: CueKind,
    /// The token that carries the meaning: the participle in *a déclaré*, the noun, the preposition.
    pub head: u32,
    /// First to last token that belongs to it, with auxiliaries.
    pub tokens: Span<Token>,
    /// Its row in the lexicon.
    pub entry: u32,
}

/// How the content of a statement is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// All between quotation marks.
    Direct,
    /// No quotation marks.
    Indirect,
    /// A reported clause or phrase with quoted parts.
    Mixed,
    /// No content: *il a critiqué Paris*.
    None,
}

impl Kind {
    /// As the tables write it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Kind::Direct => "direct",
            Kind::Indirect => "indirect",
            Kind::Mixed => "mixed",
            Kind::None => "none",
        }
    }
}

/// Whether the saying itself is asserted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Modality {
    /// *il a dit*
    Asserted,
    /// *il aurait dit*: hearsay
    Conditional,
    /// *il dira*
    Future,
    /// *a-t-il dit… ?*
    Question,
    /// *s'il dit*, *pourrait dire*
    Hypothesis,
}

impl Modality {
    /// As the tables write it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Modality::Asserted => "asserted",
            Modality::Conditional => "conditional",
            Modality::Future => "future",
            Modality::Question => "question",
            Modality::Hypothesis => "hypothesis",
        }
    }
}

/// What a target is to the act.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Told, warned, asked.
    Addressee,
    /// Judged, accused, praised.
    Object,
    /// Spoken of.
    About,
}

impl Role {
    /// As the tables write it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Role::Addressee => "addressee",
            Role::Object => "object",
            Role::About => "about",
        }
    }
}

/// Index of a mention in its document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MentionId(pub u32);

/// Index of an entity in its document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntityId(pub u32);

/// One act of saying.
#[derive(Debug, Clone, PartialEq)]
pub struct Statement {
    /// How the content is given.
    pub kind: Kind,
    /// What was said: its pieces, in the order of the text.
    pub content: Vec<Span<Byte>>,
    /// The words that say so; none for a quotation that stands alone.
    pub cue: Option<Span<Byte>>,
    /// The token that carries the cue's meaning.
    pub cue_head: Option<u32>,
    /// The cue's row in the lexicon.
    pub cue_entry: Option<u32>,
    /// What sort of word the cue is.
    pub cue_kind: CueKind,
    /// The cue's dictionary form, empty where there is no cue.
    pub verb: String,
    /// What sort of act it is.
    pub act: Option<Act>,
    /// How the reporter stands to it.
    pub stance: Stance,
    /// *n'a pas dit*
    pub negated: bool,
    /// Whether the saying itself is asserted.
    pub modality: Modality,
    /// Where it was said.
    pub channel: Option<Span<Byte>>,
    /// When it was said, as it stands.
    pub time_text: Option<Span<Byte>>,
    /// When it was said: an ISO date, where the article's date allows.
    pub time: Option<String>,
    /// Who said it; several for joint speakers, none where nobody is named.
    pub speakers: Vec<Speaker>,
    /// To, against or about whom.
    pub targets: Vec<Target>,
    /// The statement whose content holds this one, as an index into the document's statements.
    pub parent: Option<u32>,
    /// The block that the cue, or without one the content, stands in.
    pub block: u32,
    /// The sentence likewise.
    pub sentence: u32,
    /// The probability that this is a statement with about this content.
    pub confidence: f32,
    /// The pattern that found it.
    pub pattern: &'static str,
}

/// A speaker of a statement.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Speaker {
    /// Where the speaker is named.
    pub mention: MentionId,
    /// The probability that this is who speaks, if the statement is right.
    pub confidence: f32,
}

/// A target of a statement.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Target {
    /// Where the target is named.
    pub mention: MentionId,
    /// What it is to the act.
    pub role: Role,
    /// The probability that it is directed at this one, if the statement is right.
    pub confidence: f32,
}

/// How a mention names what it stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MentionForm {
    /// *Mike Pompeo*, *M. Pompeo*, *l'ONU*
    Name,
    /// *il*, *leur*, *se*
    Pronoun,
    /// *le chef de la diplomatie*, *des témoins*
    Description,
    /// *Washington*, *l'Elysée*: a place that acts for a state or body
    Place,
}

impl MentionForm {
    /// As the tables write it.
    pub const fn as_str(self) -> &'static str {
        match self {
            MentionForm::Name => "name",
            MentionForm::Pronoun => "pronoun",
            MentionForm::Description => "description",
            MentionForm::Place => "place",
        }
    }
}

/// A phrase that stands for somebody or something.
#[derive(Debug, Clone, PartialEq)]
pub struct Mention {
    /// The whole phrase with its title, without a relative clause or a parenthesis.
    pub span: Span<Byte>,
    /// Its syntactic head.
    pub head: u32,
    /// How it names.
    pub form: MentionForm,
    /// Gender that the phrase shows.
    pub gender: Option<Gender>,
    /// Number that the phrase shows.
    pub number: Option<Number>,
    /// Who it is, once resolved.
    pub entity: Option<EntityId>,
    /// How sure the resolution is, 0 to 1.
    pub confidence: f32,
    /// The mention that this one was resolved through (a pronoun's antecedent, a role's name).
    pub antecedent: Option<MentionId>,
}

/// What sort of thing an entity is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EntityKind {
    /// A human being.
    Person,
    /// A company, party, office, medium, team.
    Organisation,
    /// A state.
    State,
    /// A town, region or other place.
    Place,
    /// Several people who are named only together: *les syndicats*, *des témoins*.
    Group,
    /// A source that is not named: *une source policière*.
    Unnamed,
    /// Anything else: a report, a law, a project.
    Thing,
}

impl EntityKind {
    /// As the tables write it.
    pub const fn as_str(self) -> &'static str {
        match self {
            EntityKind::Person => "person",
            EntityKind::Organisation => "organisation",
            EntityKind::State => "state",
            EntityKind::Place => "place",
            EntityKind::Group => "group",
            EntityKind::Unnamed => "unnamed",
            EntityKind::Thing => "thing",
        }
    }
}

/// What shows the gender of a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum GenderSource {
    /// A title: *Mme*.
    Title,
    /// Grammar: *la préfète*.
    Text,
    /// The list of offices and those who hold them.
    Office,
    /// The first name.
    FirstName,
    /// The user's own list.
    Actors,
}

impl GenderSource {
    /// As the tables write it.
    pub const fn as_str(self) -> &'static str {
        match self {
            GenderSource::Title => "title",
            GenderSource::Text => "text",
            GenderSource::Office => "office",
            GenderSource::FirstName => "first name",
            GenderSource::Actors => "actors",
        }
    }
}

/// A person, body, place or group of one article.
#[derive(Debug, Clone, PartialEq)]
pub struct Entity {
    /// The fullest name in the article, without its article (*parquet de Paris*).
    pub name: String,
    /// What it is.
    pub kind: EntityKind,
    /// Whether it has a name of its own, rather than a description.
    pub named: bool,
    /// Gender of a person, where the text or a first name gives it.
    pub gender: Option<Gender>,
    /// What gives it.
    pub gender_source: Option<GenderSource>,
    /// Roles as the article gives them (*secrétaire d'Etat américain*).
    pub roles: Vec<String>,
    /// ISO 3166 code of a state, or of the state that an office belongs to.
    pub country: Option<String>,
    /// Every other name that the article uses.
    pub aliases: Vec<String>,
}
