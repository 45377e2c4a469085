//! How far a written word, number, address or mark reaches.

use crate::article::is_unseen;
use crate::lexicon::Orthography;

/// Ends of host names that follow a full stop without being a new sentence.
const DOMAINS: &[&str] = &[
    "fr", "com", "org", "net", "eu", "be", "ch", "ca", "uk", "de", "info", "tv", "io", "gov",
    "edu", "re", "nc", "pf",
];

/// Letters, digits, and the combining marks that ride on them.
pub(super) fn is_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '\u{300}'..='\u{36f}')
}

/// So many characters that are not seen may stand in a row inside a word.
const UNSEEN: usize = 8;

/// Straight, typographic and modifier apostrophes.
pub(super) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ')
}

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

/// The end of the run of characters that begins at `at` and holds together without spaces (but for the
/// spaces within a number): letters and digits with hyphens, apostrophes, stops between them.
pub(super) fn word(text: &str, at: usize, rules: &Orthography, lower: &mut String) -> usize {
    let mut end = at;
    let mut segment = at;
    let mut previous = '\0';
    loop {
        let mut rest = text[end..].chars();
        let Some(c) = rest.next() else { return end };
        let next = rest.next().unwrap_or(' ');
        let digits = previous.is_ascii_digit() && next.is_ascii_digit();
        let letters = previous.is_alphabetic() && next.is_alphabetic();
        let joined = match c {
            _ if is_word(c) => true,
            // Inside a word only: *décla<soft hyphen>ré*.
            _ if is_unseen(c) => {
                let mut after = text[end..].chars().take(UNSEEN);
                end > at && after.find(|&c| !is_unseen(c)).is_some_and(is_word)
            }
            _ if is_hyphen(c) => is_word(next),
            _ if is_apostrophe(c) => {
                if !letters && ends_in_elision(&text[at..end], rules, lower) {
                    return end + c.len_utf8();
                }
                letters || digits
            }
            '.' => {
                digits
                    || letters && stop_joins(&text[segment..end], &text[end + 1..])
                    || initial_joins(text, segment, end)
            }
            ',' | ':' => digits,
            '/' => digits,
            '(' => previous.is_alphabetic() && variant(&text[end + 1..]),
            ')' => text[at..end].contains('('),
            '&' => previous.is_uppercase() && next.is_uppercase(),
            '·' | '•' | '‧' => letters,
            ' ' | '\u{a0}' | '\u{202f}' => thousands(&text[at..end], &text[end + c.len_utf8()..]),
            '°' if matches!(&text[at..end], "n" | "N") => return end + c.len_utf8(),
            '@' if address(text, at).is_some() => true,
            _ => false,
        };
        if !joined {
            return end;
        }
        end += c.len_utf8();
        if matches!(c, '.' | '-') || is_apostrophe(c) {
            segment = end;
        }
        if !is_unseen(c) {
            previous = c;
        }
    }
}

fn ends_in_elision(word: &str, rules: &Orthography, lower: &mut String) -> bool {
    let tail = word
        .rsplit(|c| is_apostrophe(c) || is_hyphen(c))
        .next()
        .unwrap_or(word);
    super::split::lowercase(tail, lower);
    rules.is_elision(lower)
}

/// *U.E*, *J.A*: single letters with stops between them; *journal.fr*.
fn stop_joins(segment: &str, rest: &str) -> bool {
    let tail: &str = &rest[..rest
        .find(|c: char| !c.is_alphanumeric())
        .unwrap_or(rest.len())];
    let after = &rest[tail.len()..];
    let ends = !after.starts_with(char::is_alphanumeric);
    let single = |part: &str| part.chars().count() == 1;
    single(segment) && single(tail) && (after.starts_with('.') || ends)
        || DOMAINS.contains(&tail) && segment.len() > 1
}

/// *J.-C*: a stop and a hyphen between initials.
fn initial_joins(text: &str, segment: usize, end: usize) -> bool {
    let mut rest = text[end + 1..].chars();
    text[segment..end].chars().count() <= 2
        && text[segment..end].starts_with(char::is_uppercase)
        && rest.next().is_some_and(is_hyphen)
        && rest.next().is_some_and(char::is_uppercase)
}

