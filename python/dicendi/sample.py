"""The articles that ship with dicendi: all invented, so that they may be shown and passed on."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import polars as pl

#: The file of the sample, JSON lines.
PATH = Path(__file__).parent / "sample" / "articles.jsonl"


def sample() -> pl.DataFrame:
    """Invented French articles of many kinds, from wire to court report, as `dicendi.extract` reads them.

    >>> import dicendi as di
    >>> tables = di.extract(di.sample())
    """
    import polars as pl

    return pl.read_ndjson(PATH)
