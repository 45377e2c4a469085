//! Names as they are compared: folded, without titles, as a skeleton of sounds, by initials.

use dicendi_core::Lexicon;
use dicendi_core::document::Entity;
use dicendi_core::lexicon::NameWord;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Pages carry it inside words, to be shown at the end of a line only.
pub(super) const SOFT_HYPHEN: char = '\u{ad}';

/// A name without case and accents, its words parted by single spaces.
pub(crate) fn fold(name: &str) -> String {
    let plain: String = name
        .nfkd()
        .filter(|&c| !is_combining_mark(c) && c != SOFT_HYPHEN)
        .flat_map(char::to_lowercase)
        .collect();
    let words: Vec<&str> = plain
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    words.join(" ").replace('œ', "oe").replace('æ', "ae")
}

/// The name of a body or place as it is compared: also without its article, and what opened the sentence.
pub(super) fn fold_body(name: &str) -> String {
    let lexicon = Lexicon::french();
    let folded = fold(name);
    let mut rest = folded.as_str();
    for class in [NameWord::Opening, NameWord::Article] {
        if let Some((first, more)) = rest.split_once(' ')
            && lexicon.is_name_word(class, first)
        {
            rest = more;
        }
    }
    rest.to_owned()
}

/// The name of a person, taken apart.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct PersonName {
    /// As it is written, without title and without what stands before it.
    pub(super) written: String,
    /// The words of the first name, folded; empty where only a last name or a single name stands.
    pub(super) first: String,
    /// The other words, folded.
    pub(super) last: String,
}

impl PersonName {
    /// All its words, folded.
    pub(super) fn key(&self) -> String {
        if self.first.is_empty() {
            self.last.clone()
        } else {
            format!("{} {}", self.first, self.last)
        }
    }

    /// The name of an entity of an article.
    pub(super) fn of(entity: &Entity) -> Option<Self> {
        Self::read(&entity.name, entity.named, Lexicon::french())
            .or_else(|| Self::read(&entity.name, true, Lexicon::french()))
    }

    /// Reads a name; `None` where nothing is left of it. A description must end in a first and a last name.
    pub(super) fn read(name: &str, named: bool, lexicon: &Lexicon) -> Option<Self> {
        let mut words: Vec<&str> = name.split_whitespace().collect();
        while words.len() > 1 && lexicon.is_title(words[0]) {
            words.remove(0);
        }
        if let [dignity, first] = words[..]
            && lexicon.is_name_word(NameWord::Dignity, &fold(dignity))
            && lexicon.first_name(first).is_some()
        {
            words.remove(0);
        }
        let described = !named
            || words
                .first()
                .is_some_and(|word| word.starts_with(char::is_lowercase) && !is_small(word));
        if described {
            let start = (0..words.len().saturating_sub(1)).find(|&start| {
                let of = start > 0 && binds(words[start - 1], words[start]);
                // *l'héritière du sortant Paul Roy* is not Paul Roy.
                let of = of
                    || start > 2
                        && lexicon.role(words[start - 1]).is_some()
                        && binds(words[start - 2], words[start - 1]);
                !of && words[start].starts_with(char::is_uppercase)
                    && lexicon.first_name(words[start]).is_some()
                    && words[start + 1..].iter().all(|word| is_name_word(word))
            })?;
            // *le président* and *la chancelière* describe; what stands before a name must too.
            words.drain(..start);
        }
        // *Nadia Brunet Les*: the next sentence's first word; *Nadia ben*: the rest of the name is lost.
        let cut = |word: &str| is_alone_small(word) || word.chars().all(char::is_lowercase);
        while words.len() > 1 && words.last().is_some_and(|word| cut(word)) {
            words.pop();
        }
        let folded: Vec<String> = words
            .iter()
            .map(|word| fold(word))
            .filter(|word| !word.is_empty())
            .collect();
        let has_first = folded.len() > 1 && !is_small(words[0]);
        let n_first = if has_first {
            first_name_end(&words, lexicon)
        } else {
            0
        };
        let last = folded[n_first.min(folded.len())..].join(" ");
        (!last.is_empty()).then(|| PersonName {
            written: words.join(" ").replace(SOFT_HYPHEN, ""),
            first: folded[..n_first].join(" "),
            last,
        })
    }
}

/// How many words the first name has: *J. L. Roy* has two, as *Jean Luc Roy*.
fn first_name_end(words: &[&str], lexicon: &Lexicon) -> usize {
    let before_last = &words[..words.len() - 1];
    let initials = before_last
        .iter()
        .take_while(|word| word.ends_with('.') && word.chars().count() <= 5)
        .count();
    let both = |words: &[&str]| words.iter().all(|word| lexicon.first_name(word).is_some());
    if before_last.len() >= 2 && both(&before_last[..2]) {
        2
    } else {
        initials.max(1)
    }
}

