//! Names of persons, organisations and places: each word begins a name, continues one, or is in none.

use super::linear::{Linear, best, mix};
use super::signs::Signs;
use crate::document::{Name, NameKind};
use crate::error::Result;
use crate::model::Model;
use crate::span::Span;
use crate::ud::Upos;
use std::ops::Index;

/// What a word is to a name, as a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Tag(pub(crate) u8);

const KINDS: [NameKind; 4] = [
    NameKind::Person,
    NameKind::Organisation,
    NameKind::Place,
    NameKind::Other,
];

impl Tag {
    /// How many there are.
    pub(crate) const COUNT: usize = 1 + 2 * KINDS.len();
    /// In no name.
    pub(crate) const OUT: Tag = Tag(0);

    /// The first or a later word of a name.
    #[cfg(feature = "train")]
    pub(crate) fn of(kind: NameKind, first: bool) -> Tag {
        let kind = KINDS.iter().position(|&known| known == kind).unwrap_or(0) as u8;
        Tag(1 + 2 * kind + u8::from(!first))
    }

    /// The same kind of name, begun here.
    #[cfg(feature = "train")]
    pub(crate) fn as_first(self) -> Tag {
        self.kind().map_or(Tag::OUT, |kind| Tag::of(kind, true))
    }

    pub(crate) fn kind(self) -> Option<NameKind> {
        (self.0 > 0).then(|| KINDS[usize::from(self.0 - 1) / 2])
    }

    pub(crate) fn is_first(self) -> bool {
        self.0 % 2 == 1
    }

    /// Whether it may follow `before`: a name continues only itself.
    pub(crate) fn may_follow(self, before: Tag) -> bool {
        self.is_first() || self == Tag::OUT || self.kind() == before.kind()
    }
}

/// How far around a word its neighbours count.
const REACH: isize = 2;

/// What a word adds to the scores of another one near it, whatever else stands there: summed up once a word and part
/// of speech.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct View([i32; Tag::COUNT]);

impl View {
    /// The places near a word, from [`REACH`] before it on to as far behind it, itself in the middle.
    pub(crate) const PLACES: usize = 2 * REACH as usize + 1;
}

/// The classifier of names.
#[derive(Debug)]
pub(crate) struct Names {
    tags: Linear,
    /// What it adds that no word stands at a place.
    nothing: [View; View::PLACES],
}

impl Names {
    pub(crate) fn read(model: &Model) -> Result<Self> {
        let mut names = Names {
            tags: Linear::read(&mut model.section("names")?, Tag::COUNT)?,
            nothing: Default::default(),
        };
        names.nothing = std::array::from_fn(|place| names.view(None, place, &mut Vec::new()));
        Ok(names)
    }

    /// What the word at a place near another one adds to the scores of that one.
    pub(crate) fn view(
        &self,
        word: Option<(&Signs, Upos)>,
        place: usize,
        features: &mut Vec<u64>,
    ) -> View {
        let mut view = View::default();
        features.clear();
        see_word(word, place as isize - REACH, features);
        self.tags.add_scores(features, &mut view.0);
        view
    }

    /// Adds the names of a sentence whose first token is `start`; `view_of` gives what one of
    /// its words adds to the one that it stands at a place near to.
    pub(crate) fn find(
        &self,
        signs: &impl Index<usize, Output = Signs>,
        upos: &[Upos],
        start: u32,
        mut view_of: impl FnMut(usize, usize) -> View,
        features: &mut Vec<u64>,
        names: &mut Vec<Name>,
    ) {
        let (mut before, mut earlier) = (Tag::OUT, Tag::OUT);
        for at in 0..upos.len() {
            let mut tag = Tag::OUT;
            if may_name(signs, upos, before, at) {
                features.clear();
                see_together(signs, upos, [before, earlier], at, features);
                let mut scores = [0; Tag::COUNT];
                self.tags.add_scores(features, &mut scores);
                for (place, step) in (-REACH..=REACH).enumerate() {
                    let beside = at.checked_add_signed(step);
                    let view = match beside.filter(|&beside| beside < upos.len()) {
                        Some(beside) => view_of(beside, place),
                        None => self.nothing[place],
                    };
                    for (score, view) in scores.iter_mut().zip(view.0) {
                        *score += view;
                    }
                }
                let code = best(&scores, |code| Tag(code as u8).may_follow(before)).unwrap_or(0);
                tag = Tag(code as u8);
            }
            let token = start + at as u32;
            match (tag.kind(), tag.is_first(), names.last_mut()) {
                (Some(kind), true, _) => names.push(Name {
                    tokens: Span::new(token, token + 1),
                    kind,
                }),
                (Some(_), false, Some(name)) => name.tokens.end = token + 1,
                _ => {}
            }
            (before, earlier) = (tag, before);
        }
    }
}

/// Whether the word at `at` can belong to a name: without a capital, function words and verbs do not begin
/// one, and others only with a capital close by (*ministère de l'Intérieur*).
pub(crate) fn may_name(
    signs: &impl Index<usize, Output = Signs>,
    upos: &[Upos],
    before: Tag,
    at: usize,
) -> bool {
    use Upos::{Adp, Adv, Aux, Cconj, Det, Pron, Punct, Sconj, Verb};
    const CLOSE: usize = 3;
    let mut close = at..upos.len().min(at + 1 + CLOSE);
    before != Tag::OUT
        || signs[at].capital
        || !matches!(
            upos[at],
            Adp | Adv | Aux | Cconj | Det | Pron | Punct | Sconj | Verb
        ) && close.any(|at| signs[at].capital)
}

