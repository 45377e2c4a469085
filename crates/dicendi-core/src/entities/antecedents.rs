//! Whom a pronoun stands for, or a quotation without a speaker comes from: each candidate, and nobody, gets
//! a probability from a log-linear model of what speaks for it (Denis & Baldridge 2008, with a null candidate).

use super::discourse::{Discourse, Seen, Sight, Wanted};
use super::register::{Known, Register};
use super::salience::Circumstances;
use super::sign::{FROM_SALIENCE, Sign, Signs};
use super::standing::{Clause, Part, Standing};
use super::weights::feature;
use crate::document::{EntityId, EntityKind};
use crate::span::{Span, Token};

/// What asks for somebody of whom the text spoke.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    Pronoun,
    /// A pronoun behind its verb: *dit-elle*.
    Inverted,
    /// A quotation without a speaker.
    Quotation,
    /// A description that speaks: *la chercheuse*.
    Description,
}

/// A pronoun or quotation that asks for somebody, and what stands around it.
#[derive(Debug, Clone)]
pub(super) struct Asked {
    pub(super) wanted: Wanted,
    pub(super) form: Form,
    pub(super) standing: Standing,
    /// What it says itself, if it speaks.
    pub(super) says: Vec<Span<Token>>,
    /// Whether that has *je*.
    pub(super) says_i: bool,
    /// Who says the quotation that it stands in.
    pub(super) quoter: Option<EntityId>,
    /// The subject of the main clause, where that comes behind: *S'**il** …, Jean Roy …*.
    pub(super) following: Option<EntityId>,
    /// Those whom the text names soon behind.
    pub(super) ahead: Vec<EntityId>,
}

/// Who is meant, and how probable that is.
pub(super) fn antecedent(
    discourse: &Discourse,
    register: &Register,
    asked: &Asked,
    excluded: &[EntityId],
) -> Option<(EntityId, f32)> {
    // Too rare to be learned: *S'il se dit prêt, Jean Roy …*
    const FOLLOWING: f32 = 0.8;
    let following = asked.following.filter(|&id| {
        discourse
            .fits(register, id, &asked.wanted, excluded)
            .is_some()
    });
    if let Some(id) = following {
        return Some((id, FOLLOWING));
    }
    let weights = match asked.form {
        Form::Quotation => &discourse.weights.quotation,
        _ => &discourse.weights.pronoun,
    };
    let mut whole = nobody(asked).weigh(weights).exp();
    let mut best: Option<(EntityId, f32)> = None;
    for (id, signs) in candidates(discourse, register, asked, excluded) {
        let odds = signs.weigh(weights).exp();
        whole += odds;
        if best.is_none_or(|(_, top)| odds > top) {
            best = Some((id, odds));
        }
    }
    best.map(|(id, odds)| (id, odds / whole))
}

/// Those who may be meant, with what speaks for and against each.
pub(super) fn candidates(
    discourse: &Discourse,
    register: &Register,
    asked: &Asked,
    excluded: &[EntityId],
) -> Vec<(EntityId, Signs)> {
    let known = discourse.candidates(register, &asked.wanted, excluded);
    let mut found: Vec<(EntityId, Signs)> = known
        .iter()
        .map(|(id, circumstances)| {
            let seen = discourse.seen(*id);
            (
                *id,
                alone(asked, *id, register.get(*id), seen, circumstances),
            )
        })
        .collect();
    beside_others(asked, discourse, register, &mut found);
    found
}

/// What speaks for it that nobody of those is meant.
pub(super) fn nobody(asked: &Asked) -> Signs {
    let mut signs = Signs::default();
    signs.set(Sign::Nobody, true);
    signs.set(Sign::NobodySpeaks, asked.wanted.speaks);
    signs
}

