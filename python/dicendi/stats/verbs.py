"""With which verbs, acts and stances groups are reported."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

import polars as pl

from dicendi.errors import InputError
from dicendi.stats import _units
from dicendi.stats._options import Options
from dicendi.stats._words import typical

if TYPE_CHECKING:
    from dicendi.tables import Tables


def verbs(
    tables: Tables,
    by: str,
    what: Literal["verb", "act", "stance"] = "verb",
    *,
    groups: list[Any] | None = None,
    n: int | None = 20,
    min_n: int = 5,
    prior: float | None = None,
    **options: Any,
) -> pl.DataFrame:
    """The verbs (or acts, or stances) that each group is reported with more than all others.

    `by` is a column of `dicendi.stats.units(tables, "statement")`; `groups` the values of it to look at, else
    the 20 most frequent; the others are always part of what a group is compared with. Shown are the `n` most
    typical words (`None`: all) among those used `min_n` times in the corpus.

    One row a group × word: `n` and `n_others` statements, `log_odds` of the word in the group over those in
    the others with its interval from drawing articles, and `z`, the log-odds over their standard deviation,
    by which rows are ordered: beyond 1.96 the use differs more than words that come independently would.

    Method: weighted log-odds with informative Dirichlet prior (Monroe, Colaresi and Quinn, "Fightin' Words",
    *Political Analysis* 16, 2008). The prior is the use of words in the whole corpus, with as many
    pseudo-counts as there are statements (as tidylo does) or as `prior` says; fewer trust rare words more.
    """
    asked = Options(**options)
    if what not in ("verb", "act", "stance"):
        raise InputError(f"what={what!r}: it must be 'verb', 'act' or 'stance'")
    found = _units.of(tables, "statement", asked)
    (by,) = _units.columns(found, by, "by")
    if by == what:
        raise InputError(f"by and what are both {by!r}")
    if by == "gender":
        found = found.filter(pl.col("type") == "person")
    rows = found.filter(pl.col(by).is_not_null(), pl.col(what).is_not_null())
    rows = rows.select("cluster", "weight", by, what)
    return typical(rows, by, what, "statement", asked, groups=groups, n=n, min_n=min_n, prior=prior)
