"""The command, on files as archives leave them."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import polars as pl
import pytest
from conftest import MAYOR, TEXT

import dicendi as di
from dicendi.cli import main


def run(*arguments: object) -> int:
    return main([str(argument) for argument in arguments])


def problems(folder) -> list[tuple]:
    return di.load(folder).problems.rows()


@pytest.fixture
def out(tmp_path):
    return tmp_path / "tables"


def test_files_of_every_kind(tmp_path, out, capsys) -> None:
    rows = {"id": ["p"], "text": [TEXT]}
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "b.json").write_text(json.dumps({"id": "b", "text": TEXT, "date": "2026-11-22"}))
    (tmp_path / "c.json").write_text(json.dumps([{"id": 1, "text": TEXT}, {"id": 2, "text": MAYOR}]))
    lines = [{"id": "d", "text": TEXT, "source": "Le Littoral"}, {"id": "e", "text": "\u2028 sans fin"}]
    (tmp_path / "d.jsonl").write_text("\n\n".join(json.dumps(line, ensure_ascii=False) for line in lines))
    pl.DataFrame({"id": ["f"], "text": [TEXT], "section": ["ville"]}).write_csv(tmp_path / "f.csv")
    pl.DataFrame({"id": ["g"], "text": [TEXT]}).write_csv(tmp_path / "g.tsv", separator="\t")
    pl.DataFrame({"id": ["h"], "text": [TEXT]}).write_csv(tmp_path / "h.csv", separator=";")
    pl.DataFrame(rows).write_parquet(tmp_path / "p.parquet")
    (tmp_path / "notes.md").write_text("not an article")
    assert run("extract", tmp_path, "-o", out) == 0
    articles = di.load(out).articles
    assert sorted(articles["article_id"]) == ["1", "2", "a", "b", "d", "e", "f", "g", "h", "p"]
    assert problems(out) == []
    assert articles.filter(pl.col("article_id") == "b")["published_text"].item() == "2026-11-22"
    shown = capsys.readouterr()
    assert "written to" in shown.out and shown.err == ""


@pytest.mark.parametrize("encoding", ["latin-1", "cp1252", "iso-8859-15", "utf-16", "utf-8-sig"])
def test_old_encodings(tmp_path, out, encoding) -> None:
    text = TEXT.replace("’", "'") + " Le cœur de l'été." * (encoding != "latin-1")
    (tmp_path / "a.txt").write_bytes(text.encode(encoding))
    (tmp_path / "b.csv").write_bytes(f'id,text\nb,"{text}"\n'.encode(encoding))
    assert run("extract", tmp_path / "a.txt", tmp_path / "b.csv", "-o", out) == 0
    tables = di.load(out)
    assert tables.articles["n_chars"].to_list() == [len(text), len(text)]
    assert tables.statements["content"].to_list()[0] == "La digue tiendra"
    if encoding == "utf-8-sig":
        assert problems(out) == []
    else:
        assert [row[:2] for row in problems(out)] == [("a", "decode"), (None, "decode")]
        assert all("not UTF-8: read as" in row[2] for row in problems(out))


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("bad.json", b"{", "not JSON"),
        ("bad.json", b'["x"]', "a JSON object with `id` and `text` is needed, this is str"),
        ("bad.json", b'{"id": "a", "body": "x"}', "no `text` .it has: id, body."),
        ("bad.json", b'{"id": "a", "text": ["x"]}', "`text` is list, text is needed"),
        ("bad.jsonl", b'\n{"id": "a",\n', "bad.jsonl, line 2: not JSON"),
        ("bad.csv", b"", "the file is empty"),
        ("bad.csv", b"titre,texte\na,b\n", "no column `id` .the table has: titre, texte."),
        ("bad.csv", b'id,text\na,"x\nb,y\n', "not readable as CSV: could not parse"),
        ("bad.csv", b'id,text\na,"x" y\n', "not readable as CSV"),
        ("bad.jsonl", b'{"id": "a", "text": "\\ud800"}', "line 1: `text` holds half a character"),
        ("bad.jsonl", b'{"id": true, "text": "x"}', "line 1: `id` is bool, text is needed"),
        ("bad.json", b"[" * 100_000, "not JSON"),
        ("bad.csv", b"id,text\na,b,c,d\n", "not readable as CSV"),
        ("bad.parquet", b"", "not readable as Parquet"),
        ("bad.parquet", b"PAR1 and no more", "not readable as Parquet"),
    ],
)
def test_a_bad_file_is_a_problem_beside_good_ones(tmp_path, out, capsys, name, content, words) -> None:
    bad, good = tmp_path / name, tmp_path / "good.txt"
    bad.write_bytes(content)
    good.write_text(TEXT)
    assert run("extract", bad, good, "-o", out) == 0
    assert "good" in di.load(out).articles["article_id"]
    assert any(re.search(words, message) for _, _, message in problems(out))
    assert str(bad) in capsys.readouterr().err
    assert run("extract", bad, "-o", tmp_path / "other") == 1
    assert "no article could be read" in capsys.readouterr().err


def test_text_that_is_none(tmp_path, out) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "line.txt").write_text("Une phrase sans fin et " * 20_000 + "a" * 4_600_000)
    (tmp_path / "menu.txt").write_text("Accueil\nNos services\nContact\n")
    (tmp_path / "stops.txt").write_text('« la digue " tiendra » a dit ' * 2_000)
    (tmp_path / "marks.txt").write_text("« " * 2000 + "\n\n" + 'Il a dit "oui. ' * 50)
    (tmp_path / "nul.txt").write_bytes(b"\0" + TEXT.encode())
    (tmp_path / "other.txt").write_text("The mayor said on Monday that the dam would hold. " * 20)
    assert run("extract", tmp_path, "-o", out) == 0
    tables = di.load(out)
    assert tables.articles.height == 7
    assert ("empty", "article", "the text is empty") in problems(out)
    assert ("menu", "article", "only page furniture, no running text") in problems(out)
    assert ("stops", "sentences", "paragraph 0: a sentence was cut after 1000 words") in problems(out)
    assert tables.statements["content"].str.len_chars().max() < 10_000
    assert ("other", "language") in [row[:2] for row in problems(out)]
    assert any(row[:2] == ("nul", "decode") for row in problems(out))


def test_copies_of_an_id_are_problems(tmp_path, out) -> None:
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.txt").write_text(TEXT)
    assert run("extract", tmp_path / "one", tmp_path / "two", "-o", out) == 0
    assert [row[:2] for row in problems(out)] == [("a", "article")]


def test_unknown_columns_are_named(tmp_path, out, capsys) -> None:
    pl.DataFrame({"id": ["f"], "text": [TEXT], "auteur": ["x"]}).write_csv(tmp_path / "f.csv")
    (tmp_path / "g.json").write_text(json.dumps({"id": "g", "text": TEXT, "byline": "x"}))
    (tmp_path / "gold.json").write_text(
        json.dumps({"id": "h", "text": TEXT, "byline": "x", "statements": []})
    )
    assert run("extract", tmp_path, "-o", out) == 0
    warnings = capsys.readouterr().err.splitlines()
    assert len(warnings) == 2
    assert "columns that are not read: auteur" in "".join(warnings)
    assert "g.json: fields that are not read: byline" in "".join(warnings)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["extract", "nowhere.txt", "-o", "x"], "nowhere.txt: no such file"),
        (["statements", "notes.md"], "not one of .txt"),
        (["statements", "hollow"], "hollow: no file in this folder"),
        (["show", "two.jsonl"], "one article is shown at a time"),
        (["extract", "a.txt", "-o", "."], "holds files that are not dicendi's"),
        (["extract", "a.txt", "-o", "a.txt"], "a.txt"),
        (["extract", "a.txt", "-o", "/proc/dicendi"], "/proc/dicendi: cannot be written"),
        (["evaluate", "hollow"], "hollow"),
        (["evaluate", "nowhere"], "nowhere"),
    ],
)
def test_errors_are_said_in_a_line(tmp_path, monkeypatch, capsys, arguments, words) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "hollow").mkdir()
    (tmp_path / "notes.md").write_text("x")
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "two.jsonl").write_text('{"id": "a", "text": "x"}\n{"id": "b", "text": "y"}')
    assert run(*arguments) == 1
    error = capsys.readouterr().err
    assert error.startswith("dicendi: error: ") and words in error and error.count("\n") == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.txt", "hollow", "notes.md", "two.jsonl"]


def test_a_wrong_call_shows_the_usage(capsys) -> None:
    for arguments in ([], ["extract", "a.txt"], ["sing"]):
        with pytest.raises(SystemExit) as stop:
            main(arguments)
        assert stop.value.code == 2
    assert "usage: dicendi" in capsys.readouterr().err


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_folder_is_named(tmp_path, capsys) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    tmp_path.chmod(0o555)
    assert run("extract", tmp_path / "a.txt", "-o", tmp_path / "out") == 1
    tmp_path.chmod(0o755)
    assert "out: cannot be written" in capsys.readouterr().err


def test_a_full_disk_leaves_nothing_behind(tmp_path, tables) -> None:
    tables.write(tmp_path / "kept")
    code = f"""
