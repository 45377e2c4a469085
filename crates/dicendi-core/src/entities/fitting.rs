//! Whom a description that speaks means: a choice among those whom it may fit, and somebody new.

use super::antecedents::{Asked, alone, beside_others};
use super::descriptions::Sought;
use super::phrases::{Phrase, Pointing};
use super::register::Known;
use super::salience::Circumstances;
use super::sign::{Sign, Signs};
use super::standing::{Part, Standing};
use super::weights::feature;
use crate::document::{EntityId, EntityKind};
use crate::lexicon::{BodyKind, RoleForm};
use crate::ud::{Gender, Number};

/// What a description may stand for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sort {
    Person,
    Body,
    /// No list knows its noun.
    Unknown,
}

impl Sought<'_> {
    /// Who is meant, where that is probable enough, and how probable.
    pub(super) fn chosen(&self, asked: &Asked, excluded: &[EntityId]) -> Option<(EntityId, f32)> {
        const LEAST: f32 = 0.8;
        if !self.is_choice() {
            return None;
        }
        let weights = &self.discourse.weights.description;
        let new = self.somebody_new(asked).weigh(weights).exp();
        let (mut whole, mut best): (f32, Option<(EntityId, f32)>) = (new, None);
        for (id, signs) in self.fitting(asked, excluded) {
            let odds = signs.weigh(weights).exp();
            whole += odds;
            if best.is_none_or(|(_, top)| odds > top) {
                best = Some((id, odds));
            }
        }
        best.map(|(id, odds)| (id, odds / whole))
            .filter(|&(_, probable)| probable >= LEAST)
    }

    /// Whether somebody is chosen in this way: for one person or body that speaks.
    pub(super) fn is_choice(&self) -> bool {
        self.wanted.speaks
            && self.phrase.number != Some(Number::Plural)
            // *son avocat* is said of who spoke last, and is not he.
            && matches!(self.phrase.pointing, Pointing::Definite | Pointing::Demonstrative)
            && match self.sort() {
                // *indique le compte*, *selon l'acte d'accusation*: no list says that it may be somebody.
                Some(Sort::Unknown) => self.phrase.pointing == Pointing::Demonstrative,
                sort => sort.is_some(),
            }
    }

    fn sort(&self) -> Option<Sort> {
        let phrase = self.phrase;
        match (phrase.person, phrase.body) {
            // *l'entourage du ministre*: never the one whom it names.
            (true, _) => (!phrase.role.is_some_and(|role| role.unnamed)).then_some(Sort::Person),
            (false, Some(body)) => {
                let whole = body.kind == BodyKind::Organisation && !body.state && body.takes_up;
                (whole && !phrase.proper).then_some(Sort::Body)
            }
            (false, None) => Some(Sort::Unknown),
        }
    }

    /// Those whom it may fit, with what speaks for and against each.
    pub(super) fn fitting(&self, asked: &Asked, excluded: &[EntityId]) -> Vec<(EntityId, Signs)> {
        let Some(sort) = self.sort() else {
            return Vec::new();
        };
        let mut ids = self.discourse.recent();
        let later = self.register.ids().filter(|&id| {
            let known = self.register.get(id);
            let named = known.kind == EntityKind::Person && known.named_in.is_some();
            named && sort == Sort::Person && self.discourse.count(id) == 0
        });
        ids.extend(later);
        let by_role = self.by_role().map(|(id, _)| id);
        ids.extend(by_role);
        ids.sort_unstable();
        ids.dedup();
        ids.retain(|id| {
            let fits = by_role == Some(*id) || self.may_fit(*id, sort) && !self.conflicts(*id);
            fits && !self.is_answered(*id) && !excluded.contains(id)
        });
        let rivals: Vec<EntityId> = ids
            .iter()
            .copied()
            .filter(|&id| self.is_named_person(id))
            .collect();
        let mut found: Vec<(EntityId, Signs)> = ids
            .into_iter()
            .map(|id| {
                let mut signs = self.signs_of(asked, id, sort);
                signs.set(Sign::ByRole, by_role == Some(id));
                (id, signs)
            })
            .collect();
        beside_others(asked, self.discourse, self.register, &mut found);
        let times = |id: EntityId| self.register.get(id).times_named;
        for (id, signs) in &mut found {
            let mut others = rivals.iter().filter(|&other| other != id);
            let foremost = self.is_named_person(*id);
            let most = others.clone().all(|&other| 2 * times(other) <= times(*id));
            signs.set(Sign::OnlyOne, foremost && others.next().is_none());
            signs.set(Sign::MostNamed, foremost && most);
            let anyone = self.phrase.role.is_some_and(|role| role.anyone);
            let nearest = signs.get(Sign::NearestPerson) > 0.0;
            signs.set(Sign::NearestOfAnyone, anyone && nearest);
        }
        found
    }

    /// *« Nous irons au bout », répond la directrice*: not she who has spoken just before, unless she was called so.
    pub(super) fn is_answered(&self, id: EntityId) -> bool {
        let spoke = self.discourse.last_speaker();
        let just_before = spoke
            .is_some_and(|(last, place)| last == id && self.wanted.place.block <= place.block + 1);
        self.wanted.replies && just_before && self.alike(self.register.get(id)).is_none()
    }

    fn is_named_person(&self, id: EntityId) -> bool {
        let known = self.register.get(id);
        known.kind == EntityKind::Person && known.named
    }

    fn may_fit(&self, id: EntityId, sort: Sort) -> bool {
        let known = self.register.get(id);
        // *l'avocat de Jean Roy*
        let of_itself = || {
            let mut complements = self.phrase.complements.iter();
            known.named && complements.any(|word| known.words.contains(word))
        };
        match known.kind {
            EntityKind::Person | EntityKind::Unnamed => {
                let told = known.named || self.may_be_nameless(known);
                let other = || {
                    self.is_of_another(known)
                        || self.is_beside_the_trade(known)
                        || self.holds_another_office(known)
                };
                sort != Sort::Body
                    && told
                    && !of_itself()
                    && !self.may_stay_nameless(known)
                    && !other()
            }
            EntityKind::Organisation => {
                sort == Sort::Body && (known.named || self.alike(known).is_some())
            }
            _ => false,
        }
    }

    /// *un chauffeur … le magistrat* are two, *un adolescent … le mineur* is one.
    fn may_be_nameless(&self, known: &Known) -> bool {
        self.phrase.pointing == Pointing::Demonstrative
            || self.phrase.role.is_some_and(|role| role.anyone)
            || self.alike(known).is_some()
    }

    /// *le député du Nord* is not *le député du Lot*, and *le président du club* not the one of the state.
    fn is_of_another(&self, known: &Known) -> bool {
        let office = self.phrase.role.filter(|role| role.office || role.mandate);
        let Some(office) = office else { return false };
        let mut same = known.roles.iter().filter(|role| {
            let told = role.role.is_some_and(|role| role.role == office.role);
            let of_state = role.office.is_some() && !role.former;
            told && (of_state || !role.complements.is_empty())
        });
        !self.phrase.complements.is_empty() && same.any(|role| self.likeness(role).is_none())
    }

    /// *la procureure de Bourg*: an office that comes with a place or case is held by somebody whom few articles name.
    fn may_stay_nameless(&self, known: &Known) -> bool {
        self.phrase.role.is_some_and(|role| role.local) && self.alike(known).is_none()
    }

    /// *le ministre des Sports, Paul Lenoir … le président du club de Bourg*: two offices at a time are two persons'.
    fn holds_another_office(&self, known: &Known) -> bool {
        let held = |role: RoleForm| role.office && !role.mandate && !role.local;
        let said = self.phrase.role.is_some_and(held) && !self.phrase.former;
        let mut roles = known.roles.iter().filter(|role| !role.former);
        let holds = roles.any(|role| role.role.is_some_and(held));
        said && holds && !self.phrase.complements.is_empty() && self.alike(known).is_none()
    }

    /// *l'avocat Paul Lenoir … le député du Nord*: an office goes with other offices, or with a name alone.
    fn is_beside_the_trade(&self, known: &Known) -> bool {
        let office = self
            .phrase
            .role
            .is_some_and(|role| role.office || role.mandate);
        let mut roles = known.roles.iter().filter_map(|role| role.role).peekable();
        office
            && roles.peek().is_some()
            && !roles.any(|role| (role.office || role.mandate) && !role.local)
    }

    fn signs_of(&self, asked: &Asked, id: EntityId, sort: Sort) -> Signs {
        let phrase = self.phrase;
        let known = self.register.get(id);
        let seen = self.discourse.seen(id);
        let circumstances = self.discourse.circumstances(id, known, self.wanted);
        let circumstances = circumstances.unwrap_or([0.0; feature::COUNT]);
        let mut signs = alone(asked, id, known, seen, &circumstances);
        let on = |feature: usize, circumstances: &Circumstances| circumstances[feature] > 0.0;
        let speaker = on(feature::LAST_SPEAKER, &circumstances);
        let person = known.kind == EntityKind::Person;
        let likeness = self.alike(known);
        signs.put(Sign::Likeness, likeness.unwrap_or(0.0));
        signs.set(Sign::Alike, likeness.is_some());
        let mut told = known
            .roles
            .iter()
            .filter(|role| role.role.is_some() || role.body.is_some());
        let described = told.clone().next().is_some();
        signs.set(Sign::DescribedOtherwise, described && likeness.is_none());
        let office = |phrase: &Phrase| phrase.role.is_some_and(|role| role.office);
        let new_office = office(phrase) && likeness.is_none();
        let listed = phrase.office.is_some() && likeness.is_none();
        signs.set(Sign::NewListedOffice, listed);
        let other = told.clone().any(office);
        let anyone = phrase.role.is_some_and(|role| role.anyone);
        signs.set(Sign::OfficeOfAnyone, anyone && other);
        signs.set(Sign::OtherOffice, other && likeness.is_none());
        let same_noun = told.any(|role| role.noun == phrase.noun);
        signs.set(Sign::SameNounOfAnother, same_noun && likeness.is_none());
        signs.set(Sign::Named, known.named);
        let shown = known.gender.is_some() && known.gender == phrase.gender;
        signs.set(Sign::GenderShown, person && shown);
        let feminine = phrase.gender == Some(Gender::Feminine);
        signs.set(Sign::FeminineShown, person && shown && feminine);
        signs.set(Sign::GenderUnknown, person && known.gender.is_none());
        let sentence = self.wanted.place.sentence;
        const SOON: u32 = 3;
        let soon = known.named_in.is_some_and(|at| at <= sentence + SOON);
        signs.set(Sign::Unseen, seen.is_none());
        signs.set(Sign::UnseenSoon, seen.is_none() && soon);
        signs.set(Sign::NewOfficeOfSpeaker, new_office && speaker);
        signs.set(Sign::NewOffice, new_office && !speaker);
        signs.set(
            Sign::SpeakerBehindVerb,
            speaker && self.is_behind_verb(asked),
        );
        let pointed = phrase.pointing == Pointing::Demonstrative;
        signs.set(Sign::SpeakerPointedAt, speaker && pointed);
        let unknown = sort == Sort::Unknown;
        signs.set(Sign::UnknownNounPerson, unknown && person);
        if sort == Sort::Body {
            let nouns: Vec<&String> = self.body_nouns(known).collect();
            let same = nouns.iter().any(|noun| **noun == phrase.noun);
            signs.set(Sign::SameBodyNoun, same);
            signs.set(Sign::OtherBodyNoun, !same && !nouns.is_empty());
            let any_sort = phrase.body.is_some_and(|body| body.any_sort);
            signs.set(Sign::BodyOfAnySort, any_sort);
        }
        let foreign = phrase.complements.iter().filter(|word| {
            !known
                .roles
                .iter()
                .any(|role| role.complements.contains(word))
        });
        signs.put(Sign::ForeignComplements, foreign.count().min(2) as f32);
        signs
    }

    /// How alike it and what somebody was described as are, at best.
    fn alike(&self, known: &Known) -> Option<f32> {
        let likeness = known.roles.iter().filter_map(|role| self.likeness(role));
        likeness.reduce(f32::max)
    }

    fn is_behind_verb(&self, asked: &Asked) -> bool {
        let Standing { part, governor, .. } = asked.standing;
        part == Part::Subject && governor < self.phrase.head
    }

    /// What speaks for it that somebody new is meant.
    pub(super) fn somebody_new(&self, asked: &Asked) -> Signs {
        const LEAD: u32 = 1;
        let phrase = self.phrase;
        let mut signs = Signs::default();
        signs.set(Sign::Nobody, true);
        if let Some(role) = phrase.role {
            signs.set(Sign::NewOfOffice, role.office);
            signs.set(Sign::NewOfListedOffice, phrase.office.is_some());
            signs.set(Sign::NewOfLocalOffice, role.local);
            signs.set(Sign::NewOfMandate, role.mandate);
            signs.set(Sign::NewOfAnyone, role.anyone);
            let trade = !role.office && !role.anyone;
            signs.set(Sign::NewOfTrade, trade);
        }
        let sort = self.sort();
        signs.set(Sign::NewOfBody, sort == Some(Sort::Body));
        signs.set(Sign::NewOfUnknownNoun, sort == Some(Sort::Unknown));
        signs.set(Sign::NewOfFormer, phrase.former);
        signs.set(
            Sign::NewPointedAt,
            phrase.pointing == Pointing::Demonstrative,
        );
        signs.set(Sign::NewBehindVerb, self.is_behind_verb(asked));
        signs.put(
            Sign::NewByComplements,
            phrase.complements.len().min(2) as f32,
        );
        signs.put(Sign::NewByAdjectives, phrase.adjectives.len().min(2) as f32);
        signs.set(Sign::NewInLead, self.wanted.place.block <= LEAD);
        signs
    }
}
