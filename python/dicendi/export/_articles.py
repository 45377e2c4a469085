"""Articles with their statements nested under them, from tables: what every export is made of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import polars as pl

from dicendi import inputs
from dicendi.errors import InputError

if TYPE_CHECKING:
    from dicendi.tables import Tables


@dataclass(frozen=True)
class Article:
    """An article with what was found in it."""

    #: Its row in the table `articles`.
    row: dict[str, Any]
    #: Its text, where it is at hand.
    text: str | None
    #: Its statements, as `dicendi.Reading.statements` has them; speakers and targets have `entity_id`,
    #: `type`, `gender` and `roles` too.
    statements: list[dict[str, Any]]

    @property
    def id(self) -> str:
        return self.row["article_id"]


def texts(tables: Tables, data: Any) -> dict[str, str]:
    """The texts by id: of `data`, as `dicendi.extract` takes articles, else of what tables were made from."""
    if data is None:
        if tables._origin is None:
            raise InputError("these tables hold no texts: hand in the articles that they were made from")
        data = tables._origin.data
    articles = pl.DataFrame(inputs.articles(data))
    if missing := {"id", "text"} - set(articles.columns):
        raise InputError(f"articles: no column {min(missing)!r}")
    rows = articles.select(pl.col("id").cast(pl.String), pl.col("text").cast(pl.String)).rows()
    # Of several articles with one id, the first was read.
    return dict(reversed([(key, text or "") for key, text in rows]))


def of(
    tables: Tables, texts: Mapping[str, str] | None = None, only: list[str] | None = None
) -> Iterator[Article]:
    """The articles in the order of the tables, those without statements too.

    With `texts`, each article gets its own, and what its statements point at is compared with what they say;
    raises `InputError` where one is missing or is another than was read.
    """
    articles, statements = tables.articles, tables.statements
    if only is not None:
        articles = articles.filter(pl.col("article_id").is_in(only))
        statements = statements.filter(pl.col("article_id").is_in(only))
    speakers, targets = (_parties(tables, links, statements) for links in (tables.speakers, tables.targets))
    # Columns of categories are texts, and days ISO dates.
    plain = statements.with_columns(pl.col(pl.Enum).cast(pl.String), pl.col("time").cast(pl.String))
    found: dict[str, list[dict[str, Any]]] = {}
    for row in plain.iter_rows(named=True):
        cue = (row.pop("cue_start"), row.pop("cue_end"))
        row["cue_span"] = list(cue) if cue[0] is not None else None
        row["content_spans"] = [[span["start"], span["end"]] for span in row["content_spans"]]
        key = row["statement_id"]
        row["speakers"], row["targets"] = speakers.get(key, []), targets.get(key, [])
        found.setdefault(row.pop("article_id"), []).append(row)
    dated = articles.with_columns(pl.col("published").cast(pl.String))
    for row in dated.iter_rows(named=True):
        key = row["article_id"]
        article = Article(row, None if texts is None else texts.get(key), found.get(key, []))
        if texts is not None:
            _check(article)
        yield article


def _parties(
    tables: Tables, links: pl.DataFrame, statements: pl.DataFrame
) -> dict[str, list[dict[str, Any]]]:
    mentions = tables.mentions.select("mention_id", "start", "end", "text", "form")
    entities = tables.entities.select("entity_id", "name", "type", "gender", "roles")
    rows = (
        links.join(statements, on="statement_id", how="semi", maintain_order="left")
        .join(mentions, on="mention_id", how="left", maintain_order="left")
        .join(entities, on="entity_id", how="left", maintain_order="left")
        .with_columns(pl.col(pl.Enum).cast(pl.String))
        # Whom a pronoun that stayed open means is not known; what else is open goes by its words.
        .with_columns(pl.coalesce("name", pl.when(pl.col("form") != "pronoun").then("text")).alias("name"))
        .drop("mention_id")
    )
    found: dict[str, list[dict[str, Any]]] = {}
    for row in rows.iter_rows(named=True):
        found.setdefault(row.pop("statement_id"), []).append(row)
    return found


def _check(article: Article) -> None:
    text = article.text
    if text is None:
        raise InputError(f"articles: none has the id {article.id!r}, which the tables have")
    same = len(text) == article.row["n_chars"]
    for said in article.statements:
        pieces = [text[start:end] for start, end in said["content_spans"]]
        same = same and " […] ".join(pieces) == (said["content"] or "")
        same = same and (said["cue_span"] is None or text[slice(*said["cue_span"])] == said["cue"])
        for party in (*said["speakers"], *said["targets"]):
            same = same and text[party["start"] : party["end"]] == party["text"]
    if not same:
        raise InputError(
            f"articles: {article.id!r} has another text than the one that the tables were made from"
        )