/// *(e)*, *(s)*, *(ne)* behind a word.
fn variant(rest: &str) -> bool {
    let letters = rest
        .find(|c: char| !c.is_alphabetic())
        .unwrap_or(rest.len());
    (1..=2).contains(&letters) && rest[letters..].starts_with(')')
}

/// Whether a space stands inside a number: *1 500*, *2 000 000*.
fn thousands(number: &str, rest: &str) -> bool {
    let lead = number
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(number.len());
    let grouped = number.len() == lead || number[lead..].starts_with([' ', '\u{a0}', '\u{202f}']);
    let group = rest.bytes().take_while(u8::is_ascii_digit).count();
    (1..=3).contains(&lead)
        && grouped
        && group == 3
        && !number.starts_with('0')
        && !number.contains(',')
}

/// What URLs begin with.
const HEADS: [&str; 4] = ["http://", "https://", "www.", "ftp://"];

/// The end of a URL or e-mail address that begins at `at`.
pub(super) fn address(text: &str, at: usize) -> Option<usize> {
    let rest = &text[at..];
    let opens = |head: &&str| {
        let start = rest.as_bytes().get(..head.len());
        start.is_some_and(|start| start.eq_ignore_ascii_case(head.as_bytes()))
    };
    let mut bytes = rest.bytes().take_while(|byte| !byte.is_ascii_whitespace());
    if !HEADS.iter().any(opens) && !bytes.any(|byte| byte == b'@') {
        return None;
    }
    let chunk = &rest[..rest
        .find(|c: char| c.is_whitespace() || "\"«»“”<>()".contains(c))
        .unwrap_or(rest.len())];
    let chunk = chunk.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '’', '…', ']', '}']);
    let url = HEADS
        .iter()
        .any(|head| chunk.len() > head.len() && opens(head));
    let mail = || {
        let (name, host) = chunk.split_once('@')?;
        let plain = |part: &str| {
            part.bytes()
                .all(|b| b.is_ascii_alphanumeric() || b"._-+".contains(&b))
        };
        let dot = host.rfind('.')?;
        (!name.is_empty() && dot > 0 && dot + 2 < host.len() && plain(name) && plain(host))
            .then_some(())
    };
    (url || mail().is_some()).then_some(at + chunk.len())
}

/// The end of a hashtag or handle.
pub(super) fn tag(text: &str, at: usize) -> Option<usize> {
    let body = text[at..].strip_prefix(['#', '@'])?;
    let length = body.find(|c: char| !is_word(c)).unwrap_or(body.len());
    (length > 0).then_some(at + 1 + length)
}

/// The end of a signed number, or of a clitic that a space cut from its verb (*dit -il*).
pub(super) fn signed(text: &str, at: usize, rules: &Orthography) -> Option<usize> {
    let rest = &text[at..];
    let body = rest.strip_prefix(['-', '+', '−'])?;
    let chunk = &rest[..rest
        .find(|c: char| !is_word(c) && c != '-')
        .unwrap_or(rest.len())];
    if body.starts_with(|c: char| c.is_ascii_digit()) {
        let number = body
            .find(|c: char| !c.is_ascii_digit() && c != ',' && c != '.')
            .unwrap_or(body.len());
        let number = body[..number].trim_end_matches([',', '.']).len();
        let plain = !body[number..].starts_with(is_word);
        return plain.then_some(text.len() - body.len() + number);
    }
    rules.is_clitic(chunk).then_some(at + chunk.len())
}

/// The end of a mark: runs of stops or hyphens, or one character with what modifies it.
pub(super) fn mark(text: &str, at: usize) -> usize {
    let rest = &text[at..];
    let run = |sign: char| rest.find(|c: char| c != sign).unwrap_or(rest.len());
    let first = rest.chars().next().map_or(0, char::len_utf8);
    let length = match rest.as_bytes()[0] {
        b'.' => run('.'),
        b'-' => run('-'),
        b'<' if rest.starts_with("<<") => 2,
        b'>' if rest.starts_with(">>") => 2,
        _ if rest.starts_with('°') && rest[first..].starts_with(['C', 'F']) => first + 1,
        _ => first,
    };
    let modifies = |c: char| matches!(c, '\u{fe00}'..='\u{fe0f}' | '\u{1f3fb}'..='\u{1f3ff}' | '\u{200d}' | '\u{300}'..='\u{36f}');
    at + length
        + rest[length..]
            .find(|c| !modifies(c))
            .unwrap_or(rest.len() - length)
}
