//! What stands beside: the name beside a description that says who is meant, the age behind a name.

use super::mentions::{phrase_tokens, tokens_of};
use super::nouns::{body_noun, person_noun};
use super::scene::Scene;
use crate::document::{Document, NameKind};
use crate::lexicon::{Anaphor, BodyKind, WordClass};
use crate::span::{Span, Token};
use crate::ud::{Deprel, Number, Upos};

/// How far behind its head a name is looked for.
const FAR: u32 = 24;

/// The name of the body that a phrase describes: *le syndicat Alliance des ports*.
pub(super) fn body_name(scene: &Scene, head: u32, tokens: Span<Token>) -> Option<usize> {
    tokens_of(Span::new(head + 1, tokens.end + 1))
        .filter_map(|token| scene.name_starting(token))
        .find(|&name| {
            let row = &scene.names[name];
            matches!(row.kind, NameKind::Organisation | NameKind::Other)
                && (stands_bare(scene, head, row.tokens)
                    || ends_body_phrase(scene, head, row.tokens))
                && !names_another_body(scene, head, row.tokens)
        })
}

/// *le baromètre de la **fondation** Rives*: whether a name stands beside the noun of another body, which has an article
/// of its own. *Le site du journal Rives* is the journal.
fn names_another_body(scene: &Scene, head: u32, name: Span<Token>) -> bool {
    let article = name.start.saturating_sub(2);
    let noun = article + 1;
    let outlet = |token: u32| {
        let medium = scene.lexicon.setting().is_medium(scene.doc.lemma(token));
        medium && is_organisation(scene, token)
    };
    article > head
        && scene.upos(article) == Upos::Det
        && scene.upos(noun) == Upos::Noun
        && is_organisation(scene, noun)
        && !outlet(head)
}

fn is_organisation(scene: &Scene, token: u32) -> bool {
    body_noun(scene, token).is_some_and(|body| body.kind == BodyKind::Organisation)
}

/// *l'agence de presse officielle Rives*: a name behind the whole phrase of a body, whatever the tree hangs
/// it on.
fn ends_body_phrase(scene: &Scene, head: u32, name: Span<Token>) -> bool {
    let within = || tokens_of(Span::new(head + 1, name.start));
    body_noun(scene, head).is_some()
        && scene.upos(name.start - 1) == Upos::Adj
        && within().all(|token| match scene.upos(token) {
            Upos::Noun => body_noun(scene, token).is_none() && !is_singular_person(scene, token),
            Upos::Adj => true,
            Upos::Adp | Upos::Det => scene.surface(token).len() <= 3,
            _ => false,
        })
}

/// The name of the person that a phrase describes: *le président (élu) Jean Roy*,
/// *la maire de la ville voisine, Me Anne Roy, a dit*.
pub(super) fn person_name(scene: &Scene, head: u32) -> Option<usize> {
    let end = scene.sentence_end(head).min(head + FAR);
    let mut at = head + 1;
    // Another person between the two takes the name: *le porte-parole du président Jean Roy*.
    let mut another = false;
    while at < end {
        if let Some(name) = scene.name_starting(at) {
            let row = &scene.names[name];
            if row.kind == NameKind::Person && !another && stands_bare(scene, head, row.tokens) {
                return Some(name);
            }
            at = row.tokens.end;
            continue;
        }
        match scene.upos(at) {
            Upos::Punct | Upos::Sym if scene.surface(at) == "(" => {
                at = (at..end).find(|&token| scene.surface(token) == ")")?;
                let name = scene.name_starting(at + 1);
                if let Some(name) =
                    name.filter(|&name| scene.names[name].kind == NameKind::Person && !another)
                {
                    return Some(name);
                }
            }
            Upos::Punct if scene.surface(at) == "," => {
                return name_behind_comma(scene, head, at, end);
            }
            Upos::Noun if is_singular_person(scene, at) => {
                // *le porte-parole de l'actuel président*, but *la maire de Bourg et candidate*
                let before = (head + 1..at)
                    .rev()
                    .find(|&token| !matches!(scene.upos(token), Upos::Det | Upos::Adj));
                another |= before.is_some_and(|token| scene.upos(token) == Upos::Adp);
            }
            Upos::Noun | Upos::Adj | Upos::Propn | Upos::Adp | Upos::Det | Upos::Num | Upos::X => {}
            Upos::Verb if scene.doc.words.feats[at as usize].is_participle() => {}
            // *l'une d'elles, Anne Roy*, *l'un d'entre eux, Paul Lenoir*
            // *l'architecte de la tour **lui-même**, Paul Lenoir*
            Upos::Pron
                if scene.lexicon.people().anaphor(scene.surface(at)) == Some(Anaphor::Itself) => {}
            Upos::Pron if at <= head + 3 && scene.upos(at - 1) == Upos::Adp => {}
            // *le fondateur et directeur Jean Roy*, *ministre de X et de Y*, but not *le maire et son adjoint Jean Roy*
            Upos::Cconj
                if at + 1 < end
                    && matches!(
                        scene.upos(at + 1),
                        Upos::Noun | Upos::Adj | Upos::Adp | Upos::Num
                    ) => {}
            _ => return None,
        }
        at += 1;
    }
    None
}

