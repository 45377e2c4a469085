//! Copies: articles most of whose text stands in an earlier one.
//!
//! A text is its set of shingles, runs of a few words (Broder, "On the resemblance and containment of documents",
//! 1997). Articles are gone through from the earliest on. Each is compared with the originals before it that share
//! shingles of a fixed sample with it, first by the sample, then by all shingles: what stands for the most part in
//! one of them is its copy, what does not is an original itself. An original that stands for the most part in one that
//! comes later and adds more than that (the alert before the report, the report before its update) becomes the copy of
//! the longer, with its own copies, so that nothing is counted twice. A copy always points to an original, and neither
//! the order of reading nor the number of threads changes anything.
//!
//! The sample holds the shingles whose hash is small (Broder's sketch modulo *m*, as MinHash; Irber and others,
//! "Lightweight compositional analysis of metagenomes with FracMinHash", 2022). Unlike a sketch of fixed size it
//! finds a short text inside a long one.

use rustc_hash::{FxHashMap, FxHasher};
use std::borrow::Cow;
use std::cmp::Reverse;
use std::convert::Infallible;
use std::hash::Hasher;

/// Words in a shingle: four in a row are seldom repeated by chance, and an edited word breaks four only.
const SHINGLE: usize = 4;
/// The share of a copy's shingles that stand in its original.
const COPIED: f32 = 0.6;
/// A text of fewer shingles, a teaser, is a copy only of one that is hardly longer.
const SHORT: usize = 20;
/// One shingle in so many is in the sample.
const SAMPLED: u32 = 4;
/// A shingle that so many originals have says nothing about copying: *toute reproduction interdite sans*.
const COMMONPLACE: usize = 32;
/// So many originals, those that share most of the sample, are compared with all of their shingles.
const COMPARED: usize = 8;

/// The shingles of articles, wherever they are kept.
pub trait Texts {
    /// Why they could not be read.
    type Error;

    /// Number of articles.
    fn len(&self) -> usize;

    /// Whether there are none.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// An article's shingles, sorted and without repeats.
    fn of(&self, article: u32) -> Result<Cow<'_, [u32]>, Self::Error>;
}

/// The shingles of articles in memory.
#[derive(Debug, Default)]
pub struct Duplicates {
    /// Of all articles, one article after the other.
    shingles: Vec<u32>,
    /// Where the shingles of each article end.
    ends: Vec<usize>,
}

/// What an article is a copy of.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Copy {
    /// The original, as a number in the order of pushing.
    pub original: u32,
    /// The share of the copy's shingles that stand in the original: 0.6 to 1, less only for copies of a copy.
    pub share: f32,
}

impl Duplicates {
    /// Adds an article's text; how many shingles it has.
    pub fn push(&mut self, text: &str) -> usize {
        let start = self.shingles.len();
        self.shingles.extend(shingles(text));
        self.shingles[start..].sort_unstable();
        let mut kept = start;
        for at in start..self.shingles.len() {
            if kept == start || self.shingles[kept - 1] != self.shingles[at] {
                self.shingles[kept] = self.shingles[at];
                kept += 1;
            }
        }
        self.shingles.truncate(kept);
        self.ends.push(kept);
        kept - start
    }

    /// The shingles of all articles, one article after the other, and where those of each end.
    pub fn as_slices(&self) -> (&[u32], &[usize]) {
        (&self.shingles, &self.ends)
    }
}

impl Texts for Duplicates {
    type Error = Infallible;

    fn len(&self) -> usize {
        self.ends.len()
    }

    fn of(&self, article: u32) -> Result<Cow<'_, [u32]>, Infallible> {
        let article = article as usize;
        let start = article.checked_sub(1).map_or(0, |before| self.ends[before]);
        Ok(self.shingles[start..self.ends[article]].into())
    }
}

/// For each article what it is a copy of, `None` for originals; `order` numbers the articles from the earliest on.
///
/// Of one set of shingles the earliest article speaks for all, so that what is printed a hundred times is compared once.
pub fn find<T: Texts>(texts: &T, order: &[u32]) -> Result<Vec<Option<Copy>>, T::Error> {
    let first = firsts(texts, order)?;
    let mut copies = Copies {
        texts,
        found: vec![None; texts.len()],
        of: FxHashMap::default(),
    };
    let alone = |article: &u32| first[*article as usize] == *article;
    let mut originals = Originals::new(
        texts,
        &order.iter().copied().filter(alone).collect::<Vec<_>>(),
    )?;
    for (rank, &article) in (0..).zip(order).filter(|(_, article)| alone(article)) {
        let own = texts.of(article)?;
        let near = originals.candidates(&own).into_iter();
        let near: Vec<u32> = near
            .map(|rank| order[rank as usize])
            .filter(|&original| copies.found[original as usize].is_none())
            .collect();
        if !copies.join(article, &own, &near)? {
            originals.add(rank, &own);
        }
    }
    let mut found = copies.found;
    for article in 0..found.len() as u32 {
        let original = first[article as usize];
        if original != article {
            let same = Copy {
                original,
                share: 1.0,
            };
            found[article as usize] = found[original as usize].or(Some(same));
        }
    }
    Ok(found)
}

