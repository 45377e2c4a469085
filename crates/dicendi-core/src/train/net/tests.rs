//! The way back is checked against small steps, what is exported against what was trained.

use super::export::export;
use super::learner::{Course, Learner};
use super::params::{Layout, Sizes};
use super::pass::{Dropout, Gradients, Pass};
use super::random::Random;
use super::sample::{Sample, UNKNOWN};
use crate::analysis::internals::Forms;
use crate::analysis::net::features::{ROWS, SLOTS, hash, lexicon_rows, normalise, rows};
use crate::analysis::net::{Network, NetworkScratch};
use crate::model::Model;
use crate::ud::{Deprel, Feats, Upos};

const NOTHING_HIDDEN: Dropout = Dropout {
    word: 0.0,
    slot: 0.0,
    hidden: 0.0,
    head: 0.0,
};

fn layout() -> Layout {
    Layout::new(Sizes {
        vocabulary: 4,
        guessed: 0,
        word: 6,
        slot: 2,
        sources: 2,
        units: 8,
        layers: 2,
        arc: 8,
        label: 6,
        tag: 7,
        labels: Deprel::ALL.len(),
        classes: [Upos::ALL.len(), 3],
    })
}

/// *le chat dort* and *le chat le chat dort dort*, with no care for sense.
fn samples() -> Vec<Sample> {
    let words = ["le", "chat", "dort"];
    let sample = |text: &[usize], heads: &[u16]| {
        let mut sample = Sample {
            source: 1,
            weight: 1.0,
            heads: heads.to_vec(),
            ..Sample::default()
        };
        for (&word, &head) in text.iter().zip(heads) {
            let lexicon = lexicon_rows(Default::default(), &[]);
            sample.words.push(word as u32 + 1);
            sample.rows.push(rows(words[word], words[word], lexicon));
            let relation = [Deprel::Det, Deprel::Nsubj, Deprel::Conj][word];
            sample
                .labels
                .push(if head == 0 { Deprel::Root } else { relation } as u16);
            sample.tags.push([
                [Upos::Det, Upos::Noun, Upos::Verb][word] as u16,
                word as u16,
            ]);
        }
        sample
    };
    let mut samples = vec![
        sample(&[0, 1, 2], &[2, 3, 0]),
        sample(&[0, 1, 0, 1, 2, 2], &[2, 5, 4, 5, 0, 5]),
    ];
    samples[1].heads[2] = UNKNOWN;
    samples
}

fn loss(layout: &Layout, all: &[f32], samples: &[Sample], gradients: &mut Gradients) -> f64 {
    let batch: Vec<&Sample> = samples.iter().collect();
    let learn = Some((gradients, &mut Random::new(1), NOTHING_HIDDEN));
    Pass::default().run(layout, all, &batch, learn).iter().sum()
}

#[test]
fn gradients_agree_with_small_steps() {
    let layout = layout();
    let mut random = Random::new(3);
    let mut all = layout.initial(&mut random);
    let samples = samples();
    let empty = || Gradients {
        values: vec![0.0; layout.total],
        touched: Vec::new(),
    };
    let mut gradients = empty();
    loss(&layout, &all, &samples, &mut gradients);
    let slot = usize::from(samples[0].rows[0][2]);
    let of_slot = layout.slots.at + (2 * ROWS + slot) * layout.slots.columns;
    let picked = (0..300).map(|_| layout.dense + random.below(layout.total - layout.dense));
    for place in [layout.word.at + 7, of_slot, of_slot + 1]
        .into_iter()
        .chain(picked)
    {
        let (before, step) = (all[place], 0.004);
        all[place] = before + step;
        let above = loss(&layout, &all, &samples, &mut empty());
        all[place] = before - step;
        let below = loss(&layout, &all, &samples, &mut empty());
        all[place] = before;
        let slope = (above - below) / f64::from(2.0 * step);
        let found = f64::from(gradients.values[place]);
        assert!(
            (slope - found).abs() < 0.004 + 0.05 * slope.abs(),
            "parameter {place}: {slope} {found}"
        );
    }
}

#[test]
fn what_is_exported_has_learned_the_same() {
    let samples = samples();
    let learn = || {
        let mut learner = Learner::new(layout(), 5);
        learner.learn(
            Course {
                batch: 2,
                rounds: 300,
                rate: 0.02,
            },
            |_| samples.iter().collect(),
            |pass, layout, all, batch, gradients, random| {
                pass.run(
                    layout,
                    all,
                    batch,
                    Some((gradients, random, NOTHING_HIDDEN)),
                )
                .iter()
                .sum()
            },
            |_| {},
        );
        learner
    };
    let learner = learn();
    assert_eq!(
        learner.all,
        learn().all,
        "the same seed gives the same numbers"
    );
    let words = ["le", "chat", "dort"].map(String::from);
    let bundles = [
        (Upos::Det, Feats::NONE),
        (Upos::Noun, Feats::parse("Number=Sing")),
        (Upos::Verb, Feats::NONE),
    ];
    let mut model = Model::default();
    model.add(
        "net",
        export(&learner.layout, &learner.all, 1, &words, &bundles, &[]),
    );
    let network = Network::read(&mut model.section("net").unwrap()).unwrap();
    model.add("forms", vec![0; 20]);
    let forms = Forms::read(&mut model.section("forms").unwrap()).unwrap();
    let mut scratch = NetworkScratch::default();
    let text = ["le", "chat", "dort"];
    // The second time everything is known from the first.
    for _ in 0..2 {
        let (mut upos, mut feats) = ([Upos::X; 3], [Feats::NONE; 3]);
        let (mut heads, mut relations) = ([0; 3], [Deprel::Dep; 3]);
        network.encode(text.into_iter(), &forms, &mut scratch);
        network.tag(&mut scratch, &mut upos, &mut feats);
        network.parse(&mut scratch, &mut heads, &mut relations);
        assert_eq!(upos, [Upos::Det, Upos::Noun, Upos::Verb]);
        assert!(feats[1].is("Number", "Sing"));
        assert_eq!(heads, [1, 2, 2]);
        assert_eq!(relations, [Deprel::Det, Deprel::Nsubj, Deprel::Root]);
    }
    // No words, and more than are parsed together.
    for count in [0, 1, 700] {
        let (mut heads, mut relations) = (vec![0; count], vec![Deprel::Dep; count]);
        network.encode(text.into_iter().cycle().take(count), &forms, &mut scratch);
        network.tag(
            &mut scratch,
            &mut vec![Upos::X; count],
            &mut vec![Feats::NONE; count],
        );
        network.parse(&mut scratch, &mut heads, &mut relations);
        assert_eq!(
            heads
                .iter()
                .enumerate()
                .filter(|(word, head)| *word == **head as usize)
                .count(),
            count.min(1)
        );
    }
}

#[test]
fn damaged_sections_are_refused() {
    let layout = layout();
    let all = layout.initial(&mut Random::new(1));
    let section = export(
        &layout,
        &all,
        0,
        &["le", "chat", "dort"].map(String::from),
        &[],
        &[],
    );
    for length in (0..section.len()).step_by(997) {
        let mut model = Model::default();
        model.add("net", section[..length].to_vec());
        assert!(
            Network::read(&mut model.section("net").unwrap()).is_err(),
            "{length} bytes"
        );
    }
    let mut normal = String::new();
    normalise("Le", &mut normal);
    assert_eq!(hash(normal.as_bytes(), 0), hash(b"le", 0));
    assert_eq!(layout.slots.rows, SLOTS * ROWS);
}
