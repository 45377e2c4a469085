"""Files of articles: texts, JSON, JSON lines, CSV and Parquet, in whatever encoding an archive left them.

Whatever is long is read in batches, so that memory does not grow with a file.
"""

from __future__ import annotations

import csv
import glob
import itertools
import json
import warnings
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from dicendi import _dicendi, html
from dicendi.errors import DicendiWarning, InputError
from dicendi.inputs import COLUMNS, articles
from dicendi.pages import Readers
from dicendi.streams import COMPRESSED, Stream

if TYPE_CHECKING:
    import polars as pl

#: So many articles from files are read at a time, or those of so many bytes.
_BATCH = 256
_BYTES = 1 << 26
#: So many rows of a Parquet file: each time, a whole group of its rows is unpacked.
_ROWS = 8192
#: The columns that are read; pages stand for texts.
_READABLE = (*COLUMNS, "html")


class Problem(NamedTuple):
    """Something met before an article could be read."""

    article_id: str | None
    stage: str
    message: str


class Batch(NamedTuple):
    """Articles of one file, or of several small ones."""

    source: str
    table: Any
    problems: list[Problem]
    #: The bytes of the files that were read for it.
    size: int = 0


class Source(NamedTuple):
    """A file to read."""

    path: Path
    #: The id of its article, if it is a text.
    name: str


#: What a reader gives at a time: articles (dicts or a table), problems, how many bytes it read for them.
_Piece = tuple[Any, list[Problem], int]


def find(paths: Iterable[str | Path]) -> list[Source]:
    """The files to read, in the order given; of folders and patterns (`*`, `**`) in that of their names."""
    found: list[Source] = []
    for given in paths:
        path = Path(given)
        if path.is_dir():
            inside = _inside([path])
            if not inside:
                raise InputError(f"{path}: no file in this folder is one of {_formats()}")
            found.extend(Source(file, _name(file.relative_to(path))) for file in inside)
        elif path.exists():
            if _reader(path) is None:
                raise InputError(f"{path}: not one of {_formats()}")
            found.append(Source(path, _name(Path(path.name))))
        else:
            matches = [Path(match) for match in glob.glob(str(given), recursive=True)]  # noqa: PTH207
            if not matches:
                raise InputError(f"{path}: no such file")
            inside = _inside(matches)
            if not inside:
                raise InputError(f"{path}: not one of {_formats()}")
            above = _above(path)
            found.extend(Source(file, _name(file.relative_to(above))) for file in inside)
    return found


def _inside(paths: Iterable[Path]) -> list[Path]:
    """The files among paths and in the folders among them, each once."""
    files = {file for path in paths for file in (path.rglob("*") if path.is_dir() else [path])}
    return sorted(file for file in files if _reader(file) and file.is_file())


def _above(pattern: Path) -> Path:
    """The folder that all that fits a pattern lies in."""
    fixed = itertools.takewhile(lambda part: not set("*?[") & set(part), pattern.parts)
    return Path(*fixed)


def _name(path: Path) -> str:
    return path.with_suffix("").as_posix()


def read(files: Iterable[Source]) -> Iterator[Batch]:
    """The articles of files, a batch at a time; a file that cannot be read is a problem, not the end."""
    with Readers() as readers:
        for source, content, problems, size in _batches(files):
            table, of_pages = html.added(content, readers)
            yield Batch(source, table, problems + [_of_page(source, *problem) for problem in of_pages], size)


def _of_page(source: str, article_id: str | None, stage: str, message: str) -> Problem:
    return Problem(article_id, stage, f"article {article_id} of {source}: {message}")


def _batches(files: Iterable[Source]) -> Iterator[Batch]:
    """Those of files whose pages are still to be read."""
    small: list[dict[str, Any]] = []
    problems: list[Problem] = []
    size = 0
    for source in files:
        reader = _reader(source.path)
        assert reader is not None, "find() lets only such files through"
        pieces = reader(source)
        while True:
            try:
                content, notes, n_bytes = next(pieces)
            except StopIteration:
                break
            except InputError as error:
                problems.append(Problem(None, "file", str(error)))
                break
            except (OSError, EOFError) as error:
                message = getattr(error, "strerror", None) or error
                problems.append(Problem(None, "file", f"{source.path}: {message}"))
                break
            if not isinstance(content, list):
                if small or problems:
                    yield Batch("files", articles(small), problems, size)
                    small, problems, size = [], [], 0
                yield Batch(str(source.path), content, notes, n_bytes)
                continue
            problems.extend(notes)
            size += n_bytes
            small.extend(content)
            if len(small) >= _BATCH or size >= _BYTES:
                yield Batch("files", articles(small), problems, size)
                small, problems, size = [], [], 0
    if small or problems:
        yield Batch("files", articles(small), problems, size)


