"""Whatever users hold articles in, as something with an Arrow stream."""

from __future__ import annotations

import os
import warnings
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dicendi.errors import DicendiWarning, InputError

if TYPE_CHECKING:
    import polars as pl

#: The columns that an article is read from; the first two must be there, or `html` in the place of `text`.
COLUMNS = ("id", "text", "title", "published", "source", "url", "section", "conllu")


def articles(data: Any) -> Any:
    """A table of articles from a polars, pandas or Arrow table, or from a list of texts or dicts."""
    import polars as pl

    if isinstance(data, pl.LazyFrame):
        return _collect(data)
    if isinstance(data, (str, bytes)):
        raise InputError("one text is read with dicendi.read(text); extract takes a table or a list")
    if type(data).__module__.split(".")[0] == "pandas":
        return _from_pandas(data)
    if isinstance(data, Mapping):
        return _frame(data)
    if hasattr(data, "__arrow_c_stream__") and not isinstance(data, pl.Series):
        return data
    if isinstance(data, Iterable):
        return _from_items(list(data))
    raise InputError(
        "articles are read from a polars, pandas or Arrow table, or a list of texts or dicts, "
        f"not from {type(data).__name__}"
    )


def table(data: Any, what: str) -> Any:
    """A table that is not one of articles, or None: from a table, a list of dicts or a path."""
    import polars as pl

    if data is None:
        return None
    if isinstance(data, (str, os.PathLike)):
        from dicendi import files

        return files.table(Path(data))
    if isinstance(data, pl.LazyFrame):
        return data.collect()
    if type(data).__module__.split(".")[0] == "pandas" and hasattr(data, "columns"):
        return _from_pandas(data)
    if isinstance(data, Mapping):
        return _frame(data)
    if hasattr(data, "__arrow_c_stream__") and not isinstance(data, pl.Series):
        return data
    if isinstance(data, Iterable):
        items = list(data)
        if all(isinstance(item, Mapping) for item in items):
            return _from_items(items)
    raise InputError(f"{what}: a table, a list of dicts or a path is needed, not {type(data).__name__}")


def _collect(data: pl.LazyFrame) -> pl.DataFrame:
    """Only the columns that are read: the others may be large."""
    names = data.collect_schema().names()
    read = (*COLUMNS, "html")
    if not ({"id", "text"} <= set(names) or {"id", "html"} <= set(names)):
        return data.head(0).collect()
    unknown = [name for name in names if name not in read]
    if unknown:
        warnings.warn(f"columns that are not read: {', '.join(unknown)}", DicendiWarning, stacklevel=4)
    return data.select(name for name in names if name in read).collect()


def _from_pandas(data: Any) -> Any:
    if not hasattr(data, "columns"):
        return _from_items(list(data))
    by_id = "id" not in data.columns and data.index.name == "id"
    data = data.reset_index(drop=not by_id)
    try:
        import pyarrow
    except ImportError:
        return _frame({str(name): data[name].astype(object).where(data[name].notna(), None) for name in data})
    try:
        return pyarrow.Table.from_pandas(data, preserve_index=False)
    except pyarrow.ArrowException as error:
        raise InputError(f"the pandas table holds mixed types: {error}") from None


def _from_items(items: list[Any]) -> pl.DataFrame:
    kinds = {type(item) for item in items}
    if all(issubclass(kind, str) for kind in kinds):
        return _frame({"id": [str(number) for number in range(len(items))], "text": items})
    if all(issubclass(kind, Mapping) for kind in kinds):
        names = dict.fromkeys(name for item in items for name in item)
        return _frame({name: [item.get(name) for item in items] for name in names})
    found = ", ".join(sorted(kind.__name__ for kind in kinds))
    raise InputError(f"a list of articles holds texts or dicts, all alike; this one holds {found}")


def _frame(columns: Mapping[str, Any]) -> pl.DataFrame:
    import polars as pl

    series = []
    for name, values in columns.items():
        try:
            # A column without any value is one of text that is missing.
            values = list(values)
            kind = pl.String if all(value is None for value in values) else None
            series.append(pl.Series(str(name), values, dtype=kind))
        except (TypeError, ValueError, pl.exceptions.PolarsError) as error:
            raise InputError(f"column `{name}` holds mixed types: {error}") from None
    try:
        return pl.DataFrame(series)
    except pl.exceptions.PolarsError as error:
        raise InputError(str(error)) from None
