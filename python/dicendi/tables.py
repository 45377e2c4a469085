"""The tables of a corpus, as polars frames."""

from __future__ import annotations

import json
import os
from html import escape
from typing import TYPE_CHECKING, Any, NamedTuple

from dicendi import _dicendi, inputs
from dicendi.errors import InputError
from dicendi.reading import Explanation, Reading

if TYPE_CHECKING:
    import polars as pl

    from dicendi.validate import Score


class Origin(NamedTuple):
    """What tables were made from."""

    #: The articles, with the analyses that came with them.
    data: Any
    #: The user's own cues.
    cues: str | os.PathLike[str] | None


def load(folder: str | os.PathLike[str]) -> Tables:
    """Loads the tables that `Tables.write` or `extract_files` wrote to a folder."""
    return Tables(_dicendi.Tables.load(folder))


def overview(heights: list[tuple[str, int]]) -> str:
    """The tables with their numbers of rows, and what a row is."""
    digits = max(len(f"{height:,}") for _, height in heights)
    described = zip(heights, _dicendi.describe(), strict=True)
    rows = [f"  {name:<10}  {height:>{digits},}  {about}" for (name, height), (_, about, _) in described]
    return "\n".join(["dicendi tables", *rows])


class Tables:
    """What was found in a corpus; every table is a polars DataFrame, made when it is first asked for."""

    def __init__(self, compiled: _dicendi.Tables, origin: Origin | None = None) -> None:
        self._compiled = compiled
        self._origin = origin
        self._frames: dict[str, pl.DataFrame] = {}

    def _frame(self, name: str) -> pl.DataFrame:
        import polars as pl

        if name not in self._frames:
            self._frames[name] = pl.DataFrame(self._compiled.table(name))
        return self._frames[name]

    @property
    def articles(self) -> pl.DataFrame:
        """One row an article that was read."""
        return self._frame("articles")

    @property
    def statements(self) -> pl.DataFrame:
        """One row an act of saying."""
        return self._frame("statements")

    @property
    def speakers(self) -> pl.DataFrame:
        """One row a speaker of a statement."""
        return self._frame("speakers")

    @property
    def targets(self) -> pl.DataFrame:
        """One row a person or thing that a statement is directed at."""
        return self._frame("targets")

    @property
    def mentions(self) -> pl.DataFrame:
        """One row a phrase that a speaker or target is named by, or that a content names somebody with."""
        return self._frame("mentions")

    @property
    def entities(self) -> pl.DataFrame:
        """One row a person, body, place, group or thing, across the corpus."""
        return self._frame("entities")

    @property
    def roles(self) -> pl.DataFrame:
        """One row a role that an entity was seen in, or that the user's own list gives it."""
        return self._frame("roles")

    @property
    def links(self) -> pl.DataFrame:
        """One row an entity as an article knows it, with why it was joined with those of other articles."""
        return self._frame("links")

    @property
    def verbs(self) -> pl.DataFrame:
        """One row a word of saying in use, with what it does."""
        return self._frame("verbs")

    @property
    def problems(self) -> pl.DataFrame:
        """One row an input that could not be read, or that was cut or guessed at."""
        return self._frame("problems")

    @property
    def run(self) -> pl.DataFrame:
        """One row: how the tables were made."""
        return self._frame("run")

    def flat(self) -> pl.DataFrame:
        """All in one table for analysts: a row a statement × speaker × target.

        A statement without a speaker, or without a target, has one row with nulls in their place.
        `speaker` and `target` are names; a pronoun that nobody was found for is null there and stands in
        `speaker_text`, `target_text`.
        """
        import polars as pl

        speakers = self._parties(self.speakers, "speaker")
        targets = self._parties(self.targets, "target").rename({"role": "target_role"})
        articles = self.articles.select("article_id", "source", "section", "published", "title")
        flat = (
            self.statements.join(articles, on="article_id", how="left", maintain_order="left")
            .join(speakers, on="statement_id", how="left", maintain_order="left")
            .join(targets, on="statement_id", how="left", maintain_order="left")
        )
        first = [
            *["article_id", "source", "section", "published", "title", "statement_id"],
            *["speaker", "verb", "target", "target_role", "kind", "content"],
        ]
        return flat.select(*first, pl.exclude(*first, "content_spans"))

    def _parties(self, links: pl.DataFrame, who: str) -> pl.DataFrame:
        """Speakers or targets with what is known of them, in columns that begin with `who`."""
        import polars as pl

        mentions = self.mentions.select("mention_id", pl.col("text"), pl.col("form"))
        entities = self.entities.select("entity_id", "name", "type", "gender", "country", "roles")
        known = links.join(mentions, on="mention_id", how="left", maintain_order="left").join(
            entities, on="entity_id", how="left", maintain_order="left"
        )
        named = pl.when(pl.col("form").cast(pl.String) != "pronoun").then(pl.col("text"))
        return known.select(
            "statement_id",
            *(["role"] if "role" in links.columns else []),
            pl.coalesce("name", named).alias(who),
            pl.col("text").alias(f"{who}_text"),
            pl.col("type").alias(f"{who}_type"),
            pl.col("gender").alias(f"{who}_gender"),
            pl.col("country").alias(f"{who}_country"),
            pl.col("roles").alias(f"{who}_roles"),
            pl.col("entity_id").alias(f"{who}_id"),
            pl.col("confidence").alias(f"{who}_confidence"),
        )

    def explain(
        self, statement_id: str, data: Any = None, *, cues: str | os.PathLike[str] | None = None
    ) -> Explanation:
        """Says in words why a statement is there: its article is read again and `Reading.explain` asked.

        The tables hold no texts. Those that `extract` made know what they were made from; for those that
        were loaded from a folder, hand in `data` with the article, and `cues` if there were own ones. Raises
        `InputError` where the statement or its article is not to be found.
        """
        import polars as pl

        found = self.statements.filter(pl.col("statement_id") == statement_id)
        if found.is_empty():
            raise InputError(f"no statement {statement_id!r} in these tables")
        article_id = found["article_id"].item(0)
        origin = self._origin if data is None else Origin(data, cues)
        if origin is None:
            raise InputError("these tables hold no texts: hand in the articles, explain(statement_id, data)")
        articles = pl.DataFrame(inputs.articles(origin.data))
        article = articles.filter(pl.col("id").cast(pl.String) == article_id).head(1)
        for reading in _dicendi.Readings(article, cues=origin.cues):
            said = Reading(json.loads(reading))
            if any(statement["statement_id"] == statement_id for statement in said.statements):
                return said.explain(statement_id)
            raise InputError(f"article {article_id!r}, read again, has no statement {statement_id!r}")
        raise InputError(f"article {article_id!r} is not among the articles handed in")

    def article(self, article_id: str, data: Any = None) -> Reading:
        """One article with its statements as the tables have them: for showing it, and `to_html`.

        `data` holds the article, as in `explain`. Raises `InputError` where it is not to be found, or is not
        the one that was read.
        """
        from dicendi.export import _articles

        if (self.articles["article_id"] == article_id).not_().all():
            raise InputError(f"no article {article_id!r} in these tables")
        (article,) = _articles.of(self, _articles.texts(self, data), [article_id])
        return Reading(
            {
                "text": article.text,
                "language": article.row["language"],
                "statements": article.statements,
                "problems": self.problems.filter(article_id=article_id).select("stage", "message").to_dicts(),
            }
        )

    def write(self, folder: str | os.PathLike[str]) -> None:
        """Writes the tables to a folder, one Parquet file each; the folder is whole or not there.

        A folder of dicendi tables is replaced, any other that is not empty is refused.
        """
        self._compiled.write(folder)

    def report(self, score: Score | None = None) -> str:
        """What a methods section needs: how much was read, found and left open, and with which model.

        `score`, of `dicendi.validate.score`, adds the accuracy that was measured on a coded sample.
        """
        import polars as pl

        articles, statements = self.articles, self.statements
        run = self.run.row(0, named=True)
        originals = articles.filter(pl.col("duplicate_of").is_null())
        spoken = statements.join(self.speakers.drop("confidence"), on="statement_id", how="left")
        nobody = (
            statements.height - spoken.filter(pl.col("entity_id").is_not_null())["statement_id"].n_unique()
        )
        persons = self.entities.filter(pl.col("type") == "person", pl.col("n_statements") > 0)
        ungendered = persons.filter(pl.col("gender").is_null())
        in_originals = statements.join(originals, on="article_id", how="semi").height

        def of(part: int, whole: int) -> str:
            return f"{part:,} of {whole:,} ({part / whole:.1%})" if whole else f"{part:,}"

        rows = [
            ("articles", f"{articles.height:,}"),
            ("  no copy of another", of(originals.height, articles.height)),
            ("  in French", of(articles.filter(language="fr").height, articles.height)),
            ("statements", f"{statements.height:,}"),
            ("  in articles that are no copies", of(in_originals, statements.height)),
            ("  without a speaker who is known", of(nobody, statements.height)),
            ("persons who speak", f"{persons.height:,}"),
            ("  without gender", of(ungendered.height, persons.height)),
            ("problems", f"{self.problems.height:,}"),
            ("dicendi", f"{run['version']}, model {run['model']}, word lists {run['lexicon']}"),
        ]
        if score is None:
            rows.append(("accuracy", "not measured on this corpus: dicendi.validate"))
        else:
            for measure, value, low, high, n in score.figures.select(
                "measure", "value", "low", "high", "n"
            ).rows():
                known = f"{value:.1%} [{low:.1%}, {high:.1%}]" if value is not None else "unknown"
                rows.append((measure, f"{known}, n = {n:,}"))
        width = max(len(name) for name, _ in rows)
        return "\n".join(f"{name:<{width}}  {value}" for name, value in rows)

    def _heights(self) -> list[tuple[str, int]]:
        return [(name, len(self._compiled.table(name))) for name, _, _ in _dicendi.describe()]

    def __repr__(self) -> str:
        return overview(self._heights())

    def _repr_html_(self) -> str:
        rows = "".join(
            f"<tr><td><code>{escape(name)}</code></td><td style='text-align:right'>{height:,}</td>"
            f"<td style='text-align:left'>{escape(about)}</td></tr>"
            for (name, height), (_, about, _) in zip(self._heights(), _dicendi.describe(), strict=True)
        )
        return f"<table><thead><tr><th>table</th><th>rows</th><th>one row is</th></tr></thead>{rows}</table>"