/// For each article the earliest that has the same shingles.
fn firsts<T: Texts>(texts: &T, order: &[u32]) -> Result<Vec<u32>, T::Error> {
    let mut sets = Vec::with_capacity(order.len());
    for article in 0..order.len() as u32 {
        let shingles = texts.of(article)?;
        let mut hasher = FxHasher::default();
        shingles
            .iter()
            .for_each(|&shingle| hasher.write_u32(shingle));
        sets.push((!shingles.is_empty()).then(|| hasher.finish()));
    }
    let mut of_set: FxHashMap<u64, u32> = FxHashMap::default();
    let mut firsts: Vec<u32> = (0..order.len() as u32).collect();
    for &article in order {
        if let Some(set) = sets[article as usize] {
            firsts[article as usize] = *of_set.entry(set).or_insert(article);
        }
    }
    Ok(firsts)
}

/// What was found to be a copy so far.
struct Copies<'t, T> {
    texts: &'t T,
    found: Vec<Option<Copy>>,
    /// The copies of each original.
    of: FxHashMap<u32, Vec<u32>>,
}

impl<T: Texts> Copies<'_, T> {
    /// Makes an article the copy of one of the originals near it, or those originals copies of it; whether it is one.
    fn join(&mut self, article: u32, own: &[u32], near: &[u32]) -> Result<bool, T::Error> {
        let mut best: Option<Copy> = None;
        let mut held = Vec::new();
        for &original in near {
            let other = self.texts.of(original)?;
            let common = common(own, &other) as f32;
            let share = common / own.len() as f32;
            if best.is_none_or(|best| share > best.share) {
                best = Some(Copy { original, share });
            }
            if common / other.len() as f32 >= COPIED && comparable(&other, own) {
                held.push(original);
            }
        }
        if let Some(copy) = best.filter(|copy| copy.share >= COPIED)
            && comparable(own, &self.texts.of(copy.original)?)
        {
            self.found[article as usize] = Some(copy);
            self.of.entry(copy.original).or_default().push(article);
            return Ok(true);
        }
        for held in held {
            let mut moved = self.of.remove(&held).unwrap_or_default();
            moved.push(held);
            for &copy in &moved {
                let text = self.texts.of(copy)?;
                self.found[copy as usize] = Some(Copy {
                    original: article,
                    share: common(&text, own) as f32 / text.len() as f32,
                });
            }
            self.of.entry(article).or_default().extend(moved);
        }
        Ok(false)
    }
}

/// Whether a text is long enough for its words to be another's, or that one as short.
fn comparable(own: &[u32], other: &[u32]) -> bool {
    own.len() >= SHORT || 4 * other.len() <= 5 * own.len()
}

/// The originals found so far, as ranks from the earliest on, by the sampled shingles that they have.
///
/// Only shingles that several articles have are there: most have one article, and would only take room.
struct Originals {
    /// The shingles, sorted, and where those begin that share their first bits.
    shingles: Vec<u32>,
    begin: Vec<u32>,
    /// Where the room for the originals of each shingle begins, and how much of it is taken.
    room: Vec<u32>,
    taken: Vec<u8>,
    ranks: Vec<u32>,
}

/// The bits of a shingle that do not tell where to look for it.
const LOW_BITS: u32 = 14;
/// So many sampled shingles are sorted at a time: what memory holds does not grow with the articles.
const AT_A_TIME: usize = 40_000_000;

