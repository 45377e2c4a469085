"""Files of articles: texts, JSON, JSON lines, CSV and Parquet, in whatever encoding an archive left them."""

from __future__ import annotations

import json
import warnings
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from dicendi import _dicendi, html
from dicendi.errors import DicendiWarning, InputError
from dicendi.inputs import COLUMNS, articles

if TYPE_CHECKING:
    import polars as pl

#: So many articles from small files are read at a time.
_BATCH = 256


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


def find(paths: Iterable[str | Path]) -> list[Path]:
    """The files to read: as they are given, and those of folders in the order of their names."""
    found: list[Path] = []
    for path in map(Path, paths):
        if path.is_dir():
            inside = sorted(file for file in path.iterdir() if file.suffix.lower() in _READERS)
            if not inside:
                raise InputError(f"{path}: no file in this folder is one of {_formats()}")
            found.extend(inside)
        elif not path.exists():
            raise InputError(f"{path}: no such file")
        elif path.suffix.lower() not in _READERS:
            raise InputError(f"{path}: not one of {_formats()}")
        else:
            found.append(path)
    return found


def read(files: Iterable[Path]) -> Iterator[Batch]:
    """The articles of files, a batch at a time; a file that cannot be read is a problem, not the end."""
    small: list[dict[str, Any]] = []
    problems: list[Problem] = []
    for path in files:
        try:
            content, notes = _READERS[path.suffix.lower()](path)
        except InputError as error:
            problems.append(Problem(None, "file", str(error)))
            continue
        except OSError as error:
            problems.append(Problem(None, "file", f"{path}: {error.strerror or error}"))
            continue
        problems.extend(notes)
        if isinstance(content, list):
            small.extend(content)
            if len(small) >= _BATCH:
                yield _batch("files", articles(small), problems)
                small, problems = [], []
        else:
            yield _batch(str(path), content, problems)
            problems = []
    if small or problems:
        yield _batch("files", articles(small), problems)


def _batch(source: str, table: Any, problems: list[Problem]) -> Batch:
    table, of_pages = html.added(table)
    return Batch(source, table, problems + [Problem(*problem) for problem in of_pages])


def table(path: Path) -> Any:
    """A table that is not one of articles, from CSV, Parquet or JSON."""
    import polars as pl

    from dicendi import inputs

    try:
        if path.suffix.lower() in (".csv", ".tsv"):
            return _csv(path)[0]
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


def _text(path: Path) -> tuple[list[dict[str, Any]], list[Problem]]:
    """One article, with its title on the first line; the file's name is its id."""
    text, problems = _decoded(path, path.stem)
    return [{"id": path.stem, "text": text}], problems


def _html(path: Path) -> tuple[list[dict[str, Any]], list[Problem]]:
    """A page; the file's name is its id."""
    source, problems = _decoded(path, path.stem)
    page = html.read(source)
    if page.text is None:
        problems.append(Problem(path.stem, "html", f"{path}: no article was found in the page"))
    return [{"id": path.stem, **{name: getattr(page, name) for name in html.FILLED}}], problems


def _json(path: Path) -> tuple[list[dict[str, Any]], list[Problem]]:
    """One article, or a list of them; annotated articles too."""
    text, problems = _decoded(path)
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise InputError(f"{path}: not JSON: {error}") from None
    items = found if isinstance(found, list) else [found]
    fields = [_article(item, f"{path}: item {number}") for number, item in enumerate(items)]
    _warn_of_unknown(items, path)
    return fields, problems


def _json_lines(path: Path) -> tuple[list[dict[str, Any]], list[Problem]]:
    text, problems = _decoded(path)
    items, found = [], []
    # Not splitlines(): the separators U+2028 and U+0085 may stand inside a JSON string.
    for number, line in enumerate(text.split("\n"), 1):
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
    _warn_of_unknown(items, path)
    return found, problems


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


def _warn_of_unknown(items: list[dict[str, Any]], path: Path) -> None:
    """As of the columns of a table; what only annotated articles have is no surprise."""
    names = dict.fromkeys(name for item in items for name in item if "statements" not in item)
    unknown = [str(name) for name in names if name not in (*COLUMNS, "date", "html")]
    if unknown:
        message = f"{path}: fields that are not read: {', '.join(unknown)}"
        warnings.warn(message, DicendiWarning, stacklevel=2)


def _csv(path: Path) -> tuple[pl.DataFrame, list[Problem]]:
    import polars as pl

    text, problems = _decoded(path)
    # French spreadsheets part columns by semicolons.
    header = text.partition("\n")[0]
    separator = max(",;\t", key=header.count)
    try:
        table = pl.read_csv(text.encode(), separator=separator, infer_schema=False)
    except pl.exceptions.NoDataError:
        raise InputError(f"{path}: the file is empty") from None
    except pl.exceptions.PolarsError as error:
        what = " ".join(str(error).partition("\n\n")[0].split())
        raise InputError(f"{path}: not readable as CSV: {what}") from None
    return table, problems


def _parquet(path: Path) -> tuple[pl.DataFrame, list[Problem]]:
    import polars as pl

    try:
        return articles(pl.scan_parquet(path)), []
    except pl.exceptions.PolarsError as error:
        raise InputError(f"{path}: not readable as Parquet: {error}") from None


_READERS = {
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


def _formats() -> str:
    return ", ".join(_READERS)
