//! What stands around a pronoun, or a quotation without a speaker, that asks for somebody; and around who
//! speaks.

use super::Resolver;
#[cfg(feature = "train")]
use super::{Asks, Choice};
use crate::document::{EntityId, MentionId};
use crate::entities::antecedents::{Asked, Form};
#[cfg(feature = "train")]
use crate::entities::antecedents::{candidates, nobody};
use crate::entities::discourse::Wanted;
use crate::entities::items::Item;
use crate::entities::mentions::stands_alone;
use crate::entities::standing::{Part, Standing};
use crate::lexicon::PronounKind;
use crate::span::{Span, Token};
use crate::ud::{Deprel, Number, Upos};

impl Resolver<'_> {
    pub(super) fn asked(&self, item: &Item, wanted: Wanted) -> Asked {
        let form = match item.floating {
            Some(_) => Form::Quotation,
            None if !stands_alone(self.scene.doc, item.head) => Form::Description,
            None if wanted.inverted => Form::Inverted,
            None => Form::Pronoun,
        };
        let speaks_in = item
            .mention
            .and_then(|mention| self.duties[mention.0 as usize].speaks_in);
        let own = speaks_in.or(item.floating);
        let says = own.map(|own| self.content_of(own)).unwrap_or_default();
        let around = self.scene.statement_around(item.head);
        let around = around.filter(|around| item.floating != Some(*around));
        let quoter = around.filter(|_| wanted.place.quoted);
        Asked {
            wanted,
            form,
            standing: Standing::read(&self.scene, item.head),
            says_i: says.iter().any(|&piece| self.says_i(piece)),
            says,
            quoter: quoter.and_then(|around| self.speaker_of(around)),
            following: self.following(item.head),
            ahead: self.ahead(item.head),
        }
    }

    fn content_of(&self, statement: usize) -> Vec<Span<Token>> {
        let doc = self.scene.doc;
        let content = doc.statements[statement].content.iter();
        content.map(|&piece| doc.tokens_in(piece)).collect()
    }

    fn says_i(&self, piece: Span<Token>) -> bool {
        let pronouns = self.scene.lexicon.pronouns();
        (piece.start..piece.end).any(|token| {
            let pronoun = pronouns.get(self.scene.surface(token));
            pronoun.is_some_and(|pronoun| {
                pronoun.kind == PronounKind::Speaker && pronoun.number == Some(Number::Singular)
            })
        })
    }

    /// Who speaks in a statement, as far as is known yet.
    fn speaker_of(&self, statement: usize) -> Option<EntityId> {
        match self.scene.doc.statements[statement].speakers.first() {
            Some(speaker) => self.entity_or_name(speaker.mention),
            None => {
                let mut inherited = self.inherited.iter();
                let found = inherited.find(|found| found.statement == statement)?;
                Some(found.entity)
            }
        }
    }

    /// *S'**il** se dit prêt, Jean Roy …*: the subject of the main clause behind, where the sentence names
    /// nobody before.
    fn following(&self, pronoun: u32) -> Option<EntityId> {
        const HIGHEST: usize = 6;
        let start = self.scene.doc.sentences[self.scene.doc.sentence_of(pronoun)?]
            .tokens
            .start;
        let someone = |token: u32| {
            self.scene.upos(token) == Upos::Propn || self.scene.deprel(token).is_subject()
        };
        if (start..pronoun).any(someone) {
            return None;
        }
        let words = &self.scene.doc.words;
        let end = self.scene.sentence_end(pronoun);
        let mut clause = words.head[pronoun as usize];
        for _ in 0..HIGHEST {
            let verb = words.head[clause as usize];
            if verb == clause || verb >= end {
                return None;
            }
            let subordinate = matches!(
                self.scene.deprel(clause),
                Deprel::Advcl | Deprel::Acl | Deprel::AclRelcl
            );
            let behind = pronoun.max(clause) + 1..end;
            let subject = behind.into_iter().find(|&token| {
                words.head[token as usize] == verb && self.scene.deprel(token).is_subject()
            });
            if let Some(subject) = subject.filter(|_| subordinate || verb > clause) {
                let name = self.name_of_phrase(subject);
                let beside = self.apposed.get(&subject).copied();
                return name.and_then(|name| self.entity_of_name[name]).or(beside);
            }
            clause = verb;
        }
        None
    }

    /// Those whom the text names within some sentences behind a word.
    fn ahead(&self, head: u32) -> Vec<EntityId> {
        const FAR: u32 = 8;
        let last = self.scene.place(head).sentence + FAR;
        let names = &self.scene.names;
        let first = names.partition_point(|name| name.tokens.start <= head);
        let near = |name: &usize| self.scene.place(names[*name].tokens.start).sentence <= last;
        (first..names.len())
            .take_while(near)
            .filter_map(|name| self.entity_of_name[name])
            .collect()
    }

    /// Whether what a mention says is told by another: *Anne Roy rappelle que le maire a promis …*, *les
    /// promesses du maire*; or stands as where it was told.
    pub(super) fn speaks_within(&self, item: &Item, standing: Standing) -> bool {
        const FAR: u32 = 4;
        let speaks = |mention: &MentionId| self.duties[mention.0 as usize].speaks_in;
        let own = item.mention.as_ref().and_then(speaks);
        let around = self
            .scene
            .statement_around(item.head)
            .filter(|around| Some(*around) != own);
        let told = around.is_some_and(|around| {
            let mut speakers = self.scene.doc.statements[around].speakers.iter();
            speakers.any(|speaker| {
                let head = self.scene.doc.mentions[speaker.mention.0 as usize].head;
                // *Selon le journal, le maire a promis …*: the maire speaks.
                head != item.head && !self.scene.has_case(head)
            })
        });
        // *comme le rappelle le journal*
        let start = standing.governor.saturating_sub(FAR);
        let as_source = (start..standing.governor).any(|token| {
            self.scene.doc.words.head[token as usize] == standing.governor
                && self.scene.surface(token).eq_ignore_ascii_case("comme")
        });
        told || as_source || matches!(standing.part, Part::Complement | Part::Agent)
    }

    /// Keeps who could be meant by a pronoun or quotation, to learn from.
    #[cfg(feature = "train")]
    pub(super) fn keep_choice(&mut self, item: &Item, asked: &Asked, excluded: &[EntityId]) {
        let asks = match (item.floating, item.mention) {
            (Some(statement), _) => Asks::Quotation(statement),
            (None, Some(mention)) => Asks::Pronoun(mention),
            (None, None) => return,
        };
        let found = candidates(&self.discourse, &self.register, asked, excluded);
        self.choices.push(Choice::new(asks, found, nobody(asked)));
    }
}
