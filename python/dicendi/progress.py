"""How far a long run has come: a line that is written over, in a terminal or a notebook; else nothing."""

from __future__ import annotations

import sys
import time
from typing import Any

#: Seconds between two looks.
_PAUSE = 0.5
_WIDTH = 24


class Progress:
    """A bar for a run over so many bytes of files."""

    def __init__(self, total: int, shown: bool | None = None) -> None:
        """`shown` None: where somebody looks, in a terminal or a notebook."""
        self._total = max(total, 1)
        self._done = 0
        self._known = 0
        self._begun = self._looked = time.monotonic()
        self._handle: Any = None
        notebook = _in_notebook()
        self._shown = (notebook or sys.stderr.isatty()) if shown is None else shown
        self._notebook = notebook and self._shown
        self._length = 0

    def read(self, size: int, n_read: int, n_known: int) -> None:
        """So many bytes more of the files were read; so many articles in all, beside those known before."""
        self._done += size
        if n_read == 0:
            # What stood there already goes by fast, and says nothing about what is left.
            self._known, self._begun = self._done, time.monotonic()
        if not self._due():
            return
        seconds = time.monotonic() - self._begun
        words = [f"{n_read:,} articles"]
        if n_known:
            words.append(f"{n_known:,} were there")
        if n_read and seconds > 0:
            words.append(f"{n_read / seconds:,.0f}/s")
            fresh = self._done - self._known
            left = seconds * (self._total - self._done) / max(fresh, 1)
            words.append(f"{_clock(left)} left")
        self._show(min(self._done / self._total, 1.0), ", ".join(words))

    def join(self, done: int, total: int) -> None:
        """So many parts of so many are joined into tables."""
        if self._due() or done == total:
            self._show(done / max(total, 1), "linking" if done == 0 else "writing tables")

    def close(self) -> None:
        """Takes the line away."""
        if not self._shown:
            return
        if self._notebook:
            self._display("")
        elif self._length:
            print("\r" + " " * self._length + "\r", end="", file=sys.stderr, flush=True)

    def _due(self) -> bool:
        now = time.monotonic()
        due = self._shown and now - self._looked >= _PAUSE
        if due:
            self._looked = now
        return due

    def _show(self, share: float, words: str) -> None:
        if not self._shown:
            return
        full = round(share * _WIDTH)
        line = f"{'█' * full}{'░' * (_WIDTH - full)} {share:4.0%}  {words}"
        if self._notebook:
            self._display(line)
            return
        print("\r" + line.ljust(self._length), end="", file=sys.stderr, flush=True)
        self._length = max(self._length, len(line))

    def _display(self, line: str) -> None:
        from IPython.display import display

        content = {"text/plain": line}
        if self._handle is None:
            self._handle = display(content, raw=True, display_id=True)
        else:
            self._handle.update(content, raw=True)


def _clock(seconds: float) -> str:
    minutes, seconds = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


def _in_notebook() -> bool:
    # Only what runs in one has loaded it; loading it here would take longer than most runs.
    ipython = sys.modules.get("IPython")
    shell = ipython.get_ipython() if ipython else None
    return shell is not None and hasattr(shell, "kernel")
