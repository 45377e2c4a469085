"""Shares of who or what is counted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import polars as pl

from dicendi.stats import _units
from dicendi.stats._options import Options
from dicendi.stats._tally import Tally, finish, intervals
from dicendi.stats._units import Unit

if TYPE_CHECKING:
    from dicendi.tables import Tables
    from dicendi.validate import Score


def share(
    tables: Tables,
    by: str,
    within: str | list[str] | None = None,
    *,
    unit: Unit = "speaker",
    validation: Score | None = None,
    **options: Any,
) -> pl.DataFrame:
    """What share each value of a column has, `within` each group of others.

    `by` and `within` are columns of `dicendi.stats.units`: `gender`, `role`, `country`, `type`, `source`,
    `section`, `month`, …, or joined ones. Shares of gender are shares of persons.

    One row a group × value: `n` units, `share` among those whose value is known with its interval `low`,
    `high`; `least` and `most`, what the share is if none, or all, of the unknown ones have this value;
    `n_known`, `n_unknown` of the group; `clusters` of the group, which is what the interval rests on.

    With `validation`, a `dicendi.validate.Score` of the same column, `corrected` is the share that the coded
    sample says is the true one, with its interval. Method: `dicendi.validate.Score`.

    >>> import dicendi as di
    >>> di.stats.share(tables, "gender", within="source")  # doctest: +SKIP
    """
    asked = Options(**options)
    found = _units.of(tables, unit, asked)
    groups = _units.columns(found, within, "within")
    (by,) = _units.columns(found, by, "by")
    if by == "gender":
        found = found.filter(pl.col("type") == "person")
    known = found.filter(pl.col(by).is_not_null())
    tally = Tally(found["cluster"])
    parts = tally.add(known, [*groups, by])
    wholes = tally.add(known, groups).rename({"n": "n_known", "cell": "whole"})
    unknown = found.filter(pl.col(by).is_null()).group_by(groups or pl.lit(0).alias("all"))
    unknown = unknown.agg(pl.col("weight").sum().alias("n_unknown"))
    keys = groups or ["all"]
    rows = parts.drop("clusters").with_columns(*([] if groups else [pl.lit(0).alias("all")]))
    for table in (wholes.with_columns(*([] if groups else [pl.lit(0).alias("all")])), unknown):
        rows = rows.join(table, on=keys, how="left", nulls_equal=True, maintain_order="left")
    rows = rows.with_columns(pl.col("n_unknown").fill_null(0.0))
    pairs = rows.select("cell", "whole").rows()
    estimates = tally.counts().shares(pairs, asked.bootstrap)
    whole = pl.col("n_known") + pl.col("n_unknown")
    rows = rows.with_columns(
        *intervals(estimates, "share"),
        (pl.col("n") / whole).alias("least"),
        ((pl.col("n") + pl.col("n_unknown")) / whole).alias("most"),
    )
    extra = []
    if validation is not None:
        rows, extra = (
            validation.correct(rows, found, groups, by, asked),
            ["corrected", "corrected_low", "corrected_high"],
        )
    columns = ["n", "share", "low", "high", *extra, "least", "most", "n_known", "n_unknown", "clusters"]
    return finish(rows.select(*groups, by, *columns), unit, asked, groups)
