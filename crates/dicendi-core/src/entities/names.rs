//! Which names of the article are one: full and last names, initials, acronyms, states.

mod forms;

use super::acronyms;
use super::agreement::learn_genders;
use super::phrases::Phrase;
use super::register::{Key, Register, gender_of_name, words};
use super::scene::Scene;
use crate::document::{EntityId, EntityKind, GenderSource, NameKind};
use crate::ud::{Gender, Number};
use forms::{names_match, stands_alone_in};
use std::borrow::Cow;

/// A name as it occurs.
struct Occurrence<'s> {
    index: usize,
    /// What it is: with the first name that stands in brackets before it.
    text: Cow<'s, str>,
    words: Vec<String>,
    kind: EntityKind,
    gender: Option<Gender>,
    /// What its title says of a person: *Me*.
    role: Option<&'s str>,
    /// Whether it begins with the noun of a body: *Conseil*.
    body: bool,
}

/// Makes an entity of each name of the article; the entity of every name, by its index.
pub(super) fn register_names(scene: &Scene, register: &mut Register) -> Vec<Option<EntityId>> {
    let mut entities = vec![None; scene.names.len()];
    acronyms::register(scene, register);
    let mut occurrences: Vec<Occurrence> = (0..scene.names.len())
        .filter_map(|index| occurrence(scene, index))
        .collect();
    // The fullest names first: the shorter ones find them there.
    occurrences.sort_by_key(|name| (std::cmp::Reverse(name.words.len()), name.index));
    for occurrence in &occurrences {
        let text = &*occurrence.text;
        if let Some(state) = scene
            .lexicon
            .places()
            .state(text)
            .filter(|_| occurrence.kind != EntityKind::Person)
        {
            entities[occurrence.index] = Some(register.state(state, Some(text)));
            continue;
        }
        let id = find(register, &entities, occurrence)
            .unwrap_or_else(|| register.add(text, occurrence.kind, true));
        register.alias(id, text);
        let known = register.get_mut(id);
        if occurrence.kind == EntityKind::Person {
            known.kind = EntityKind::Person;
        }
        if known.kind == EntityKind::Person && known.gender.is_none() {
            let title = occurrence
                .gender
                .map(|gender| (gender, GenderSource::Title));
            let first_name = || {
                gender_of_name(scene.lexicon, text).map(|gender| (gender, GenderSource::FirstName))
            };
            (known.gender, known.gender_source) = title.or_else(first_name).unzip();
        }
        if let Some(role) = occurrence.role {
            let phrase = Phrase::of_role(scene.lexicon, role, None);
            register.add_role(id, phrase);
        }
        entities[occurrence.index] = Some(id);
    }
    for (name, id) in scene.names.iter().zip(&entities) {
        if let Some(id) = *id {
            let sentence = scene.place(name.tokens.start).sentence;
            let known = register.get_mut(id);
            known.named_in.get_or_insert(sentence);
            known.times_named += 1;
        }
    }
    learn_offices(scene, register);
    learn_genders(scene, register, &entities);
    learn_bodies(scene, register);
    entities
}

/// Gives those who hold an office of state at the time of the article, or held one, that role.
fn learn_offices(scene: &Scene, register: &mut Register) {
    let date = scene.doc.article.published.as_deref();
    let ids: Vec<EntityId> = register.ids().collect();
    for id in ids {
        let known = register.get_mut(id);
        let people = scene.lexicon.people();
        let holds = people.office_holder(&known.name, date);
        let Some(office) = holds.or_else(|| people.former_office(&known.name, date?)) else {
            continue;
        };
        known.kind = EntityKind::Person;
        if known.gender.is_none() {
            known.gender = office.gender;
            known.gender_source = Some(GenderSource::Office);
        }
        known.country = known.country.take().or_else(|| office.country.clone());
        let role = Phrase {
            former: holds.is_none(),
            ..Phrase::of_office(scene.lexicon, office)
        };
        register.add_role(id, role);
    }
}

/// Gives bodies that everybody knows the nouns by which they are taken up.
fn learn_bodies(scene: &Scene, register: &mut Register) {
    let ids: Vec<EntityId> = register.ids().collect();
    for id in ids {
        let known = register.get(id);
        let names = std::iter::once(&known.name).chain(&known.aliases);
        let nouns: Vec<&String> = names
            .flat_map(|name| scene.lexicon.places().nouns_of(name))
            .collect();
        if nouns.is_empty() || !matches!(known.kind, EntityKind::Organisation | EntityKind::Thing) {
            continue;
        }
        let known = register.get_mut(id);
        known.kind = EntityKind::Organisation;
        known.number.get_or_insert(Number::Singular);
        for noun in nouns {
            register.add_role(id, Phrase::of_body(scene.lexicon, noun));
        }
    }
}

