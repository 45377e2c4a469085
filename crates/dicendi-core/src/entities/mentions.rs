//! From a head word to the phrase that stands for somebody.

use crate::document::{Document, Mention, MentionForm};
use crate::lexicon::{Anaphor, Lexicon, PronounKind};
use crate::span::{Byte, Span, Token};
use crate::ud::{Deprel, Number, Upos};

/// The phrase of a head word, as a mention that is not resolved yet: the noun with its determiner,
/// adjectives, complements, title and the name that stands beside it; without relative clause,
/// parenthesis or an apposition behind a comma. A pronoun stands alone, without its hyphens.
pub fn mention_for(doc: &Document, head: u32) -> Mention {
    let head = behind_link(doc, head);
    let tokens = phrase_tokens(doc, head);
    let feats = doc.words.feats[head as usize];
    let determiner = tokens_of(tokens).find(|&token| {
        doc.words.upos[token as usize] == Upos::Det && doc.words.head[token as usize] == head
    });
    let determined = determiner.map(|token| doc.words.feats[token as usize]);
    let form = match doc.words.upos[head as usize] {
        Upos::Pron | Upos::Det => MentionForm::Pronoun,
        Upos::Propn => MentionForm::Name,
        _ => MentionForm::Description,
    };
    Mention {
        span: phrase_bytes(doc, tokens),
        head,
        form,
        // *la ministre*: the determiner shows what the noun does not.
        gender: determined
            .and_then(|feats| feats.gender())
            .or(feats.gender()),
        number: determined
            .and_then(|feats| feats.number())
            .or(feats.number()),
        entity: None,
        confidence: 0.0,
        antecedent: None,
    }
}

/// *répond t-il*: where a hyphen is missing, the *t* that only links is taken for the subject; that is the pronoun.
fn behind_link(doc: &Document, head: u32) -> u32 {
    let pronoun = head + 1;
    let links = doc.surface(head) == "t"
        && (pronoun as usize) < doc.words.len()
        && doc.words.upos[pronoun as usize] == Upos::Pron
        && doc.surface(pronoun).starts_with(['-', '‑']);
    if links { pronoun } else { head }
}

/// *l'un d'eux*, *beaucoup de gens*: a pronoun with a phrase of its own.
fn is_indefinite(doc: &Document, token: u32) -> bool {
    let pronoun = Lexicon::french().pronouns().get(doc.surface(token));
    pronoun.is_some_and(|pronoun| pronoun.kind == PronounKind::Indefinite)
}

/// A pronoun, or a possessive in its place: *à ses yeux*.
pub(super) fn stands_alone(doc: &Document, token: u32) -> bool {
    matches!(doc.words.upos[token as usize], Upos::Pron | Upos::Det)
}

/// The tokens of a span, one by one.
pub(super) fn tokens_of(span: Span<Token>) -> impl DoubleEndedIterator<Item = u32> {
    span.start..span.end
}

/// First to last word of the phrase.
pub(super) fn phrase_tokens(doc: &Document, head: u32) -> Span<Token> {
    let alone = Span::new(head, head + 1);
    if stands_alone(doc, head) && !is_indefinite(doc, head) {
        return alone;
    }
    let Some(sentence) = doc.sentence_of(head) else {
        return alone;
    };
    let sentence = doc.sentences[sentence];
    if !sentence.parsed {
        return linear_phrase(doc, head, sentence.tokens);
    }
    // No phrase is longer; a sentence can be, where a text has no full stops.
    const BEFORE: u32 = 30;
    const BEHIND: u32 = 60;
    let sentence = Span::new(
        sentence.tokens.start.max(head.saturating_sub(BEFORE)),
        sentence.tokens.end.min(head + BEHIND),
    );
    let mut inside = vec![false; sentence.len()];
    take(doc, sentence, head, 0, &mut inside);
    let is_in = |token: u32| inside[(token - sentence.start) as usize];
    // A dot or hyphen within a name has its own token and may hang anywhere.
    let joins = |token: u32| doc.words.upos[token as usize] == Upos::Punct && !is_break(doc, token);
    let mut start = head;
    while start > sentence.start && is_in(start - 1) {
        start -= 1;
    }
    let mut end = head + 1;
    while end < sentence.end
        && (is_in(end) || joins(end) && end + 1 < sentence.end && is_in(end + 1))
    {
        end += 1;
    }
    Span::new(start, end)
}

/// Marks the words that belong to the phrase of `head`.
fn take(doc: &Document, sentence: Span<Token>, head: u32, depth: u32, inside: &mut [bool]) {
    const DEEPEST: u32 = 12;
    inside[(head - sentence.start) as usize] = true;
    if depth > DEEPEST {
        return;
    }
    for child in tokens_of(sentence) {
        let mine = doc.words.head[child as usize] == head && child != head;
        if mine && !inside[(child - sentence.start) as usize] && belongs(doc, head, child, depth) {
            take(doc, sentence, child, depth + 1, inside);
        }
    }
}

