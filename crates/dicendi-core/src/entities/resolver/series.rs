//! Those whom a sentence names one behind the other: *Anne Roy, chercheuse, et Paul Lenoir ont annoncé*.

use super::Resolver;
use crate::document::{EntityId, MentionId};
use crate::entities::discourse::Place;
use crate::entities::items::Item;
use crate::entities::mentions::{phrase_tokens, tokens_of};
use crate::entities::scene::Scene;
use crate::entities::standing::Standing;
use crate::span::{Span, Token};
use crate::ud::{Deprel, Number, Upos};

/// Those whom a sentence names one behind the other.
#[derive(Debug, Default)]
pub(super) struct Series {
    members: Vec<EntityId>,
    /// The first word of the first of them.
    start: u32,
    /// The first word behind the last of them.
    end: u32,
    /// Whether the first is a subject.
    subject: bool,
    /// Whether a preposition governs the first.
    governed: bool,
    /// As whom they are in mind together.
    group: Option<EntityId>,
}

/// What stands between two of a series.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Link {
    Comma,
    And,
}

/// The comma or conjunction between the phrase that ends at `end` and the one that starts at `start`, a
/// parenthesis aside: *le Comité des ports (CP), la Ligue et …*.
fn link_before(scene: &Scene, end: u32, start: u32) -> Option<Link> {
    // *les ports breton Roy et normand Lenoir*: the one inside the phrase of the other.
    let lead = |token: &u32| matches!(scene.upos(*token), Upos::Adj | Upos::Det);
    let mut at = end;
    if start <= end {
        let before = (start.saturating_sub(3)..start)
            .rev()
            .find(|token| !lead(token))?;
        return (scene.upos(before) == Upos::Cconj).then_some(Link::And);
    }
    // *Anne Roy, chercheuse au CNRS, et Paul Lenoir*
    let said_of = |token: &u32| {
        matches!(
            scene.upos(*token),
            Upos::Noun | Upos::Adj | Upos::Adp | Upos::Det | Upos::Propn | Upos::Num
        )
    };
    let closes = |token: u32| {
        token + 1 < start && scene.surface(token) == "," && scene.upos(token + 1) == Upos::Cconj
    };
    if at < start && said_of(&at) {
        at = (at..start)
            .find(|token| !said_of(token))
            .filter(|&token| closes(token))?;
    }
    if closes(at) {
        at += 1;
    }
    if at < start && scene.surface(at) == "(" {
        at = (at..start).find(|&token| scene.surface(token) == ")")? + 1;
    }
    let rest = at < start && (at + 1..start).all(|token| lead(&token));
    match scene.upos(at) {
        _ if !rest => None,
        Upos::Cconj => Some(Link::And),
        Upos::Punct if scene.surface(at) == "," => Some(Link::Comma),
        _ => None,
    }
}

impl Resolver<'_> {
    /// Notes whom the sentence names, and that somebody is named together with whom it named before: both
    /// are in mind as one.
    pub(super) fn note_together(&mut self, item: &Item, place: Place, id: EntityId) {
        if !self.may_join(id) {
            return;
        }
        let tokens = phrase_tokens(self.scene.doc, item.head);
        let series = &mut self.series;
        if series.members.last() == Some(&id) {
            series.end = series.end.max(tokens.end);
            return;
        }
        // Behind a person's name, a comma may as well begin an apposition, or end *selon Anne Roy*: only the
        // tree tells, or another name.
        let free = self.series.subject && !self.series.governed;
        let another = free && self.register.get(id).named;
        let listed = self.scene.deprel(item.head) == Deprel::Conj || !self.is_person(id) || another;
        let link = link_before(&self.scene, self.series.end, tokens.start)
            .filter(|&link| link == Link::And || listed);
        let series = &self.series;
        let goes_on = link.is_some()
            && series
                .members
                .last()
                .is_some_and(|&last| self.is_person(last) == self.is_person(id))
            && !series.members.contains(&id);
        let subject = self.scene.deprel(item.head).is_subject();
        if goes_on {
            self.series.members.push(id);
            self.series.end = tokens.end;
        } else {
            self.series = Series {
                members: vec![id],
                start: tokens.start,
                end: tokens.end,
                subject,
                governed: self.scene.has_case(item.head),
                group: None,
            };
        }
        if !goes_on || link == Some(Link::Comma) {
            return;
        }
        let members = self.series.members.clone();
        let group = match self.series.group {
            Some(group) => {
                self.fill(group, &members);
                group
            }
            None => self.group_of(&members),
        };
        self.series.group = Some(group);
        self.stretches
            .insert(group, Span::new(self.series.start, self.series.end));
        let standing = Standing::read(&self.scene, item.head);
        self.discourse
            .mention(group, place, self.series.subject, standing);
        let speaks = item
            .mention
            .is_some_and(|mention| self.duties[mention.0 as usize].speaks_in.is_some());
        if speaks && !place.quoted {
            self.discourse.speak_together(group, place);
        }
    }

    /// *Les laboratoires Roy et Lenoir ont annoncé…*: those of a series who are no speakers yet of a
    /// statement whose verb says that they are several.
    pub(super) fn join_subjects(&mut self) {
        let doc = self.scene.doc;
        let plural = |token: u32| doc.words.feats[token as usize].number() == Some(Number::Plural);
        for statement in &doc.statements {
            let several = statement.cue.is_some_and(|cue| {
                let tokens = doc.tokens_in(cue);
                tokens_of(tokens).any(|token| {
                    matches!(self.scene.upos(token), Upos::Verb | Upos::Aux)
                        && doc.words.feats[token as usize].is_finite()
                        && plural(token)
                })
            });
            let Some(speaker) = statement.speakers.first().filter(|_| several) else {
                continue;
            };
            let head = doc.mentions[speaker.mention.0 as usize].head;
            let entity = |mention: MentionId| {
                self.mentions[mention.0 as usize].map(|resolution| resolution.entity)
            };
            let speaks: Vec<EntityId> = statement
                .speakers
                .iter()
                .filter_map(|speaker| entity(speaker.mention))
                .collect();
            let Some(&first) = speaks.first() else {
                continue;
            };
            let around = |(group, stretch): &(&EntityId, &Span<Token>)| {
                stretch.contains(head) && self.members[*group].contains(&first)
            };
            let group = self
                .stretches
                .iter()
                .filter(around)
                .min_by_key(|(group, _)| **group);
            let Some((group, _)) = group else { continue };
            // Each behind the one whom the text names before.
            let mut before = speaker.mention;
            for &id in &self.members[group] {
                let own =
                    (statement.speakers.iter()).find(|other| entity(other.mention) == Some(id));
                match own {
                    Some(own) => before = own.mention,
                    None => self.joined.push((before, id)),
                }
            }
        }
    }
}
