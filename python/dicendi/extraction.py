"""From articles to statements: one article at sight, or a corpus into tables."""

from __future__ import annotations

import json
import os
from typing import Any

from dicendi import _dicendi, inputs
from dicendi.reading import Explanation, Reading
from dicendi.tables import Origin, Tables


def read(
    text: str,
    *,
    title: str | None = None,
    published: str | None = None,
    cues: str | os.PathLike[str] | None = None,
) -> Reading:
    """Reads one article and shows who says what in it.

    `published`, an ISO date, lets *mardi* become a day; `cues` is as in `extract`.

    >>> import dicendi as di
    >>> di.read("« La digue tiendra », a déclaré la maire, Nadia Brunet.")  # doctest: +SKIP
    """
    return Reading(json.loads(_dicendi.read(text, title=title, published=published, cues=cues)))


def extract(data: Any, *, cues: str | os.PathLike[str] | None = None) -> Tables:
    """Reads articles into tables.

    `data` is a polars DataFrame or LazyFrame, a pandas DataFrame, an Arrow table or stream, with the
    columns `id` and `text` and any of `title`, `published`, `source`, `url`, `section`; or a list of
    texts (their ids are then 0, 1, 2, …) or of dicts with these keys.

    `cues` is a file of your own verbs, nouns and prepositions of saying, in the format of the lists
    `cues_verbs.tsv` and its sisters in `lang/fr`: each row takes the place of ours with the same word and
    kind, or adds one; a row with `off` in its second column switches ours off. `tables.run` names its hash.

    What cannot be read stands in `tables.problems`. Raises `InputError` where a column is missing or
    of the wrong type, or where `cues` is faulty, with its line and column; warns of columns that are
    not read.
    """
    extraction = _dicendi.Extraction(cues=cues)
    extraction.read(inputs.articles(data))
    return Tables(extraction.finish(), Origin(data, cues))


def explain(statement_id: str, found: Tables | Reading) -> Explanation:
    """Says in words why a statement is there: `found.explain(statement_id)`.

    >>> import dicendi as di
    >>> tables = di.extract(di.sample())
    >>> di.explain(tables.statements["statement_id"][0], tables)  # doctest: +SKIP
    """
    return found.explain(statement_id)
