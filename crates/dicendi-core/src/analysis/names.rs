//! Names of persons, organisations and places: each word begins a name, continues one, or is in none.

use super::linear::{Linear, best, mix};
use super::signs::Signs;
use crate::document::{Name, NameKind};
use crate::error::Result;
use crate::model::Model;
use crate::span::Span;
use crate::ud::Upos;

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

/// The classifier of names.
#[derive(Debug)]
pub(crate) struct Names {
    tags: Linear,
}

impl Names {
    pub(crate) fn read(model: &Model) -> Result<Self> {
        Ok(Names {
            tags: Linear::read(&mut model.section("names")?, Tag::COUNT)?,
        })
    }

    /// Adds the names of a sentence whose first token is `start`.
    pub(crate) fn find(
        &self,
        signs: &[Signs],
        upos: &[Upos],
        start: u32,
        features: &mut Vec<u64>,
        names: &mut Vec<Name>,
    ) {
        let mut scores = [0; Tag::COUNT];
        let (mut before, mut earlier) = (Tag::OUT, Tag::OUT);
        for at in 0..signs.len() {
            let mut tag = Tag::OUT;
            if may_name(signs, upos[at], before, at) {
                self::features(signs, upos, [before, earlier], at, features);
                self.tags.score(features, &mut scores);
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
pub(crate) fn may_name(signs: &[Signs], upos: Upos, before: Tag, at: usize) -> bool {
    use Upos::{Adp, Adv, Aux, Cconj, Det, Pron, Punct, Sconj, Verb};
    const CLOSE: usize = 3;
    let close = || &signs[at..signs.len().min(at + 1 + CLOSE)];
    before != Tag::OUT
        || signs[at].capital
        || !matches!(
            upos,
            Adp | Adv | Aux | Cconj | Det | Pron | Punct | Sconj | Verb
        ) && close().iter().any(|signs| signs.capital)
}

/// What a word's part in names is told from: the two tags before it are known.
pub(crate) fn features(
    signs: &[Signs],
    upos: &[Upos],
    before: [Tag; 2],
    at: usize,
    features: &mut Vec<u64>,
) {
    features.clear();
    let mut template = 3000;
    let mut see = |a: u64, b: u64| {
        template += 1;
        features.push(mix(mix(template, a), b));
    };
    let word = |step: isize| at.checked_add_signed(step).and_then(|at| signs.get(at));
    let tag = |step: isize| {
        at.checked_add_signed(step)
            .and_then(|at| upos.get(at))
            .map_or(99, |upos| *upos as u64)
    };
    let lower = |step: isize| word(step).map_or(0, |signs| signs.lower);
    let shape = |step: isize| word(step).map_or(0, |signs| signs.shape);
    let cluster = |step: isize| word(step).map_or(0, |signs| u64::from(signs.cluster));
    let ending = |step: isize| word(step).map_or(0, |signs| signs.endings[2]);
    let class = |step: isize| word(step).map_or(0, |signs| u64::from(signs.class));
    let lists = |step: isize| word(step).map_or(0, |signs| u64::from(signs.lists));
    let last = u64::from(before[0].0);
    let tags = last << 8 | u64::from(before[1].0);
    see(0, 0);
    see(tags, 0);
    see(tags, tag(0));
    see(last, mix(tag(0), tag(1)));
    see(last, shape(0));
    see(last, lower(0));
    see(last, lower(-1));
    see(last, cluster(0));
    see(last, cluster(-1));
    see(last, class(0));
    for step in -2..=2 {
        see(lower(step), 0);
        see(shape(step), tag(step));
        see(cluster(step), 0);
        see(class(step), tag(step));
        see(ending(step), 0);
        see(lists(step), shape(step));
        see(lists(step), last);
    }
    for ending in signs[at].endings {
        see(ending, shape(0));
    }
    for opening in signs[at].openings {
        see(opening, shape(0));
    }
    see(lower(-1), lower(0));
    see(lower(0), lower(1));
    see(lower(-2), lower(-1));
    see(lower(-1), tag(0));
    see(lower(1), tag(0));
    see(cluster(-1), cluster(0));
    see(cluster(0), cluster(1));
    see(mix(tag(-1), tag(0)), tag(1));
    see(mix(lists(-1), lists(0)), lists(1));
    see(mix(lists(0), lists(1)), mix(shape(0), shape(1)));
    see(mix(lists(-1), lists(0)), mix(last, shape(0)));
    see(mix(tag(-2), tag(-1)), tag(0));
    see(mix(shape(-1), shape(0)), shape(1));
    // The nearest common noun on the left: le président Untel, la ville de Telle.
    let noun = (at.saturating_sub(4)..at)
        .rev()
        .find(|&at| upos[at] == Upos::Noun);
    see(noun.map_or(1, |at| signs[at].lower), tag(0));
    see(noun.map_or(1, |at| signs[at].lower), last);
}
