//! What reading the news has taught: the words of the vocabulary and the encoder. Kept in a file of its
//! own, so that the treebanks can teach again without it.

use super::language::{self, Frequencies};
use super::learner::{Course, Learner};
use super::params::{Layout, Sizes};
use super::sample::Sample;
use super::vocabulary::Vocabulary;
use crate::error::{Error, Result};

/// Words that the language model tells apart.
const GUESSED: usize = 20_000;
const COURSE: Course = Course {
    batch: 64,
    rounds: 1,
    rate: 0.003,
};

/// Words and encoder.
#[derive(Debug)]
pub(crate) struct Reading {
    pub(super) vocabulary: Vocabulary,
    /// Units of one direction.
    pub(super) units: usize,
    /// The encoder's parameters, part by part.
    encoder: Vec<f32>,
}

impl Reading {
    /// Learns to guess the words of the sentences from those before and behind.
    pub(super) fn learn(
        vocabulary: Vocabulary,
        sizes: Sizes,
        texts: &[Sample],
        report: &mut dyn FnMut(&str),
    ) -> Self {
        let sizes = Sizes {
            guessed: sizes.vocabulary.min(GUESSED),
            ..sizes
        };
        let units = sizes.units;
        let frequencies = Frequencies::new(&vocabulary.counts[..sizes.guessed]);
        let mut learner = Learner::new(Layout::new(sizes), 11);
        learner.fixed = learner.layout.crossings();
        for &crossing in &learner.fixed {
            learner.all[crossing] = 0.0;
        }
        report(&format!("language model: {} sentences", texts.len()));
        learner.learn(
            COURSE,
            |_| texts.iter().collect(),
            |pass, layout, all, batch, gradients, random| {
                language::run(pass, layout, all, batch, &frequencies, gradients, random)
            },
            |heard| report(&format!("language model, {heard}")),
        );
        let parts = learner.layout.encoder();
        let encoder = parts
            .iter()
            .flat_map(|part| part.of(&learner.all).iter().copied())
            .collect();
        Reading {
            vocabulary,
            units,
            encoder,
        }
    }

    /// Gives a network what the encoder has learned; what joins its two directions begins anew.
    pub(super) fn teach(&self, learner: &mut Learner) -> Result<()> {
        let mut from = 0;
        for part in learner.layout.encoder() {
            let size = part.rows * part.columns;
            let numbers = self
                .encoder
                .get(from..from + size)
                .ok_or_else(|| Error::input("the reading is too short"))?;
            part.of_mut(&mut learner.all).copy_from_slice(numbers);
            from += size;
        }
        let fresh = learner.layout.initial(&mut learner.random);
        for crossing in learner.layout.crossings() {
            learner.all[crossing] = 0.5 * fresh[crossing];
        }
        Ok(())
    }

    /// The file: units, number of words, their lengths and themselves, then the encoder.
    pub(crate) fn to_bytes(&self) -> Vec<u8> {
        let mut out = (self.units as u16).to_le_bytes().to_vec();
        out.extend((self.vocabulary.words.len() as u32).to_le_bytes());
        for word in &self.vocabulary.words {
            out.extend((word.len() as u16).to_le_bytes());
            out.extend(word.as_bytes());
        }
        out.extend(self.encoder.iter().flat_map(|number| number.to_le_bytes()));
        out
    }

    /// Reads the file.
    pub(crate) fn from_bytes(bytes: &[u8]) -> Result<Self> {
        fn take<'b>(bytes: &mut &'b [u8], count: usize) -> Result<&'b [u8]> {
            let taken = bytes.split_off(..count);
            taken.ok_or_else(|| Error::input("the reading is cut short"))
        }
        let mut rest = bytes;
        let units = take(&mut rest, 2)?;
        let units = usize::from(u16::from_le_bytes([units[0], units[1]]));
        let count = take(&mut rest, 4)?;
        let count = u32::from_le_bytes([count[0], count[1], count[2], count[3]]);
        let mut words = Vec::new();
        for _ in 0..count {
            let length = take(&mut rest, 2)?;
            let word = take(
                &mut rest,
                usize::from(u16::from_le_bytes([length[0], length[1]])),
            )?;
            words.push(String::from_utf8_lossy(word).into_owned());
        }
        let encoder = rest
            .chunks_exact(4)
            .map(|b| f32::from_le_bytes([b[0], b[1], b[2], b[3]]))
            .collect();
        Ok(Reading {
            vocabulary: Vocabulary::of(words.into_iter().map(|word| (word, 0)).collect()),
            units,
            encoder,
        })
    }
}
