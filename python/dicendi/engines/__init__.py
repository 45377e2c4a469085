"""The same reading on engines that hold a corpus in pieces, on one machine or many.

`arrow.read` takes an Arrow record batch of articles and gives one of as many rows: a pure function, whose
rows depend on their own article only, so that it does not matter how an engine cuts a corpus. `arrow.part`
reads a batch so that who is who, and what is a copy of what, can be found out across the corpus: `joined`
makes the tables of `dicendi.extract` of such parts. Everything else here hands these functions to an engine:

- `dicendi.engines.arrow`: record batches (pyarrow), for whatever takes a function over them;
- `dicendi.engines.spark`: PySpark, by `mapInArrow`;
- `dicendi.engines.dask`: Dask, by `map_partitions`;
- polars needs none: `pl.col("text").dicendi.statements()`.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import Any

from dicendi import _dicendi, inputs
from dicendi.archive import LazyTables, scan


def joined(
    parts: Iterable[bytes],
    out: str | os.PathLike[str],
    *,
    cues: str | os.PathLike[str] | None = None,
    actors: Any = None,
    corrections: Any = None,
    min_confidence: float | None = None,
) -> LazyTables:
    """Joins parts that `arrow.part` read, on whatever machine, into the tables of the folder `out`.

    They are the tables that `dicendi.extract` gives for the same articles in the same order, row for row;
    only `run` has no `seconds`. Parts come one at a time, and are written to `out` as they come; those that
    stand there already are passed over, so that a run that was cut off can be taken up. `cues` and
    `min_confidence` are those that the parts were read with; `actors` and `corrections` are as in
    `dicendi.extract`.

    Raises `InputError` where a part was read by another version or with other options, or where two parts
    have an article of one id, and `StorageError` as `dicendi.extract_files` does.
    """
    lists = {
        "actors": inputs.table(actors, "actors"),
        "corrections": inputs.table(corrections, "corrections"),
    }
    archive = _dicendi.Archive(out, cues=cues, min_confidence=min_confidence)
    try:
        for part in parts:
            archive.add(part)
        archive.finish(**lists)
    finally:
        archive.close()
    return scan(out)
