//! Who is who in one article: names, descriptions, places that act and pronouns become entities.
//!
//! One pass over the article in the order of its text. A discourse state keeps who is in the reader's
//! mind; every mention reads it and then changes it. What stays below the threshold stays unresolved.

mod acronyms;
mod agreement;
mod antecedents;
mod apposition;
mod descriptions;
mod discourse;
mod fitting;
mod foremost;
mod items;
mod likeness;
#[cfg(feature = "train")]
pub(crate) mod measure;
mod mentions;
mod names;
mod nouns;
mod phrases;
mod register;
mod resolver;
mod salience;
mod scene;
mod sign;
mod standing;
#[cfg(test)]
mod tests;
mod weights;

pub use mentions::mention_for;

/// How sure resolution must be where nobody says otherwise.
pub const LEAST_CONFIDENCE: f32 = 0.35;

use crate::document::{Document, EntityId, Mention, MentionId, Speaker, Target};
use crate::lexicon::Lexicon;
use crate::span::{Span, Token};
use resolver::{Inherited, Resolution, Resolver};
use rustc_hash::FxHashSet;
use weights::Weights;

/// Resolves every mention of the document's statements, adds the mentions of names, and fills the
/// entities. A quotation that stands alone gets the speaker of the one before it.
/// A pronoun or description of which it is less sure than `least` stays unresolved.
pub fn resolve(doc: &mut Document, lexicon: &Lexicon, least: f32) {
    resolve_with(doc, lexicon, weights::FRENCH, least);
}

/// With other weights than those that ship: to find those.
fn resolve_with(doc: &mut Document, lexicon: &Lexicon, weights: Weights, least: f32) {
    let outcome = Resolver::new(doc, lexicon, weights, least).run();
    for (index, resolution) in outcome.mentions.iter().enumerate() {
        let Some(resolution) = resolution else {
            continue;
        };
        let mention = &mut doc.mentions[index];
        mention.form = resolution.form;
        mention.entity = Some(resolution.entity);
        mention.confidence = resolution.confidence;
        mention.antecedent = resolution.antecedent;
    }
    for inherited in outcome.inherited {
        let mention = inherited
            .mention
            .unwrap_or_else(|| add_mention(doc, &inherited));
        doc.statements[inherited.statement].speakers.push(Speaker {
            mention,
            confidence: inherited.confidence,
        });
    }
    add_names(doc, &outcome.names);
    for (mention, second) in outcome.joined {
        join(doc, mention, second);
    }
    name_once(doc);
    doc.entities = outcome.register.into_entities();
    drop_unused(doc);
}

/// *Les pompiers, eux, refusent*: whoever speaks twice in one statement speaks once.
fn name_once(doc: &mut Document) {
    let mentions = &doc.mentions;
    let entity = |mention: MentionId| mentions[mention.0 as usize].entity;
    for statement in &mut doc.statements {
        let mut named = FxHashSet::default();
        statement
            .speakers
            .retain(|speaker| entity(speaker.mention).is_none_or(|entity| named.insert(entity)));
        named.clear();
        statement
            .targets
            .retain(|target| entity(target.mention).is_none_or(|entity| named.insert(entity)));
    }
}

/// Lets a mention stand for a second entity beside its own, in every statement that uses it.
fn join(doc: &mut Document, mention: MentionId, second: EntityId) {
    let twin = MentionId(doc.mentions.len() as u32);
    doc.mentions.push(Mention {
        entity: Some(second),
        ..doc.mentions[mention.0 as usize].clone()
    });
    let mentions = &doc.mentions;
    let phrase = |mention: MentionId| mentions[mention.0 as usize].span;
    let entity = |mention: MentionId| mentions[mention.0 as usize].entity;
    // Behind the mention, and behind those who were joined with it before, unless named beside it.
    let place = |listed: &[MentionId]| {
        if listed.iter().any(|&listed| entity(listed) == Some(second)) {
            return None;
        }
        let first = listed.iter().position(|&listed| listed == mention)?;
        let behind = listed[first..].iter();
        Some(
            first
                + behind
                    .take_while(|&&listed| phrase(listed) == phrase(mention))
                    .count(),
        )
    };
    for statement in &mut doc.statements {
        let speaking: Vec<MentionId> = statement.speakers.iter().map(|s| s.mention).collect();
        if let Some(place) = place(&speaking) {
            let speaker = Speaker {
                mention: twin,
                ..statement.speakers[place - 1]
            };
            statement.speakers.insert(place, speaker);
        }
        let aimed_at: Vec<MentionId> = statement.targets.iter().map(|t| t.mention).collect();
        if let Some(place) = place(&aimed_at) {
            let target = Target {
                mention: twin,
                ..statement.targets[place - 1]
            };
            statement.targets.insert(place, target);
        }
    }
}

/// Adds the mention through which a quotation gets its speaker, where no statement has one of it.
fn add_mention(doc: &mut Document, inherited: &Inherited) -> MentionId {
    let mention = Mention {
        entity: Some(inherited.entity),
        confidence: inherited.confidence,
        ..mention_for(doc, inherited.head)
    };
    doc.mentions.push(mention);
    MentionId(doc.mentions.len() as u32 - 1)
}

/// Adds a mention for every name that no statement's mention is about.
fn add_names(doc: &mut Document, names: &[(Span<Token>, Resolution)]) {
    let mut taken = FxHashSet::default();
    for mention in &doc.mentions {
        let tokens = doc.tokens_in(mention.span);
        taken.extend((tokens.start..tokens.end).map(|token| (token, mention.entity)));
    }
    for &(tokens, resolution) in names {
        if !taken.contains(&(tokens.start, Some(resolution.entity))) {
            doc.mentions.push(Mention {
                span: doc.bytes(tokens),
                head: tokens.start,
                form: resolution.form,
                gender: None,
                number: None,
                entity: Some(resolution.entity),
                confidence: resolution.confidence,
                antecedent: None,
            });
        }
    }
}

/// Drops the entities that no mention stands for, and numbers the others anew.
fn drop_unused(doc: &mut Document) {
    let mut used = vec![false; doc.entities.len()];
    for mention in &doc.mentions {
        if let Some(entity) = mention.entity {
            used[entity.0 as usize] = true;
        }
    }
    let mut number = 0;
    let renumbered: Vec<EntityId> = used
        .iter()
        .map(|&used| {
            let id = EntityId(number);
            number += u32::from(used);
            id
        })
        .collect();
    for mention in &mut doc.mentions {
        mention.entity = mention.entity.map(|entity| renumbered[entity.0 as usize]);
    }
    let mut index = 0;
    doc.entities.retain(|_| {
        index += 1;
        used[index - 1]
    });
}
