//! The pass over the article.

use super::apposition::person_name;
use super::descriptions::taken_up;
use super::discourse::{Discourse, Place, Wanted};
use super::items::{Duty, Item, duties, items};
use super::names::register_names;
use super::phrases::{Phrase, Pointing, behind, person_noun};
use super::register::Register;
use super::scene::Scene;
use super::weights::Weights;
use crate::document::{Document, EntityId, EntityKind, MentionForm, MentionId, NameKind, Speaker};
use crate::lexicon::{Anaphor, BodyKind, Lexicon, PronounKind};
use crate::span::{Span, Token};
use crate::ud::{Deprel, Number, Upos};
use rustc_hash::FxHashMap;

/// Below this a pronoun or description stays unresolved.
const THRESHOLD: f32 = 0.5;

/// Who a mention stands for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Resolution {
    pub(super) form: MentionForm,
    pub(super) entity: EntityId,
    pub(super) confidence: f32,
    pub(super) antecedent: Option<MentionId>,
}

/// What the pass found.
pub(super) struct Outcome {
    pub(super) register: Register,
    /// One for every mention of the document.
    pub(super) mentions: Vec<Option<Resolution>>,
    /// The names of the article, with or without a mention.
    pub(super) names: Vec<(Span<Token>, Resolution)>,
    /// Speakers of quotations that stand alone.
    pub(super) inherited: Vec<(usize, Speaker)>,
    /// The second of those whom a mention names together: *les deux hommes*.
    pub(super) joined: Vec<(MentionId, EntityId)>,
}

pub(super) struct Resolver<'d> {
    scene: Scene<'d>,
    register: Register,
    discourse: Discourse,
    duties: Vec<Duty>,
    entity_of_name: Vec<Option<EntityId>>,
    mentions: Vec<Option<Resolution>>,
    /// Descriptions that stand beside a name, by their head words.
    apposed: FxHashMap<u32, EntityId>,
    /// The entity that was found for a head word.
    entity_at: FxHashMap<u32, EntityId>,
    /// The last mention of each entity that a statement uses.
    last_mention: FxHashMap<EntityId, MentionId>,
    inherited: Vec<(usize, Speaker)>,
    joined: Vec<(MentionId, EntityId)>,
}

impl<'d> Resolver<'d> {
    pub(super) fn new(doc: &'d Document, lexicon: &'d Lexicon, weights: Weights) -> Self {
        let scene = Scene::new(doc, lexicon);
        let mut register = Register::default();
        let entity_of_name = register_names(&scene, &mut register);
        Resolver {
            scene,
            register,
            discourse: Discourse::new(weights),
            duties: duties(doc),
            entity_of_name,
            mentions: vec![None; doc.mentions.len()],
            apposed: FxHashMap::default(),
            entity_at: FxHashMap::default(),
            last_mention: FxHashMap::default(),
            inherited: Vec::new(),
            joined: Vec::new(),
        }
    }

    pub(super) fn run(mut self) -> Outcome {
        let items = items(&self.scene);
        self.learn_roles(&items);
        let mut later = Vec::new();
        for item in &items {
            let place = self.scene.place(item.head);
            if let Some(statement) = item.floating {
                self.inherit(statement, place);
                continue;
            }
            let first_person = self.pronoun_kind(item.head) == Some(PronounKind::Speaker);
            if first_person || self.pronoun_kind(item.head) == Some(PronounKind::Addressee) {
                later.push(*item);
                continue;
            }
            let resolution = self.resolve(item, place);
            self.note(item, place, resolution);
        }
        // *je* is whoever speaks the quotation, which may be said only behind it.
        for item in later {
            let resolution = self.person_of_speech(&item);
            if let (Some(mention), Some(resolution)) = (item.mention, resolution) {
                self.mentions[mention.0 as usize] = Some(resolution);
            }
        }
        let named =
            |name: usize| Some((self.scene.names[name].tokens, self.name_resolution(name)?));
        let names = (0..self.scene.names.len()).filter_map(named).collect();
        Outcome {
            register: self.register,
            mentions: self.mentions,
            names,
            inherited: self.inherited,
            joined: self.joined,
        }
    }

