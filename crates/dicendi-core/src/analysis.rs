//! Reading: parts of speech, features, dictionary forms, trees and names, by a trained model.

mod forms;
mod incise;
pub(crate) mod linear;
mod names;
pub mod net;
mod signs;

#[cfg(feature = "train")]
pub(crate) mod internals {
    //! What training shares with inference.
    pub(crate) use super::forms::{Forms, LONGEST_ENDING, Rule, lemma_key, lists};
    pub(crate) use super::linear;
    pub(crate) use super::names::{Names, Tag, features as name_features, may_name};
    pub(crate) use super::net::features::class_rows;
    pub(crate) use super::net::{Network, NetworkScratch, known};
    pub(crate) use super::signs::{Signs, read as read_signs};
}

use crate::document::Document;
use crate::error::Result;
use crate::model::Model;
use forms::Forms;
use names::Names;
use net::{Network, NetworkScratch};
use signs::Signs;
use std::io::Read;
use std::sync::LazyLock;

/// The engine over a model: immutable, to be shared between threads.
#[derive(Debug)]
pub struct Analyzer {
    forms: Forms,
    network: Network,
    names: Names,
}

/// Memory that one thread uses again for every document.
#[derive(Debug, Default)]
pub struct Scratch {
    lower: String,
    lemma: String,
    signs: Vec<Signs>,
    features: Vec<u64>,
    network: NetworkScratch,
}

static FRENCH: LazyLock<Analyzer> = LazyLock::new(|| {
    Analyzer::read(include_bytes!("../lang/fr/model.bin").as_slice())
        .expect("the model that ships is tested")
});

