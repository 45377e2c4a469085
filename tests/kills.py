"""Kills a run at random points, takes it up each time, and compares its tables with those of one left alone.

python tests/kills.py 50 [ARTICLES]

kills until a run has been killed so many times, and then lets it end; again and again, with folders of
their own, until the kills are used up. Prints a line a kill and whether the tables are the same, byte for
byte.
"""

import hashlib
import json
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import dicendi as di

RUN = "import sys, dicendi; dicendi.extract_files(sys.argv[1], sys.argv[2], part_size=int(sys.argv[3]))"


def articles(folder: Path, count: int) -> Path:
    """The sample over and over with other ids, some of them twice, and a file that cannot be read."""
    folder.mkdir()
    lines = [json.loads(line) for line in Path(di.sample.__globals__["PATH"]).read_text().splitlines()]
    for number in range(count):
        line = {**lines[number % len(lines)], "id": f"a{number - (number % 97 == 96)}"}
        with (folder / f"{number * 4 // count}.jsonl").open("a") as file:
            print(json.dumps(line, ensure_ascii=False), file=file)
    (folder / "bad.json").write_text("{")
    return folder


def fingerprint(folder: Path) -> dict[str, str]:
    """Every file that users read, with a hash of its bytes."""
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    files = [path for path in files if not path.relative_to(folder).parts[0].startswith(".")]
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def start(archive: Path, out: Path, part_size: int) -> subprocess.Popen:
    return subprocess.Popen([sys.executable, "-c", RUN, str(archive), str(out), str(part_size)])


def killed_and_resumed(archive: Path, out: Path, part_size: int, moments: list[float]) -> int:
    """Kills a run after so many seconds, the next after so many; then lets one end. How many still ran."""
    hit = 0
    for moment in moments:
        running = start(archive, out, part_size)
        time.sleep(moment)
        running.kill()
        hit += running.wait() < 0
    assert start(archive, out, part_size).wait() == 0
    return hit


def main() -> int:
    kills, count = int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1500
    draw = random.Random(7)
    with tempfile.TemporaryDirectory() as folder:
        archive = articles(Path(folder) / "archive", count)
        part_size = max(count // 12, 1)
        begun = time.monotonic()
        assert start(archive, Path(folder) / "whole", part_size).wait() == 0
        seconds = time.monotonic() - begun
        whole = fingerprint(Path(folder) / "whole")
        print(f"{count} articles, {len(whole)} files, {seconds:.1f} s alone", flush=True)
        hit = same = runs = 0
        while hit < kills:
            out = Path(folder) / f"out{runs}"
            moments = [draw.uniform(0.2, seconds) for _ in range(min(3, kills - hit))]
            hit += killed_and_resumed(archive, out, part_size, moments)
            runs += 1
            is_same = fingerprint(out) == whole
            same += is_same
            print(f"killed after {', '.join(f'{m:.2f}' for m in moments)} s: same {is_same}", flush=True)
    print(f"{hit} kills in {runs} runs: {same} of {runs} ended in the same bytes")
    return same != runs


if __name__ == "__main__":
    sys.exit(main())
