//! Reading: parts of speech, features, dictionary forms, trees and names, by a trained model.

mod forms;
pub(crate) mod given;
mod incise;
pub(crate) mod linear;
mod memory;
mod names;
pub mod net;
mod relations;
mod remembered;
mod signs;

#[cfg(feature = "train")]
pub(crate) mod internals {
    //! What training shares with inference.
    pub(crate) use super::forms::{Forms, LONGEST_ENDING, Rule, lemma_key, lists};
    pub(crate) use super::linear;
    pub(crate) use super::names::{Names, Tag, features as name_features, may_name};
    pub(crate) use super::net::features::class_rows;
    pub(crate) use super::net::{Network, NetworkScratch, known};
    pub(crate) use super::relations::{RelationScratch, is_looked_at};
    pub(crate) use super::signs::{Signs, read as read_signs};
}

use crate::document::{Document, Sentence};
use crate::error::Result;
use crate::model::Model;
use crate::strings::Sym;
use crate::ud::Upos;
use forms::Forms;
use names::Names;
use net::{Network, NetworkScratch};
use relations::{RelationScratch, Relations};
use remembered::Remembered;
use std::io::Read;
use std::sync::LazyLock;

/// The engine over a model: immutable, to be shared between threads.
#[derive(Debug)]
pub struct Analyzer {
    forms: Forms,
    network: Network,
    names: Names,
    relations: Relations,
}

/// Memory that one thread uses again for every document.
#[derive(Debug, Default)]
pub struct Scratch {
    lower: String,
    features: Vec<u64>,
    /// Features of a word beside the one whose features those are.
    beside: Vec<u64>,
    network: NetworkScratch,
    remembered: Remembered,
    /// Where the network met the words of a sentence; none of one that it has not read.
    places: Vec<u32>,
    relations: RelationScratch,
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
            relations: Relations::read(&model)?,
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
        doc.words.upos.fill(Upos::X);
        doc.words.lemma.fill(Sym::EMPTY);
        for sentence in &mut doc.sentences {
            sentence.parsed = false;
        }
        self.complete(doc, scratch, wants_tree);
    }

    /// Fills what an analysis lacks that was made elsewhere: the tags of sentences without any, lemmas,
    /// the trees that are wanted and not there, and names where no sentence has one.
    pub(crate) fn complete(
        &self,
        doc: &mut Document,
        scratch: &mut Scratch,
        wants_tree: &dyn Fn(&Document, usize) -> bool,
    ) {
        let named = !doc.names.is_empty();
        scratch.remembered.begin();
        for sentence in 0..doc.sentences.len() {
            let Sentence { tokens, parsed, .. } = doc.sentences[sentence];
            let upos = &doc.words.upos[tokens.range()];
            let tagged = upos.iter().any(|&upos| upos != Upos::X);
            scratch.places.clear();
            if !tagged {
                self.encode(doc, sentence, scratch);
                scratch.places.extend(scratch.network.places());
                scratch.remembered.follow(&scratch.network);
                self.tag(doc, sentence, scratch);
            }
            self.add_lemmas(doc, sentence, scratch);
            if !named {
                self.find_names(doc, sentence, scratch);
            }
            if !parsed && wants_tree(doc, sentence) {
                if tagged {
                    self.encode(doc, sentence, scratch);
                }
                self.parse(doc, sentence, scratch);
            }
        }
    }

    fn encode(&self, doc: &Document, sentence: usize, scratch: &mut Scratch) {
        let forms = doc.sentences[sentence].tokens.range();
        let forms = forms.map(|token| doc.form(token as u32));
        self.network
            .encode(forms, &self.forms, &mut scratch.network);
    }

    /// Parts of speech and features of the sentence that was encoded last.
    fn tag(&self, doc: &mut Document, sentence: usize, scratch: &mut Scratch) {
        let tokens = doc.sentences[sentence].tokens;
        let range = tokens.range();
        let words = &mut doc.words;
        let (upos, feats) = (&mut words.upos[range.clone()], &mut words.feats[range]);
        self.network.tag(&mut scratch.network, upos, feats);
        incise::correct(doc, tokens, &self.forms, &mut scratch.lower);
    }

    /// The lemmas that are not there.
    fn add_lemmas(&self, doc: &mut Document, sentence: usize, scratch: &mut Scratch) {
        for (at, token) in doc.sentences[sentence].tokens.range().enumerate() {
            if doc.words.lemma[token] != Sym::EMPTY {
                continue;
            }
            let place = scratch.places.get(at).copied();
            let (network, readings) = (&scratch.network, &mut scratch.remembered.readings);
            let lemma = readings.lemma(place, token, doc, network, &self.forms);
            doc.words.lemma[token] = lemma;
        }
    }

    fn find_names(&self, doc: &mut Document, sentence: usize, scratch: &mut Scratch) {
        let tokens = doc.sentences[sentence].tokens;
        let Scratch {
            network,
            places,
            features,
            beside,
            remembered: Remembered {
                looks, readings, ..
            },
            ..
        } = scratch;
        let words = tokens.range().map(|token| doc.form(token as u32));
        looks.see(words, places, network, &self.forms);
        let upos = &doc.words.upos[tokens.range()];
        let view_of = |word: usize, near: usize| {
            let signs = &looks[word];
            let look = || self.names.view(Some((signs, upos[word])), near, beside);
            readings.view(places.get(word).copied(), upos[word], near, look)
        };
        self.names
            .find(looks, upos, tokens.start, view_of, features, &mut doc.names);
    }

    /// The tree of the sentence that was encoded last.
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
        let scores = self.network.relation_scores(&scratch.network, tokens.len());
        self.relations
            .correct(doc, tokens, scores, &mut scratch.relations);
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

    fn read(text: &str) -> Document {
        let mut doc = Document::new(Article::from_text("t", text));
        doc.blocks = vec![Block {
            span: Span::new(0, text.len() as u32),
            kind: BlockKind::Text,
        }];
        crate::tokens::tokenize(&mut doc, Lexicon::french());
        crate::sentences::split(&mut doc, Lexicon::french());
        Analyzer::french().analyze(&mut doc, &mut Scratch::default(), &|_, _| true);
        doc
    }

    #[test]
    fn a_plain_sentence_is_read() {
        let doc = read("La maire de Quimper a dénoncé lundi le projet.");
        let verb = (0..doc.words.len() as u32)
            .find(|&token| doc.surface(token) == "dénoncé")
            .unwrap();
        assert_eq!(doc.lemma(verb), "dénoncer");
        assert!(doc.words.is_root(verb));
        assert_eq!(doc.words.deprel[1], Deprel::Nsubj);
        assert_eq!(doc.words.head[1], verb);
    }

    #[test]
    fn who_can_be_impersonal_and_whose_infinitive_it_is() {
        let relation = |text: &str, word: &str| {
            let doc = read(text);
            let token = (0..doc.words.len() as u32).find(|&token| doc.surface(token) == word);
            doc.words.deprel[token.unwrap() as usize]
        };
        use Deprel::{Ccomp, ExplSubj, Nsubj, Xcomp};
        assert_eq!(
            relation("Il explique comment la digue tiendra.", "Il"),
            Nsubj
        );
        assert_eq!(relation("Il faut réparer la digue.", "Il"), ExplSubj);
        assert_eq!(relation("Il faut réparer la digue.", "réparer"), Ccomp);
        let text = "Le fonds est destiné à réparer la digue.";
        assert_eq!(relation(text, "réparer"), Ccomp);
        assert_eq!(relation("Ce pont nous permet de passer.", "passer"), Xcomp);
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
