"""Who speaks to, about or against whom."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import polars as pl

from dicendi.errors import InputError
from dicendi.plot import _frames, _marks
from dicendi.plot._altair import altair
from dicendi.plot._layout import Point, apart, layout
from dicendi.stats import Network

if TYPE_CHECKING:
    import altair as alt

#: Pixels of a letter of a label, of a line of it, and between it and its node; how far an arrow bends, as a
#: share of its length.
LETTER, LINE, GAP, BEND = 5.8, 14.0, 5.0, 0.12
#: Where the heaviest edge or node has fewer articles, it is drawn no larger than its share of these.
FEW = 8
#: Shapes by the type of entity.
TYPES = {
    "person": "circle",
    "organisation": "square",
    "state": "cross",
    "place": "triangle-up",
    "group": "diamond",
    "thing": "triangle-down",
}


def network(
    found: Network, n: int = 40, *, width: int | None = None, height: int | None = None
) -> alt.LayerChart:
    """The `n` heaviest edges of `dicendi.stats.network` as arrows from the speaker to the target.

    The wider an arrow, the more articles have the one speak to, about or against the other; the number
    stands on it. The larger a node, the more articles it is in, as either. The shape tells what it is. Who
    stands near whom means something, who stands where does not; the same network is always drawn the same.
    `width` and `height` are in pixels, and grow with the network where they are not given.
    """
    alt = altair()
    if not isinstance(found, Network):
        raise InputError(f"plot.network takes what stats.network returns, not {type(found).__name__}")
    if n < 1:
        raise InputError(f"n={n}: it must be 1 or more")
    if found.edges.is_empty():
        raise InputError("plot.network: nothing to draw, no edge has enough articles; see min_articles")
    edges = found.edges.head(n)
    size = pl.concat([edges["source_id"], edges["target_id"]]).n_unique()
    width = width or min(320 + 14 * size, 800)
    height = height or min(180 + 12 * size, 600)
    nodes = _placed(found.nodes, edges, width, height)
    lines, heads, counts = _arrows(edges, nodes)
    x = alt.X("x:Q", axis=None, scale=alt.Scale(domain=[0, width], nice=False, zero=False))
    y = alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[height, 0], nice=False, zero=False))
    types = nodes["type"].unique().sort().to_list()
    shapes = [TYPES.get(kind, "triangle-right") for kind in types]
    left_out = found.edges.height - edges.height
    title = [
        "Arrows lead from the speaker to the target; on them stands the number of articles",
        (f"(the {n} heaviest of {found.edges.height} edges; " if left_out else "(")
        + f"{_frames.copies(found.edges)})",
    ]
    align = alt.expr("datum.align")
    label = alt.Chart(nodes).encode(x=alt.X("label_x:Q"), y=alt.Y("label_y:Q"), text="name:N")
    return alt.layer(
        alt.Chart(lines)
        .mark_line(interpolate="basis", color="#8c8c8c")
        .encode(
            x=x,
            y=y,
            detail="edge:N",
            order="step:O",
            strokeWidth=alt.StrokeWidth("wide:Q", scale=None),
        ),
        alt.Chart(heads)
        .mark_point(shape="M0,-1L0.7,0.8L-0.7,0.8Z", filled=True, opacity=1, color="#4d4d4d")
        .encode(x=x, y=y, angle=alt.Angle("angle:Q", scale=None), size=alt.Size("size:Q", scale=None)),
        alt.Chart(nodes)
        .mark_point(filled=True, opacity=1, fill="#0072B2", stroke="white")
        .encode(
            x=x,
            y=y,
            size=alt.Size("size:Q", scale=None),
            shape=alt.Shape(
                "type:N",
                title=None,
                scale=alt.Scale(domain=types, range=shapes),
                legend=alt.Legend(orient="bottom") if len(types) > 1 else None,
            ),
            tooltip=["name", "type", "edges_out", "edges_in", "articles_out", "articles_in"],
        ),
        alt.Chart(counts).mark_text(fontSize=9, stroke="white", strokeWidth=3).encode(x=x, y=y, text="n:Q"),
        alt.Chart(counts).mark_text(fontSize=9, color=_marks.GREY).encode(x=x, y=y, text="n:Q"),
        label.mark_text(fontSize=11, align=align, stroke="white", strokeWidth=3, limit=0),
        label.mark_text(fontSize=11, align=align, color="black", limit=0),
    ).properties(width=width, height=height, title=_marks.caption(title))


def _placed(nodes: pl.DataFrame, edges: pl.DataFrame, width: float, height: float) -> pl.DataFrame:
    """The nodes of these edges with their places."""
    ends = pl.concat([edges["source_id"], edges["target_id"]]).unique()
    # The heaviest in the middle of the spiral that the layout starts from.
    nodes = (
        nodes.filter(pl.col("entity_id").is_in(ends.implode()))
        .with_columns((pl.col("articles_out") + pl.col("articles_in")).alias("articles"))
        .sort("articles", "entity_id", descending=[True, False])
        .with_columns(pl.col("name").fill_null("unknown"), pl.col("type").fill_null("unknown"))
    )
    number = {key: place for place, key in enumerate(nodes["entity_id"])}
    pairs = [(number[one], number[other]) for one, other in edges.select("source_id", "target_id").rows()]
    wide = [len(name) * LETTER for name in nodes["name"]]
    boxes = [(side + 12, 3 * LINE) for side in wide]
    places = apart(layout(nodes.height, pairs, width, height), boxes, width, height)
    most = nodes["articles"].max()
    radius = [4 + 8 * math.sqrt(articles / max(most, FEW)) for articles in nodes["articles"]]
    sides = _sides(places, pairs)
    # A box holds the node and its label, so its middle lies between them.
    offsets, boxes = [], []
    for (right, down), side, r in zip(sides, wide, radius, strict=True):
        offsets.append((right * (side + GAP) / 2, down * (LINE + GAP) / 2))
        boxes.append((side + 8 + (GAP + 2 * r if right else 0), LINE + 6 + (GAP + 2 * r if down else 0)))
    middles = [(x + right, y + down) for (x, y), (right, down) in zip(places, offsets, strict=True)]
    middles = apart(middles, boxes, width, height)
    places = [(x - right, y - down) for (x, y), (right, down) in zip(middles, offsets, strict=True)]
    xs, ys = ([place[axis] for place in places] for axis in (0, 1))
    return nodes.with_columns(
        pl.Series("x", xs),
        pl.Series("y", ys),
        pl.Series("radius", radius),
        pl.Series("size", [math.pi * r**2 for r in radius]),
        pl.Series(
            "label_x", [x + right * (r + GAP) for x, (right, _), r in zip(xs, sides, radius, strict=True)]
        ),
        pl.Series(
            "label_y", [y + down * (r + GAP + 4) for y, (_, down), r in zip(ys, sides, radius, strict=True)]
        ),
        pl.Series("align", [{-1: "right", 0: "center", 1: "left"}[right] for right, _ in sides]),
    )


def _sides(places: list[Point], pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """On which side of its node each label stands: the one that is farthest from all arrows.

    Below or above, and beside only where both are taken.
    """
    ways: list[list[float]] = [[] for _ in places]
    for one, other in pairs:
        (x, y), (other_x, other_y) = places[one], places[other]
        ways[one].append(math.atan2(other_y - y, other_x - x))
        ways[other].append(math.atan2(y - other_y, x - other_x))
    sides = [(0, 1, 0.0), (0, -1, 0.1), (1, 0, 0.8), (-1, 0, 0.8)]
    chosen = []
    for own in ways:
        room = [
            min((_turn(math.atan2(down, right), way) for way in own), default=math.pi) - worse
            for right, down, worse in sides
        ]
        chosen.append(sides[room.index(max(room))][:2])
    return chosen


def _turn(one: float, other: float) -> float:
    """The angle between two directions."""
    return abs(math.remainder(one - other, 2 * math.pi))


def _arrows(edges: pl.DataFrame, nodes: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame]:
    """Bent lines, so that two that answer each other do not lie on each other; their heads; their numbers."""
    place = {
        key: ((x, y), radius) for key, x, y, radius in nodes.select("entity_id", "x", "y", "radius").rows()
    }
    lines, heads, counts = [], [], []
    most = edges["n"].max()
    for edge, (one, other, n) in enumerate(edges.select("source_id", "target_id", "n").rows()):
        (start, _), (end, radius) = place[one], place[other]
        bend = (
            (start[0] + end[0]) / 2 - BEND * (end[1] - start[1]),
            (start[1] + end[1]) / 2 + BEND * (end[0] - start[0]),
        )
        length = math.dist(start, end) or 1.0
        wide = 0.6 + 4 * n / max(most, FEW)
        head = 5 + 1.6 * wide
        tip = max(0.5, 1 - (radius + head / 2 + 3) / length)
        steps = [_bezier(start, bend, end, tip * step / 16) for step in range(17)]
        lines += [(edge, step, x, y, wide) for step, (x, y) in enumerate(steps)]
        (x, y), (before_x, before_y) = steps[-1], steps[-2]
        heads.append(
            (edge, x, y, math.degrees(math.atan2(x - before_x, before_y - y)) % 360, (head / 0.7) ** 2)
        )
        counts.append((edge, *_bezier(start, bend, end, 0.45), n))
    return (
        pl.DataFrame(lines, schema=["edge", "step", "x", "y", "wide"], orient="row"),
        pl.DataFrame(heads, schema=["edge", "x", "y", "angle", "size"], orient="row"),
        pl.DataFrame(counts, schema=["edge", "x", "y", "n"], orient="row"),
    )


def _bezier(start: Point, bend: Point, end: Point, at: float) -> Point:
    """A point of a quadratic Bézier curve."""
    a, b, c = (1 - at) ** 2, 2 * at * (1 - at), at**2
    return (a * start[0] + b * bend[0] + c * end[0], a * start[1] + b * bend[1] + c * end[1])
