"""Articles come in as whatever users hold them in."""

import datetime
import subprocess
import sys

import polars as pl
import pytest
from conftest import MAYOR, TEXT

import dicendi as di

ROWS = {"id": ["a", "b"], "text": [TEXT, MAYOR]}


def found(data: object) -> list[tuple]:
    return di.extract(data).articles.select("article_id", "n_chars").rows()


EXPECTED = [("a", len(TEXT)), ("b", len(MAYOR))]


def pandas_frame(rows: dict) -> object:
    return pytest.importorskip("pandas").DataFrame(rows)


def arrow_table(kind: str) -> object:
    arrow = pytest.importorskip("pyarrow")
    return arrow.table(
        {name: arrow.array(values).cast(getattr(arrow, kind)()) for name, values in ROWS.items()}
    )


@pytest.mark.parametrize(
    "make",
    [
        lambda: pl.DataFrame(ROWS),
        lambda: pl.DataFrame(ROWS).lazy(),
        lambda: pl.DataFrame(ROWS, schema={"id": pl.Categorical, "text": pl.String}),
        lambda: pl.concat([pl.DataFrame(ROWS)[:1], pl.DataFrame(ROWS)[1:]], rechunk=False),
        lambda: ROWS,
        lambda: [{"id": "a", "text": TEXT}, {"id": "b", "text": MAYOR, "title": None}],
        lambda: pandas_frame(ROWS),
        lambda: pandas_frame(ROWS).set_index("id"),
        lambda: pandas_frame(ROWS)[::-1][::-1],
        lambda: arrow_table("string"),
        lambda: arrow_table("large_string"),
        lambda: arrow_table("string_view"),
        lambda: arrow_table("string").to_reader(max_chunksize=1),
    ],
    ids=[
        *["polars", "lazy", "categorical", "chunks", "columns", "dicts", "pandas", "pandas-index"],
        *["pandas-shuffled", "arrow", "arrow-large", "arrow-view", "arrow-reader"],
    ],
)
def test_every_kind_of_table(make) -> None:
    assert found(make()) == EXPECTED


@pytest.mark.parametrize("make", [list, tuple, iter, pl.Series], ids=["list", "tuple", "iterator", "series"])
def test_texts_are_numbered(make) -> None:
    assert found(make([TEXT, MAYOR])) == [("0", len(TEXT)), ("1", len(MAYOR))]


def test_ids_may_be_numbers() -> None:
    assert found({"id": [17, 18], "text": [TEXT, MAYOR]}) == [("17", len(TEXT)), ("18", len(MAYOR))]


@pytest.mark.parametrize(
    ("given", "day"),
    [
        ("2026-11-22", datetime.date(2026, 11, 22)),
        ("2026-11-22T23:30:00+01:00", datetime.date(2026, 11, 22)),
        (datetime.date(2026, 11, 22), datetime.date(2026, 11, 22)),
        (datetime.datetime(2026, 11, 22, 23, 30), datetime.date(2026, 11, 22)),
        (None, None),
    ],
)
def test_days_of_publication(given, day) -> None:
    articles = di.extract({"id": ["a"], "text": [MAYOR], "published": [given]}).articles
    assert articles["published"].item() == day


def test_times_are_those_of_their_zone() -> None:
    times = pl.Series([datetime.datetime(2026, 11, 22, 23, 30)]).dt.replace_time_zone("Europe/Paris")
    articles = di.extract(pl.DataFrame({"id": ["a"], "text": [MAYOR], "published": times})).articles
    assert articles["published_text"].item() == "2026-11-22T23:30:00"
    assert articles["published"].item() == datetime.date(2026, 11, 22)


