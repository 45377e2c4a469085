//! How many voices, and how evenly: Hill numbers of speakers over articles, compared at equal coverage.
//!
//! An article is a sampling unit, a speaker is in it or not (incidence data). Hill numbers: Hill 1973; rarefaction:
//! Chao and others, "Rarefaction and extrapolation with Hill numbers", *Ecological Monographs* 84, 2014; coverage: Chao
//! and Jost, "Coverage-based rarefaction", *Ecology* 93, 2012. As in iNEXT (Hsieh, Ma and Chao 2016).

use crate::bootstrap::Estimate;
use crate::counts::Counts;
use rayon::prelude::*;

/// Into so many parts the articles are cut to see how much hangs on each.
const PARTS: usize = 25;

/// The diversity of a group of articles.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Diversity {
    /// The share of all incidences that belong to speakers who were seen, at which the Hill numbers are given.
    pub coverage: f64,
    /// As many articles have this coverage on average.
    pub articles: f64,
    /// Hill numbers of order 0 (speakers), 1 (exponential of Shannon's entropy) and 2 (inverse of Simpson's index).
    pub hill: [Estimate; 3],
}

/// The diversity of each group at the least coverage of any, or at a given coverage.
///
/// In `groups`, a cluster is an article, a cell a speaker, and every weight is 1. Intervals come from leaving out one
/// of `PARTS` parts of the articles after the other (the jackknife: Efron and Tibshirani, *An Introduction to the
/// Bootstrap*, 1993, chapter 11), each time at the same coverage. Drawing articles anew will not do: a draw repeats
/// articles, and so speakers seen once, which is what coverage is read from, seem to be fewer.
pub fn diversity(groups: &[Counts], coverage: Option<f64>, level: f64) -> Vec<Diversity> {
    let incidences: Vec<Incidences> = groups
        .iter()
        .map(|group| Incidences::new(&group.totals(), group.n_clusters()))
        .collect();
    let reached = incidences.iter().map(Incidences::full_coverage);
    let least = reached
        .filter(|coverage| !coverage.is_nan())
        .fold(1.0, f64::min);
    let of = |(group, all): (&Counts, &Incidences)| {
        let factorials = Factorials::new(group.n_clusters());
        // More articles than there are cannot be shown.
        let wanted = coverage.unwrap_or(least).min(all.full_coverage());
        let articles = all.articles_at(wanted, &factorials);
        let parts = PARTS.min(group.n_clusters());
        let values = all.hill(articles, &factorials);
        let (totals, cut) = (group.totals(), group.parts(parts));
        let at_coverage = |left_out: &[usize]| {
            let (mut left, mut n_articles) = (totals.clone(), group.n_clusters());
            for (own, articles) in left_out.iter().map(|&part| &cut[part]) {
                left.iter_mut().zip(own).for_each(|(sum, own)| *sum -= own);
                n_articles -= articles;
            }
            let left = Incidences::new(&left, n_articles);
            left.hill(left.articles_at(wanted, &factorials), &factorials)
        };
        let one: Vec<[f64; 3]> = (0..parts)
            .into_par_iter()
            .map(|part| at_coverage(&[part]))
            .collect();
        // What leaving out two parts changes beyond what each of them does, for orders 0 and 1.
        let together: [f64; 2] = (0..parts * parts)
            .into_par_iter()
            .map(|pair| [pair / parts, pair % parts])
            .filter(|[first, second]| first < second)
            .map(|pair| {
                let both = at_coverage(&pair);
                [0, 1].map(|order| {
                    let change = values[order] - one[pair[0]][order] - one[pair[1]][order];
                    (change + both[order]).powi(2)
                })
            })
            .collect::<Vec<[f64; 2]>>()
            .iter()
            .fold([0.0; 2], |sums, squares| {
                [0, 1].map(|order| sums[order] + squares[order])
            });
        Diversity {
            coverage: all.coverage(articles, &factorials),
            articles,
            hill: std::array::from_fn(|order| {
                let value = values[order];
                let variance = jackknife(one.iter().map(|values| values[order]));
                let twice = match order {
                    0 => together[0],
                    1 => together[1] / 4.0,
                    _ => 0.0,
                };
                let error = (variance - twice).max(variance / 2.0).sqrt();
                let half = quantile(level, parts) * error;
                let (low, high) = match parts {
                    0 | 1 => (f64::NAN, f64::NAN),
                    _ => ((value - half).max(value.min(1.0)), value + half),
                };
                Estimate { value, low, high }
            }),
        }
    };
    groups.iter().zip(&incidences).map(of).collect()
}

