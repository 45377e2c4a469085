//! The pass over the article.

use super::descriptions::taken_up;
use super::discourse::{Discourse, Place, Wanted};
use super::items::{Duty, Item, duties, head_of, items, place, statement_around};
use super::names::register_names;
use super::phrases::{Phrase, behind_phrase, body_noun, person_noun};
use super::register::Register;
use super::{mention_of, names_outright};
use crate::document::{Document, EntityId, EntityKind, MentionForm, MentionId, NameKind, Speaker};
use crate::lexicon::{BodyKind, Lexicon, PronounKind};
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
    /// One for every name of the document.
    pub(super) names: Vec<Option<Resolution>>,
    /// Speakers of quotations that stand alone.
    pub(super) inherited: Vec<(usize, Speaker)>,
}

pub(super) struct Resolver<'d> {
    doc: &'d Document,
    lexicon: &'d Lexicon,
    register: Register,
    discourse: Discourse,
    duties: Vec<Duty>,
    entity_of_name: Vec<Option<EntityId>>,
    /// The name that a word is part of.
    name_at: FxHashMap<u32, usize>,
    mentions: Vec<Option<Resolution>>,
    /// The entity that was found for a head word.
    entity_at: FxHashMap<u32, EntityId>,
    /// The last mention of each entity that a statement uses.
    last_mention: FxHashMap<EntityId, MentionId>,
    inherited: Vec<(usize, Speaker)>,
}

impl<'d> Resolver<'d> {
    pub(super) fn new(doc: &'d Document, lexicon: &'d Lexicon) -> Self {
        let mut register = Register::default();
        let entity_of_name = register_names(doc, lexicon, &mut register);
        let name_at = doc
            .names
            .iter()
            .enumerate()
            .flat_map(|(index, name)| (name.tokens.start..name.tokens.end).map(move |token| (token, index)))
            .collect();
        Resolver {
            doc,
            lexicon,
            register,
            discourse: Discourse::default(),
            duties: duties(doc),
            entity_of_name,
            name_at,
            mentions: vec![None; doc.mentions.len()],
            entity_at: FxHashMap::default(),
            last_mention: FxHashMap::default(),
            inherited: Vec::new(),
        }
    }

