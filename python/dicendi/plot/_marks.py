"""What charts share: estimates with their intervals, one row of marks a label, readable without colour."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import polars as pl

from dicendi.plot._altair import altair

if TYPE_CHECKING:
    import altair as alt

#: Hues of Okabe and Ito, which the colour-blind tell apart; shapes and dashes go with them.
COLOURS = ["#000000", "#0072B2", "#D55E00", "#009E73", "#CC79A7", "#56B4E9", "#E69F00"]
SHAPES = ["circle", "square", "triangle-up", "diamond", "cross", "triangle-down", "stroke"]
DASHES = [[1, 0], [6, 3], [2, 2], [8, 3, 2, 3], [12, 4], [4, 1], [1, 3]]

GREY = "#595959"
#: Pixels of a row of marks, and of the plot.
STEP = 20
WIDTH = 380
#: Longer labels are cut.
LABEL = 420


def row(name: str = "row", order: str = "order", **axis: Any) -> alt.Y:
    """A row of marks for each label, in the order of the frame."""
    alt = altair()
    return alt.Y(
        f"{name}:N",
        sort=alt.EncodingSortField(field=order, op="min", order="ascending"),
        title=None,
        axis=alt.Axis(labelLimit=LABEL, ticks=False, domain=False, grid=True, gridDash=[1, 3], **axis),
    )


def quantity(
    name: str, title: list[str], form: str = ",", *, frame: pl.DataFrame, zero: bool = True, room: float = 0.0
) -> alt.X:
    """The scale along which estimates stand, with room for text on the right as a share of its length."""
    alt = altair()
    ends = frame.select(
        pl.min_horizontal(name, "low").min().alias("least"),
        pl.max_horizontal(name, "high").max().alias("most"),
    )
    least, most = (end or 0.0 for end in ends.row(0))
    if zero:
        least, most = min(least, 0.0), max(most, 0.0)
    domain = [least, most + room * (most - least)]
    return alt.X(
        f"{name}:Q",
        title=title,
        scale=alt.Scale(domain=domain, nice=True, zero=zero),
        axis=alt.Axis(
            format=form,
            grid=False,
            tickCount=6,
            titleFontWeight="normal",
            titleAnchor="start",
            labelFlush=False,
        ),
    )


def interval() -> alt.Chart:
    """A line from one end of the interval to the other."""
    return altair().Chart().mark_rule(strokeWidth=1.5, color=COLOURS[0]).encode(x="low:Q", x2="high:Q")


def dot(**style: Any) -> alt.Chart:
    """The estimate."""
    return altair().Chart().mark_point(filled=True, size=50, opacity=1, color=COLOURS[0], **style)


def beside(text: str) -> alt.Chart:
    """What stands right of the interval, or of the estimate where there is none."""
    alt = altair()
    end = alt.X("beside:Q")
    return alt.Chart().mark_text(align="left", dx=7, fontSize=10, color=GREY).encode(x=end, text=f"{text}:N")


def nought() -> alt.Chart:
    """A line where nothing differs."""
    alt = altair()
    rule = alt.Chart().mark_rule(strokeDash=[2, 2], color="#999999")
    return rule.encode(x=alt.datum(0), y=alt.value(0), y2=alt.value("height"))


def percent(most: float) -> str:
    """How shares are written: small ones with a decimal."""
    return ".0%" if most >= 0.05 else ".1%" if most >= 0.005 else ".2%"


def facets(chart: Any, frame: Any, name: str, columns: int, **resolve: str) -> alt.FacetChart:
    """The chart once for each value, each with its own rows, in the order of the frame."""
    alt = altair()
    facet = alt.Facet(
        f"{name}:N",
        sort=frame[name].unique(maintain_order=True).to_list(),
        title=None,
        header=alt.Header(labelFontWeight="bold", labelLimit=LABEL, labelAnchor="start"),
    )
    chart.data = alt.Undefined
    return chart.facet(facet=facet, columns=columns, data=frame).resolve_scale(
        **{"y": "independent"} | resolve
    )


def caption(lines: list[str]) -> alt.Title:
    """What is drawn, above the chart, where an axis has no room for it."""
    alt = altair()
    return alt.Title(lines, anchor="start", fontSize=11, fontWeight="normal", offset=10)
