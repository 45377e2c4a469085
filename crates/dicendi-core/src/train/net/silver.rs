//! Sentences that a trained network has analysed, to learn from in turn: many words and turns of news
//! that the treebanks have not.

use super::MANNER;
use super::sample::{Sample, Sampler, Teaches};
use crate::analysis::net::{Network, NetworkScratch};
use crate::train::treebank::Gold;
use crate::ud::{Deprel, Feats, Upos};

/// A trained network that analyses for others.
pub(super) struct Teacher<'a> {
    network: Network,
    sampler: &'a Sampler<'a>,
    scratch: NetworkScratch,
}

/// What the teacher says of a sentence.
struct Said {
    upos: Vec<Upos>,
    feats: Vec<Feats>,
    heads: Vec<u32>,
    relations: Vec<Deprel>,
}

impl<'a> Teacher<'a> {
    pub(super) fn new(network: Network, sampler: &'a Sampler) -> Self {
        Teacher {
            network,
            sampler,
            scratch: NetworkScratch::default(),
        }
    }

    /// A sentence whose parts of speech are known, with the teacher's tree where the teacher sees all of
    /// them right; `None` elsewhere: its tree is not to be trusted either.
    pub(super) fn tagged(&mut self, gold: &Gold) -> Option<Sample> {
        let said = self.analyze(&gold.forms);
        let mut sample = self.sampler.gold(gold, Teaches::Tags, MANNER);
        trees(&said, &mut sample);
        (said.upos == gold.upos).then_some(sample)
    }

    /// Tags, features and trees of plain words.
    pub(super) fn plain(&mut self, forms: &[String]) -> Sample {
        let said = self.analyze(forms);
        let mut sample = self.sampler.words(forms);
        sample.source = MANNER;
        trees(&said, &mut sample);
        for (tags, (&upos, &feats)) in sample
            .tags
            .iter_mut()
            .zip(said.upos.iter().zip(&said.feats))
        {
            *tags = [upos as u16, self.sampler.bundles.class(upos, feats)];
        }
        sample
    }

    fn analyze(&mut self, forms: &[String]) -> Said {
        let words = forms.len();
        let mut said = Said {
            upos: vec![Upos::X; words],
            feats: vec![Feats::NONE; words],
            heads: vec![0; words],
            relations: vec![Deprel::Dep; words],
        };
        self.network.encode(
            forms.iter().map(String::as_str),
            self.sampler.words.forms,
            &mut self.scratch,
        );
        self.network
            .tag(&mut self.scratch, &mut said.upos, &mut said.feats);
        self.network
            .parse(&mut self.scratch, &mut said.heads, &mut said.relations);
        said
    }
}

fn trees(said: &Said, sample: &mut Sample) {
    for word in 0..sample.len() {
        let root = said.heads[word] as usize == word;
        sample.heads[word] = if root { 0 } else { said.heads[word] as u16 + 1 };
        sample.labels[word] = said.relations[word] as u16;
    }
}
