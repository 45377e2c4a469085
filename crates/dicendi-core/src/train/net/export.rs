//! The trained network as a section of the model file: weights in whole numbers.

use super::params::{Layout, Part};
use crate::analysis::net::LIMIT;
use crate::analysis::net::features::hash;
use crate::ud::{Feats, Upos};

/// Writes the section `net`: the parameters, the words of the vocabulary in the order of their rows
/// (the unknown word left out), the bundles of features, and the rows of the lexicon's classes.
pub fn export(
    layout: &Layout,
    all: &[f32],
    source: usize,
    vocabulary: &[String],
    bundles: &[(Upos, Feats)],
    classes: &[[u16; 2]],
) -> Vec<u8> {
    let s = &layout.sizes;
    let mut out = Vec::new();
    for size in [s.units, s.layers, s.arc, s.label, s.tag, bundles.len()] {
        out.extend((size as u16).to_le_bytes());
    }
    out.extend((vocabulary.len() as u32).to_le_bytes());
    for word in vocabulary {
        out.extend(hash(word.as_bytes(), 0).to_le_bytes());
    }
    for (upos, feats) in bundles {
        out.push(*upos as u8);
        out.extend(feats.bits().to_le_bytes());
    }
    out.extend((classes.len() as u32).to_le_bytes());
    for row in classes.iter().flatten() {
        out.extend(row.to_le_bytes());
    }
    table(layout.word, all, &mut out);
    table(layout.slots, all, &mut out);
    let columns = |part: Part, columns: std::ops::Range<usize>| -> Vec<f32> {
        part.of(all)
            .chunks_exact(part.columns)
            .flat_map(|row| row[columns.clone()].iter().copied())
            .collect()
    };
    matrix(
        layout.enter.of(all),
        layout.source.row(all, source),
        &mut out,
    );
    for (project, gates) in layout.project.iter().zip(&layout.gates) {
        matrix(project.of(all), &vec![0.0; project.columns], &mut out);
        floats(gates.of(all), &mut out);
    }
    let tree = 2 * s.arc + 2 * s.label;
    let bias = layout.split_bias.of(all);
    matrix(
        &columns(layout.split, tree..tree + s.tag),
        &bias[tree..],
        &mut out,
    );
    matrix(layout.tags.of(all), layout.tags_bias.of(all), &mut out);
    matrix(&columns(layout.split, 0..tree), &bias[..tree], &mut out);
    matrix(layout.arc.of(all), layout.arc_bias.of(all), &mut out);
    matrix(
        layout.distance.of(all),
        &vec![0.0; layout.distance.columns],
        &mut out,
    );
    floats(layout.root_arc.of(all), &mut out);
    floats(layout.root_label.of(all), &mut out);
    matrix(
        layout.relation.of(all),
        layout.relation_bias.of(all),
        &mut out,
    );
    out
}

fn floats(numbers: &[f32], out: &mut Vec<u8>) {
    for number in numbers {
        out.extend(number.to_le_bytes());
    }
}

/// A byte a number, a scale a row.
fn table(part: Part, all: &[f32], out: &mut Vec<u8>) {
    out.extend((part.columns as u16).to_le_bytes());
    out.extend((part.rows as u32).to_le_bytes());
    let scale = |row: &[f32]| {
        (row.iter().fold(0.0f32, |top, value| top.max(value.abs())) / 127.0).max(1e-12)
    };
    let rows: Vec<&[f32]> = part.of(all).chunks_exact(part.columns).collect();
    for row in &rows {
        out.extend(scale(row).to_le_bytes());
    }
    for row in rows {
        let scale = scale(row);
        out.extend(
            row.iter()
                .map(|value| ((value / scale).round() as i8).cast_unsigned()),
        );
    }
}

/// Weights up to [`LIMIT`], a scale an output.
fn matrix(weights: &[f32], bias: &[f32], out: &mut Vec<u8>) {
    let outputs = bias.len();
    let inputs = weights.len() / outputs;
    out.extend((inputs as u16).to_le_bytes());
    out.extend((outputs as u16).to_le_bytes());
    let mut scales = vec![1e-12f32; outputs];
    for row in weights.chunks_exact(outputs) {
        for (scale, weight) in scales.iter_mut().zip(row) {
            *scale = scale.max(weight.abs() / LIMIT);
        }
    }
    floats(&scales, out);
    floats(bias, out);
    for row in weights.chunks_exact(outputs) {
        for (weight, scale) in row.iter().zip(&scales) {
            out.extend(((weight / scale).round() as i16).to_le_bytes());
        }
    }
}
