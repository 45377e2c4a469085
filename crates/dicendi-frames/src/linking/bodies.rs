//! Names of bodies, places and things: which can be joined across articles, and which of them are one.

use super::facts::different;
use super::groups::Groups;
use super::names::{fold, fold_body, is_acronym, spells};
use super::{Corpus, Evidence};
use dicendi_core::Lexicon;
use dicendi_core::document::{Entity, EntityKind};
use dicendi_core::lexicon::NameWord;
use rustc_hash::FxHashSet;
use std::collections::BTreeMap;

/// How far the name of a body, place or thing goes by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reach {
    /// Every article means the same by it.
    Anywhere,
    /// It means that of the state that the article is about: *le Sénat*, *le ministère de la Santé*.
    OfItsState,
    /// Only its article knows what it means.
    Here,
}

/// Parts of every country, and names of a few regions.
const COMPASS: [&str; 4] = ["nord", "sud", "est", "ouest"];

/// How far a name goes; `places` are all names of places in the corpus, folded.
pub(super) fn reach(entity: &Entity, places: &FxHashSet<String>) -> Reach {
    if is_description(entity) {
        return Reach::Here;
    }
    let lexicon = Lexicon::french();
    let folded = fold_body(&entity.name);
    let words: Vec<&str> = folded.split(' ').filter(|word| !word.is_empty()).collect();
    let of_place = (1..words.len()).any(|start| places.contains(&words[start..].join(" ")));
    // Every department has its *service départemental d'incendie*.
    if !of_place && is_local(&folded) {
        return Reach::Here;
    }
    if !lexicon.is_public_body(words[0]) {
        return Reach::Anywhere;
    }
    let of_state = words[1..].iter().any(|word| lexicon.is_national(word));
    let written = entity.name.split_whitespace().collect::<Vec<_>>();
    if of_place || of_state {
        Reach::Anywhere
    } else if entity.named || any_large(&written[1.min(written.len())..]) {
        Reach::OfItsState
    } else {
        Reach::Here
    }
}

/// Whether a name is none that other articles could mean: a stump of one, or a description that is no public body's.
pub(super) fn is_description(entity: &Entity) -> bool {
    let lexicon = Lexicon::french();
    let folded = fold_body(&entity.name);
    let words: Vec<&str> = folded.split(' ').filter(|word| !word.is_empty()).collect();
    let (Some(&head), Some(&last)) = (words.first(), words.last()) else {
        return true;
    };
    // *Coupe du*, *Les*, *Pré*: what is left of a name.
    let written = entity.name.split_whitespace().collect::<Vec<_>>();
    // *Le Pen*, *La Baule*: both words are the name.
    let whole = written.len() == 2 && written.iter().all(|word| starts_large(word));
    let stub = words.len() == 1 && last.len() < 4 && !whole && !is_acronym(&entity.name);
    // *Lettre A*
    let ends = written.len() > 1 && written.last().is_some_and(|word| starts_large(word));
    let filler = lexicon.is_name_word(NameWord::Filler, last) && !ends;
    if filler || stub || words.len() == 1 && COMPASS.contains(&head) {
        return true;
    }
    let one_noun = words.len() == 1 && (lexicon.is_body(head) || lexicon.role(head).is_some());
    !lexicon.is_public_body(head) && (!entity.named || one_noun || !any_large(&written))
}

fn any_large(words: &[&str]) -> bool {
    words.iter().any(|word| starts_large(word))
}

/// Whether a body is one of many of its sort, one for each region or town.
pub(super) fn is_local(folded: &str) -> bool {
    let lexicon = Lexicon::french();
    let mut words = folded.split(' ');
    words.any(|word| lexicon.is_name_word(NameWord::Local, word))
}

fn starts_large(word: &str) -> bool {
    word.split(['\'', '’'])
        .any(|part| part.starts_with(|c: char| c.is_uppercase() || c.is_numeric()))
}

/// A name of bodies, places or things that may be one with others.
pub(super) struct Body<'a> {
    pub(super) key: &'a str,
    pub(super) kind: EntityKind,
    pub(super) country: Option<&'a str>,
    pub(super) sightings: &'a [u32],
}

