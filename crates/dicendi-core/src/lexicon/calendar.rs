//! The words that fix a day.

use super::table::rows;
use crate::error::Result;
use rustc_hash::FxHashMap;

/// What a word says of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum CalendarWord {
    /// 1 (Monday) to 7.
    Weekday(i8),
    /// 1 to 12.
    Month(i8),
    /// Days from the article's own day.
    Day(i8),
    /// Day of the month.
    Ordinal(i8),
}

/// Calendar words by form.
#[derive(Debug, Clone)]
pub(crate) struct Calendar(FxHashMap<String, CalendarWord>);

impl Calendar {
    pub(super) fn read_french() -> Result<Self> {
        let mut words = FxHashMap::default();
        for row in rows(
            "calendar.tsv",
            include_str!("../../lang/fr/calendar.tsv"),
            3,
        )? {
            let row = row?;
            let value: i8 = row.fields[2]
                .parse()
                .map_err(|_| row.error("the value is not a small number"))?;
            let word = match row.fields[1] {
                "weekday" => CalendarWord::Weekday(value),
                "month" => CalendarWord::Month(value),
                "day" => CalendarWord::Day(value),
                "ordinal" => CalendarWord::Ordinal(value),
                other => return Err(row.error(format!("no such kind of calendar word: {other}"))),
            };
            words.insert(row.fields[0].to_string(), word);
        }
        Ok(Calendar(words))
    }

    pub(crate) fn get(&self, form: &str) -> Option<CalendarWord> {
        self.0.get(form).copied()
    }
}
