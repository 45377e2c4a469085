//! Entities that only their article knows, whatever else the corpus holds: descriptions and groups, half of all.
//!
//! They are joined with nothing, so that linking an archive need not hold them in memory.

use super::bodies;
use super::known::Known;
use super::names::{PersonName, fold};
use crate::actors::Actors;
use crate::corrections::Corrections;
use dicendi_core::Lexicon;
use dicendi_core::document::{Entity, EntityKind};
use rustc_hash::FxHashSet;

/// Tells which entities are local.
pub(crate) struct Local<'a> {
    actors: &'a Actors,
    /// The names that corrections speak of, folded.
    corrected: FxHashSet<String>,
    /// Whether corrections name entities by their ids, which any may have.
    by_id: bool,
}

impl<'a> Local<'a> {
    /// The user's lists may join what else stays with its article.
    pub fn new(actors: &'a Actors, corrections: &Corrections) -> Self {
        let names = || {
            corrections
                .in_order()
                .flat_map(|row| [&row.name, &row.other])
        };
        Local {
            actors,
            corrected: names().map(|name| fold(name)).collect(),
            by_id: names().any(|name| is_id(name)),
        }
    }

    /// Whether an entity stays with its article.
    pub fn holds(&self, entity: &Entity) -> bool {
        let alone = match entity.kind {
            EntityKind::Group | EntityKind::Unnamed | EntityKind::State => true,
            EntityKind::Person => {
                PersonName::read(&entity.name, entity.named, Lexicon::french()).is_none()
            }
            EntityKind::Organisation | EntityKind::Place | EntityKind::Thing => {
                bodies::is_description(entity)
            }
        };
        alone
            && !self.by_id
            && Known::french().find(entity).is_none()
            && !self.actors.claim(entity)
            && !self.corrected.contains(&fold(&entity.name))
    }
}

fn is_id(name: &str) -> bool {
    name.len() == 17
        && name
            .strip_prefix('e')
            .is_some_and(|digits| digits.bytes().all(|digit| digit.is_ascii_hexdigit()))
}