/// A word that can begin a last name, and no first name: *Le Goff*, *de Brives*, *El Fassi*.
fn is_small(word: &str) -> bool {
    let folded = fold(word);
    let first = folded.split(' ').next().unwrap_or_default();
    Lexicon::french().is_name_word(NameWord::Particle, first)
}

/// A small word by itself, not *al-Fassi* or *d'Brives*.
fn is_alone_small(word: &str) -> bool {
    is_small(word) && !fold(word).contains(' ')
}

/// *l'avocat de Nadia Brunet*: what stands before the name is of that person, not about them.
fn binds(before: &str, word: &str) -> bool {
    let lexicon = Lexicon::french();
    let filler = |word: &str| lexicon.is_name_word(NameWord::Filler, &fold(word));
    let elided = fold(word)
        .split_once(' ')
        .is_some_and(|(first, _)| filler(first));
    filler(before) || elided && word.contains(['\'', '’'])
}

fn is_name_word(word: &str) -> bool {
    word.starts_with(char::is_uppercase) || is_small(word)
}

/// Whether every word of a folded first name is an initial: *j*, *j l*, *jl*.
pub(super) fn is_initials(first: &str) -> bool {
    !first.is_empty() && first.split(' ').all(|word| word.len() == 1)
}

/// Whether initials may stand for a first name: *j l* for *jean luc*, *j* for *jean luc* too.
pub(super) fn initials_fit(initials: &str, first: &str) -> bool {
    let mut words = first.split(' ');
    initials
        .split(' ')
        .all(|initial| words.next().is_some_and(|word| word.starts_with(initial)))
}

/// What is left of a folded name where spellings of one name differ: transliterations (*ou*, *u*), doubled
/// consonants, silent letters. The last letter of a first name stays: it tells *Daniel* from *Danielle*.
pub(super) fn skeleton(first: &str, last: &str) -> String {
    // *El Fassi*, *al-Fassi*
    let more = last.contains(' ');
    let last: Vec<String> = last
        .split(' ')
        .filter(|word| !more || !["al", "el"].contains(word))
        .map(|word| {
            let sounds = sounds(word);
            let longer = sounds.len() > 3;
            sounds
                .strip_suffix('e')
                .filter(|_| longer)
                .map_or(sounds.clone(), str::to_owned)
        })
        .collect();
    format!("{}|{}", sounds(first).replace(' ', ""), last.join(""))
}

fn sounds(word: &str) -> String {
    const SAME: [(&str, &str); 17] = [
        // *Möller*, *Moeller*
        ("oe", "o"),
        ("ou", "u"),
        ("ph", "f"),
        ("tch", "ch"),
        ("sch", "ch"),
        ("sh", "ch"),
        ("kh", "k"),
        ("ck", "k"),
        ("qu", "k"),
        ("th", "t"),
        ("dh", "d"),
        ("gh", "g"),
        ("z", "s"),
        ("y", "i"),
        ("ce", "se"),
        ("ci", "si"),
        ("j", "i"),
    ];
    let mut written = word.to_owned();
    for (letters, sound) in SAME {
        written = written.replace(letters, sound);
    }
    let mut once = String::with_capacity(written.len());
    for c in written.chars() {
        let doubled = once.ends_with(c) && (c == 'i' || !"aeou".contains(c));
        if !doubled {
            once.push(c);
        }
    }
    once
}

/// Whether one letter is missing, more, another, or stands one or two places off.
pub(super) fn one_slip(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let same_start = a.iter().zip(&b).take_while(|(a, b)| a == b).count();
    let (a, b) = (&a[same_start..], &b[same_start..]);
    let same_end = a
        .iter()
        .rev()
        .zip(b.iter().rev())
        .take_while(|(a, b)| a == b)
        .count();
    let (a, b) = (&a[..a.len() - same_end], &b[..b.len() - same_end]);
    matches!((a.len(), b.len()), (0, 1) | (1, 0) | (1, 1))
        || (2..=3).contains(&a.len())
            && a.len() == b.len()
            && (a[1..] == b[..b.len() - 1] && a[0] == b[b.len() - 1]
                || b[1..] == a[..a.len() - 1] && b[0] == a[a.len() - 1])
}

/// A name, and the name with any one of its letters left out: two that share one may be one slip apart.
pub(super) fn slips(key: &str) -> Vec<String> {
    let letters: Vec<char> = key.chars().collect();
    let without = |left_out: usize| -> String {
        let kept = letters.iter().enumerate().filter(|(at, _)| *at != left_out);
        kept.map(|(_, c)| c).collect()
    };
    (0..letters.len())
        .map(without)
        .chain([key.to_owned()])
        .collect()
}

