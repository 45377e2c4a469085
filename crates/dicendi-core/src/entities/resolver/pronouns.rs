//! Pronouns, and quotations that stand alone.

use super::{Inherited, Resolution, Resolver};
use crate::document::{EntityId, EntityKind, MentionForm};
use crate::entities::antecedents::antecedent;
use crate::entities::apposition::person_name;
use crate::entities::discourse::{Place, Wanted};
use crate::entities::items::Item;
use crate::entities::mentions::phrase_tokens;
use crate::lexicon::PronounKind;
use crate::ud::{Deprel, Gender, Number};

impl Resolver<'_> {
    pub(super) fn resolve_pronoun(&mut self, item: &Item, place: Place) -> Option<Resolution> {
        let pronoun = self
            .scene
            .lexicon
            .pronouns()
            .get(self.scene.surface(self.pronoun_of(item.head)))?;
        let resolution = |entity, confidence, antecedent| Resolution {
            form: MentionForm::Pronoun,
            entity,
            confidence,
            antecedent,
        };
        match pronoun.kind {
            // *ceux qui nous accusent*: nobody of whom the text spoke.
            PronounKind::Demonstrative if self.describes(item.head) => {
                let name = self.scene.surface(item.head).to_lowercase();
                let id = self.register.add(&name, EntityKind::Group, false);
                Some(resolution(id, 0.6, None))
            }
            PronounKind::Personal | PronounKind::Demonstrative => {
                let wanted = self.wanted(item, place);
                let wanted = Wanted {
                    gender: pronoun.gender.or_else(|| self.gender_of_object(item.head)),
                    number: pronoun.number,
                    ..wanted
                };
                let excluded = self.excluded(item);
                let (id, confidence) = self.antecedent(item, wanted, &excluded)?;
                const SURE: f32 = 0.6;
                if confidence >= SURE && self.is_person(id) {
                    let known = self.register.get_mut(id);
                    known.taken_for = known.taken_for.or(wanted.gender);
                }
                let antecedent = self.last_mention.get(&id).copied();
                Some(resolution(id, confidence, antecedent))
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
                let named = person_name(&self.scene, item.head);
                if let Some(id) = named.and_then(|name| self.entity_of_name[name]) {
                    return Some(resolution(id, 0.9, None));
                }
                // *certains*, *à chacun*: nobody says who.
                let wanted = self.wanted(item, place);
                let several = pronoun.number == Some(Number::Plural) && wanted.speaks;
                // *l'un des prisonniers*
                let phrase = phrase_tokens(self.scene.doc, item.head);
                let in_statement = wanted.speaks || self.aimed_at(item).is_some();
                let one_of = || phrase.len() > 2 && in_statement;
                let each = pronoun.gender.is_some() && (self.is_told(item) || one_of());
                (several || each).then(|| {
                    let name = self.scene.text(phrase).to_lowercase();
                    let id = self.register.add(&name, EntityKind::Group, false);
                    resolution(id, 0.6, None)
                })
            }
            PronounKind::Speaker | PronounKind::Addressee => None,
        }
    }

    /// Whom a pronoun or quotation asks for, and how probable that is.
    pub(super) fn antecedent(
        &mut self,
        item: &Item,
        wanted: Wanted,
        excluded: &[EntityId],
    ) -> Option<(EntityId, f32)> {
        let asked = self.asked(item, wanted);
        #[cfg(feature = "train")]
        self.keep_choice(item, &asked, excluded);
        antecedent(&self.discourse, &self.register, &asked, excluded)
    }

    /// Whether *ceux* or *celles* says itself whom it means, by a relative clause.
    fn describes(&self, head: u32) -> bool {
        let pronouns = self.scene.lexicon.pronouns();
        let end = self.scene.sentence_end(head);
        let plural = matches!(
            self.scene.surface(head).to_lowercase().as_str(),
            "ceux" | "celles"
        );
        let relative = |token: u32| {
            let pronoun = pronouns.get(self.scene.surface(token));
            pronoun.is_some_and(|pronoun| pronoun.kind == PronounKind::Relative)
        };
        plural && head + 1 < end && relative(head + 1)
    }

    /// *l'a accusé**e***, *les a trait**és***: a participle agrees with the object before it.
    fn gender_of_object(&self, clitic: u32) -> Option<Gender> {
        let words = &self.scene.doc.words;
        let verb = words.head[clitic as usize];
        let participle = words.feats[verb as usize];
        let object = self.scene.deprel(clitic) == Deprel::Obj && clitic < verb;
        let short = matches!(
            self.scene.surface(clitic),
            "l'" | "l’" | "les" | "L'" | "L’" | "Les"
        );
        (object && short && participle.is("Tense", "Past") && participle.is_participle())
            .then(|| participle.gender())
            .flatten()
    }

    /// The pronoun behind a *t* that lost its hyphen: *ajoute t-il*.
    pub(super) fn pronoun_of(&self, token: u32) -> u32 {
        let next = token + 1;
        let euphonic = self.scene.surface(token) == "t" && next < self.scene.sentence_end(token);
        let inverted = |next: &u32| self.scene.surface(*next).starts_with(['-', 'i', 'e', 'o']);
        Some(next)
            .filter(|next| euphonic && inverted(next))
            .unwrap_or(token)
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
    pub(super) fn person_of_speech(&self, item: &Item) -> Option<Resolution> {
        let around = self.scene.statement_around(item.head);
        let statement = &self.scene.doc.statements[around?];
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
            let mut inherited = self.inherited.iter();
            let found = inherited.find(|found| Some(found.statement) == around);
            found?.mention.filter(|_| !spoken_to)
        })?;
        if Some(mention) == item.mention {
            return None;
        }
        let entity = self.mentions[mention.0 as usize]?.entity;
        // Who says *nous* speaks for more than himself, for his office or house, unless a body says it.
        if plural && !spoken_to && self.is_person(entity) {
            return None;
        }
        Some(Resolution {
            form: MentionForm::Pronoun,
            entity,
            confidence: if plural { 0.6 } else { 0.9 },
            antecedent: Some(mention),
        })
    }

    /// A quotation that stands alone comes from whom the text speaks of, most often the speaker before.
    pub(super) fn inherit(&mut self, item: &Item, statement: usize, place: Place) {
        let wanted = Wanted {
            speaks: true,
            place: Place {
                quoted: false,
                ..place
            },
            ..self.wanted(item, place)
        };
        let found = self.antecedent(item, wanted, &[]);
        let Some((entity, confidence)) = found.filter(|found| found.1 >= self.least) else {
            return;
        };
        let Some(last) = self.discourse.seen(entity).and_then(|seen| seen.last(true)) else {
            return;
        };
        self.discourse.speaks(entity, place);
        self.inherited.push(Inherited {
            statement,
            entity,
            confidence,
            mention: self.last_mention.get(&entity).copied(),
            head: last.standing.head,
        });
    }
}
