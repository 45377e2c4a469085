"""Fills a real disk: a small one in memory, which needs root. `python tests/full_disk.py`

A run on a disk that is too small must say so, keep what it wrote, and end well when the disk has room.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

import kills

import dicendi as di


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        disk = Path(folder) / "disk"
        disk.mkdir()
        archive = kills.articles(Path(folder) / "archive", 600)
        di.extract_files(archive, Path(folder) / "whole", part_size=50)
        whole = kills.fingerprint(Path(folder) / "whole")
        subprocess.run(["mount", "-t", "tmpfs", "-o", "size=200k", "tmpfs", disk], check=True)
        try:
            for size in range(200, 8_000, 200):
                subprocess.run(["mount", "-o", f"remount,size={size}k", disk], check=True)
                try:
                    di.extract_files(archive, disk / "out", part_size=50)
                except di.StorageError as error:
                    parts = len(list((disk / "out" / ".reading").glob("part-*[0-9]")))
                    print(f"{size} kB, {parts} parts kept: {error}")
                else:
                    same = kills.fingerprint(disk / "out") == whole
                    print(f"{size} kB: enough, the same bytes {same}")
                    break
            subprocess.run(["mount", "-o", "remount,ro", disk], check=True)
            read_only = di.scan(disk / "out").articles.collect().height
            try:
                di.extract_files(archive, disk / "new")
            except di.StorageError as error:
                print(f"read-only, {read_only} articles to be read: {error}")
            return not same
        finally:
            subprocess.run(["umount", disk], check=True)


if __name__ == "__main__":
    sys.exit(main())
