//! The persons whom a phrase names one behind the other, each beside what it is.

use super::Resolver;
use crate::document::{EntityId, NameKind};
use crate::entities::phrases::Phrase;
use crate::ud::{Number, Upos};

impl Resolver<'_> {
    /// *les ministres de la Mer Anne Roy et de la Ville Paul Lenoir*: the persons whom a phrase of several
    /// names, each beside what it is.
    pub(super) fn named_within(&self, phrase: &Phrase) -> Option<Vec<EntityId>> {
        if phrase.role.is_none() || phrase.number != Some(Number::Plural) {
            return None;
        }
        let scene = &self.scene;
        let within = scene.names.iter().enumerate();
        let within: Vec<(usize, u32)> = within
            .filter(|(_, name)| name.kind == NameKind::Person)
            .map(|(index, name)| (index, name.tokens.start))
            .filter(|&(_, start)| phrase.head < start && phrase.tokens.contains(start))
            .collect();
        let bare = |&(_, start): &(usize, u32)| {
            !matches!(scene.upos(start - 1), Upos::Adp | Upos::Det | Upos::Punct)
        };
        if !within.iter().all(bare) {
            return None;
        }
        let mut listed: Vec<usize> = within.iter().map(|&(index, _)| index).collect();
        if let [first] = listed[..] {
            listed.extend(self.listed_behind(first));
        }
        if listed.len() < 2 {
            return None;
        }
        listed
            .into_iter()
            .map(|index| self.entity_of_name[index])
            .collect()
    }

    /// *Anne Roy (PS), Paul Lenoir (LR) et Marc Petit*: the names that follow one, where a conjunction closes
    /// the list.
    fn listed_behind(&self, first: usize) -> Vec<usize> {
        let scene = &self.scene;
        let end = scene.sentence_end(scene.names[first].tokens.start);
        let (mut listed, mut at) = (Vec::new(), scene.names[first].tokens.end);
        while at + 1 < end {
            if scene.surface(at) == "(" {
                let Some(close) = (at..end).find(|&token| scene.surface(token) == ")") else {
                    break;
                };
                at = close + 1;
                continue;
            }
            let last = scene.upos(at) == Upos::Cconj;
            if !last && scene.surface(at) != "," {
                break;
            }
            let Some(name) = (scene.name_starting(at + 1))
                .filter(|&name| scene.names[name].kind == NameKind::Person)
                .or_else(|| self.named_behind_office(at + 1, end))
            else {
                break;
            };
            listed.push(name);
            if last {
                return listed;
            }
            at = scene.names[name].tokens.end;
        }
        Vec::new()
    }

    /// *et de la Justice **Paul Lenoir***: the person behind what else they are minister of.
    fn named_behind_office(&self, preposition: u32, end: u32) -> Option<usize> {
        const FAR: u32 = 5;
        let scene = &self.scene;
        if scene.upos(preposition) != Upos::Adp {
            return None;
        }
        let passable = |token: u32| {
            matches!(
                scene.upos(token),
                Upos::Det | Upos::Noun | Upos::Propn | Upos::Adj
            )
        };
        (preposition + 1..end.min(preposition + 1 + FAR))
            .take_while(|&token| passable(token))
            .filter_map(|token| scene.name_starting(token))
            .find(|&name| scene.names[name].kind == NameKind::Person)
    }
}
