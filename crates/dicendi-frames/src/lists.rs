//! Actors and corrections from Arrow tables: which column is what, and what a cell may hold.

use crate::actors::{self, ActorRow, Actors};
use crate::corrections::{self, Correction, Corrections, What};
use crate::days;
use crate::error::{Error, Result};
use crate::input::texts;
use dicendi_core::document::EntityKind;
use dicendi_core::ud::Gender;
use polars_arrow::array::{Array, ListArray, StructArray, Utf8ViewArray};
use polars_arrow::datatypes::{ArrowDataType, Field};
use polars_arrow::offset::Offset;
use polars_core::prelude::Series;

/// A table as it came in: its columns, and its rows in chunks.
pub struct Table<'t> {
    /// Whose list it is, as errors name it.
    what: &'static str,
    fields: &'t [Field],
    chunks: &'t [StructArray],
}

impl<'t> Table<'t> {
    fn index(&self, column: &str) -> Option<usize> {
        self.fields.iter().position(|field| field.name == column)
    }

    fn needs(&self, columns: &[&str], all: &[&str]) -> Result<()> {
        let Some(missing) = columns.iter().find(|column| self.index(column).is_none()) else {
            return Ok(());
        };
        let names: Vec<&str> = self
            .fields
            .iter()
            .map(|field| field.name.as_str())
            .collect();
        Err(Error::input(format!(
            "{}: no column `{missing}` (the table has: {}); read are {}",
            self.what,
            names.join(", "),
            all.join(", ")
        )))
    }

    /// The cells of a column as text, row by row; nothing but nulls where there is no such column.
    fn cells(&self, column: &str) -> Result<Vec<Option<String>>> {
        let mut cells = Vec::new();
        for chunk in self.chunks {
            match self.index(column) {
                Some(index) => {
                    let values = texts(&*chunk.values()[index]).map_err(|_| {
                        let dtype = &self.fields[index].dtype;
                        Error::input(format!(
                            "{}: column `{column}` has type {dtype:?}, needed is text",
                            self.what
                        ))
                    })?;
                    cells.extend(values.iter().map(cell));
                }
                None => cells.extend((0..chunk.len()).map(|_| None)),
            }
        }
        Ok(cells)
    }

    /// The cells of a column that holds lists, or texts parted by semicolons or upright strokes.
    fn lists(&self, column: &str) -> Result<Vec<Vec<String>>> {
        let is_list = self.index(column).is_some_and(|index| {
            let dtype = &self.fields[index].dtype;
            matches!(dtype, ArrowDataType::List(_) | ArrowDataType::LargeList(_))
        });
        if !is_list {
            let parted = |cell: Option<String>| {
                let cell = cell.unwrap_or_default();
                let parts = cell
                    .split([';', '|'])
                    .filter_map(|part| self::cell(Some(part)));
                parts.collect()
            };
            return Ok(self.cells(column)?.into_iter().map(parted).collect());
        }
        let mut cells = Vec::new();
        for chunk in self.chunks {
            let column = &*chunk.values()[self.index(column).unwrap_or_default()];
            if let Some(lists) = column.as_any().downcast_ref::<ListArray<i64>>() {
                read_lists(lists, &mut cells)?;
            } else if let Some(lists) = column.as_any().downcast_ref::<ListArray<i32>>() {
                read_lists(lists, &mut cells)?;
            }
        }
        Ok(cells)
    }

    /// A cell read as something else; an error names row, column and what was found.
    fn parse<T>(
        &self,
        column: &str,
        wanted: &str,
        read: impl Fn(&str) -> Option<T>,
    ) -> Result<Vec<Option<T>>> {
        let cells = self.cells(column)?.into_iter().enumerate();
        let read = |(row, cell): (usize, Option<String>)| {
            let Some(text) = cell else { return Ok(None) };
            let value = read(&text).ok_or_else(|| {
                Error::input(format!(
                    "{}: row {}, column `{column}`: {text:?} is not {wanted}",
                    self.what,
                    row + 1
                ))
            })?;
            Ok(Some(value))
        };
        cells.map(read).collect()
    }
}

