"""Dask: articles in a Dask DataFrame, statements in another."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pandas as pd
import pyarrow as pa

from dicendi.engines import arrow
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


def _as_pandas(rows: pa.RecordBatch | pa.Table) -> pd.DataFrame:
    return rows.to_pandas(types_mapper=pd.ArrowDtype)
