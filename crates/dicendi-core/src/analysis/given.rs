//! An analysis that was made elsewhere, laid over an article.
//!
//! Its words are found in the text character by character; only spaces may differ. Where its words are
//! written words (spaCy's *du* is one), contractions are opened as Universal Dependencies has them.

#[cfg(test)]
mod tests;

use crate::article::is_blank;
use crate::document::{Document, Name, Sentence};
use crate::error::{Error, Result};
use crate::lexicon::{Contraction, Orthography};
use crate::span::{Byte, Span, Token};
use crate::strings::Sym;
use crate::tokens;
use crate::ud::{Deprel, Upos};

/// Fills words, sentences, trees and names of `doc`, whose blocks are known, from `given`.
///
/// # Errors
/// Names the place where the words of the analysis are not those of the text; `doc` then holds no words.
pub(crate) fn lay(doc: &mut Document, given: &Document, rules: &Orthography) -> Result<()> {
    let spans = align(doc.text(), given)?;
    let places = push_words(doc, given, &spans, rules);
    push_sentences(doc, given, &places);
    doc.names.clear();
    for name in &given.names {
        let first = places[name.tokens.start as usize].first;
        let last = places[name.tokens.end as usize - 1].last;
        // A line break parts a name, and what it leaves is none.
        if doc.sentence_of(first) == doc.sentence_of(last) {
            doc.names.push(Name {
                tokens: Span::new(first, last + 1),
                kind: name.kind,
            });
        }
    }
    Ok(())
}

/// How much of a text is shown where it differs.
const SHOWN: usize = 20;

/// Where the given words stand in the text.
fn align(text: &str, given: &Document) -> Result<Vec<Span<Byte>>> {
    let mut spans: Vec<Span<Byte>> = Vec::with_capacity(given.words.len());
    let mut at = 0;
    for (number, sentence) in given.sentences.iter().enumerate() {
        for token in sentence.tokens.range() {
            if given.words.inside[token] {
                let before = spans.last().copied();
                spans.extend(before);
                continue;
            }
            let surface = given.surface(token as u32);
            at = text.len() - text[at..].trim_start_matches(is_blank).len();
            let differs = |what: &str| {
                Error::input(format!(
                    "sentence {} of the analysis, `{surface}`: {what} at {}",
                    number + 1,
                    place(text, at)
                ))
            };
            let span = find(text, at, surface)
                .ok_or_else(|| differs("these are not the words of the text"))?;
            if span.of(text).contains('\n') {
                return Err(differs("a word over a line break"));
            }
            at = span.end as usize;
            spans.push(span);
        }
    }
    let rest = text[at..].trim_start_matches(is_blank);
    if rest.is_empty() {
        return Ok(spans);
    }
    Err(Error::input(format!(
        "the analysis ends before the text, at {}",
        place(text, text.len() - rest.len())
    )))
}

/// A place in a text, to be shown.
fn place(text: &str, at: usize) -> String {
    let chars = text[..at].chars().count();
    let shown: String = text[at..].chars().take(SHOWN).collect();
    format!("character {chars}, `{}`", shown.replace('\n', " "))
}

/// The characters of `surface` in `text` from `at` on, spaces apart.
fn find(text: &str, at: usize, surface: &str) -> Option<Span<Byte>> {
    let mut end = at;
    for wanted in surface.chars().filter(|&c| !is_blank(c)) {
        end = text.len() - text[end..].trim_start_matches(is_blank).len();
        if !text[end..].starts_with(wanted) {
            return None;
        }
        end += wanted.len_utf8();
    }
    (end > at).then(|| Span::new(at as u32, end as u32))
}

/// Where a given word stands among the words of the document: one word, or the two of a contraction.
#[derive(Debug, Clone, Copy)]
struct Place {
    first: u32,
    last: u32,
    /// The one that other words depend on.
    main: u32,
}

