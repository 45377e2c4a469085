"""How many voices there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from dicendi.errors import InputError
from dicendi.plot import _frames, _marks
from dicendi.plot._altair import altair

if TYPE_CHECKING:
    import altair as alt

#: What each measure counts.
MEASURES = {
    "richness": ["Number of speakers", "(richness)"],
    "shannon": ["Number of speakers as diverse", "if all spoke equally often (Shannon)"],
    "simpson": ["The same, with more weight", "on frequent speakers (Simpson)"],
    "hhi": ["Herfindahl-Hirschman index", "(1: one alone speaks)"],
}


def diversity(
    frame: pl.DataFrame, measures: list[str] | tuple[str, ...] = ("richness", "shannon", "simpson")
) -> alt.HConcatChart:
    """The measures of `dicendi.stats.diversity`, side by side: a row a group, its value with its interval.

    Groups are in the order of the first measure, the most diverse on top.
    """
    alt = altair()
    frame = _frames.check(
        frame, "diversity", ["measure", "value", "low", "high", "coverage", "articles", "clusters"]
    )
    if unknown := [name for name in measures if name not in frame["measure"].to_list()]:
        raise InputError(
            f"measures: the frame has no {unknown[0]!r}; it has {', '.join(frame['measure'].unique())}"
        )
    frame = _frames.joined(frame, _frames.keys(frame, "measure"), "group")
    first = frame.filter(measure=measures[0]).sort("value", "group", descending=[measures[0] != "hhi", False])
    order = first["group"].to_list()
    reached = frame["coverage"]
    coverage = (
        f"{reached.min():.0%}"
        if reached.max() - reached.min() < 0.005
        else f"{reached.min():.0%} to {reached.max():.0%}"
    )
    panels = []
    for measure in measures:
        rows = frame.filter(measure=measure)
        y = alt.Y(
            "group:N",
            sort=order,
            title=None,
            axis=alt.Axis(
                labels=measure == measures[0],
                labelLimit=_marks.LABEL,
                ticks=False,
                domain=False,
                grid=True,
                gridDash=[1, 3],
            ),
        )
        panels.append(
            alt.layer(_marks.interval(), _marks.dot(), data=rows)
            .encode(
                x=_marks.quantity(
                    "value",
                    MEASURES[measure],
                    ".2~r" if measure == "hhi" else ",.0f" if rows["value"].max() >= 10 else ".1f",
                    frame=rows,
                ),
                y=y,
                tooltip=["group", "value", "low", "high", "coverage", "articles", "clusters"],
            )
            .properties(width=190, height=alt.Step(_marks.STEP))
        )
    return alt.hconcat(*panels, spacing=24).properties(
        title=_marks.caption(
            [f"At a coverage of {coverage} of all speaking, with intervals ({_frames.basis(frame)})"]
        )
    )
