//! The network in use: what it has worked out for words it has met, the encoder, tags and trees.

mod met;
mod trees;

pub(crate) use trees::DISTANCES;
#[cfg(feature = "train")]
pub(crate) use trees::distance_class;

use super::features::{ROWS, SLOTS, hash, lexicon_rows, normalise, rows};
use super::kernel::{Matrix, Rows};
use super::math::{Numbers, best, set_tanh};
use super::recurrence::{Gates, Words, run};
use super::tree::TreeScratch;
use super::weights::{Table, columns, floats, matrix};
use crate::analysis::forms::{Forms, Known};
use crate::analysis::linear;
use crate::error::Result;
use crate::model::Reader;
use crate::tokens::lowercase;
use crate::ud::{Deprel, Feats, Upos};
use met::Met;
use rustc_hash::FxHashMap;

/// The network: immutable, to be shared between threads.
#[derive(Debug)]
pub(crate) struct Network {
    units: usize,
    arc: usize,
    label: usize,
    /// Row of a known word, by the hash of its normal form; row 0 is for the unknown.
    vocabulary: FxHashMap<u64, u32>,
    /// Rows of every class of the form lexicon.
    classes: Vec<[u16; 2]>,
    words: Table,
    slots: Table,
    enter: Matrix,
    layers: Vec<(Matrix, [Gates; 2])>,
    to_tags: Matrix,
    parts: Matrix,
    /// Of each part of speech, the bundles of features that it can have.
    bundles: Vec<(Matrix, Vec<Feats>)>,
    to_tree: Matrix,
    arcs: Matrix,
    distances: Matrix,
    root_arc: Vec<f32>,
    root_label: Vec<f32>,
    relations: Matrix,
}

/// Memory that one thread uses again for every sentence.
#[derive(Debug, Default)]
pub(crate) struct NetworkScratch {
    met: Met,
    /// Where the words of the sentence that was encoded last were met.
    places: Vec<u32>,
    normal: String,
    lower: String,
    features: Vec<f32>,
    rows: Rows,
    picked: Rows,
    encoded: Rows,
    projected: Numbers,
    level: Numbers,
    next: Numbers,
    state: Vec<f32>,
    hidden: Numbers,
    query: Numbers,
    near: Numbers,
    governors: Numbers,
    scores: Numbers,
    tree: TreeScratch,
    heads: Vec<u32>,
}

impl NetworkScratch {
    /// The places of the words of the sentence that was encoded last: equal words share one.
    pub(crate) fn places(&self) -> &[u32] {
        &self.places
    }

    /// What the lexicon knows of the word at a place, in lower case.
    pub(crate) fn known(&self, place: u32) -> Known {
        self.met.known[place as usize]
    }

    /// Changes when places are given anew.
    pub(crate) fn turn(&self) -> u32 {
        self.met.turn()
    }
}

impl Network {
    /// Reads the section `net` of a model.
    pub(crate) fn read(reader: &mut Reader) -> Result<Self> {
        let sizes: [usize; 6] = {
            let mut sizes = [0; 6];
            for size in &mut sizes {
                *size = usize::from(reader.u16()?);
            }
            sizes
        };
        let [units, layers, arc, label, tag, bundles] = sizes;
        if units % 8 != 0 || units == 0 || arc == 0 || label == 0 {
            return Err(reader.error("sizes that do not fit"));
        }
        let count = reader.count(8)?;
        let mut vocabulary = FxHashMap::with_capacity_and_hasher(count, rustc_hash::FxBuildHasher);
        for row in 1..=count as u32 {
            vocabulary.insert(reader.u64()?, row);
        }
        let bundles = (0..bundles)
            .map(|_| {
                let upos = usize::from(reader.u8()?);
                let upos = *Upos::ALL
                    .get(upos)
                    .ok_or_else(|| reader.error("no such part of speech"))?;
                Ok((upos, Feats::from_bits(reader.u64()?)))
            })
            .collect::<Result<Vec<_>>>()?;
        let classes = (0..reader.count(4)?)
            .map(|_| Ok([reader.u16()?, reader.u16()?]))
            .collect::<Result<Vec<_>>>()?;
        if classes
            .iter()
            .flatten()
            .any(|&row| usize::from(row) >= ROWS)
        {
            return Err(reader.error("no such row"));
        }
        let words = Table::read(reader)?;
        let slots = Table::read(reader)?;
        if words.len() != count + 1 || slots.len() != SLOTS * ROWS {
            return Err(reader.error("tables of the wrong size"));
        }
        let width = 2 * units;
        let enter = matrix(reader, words.width() + SLOTS * slots.width(), width)?;
        let layers = (0..layers)
            .map(|_| {
                let project = matrix(reader, width, 6 * units)?;
                let gates = [
                    Gates::new(floats(reader, 4 * units)?),
                    Gates::new(floats(reader, 4 * units)?),
                ];
                Ok((project, gates))
            })
            .collect::<Result<Vec<_>>>()?;
        if layers.is_empty() {
            return Err(reader.error("no layers"));
        }
        let to_tags = matrix(reader, width, tag)?;
        let parts = Upos::ALL.len();
        let tags = columns(reader, tag, parts + bundles.len())?;
        let bundles_of = |upos: Upos| {
            let all = bundles.iter().enumerate();
            let (places, feats): (Vec<usize>, Vec<Feats>) = all
                .filter(|(_, bundle)| bundle.0 == upos)
                .map(|(place, bundle)| (parts + place, bundle.1))
                .unzip();
            (tags.pick(&places), feats)
        };
        Ok(Network {
            to_tags,
            parts: tags.pick(&(0..parts).collect::<Vec<_>>()),
            bundles: Upos::ALL.iter().map(|&upos| bundles_of(upos)).collect(),
            to_tree: matrix(reader, width, 2 * arc + 2 * label)?,
            arcs: matrix(reader, arc, arc)?,
            distances: matrix(reader, arc, DISTANCES)?,
            root_arc: floats(reader, arc)?,
            root_label: floats(reader, label)?,
            relations: matrix(reader, label, Deprel::ALL.len())?,
            units,
            arc,
            label,
            vocabulary,
            classes,
            words,
            slots,
            enter,
            layers,
        })
    }