@pytest.mark.parametrize("nothing", [[], pl.DataFrame({"id": [], "text": []}), {"id": [], "text": []}])
def test_no_article_is_no_error(nothing) -> None:
    tables = di.extract(nothing)
    assert tables.articles.is_empty() and tables.flat().is_empty()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({"id": ["a"], "body": ["x"]}, "no column `text` .the table has: id, body."),
        ({"text": ["x"]}, "no column `id`"),
        ({}, "no column `id` .the table has: no columns."),
        ({"id": ["a"], "text": [1]}, "column `text` has type Int64, needed is text"),
        ({"id": [1.5], "text": ["x"]}, "column `id` has type Float64"),
        ({"id": ["a"], "text": ["x"], "title": [["x"]]}, "column `title` has type"),
        ({"id": ["a", 1], "text": ["x", "y"]}, "column `id` holds mixed types"),
        ({"id": ["a"], "text": ["x", "y"]}, "height of column"),
        (pl.LazyFrame({"id": ["a"], "body": ["x"]}), "no column `text` .the table has: id, body."),
        ("« Oui », dit-il.", "dicendi.read"),
        (3, "not from int"),
        (["x", {"id": "a"}], "holds dict, str"),
        ([None], "holds NoneType"),
        (pl.DataFrame({"a": [1]})["a"], "holds int"),
    ],
)
def test_what_cannot_be_read_is_said(data, words) -> None:
    with pytest.raises(di.InputError, match=words):
        di.extract(data)


def test_mixed_pandas_columns_are_refused() -> None:
    with pytest.raises(di.InputError, match="mixed types"):
        di.extract(pandas_frame({"id": ["a", 1], "text": ["x", "y"]}))


@pytest.mark.parametrize("make", [pl.DataFrame, pl.LazyFrame, dict])
def test_unknown_columns_are_named(make) -> None:
    with pytest.warns(di.DicendiWarning, match="columns that are not read: body, titre") as caught:
        di.extract(make({"id": ["a"], "text": [MAYOR], "body": ["x"], "titre": ["y"]}))
    assert caught[0].filename == __file__


def test_rows_without_text_or_id_are_problems() -> None:
    tables = di.extract({"id": ["a", None, "", "b"], "text": [None, "x", "y", " \n\u00a0"]})
    assert tables.articles["article_id"].to_list() == ["a", "b"]
    assert tables.problems.rows() == [
        (None, "input", "row 1 has no id and was left out"),
        (None, "input", "row 2 has no id and was left out"),
        ("a", "article", "the text is empty"),
        ("b", "article", "the text is empty"),
    ]


def test_rows_are_numbered_through_chunks_and_batches() -> None:
    ids = [str(row) if row not in (5, 300, 301) else None for row in range(310)]
    rows = pl.DataFrame({"id": ids, "text": "Rien."})
    tables = di.extract(pl.concat([rows[:299], rows[299:]], rechunk=False))
    assert tables.articles.height == 307
    assert [message.split()[1] for message in tables.problems["message"][:3]] == ["5", "300", "301"]


def test_of_one_id_the_first_is_read() -> None:
    tables = di.extract({"id": ["a", "a", "b"], "text": [TEXT, MAYOR, MAYOR]})
    assert tables.articles["n_chars"].to_list() == [len(TEXT), len(MAYOR)]
    assert tables.problems.rows() == [
        ("a", "article", "another article has this id: this one was not read"),
    ]


def test_a_wrong_date_is_a_problem() -> None:
    tables = di.extract({"id": ["a"], "text": [MAYOR], "published": ["22/11/2026"]})
    assert tables.articles.select("published", "published_text").row(0) == (None, "22/11/2026")
    assert "22/11/2026" in tables.problems["message"].item()


def test_errors_are_value_errors() -> None:
    assert issubclass(di.InputError, di.DicendiError) and issubclass(di.StorageError, di.DicendiError)
    assert issubclass(di.DicendiError, ValueError)


def test_import_leaves_polars_alone() -> None:
    code = "import sys, dicendi; dicendi.read('Rien.'); sys.exit('polars' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code]).returncode == 0
