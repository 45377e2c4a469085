"""Statements in their context, on a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from dicendi.errors import InputError
from dicendi.plot import _marks
from dicendi.plot._altair import altair

if TYPE_CHECKING:
    import altair as alt

COLUMNS = ["left", "keyword", "right", "speaker", "source", "published", "article_id", "start", "end"]
#: Of a font in which all letters are as wide: its size, the width of a letter, the height of a line.
SIZE, LETTER, LINE = 10, 6.05, 16
#: Letters of a name; longer ones are cut.
NAME = 26
#: So much of a keyword finds room beside the whole right context.
LONG = 12
#: Altair refuses charts of more rows.
MOST = 5000


def concordance(frame: pl.DataFrame, n: int = 25) -> alt.LayerChart:
    """The first `n` lines of `dicendi.concordance`, the keywords below each other.

    Shown live (in a notebook, or saved as HTML) it has a field to type into: lines that do not hold what
    stands there, in any column, go. To filter by code, filter the frame.
    """
    alt = altair()
    if not isinstance(frame, pl.DataFrame) or not set(COLUMNS) <= set(frame.columns):
        raise InputError("plot.concordance takes what dicendi.concordance returns")
    if frame.is_empty():
        raise InputError("plot.concordance: nothing to show, the frame is empty")
    if n < 1:
        raise InputError(f"n={n}: it must be 1 or more")
    shown = min(n, frame.height)
    lines = _lines(frame.head(MOST))
    # From left to right: where each column begins, in pixels.
    keyword = max(lines["left"].str.len_chars().max(), 4) * LETTER + 10
    speaker = (
        keyword + (lines["keyword"].str.len_chars() + lines["right"].str.len_chars()).max() * LETTER + 24
    )
    where = speaker + min(NAME, lines["speaker"].str.len_chars().max()) * LETTER + 18
    width = where + lines["where"].str.len_chars().max() * LETTER
    lines = lines.with_columns(
        (keyword + (pl.col("keyword").str.len_chars() + pl.col("space")) * LETTER).alias("right_x")
    )
    heads = pl.DataFrame({"x": [keyword, speaker, where], "text": ["keyword", "speaker", "article, offsets"]})
    search = alt.param(name="search", value="", bind=alt.binding(input="text", name="Lines with "))
    base = (
        alt.Chart(lines)
        .transform_filter("indexof(lower(datum.all), lower(search)) >= 0")
        .transform_window(line="row_number()")
        .transform_filter(f"datum.line <= {shown}")
        .encode(
            y=alt.Y(
                "line:Q",
                axis=None,
                scale=alt.Scale(domain=[0, shown + 0.5], reverse=True, nice=False, zero=False),
            ),
            tooltip=["speaker", "article_id", "start", "end"],
        )
    )

    def column(name: str, x: float, align: str = "left", **style: object) -> alt.Chart:
        return base.mark_text(
            font="monospace", fontSize=SIZE, align=align, x=x, baseline="middle", **style
        ).encode(text=f"{name}:N")

    scale = alt.Scale(domain=[0, width], nice=False, zero=False)
    return (
        alt.layer(
            column("left", keyword - 10, "right"),
            column("keyword", keyword, fontWeight="bold"),
            base.mark_text(font="monospace", fontSize=SIZE, align="left", baseline="middle").encode(
                text="right:N", x=alt.X("right_x:Q", axis=None, scale=scale)
            ),
            column("speaker", speaker, limit=NAME * LETTER),
            column("where", where, color=_marks.GREY),
            alt.Chart(heads)
            .mark_text(
                align="left", fontSize=SIZE, fontStyle="italic", color=_marks.GREY, y=0, baseline="bottom"
            )
            .encode(x=alt.X("x:Q", axis=None, scale=scale), text="text:N"),
        )
        .add_params(search)
        .properties(
            view=alt.ViewBackground(stroke=None),
            width=width,
            height=LINE * (shown + 1),
            title=_marks.caption([f"{shown:,} of {frame.height:,} lines"]),
        )
    )


def _lines(frame: pl.DataFrame) -> pl.DataFrame:
    """The columns as they stand in the chart, and `all` of a line, for the search."""
    lines = frame.select(
        *(pl.col(name).fill_null("") for name in ("left", "keyword", "right")),
        pl.col("speaker").fill_null("–"),
        pl.concat_str(
            pl.col("source"),
            pl.col("published").cast(pl.String),
            pl.format("{} {}–{}", "article_id", "start", "end"),
            separator=" · ",
            ignore_nulls=True,
        ).alias("where"),
        *["article_id", "start", "end"],
    )
    # One long keyword shall not push all columns aside.
    room = pl.col("right").str.len_chars().max() + LONG - pl.col("keyword").str.len_chars()
    return lines.with_columns(
        pl.concat_str("left", "keyword", "right", "speaker", "where", separator=" ").alias("all"),
        # Vega cuts spaces off: they are a place instead.
        pl.col("right").str.starts_with(" ").cast(pl.Int64).alias("space"),
        pl.col("right").str.strip_chars_start().str.slice(0, room.clip(0)),
    )
