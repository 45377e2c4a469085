//! Pronouns that can stand for somebody.

use super::table::rows;
use crate::error::Result;
use crate::strings::lower;
use crate::ud::{Gender, Number};
use rustc_hash::FxHashMap;

/// How a pronoun finds whom it stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PronounKind {
    /// Somebody of whom the text spoke.
    Personal,
    /// The speaker of the quotation around it.
    Speaker,
    /// Whom the quotation around it is spoken to.
    Addressee,
    /// The noun that its clause belongs to.
    Relative,
    /// Something just named.
    Demonstrative,
    /// Nobody in particular.
    Indefinite,
}

/// What a pronoun shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Pronoun {
    pub(crate) gender: Option<Gender>,
    pub(crate) number: Option<Number>,
    pub(crate) kind: PronounKind,
}

/// All pronouns by their form.
#[derive(Debug, Clone, Default)]
pub(crate) struct Pronouns(FxHashMap<String, Pronoun>);

impl Pronouns {
    pub(super) fn read_french() -> Result<Self> {
        let mut pronouns = FxHashMap::default();
        for row in rows(
            "pronouns.tsv",
            include_str!("../../lang/fr/pronouns.tsv"),
            5,
        )? {
            let row = row?;
            let gender = match row.fields[1] {
                "m" => Some(Gender::Masculine),
                "f" => Some(Gender::Feminine),
                "-" => None,
                other => return Err(row.error(format!("no such gender: {other}"))),
            };
            let number = match row.fields[2] {
                "s" => Some(Number::Singular),
                "p" => Some(Number::Plural),
                "-" => None,
                other => return Err(row.error(format!("no such number: {other}"))),
            };
            let kind = match row.fields[4] {
                "personal" => PronounKind::Personal,
                "speaker" => PronounKind::Speaker,
                "addressee" => PronounKind::Addressee,
                "relative" => PronounKind::Relative,
                "demonstrative" => PronounKind::Demonstrative,
                "indefinite" => PronounKind::Indefinite,
                other => return Err(row.error(format!("no such kind of pronoun: {other}"))),
            };
            pronouns.insert(
                row.fields[0].to_string(),
                Pronoun {
                    gender,
                    number,
                    kind,
                },
            );
        }
        Ok(Pronouns(pronouns))
    }

    /// A pronoun by its form: *-t-il*, *l'*, *Elle* are found under *il*, *l*, *elle*.
    pub(crate) fn get(&self, form: &str) -> Option<Pronoun> {
        self.0.get(&bare(form)).copied()
    }
}

/// A pronoun without its hyphens and apostrophe, in lower case.
pub(crate) fn bare(form: &str) -> String {
    let lower = lower(form.trim_end_matches(['\'', '’']));
    let lower = lower.strip_prefix("-t-").unwrap_or(&lower);
    lower.trim_start_matches('-').to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Lexicon;

    #[test]
    fn hyphens_and_apostrophes_do_not_matter() {
        let pronouns = Lexicon::french().pronouns();
        assert_eq!(
            pronouns.get("-t-il").unwrap().gender,
            Some(Gender::Masculine)
        );
        assert_eq!(pronouns.get("L’").unwrap().kind, PronounKind::Personal);
        assert_eq!(pronouns.get("J'").unwrap().kind, PronounKind::Speaker);
        assert_eq!(pronouns.get("table"), None);
    }
}
