"""Who speaks most."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import polars as pl

from dicendi.stats import _units
from dicendi.stats._options import Options
from dicendi.stats._tally import Tally, finish, intervals
from dicendi.stats._units import Unit

if TYPE_CHECKING:
    from dicendi.tables import Tables


def top(
    tables: Tables,
    n: int = 20,
    within: str | list[str] | None = None,
    *,
    unit: Unit = "speaker",
    **options: Any,
) -> pl.DataFrame:
    """The speakers who are counted most, `within` each group.

    One row a group × speaker: `rank` from 1 on (equals share one), `speaker`, `speaker_id`, `type`, `n`
    units, and the `share` of all units of the group whose speaker is known, with its interval. `clusters` are
    the articles of the group. Speakers who are known by a description only (*le maire*) are others in every
    article.
    """
    asked = Options(**options)
    found = _units.of(tables, unit, asked)
    groups = _units.columns(found, within, "within")
    known = found.filter(pl.col("speaker_id").is_not_null())
    # Names of people may be equal: the id tells them apart.
    who = ["speaker", "speaker_id", "type"]
    ranked = (
        known.group_by(*groups, *who)
        .agg(pl.col("weight").sum().alias("total"))
        .sort(
            *groups, "total", "speaker", "speaker_id", descending=[False] * len(groups) + [True, False, False]
        )
    )
    rank = pl.col("total").rank("min", descending=True)
    ranked = ranked.with_columns((rank.over(groups) if groups else rank).cast(pl.UInt32).alias("rank"))
    ranked = ranked.group_by(groups, maintain_order=True).head(n) if groups else ranked.head(n)
    tally = Tally(found["cluster"])
    parts = tally.add(known, [*groups, *who], ranked.select(*groups, *who, "rank")).drop("clusters")
    wholes = tally.add(known, groups).rename({"cell": "whole", "n": "n_known"})
    if groups:
        rows = parts.join(wholes, on=groups, how="left", nulls_equal=True, maintain_order="left")
    else:
        rows = parts.join(wholes.drop("all"), how="cross", maintain_order="left")
    estimates = tally.counts().shares(rows.select("cell", "whole").rows(), asked.bootstrap)
    rows = rows.with_columns(*intervals(estimates, "share"))
    columns = ["n", "share", "low", "high", "n_known", "clusters"]
    return finish(rows.select(*groups, "rank", *who, *columns), unit, asked, groups)
