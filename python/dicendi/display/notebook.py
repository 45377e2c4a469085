"""An article as a piece of HTML: who speaks, with which verb, to whom and what, marked in the text.

Each mark has a colour, a shape and a label with the statement's number, so that it is read in light, in
dark, in print and without colours. Colours lie half transparent over the notebook's own.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any, NamedTuple

from dicendi.display import parts

if TYPE_CHECKING:
    from dicendi.reading import Reading

# Hues of Okabe and Ito, which the colour-blind tell apart.
_STYLE = """
.dicendi { line-height: 1.75; max-width: 52em; }
.dicendi p { margin: 0 0 .8em; white-space: pre-wrap; }
.dicendi .content { background: rgba(0, 158, 115, .16); }
.dicendi .speaker { background: rgba(0, 114, 178, .28); border: 1px solid currentColor; border-radius: 3px; }
.dicendi .cue { background: rgba(230, 159, 0, .33); text-decoration: underline wavy 1px;
  text-underline-offset: 3px; }
.dicendi .target { background: rgba(204, 121, 167, .35); border-bottom: 3px double currentColor; }
.dicendi sup { font-size: .65em; font-weight: 600; opacity: .8; padding: 0 .15em; }
.dicendi .legend { font-size: .85em; margin-bottom: 1em; }
.dicendi .legend span { margin-right: 1em; padding: 0 .3em; }
.dicendi table { font-size: .85em; }
.dicendi td, .dicendi th { text-align: left !important; vertical-align: top; }
"""

#: Kind of mark: letter of its label, name in the legend; the inner kinds come last.
_KINDS = {
    "content": ("", "what is said"),
    "speaker": ("s", "speaker"),
    "cue": ("v", "verb or other cue"),
    "target": ("t", "target"),
}


class Mark(NamedTuple):
    """A stretch of the text that is part of a statement."""

    start: int
    end: int
    kind: str
    number: int
    title: str

    @property
    def label(self) -> str:
        return f"{_KINDS[self.kind][0]}{self.number}"


def page(reading: Reading) -> str:
    """The whole display."""
    marks = [mark for number, said in enumerate(reading.statements, 1) for mark in _marks(number, said)]
    problems = "".join(
        f"<p>⚠ {escape(problem['stage'])}: {escape(problem['message'])}</p>" for problem in reading.problems
    )
    return (
        f"<div class='dicendi'><style>{_STYLE}</style>{_legend()}{problems}"
        f"{_text(reading.text, marks)}{_table(reading)}</div>"
    )


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


def _text(text: str, marks: list[Mark]) -> str:
    """The text, cut wherever a mark begins or ends; each piece bears the marks that cover it."""
    opening: dict[int, list[Mark]] = {}
    closing: dict[int, list[Mark]] = {}
    for mark in marks:
        opening.setdefault(mark.start, []).append(mark)
        closing.setdefault(mark.end, []).append(mark)
    bounds = sorted({0, len(text), *opening, *closing})
    order = list(_KINDS)
    shown: list[str] = []
    active: list[Mark] = []
    for start, end in zip(bounds, [*bounds[1:], len(text)], strict=True):
        for mark in sorted(closing.get(start, []), key=lambda mark: (-order.index(mark.kind), mark.number)):
            active.remove(mark)
            shown.append(f"<sup>{mark.label}</sup>")
        active.extend(opening.get(start, []))
        piece = escape(text[start:end])
        if active and piece:
            kinds = " ".join(kind for kind in order if any(mark.kind == kind for mark in active))
            title = escape(" · ".join(mark.title for mark in active), quote=True)
            # A paragraph may end inside a mark: its pieces are marked one by one.
            lines = [f"<span class='{kinds}' title='{title}'>{line}</span>" for line in piece.split("\n")]
            piece = "\n".join(lines)
        shown.append(piece)
    paragraphs = [line for line in "".join(shown).split("\n") if line.strip()]
    return "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)


def _legend() -> str:
    items = "".join(
        f"<span class='{kind}'>{escape(name)}<sup>{letter}n</sup></span>"
        for kind, (letter, name) in _KINDS.items()
    )
    return f"<div class='legend'>{items} n: number of the statement</div>"


def _table(reading: Reading) -> str:
    rows = "".join(
        f"<tr><td>{number}</td>"
        + "".join(
            f"<td>{escape(cell)}</td>"
            for cell in (
                parts.speakers(said),
                parts.verb(said),
                parts.targets(said),
                said["content"] or "",
                said["kind"],
            )
        )
        + "</tr>"
        for number, said in enumerate(reading.statements, 1)
    )
    heads = "".join(f"<th>{head}</th>" for head in ("", "speaker", "verb", "target", "content", "kind"))
    return f"<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>" if rows else ""
