"""The user's own cues, and why a statement is there."""

import json

import polars as pl
import pytest
from conftest import TEXT

import dicendi as di
from dicendi.cli import main

HORN = "Le maire klaxonne que la fête aura lieu. Selon le préfet, la route est sûre."
OWN = (
    "lemma\tact\tstance\tneeds\tslots\nklaxonner\tannounce\tevaluative\tclause\tque=content\n"
    "form\tstance\tneeds\nselon\toff\n"
)


@pytest.fixture
def cues(tmp_path):
    path = tmp_path / "my_cues.tsv"
    path.write_text(OWN)
    return path


def test_own_cues_add_and_switch_off(cues) -> None:
    assert [said["verb"] for said in di.read(HORN)] == ["selon"]
    assert [said["verb"] for said in di.read(HORN, cues=cues)] == ["klaxonner"]
    tables = di.extract([HORN], cues=str(cues))
    assert tables.verbs.select("verb", "act", "stance").rows() == [("klaxonner", "announce", "evaluative")]
    options = json.loads(tables.run["options"].item())
    assert options["cues"]["file"] == str(cues) and len(options["cues"]["hash"]) == 16
    assert "cues" not in json.loads(di.extract([HORN]).run["options"].item())


def test_a_faulty_file_is_named(cues, tmp_path, capsys) -> None:
    cues.write_text(OWN.replace("clause", "clauses"))
    with pytest.raises(di.InputError, match=r"my_cues.tsv, line 2: column needs: \"clauses\" is none of"):
        di.extract([HORN], cues=cues)
    with pytest.raises(di.InputError, match=r"none.tsv: "):
        di.read(HORN, cues=tmp_path / "none.tsv")
    article = tmp_path / "a.txt"
    article.write_text(HORN)
    assert main(["show", str(article), "--cues", str(cues)]) == 1
    assert "line 2" in capsys.readouterr().err


def test_a_statement_explains_itself(tmp_path) -> None:
    reading = di.read(TEXT)
    said = reading.statements[0]
    explained = reading.explain(1)
    assert dict(explained.reasons)["cue"].startswith("« a déclaré » is the verb déclarer, line ")
    assert repr(explained) == repr(reading.explain(said["statement_id"]))
    with pytest.raises(di.InputError, match=r"no statement 0 here"):
        reading.explain(0)

    articles = pl.DataFrame({"id": [7, 8], "text": [HORN, TEXT]})
    tables = di.extract(articles)
    statement_id = tables.statements.filter(article_id="8")["statement_id"][0]
    assert "cues_verbs.tsv" in repr(di.explain(statement_id, tables))
    with pytest.raises(di.InputError, match=r"no statement 's0'"):
        tables.explain("s0")
    tables.write(tmp_path / "tables")
    loaded = di.load(tmp_path / "tables")
    with pytest.raises(di.InputError, match=r"hand in the articles"):
        loaded.explain(statement_id)
    assert repr(loaded.explain(statement_id, articles)) == repr(tables.explain(statement_id))
    with pytest.raises(di.InputError, match=r"article '8' is not among"):
        loaded.explain(statement_id, articles.head(1))


def test_the_command_explains_with_own_cues(cues, tmp_path, capsys) -> None:
    article = tmp_path / "a.txt"
    article.write_text(HORN)
    assert main(["show", "--explain", "--cues", str(cues), str(article)]) == 0
    shown = capsys.readouterr().out
    assert "\n1. maire | klaxonner | la fête aura lieu\n" in shown
    assert f"line 2 of {cues}" in " ".join(shown.split())
