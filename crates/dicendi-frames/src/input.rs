//! Articles from Arrow tables: which column is what, and every type that may hold text, ids or days.

use crate::error::{Error, Result};
use dicendi_core::Article;
use polars_arrow::array::{
    Array, DictionaryArray, DictionaryKey, MutableBinaryViewArray, PrimitiveArray, StructArray,
    Utf8ViewArray,
};
use polars_arrow::datatypes::{ArrowDataType, Field, TimeUnit};
use polars_arrow::match_integer_type;
use polars_arrow::temporal_conversions::{
    date32_to_date_opt, parse_offset, parse_offset_tz, timestamp_to_datetime,
};
use polars_compute::cast::{CastOptionsImpl, cast};

/// The columns that an article is read from; the first two must be there.
pub const COLUMNS: [&str; 8] = [
    "id",
    "text",
    "title",
    "published",
    "source",
    "url",
    "section",
    "conllu",
];

/// Where a table has them.
#[derive(Debug, Clone)]
pub struct Columns {
    index: [Option<usize>; COLUMNS.len()],
    /// Columns that are not read.
    pub unknown: Vec<String>,
}

/// A batch of articles, and the rows that are none.
#[derive(Debug, Default)]
pub struct Batch {
    /// What can be read.
    pub articles: Vec<Article>,
    /// Why a row was left out.
    pub problems: Vec<String>,
}

impl Columns {
    /// Looks for the columns by name, and refuses a table that cannot be read as articles.
    pub fn find(fields: &[Field]) -> Result<Self> {
        let index = COLUMNS.map(|name| fields.iter().position(|field| field.name == name));
        for (name, index) in COLUMNS.iter().zip(index).take(2) {
            if index.is_none() {
                let names: Vec<&str> = fields.iter().map(|field| field.name.as_str()).collect();
                return Err(Error::input(format!(
                    "no column `{name}` (the table has: {}); needed are `id` and `text`, read are also {}",
                    if names.is_empty() {
                        "no columns".to_owned()
                    } else {
                        names.join(", ")
                    },
                    COLUMNS[2..].join(", "),
                )));
            }
        }
        for (name, index) in COLUMNS.iter().zip(index) {
            let Some(index) = index else { continue };
            let dtype = &fields[index].dtype;
            if !is_readable(name, dtype) {
                let wanted = match *name {
                    "id" => "text or whole numbers",
                    "published" => "text, dates or times",
                    _ => "text",
                };
                return Err(Error::input(format!(
                    "column `{name}` has type {dtype:?}, needed is {wanted}"
                )));
            }
        }
        let unknown = fields
            .iter()
            .map(|field| field.name.to_string())
            .filter(|name| !COLUMNS.contains(&&**name));
        Ok(Columns {
            index,
            unknown: unknown.collect(),
        })
    }

    /// Reads the rows of a batch; `first_row` is the number of the batch's first row in the whole table.
    pub fn articles(&self, batch: &StructArray, first_row: usize) -> Result<Batch> {
        let [id, text, title, published, source, url, section, conllu] = self.index;
        let column = |index: Option<usize>| {
            index
                .map(|index| texts(&*batch.values()[index]))
                .transpose()
        };
        let (id, text) = (column(id)?, column(text)?);
        let (title, published) = (column(title)?, column(published)?);
        let (source, url) = (column(source)?, column(url)?);
        let (section, conllu) = (column(section)?, column(conllu)?);
        let value = |column: &Option<Utf8ViewArray>, row: usize| {
            column
                .as_ref()
                .and_then(|column| column.get(row))
                .map(str::to_owned)
        };
        let mut read = Batch::default();
        for row in 0..batch.len() {
            let Some(id) = value(&id, row).filter(|id| !id.is_empty()) else {
                read.problems.push(format!(
                    "row {} has no id and was left out",
                    first_row + row
                ));
                continue;
            };
            read.articles.push(Article {
                id,
                text: value(&text, row).unwrap_or_default(),
                title: value(&title, row),
                published: value(&published, row),
                source: value(&source, row),
                url: value(&url, row),
                section: value(&section, row),
                conllu: value(&conllu, row),
            });
        }
        Ok(read)
    }
}

fn is_readable(column: &str, dtype: &ArrowDataType) -> bool {
    use ArrowDataType::*;
    match dtype {
        Utf8 | LargeUtf8 | Utf8View | Null => true,
        Dictionary(_, values, _) => is_readable(column, values),
        Int8 | Int16 | Int32 | Int64 | UInt8 | UInt16 | UInt32 | UInt64 => column == "id",
        Date32 | Timestamp(..) => column == "published",
        _ => false,
    }
}

/// Any readable column as text.
pub(crate) fn texts(column: &dyn Array) -> Result<Utf8ViewArray> {
    let written = match column.dtype() {
        ArrowDataType::Date32 => write_out(column, |day: i32| {
            date32_to_date_opt(day).map(|day| day.to_string())
        }),
        ArrowDataType::Timestamp(unit, zone) => write_times(column, *unit, zone.as_deref())?,
        ArrowDataType::Dictionary(keys, ..) => {
            match_integer_type!(keys, |$K| of_keys::<$K>(column)?)
        }
        ArrowDataType::Null => Utf8ViewArray::new_null(ArrowDataType::Utf8View, column.len()),
        _ => {
            let written = cast(
                column,
                &ArrowDataType::Utf8View,
                CastOptionsImpl::unchecked(),
            )?;
            let written = written.as_any().downcast_ref::<Utf8ViewArray>();
            written
                .ok_or_else(|| Error::input("a column of text cannot be read as text"))?
                .clone()
        }
    };
    Ok(written)
}

/// A column of categories.
fn of_keys<K: DictionaryKey>(column: &dyn Array) -> Result<Utf8ViewArray> {
    let column = column
        .as_any()
        .downcast_ref::<DictionaryArray<K>>()
        .expect("the type says so");
    let words = texts(&**column.values())?;
    let texts = column
        .keys_iter()
        .map(|key| key.and_then(|key| words.get(key)));
    Ok(MutableBinaryViewArray::<str>::from_iterator(texts).freeze())
}

/// Times as the clocks of their zone show them; without a zone as they stand.
fn write_times(column: &dyn Array, unit: TimeUnit, zone: Option<&str>) -> Result<Utf8ViewArray> {
    const ISO: &str = "%Y-%m-%dT%H:%M:%S";
    let zone = zone.unwrap_or("+00:00");
    if let Ok(offset) = parse_offset(zone) {
        return Ok(write_out(column, |time| {
            Some(
                timestamp_to_datetime(time, unit, &offset)
                    .format(ISO)
                    .to_string(),
            )
        }));
    }
    let zone = parse_offset_tz(zone)?;
    Ok(write_out(column, |time| {
        Some(
            timestamp_to_datetime(time, unit, &zone)
                .format(ISO)
                .to_string(),
        )
    }))
}

fn write_out<T: polars_arrow::types::NativeType>(
    column: &dyn Array,
    write: impl Fn(T) -> Option<String>,
) -> Utf8ViewArray {
    let mut texts = MutableBinaryViewArray::<str>::with_capacity(column.len());
    if let Some(values) = column.as_any().downcast_ref::<PrimitiveArray<T>>() {
        values
            .iter()
            .for_each(|value| texts.push(value.and_then(|&value| write(value))));
    }
    texts.freeze()
}
