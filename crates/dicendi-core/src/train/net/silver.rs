//! Sentences that trained networks have analysed together, to learn from: many words and turns of news
//! that the treebanks have not. Several networks from different beginnings err less than one of them,
//! and how likely they find what they say teaches more than what they say alone (Hinton, Vinyals and
//! Dean 2015, *Distilling the Knowledge in a Neural Network*; Kuncoro et al. 2016 for trees).

use super::MANNER;
use super::sample::{Sample, Sampler, Teaches};
use crate::analysis::internals::Forms;
use crate::analysis::net::{Network, NetworkScratch, Opinion, analyze_together};
use crate::error::Result;
use crate::model::Model;
use crate::train::treebank::Gold;

/// The sections of the teachers' file, a network each.
pub(super) const SECTIONS: [&str; 3] = ["teacher 1", "teacher 2", "teacher 3"];

/// Trained networks that analyse for others.
pub(crate) struct Teachers {
    networks: Vec<(Network, NetworkScratch)>,
    opinion: Opinion,
}

impl Teachers {
    /// Reads the teachers' file.
    pub(crate) fn read(bytes: &[u8]) -> Result<Self> {
        let model = Model::read(bytes)?;
        let networks = SECTIONS.iter().map(|section| {
            let network = Network::read(&mut model.section(section)?)?;
            Ok((network, NetworkScratch::default()))
        });
        Ok(Teachers {
            networks: networks.collect::<Result<_>>()?,
            opinion: Opinion::default(),
        })
    }

    /// A sentence whose parts of speech are known, with the teachers' trees where they see all of them
    /// right; `None` elsewhere: their trees are not to be trusted either.
    pub(super) fn tagged(&mut self, gold: &Gold, sampler: &Sampler) -> Option<Sample> {
        let opinion = self.analyze(&gold.forms, sampler.words.forms);
        let right = opinion.upos == gold.upos;
        right.then(|| {
            let mut sample = sampler.gold(gold, Teaches::Tags, MANNER);
            believe(opinion, &mut sample);
            sample
        })
    }

    /// Tags, features and trees of plain words.
    pub(super) fn plain(&mut self, forms: &[String], sampler: &Sampler) -> Sample {
        let mut sample = sampler.words(forms);
        sample.source = MANNER;
        believe(self.analyze(forms, sampler.words.forms), &mut sample);
        sample
    }

    fn analyze(&mut self, forms: &[String], lexicon: &Forms) -> &Opinion {
        for (network, scratch) in &mut self.networks {
            network.encode(forms.iter().map(String::as_str), lexicon, scratch);
        }
        analyze_together(&mut self.networks, forms.len(), &mut self.opinion);
        &self.opinion
    }
}

/// The sample learns how likely everything is, and the likeliest tree.
fn believe(opinion: &Opinion, sample: &mut Sample) {
    sample.likely.clone_from(&opinion.likely);
    sample.heads = opinion.heads.iter().map(|&head| head as u16).collect();
    sample.labels = opinion
        .relations
        .iter()
        .map(|&relation| relation as u16)
        .collect();
}
