//! The walks that the patterns take, side by side.

use super::Route;
use super::met::Met::*;
use crate::ud::Upos::{Adj, Adp, Adv, Det, Num, Pron, Punct};

/// To wherever the words end.
const ALL: u32 = u32::MAX;

/// *a déclaré mercredi à l'AFP **le maire***: from a verb to the subject behind it.
pub(in crate::statements) const SUBJECT_BEHIND: Route = Route {
    over: &[Aside, Word(Adv), Phrase, Comma, Participle, Day],
    until: &[],
    far: ALL,
};

/// *Le maire, ému, **a** dit*: from what opens a phrase to the next of the words before a verb that may.
pub(in crate::statements) const PHRASE_OPENINGS: Route = Route {
    over: &[Inside, QuotedApart],
    until: &[],
    far: ALL,
};

/// *Anne Roy (à gauche) **en** a parlé*: back from a verb to the word that its subject ends with.
pub(in crate::statements) const SUBJECT_END: Route = Route {
    over: &[Particle, Bracketed],
    until: &[],
    far: ALL,
};

/// *Figure du mouvement, **Anne Roy** a annoncé*: back from a verb to the first word of the phrase before it.
pub(in crate::statements) const PHRASE_BEFORE: Route = Route {
    over: &[],
    until: &[PhraseBorder],
    far: ALL,
};

/// ***son frère, sa sœur** et le maire ont écrit*: back from a verb through the list before it.
pub(in crate::statements) const LIST_BEFORE: Route = Route {
    over: &[],
    until: &[ClauseEnd, Relative],
    far: 40,
};

/// *ont écrit **le maire et le préfet***: through the list behind a verb.
pub(in crate::statements) const LIST_BEHIND: Route = Route {
    over: &[],
    until: &[ClauseEnd],
    far: 40,
};

/// *Anne Roy **et** le préfet*: back from a noun to what joins it to another.
pub(in crate::statements) const JOINT: Route = Route {
    over: &[Word(Det), Word(Adj), Word(Num)],
    until: &[],
    far: ALL,
};

/// *jugé « grave » **par le maire***: from a participle to the agent behind it.
pub(in crate::statements) const AGENT: Route = Route {
    over: &[QuotedApart],
    until: &[Comma, Conjunction, Verb],
    far: 24,
};

/// *ont publié **un communiqué** dénonçant*: back from a present participle through the noun phrase before it.
pub(in crate::statements) const SOURCE_BEFORE: Route = Route {
    over: &[],
    until: &[NotNominal],
    far: 12,
};

/// *une réforme de **la police**, accusée de fraude*: back from a participle to the nouns of its clause.
pub(in crate::statements) const NOUNS_BEFORE: Route = Route {
    over: &[],
    until: &[FiniteVerb],
    far: 14,
};

/// *des clubs, **dont** Alpha et Bêta, qui réclament*: back from a name to the word that it is an example behind.
pub(in crate::statements) const EXAMPLES_BEFORE: Route = Route {
    over: &[],
    until: &[Tensed],
    far: 12,
};

/// *accuse « **des voisins** jaloux » de*: from a verb with other complements to its object.
pub(in crate::statements) const OBJECT_BEHIND: Route = Route {
    over: &[Word(Adv), Adjective, Participle, TimeNoun, OpeningMark],
    until: &[],
    far: ALL,
};

/// *a dénoncé dans une tribune **ces ventes***: the same for a verb without other complements.
pub(in crate::statements) const LONE_OBJECT_BEHIND: Route = Route {
    over: &[
        Word(Adv),
        WholePhrase,
        Adjective,
        Participle,
        TimeNoun,
        OpeningMark,
    ],
    until: &[],
    far: ALL,
};

/// *a pris acte samedi **du vote***: from a cue to the preposition of its complement.
pub(in crate::statements) const COMPLEMENT_BEHIND: Route = Route {
    over: &[Word(Adv), Time, ClosingMark],
    until: &[],
    far: ALL,
};

/// *a parlé d'un **« drame »***: from a cue to a quotation; whatever else it meets stands between them.
pub(in crate::statements) const QUOTATION_BEHIND: Route = Route {
    over: &[Word(Adv), Word(Pron), InnerMark, Word(Adp), Word(Det)],
    until: &[],
    far: ALL,
};

/// *Le médiateur rassure **:***: from a cue to the colon behind which it reports.
pub(in crate::statements) const COLON_BEHIND: Route = Route {
    over: &[Word(Adv), Word(Pron), Word(Adp), Word(Det), Time],
    until: &[],
    far: ALL,
};

/// *de ne pas **partir***: from a preposition to its infinitive.
pub(in crate::statements) const INFINITIVE_BEHIND: Route = Route {
    over: &[Clitic, Word(Punct)],
    until: &[],
    far: 4,
};

/// ***de** ne pas partir*: back from an infinitive to what governs it.
pub(in crate::statements) const PREPOSITION_BEFORE: Route = Route {
    over: &[Clitic],
    until: &[],
    far: ALL,
};

/// *dit le maire lundi**,***: from a subject to what closes its clause.
pub(in crate::statements) const CLOSE_BEHIND: Route = Route {
    over: &[Time],
    until: &[],
    far: ALL,
};