impl Originals {
    fn new<T: Texts>(texts: &T, articles: &[u32]) -> Result<Self, T::Error> {
        let mut count = 0;
        for &article in articles {
            count += sample(&texts.of(article)?).count();
        }
        let slices = (count / AT_A_TIME + 1) as u64;
        let mut shingles: Vec<u32> = Vec::new();
        let mut room = vec![0];
        for slice in 0..slices {
            let of_slice = |shingle: &u32| {
                // The smallest shingle of a text may lie outside the sample: such go with the last slice.
                let place = (u64::from(*shingle) * u64::from(SAMPLED) * slices) >> 32;
                place.min(slices - 1) == slice
            };
            let mut sampled: Vec<u32> = Vec::new();
            for &article in articles {
                sampled.extend(sample(&texts.of(article)?).filter(of_slice));
            }
            sampled.sort_unstable();
            for run in sampled.chunk_by(|a, b| a == b).filter(|run| run.len() > 1) {
                shingles.push(run[0]);
                room.push(room[shingles.len() - 1] + run.len().min(COMMONPLACE) as u32);
            }
        }
        let begin = (0..=u32::MAX >> LOW_BITS)
            .map(|high| shingles.partition_point(|&shingle| shingle >> LOW_BITS < high) as u32)
            .chain([shingles.len() as u32])
            .collect();
        Ok(Originals {
            taken: vec![0; shingles.len()],
            ranks: vec![0; room[shingles.len()] as usize],
            shingles,
            begin,
            room,
        })
    }

    fn place(&self, shingle: u32) -> Option<usize> {
        let high = (shingle >> LOW_BITS) as usize;
        let (start, end) = (self.begin[high] as usize, self.begin[high + 1] as usize);
        let found = self.shingles[start..end].binary_search(&shingle).ok()?;
        Some(start + found)
    }

    fn add(&mut self, rank: u32, shingles: &[u32]) {
        for shingle in sample(shingles) {
            let Some(place) = self.place(shingle) else {
                continue;
            };
            let free = self.room[place] + u32::from(self.taken[place]);
            if free < self.room[place + 1] {
                self.ranks[free as usize] = rank;
                self.taken[place] += 1;
            }
        }
    }

    /// The originals that share most of the sample, the most first, of equals the earlier.
    fn candidates(&self, shingles: &[u32]) -> Vec<u32> {
        let mut shared: FxHashMap<u32, u32> = FxHashMap::default();
        for place in sample(shingles).filter_map(|shingle| self.place(shingle)) {
            let start = self.room[place] as usize;
            for &rank in &self.ranks[start..start + usize::from(self.taken[place])] {
                *shared.entry(rank).or_default() += 1;
            }
        }
        let mut shared: Vec<(u32, u32)> = shared.into_iter().collect();
        shared.sort_unstable_by_key(|&(rank, count)| (Reverse(count), rank));
        shared.truncate(COMPARED);
        shared.into_iter().map(|(rank, _)| rank).collect()
    }
}

/// The shingles of a text that are in the sample; the smallest always, so that no text is without one.
fn sample(shingles: &[u32]) -> impl Iterator<Item = u32> + '_ {
    let small = shingles.partition_point(|&shingle| shingle <= u32::MAX / SAMPLED);
    shingles[..small.max(1).min(shingles.len())].iter().copied()
}

/// How many shingles two texts share.
fn common(a: &[u32], b: &[u32]) -> usize {
    let (mut i, mut j, mut count) = (0, 0, 0);
    while i < a.len() && j < b.len() {
        count += usize::from(a[i] == b[j]);
        let (next, other) = (a[i], b[j]);
        i += usize::from(next <= other);
        j += usize::from(other <= next);
    }
    count
}

