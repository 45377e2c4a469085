"""Dask: articles in a Dask DataFrame, statements in another."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pandas as pd
import pyarrow as pa
from dask import compute, delayed

from dicendi.archive import LazyTables
from dicendi.engines import arrow, joined
from dicendi.inputs import COLUMNS

if TYPE_CHECKING:
    import dask.dataframe as dd


def read(
    articles: dd.DataFrame,
    *,
    cues: str | os.PathLike[str] | None = None,
    min_confidence: float | None = None,
) -> dd.DataFrame:
    """Reads a Dask DataFrame of articles into one of `dicendi.engines.arrow.schema()`, by partitions.

    The columns are of pandas' Arrow types. dicendi must be installed where Dask's workers run, and `cues`, a
    file, be there too.

    >>> from dicendi.engines import dask
    >>> rows = dask.read(dd.read_parquet("archive"))  # doctest: +SKIP
    >>> rows.to_parquet("readings", schema=arrow.schema())  # doctest: +SKIP
    """

    def read_partition(part: pd.DataFrame) -> pd.DataFrame:
        table = pa.Table.from_pandas(part, preserve_index=False)
        return _as_pandas(arrow.read(table, cues=cues, min_confidence=min_confidence))

    known = articles[[name for name in articles.columns if name in COLUMNS]]
    return known.map_partitions(read_partition, meta=_as_pandas(arrow.schema().empty_table()))


def extract(
    articles: dd.DataFrame,
    out: str | os.PathLike[str],
    *,
    cues: str | os.PathLike[str] | None = None,
    actors: Any = None,
    corrections: Any = None,
    min_confidence: float | None = None,
) -> LazyTables:
    """Reads a Dask DataFrame of articles into the tables of the folder `out`, as `dicendi.extract` does.

    Dask's workers read, so many partitions at a time as they have threads; then what they found is joined
    here: who is who across articles, and what is a copy of what. See `dicendi.engines.joined` for errors.

    >>> from dicendi.engines import dask
    >>> tables = dask.extract(dd.read_parquet("archive"), "tables")  # doctest: +SKIP
    """
    options = {"cues": cues, "min_confidence": min_confidence}

    def read_partition(part: pd.DataFrame) -> bytes:
        table = pa.Table.from_pandas(part, preserve_index=False)
        return arrow.part(table, **options)["part"][0].as_py()

    known = articles[[name for name in articles.columns if name in COLUMNS]]
    parts = [delayed(read_partition)(part) for part in known.to_delayed()]

    def packed() -> Iterator[bytes]:
        some = os.cpu_count() or 1
        for start in range(0, len(parts), some):
            yield from compute(*parts[start : start + some])

    return joined(packed(), out, actors=actors, corrections=corrections, **options)


def _as_pandas(rows: pa.RecordBatch | pa.Table) -> pd.DataFrame:
    return rows.to_pandas(types_mapper=pd.ArrowDtype)