/// What a word's part in names is told from: the two tags before it are known.
#[cfg(feature = "train")]
pub(crate) fn features(
    signs: &Vec<Signs>,
    upos: &[Upos],
    before: [Tag; 2],
    at: usize,
    features: &mut Vec<u64>,
) {
    features.clear();
    see_together(signs, upos, before, at, features);
    for step in -REACH..=REACH {
        let beside = at.checked_add_signed(step);
        let word = beside.and_then(|beside| Some((signs.get(beside)?, *upos.get(beside)?)));
        see_word(word, step, features);
    }
}

/// The kinds of features, by number: from the tags before, of one word, of several.
const WITH_TAGS_BEFORE: u64 = 3001;
const OF_A_WORD: u64 = 3011;
const OF_SEVERAL: u64 = 3054;
/// So many kinds a word has at each place.
const KINDS_OF_A_WORD: u64 = 7;

/// What the word `step` words off tells by itself, or that there is none.
fn see_word(word: Option<(&Signs, Upos)>, step: isize, features: &mut Vec<u64>) {
    let nothing = Signs::default();
    let (signs, tag) = word.map_or((&nothing, NO_TAG), |(signs, upos)| (signs, upos as u64));
    let lists = u64::from(signs.lists);
    let at_each_place = [
        (signs.lower, 0),
        (signs.shape, tag),
        (u64::from(signs.cluster), 0),
        (u64::from(signs.class), tag),
        (signs.endings[2], 0),
        (lists, signs.shape),
    ];
    see(first_kind(step), &at_each_place, features);
    if step == 0 {
        let parts = signs.endings.into_iter().chain(signs.openings);
        let kinds = first_kind(REACH + 1)..;
        features.extend(
            kinds
                .zip(parts)
                .map(|(kind, part)| feature(kind, part, signs.shape)),
        );
    }
}

/// The first kind of the word `step` words off.
fn first_kind(step: isize) -> u64 {
    OF_A_WORD + KINDS_OF_A_WORD * (step + REACH) as u64
}

/// Adds features of consecutive kinds.
fn see(first_kind: u64, pairs: &[(u64, u64)], features: &mut Vec<u64>) {
    let kinds = (first_kind..).zip(pairs);
    features.extend(kinds.map(|(kind, &(a, b))| feature(kind, a, b)));
}

fn feature(kind: u64, a: u64, b: u64) -> u64 {
    mix(mix(kind, a), b)
}

/// The part of speech where no word stands.
const NO_TAG: u64 = 99;

/// What several words, or a word and the tags before it, tell together.
fn see_together(
    signs: &impl Index<usize, Output = Signs>,
    upos: &[Upos],
    before: [Tag; 2],
    at: usize,
    features: &mut Vec<u64>,
) {
    let word = |step: isize| {
        let at = at.checked_add_signed(step);
        at.filter(|&at| at < upos.len()).map(|at| &signs[at])
    };
    let tag = |step: isize| {
        at.checked_add_signed(step)
            .and_then(|at| upos.get(at))
            .map_or(NO_TAG, |upos| *upos as u64)
    };
    let lower = |step: isize| word(step).map_or(0, |signs| signs.lower);
    let shape = |step: isize| word(step).map_or(0, |signs| signs.shape);
    let cluster = |step: isize| word(step).map_or(0, |signs| u64::from(signs.cluster));
    let class = |step: isize| word(step).map_or(0, |signs| u64::from(signs.class));
    let lists = |step: isize| word(step).map_or(0, |signs| u64::from(signs.lists));
    let last = u64::from(before[0].0);
    let tags = last << 8 | u64::from(before[1].0);
    let with_tags_before = [
        (0, 0),
        (tags, 0),
        (tags, tag(0)),
        (last, mix(tag(0), tag(1))),
        (last, shape(0)),
        (last, lower(0)),
        (last, lower(-1)),
        (last, cluster(0)),
        (last, cluster(-1)),
        (last, class(0)),
    ];
    see(WITH_TAGS_BEFORE, &with_tags_before, features);
    for step in -REACH..=REACH {
        // The last of the kinds that a word has at each place.
        features.push(feature(first_kind(step + 1) - 1, lists(step), last));
    }
    // The nearest common noun on the left: le président Untel, la ville de Telle.
    let noun = (at.saturating_sub(4)..at)
        .rev()
        .find(|&at| upos[at] == Upos::Noun);
    let noun = noun.map_or(1, |at| signs[at].lower);
    let of_several = [
        (lower(-1), lower(0)),
        (lower(0), lower(1)),
        (lower(-2), lower(-1)),
        (lower(-1), tag(0)),
        (lower(1), tag(0)),
        (cluster(-1), cluster(0)),
        (cluster(0), cluster(1)),
        (mix(tag(-1), tag(0)), tag(1)),
        (mix(lists(-1), lists(0)), lists(1)),
        (mix(lists(0), lists(1)), mix(shape(0), shape(1))),
        (mix(lists(-1), lists(0)), mix(last, shape(0))),
        (mix(tag(-2), tag(-1)), tag(0)),
        (mix(shape(-1), shape(0)), shape(1)),
        (noun, tag(0)),
        (noun, last),
    ];
    see(OF_SEVERAL, &of_several, features);
}