/// The Hill numbers of order 0, 1 and 2 of one group at a coverage, without intervals.
pub fn hill_numbers(group: &Counts, coverage: f64) -> [f64; 3] {
    let incidences = Incidences::new(&group.totals(), group.n_clusters());
    let factorials = Factorials::new(group.n_clusters());
    let wanted = coverage.min(incidences.full_coverage());
    incidences.hill(incidences.articles_at(wanted, &factorials), &factorials)
}

/// The jackknife's variance, from the values without each part.
///
/// What two parts change together is in it twice (Efron and Stein, "The jackknife estimate of variance", 1981). For the
/// number of speakers that is much, and is taken out once. Of orders 1 and 2 the error is partly bias, which the
/// jackknife does not see: three quarters of it are left in for order 1, and all of it, which is little, for order 2.
/// The quarter was chosen by `tests/coverage.rs`, which shows what comes of it.
fn jackknife(values: impl ExactSizeIterator<Item = f64> + Clone) -> f64 {
    let n = values.len() as f64;
    let mean = values.clone().sum::<f64>() / n;
    (n - 1.0) / n * values.map(|value| (value - mean).powi(2)).sum::<f64>()
}

/// In how many articles speakers are.
struct Incidences {
    /// For each number of articles that a speaker may be in, how many are.
    speakers: Vec<(usize, f64)>,
    /// The number of articles.
    articles: usize,
    /// All incidences.
    sum: f64,
}

impl Incidences {
    fn new(totals: &[f64], articles: usize) -> Self {
        let most = totals.iter().fold(0.0, |most: f64, &total| most.max(total));
        let mut speakers = vec![0.0; most as usize + 1];
        for &total in totals {
            speakers[total as usize] += 1.0;
        }
        let numbered = speakers.into_iter().enumerate().skip(1);
        Incidences {
            speakers: numbered.filter(|&(_, speakers)| speakers > 0.0).collect(),
            articles,
            sum: totals.iter().sum(),
        }
    }

    /// How many speakers are in exactly so many articles.
    fn in_exactly(&self, articles: usize) -> f64 {
        let found = self.speakers.iter().find(|&&(count, _)| count == articles);
        found.map_or(0.0, |&(_, speakers)| speakers)
    }

    /// The coverage of all articles (Chao and Jost 2012, for incidences).
    fn full_coverage(&self) -> f64 {
        let (once, twice) = (self.in_exactly(1), self.in_exactly(2));
        if self.sum == 0.0 {
            return f64::NAN;
        }
        if once == 0.0 {
            return 1.0;
        }
        let others = (self.articles - 1) as f64;
        let unseen = if twice > 0.0 {
            others * once / (others * once + 2.0 * twice)
        } else {
            others * (once - 1.0) / (others * (once - 1.0) + 2.0)
        };
        1.0 - once / self.sum * if unseen.is_nan() { 1.0 } else { unseen }
    }

    /// The coverage that so many of the articles have on average.
    fn coverage(&self, articles: f64, factorials: &Factorials) -> f64 {
        between(articles, |articles| {
            if articles >= self.articles {
                return [self.full_coverage()];
            }
            let without = self.speakers.iter().map(|&(count, speakers)| {
                speakers * count as f64 / self.sum
                    * factorials.none(count, 1, self.articles, articles)
            });
            [1.0 - without.sum::<f64>()]
        })[0]
    }

