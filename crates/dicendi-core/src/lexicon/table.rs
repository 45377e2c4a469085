//! Reading the language files: tab-separated, `#` for comments, `-` for nothing.

use crate::error::{Error, Result};

/// A row of a language file.
pub(crate) struct Row<'t> {
    pub(crate) file: &'t str,
    pub(crate) line: usize,
    pub(crate) fields: Vec<&'t str>,
}

impl<'t> Row<'t> {
    /// A field, `None` where it is `-` or left out.
    pub(crate) fn get(&self, column: usize) -> Option<&'t str> {
        self.fields
            .get(column)
            .copied()
            .filter(|field| *field != "-" && !field.is_empty())
    }

    /// An error that names this row.
    pub(crate) fn error(&self, message: impl std::fmt::Display) -> Error {
        Error::lexicon(self.file, self.line, message)
    }
}

/// The rows of a file that must have at least `columns` columns.
pub(crate) fn rows<'t>(
    file: &'t str,
    text: &'t str,
    columns: usize,
) -> Result<impl Iterator<Item = Result<Row<'t>>>> {
    let numbered = text
        .lines()
        .enumerate()
        .filter(|(_, line)| !line.trim().is_empty() && !line.starts_with('#'));
    Ok(numbered.map(move |(index, line)| {
        let row = Row {
            file,
            line: index + 1,
            fields: line.split('\t').map(str::trim).collect(),
        };
        if row.fields.len() < columns {
            return Err(row.error(format!(
                "{} columns expected, {} found",
                columns,
                row.fields.len()
            )));
        }
        Ok(row)
    }))
}
