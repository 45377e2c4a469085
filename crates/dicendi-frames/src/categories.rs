//! The core's closed vocabularies as Enum columns: the order here is the order of the categories.

use dicendi_core::document::{
    CueKind, EntityKind, GenderSource, Kind, MentionForm, Modality, Role,
};
use dicendi_core::lexicon::{Act, Stance};
use dicendi_core::ud::Gender;
use polars_core::prelude::{DataType, FrozenCategories};

/// A value that a table writes as one of a few words.
pub(crate) trait Category: Copy + PartialEq + 'static {
    /// Every value, in the order of the categories.
    const ALL: &'static [Self];

    /// The word.
    fn label(self) -> &'static str;

    /// The place of the value among the categories; they never number more than 255.
    fn code(self) -> u8 {
        Self::ALL
            .iter()
            .position(|&value| value == self)
            .expect("ALL holds every value") as u8
    }

    /// The Enum of polars.
    fn dtype() -> DataType {
        let labels = Self::ALL.iter().map(|value| value.label());
        DataType::from_frozen_categories(FrozenCategories::new(labels).expect("the words differ"))
    }
}

macro_rules! categories {
    ($($type:ident: $($value:ident),+;)+) => {
        $(
            impl Category for $type {
                const ALL: &'static [Self] = &[$($type::$value),+];

                fn label(self) -> &'static str {
                    self.as_str()
                }
            }
        )+
    };
}

categories! {
    Kind: Direct, Indirect, Mixed, None;
    CueKind: Verb, Noun, Preposition, None;
    Modality: Asserted, Conditional, Future, Question, Hypothesis;
    Role: Addressee, Object, About;
    MentionForm: Name, Pronoun, Description, Place;
    EntityKind: Person, Organisation, State, Place, Group, Unnamed, Thing;
    GenderSource: Title, Text, Office, FirstName, Actors;
}

impl Category for Act {
    const ALL: &'static [Self] = Act::ALL;

    fn label(self) -> &'static str {
        self.as_str()
    }
}

impl Category for Stance {
    const ALL: &'static [Self] = Stance::ALL;

    fn label(self) -> &'static str {
        self.as_str()
    }
}

impl Category for Gender {
    const ALL: &'static [Self] = &[Gender::Feminine, Gender::Masculine];

    fn label(self) -> &'static str {
        match self {
            Gender::Feminine => "feminine",
            Gender::Masculine => "masculine",
        }
    }
}
