//! Whom a description means: *le ministre*, *la préfète*, *l'ONG*, *la jeune femme*.

use super::discourse::{Discourse, Wanted};
use super::foremost::{by_prominence, by_subject_of_article, named_later, named_next};
use super::phrases::{Phrase, Pointing};
use super::register::{Key, Known, Register};
use crate::document::{EntityId, EntityKind};
use crate::lexicon::{Lexicon, RoleForm};
use crate::ud::Number;

/// A description, with what is known where it stands.
#[derive(Clone, Copy)]
pub(super) struct Sought<'a> {
    pub(super) lexicon: &'a Lexicon,
    pub(super) register: &'a Register,
    pub(super) discourse: &'a Discourse,
    pub(super) phrase: &'a Phrase,
    pub(super) wanted: &'a Wanted,
}

/// The entity that a description takes up, and how sure that is; `None` where it brings in somebody new.
pub(super) fn taken_up(sought: &Sought) -> Option<(EntityId, f32)> {
    let phrase = sought.phrase;
    let plural = phrase.number == Some(Number::Plural);
    if phrase.pointing == Pointing::Indefinite {
        return named_later(sought);
    }
    if plural && phrase.pointing == Pointing::Possessive {
        return None;
    }
    let by_role = || by_role(sought);
    let by_salience = || by_salience(sought);
    // *le pays* is rather the state at hand than what was called *premier pays touché*.
    if phrase.body.is_some_and(|body| body.state) {
        by_salience().or_else(by_role)
    } else {
        by_role()
            .or_else(by_salience)
            .or_else(|| by_prominence(sought))
            .or_else(|| named_next(sought))
            .or_else(|| by_subject_of_article(sought))
    }
}

/// Somebody who was described alike.
fn by_role(sought: &Sought) -> Option<(EntityId, f32)> {
    let Sought {
        lexicon,
        register,
        discourse,
        phrase,
        wanted,
    } = *sought;
    let mut best: Option<(EntityId, f32)> = None;
    let mut keys = phrase.keys();
    let covered = phrase
        .role
        .iter()
        .flat_map(|role| lexicon.people().covered(role.role));
    keys.extend(covered.map(|&role| Key::Role(role)));
    for id in register.found(&keys) {
        let known = register.get(id);
        if conflicts(register, id, phrase) {
            continue;
        }
        let likeness = known
            .roles
            .iter()
            .filter_map(|role| likeness(lexicon, phrase, role))
            .reduce(f32::max);
        let Some(likeness) = likeness else { continue };
        let of_another = |role: &Phrase| !role.complements.contains(&phrase.complements[0]);
        if !known.named && is_of_the_body(lexicon, phrase) && known.roles.iter().all(of_another) {
            continue;
        }
        // An article may describe somebody first and name them later.
        const UNSEEN: f32 = -3.0;
        let unseen = discourse.count(id) == 0;
        if unseen && (!phrase.person || !is_named_soon(known, phrase, wanted)) {
            continue;
        }
        let salience = discourse.salience(id, known, wanted).unwrap_or(UNSEEN);
        let score = likeness * 2.0 + salience;
        if best.is_none_or(|(_, top)| score > top) {
            best = Some((id, score));
        }
    }
    best.map(|(id, score)| (id, 1.0 / (1.0 + (-score).exp()).max(1.0)))
        .map(|(id, confidence)| (id, confidence.max(0.6)))
}

/// Whether somebody who was not spoken of yet may be meant: where nothing but the role says so, the name
/// must follow soon.
fn is_named_soon(known: &Known, phrase: &Phrase, wanted: &Wanted) -> bool {
    const LEAD: u32 = 1;
    const SOON: u32 = 3;
    let told = |word: &String| {
        let mut roles = known.roles.iter();
        roles.any(|role| role.complements.contains(word))
    };
    phrase.complements.is_empty()
        || phrase.complements.iter().any(told)
        || wanted.place.block <= LEAD
        || known
            .named_in
            .is_none_or(|sentence| sentence <= wanted.place.sentence + SOON)
}

