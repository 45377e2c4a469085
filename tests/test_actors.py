"""Users' own lists: who is who, and what was joined wrongly."""

import json
import subprocess
import sys
from pathlib import Path

import polars as pl
import pytest

import dicendi as di

ARTICLES = pl.DataFrame(
    {
        "id": ["a", "b"],
        "text": [
            "« La digue tiendra », a déclaré la maire de Vernières, Nadia Brunet.",
            "« Nous verrons », a répondu l'entraîneur Loïc Garrec. "
            "« Rien n'est joué », a ajouté Nadia Brunet.",
        ],
        "title": ["La digue", "Le derby"],
        "published": ["2021-05-03", "2023-05-03"],
    }
)
ACTORS = pl.DataFrame(
    {
        "name": ["Nadia Brunet-Roy", "Nadia Brunet-Roy", "Loïc Garrec"],
        "aliases": ["Nadia Brunet; N. Brunet", None, None],
        "type": ["person", "person", None],
        "gender": ["f", None, None],
        "country": ["FR", None, None],
        "role": ["maire de Vernières", "sénatrice", None],
        "from": ["2020", "2022-10", None],
        "to": ["2022-09-30", None, None],
        "party": ["Concorde", "Horizon marin", None],
        "seats": [1, 2, None],
    }
)


def test_the_list_wins_and_its_columns_come_out() -> None:
    tables = di.extract(ARTICLES, actors=ACTORS)
    entities = tables.entities
    assert entities.columns[-2:] == ["party", "seats"]
    mayor = entities.row(by_predicate=pl.col("name") == "Nadia Brunet-Roy", named=True)
    assert (mayor["gender"], mayor["gender_source"], mayor["country"]) == ("feminine", "actors", "FR")
    # The latest row speaks.
    assert (mayor["party"], mayor["seats"], mayor["n_articles"]) == ("Horizon marin", 2, 2)
    roles = tables.roles.filter(entity_id=mayor["entity_id"], source="actors").sort("first")
    assert roles["role"].to_list() == ["maire de Vernières", "sénatrice"]
    assert [str(day) for day in roles["first"]] == ["2020-01-01", "2022-10-01"]
    coach = entities.row(by_predicate=pl.col("name") == "Loïc Garrec", named=True)
    assert coach["party"] is None
    assert json.loads(tables.run["options"].item())["actors"] == 3


@pytest.mark.parametrize("kind", ["list", "lazy", "arrow", "csv", "parquet", "jsonl"])
def test_any_table_or_path(kind: str, tmp_path: Path) -> None:
    path = tmp_path / f"actors.{kind}"
    actors = {
        "list": lambda: ACTORS.to_dicts(),
        "lazy": lambda: ACTORS.lazy(),
        "arrow": lambda: ACTORS.with_columns(pl.col("aliases").str.split("; ")),
        "csv": lambda: (ACTORS.write_csv(path), path)[1],
        "parquet": lambda: (ACTORS.write_parquet(path), str(path))[1],
        "jsonl": lambda: (ACTORS.write_ndjson(path), path)[1],
    }[kind]()
    entities = di.extract(ARTICLES, actors=actors).entities
    assert "Horizon marin" in entities.filter(name="Nadia Brunet-Roy")["party"].to_list()


def test_further_columns_are_written_and_loaded(tmp_path: Path) -> None:
    tables = di.extract(ARTICLES, actors=ACTORS)
    tables.write(tmp_path / "tables")
    assert di.load(tmp_path / "tables").entities.equals(tables.entities)


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        (
            [{"name": "Anne Roy", "aliases": "Roy"}, {"name": "Jean Roy", "aliases": "Roy"}],
            r'row 1 \(Anne Roy\) and row 2 \(Jean Roy\) both claim the name "roy" at the same time',
        ),
        ([{"name": "Anne Roy", "gender": "woman"}], 'row 1, column `gender`: "woman" is not feminine'),
        ([{"name": "Anne Roy", "from": "May"}], 'row 1, column `from`: "May" is not a date'),
        ([{"name": "Anne Roy", "country": "France"}], "is not an ISO 3166 code"),
        ([{"who": "Anne Roy"}], "actors: no column `name`"),
        ([{"name": "Anne Roy", "n_articles": 3}], "column `n_articles` of its own"),
    ],
)
def test_lists_that_cannot_be_used_are_refused(rows: list[dict], message: str) -> None:
    with pytest.raises(di.InputError, match=message):
        di.extract(ARTICLES, actors=rows)


def test_corrections_survive_the_next_run() -> None:
    corrections = [{"correction": "same", "name": "Nadia Brunet", "other": "Loïc Garrec", "article_id": None}]
    for _ in range(2):
        tables = di.extract(ARTICLES, corrections=corrections)
        one = tables.entities.row(by_predicate=pl.col("name") == "Nadia Brunet", named=True)
        assert "Loïc Garrec" in one["aliases"]
        evidence = tables.links.filter(name="Loïc Garrec")["evidence"].item().to_list()
        assert evidence == ["correction"]
    with pytest.raises(di.InputError, match="corrections: no column `other`"):
        di.extract(ARTICLES, corrections=[{"correction": "same", "name": "Nadia Brunet"}])


def test_a_correction_that_finds_nothing_is_a_problem() -> None:
    corrections = [{"correction": "not", "name": "Nadia Brunet", "other": "Personne"}]
    problems = di.extract(ARTICLES, corrections=corrections).problems
    assert problems["message"].to_list() == [
        "correction in row 1 (not: Nadia Brunet, Personne): nothing is called so"
    ]


def test_without_dates_and_titles_it_works_and_says_so() -> None:
    tables = di.extract(ARTICLES.select("id", "text"))
    assert tables.entities.filter(name="Nadia Brunet")["n_articles"].item() == 2
    lacking = " ".join(tables.run["lacking"].item())
    assert "2 of 2 articles have no day of publication" in lacking
    assert "2 of 2 articles have no title" in lacking
    assert di.extract(ARTICLES).run["lacking"].item().to_list() == []


def test_the_command_takes_both(tmp_path: Path) -> None:
    ARTICLES.write_csv(tmp_path / "articles.csv")
    ACTORS.write_csv(tmp_path / "actors.csv")
    (tmp_path / "corrections.csv").write_text("correction,name,other\nsame,Nadia Brunet-Roy,Loïc Garrec\n")
    command = [sys.executable, "-m", "dicendi", "extract", "articles.csv", "-o", "tables"]
    lists = ["--actors", "actors.csv", "--corrections", "corrections.csv"]
    done = subprocess.run([*command, *lists], cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    entities = di.load(tmp_path / "tables").entities
    assert "Loïc Garrec" in entities.filter(name="Nadia Brunet-Roy")["aliases"].item().to_list()
    command[-1] = "none"
    wrong = subprocess.run(
        [*command, "--actors", "missing.csv"], cwd=tmp_path, capture_output=True, text=True
    )
    assert wrong.returncode == 1 and "missing.csv" in wrong.stderr
