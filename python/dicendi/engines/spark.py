"""PySpark: articles in a Spark DataFrame, statements in another."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pyarrow as pa

from dicendi.engines import arrow
from dicendi.inputs import COLUMNS

if TYPE_CHECKING:
    from pyspark.sql import DataFrame


def read(
    articles: DataFrame,
    *,
    cues: str | os.PathLike[str] | None = None,
    min_confidence: float | None = None,
) -> DataFrame:
    """Reads a Spark DataFrame of articles into one of `dicendi.engines.arrow.schema()`, on Spark's workers.

    dicendi must be installed where they run, and `cues`, a file, be there too. A worker's own threads are as
    many as its cores: set `RAYON_NUM_THREADS=1` for the executors where Spark already runs a task a core.

    >>> from dicendi.engines import spark
    >>> rows = spark.read(session.read.parquet("archive"))  # doctest: +SKIP
    >>> rows.selectExpr("article_id", "inline(statements)").write.parquet("statements")  # doctest: +SKIP
    """
    from pyspark.sql.pandas.types import from_arrow_schema

    def read_batches(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for batch in batches:
            yield arrow.read(batch, cues=cues, min_confidence=min_confidence)

    known = articles.select(*(name for name in articles.columns if name in COLUMNS))
    return known.mapInArrow(read_batches, from_arrow_schema(arrow.schema()))
