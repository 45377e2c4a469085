//! How weights stand in the model file.

use super::kernel::{INPUTS, Matrix};
use crate::error::Result;
use crate::model::Reader;

/// An embedding table: a row a word or feature, in bytes, with one scale a row.
#[derive(Debug)]
pub(super) struct Table {
    width: usize,
    values: Vec<i8>,
    scales: Vec<f32>,
}

impl Table {
    /// Width, number of rows, their scales, their bytes.
    pub(super) fn read(reader: &mut Reader) -> Result<Self> {
        let width = usize::from(reader.u16()?);
        let count = reader.count(4 + width)?;
        let scales = floats(reader, count)?;
        let values = reader
            .bytes(count * width)?
            .iter()
            .map(|&byte| byte.cast_signed())
            .collect();
        Ok(Table {
            width,
            values,
            scales,
        })
    }

    /// Numbers of a row.
    pub(super) fn width(&self) -> usize {
        self.width
    }

    /// Rows.
    pub(super) fn len(&self) -> usize {
        self.scales.len()
    }

    /// Adds a row to the end of `into`.
    pub(super) fn append(&self, row: usize, into: &mut Vec<f32>) {
        let scale = self.scales[row];
        let values = &self.values[row * self.width..(row + 1) * self.width];
        into.extend(values.iter().map(|&value| f32::from(value) * scale));
    }
}

/// A matrix as it stands in the file: a scale an output, a bias an output, weights input by input.
pub(super) struct Columns {
    scales: Vec<f32>,
    bias: Vec<f32>,
    weights: Vec<i16>,
}

impl Columns {
    /// The matrix of some of the outputs.
    pub(super) fn pick(&self, outputs: &[usize]) -> Matrix {
        let of = |numbers: &[f32]| -> Vec<f32> { outputs.iter().map(|&at| numbers[at]).collect() };
        let rows = self.weights.chunks_exact(self.scales.len().max(1));
        let weights: Vec<i16> = rows
            .flat_map(|row| outputs.iter().map(|&at| row[at]))
            .collect();
        Matrix::new(&weights, &of(&self.scales), &of(&self.bias))
    }
}

/// A whole matrix.
pub(super) fn matrix(reader: &mut Reader, inputs: usize, outputs: usize) -> Result<Matrix> {
    let columns = columns(reader, inputs, outputs)?;
    Ok(Matrix::new(
        &columns.weights,
        &columns.scales,
        &columns.bias,
    ))
}

/// Inputs, outputs, a scale an output, a bias an output, weights input by input.
pub(super) fn columns(reader: &mut Reader, inputs: usize, outputs: usize) -> Result<Columns> {
    if (usize::from(reader.u16()?), usize::from(reader.u16()?)) != (inputs, outputs)
        || inputs > INPUTS
    {
        return Err(reader.error("a matrix of the wrong size"));
    }
    let scales = floats(reader, outputs)?;
    let bias = floats(reader, outputs)?;
    let weights: Vec<i16> = reader
        .bytes(2 * inputs * outputs)?
        .chunks_exact(2)
        .map(|b| i16::from_le_bytes([b[0], b[1]]))
        .collect();
    if weights
        .iter()
        .any(|weight| weight.unsigned_abs() > super::kernel::LIMIT as u16)
    {
        return Err(reader.error("a weight out of bounds"));
    }
    Ok(Columns {
        scales,
        bias,
        weights,
    })
}

/// Numbers as they are; none of them infinite.
pub(super) fn floats(reader: &mut Reader, count: usize) -> Result<Vec<f32>> {
    let bytes = reader.bytes(4 * count)?;
    let numbers: Vec<f32> = bytes
        .chunks_exact(4)
        .map(|b| f32::from_le_bytes([b[0], b[1], b[2], b[3]]))
        .collect();
    if numbers.iter().all(|number| number.is_finite()) {
        Ok(numbers)
    } else {
        Err(reader.error("a number is infinite"))
    }
}