/// Somebody in mind whom the description fits without having been given: *la jeune femme*, *l'organisation*.
fn by_salience(sought: &Sought) -> Option<(EntityId, f32)> {
    let Sought {
        lexicon,
        register,
        discourse,
        phrase,
        wanted,
    } = *sought;
    let (near, least) = match phrase.pointing {
        Pointing::Demonstrative if phrase.person => (12, -4.0),
        Pointing::Demonstrative => (5, -1.5),
        // *la jeune femme* can be far from her name, where no other woman is.
        Pointing::Definite
            if phrase.role.is_some_and(|role| role.anyone) && phrase.complements.is_empty() =>
        {
            (20, -4.0)
        }
        Pointing::Definite
            if phrase.complements.len() + phrase.adjectives.len() <= 1
                || phrase.role.is_some_and(|role| role.anyone) =>
        {
            (5, 0.0)
        }
        _ => return None,
    };
    let singular = phrase.number != Some(Number::Plural);
    // Whoever speaks is animate, whatever he is called: *ce cinéphile*.
    let unknown = phrase.role.is_none() && phrase.body.is_none() && singular;
    let person =
        phrase.person || unknown && wanted.speaks && phrase.pointing == Pointing::Demonstrative;
    let body = singular && phrase.body.is_some_and(|body| body.takes_up) && !phrase.proper;
    let state = singular && phrase.body.is_some_and(|body| body.state);
    if !person && !body && !state {
        return None;
    }
    // Bodies compete with bodies only.
    const AMONG_BODIES: f32 = 2.0;
    let least = if person { least } else { least - AMONG_BODIES };
    let fits = |id: &EntityId| {
        let known = register.get(*id);
        let kind = match known.kind {
            EntityKind::Person => person && may_be(lexicon, register, discourse, *id, phrase),
            EntityKind::Organisation => body && known.named && may_be_body(lexicon, known, phrase),
            EntityKind::State => state,
            _ => false,
        };
        kind && !conflicts(register, *id, phrase)
            && discourse
                .distance(*id, wanted.place)
                .is_some_and(|distance| distance <= near)
    };
    let scored = discourse
        .recent()
        .into_iter()
        .filter(fits)
        .filter_map(|id| Some((id, discourse.salience(id, register.get(id), wanted)?)));
    let (id, score) = scored.max_by(|a, b| a.1.total_cmp(&b.1))?;
    (score > least).then_some((id, 0.55 + 0.1 * score.clamp(0.0, 3.0)))
}

/// Whether a person may be called what nobody called them yet.
fn may_be(
    lexicon: &Lexicon,
    register: &Register,
    discourse: &Discourse,
    id: EntityId,
    phrase: &Phrase,
) -> bool {
    const MAIN: u32 = 3;
    let known = register.get(id);
    let spoke_last = discourse
        .last_speaker()
        .is_some_and(|(speaker, _)| speaker == id);
    let Some(role) = phrase
        .role
        .filter(|_| phrase.pointing == Pointing::Definite)
    else {
        return true;
    };
    if role.office {
        // *le maire* is not whom we know as *l'avocat*, but a minister leads a party; of whom we know
        // nothing, it is who speaks.
        let beside = |known: &RoleForm| !known.local && !role.local && known.role != role.role;
        let mut roles = known
            .roles
            .iter()
            .filter(|role| role.role.is_none_or(|role| !role.unnamed));
        return spoke_last
            && roles.all(|told| {
                let other = told.role.as_ref();
                let other = other.filter(|_| told.office.is_none() && phrase.office.is_none());
                known.named && other.is_some_and(beside)
                    || likeness(lexicon, phrase, told).is_some()
            });
    }
    // Nobody calls a president a singer.
    let mut others = known
        .roles
        .iter()
        .filter(|role| role.role.is_some_and(|role| role.office));
    if !role.anyone && others.any(|other| likeness(lexicon, phrase, other).is_none()) {
        return false;
    }
    let shown = known.gender.is_some() && known.gender == phrase.gender;
    spoke_last || shown && (role.anyone || discourse.count(id) >= MAIN)
}

/// Whether a body may be called what nobody called it yet: *le quotidien* is no radio, *l'institut* no
/// party, but both are an organisation.
fn may_be_body(lexicon: &Lexicon, known: &Known, phrase: &Phrase) -> bool {
    let of_any_sort = |noun: &str| {
        lexicon
            .places()
            .body(noun)
            .is_some_and(|body| body.any_sort)
    };
    let told = known.roles.iter().filter(|role| role.body.is_some());
    let mut nouns = told.map(|role| &role.noun).chain(
        known
            .words
            .first()
            .filter(|word| lexicon.places().body(word).is_some()),
    );
    of_any_sort(&phrase.noun) || nouns.all(|noun| *noun == phrase.noun || of_any_sort(noun))
}

/// Whether gender, number or country speak against it.
pub(super) fn conflicts(register: &Register, id: EntityId, phrase: &Phrase) -> bool {
    let known = register.get(id);
    let person = known.kind == EntityKind::Person;
    let number = if person {
        Some(Number::Singular)
    } else {
        known.number
    };
    // *la Ligue … le syndicat*, *les Bermudes … le pays*: a body's name agrees with itself alone.
    let proper = known.named && !person;
    let singular = phrase.number != Some(Number::Plural);
    differ(known.gender, phrase.gender) && !proper
        || differ(number, phrase.number) && !(proper && singular)
        // A state's own bodies differ by its name; other bodies are of several.
        || ((person || !known.named) && differ(known.country.as_deref(), phrase.country.as_deref()))
}