    /// How many articles have this coverage on average; a few more than there are, where these do not quite reach it.
    fn articles_at(&self, coverage: f64, factorials: &Factorials) -> f64 {
        let of = |articles: usize| self.coverage(articles as f64, factorials);
        let all = self.full_coverage();
        if self.sum == 0.0 || self.articles < 2 {
            return self.articles as f64;
        }
        if all <= coverage {
            let before = self.before_all();
            let slope = (all - of(before)) / (self.articles - before) as f64;
            let more = (coverage - all) / slope;
            // Not at all where the line does not rise, and not far where it hardly does.
            let most = 0.1 * self.articles as f64;
            return self.articles as f64 + if more > 0.0 { more.min(most) } else { 0.0 };
        }
        let (mut low, mut high) = (0, self.articles);
        while high - low > 1 {
            let middle = low.midpoint(high);
            *(if of(middle) > coverage {
                &mut high
            } else {
                &mut low
            }) = middle;
        }
        let below = if low == 0 { 0.0 } else { of(low) };
        (low as f64 + (coverage - below) / (of(high) - below)).max(1.0)
    }

    /// From so many articles to all it is near enough to a straight line, to go on a little.
    fn before_all(&self) -> usize {
        self.articles - (self.articles / 20).max(1)
    }

    /// The Hill numbers that so many articles have on average.
    fn hill(&self, articles: f64, factorials: &Factorials) -> [f64; 3] {
        let all = self.articles as f64;
        if articles <= all {
            return between(articles, |some| self.hill_of(some, factorials));
        }
        let (before, last) = (self.before_all(), self.hill_of(self.articles, factorials));
        let earlier = self.hill_of(before, factorials);
        std::array::from_fn(|order| {
            last[order] + (last[order] - earlier[order]) * (articles - all) / (all - before as f64)
        })
    }

    /// The Hill numbers that so many of the articles have on average (Chao and others 2014, appendix).
    fn hill_of(&self, some: usize, factorials: &Factorials) -> [f64; 3] {
        if self.sum == 0.0 {
            return [0.0; 3];
        }
        let all = self.articles as f64;
        let sum = self.sum * some as f64 / all;
        let [mut seen, mut entropy, mut square] = [0.0; 3];
        for &(count, speakers) in &self.speakers {
            let in_all = count as f64;
            seen += speakers * (1.0 - factorials.none(count, 0, self.articles, some));
            let pairs = if some > 1 {
                (some - 1) as f64 * (in_all - 1.0) / (all - 1.0)
            } else {
                0.0
            };
            square += speakers * some as f64 * in_all / all * (1.0 + pairs) / (sum * sum);
            entropy += speakers
                * factorials.mean(count, self.articles, some, |found| {
                    let share = found as f64 / sum;
                    -share * share.ln()
                });
        }
        [seen, entropy.exp(), 1.0 / square]
    }
}

/// A function of whole numbers, between two of them by distance.
fn between<const N: usize>(at: f64, of: impl Fn(usize) -> [f64; N]) -> [f64; N] {
    let below = of(at.floor() as usize);
    if at.fract() == 0.0 {
        return below;
    }
    let above = of(at.ceil() as usize);
    std::array::from_fn(|index| below[index] + (above[index] - below[index]) * at.fract())
}

/// Logarithms of factorials, for draws without replacement.
struct Factorials(Vec<f64>);

impl Factorials {
    fn new(most: usize) -> Self {
        let mut logs = vec![0.0; most + 1];
        for number in 1..=most {
            logs[number] = logs[number - 1] + (number as f64).ln();
        }
        Factorials(logs)
    }

    fn ln_choose(&self, of: usize, take: usize) -> f64 {
        self.0[of] - self.0[take] - self.0[of - take]
    }

    /// How likely none of the articles that a speaker is in is among `take` of `of`, when `aside` of them, with the
    /// speaker, are not drawn from.
    fn none(&self, count: usize, aside: usize, of: usize, take: usize) -> f64 {
        if take > of - count {
            return 0.0;
        }
        (self.ln_choose(of - count, take) - self.ln_choose(of - aside, take)).exp()
    }

    /// The mean of a function of how many of `count` articles are among `take` of `of`; it is 0 at 0.
    fn mean(&self, count: usize, of: usize, take: usize, function: impl Fn(usize) -> f64) -> f64 {
        if take == of {
            return function(count);
        }
        let share = take as f64 / of as f64;
        let middle = share * count as f64;
        // What lies further out has no weight that a sum would show.
        let width = 9.0 * (middle * (1.0 - share)).sqrt() + 9.0;
        let first = (middle - width).max(1.0) as usize;
        let first = first.max((take + count).saturating_sub(of));
        let last = ((middle + width) as usize).min(count).min(take);
        let all = self.ln_choose(of, take);
        (first..=last)
            .map(|found| {
                let log =
                    self.ln_choose(count, found) + self.ln_choose(of - count, take - found) - all;
                log.exp() * function(found)
            })
            .sum()
    }
}