    fn pronoun_kind(&self, token: u32) -> Option<PronounKind> {
        if self.scene.upos(token) != Upos::Pron {
            return None;
        }
        self.scene
            .lexicon
            .pronouns()
            .get(self.scene.doc.surface(token))
            .map(|pronoun| pronoun.kind)
    }

    /// Notes roles that stand beside names, before the pass: an article may describe first and name later.
    fn learn_roles(&mut self, items: &[Item]) {
        for item in items.iter().filter(|item| item.floating.is_none()) {
            let upos = self.scene.upos(item.head);
            if upos == Upos::Pron || self.scene.name_at(item.head).is_some() {
                continue;
            }
            let phrase = Phrase::read(&self.scene, item.head);
            if let Some(id) = phrase.name.and_then(|name| self.entity_of_name[name]) {
                self.register.describe(&self.scene, id, &phrase);
                self.apposed.insert(item.head, id);
            }
        }
        for (index, name) in self.scene.names.iter().enumerate() {
            let Some(id) = self.entity_of_name[index] else {
                continue;
            };
            if name.kind != NameKind::Person {
                continue;
            }
            let Some(start) = behind(self.scene.doc, name.tokens.end).filter(|behind| behind.comma)
            else {
                continue;
            };
            let start = start.token;
            // *Jean Roy, (le) (nouveau) maire de la ville*
            let head = (start..(start + 3).min(self.scene.doc.words.len() as u32))
                .find(|&token| self.scene.upos(token) == Upos::Noun);
            let Some(head) = head.filter(|&head| person_noun(&self.scene, head).is_some()) else {
                continue;
            };
            let phrase = Phrase::read(&self.scene, head);
            let begins = phrase.tokens.start <= start && phrase.name.is_none();
            if begins && phrase.number != Some(Number::Plural) {
                self.register.describe(&self.scene, id, &phrase);
                self.apposed.insert(head, id);
            }
        }
    }

    /// Who an item stands for.
    fn resolve(&mut self, item: &Item, place: Place) -> Option<Resolution> {
        let head = item.head;
        if self.scene.upos(head) == Upos::Pron {
            return self.resolve_pronoun(item, place);
        }
        if let Some(resolution) = self.resolve_seat(item) {
            return Some(resolution);
        }
        if let Some(name) = self.name_of_phrase(head) {
            return self.resolve_name(item, name);
        }
        self.resolve_description(item, place)
    }

    /// The name that a word heads or is the title of.
    fn name_of_phrase(&self, head: u32) -> Option<usize> {
        if let Some(name) = self.scene.name_at(head) {
            return Some(name);
        }
        // *Mme la Dr Roy*: titles and articles before the name.
        const LONGEST: u32 = 4;
        let people = self.scene.lexicon.people();
        people.title(self.scene.surface(head))?;
        let end = self.scene.sentence_end(head).min(head + LONGEST);
        let leads = |token: u32| {
            people.title(self.scene.surface(token)).is_some() || self.scene.upos(token) == Upos::Det
        };
        let start = (head + 1..end).find(|&token| !leads(token))?;
        self.scene.name_at(start)
    }

    fn acts(&self, item: &Item) -> bool {
        item.mention.is_some_and(|mention| {
            let duty = self.duties[mention.0 as usize];
            duty.speaks_in.is_some() || duty.target_in.is_some()
        })
    }

