//! Interned strings of one document: equal strings have equal symbols.

use rustc_hash::FxHashMap;

/// A string of a document, by number. `Sym::EMPTY` is the empty string.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Sym(u32);

impl Sym {
    /// The empty string.
    pub const EMPTY: Sym = Sym(0);
}

/// The strings of a document: one buffer, no allocation for a string seen before.
#[derive(Debug, Clone)]
pub struct Strings {
    buffer: String,
    ends: Vec<u32>,
    known: FxHashMap<Box<str>, Sym>,
}

impl Default for Strings {
    fn default() -> Self {
        Strings {
            buffer: String::new(),
            ends: vec![0],
            known: FxHashMap::default(),
        }
    }
}

impl Strings {
    /// The symbol of `string`, new or known.
    pub fn intern(&mut self, string: &str) -> Sym {
        if string.is_empty() {
            return Sym::EMPTY;
        }
        if let Some(&sym) = self.known.get(string) {
            return sym;
        }
        self.buffer.push_str(string);
        let sym = Sym(self.ends.len() as u32);
        self.ends.push(self.buffer.len() as u32);
        self.known.insert(string.into(), sym);
        sym
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

#[cfg(test)]
mod tests {
    use super::*;

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
