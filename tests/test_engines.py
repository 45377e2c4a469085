"""The same rows from every engine, however it cuts the corpus."""

from __future__ import annotations

import os
import shutil
import sys

import polars as pl
import pytest

import dicendi as di

pa = pytest.importorskip("pyarrow")

from dicendi.engines import arrow, joined  # noqa: E402

#: The sample, and what goes wrong in archives: no text, no id, another language.
DIRTY = [
    {"id": "empty", "text": None, "title": None, "published": None},
    {"id": None, "text": "Il dit que oui.", "title": None, "published": None},
    {
        "id": "english",
        "text": "The mayor said on Monday that it would rain. " * 8,
        "title": None,
        "published": None,
    },
]


def corpus() -> pl.DataFrame:
    known = di.sample().select("id", "text", "title", pl.col("published").cast(pl.String))
    return pl.concat([known, pl.DataFrame(DIRTY, schema=known.schema)])


@pytest.fixture(scope="module")
def expected() -> list[dict]:
    return in_order(arrow.read(corpus().to_arrow()).to_pylist())


def in_order(rows: list[dict]) -> list[dict]:
    return sorted(rows, key=lambda row: (row["article_id"] is None, row["article_id"]))


def test_a_batch_keeps_every_article():
    articles = corpus()
    batch = arrow.read(articles.to_arrow())
    batch.validate(full=True)
    assert batch.schema == arrow.schema()
    assert batch.num_rows == articles.height
    said = {
        row["article_id"]: [problem["message"] for problem in row["problems"]] for row in batch.to_pylist()
    }
    assert said["empty"] == ["the text is empty"]
    assert said["english"] == ["not recognised as French: nothing extracted"]
    assert said[None] == ["row 27 has no id and was left out"]


def test_the_rows_are_those_of_extract():
    tables = di.extract(corpus())
    rows = pl.DataFrame(arrow.read(corpus().to_arrow()))
    rows = rows.select("article_id", "statements").explode("statements").drop_nulls().unnest("statements")
    for name in tables.statements.columns:
        found = rows.unique("statement_id", maintain_order=True)[name]
        wanted = tables.statements[name]
        assert found.cast(wanted.dtype).to_list() == wanted.to_list(), name
    parties = {"speaker": tables.speakers, "target": tables.targets}
    for who, wanted in parties.items():
        wanted = wanted.join(tables.mentions, on="mention_id", maintain_order="left")
        # Words may stand for several: *les deux frères*.
        keys = ["statement_id", who, f"{who}_start", f"{who}_end"]
        found = rows.filter(pl.col(f"{who}_start").is_not_null()).unique(keys, maintain_order=True)
        assert found[f"{who}_text"].to_list() == wanted["text"].to_list()
        assert found[f"{who}_confidence"].to_list() == wanted["confidence"].to_list()


def test_a_batch_may_be_cut_anywhere(expected):
    table = corpus().to_arrow()
    for size in (1, 7):
        pieces = [arrow.read(piece) for piece in table.to_batches(max_chunksize=size)]
        found = in_order(pa.Table.from_batches(pieces).to_pylist())
        # The number of a row without an id is that in its piece.
        assert found[:-1] == expected[:-1]


def same_tables(found: di.LazyTables, wanted: di.Tables) -> None:
    """Row for row; only who has no id has another number in a part."""
    assert found.run.drop("seconds").collect().equals(wanted.run.drop("seconds"))
    for name in ("articles", "statements", "speakers", "targets", "mentions", "entities", "roles", "links"):
        assert getattr(found, name).collect().equals(getattr(wanted, name)), name
    assert found.problems.collect().height == wanted.problems.height


def test_parts_become_the_tables_of_one_machine(tmp_path):
    table = corpus().to_arrow()
    wanted = di.extract(corpus())
    for size in (1, 7, 100):
        batches = table.to_batches(max_chunksize=size)
        parts = [arrow.part(batch)["part"][0].as_py() for batch in batches]
        same_tables(joined(parts, tmp_path / str(size)), wanted)
    # Once more, as after a run that was cut off.
    same_tables(joined(parts, tmp_path / "100"), wanted)


def test_parts_that_do_not_fit_are_refused(tmp_path):
    batch = pa.record_batch({"id": ["a"], "text": ["Le maire dit que le pont tiendra."]})
    part = arrow.part(batch)["part"][0].as_py()
    other = arrow.part(pa.record_batch({"id": ["a", "b"], "text": ["Il dit oui.", "Il dit non."]}))
    with pytest.raises(di.InputError, match='article "a" stands in two parts'):
        joined([part, other["part"][0].as_py()], tmp_path / "twice")
    with pytest.raises(di.InputError, match=r"not mixed"):
        joined([part], tmp_path / "options", min_confidence=0.9)
    for damaged in (b"", b"parquet", part[:-9]):
        with pytest.raises(di.InputError, match="no part"):
            joined([damaged], tmp_path / "damaged")


