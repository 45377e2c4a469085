"""dicendi turns French news articles into tables of who said what, with which verb, to or against whom."""

from __future__ import annotations

import importlib
from types import ModuleType

from dicendi import expressions
from dicendi._dicendi import VERSION as __version__
from dicendi.archive import LazyTables, extract_files, scan
from dicendi.concordance import concordance
from dicendi.errors import DicendiError, DicendiWarning, InputError, StorageError
from dicendi.extraction import explain, extract, read
from dicendi.reading import Explanation, Reading
from dicendi.sample import sample
from dicendi.tables import Tables, load

__all__ = [
    "DicendiError",
    "DicendiWarning",
    "Explanation",
    "InputError",
    "LazyTables",
    "Reading",
    "StorageError",
    "Tables",
    "__version__",
    "brat",
    "concordance",
    "display",
    "explain",
    "export",
    "extract",
    "extract_files",
    "load",
    "plot",
    "read",
    "sample",
    "scan",
    "stats",
    "validate",
]

expressions.register()


def __getattr__(name: str) -> ModuleType:
    # They load polars, which what reads a single article can do without.
    if name in ("brat", "display", "export", "plot", "stats", "validate"):
        return importlib.import_module(f"dicendi.{name}")
    raise AttributeError(f"module 'dicendi' has no attribute {name!r}")
