"""Damages saved tables at random and loads them: `python tests/damage.py MINUTES [SEED]`

Bytes are changed, cut out, doubled and put from one file into another. What comes must be tables or a
`DicendiError`, and of LazyFrames an error of polars: no crash, no other exception, nothing that takes longer
than ten seconds. Some folders have lost their manifest, so that their parts are taken up and joined anew.
"""

import random
import shutil
import sys
import tempfile
from pathlib import Path

import damaging
import kills
import polars as pl

import dicendi as di


def read(folder: Path) -> str:
    try:
        if (folder / ".reading").exists() and not (folder / "dicendi.json").exists():
            di.extract_files(folder.parent / "archive", folder, part_size=20)
        di.load(folder).flat()
        lazy = di.scan(folder)
        for name in ("articles", "statements", "entities"):
            getattr(lazy, name).collect()
    # A LazyFrame is polars' own, and so are its errors.
    except (di.DicendiError, pl.exceptions.PolarsError):
        return "refused"
    return "tables"


def main() -> int:
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        di.extract_files(kills.articles(root / "archive", 60), root / "whole", part_size=20)
        folder = root / "damaged"

        def make(draw: random.Random) -> tuple[str, Path, float]:
            shutil.rmtree(folder, ignore_errors=True)
            shutil.copytree(root / "whole", folder)
            joins = draw.random() < 0.5
            if joins:
                (folder / "dicendi.json").unlink()
            files = sorted(path for path in folder.rglob("*") if path.is_file() and path.name != "lock")
            hidden = [path for path in files if ".reading" in path.parts]
            victim = draw.choice(hidden if joins else [path for path in files if path not in hidden])
            way, content = damaging.damaged(
                victim.read_bytes(), draw, lambda: draw.choice(files).read_bytes()
            )
            victim.write_bytes(content)
            return f"{way} in {victim.relative_to(folder)}", folder, 0

        return damaging.run(make, read)


if __name__ == "__main__":
    sys.exit(main())
