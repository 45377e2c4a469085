"""Concordances: keywords with what stands around them, and where."""

import polars as pl
import pytest

import dicendi as di

TEXTS = {
    "a": "« La digue tiendra », a déclaré la maire, Nadia Brunet.\n\nSelon Paul Aubry, la digue est solide.",
    "b": "Marc Leroy accuse la préfecture de mentir sur la digue.",
}
ARTICLES = pl.DataFrame(
    {"id": list(TEXTS), "text": list(TEXTS.values()), "source": ["Le Littoral", None]}
).with_columns(published=pl.lit("2026-11-22"))


@pytest.fixture(scope="module")
def tables() -> di.Tables:
    return di.extract(ARTICLES)


def test_keywords_stand_where_the_offsets_say(tables) -> None:
    lines = di.concordance(tables)
    assert lines["keyword"].to_list() == ["a déclaré", "Selon", "accuse"]
    assert lines["speaker"].to_list() == ["Nadia Brunet", "Paul Aubry", "Marc Leroy"]
    assert lines["article_id"].to_list() == ["a", "a", "b"]
    for row in lines.rows(named=True):
        text = TEXTS[row["article_id"]]
        assert text[row["start"] : row["end"]] == row["keyword"]
        left, right = text[max(row["start"] - 50, 0) : row["start"]], text[row["end"] : row["end"] + 50]
        assert (row["left"], row["right"]) == (left.replace("\n", " "), right.replace("\n", " "))
    assert lines.filter(verb="accuser")["right"].item().startswith(" la préfecture")


def test_the_context_is_as_wide_as_asked(tables) -> None:
    lines = di.concordance(tables, width=5)
    assert lines["right"].to_list() == [" la m", " Paul", " la p"]
    assert lines["left"][1] == "et.  "
    assert di.concordance(tables, width=0)["left"].to_list() == [""] * 3


def test_words_are_found_in_what_is_said(tables) -> None:
    lines = di.concordance(tables, word=r"\bDIGUE\b")
    assert lines["keyword"].to_list() == ["digue"] * 3
    for article, start, end in lines.select("article_id", "start", "end").rows():
        assert TEXTS[article][start:end] == "digue"
    # What is not said is not searched.
    assert di.concordance(tables, word="préfecture de").is_empty()


def test_loaded_tables_need_the_articles(tables, tmp_path) -> None:
    tables.write(tmp_path)
    loaded = di.load(tmp_path)
    with pytest.raises(di.InputError, match="these tables hold no texts"):
        di.concordance(loaded)
    assert di.concordance(loaded, ARTICLES).equals(di.concordance(tables))
    with pytest.raises(di.InputError, match=r"1 statements are of articles that are not in data: 'b'"):
        di.concordance(loaded, ARTICLES.head(1))
    with pytest.raises(di.InputError, match="no column 'text'"):
        di.concordance(loaded, ARTICLES.drop("text"))


def test_bad_arguments_are_named(tables) -> None:
    with pytest.raises(di.InputError, match=r"word='\(' is no regular expression"):
        di.concordance(tables, word="(")
    with pytest.raises(di.InputError, match="width=-1"):
        di.concordance(tables, width=-1)


def test_nothing_said_is_an_empty_table() -> None:
    lines = di.concordance(di.extract([{"id": "x", "text": ""}]))
    assert lines.is_empty() and "keyword" in lines.columns


def test_a_concordance_is_drawn(tables) -> None:
    pytest.importorskip("altair")
    vl_convert = pytest.importorskip("vl_convert")
    lines = di.concordance(tables)
    for frame in (lines, lines.head(1), lines.with_columns(left=pl.lit(""), right=pl.lit(""))):
        svg = vl_convert.vegalite_to_svg(di.plot.concordance(frame).to_json())
        assert all(f">{keyword}<" in svg for keyword in frame["keyword"])
    assert "1 of 3 lines" in vl_convert.vegalite_to_svg(di.plot.concordance(lines, 1).to_json())
    with pytest.raises(di.InputError, match="nothing to show"):
        di.plot.concordance(lines.clear())
    with pytest.raises(di.InputError, match=r"takes what dicendi\.concordance returns"):
        di.plot.concordance(lines.drop("left"))
    with pytest.raises(di.InputError, match="n=0"):
        di.plot.concordance(lines, 0)


def test_what_is_typed_filters_the_lines(tables) -> None:
    """As Vega computes it when the search field holds a text."""
    pytest.importorskip("altair")
    vl_convert = pytest.importorskip("vl_convert")
    spec = di.plot.concordance(di.concordance(tables)).to_dict()
    spec["params"][0]["value"] = "PRÉFECTURE"
    svg = vl_convert.vegalite_to_svg(spec)
    assert ">accuse<" in svg and ">Selon<" not in svg
