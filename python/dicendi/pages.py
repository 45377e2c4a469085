"""Many web pages read at once, by processes beside this one: trafilatura is Python, and keeps to one core.

A reader is `sys.executable` with a pipe to it and one from it. It does not run the user's program anew, as
those of `multiprocessing` would, so that a script needs no guard, and it ends by itself when its pipe is
closed, however this process ends. It watches over its own time, so that no page holds it up for ever.
"""

from __future__ import annotations

import contextlib
import faulthandler
import os
import pickle
import signal
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Iterable
from concurrent import futures
from typing import Any

from dicendi import html

#: Seconds that a page may take, a thousand times what most need.
LIMIT = 60.0
#: A reader is started for so many pages: it costs the time of some of them.
WORTH = 16
#: So many pages a reader are under way, so that a slow one keeps nobody waiting.
AHEAD = 8

#: What a pipe says whose process is gone.
_BROKEN = (OSError, EOFError, pickle.UnpicklingError)
#: A page, and why there is no article.
Answer = tuple[html.Page, str | None]
_Process = subprocess.Popen


class Readers:
    """Readers of pages, started when there are enough of them, and ended at the end of the `with`."""

    def __init__(self) -> None:
        self._seen = 0
        self._starts = True
        self._lock = threading.Lock()
        self._all: set[_Process] = set()
        self._free: list[_Process] = []

    def __enter__(self) -> Readers:
        return self

    def __exit__(self, *_: object) -> None:
        self._kill()
        for process in self._all:
            _closed(process)

    def _kill(self) -> None:
        with self._lock:
            self._starts = False
            for process in self._all:
                process.kill()

    def read(self, pages: Iterable[tuple[str, str | None]], n_pages: int) -> list[Answer]:
        """What so many pages and their addresses hold, in their order; some are under way at a time."""
        self._seen += n_pages
        n_readers = min(_n_cores(), self._seen // WORTH, n_pages)
        if not n_readers:
            return [_answer(*page) for page in pages]
        answers: list[Answer] = []
        under_way: deque[futures.Future[Answer]] = deque()
        with futures.ThreadPoolExecutor(n_readers) as threads:
            try:
                for page in pages:
                    under_way.append(threads.submit(self._asked, *page))
                    if len(under_way) > AHEAD * n_readers:
                        answers.append(_waited_for(under_way.popleft()))
                answers.extend(map(_waited_for, under_way))
            except BaseException:
                threads.shutdown(wait=False, cancel_futures=True)
                self._kill()
                raise
        return answers

    def _asked(self, page: str, url: str | None) -> Answer:
        """What a process says that is free; a second one if it was ended, perhaps for want of memory."""
        why = None
        for _ in range(2):
            if (process := self._reader()) is None:
                break
            began = time.monotonic()
            with contextlib.suppress(*_BROKEN):
                pickle.dump((page, url), process.stdin)
                process.stdin.flush()
                answer = pickle.load(process.stdout)
                self._free.append(process)
                return answer
            late = time.monotonic() - began >= LIMIT
            with self._lock:
                self._all.discard(process)
            why = f"the page broke the process that read it ({_closed(process)})"
            if late:
                why = f"the page took longer than {LIMIT:g} seconds"
                break
        return _answer(page, url) if why is None else (html.NOTHING._replace(url=url), why)

    def _reader(self) -> _Process | None:
        """One that is ready; None where none can be."""
        with self._lock:
            while self._free:
                process = self._free.pop()
                if process.poll() is None:
                    return process
            if not self._starts or not sys.executable or getattr(sys, "frozen", False):
                return None
            # Modules are found where they are found here.
            program = f"import sys; sys.path[:] = {[str(path) for path in sys.path]!r}"
            try:
                process = subprocess.Popen(
                    [sys.executable, "-c", f"{program}; from dicendi import pages; pages.serve({LIMIT})"],
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.DEVNULL,
                    creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
                )
            except OSError:
                return None
            self._all.add(process)
        with contextlib.suppress(*_BROKEN):
            pickle.load(process.stdout)
            return process
        # Nor will the next one be, and each try would take its time.
        self._starts = False
        return None


def _waited_for(future: futures.Future[Answer]) -> Answer:
    """Windows lets nobody interrupt a wait without end."""
    while not future.done():
        futures.wait([future], 0.2)
    return future.result()


def _closed(process: _Process) -> int:
    """What a process ended with, which needs no more than the end of its pipes."""
    for pipe in (process.stdin, process.stdout):
        with contextlib.suppress(OSError):
            pipe.close()
    return process.wait()


def _answer(page: str, url: str | None) -> Answer:
    found = html.read(page, url)
    return found, None if found.text is not None else "no article was found in the page"


def _n_cores() -> int:
    """Those that this process may use."""
    if hasattr(os, "process_cpu_count"):
        return os.process_cpu_count() or 1
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def serve(limit: float) -> None:
    """The program of a reader: answers pages until its pipe is closed."""
    # Ctrl-C goes to all; who began this ends it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    answers = os.fdopen(os.dup(1), "wb")
    # What a library prints must not stand among the answers.
    os.dup2(2, 1)
    html.load()
    answer: Any = "ready"
    while True:
        pickle.dump(answer, answers)
        answers.flush()
        try:
            page, url = pickle.load(sys.stdin.buffer)
        except _BROKEN:
            return
        faulthandler.dump_traceback_later(limit, exit=True)
        answer = _answer(page, url)
        faulthandler.cancel_dump_traceback_later()
