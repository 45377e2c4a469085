"""How much is said, week by week or month by month."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

import polars as pl

from dicendi.errors import InputError
from dicendi.stats import _units
from dicendi.stats._options import Options
from dicendi.stats._tally import Tally, finish, intervals, warn
from dicendi.stats._units import Unit

if TYPE_CHECKING:
    from dicendi.tables import Tables

EVERY = {"week": "1w", "month": "1mo", "year": "1y"}


def trend(
    tables: Tables,
    every: Literal["week", "month", "year"] = "month",
    by: str | None = None,
    *,
    unit: Unit = "speaker",
    **options: Any,
) -> pl.DataFrame:
    """How many units an article has in each period, for each value of a column.

    An archive holds more articles of some weeks than of others, so counts alone show how it was collected;
    `per_article` sets them off against all articles of the period, with its interval. Periods without
    articles are there, with null. For the share of each value within a period, use `share(tables, by,
    within="month")`.

    One row a period (× value of `by`): the period's first day under the name of `every`, `n` units,
    `n_articles` of the period, `per_article`, `low`, `high`, `clusters`. Articles without a day of
    publication are left out, with a warning.
    """
    asked = Options(**options)
    if every not in EVERY:
        raise InputError(f"every={every!r}: it must be one of {', '.join(map(repr, EVERY))}")
    found = _units.of(tables, unit, asked)
    groups = _units.columns(found, by, "by")
    if groups == [every]:
        raise InputError(f"by={by!r} is the period itself")
    if by == "gender":
        found = found.filter(pl.col("type") == "person")
    articles = _units.articles(tables, asked).with_columns(pl.lit(1.0).alias("weight"))
    if undated := articles[every].null_count():
        warn(f"{undated} of {articles.height} articles have no day of publication: left out")
    articles = articles.filter(pl.col(every).is_not_null())
    found = found.filter(pl.col(every).is_not_null(), *(pl.col(group).is_not_null() for group in groups))
    periods = (
        articles.select(pl.date_range(pl.col(every).min(), pl.col(every).max(), EVERY[every]).alias(every))
        if articles.height
        else articles.select(every)
    )
    cells = periods
    if groups:
        cells = periods.join(
            found.select(groups).unique().sort(groups), how="cross", maintain_order="left_right"
        )
    tally = Tally(articles["cluster"])
    parts = tally.add(found, [every, *groups], cells).drop("clusters")
    wholes = tally.add(articles, [every], periods).rename({"cell": "whole", "n": "n_articles"})
    rows = parts.join(wholes, on=every, how="left", maintain_order="left")
    estimates = tally.counts().rates(rows.select("cell", "whole").rows(), asked.bootstrap)
    rows = rows.with_columns(
        pl.col("n_articles").cast(pl.UInt32),
        *intervals(estimates, "per_article"),
    )
    columns = [every, *groups, "n", "n_articles", "per_article", "low", "high", "clusters"]
    return finish(rows.select(columns), unit, asked, [every])
