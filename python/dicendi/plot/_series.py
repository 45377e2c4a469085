"""Figures over time: a line for each value, bands, and the gaps between."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import polars as pl

from dicendi.errors import InputError
from dicendi.plot import _frames, _marks
from dicendi.plot._altair import altair

if TYPE_CHECKING:
    import altair as alt

#: More lines are not told apart in one panel: each has its own.
TOGETHER = 3
#: More points hide the line.
POINTS = 60
#: Pixels of a panel, and between the labels of two lines.
WIDTH, HEIGHT, APART = 520, 200, 13
#: How long a period is, by the name of its column.
EVERY = {"week": "1w", "month": "1mo", "year": "1y"}


def series(
    frame: pl.DataFrame, by: str | None, figure: str, axis: str, title: list[str], form: str = ""
) -> alt.LayerChart | alt.FacetChart:
    """The figure over the periods of the first column, for each value of `by`.

    Periods in which there is nothing are grey, and no line leads over them.
    """
    alt = altair()
    every = frame.columns[0]
    if every not in EVERY:
        raise InputError(f"the periods stand in a column {', '.join(EVERY)}; the first one here is {every!r}")
    frame = _whole(_frames.joined(frame, [by] if by else [], "value"), every, figure)
    values = frame["value"].unique(maintain_order=True).to_list()
    panels = len(values) > TOGETHER
    frame = _labelled(frame, every, figure, labels=len(values) > 1 and not panels)

    def told(channel: Any, kinds: list[Any]) -> Any:
        used = [kinds[0 if panels else number % len(kinds)] for number in range(len(values))]
        return channel("value:N", scale=alt.Scale(domain=values, range=used), legend=None)

    x = alt.X(f"{every}:T", title=None, axis=alt.Axis(grid=False, labelOverlap="greedy", labelSeparation=8))
    y = alt.Y(
        f"{figure}:Q",
        # In small panels it would not fit; the caption says it.
        title=None if panels else axis,
        scale=alt.Scale(zero=True),
        axis=alt.Axis(format=form, tickCount=4, gridDash=[1, 3], titleFontWeight="normal"),
    )
    seen = "true" if frame[every].n_unique() <= POINTS else "datum.alone"
    base = alt.Chart().encode(x=x, y=y, color=told(alt.Color, _marks.COLOURS))
    bounds = [
        base.mark_line(strokeWidth=1, strokeDash=[1, 2]).encode(y=alt.Y(f"{end}:Q"))
        for end in ("least", "most")
        if end in frame.columns
    ]
    layers = [
        alt.Chart()
        .mark_rect(fill="#e0e0e0")
        .transform_filter("isValid(datum.until)")
        .encode(x=x, x2="until:T"),
        *bounds,
        base.mark_area(opacity=0.2).encode(y=alt.Y("low:Q"), y2="high:Q"),
        base.mark_rule().transform_filter("datum.alone").encode(y=alt.Y("low:Q"), y2="high:Q"),
        base.mark_line(strokeWidth=1.5).encode(strokeDash=told(alt.StrokeDash, _marks.DASHES)),
        base.mark_point(filled=True, size=30, opacity=1)
        .transform_filter(f"isValid(datum.{figure}) && {seen}")
        .encode(
            shape=told(alt.Shape, _marks.SHAPES),
            tooltip=[alt.Tooltip(f"{every}:T"), *(["value"] if by else []), "n", figure, "low", "high"],
        ),
        base.mark_text(align="left", dx=7)
        .transform_filter("isValid(datum.label_y)")
        .encode(y=alt.Y("label_y:Q"), text="value:N"),
    ]
    chart = alt.layer(*layers, data=frame).properties(width=WIDTH, height=HEIGHT // 2 if panels else HEIGHT)
    if panels:
        chart = _marks.facets(chart, frame, "value", columns=1, y="shared")
    return chart.properties(title=_marks.caption(title))


def _whole(frame: pl.DataFrame, every: str, figure: str) -> pl.DataFrame:
    """A row for each period × value.

    Where a period has rows of other values only, nothing of this one was counted; where it has none, nothing
    is known.
    """
    length = EVERY[every]
    frame = frame.filter(pl.col(every).is_not_null())
    periods = frame.select(
        pl.datetime_range(pl.col(every).min(), pl.col(every).max(), length).alias(every)
    ).join(frame.group_by(every).agg(pl.col(figure).is_null().all().alias("empty")), on=every, how="left")
    values = frame.select("value").unique(maintain_order=True)
    whole = values.join(periods, how="cross", maintain_order="left_right").join(
        frame, on=[every, "value"], how="left", maintain_order="left"
    )
    counted = ~pl.col("empty").fill_null(True) & pl.col(figure).is_null()
    whole = whole.with_columns(
        *(pl.when(counted).then(0.0).otherwise(name).alias(name) for name in ("n", figure, "low", "high")),
        pl.col("empty").fill_null(True).alias("gap"),
    ).drop("empty")
    # Neighbouring gaps are one: `until` stands at the first.
    run = pl.col("gap").rle_id().over("value")
    return whole.with_columns(
        pl.when("gap", pl.int_range(pl.len()).over("value", run) == 0)
        .then(pl.col(every).max().over("value", run).dt.offset_by(length))
        .alias("until")
    ).drop("gap")


def _labelled(frame: pl.DataFrame, every: str, figure: str, *, labels: bool) -> pl.DataFrame:
    """Adds `alone`, a point without neighbours, and `label_y`, where the name of a line stands at its end."""
    here = pl.col(figure).is_not_null()
    near = here.shift(1, fill_value=False) | here.shift(-1, fill_value=False)
    frame = frame.with_columns((here & ~near.over("value")).alias("alone"))
    last = (
        frame.filter(here)
        .group_by("value", maintain_order=True)
        .agg(pl.col(every, figure).last())
        .sort(figure)
    )
    apart = APART / HEIGHT * (frame["high"].max() or 0.0)
    places: list[float] = []
    for place in last[figure]:
        places.append(max(place, places[-1] + apart) if places else place)
    last = last.with_columns(pl.Series("label_y", places if labels else [None] * len(places), pl.Float64))
    return frame.join(last.drop(figure), on=["value", every], how="left", maintain_order="left")
