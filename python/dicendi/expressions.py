"""Statements inside polars: `pl.col("text").dicendi.statements()`, in eager, lazy and streaming queries."""

from __future__ import annotations

import importlib.util
import os
import sys
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import TYPE_CHECKING, Any

from dicendi import _dicendi

if TYPE_CHECKING:
    import polars as pl

#: What polars calls ours.
NAMESPACE = "dicendi"


class Statements:
    """What dicendi finds in a column of texts, one article at a time.

    A row depends on its own article only: names are those by which the article itself lets one know somebody.
    Who is who across articles, copies and corpus counts are what `dicendi.extract` adds.
    """

    def __init__(self, text: pl.Expr) -> None:
        self._text = text

    def statements(
        self,
        *,
        id: pl.Expr | str | None = None,
        title: pl.Expr | str | None = None,
        published: pl.Expr | str | None = None,
        cues: str | os.PathLike[str] | None = None,
        min_confidence: float | None = None,
    ) -> pl.Expr:
        """A list of structs for each text, one a statement × speaker × target; null for a null.

        The fields have the names and meanings that they have in `Tables.flat`: `speaker`, `verb`, `target`,
        `kind`, `content`, `confidence`, `pattern`, …; a `speaker_start` or `content_spans` counts characters
        of the text. `.explode("statements").unnest("statements")` makes a row of each.

        `id`, an expression or a column's name, makes `statement_id` that of `dicendi.extract`; without it
        these ids tell apart the statements of one text only. `published` lets *mardi* become a day. `cues`
        and `min_confidence` are as in `dicendi.extract`. Raises `InputError`, which polars wraps, where
        `cues` is faulty or a column has a type that cannot be read.

        >>> import dicendi, polars as pl
        >>> articles = pl.LazyFrame({"text": ["« La digue tiendra », a déclaré la maire."]})
        >>> articles.with_columns(pl.col("text").dicendi.statements().alias("statements"))  # doctest: +SKIP
        """
        return self._read(
            "statements", id=id, title=title, published=published, cues=cues, min_confidence=min_confidence
        )

    def problems(self, *, cues: str | os.PathLike[str] | None = None) -> pl.Expr:
        """A list of structs of `stage` and `message` for each text: what was not read, or guessed at."""
        return self._read("problems", id=None, title=None, published=None, cues=cues, min_confidence=None)

    def _read(
        self,
        column: str,
        *,
        cues: str | os.PathLike[str] | None,
        min_confidence: float | None,
        **columns: pl.Expr | str | None,
    ) -> pl.Expr:
        import polars as pl

        given = {
            name: pl.col(value) if isinstance(value, str) else value
            for name, value in columns.items()
            if value is not None
        }
        articles = pl.struct(self._text.alias("text"), **given)

        def read(articles: pl.Series) -> pl.Series:
            table = articles.struct.unnest()
            present = table["text"].is_not_null()
            # Every article that is read needs an id; it tells nothing here.
            some = pl.lit("text") if "id" not in table.columns else pl.col("id").cast(pl.String)
            known = table.filter(present).with_columns(
                pl.coalesce(some.replace("", None), pl.lit("text")).alias("id")
            )
            found = pl.DataFrame(_dicendi.flat(known, cues=cues, min_confidence=min_confidence))[column]
            at = pl.when(present).then(present.cast(pl.UInt32).cum_sum() - 1)
            return found.gather(pl.select(at).to_series()).alias(articles.name)

        return articles.map_batches(read, return_dtype=_dtype(column), is_elementwise=True).alias(column)


def _dtype(column: str) -> pl.DataType:
    import polars as pl

    nothing = pl.DataFrame(schema={"id": pl.String, "text": pl.String})
    return pl.DataFrame(_dicendi.flat(nothing)).schema[column]


def register() -> None:
    """Makes the namespace known to polars: at once where it is loaded, else as soon as it is.

    What reads a single article does without polars, whose import takes most of the time of such a call.
    """
    if "polars" in sys.modules:
        _register(sys.modules["polars"])
    else:
        sys.meta_path.insert(0, _WhenPolarsLoads())


def _register(polars: ModuleType) -> None:
    polars.api.register_expr_namespace(NAMESPACE)(Statements)


class _WhenPolarsLoads(MetaPathFinder):
    """Lets polars be found as ever, and tells it of the namespace once it is loaded."""

    def find_spec(self, fullname: str, path: Any = None, target: Any = None) -> ModuleSpec | None:
        if fullname != "polars":
            return None
        sys.meta_path.remove(self)
        spec = importlib.util.find_spec("polars")
        if spec is None or spec.loader is None:
            return spec
        load = spec.loader.exec_module

        def load_and_register(module: ModuleType) -> None:
            load(module)
            _register(module)

        spec.loader.exec_module = load_and_register  # type: ignore[method-assign]
        return spec