    /// *le Kremlin*, *la Maison Blanche*, and *Washington* where it acts.
    fn resolve_seat(&mut self, item: &Item) -> Option<Resolution> {
        let name = self
            .scene
            .name_at(item.head)
            .map(|name| self.scene.name_text(name));
        let phrase = Phrase::read(&self.scene, item.head);
        let text = phrase.name_text(self.scene.doc);
        let places = self.scene.lexicon.places();
        let resolution = |entity| Resolution {
            form: MentionForm::Place,
            entity,
            confidence: 0.9,
            antecedent: None,
        };
        if let Some(seat) = places.seat(text).or_else(|| places.seat(name?)) {
            let kind = if seat.is_state {
                EntityKind::State
            } else {
                EntityKind::Organisation
            };
            let known = self
                .register
                .ids()
                .find(|&id| self.register.get(id).name == seat.name);
            let id = known.unwrap_or_else(|| self.register.add(&seat.name, kind, true));
            let known = self.register.get_mut(id);
            known.kind = kind;
            known.country = seat.country.clone();
            known.gender = known.gender.or(phrase.gender);
            known.number = known.number.or(Some(Number::Singular));
            self.register.alias(id, text);
            return Some(resolution(id));
        }
        let capital = places.state_of_capital(name?)?;
        if !self.acts(item) || phrase.tokens.start + 1 < item.head {
            return None;
        }
        let id = self.register.state(capital, None);
        self.register.alias(id, name?);
        Some(resolution(id))
    }

    fn name_resolution(&self, name: usize) -> Option<Resolution> {
        let entity = self.entity_of_name[name]?;
        let form = match self.register.get(entity).kind {
            EntityKind::Place => MentionForm::Place,
            _ => MentionForm::Name,
        };
        Some(Resolution {
            form,
            entity,
            confidence: 0.95,
            antecedent: None,
        })
    }

    fn resolve_name(&mut self, item: &Item, name: usize) -> Option<Resolution> {
        let resolution = self.name_resolution(name)?;
        let determiner = Phrase::read(&self.scene, item.head);
        let known = self.register.get_mut(resolution.entity);
        if known.kind != EntityKind::Person {
            known.gender = known.gender.or(determiner.gender);
            known.number = known.number.or(determiner.number);
        }
        Some(Resolution {
            form: MentionForm::Name,
            ..resolution
        })
    }

