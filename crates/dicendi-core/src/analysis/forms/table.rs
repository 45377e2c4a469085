//! Forms, found by their hash: one buffer of text, no allocation a form.

use super::super::linear::hash;
use super::Known;
use crate::error::Result;
use crate::model::Reader;

/// A table from forms to what is known of them.
#[derive(Debug)]
pub(super) struct Table {
    text: Vec<u8>,
    /// Where each form begins in `text`; the next one's beginning is its end.
    starts: Vec<u32>,
    known: Vec<Known>,
    /// Numbers of forms, counted from 1, by hash; 0 is empty.
    slots: Vec<u32>,
}

impl Table {
    /// Reads front-coded forms: bytes shared with the form before, the rest, what is known.
    pub(super) fn read(reader: &mut Reader) -> Result<Self> {
        let count = reader.count(9)?;
        let size = (count * 3 / 2).next_power_of_two().max(16);
        let mut table = Table {
            text: Vec::with_capacity(count * 12),
            starts: Vec::with_capacity(count + 1),
            known: Vec::with_capacity(count),
            slots: vec![0; size],
        };
        table.starts.push(0);
        let mut before = 0;
        for index in 0..count {
            let shared = usize::from(reader.u8()?);
            let length = usize::from(reader.u8()?);
            let start = table.text.len();
            if before + shared > start {
                return Err(reader.error("a form shares more than there is"));
            }
            table.text.extend_from_within(before..before + shared);
            table.text.extend_from_slice(reader.bytes(length)?);
            table.known.push(Known::read(reader)?);
            table.starts.push(table.text.len() as u32);
            let mut at = hash(&table.text[start..]) as usize & (size - 1);
            while table.slots[at] != 0 {
                at = (at + 1) & (size - 1);
            }
            table.slots[at] = index as u32 + 1;
            before = start;
        }
        Ok(table)
    }

    /// What is known of the form of that hash.
    pub(super) fn get(&self, hash: u64, form: &[u8]) -> Known {
        let mut at = hash as usize & (self.slots.len() - 1);
        loop {
            let index = self.slots[at] as usize;
            if index == 0 {
                return Known::default();
            }
            if &self.text[self.starts[index - 1] as usize..self.starts[index] as usize] == form {
                return self.known[index - 1];
            }
            at = (at + 1) & (self.slots.len() - 1);
        }
    }

    /// All that is known, to check it.
    pub(super) fn all(&self) -> &[Known] {
        &self.known
    }
}
