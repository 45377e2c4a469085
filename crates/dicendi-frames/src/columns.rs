//! Builders of columns: each grows by pushes and ends as a polars column, its buffers moved, not copied.

use crate::categories::Category;
use polars_arrow::array::{
    ListArray, MutableBinaryViewArray, MutablePrimitiveArray, PrimitiveArray, StructArray,
};
use polars_arrow::bitmap::MutableBitmap;
use polars_arrow::datatypes::{ArrowDataType, Field as ArrowField};
use polars_arrow::offset::{Offsets, OffsetsBuffer};
use polars_core::prelude::*;
use std::marker::PhantomData;

/// A column while it grows.
pub(crate) trait Builder: Default {
    /// The type that it will have.
    fn dtype() -> DataType;

    /// The column, under its name.
    fn finish(self, name: PlSmallStr) -> Column;
}

/// Text; an empty string is missing.
#[derive(Default)]
pub(crate) struct Text(MutableBinaryViewArray<str>);

impl Text {
    pub fn push<'t>(&mut self, value: impl Into<Option<&'t str>>) {
        self.0.push(value.into().filter(|text| !text.is_empty()));
    }
}

impl Builder for Text {
    fn dtype() -> DataType {
        DataType::String
    }

    fn finish(self, name: PlSmallStr) -> Column {
        StringChunked::with_chunk(name, self.0.freeze()).into_column()
    }
}

