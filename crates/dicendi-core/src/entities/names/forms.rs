//! Whether one name may be a form of another: a last name, initials, a part of a body's name.

use super::words;
use crate::document::EntityKind;

/// Whether a name may be a short form of a fuller one.
pub(super) fn names_match(
    short: &[String],
    full: &[String],
    short_kind: EntityKind,
    full_kind: EntityKind,
) -> bool {
    if short == full {
        return true;
    }
    if short.len() >= full.len() {
        return short.len() == full.len()
            && full_kind == EntityKind::Person
            && initials_match(short, full);
    }
    match full_kind {
        // A single word may be a last name whatever it was taken for; more than one must be a person's.
        EntityKind::Person
            if short_kind == EntityKind::Person
                || short.len() == 1 && short_kind != EntityKind::Place =>
        {
            // *Roy*, *Anne* and, of *Anne Roy Duval*, the middle name too.
            full.ends_with(short) || (short.len() == 1 && full.contains(&short[0]))
        }
        EntityKind::Organisation | EntityKind::Thing => {
            short.len() >= 2
                && short_kind != EntityKind::Person
                && short_kind != EntityKind::Place
                && (full.ends_with(short) || full.starts_with(short))
        }
        _ => false,
    }
}

/// Whether a name of one word is not a mere part of a compound: *Anne* is not Marie-Anne Roy.
pub(super) fn stands_alone_in(short: &[String], full: &str) -> bool {
    let [word] = short else { return true };
    let mut parts = full.split_whitespace();
    parts.any(|part| words(part).last() == Some(word) && part.split('-').count() == 1)
        || full
            .split_whitespace()
            .next_back()
            .is_some_and(|last| words(last).contains(word))
        || words(full) == short
}

/// *J. Roy* and *Jean Roy*
fn initials_match(a: &[String], b: &[String]) -> bool {
    let alike = |(a, b): (&String, &String)| {
        a == b
            || (a.chars().count() == 1 && b.starts_with(a.as_str()))
            || (b.chars().count() == 1 && a.starts_with(b.as_str()))
    };
    a.len() >= 2 && a.last() == b.last() && a.iter().zip(b).all(alike)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn matched(short: &str, full: &str, kind: EntityKind) -> bool {
        names_match(&words(short), &words(full), kind, kind)
    }

    #[test]
    fn last_names_and_initials() {
        use EntityKind::{Organisation, Person};
        assert!(matched("Roy", "Jeanne Roy", Person));
        assert!(matched("de Brives", "Anne de Brives", Person));
        assert!(matched("J. Roy", "Jeanne Roy", Person));
        assert!(matched("Marie Le-Goff", "Marie Le Goff", Person));
        assert!(!matched("Jeanne Roy", "Paul Roy", Person));
        assert!(!matched("Radio", "Radio Rivages", Organisation));
        assert!(matched(
            "Radio Rivages",
            "Radio Rivages Bretagne",
            Organisation
        ));
    }
}
