"""Units to cells, cells to the compiled half, estimates to columns."""

from __future__ import annotations

import warnings

import polars as pl

from dicendi import _dicendi
from dicendi.errors import DicendiWarning
from dicendi.stats._options import Options
from dicendi.stats._units import NAMES

#: Intervals from fewer clusters than this are too narrow.
FEW = 30


class Tally:
    """Cells of one or several kinds over the same clusters."""

    def __init__(self, clusters: pl.Series) -> None:
        self._clusters = pl.DataFrame({"cluster": clusters.unique(maintain_order=True)}).with_row_index(
            "code"
        )
        self._entries: list[pl.DataFrame] = []
        self._n_cells = 0

    def add(self, rows: pl.DataFrame, keys: list[str], cells: pl.DataFrame | None = None) -> pl.DataFrame:
        """Counts the weights of rows by their keys: the different keys in order, with `cell`, `n` and
        `clusters`.

        With `cells`, only their keys are counted, in their order.
        """
        grouped = rows.group_by(*keys, "cluster").agg(pl.col("weight").sum())
        if cells is None:
            cells = grouped.select(keys).unique().sort(keys) if keys else pl.DataFrame({"all": [0]})
        numbered = cells.with_row_index("cell", offset=self._n_cells)
        if keys:
            entries = grouped.join(numbered.select("cell", *keys), on=keys, nulls_equal=True)
        else:
            entries = grouped.with_columns(pl.lit(numbered["cell"][0], pl.UInt32).alias("cell"))
        entries = entries.join(self._clusters, on="cluster").sort("cell", "code")
        self._entries.append(
            entries.select(
                pl.col("code").cast(pl.UInt32),
                pl.col("cell").cast(pl.UInt32),
                pl.col("weight").cast(pl.Float64),
            )
        )
        self._n_cells += cells.height
        sums = entries.group_by("cell").agg(
            pl.col("weight").sum().alias("n"), pl.col("code").n_unique().alias("clusters")
        )
        counted = numbered.join(sums, on="cell", how="left", maintain_order="left")
        return counted.with_columns(pl.col("n", "clusters").fill_null(0))

    def counts(self) -> _dicendi.Counts:
        return _dicendi.Counts(pl.concat(self._entries), self._clusters.height, self._n_cells)


def intervals(estimates: list[tuple[float, float, float]], name: str) -> list[pl.Series]:
    """Columns of a figure and the ends of its interval; what is not a number is null."""
    columns = zip(*estimates, strict=True) if estimates else ([], [], [])
    names = (name, "low", "high")
    return [
        pl.Series(name, values, dtype=pl.Float64).fill_nan(None)
        for name, values in zip(names, columns, strict=True)
    ]


def finish(result: pl.DataFrame, unit: str, options: Options, groups: list[str]) -> pl.DataFrame:
    """Adds what every result says, and warns of what intervals cannot be trusted for."""
    if result.is_empty():
        warn("nothing to count: the result is empty")
    else:
        few = result.filter(pl.col("clusters") < FEW)
        if few.height:
            which = (
                ", ".join(str(value) for value in few[groups[0]].unique(maintain_order=True)[:3])
                if groups
                else ""
            )
            warn(
                f"intervals from fewer than {FEW} articles are too narrow:"
                f" {few.height} of {result.height} rows"
                + (f" ({which}{', …' if few.height > 3 else ''})" if which else "")
            )
    return result.with_columns(
        pl.col("clusters").cast(pl.UInt32),
        pl.lit(NAMES.get(unit, unit)).alias("unit"),
        pl.lit(options.counted).alias("counted"),
    )


def warn(message: str) -> None:
    warnings.warn(message, DicendiWarning, stacklevel=4)
