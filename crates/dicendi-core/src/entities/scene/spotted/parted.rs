//! Names that hold two, put apart: a town, a body or an owner before a person.

use super::is_acronym;
use crate::document::{Name, NameKind};
use crate::entities::mentions::tokens_of;
use crate::entities::nouns::person_noun;
use crate::entities::scene::Scene;
use crate::lexicon::{WordClass, plain};
use crate::span::{Span, Token};
use crate::ud::{Number, Upos};

impl Scene<'_> {
    /// The names with those put apart that hold two: *l'AFP Mme Roy*, *chargé du Commerce Anne Roy*.
    pub(in crate::entities::scene) fn parted(&self) -> Vec<Name> {
        let mut parted = Vec::with_capacity(self.names.len());
        for &name in &self.names {
            let Span { start, end, .. } = name.tokens;
            let Some(second) = (start + 1..end).find(|&token| self.begins_person(name, token))
            else {
                parted.push(name);
                continue;
            };
            let kind = if self.is_place(start, second) {
                NameKind::Place
            } else if self.is_said_twice(name.tokens, second) {
                name.kind
            } else {
                NameKind::Organisation
            };
            parted.extend(self.trimmed(Name {
                tokens: Span::new(start, second),
                kind,
            }));
            parted.extend(self.trimmed(Name {
                tokens: Span::new(second, end),
                kind: NameKind::Person,
            }));
        }
        parted
    }

    /// Whether another name, a person's, begins within a name: at a line or a title, or at a first name
    /// behind what no person's name begins with.
    fn begins_person(&self, name: Name, token: u32) -> bool {
        let people = self.lexicon.people();
        let Span { start, end, .. } = name.tokens;
        let capital = |token: u32| self.surface(token).starts_with(char::is_uppercase);
        if self.doc.sentence_of(start) != self.doc.sentence_of(token)
            || people.title(self.surface(token)).is_some()
            || self.is_said_twice(name.tokens, token)
            || token == start + 1 && capital(token) && self.is_agency(start)
        {
            return true;
        }
        let first_name = |token: u32| people.first_name(self.surface(token)).is_some();
        let full = token + 1 < end && capital(token + 1);
        let before = start.checked_sub(1).map(|before| self.upos(before));
        let governed = before == Some(Upos::Adp);
        // *la maire de Londres Adwoa Lenoir*
        let person = name.kind == NameKind::Person;
        if full && person && governed && capital(token) && self.is_place(start, token) {
            return true;
        }
        if !first_name(token) {
            return false;
        }
        // *le maire de Lyon Anne Roy*, whose town is a first name too; *le patron d'Optaverre Anne Roy*
        if full && person && self.is_held(start, first_name(start)) {
            return true;
        }
        if first_name(start) {
            // *l'ex-plume d'Anne Roy Paul Lenoir*
            return full && governed && token > start + 1 && !first_name(start + 1);
        }
        let determined = before == Some(Upos::Det);
        // *ministre des Armées*, but *l'Institut Anne Roy*
        let body = self.lexicon.places().body(self.surface(start)).is_some()
            && self.doc.words.feats[start as usize].number() != Some(Number::Plural);
        is_acronym(self.surface(start))
            || full && self.is_place(start, token)
            || full && person && self.is_of_several(start)
            || full && determined && !body && (person || self.is_field(start))
    }

    /// Whether a name is that of a place or body which somebody holds an office of, of a place alone if need be: *le
    /// nouveau maire écologiste de Lyon*.
    fn is_held(&self, start: u32, local: bool) -> bool {
        let before = start
            .checked_sub(1)
            .filter(|&at| self.upos(at) == Upos::Adp);
        let Some(preposition) = before else {
            return false;
        };
        (0..preposition)
            .rev()
            .find(|&at| self.upos(at) != Upos::Adj)
            .is_some_and(|noun| {
                person_noun(self, noun).is_some_and(|role| role.local || role.office && !local)
            })
    }

    /// Whether a word says of which kind the persons right before it are: *des députés Engagés*.
    fn is_of_several(&self, start: u32) -> bool {
        start.checked_sub(1).is_some_and(|noun| {
            let plural = self.doc.words.feats[noun as usize].number() == Some(Number::Plural);
            plural && person_noun(self, noun).is_some()
        })
    }

    /// *ANNE ROY Anne Roy*: whether a name, with which a line ends or a text begins, is said again at `token`.
    fn is_said_twice(&self, name: Span<Token>, token: u32) -> bool {
        let n_words = token - name.start;
        n_words > 1
            && token + n_words == name.end
            && tokens_of(Span::new(token, name.end))
                .all(|at| plain(self.surface(at)) == plain(self.surface(at - n_words)))
    }

    /// *a dit à l'AFP Anne Roy*: whether a word is an agency, which has its name from nobody.
    pub(super) fn is_agency(&self, token: u32) -> bool {
        let nouns = self.lexicon.places().nouns_of(self.surface(token));
        let agency = |noun: &String| self.lexicon.is_in(WordClass::Agency, noun);
        is_acronym(self.surface(token)) && nouns.iter().any(agency)
    }

    /// *ministre chargé du Commerce*: whether a word says what somebody is in charge of.
    fn is_field(&self, token: u32) -> bool {
        const FAR: u32 = 6;
        let before = tokens_of(Span::new(token.saturating_sub(FAR), token)).rev();
        before
            .take_while(|&at| {
                matches!(
                    self.upos(at),
                    Upos::Noun | Upos::Adp | Upos::Det | Upos::Adj
                ) || self.doc.words.feats[at as usize].is_participle()
            })
            .any(|at| {
                self.lexicon
                    .people()
                    .role(self.surface(at))
                    .is_some_and(|role| role.office)
            })
    }
}
