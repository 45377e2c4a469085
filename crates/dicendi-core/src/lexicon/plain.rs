//! Words as they are looked up: small, without accents, with straight apostrophes.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// *Élysée* and *Elysée*, *l’Otan* and *l'OTAN* are looked up alike.
pub(crate) fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for c in text.nfd().filter(|&c| !is_combining_mark(c)) {
        match c {
            '’' | 'ʼ' => plain.push('\''),
            'œ' | 'Œ' => plain.push_str("oe"),
            'æ' | 'Æ' => plain.push_str("ae"),
            '‑' | '–' => plain.push('-'),
            c if c.is_whitespace() => plain.push(' '),
            c => plain.extend(c.to_lowercase()),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn spellings_meet() {
        assert_eq!(plain("États‑Unis"), plain("Etats-Unis"));
        assert_eq!(plain("L’Œuvre\u{a0}commune"), "l'oeuvre commune");
    }
}
