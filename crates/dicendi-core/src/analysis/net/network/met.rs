//! Words met before: what the encoder makes of a word alone is worked out once for many sentences.

use crate::analysis::forms::Known;
use crate::analysis::linear::hash;
use rustc_hash::FxHashMap;

/// Words that are kept between sentences.
const KEPT: usize = 16384;

/// The words met, each at a place.
#[derive(Debug, Default)]
pub(super) struct Met {
    /// By the hash of the form.
    places: FxHashMap<u64, u32>,
    /// Which were met again since room was made.
    again: Vec<bool>,
    /// The encoder's first level of each, and its projection.
    pub(super) levels: Vec<f32>,
    pub(super) projections: Vec<f32>,
    /// What the lexicon knows of each.
    pub(super) known: Vec<Known>,
    /// How often room was made: places are given anew each time.
    turn: u32,
}

impl Met {
    /// The place of a word, and whether it is new there: then its level, projection and what is known of it have to be added.
    pub(super) fn place(&mut self, form: &str) -> (u32, bool) {
        let next = self.again.len() as u32;
        let place = *self.places.entry(hash(form.as_bytes())).or_insert(next);
        if place == next {
            self.again.push(false);
            return (place, true);
        }
        self.again[place as usize] = true;
        (place, false)
    }

    /// Makes room where there is none: words that were met but once go. `width` and `stride` are the
    /// numbers of a level and of a projection.
    pub(super) fn make_room(&mut self, width: usize, stride: usize) {
        if self.again.len() <= KEPT {
            return;
        }
        let many = self.again.iter().filter(|&&again| again).count() > KEPT / 4 * 3;
        let mut kept = 0;
        let mut moved = vec![None; self.again.len()];
        for (place, moved) in moved.iter_mut().enumerate() {
            if !many && self.again[place] {
                move_row(&mut self.levels, place, kept, width);
                move_row(&mut self.projections, place, kept, stride);
                self.known[kept] = self.known[place];
                *moved = Some(kept as u32);
                kept += 1;
            }
        }
        self.levels.truncate(kept * width);
        self.projections.truncate(kept * stride);
        self.known.truncate(kept);
        self.again.clear();
        self.again.resize(kept, false);
        self.places.retain(|_, place| {
            let to = moved[*place as usize];
            *place = to.unwrap_or_default();
            to.is_some()
        });
        self.turn += 1;
    }

    /// Changes when places are given anew.
    pub(super) fn turn(&self) -> u32 {
        self.turn
    }
}

fn move_row(rows: &mut [f32], from: usize, to: usize, width: usize) {
    rows.copy_within(from * width..(from + 1) * width, to * width);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_met_again_stay() {
        let mut met = Met::default();
        for number in 0..=KEPT as u32 {
            let (place, new) = met.place(&number.to_string());
            assert!(new && place == number);
            met.levels.push(number as f32);
            met.projections.extend([number as f32; 2]);
            met.known.push(Known::default());
        }
        for number in [5, 77] {
            assert_eq!(met.place(&number.to_string()), (number, false));
        }
        met.make_room(1, 2);
        assert_eq!(met.turn(), 1);
        assert_eq!(met.place("5"), (0, false));
        assert_eq!(met.place("77"), (1, false));
        assert_eq!(met.levels, [5.0, 77.0]);
        assert_eq!(met.projections, [5.0, 5.0, 77.0, 77.0]);
        assert_eq!(met.place("6"), (2, true));
    }
}
