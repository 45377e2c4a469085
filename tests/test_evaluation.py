"""How right the statements are: floors that no change may fall through."""

import json
import shutil
from pathlib import Path

import pytest

from dicendi.cli import main

ROOT = Path(__file__).parent.parent
#: Real articles, whose texts may not be passed on: they stand beside the clone where they stand at all.
REAL = ROOT.parent / "shared" / "gold" / "dev"


@pytest.fixture
def figures(capsys):
    def measure(folder: Path) -> dict:
        assert main(["evaluate", str(folder), "--json"]) == 0
        return json.loads(capsys.readouterr().out)

    return measure


@pytest.fixture
def real() -> Path:
    if not REAL.is_dir():
        pytest.skip("the annotated articles that do not ship are not on this machine")
    return REAL


def test_invented_articles(figures) -> None:
    found = figures(ROOT / "tests" / "gold")
    assert found["articles"] == 25
    assert found["statements"]["f1"] >= 80
    assert found["rows"]["f1"] >= 50


def test_figures_are_shown(capsys) -> None:
    assert main(["evaluate", str(ROOT / "tests" / "gold")]) == 0
    shown = capsys.readouterr().out
    assert all(words in shown for words in ("articles 25", "overlap 0.3", "overlap 0.8", "whole rows"))


def test_real_articles(figures, real) -> None:
    found = figures(real)
    assert found["statements"]["f1"] >= 70
    assert found["statements_tight"]["f1"] >= 52
    assert found["rows"]["f1"] >= 40


def test_the_article_that_the_project_began_with(figures, real, tmp_path) -> None:
    shutil.copy(real / "seed.json", tmp_path)
    found = figures(tmp_path)
    assert found["gold"] == 9
    assert round(found["statements"]["recall"] * 9 / 100) >= 8
    assert round(found["rows"]["recall"] * 9 / 100) >= 8
