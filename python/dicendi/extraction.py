"""From articles to statements: one article at sight, or a corpus into tables."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from typing import Any

from dicendi import _dicendi, analyses, inputs
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
    min_confidence: float | None = None,
) -> Tables:
    """Reads articles into tables.

    `data` is a polars DataFrame or LazyFrame, a pandas DataFrame, an Arrow table or stream, with the
    columns `id` and `text` and any of `title`, `published`, `source`, `url`, `section`; or a list of
    texts (their ids are then 0, 1, 2, …) or of dicts with these keys.

    `analysis` brings words and trees of another parser, which are read in place of those of dicendi's
    own: by id, or one an article in their order (None for none), each a string of CoNLL-U, a spaCy `Doc`
    or a Stanza `Document` of the whole column `text`. A column `conllu` in `data` does the same. Tags and
    relations are those of Universal Dependencies; what is missing (lemmas, trees, names) is added.

    `cues` is a file of your own verbs, nouns and prepositions of saying, in the format of the lists
    `cues_verbs.tsv` and its sisters in `lang/fr`: each row takes the place of ours with the same word and
    kind, or adds one; a row with `off` in its second column switches ours off. `tables.run` names its hash.

    A pronoun or description of whom it is less sure than `min_confidence` (0 to 1; 0.5 where it is
    None) stays unresolved: its `entity_id` is null, which `tables.run` counts in `n_unresolved`, or
    that of its own words (*le ministre*).

    What cannot be read stands in `tables.problems`; an analysis whose words are not those of the text does
    too, with the place, and that article is read with dicendi's own. `tables.run` says how many were read
    with which. Raises `InputError` where a column is missing or of the wrong type, where `cues` is faulty
    (with its line and column) or `min_confidence` is out of range, and warns of columns that are not read.

    >>> import dicendi as di
    >>> articles = di.sample()
    >>> tables = di.extract(articles, analysis=nlp.pipe(articles["text"]))  # doctest: +SKIP
    """
    table = inputs.articles(data)
    extraction = _dicendi.Extraction(cues=cues, min_confidence=min_confidence)
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
