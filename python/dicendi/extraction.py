"""From articles to statements: one article at sight, or a corpus into tables."""

from __future__ import annotations

import json
from typing import Any

from dicendi import _dicendi, inputs
from dicendi.reading import Reading
from dicendi.tables import Tables


def read(text: str, *, title: str | None = None, published: str | None = None) -> Reading:
    """Reads one article and shows who says what in it.

    `published`, an ISO date, lets *mardi* become a day.

    >>> import dicendi as di
    >>> di.read("« La digue tiendra », a déclaré la maire, Nadia Brunet.")  # doctest: +SKIP
    """
    return Reading(json.loads(_dicendi.read(text, title=title, published=published)))


def extract(data: Any, *, min_confidence: float | None = None) -> Tables:
    """Reads articles into tables.

    `data` is a polars DataFrame or LazyFrame, a pandas DataFrame, an Arrow table or stream, with the
    columns `id` and `text` and any of `title`, `published`, `source`, `url`, `section`; or a list of
    texts (their ids are then 0, 1, 2, …) or of dicts with these keys.

    A pronoun or description of whom it is less sure than `min_confidence` (0 to 1; 0.5 where it is
    None) stays unresolved: its `entity_id` is null, which `tables.run` counts in `n_unresolved`, or
    that of its own words (*le ministre*).

    What cannot be read stands in `tables.problems`. Raises `InputError` where a column is missing or
    of the wrong type or `min_confidence` is out of range, and warns of columns that are not read.
    """
    extraction = _dicendi.Extraction(min_confidence)
    extraction.read(inputs.articles(data))
    return Tables(extraction.finish())
