"""What is counted: one row a unit, with all that one may group by."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

import polars as pl

from dicendi.errors import InputError
from dicendi.stats._options import Options

if TYPE_CHECKING:
    from dicendi.tables import Tables

#: What one may count.
Unit = Literal["speaker", "statement", "words"]

#: As results name them.
NAMES = {"speaker": "speaker × article", "statement": "statement", "words": "word"}


def units(tables: Tables, unit: Unit = "speaker", **options: Any) -> pl.DataFrame:
    """The units that statistics count, one row each: for looking at, and for expressions in `where`.

    `cluster` is the article, or the one that it is a copy of; `weight` how much the unit counts. `speaker` is
    null where nobody, or nobody known, speaks; `role` is the speaker's usual one; `year`, `month`, `week` are
    the first day of that of publication. Units of `statement` and `words` have the columns of the statement
    too.
    """
    return of(tables, unit, Options(**options))


def of(tables: Tables, unit: Unit, options: Options) -> pl.DataFrame:
    if unit not in NAMES:
        raise InputError(f"unit={unit!r}: it must be one of {', '.join(map(repr, NAMES))}")
    own = articles(tables, options)
    entities = tables.entities.select(
        pl.col("entity_id").alias("speaker_id"),
        pl.col("name").alias("speaker"),
        pl.col("type").cast(pl.String),
        pl.col("gender").cast(pl.String),
        pl.col("country"),
        pl.col("roles").list.first().alias("role"),
    )
    spoken = tables.statements.select("statement_id", "article_id").join(
        tables.speakers.select("statement_id", "mention_id", pl.col("entity_id").alias("speaker_id")),
        on="statement_id",
        how="left",
        maintain_order="left",
    )
    if unit == "speaker":
        spoken = _once_an_article(spoken)
        weight = pl.lit(1.0)
    else:
        kept = ["statement_id", "verb", "act", "stance", "kind", "negated", "modality", "content"]
        spoken = spoken.join(
            tables.statements.select(*kept), on="statement_id", how="left", maintain_order="left"
        ).with_columns(pl.col("act", "stance", "kind", "modality").cast(pl.String))
        weight = 1.0 / pl.len().over("statement_id")
        if unit == "words":
            weight *= pl.col("content").str.count_matches(r"[\p{L}\p{N}]+").fill_null(0)
    found = (
        spoken.with_columns(weight.cast(pl.Float64).alias("weight"))
        .join(own, on="article_id", how="inner", maintain_order="left")
        .join(entities, on="speaker_id", how="left", maintain_order="left")
        .drop("mention_id")
    )
    found = _joined(found, options.join)
    if options.where is not None:
        try:
            found = found.filter(options.where)
        except pl.exceptions.ColumnNotFoundError as error:
            raise InputError(f"where: no such column; units have {', '.join(found.columns)}") from error
    return found


def _once_an_article(spoken: pl.DataFrame) -> pl.DataFrame:
    """Each speaker once an article; of whom only a pronoun is known, each mention."""
    return (
        spoken.filter(pl.col("mention_id").is_not_null())
        .with_columns(pl.coalesce("speaker_id", "mention_id").alias("who"))
        .unique(["article_id", "who"], keep="first", maintain_order=True)
        .drop("who", "statement_id")
    )


def articles(tables: Tables, options: Options) -> pl.DataFrame:
    """The articles that count, with their cluster and periods."""
    rows = tables.articles
    if not options.copies:
        rows = rows.filter(pl.col("duplicate_of").is_null())
    published = pl.col("published")
    return rows.select(
        "article_id",
        pl.coalesce("duplicate_of", "article_id").alias("cluster"),
        "source",
        "section",
        "published",
        *(
            published.dt.truncate(every).alias(name)
            for name, every in [("year", "1y"), ("month", "1mo"), ("week", "1w")]
        ),
    )


def _joined(found: pl.DataFrame, join: pl.DataFrame | None) -> pl.DataFrame:
    if join is None:
        return found
    keys = [key for key in ("article_id", "speaker_id", "source") if key in join.columns]
    if len(keys) != 1:
        raise InputError(
            "join: it needs one of the columns article_id, speaker_id, source;"
            f" it has {', '.join(join.columns)}"
        )
    (key,) = keys
    taken = sorted(set(join.columns) & set(found.columns) - {key})
    if taken:
        raise InputError(f"join: units have columns of these names already: {', '.join(taken)}; rename yours")
    if join[key].is_duplicated().any():
        twice = join.filter(pl.col(key).is_duplicated())[key][0]
        raise InputError(f"join: {key} {twice!r} stands in several rows")
    return found.join(join, on=key, how="left", maintain_order="left")


def columns(found: pl.DataFrame, names: str | list[str] | None, argument: str) -> list[str]:
    """The columns that are named, refused where the units have none of that name."""
    wanted = [] if names is None else [names] if isinstance(names, str) else list(names)
    for name in wanted:
        if name not in found.columns:
            have = ", ".join(column for column in found.columns if column not in ("cluster", "weight"))
            raise InputError(f"{argument}: no column {name!r}; units have {have}; more come with join=")
    return wanted