/// The hashes of a text's shingles; a text shorter than a shingle is one.
fn shingles(text: &str) -> Vec<u32> {
    let words: Vec<u64> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(|word| {
            let mut hasher = FxHasher::default();
            let lower = word.chars().flat_map(char::to_lowercase);
            lower.for_each(|c| hasher.write_u32(c.into()));
            hasher.finish()
        })
        .collect();
    let hash = |words: &[u64]| {
        let mut hasher = FxHasher::default();
        words.iter().for_each(|&word| hasher.write_u64(word));
        // The hash of a run of words has its randomness in the middle: mixed, every bit is as good.
        let mixed = (hasher.finish() ^ (hasher.finish() >> 31)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed >> 32) as u32
    };
    if words.is_empty() {
        vec![]
    } else if words.len() < SHINGLE {
        vec![hash(&words)]
    } else {
        words.windows(SHINGLE).map(hash).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LONG: &str = "Le conseil a voté hier soir la digue que les riverains du port demandent depuis dix ans. \
        Les travaux commenceront en mars et dureront deux hivers. La maire a promis que la plage resterait ouverte. \
        L'opposition juge le prix trop haut et réclame une étude.";

    fn find(texts: &[&str]) -> Vec<Option<Copy>> {
        let mut duplicates = Duplicates::default();
        for text in texts {
            duplicates.push(text);
        }
        let order: Vec<u32> = (0..texts.len() as u32).collect();
        let Ok(found) = super::find(&duplicates, &order);
        found
    }

    #[test]
    fn a_copy_points_to_its_original() {
        let spaced = LONG.replace(' ', "\n").to_uppercase();
        let edited = LONG.replace("mars", "avril").replace("hier soir", "mardi");
        let cut: String = LONG.chars().take(140).collect();
        let other = "La halle du marché ouvrira ses portes au printemps, après trois ans de chantier et deux procès.";
        let found = find(&[LONG, &spaced, &edited, other, &cut, ""]);
        let originals: Vec<Option<u32>> = found
            .iter()
            .map(|copy| Some(copy.as_ref()?.original))
            .collect();
        assert_eq!(originals, [None, Some(0), Some(0), None, Some(0), None]);
        assert_eq!(found[1].unwrap().share, 1.0);
        let edited = found[2].unwrap().share;
        assert!((0.7..0.95).contains(&edited), "{edited}");
    }

    #[test]
    fn an_article_that_adds_much_to_an_earlier_one_is_the_original() {
        let report = format!(
            "{LONG} Le préfet, qui assistait à la séance, a rappelé que l'État paierait la moitié des travaux, à condition \
             que les deux communes voisines s'entendent sur le tracé avant la fin de l'année. Les pêcheurs craignent pour \
             leur mouillage et demandent à être reçus."
        );
        let found = find(&[LONG, LONG, &report]);
        let originals: Vec<Option<u32>> = found
            .iter()
            .map(|copy| Some(copy.as_ref()?.original))
            .collect();
        assert_eq!(originals, [Some(2), Some(2), None]);
    }

    #[test]
    fn an_article_that_takes_a_little_from_another_is_no_copy() {
        let quoted: String = LONG.chars().take(90).collect();
        let added = "Le marché aux poissons a rouvert ce matin sous la halle neuve, devant une foule de curieux. \
            Les pêcheurs, eux, attendent encore la glace que la mairie leur avait promise au mois de juin.";
        assert_eq!(find(&[LONG, &format!("{added} {quoted}")]), [None, None]);
    }

    #[test]
    fn a_teaser_is_no_copy_of_an_article() {
        let teaser = "Les travaux commenceront en mars et dureront deux hivers.";
        assert_eq!(find(&[LONG, teaser]), [None, None]);
        assert_eq!(find(&[teaser, LONG]), [None, None]);
        assert_eq!(find(&[teaser, teaser])[1].unwrap().original, 0);
    }

    #[test]
    fn copies_of_copies_point_to_the_first() {
        let found = find(&[LONG, LONG, LONG]);
        assert_eq!(found[2].unwrap().original, 0);
    }

    #[test]
    fn the_order_of_reading_does_not_show() {
        // Sentences drawn from a small stock: many articles share some, a few share most.
        let stock: Vec<String> = (0..60)
            .map(|n| {
                format!(
                    "phrase {n} dit {} et {} puis {} enfin {}",
                    n * 7,
                    n * 11,
                    n * 13,
                    n * 17
                )
            })
            .collect();
        let article = |n: usize| -> String {
            (0..6)
                .map(|k| stock[(n * n + k * (1 + n % 3)) % 60].as_str())
                .collect::<Vec<_>>()
                .join(". ")
        };
        let texts: Vec<String> = (0..80).map(article).collect();
        let straight = find(&texts.iter().map(String::as_str).collect::<Vec<_>>());
        let mut turned = Duplicates::default();
        for text in texts.iter().rev() {
            turned.push(text);
        }
        let order: Vec<u32> = (0..80).rev().collect();
        let Ok(turned) = super::find(&turned, &order);
        let turned: Vec<Option<Copy>> = turned.into_iter().rev().collect();
        let turned = turned.into_iter().map(|copy| {
            copy.map(|copy| Copy {
                original: 79 - copy.original,
                ..copy
            })
        });
        assert_eq!(straight, turned.collect::<Vec<_>>());
        assert!(straight.iter().flatten().count() > 5);
    }

    #[test]
    fn whole_sentences_in_common_among_many_are_no_copying() {
        let notice = "Toute reproduction de cet article est interdite sans l'accord écrit du journal et de ses auteurs";
        let texts: Vec<String> = (0..200)
            .map(|n| format!("{notice}. {}", LONG.replace(' ', &format!(" {n} "))))
            .collect();
        let found = find(&texts.iter().map(String::as_str).collect::<Vec<_>>());
        assert!(found.iter().all(Option::is_none));
    }
}
