//! The pass over the article.

mod asking;
mod descriptions;
mod groups;
mod names;
mod pronouns;

use super::apposition::has_age;
use super::discourse::{Discourse, Place, Wanted};
use super::items::{Duty, Item, duties, items};
use super::mentions::{phrase_tokens, stands_alone};
use super::names::register_names;
use super::phrases::{Phrase, Pointing, behind, person_noun};
use super::register::Register;
use super::scene::Scene;
#[cfg(feature = "train")]
use super::sign::Signs;
use super::standing::Standing;
use super::weights::Weights;
use crate::document::{
    Document, EntityId, EntityKind, MentionForm, MentionId, NameKind, Role, Statement,
};
use crate::lexicon::{Act, Lexicon, PronounKind};
use crate::span::{Span, Token};
use crate::ud::{Number, Upos};
use groups::Series;
use rustc_hash::FxHashMap;
use std::rc::Rc;

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
    pub(super) inherited: Vec<Inherited>,
    /// The second of those whom a mention names together: *les deux hommes*.
    pub(super) joined: Vec<(MentionId, EntityId)>,
    /// Who every head word stands for, mention of a statement or not.
    #[cfg(feature = "train")]
    pub(super) heads: FxHashMap<u32, EntityId>,
    /// Whom each pronoun of a statement could stand for.
    #[cfg(feature = "train")]
    pub(super) choices: Vec<Choice>,
}

/// Whom a pronoun could stand for, with what speaks for and against each.
#[cfg(feature = "train")]
pub(super) struct Choice {
    pub(super) asks: Asks,
    pub(super) candidates: Vec<Candidate>,
    pub(super) nobody: Signs,
}

/// What asks.
#[cfg(feature = "train")]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Asks {
    /// A pronoun of a statement.
    Pronoun(MentionId),
    /// The statement of a quotation.
    Quotation(usize),
}

#[cfg(feature = "train")]
pub(super) struct Candidate {
    pub(super) entity: EntityId,
    pub(super) signs: Signs,
}

/// Who a quotation that stands alone gets as speaker.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Inherited {
    pub(super) statement: usize,
    pub(super) entity: EntityId,
    pub(super) confidence: f32,
    /// The last mention of them in a statement.
    pub(super) mention: Option<MentionId>,
    /// The head word of their last mention.
    pub(super) head: u32,
}

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
    fn wanted(&self, item: &Item, place: Place) -> Wanted {
        let speaks_in = item
            .mention
            .and_then(|mention| self.duties[mention.0 as usize].speaks_in);
        let act = speaks_in.and_then(|statement| self.scene.doc.statements[statement].act);
        Wanted {
            gender: None,
            number: None,
            place,
            speaks: speaks_in.is_some(),
            hears: self.hears(item),
            adds: act == Some(Act::Add),
            inverted: self.scene.surface(item.head).starts_with(['-', '‑']),
        }
    }

    /// Whether a mention is told something, accused, thanked or threatened in its statement.
    fn hears(&self, item: &Item) -> bool {
        let dative = matches!(
            self.scene.surface(item.head),
            "lui" | "leur" | "Lui" | "Leur"
        );
        let act = self.aimed_at(item).and_then(|statement| statement.act);
        let aimed = matches!(act, Some(Act::Accuse | Act::Thank | Act::Threaten));
        aimed || act.is_some() && dative || self.is_told(item)
    }

    /// Whether a mention is told something.
    fn is_told(&self, item: &Item) -> bool {
        self.aimed_at(item).is_some_and(|statement| {
            let mut targets = statement.targets.iter();
            targets.any(|target| {
                Some(target.mention) == item.mention && target.role == Role::Addressee
            })
        })
    }

    /// The statement whose target a mention is.
    pub(super) fn aimed_at(&self, item: &Item) -> Option<&'d Statement> {
        let statement = self.duties[item.mention?.0 as usize].target_in?;
        Some(&self.scene.doc.statements[statement])
    }

    /// Whom a mention stands for; *« Non », lui a répondu Jean Roy*: whose name stands further on is known too.
    fn entity_or_name(&self, id: MentionId) -> Option<EntityId> {
        let named = || {
            let head = self.scene.doc.mentions[id.0 as usize].head;
            let name = self.name_of_phrase(head);
            let beside = self.apposed.get(&head).copied();
            name.and_then(|name| self.entity_of_name[name]).or(beside)
        };
        let resolved = self.mentions[id.0 as usize].map(|resolution| resolution.entity);
        resolved.or_else(named)
    }

    /// Those who take part in the same act and so cannot be meant again.
    fn excluded(&self, item: &Item) -> Vec<EntityId> {
        let Some(mention) = item.mention else {
            return Vec::new();
        };
        let duty = self.duties[mention.0 as usize];
        let entity = |id: MentionId| self.entity_or_name(id);
        let mut excluded = Vec::new();
        if let Some(statement) = duty.speaks_in {
            let statement = &self.scene.doc.statements[statement];
            let targets = statement.targets.iter().map(|target| target.mention);
            excluded.extend(targets.filter_map(entity));
            // *la police aux frontières et la police judiciaire*, but *l'actrice et réalisatrice*
            let phrase = phrase_tokens(self.scene.doc, item.head);
            if (phrase.start..item.head).any(|token| self.scene.upos(token) == Upos::Det) {
                let others = statement.speakers.iter().map(|speaker| speaker.mention);
                excluded.extend(others.filter_map(entity));
            }
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
