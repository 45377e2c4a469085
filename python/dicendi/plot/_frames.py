"""What a chart is drawn from: checked, told apart, put into words."""

from __future__ import annotations

from typing import Any

import polars as pl

from dicendi.errors import InputError

#: Units as axis titles name them.
UNITS = {"speaker × article": "speakers × articles", "statement": "statements", "word": "words"}


def check(frame: Any, function: str, columns: list[str]) -> pl.DataFrame:
    """The frame, ready to be drawn; refused where it is not what `dicendi.stats.<function>` returns."""
    expected = f"plot.{function} takes what stats.{function} returns"
    if not isinstance(frame, pl.DataFrame):
        raise InputError(f"{expected}, not {type(frame).__name__}")
    if missing := [name for name in columns if name not in frame.columns]:
        raise InputError(f"{expected}; this frame lacks {', '.join(missing)}")
    if frame.is_empty():
        raise InputError(f"plot.{function}: nothing to draw, the frame is empty")
    # Vega-Lite has neither enums nor numbers of days; a day without a time is another day west of Greenwich.
    return frame.with_columns(
        pl.col(pl.Enum, pl.Categorical).cast(pl.String), pl.col(pl.Date).cast(pl.Datetime("ms"))
    )


def keys(frame: pl.DataFrame, first: str) -> list[str]:
    """The columns before `first`: those that say which group and value a row is of."""
    return frame.columns[: frame.columns.index(first)]


def joined(frame: pl.DataFrame, names: list[str], into: str) -> pl.DataFrame:
    """The values of several columns as one text, days as days."""
    texts = [
        (pl.col(name).dt.to_string("%Y-%m-%d") if frame[name].dtype.is_temporal() else pl.col(name))
        .cast(pl.String)
        .fill_null("unknown")
        for name in names
    ]
    return frame.with_columns((pl.concat_str(texts, separator=" · ") if texts else pl.lit("")).alias(into))


def rows(
    frame: pl.DataFrame, name: str, within: str | None = None, figure: str | None = None
) -> pl.DataFrame:
    """Adds `row`, the label of each row of marks, `order`, its place, and `beside`, where the marks end.

    Two who have one name are told apart by a number, for one label is one row.
    """
    group = [name] if within is None else [within, name]
    twice = pl.int_range(pl.len()).over(group)
    label = pl.col(name).cast(pl.String).fill_null("unknown")
    return frame.with_columns(
        pl.when(twice == 0).then(label).otherwise(pl.format("{} ({})", label, twice + 1)).alias("row"),
        pl.int_range(pl.len()).alias("order"),
        *([pl.coalesce("high", figure).alias("beside")] if figure else []),
    )


def basis(frame: pl.DataFrame) -> str:
    """How many articles a figure rests on, and whether copies are among them."""
    least, most = frame["clusters"].min(), frame["clusters"].max()
    articles = f"{most:,}" if least == most else f"{least:,} to {most:,}"
    return f"{articles} article{'' if most == 1 else 's'}, {copies(frame)}"


def copies(frame: pl.DataFrame) -> str:
    """Whether copies are among what was counted."""
    return "copies counted" if frame["counted"][0] == "all" else "copies not counted"


def number(least: float, most: float) -> str:
    """A number, or from what to what it goes."""
    return f"{most:,.0f}" if round(least) == round(most) else f"{least:,.0f} to {most:,.0f}"


def units(frame: pl.DataFrame) -> str:
    """What was counted, in the plural."""
    unit = str(frame["unit"][0])
    return UNITS.get(unit, f"{unit}s")


def written(name: str) -> pl.Expr:
    """A column of counts as text; few have a decimal where statements are shared out among speakers."""
    return pl.col(name).map_elements(
        lambda n: f"{n:,.0f}" if n >= 10 else f"{n:.1f}".removesuffix(".0"), pl.String
    )