/// Which names are one, by index: spaces apart (*BFM TV*, *BFMTV*), or acronym and expansion.
pub(super) fn join(corpus: &Corpus, bodies: &[Body]) -> (Groups, BTreeMap<u32, Evidence>) {
    let mut groups = Groups::new(bodies.len());
    let mut how = BTreeMap::new();
    let mut unite = |groups: &mut Groups, a: u32, b: u32, evidence: Evidence| {
        let count = |body: u32| bodies[body as usize].sightings.len();
        let rarer = if count(a) < count(b) || count(a) == count(b) && a > b {
            a
        } else {
            b
        };
        if groups.join(a, b) {
            how.entry(rarer).or_insert(evidence);
        }
    };
    // Too short, and one that is written apart is another: *A 6*, *A6*.
    const LEAST: usize = 5;
    let mut alike: BTreeMap<(String, EntityKind, Option<&str>), u32> = BTreeMap::new();
    for (index, body) in (0..).zip(bodies) {
        let squeezed = body.key.replace(' ', "");
        if squeezed.len() >= LEAST {
            let first = *alike
                .entry((squeezed, body.kind, body.country))
                .or_insert(index);
            unite(
                &mut groups,
                first,
                index,
                Evidence::new("spelling", [], 0.95),
            );
        }
    }
    for (short, long) in with_state(corpus, bodies) {
        unite(&mut groups, short, long, Evidence::new("part", [], 0.93));
    }
    for (acronym, expansion) in acronyms(corpus, bodies) {
        unite(
            &mut groups,
            acronym,
            expansion,
            Evidence::new("acronym", [], 0.95),
        );
    }
    (groups, how)
}

/// *Fédération nationale des pêcheurs*, *Fédération nationale des pêcheurs de France*, in the papers of France.
fn with_state(corpus: &Corpus, bodies: &[Body]) -> Vec<(u32, u32)> {
    // Fewer words name a sort of body: *Banque*, *Institut*.
    const LEAST: usize = 4;
    let lexicon = Lexicon::french();
    let home = corpus.home().and_then(|home| lexicon.state_of_code(home));
    let Some((_, state)) = home else {
        return Vec::new();
    };
    let tail = format!(" de {}", fold(state));
    let keys = (0..).zip(bodies).map(|(index, body)| (body.key, index));
    let by_key: BTreeMap<&str, u32> = keys.collect();
    let longer = (0..).zip(bodies).filter_map(|(index, body)| {
        let short = body.key.strip_suffix(tail.as_str())?;
        let whole = short.split(' ').count() >= LEAST;
        Some((*by_key.get(short).filter(|_| whole)?, index))
    });
    longer.collect()
}

/// Two letters stand for too many bodies.
const FEWEST_LETTERS: usize = 3;

/// Of the articles that give an expansion with an acronym, this share must give the same.
const AGREED: f64 = 0.8;

/// In how many sightings of what is none of these bodies (one of the lists, or of its article only) an acronym is
/// given with its expansion.
fn spelt_elsewhere(corpus: &Corpus, bodies: &[Body]) -> BTreeMap<String, u32> {
    let here: FxHashSet<u32> = bodies
        .iter()
        .flat_map(|body| body.sightings.iter().copied())
        .collect();
    let others: Vec<u32> = (0..corpus.sightings().len() as u32)
        .filter(|sighting| !here.contains(sighting))
        .collect();
    let mut votes = BTreeMap::new();
    for (entity, count) in different(corpus, &others) {
        for alias in &entity.aliases {
            if is_acronym(alias) && spells(alias, &entity.name) {
                *votes.entry(fold(alias)).or_default() += count;
            }
        }
    }
    votes
}

/// Acronyms that stand alone somewhere, each with the expansion that articles agree on.
fn acronyms(corpus: &Corpus, bodies: &[Body]) -> Vec<(u32, u32)> {
    let mut votes: BTreeMap<String, BTreeMap<u32, u32>> = BTreeMap::new();
    for (index, body) in (0..).zip(bodies) {
        for (entity, count) in different(corpus, body.sightings) {
            for alias in &entity.aliases {
                if is_acronym(alias) && spells(alias, &entity.name) {
                    let acronym = votes.entry(fold(alias)).or_default();
                    *acronym.entry(index).or_default() += count;
                }
            }
        }
    }
    let elsewhere = spelt_elsewhere(corpus, bodies);
    let mut joined = Vec::new();
    for (index, body) in (0..).zip(bodies) {
        // *Sète* is no acronym, whatever *SETE* is.
        let written = |&sighting: &u32| is_acronym(&corpus.entity(sighting).name);
        let Some(votes) = votes
            .get(body.key)
            .filter(|_| body.sightings.iter().all(written))
        else {
            continue;
        };
        let known = elsewhere.get(body.key).copied().unwrap_or(0);
        let total = votes.values().sum::<u32>() + known;
        if body.key.chars().count() < FEWEST_LETTERS {
            continue;
        }
        let Some((&best, &most)) = votes
            .iter()
            .max_by_key(|&(&body, &votes)| (votes, std::cmp::Reverse(body)))
        else {
            continue;
        };
        let generic = bodies.iter().filter(|longer| {
            longer
                .key
                .strip_prefix(bodies[best as usize].key)
                .is_some_and(|rest| rest.starts_with(' '))
        });
        // *ARS*: every region has an *Agence régionale de santé*.
        if f64::from(most) >= AGREED * f64::from(total) && generic.count() < 2 {
            joined.push((index, best));
        }
    }
    joined
}
