"""Measuring the extractor on one's own corpus: a sample for hand coding, and what it says once it is coded.

Articles are drawn, not statements, because what the extractor missed shows only to somebody who reads the
article. A coder goes through the sheet with the articles at hand, fills in the last four columns, and adds a
row for every statement that is not there.
"""

from __future__ import annotations

import math
import os
import random
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import polars as pl

from dicendi import brat, inputs
from dicendi.errors import InputError
from dicendi.stats import _units
from dicendi.stats._options import Options
from dicendi.stats._tally import Tally, intervals

if TYPE_CHECKING:
    from dicendi.tables import Tables

#: What the extractor says, for the coder to judge.
SHOWN = ["article_id", "weight", "statement_id", "title", "cue", "content", "speaker", "target", "found"]
#: What the coder fills in: `y` or `n` three times, then the true value; a row without `statement_id` was
#: missed.
CODED = ["statement_right", "speaker_right", "target_right", "true"]


def sample(
    tables: Tables,
    folder: str | os.PathLike[str],
    n: int = 100,
    *,
    column: str = "gender",
    strata: str | None = None,
    articles: Any = None,
    seed: int = 0,
) -> Path:
    """Draws `n` articles for hand coding and writes what was found in them to a folder; returns the sheet's
    path.

    The sheet, `sheet.csv`, has a row a statement × speaker. The coder fills in `statement_right`,
    `speaker_right` and `target_right` (`y` or `n`; nothing where there is none to judge) and `true`: the true
    value of `column` (one of `dicendi.stats.units`: `gender`, `role`, …) for the speaker, nothing where the
    article does not say. A statement that is missing gets a row with `article_id`, without `statement_id`,
    and with `true`.

    With `strata`, a column of articles (`source`, `section`, `month`, …), every stratum gives as many
    articles, or all that it has, and `weight` says how many each stands for. Copies are not drawn.

    With `articles`, as they were given to `dicendi.extract`, the folder `brat` has them with their statements
    marked, for brat or INCEpTION; `from_brat` reads back what the coder corrected there.
    """

    options = Options(seed=seed)
    if n < 1:
        raise InputError(f"n={n}: it must be 1 or more")
    rows = _units.articles(tables, options).join(
        tables.articles.select("article_id", "title"), on="article_id", how="left", maintain_order="left"
    )
    names = _units.columns(rows, strata, "strata")
    drawn = _draw(rows, names, n, random.Random(seed))
    units = _units.of(tables, "statement", options)
    (column,) = _units.columns(units, column, "column")
    targets = (
        tables.flat()
        .group_by("statement_id", maintain_order=True)
        .agg(pl.col("target").drop_nulls().unique(maintain_order=True).str.join(" | "))
    )
    sheet = (
        drawn.join(units.drop("weight", *names, strict=False), on="article_id", maintain_order="left")
        .join(
            tables.statements.select("statement_id", "cue"),
            on="statement_id",
            how="left",
            maintain_order="left",
        )
        .join(targets, on="statement_id", how="left", maintain_order="left")
        .with_columns(pl.col(column).cast(pl.String).alias("found"))
        .select(*SHOWN, *(pl.lit(None, pl.String).alias(name) for name in CODED))
    )
    # An article without statements has a row too: what was missed in it counts.
    silent = drawn.join(sheet, on="article_id", how="anti", maintain_order="left").select(
        "article_id", "weight", "title"
    )
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "sheet.csv"
    pl.concat([sheet, silent], how="diagonal").write_csv(path, include_bom=True)
    if articles is not None:
        texts = dict(
            pl.DataFrame(inputs.articles(articles)).select(pl.col("id").cast(pl.String), "text").rows()
        )
        brat.write(tables, {key: texts.get(key) for key in drawn["article_id"]}, folder / "brat")
    return path


