"""Statements for brat and INCEpTION: `dicendi.brat` says how they stand there, and reads them back."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from dicendi.brat import write

if TYPE_CHECKING:
    from dicendi.tables import Tables


def brat(tables: Tables, folder: str | os.PathLike[str], articles: Any = None) -> None:
    """Writes a folder in brat's standoff format: a `.txt` and an `.ann` an article, and `articles.tsv` with
    their ids.
    """
    from dicendi.export import _articles

    found = _articles.texts(tables, articles)
    write(tables, {key: found.get(key) for key in tables.articles["article_id"]}, folder)
