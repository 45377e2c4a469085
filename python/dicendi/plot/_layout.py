"""Where the nodes of a network stand: the same network, the same picture.

Distances on paper follow those in the network (stress majorization: Gansner, Koren and North, "Graph Drawing
by Stress Majorization", 2004); then labels that lie over each other are pushed apart.
"""

from __future__ import annotations

import math
from collections import deque

#: A place, or the two sides of a box.
Point = tuple[float, float]


def layout(n: int, edges: list[tuple[int, int]], width: float, height: float) -> list[Point]:
    """Places of `n` nodes in a picture of this width and height."""
    near: list[list[int]] = [[] for _ in range(n)]
    for one, other in edges:
        near[one].append(other)
        near[other].append(one)
    return _fitted(_stressed(_distances(near)), width, height)


def _distances(near: list[list[int]]) -> list[list[float]]:
    """Lengths of shortest ways; parts of the network that do not meet stand some way off."""
    n = len(near)
    table = []
    for start in range(n):
        found = {start: 0}
        queue = deque([start])
        while queue:
            node = queue.popleft()
            for other in near[node]:
                if other not in found:
                    found[other] = found[node] + 1
                    queue.append(other)
        table.append([float(found.get(node, -1)) for node in range(n)])
    longest = max((max(row) for row in table), default=0.0)
    far = max(2.5, math.sqrt(n) / 2, longest * 0.75)
    return [[far if length < 0 else length for length in row] for row in table]


def _stressed(wanted: list[list[float]], rounds: int = 150) -> list[Point]:
    """Places whose distances are as near to those wanted as can be."""
    n = len(wanted)
    # On a spiral at first: no two lie alike, and nothing is drawn by lot.
    places = [
        (math.sqrt(k + 0.5) * math.cos(2.4 * k), math.sqrt(k + 0.5) * math.sin(2.4 * k)) for k in range(n)
    ]
    for _ in range(rounds):
        moved = []
        for i, (x, y) in enumerate(places):
            total = right = down = 0.0
            for j, (other_x, other_y) in enumerate(places):
                if i == j:
                    continue
                weight = wanted[i][j] ** -2
                apart = math.hypot(x - other_x, y - other_y) or 1e-9
                pull = wanted[i][j] / apart
                total += weight
                right += weight * (other_x + pull * (x - other_x))
                down += weight * (other_y + pull * (y - other_y))
            moved.append((right / total, down / total) if total else (x, y))
        places = moved
    return places


def _fitted(places: list[Point], width: float, height: float) -> list[Point]:
    """Turned so that the longer side lies flat, and stretched to the picture."""
    if len(places) < 2:
        return [(width / 2, height / 2)] * len(places)
    n = len(places)
    mid_x, mid_y = sum(x for x, _ in places) / n, sum(y for _, y in places) / n
    centred = [(x - mid_x, y - mid_y) for x, y in places]
    xx, yy, xy = (
        sum(f(x, y) for x, y in centred) for f in (lambda x, _: x * x, lambda _, y: y * y, lambda x, y: x * y)
    )
    turn = -0.5 * math.atan2(2 * xy, xx - yy)
    turned = [
        (x * math.cos(turn) - y * math.sin(turn), x * math.sin(turn) + y * math.cos(turn)) for x, y in centred
    ]
    return list(
        zip(
            *(_spread([p[axis] for p in turned], size) for axis, size in ((0, width), (1, height))),
            strict=True,
        )
    )


def _spread(values: list[float], size: float) -> list[float]:
    least, most = min(values), max(values)
    if most - least < 1e-6:
        return [size / 2] * len(values)
    return [(value - least) / (most - least) * size for value in values]


def apart(
    places: list[Point], boxes: list[Point], width: float, height: float, rounds: int = 200
) -> list[Point]:
    """Pushes boxes around places that lie over each other apart, along the side where less is to be done."""
    now = [list(place) for place in places]
    for _ in range(rounds):
        still = True
        for i in range(len(now)):
            for j in range(i):
                overlap = [
                    (boxes[i][axis] + boxes[j][axis]) / 2 - abs(now[i][axis] - now[j][axis])
                    for axis in (0, 1)
                ]
                if min(overlap) <= 0.5:
                    continue
                still = False
                # Up and down costs less room than from side to side.
                axis = 1 if overlap[1] <= overlap[0] else 0
                push = overlap[axis] / 2 * (1 if now[i][axis] >= now[j][axis] else -1)
                now[i][axis] += push
                now[j][axis] -= push
        for place, box in zip(now, boxes, strict=True):
            for axis, size in ((0, width), (1, height)):
                margin = min(box[axis], size) / 2
                place[axis] = min(max(place[axis], margin), size - margin)
        if still:
            break
    return [(x, y) for x, y in now]
