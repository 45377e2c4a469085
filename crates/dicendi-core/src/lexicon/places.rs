//! States with their capitals and demonyms, seats, and the nouns of bodies.

use super::people::plural;
use super::plain::{folded, plain};
use super::table::rows;
use crate::error::Result;
use crate::ud::{Gender, Number};
use rustc_hash::{FxHashMap, FxHashSet};

/// A state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct State {
    /// ISO 3166 code.
    pub(crate) code: String,
    /// Name without its article.
    pub(crate) name: String,
    pub(crate) gender: Gender,
    pub(crate) number: Number,
}

/// What a by-name stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Seat {
    pub(crate) name: String,
    pub(crate) is_state: bool,
    pub(crate) country: Option<String>,
}

/// What a noun heads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum BodyKind {
    /// *gouvernement*, *syndicat*
    Organisation,
    /// *couple*, *foule*
    Group,
    /// *rapport*, *communiqué*: a thing that acts as a source
    Source,
}

/// A noun form that heads a body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct BodyForm {
    pub(crate) kind: BodyKind,
    pub(crate) number: Number,
    /// Whether *the* body of this sort can be one that was named: *l'ONG*, *le quotidien*.
    pub(crate) takes_up: bool,
    /// Whether it fits bodies of any sort: *l'organisation*.
    pub(crate) any_sort: bool,
    /// Whether it can be a state that was named: *le pays*.
    pub(crate) state: bool,
    /// Whether it is one only with a capital: *l'Etat*.
    pub(crate) capital: bool,
}

/// States, seats and bodies.
#[derive(Debug, Clone, Default)]
pub(crate) struct Places {
    states: Vec<State>,
    by_name: FxHashMap<String, u32>,
    by_capital: FxHashMap<String, u32>,
    by_demonym: FxHashMap<String, u32>,
    seats: FxHashMap<String, Seat>,
    bodies: FxHashMap<String, BodyForm>,
    /// The nouns by which bodies of that name are taken up.
    known: FxHashMap<String, Vec<String>>,
    /// The first words of those that have several.
    known_first: FxHashSet<String>,
}

impl Places {
    pub(super) fn read_french() -> Result<Self> {
        let mut places = Places::default();
        for row in rows("states.tsv", include_str!("../../lang/fr/states.tsv"), 6)? {
            let row = row?;
            let (gender, number) = match row.fields[3] {
                "m" => (Gender::Masculine, Number::Singular),
                "f" => (Gender::Feminine, Number::Singular),
                "mp" => (Gender::Masculine, Number::Plural),
                "fp" => (Gender::Feminine, Number::Plural),
                other => return Err(row.error(format!("no such gender and number: {other}"))),
            };
            let index = places.states.len() as u32;
            let list = |column| {
                row.get(column)
                    .into_iter()
                    .flat_map(|field| field.split(", "))
            };
            for name in list(1).chain(list(2)) {
                places.by_name.insert(plain(name), index);
            }
            // One capital, two states (*Bruxelles*): it stands for the one listed last.
            for capital in list(4) {
                places.by_capital.insert(plain(capital), index);
            }
            for form in list(5).flat_map(|forms| forms.split('/')) {
                places.by_demonym.entry(plain(form)).or_insert(index);
            }
            let (code, name) = (row.fields[0].to_string(), row.fields[1].to_string());
            places.states.push(State {
                code,
                name,
                gender,
                number,
            });
        }
        for row in rows("seats.tsv", include_str!("../../lang/fr/seats.tsv"), 4)? {
            let row = row?;
            let is_state = match row.fields[2] {
                "state" => true,
                "organisation" => false,
                other => return Err(row.error(format!("no such kind: {other}"))),
            };
            let seat = Seat {
                name: row.fields[1].to_string(),
                is_state,
                country: row.get(3).map(str::to_string),
            };
            places.seats.insert(plain(row.fields[0]), seat);
        }
        for row in rows("bodies.tsv", include_str!("../../lang/fr/bodies.tsv"), 2)? {
            let row = row?;
            let kind = match row.fields[1] {
                "organisation" => BodyKind::Organisation,
                "group" => BodyKind::Group,
                "source" => BodyKind::Source,
                other => return Err(row.error(format!("no such kind: {other}"))),
            };
            let noun = row.fields[0];
            let form = BodyForm {
                kind,
                number: Number::Singular,
                takes_up: matches!(row.get(2), Some("yes" | "any")),
                any_sort: row.get(2) == Some("any"),
                state: row.get(2) == Some("state"),
                capital: noun.starts_with(char::is_uppercase) && noun.contains(char::is_lowercase),
            };
            places
                .bodies
                .entry(plain(&plural(noun)))
                .or_insert(BodyForm {
                    number: Number::Plural,
                    ..form
                });
            places.bodies.insert(plain(noun), form);
        }
        for row in rows(
            "known_bodies.tsv",
            include_str!("../../lang/fr/known_bodies.tsv"),
            2,
        )? {
            let row = row?;
            let nouns: Vec<String> = row.fields[1].split(", ").map(str::to_string).collect();
            if let Some(noun) = nouns.iter().find(|noun| places.body(noun).is_none()) {
                return Err(row.error(format!("no such body: {noun}")));
            }
            let name = plain(row.fields[0]);
            if let Some((first, _)) = name.split_once(' ') {
                places.known_first.insert(first.to_string());
            }
            places.known.insert(name, nouns);
        }
        Ok(places)
    }