/// A name behind the comma at `comma`, with nothing but a title or another role before it, and closed.
fn name_behind_comma(scene: &Scene, head: u32, comma: u32, end: u32) -> Option<usize> {
    const LONGEST: u32 = 5;
    let lead = |token: &u32| {
        scene
            .lexicon
            .people()
            .title(scene.surface(*token))
            .is_some()
            || scene.upos(*token) == Upos::Det
            || scene.upos(*token) == Upos::Adj
            || is_singular_person(scene, *token)
    };
    let start = (comma + 1..end.min(comma + LONGEST))
        .find(|token| scene.name_starting(*token).is_some())?;
    let name = scene
        .name_starting(start)
        .filter(|&name| scene.names[name].kind == NameKind::Person)?;
    let behind = scene.names[name].tokens.end;
    let governed = tokens_of(Span::new(head.saturating_sub(6), head)).any(|token| {
        scene.doc.words.head[token as usize] == head && scene.deprel(token) == Deprel::Case
    });
    let goes_on = |token: u32| {
        let finite = scene.doc.words.feats[token as usize].is_finite();
        finite || scene.upos(token) == Upos::Pron && scene.doc.words.head[token as usize] > token
    };
    let closed = match behind < scene.sentence_end(head) {
        false => true,
        true if scene.upos(behind) == Upos::Punct => true,
        // *a écrit le maire, Jean Roy dans un communiqué*, but *selon le maire, Jean Roy de retour …*
        true if governed => false,
        // *le maire de la ville, Jean Roy lui avait dit*: the comma behind the name is lost.
        true => scene.upos(behind) == Upos::Adp || opens_clause(scene, head) && goes_on(behind),
    };
    ((comma + 1..start).all(|token| lead(&token)) && closed).then_some(name)
}

/// Whether the phrase of a word is the first of its clause.
fn opens_clause(scene: &Scene, head: u32) -> bool {
    let start = phrase_tokens(scene.doc, head).start;
    let sentence = scene.doc.sentence_of(head);
    start.checked_sub(1).is_none_or(|before| {
        scene.doc.sentence_of(before) != sentence || scene.upos(before) == Upos::Punct
    })
}

fn is_singular_person(scene: &Scene, token: u32) -> bool {
    // *les droits de l'Homme*
    let above = scene.doc.words.head[token as usize];
    let said = (scene.doc.lemma(above), scene.doc.lemma(token));
    let mut nobody = scene.lexicon.class(WordClass::NobodysNoun).iter();
    if above < token && nobody.any(|words| words.split_once(' ') == Some(said)) {
        return false;
    }
    person_noun(scene, token).is_some_and(|role| role.number != Some(Number::Plural))
}

/// Whether a name stands beside the head, without a preposition and not as part of another noun.
fn stands_bare(scene: &Scene, head: u32, name: Span<Token>) -> bool {
    let mut before = name.start - 1;
    // *le président M. Roy*, *le quotidien Le Temps*
    while before > head
        && (scene.upos(before) == Upos::Det
            || scene
                .lexicon
                .people()
                .title(scene.surface(before))
                .is_some())
    {
        before -= 1;
    }
    let bare = !matches!(
        scene.upos(before),
        Upos::Adp | Upos::Cconj | Upos::Punct | Upos::Aux
    );
    let governor = scene.doc.words.head[scene.head_of(name) as usize];
    bare && (before == head || governor == head || name.len() > 1)
}

/// Whether an age stands behind a name: *Malika, 30 ans*, *Malika, une Rennaise de 30 ans*.
pub(super) fn has_age(scene: &Scene, end: u32) -> bool {
    const FAR: u32 = 6;
    let Some(start) = behind(scene.doc, end).filter(|behind| behind.comma) else {
        return false;
    };
    let start = start.token;
    let mut apposed = (start..scene.sentence_end(end - 1).min(start + FAR))
        .take_while(|&token| !matches!(scene.upos(token), Upos::Punct | Upos::Verb | Upos::Aux));
    let counts = |token: u32| scene.lexicon.people().anaphor(scene.surface(token));
    let years = apposed.find(|&token| counts(token) == Some(Anaphor::Age));
    let first = scene.upos(start);
    let nominal = matches!(first, Upos::Num | Upos::Det | Upos::Noun)
        || scene.lexicon.is_in(WordClass::Aged, scene.surface(start));
    nominal && years.is_some_and(|years| scene.upos(years - 1) == Upos::Num)
}

/// What stands behind a phrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Behind {
    /// The first word behind the phrase, its parenthesis and its comma.
    pub(super) token: u32,
    pub(super) comma: bool,
}

/// What stands behind a phrase and a comma, a parenthesis, or both.
pub(super) fn behind(doc: &Document, end: u32) -> Option<Behind> {
    const LONGEST: u32 = 12;
    let count = doc.words.len() as u32;
    let mut token = end;
    if token < count && doc.surface(token) == "(" {
        token = (token..count.min(token + LONGEST)).find(|&token| doc.surface(token) == ")")? + 1;
    }
    let comma = token < count && doc.surface(token) == ",";
    token += u32::from(comma);
    (token > end && token < count).then_some(Behind { token, comma })
}
