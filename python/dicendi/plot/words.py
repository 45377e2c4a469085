"""Which verbs and words groups have more than the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from dicendi.plot import _frames, _marks
from dicendi.plot._altair import altair

if TYPE_CHECKING:
    import altair as alt

#: Beyond this, use differs more than words that come independently would.
BEYOND = 1.96


def verbs(frame: pl.DataFrame, columns: int = 2) -> alt.FacetChart:
    """The verbs (or acts, or stances) of `dicendi.stats.verbs`: a panel a group, the most typical on top.

    Each has its log-odds with the interval, and beside it how often the group has it, and the others. Hollow
    dots: the use does not differ more than it would by chance (z between -1.96 and 1.96).
    """
    return _typical(frame, "verbs", columns)


def keyness(frame: pl.DataFrame, columns: int = 2) -> alt.FacetChart:
    """The words of `dicendi.stats.keyness`, drawn as `verbs` draws verbs."""
    return _typical(frame, "keyness", columns)


def _typical(frame: pl.DataFrame, function: str, columns: int) -> alt.FacetChart:
    alt = altair()
    frame = _frames.check(frame, function, ["n", "n_others", "log_odds", "low", "high", "z", "clusters"])
    by, word = _frames.keys(frame, "n")
    frame = _frames.joined(frame, [by], "group")
    frame = _frames.rows(frame, word, "group", "log_odds").with_columns(
        pl.format("{} : {}", _frames.written("n"), _frames.written("n_others")).alias("counts"),
        (pl.col("z").abs() > BEYOND).alias("beyond"),
    )
    title = [
        f"Log-odds of the {word} in the group over those in the others, with interval"
        f" (hollow: |z| < {BEYOND})",
        f"Beside it: {_frames.units(frame)} of the group : of the others ({_frames.basis(frame)})",
    ]
    chart = (
        alt.layer(
            _marks.nought(),
            _marks.interval(),
            _marks.dot(stroke=_marks.COLOURS[0], strokeWidth=1.5).encode(
                fill=alt.when("datum.beyond").then(alt.value(_marks.COLOURS[0])).otherwise(alt.value("white"))
            ),
            _marks.beside("counts"),
        )
        .encode(
            x=_marks.quantity("log_odds", ["log-odds"], frame=frame, room=0.3),
            y=_marks.row(),
            tooltip=[by, word, "n", "n_others", "log_odds", "low", "high", "z"],
        )
        .properties(width=230, height=alt.Step(_marks.STEP - 2))
    )
    return _marks.facets(chart, frame, "group", columns=columns).properties(title=_marks.caption(title))