/// What a candidate shows by itself.
pub(super) fn alone(
    asked: &Asked,
    id: EntityId,
    known: &Known,
    seen: Option<&Seen>,
    circumstances: &Circumstances,
) -> Signs {
    let mut signs = Signs::default();
    for (sign, feature) in FROM_SALIENCE {
        signs.put(sign, circumstances[feature]);
    }
    let inverted = asked.form == Form::Inverted;
    let place = asked.wanted.place;
    let person = known.kind == EntityKind::Person;
    let on = |feature: usize| circumstances[feature] > 0.0;
    signs.set(Sign::Quoter, asked.quoter == Some(id));
    signs.set(Sign::NamedAhead, asked.ahead.contains(&id));
    signs.set(Sign::PersonSaysI, asked.says_i && person);
    let source = known.kind == EntityKind::Unnamed;
    signs.set(Sign::BodySaysI, asked.says_i && !person && !source);
    signs.set(Sign::InvertedBody, inverted && on(feature::BODY));
    signs.set(Sign::InvertedUnnamed, inverted && on(feature::UNNAMED));
    let last_speaker = on(feature::LAST_SPEAKER) || on(feature::SPEAKER_FOR_OTHERS);
    signs.set(Sign::QuotedLastSpeaker, place.quoted && last_speaker);
    let Some(seen) = seen else { return signs };
    let Some(last) = seen.last(place.quoted) else {
        return signs;
    };
    let sentences = place.sentence.saturating_sub(last.place.sentence);
    let far = sentences >= 2;
    let Standing { part, clause, .. } = last.standing;
    signs.set(Sign::Oblique, !last.subject && part == Part::Oblique);
    signs.set(Sign::Apposed, !last.subject && part == Part::Apposed);
    signs.set(Sign::Listed, last.standing.listed);
    signs.set(Sign::InRelative, clause == Clause::Relative);
    signs.set(Sign::InSubordinate, clause == Clause::Subordinate);
    let same = last.standing.governor == asked.standing.governor;
    signs.set(Sign::SameClause, same && sentences == 0);
    signs.set(Sign::Far, far);
    signs.set(Sign::InvertedFar, inverted && sentences >= 3);
    let earlier = place.block > last.place.block;
    signs.set(Sign::InvertedEarlierParagraph, inverted && earlier);
    let told = |token: u32| asked.says.iter().any(|piece| piece.contains(token));
    let named_there = seen.nominal.is_some_and(told);
    signs.set(Sign::OwnContent, named_there && !last.place.quoted);
    signs.put(Sign::TimesNamed, (known.times_named as f32).ln_1p());
    signs.put(Sign::TimesSpoken, (seen.times_spoken as f32).ln_1p());
    signs
}

/// What a candidate shows beside the others.
pub(super) fn beside_others(
    asked: &Asked,
    discourse: &Discourse,
    register: &Register,
    candidates: &mut [(EntityId, Signs)],
) {
    const NEAR: u32 = 6;
    let place = asked.wanted.place;
    let person = |id: EntityId| register.get(id).kind == EntityKind::Person;
    let last = |id: EntityId| -> Option<Sight> {
        let last = discourse.seen(id)?.last(place.quoted)?;
        (place.quoted || !last.place.quoted).then_some(last)
    };
    let foremost = |turn: &dyn Fn(EntityId) -> Option<u32>| {
        let turns = candidates
            .iter()
            .filter_map(|&(id, _)| Some((turn(id)?, id)));
        turns.max().map(|(_, id)| id)
    };
    let nearest = foremost(&|id| last(id).filter(|_| person(id)).map(|last| last.turn));
    let latest = foremost(&|id| discourse.seen(id)?.spoken);
    let named_person = candidates.iter().any(|&(id, _)| {
        let near = discourse.distance(id, place).is_some_and(|far| far <= NEAR);
        near && person(id) && register.get(id).named
    });
    for (id, signs) in candidates {
        let inverted = asked.form == Form::Inverted;
        let kind = register.get(*id).kind;
        let thing = matches!(kind, EntityKind::Thing | EntityKind::Place);
        signs.set(Sign::NearestPerson, nearest == Some(*id));
        signs.set(Sign::LatestSpeaker, latest == Some(*id));
        signs.set(Sign::InvertedLatestSpeaker, inverted && latest == Some(*id));
        let speaks = asked.wanted.speaks;
        signs.set(Sign::ThingBesidePerson, thing && named_person && speaks);
    }
}