/// A cell without the spaces around it; an empty one is missing.
fn cell(text: Option<&str>) -> Option<String> {
    let text = text?.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

fn read_lists<O: Offset>(lists: &ListArray<O>, cells: &mut Vec<Vec<String>>) -> Result<()> {
    for list in lists.iter() {
        let values: Option<Utf8ViewArray> = list.map(|list| texts(&*list)).transpose()?;
        let values = values.iter().flat_map(|values| values.iter());
        cells.push(values.filter_map(cell).collect());
    }
    Ok(())
}

/// Reads and checks a list of actors.
pub fn actors(fields: &[Field], chunks: &[StructArray]) -> Result<Actors> {
    let table = Table {
        what: "actors",
        fields,
        chunks,
    };
    table.needs(&["name"], &actors::COLUMNS)?;
    let names = table.cells("name")?;
    let mut rows: Vec<ActorRow> = names
        .into_iter()
        .zip(table.lists("aliases")?)
        .map(|(name, aliases)| ActorRow {
            name: name.unwrap_or_default(),
            aliases,
            ..ActorRow::default()
        })
        .collect();
    let kinds = table.parse(
        "type",
        "one of person, organisation, state, place",
        |text| {
            use EntityKind::{Organisation, Person, Place, State};
            let kinds = [Person, Organisation, State, Place];
            kinds.into_iter().find(|kind| kind.as_str() == text)
        },
    )?;
    let genders = table.parse(
        "gender",
        "feminine or masculine (f, m)",
        |text| match text {
            "feminine" | "f" | "F" => Some(Gender::Feminine),
            "masculine" | "m" | "M" => Some(Gender::Masculine),
            _ => None,
        },
    )?;
    let countries = table.parse("country", "an ISO 3166 code like FR", |text| {
        let is_code = text.len() == 2 && text.chars().all(|c| c.is_ascii_uppercase());
        is_code.then(|| text.to_owned())
    })?;
    const DATE: &str = "a date like 2014-05-17, 2014-05 or 2014";
    let from = table.parse("from", DATE, |text| days::parse_bound(text, false))?;
    let to = table.parse("to", DATE, |text| days::parse_bound(text, true))?;
    let roles = table.cells("role")?;
    for (at, row) in rows.iter_mut().enumerate() {
        row.kind = kinds[at];
        row.gender = genders[at];
        row.country = countries[at].clone();
        row.role = roles[at].clone();
        (row.from, row.to) = (from[at], to[at]);
    }
    Actors::new(rows, further(&table)?)
}

/// The columns that are not read, to be joined to the table of entities.
fn further(table: &Table) -> Result<Vec<Series>> {
    let ours = crate::Tables::describe();
    let ours = ours.iter().find(|spec| spec.name == "entities");
    let mut further = Vec::new();
    for (index, field) in table.fields.iter().enumerate() {
        let name = &field.name;
        if actors::COLUMNS.contains(&name.as_str()) {
            continue;
        }
        let taken = |spec: &&crate::TableSpec| {
            spec.columns
                .iter()
                .any(|column| column.name == name.as_str())
        };
        if ours.as_ref().is_some_and(taken) {
            return Err(Error::input(format!(
                "actors: the table `entities` has a column `{name}` of its own: give yours another name"
            )));
        }
        let chunks: Vec<Box<dyn Array>> = table
            .chunks
            .iter()
            .map(|chunk| chunk.values()[index].clone())
            .collect();
        let chunks = if chunks.is_empty() {
            vec![polars_arrow::array::new_empty_array(field.dtype.clone())]
        } else {
            chunks
        };
        let series = Series::try_from((name.clone(), chunks)).map_err(|error| {
            Error::input(format!("actors: column `{name}` cannot be kept: {error}"))
        })?;
        further.push(series);
    }
    Ok(further)
}

/// Reads and checks a table of corrections.
pub fn corrections(fields: &[Field], chunks: &[StructArray]) -> Result<Corrections> {
    let table = Table {
        what: "corrections",
        fields,
        chunks,
    };
    let needed = &corrections::COLUMNS[..3];
    table.needs(needed, &corrections::COLUMNS)?;
    let whats = table.parse("correction", "one of same, not", |text| match text {
        "same" => Some(What::Same),
        "not" => Some(What::Not),
        _ => None,
    })?;
    let (names, others) = (table.cells("name")?, table.cells("other")?);
    let articles = table.cells("article_id")?;
    let mut rows = Vec::with_capacity(names.len());
    for (at, what) in whats.into_iter().enumerate() {
        let row = at + 1;
        rows.push(Correction {
            row,
            what: what.ok_or_else(|| {
                Error::input(format!("corrections: row {row} has no `correction`"))
            })?,
            name: names[at].clone().unwrap_or_default(),
            other: others[at].clone().unwrap_or_default(),
            article_id: articles[at].clone(),
        });
    }
    Corrections::new(rows)
}