def test_options_reach_the_engine(tmp_path):
    cues = tmp_path / "cues.tsv"
    cues.write_text("lemma\tact\tstance\tneeds\tslots\ndire\toff\n")
    batch = pa.record_batch({"id": ["a"], "text": ["Le maire dit que le pont tiendra."]})
    assert arrow.read(batch).column("statements")[0].as_py()
    assert not arrow.read(batch, cues=cues).column("statements")[0].as_py()
    with pytest.raises(di.InputError, match="no column `text`"):
        arrow.read(batch.select(["id"]))
    with pytest.raises(di.InputError, match="min_confidence"):
        arrow.read(batch, min_confidence=2)


def test_dask(expected):
    dd = pytest.importorskip("dask.dataframe")
    from dicendi.engines import dask

    articles = dd.from_pandas(corpus().to_pandas(), npartitions=4)
    rows = dask.read(articles).compute(scheduler="threads")
    found = in_order(pa.Table.from_pandas(rows, schema=arrow.schema(), preserve_index=False).to_pylist())
    assert found[:-1] == expected[:-1]
    assert found[-1]["problems"]


def test_dask_makes_tables(tmp_path):
    dd = pytest.importorskip("dask.dataframe")
    from dicendi.engines import dask

    articles = dd.from_pandas(corpus().to_pandas(), npartitions=4)
    same_tables(dask.extract(articles, tmp_path / "tables"), di.extract(corpus()))


def test_duckdb_reads_the_folder(tmp_path):
    duckdb = pytest.importorskip("duckdb")
    tables = di.extract(di.sample())
    batches = di.sample().to_arrow().to_batches(max_chunksize=9)
    joined((arrow.part(batch)["part"][0].as_py() for batch in batches), tmp_path / "tables")
    of = f"'{tmp_path}/tables/{{}}/*.parquet'".format
    found = duckdb.sql(
        f"SELECT e.name, e.gender, count(*) AS n FROM {of('statements')} s "
        f"JOIN {of('speakers')} USING (statement_id) JOIN {of('entities')} e USING (entity_id) "
        f"WHERE s.kind = 'direct' GROUP BY ALL ORDER BY n DESC, name LIMIT 5"
    ).fetchall()
    wanted = (
        tables.statements.filter(kind="direct")
        .join(tables.speakers, on="statement_id")
        .join(tables.entities, on="entity_id")
        .group_by("name", pl.col("gender").cast(pl.String))
        .agg(pl.len().cast(pl.Int64).alias("n"))
        .sort("n", "name", descending=[True, False])
        .head(5)
    )
    assert found == wanted.rows()


@pytest.mark.spark
def test_spark(expected, monkeypatch, tmp_path):
    """By hand, for minutes and Java are needed: `pytest -m spark`."""
    sql = pytest.importorskip("pyspark.sql")
    if shutil.which("java") is None:
        pytest.skip("Java is not installed")
    from dicendi.engines import spark

    monkeypatch.setenv("PYSPARK_PYTHON", sys.executable)
    monkeypatch.setenv("SPARK_LOCAL_IP", "127.0.0.1")
    # Executors are processes of their own, each with Python workers.
    master = os.environ.get("DICENDI_SPARK", "local-cluster[2,1,1024]")
    session = sql.SparkSession.builder.master(master).config("spark.ui.enabled", "false").getOrCreate()
    try:
        columns = ", ".join(f"{name} string" for name in corpus().columns)
        articles = session.createDataFrame(corpus().rows(), columns)
        rows = spark.read(articles.repartition(5))
        rows.write.parquet(str(tmp_path / "rows"))
        same_tables(spark.extract(articles.coalesce(1), tmp_path / "tables"), di.extract(corpus()))
        many = spark.extract(articles.repartition(5), tmp_path / "shuffled").collect()
        wanted = di.extract(corpus())
        for name in ("entities", "links", "articles", "statements"):
            columns = ["article_id"] if name == "articles" else getattr(wanted, name).columns[:1]
            columns = [*columns, *(["start", "name"] if name == "links" else [])]
            one, other = (getattr(tables, name).sort(columns) for tables in (many, wanted))
            assert one.equals(other), name
        found = [row.asDict(recursive=True) for row in rows.collect()]
        found = in_order(found)
        assert found[:-1] == expected[:-1]
        assert found[-1]["problems"]
        again = pl.read_parquet(tmp_path / "rows" / "*.parquet")
        assert again.height == len(expected)
    finally:
        session.stop()
