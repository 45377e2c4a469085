//! What part an item has in its statement: speaking, told something, aimed at; and whom that excludes.

use super::Resolver;
use crate::document::{EntityId, MentionId, Role, Statement};
use crate::entities::discourse::{Place, Wanted};
use crate::entities::items::Item;
use crate::entities::mentions::phrase_tokens;
use crate::lexicon::Act;
use crate::ud::Upos;

impl<'d> Resolver<'d> {
    pub(super) fn wanted(&self, item: &Item, place: Place) -> Wanted {
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
            replies: act == Some(Act::Reply),
            inverted: self.scene.surface(item.head).starts_with(['-', '‑']),
        }
    }

    /// Whether a mention is told something, accused, thanked or threatened in its statement.
    pub(super) fn hears(&self, item: &Item) -> bool {
        let dative = matches!(
            self.scene.surface(item.head),
            "lui" | "leur" | "Lui" | "Leur"
        );
        let act = self.aimed_at(item).and_then(|statement| statement.act);
        let aimed = matches!(act, Some(Act::Accuse | Act::Thank | Act::Threaten));
        aimed || act.is_some() && dative || self.is_told(item)
    }

    /// Whether a mention is told something.
    pub(super) fn is_told(&self, item: &Item) -> bool {
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
    pub(super) fn entity_or_name(&self, id: MentionId) -> Option<EntityId> {
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
    pub(super) fn excluded(&self, item: &Item) -> Vec<EntityId> {
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
}