fn differ<T: PartialEq>(a: Option<T>, b: Option<T>) -> bool {
    matches!((a, b), (Some(a), Some(b)) if a != b)
}

/// *le président du parti (de droite)*: whether the body that somebody belongs to is taken up.
fn is_of_the_body(lexicon: &Lexicon, phrase: &Phrase) -> bool {
    let first = phrase.complements.first();
    let body = first.and_then(|word| lexicon.places().body(word));
    !phrase.proper && body.is_some_and(|body| body.takes_up)
}

/// How alike two descriptions are; `None` where they cannot mean the same.
pub(super) fn likeness(lexicon: &Lexicon, said: &Phrase, known: &Phrase) -> Option<f32> {
    // What the lists say, they say of a time: *l'ancien président* is not who is president.
    if known.tokens.is_empty() && said.person && said.former != known.former {
        return None;
    }
    let head = match (said.role, known.role) {
        // *le ministre de la Culture* is no Premier ministre.
        (Some(_), Some(_))
            if known.office.is_some() && said.office.is_none() && !said.complements.is_empty() =>
        {
            return None;
        }
        // *le ministre de l'Intérieur* is no *ministre de la Ville*.
        (Some(_), Some(_))
            if said.spelled_out
                && said.complements.is_empty()
                && said.office != known.office
                && (known.spelled_out || !known.complements.is_empty()) =>
        {
            return None;
        }
        (Some(a), Some(b)) if a.role == b.role => 1.0,
        // *le secrétaire*, known as *secrétaire général*
        (Some(_), Some(_)) if said.noun == known.noun => 0.9,
        // *le chef de l'Etat* is no *président du club*, and no *son président*.
        _ if said.office.is_some() && said.office == known.office => {
            let plain = known.complements.is_empty() && known.pointing != Pointing::Possessive;
            plain.then_some(1.0)?
        }
        (Some(a), Some(b)) if said.person && lexicon.people().covers(a.role, b.role) => 0.7,
        // What only the lists say takes up the bare noun: *le quotidien*, not *le quotidien du soir*.
        (None, None)
            if known.tokens.is_empty()
                && !(said.complements.is_empty() && said.adjectives.is_empty()) =>
        {
            return None;
        }
        (None, None) if said.noun == known.noun => 1.0,
        _ => return None,
    };
    // *63 % des Français* are others than *81 %*.
    let people = said.number == Some(Number::Plural) && said.body.is_none()
        || lexicon.is_quantity(&said.noun);
    if people && (said.adjectives != known.adjectives || said.complements != known.complements) {
        return None;
    }
    let shared = |a: &[String], b: &[String]| a.iter().filter(|word| b.contains(word)).count();
    let complements = shared(&said.complements, &known.complements);
    if !said.person && said.body.is_some() && !is_same_body(said, known, complements) {
        return None;
    }
    let of_the_body = said.person
        && !known.complements.is_empty()
        && is_of_the_body(lexicon, said)
        && !known
            .complements
            .iter()
            .any(|word| lexicon.places().body(word).is_some());
    let foreign = said.complements.len() - complements;
    // *le président du parti*: of the one that was named.
    let mut foreign = if of_the_body { 0 } else { foreign };
    if known.complements.is_empty() {
        foreign = foreign.min(1);
        // *le président du club* is nobody's head of state.
        if foreign > 0 && known.office.is_some() && known.country.is_some() {
            return None;
        }
    }
    // *le ministre de la Culture* is not *le ministre de l'Intérieur*.
    let fixed = said.role.is_none_or(|role| role.office);
    if fixed && foreign > 0 && complements == 0 && !known.complements.is_empty() {
        return None;
    }
    let adjectives = shared(&said.adjectives, &known.adjectives);
    let new = said.adjectives.len() - adjectives;
    let likeness =
        head + 0.3 * (complements + adjectives) as f32 - 0.4 * foreign as f32 - 0.1 * new as f32;
    (likeness > 0.3).then_some(likeness)
}

/// *la gendarmerie nationale* is no *gendarmerie de Gex*, and that is not all *la gendarmerie*; *la police* is not only
/// *la police anti-émeutes*, but *le parquet* may be *le parquet de Lille*.
fn is_same_body(said: &Phrase, known: &Phrase, complements: usize) -> bool {
    let shared = said
        .adjectives
        .iter()
        .any(|word| known.adjectives.contains(word));
    let bare = |phrase: &Phrase| phrase.complements.is_empty() && phrase.adjectives.is_empty();
    if bare(said) {
        let sort = known.complements.is_empty() && !known.adjectives.is_empty();
        let taken_up = known.tokens.is_empty() || known.body.is_some_and(|body| body.takes_up);
        !sort || taken_up
    } else {
        complements > 0 || shared
    }
}
