//! From *mardi*, *hier*, *le 3 mars* and the article's date to a day.

use crate::document::{Document, Modality};
use crate::lexicon::{CalendarWord, Lexicon};
use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

/// Sets `time` of every statement whose `time_text` fixes a day together with the article's date.
pub(crate) fn resolve(doc: &mut Document, lexicon: &Lexicon) {
    let Some(published) = doc.article.published.as_deref().and_then(day_of) else {
        return;
    };
    for index in 0..doc.statements.len() {
        let statement = &doc.statements[index];
        let ahead = statement.modality == Modality::Future;
        let day = statement
            .time_text
            .and_then(|span| day(doc.slice(span), published, ahead, lexicon));
        doc.statements[index].time = day.map(|day| day.to_string());
    }
}

/// The day of an ISO 8601 date or time.
pub(crate) fn day_of(published: &str) -> Option<Date> {
    published.get(..10)?.parse().ok()
}

/// The day that a time expression means in an article of that day.
fn day(text: &str, published: Date, ahead: bool, lexicon: &Lexicon) -> Option<Date> {
    let text = text.to_lowercase().replace('’', "'");
    let calendar = lexicon.calendar();
    if let Some(CalendarWord::Day(offset)) = calendar.get(&text) {
        return published.checked_add(i32::from(offset).days()).ok();
    }
    let (mut weekday, mut month, mut number, mut year) = (None, None, None, None);
    for word in text.split_whitespace() {
        match calendar.get(word) {
            Some(CalendarWord::Day(offset)) => {
                return published.checked_add(i32::from(offset).days()).ok();
            }
            Some(CalendarWord::Weekday(value)) => weekday = weekday.or(Some(value)),
            Some(CalendarWord::Month(value)) => month = month.or(Some(value)),
            Some(CalendarWord::Ordinal(value)) => number = number.or(Some(value)),
            None => match word.parse::<i16>() {
                Ok(value @ 1..=31) => number = number.or(Some(value as i8)),
                Ok(value @ 1900..=2200) => year = Some(value),
                _ => {}
            },
        }
    }
    match (number, month, weekday) {
        (Some(number), Some(month), _) => dated(published, number, month, year, ahead),
        // *lundi* in an article of Monday is that day: news tells what has just been said.
        (None, None, Some(weekday)) => {
            let weekday = Weekday::from_monday_one_offset(weekday).ok()?;
            if published.weekday() == weekday {
                return Some(published);
            }
            published
                .nth_weekday(if ahead { 1 } else { -1 }, weekday)
                .ok()
        }
        _ => None,
    }
}

/// A day and month without a year: what has been said lies behind the article, what will be said before it.
fn dated(published: Date, day: i8, month: i8, year: Option<i16>, ahead: bool) -> Option<Date> {
    if let Some(year) = year {
        return Date::new(year, month, day).ok();
    }
    let mut years = [published.year() - 1, published.year(), published.year() + 1]
        .into_iter()
        .filter_map(|year| Date::new(year, month, day).ok());
    if ahead {
        years.find(|date| *date >= published)
    } else {
        years.rfind(|date| *date <= published)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_found_around_the_article() {
        let sunday: Date = "2026-11-22".parse().unwrap();
        let on = |text: &str, ahead| {
            day(text, sunday, ahead, Lexicon::french()).map(|day| day.to_string())
        };
        for (text, ahead, expected) in [
            ("vendredi", false, Some("2026-11-20")),
            ("mercredi soir", false, Some("2026-11-18")),
            ("dimanche", false, Some("2026-11-22")),
            ("lundi", true, Some("2026-11-23")),
            ("hier", false, Some("2026-11-21")),
            ("mardi 3 février 2015", false, Some("2015-02-03")),
            ("le 28 décembre", false, Some("2025-12-28")),
            ("le 28 décembre", true, Some("2026-12-28")),
            ("le 1er mars", false, Some("2026-03-01")),
            ("ce matin", false, Some("2026-11-22")),
            ("récemment", false, None),
            ("le 31 février", false, None),
        ] {
            assert_eq!(on(text, ahead).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn only_iso_dates_are_taken() {
        assert!(day_of("2026-11-22T08:30:00+01:00").is_some());
        assert!(day_of("22/11/2026").is_none());
        assert!(day_of("2026").is_none());
    }
}