/// Whether a dependent is part of its head's phrase.
fn belongs(doc: &Document, head: u32, child: u32, depth: u32) -> bool {
    let apart = || {
        let (first, last) = if child < head {
            (child + 1, head)
        } else {
            (head + 1, child)
        };
        (first..last).any(|token| is_break(doc, token))
    };
    let quote_between = || {
        (head + 1..child).any(|token| {
            doc.words.upos[token as usize] == Upos::Punct && is_quote(doc.surface(token))
        })
    };
    match doc.words.deprel[child as usize] {
        // *article 4*, but not *demande au maire dix jours*
        Deprel::Nummod => child < head || (child == head + 1 && !has_noun_at(doc, child + 1)),
        Deprel::Det
        | Deprel::Flat
        | Deprel::FlatName
        | Deprel::FlatForeign
        | Deprel::Fixed
        | Deprel::Compound
        | Deprel::Goeswith => true,
        // *une réforme « courageuse »*: what is quoted is said, not meant.
        Deprel::Amod => !apart() && !quote_between(),
        // *les personnes interrogées*, but not *une étude publiée lundi*: a participle that nothing is added to.
        Deprel::Acl => {
            child == head + 1
                && doc.words.feats[head as usize].number() == Some(Number::Plural)
                && doc.words.feats[child as usize].is_participle()
                && !doc.words.feats[child as usize].is_present_participle()
                && !doc.words.head.contains(&child)
        }
        // *le président Jean Roy*, but not *demande au maire dix jours*
        Deprel::NmodAppos | Deprel::Appos => {
            let named = doc.words.upos[child as usize] == Upos::Propn || child == head + 1;
            named && !apart() && !quote_between()
        }
        // *dont le maire*: the relative pronoun belongs to the clause.
        Deprel::Nmod if child < head && doc.words.upos[child as usize] == Upos::Pron => false,
        Deprel::Nmod => !apart() && !quote_between() && is_bound(doc, head, child),
        Deprel::Advmod => child < head || depth > 0,
        Deprel::Conj if adds_member(doc, head, child) => false,
        Deprel::Case | Deprel::Cc | Deprel::Conj => depth > 0 && !apart(),
        // *proche du pouvoir*, *beaucoup d'habitants*
        Deprel::Obl | Deprel::OblArg | Deprel::OblMod => {
            (depth > 0 || doc.words.upos[head as usize] == Upos::Adv)
                && !apart()
                && is_bound(doc, head, child)
        }
        _ => false,
    }
}

/// *un marchand de fleurs ou encore d'**un boucher***: behind a complement without an article, a member with
/// preposition and article of its own joins the whole.
fn adds_member(doc: &Document, head: u32, child: u32) -> bool {
    let words = &doc.words;
    let has = |token: u32, deprel: Deprel| {
        (token.saturating_sub(6)..token)
            .any(|at| words.head[at as usize] == token && words.deprel[at as usize] == deprel)
    };
    has(child, Deprel::Case) && has(child, Deprel::Det) && !has(head, Deprel::Det)
}

/// Whether a complement is bound to its noun: by a preposition that binds (*de*, *en*), or, without any, by
/// standing right behind it.
fn is_bound(doc: &Document, head: u32, child: u32) -> bool {
    let case = (head + 1..child).find(|&token| {
        doc.words.head[token as usize] == child && doc.words.deprel[token as usize] == Deprel::Case
    });
    match case {
        Some(case) => Lexicon::french().people().anaphor(doc.form(case)) == Some(Anaphor::Binds),
        None => child < head || child == head + 1 || doc.words.upos[child as usize] == Upos::Propn,
    }
}

fn has_noun_at(doc: &Document, token: u32) -> bool {
    doc.words.upos.get(token as usize) == Some(&Upos::Noun)
}

fn is_quote(mark: &str) -> bool {
    mark.starts_with(['"', '«', '»', '“', '”', '„'])
}

/// A mark that ends a phrase.
fn is_break(doc: &Document, token: u32) -> bool {
    doc.words.upos[token as usize] == Upos::Punct
        && matches!(
            doc.surface(token).chars().next(),
            Some(',' | '(' | ')' | ':' | ';' | '–' | '—' | '.' | '!' | '?' | '…')
        )
        && doc.surface(token).len() <= 3
}

/// The phrase by its words alone, for a sentence without a tree.
fn linear_phrase(doc: &Document, head: u32, sentence: Span<Token>) -> Span<Token> {
    const LONGEST: u32 = 10;
    let upos = |token: u32| doc.words.upos[token as usize];
    let mut start = head;
    while start > sentence.start
        && matches!(
            upos(start - 1),
            Upos::Adj | Upos::Num | Upos::Det | Upos::Propn
        )
    {
        start -= 1;
        if upos(start) == Upos::Det && (start == sentence.start || upos(start - 1) != Upos::Det) {
            break;
        }
    }
    let mut end = head + 1;
    let mut last = end;
    while last < sentence.end && last - head < LONGEST {
        match upos(last) {
            Upos::Adj | Upos::Propn | Upos::Noun | Upos::Num => end = last + 1,
            Upos::Adp | Upos::Det if doc.words.inside[last as usize] || links(doc, last) => {}
            _ => break,
        }
        last += 1;
    }
    Span::new(start, end)
}

/// A preposition or article that can stand within a phrase: the shortest words do (*de*, *la*, *en*).
fn links(doc: &Document, token: u32) -> bool {
    doc.form(token).chars().count() <= 3
}

/// The bytes of a phrase, without the contraction that its article is part of (*du maire*: *maire*) and
/// without the hyphens of an inverted pronoun.
pub(super) fn phrase_bytes(doc: &Document, tokens: Span<Token>) -> Span<Byte> {
    let words = &doc.words;
    let mut first = tokens.start;
    while first + 1 < tokens.end && words.inside[first as usize] {
        first += 1;
    }
    let bytes = doc.bytes(Span::new(first, tokens.end));
    let text = doc.slice(bytes);
    let hyphens = match text.strip_prefix(['-', '‑']) {
        Some(rest) => {
            text.len()
                - rest
                    .strip_prefix("t-")
                    .or(rest.strip_prefix("t‑"))
                    .unwrap_or(rest)
                    .len()
        }
        None => 0,
    };
    // A hyphen alone is all that there is.
    let hyphens = if hyphens < text.len() { hyphens } else { 0 };
    Span::new(bytes.start + hyphens as u32, bytes.end)
}
