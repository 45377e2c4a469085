//! How well the model reads: every figure for a CoNLL-U file.

mod incises;

pub use incises::Incises;

use super::names::read_marked;
use crate::analysis::{Analyzer, Scratch};
use crate::article::{Article, Block, BlockKind};
use crate::conllu;
use crate::document::{Document, Name, NameKind, Sentence};
use crate::error::Result;
use crate::lexicon::Lexicon;
use crate::span::Span;
use crate::ud::{Deprel, Upos};
use std::collections::BTreeSet;
use std::fmt;
use std::time::Instant;

/// Shares are of 1; relations are universal, without subtypes, unless it says otherwise.
#[derive(Debug, Default)]
pub struct Scores {
    /// Sentences and syntactic words of the file.
    pub sentences: usize,
    /// Syntactic words.
    pub words: usize,
    /// Right parts of speech, features, lemmas on gold words.
    pub upos: f64,
    /// All features right.
    pub feats: f64,
    /// Right lemmas.
    pub lemmas: f64,
    /// Right heads, and right heads with right relations, with punctuation.
    pub uas: f64,
    /// With relations.
    pub las: f64,
    /// With relations and subtypes.
    pub las_subtypes: f64,
    /// The same without words that the gold calls PUNCT.
    pub uas_no_punct: f64,
    /// With relations, without punctuation.
    pub las_no_punct: f64,
    /// F1 of single relations, labelled attachment.
    pub relations: Vec<(Deprel, f64)>,
    /// F1 of words found in raw text.
    pub raw_words: f64,
    /// F1 of sentences found in raw text.
    pub raw_sentences: f64,
    /// The same where a line ends behind every sentence that has no final mark, as headlines and list
    /// items do on a page.
    pub raw_sentences_lines: f64,
    /// F1 of persons, organisations and places (span and kind), where the file marks names.
    pub names: Option<[f64; 4]>,
    /// Reporting clauses behind quotations.
    pub incises: Incises,
    /// Words a second for the full analysis of gold words, one thread.
    pub speed: f64,
    /// Words a second from raw text, words and sentences included.
    pub raw_speed: f64,
}

const RELATIONS: &[Deprel] = &[
    Deprel::Nsubj,
    Deprel::Obj,
    Deprel::Iobj,
    Deprel::Ccomp,
    Deprel::Xcomp,
    Deprel::Obl,
    Deprel::Advcl,
    Deprel::Acl,
    Deprel::Appos,
    Deprel::Conj,
    Deprel::Parataxis,
];

/// Measures a model on a CoNLL-U file.
pub fn evaluate(analyzer: &Analyzer, text: &str) -> Result<Scores> {
    let gold = conllu::read(text)?;
    let mut scores = Scores {
        sentences: gold.sentences.len(),
        words: gold.words.len(),
        ..Scores::default()
    };
    let mut scratch = Scratch::default();
    let mut read = stripped(&gold);
    analyzer.analyze(&mut read, &mut scratch, &|_, _| true);
    let start = Instant::now();
    let mut again = stripped(&gold);
    analyzer.analyze(&mut again, &mut scratch, &|_, _| true);
    scores.speed = gold.words.len() as f64 / start.elapsed().as_secs_f64();
    compare(&gold, &read, &mut scores);
    scores.names = names(text, &read);
    raw(&gold, analyzer, &mut scratch, &mut scores);
    scores.raw_sentences_lines = raw_lines(&gold);
    scores.incises = incises::measure(text, analyzer)?;
    Ok(scores)
}

/// The document with its words and sentences, without their analysis.
fn stripped(gold: &Document) -> Document {
    let mut doc = Document::new(gold.article.clone());
    doc.blocks = gold.blocks.clone();
    for token in 0..gold.words.len() as u32 {
        let span = gold.words.span(token);
        let form = if gold.form(token) == gold.slice(span) {
            crate::strings::Sym::EMPTY
        } else {
            doc.strings.intern(gold.form(token))
        };
        doc.words
            .push(span, form, gold.words.inside[token as usize]);
    }
    doc.sentences = gold
        .sentences
        .iter()
        .map(|sentence| Sentence {
            parsed: false,
            ..*sentence
        })
        .collect();
    doc
}

fn share(part: usize, all: usize) -> f64 {
    part as f64 / all.max(1) as f64
}

fn f1(right: usize, found: usize, gold: usize) -> f64 {
    share(2 * right, found + gold)
}

fn compare(gold: &Document, read: &Document, scores: &mut Scores) {
    let all = gold.words.len();
    let tokens = 0..all;
    let count = |right: &dyn Fn(usize) -> bool| {
        share(tokens.clone().filter(|&token| right(token)).count(), all)
    };
    let (a, b) = (&gold.words, &read.words);
    let relation = |words: &crate::document::Words, token: usize| {
        if words.is_root(token as u32) {
            Deprel::Root
        } else {
            words.deprel[token]
        }
    };
    let head = |token: usize| a.head[token] == b.head[token];
    let both = |token: usize| {
        head(token) && relation(a, token).universal() == relation(b, token).universal()
    };
    scores.upos = count(&|token| a.upos[token] == b.upos[token]);
    scores.feats = count(&|token| a.feats[token] == b.feats[token]);
    scores.lemmas = count(&|token| gold.lemma(token as u32) == read.lemma(token as u32));
    scores.uas = count(&head);
    scores.las = count(&both);
    scores.las_subtypes = count(&|token| head(token) && relation(a, token) == relation(b, token));
    let plain: Vec<usize> = tokens
        .clone()
        .filter(|&token| a.upos[token] != Upos::Punct)
        .collect();
    scores.uas_no_punct = share(
        plain.iter().filter(|&&token| head(token)).count(),
        plain.len(),
    );
    scores.las_no_punct = share(
        plain.iter().filter(|&&token| both(token)).count(),
        plain.len(),
    );
    for &kind in RELATIONS {
        let of = |words: &crate::document::Words, token: usize| {
            relation(words, token).universal() == kind
        };
        let wanted = tokens.clone().filter(|&token| of(a, token)).count();
        let found = tokens.clone().filter(|&token| of(b, token)).count();
        let right = tokens
            .clone()
            .filter(|&token| of(a, token) && of(b, token) && head(token))
            .count();
        scores.relations.push((kind, f1(right, found, wanted)));
    }
}

