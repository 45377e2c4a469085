"""The namespace in polars: eager, lazy, streaming."""

from __future__ import annotations

import subprocess
import sys

import polars as pl
import pytest
from conftest import TEXT

import dicendi as di

TEXTS = pl.DataFrame({"id": ["a", "b", "c"], "text": [TEXT, None, ""], "published": ["2026-11-22"] * 3})


def statements(**options) -> pl.Expr:
    return pl.col("text").dicendi.statements(**options)


def test_a_list_for_each_text_and_null_for_null():
    found = TEXTS.with_columns(statements())["statements"]
    assert found.list.len().to_list() == [3, None, 0]
    first = found.explode().struct.unnest()
    assert first["speaker"].to_list()[:3] == ["Nadia Brunet", "Nadia Brunet", "Paul Aubry"]
    for content, start, end, text in first.select(
        "content", "speaker_start", "speaker_end", "speaker_text"
    ).rows()[:3]:
        assert content in TEXT
        assert TEXT[start:end] == text


@pytest.mark.parametrize("engine", ["in-memory", "streaming"])
def test_lazy_queries_give_the_rows_of_extract(engine):
    many = pl.concat([TEXTS.with_columns(pl.col("id") + str(n)) for n in range(300)])
    query = (
        many.lazy()
        .with_columns(statements(id="id", published=pl.col("published")))
        .filter(pl.col("id") != "a7")
        .select("statements")
        .explode("statements")
        .filter(pl.col("statements").is_not_null())
        .unnest("statements")
    )
    assert query.collect_schema()["verb"] == pl.String
    found = query.collect(engine=engine)
    wanted = di.extract(many.filter(pl.col("id") != "a7", pl.col("text").is_not_null())).statements
    found = found.filter(pl.col("statement_id").is_not_null())
    assert found["statement_id"].to_list() == wanted["statement_id"].to_list()
    assert found["time"].to_list() == wanted["time"].to_list()
    assert found["content_spans"].to_list() == wanted["content_spans"].to_list()


def test_problems_and_no_rows_at_all():
    assert TEXTS.select(pl.col("text").dicendi.problems())["problems"].to_list() == [
        [],
        None,
        [{"stage": "article", "message": "the text is empty"}],
    ]
    nothing = TEXTS.clear().select(statements())
    assert nothing.schema == TEXTS.select(statements()).schema


def test_known_to_polars_whichever_is_imported_first():
    for first, second in [("dicendi", "polars"), ("polars", "dicendi")]:
        code = f"import {first}, {second}, polars as pl; pl.col('x').dicendi.statements()"
        subprocess.run([sys.executable, "-c", code], check=True)
    code = "import sys, dicendi; assert 'polars' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True)
