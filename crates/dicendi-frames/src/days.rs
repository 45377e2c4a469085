//! Days as polars counts them, from the start of an ISO 8601 text.

use jiff::civil::{Date, date};

/// Days since 1970-01-01; `None` where the text does not start with a day that exists.
pub(crate) fn parse(text: &str) -> Option<i32> {
    let (day, rest) = text.trim().split_at_checked("2026-11-22".len())?;
    let ends_there = rest.is_empty() || rest.starts_with(['T', ' ']);
    let day: Date = day.parse().ok().filter(|_| ends_there)?;
    Some(date(1970, 1, 1).until(day).ok()?.get_days())
}

/// A day as ISO 8601 writes it.
pub(crate) fn write(days: i32) -> String {
    let day = date(1970, 1, 1).checked_add(jiff::Span::new().days(i64::from(days)));
    day.map_or_else(|_| days.to_string(), |day| day.to_string())
}

/// The first or last day of a date that may leave out day and month: *2014*, *2014-05*.
pub(crate) fn parse_bound(text: &str, last: bool) -> Option<i32> {
    let text = text.trim();
    let whole = match text.len() {
        4 => format!("{text}{}", if last { "-12-31" } else { "-01-01" }),
        7 if last => {
            let first: Date = format!("{text}-01").parse().ok()?;
            first.last_of_month().to_string()
        }
        7 => format!("{text}-01"),
        _ => text.to_owned(),
    };
    parse(&whole)
}

#[cfg(test)]
mod tests {
    #[test]
    fn only_days_that_exist() {
        let cases = [
            ("1970-01-01", Some(0)),
            ("2026-11-22", Some(20_779)),
            ("2026-11-22T08:30:00+01:00", Some(20_779)),
            (" 2026-11-22 08:30 ", Some(20_779)),
            ("1969-12-31", Some(-1)),
            ("2026-02-30", None),
            ("22/11/2026", None),
            ("2026-11-221", None),
            ("novembre é2026", None),
            ("", None),
        ];
        for (text, days) in cases {
            assert_eq!(super::parse(text), days, "{text}");
        }
    }
}
