//! The exported network, to try it on words.

use crate::analysis::net::features::LexiconRows;
use crate::analysis::net::{Network, NetworkScratch};
use crate::error::Result;
use crate::model::Model;
use crate::ud::{Deprel, Feats, Upos};

/// A network as it will be used, with its memory.
#[derive(Debug)]
pub struct Trial {
    network: Network,
    scratch: NetworkScratch,
    /// Parts of speech of the last sentence.
    pub upos: Vec<Upos>,
    /// Features.
    pub feats: Vec<Feats>,
    /// Heads, as places in the sentence; a root is its own.
    pub heads: Vec<u32>,
    /// Relations.
    pub relations: Vec<Deprel>,
}

impl Trial {
    /// From an exported section.
    pub fn new(section: Vec<u8>) -> Result<Self> {
        let mut model = Model::default();
        model.add("net", section);
        let network = Network::read(&mut model.section("net")?)?;
        Ok(Trial {
            network, scratch: NetworkScratch::default(), upos: vec![], feats: vec![], heads: vec![], relations: vec![],
        })
    }

    /// Analyses one sentence.
    pub fn analyze<'f>(&mut self, forms: impl ExactSizeIterator<Item = &'f str>, lexicon: impl Fn(&str) -> LexiconRows) {
        let words = forms.len();
        self.upos.resize(words, Upos::X);
        self.feats.resize(words, Feats::NONE);
        self.heads.resize(words, 0);
        self.relations.resize(words, Deprel::Dep);
        self.network.encode(forms, lexicon, &mut self.scratch);
        self.network.tag(&mut self.scratch, &mut self.upos, &mut self.feats);
        self.network.parse(&mut self.scratch, &mut self.heads, &mut self.relations);
    }
}
