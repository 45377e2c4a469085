//! *au* is *à* + *le*; *du* and *des* are two words or an article, which their neighbours tell.

use super::split::lowercase;
use crate::document::Words;
use crate::lexicon::{Contraction, Orthography};
use crate::span::{Byte, Span};
use crate::strings::{Strings, Sym};

/// Pushes the written words, contractions as the words they stand for.
pub(super) fn expand(
    text: &str,
    pieces: &[Span<Byte>],
    rules: &Orthography,
    words: &mut Words,
    strings: &mut Strings,
    lower: &mut String,
) {
    for (index, &span) in pieces.iter().enumerate() {
        let form = span.of(text);
        lowercase(form, lower);
        let contraction = rules.contraction(lower);
        match contraction {
            Some(contraction)
                if contraction.always || is_contracted(text, pieces, index, rules) =>
            {
                let [first, second] = parts(form, contraction, strings);
                words.push(span, first, false);
                words.push(span, second, true);
            }
            _ => {
                words.push(span, Sym::EMPTY, false);
            }
        }
    }
}

/// The words that a written form stands for, in its case.
pub(crate) fn parts(form: &str, contraction: &Contraction, strings: &mut Strings) -> [Sym; 2] {
    let [first, second] = &contraction.parts;
    let first = match case_of(form) {
        Case::Lower => strings.intern(first),
        Case::Title => strings.intern(&capitalised(first)),
        Case::Upper => strings.intern(&first.to_uppercase()),
    };
    [first, strings.intern(second)]
}

enum Case {
    Lower,
    Title,
    Upper,
}

fn case_of(form: &str) -> Case {
    if form.chars().all(char::is_uppercase) {
        Case::Upper
    } else if form.starts_with(char::is_uppercase) {
        Case::Title
    } else {
        Case::Lower
    }
}

fn capitalised(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(chars).collect()
    })
}

fn is_contracted(text: &str, pieces: &[Span<Byte>], index: usize, rules: &Orthography) -> bool {
    let piece = |at: Option<usize>| {
        at.and_then(|at| pieces.get(at))
            .map_or("", |span| span.of(text))
    };
    let context = Context {
        form: piece(Some(index)),
        before: [piece(index.checked_sub(1)), piece(index.checked_sub(2))],
        after: [piece(Some(index + 1)), piece(Some(index + 2))],
    };
    let mut score = 0;
    features(&context, &mut |feature| {
        score += rules.contraction_weight(feature)
    });
    score > 0
}

/// A written word with its neighbours, the nearest first; empty at the ends of a block.
pub(crate) struct Context<'t> {
    pub(crate) form: &'t str,
    pub(crate) before: [&'t str; 2],
    pub(crate) after: [&'t str; 2],
}

/// What speaks for or against two words, as the pieces of context that `contraction_weights.tsv` lists.
pub(crate) fn features(context: &Context, see: &mut dyn FnMut(&str)) {
    let mut name = String::with_capacity(48);
    let mut lower = String::new();
    let mut tell = |label: &str, word: &str, suffix: Option<usize>| {
        lowercase(word, &mut lower);
        name.clear();
        name.push_str(label);
        name.push('=');
        let start = suffix
            .and_then(|length| lower.char_indices().rev().nth(length - 1))
            .map_or(0, |(at, _)| at);
        name.push_str(&lower[start..]);
        see(&name);
    };
    tell("bias", "", None);
    tell("form", context.form, None);
    for (label, word) in [
        ("before", context.before[0]),
        ("before2", context.before[1]),
        ("after", context.after[0]),
        ("after2", context.after[1]),
    ] {
        tell(label, word, None);
    }
    tell("before_ends", context.before[0], Some(3));
    tell("before_ends", context.before[0], Some(2));
    tell("after_ends", context.after[0], Some(2));
    if context.after[0].starts_with(char::is_uppercase) {
        tell("after_capital", context.form, None);
    }
}
