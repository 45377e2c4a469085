"""Shares, with what is not known about them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from dicendi.errors import InputError
from dicendi.plot import _frames, _marks
from dicendi.plot._altair import altair
from dicendi.plot._series import series

if TYPE_CHECKING:
    import altair as alt

CORRECTED = "Hollow: corrected by the coded sample, with its interval"
COLUMNS = ["n", "share", "low", "high", "least", "most", "n_known", "n_unknown", "clusters"]


def share(frame: pl.DataFrame) -> alt.LayerChart | alt.FacetChart:
    """The shares of `dicendi.stats.share`: a dot with its interval for each value.

    Behind it a grey bar from the share that the value has if none of the unknown ones have it to that if all
    of them have. The corrected share, where there is one, is a hollow diamond below the dot. With groups, a
    panel each, or a row each where the frame has one value only (`frame.filter(gender="feminine")`); over
    months or weeks, a line for each value with bands.
    """
    alt = altair()
    frame = _frames.check(frame, "share", COLUMNS)
    *groups, by = _frames.keys(frame, "n")
    known, unknown = frame["n_known"], frame["n_unknown"]
    one = frame[by].n_unique() == 1
    which = f"“{frame[by][0]}” among the " if one else ""
    title = [
        f"Share of {which}{_frames.units(frame)} whose {by} is known, with its interval",
        f"(n = {_frames.number(known.min(), known.max())}; {_frames.basis(frame)})",
        "Grey: if none, or all, of those unknown had the value"
        f" (n = {_frames.number(unknown.min(), unknown.max())})",
    ]
    if groups and frame[groups[-1]].dtype.is_temporal():
        if len(groups) > 1:
            raise InputError(f"plot.share: over {groups[-1]} no other groups can be shown; filter the frame")
        return series(
            frame,
            by,
            "share",
            f"share of {_frames.units(frame)}",
            [*title[:2], title[2].replace("Grey", "Dotted")],
            form="%",
        )
    frame = _frames.joined(frame, groups, "group")
    frame = _frames.rows(frame, "group" if one and groups else by, by if one and groups else "group")
    corrected = "corrected" in frame.columns
    base = alt.layer(
        alt.Chart().mark_bar(height=11, color="#d4d4d4").encode(x="least:Q", x2="most:Q"),
        _marks.interval(),
        _marks.dot(),
        *(_corrected() if corrected else []),
        data=frame,
    ).encode(
        x=_marks.quantity("share", [*title, *([CORRECTED] if corrected else [])], ".0%", frame=_reach(frame)),
        y=_marks.row(),
        tooltip=[*groups, by, *(name for name in COLUMNS if name in frame.columns)],
    )
    step = _marks.STEP + (8 if corrected else 2)
    chart = base.properties(width=_marks.WIDTH, height=alt.Step(step))
    return _marks.facets(chart, frame, "group", columns=1) if groups and not one else chart


def _reach(frame: pl.DataFrame) -> pl.DataFrame:
    """The frame with intervals that reach as far as anything that is drawn."""
    high = [name for name in ("high", "most", "corrected", "corrected_high") if name in frame.columns]
    return frame.with_columns(pl.max_horizontal(high).alias("high"))


def _corrected() -> list[alt.Chart]:
    alt = altair()
    below = {"yOffset": 8}
    return [
        alt.Chart()
        .mark_rule(strokeWidth=1, strokeDash=[3, 2], **below)
        .encode(x="corrected_low:Q", x2="corrected_high:Q"),
        alt.Chart()
        .mark_point(shape="diamond", size=45, fill="white", stroke=_marks.COLOURS[0], opacity=1, **below)
        .encode(x="corrected:Q"),
    ]
