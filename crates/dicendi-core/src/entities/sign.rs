//! What speaks for and against somebody as the one whom a pronoun or quotation asks for.

use super::weights::feature;

macro_rules! signs {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[repr(usize)]
        pub(super) enum Sign { $($(#[$doc])* $name),+ }

        impl Sign {
            pub(super) const COUNT: usize = [$(Sign::$name),+].len();
        }
    };
}

signs! {
    // Of salience.
    Sentences, Paragraphs, Subject, LastSpeaker, Spoke, Quoted, Body, Thing, Unnamed, GenderUnknown,
    LastSubject, SpokeHere, Title, SilentThing, SilentBody, SpeakerInverted, JustSpoke, NewSubject, Adds,
    /// The last mention was an adjunct: *avec Jean Roy*.
    Oblique,
    /// It stood in apposition.
    Apposed,
    /// It came second or later in a list.
    Listed,
    /// It stood in a relative clause.
    InRelative,
    /// It stood in another subordinate clause.
    InSubordinate,
    /// It stood beside the pronoun, with the same verb.
    SameClause,
    /// Last mentioned two sentences ago or more.
    Far,
    /// How often the whole article names it, as the logarithm of one more.
    TimesNamed,
    /// How often it spoke, likewise.
    TimesSpoken,
    /// The text names it soon behind.
    NamedAhead,
    /// Spoke last, for a pronoun in a quotation.
    QuotedLastSpeaker,
    /// Says the quotation that the pronoun stands in.
    Quoter,
    /// Named in what is said.
    OwnContent,
    /// Last mentioned in an earlier paragraph, for a pronoun behind its verb.
    InvertedEarlierParagraph,
    /// Last mentioned three sentences ago or more, for such a pronoun.
    InvertedFar,
    /// A body or state, for such a pronoun.
    InvertedBody,
    /// People without a name, for such a pronoun.
    InvertedUnnamed,
    /// A person, and what is said has *je*.
    PersonSaysI,
    /// A body or thing, and what is said has *je*.
    BodySaysI,
    /// The latest of the candidates to have spoken.
    LatestSpeaker,
    /// The same, for a pronoun behind its verb.
    InvertedLatestSpeaker,
    /// The nearest person among the candidates.
    NearestPerson,
    /// A thing, and a person with a name is near.
    ThingBesidePerson,
    /// Nobody of the candidates is meant.
    Nobody,
    /// Nobody of them speaks.
    NobodySpeaks,
    // Of descriptions.
    /// How alike it is to what a candidate was described as.
    Likeness,
    /// It is the one whom the words of the description tell.
    ByRole,
    /// It is alike at all.
    Alike,
    /// A candidate was described, and never alike.
    DescribedOtherwise,
    /// A candidate holds another office.
    OtherOffice,
    /// A candidate was described by the same noun, of another body or place.
    SameNounOfAnother,
    /// A candidate has a name.
    Named,
    /// A candidate shows the gender of the description.
    GenderShown,
    /// The same, and it is feminine.
    FeminineShown,
    /// Nobody else whom the article names may be meant.
    OnlyOne,
    /// Nobody else who may be meant is named nearly as often.
    MostNamed,
    /// The article names the candidate only behind.
    Unseen,
    /// The same, in the next sentences.
    UnseenSoon,
    /// The last to speak, for an office that nobody said he holds.
    NewOfficeOfSpeaker,
    /// Anybody else, for such an office.
    NewOffice,
    /// The same, for an office of state.
    NewListedOffice,
    /// The last to speak, for a description behind its verb.
    SpeakerBehindVerb,
    /// The last to speak, for *cet homme*.
    SpeakerPointedAt,
    /// The nearest person, for *la jeune femme*.
    NearestOfAnyone,
    /// Somebody who holds an office, for it.
    OfficeOfAnyone,
    /// A person, for a noun that no list knows.
    UnknownNounPerson,
    /// A body that was called by the same noun.
    SameBodyNoun,
    /// A body that was called by another.
    OtherBodyNoun,
    /// A body, for a noun that any body may be called by: *l'organisation*.
    BodyOfAnySort,
    /// Each complement that the candidate was not described by, up to two.
    ForeignComplements,
    // What speaks for somebody new.
    NewOfOffice, NewOfLocalOffice, NewOfMandate, NewOfTrade, NewOfAnyone, NewOfBody,
    NewOfUnknownNoun, NewOfFormer, NewPointedAt, NewOfListedOffice, NewBehindVerb, NewByComplements,
    NewByAdjectives, NewInLead,
}

/// Those signs that salience has too.
pub(super) const FROM_SALIENCE: [(Sign, usize); 19] = [
    (Sign::Sentences, feature::SENTENCE),
    (Sign::Paragraphs, feature::BLOCK),
    (Sign::Subject, feature::SUBJECT),
    (Sign::LastSpeaker, feature::LAST_SPEAKER),
    (Sign::Spoke, feature::SPOKE),
    (Sign::Quoted, feature::QUOTED),
    (Sign::Body, feature::BODY),
    (Sign::Thing, feature::THING),
    (Sign::Unnamed, feature::UNNAMED),
    (Sign::GenderUnknown, feature::GENDER_UNKNOWN),
    (Sign::LastSubject, feature::LAST_SUBJECT),
    (Sign::SpokeHere, feature::SPOKE_HERE),
    (Sign::Title, feature::TITLE),
    (Sign::SilentThing, feature::SILENT_THING),
    (Sign::SilentBody, feature::SILENT_BODY),
    (Sign::SpeakerInverted, feature::SPEAKER_INVERTED),
    (Sign::JustSpoke, feature::JUST_SPOKE),
    (Sign::NewSubject, feature::NEW_SUBJECT),
    (Sign::Adds, feature::ADDS),
];

/// How much each sign speaks for somebody.
pub(super) type Weights = [f32; Sign::COUNT];

/// The value of each sign.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Signs(pub(super) [f32; Sign::COUNT]);

impl Default for Signs {
    fn default() -> Self {
        Signs([0.0; Sign::COUNT])
    }
}

impl Signs {
    pub(super) fn put(&mut self, sign: Sign, value: f32) {
        self.0[sign as usize] = value;
    }

    pub(super) fn set(&mut self, sign: Sign, holds: bool) {
        self.put(sign, f32::from(u8::from(holds)));
    }

    pub(super) fn get(&self, sign: Sign) -> f32 {
        self.0[sign as usize]
    }

    /// The sum of what speaks for and against.
    pub(super) fn weigh(&self, weights: &Weights) -> f32 {
        let products = self.0.iter().zip(weights);
        products.map(|(value, weight)| value * weight).sum()
    }
}
