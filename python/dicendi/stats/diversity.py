"""How many voices there are, and how evenly they are heard."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import polars as pl

from dicendi import _dicendi
from dicendi.stats import _units
from dicendi.stats._options import Options
from dicendi.stats._tally import Tally, finish

if TYPE_CHECKING:
    from dicendi.tables import Tables

#: Measures by the order of their Hill number.
MEASURES = ["richness", "shannon", "simpson"]


def diversity(
    tables: Tables,
    by: str | None = None,
    *,
    of: str = "speaker_id",
    coverage: float | None = None,
    **options: Any,
) -> pl.DataFrame:
    """The diversity of speakers (or of another column, `of`) in each group of articles, at equal coverage.

    More articles have more speakers, so groups are compared at the same coverage: the share of all speaking
    that belongs to speakers seen. It is `coverage`, or the least that any group reaches; groups that reach
    more are thinned out, by the exact mean over all choices of fewer articles. A group that does not reach a
    given coverage is shown as it is.

    Four rows a group, by `measure`: `richness`, the number of speakers (Hill number of order 0); `shannon`,
    how many speakers heard equally often would be as diverse (order 1); `simpson`, the same giving weight to
    frequent ones (order 2); and `hhi`, the Herfindahl-Hirschman index, 1 / `simpson`: 1 where one alone
    speaks. Each `value` has its interval; `n` speaker × article, `n_speakers` of the group, the `coverage`
    and the `articles` that it takes, `clusters`. By `by` a group is a source, section, month, …; speakers
    nobody knows the name of are left out.

    Method: Hill 1973; Chao and Jost, "Coverage-based rarefaction", *Ecology* 93, 2012; Chao and others,
    *Ecological Monographs* 84, 2014, for incidence data: the article is the sampling unit, as in iNEXT.
    Intervals by the jackknife over articles (Efron and Tibshirani 1993, chapter 11), because articles that
    are drawn twice hide speakers seen once; `replicates` and `seed` do not matter.
    """
    asked = Options(**options)
    found = _units.of(tables, "speaker", asked)
    groups = _units.columns(found, by, "by")
    (of,) = _units.columns(found, of, "of")
    found = found.filter(pl.col(of).is_not_null(), *(pl.col(group).is_not_null() for group in groups))
    # A speaker is in an article, or in one of its copies, once.
    found = found.unique([*groups, "cluster", of], maintain_order=True).with_columns(
        pl.lit(1.0).alias("weight")
    )
    tallied: list[tuple[Any, pl.DataFrame, _dicendi.Counts]] = []
    parts = found.partition_by(groups, as_dict=True) if groups else {(): found} if found.height else {}
    for key in sorted(parts):
        tally = Tally(parts[key]["cluster"])
        tallied.append((key, tally.add(parts[key], [of]), tally.counts()))
    estimates = _dicendi.diversity_of([counts for _, _, counts in tallied], coverage, asked.level)
    rows = []
    for (key, cells, _), (reached, articles, hill) in zip(tallied, estimates, strict=True):
        (value, low, high) = hill[2]
        measures = [*zip(MEASURES, hill, strict=True), ("hhi", (1 / value, 1 / high, 1 / low))]
        clusters = parts[key]["cluster"].n_unique()
        common = (cells["n"].sum(), cells.height, reached, articles, clusters)
        rows += [(*key, measure, *estimate, *common) for measure, estimate in measures]
    schema = {group: found.schema[group] for group in groups} | {
        "measure": pl.String,
        **dict.fromkeys(["value", "low", "high", "n"], pl.Float64),
        "n_speakers": pl.UInt32,
        **dict.fromkeys(["coverage", "articles"], pl.Float64),
        "clusters": pl.UInt32,
    }
    numbers = ["value", "low", "high"]
    result = pl.DataFrame(rows, schema=schema, orient="row").with_columns(pl.col(numbers).fill_nan(None))
    return finish(result, "speaker", asked, groups)
