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
        sums = (
            rows.group_by(by, maintain_order=True)
            .agg(pl.col("weight").sum())
            .sort("weight", by, descending=[True, False])
        )
        groups = sums[by].head(GROUPS).to_list()
        if sums.height > GROUPS:
            warn(f"{sums.height} values of {by!r}: the {GROUPS} most frequent are compared; see groups=")
    elif missing := [group for group in groups if rows.height and not (rows[by] == group).any()]:
        raise InputError(f"groups: no unit has {by} {missing[0]!r}")
    looked_at = pl.DataFrame({by: groups}, schema={by: rows.schema[by]})
    # Those of no group that is looked at are one group more.
    rows = rows.with_columns(pl.when(pl.col(by).is_in(looked_at[by].implode())).then(by).alias(by))
    # In order, so that the same clusters are drawn each time.
    rows = rows.group_by(by, "cluster", word, maintain_order=True).agg(pl.col("weight").sum())
    everything = rows.group_by(by, "cluster", maintain_order=True).agg(
        pl.lit(None, rows.schema[word]).alias(word), pl.col("weight").sum()
    )
    corpus = rows.group_by(word, maintain_order=True).agg(pl.col("weight").sum().alias("n_corpus"))
    size = corpus["n_corpus"].sum()
    scale = 1.0 if prior is None else prior / size if size else 1.0
    words = corpus.filter(pl.col("n_corpus") >= min_n).sort(word)
    columns = [by, word, "n", "n_others", "log_odds", "low", "high", "z", "clusters"]
    everyone = pl.concat([looked_at, pl.DataFrame({by: [None]}, schema=looked_at.schema)])
    number = looked_at.with_row_index("group")

    def fit(words: pl.DataFrame, wanted: pl.DataFrame | None, replicates: int) -> pl.DataFrame:
        """The wanted words of groups, or all that a group uses, the most typical first."""
        own = rows.join(words.select(word), on=word, how="semi")
        every = pl.concat(
            [words.select(word), pl.DataFrame({word: [None]}, schema=words.select(word).schema)]
        )
        tally = Tally(rows["cluster"])
        cells = tally.add(
            pl.concat([own, everything.select(own.columns)]),
            [by, word],
            everyone.join(every, how="cross", maintain_order="left_right"),
        )
        clusters = cells.filter(pl.col(word).is_null()).select(by, "clusters")
        cells = cells.filter(pl.col(by).is_not_null(), pl.col(word).is_not_null(), pl.col("n") > 0)
        if wanted is not None:
            cells = cells.join(wanted, on=[by, word], how="semi", maintain_order="left")
        pseudo = [*(words["n_corpus"] * scale), size * scale]
        settings = (replicates, *options.bootstrap[1:])
        fitted = tally.counts().log_odds(pseudo, cells["cell"].to_list(), settings)
        cells = (
            cells.drop("clusters")
            .with_columns(
                *intervals([row[:3] for row in fitted], "log_odds"),
                pl.Series("z", [row[3] for row in fitted], dtype=pl.Float64),
            )
            .join(words, on=word, how="left", maintain_order="left")
            .join(clusters, on=by, how="left", maintain_order="left")
            .join(number, on=by, how="left", maintain_order="left")
            .with_columns((pl.col("n_corpus") - pl.col("n")).alias("n_others"))
        )
        return cells.sort("group", "z", word, descending=[False, True, False])

    if rows.is_empty() or words.is_empty() or not groups:
        empty = {**rows.schema, "clusters": pl.UInt32, **dict.fromkeys(columns[2:8], pl.Float64)}
        return finish(pl.DataFrame(schema=empty).select(columns), unit, options, [by])
    # Which words are typical is seen without intervals; only theirs are computed.
    shown = fit(words, None, 0)
    if n is not None:
        shown = shown.group_by("group", maintain_order=True).head(n)
    chosen = words.join(shown.select(word).unique(), on=word, how="semi", maintain_order="left")
    result = fit(chosen, shown.select(by, word), options.replicates)
    return finish(result.select(columns), unit, options, [by])
