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


def extract(data: Any, *, actors: Any = None, corrections: Any = None) -> Tables:
    """Reads articles into tables.

    `data` is a polars DataFrame or LazyFrame, a pandas DataFrame, an Arrow table or stream, with the
    columns `id` and `text` and any of `title`, `published`, `source`, `url`, `section`; or a list of
    texts (their ids are then 0, 1, 2, …) or of dicts with these keys.

    `actors`, a table or the path of one (CSV, Parquet, JSON), says who is who and wins over the lists that
    ship. Its columns: `name`, as the tables shall name the actor; `aliases`, a list or a text parted by
    semicolons; `type` (`person`, `organisation`, `state`, `place`); `gender` (`feminine`, `masculine`);
    `country`, an ISO 3166 code; `role` with `from` and `to`, dates or years; only `name` is needed. Rows
    with one name are one actor in several roles. All further columns (a party, a Wikidata id) come out in
    `tables.entities`; where an actor's rows differ in them, the latest counts. A name that two actors bear
    goes to the one whose `from` to `to` holds the article's day.

    `corrections`, likewise, says what was joined wrongly. Its columns: `correction`, which is `same` (`name`
    and `other` are one, and called `name`) or `not` (`other` is no name of `name`); `name` and `other`,
    which for an entity may also be its `entity_id`; and `article_id`, where it holds for one article only.
    A correction that finds nothing is a row in `tables.problems`.

    What cannot be read stands in `tables.problems`. Raises `InputError` where a column is missing or
    of the wrong type, or where a list contradicts itself (one alias, two actors at one time: both rows are
    named), and warns of columns that are not read.
    """
    extraction = _dicendi.Extraction(
        actors=inputs.table(actors, "actors"),
        corrections=inputs.table(corrections, "corrections"),
    )
    extraction.read(inputs.articles(data))
    return Tables(extraction.finish())
