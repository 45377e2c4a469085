//! How alike two descriptions are: *le ministre* and *le ministre de la Ville*.

use super::phrases::{Phrase, Pointing};
use crate::lexicon::Lexicon;
use crate::ud::Number;

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

/// *le président du parti (de droite)*: whether the body that somebody belongs to is taken up.
pub(super) fn is_of_the_body(lexicon: &Lexicon, phrase: &Phrase) -> bool {
    let first = phrase.complements.first();
    let body = first.and_then(|word| lexicon.places().body(word));
    !phrase.proper && body.is_some_and(|body| body.takes_up)
}
