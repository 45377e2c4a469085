//! Learning the second look at relations, from the trees of a treebank.

use super::perceptron::{self, Perceptron, Random, best};
use super::treebank::Corpus;
use crate::analysis::internals::{RelationScratch, is_looked_at};
use crate::model::Model;
use crate::ud::Deprel;

const EPOCHS: usize = 8;
/// Averaged weights below this are dropped.
const LEAST: f64 = 0.1;

/// A relation to learn: what it is told from, and what it is.
struct Lesson {
    features: Vec<u64>,
    relation: Deprel,
}

/// Learns from the trees of a treebank; puts the section `relations` into the model.
pub(super) fn teach(model: &mut Model, treebank: &Corpus, report: &mut dyn FnMut(&str)) {
    let lessons = lessons(treebank);
    report(&format!("{} relations to look at again", lessons.len()));
    let mut order: Vec<&Lesson> = lessons.iter().collect();
    let mut perceptron = Perceptron::default();
    let mut random = Random::new(6);
    let mut scores = vec![0.0; Deprel::ALL.len()];
    for epoch in 0..EPOCHS {
        random.shuffle(&mut order);
        let mut wrong = 0;
        for lesson in &order {
            perceptron.advance();
            perceptron.score(&lesson.features, &mut scores);
            let looked_at = |label: usize| is_looked_at(Deprel::ALL[label]);
            let guess = best(&scores, looked_at).unwrap_or(0);
            if guess != lesson.relation as usize {
                perceptron.update(&lesson.features, lesson.relation as usize, guess);
                wrong += 1;
            }
        }
        let share = 1.0 - f64::from(wrong) / order.len().max(1) as f64;
        report(&format!(
            "relations, epoch {epoch}: {:.2} % right",
            100.0 * share
        ));
    }
    let mut out = Vec::new();
    perceptron::write(&[perceptron], LEAST, &mut out);
    report(&format!("relations: {} bytes", out.len()));
    model.replace("relations", out);
}

fn lessons(corpus: &Corpus) -> Vec<Lesson> {
    let doc = &corpus.doc;
    let mut scratch = RelationScratch::default();
    let mut lessons = Vec::new();
    for sentence in &doc.sentences {
        scratch.read(doc, sentence.tokens);
        for token in sentence.tokens.range() {
            let relation = doc.words.deprel[token];
            if !doc.words.is_root(token as u32) && is_looked_at(relation) {
                lessons.push(Lesson {
                    features: scratch.features(doc, sentence.tokens, token).to_vec(),
                    relation,
                });
            }
        }
    }
    lessons
}