def _draw(rows: pl.DataFrame, strata: list[str], n: int, chance: random.Random) -> pl.DataFrame:
    """As many articles of each stratum, with how many each stands for."""
    parts = rows.partition_by(strata, maintain_order=True) if strata else [rows]
    parts = sorted((part.sort("article_id") for part in parts if part.height), key=lambda part: part.height)
    drawn = []
    left = n
    for number, part in enumerate(parts):
        # Small strata first: what they lack goes to the larger ones.
        size = min(part.height, math.ceil(left / (len(parts) - number)))
        left -= size
        if size:
            chosen = sorted(chance.sample(range(part.height), size))
            drawn.append(part[chosen].with_columns(pl.lit(part.height / size).alias("weight")))
    empty = rows.clear().with_columns(pl.lit(1.0).alias("weight"))
    return pl.concat(drawn or [empty]).select("article_id", "weight", "title")


@dataclass(frozen=True)
class Score:
    """What a coded sample says.

    `figures`: precision, recall and F1 of statements, precision of speakers and targets among right
    statements, each with its interval from drawing the coded articles anew. `agreement`: Krippendorff's alpha
    of each column where two coded. `coded`: one row a statement × speaker with the value `found` and the
    `true` one; `missed` and `wrong` as they say.

    Given to `dicendi.stats.share` it corrects shares. Of what was found with each value the sample says how
    much truly has which value (that is, it is calibrated as in Tenenbein, *Technometrics* 14, 1972, by
    predictive values, which hold in the corpus that the sample comes from), and of each true value how much
    was found; shares are of what is then there. For two values it does what Rogan and Gladen (*American
    Journal of Epidemiology* 107, 1978) do for tests. Intervals draw both the corpus and the sample anew.
    """

    #: Precision, recall, F1.
    figures: pl.DataFrame
    #: Agreement of two coders; empty for one.
    agreement: pl.DataFrame
    #: What was found and what is true.
    coded: pl.DataFrame

    def correct(
        self, rows: pl.DataFrame, units: pl.DataFrame, groups: list[str], by: str, options: Options
    ) -> pl.DataFrame:
        """Adds to `rows`, shares of `by` in each group, the corrected ones."""

        coded = self.coded
        every = (
            pl.concat([rows[by].cast(pl.String), coded["found"].drop_nulls(), coded["true"].drop_nulls()])
            .unique()
            .sort()
        )
        found = units.select("cluster", "weight", *groups, pl.col(by).cast(pl.String).alias("found"))
        seen = set(coded.filter(~pl.col("missed"))["found"].to_list())
        if lost := [str(value or "unknown") for value in found["found"].unique().sort() if value not in seen]:
            raise InputError(
                f"validation: the coded sample has no statement with {by} found as {', '.join(lost)}"
            )
        # The cells are groups × (values, unknown) and (values, wrong) × (values, unknown, missed).
        values = every.to_frame("found")
        unknown = pl.DataFrame({"found": [None]}, schema={"found": pl.String})
        names = found.select(groups).unique().sort(groups) if groups else None
        columns = pl.concat([values, unknown])
        cells = (
            names.join(columns, how="cross", maintain_order="left_right") if names is not None else columns
        )
        tally = Tally(found["cluster"])
        tally.add(found, [*groups, "found"], cells)
        truths = pl.concat([values, unknown]).rename({"found": "true"})
        kinds = pl.concat(
            [
                columns.with_columns(pl.lit(False).alias("missed")),
                unknown.with_columns(pl.lit(True).alias("missed")),
            ]
        )
        judged = coded.with_columns(
            pl.when(~pl.col("missed")).then("found").alias("found"),
            pl.when(~pl.col("wrong")).then("true").alias("true"),
        ).rename({"article_id": "cluster"})
        sampled = Tally(coded["article_id"])
        sampled.add(
            judged, ["true", "found", "missed"], truths.join(kinds, how="cross", maintain_order="left_right")
        )
        estimates = tally.counts().corrected(sampled.counts(), every.len(), options.bootstrap)
        corrected = (names if names is not None else pl.DataFrame({"all": [0]})).join(
            values.rename({"found": "value"}), how="cross", maintain_order="left_right"
        )
        corrected = corrected.with_columns(
            series.alias(name)
            for series, name in zip(
                intervals(estimates, "corrected"),
                ["corrected", "corrected_low", "corrected_high"],
                strict=True,
            )
        )
        keyed = rows.with_columns(pl.col(by).cast(pl.String).alias("value"))
        on = [*groups, "value"]
        return keyed.join(
            corrected.select(*on, "corrected", "corrected_low", "corrected_high"),
            on=on,
            how="left",
            nulls_equal=True,
            maintain_order="left",
        )


