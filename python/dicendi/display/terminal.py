"""An article's statements as a table of plain text, in colour where the terminal has it."""

from __future__ import annotations

import shutil
import textwrap
from typing import TYPE_CHECKING

from dicendi.display import parts

if TYPE_CHECKING:
    from dicendi.reading import Explanation, Reading

#: Column: heading, share of the width, escape code of its colour.
_COLUMNS = {
    "speaker": ("speaker", 0.24, "36"),
    "verb": ("verb", 0.14, "33"),
    "target": ("target", 0.20, "35"),
    "content": ("content", 0.42, "32"),
}
_GAP = "  "


def table(reading: Reading, *, width: int | None = None, colour: bool = False) -> str:
    """The statements, a row each, every cell wrapped to its column."""
    width = max(60, width or shutil.get_terminal_size().columns)
    room = width - 4 - len(_GAP) * len(_COLUMNS)
    widths = {column: max(8, int(room * share)) for column, (_, share, _) in _COLUMNS.items()}

    def line(number: str, cells: dict[str, str], paint: bool) -> str:
        shown = [f"{number:>3}"]
        for column, cell in cells.items():
            padded = cell.ljust(widths[column])
            code = _COLUMNS[column][2]
            shown.append(f"\x1b[{code}m{padded}\x1b[0m" if paint and cell else padded)
        return _GAP.join(shown).rstrip()

    lines = [line("", {column: heading for column, (heading, _, _) in _COLUMNS.items()}, False)]
    lines.append(_GAP.join(["───", *("─" * widths[column] for column in _COLUMNS)]))
    for number, statement in enumerate(reading.statements, 1):
        cells = {
            "speaker": parts.speakers(statement) or "–",
            "verb": parts.verb(statement) or "–",
            "target": parts.targets(statement) or "–",
            "content": statement["content"] or "–",
        }
        wrapped = {column: _wrap(cell, widths[column]) for column, cell in cells.items()}
        for row in range(max(map(len, wrapped.values()))):
            now = {column: rows[row] if row < len(rows) else "" for column, rows in wrapped.items()}
            lines.append(line(str(number) if row == 0 else "", now, colour))
    if not reading.statements:
        lines = ["no statement found"]
    lines.extend(f"! {problem['stage']}: {_plain(problem['message'])}" for problem in reading.problems)
    return "\n".join(lines)


def explanation(of: Explanation, *, width: int | None = None) -> str:
    """The statement in a line, then each reason with what it is about."""
    width = max(60, width or shutil.get_terminal_size().columns)
    said = of.statement
    named = [parts.speakers(said) or "–", parts.verb(said) or "–", parts.targets(said), said["content"]]
    lines = textwrap.wrap(_plain(" | ".join(part for part in named if part)), width)
    for about, text in of.reasons:
        # A file's path is left whole.
        wrapper = textwrap.TextWrapper(width, break_long_words=False, break_on_hyphens=False)
        wrapper.initial_indent, wrapper.subsequent_indent = f"  {about:<12}", " " * 14
        lines.extend(wrapper.wrap(_plain(text)))
    return "\n".join(lines)


def _wrap(cell: str, width: int) -> list[str]:
    return textwrap.wrap(_plain(cell), width) or [""]


def _plain(text: str) -> str:
    """Without line breaks and control characters, which could move the cursor or change colours."""
    return "".join(char if char.isprintable() else " " for char in text)