fn occurrence<'s>(scene: &Scene<'s>, index: usize) -> Option<Occurrence<'s>> {
    let name = &scene.names[index];
    let (text, start) = with_bracketed_first_name(scene, index);
    let words = words(&text);
    let before = start.checked_sub(1);
    let title = before.and_then(|token| scene.lexicon.people().title(scene.surface(token)));
    let kind = match name.kind {
        _ if title.is_some() => EntityKind::Person,
        _ if start < name.tokens.start => EntityKind::Person,
        NameKind::Person => EntityKind::Person,
        NameKind::Organisation => EntityKind::Organisation,
        NameKind::Place => EntityKind::Place,
        NameKind::Other => EntityKind::Thing,
    };
    (!words.is_empty()).then_some(Occurrence {
        index,
        text,
        words,
        kind,
        gender: title.and_then(|title| title.gender),
        role: title.and_then(|title| title.role.as_deref()),
        body: scene
            .lexicon
            .places()
            .body(scene.surface(name.tokens.start))
            .is_some(),
    })
}

/// *M. (Loïc) Garrec*: a last name with the first name that the paper adds in brackets, and where that begins.
fn with_bracketed_first_name<'s>(scene: &Scene<'s>, index: usize) -> (Cow<'s, str>, u32) {
    let start = scene.names[index].tokens.start;
    let last = Cow::Borrowed(scene.name_text(index));
    let Some(bracket) = start.checked_sub(3) else {
        return (last, start);
    };
    let [open, first, close] = [0, 1, 2].map(|step| scene.surface(bracket + step));
    let people = scene.lexicon.people();
    let is_first = first.starts_with(char::is_uppercase) && people.first_name(first).is_some();
    let one = scene.sentence_end(bracket) == scene.sentence_end(start);
    if open == "(" && close == ")" && is_first && one {
        (Cow::Owned(format!("{first} {last}")), bracket)
    } else {
        (last, start)
    }
}

/// The entity that a name belongs to; of several the one named last before it.
fn find(register: &Register, entities: &[Option<EntityId>], name: &Occurrence) -> Option<EntityId> {
    let fits = |id: &EntityId| {
        let known = register.get(*id);
        let gender = name.gender.is_none() || known.gender.is_none() || name.gender == known.gender;
        gender
            && (name.body
                && known.kind == EntityKind::Organisation
                && known.words.starts_with(&name.words)
                || names_match(&name.words, &known.words, name.kind, known.kind)
                    && stands_alone_in(&name.words, &known.name)
                || known.aliases.iter().any(|alias| words(alias) == name.words))
    };
    let ends = [name.words.first(), name.words.last()];
    let keys: Vec<Key> = ends.into_iter().flatten().cloned().map(Key::Word).collect();
    let candidates: Vec<EntityId> = register.found(&keys).into_iter().filter(fits).collect();
    // *Roy* is rather Anne Roy than Roy Duval.
    let last: Vec<EntityId> = candidates
        .iter()
        .copied()
        .filter(|&id| register.get(id).words.ends_with(&name.words))
        .collect();
    let candidates = if last.is_empty() { candidates } else { last };
    if candidates.len() < 2 {
        return candidates.first().copied();
    }
    let before = entities[..name.index]
        .iter()
        .rev()
        .flatten()
        .find(|id| candidates.contains(id));
    before.copied().or(candidates.first().copied())
}

#[cfg(test)]
mod tests {
    use super::super::{LEAST_CONFIDENCE, resolve};
    use super::*;
    use crate::Lexicon;
    use crate::document::Name;
    use crate::fixture;
    use crate::span::Span;

    /// The names of the entities of a text, with its names marked by their first and last words.
    fn entities_of(table: &str, names: &[(&str, &str, NameKind)]) -> Vec<String> {
        let mut doc = fixture::document(table).unwrap();
        for &(first, last, kind) in names {
            let find =
                |form: &str, from: u32| (from..).find(|&token| doc.surface(token) == form).unwrap();
            let start = find(first, 0);
            let end = find(last, start) + 1;
            let tokens = Span::new(start, end);
            doc.names.push(Name { tokens, kind });
        }
        resolve(&mut doc, Lexicon::french(), LEAST_CONFIDENCE);
        doc.entities.into_iter().map(|entity| entity.name).collect()
    }

