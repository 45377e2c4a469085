//! The pass over the article.

mod asking;
mod descriptions;
mod groups;
mod lists;
mod names;
mod outcome;
mod part;
mod pronouns;
mod series;

use super::apposition::{behind, has_age};
use super::discourse::{Discourse, Place};
use super::items::{Duty, Item, duties, items};
use super::mentions::stands_alone;
use super::names::register_names;
use super::nouns::person_noun;
use super::phrases::{Phrase, Pointing};
use super::register::Register;
use super::scene::Scene;
use super::standing::Standing;
use super::weights::Weights;
use crate::document::{Document, EntityId, EntityKind, MentionId, NameKind};
use crate::lexicon::{Lexicon, PronounKind};
use crate::span::{Span, Token};
use crate::ud::{Number, Upos};
#[cfg(feature = "train")]
pub(super) use outcome::{Asks, Candidate, Choice};
pub(super) use outcome::{Inherited, Outcome, Resolution};
use rustc_hash::FxHashMap;
use series::Series;
use std::rc::Rc;

pub(super) struct Resolver<'d> {
    /// Below this a pronoun or description stays unresolved.
    least: f32,
    scene: Scene<'d>,
    register: Register,
    discourse: Discourse,
    duties: Vec<Duty>,
    entity_of_name: Vec<Option<EntityId>>,
    /// The phrases read so far, by their head words.
    phrases: FxHashMap<u32, Rc<Phrase>>,
    mentions: Vec<Option<Resolution>>,
    /// Descriptions that stand beside a name, by their head words.
    apposed: FxHashMap<u32, EntityId>,
    /// The entity that was found for a head word.
    entity_at: FxHashMap<u32, EntityId>,
    /// The last mention of each entity that a statement uses.
    last_mention: FxHashMap<EntityId, MentionId>,
    /// Those whom the text names one behind the other at the moment.
    series: Series,
    /// Who those are who were named together.
    members: FxHashMap<EntityId, Vec<EntityId>>,
    /// Where the text names those together.
    stretches: FxHashMap<EntityId, Span<Token>>,
    inherited: Vec<Inherited>,
    joined: Vec<(MentionId, EntityId)>,
    #[cfg(feature = "train")]
    choices: Vec<Choice>,
}

impl<'d> Resolver<'d> {
    pub(super) fn new(
        doc: &'d Document,
        lexicon: &'d Lexicon,
        weights: Weights,
        least: f32,
    ) -> Self {
        let mut scene = Scene::new(doc, lexicon);
        let aged: Vec<bool> = scene
            .names
            .iter()
            .map(|name| has_age(&scene, name.tokens.end))
            .collect();
        for (name, _) in scene.names.iter_mut().zip(aged).filter(|(_, aged)| *aged) {
            name.kind = NameKind::Person;
        }
        let mut register = Register::default();
        let entity_of_name = register_names(&scene, &mut register);
        // What names a person anywhere in the article names a person everywhere.
        for (name, entity) in scene.names.iter_mut().zip(&entity_of_name) {
            if entity.is_some_and(|entity| register.get(entity).kind == EntityKind::Person) {
                name.kind = NameKind::Person;
            }
        }
        Resolver {
            least,
            scene,
            register,
            discourse: Discourse::new(weights),
            duties: duties(doc),
            entity_of_name,
            phrases: FxHashMap::default(),
            mentions: vec![None; doc.mentions.len()],
            apposed: FxHashMap::default(),
            entity_at: FxHashMap::default(),
            last_mention: FxHashMap::default(),
            series: Series::default(),
            members: FxHashMap::default(),
            stretches: FxHashMap::default(),
            inherited: Vec::new(),
            joined: Vec::new(),
            #[cfg(feature = "train")]
            choices: Vec::new(),
        }
    }

