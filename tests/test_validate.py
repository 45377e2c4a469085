"""Samples for hand coding: drawn, coded, read back, and what they correct."""

import random

import corpora
import polars as pl
import pytest

import dicendi as di
from dicendi import stats, validate

pytestmark = pytest.mark.filterwarnings("ignore::dicendi.DicendiWarning")


@pytest.fixture(scope="module")
def sample_tables() -> di.Tables:
    return di.extract(di.sample())


def coded(path, **columns) -> pl.DataFrame:
    """A sheet in which a coder found everything right."""
    sheet = pl.read_csv(path, infer_schema=False)
    statement = pl.col("statement_id").is_not_null()
    right = {name: pl.when(statement).then(pl.lit("y")) for name in ("statement_right", "speaker_right")}
    return sheet.with_columns(**(right | {"true": pl.col("found")} | columns))


def test_a_sample_is_whole_articles_of_every_stratum(sample_tables, tmp_path) -> None:
    path = validate.sample(sample_tables, tmp_path, 8, strata="source")
    sheet = pl.read_csv(path)
    assert sheet.columns == [*validate.SHOWN, *validate.CODED]
    assert sheet["article_id"].n_unique() == 8
    sources = sample_tables.articles.filter(pl.col("duplicate_of").is_null())
    drawn = sources.join(sheet, on="article_id", how="semi")
    assert drawn["source"].value_counts()["count"].to_list() == [2] * sources["source"].n_unique()
    # Articles stand for all of theirs.
    assert sheet.unique("article_id")["weight"].sum() == pytest.approx(sources.height)
    assert path.read_bytes() == validate.sample(sample_tables, tmp_path, 8, strata="source").read_bytes()
    assert (
        path.read_bytes() != validate.sample(sample_tables, tmp_path, 8, strata="source", seed=1).read_bytes()
    )


def test_precision_and_recall(sample_tables, tmp_path) -> None:
    sheet = coded(validate.sample(sample_tables, tmp_path, 10))
    ids = sheet["statement_id"].drop_nulls().unique(maintain_order=True)
    wrong = pl.col("statement_id").is_in(ids[::4].implode())
    sheet = sheet.with_columns(
        pl.when(wrong).then(pl.lit("n")).otherwise("statement_right").alias("statement_right")
    )
    missed = (
        sheet.select("article_id").unique().sort("article_id").with_columns(pl.lit("feminine").alias("true"))
    )
    found = validate.score(pl.concat([sheet, missed], how="diagonal")).figures
    right, n = len(ids) - len(ids[::4]), len(ids)
    values = dict(found.select("measure", "value").rows())
    assert values["precision"] == pytest.approx(right / n)
    assert values["recall"] == pytest.approx(right / (right + 10))
    assert values["F1"] == pytest.approx(2 * right / (n + right + 10))
    assert values["speaker precision"] == 1
    assert (found["low"] <= found["value"]).all() and (found["value"] <= found["high"]).all()
    assert f"{values['recall']:.1%}" in sample_tables.report(
        validate.score(
            sheet.vstack(
                missed.select(
                    *(
                        pl.col(name) if name in missed.columns else pl.lit(None, pl.String).alias(name)
                        for name in sheet.columns
                    )
                )
            )
        )
    )


def test_spreadsheets_may_save_it(sample_tables, tmp_path) -> None:
    sheet = coded(validate.sample(sample_tables, tmp_path, 4))
    sheet = sheet.with_columns(
        pl.col("statement_right").replace("y", " Oui"), pl.col("weight").str.replace(".", ",", literal=True)
    )
    sheet.write_csv(tmp_path / "coded.csv", separator=";", include_bom=True)
    figures = validate.score(tmp_path / "coded.csv").figures
    assert figures["value"][0] == 1


def test_alpha_is_that_of_the_library() -> None:
    krippendorff = pytest.importorskip("krippendorff")
    chance = random.Random(3)
    first = [chance.choice("abc") for _ in range(200)]
    second = [value if chance.random() < 0.7 else chance.choice("abc") for value in first]
    found = validate.alpha(zip(first, second, strict=True))
    codes = [["abc".index(value) for value in values] for values in (first, second)]
    assert found == pytest.approx(krippendorff.alpha(codes, level_of_measurement="nominal"))


def test_two_coders_agree_or_not(sample_tables, tmp_path) -> None:
    path = validate.sample(sample_tables, tmp_path, 10)
    first = coded(path)
    number = pl.int_range(pl.len())
    first = first.with_columns(
        pl.when(number % 3 == 0).then(pl.lit("n")).otherwise("statement_right").alias("statement_right")
    )
    same = validate.score(first, first).agreement
    assert same.filter(column="statement_right")["alpha"].item() == 1
    second = coded(path, statement_right=pl.when(number % 2 == 0).then(pl.lit("n")).otherwise(pl.lit("y")))
    differs = validate.score(first, second).agreement.row(0, named=True)
    assert differs["low"] <= differs["alpha"] <= differs["high"] < 0.5