/// Whether an acronym is written like one: *ONU*, *Cnil*, *AP-HP*; up to ten letters, no space.
pub(super) fn is_acronym(name: &str) -> bool {
    let letters: Vec<char> = name.chars().filter(|c| c.is_alphanumeric()).collect();
    (2..=10).contains(&letters.len())
        && !name.contains(' ')
        && letters.iter().filter(|c| c.is_uppercase()).count() * 2 > letters.len()
}

/// Whether the letters of an acronym begin words of an expansion, in order, its first word with the first.
pub(super) fn spells(acronym: &str, expansion: &str) -> bool {
    let letters: Vec<char> = fold(acronym).chars().filter(|c| *c != ' ').collect();
    let folded = fold(expansion);
    let mut words = folded.split(' ').filter(|word| !word.is_empty()).peekable();
    let starts = words.peek().and_then(|word| word.chars().next()) == letters.first().copied();
    // An acronym may take more than one letter of a word: *Insee*, *Cnil*.
    let mut left = &letters[..];
    for word in words {
        let taken = word.chars().zip(left).take_while(|(a, b)| a == *b).count();
        left = &left[taken.min(if left.len() == letters.len() { 2 } else { 1 })..];
    }
    starts && left.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(name: &str) -> PersonName {
        PersonName::read(name, true, Lexicon::french()).unwrap()
    }

    #[test]
    fn names_fold() {
        for (name, folded) in [
            ("Élysée", "elysee"),
            ("L'Élysée ", "l elysee"),
            ("Sacré-Cœur", "sacre coeur"),
            ("", ""),
        ] {
            assert_eq!(fold(name), folded);
        }
        assert_eq!(fold_body("L’Écho des quais"), "echo des quais");
        assert_eq!(fold_body("Selon L’Écho des quais"), "echo des quais");
        assert_eq!(fold_body("La"), "la");
    }

    #[test]
    fn persons_are_taken_apart() {
        let parts = |name| {
            let name = read(name);
            (name.first, name.last)
        };
        let owned = |first: &str, last: &str| (first.to_owned(), last.to_owned());
        assert_eq!(parts("Mme Nadia Brunet"), owned("nadia", "brunet"));
        assert_eq!(parts("Jean-Luc Le Goff"), owned("jean luc", "le goff"));
        assert_eq!(parts("J.-L. Le Goff"), owned("j l", "le goff"));
        assert_eq!(parts("Jean Luc Roy"), owned("jean luc", "roy"));
        assert_eq!(parts("Le Goff"), owned("", "le goff"));
        assert_eq!(parts("Brunet-Roy"), owned("", "brunet roy"));
        let described = |name| PersonName::read(name, false, Lexicon::french());
        let written = described("directrice de la Santé Nadia Brunet").unwrap();
        assert_eq!(written.written, "Nadia Brunet");
        assert_eq!(described("maire de Vernières"), None);
        assert_eq!(described("avocate de Nadia Brunet"), None);
    }

    #[test]
    fn skeletons_meet_where_one_name_is_spelt_in_two_ways() {
        let skeleton = |name| {
            let name = read(name);
            skeleton(&name.first, &name.last)
        };
        for (a, b) in [
            ("Vladimir Poutine", "Vladimir Putin"),
            ("Abdel Sissi", "Abdel Sisi"),
            ("Volodymyr Zelensky", "Volodymyr Zelenskiy"),
            ("Benyamin Roy", "Benjamin Roy"),
        ] {
            assert_eq!(skeleton(a), skeleton(b));
        }
        for (a, b) in [
            ("Daniel Roy", "Danielle Roy"),
            ("René Roy", "Renée Roy"),
            ("Paul Roy", "Paule Roy"),
            ("Nadia Brunet", "Nadia Brunel"),
        ] {
            assert_ne!(skeleton(a), skeleton(b));
        }
    }

    #[test]
    fn slips_and_initials() {
        assert!(one_slip("brunet", "burnet") && one_slip("brunet", "brnet"));
        assert!(one_slip("delgado", "dlgeado") && !one_slip("delgado", "dagledo"));
        assert!(!one_slip("brunet", "brunet") && !one_slip("brunet", "bernat"));
        assert!(initials_fit("j l", "jean luc") && initials_fit("j", "jean luc"));
        assert!(!initials_fit("j p", "jean luc") && !initials_fit("j l", "jean"));
    }

    #[test]
    fn acronyms_spell() {
        assert!(is_acronym("ONU") && is_acronym("LREM") && !is_acronym("Lyon"));
        assert!(spells("UPB", "Union des ports bretons"));
        assert!(!spells("UPB", "Ports bretons unis"));
    }
}
