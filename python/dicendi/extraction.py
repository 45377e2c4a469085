"""From articles to statements: one article at sight, or a corpus into tables."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from typing import Any

from dicendi import _dicendi, analyses, html, inputs
from dicendi.pages import Readers
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


def extract(
    data: Any,
    *,
    analysis: Mapping[Any, Any] | Iterable[Any] | None = None,
    cues: str | os.PathLike[str] | None = None,
    actors: Any = None,
    corrections: Any = None,
    min_confidence: float | None = None,
) -> Tables:
    """Reads articles into tables.

    `data` is a polars DataFrame or LazyFrame, a pandas DataFrame, an Arrow table or stream, with the
    columns `id` and `text` and any of `title`, `published`, `source`, `url`, `section`; or a list of
    texts (their ids are then 0, 1, 2, …) or of dicts with these keys. A column `html` of web pages is read
    where a text is missing (`pip install 'dicendi[html]'`): offsets then count in the main text of the
    page, as `dicendi.html.read` gives it.

    `analysis` brings words and trees of another parser, which are read in place of those of dicendi's
    own: by id, or one an article in their order (None for none), each a string of CoNLL-U, a spaCy `Doc`
    or a Stanza `Document` of the whole column `text`. A column `conllu` in `data` does the same. Tags and
    relations are those of Universal Dependencies; what is missing (lemmas, trees, names) is added.

    `cues` is a file of your own verbs, nouns and prepositions of saying, in the format of the lists
    `cues_verbs.tsv` and its sisters in `lang/fr`: each row takes the place of ours with the same word and
    kind, or adds one; a row with `off` in its second column switches ours off. `tables.run` names its hash.

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

    A pronoun or description of whom it is less sure than `min_confidence` (0 to 1; 0.35 where it is
    None) stays unresolved: its `entity_id` is null, which `tables.run` counts in `n_unresolved`, or
    that of its own words (*le ministre*).

    What cannot be read stands in `tables.problems`; an analysis whose words are not those of the text does
    too, with the place, and that article is read with dicendi's own. `tables.run` says how many were read
    with which. Raises `InputError` where a column is missing or of the wrong type, where `cues` is faulty
    (with its line and column), where a list contradicts itself (one alias, two actors at one time: both rows
    are named) or `min_confidence` is out of range, and warns of columns that are not read.

    >>> import dicendi as di
    >>> articles = di.sample()
    >>> tables = di.extract(articles, analysis=nlp.pipe(articles["text"]))  # doctest: +SKIP
    """
    with Readers() as readers:
        table, problems = html.added(inputs.articles(data), readers)
    extraction = _dicendi.Extraction(
        cues=cues,
        min_confidence=min_confidence,
        actors=inputs.table(actors, "actors"),
        corrections=inputs.table(corrections, "corrections"),
    )
    for problem in problems:
        extraction.note(*problem)
    if analysis is not None:
        table, missing = analyses.added(table, analysis)
        for article_id in missing:
            extraction.note(article_id, "analysis", "none was given: read with our own model")
    extraction.read(table)
    return Tables(extraction.finish(), Origin(table, cues))


def explain(statement_id: str, found: Tables | Reading) -> Explanation:
    """Says in words why a statement is there: `found.explain(statement_id)`.

    >>> import dicendi as di
    >>> tables = di.extract(di.sample())
    >>> di.explain(tables.statements["statement_id"][0], tables)  # doctest: +SKIP
    """
    return found.explain(statement_id)
