"""Which words speakers say more than others do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import polars as pl

from dicendi.errors import InputError
from dicendi.stats import _units
from dicendi.stats._options import Options
from dicendi.stats._words import typical

if TYPE_CHECKING:
    from dicendi.tables import Tables

#: So many contents are cut into words at once.
PIECE = 100_000


def keyness(
    tables: Tables,
    by: str = "speaker",
    *,
    groups: list[Any] | None = None,
    n: int | None = 20,
    min_n: int = 5,
    prior: float | None = None,
    **options: Any,
) -> pl.DataFrame:
    """The words that are typical of what each speaker, or group of speakers, says.

    Words are those of the contents, in lower case, parted at apostrophes and hyphens, of two letters or more;
    they are no dictionary forms. The arguments, the columns and the method are those of
    `dicendi.stats.verbs`, with `word` for the verb, and words counted instead of statements.
    """
    asked = Options(**options)
    found = _units.of(tables, "statement", asked)
    (by,) = _units.columns(found, by, "by")
    if "word" in found.columns:
        raise InputError("join: the column `word` has the name of one of the result's: rename yours")
    if by == "gender":
        found = found.filter(pl.col("type") == "person")
    said = found.filter(pl.col(by).is_not_null(), pl.col("content").is_not_null()).select(
        # A number takes less room than a name.
        pl.col("cluster").rank("dense").alias("cluster"),
        "weight",
        by,
        "content",
    )
    # Piece by piece: all the words as texts would take gigabytes.
    starts = range(0, max(said.height, 1), PIECE)
    rows = pl.concat([_tokens(said.slice(start, PIECE)) for start in starts])
    return typical(rows, by, "word", "words", asked, groups=groups, n=n, min_n=min_n, prior=prior)


def _tokens(said: pl.DataFrame) -> pl.DataFrame:
    """A row a word."""
    words = pl.col("content").str.to_lowercase().str.extract_all(r"\p{L}[\p{L}\p{N}]+").alias("word")
    rows = said.with_columns(words).drop("content").explode("word").filter(pl.col("word").is_not_null())
    return rows.with_columns(pl.col("word").cast(pl.Categorical))
