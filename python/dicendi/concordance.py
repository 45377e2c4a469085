"""Statements in their context, a line each."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from dicendi import inputs
from dicendi.errors import InputError

if TYPE_CHECKING:
    import polars as pl

    from dicendi.tables import Tables


def concordance(
    tables: Tables, data: Any = None, *, word: str | None = None, width: int = 50
) -> pl.DataFrame:
    """Keywords in context (KWIC): the words of saying, or a `word` of what is said, with what stands around.

    One row a statement: `left`, `keyword`, `right`, with `width` characters of context in which line breaks
    are spaces; `speaker` (several are parted by ` | `; null where nobody is known), `verb`, `kind`,
    `source`, `published`, `article_id`, `statement_id`, and `start`, `end`, where the keyword stands in
    characters of the article's text. A statement without a word of saying has an empty keyword at the start
    of its content. With `word`, a regular expression in which case does not matter, one row for each time
    that it stands in a content.

    The tables hold no texts. Those that `extract` made know what they were made from; for those that were
    loaded from a folder, hand in `data`, the articles.

    >>> import dicendi as di
    >>> lines = di.concordance(di.extract(di.sample()))
    >>> lines.filter(verb="accuser").height > 0
    True
    """
    import polars as pl

    if width < 0:
        raise InputError(f"width={width}: it must be 0 or more")
    try:
        pattern = None if word is None else re.compile(word, re.IGNORECASE)
    except re.error as error:
        raise InputError(f"word={word!r} is no regular expression: {error}") from None
    texts = _texts(tables, data)
    speakers = (
        tables.flat()
        .group_by("statement_id")
        .agg(pl.col("speaker").drop_nulls().unique(maintain_order=True).str.join(" | ").replace("", None))
    )
    rows = (
        tables.statements.join(texts, on="article_id", how="inner", maintain_order="left")
        .join(speakers, on="statement_id", how="left", maintain_order="left")
        .join(
            tables.articles.select("article_id", "source", "published"),
            on="article_id",
            how="left",
            maintain_order="left",
        )
    )
    if missing := tables.statements.height - rows.height:
        lost = tables.statements.join(texts, on="article_id", how="anti")["article_id"][0]
        raise InputError(f"{missing} statements are of articles that are not in data: {lost!r} is the first")
    if pattern is not None:
        rows = _matches(rows, pattern)
    else:
        content = pl.col("content_spans").list.first().struct.field("start")
        rows = rows.with_columns(
            start=pl.coalesce("cue_start", content), end=pl.coalesce("cue_end", content)
        ).drop_nulls("start")
    start, end = pl.col("start").cast(pl.Int64), pl.col("end").cast(pl.Int64)
    first = pl.max_horizontal(start - width, 0)
    text = pl.col("text")
    pieces = {
        "left": text.str.slice(first, start - first),
        "keyword": text.str.slice(start, end - start),
        "right": text.str.slice(end, width),
    }
    return rows.select(
        *(piece.str.replace_all(r"\s", " ").alias(name) for name, piece in pieces.items()),
        *["speaker", "verb", "kind", "source", "published", "article_id", "statement_id", "start", "end"],
    )


def _texts(tables: Tables, data: Any) -> pl.DataFrame:
    import polars as pl

    articles = inputs.articles(data) if data is not None else tables._origin and tables._origin.data
    if articles is None:
        raise InputError("these tables hold no texts: hand in the articles, concordance(tables, articles)")
    rows = pl.DataFrame(articles)
    if lost := [name for name in ("id", "text") if name not in rows.columns]:
        raise InputError(f"data has no column {lost[0]!r}; it has {', '.join(rows.columns)}")
    columns = rows.select(pl.col("id").cast(pl.String).alias("article_id"), pl.col("text").cast(pl.String))
    return columns.unique("article_id", keep="first", maintain_order=True)


def _matches(rows: pl.DataFrame, pattern: re.Pattern[str]) -> pl.DataFrame:
    """A row for each match in a piece of a content, with `start` and `end`."""
    import polars as pl

    pieces = rows.explode("content_spans").drop_nulls("content_spans")
    first, last = (pl.col("content_spans").struct.field(end).cast(pl.Int64) for end in ("start", "end"))
    texts = pieces.select(pl.col("text").str.slice(first, last - first)).to_series()
    found = [[match.span() for match in pattern.finditer(text) if match.group()] for text in texts]
    place = pl.col("found").list
    return (
        pieces.with_columns(pl.Series("found", found, pl.List(pl.List(pl.Int64))))
        .filter(place.len() > 0)
        .explode("found")
        .with_columns(
            start=(first + place.get(0)).cast(pl.UInt32), end=(first + place.get(1)).cast(pl.UInt32)
        )
    )
