"""How two groups differ."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from dicendi.plot import _frames, _marks
from dicendi.plot._altair import altair

if TYPE_CHECKING:
    import altair as alt


def compare(frame: pl.DataFrame) -> alt.LayerChart:
    """The differences of `dicendi.stats.compare`, a row a value, with their intervals.

    Right of zero, the first group has more. Beside each the shares of both.
    """
    alt = altair()
    columns = [
        "first",
        "second",
        "n_first",
        "n_second",
        "share_first",
        "share_second",
        "difference",
        "low",
        "high",
    ]
    frame = _frames.check(frame, "compare", [*columns, "clusters"])
    (by,) = _frames.keys(frame, "first")
    frame = _frames.rows(frame, by, figure="difference").with_columns(
        pl.concat_str(
            *(
                (100 * pl.col(f"share_{which}")).round(1).cast(pl.String).fill_null("?") + " %"
                for which in ("first", "second")
            ),
            separator=" : ",
        ).alias("shares")
    )
    first, second = frame["first"][0], frame["second"][0]
    title = [
        f"Share of {_frames.units(frame)} in {first} less that in {second} (points), with its interval",
        f"Beside it, the two shares (n = {frame['n_first'].sum():,.0f} : {frame['n_second'].sum():,.0f};"
        f" {_frames.basis(frame)})",
    ]
    return (
        alt.layer(
            _marks.nought(),
            _marks.interval(),
            _marks.dot(),
            _marks.beside("shares"),
            data=frame,
        )
        .encode(
            x=_marks.quantity("difference", title, "+.0%", frame=frame, room=0.2),
            y=_marks.row(),
            tooltip=[by, *columns],
        )
        .properties(width=_marks.WIDTH, height=alt.Step(_marks.STEP))
    )
