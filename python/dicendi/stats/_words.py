"""Which words groups use more than the others: what `verbs` and `keyness` share."""

from __future__ import annotations

from typing import Any

import polars as pl

from dicendi.errors import InputError
from dicendi.stats._options import Options
from dicendi.stats._tally import Tally, finish, intervals, warn

#: So many groups are looked at where none are named.
GROUPS = 20


def typical(
    rows: pl.DataFrame,
    by: str,
    word: str,
    unit: str,
    options: Options,
    *,
    groups: list[Any] | None,
    n: int | None,
    min_n: int,
    prior: float | None,
) -> pl.DataFrame:
    """The words of `rows` that each group uses more than all others, the most typical first.

    `rows` has the columns `cluster`, `weight`, `by` and `word`; none of the last two is null.
    """
    if prior is not None and not prior > 0:
        raise InputError(f"prior={prior}: it must be above 0")
    if groups is None:
        sums = rows.group_by(by).agg(pl.col("weight").sum()).sort("weight", by, descending=[True, False])
        groups = sums[by].head(GROUPS).to_list()
        if sums.height > GROUPS:
            warn(f"{sums.height} values of {by!r}: the {GROUPS} most frequent are compared; see groups=")
    elif missing := [group for group in groups if rows.height and not (rows[by] == group).any()]:
        raise InputError(f"groups: no unit has {by} {missing[0]!r}")
    looked_at = pl.DataFrame({by: groups}, schema={by: rows.schema[by]}).with_row_index("group")
    columns = [by, word, "n", "n_others", "log_odds", "low", "high", "z", "clusters"]
    # Numbers take less room and time than texts; those of no group that is looked at are one group more.
    rows = rows.join(looked_at, on=by, how="left", maintain_order="left").select(
        pl.col("group").fill_null(len(groups)), "cluster", pl.col(word).cast(pl.Categorical), "weight"
    )
    totals = rows.group_by("group", word).agg(pl.col("weight").sum())
    size = totals["weight"].sum()
    corpus = totals.group_by(word).agg(pl.col("weight").sum().alias("n_corpus"))
    words = corpus.filter(pl.col("n_corpus") >= min_n).sort(pl.col(word).cast(pl.String))
    if words.is_empty() or looked_at.is_empty():
        schema = {by: looked_at.schema[by], word: pl.String, "clusters": pl.UInt32}
        empty = pl.DataFrame(schema=schema | dict.fromkeys(columns[2:8], pl.Float64))
        return finish(empty.select(columns), unit, options, [by])
    scale = 1.0 if prior is None else prior / size

    def fit(
        counted: pl.DataFrame, words: pl.DataFrame, wanted: pl.DataFrame | None, replicates: int
    ) -> pl.DataFrame:
        """The wanted words of groups, or all that a group uses, the most typical first."""
        pseudo = [*(words["n_corpus"] * scale), size * scale]
        # The last cell of a group is all that it says.
        every = counted.with_columns(pl.lit(None, rows.schema[word]).alias(word))
        own = counted.join(words, on=word, how="semi")
        named = pl.concat([words.select(word), pl.DataFrame(schema=words.select(word).schema).clear(1)])
        groups = pl.DataFrame({"group": pl.int_range(looked_at.height + 1, dtype=pl.UInt32, eager=True)})
        tally = Tally(counted["cluster"])
        cells = tally.add(
            pl.concat([own, every]),
            ["group", word],
            groups.join(named, how="cross", maintain_order="left_right"),
        )
        clusters = cells.filter(pl.col(word).is_null()).select("group", "clusters")
        cells = cells.filter(pl.col("group") < looked_at.height, pl.col(word).is_not_null(), pl.col("n") > 0)
        if wanted is not None:
            cells = cells.join(wanted, on=["group", word], how="semi", maintain_order="left")
        fitted = tally.counts().log_odds(
            pseudo, cells["cell"].to_list(), (replicates, *options.bootstrap[1:])
        )
        return (
            cells.drop("clusters")
            .with_columns(
                *intervals([row[:3] for row in fitted], "log_odds"),
                pl.Series("z", [row[3] for row in fitted], dtype=pl.Float64),
            )
            .join(words, on=word, how="left", maintain_order="left")
            .join(clusters, on="group", how="left", maintain_order="left")
            .with_columns((pl.col("n_corpus") - pl.col("n")).alias("n_others"))
            .sort("group", "z", pl.col(word).cast(pl.String), descending=[False, True, False])
        )

    # Which words are typical is seen without intervals, and without telling articles apart.
    shown = fit(totals.with_columns(pl.lit(0).alias("cluster")), words, None, 0)
    if n is not None:
        shown = shown.group_by("group", maintain_order=True).head(n)
    chosen = words.join(shown, on=word, how="semi", maintain_order="left")
    result = fit(rows, chosen, shown, options.replicates)
    result = result.join(looked_at, on="group", how="left", maintain_order="left")
    return finish(result.select(columns).with_columns(pl.col(word).cast(pl.String)), unit, options, [by])
