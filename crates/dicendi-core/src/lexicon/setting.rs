//! The words that say where and when something was said.

use super::table::rows;
use crate::error::Result;
use rustc_hash::{FxHashMap, FxHashSet};

/// Channels, outlets, audiences and dates.
#[derive(Debug, Clone)]
pub(crate) struct Setting {
    places: FxHashMap<String, Place>,
    times: FxHashSet<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Medium,
    Outlet,
    Audience,
}

impl Setting {
    pub(super) fn read_french() -> Result<Self> {
        let mut places = FxHashMap::default();
        for row in rows(
            "say_adjuncts.tsv",
            include_str!("../../lang/fr/say_adjuncts.tsv"),
            2,
        )? {
            let row = row?;
            let place = match row.fields[1] {
                "medium" => Place::Medium,
                "outlet" => Place::Outlet,
                "audience" => Place::Audience,
                other => return Err(row.error(format!("no such kind of channel: {other}"))),
            };
            places.insert(row.fields[0].to_string(), place);
        }
        let times = rows(
            "time_words.tsv",
            include_str!("../../lang/fr/time_words.tsv"),
            2,
        )?
        .map(|row| row.map(|row| row.fields[0].to_string()))
        .collect::<Result<_>>()?;
        Ok(Setting { places, times })
    }

    /// A kind of text, broadcast or occasion, or a platform.
    pub(crate) fn is_medium(&self, word: &str) -> bool {
        self.is(word, Place::Medium)
    }

    /// A newspaper, broadcaster or agency, by its name.
    pub(crate) fn is_outlet(&self, name: &str) -> bool {
        self.is(name, Place::Outlet)
    }

    /// Those who carry words to the public: *la presse*, *les caméras*.
    pub(crate) fn is_audience(&self, word: &str) -> bool {
        self.is(word, Place::Audience)
    }

    fn is(&self, word: &str, place: Place) -> bool {
        self.places.get(word) == Some(&place)
    }

    /// A weekday, a part of the day, a month, or a span counted from the article's day.
    pub(crate) fn is_time_word(&self, word: &str) -> bool {
        self.times.contains(word)
    }
}