def table(path: Path) -> Any:
    """A table that is not one of articles, from CSV, Parquet or JSON."""
    import polars as pl

    from dicendi import inputs

    try:
        if path.suffix.lower() in (".csv", ".tsv"):
            return _csv_table(path)
        if path.suffix.lower() == ".parquet":
            return pl.read_parquet(path)
        if path.suffix.lower() in (".json", ".jsonl", ".ndjson"):
            text, _ = _decoded(path)
            lines = path.suffix.lower() != ".json"
            found = (
                [json.loads(line) for line in text.split("\n") if line.strip()] if lines else json.loads(text)
            )
            return inputs.table(found, str(path))
    except OSError as error:
        raise InputError(f"{path}: {error.strerror or error}") from None
    except pl.exceptions.PolarsError as error:
        raise InputError(f"{path}: not readable as Parquet: {error}") from None
    except (ValueError, RecursionError) as error:
        if isinstance(error, InputError):
            raise
        raise InputError(f"{path}: not JSON: {error}") from None
    raise InputError(f"{path}: not one of .csv, .tsv, .parquet, .json, .jsonl, .ndjson")


def _decoded(path: Path, article_id: str | None = None) -> tuple[str, list[Problem]]:
    text, notes = _dicendi.decode(path.read_bytes())
    return text, [Problem(article_id, "decode", f"{path}: {note}") for note in notes]


def _size(path: Path) -> int:
    return path.stat().st_size


def _text(source: Source) -> Iterator[_Piece]:
    """One article, its title on the first line; its id is the name of the file below the folder given."""
    text, problems = _decoded(source.path, source.name)
    yield [{"id": source.name, "text": text}], problems, _size(source.path)


def _html(source: Source) -> Iterator[_Piece]:
    """A page, whose id is made as that of a text; it is read with others of its batch."""
    text, problems = _decoded(source.path, source.name)
    yield [{"id": source.name, "html": text}], problems, _size(source.path)


def _json(source: Source) -> Iterator[_Piece]:
    """One article, or a list of them; annotated articles too."""
    path = source.path
    text, problems = _decoded(path)
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise InputError(f"{path}: not JSON: {error}") from None
    items = found if isinstance(found, list) else [found]
    fields = [_article(item, f"{path}: item {number}") for number, item in enumerate(items)]
    _warn_of_unknown(items, path, set())
    yield fields, problems, _size(path)


def _json_lines(source: Source) -> Iterator[_Piece]:
    path = source.path
    warned: set[str] = set()
    with Stream(path) as stream:
        items, found, problems = [], [], []
        for number, line in enumerate(stream.lines(), 1):
            if not line.strip():
                continue
            where = f"{path}, line {number}"
            try:
                item = json.loads(line)
                found.append(_article(item, where))
                items.append(item)
            except InputError as error:
                problems.append(Problem(None, "file", str(error)))
            except (ValueError, RecursionError) as error:
                problems.append(Problem(None, "file", f"{where}: not JSON: {error}"))
            if len(found) == _BATCH:
                _warn_of_unknown(items, path, warned)
                yield found, _notes(stream) + problems, stream.advance()
                items, found, problems = [], [], []
        _warn_of_unknown(items, path, warned)
        yield found, problems + _notes(stream, last=True), stream.advance()


def _notes(stream: Stream, *, last: bool = False) -> list[Problem]:
    """What was not plain UTF-8, each note once a file; and at last, why it broke off."""
    notes = [Problem(None, "decode", f"{stream.path}: {note}") for note in stream.notes()]
    if last and stream.damage is not None:
        message = f"{stream.path}: damaged, only what stands before was read: {stream.damage}"
        notes.append(Problem(None, "file", message))
    return notes


def _article(item: Any, where: str) -> dict[str, Any]:
    """The fields of a JSON object that are read; `date` is taken for `published`."""
    if not isinstance(item, dict):
        raise InputError(
            f"{where}: a JSON object with `id` and `text` is needed, this is {type(item).__name__}"
        )
    for name in COLUMNS[:2]:
        if item.get(name) is None and not (name == "text" and item.get("html")):
            raise InputError(f"{where}: no `{name}` (it has: {', '.join(item) or 'nothing'})")
    item = {"published": item.get("date"), **item}
    fields = {name: item.get(name) for name in COLUMNS}
    if item.get("html") and not item.get("text"):
        fields["html"] = item["html"]
    if isinstance(fields["id"], int) and not isinstance(fields["id"], bool):
        fields["id"] = str(fields["id"])
    for name, value in fields.items():
        if not isinstance(value, str | None):
            raise InputError(f"{where}: `{name}` is {type(value).__name__}, text is needed")
        if value and not value.isascii() and any("\ud800" <= char <= "\udfff" for char in value):
            raise InputError(f"{where}: `{name}` holds half a character (a lone surrogate)")
    return fields


def _warn_of_unknown(items: list[dict[str, Any]], path: Path, warned: set[str]) -> None:
    """As of the columns of a table, each once; what only annotated articles have is no surprise."""
    names = dict.fromkeys(str(name) for item in items for name in item if "statements" not in item)
    unknown = [name for name in names if name not in (*_READABLE, "date") and name not in warned]
    warned.update(unknown)
    if unknown:
        message = f"{path}: fields that are not read: {', '.join(unknown)}"
        warnings.warn(message, DicendiWarning, stacklevel=2)


