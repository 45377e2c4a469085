"""The articles that ship."""

import warnings

import dicendi as di
from dicendi.cli import main


def test_the_sample_is_read_without_a_word(capsys, tmp_path) -> None:
    articles = di.sample()
    assert articles.height == 26 and articles["id"].is_unique().all()
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        tables = di.extract(articles)
    assert tables.articles["article_id"].to_list() == articles["id"].to_list()
    assert all(tables.articles["n_statements"] > 0)
    assert tables.problems.filter(stage="input").is_empty()


def test_the_command_knows_where_it_is(capsys, tmp_path) -> None:
    assert main(["sample"]) == 0
    path = capsys.readouterr().out.strip()
    assert main(["extract", path, "-o", str(tmp_path / "tables")]) == 0
    assert capsys.readouterr().err == ""
    assert di.load(tmp_path / "tables").articles.height == 26