import resource, dicendi
tables = dicendi.load({str(tmp_path / "kept")!r})
resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))
for folder in ("kept", "new"):
    try:
        tables.write({str(tmp_path)!r} + "/" + folder)
    except dicendi.StorageError as error:
        print(error)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    said = done.stdout.splitlines()
    assert len(said) == 2 and all("not written" in line and "File too large" in line for line in said), done
    assert [path.name for path in tmp_path.iterdir()] == ["kept"]
    assert di.load(tmp_path / "kept").statements.equals(tables.statements)


def test_statements_are_lines_of_json(tmp_path, capsys) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "b.txt").write_text("Rien.")
    assert run("statements", tmp_path) == 0
    a, b = map(json.loads, capsys.readouterr().out.splitlines())
    assert (a["id"], b) == ("a", {"id": "b", "statements": []})
    said = a["statements"][0]
    assert set(said) == {"speakers", "lemma", "targets", "cue", "content", "kind", "nested"}
    assert (said["speakers"], said["lemma"], said["targets"]) == (["Nadia Brunet"], "déclarer", [])
    assert (said["kind"], said["nested"]) == ("direct", False)
    assert [TEXT[start:end] for start, end in said["content"]] == ["La digue tiendra"]
    assert TEXT[slice(*said["cue"])] == "a déclaré"


