"""What one can ask of every statistic."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dicendi.errors import InputError

if TYPE_CHECKING:
    import polars as pl


@dataclass(frozen=True, kw_only=True)
class Options:
    """What every statistic takes beside its own arguments, by these names."""

    #: Count copies too; else only articles that are no copy of another (`articles.duplicate_of`).
    copies: bool = False
    #: Count only these units: an expression over the columns of `dicendi.stats.units`.
    where: pl.Expr | None = None
    #: More columns to group by: a frame with one of `article_id`, `speaker_id`, `source`, unique in it, and
    #: the columns.
    join: pl.DataFrame | None = None
    #: How often articles are drawn anew.
    replicates: int = 2000
    #: Where random numbers start; the same seed gives the same figures, on any number of threads.
    seed: int = 0
    #: The share of intervals that are to hold the truth.
    level: float = 0.95

    def __post_init__(self) -> None:
        if self.replicates < 1:
            raise InputError(f"replicates={self.replicates}: it must be 1 or more")
        if not 0 < self.level < 1:
            raise InputError(f"level={self.level}: it must lie between 0 and 1")
        if not 0 <= self.seed < 2**64:
            raise InputError(f"seed={self.seed}: it must be 0 or more, and below 2^64")

    @property
    def bootstrap(self) -> tuple[int, int, float]:
        """As the compiled half takes it."""
        return (self.replicates, self.seed, self.level)

    @property
    def counted(self) -> str:
        """Which articles count."""
        return "all" if self.copies else "originals"
