"""How two groups differ."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import polars as pl

from dicendi.errors import InputError
from dicendi.stats import _units
from dicendi.stats._options import Options
from dicendi.stats._tally import Tally, finish, intervals
from dicendi.stats._units import Unit

if TYPE_CHECKING:
    from dicendi.tables import Tables


def compare(
    tables: Tables,
    by: str,
    between: str,
    first: Any,
    second: Any,
    *,
    unit: Unit = "speaker",
    **options: Any,
) -> pl.DataFrame:
    """How the shares of a column's values differ between two groups.

    `first` and `second` are values of the column `between`: `compare(tables, "gender", "source", "A", "B")`.

    One row a value of `by`: `n_first`, `n_second` units, `share_first`, `share_second` among those that are
    known, and their `difference`, first less second, with its interval. Both are drawn in one, so that
    articles in which both groups speak are rightly counted as dependent. `clusters` is the smaller number of
    the two groups.
    """
    asked = Options(**options)
    found = _units.of(tables, unit, asked)
    (by,), (between,) = _units.columns(found, by, "by"), _units.columns(found, between, "between")
    if by == between:
        raise InputError(f"by and between are both {by!r}: groups are compared by another column")
    if by == "gender":
        found = found.filter(pl.col("type") == "person")
    for name, value in (("first", first), ("second", second)):
        if found.height and not (found[between] == value).any():
            some = ", ".join(repr(value) for value in found[between].drop_nulls().unique().sort()[:5])
            raise InputError(f"{name}={value!r}: no unit has this {between}; there are {some}")
    known = found.filter(pl.col(by).is_not_null(), pl.col(between).is_in([first, second]))
    values = known.select(by).unique().sort(by)
    tally = Tally(known["cluster"])
    cells = pl.concat(values.with_columns(pl.lit(group).alias(between)) for group in (first, second))
    parts = tally.add(known, [between, by], cells)
    wholes = tally.add(known, [between], pl.DataFrame({between: [first, second]}))
    height = values.height
    of_first, of_second = parts[:height], parts[height:]
    pairs = [
        ((one, wholes["cell"][0]), (two, wholes["cell"][1]))
        for one, two in zip(of_first["cell"], of_second["cell"], strict=True)
    ]
    counts = tally.counts()
    rows = values.with_columns(
        of_first["n"].alias("n_first"),
        of_second["n"].alias("n_second"),
        (of_first["n"] / wholes["n"][0]).alias("share_first"),
        (of_second["n"] / wholes["n"][1]).alias("share_second"),
        *intervals(counts.differences(pairs, asked.bootstrap), "difference"),
        pl.lit(wholes["clusters"].min()).alias("clusters"),
        pl.lit(str(first)).alias("first"),
        pl.lit(str(second)).alias("second"),
    )
    order = [by, "first", "second", "n_first", "n_second", "share_first", "share_second"]
    return finish(rows.select(*order, "difference", "low", "high", "clusters"), unit, asked, [by])