    /// Runs the encoder over a sentence; [`Network::tag`] and [`Network::parse`] then read what it says.
    pub(crate) fn encode<'f>(
        &self,
        forms: impl Iterator<Item = &'f str>,
        lexicon: &Forms,
        scratch: &mut NetworkScratch,
    ) {
        let s = scratch;
        let width = 2 * self.units;
        let stride = self.layers[0].0.width();
        s.met.make_room(width, stride);
        s.places.clear();
        s.rows
            .start(self.words.width() + SLOTS * self.slots.width());
        for form in forms {
            let (place, new) = s.met.place(form);
            if new {
                self.look(form, lexicon, s);
                s.rows.push(&s.features);
            }
            s.places.push(place);
        }
        self.enter.multiply(&s.rows, &mut s.next);
        set_tanh(&mut s.next);
        s.met.levels.extend_from_slice(&s.next);
        s.rows.fill(&s.next, width);
        self.layers[0].0.multiply(&s.rows, &mut s.next);
        s.met.projections.extend_from_slice(&s.next);
        for (layer, (project, gates)) in self.layers.iter().enumerate() {
            s.next.ready(s.places.len() * width);
            if layer == 0 {
                let places = Some(&s.places[..]);
                let projected = Words {
                    numbers: &s.met.projections,
                    width: stride,
                    places,
                };
                let input = Words {
                    numbers: &s.met.levels,
                    width,
                    places,
                };
                run(gates, projected, input, &mut s.next, &mut s.state);
            } else {
                s.rows.fill(&s.level, width);
                project.multiply(&s.rows, &mut s.projected);
                let places = None;
                let projected = Words {
                    numbers: &s.projected,
                    width: stride,
                    places,
                };
                let input = Words {
                    numbers: &s.level,
                    width,
                    places,
                };
                run(gates, projected, input, &mut s.next, &mut s.state);
            }
            std::mem::swap(&mut s.level, &mut s.next);
        }
        s.encoded.fill(&s.level, width);
    }

    /// A word's features side by side.
    fn look(&self, form: &str, lexicon: &Forms, s: &mut NetworkScratch) {
        normalise(form, &mut s.normal);
        s.features.clear();
        let own = self
            .vocabulary
            .get(&hash(s.normal.as_bytes(), 0))
            .copied()
            .unwrap_or(0);
        self.words.append(own as usize, &mut s.features);
        let known = known(lexicon, form, &mut s.lower);
        s.met.known.push(known);
        let lexicon = lexicon_rows(known, &self.classes);
        for (slot, row) in rows(form, &s.normal, lexicon).into_iter().enumerate() {
            self.slots
                .append(slot * ROWS + usize::from(row), &mut s.features);
        }
    }

    /// Parts of speech and features of the encoded sentence.
    pub(crate) fn tag(&self, scratch: &mut NetworkScratch, upos: &mut [Upos], feats: &mut [Feats]) {
        let s = scratch;
        self.to_tags.multiply(&s.encoded, &mut s.hidden);
        let width = self.to_tags.width();
        positive(&mut s.hidden);
        s.rows.start(self.to_tags.outputs());
        for row in s.hidden.chunks_exact(width) {
            s.rows.push(&row[..self.to_tags.outputs()]);
        }
        self.parts.multiply(&s.rows, &mut s.query);
        let rows = s.query.chunks_exact(self.parts.width());
        for (row, upos) in rows.zip(upos.iter_mut()) {
            *upos = Upos::ALL[best(&row[..Upos::ALL.len()])];
        }
        feats.fill(Feats::NONE);
        for (&part, (matrix, bundles)) in Upos::ALL.iter().zip(&self.bundles) {
            let words = || (0..upos.len()).filter(|&word| upos[word] == part);
            if bundles.is_empty() || words().next().is_none() {
                continue;
            }
            s.picked.start(self.to_tags.outputs());
            for word in words() {
                s.picked.push_from(&s.rows, word);
            }
            matrix.multiply(&s.picked, &mut s.query);
            for (word, row) in words().zip(s.query.chunks_exact(matrix.width())) {
                feats[word] = bundles[best(&row[..bundles.len()])];
            }
        }
    }
}

/// What the lexicon knows of a form.
pub(crate) fn known(lexicon: &Forms, form: &str, lower: &mut String) -> Known {
    lowercase(form, lower);
    lexicon.get(linear::hash(lower.as_bytes()), lower)
}

fn positive(values: &mut [f32]) {
    for value in values {
        *value = value.max(0.0);
    }
}
