//! Attachment scores.

/// Counts over a file.
#[derive(Debug, Default, Clone)]
pub struct Score {
    /// Words.
    pub words: usize,
    /// Right parts of speech.
    pub upos: usize,
    /// Right features.
    pub feats: usize,
    /// Right heads.
    pub uas: usize,
    /// Right heads with the right universal relation.
    pub las: usize,
    /// The same with subtypes.
    pub las_sub: usize,
    /// Words that are not punctuation.
    pub plain: usize,
    /// Right heads and universal relations among them.
    pub las_plain: usize,
    /// For some relations: right, in the gold tree, found.
    pub relations: std::collections::BTreeMap<String, [usize; 3]>,
}

impl Score {
    /// One line for people.
    pub fn line(&self) -> String {
        let share = |n: usize, of: usize| 100.0 * n as f64 / of.max(1) as f64;
        let mut line = format!(
            "UPOS {:.2} feats {:.2} UAS {:.2} LAS {:.2} sub {:.2} LAS no punct {:.2}",
            share(self.upos, self.words), share(self.feats, self.words), share(self.uas, self.words),
            share(self.las, self.words), share(self.las_sub, self.words), share(self.las_plain, self.plain),
        );
        for relation in ["nsubj", "obj", "iobj", "ccomp", "xcomp", "obl", "parataxis"] {
            if let Some([right, gold, found]) = self.relations.get(relation) {
                line.push_str(&format!(" {relation} {:.1}", share(2 * right, gold + found)));
            }
        }
        line
    }
}
