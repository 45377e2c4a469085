//! Treebanks as training reads them.

use crate::analysis::internals::{Forms, Signs, read_signs};
use crate::conllu;
use crate::document::Document;
use crate::error::Result;
use crate::ud::{Deprel, Feats, Upos};

/// A treebank.
#[derive(Debug)]
pub(super) struct Corpus {
    pub(super) doc: Document,
}

/// A sentence with its gold analysis; heads are numbers of words, a root governs itself.
#[derive(Debug, Clone)]
pub(super) struct Gold {
    pub(super) signs: Vec<Signs>,
    pub(super) upos: Vec<Upos>,
    pub(super) feats: Vec<Feats>,
    pub(super) head: Vec<usize>,
    pub(super) deprel: Vec<Deprel>,
    /// The words themselves.
    pub(super) forms: Vec<String>,
}

impl Corpus {
    pub(super) fn conllu(text: &str) -> Result<Self> {
        Ok(Corpus {
            doc: conllu::read(text)?,
        })
    }

    /// Reads lines of words TAB tags, where a contraction's written form (tag `_`) stands before its words.
    pub(super) fn tagged(text: &str) -> Result<Self> {
        let mut rows = String::new();
        for line in text.lines() {
            let Some((words, tags)) = line.split_once('\t') else {
                continue;
            };
            let mut id = 0;
            for (word, tag) in words.split(' ').zip(tags.split(' ')) {
                if tag == "_" {
                    rows.push_str(&format!(
                        "{}-{}\t{word}\t_\t_\t_\t_\t_\t_\t_\t_\n",
                        id + 1,
                        id + 2
                    ));
                } else {
                    id += 1;
                    rows.push_str(&format!("{id}\t{word}\t_\t{tag}\t_\t_\t_\t_\t_\t_\n"));
                }
            }
            rows.push('\n');
        }
        Corpus::conllu(&rows)
    }

    /// Its sentences, ready to learn from.
    pub(super) fn sentences(&self, forms: &Forms) -> Vec<Gold> {
        let (doc, words) = (&self.doc, &self.doc.words);
        let mut lower = String::new();
        let gold = |tokens: crate::Span<crate::Token>, signs: Vec<Signs>| {
            let range = tokens.range();
            Gold {
                signs,
                upos: words.upos[range.clone()].to_vec(),
                feats: words.feats[range.clone()].to_vec(),
                head: words.head[range.clone()]
                    .iter()
                    .map(|head| (head - tokens.start) as usize)
                    .collect(),
                deprel: words.deprel[range.clone()].to_vec(),
                forms: range
                    .map(|token| doc.form(token as u32).to_string())
                    .collect(),
            }
        };
        doc.sentences
            .iter()
            .map(|sentence| {
                let mut signs = Vec::new();
                read_signs(doc, sentence.tokens, forms, &mut lower, &mut signs);
                gold(sentence.tokens, signs)
            })
            .collect()
    }
}