    fn resolve_description(&mut self, item: &Item, place: Place) -> Option<Resolution> {
        let phrase = Phrase::read(&self.scene, item.head);
        let described = |entity, confidence, antecedent| Resolution {
            form: MentionForm::Description,
            entity,
            confidence,
            antecedent,
        };
        if let Some(id) = self.beside(item.head) {
            return Some(described(id, 0.95, None));
        }
        let wanted = self.wanted(item, place);
        let wanted = Wanted {
            gender: phrase.gender,
            number: phrase.number,
            ..wanted
        };
        match phrase.anaphor {
            Some(Anaphor::Same) => {
                if let Some((id, _)) = self.discourse.last_speaker() {
                    return Some(described(id, 0.75, self.last_mention.get(&id).copied()));
                }
            }
            Some(Anaphor::Both) => {
                if let Some([first, second]) = self.both(&phrase) {
                    self.joined
                        .extend(item.mention.map(|mention| (mention, second)));
                    return Some(described(
                        first,
                        0.65,
                        self.last_mention.get(&first).copied(),
                    ));
                }
            }
            Some(Anaphor::Latter) if phrase.role.is_none() && phrase.body.is_none() => {
                let found =
                    self.discourse
                        .antecedent(&self.register, &wanted, &self.excluded(item));
                let (id, confidence) = found.filter(|&(_, confidence)| confidence >= THRESHOLD)?;
                return Some(described(
                    id,
                    confidence,
                    self.last_mention.get(&id).copied(),
                ));
            }
            _ => {}
        }
        let found = taken_up(
            self.scene.lexicon,
            &self.register,
            &self.discourse,
            &phrase,
            &wanted,
        );
        let found = found.filter(|&(id, confidence)| {
            confidence >= THRESHOLD && !self.excluded(item).contains(&id)
        });
        if let Some((id, confidence)) = found {
            self.lengthen(id, &phrase);
            return Some(described(
                id,
                confidence,
                self.last_mention.get(&id).copied(),
            ));
        }
        let id = self.register.add(
            phrase.name_text(self.scene.doc),
            kind_of(&self.scene, &phrase),
            false,
        );
        let known = self.register.get_mut(id);
        known.gender = phrase.gender;
        known.number = phrase.number;
        self.register.describe(&self.scene, id, &phrase);
        Some(described(id, 0.8, None))
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
            (None, Some(body)) if body.takes_up => of(EntityKind::State),
            (None, None) if alone => of(EntityKind::Person).or_else(|| of(EntityKind::State)),
            _ => None,
        }
    }

    /// What has no name of its own goes by its fullest description.
    fn lengthen(&mut self, id: EntityId, phrase: &Phrase) {
        let known = self.register.get(id);
        let text = phrase.name_text(self.scene.doc);
        let singular = phrase.number != Some(Number::Plural);
        if singular
            && !known.named
            && known.roles.iter().all(|role| role.noun == phrase.noun)
            && text.len() > known.name.len()
        {
            self.register.rename(id, text);
        }
    }

    fn wanted(&self, item: &Item, place: Place) -> Wanted {
        let speaks = item
            .mention
            .is_some_and(|mention| self.duties[mention.0 as usize].speaks_in.is_some());
        Wanted {
            gender: None,
            number: None,
            place,
            speaks,
        }
    }

    /// Those who take part in the same act and so cannot be meant again.
    fn excluded(&self, item: &Item) -> Vec<EntityId> {
        let Some(mention) = item.mention else {
            return Vec::new();
        };
        let duty = self.duties[mention.0 as usize];
        let entity =
            |id: MentionId| self.mentions[id.0 as usize].map(|resolution| resolution.entity);
        let mut excluded = Vec::new();
        if let Some(statement) = duty.speaks_in {
            excluded.extend(
                self.scene.doc.statements[statement]
                    .targets
                    .iter()
                    .filter_map(|target| entity(target.mention)),
            );
        }
        if let Some(statement) = duty.target_in {
            excluded.extend(
                self.scene.doc.statements[statement]
                    .speakers
                    .iter()
                    .filter_map(|speaker| entity(speaker.mention)),
            );
        }
        excluded
    }

    fn resolve_pronoun(&mut self, item: &Item, place: Place) -> Option<Resolution> {
        let pronoun = self
            .scene
            .lexicon
            .pronouns()
            .get(self.scene.doc.surface(item.head))?;
        let resolution = |entity, confidence, antecedent| Resolution {
            form: MentionForm::Pronoun,
            entity,
            confidence,
            antecedent,
        };
        match pronoun.kind {
            PronounKind::Personal | PronounKind::Demonstrative => {
                let wanted = self.wanted(item, place);
                let wanted = Wanted {
                    gender: pronoun.gender,
                    number: pronoun.number,
                    ..wanted
                };
                let (id, confidence) =
                    self.discourse
                        .antecedent(&self.register, &wanted, &self.excluded(item))?;
                let antecedent = self.last_mention.get(&id).copied();
                (confidence >= THRESHOLD).then(|| resolution(id, confidence, antecedent))
            }
            PronounKind::Relative => {
                let noun = self.relative_noun(item.head)?;
                let id = match self.entity_at.get(&noun) {
                    Some(&id) => id,
                    None => {
                        let item = Item {
                            head: noun,
                            mention: None,
                            floating: None,
                        };
                        self.resolve(&item, self.scene.place(noun))?.entity
                    }
                };
                Some(resolution(id, 0.85, self.last_mention.get(&id).copied()))
            }
            // *l'une de ses anciennes ministres, Anne Roy*
            PronounKind::Indefinite => {
                let name = person_name(&self.scene, item.head)?;
                Some(resolution(self.entity_of_name[name]?, 0.9, None))
            }
            PronounKind::Speaker | PronounKind::Addressee => None,
        }
    }

    /// The noun that a relative pronoun's clause belongs to.
    fn relative_noun(&self, pronoun: u32) -> Option<u32> {
        const HIGHEST: usize = 6;
        let words = &self.scene.doc.words;
        let mut token = pronoun;
        for _ in 0..HIGHEST {
            let head = words.head[token as usize];
            if head == token {
                return None;
            }
            if words.deprel[token as usize] == Deprel::AclRelcl {
                return (head < pronoun).then_some(head);
            }
            token = head;
        }
        None
    }

    /// *je* and *nous*: the speaker of the quotation around; *vous*: whom it is spoken to.
    fn person_of_speech(&self, item: &Item) -> Option<Resolution> {
        let statement = self.scene.statement_around(item.head)?;
        let statement = &self.scene.doc.statements[statement];
        let spoken_to = self.pronoun_kind(item.head) == Some(PronounKind::Addressee);
        let plural = self
            .scene
            .lexicon
            .pronouns()
            .get(self.scene.surface(item.head))?
            .number
            == Some(Number::Plural);
        let speaks = item
            .mention
            .is_some_and(|mention| self.duties[mention.0 as usize].speaks_in.is_some());
        // *ils nous reprochent*: more than the speaker alone, and nobody says who.
        if plural && !speaks {
            return None;
        }
        let mention = if spoken_to {
            statement.targets.first().map(|target| target.mention)
        } else {
            statement.speakers.first().map(|speaker| speaker.mention)
        };
        let mention = mention.or_else(|| {
            let inherited = self
                .inherited
                .iter()
                .find(|(index, _)| std::ptr::eq(&self.scene.doc.statements[*index], statement));
            inherited
                .map(|(_, speaker)| speaker.mention)
                .filter(|_| !spoken_to)
        })?;
        if Some(mention) == item.mention {
            return None;
        }
        let entity = self.mentions[mention.0 as usize]?.entity;
        Some(Resolution {
            form: MentionForm::Pronoun,
            entity,
            confidence: 0.85,
            antecedent: Some(mention),
        })
    }

    /// A quotation that stands alone goes on with the speaker of the one before.
    fn inherit(&mut self, statement: usize, place: Place) {
        const NEAR: u32 = 2;
        let Some((id, last)) = self.discourse.last_speaker() else {
            return;
        };
        let Some(&mention) = self.last_mention.get(&id) else {
            return;
        };
        if place.block <= last.block + NEAR {
            self.inherited.push((
                statement,
                Speaker {
                    mention,
                    confidence: 0.7,
                },
            ));
        }
    }

    /// Keeps a resolution, and lets the discourse know.
    fn note(&mut self, item: &Item, place: Place, resolution: Option<Resolution>) {
        if let (Some(mention), Some(resolution)) = (item.mention, resolution) {
            self.mentions[mention.0 as usize] = Some(resolution);
            self.last_mention.insert(resolution.entity, mention);
        }
        let Some(resolution) = resolution else { return };
        self.entity_at.insert(item.head, resolution.entity);
        // Of *son Etat*, the owner stays in mind.
        let subject =
            self.scene.deprel(item.head).is_subject() && !is_owned(&self.scene, item.head);
        self.discourse.mention(resolution.entity, place, subject);
        let speaks = item
            .mention
            .and_then(|mention| self.duties[mention.0 as usize].speaks_in);
        if speaks.is_some() && !place.quoted {
            self.discourse.speaks(resolution.entity, place);
        }
    }
}

/// *son avocat*
fn is_owned(scene: &Scene, head: u32) -> bool {
    scene.upos(head) != Upos::Pron && Phrase::read(scene, head).pointing == Pointing::Possessive
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
