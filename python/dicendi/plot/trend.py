"""How much is said, over time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from dicendi.plot import _frames
from dicendi.plot._series import series

if TYPE_CHECKING:
    import altair as alt


def trend(frame: pl.DataFrame) -> alt.LayerChart | alt.FacetChart:
    """The lines of `dicendi.stats.trend` with their intervals as bands.

    A grey stretch is one without articles. Up to three values of a column share a panel and are named at the
    ends of their lines; more have a panel each.
    """
    frame = _frames.check(frame, "trend", ["n", "n_articles", "per_article", "low", "high", "clusters"])
    every, *by = _frames.keys(frame, "n")
    articles = frame["n_articles"].drop_nulls()
    # Of speaker × article, the article is what it is set off against.
    units = _frames.units(frame).removesuffix(" × articles")
    title = [
        f"{units[0].upper()}{units[1:]} per article and {every}, with intervals; grey: no articles",
        f"({_frames.number(articles.min(), articles.max())} articles a {every}, {_frames.copies(frame)})",
    ]
    return series(frame, by[0] if by else None, "per_article", f"{units} per article", title)
