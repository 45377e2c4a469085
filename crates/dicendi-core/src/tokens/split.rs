//! A written word into its parts: elisions before, clitics behind, the stop of an abbreviation.

use super::scan::{is_apostrophe, is_word};
use crate::article::is_unseen;
use crate::lexicon::Orthography;
use crate::span::{Byte, Span};
use crate::strings::push_lower;
use unicode_normalization::UnicodeNormalization;

/// Cuts the run `start..end` into pieces and gives where the text goes on: a stop behind the run may
/// belong to it.
pub(super) fn word(
    text: &str,
    start: usize,
    end: usize,
    rules: &Orthography,
    pieces: &mut Vec<Span<Byte>>,
    lower: &mut String,
) -> usize {
    let mut piece = |from: usize, to: usize| {
        if to > from {
            pieces.push(Span::new(from as u32, to as u32));
        }
    };
    let mut start = start;
    while let Some((apostrophe, mark)) = text[start..end]
        .char_indices()
        .find(|&(_, c)| is_apostrophe(c))
    {
        let after = start + apostrophe + mark.len_utf8();
        lowercase(&text[start..end], lower);
        if rules.is_whole(lower) {
            break;
        }
        lowercase(&text[start..start + apostrophe], lower);
        if !rules.is_elision(lower) {
            break;
        }
        piece(start, after);
        start = after;
    }
    if start == end {
        return end;
    }
    if let Some(hour) = clock(&text[start..end]) {
        piece(start, start + hour);
        piece(start + hour, start + hour + 1);
        piece(start + hour + 1, end);
        return end;
    }
    if let Some(stop) = stop_of(text, start, end, rules, lower) {
        piece(start, stop);
        return stop;
    }
    let mut cuts = [end; 4];
    let mut count = 0;
    while count + 1 < cuts.len() {
        let host = &text[start..cuts[count]];
        let clitic = rules.clitic(host, count > 0);
        if clitic == 0 {
            break;
        }
        lowercase(host, lower);
        if rules.is_whole(lower) {
            break;
        }
        cuts[count + 1] = cuts[count] - clitic;
        count += 1;
    }
    piece(start, cuts[count]);
    for index in (0..count).rev() {
        piece(cuts[index + 1], cuts[index]);
    }
    end
}

/// Bytes of the hours in *14h30* or *18h*.
fn clock(word: &str) -> Option<usize> {
    let hour = word.bytes().take_while(u8::is_ascii_digit).count();
    let minutes = word[hour..].strip_prefix(['h', 'H'])?;
    let two = minutes.len() == 2 && minutes.bytes().all(|b| b.is_ascii_digit());
    ((1..=2).contains(&hour) && (minutes.is_empty() || two)).then_some(hour)
}

/// The end of the word with its full stop, where the stop belongs to it.
fn stop_of(
    text: &str,
    start: usize,
    end: usize,
    rules: &Orthography,
    lower: &mut String,
) -> Option<usize> {
    let rest = text[end..].strip_prefix('.')?;
    if rest.starts_with('.') {
        return None;
    }
    let word = &text[start..end];
    let acronym = || {
        let mut parts = word.split(['.', '-']);
        word.contains('.')
            && parts.all(|part| part.chars().count() <= 2 && part.chars().all(char::is_alphabetic))
    };
    let mut initial = || {
        let mut chars = word.chars();
        let single = chars.next().is_some_and(char::is_uppercase) && chars.next().is_none();
        let next = rest.trim_start();
        let length = next.find(|c| !is_word(c)).unwrap_or(next.len());
        lowercase(&next[..length], lower);
        single && next.starts_with(char::is_uppercase) && (length <= 1 || !rules.is_opener(lower))
    };
    (rules.abbreviation(&text[start..=end]).is_some() || acronym() || initial()).then_some(end + 1)
}

/// Writes `word` into `lower` in lower case, with straight apostrophes, accents and letters as one character, and
/// without what is not seen: soft hyphens and spaces of no width.
pub(crate) fn lowercase(word: &str, lower: &mut String) {
    lower.clear();
    if word.is_ascii() {
        lower.push_str(word);
        lower.make_ascii_lowercase();
        return;
    }
    let mut combined = false;
    for c in word.chars() {
        match c {
            _ if is_apostrophe(c) => lower.push('\''),
            _ if is_unseen(c) => {}
            _ => {
                combined |= matches!(c, '\u{300}'..='\u{36f}');
                push_lower(c, lower);
            }
        }
    }
    if combined {
        *lower = lower.nfc().collect();
    }
    if lower.is_empty() {
        lower.push_str(word);
    }
}