const NAMES: [NameKind; 3] = [NameKind::Person, NameKind::Organisation, NameKind::Place];

/// F1 of all three kinds together, then of each.
fn names(text: &str, read: &Document) -> Option<[f64; 4]> {
    let mut gold = Vec::new();
    let mut token = 0;
    for tag in read_marked(text).into_iter().flatten() {
        match (tag.kind(), tag.is_first(), gold.last_mut()) {
            (Some(kind), true, _) => gold.push(Name {
                tokens: Span::new(token, token + 1),
                kind,
            }),
            (Some(_), false, Some(name)) => name.tokens.end = token + 1,
            _ => {}
        }
        token += 1;
    }
    let share = |kinds: &[NameKind]| {
        let of = |names: &[Name]| {
            names
                .iter()
                .filter(|name| kinds.contains(&name.kind))
                .count()
        };
        let right = read
            .names
            .iter()
            .filter(|name| kinds.contains(&name.kind) && gold.contains(name))
            .count();
        f1(right, of(&read.names), of(&gold))
    };
    (!gold.is_empty() && token as usize == read.words.len()).then(|| {
        [
            share(&NAMES),
            share(&NAMES[..1]),
            share(&NAMES[1..2]),
            share(&NAMES[2..]),
        ]
    })
}

fn raw(gold: &Document, analyzer: &Analyzer, scratch: &mut Scratch, scores: &mut Scores) {
    let mut doc = Document::new(Article::from_text("raw", gold.text()));
    doc.blocks = gold
        .blocks
        .iter()
        .map(|block| Block {
            kind: BlockKind::Text,
            ..*block
        })
        .collect();
    let lexicon = Lexicon::french();
    let start = Instant::now();
    crate::tokens::tokenize(&mut doc, lexicon);
    crate::sentences::split(&mut doc, lexicon);
    analyzer.analyze(&mut doc, scratch, &|_, _| true);
    scores.raw_speed = doc.words.len() as f64 / start.elapsed().as_secs_f64();
    let words = |doc: &Document| -> BTreeSet<(Span<crate::Byte>, String)> {
        (0..doc.words.len() as u32)
            .map(|token| (doc.words.span(token), doc.form(token).to_lowercase()))
            .collect()
    };
    let (a, b) = (words(gold), words(&doc));
    scores.raw_words = f1(a.intersection(&b).count(), a.len(), b.len());
    let (a, b) = (sentences(gold), sentences(&doc));
    scores.raw_sentences = f1(a.intersection(&b).count(), a.len(), b.len());
}

fn sentences(doc: &Document) -> BTreeSet<Span<crate::Byte>> {
    doc.sentences
        .iter()
        .map(|sentence| doc.bytes(sentence.tokens))
        .collect()
}

fn raw_lines(gold: &Document) -> f64 {
    let mut text = gold.text().to_string();
    for sentence in &gold.sentences {
        let end = gold.bytes(sentence.tokens).end as usize;
        let ended = text[..end].ends_with(['.', '!', '?', '…', '"', '»', ')', ';']);
        if !ended && text.as_bytes().get(end) == Some(&b' ') {
            text.replace_range(end..=end, "\n");
        }
    }
    let mut doc = Document::new(Article::from_text("raw", text));
    doc.blocks = crate::article::read_blocks(doc.text(), Lexicon::french());
    crate::tokens::tokenize(&mut doc, Lexicon::french());
    crate::sentences::split(&mut doc, Lexicon::french());
    let (a, b) = (sentences(gold), sentences(&doc));
    f1(a.intersection(&b).count(), a.len(), b.len())
}

impl fmt::Display for Scores {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let percent = |share: f64| format!("{:.2}", 100.0 * share);
        writeln!(f, "{} sentences, {} words", self.sentences, self.words)?;
        writeln!(
            f,
            "UPOS {}  feats {}  lemmas {}",
            percent(self.upos),
            percent(self.feats),
            percent(self.lemmas)
        )?;
        writeln!(
            f,
            "UAS {}  LAS {}  LAS with subtypes {}; without punctuation: UAS {}  LAS {}",
            percent(self.uas),
            percent(self.las),
            percent(self.las_subtypes),
            percent(self.uas_no_punct),
            percent(self.las_no_punct),
        )?;
        for (kind, share) in &self.relations {
            write!(f, "{} {}  ", kind.as_str(), percent(*share))?;
        }
        writeln!(f, "(F1)")?;
        writeln!(
            f,
            "raw text: words {}  sentences {}, with lines {} (F1)",
            percent(self.raw_words),
            percent(self.raw_sentences),
            percent(self.raw_sentences_lines),
        )?;
        if self.incises.built > 0 {
            writeln!(f, "{}", self.incises)?;
        }
        if let Some([all, persons, organisations, places]) =
            self.names.map(|shares| shares.map(percent))
        {
            writeln!(
                f,
                "names {all}: persons {persons}  organisations {organisations}  places {places} (F1)"
            )?;
        }
        write!(
            f,
            "words a second: {:.0} from words, {:.0} from raw text",
            self.speed, self.raw_speed
        )
    }
}
