//! Seams: where a text has lost its line break, and a headline or a crosshead without a final stop runs
//! into the sentence behind it (*Le port en grève Selon les dockers, la paie ne suit pas*).

use crate::document::Document;
use crate::lexicon::Orthography;
use crate::tokens::lowercase;

/// What the weights of a seam must add up to behind a lost space.
const GLUED: i32 = -1500;

/// Memory for looking at seams, used again.
#[derive(Debug, Default)]
pub(crate) struct Scratch {
    name: String,
    lower: String,
}

/// Whether a sentence begins at `token` although no stop stands before it. `start` is where the sentence
/// before began, `end` where the block ends.
pub(super) fn is_seam(
    doc: &Document,
    rules: &Orthography,
    start: u32,
    token: u32,
    end: u32,
    scratch: &mut Scratch,
) -> bool {
    if !may_be_seam(doc, rules, start, token, scratch) {
        return false;
    }
    let mut sum = 0;
    features(doc, rules, start, token, end, scratch, &mut |feature| {
        sum += rules.seam_weight(feature);
    });
    sum > threshold(doc, start)
}

/// Where the space before the sentence is lost too (*Il se tait.Le port en grève Selon les dockers*), the page has
/// lost its lines, and less evidence is enough.
fn threshold(doc: &Document, start: u32) -> i32 {
    let words = &doc.words;
    let glued = start > 0
        && words.end[start as usize - 1] == words.start[start as usize]
        && doc
            .surface(start - 1)
            .ends_with(['.', '!', '?', '"', '»', '”']);
    if glued { GLUED } else { 0 }
}

/// Whether the word is one that often opens sentences, with a capital, and the one before it ends nothing
/// and joins nothing.
pub(crate) fn may_be_seam(
    doc: &Document,
    rules: &Orthography,
    start: u32,
    token: u32,
    scratch: &mut Scratch,
) -> bool {
    let mut chars = doc.surface(token).chars();
    token > start
        && chars.next().is_some_and(char::is_uppercase)
        && !chars.next().is_some_and(char::is_uppercase)
        && !doc.words.inside[token as usize]
        && doc.words.end[token as usize - 1] < doc.words.start[token as usize]
        && doc
            .surface(token - 1)
            .ends_with(|c: char| c.is_alphanumeric() || ")»\"%€$".contains(c))
        && opens(doc.surface(token), rules, &mut scratch.lower)
}

/// Whether a word often opens sentences; it is left in lower case. A letter does with its apostrophe.
fn opens(form: &str, rules: &Orthography, lower: &mut String) -> bool {
    let bare = form.trim_end_matches(['\'', '’']);
    lowercase(bare, lower);
    (bare.len() > 1 || bare.len() < form.len()) && rules.is_opener(lower)
}

/// What speaks for or against a seam, as the pieces of context that `seam_weights.tsv` lists.
pub(crate) fn features(
    doc: &Document,
    rules: &Orthography,
    start: u32,
    token: u32,
    end: u32,
    scratch: &mut Scratch,
    see: &mut dyn FnMut(&str),
) {
    let Scratch { name, lower } = scratch;
    let mut kind = |name: &mut String, token: Option<u32>| {
        name.push(' ');
        let Some(token) = token.filter(|token| (start..end).contains(token)) else {
            return name.push('|');
        };
        push_kind(doc.form(token), rules, lower, name);
    };
    let mut tell = |label: &str, words: &[Option<u32>], length: Option<u32>| {
        name.clear();
        name.push_str(label);
        for &word in words {
            kind(name, word);
        }
        if let Some(length) = length {
            name.push(' ');
            name.push(char::from(b'0' + length.min(9) as u8));
        }
        see(name);
    };
    let [before2, before] = [token.checked_sub(2), token.checked_sub(1)];
    let [word, after, after2] = [Some(token), Some(token + 1), Some(token + 2)];
    let length = (token - start).ilog2();
    tell("any", &[], None);
    tell("b", &[before], None);
    tell("w", &[word], None);
    tell("a", &[after], None);
    tell("bw", &[before, word], None);
    tell("wa", &[word, after], None);
    tell("bwa", &[before, word, after], None);
    tell("bbw", &[before2, before, word], None);
    tell("waa", &[word, after, after2], None);
    tell("wl", &[word], Some(length));
    tell("fl", &[Some(start)], Some(length));
    tell("fw", &[Some(start), word], None);
    name.clear();
    name.push_str("before ");
    lowercase(doc.form(token - 1), lower);
    name.push_str(lower);
    see(name);
}

/// A function word as it is, with its case; of other words the looks.
fn push_kind(form: &str, rules: &Orthography, lower: &mut String, name: &mut String) {
    let first = form.chars().next().unwrap_or(' ');
    if !first.is_alphanumeric() {
        name.push_str(form);
    } else if first.is_numeric() {
        name.push('9');
    } else if opens(form, rules, lower) {
        if first.is_uppercase() {
            name.push('^');
        }
        name.push_str(lower);
    } else if first.is_lowercase() {
        name.push('a');
    } else if form.chars().nth(1).is_some_and(char::is_uppercase) {
        name.push_str("AA");
    } else {
        name.push('A');
    }
}