def test_a_share_is_put_right() -> None:
    """A third of what women say is missed, and a sixth of what men say."""
    tables = corpora.tables(20_000)
    chance = random.Random(1)
    gender = dict(tables.entities.select("entity_id", pl.col("gender").cast(pl.String)).rows())
    speakers = tables.speakers.filter([gender[who] is not None for who in tables.speakers["entity_id"]])
    truth = tables.__class__(**vars(tables) | {"speakers": speakers})
    missed = {"feminine": 0.34, "masculine": 0.17}
    kept = [chance.random() >= missed[gender[who]] for who in speakers["entity_id"]]
    found = tables.__class__(**vars(tables) | {"speakers": speakers.filter(kept)})
    units = stats.units(truth, "statement").filter(pl.col("gender").is_not_null())
    coded_articles = units["article_id"].unique(maintain_order=True)[::4]
    were_found = set(found.speakers["statement_id"])
    sheet = units.filter(pl.col("article_id").is_in(coded_articles.implode())).select(
        "article_id",
        pl.lit("1").alias("weight"),
        pl.when(pl.col("statement_id").is_in(list(were_found))).then("statement_id").alias("statement_id"),
        *(pl.lit(None, pl.String).alias(name) for name in ("title", "cue", "content", "speaker", "target")),
        pl.when(pl.col("statement_id").is_in(list(were_found))).then("gender").alias("found"),
        pl.when(pl.col("statement_id").is_in(list(were_found))).then(pl.lit("y")).alias("statement_right"),
        *(pl.lit(None, pl.String).alias(name) for name in ("speaker_right", "target_right")),
        pl.col("gender").alias("true"),
    )
    score = validate.score(sheet)
    where = pl.col("gender").is_not_null()
    right = stats.share(truth, "gender", unit="statement", where=where)["share"][0]
    row = stats.share(found, "gender", unit="statement", where=where, validation=score).row(0, named=True)
    assert right - row["share"] > 0.03
    assert row["corrected"] == pytest.approx(right, abs=0.01)
    assert row["corrected_low"] < right < row["corrected_high"]
    assert row["corrected_high"] - row["corrected_low"] > row["high"] - row["low"]


def test_brat_goes_there_and_back(sample_tables, tmp_path) -> None:
    path = validate.sample(sample_tables, tmp_path, 5, articles=di.sample())
    untouched = validate.score(validate.from_brat(sample_tables, tmp_path))
    values = dict(untouched.figures.select("measure", "value").rows())
    assert values == dict.fromkeys(values, 1.0)
    # A coder takes away the first statement of an article and adds one.
    first = sorted((tmp_path / "brat").glob("*.ann"))[0]
    lines = first.read_text(encoding="utf-8").splitlines()
    lines.remove(next(line for line in lines if line.startswith("E1\t")))
    text = first.with_suffix(".txt").read_text(encoding="utf-8")
    lines += [f"T900\tStatement 0 3\t{text[:3]}", "T901\tSpeaker 4 6\tx", "E900\tStatement:T900 Speaker:T901"]
    lines += ["#1\tAnnotatorNotes T901\tfeminine"]
    first.write_text("\n".join(lines), encoding="utf-8")
    score = validate.score(validate.from_brat(sample_tables, tmp_path))
    values = dict(score.figures.select("measure", "value").rows())
    assert values["precision"] < 1 and values["recall"] < 1
    assert score.coded.filter("missed")["true"].to_list() == ["feminine"]
    assert path.exists()


def test_offsets_in_brat_are_those_of_the_text(sample_tables, tmp_path) -> None:
    validate.sample(sample_tables, tmp_path, 3, articles=di.sample())
    for path in (tmp_path / "brat").glob("*.ann"):
        text = path.with_suffix(".txt").read_bytes().decode()
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("T"):
                _, what, words = line.split("\t")
                offsets = [list(map(int, part.split())) for part in what.split(" ", 1)[1].split(";")]
                assert " ".join(text[start:end] for start, end in offsets) == words


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda sheet: sheet.drop("true"), "no column true"),
        (lambda sheet: sheet.with_columns(pl.lit(None).alias("statement_right")), "not judged"),
        (lambda sheet: sheet.with_columns(pl.lit("maybe").alias("statement_right")), "'maybe' is no y or n"),
        (lambda sheet: sheet.with_columns(pl.lit("many").alias("weight")), "weight: not a number"),
    ],
)
def test_sheets_that_cannot_be_read(sample_tables, tmp_path, change, message) -> None:
    sheet = coded(validate.sample(sample_tables, tmp_path, 3))
    with pytest.raises(di.InputError, match=message):
        validate.score(change(sheet))


def test_what_nobody_coded_cannot_be_put_right(sample_tables, tmp_path) -> None:
    score = validate.score(coded(validate.sample(sample_tables, tmp_path, 3)))
    with pytest.raises(di.InputError, match="validation: the coded sample has no statement"):
        stats.share(sample_tables, "role", validation=score)