macro_rules! numbers {
    ($($(#[$meta:meta])* $builder:ident of $native:ty as $chunked:ident: $dtype:ident;)+) => {
        $(
            $(#[$meta])*
            #[derive(Default)]
            pub(crate) struct $builder(MutablePrimitiveArray<$native>);

            impl $builder {
                pub fn push(&mut self, value: impl Into<Option<$native>>) {
                    self.0.push(value.into());
                }
            }

            impl Builder for $builder {
                fn dtype() -> DataType {
                    DataType::$dtype
                }

                fn finish(self, name: PlSmallStr) -> Column {
                    $chunked::with_chunk(name, PrimitiveArray::from(self.0)).into_column()
                }
            }
        )+
    };
}

numbers! {
    /// Counts, offsets, indices.
    Count of u32 as UInt32Chunked: UInt32;
    /// Confidences and shares, 0 to 1.
    Share of f32 as Float32Chunked: Float32;
    /// Durations in seconds.
    Seconds of f64 as Float64Chunked: Float64;
}

/// Whom a row means: a sighting, by number, until the corpus is whole and the sighting has the id of an entity.
#[derive(Default)]
pub(crate) struct Whom(MutablePrimitiveArray<u32>);

impl Whom {
    pub fn push(&mut self, sighting: Option<u32>) {
        self.0.push(sighting);
    }
}

impl Builder for Whom {
    fn dtype() -> DataType {
        DataType::String
    }

    fn finish(self, name: PlSmallStr) -> Column {
        UInt32Chunked::with_chunk(name, PrimitiveArray::from(self.0)).into_column()
    }
}

/// Yes or no.
#[derive(Default)]
pub(crate) struct Flag(MutableBitmap);

impl Flag {
    pub fn push(&mut self, value: bool) {
        self.0.push(value);
    }
}

impl Builder for Flag {
    fn dtype() -> DataType {
        DataType::Boolean
    }

    fn finish(self, name: PlSmallStr) -> Column {
        BooleanChunked::from_bitmap(name, self.0.into()).into_column()
    }
}

/// A day, counted from 1970-01-01.
#[derive(Default)]
pub(crate) struct Day(MutablePrimitiveArray<i32>);

impl Day {
    pub fn push(&mut self, days: Option<i32>) {
        self.0.push(days);
    }
}

impl Builder for Day {
    fn dtype() -> DataType {
        DataType::Date
    }

    fn finish(self, name: PlSmallStr) -> Column {
        Int32Chunked::with_chunk(name, PrimitiveArray::from(self.0))
            .into_date()
            .into_column()
    }
}

/// One of the words of a closed vocabulary.
pub(crate) struct Choice<C>(MutablePrimitiveArray<u8>, PhantomData<C>);

impl<C> Default for Choice<C> {
    fn default() -> Self {
        Choice(MutablePrimitiveArray::default(), PhantomData)
    }
}

impl<C: Category> Choice<C> {
    pub fn push(&mut self, value: impl Into<Option<C>>) {
        self.0.push(value.into().map(Category::code));
    }
}

impl<C: Category> Builder for Choice<C> {
    fn dtype() -> DataType {
        C::dtype()
    }

    fn finish(self, name: PlSmallStr) -> Column {
        let codes = UInt8Chunked::with_chunk(name, PrimitiveArray::from(self.0));
        CategoricalChunked::<Categorical8Type>::from_cats_and_dtype(codes, C::dtype()).into_column()
    }
}

/// A list of texts; an empty list is a list, not missing.
#[derive(Default)]
pub(crate) struct Texts {
    ends: Offsets<i64>,
    texts: MutableBinaryViewArray<str>,
}

impl Texts {
    pub fn push<'t>(&mut self, values: impl IntoIterator<Item = &'t str>) {
        let before = self.texts.len();
        for value in values {
            self.texts.push_value(value);
        }
        self.ends
            .try_push(self.texts.len() - before)
            .expect("fewer texts than 2^63");
    }
}

impl Builder for Texts {
    fn dtype() -> DataType {
        DataType::List(Box::new(DataType::String))
    }

    fn finish(self, name: PlSmallStr) -> Column {
        list(
            name,
            self.ends,
            Box::new(self.texts.freeze()),
            Self::dtype(),
        )
    }
}

/// A list of stretches of text: structs of the offsets of its first character and of the one after its last.
#[derive(Default)]
pub(crate) struct Spans {
    ends: Offsets<i64>,
    start: Vec<u32>,
    end: Vec<u32>,
}

impl Spans {
    pub fn push(&mut self, spans: impl IntoIterator<Item = (u32, u32)>) {
        let before = self.start.len();
        for (start, end) in spans {
            self.start.push(start);
            self.end.push(end);
        }
        self.ends
            .try_push(self.start.len() - before)
            .expect("fewer spans than 2^63");
    }
}

impl Builder for Spans {
    fn dtype() -> DataType {
        let bounds = ["start", "end"].map(|name| Field::new(name.into(), DataType::UInt32));
        DataType::List(Box::new(DataType::Struct(bounds.into())))
    }

    fn finish(self, name: PlSmallStr) -> Column {
        let bounds =
            ["start", "end"].map(|name| ArrowField::new(name.into(), ArrowDataType::UInt32, true));
        let height = self.start.len();
        let values =
            [self.start, self.end].map(|offsets| PrimitiveArray::from_vec(offsets).boxed());
        let spans = StructArray::new(
            ArrowDataType::Struct(bounds.into()),
            height,
            values.into(),
            None,
        );
        list(name, self.ends, spans.boxed(), Self::dtype())
    }
}

fn list(name: PlSmallStr, ends: Offsets<i64>, values: ArrayRef, dtype: DataType) -> Column {
    let arrow = ListArray::<i64>::default_datatype(values.dtype().clone());
    let list = ListArray::new(arrow, OffsetsBuffer::from(ends), values, None);
    // SAFETY: the values have the type that `dtype` says, and codes of categories come from that type's own builder.
    let series =
        unsafe { Series::from_chunks_and_dtype_unchecked(name, vec![list.boxed()], &dtype) };
    // Not `into_column`, which takes the value out of a list of one, and cannot for codes of categories.
    Column::Series(series.into())
}

/// A column of lists of structs: the rows of a table, so many for each length.
pub(crate) fn nested(
    name: &str,
    lengths: impl IntoIterator<Item = usize>,
    rows: DataFrame,
) -> PolarsResult<Column> {
    let height = rows.height();
    let rows = StructChunked::from_columns(PlSmallStr::EMPTY, height, rows.columns())?
        .into_series()
        .rechunk();
    let mut ends = Offsets::<i64>::new();
    for length in lengths {
        ends.try_push(length).expect("fewer rows than 2^63");
    }
    let dtype = DataType::List(Box::new(rows.dtype().clone()));
    Ok(list(name.into(), ends, rows.chunks()[0].clone(), dtype))
}
