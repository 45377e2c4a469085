"""What scripts that damage things at random share: the damage, and a process for whoever reads them."""

import json
import multiprocessing
import queue
import random
import sys
import time
from collections import Counter
from collections.abc import Callable
from typing import Any

#: Seconds of a processor, and seconds for each megabyte, that reading may take.
LONGEST = 10.0
#: Seconds by the clock, after which nothing more is expected: others may use the machine too.
PATIENCE = 300.0
#: What may come of it.
FINE = ("tables", "refused")


def damaged(content: bytes, draw: random.Random, others: Callable[[], bytes]) -> tuple[str, bytes]:
    """Bytes that were changed, cut out, doubled, put in the place of others; and how."""
    content = bytearray(content)
    ways = ["cut", "other"] if not content else ["byte", "bytes", "cut", "out", "twice", "number", "other"]
    way = draw.choice(ways)
    at = draw.randrange(max(len(content), 1))
    # What describes a Parquet file stands at its end.
    if draw.random() < 0.5:
        at = max(len(content) - 1 - draw.randrange(2000), 0)
    if way == "byte":
        content[at] ^= 1 << draw.randrange(8)
    elif way == "bytes":
        for _ in range(draw.randrange(1, 20)):
            content[draw.randrange(len(content))] = draw.randrange(256)
    elif way == "cut":
        del content[at:]
    elif way == "out":
        del content[at : at + draw.randrange(1, 200)]
    elif way == "twice":
        content[at:at] = content[at : at + draw.randrange(1, 200)]
    elif way == "number":
        content[at : at + 4] = draw.choice([b"\0\0\0\0", b"\xff\xff\xff\xff", b"\xff\xff\xff\x7f"])
    else:
        content = bytearray(others())
    return way, bytes(content)


def _serve(read: Callable[[Any], str], given: Any, answers: Any) -> None:
    while True:
        what = given.get()
        begun = time.process_time()
        try:
            answer = read(what)
        except BaseException as error:
            answer = f"{type(error).__name__}: {error}"[:300]
        answers.put((answer, time.process_time() - begun))


class Reader:
    """Reads in a process of its own, so that a crash and what never ends are seen and named."""

    def __init__(self, read: Callable[[Any], str]) -> None:
        self._read = read
        self._context = multiprocessing.get_context("spawn")
        self._process: Any = None

    def read(self, what: Any) -> tuple[str, float]:
        """What came of it, and how many seconds of a processor it took."""
        if self._process is None:
            self._given, self._answers = self._context.Queue(), self._context.Queue()
            pipes = (self._read, self._given, self._answers)
            self._process = self._context.Process(target=_serve, args=pipes, daemon=True)
            self._process.start()
        begun = time.monotonic()
        self._given.put(what)
        answer = None
        while answer is None and self._process.is_alive() and time.monotonic() - begun < PATIENCE:
            try:
                answer = self._answers.get(timeout=0.2)
            except queue.Empty:
                continue
        if answer is None:
            answer = "hangs" if self._process.is_alive() else f"died: {self._process.exitcode}"
            self._process.kill()
            self._process.join()
            self._process = None
            return answer, time.monotonic() - begun
        return answer


def run(make: Callable[[random.Random], tuple[str, Any, float]], read: Callable[[Any], str]) -> int:
    """`MINUTES [SEED]` of the command line: cases one after the other, each drawn with a seed of its own.

    `make` gives what was done in words, what is to be read, and its megabytes. A fault is printed with its
    seed: `0 SEED` makes that one again.
    """
    minutes, seed = float(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1
    reader = Reader(read)
    seen: Counter[str] = Counter()
    slowest = 0.0
    begun = time.monotonic()
    while not seen or time.monotonic() - begun < 60 * minutes:
        how, what, megabytes = make(random.Random(seed))
        answer, seconds = reader.read(what)
        slowest = max(slowest, seconds)
        if answer not in FINE or seconds > LONGEST * max(megabytes, 1):
            print(json.dumps([seed, answer, how, round(seconds, 1)]), flush=True)
            answer = "fault"
        seen[answer] += 1
        seed += 1
    spent = (time.monotonic() - begun) / 60
    print(f"{sum(seen.values())} cases in {spent:.0f} minutes: {dict(seen)}, slowest {slowest:.1f} s")
    return seen["fault"] > 0
