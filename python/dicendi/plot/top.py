"""Who speaks most."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from dicendi.plot import _frames, _marks
from dicendi.plot._altair import altair

if TYPE_CHECKING:
    import altair as alt


def top(frame: pl.DataFrame) -> alt.LayerChart | alt.FacetChart:
    """The speakers of `dicendi.stats.top`, a row each: their share with its interval, and `n` beside it.

    With groups, a panel each.
    """
    alt = altair()
    frame = _frames.check(
        frame, "top", ["rank", "speaker", "n", "share", "low", "high", "n_known", "clusters"]
    )
    groups = _frames.keys(frame, "rank")
    frame = _frames.rows(_frames.joined(frame, groups, "group"), "speaker", "group", "share")
    wholes = frame["n_known"]
    frame = frame.with_columns(
        pl.format("{} (n = {})", "group", _frames.written("n_known")).alias("panel"),
        _frames.written("n").alias("count"),
    )
    title = [
        f"Share of {_frames.units(frame)} whose speaker is known, with its interval",
        f"(n = {_frames.number(wholes.min(), wholes.max())}; {_frames.basis(frame)}); beside it, the number",
    ]
    most = frame.select(pl.max_horizontal("share", "high").max()).item()
    base = alt.layer(_marks.interval(), _marks.dot(), _marks.beside("count"), data=frame).encode(
        x=_marks.quantity("share", title, _marks.percent(most), frame=frame, room=0.08),
        y=_marks.row(),
        tooltip=["speaker", "type", "n", "share", "low", "high"],
    )
    chart = base.properties(width=_marks.WIDTH, height=alt.Step(_marks.STEP))
    return _marks.facets(chart, frame, "panel", columns=1) if groups else chart
