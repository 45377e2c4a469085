//! Descriptions: taken up, standing beside a name, two at once, or new.

#[cfg(feature = "train")]
use super::{Asks, Choice};
use super::{Resolution, Resolver};
use crate::document::{EntityId, EntityKind, MentionForm};
use crate::entities::descriptions::Sought;
use crate::entities::discourse::{Place, Wanted};
use crate::entities::items::Item;
use crate::entities::nouns::person_noun;
use crate::entities::phrases::{Phrase, Pointing};
use crate::entities::scene::Scene;
use crate::lexicon::{Anaphor, BodyKind, WordClass};
use crate::ud::{Deprel, Number};

impl Resolver<'_> {
    pub(super) fn resolve_description(&mut self, item: &Item, place: Place) -> Option<Resolution> {
        let phrase = self.phrase(item.head);
        let described = |entity, confidence, antecedent| Resolution {
            form: MentionForm::Description,
            entity,
            confidence,
            antecedent,
        };
        if let Some(id) = self.beside(item.head) {
            return Some(described(id, 0.95, None));
        }
        if item.mention.is_none() && self.is_said_of_another(item.head) {
            return None;
        }
        let wanted = self.wanted(item, place);
        let wanted = Wanted {
            gender: phrase.gender,
            number: phrase.number,
            ..wanted
        };
        if let Some(named) = self.named_within(&phrase) {
            const SURE: f32 = 0.9;
            for &id in &named {
                self.register.add_role(id, (*phrase).clone());
            }
            return Some(described(self.group_of(&named), SURE, None));
        }
        const TOGETHER: f32 = 0.7;
        let group = self.group_described(&phrase, place);
        if let Some(id) = group.filter(|_| TOGETHER >= self.least) {
            return Some(described(id, TOGETHER, self.last_mention.get(&id).copied()));
        }
        // *la même source*, and *cette source*, whoever it was
        let source = phrase.role.is_some_and(|role| role.unnamed)
            && phrase.pointing == Pointing::Demonstrative
            && self.scene.lexicon.is_in(WordClass::Nameless, &phrase.noun);
        let anaphor = phrase.anaphor.or(source.then_some(Anaphor::Same));
        match anaphor {
            Some(Anaphor::Same) => {
                const SURE: f32 = 0.75;
                let speaker = self.discourse.last_speaker();
                if let Some((id, _)) = speaker.filter(|_| SURE >= self.least) {
                    return Some(described(id, SURE, self.last_mention.get(&id).copied()));
                }
            }
            Some(Anaphor::Both) => {
                const SURE: f32 = 0.65;
                let both = self.both(&phrase).filter(|_| SURE >= self.least);
                if let Some(both) = both {
                    let antecedent = self.last_mention.get(&both[0]).copied();
                    return Some(described(self.group_of(&both), SURE, antecedent));
                }
            }
            Some(Anaphor::Latter) if phrase.role.is_none() && phrase.body.is_none() => {
                const SURE: f32 = 0.75;
                let excluded = self.excluded(item);
                let latest = self.discourse.latest(&self.register, &wanted, &excluded);
                let found = match latest {
                    Some(id) => Some((id, SURE)),
                    None => self.antecedent(item, wanted, &excluded),
                };
                let (id, confidence) = found.filter(|&(_, confidence)| confidence >= self.least)?;
                return Some(described(
                    id,
                    confidence,
                    self.last_mention.get(&id).copied(),
                ));
            }
            _ => {}
        }
        let excluded = self.excluded(item);
        let asked = (wanted.speaks).then(|| self.asked(item, wanted));
        let sought = Sought {
            lexicon: self.scene.lexicon,
            register: &self.register,
            discourse: &self.discourse,
            phrase: &phrase,
            wanted: &wanted,
        };
        #[cfg(feature = "train")]
        let choice = (asked.as_ref().zip(item.mention))
            .filter(|_| sought.is_choice())
            .map(|(asked, mention)| {
                let found = sought.fitting(asked, &excluded);
                Choice::new(
                    Asks::Description(mention),
                    found,
                    sought.somebody_new(asked),
                )
            });
        let chosen = asked.and_then(|asked| sought.chosen(&asked, &excluded));
        let found = chosen.or_else(|| sought.taken_up());
        let found = found.filter(|&(id, _)| !sought.is_answered(id));
        let found = found.filter(|&(id, confidence)| {
            let points = phrase.pointing == Pointing::Demonstrative;
            // *l'étude*, *le projet*: a thing without a name is what it is called where it stands; *cette étude* points.
            let itself = !points
                && kind_of(&self.scene, &phrase) == EntityKind::Thing
                && !self.register.get(id).named;
            confidence >= self.least && !excluded.contains(&id) && !itself
        });
        #[cfg(feature = "train")]
        self.choices.extend(choice);
        if let Some((id, confidence)) = found {
            self.lengthen(id, &phrase);
            // *ce chercheur* is *le chercheur* from then on.
            if phrase.person && phrase.role.is_some() {
                self.register.add_role(id, (*phrase).clone());
            }
            return Some(described(
                id,
                confidence,
                self.last_mention.get(&id).copied(),
            ));
        }
        let kind = kind_of(&self.scene, &phrase);
        let id = match kind {
            EntityKind::Thing => {
                let name = phrase.thing_name(self.scene.doc);
                self.register.add(&name, kind, false)
            }
            _ => (self.register).add(phrase.name_text(self.scene.doc), kind, false),
        };
        let known = self.register.get_mut(id);
        known.gender = phrase.gender;
        known.number = phrase.number;
        self.register.describe(&self.scene, id, &phrase);
        Some(described(id, 0.8, None))
    }

    /// *elle n'est pas candidate*, *pressentie comme colistière*: a noun that says what somebody is, and brings
    /// in nobody.
    fn is_said_of_another(&self, head: u32) -> bool {
        const FAR: u32 = 8;
        let scene = &self.scene;
        let likened = |token: u32| scene.surface(token).eq_ignore_ascii_case("comme");
        let before = head.saturating_sub(FAR)..head;
        before
            .filter(|&token| scene.doc.words.head[token as usize] == head)
            .any(|token| match scene.deprel(token) {
                Deprel::Cop => true,
                Deprel::Case | Deprel::Mark => likened(token),
                _ => false,
            })
    }

    /// Whom a description stands beside: a name, or another description (*un homme de 30 ans, boulanger*).
    fn beside(&self, head: u32) -> Option<EntityId> {
        let first = self.scene.doc.words.head[head as usize];
        let apposed =
            matches!(self.scene.deprel(head), Deprel::Appos | Deprel::NmodAppos) && first < head;
        let person = |token| {
            person_noun(&self.scene, token).is_some_and(|role| role.number != Some(Number::Plural))
        };
        let described = if apposed && person(first) && person(head) {
            self.entity_at.get(&first)
        } else {
            None
        };
        self.apposed.get(&head).or(described).copied()
    }

    /// *les deux hommes*, *tous deux*, *les deux pays*: the two that were named last.
    fn both(&self, phrase: &Phrase) -> Option<[EntityId; 2]> {
        let alone = self
            .scene
            .lexicon
            .people()
            .anaphor(self.scene.surface(phrase.head))
            == Some(Anaphor::Both);
        let pointed = matches!(
            phrase.pointing,
            Pointing::Definite | Pointing::Demonstrative
        );
        if !(alone || pointed && phrase.complements.is_empty()) {
            return None;
        }
        let of = |kind: EntityKind| {
            self.discourse
                .last_two(|id| self.register.get(id).kind == kind && self.register.get(id).named)
        };
        match (phrase.role, phrase.body) {
            (Some(_), _) => of(EntityKind::Person),
            (None, Some(body)) if body.state => of(EntityKind::State),
            (None, None) if alone => of(EntityKind::Person).or_else(|| of(EntityKind::State)),
            _ => None,
        }
    }

    /// What has no name of its own goes by its fullest description.
    fn lengthen(&mut self, id: EntityId, phrase: &Phrase) {
        let known = self.register.get(id);
        let text = phrase.name_text(self.scene.doc);
        let singular =
            phrase.number != Some(Number::Plural) && phrase.role.is_none_or(|role| !role.unnamed);
        if singular
            && !known.named
            && known.roles.iter().all(|role| role.noun == phrase.noun)
            && text.len() > known.name.len()
        {
            self.register.rename(id, text);
        }
    }
}

/// What a description is about.
fn kind_of(scene: &Scene, phrase: &Phrase) -> EntityKind {
    let plural = phrase.number == Some(Number::Plural);
    match (phrase.role, phrase.body.map(|body| body.kind)) {
        (Some(_), _) if plural => EntityKind::Group,
        (Some(role), _) if role.unnamed => EntityKind::Unnamed,
        (Some(_), _) => EntityKind::Person,
        (None, Some(BodyKind::Organisation)) => EntityKind::Organisation,
        (None, Some(BodyKind::Group)) => EntityKind::Group,
        (None, Some(BodyKind::Source)) => EntityKind::Thing,
        // *les Français*
        (None, None)
            if plural
                && scene
                    .lexicon
                    .places()
                    .state_of_demonym(scene.surface(phrase.head))
                    .is_some() =>
        {
            EntityKind::Group
        }
        (None, None) => EntityKind::Thing,
    }
}