    #[test]
    fn a_first_name_in_brackets_is_part_of_the_name() {
        let table = "
            M.      M.      NOUN  _                     6 nsubj
            (~      (       PUNCT _                     3 punct
            Loïc~   Loïc    PROPN _                     1 flat:name
            )       )       PUNCT _                     3 punct
            Garrec  Garrec  PROPN _                     1 flat:name
            répond  répondre VERB Mood=Ind|VerbForm=Fin 0 root
            à       à       ADP   _                     8 case
            Loïc    Loïc    PROPN _                     6 obl
            Garrec~ Garrec  PROPN _                     8 flat:name
            .       .       PUNCT _                     6 punct
        ";
        let person = NameKind::Person;
        let apart = [("Loïc", "Loïc", person), ("Garrec", "Garrec", person)];
        assert_eq!(entities_of(table, &apart), ["Loïc Garrec"]);
    }

    #[test]
    fn particles_bridge_a_name_and_dates_end_one() {
        let table = "
            Jana    Jana    PROPN _                     5 nsubj
            van     van     X     _                     4 case
            der     der     X     _                     4 case
            Linden  Linden  PROPN _                     1 flat:name
            saisit  saisir  VERB  Mood=Ind|VerbForm=Fin 0 root
            le      le      DET   Definite=Def|Gender=Masc|Number=Sing|PronType=Art 7 det
            Conseil conseil NOUN  Gender=Masc|Number=Sing 5 obj
            d'~     de      ADP   _                     9 case
            Etat    Etat    PROPN _                     7 nmod
            en      en      ADP   _                     11 case
            2017~   2017    NUM   _                     7 nmod
            .       .       PUNCT _                     5 punct
        ";
        let names = [
            ("Jana", "Jana", NameKind::Person),
            ("Linden", "Linden", NameKind::Place),
            ("Conseil", "Etat", NameKind::Organisation),
        ];
        let found = entities_of(table, &names);
        assert_eq!(found, ["Jana van der Linden", "Conseil d'Etat"]);
    }

    #[test]
    fn an_acronym_spells_the_name_before_it() {
        let table = "
            La      le      DET   Definite=Def|Gender=Fem|Number=Sing|PronType=Art 2 det
            Ligue   Ligue   PROPN Gender=Fem|Number=Sing 12 nsubj
            pour    pour    ADP   _                     5 case
            la      le      DET   Definite=Def|Gender=Fem|Number=Sing|PronType=Art 5 det
            défense défense NOUN  Gender=Fem|Number=Sing 2 nmod
            6-7 des
            de      de      ADP   _                     8 case
            les     le      DET   Definite=Def|Number=Plur|PronType=Art 8 det
            marais  marais  NOUN  Gender=Masc|Number=Plur 5 nmod
            (~      (       PUNCT _                     10 punct
            LDM~    LDM     PROPN _                     8 appos
            )       )       PUNCT _                     10 punct
            répond~ répondre VERB Mood=Ind|VerbForm=Fin 0 root
            .       .       PUNCT _                     12 punct
        ";
        let cut = [("Ligue", "Ligue", NameKind::Organisation)];
        let whole = "Ligue pour la défense des marais";
        assert!(entities_of(table, &cut).iter().any(|name| name == whole));
    }

    #[test]
    fn a_title_stands_before_the_particle_of_a_name() {
        let table = "
            Anne    Anne    PROPN _                     4 nsubj
            de      de      ADP   _                     3 case
            Labuze  Labuze  PROPN _                     1 nmod
            parle~  parler  VERB  Mood=Ind|VerbForm=Fin 0 root
            .       .       PUNCT _                     4 punct

            Mme     madame  NOUN  _                     4 nsubj
            de      de      ADP   _                     3 case
            Labuze  Labuze  PROPN _                     1 nmod
            répond~ répondre VERB Mood=Ind|VerbForm=Fin 0 root
            .       .       PUNCT _                     4 punct
        ";
        let full = [("Anne", "Labuze", NameKind::Person)];
        assert_eq!(entities_of(table, &full), ["Anne de Labuze"]);
    }
}