def from_brat(tables: Tables, folder: str | os.PathLike[str]) -> pl.DataFrame:
    """The coded sheet of a sample that was corrected in brat: `folder` is the one that `sample` wrote to.

    How corrections are read: `dicendi.brat.sheet`.
    """
    folder = Path(folder)
    return brat.sheet(tables, folder / "brat", read_drawn(folder / "sheet.csv"))


def score(
    sheet: str | os.PathLike[str] | pl.DataFrame,
    second: str | os.PathLike[str] | pl.DataFrame | None = None,
    **options: Any,
) -> Score:
    """Reads a coded sheet back; with a `second` coder's sheet of the same sample, agreement too.

    Figures are the first coder's. Rows that nobody judged (no `statement_right`) are an error that names
    them. Takes `replicates`, `seed`, `level` as statistics do.
    """

    asked = Options(**options)
    rows = _read(sheet)
    agreement = _agreement(rows, _read(second), asked) if second is not None else _alphas([])
    right = pl.col("statement_right") == "y"
    judged = rows.filter(pl.col("statement_id").is_not_null() | pl.col("true").is_not_null() | right)
    coded = judged.select(
        "article_id",
        "weight",
        "found",
        "true",
        pl.col("statement_id").is_null().alias("missed"),
        (
            pl.col("statement_id").is_not_null() & ~(right & (pl.col("speaker_right").fill_null("y") == "y"))
        ).alias("wrong"),
    )
    return Score(figures=_figures(judged, rows["article_id"], asked), agreement=agreement, coded=coded)


def _figures(rows: pl.DataFrame, articles: pl.Series, options: Options) -> pl.DataFrame:
    """Precision and recall; a statement with several speakers is one."""

    found, right = pl.col("statement_id").is_not_null(), pl.col("statement_right") == "y"
    once = rows.filter(found).unique("statement_id", maintain_order=True)
    missed = rows.filter(~found)
    true = pl.concat([once.filter(right), missed])
    measures = {
        "precision": (once.filter(right), once),
        "recall": (once.filter(right), true),
        # Twice what is right over what was found and what is there.
        "F1": (pl.concat([once.filter(right)] * 2), pl.concat([once, true])),
    }
    for what in ("speaker", "target"):
        own = rows.filter(found, right, pl.col(f"{what}_right").is_not_null())
        measures[f"{what} precision"] = (own.filter(pl.col(f"{what}_right") == "y"), own)
    tally = Tally(articles)
    pairs, counted = [], []
    for part, whole in measures.values():
        cells = [
            tally.add(table.select(pl.col("article_id").alias("cluster"), "weight"), [])
            for table in (part, whole)
        ]
        pairs.append((cells[0]["cell"][0], cells[1]["cell"][0]))
        counted.append((whole.height, cells[1]["clusters"][0]))
    estimates = tally.counts().shares(pairs, options.bootstrap)
    return pl.DataFrame({"measure": list(measures)}).with_columns(
        *intervals(estimates, "value"),
        pl.Series("n", [n for n, _ in counted], dtype=pl.UInt32),
        pl.Series("clusters", [clusters for _, clusters in counted], dtype=pl.UInt32),
        pl.lit("statement").alias("unit"),
    )


def alpha(pairs: Iterable[tuple[Any, Any]]) -> float:
    """Krippendorff's alpha of two coders' nominal values (Krippendorff, *Content Analysis*, 2004, chapter
    11).

    Units that one of them left out are not counted. 1: they agree; 0: as by chance. NaN where all values are
    one.
    """
    both = [(a, b) for a, b in pairs if a is not None and b is not None]
    values = Counter(value for pair in both for value in pair)
    n = len(both) * 2
    expected = sum(count * (n - count) for count in values.values())
    if not expected:
        return math.nan
    return 1 - (n - 1) * 2 * sum(a != b for a, b in both) / expected


