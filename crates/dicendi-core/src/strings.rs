//! Interned strings of one document: equal strings have equal symbols.

use crate::analysis::linear::hash;
use std::borrow::Cow;

/// A string of a document, by number. `Sym::EMPTY` is the empty string.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Sym(u32);

impl Sym {
    /// The empty string.
    pub const EMPTY: Sym = Sym(0);
}

/// The strings of a document, in one buffer.
#[derive(Debug, Clone)]
pub struct Strings {
    buffer: String,
    ends: Vec<u32>,
    /// Their symbols, each at or behind the place that the string hashes to.
    slots: Vec<Sym>,
}

impl Default for Strings {
    fn default() -> Self {
        Strings {
            buffer: String::new(),
            ends: vec![0],
            slots: vec![Sym::EMPTY; 256],
        }
    }
}

impl Strings {
    /// The symbol of `string`, new or known.
    pub fn intern(&mut self, string: &str) -> Sym {
        if string.is_empty() {
            return Sym::EMPTY;
        }
        let place = self.place(string);
        if self.slots[place] != Sym::EMPTY {
            return self.slots[place];
        }
        self.buffer.push_str(string);
        let sym = Sym(self.ends.len() as u32);
        self.ends.push(self.buffer.len() as u32);
        self.slots[place] = sym;
        if self.ends.len() * 2 > self.slots.len() {
            self.widen();
        }
        sym
    }

    /// The slot of a string, or the one that it would have.
    fn place(&self, string: &str) -> usize {
        let last = self.slots.len() - 1;
        let mut at = hash(string.as_bytes()) as usize & last;
        while self.slots[at] != Sym::EMPTY && self.get(self.slots[at]) != string {
            at = (at + 1) & last;
        }
        at
    }

    fn widen(&mut self) {
        self.slots = vec![Sym::EMPTY; 2 * self.slots.len()];
        for number in 1..self.ends.len() as u32 {
            let place = self.place(self.get(Sym(number)));
            self.slots[place] = Sym(number);
        }
    }

    /// The string behind a symbol of this table.
    pub fn get(&self, sym: Sym) -> &str {
        match sym.0 as usize {
            0 => "",
            index => &self.buffer[self.ends[index - 1] as usize..self.ends[index] as usize],
        }
    }
}

/// Appends a character in lower case, as [`char::to_lowercase`] has it, with a short way for those of French.
#[inline]
pub(crate) fn push_lower(c: char, into: &mut String) {
    match c {
        '\0'..='\u{7f}' => into.push(c.to_ascii_lowercase()),
        'À'..='Ö' | 'Ø'..='Þ' => into.push(char::from(c as u8 + 32)),
        '\u{80}'..='ÿ' | '\u{2000}'..='\u{206f}' => into.push(c),
        _ => into.extend(c.to_lowercase()),
    }
}

/// A text in lower case, as [`str::to_lowercase`] has it: most words stand in the text like that.
pub(crate) fn lower(text: &str) -> Cow<'_, str> {
    if is_lower(text) {
        return Cow::Borrowed(text);
    }
    if text.is_ascii() {
        return Cow::Owned(text.to_ascii_lowercase());
    }
    // At the end of a word it has another small letter.
    if text.contains('Σ') {
        return Cow::Owned(text.to_lowercase());
    }
    let mut lower = String::with_capacity(text.len());
    text.chars().for_each(|c| push_lower(c, &mut lower));
    Cow::Owned(lower)
}

/// The same with straight apostrophes, as the language files write words.
pub(crate) fn lower_plain(text: &str) -> Cow<'_, str> {
    match lower(text) {
        Cow::Borrowed(text) if !text.contains('’') => Cow::Borrowed(text),
        lower => Cow::Owned(lower.replace('’', "'")),
    }
}

/// Whether a text is `word` in lower case with straight apostrophes: its first letter tells most others apart.
pub(crate) fn is_lower_plain(text: &str, word: &str) -> bool {
    match (text.as_bytes().first(), word.as_bytes().first()) {
        (Some(own), Some(other)) if own.is_ascii() && other.is_ascii() => {
            own.eq_ignore_ascii_case(other) && lower_plain(text) == word
        }
        _ => lower_plain(text) == word,
    }
}

/// Whether a text is sure to be in lower case already: letters without accent or of French.
fn is_lower(text: &str) -> bool {
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        let small = match byte {
            b'A'..=b'Z' => false,
            0..=0x7f => true,
            // à to ÿ
            0xc3 => bytes.next().is_some_and(|byte| byte >= 0xa0),
            // œ
            0xc5 => bytes.next() == Some(0x93),
            // ’ and other punctuation
            0xe2 => bytes.next() == Some(0x80) && bytes.next().is_some(),
            _ => false,
        };
        if !small {
            return false;
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_in_lower_case() {
        for text in [
            "",
            "l’été",
            "œuvre",
            "ÉTÉ",
            "Bonjour – l’Œuvre",
            "ΣΟΦΟΣ",
            "İ",
            "naïve²",
        ] {
            assert_eq!(lower(text), text.to_lowercase());
            let plain = text.to_lowercase().replace('’', "'");
            assert_eq!(lower_plain(text), plain);
            assert!(is_lower_plain(text, &plain));
            assert!(!is_lower_plain(text, "autre"));
        }
        for c in '\0'..='\u{ffff}' {
            let text = c.to_string();
            assert_eq!(lower(&text), text.to_lowercase());
        }
    }

    #[test]
    fn lower_case_is_that_of_unicode() {
        for c in '\0'..='\u{ffff}' {
            let mut lower = String::new();
            push_lower(c, &mut lower);
            assert_eq!(lower, c.to_lowercase().to_string());
        }
    }

    #[test]
    fn equal_strings_share_a_symbol() {
        let mut strings = Strings::default();
        let (a, b) = (strings.intern("dire"), strings.intern("déclarer"));
        assert_eq!(strings.intern("dire"), a);
        assert_ne!(a, b);
        assert_eq!(
            (strings.get(a), strings.get(b), strings.get(Sym::EMPTY)),
            ("dire", "déclarer", "")
        );
        assert_eq!(strings.intern(""), Sym::EMPTY);
    }
}