    pub(super) fn run(mut self) -> Outcome {
        let items = items(self.doc, self.lexicon);
        self.learn_roles(&items);
        let mut later = Vec::new();
        for item in &items {
            let place = place(self.doc, item.head);
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
        let names = (0..self.doc.names.len()).map(|name| self.name_resolution(name)).collect();
        Outcome { register: self.register, mentions: self.mentions, names, inherited: self.inherited }
    }

    fn pronoun_kind(&self, token: u32) -> Option<PronounKind> {
        if self.doc.words.upos[token as usize] != Upos::Pron {
            return None;
        }
        self.lexicon.pronouns().get(self.doc.surface(token)).map(|pronoun| pronoun.kind)
    }

    /// Notes roles that stand beside names, before the pass: an article may describe first and name later.
    fn learn_roles(&mut self, items: &[Item]) {
        for item in items.iter().filter(|item| item.floating.is_none()) {
            let upos = self.doc.words.upos[item.head as usize];
            if upos == Upos::Pron || self.name_at.contains_key(&item.head) {
                continue;
            }
            let phrase = Phrase::read(self.doc, self.lexicon, item.head);
            if let Some(id) = phrase.name.and_then(|name| self.entity_of_name[name]) {
                self.register.describe(self.doc, id, &phrase);
            }
        }
        for (index, name) in self.doc.names.iter().enumerate() {
            let Some(id) = self.entity_of_name[index] else { continue };
            if name.kind != NameKind::Person {
                continue;
            }
            let Some(start) = behind_phrase(self.doc, name.tokens.end) else { continue };
            // *Jean Roy, (le) (nouveau) maire de la ville*
            let head = (start..(start + 3).min(self.doc.words.len() as u32)).find(|&token| {
                self.doc.words.upos[token as usize] == Upos::Noun
            });
            let Some(head) = head.filter(|&head| person_noun(self.doc, self.lexicon, head).is_some()) else { continue };
            let phrase = Phrase::read(self.doc, self.lexicon, head);
            let begins = phrase.tokens.start <= start && phrase.name.is_none();
            if begins && phrase.number != Some(Number::Plural) {
                self.register.describe(self.doc, id, &phrase);
            }
        }
    }

    /// Who an item stands for.
    fn resolve(&mut self, item: &Item, place: Place) -> Option<Resolution> {
        let head = item.head;
        if self.doc.words.upos[head as usize] == Upos::Pron {
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
        if let Some(&name) = self.name_at.get(&head) {
            return Some(name);
        }
        self.lexicon.people().title(self.doc.surface(head))?;
        self.name_at.get(&(head + 1)).copied()
    }

    fn acts(&self, item: &Item) -> bool {
        item.mention.is_some_and(|mention| {
            let duty = self.duties[mention.0 as usize];
            duty.speaks_in.is_some() || duty.target_in.is_some()
        })
    }

    /// *le Kremlin*, *la Maison Blanche*, and *Washington* where it acts.
    fn resolve_seat(&mut self, item: &Item) -> Option<Resolution> {
        let doc = self.doc;
        let name = self.name_at.get(&item.head).map(|&name| doc.slice(doc.bytes(doc.names[name].tokens)));
        let phrase = Phrase::read(doc, self.lexicon, item.head);
        let text = phrase.name_text(doc);
        let places = self.lexicon.places();
        let resolution = |entity| Resolution { form: MentionForm::Place, entity, confidence: 0.9, antecedent: None };
        if let Some(seat) = places.seat(text).or_else(|| places.seat(name?)) {
            let kind = if seat.is_state { EntityKind::State } else { EntityKind::Organisation };
            let known = self.register.ids().find(|&id| self.register.get(id).name == seat.name);
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
        Some(Resolution { form, entity, confidence: 0.95, antecedent: None })
    }

    fn resolve_name(&mut self, item: &Item, name: usize) -> Option<Resolution> {
        let resolution = self.name_resolution(name)?;
        let determiner = Phrase::read(self.doc, self.lexicon, item.head);
        let known = self.register.get_mut(resolution.entity);
        if known.kind != EntityKind::Person {
            known.gender = known.gender.or(determiner.gender);
            known.number = known.number.or(determiner.number);
        }
        Some(Resolution { form: MentionForm::Name, ..resolution })
    }

    fn resolve_description(&mut self, item: &Item, place: Place) -> Option<Resolution> {
        let phrase = Phrase::read(self.doc, self.lexicon, item.head);
        let described = |entity, confidence, antecedent| Resolution {
            form: MentionForm::Description,
            entity,
            confidence,
            antecedent,
        };
        if let Some(id) = phrase.name.and_then(|name| self.entity_of_name[name]) {
            return Some(described(id, 0.95, None));
        }
        let wanted = self.wanted(item, place, PronounKind::Demonstrative);
        let wanted = Wanted { gender: phrase.gender, number: phrase.number, ..wanted };
        let found = taken_up(self.lexicon, &self.register, &self.discourse, &phrase, &wanted);
        let found = found.filter(|&(id, confidence)| confidence >= THRESHOLD && !self.excluded(item).contains(&id));
        if let Some((id, confidence)) = found {
            return Some(described(id, confidence, self.last_mention.get(&id).copied()));
        }
        let id = self.register.add(phrase.name_text(self.doc), kind_of(self.doc, self.lexicon, &phrase), false);
        let known = self.register.get_mut(id);
        known.gender = phrase.gender;
        known.number = phrase.number;
        self.register.describe(self.doc, id, &phrase);
        Some(described(id, 0.8, None))
    }

    fn wanted(&self, item: &Item, place: Place, kind: PronounKind) -> Wanted {
        let deprel = self.doc.words.deprel[item.head as usize];
        let speaks = item.mention.is_some_and(|mention| self.duties[mention.0 as usize].speaks_in.is_some());
        Wanted { gender: None, number: None, kind, place, speaks, subject: deprel.is_subject() }
    }

    /// Those who take part in the same act and so cannot be meant again.
    fn excluded(&self, item: &Item) -> Vec<EntityId> {
        let Some(mention) = item.mention else { return Vec::new() };
        let duty = self.duties[mention.0 as usize];
        let entity = |id: MentionId| self.mentions[id.0 as usize].map(|resolution| resolution.entity);
        let mut excluded = Vec::new();
        if let Some(statement) = duty.speaks_in {
            excluded.extend(self.doc.statements[statement].targets.iter().filter_map(|target| entity(target.mention)));
        }
        if let Some(statement) = duty.target_in {
            excluded.extend(self.doc.statements[statement].speakers.iter().filter_map(|speaker| entity(speaker.mention)));
        }
        excluded
    }

    fn resolve_pronoun(&mut self, item: &Item, place: Place) -> Option<Resolution> {
        let pronoun = self.lexicon.pronouns().get(self.doc.surface(item.head))?;
        let resolution = |entity, confidence, antecedent| Resolution {
            form: MentionForm::Pronoun,
            entity,
            confidence,
            antecedent,
        };
        match pronoun.kind {
            PronounKind::Personal | PronounKind::Demonstrative => {
                let wanted = self.wanted(item, place, pronoun.kind);
                let wanted = Wanted { gender: pronoun.gender, number: pronoun.number, ..wanted };
                let (id, confidence) = self.discourse.antecedent(&self.register, &wanted, &self.excluded(item))?;
                let antecedent = self.last_mention.get(&id).copied();
                (confidence >= THRESHOLD).then(|| resolution(id, confidence, antecedent))
            }
            PronounKind::Relative => {
                let noun = self.relative_noun(item.head)?;
                let id = match self.entity_at.get(&noun) {
                    Some(&id) => id,
                    None => {
                        let item = Item { head: noun, mention: None, floating: None };
                        self.resolve(&item, super::items::place(self.doc, noun))?.entity
                    }
                };
                Some(resolution(id, 0.85, self.last_mention.get(&id).copied()))
            }
            PronounKind::Speaker | PronounKind::Addressee | PronounKind::Indefinite => None,
        }
    }

    /// The noun that a relative pronoun's clause belongs to.
    fn relative_noun(&self, pronoun: u32) -> Option<u32> {
        const HIGHEST: usize = 6;
        let words = &self.doc.words;
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
        let statement = statement_around(self.doc, item.head)?;
        let statement = &self.doc.statements[statement];
        let spoken_to = self.pronoun_kind(item.head) == Some(PronounKind::Addressee);
        let mention = if spoken_to {
            statement.targets.first().map(|target| target.mention)
        } else {
            statement.speakers.first().map(|speaker| speaker.mention)
        };
        let mention = mention.or_else(|| {
            let inherited = self.inherited.iter().find(|(index, _)| std::ptr::eq(&self.doc.statements[*index], statement));
            inherited.map(|(_, speaker)| speaker.mention).filter(|_| !spoken_to)
        })?;
        if Some(mention) == item.mention {
            return None;
        }
        let entity = self.mentions[mention.0 as usize]?.entity;
        Some(Resolution { form: MentionForm::Pronoun, entity, confidence: 0.85, antecedent: Some(mention) })
    }

    /// A quotation that stands alone goes on with the speaker of the one before.
    fn inherit(&mut self, statement: usize, place: Place) {
        const NEAR: u32 = 2;
        let Some((id, last)) = self.discourse.last_speaker() else { return };
        let Some(&mention) = self.last_mention.get(&id) else { return };
        if place.block <= last.block + NEAR {
            self.inherited.push((statement, Speaker { mention, confidence: 0.7 }));
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
        let subject = self.doc.words.deprel[item.head as usize].is_subject();
        self.discourse.mention(resolution.entity, place, subject);
        let speaks = item.mention.and_then(|mention| self.duties[mention.0 as usize].speaks_in);
        if speaks.is_some() && !place.quoted {
            self.discourse.speaks(resolution.entity, place);
        }
    }
}

/// What a description is about.
fn kind_of(doc: &Document, lexicon: &Lexicon, phrase: &Phrase) -> EntityKind {
    let plural = phrase.number == Some(Number::Plural);
    match (phrase.role, phrase.body) {
        (Some(_), _) if plural => EntityKind::Group,
        (Some(role), _) if role.unnamed => EntityKind::Unnamed,
        (Some(_), _) => EntityKind::Person,
        (None, Some(BodyKind::Organisation)) => EntityKind::Organisation,
        (None, Some(BodyKind::Group)) => EntityKind::Group,
        (None, Some(BodyKind::Source)) => EntityKind::Thing,
        // *les Français*
        (None, None) if plural && lexicon.places().state_of_demonym(doc.surface(phrase.head)).is_some() => EntityKind::Group,
        (None, None) => EntityKind::Thing,
    }
}