def _agreement(first: pl.DataFrame, second: pl.DataFrame, options: Options) -> pl.DataFrame:
    """Alpha of each coded column, over the rows of the sample: what coders added has no counterpart."""
    keys = ["article_id", "statement_id", "speaker"]
    both = first.filter(pl.col("statement_id").is_not_null()).join(
        second, on=keys, nulls_equal=True, suffix="_second", maintain_order="left"
    )
    if both.is_empty():
        raise InputError("second: the two sheets have no statement in common")
    rows = []
    chance = random.Random(options.seed)
    for name in CODED:
        pairs = both.select("article_id", name, f"{name}_second").drop_nulls()
        articles = [
            part.rows()
            for part in pairs.drop("article_id")
            .hstack([pairs["article_id"]])
            .partition_by("article_id", maintain_order=True, include_key=False)
        ]
        draws = sorted(
            value
            for _ in range(options.replicates if articles else 0)
            if not math.isnan(
                value := alpha(pair for part in chance.choices(articles, k=len(articles)) for pair in part)
            )
        )
        tail = (1 - options.level) / 2
        low, high = (draws[int(share * (len(draws) - 1))] if draws else None for share in (tail, 1 - tail))
        value = alpha(pair for part in articles for pair in part)
        rows.append((name, None if math.isnan(value) else value, low, high, pairs.height, len(articles)))
    return _alphas(rows)


def _alphas(rows: list[tuple[Any, ...]]) -> pl.DataFrame:
    numbers = dict.fromkeys(["alpha", "low", "high"], pl.Float64) | dict.fromkeys(
        ["n", "clusters"], pl.UInt32
    )
    return pl.DataFrame(rows, schema={"column": pl.String, **numbers}, orient="row")


def read_drawn(sheet: str | os.PathLike[str] | pl.DataFrame) -> pl.DataFrame:
    """The rows of a sheet as text, whether or not they are coded."""
    if not isinstance(sheet, pl.DataFrame):
        path = Path(sheet)
        try:
            with path.open(encoding="utf-8-sig") as lines:
                header = lines.readline()
        except (OSError, UnicodeDecodeError) as error:
            raise InputError(f"{path}: {error}") from error
        separator = max(",;\t", key=header.count)
        sheet = pl.read_csv(path, separator=separator, infer_schema=False)
    if missing := [name for name in [*SHOWN, *CODED] if name not in sheet.columns]:
        raise InputError(f"the sheet has no column {', '.join(missing)}")
    text = [pl.col(name).cast(pl.String).str.strip_chars().replace("", None) for name in [*SHOWN, *CODED]]
    return sheet.select(text).filter(pl.col("article_id").is_not_null())


def _read(sheet: str | os.PathLike[str] | pl.DataFrame) -> pl.DataFrame:
    """A sheet as a spreadsheet saves it: parted by commas or semicolons, `y`, `Y`, `o`, `1`, `n`, `0`, …."""
    rows = read_drawn(sheet)
    weights = dict(rows.select("article_id", "weight").drop_nulls().rows())
    # A row that the coder added has the weight of its article.
    weight = pl.coalesce("weight", pl.col("article_id").replace_strict(weights, default="1"))
    weight = weight.str.replace(",", ".", literal=True).cast(pl.Float64, strict=False)
    rows = rows.with_columns(weight.alias("weight"), *(_answer(name) for name in CODED[:3]))
    for name in CODED[:3]:
        bad = rows.filter(pl.col(name).is_not_null(), ~pl.col(name).is_in(["y", "n"]))
        if bad.height:
            raise InputError(f"{name}: {bad[name][0]!r} is no y or n (article {bad['article_id'][0]!r})")
    open_ = rows.filter(pl.col("statement_id").is_not_null(), pl.col("statement_right").is_null())
    if open_.height:
        first = open_["statement_id"][0]
        raise InputError(
            f"{open_.height} statements are not judged (no statement_right): {first!r} is the first"
        )
    if rows["weight"].null_count():
        raise InputError(
            f"weight: not a number (article {rows.filter(pl.col('weight').is_null())['article_id'][0]!r})"
        )
    return rows


def _answer(name: str) -> pl.Expr:
    words = {
        **dict.fromkeys(["y", "yes", "o", "oui", "1", "true", "vrai"], "y"),
        **dict.fromkeys(["n", "no", "non", "0", "false", "faux"], "n"),
    }
    return pl.col(name).str.to_lowercase().replace(words).alias(name)
