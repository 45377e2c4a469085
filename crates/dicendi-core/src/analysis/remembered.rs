//! What was found out about forms that were met before, by their places in the network's memory.

use super::forms::Forms;
use super::names::Views;
use super::net::NetworkScratch;
use super::signs::{Signs, look};
use crate::document::Document;
use crate::strings::Sym;
use crate::ud::Upos;

/// Looks and dictionary forms of words, each worked out once.
#[derive(Debug, Default)]
pub(super) struct Remembered {
    turn: u32,
    signs: Vec<Option<Signs>>,
    /// The first reading of each word, counted from 1; 0 for none.
    first: Vec<u32>,
    readings: Vec<Reading>,
    /// How often a document was begun.
    document: u32,
    views: Vec<Views>,
    text: String,
    lower: String,
    lemma: String,
}

/// A word as one part of speech.
#[derive(Debug)]
struct Reading {
    upos: Upos,
    /// The next reading of the word, counted from 1; 0 for none.
    next: u32,
    /// Where its dictionary form stands in the text of all.
    lemma: Option<(u32, u32)>,
    /// The document that has its dictionary form, and the symbol there.
    symbol: (u32, Sym),
    /// The number of what it says of names around it.
    views: Option<u32>,
}

impl Remembered {
    /// Forgets everything where the network has given its places anew.
    pub(super) fn follow(&mut self, network: &NetworkScratch) {
        if self.turn != network.turn() {
            self.turn = network.turn();
            self.signs.clear();
            self.first.clear();
            self.readings.clear();
            self.views.clear();
            self.text.clear();
        }
    }

    /// Begins with a document: symbols of others no longer hold.
    pub(super) fn begin(&mut self) {
        self.document = self.document.wrapping_add(1);
    }

    /// The number of a word's reading as one part of speech.
    fn reading(&mut self, place: u32, upos: Upos) -> usize {
        let place = place as usize;
        if self.first.len() <= place {
            self.first.resize(place + 1, 0);
        }
        let mut number = self.first[place];
        while let Some(found) = number.checked_sub(1).map(|number| number as usize) {
            if self.readings[found].upos == upos {
                return found;
            }
            number = self.readings[found].next;
        }
        self.readings.push(Reading {
            upos,
            next: self.first[place],
            lemma: None,
            symbol: (self.document.wrapping_sub(1), Sym::EMPTY),
            views: None,
        });
        self.first[place] = self.readings.len() as u32;
        self.readings.len() - 1
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

    /// The number of what a word says of names around it, worked out by `look` where it was not met before.
    pub(super) fn views_number(
        &mut self,
        place: Option<u32>,
        upos: Upos,
        look: impl FnOnce() -> Views,
    ) -> u32 {
        let Some(place) = place else {
            self.views.push(look());
            return self.views.len() as u32 - 1;
        };
        let number = self.reading(place, upos);
        *self.readings[number].views.get_or_insert_with(|| {
            self.views.push(look());
            self.views.len() as u32 - 1
        })
    }

    /// What the word of a number says of names around it.
    pub(super) fn views(&self, number: u32) -> &Views {
        &self.views[number as usize]
    }

    /// The dictionary form of a token of a document, as a symbol there.
    pub(super) fn lemma(
        &mut self,
        place: Option<u32>,
        token: usize,
        doc: &mut Document,
        forms: &Forms,
    ) -> Sym {
        let upos = doc.words.upos[token];
        let Some(place) = place else {
            forms.lemma_of(
                doc.form(token as u32),
                upos,
                &mut self.lower,
                &mut self.lemma,
            );
            return doc.strings.intern(&self.lemma);
        };
        let number = self.reading(place, upos);
        let reading = &mut self.readings[number];
        if reading.symbol.0 == self.document {
            return reading.symbol.1;
        }
        let (start, end) = *reading.lemma.get_or_insert_with(|| {
            forms.lemma_of(
                doc.form(token as u32),
                upos,
                &mut self.lower,
                &mut self.lemma,
            );
            let start = self.text.len() as u32;
            self.text.push_str(&self.lemma);
            (start, self.text.len() as u32)
        });
        let lemma = &self.text[start as usize..end as usize];
        reading.symbol = (self.document, doc.strings.intern(lemma));
        reading.symbol.1
    }
}
