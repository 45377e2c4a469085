//! What was found out about forms that were met before, by their places in the network's memory.

use super::forms::Forms;
use super::names::View;
use super::net::NetworkScratch;
use super::signs::{Signs, look};
use crate::document::Document;
use crate::strings::Sym;
use crate::ud::Upos;
use std::ops::Index;

/// Looks and readings of words, each worked out once.
#[derive(Debug, Default)]
pub(super) struct Remembered {
    turn: u32,
    pub(super) looks: Looks,
    pub(super) readings: Readings,
}

impl Remembered {
    /// Begins with a document: symbols of others no longer hold.
    pub(super) fn begin(&mut self) {
        self.readings.document = self.readings.document.wrapping_add(1);
    }

    /// Forgets everything where the network has given its places anew.
    pub(super) fn follow(&mut self, network: &NetworkScratch) {
        if self.turn != network.turn() {
            self.turn = network.turn();
            self.looks.numbers.clear();
            self.looks.signs.clear();
            let readings = &mut self.readings;
            readings.first.clear();
            readings.all.clear();
            readings.views.clear();
            readings.text.clear();
        }
    }
}

/// The looks of forms.
#[derive(Debug, Default)]
pub(super) struct Looks {
    /// Their numbers by place, counted from 1; 0 where none is known.
    numbers: Vec<u32>,
    signs: Vec<Signs>,
    /// Those of forms without a place, in the sentence at hand.
    others: Vec<Signs>,
    /// Where those of the words of the sentence stand.
    sentence: Vec<Kept>,
    lower: String,
}

#[derive(Debug, Clone, Copy)]
enum Kept {
    Known(u32),
    Other(u32),
}

impl Looks {
    /// Looks at the words of a sentence; `places` are the network's, where it has met them.
    pub(super) fn see<'f>(
        &mut self,
        words: impl Iterator<Item = &'f str>,
        places: &[u32],
        network: &NetworkScratch,
        forms: &Forms,
    ) {
        self.others.clear();
        self.sentence.clear();
        for (at, form) in words.enumerate() {
            self.sentence.push(match places.get(at) {
                Some(&place) => {
                    let place = place as usize;
                    if self.numbers.len() <= place {
                        self.numbers.resize(place + 1, 0);
                    }
                    if self.numbers[place] == 0 {
                        let known = Some(network.known(place as u32));
                        self.signs.push(look(form, known, forms, &mut self.lower));
                        self.numbers[place] = self.signs.len() as u32;
                    }
                    Kept::Known(self.numbers[place] - 1)
                }
                None => {
                    self.others.push(look(form, None, forms, &mut self.lower));
                    Kept::Other(self.others.len() as u32 - 1)
                }
            });
        }
    }
}

/// The looks of a word of the sentence.
impl Index<usize> for Looks {
    type Output = Signs;

    fn index(&self, word: usize) -> &Signs {
        match self.sentence[word] {
            Kept::Known(number) => &self.signs[number as usize],
            Kept::Other(number) => &self.others[number as usize],
        }
    }
}

/// Words as one part of speech.
#[derive(Debug, Default)]
pub(super) struct Readings {
    /// The first reading of each word, counted from 1; 0 for none.
    first: Vec<u32>,
    all: Vec<Reading>,
    /// What words say of names around them.
    views: Vec<[Option<View>; View::PLACES]>,
    /// How often a document was begun.
    document: u32,
    /// The dictionary forms, one behind the other.
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
    /// The number of what it says of names around it, counted from 1; 0 where it was not asked.
    views: u32,
}

impl Readings {
    /// A word's reading as one part of speech.
    fn get(&mut self, place: u32, upos: Upos) -> &mut Reading {
        let place = place as usize;
        if self.first.len() <= place {
            self.first.resize(place + 1, 0);
        }
        let mut number = self.first[place];
        while number != 0 && self.all[number as usize - 1].upos != upos {
            number = self.all[number as usize - 1].next;
        }
        if number == 0 {
            self.all.push(Reading {
                upos,
                next: self.first[place],
                lemma: None,
                symbol: (self.document.wrapping_sub(1), Sym::EMPTY),
                views: 0,
            });
            number = self.all.len() as u32;
            self.first[place] = number;
        }
        &mut self.all[number as usize - 1]
    }

    /// What a word says of the one at a place near it, worked out by `look` where it was not asked before.
    pub(super) fn view(
        &mut self,
        place: Option<u32>,
        upos: Upos,
        near: usize,
        look: impl FnOnce() -> View,
    ) -> View {
        let Some(place) = place else {
            return look();
        };
        let next = self.views.len() as u32 + 1;
        let reading = self.get(place, upos);
        if reading.views == 0 {
            reading.views = next;
            self.views.push(Default::default());
        }
        let number = self.get(place, upos).views as usize - 1;
        *self.views[number][near].get_or_insert_with(look)
    }

    /// The dictionary form of a token of a document, as a symbol there.
    pub(super) fn lemma(
        &mut self,
        place: Option<u32>,
        token: usize,
        doc: &mut Document,
        network: &NetworkScratch,
        forms: &Forms,
    ) -> Sym {
        let (document, upos) = (self.document, doc.words.upos[token]);
        let known = place.map(|place| self.get(place, upos));
        let known = known.map(|reading| (reading.symbol, reading.lemma));
        match known {
            Some((symbol, _)) if symbol.0 == document => return symbol.1,
            Some((_, Some((start, end)))) => {
                self.lemma.clear();
                (self.lemma).push_str(&self.text[start as usize..end as usize]);
            }
            _ => {
                let form = doc.form(token as u32);
                let known = place.map(|place| network.known(place));
                forms.lemma_of(form, known, upos, &mut self.lower, &mut self.lemma);
            }
        }
        let symbol = doc.strings.intern(&self.lemma);
        if let Some((place, (_, lemma))) = place.zip(known) {
            let lemma = lemma.unwrap_or_else(|| {
                let start = self.text.len() as u32;
                self.text.push_str(&self.lemma);
                (start, self.text.len() as u32)
            });
            let reading = self.get(place, upos);
            reading.lemma = Some(lemma);
            reading.symbol = (document, symbol);
        }
        symbol
    }
}
