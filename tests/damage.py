"""Damages saved tables at random and loads them: `python tests/damage.py MINUTES [SEED]`

Bytes are changed, cut out, doubled and put from one file into another. What comes must be tables or a
`DicendiError`: no crash, no other exception, nothing that takes longer than ten seconds. Folders are loaded
in a process of its own, so that a crash is seen and named.
"""

import json
import multiprocessing
import random
import shutil
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

import kills

import dicendi as di

LONGEST = 10.0


def damage(path: Path, draw: random.Random, others: list[Path]) -> str:
    content = bytearray(path.read_bytes())
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
        content = bytearray(draw.choice(others).read_bytes())
    path.write_bytes(content)
    return way


def load(folders, answers) -> None:
    while (folder := folders.get()) is not None:
        try:
            if (folder / ".reading").exists() and not (folder / "dicendi.json").exists():
                di.extract_files(folder.parent / "archive", folder, part_size=20)
            else:
                di.load(folder)
            answers.put("tables")
        except di.DicendiError:
            answers.put("refused")
        except BaseException as error:
            answers.put(f"{type(error).__name__}: {error}"[:300])


def main() -> int:
    minutes, seed = float(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1
    draw = random.Random(seed)
    context = multiprocessing.get_context("spawn")
    seen: Counter[str] = Counter()
    slowest = 0.0
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        archive = kills.articles(root / "archive", 60)
        di.extract_files(archive, root / "whole", part_size=20)
        worker = folders = answers = None
        end = time.monotonic() + 60 * minutes
        while time.monotonic() < end:
            if worker is None or not worker.is_alive():
                folders, answers = context.Queue(), context.Queue()
                worker = context.Process(target=load, args=(folders, answers))
                worker.start()
            folder = root / "damaged"
            shutil.rmtree(folder, ignore_errors=True)
            shutil.copytree(root / "whole", folder)
            joins = draw.random() < 0.5
            if joins:
                (folder / "dicendi.json").unlink()
            files = [path for path in folder.rglob("*") if path.is_file() and path.name != "lock"]
            hidden = [path for path in files if ".reading" in path.parts]
            victim = draw.choice(hidden if joins else [path for path in files if path not in hidden])
            way = damage(victim, draw, files)
            begun = time.monotonic()
            folders.put(folder)
            answer = None
            while answer is None and worker.is_alive() and time.monotonic() - begun < 6 * LONGEST:
                try:
                    answer = answers.get(timeout=0.2)
                except Exception:
                    continue
            seconds = time.monotonic() - begun
            slowest = max(slowest, seconds)
            if answer is None:
                answer = f"died: {worker.exitcode}" if not worker.is_alive() else "hangs"
                worker.kill()
                worker.join()
            if answer not in ("tables", "refused") or seconds > LONGEST:
                print(
                    json.dumps([answer, way, str(victim.relative_to(folder)), round(seconds, 1)]), flush=True
                )
                answer = "fault"
            seen[answer] += 1
        if folders is not None:
            folders.put(None)
    print(f"{sum(seen.values())} damaged folders: {dict(seen)}, slowest {slowest:.1f} s")
    return seen["fault"] > 0


if __name__ == "__main__":
    sys.exit(main())
