//! Hill numbers agree with those that iNEXT publishes for its example: spiders under hemlocks that were girdled or
//! logged (Sackett and others 2011, in Chao and others, *Ecological Monographs* 84, 2014, and in iNEXT's introduction).
//!
//! Its data count individuals. Of articles with one speaker each, the formulas for incidences are those for individuals.

use dicendi_stats::Counts;
use dicendi_stats::diversity::{Diversity, diversity};

/// Species by how many individuals were found, each an article of its own.
fn spiders(found: &[(u32, u32)]) -> Counts {
    let (mut species, mut cells) = (0, vec![]);
    for &(individuals, times) in found {
        for _ in 0..times {
            cells.extend((0..individuals).map(|_| species));
            species += 1;
        }
    }
    let clusters: Vec<u32> = (0..cells.len() as u32).collect();
    let weights = vec![1.0; cells.len()];
    Counts::new(&clusters, &cells, &weights, cells.len(), species as usize).unwrap()
}

fn girdled() -> Counts {
    let ones = [46, 22, 17].map(|individuals| (individuals, 1));
    let more = [(15, 2), (9, 1), (8, 1), (6, 2), (4, 1), (2, 4), (1, 12)];
    spiders(&[ones.as_slice(), more.as_slice()].concat())
}

fn logged() -> Counts {
    let ones = [88, 22, 16, 15, 13, 10].map(|individuals| (individuals, 1));
    let more = [(8, 2), (7, 3), (5, 1), (4, 3), (3, 4), (2, 4), (1, 14)];
    spiders(&[ones.as_slice(), more.as_slice()].concat())
}

/// As many digits as iNEXT prints.
fn printed(found: &Diversity) -> [String; 5] {
    let [richness, shannon, simpson] = found.hill.map(|hill| format!("{:.3}", hill.value));
    let articles = format!("{:.0}", found.articles);
    [
        articles,
        format!("{:.3}", found.coverage),
        richness,
        shannon,
        simpson,
    ]
}

#[test]
fn of_all_individuals() {
    for (counts, published) in [
        (girdled(), ["168", "0.929", "26.000", "12.060", "7.840"]),
        (logged(), ["252", "0.945", "37.000", "14.421", "6.761"]),
    ] {
        assert_eq!(
            printed(&diversity(&[counts], Some(1.0), 0.95)[0]),
            published
        );
    }
}

#[test]
fn of_half_the_individuals() {
    // iNEXT gives the coverage of 84 girdled spiders as 0.900 and their richness as 18.912.
    let found = &diversity(&[girdled()], Some(0.899_514_053_6), 0.95)[0];
    assert_eq!(printed(found)[..3], ["84", "0.900", "18.912"]);
}

#[test]
fn two_groups_are_compared_at_the_lesser_coverage() {
    let found = diversity(&[girdled(), logged()], None, 0.95);
    assert_eq!(printed(&found[0])[..3], ["168", "0.929", "26.000"]);
    assert_eq!(printed(&found[1])[1], "0.929");
    // Between the richness of 168 and of 252 logged spiders.
    assert!((31.8..33.0).contains(&found[1].hill[0].value), "{found:?}");
}