def _csv(source: Source) -> Iterator[_Piece]:
    import polars as pl

    path = source.path
    with Stream(path) as stream:
        lines = stream.lines()
        first = next(lines, "")
        if not first.strip():
            raise InputError(f"{path}: {stream.damage or 'the file is empty'}")

        def again() -> Iterator[str]:
            yield first
            yield from lines

        # A text may be longer than what the module takes for a slip.
        csv.field_size_limit(2**31 - 1)
        rows = csv.reader(again(), delimiter=_separator(first), strict=True)
        try:
            header = next(rows)
        except csv.Error as error:
            raise InputError(f"{path}: not readable as CSV: could not parse line 1: {error}") from None
        if len(set(header)) < len(header):
            raise InputError(f"{path}: not readable as CSV: two columns have one name")
        read = [at for at, name in enumerate(header) if name in _READABLE]
        unknown = [name for name in header if name not in _READABLE]
        if "id" not in header or not {"text", "html"} & set(header):
            missing = "id" if "id" not in header else "text"
            raise InputError(f"{path}: no column `{missing}` (the table has: {', '.join(header)})")
        if unknown:
            message = f"{path}: columns that are not read: {', '.join(unknown)}"
            warnings.warn(message, DicendiWarning, stacklevel=2)
        found, problems = [], []

        def piece(last: bool = False) -> _Piece:
            columns = {
                header[at]: [row[at] or None if at < len(row) else None for row in found] for at in read
            }
            table = pl.DataFrame(columns, schema=dict.fromkeys(columns, pl.String))
            return table, _notes(stream, last=last) + problems, stream.advance()

        try:
            for row in rows:
                if len(row) > len(header):
                    fields = f"{len(row)} fields, the header has {len(header)}"
                    where = f"{path}, line {rows.line_num}"
                    problems.append(Problem(None, "file", f"{where}: not readable as CSV: {fields}"))
                elif row:
                    found.append(row)
                if len(found) == _BATCH:
                    yield piece()
                    found, problems = [], []
        except csv.Error as error:
            message = f"{path}: not readable as CSV: could not parse line {rows.line_num}: {error}"
            problems.append(Problem(None, "file", f"{message}; what stands there and after was left out"))
        yield piece(last=True)


def _separator(header: str) -> str:
    """French spreadsheets part columns by semicolons."""
    return max(",;\t", key=header.count)


def _csv_table(path: Path) -> pl.DataFrame:
    import polars as pl

    text, _ = _decoded(path)
    separator = _separator(text.partition("\n")[0])
    try:
        return pl.read_csv(text.encode(), separator=separator, infer_schema=False)
    except pl.exceptions.NoDataError:
        raise InputError(f"{path}: the file is empty") from None
    except pl.exceptions.PolarsError as error:
        what = " ".join(str(error).partition("\n\n")[0].split())
        raise InputError(f"{path}: not readable as CSV: {what}") from None


def _parquet(source: Source) -> Iterator[_Piece]:
    import polars as pl

    path = source.path
    try:
        scanned = pl.scan_parquet(path)
        names = scanned.collect_schema().names()
        unknown = [name for name in names if name not in _READABLE]
        if "id" in names and {"text", "html"} & set(names) and unknown:
            message = f"{path}: columns that are not read: {', '.join(unknown)}"
            warnings.warn(message, DicendiWarning, stacklevel=2)
            scanned = scanned.select(name for name in names if name in _READABLE)
        height = scanned.select(pl.len()).collect().item()
        for start in range(0, max(height, 1), _ROWS):
            rows = scanned.slice(start, _ROWS).collect()
            yield rows, [], _size(path) * rows.height // max(height, 1)
    except pl.exceptions.PolarsError as error:
        raise InputError(f"{path}: not readable as Parquet: {error}") from None


#: How files are read, by the ends of their names.
_READERS: dict[str, Callable[[Source], Iterator[_Piece]]] = {
    ".txt": _text,
    ".html": _html,
    ".htm": _html,
    ".json": _json,
    ".jsonl": _json_lines,
    ".ndjson": _json_lines,
    ".csv": _csv,
    ".tsv": _csv,
    ".parquet": _parquet,
}
#: Those that may be packed.
_PACKED = (".jsonl", ".ndjson", ".csv", ".tsv")


def _reader(path: Path) -> Callable[[Source], Iterator[_Piece]] | None:
    ends = [suffix.lower() for suffix in path.suffixes[-2:]]
    if ends and ends[-1] in COMPRESSED:
        return _READERS[ends[0]] if ends[0] in _PACKED else None
    return _READERS.get(ends[-1]) if ends else None


def _formats() -> str:
    packed = ", ".join(COMPRESSED)
    return f"{', '.join(_READERS)}; lines and CSV also packed ({packed})"
