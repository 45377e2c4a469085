//! Words as they are looked up: small, without accents, with straight apostrophes.

use crate::strings::push_lower;
use std::borrow::Cow;
use unicode_normalization::char::{decompose_canonical, is_combining_mark};

/// *Élysée* and *Elysée*, *l’Otan* and *l'OTAN* are looked up alike.
pub(crate) fn plain(text: &str) -> String {
    folded(text).into_owned()
}

/// The same for one look-up: most words are plain as they stand.
pub(crate) fn folded(text: &str) -> Cow<'_, str> {
    let stands = |byte: u8| matches!(byte, b' '..=b'@' | b'['..=b'~');
    if text.bytes().all(stands) {
        return Cow::Borrowed(text);
    }
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        return Cow::Owned(text.to_ascii_lowercase());
    }
    let mut plain = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            ' '..='~' => plain.push(c.to_ascii_lowercase()),
            'À'..='ÿ' if BARE[c as usize - 'À' as usize] != b' ' => {
                plain.push(char::from(BARE[c as usize - 'À' as usize]));
            }
            _ => decompose_canonical(c, |part| {
                if !is_combining_mark(part) {
                    push(part, &mut plain);
                }
            }),
        }
    }
    Cow::Owned(plain)
}

/// The letters from À to ÿ, small and without their accents; a blank where another rule is needed.
const BARE: &[u8; 64] = b"aaaaaa ceeeeiiii nooooo  uuuuy  aaaaaa ceeeeiiii nooooo  uuuuy y";

fn push(c: char, plain: &mut String) {
    match c {
        '’' | 'ʼ' => plain.push('\''),
        'œ' | 'Œ' => plain.push_str("oe"),
        'æ' | 'Æ' => plain.push_str("ae"),
        '‑' | '–' => plain.push('-'),
        c if c.is_whitespace() => plain.push(' '),
        c => push_lower(c, plain),
    }
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn what_stands_as_it_is_stays() {
        for text in ["maire", "l'onu d'ici 2-3", "ONU", "a\tb", "pro\u{7f}"] {
            assert_eq!(plain(text), text.to_lowercase().replace('\t', " "));
        }
    }

    #[test]
    fn letters_lose_their_accents() {
        use super::{decompose_canonical, is_combining_mark, push};
        for c in '\u{80}'..='\u{ffff}' {
            let mut bare = String::new();
            decompose_canonical(c, |part| {
                if !is_combining_mark(part) {
                    push(part, &mut bare);
                }
            });
            assert_eq!(plain(&c.to_string()), bare);
        }
    }

    #[test]
    fn spellings_meet() {
        assert_eq!(plain("États‑Unis"), plain("Etats-Unis"));
        assert_eq!(plain("L’Œuvre\u{a0}commune"), "l'oeuvre commune");
    }
}
