//! Reading the lists of people.

use super::{Anaphor, Office, People, RoleForm, Title, month, opening};
use crate::error::Result;
use crate::lexicon::plain::{folded, plain};
use crate::lexicon::table::{Row, rows};
use crate::ud::{Gender, Number};

impl People {
    pub(in crate::lexicon) fn read_french() -> Result<Self> {
        let mut people = People::default();
        for row in rows(
            "first_names.tsv",
            include_str!("../../../lang/fr/first_names.tsv"),
            2,
        )? {
            let row = row?;
            let gender = parse_gender(&row, 1, "both")?;
            people.first_names.insert(plain(row.fields[0]), gender);
        }
        for row in rows("titles.tsv", include_str!("../../../lang/fr/titles.tsv"), 4)? {
            let row = row?;
            let title = Title {
                gender: parse_gender(&row, 1, "-")?,
                number: parse_number(&row, 2)?,
                role: row.get(3).map(str::to_string),
            };
            people.titles.insert(plain(row.fields[0]), title);
        }
        let mut role = 0;
        for (file, text, unnamed) in [
            (
                "roles.tsv",
                include_str!("../../../lang/fr/roles.tsv"),
                false,
            ),
            (
                "unnamed.tsv",
                include_str!("../../../lang/fr/unnamed.tsv"),
                true,
            ),
        ] {
            for row in rows(file, text, 2)? {
                let row = row?;
                let form = RoleForm {
                    role,
                    gender: None,
                    number: None,
                    unnamed,
                    office: matches!(row.get(2), Some("office" | "mandate" | "local")),
                    mandate: row.get(2) == Some("mandate"),
                    local: row.get(2) == Some("local"),
                    anyone: row.get(2) == Some("anyone"),
                };
                people.add_role(form, row.fields[0], row.get(1));
                role += 1;
            }
        }
        for row in rows(
            "role_synonyms.tsv",
            include_str!("../../../lang/fr/role_synonyms.tsv"),
            1,
        )? {
            let row = row?;
            for phrase in &row.fields {
                let phrase = plain(phrase);
                people.office_openings.insert(opening(&phrase).to_string());
                people.synonyms.insert(phrase, row.line as u32);
            }
        }
        for row in rows(
            "role_covers.tsv",
            include_str!("../../../lang/fr/role_covers.tsv"),
            2,
        )? {
            let row = row?;
            let find = |form: &str| {
                let role = people.roles.get(&*folded(form)).map(|form| form.role);
                role.ok_or_else(|| row.error(format!("no such role: {form}")))
            };
            let covered = row.fields[1].split(", ").map(find).collect::<Result<_>>()?;
            people.covers.insert(find(row.fields[0])?, covered);
        }
        for row in rows(
            "offices.tsv",
            include_str!("../../../lang/fr/offices.tsv"),
            6,
        )? {
            let row = row?;
            let month = |column: usize, of_year: i32| -> Result<i32> {
                let known = row
                    .get(column)
                    .map_or(Some(i32::MAX), |date| month(date, of_year));
                known.ok_or_else(|| row.error(format!("no month: {}", row.fields[column])))
            };
            let office = Office {
                gender: parse_gender(&row, 1, "-")?,
                role: row.fields[2].to_string(),
                country: row.get(3).map(str::to_string),
                months: (month(4, 1)?, month(5, 12)?),
            };
            people
                .offices
                .entry(plain(row.fields[0]))
                .or_default()
                .push(office);
        }
        for row in rows(
            "anaphors.tsv",
            include_str!("../../../lang/fr/anaphors.tsv"),
            2,
        )? {
            let row = row?;
            let anaphor = match row.fields[1] {
                "same" => Anaphor::Same,
                "both" => Anaphor::Both,
                "latter" => Anaphor::Latter,
                "particle" => Anaphor::Particle,
                "binds" => Anaphor::Binds,
                "age" => Anaphor::Age,
                "former" => Anaphor::Former,
                "itself" => Anaphor::Itself,
                other => return Err(row.error(format!("no such class: {other}"))),
            };
            people.anaphors.insert(plain(row.fields[0]), anaphor);
        }
        Ok(people)
    }

    fn add_role(&mut self, base: RoleForm, masculine: &str, feminine: Option<&str>) {
        let gender = feminine.map(|_| Gender::Masculine);
        for (form, gender) in [
            (Some(masculine), gender),
            (feminine, feminine.map(|_| Gender::Feminine)),
        ] {
            let Some(form) = form else { continue };
            let plural = plural(form);
            let varies = plural != form;
            let number = |number| varies.then_some(number);
            let singular = RoleForm {
                gender,
                number: number(Number::Singular),
                ..base
            };
            // The first list that has a word wins; a feminine that is another's masculine stays with that.
            let forms = [
                (
                    plural,
                    RoleForm {
                        number: number(Number::Plural),
                        ..singular
                    },
                ),
                (form.to_string(), singular),
            ];
            for (form, reading) in forms {
                let form = plain(&form);
                if let Some((first, _)) = form.split_once([' ', '\'']) {
                    let phrases = self.role_phrases.entry(first.to_string()).or_default();
                    phrases.push(form.clone());
                }
                let known = self.roles.entry(form).or_insert(reading);
                known.unnamed |= base.unnamed;
                known.anyone |= base.anyone;
            }
        }
    }
}

fn parse_gender(row: &Row, column: usize, open: &str) -> Result<Option<Gender>> {
    match row.fields[column] {
        "f" => Ok(Some(Gender::Feminine)),
        "m" => Ok(Some(Gender::Masculine)),
        other if other == open => Ok(None),
        other => Err(row.error(format!("no such gender: {other}"))),
    }
}

fn parse_number(row: &Row, column: usize) -> Result<Number> {
    match row.fields[column] {
        "s" => Ok(Number::Singular),
        "p" => Ok(Number::Plural),
        other => Err(row.error(format!("no such number: {other}"))),
    }
}

/// The regular plural of a noun, of its first word in a phrase.
pub(in crate::lexicon) fn plural(noun: &str) -> String {
    let (word, rest) = noun
        .find(' ')
        .map_or((noun, ""), |space| noun.split_at(space));
    let plural = if word.ends_with(['s', 'x', 'z']) {
        word.to_string()
    } else if word.ends_with("au") || word.ends_with("eu") {
        format!("{word}x")
    } else if let Some(stem) = word.strip_suffix("al") {
        format!("{stem}aux")
    } else {
        format!("{word}s")
    };
    plural + rest
}
