//! What was found out about forms that were met before, by their places in the network's memory.

use super::forms::Forms;
use super::names::Views;
use super::net::NetworkScratch;
use super::signs::{Signs, look};
use crate::ud::Upos;
use rustc_hash::FxHashMap;

/// Looks and dictionary forms of words, each worked out once.
#[derive(Debug, Default)]
pub(super) struct Remembered {
    turn: u32,
    signs: Vec<Option<Signs>>,
    /// Words as one part of speech.
    readings: FxHashMap<(u32, Upos), Reading>,
    views: Vec<Views>,
    text: String,
    lower: String,
    lemma: String,
}

/// A word as one part of speech.
#[derive(Debug, Default)]
struct Reading {
    /// Where its dictionary form stands in the text of all.
    lemma: Option<(u32, u32)>,
    /// The number of what it says of names around it.
    views: Option<u32>,
}

impl Remembered {
    /// Forgets everything where the network has given its places anew.
    pub(super) fn follow(&mut self, network: &NetworkScratch) {
        if self.turn != network.turn() {
            self.turn = network.turn();
            self.signs.clear();
            self.readings.clear();
            self.views.clear();
            self.text.clear();
        }
    }

    /// The looks of a form; `place` is the network's, where it has met it.
    pub(super) fn signs(&mut self, place: Option<u32>, form: &str, forms: &Forms) -> Signs {
        let Some(place) = place.map(|place| place as usize) else {
            return look(form, forms, &mut self.lower);
        };
        if self.signs.len() <= place {
            self.signs.resize(place + 1, None);
        }
        *self.signs[place].get_or_insert_with(|| look(form, forms, &mut self.lower))
    }

    /// What a word says of names around it, worked out by `look` where it was not met before.
    pub(super) fn views(
        &mut self,
        place: Option<u32>,
        upos: Upos,
        look: impl FnOnce() -> Views,
    ) -> Views {
        let Some(place) = place else {
            return look();
        };
        let reading = self.readings.entry((place, upos)).or_default();
        let number = *reading.views.get_or_insert_with(|| {
            self.views.push(look());
            self.views.len() as u32 - 1
        });
        self.views[number as usize]
    }

    /// The dictionary form of a word.
    pub(super) fn lemma(
        &mut self,
        place: Option<u32>,
        form: &str,
        upos: Upos,
        forms: &Forms,
    ) -> &str {
        let Some(place) = place else {
            forms.lemma_of(form, upos, &mut self.lower, &mut self.lemma);
            return &self.lemma;
        };
        let reading = self.readings.entry((place, upos)).or_default();
        let (start, end) = *reading.lemma.get_or_insert_with(|| {
            forms.lemma_of(form, upos, &mut self.lower, &mut self.lemma);
            let start = self.text.len() as u32;
            self.text.push_str(&self.lemma);
            (start, self.text.len() as u32)
        });
        &self.text[start as usize..end as usize]
    }
}