/// Pushes the words with their tags, features and lemmas.
fn push_words(
    doc: &mut Document,
    given: &Document,
    spans: &[Span<Byte>],
    rules: &Orthography,
) -> Vec<Place> {
    let surface_words = !given.words.inside.contains(&true);
    let mut lower = String::new();
    let mut places = Vec::with_capacity(spans.len());
    for (token, &span) in spans.iter().enumerate() {
        let upos = given.words.upos[token];
        tokens::lowercase(given.surface(token as u32), &mut lower);
        let contraction = rules
            .contraction(&lower)
            .filter(|contraction| surface_words && (contraction.always || upos == Upos::Adp));
        places.push(match contraction {
            Some(contraction) => open(doc, given, token, span, contraction),
            None => {
                let form = doc.strings.intern(match given.words.form[token] {
                    Sym::EMPTY => "",
                    _ => given.form(token as u32),
                });
                let word = doc.words.push(span, form, given.words.inside[token]);
                let lemma = doc.strings.intern(given.lemma(token as u32));
                let word_index = word as usize;
                doc.words.upos[word_index] = upos;
                doc.words.feats[word_index] = given.words.feats[token];
                doc.words.lemma[word_index] = lemma;
                Place {
                    first: word,
                    last: word,
                    main: word,
                }
            }
        });
    }
    places
}

/// Pushes the two words of a contraction. *du* that marks a noun is *de* and its article; *duquel* that is
/// itself an argument is a pronoun with *de* before it.
fn open(
    doc: &mut Document,
    given: &Document,
    token: usize,
    span: Span<Byte>,
    contraction: &Contraction,
) -> Place {
    let forms = tokens::parts(given.surface(token as u32), contraction, &mut doc.strings);
    let first = doc.words.push(span, forms[0], false);
    let last = doc.words.push(span, forms[1], true);
    let marks = marks(given.words.deprel[token]);
    let feats = &mut doc.words.feats[last as usize];
    *feats = given.words.feats[token];
    if marks {
        feats.set("Definite", "Def");
        feats.set("PronType", "Art");
    }
    doc.words.upos[first as usize] = Upos::Adp;
    doc.words.upos[last as usize] = if marks { Upos::Det } else { Upos::Pron };
    let main = if marks { first } else { last };
    Place { first, last, main }
}

/// Whether a word of this relation is a preposition.
fn marks(deprel: Deprel) -> bool {
    matches!(
        deprel,
        Deprel::Case | Deprel::Mark | Deprel::Fixed | Deprel::Det
    )
}

/// Pushes the sentences with their trees; a sentence over several blocks becomes one in each.
fn push_sentences(doc: &mut Document, given: &Document, places: &[Place]) {
    doc.sentences.clear();
    let mut block = 0;
    for sentence in &given.sentences {
        let (mut start, end) = (sentence.tokens.start, sentence.tokens.end);
        while start < end {
            let first = places[start as usize].first as usize;
            while doc.blocks[block].span.end <= doc.words.start[first] {
                block += 1;
            }
            let reach = doc.blocks[block].span.end;
            let inside =
                |&token: &u32| doc.words.start[places[token as usize].first as usize] < reach;
            let stop = (start..end).take_while(inside).last().unwrap_or(start) + 1;
            let tokens = Span::new(
                places[start as usize].first,
                places[stop as usize - 1].last + 1,
            );
            doc.sentences.push(Sentence {
                tokens,
                block: block as u32,
                parsed: sentence.parsed,
            });
            if sentence.parsed {
                attach(doc, given, places, Span::new(start, stop));
            }
            start = stop;
        }
    }
}

/// Hangs the words of a piece of a sentence together: what hung outside hangs under the first that did.
fn attach(doc: &mut Document, given: &Document, places: &[Place], piece: Span<Token>) {
    let mut root = None;
    for token in piece.range() {
        let place = places[token];
        let head = given.words.head[token];
        let (head, deprel) = if head != token as u32 && piece.contains(head) {
            (places[head as usize].main, given.words.deprel[token])
        } else {
            match root {
                None => (*root.insert(place.main), Deprel::Root),
                Some(root) => (root, Deprel::Parataxis),
            }
        };
        doc.words.head[place.main as usize] = head;
        doc.words.deprel[place.main as usize] = deprel;
        if place.first == place.last {
            continue;
        }
        let (other, head, deprel) = if place.main == place.first {
            (
                place.last,
                noun_of(given, token, places, piece),
                Deprel::Det,
            )
        } else {
            (place.first, place.main, Deprel::Case)
        };
        doc.words.head[other as usize] = head;
        doc.words.deprel[other as usize] = deprel;
    }
}

/// The noun that a preposition marks: the article in it is that noun's.
fn noun_of(given: &Document, preposition: usize, places: &[Place], piece: Span<Token>) -> u32 {
    let mut at = preposition as u32;
    loop {
        let (head, deprel) = (
            given.words.head[at as usize],
            given.words.deprel[at as usize],
        );
        if head == at || !piece.contains(head) {
            return places[at as usize].main;
        }
        at = head;
        if deprel != Deprel::Fixed {
            return places[at as usize].main;
        }
    }
}