impl Analyzer {
    /// French, with the model that ships; loaded once.
    pub fn french() -> &'static Analyzer {
        &FRENCH
    }

    /// Reads a model; refuses what is foreign, of another version, or damaged.
    pub fn read(from: impl Read) -> Result<Self> {
        let model = Model::read(from)?;
        Ok(Analyzer {
            forms: Forms::read(&mut model.section("forms")?)?,
            network: Network::read(&mut model.section("net")?)?,
            names: Names::read(&model)?,
        })
    }

    /// Fills parts of speech, features, lemmas and names for every sentence, and heads and relations
    /// for those that `wants_tree` picks: it sees the document with the tags of that sentence.
    pub fn analyze(
        &self,
        doc: &mut Document,
        scratch: &mut Scratch,
        wants_tree: &dyn Fn(&Document, usize) -> bool,
    ) {
        doc.names.clear();
        for sentence in 0..doc.sentences.len() {
            self.tag(doc, sentence, scratch);
            if wants_tree(doc, sentence) {
                self.parse(doc, sentence, scratch);
            }
        }
    }

    fn tag(&self, doc: &mut Document, sentence: usize, scratch: &mut Scratch) {
        let tokens = doc.sentences[sentence].tokens;
        let range = tokens.range();
        let forms = range.clone().map(|token| doc.form(token as u32));
        self.network
            .encode(forms, &self.forms, &mut scratch.network);
        let words = &mut doc.words;
        let (upos, feats) = (
            &mut words.upos[range.clone()],
            &mut words.feats[range.clone()],
        );
        self.network.tag(&mut scratch.network, upos, feats);
        incise::correct(doc, tokens, &self.forms, &mut scratch.lower);
        for token in range.clone() {
            let upos = doc.words.upos[token];
            self.forms.lemma_of(
                doc.form(token as u32),
                upos,
                &mut scratch.lower,
                &mut scratch.lemma,
            );
            doc.words.lemma[token] = doc.strings.intern(&scratch.lemma);
        }
        signs::read(
            doc,
            tokens,
            &self.forms,
            &mut scratch.lower,
            &mut scratch.signs,
        );
        let upos = &doc.words.upos[range];
        self.names.find(
            &scratch.signs,
            upos,
            tokens.start,
            &mut scratch.features,
            &mut doc.names,
        );
    }

    /// The tree of the sentence that was tagged last.
    fn parse(&self, doc: &mut Document, sentence: usize, scratch: &mut Scratch) {
        let tokens = doc.sentences[sentence].tokens;
        let (heads, relations) = (
            &mut doc.words.head[tokens.range()],
            &mut doc.words.deprel[tokens.range()],
        );
        self.network.parse(&mut scratch.network, heads, relations);
        for head in heads {
            *head += tokens.start;
        }
        doc.sentences[sentence].parsed = true;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Article, Block, BlockKind};
    use crate::lexicon::Lexicon;
    use crate::span::Span;
    use crate::ud::Deprel;

    /// A text made of pieces that are hard to cut, the same for the same seed.
    fn hard_text(seed: u64) -> String {
        const PIECES: &[&str] = &[
            "le maire",
            "d'",
            "l’",
            "qu'",
            "aujourd'hui",
            " ",
            "  ",
            "\u{a0}",
            "\u{202f}",
            ".",
            "...",
            "…",
            "!",
            "?",
            ",",
            "« ",
            " »",
            "\"",
            "“",
            "”",
            "'",
            "-t-il",
            "-elle",
            "dit",
            "A",
            "J.-F.",
            "M.",
            "etc.",
            "du",
            "Des",
            "AU",
            "1",
            "1 000",
            "3,5",
            "%",
            "€",
            "14h30",
            "n°",
            "#mot",
            "@moi",
            "http://a.fr/b",
            "x@y.fr",
            "é\u{301}",
            "\u{200d}",
            "🙂🏽",
            "\u{ad}",
            "\u{feff}",
            "漢字",
            "ß",
            "ǅ",
            "İ",
            "(s)",
            "·e·s",
            "/",
            "&",
            "--",
            "–",
            "\u{0}",
            "\t",
            "Ω",
        ];
        let mut state = seed * 2 + 1;
        let mut text = String::new();
        for _ in 0..40 {
            state = linear::mix(state, 77);
            text.push_str(PIECES[(state % PIECES.len() as u64) as usize]);
            if state >> 40 & 3 == 0 {
                text.push(' ');
            }
        }
        text
    }

    #[test]
    fn any_text_goes_through_and_its_heads_form_trees() {
        let mut scratch = Scratch::default();
        for seed in 0..300 {
            let text = hard_text(seed);
            let mut doc = Document::new(Article::from_text("t", text.clone()));
            doc.blocks = vec![Block {
                span: Span::new(0, text.len() as u32),
                kind: BlockKind::Text,
            }];
            crate::tokens::tokenize(&mut doc, Lexicon::french());
            crate::sentences::split(&mut doc, Lexicon::french());
            Analyzer::french().analyze(&mut doc, &mut scratch, &|_, _| true);
            for sentence in &doc.sentences {
                let roots = sentence
                    .tokens
                    .range()
                    .filter(|&token| doc.words.is_root(token as u32))
                    .count();
                assert_eq!(roots, 1, "{text:?}");
                assert!(
                    sentence
                        .tokens
                        .range()
                        .all(|token| sentence.tokens.contains(doc.words.head[token]))
                );
                assert!(
                    sentence
                        .tokens
                        .range()
                        .all(|token| doc.words.lemma[token] != crate::strings::Sym::EMPTY)
                );
            }
            for name in &doc.names {
                assert!(
                    !name.tokens.is_empty()
                        && doc.sentence_of(name.tokens.start)
                            == doc.sentence_of(name.tokens.end - 1)
                );
            }
            let written = crate::conllu::write(&doc);
            assert!(
                text.contains(char::is_control) || crate::conllu::read(&written).is_ok(),
                "{written}"
            );
        }
    }

    #[test]
    fn a_plain_sentence_is_read() {
        let text = "La maire de Quimper a dénoncé lundi le projet.";
        let mut doc = Document::new(Article::from_text("t", text));
        doc.blocks = vec![Block {
            span: Span::new(0, text.len() as u32),
            kind: BlockKind::Text,
        }];
        crate::tokens::tokenize(&mut doc, Lexicon::french());
        crate::sentences::split(&mut doc, Lexicon::french());
        Analyzer::french().analyze(&mut doc, &mut Scratch::default(), &|_, _| true);
        let verb = (0..doc.words.len() as u32)
            .find(|&token| doc.surface(token) == "dénoncé")
            .unwrap();
        assert_eq!(doc.lemma(verb), "dénoncer");
        assert!(doc.words.is_root(verb));
        assert_eq!(doc.words.deprel[1], Deprel::Nsubj);
        assert_eq!(doc.words.head[1], verb);
    }

    #[test]
    fn a_foreign_file_is_no_model() {
        assert!(
            Analyzer::read(&b"something else"[..])
                .unwrap_err()
                .is_model()
        );
    }
}