    /// The state of that name.
    pub(crate) fn state(&self, name: &str) -> Option<&State> {
        self.by_name
            .get(&*folded(name))
            .map(|&index| &self.states[index as usize])
    }

    /// The state with a code.
    pub(crate) fn state_of_code(&self, code: &str) -> Option<&State> {
        self.states.iter().find(|state| state.code == code)
    }

    /// The state that a capital stands for where it acts.
    pub(crate) fn state_of_capital(&self, name: &str) -> Option<&State> {
        self.by_capital
            .get(&*folded(name))
            .map(|&index| &self.states[index as usize])
    }

    /// The state that a demonym belongs to.
    pub(crate) fn state_of_demonym(&self, form: &str) -> Option<&State> {
        self.by_demonym
            .get(&*folded(form))
            .map(|&index| &self.states[index as usize])
    }

    /// What a by-name stands for.
    pub(crate) fn seat(&self, name: &str) -> Option<&Seat> {
        self.seats.get(&*folded(name))
    }

    /// The nouns that may take up a body of that name: of *Le Figaro*, *quotidien*.
    pub(crate) fn nouns_of(&self, name: &str) -> &[String] {
        self.known.get(&*folded(name)).map_or(&[], Vec::as_slice)
    }

    /// Whether the name of a known body of several words begins with a word.
    pub(crate) fn begins_known(&self, word: &str) -> bool {
        self.known_first.contains(&*folded(word))
    }

    /// What a noun heads.
    pub(crate) fn body(&self, noun: &str) -> Option<BodyForm> {
        self.bodies.get(&*folded(noun)).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Lexicon;

    #[test]
    fn states_by_name_capital_and_demonym() {
        let places = Lexicon::french().places();
        assert_eq!(places.state("États-Unis").unwrap().code, "US");
        assert_eq!(places.state_of_capital("Moscou").unwrap().name, "Russie");
        assert_eq!(places.state_of_capital("Bruxelles").unwrap().code, "EU");
        assert_eq!(places.state_of_demonym("turques").unwrap().code, "TR");
        assert_eq!(places.state_of_capital("Lyon"), None);
        assert!(places.states.len() > 195);
    }

    /// The member states of the United Nations by their ISO 3166 codes, and its two observers.
    const MEMBERS: &str = "AD AE AF AG AL AM AO AR AT AU AZ BA BB BD BE BF BG BH BI BJ BN BO BR BS BT BW BY BZ CA CD \
        CF CG CH CI CL CM CN CO CR CU CV CY CZ DE DJ DK DM DO DZ EC EE EG ER ES ET FI FJ FM FR GA GB GD GE GH GM GN \
        GQ GR GT GW GY HN HR HT HU ID IE IL IN IQ IR IS IT JM JO JP KE KG KH KI KM KN KP KR KW KZ LA LB LC LI LK LR \
        LS LT LU LV LY MA MC MD ME MG MH MK ML MM MN MR MT MU MV MW MX MY MZ NA NE NG NI NL NO NP NR NZ OM PA PE PG \
        PH PK PL PT PW PY QA RO RS RU RW SA SB SC SD SE SG SI SK SL SM SN SO SR SS ST SV SY SZ TD TG TH TJ TL TM TN \
        TO TR TT TV TZ UA UG US UY UZ VC VE VN VU WS YE ZA ZM ZW VA PS";

    #[test]
    fn every_member_of_the_united_nations_is_there_with_name_capital_and_demonyms() {
        let places = Lexicon::french().places();
        assert_eq!(MEMBERS.split_whitespace().count(), 193 + 2);
        for code in MEMBERS.split_whitespace() {
            let state = places.state_of_code(code).expect(code);
            assert_eq!(places.state(&state.name), Some(state));
        }
        // Of each file line: the Vatican has no other capital than itself, and no demonym.
        for row in rows("states.tsv", include_str!("../../lang/fr/states.tsv"), 6).unwrap() {
            let row = row.unwrap();
            if row.fields[0] != "VA" {
                assert!(
                    row.get(4).is_some() || row.fields[0] == "EU",
                    "{} has no capital",
                    row.fields[0]
                );
                let demonyms = row.get(5).expect(row.fields[0]);
                let forms = |group: &str| group.split('/').count() == 4;
                assert!(
                    demonyms.split(", ").all(forms),
                    "{}: four forms each",
                    row.fields[0]
                );
            }
        }
    }

    #[test]
    fn seats_and_bodies() {
        let places = Lexicon::french().places();
        assert_eq!(places.seat("Élysée").unwrap().name, "Présidence française");
        let unions = places.body("syndicats").unwrap();
        assert_eq!(
            (unions.kind, unions.number),
            (BodyKind::Organisation, Number::Plural)
        );
        assert!(
            places.body("ONG").unwrap().takes_up && !places.body("gouvernement").unwrap().takes_up
        );
        assert_eq!(places.nouns_of("Le Monde"), ["quotidien", "journal"]);
        assert!(places.body("état").unwrap().capital);
        assert_eq!(places.body("rapport").unwrap().kind, BodyKind::Source);
    }
}