    pub(super) fn run(mut self) -> Outcome {
        let items = items(&self.scene);
        self.learn_roles(&items);
        let mut later = Vec::new();
        for item in &items {
            let place = self.scene.place(item.head);
            if let Some(statement) = item.floating {
                self.inherit(item, statement, place);
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
            let resolution = self
                .person_of_speech(&item)
                .filter(|found| found.confidence >= self.least);
            if let (Some(mention), Some(resolution)) = (item.mention, resolution) {
                self.mentions[mention.0 as usize] = Some(resolution);
            }
        }
        self.join_subjects();
        let named =
            |name: usize| Some((self.scene.names[name].tokens, self.name_resolution(name)?));
        let names = (0..self.scene.names.len()).filter_map(named).collect();
        Outcome {
            register: self.register,
            mentions: self.mentions,
            names,
            inherited: self.inherited,
            joined: self.joined,
            #[cfg(feature = "train")]
            heads: self.entity_at,
            #[cfg(feature = "train")]
            choices: self.choices,
        }
    }

    /// The phrase of a head noun.
    fn phrase(&mut self, head: u32) -> Rc<Phrase> {
        let read = || Rc::new(Phrase::read(&self.scene, head));
        Rc::clone(self.phrases.entry(head).or_insert_with(read))
    }

    fn pronoun_kind(&self, token: u32) -> Option<PronounKind> {
        if !stands_alone(self.scene.doc, token) {
            return None;
        }
        self.scene
            .lexicon
            .pronouns()
            .get(self.scene.surface(self.pronoun_of(token)))
            .map(|pronoun| pronoun.kind)
    }

    /// Notes roles that stand beside names, before the pass: an article may describe first and name later.
    fn learn_roles(&mut self, items: &[Item]) {
        for item in items.iter().filter(|item| item.floating.is_none()) {
            if stands_alone(self.scene.doc, item.head) || self.scene.name_at(item.head).is_some() {
                continue;
            }
            let phrase = self.phrase(item.head);
            if let Some(id) = phrase.name.and_then(|name| self.entity_of_name[name]) {
                self.lengthen_body(&phrase, id);
                self.register.describe(&self.scene, id, &phrase);
                self.apposed.insert(item.head, id);
            }
        }
        for index in 0..self.scene.names.len() {
            let name = self.scene.names[index];
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
            let phrase = self.phrase(head);
            // *Selon Me Roy, le témoin a menti*: not the same person.
            let apart = self.scene.deprel(head).is_subject()
                && self.scene.has_case(self.scene.head_of(name.tokens));
            let begins = phrase.tokens.start <= start && phrase.name.is_none() && !apart;
            if begins && phrase.number != Some(Number::Plural) {
                self.register.describe(&self.scene, id, &phrase);
                self.apposed.insert(head, id);
            }
        }
    }

    /// Who an item stands for.
    fn resolve(&mut self, item: &Item, place: Place) -> Option<Resolution> {
        let head = item.head;
        if stands_alone(self.scene.doc, head) {
            return self
                .resolve_pronoun(item, place)
                .filter(|found| found.confidence >= self.least);
        }
        if let Some(resolution) = self.resolve_seat(item) {
            return Some(resolution);
        }
        if let Some(name) = self.name_of_phrase(head) {
            return self.resolve_name(item, name);
        }
        self.resolve_description(item, place)
    }

    /// Keeps a resolution, and lets the discourse know.
    fn note(&mut self, item: &Item, place: Place, resolution: Option<Resolution>) {
        if let (Some(mention), Some(resolution)) = (item.mention, resolution) {
            // *ils* stands for each of those who were named together.
            let each = match self.members_of(&resolution) {
                Some(members) => members.to_vec(),
                None => vec![resolution.entity],
            };
            self.mentions[mention.0 as usize] = Some(Resolution {
                entity: each[0],
                ..resolution
            });
            self.joined
                .extend(each[1..].iter().map(|&member| (mention, member)));
            self.last_mention.insert(resolution.entity, mention);
        }
        let Some(resolution) = resolution else { return };
        self.entity_at.insert(item.head, resolution.entity);
        // Of *son Etat*, the owner stays in mind.
        let subject = self.scene.deprel(item.head).is_subject() && !self.is_owned(item.head);
        let standing = Standing::read(&self.scene, item.head);
        self.discourse
            .mention(resolution.entity, place, subject, standing);
        self.note_together(item, place, resolution.entity);
        let speaks = item
            .mention
            .and_then(|mention| self.duties[mention.0 as usize].speaks_in);
        let nobody = self.pronoun_kind(item.head) == Some(PronounKind::Indefinite);
        if speaks.is_some() && !place.quoted && !nobody && self.speaks_within(item, standing) {
            self.discourse.speaks_within(resolution.entity, place);
        } else if speaks.is_some() && !place.quoted && !nobody {
            match self.members_of(&resolution) {
                Some(_) => self.discourse.speak_together(resolution.entity, place),
                None => self.discourse.speaks(resolution.entity, place),
            }
        }
    }

    /// *son avocat*
    fn is_owned(&mut self, head: u32) -> bool {
        !stands_alone(self.scene.doc, head) && self.phrase(head).pointing == Pointing::Possessive
    }
}