/// So many standard errors on each side hold the truth at this level, when they come from so many parts: Student's t
/// by its expansion around the normal quantile (Abramowitz and Stegun 1964, 26.2.23 and 26.7.5).
fn quantile(level: f64, parts: usize) -> f64 {
    let t = (-2.0 * ((1.0 - level) / 2.0).ln()).sqrt();
    let normal = t
        - (2.515_517 + t * (0.802_853 + t * 0.010_328))
            / (1.0 + t * (1.432_788 + t * (0.189_269 + t * 0.001_308)));
    normal + (normal.powi(3) + normal) / (4.0 * (parts as f64 - 1.0).max(1.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Four articles: one speaker in all, one in two, two in one.
    fn incidences() -> Incidences {
        Incidences::new(&[4.0, 2.0, 1.0, 1.0], 4)
    }

    fn near(found: f64, wanted: f64) {
        assert!((found - wanted).abs() < 1e-9, "{found}, not {wanted}");
    }

    #[test]
    fn of_all_articles_it_is_the_formula() {
        let hill = incidences().hill(4.0, &Factorials::new(4));
        near(hill[0], 4.0);
        let entropy: f64 = [0.5f64, 0.25, 0.125, 0.125]
            .iter()
            .map(|share| -share * share.ln())
            .sum();
        near(hill[1], entropy.exp());
        near(hill[2], 1.0 / (0.25 + 0.0625 + 2.0 * 0.015_625));
        // 1 - 2/8 · (3·2)/(3·2 + 2·1)
        near(incidences().full_coverage(), 1.0 - 0.25 * 0.75);
    }

    #[test]
    fn of_fewer_articles_it_is_the_mean_over_all_choices() {
        let articles: [&[usize]; 4] = [&[0, 1, 2], &[0, 1], &[0, 3], &[0]];
        let (mut seen, mut choices) = (0.0, 0.0);
        // Incidence frequency counts, which orders 1 and 2 are computed from.
        let mut frequencies = [0.0; 3];
        for first in 0..4 {
            for second in first + 1..4 {
                choices += 1.0;
                for speaker in 0..4 {
                    let count = [first, second]
                        .iter()
                        .filter(|&&article| articles[article].contains(&speaker))
                        .count();
                    frequencies[count] += 1.0;
                    seen += f64::from(count > 0);
                }
            }
        }
        let hill = incidences().hill(2.0, &Factorials::new(4));
        near(hill[0], seen / choices);
        let share = |count: usize| count as f64 / 4.0;
        let entropy: f64 = (1..3)
            .map(|count| -share(count) * share(count).ln() * frequencies[count] / choices)
            .sum();
        near(hill[1], entropy.exp());
        let square: f64 = (1..3)
            .map(|count| share(count).powi(2) * frequencies[count] / choices)
            .sum();
        near(hill[2], 1.0 / square);
    }

    #[test]
    fn coverage_finds_its_number_of_articles() {
        let factorials = Factorials::new(4);
        let coverage = incidences().coverage(2.5, &factorials);
        near(incidences().articles_at(coverage, &factorials), 2.5);
        let all = incidences().full_coverage();
        assert_eq!(incidences().articles_at(all, &factorials), 4.0);
        assert_eq!(incidences().articles_at(1.0, &factorials), 4.4);
    }

    #[test]
    fn quantiles_are_those_of_student() {
        assert!((quantile(0.95, 50) - 2.0096).abs() < 2e-3);
        assert!((quantile(0.9, 1_000_000) - 1.6449).abs() < 1e-3);
    }

    #[test]
    fn no_speakers_no_diversity() {
        let empty = Counts::new(&[], &[], &[], 0, 0).unwrap();
        let found = diversity(&[empty], None, 0.95);
        assert_eq!(found[0].hill[0].value, 0.0);
    }
}
