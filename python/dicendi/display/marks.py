"""Where the parts of statements stand in a text, for every kind of display that shows it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from dicendi.display import parts

#: Kind of mark: letter of its label, name in the legend; the inner kinds come last.
KINDS = {
    "content": ("", "what is said"),
    "speaker": ("s", "speaker"),
    "cue": ("v", "verb or other cue"),
    "target": ("t", "target"),
}
_ORDER = list(KINDS)


class Mark(NamedTuple):
    """A stretch of the text that is part of a statement."""

    start: int
    end: int
    kind: str
    number: int
    title: str

    @property
    def label(self) -> str:
        return f"{KINDS[self.kind][0]}{self.number}"


class Piece(NamedTuple):
    """A stretch of the text in which no mark begins or ends."""

    text: str
    #: The marks that cover it.
    marks: list[Mark]
    #: Those that end before it, the innermost first.
    closed: list[Mark]
    #: Those that begin with it.
    opened: list[Mark]

    @property
    def kinds(self) -> list[str]:
        return [kind for kind in _ORDER if any(mark.kind == kind for mark in self.marks)]


def of(statements: list[dict[str, Any]]) -> list[Mark]:
    """The marks of statements, which are numbered from 1."""
    return [mark for number, said in enumerate(statements, 1) for mark in _marks(number, said)]


def _marks(number: int, said: dict[str, Any]) -> list[Mark]:
    about = f"{number}: {said['kind']}, {said['act'] or 'no act'}, confidence {said['confidence']:.2f}"
    marks = [Mark(start, end, "content", number, about) for start, end in said["content_spans"]]
    if said["cue_span"]:
        start, end = said["cue_span"]
        marks.append(Mark(start, end, "cue", number, f"{number}: {parts.verb(said)}"))
    for kind in ("speaker", "target"):
        for party in said[f"{kind}s"]:
            title = f"{number}: {kind} {parts.name(party)}"
            marks.append(Mark(party["start"], party["end"], kind, number, title))
    return marks


def pieces(text: str, marks: list[Mark]) -> Iterator[Piece]:
    """The text, cut wherever a mark begins or ends; the last piece may be empty."""
    opening: dict[int, list[Mark]] = {}
    closing: dict[int, list[Mark]] = {}
    for mark in marks:
        opening.setdefault(mark.start, []).append(mark)
        closing.setdefault(mark.end, []).append(mark)
    bounds = sorted({0, len(text), *opening, *closing})
    active: list[Mark] = []
    for start, end in zip(bounds, [*bounds[1:], len(text)], strict=True):
        closed = sorted(closing.get(start, []), key=lambda mark: (-_ORDER.index(mark.kind), mark.number))
        for mark in closed:
            active.remove(mark)
        opened = opening.get(start, [])
        active.extend(opened)
        yield Piece(text[start:end], list(active), closed, opened)
