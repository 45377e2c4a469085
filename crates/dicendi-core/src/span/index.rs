//! Which of many spans hold a position.

use super::Span;

/// Spans, each with a number, that may overlap and nest.
#[derive(Debug)]
pub(crate) struct SpanIndex<Unit> {
    /// In the order of their starts.
    spans: Vec<(Span<Unit>, usize)>,
    /// For each span, how far it or one before it reaches.
    reach: Vec<u32>,
}

impl<Unit: Copy + Ord> SpanIndex<Unit> {
    pub(crate) fn new(spans: impl IntoIterator<Item = (Span<Unit>, usize)>) -> Self {
        let mut spans: Vec<_> = spans.into_iter().collect();
        spans.sort_unstable();
        let reach = spans
            .iter()
            .scan(0, |furthest: &mut u32, (span, _)| {
                *furthest = span.end.max(*furthest);
                Some(*furthest)
            })
            .collect();
        SpanIndex { spans, reach }
    }

    /// The numbers of the spans that hold `position`, the one that starts last first.
    pub(crate) fn holding(&self, position: u32) -> impl Iterator<Item = usize> {
        let behind = self
            .spans
            .partition_point(|(span, _)| span.start <= position);
        (0..behind)
            .rev()
            .take_while(move |&index| self.reach[index] > position)
            .filter(move |&index| self.spans[index].0.contains(position))
            .map(|index| self.spans[index].1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::span::Byte;

    #[test]
    fn spans_that_nest_and_overlap_are_found() {
        let spans = [(0, 20), (2, 5), (4, 9), (30, 31)];
        let spans = spans.map(|(start, end)| Span::<Byte>::new(start, end));
        let index = SpanIndex::new(spans.into_iter().zip(0..));
        for position in 0..40 {
            let mut found: Vec<usize> = index.holding(position).collect();
            found.sort_unstable();
            let expected: Vec<usize> = (0..4)
                .filter(|&number| spans[number].contains(position))
                .collect();
            assert_eq!(found, expected, "at {position}");
        }
    }
}