def test_statements_stop_when_nobody_reads_on(tmp_path) -> None:
    (tmp_path / "a.jsonl").write_text(
        "\n".join(json.dumps({"id": str(n), "text": TEXT}) for n in range(1500))
    )
    command = f"{sys.executable} -m dicendi statements {tmp_path / 'a.jsonl'} | head -1"
    done = subprocess.run(command, shell=True, capture_output=True, text=True)
    assert done.stdout.count("\n") == 1 and done.stderr == ""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs the device that is always full")
@pytest.mark.parametrize("command", ["statements", "conllu"])
def test_output_to_a_full_disk_is_an_error(tmp_path, command) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "dicendi", command, str(tmp_path / "a.txt")],
            **{"stdout": full, "stderr": subprocess.PIPE, "text": True},
        )
    assert (done.returncode, done.stderr) == (1, "dicendi: error: standard output: No space left on device\n")


def test_show_reads_a_file_or_standard_input(tmp_path, capsys) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    assert run("show", tmp_path / "a.txt") == 0
    shown = capsys.readouterr().out
    assert "Nadia Brunet" in shown and "déclarer" in shown and "\x1b" not in shown
    command = [sys.executable, "-m", "dicendi", "show", "-"]
    piped = subprocess.run(
        command, input=TEXT.encode("cp1252"), capture_output=True, env={**os.environ, "COLUMNS": "80"}
    )
    assert "Nadia Brunet" in piped.stdout.decode() and b"windows-1252" in piped.stderr


def test_evaluate_gives_the_figures(tmp_path, capsys) -> None:
    said = {
        **{"para": 1, "speaker_text": ["Nadia Brunet"], "speakers": ["Nadia Brunet"], "targets": []},
        **{"cue": "a déclaré", "lemma": "déclarer", "content": ["La digue tiendra"], "kind": "direct"},
    }
    gold = {"id": "a", "text": TEXT, "ignore": [], "aliases": {}, "statements": [said]}
    (tmp_path / "a.json").write_text(json.dumps(gold))
    assert run("evaluate", tmp_path, "--json") == 0
    figures = json.loads(capsys.readouterr().out)
    assert (figures["articles"], figures["gold"], figures["statements"]["recall"]) == (1, 1, 100.0)
    assert run("evaluate", tmp_path, "--show") == 0
    assert "statements, overlap 0.3" in capsys.readouterr().out


def test_ctrl_c_is_heard(tmp_path) -> None:
    code = f"""
import polars as pl, dicendi, sys
articles = pl.DataFrame({{"id": range(1_000_000)}}).with_columns(text=pl.lit({TEXT!r}))
print("begins", flush=True)
try:
    dicendi.extract(articles)
except KeyboardInterrupt:
    sys.exit(130)
"""
    running = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE)
    assert running.stdout.readline() == b"begins\n"
    time.sleep(0.3)
    running.send_signal(signal.SIGINT)
    assert running.wait(timeout=20) == 130
