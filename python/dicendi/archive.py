"""Archives: any number of files, read into a folder of tables by runs that may be cut off."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dicendi import _dicendi, files
from dicendi import inputs as tables_of
from dicendi.errors import InputError
from dicendi.progress import Progress
from dicendi.tables import Tables, load

if TYPE_CHECKING:
    import polars as pl


def extract_files(
    inputs: str | os.PathLike[str] | Iterable[str | os.PathLike[str]],
    out: str | os.PathLike[str],
    *,
    resume: bool = True,
    mix: bool = False,
    cues: str | os.PathLike[str] | None = None,
    actors: Any = None,
    corrections: Any = None,
    min_confidence: float | None = None,
    progress: bool | None = None,
    part_size: int = _dicendi.ARTICLES_A_PART,
) -> LazyTables:
    """Reads files of articles into the folder `out`, in bounded memory, and gives its tables as LazyFrames.

    `inputs` is a path or several: files, folders (with all that is in them) and patterns
    (`archive/**/*.jsonl.gz`), of the columns or fields that `extract` reads. Formats: Parquet; CSV and JSON
    lines, also packed (`.gz`, `.zst`); JSON; texts and web pages, whose id is their name below the folder
    that was given, or that the pattern begins with (`archive`).

    A run may be cut off anywhere, by a crash, a full disk or Ctrl-C: the same call takes it up, and ends in
    the same bytes. An article that stands in `out` is not read again, it is known by its id; so a call on
    an archive that has grown reads what is new, and links all anew. What `out` holds stays, also of files
    that are gone.

    `resume=False` begins from nothing, and removes what dicendi wrote to `out` before. What another version
    has read, or one with other options, is refused, as figures would compare what was counted in two ways;
    `mix=True` takes it as it is, and the table `run` says in `options` who has read up to which part.
    `actors`, `corrections`, `cues` and `min_confidence` are those of `extract`; the first two may change
    from call to call. `part_size` articles are kept at a time; what was read of an unfinished part is lost
    when a run is cut off. `progress` shows a bar, by default in a terminal or notebook.

    The tables are those that `extract` gives for the same articles, row for row; only `run` has no
    `seconds`. `out` has a folder a table, with files in Parquet that any engine reads, and the manifest
    `dicendi.json`, written last.

    Raises `StorageError` where another run is writing to `out`, where it holds other files, or articles
    read by another version or with other options (see `mix`), and where the disk is full; `InputError`
    where no article could be read.

    >>> import dicendi as di
    >>> tables = di.extract_files("archive/*.parquet", "tables")  # doctest: +SKIP
    >>> tables.statements.filter(act="accuse").collect()  # doctest: +SKIP
    """
    run(
        inputs,
        out,
        resume=resume,
        mix=mix,
        cues=cues,
        actors=actors,
        corrections=corrections,
        min_confidence=min_confidence,
        progress=progress,
        part_size=part_size,
        say=None,
    )
    return scan(out)


def run(
    paths: str | os.PathLike[str] | Iterable[str | os.PathLike[str]],
    out: str | os.PathLike[str],
    *,
    resume: bool,
    mix: bool,
    cues: str | os.PathLike[str] | None,
    actors: Any,
    corrections: Any,
    min_confidence: float | None,
    progress: bool | None,
    part_size: int,
    say: Callable[[str], None] | None,
) -> tuple[list[tuple[str, int]], int, int]:
    """The number of rows of each table, how many articles were read, and how many were known before."""
    if isinstance(paths, (str, os.PathLike)):
        paths = [paths]
    sources = files.find(map(Path, paths))
    lists = {
        "actors": tables_of.table(actors, "actors"),
        "corrections": tables_of.table(corrections, "corrections"),
    }
    archive = _dicendi.Archive(
        out, cues=cues, min_confidence=min_confidence, part_size=part_size, anew=not resume, mix=mix
    )
    bar = Progress(sum(source.path.stat().st_size for source in sources), progress)
    try:
        # By itself, so that nothing of the last batch stays in memory.
        n_read, n_known = _read(archive, sources, bar, say)
        return archive.finish(**lists, watch=bar.join), n_read, n_known
    finally:
        bar.close()
        archive.close()


def _read(
    archive: _dicendi.Archive, sources: list[files.Source], bar: Progress, say: Callable[[str], None] | None
) -> tuple[int, int]:
    """How many articles were read, and how many were known before."""
    n_read = n_known = 0
    with contextlib.closing(files.read(sources)) as batches:
        for batch in batches:
            for problem in batch.problems:
                archive.note(*problem)
                if say:
                    say(f"{problem.stage}: {problem.message}")
            try:
                n_read, n_known = archive.read(batch.table)
            except InputError as error:
                message = f"{batch.source}: {error}"
                archive.note(None, "file", message)
                if say:
                    say(message)
            bar.read(batch.size, n_read, n_known)
    return n_read, n_known


def scan(folder: str | os.PathLike[str]) -> LazyTables:
    """The tables of a folder as LazyFrames, which read no more than a query needs.

    `folder` is one that `extract_files` or `Tables.write` wrote. Raises `StorageError` where it is none, or
    not whole.

    >>> import dicendi as di
    >>> di.scan("tables").statements.group_by("act").len().collect()  # doctest: +SKIP
    """
    return LazyTables(folder)


class LazyTables:
    """The tables of a folder: each is an attribute, a polars LazyFrame. `collect()` loads all."""

    def __init__(self, folder: str | os.PathLike[str]) -> None:
        self.folder = Path(folder)
        self._files: dict[str, list[Path]] = dict(_dicendi.table_files(folder))

    def __getattr__(self, name: str) -> pl.LazyFrame:
        found = self.__dict__.get("_files", {}).get(name)
        if found is None:
            raise AttributeError(f"no table {name!r}: there are {', '.join(self.__dict__.get('_files', {}))}")
        import polars as pl

        return pl.scan_parquet(found)

    def __dir__(self) -> list[str]:
        return [*super().__dir__(), *self._files]

    def collect(self) -> Tables:
        """All tables in memory, as `load` gives them."""
        return load(self.folder)

    def __repr__(self) -> str:
        return f"dicendi tables in {self.folder}: {', '.join(self._files)}"
