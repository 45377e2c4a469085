"""PySpark: articles in a Spark DataFrame, statements in another."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from dicendi.archive import LazyTables
from dicendi.engines import arrow, joined
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
    return _mapped(articles, arrow.read, arrow.schema(), cues=cues, min_confidence=min_confidence)


def extract(
    articles: DataFrame,
    out: str | os.PathLike[str],
    *,
    cues: str | os.PathLike[str] | None = None,
    actors: Any = None,
    corrections: Any = None,
    min_confidence: float | None = None,
) -> LazyTables:
    """Reads a Spark DataFrame of articles into the tables of the folder `out`, as `dicendi.extract` does.

    Spark's workers read; the driver takes in what they send, a partition at a time, and joins it: who is who
    across articles, and what is a copy of what. `out` is a folder of the driver's. See `read` for what the
    workers need, and `dicendi.engines.joined` for errors.

    >>> from dicendi.engines import spark
    >>> tables = spark.extract(session.read.parquet("archive"), "tables")  # doctest: +SKIP
    """
    options = {"cues": cues, "min_confidence": min_confidence}
    parts = _mapped(articles, arrow.part, arrow.PART_SCHEMA, **options)
    packed = (bytes(row["part"]) for row in parts.toLocalIterator())
    return joined(packed, out, actors=actors, corrections=corrections, **options)


def _mapped(articles: DataFrame, read: Any, schema: pa.Schema, **options: Any) -> DataFrame:
    from pyspark.sql.pandas.types import from_arrow_schema

    def read_batches(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for batch in batches:
            if batch.num_rows:
                yield read(batch, **options)

    known = articles.select(*(name for name in articles.columns if name in COLUMNS))
    return known.mapInArrow(read_batches, from_arrow_schema(schema))
