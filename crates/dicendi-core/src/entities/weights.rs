//! How much each circumstance and sign speaks for somebody.

use super::sign;

/// What resolution weighs by.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Weights {
    /// How much somebody is in mind, where a description may take them up.
    pub(super) salience: Salience,
    /// Whom a pronoun stands for.
    pub(super) pronoun: sign::Weights,
    /// Who says a quotation that stands alone.
    pub(super) quotation: sign::Weights,
    /// Whom a description means that speaks.
    pub(super) description: sign::Weights,
}

/// Weights of the first signs; the others say nothing.
const fn first<const N: usize>(weights: [f32; N]) -> sign::Weights {
    let mut all = [0.0; sign::Sign::COUNT];
    let mut at = 0;
    while at < N {
        all[at] = weights[at];
        at += 1;
    }
    all
}

/// One number for each [`feature`].
pub(super) type Salience = [f32; feature::COUNT];

/// The circumstances.
pub(super) mod feature {
    /// Sentences since the last mention.
    pub(in crate::entities) const SENTENCE: usize = 0;
    /// Paragraphs since the last mention.
    pub(in crate::entities) const BLOCK: usize = 1;
    /// Mentions of anybody since. These three as the logarithm of one more.
    pub(in crate::entities) const TURN: usize = 2;
    /// The last mention was a subject.
    pub(in crate::entities) const SUBJECT: usize = 3;
    /// It was the subject of the same sentence, outside what is quoted.
    pub(in crate::entities) const SAME_SENTENCE: usize = 4;
    /// Who spoke last, in this paragraph or the one before; the pronoun speaks too.
    pub(in crate::entities) const LAST_SPEAKER: usize = 5;
    /// Who spoke last, two or three paragraphs before; the pronoun speaks too.
    pub(in crate::entities) const FAR_SPEAKER: usize = 6;
    /// Who spoke last, for a pronoun that does not speak.
    pub(in crate::entities) const SPEAKER_FOR_OTHERS: usize = 7;
    /// Spoke at all.
    pub(in crate::entities) const SPOKE: usize = 8;
    /// Each mention so far, up to five.
    pub(in crate::entities) const OFTEN: usize = 9;
    /// Last mentioned in a quotation, and the pronoun stands outside.
    pub(in crate::entities) const QUOTED: usize = 10;
    /// A body or state.
    pub(in crate::entities) const BODY: usize = 11;
    /// A thing or place.
    pub(in crate::entities) const THING: usize = 12;
    /// People without a name.
    pub(in crate::entities) const UNNAMED: usize = 13;
    /// Has a name of its own.
    pub(in crate::entities) const NAMED: usize = 14;
    /// The pronoun shows a gender and the entity none.
    pub(in crate::entities) const GENDER_UNKNOWN: usize = 15;
    /// A plural pronoun for a singular group.
    pub(in crate::entities) const NUMBER_BY_SENSE: usize = 16;
    /// A subject since anybody spoke last.
    pub(in crate::entities) const NEW_SUBJECT: usize = 17;
    /// In the same sentence, and no subject there.
    pub(in crate::entities) const BESIDE: usize = 18;
    /// The subject of the sentence before.
    pub(in crate::entities) const LAST_SUBJECT: usize = 19;
    /// The first subject of the paragraph.
    pub(in crate::entities) const OPENS: usize = 20;
    /// Spoke in the same paragraph.
    pub(in crate::entities) const SPOKE_HERE: usize = 21;
    /// Mentioned in the title.
    pub(in crate::entities) const TITLE: usize = 22;
    /// A thing or place that did not speak so far; the pronoun speaks.
    pub(in crate::entities) const SILENT_THING: usize = 23;
    /// A body or state that did not speak so far; the pronoun speaks.
    pub(in crate::entities) const SILENT_BODY: usize = 24;
    /// Who spoke last, for a pronoun that goes on speaking.
    pub(in crate::entities) const ADDS: usize = 25;
    /// Who spoke last, in this paragraph or the one before, for a pronoun behind its verb.
    pub(in crate::entities) const SPEAKER_INVERTED: usize = 26;
    /// Who spoke last, in this sentence or the one before.
    pub(in crate::entities) const JUST_SPOKE: usize = 27;
    /// The subject of the sentence before in what somebody says, for a pronoun that stands there too.
    pub(in crate::entities) const SPEECH_SUBJECT: usize = 28;
    pub(in crate::entities) const COUNT: usize = 29;
}

/// Found on annotated articles of OrangeSum and those of `tests/gold`, as a network of 112 units read them: those of
/// pronouns, quotations and descriptions by `train_weights`; those of salience by a search before it, on whose scale descriptions
/// rest.
pub(super) const FRENCH: Weights = Weights {
    salience: [
        -1.0, -1.09, -0.33, 0.8, 0.42, 0.48, -0.21, -0.53, -0.06, 0.1, -0.7, -1.51, -0.85, -0.41,
        0.37, -0.76, 0.09, 0.63, -0.08, 0.57, 0.19, 0.07, 0.19, -0.79, -0.25, 0.01, 0.55, 1.23,
        0.47,
    ],
    pronoun: first([
        -0.63, -0.92, 1.21, 0.71, 0.43, -0.31, -1.39, -0.44, -0.13, -0.81, 0.17, 0.31, 0.37, -0.61,
        -0.12, 0.65, 0.9, 0.83, 0.18, -0.06, 0.82, -0.44, -0.29, -0.14, 0.14, -0.95, 0.35, -0.42,
        0.53, -1.0, -0.31, -0.18, 0.41, -0.09, -0.34, -0.17, 0.1, -0.26, -0.1, 0.73, 0.64, -0.37,
        -0.93, -0.45,
    ]),
    quotation: first([
        -0.0, 0.08, 0.03, 0.31, 0.77, -0.19, 0.13, -0.37, 0.19, 0.0, -0.09, 0.37, 0.19, -0.3,
        -0.38, 0.0, 0.4, -0.16, 0.0, 0.18, 0.34, -0.19, -0.29, -0.46, 0.0, -0.57, 0.3, 0.94, 0.13,
        0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.48, -0.19, 0.52, 0.0, 0.68, -0.21, 0.26, 0.26,
    ]),
    description: first([
        0.19, -0.82, 0.3, 0.42, 1.22, -0.42, -0.21, -0.22, -0.27, -0.14, 0.12, -0.02, 0.2, -0.27,
        -0.17, 0.0, -0.37, 0.78, 0.58, -0.26, 0.03, -0.24, -0.24, -0.03, -0.76, -0.68, 0.09, -0.55,
        0.48, -0.22, 0.0, 0.54, 0.0, 0.0, 0.0, 0.0, 0.61, 0.07, 0.75, 0.0, 0.24, -0.22, -0.43, 0.0,
        0.63, -0.07, 1.54, 0.32, -1.29, 0.62, -1.16, 0.63, 1.1, 0.09, 0.45, -1.43, 0.2, -0.83,
        -1.25, -0.59, 0.32, 0.44, -0.13, -0.54, 0.05, 0.22, -0.74, 0.57, -0.1, -0.51, 0.87, -0.3,
        0.04, -0.22, 0.21, 0.22, -0.42, -0.17, -0.36, -0.51, 0.22, 0.02, -0.82,
    ]),
};
