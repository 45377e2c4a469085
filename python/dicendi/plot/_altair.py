"""Altair, when a chart is asked for: `import dicendi` does without it."""

from __future__ import annotations

from types import ModuleType


def altair() -> ModuleType:
    """The module; where it is missing, an error that says how to get it."""
    try:
        import altair
    except ImportError as error:
        raise ImportError("charts need Altair: pip install 'dicendi[plot]'") from error
    return altair
