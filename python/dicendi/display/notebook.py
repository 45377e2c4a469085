"""An article as a piece of HTML: who speaks, with which verb, to whom and what, marked in the text.

Each mark has a colour, a shape and a label with the statement's number, so that it is read in light, in
dark, in print and without colours. Colours lie half transparent over the notebook's own.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from dicendi.display import marks, parts

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


def page(reading: Reading) -> str:
    """The whole display."""
    problems = "".join(
        f"<p>⚠ {escape(problem['stage'])}: {escape(problem['message'])}</p>" for problem in reading.problems
    )
    return (
        f"<div class='dicendi'><style>{_STYLE}</style>{_legend()}{problems}"
        f"{_text(reading)}{_table(reading)}</div>"
    )


def _text(reading: Reading) -> str:
    """The text; each piece bears the marks that cover it."""
    shown: list[str] = []
    for piece in marks.pieces(reading.text, marks.of(reading.statements)):
        shown.extend(f"<sup>{mark.label}</sup>" for mark in piece.closed)
        text = escape(piece.text)
        if piece.marks and text:
            kinds = " ".join(piece.kinds)
            title = escape(" · ".join(mark.title for mark in piece.marks), quote=True)
            # A paragraph may end inside a mark: its pieces are marked one by one.
            lines = [f"<span class='{kinds}' title='{title}'>{line}</span>" for line in text.split("\n")]
            text = "\n".join(lines)
        shown.append(text)
    paragraphs = [line for line in "".join(shown).split("\n") if line.strip()]
    return "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)


def _legend() -> str:
    items = "".join(
        f"<span class='{kind}'>{escape(name)}<sup>{letter}n</sup></span>"
        for kind, (letter, name) in marks.KINDS.items()
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
