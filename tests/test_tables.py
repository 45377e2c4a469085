"""The tables in Python: whole, typed, written and loaded, and flat."""

import polars as pl
import pytest
from conftest import TEXT

import dicendi as di
from dicendi import _dicendi

NAMES = [name for name, _, _ in _dicendi.describe()]


def test_every_table_is_as_described(tables: di.Tables) -> None:
    for name, _, columns in _dicendi.describe():
        assert getattr(tables, name).columns == [column for column, _, _ in columns], name
    assert (
        " ".join(NAMES)
        == "articles statements speakers targets mentions entities roles links verbs problems run"
    )


def test_categories_are_enums(tables: di.Tables) -> None:
    assert tables.statements.schema["kind"] == pl.Enum(["direct", "indirect", "mixed", "none"])
    assert tables.targets.schema["role"] == pl.Enum(["addressee", "object", "about"])
    assert tables.statements.schema["time"] == pl.Date
    spans = pl.List(pl.Struct({"start": pl.UInt32, "end": pl.UInt32}))
    assert tables.statements.schema["content_spans"] == spans


def test_offsets_point_into_the_text(tables: di.Tables) -> None:
    assert tables.statements.height
    for content, spans in tables.statements.select("content", "content_spans").rows():
        pieces = [TEXT[span["start"] : span["end"]] for span in spans]
        assert " […] ".join(pieces) == (content or "")
    for text, start, end in tables.mentions.select("text", "start", "end").rows():
        assert TEXT[start:end] == text


def test_keys_hold(tables: di.Tables) -> None:
    for name, key, owner in [
        ("statements", "article_id", "articles"),
        ("speakers", "statement_id", "statements"),
        ("speakers", "mention_id", "mentions"),
        ("speakers", "entity_id", "entities"),
        ("targets", "statement_id", "statements"),
        ("mentions", "entity_id", "entities"),
        ("roles", "entity_id", "entities"),
        ("links", "entity_id", "entities"),
        ("links", "article_id", "articles"),
    ]:
        used = getattr(tables, name)[key].drop_nulls()
        assert used.is_in(getattr(tables, owner)[key].implode()).all(), (name, key)


def test_copies_are_named(tables: di.Tables) -> None:
    assert tables.articles["duplicate_of"].to_list() == [None, "a", None]


def test_the_same_articles_give_the_same_tables(tables: di.Tables) -> None:
    again = di.extract(
        pl.DataFrame(
            {
                "id": ["a", "b", "c"],
                "text": [TEXT, TEXT, ""],
                "published": ["2026-11-22", "2026-11-23", None],
                "source": ["Le Littoral", None, None],
            }
        )
    )
    for name in set(NAMES) - {"run"}:
        assert getattr(again, name).equals(getattr(tables, name)), name


def test_what_is_written_is_loaded(tables: di.Tables, tmp_path) -> None:
    tables.write(tmp_path / "tables")
    loaded = di.load(tmp_path / "tables")
    for name in NAMES:
        assert getattr(loaded, name).equals(getattr(tables, name)), name
        assert getattr(loaded, name).schema == getattr(tables, name).schema, name
    assert [path.name for path in tmp_path.iterdir()] == ["tables"]


def test_parquet_is_read_by_others(tables: di.Tables, tmp_path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    tables.write(tmp_path / "tables")
    for name in NAMES:
        path = tmp_path / "tables" / f"{name}.parquet"
        assert (
            parquet.read_table(path).num_rows == pl.read_parquet(path).height == getattr(tables, name).height
        )


def test_tables_go_to_arrow_and_pandas(tables: di.Tables) -> None:
    arrow = pytest.importorskip("pyarrow")
    statements = arrow.table(tables._compiled.table("statements"))
    assert statements.num_rows == tables.statements.height
    assert statements.column("kind").to_pylist() == tables.statements["kind"].to_list()


def test_folders_of_others_are_refused(tables: di.Tables, tmp_path) -> None:
    (tmp_path / "letter.txt").write_text("Chère Nadia")
    with pytest.raises(di.StorageError, match=r"letter\.txt"):
        tables.write(tmp_path)
    with pytest.raises(di.StorageError, match="not a folder of dicendi tables"):
        di.load(tmp_path)
    with pytest.raises(di.StorageError, match="nowhere"):
        di.load(tmp_path / "nowhere")


def test_flat_has_a_row_a_speaker_and_target(tables: di.Tables) -> None:
    flat = tables.flat()
    assert set(flat["statement_id"]) == set(tables.statements["statement_id"])
    assert {"speaker", "verb", "target", "target_role", "content", "speaker_gender"} <= set(flat.columns)
    spoken = flat.filter(pl.col("verb") == "déclarer")
    assert spoken["speaker"].unique().to_list() == ["Nadia Brunet"]
    assert spoken["source"].to_list() == ["Le Littoral", None]


def test_tables_show_themselves(tables: di.Tables) -> None:
    text = str(tables)
    assert all(name in text for name in NAMES)
    assert f"articles    {tables.articles.height:>{len(str(tables.mentions.height))}}" in text
    assert tables._repr_html_().count("<tr>") == len(NAMES) + 1


def test_the_run_is_noted(tables: di.Tables) -> None:
    run = tables.run.row(0, named=True)
    assert run["version"] == di.__version__
    assert (run["n_articles"], run["n_statements"]) == (3, tables.statements.height)
    assert run["seconds"] > 0
