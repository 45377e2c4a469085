"""Archives: what is read by runs that are cut off, grow and meet each other is what is read at once."""

import gzip
import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import kills
import polars as pl
import pytest
from conftest import MAYOR, TEXT

import dicendi as di
from dicendi.cli import main

TABLES = [name for name in vars(di.Tables) if isinstance(vars(di.Tables)[name], property)]


@pytest.fixture
def out(tmp_path) -> Path:
    return tmp_path / "tables"


@pytest.fixture(scope="module")
def archive(tmp_path_factory) -> Path:
    return kills.articles(tmp_path_factory.mktemp("archive") / "files", 60)


def lines(archive: Path) -> list[dict]:
    files = sorted(archive.glob("*.jsonl"))
    return [json.loads(line) for file in files for line in file.read_text().splitlines()]


def same(folder: Path, tables: di.Tables, *, but_order: bool = False) -> None:
    loaded = di.load(folder)
    for name in TABLES:
        found, expected = getattr(loaded, name), getattr(tables, name)
        if name == "run":
            found, expected = found.drop("seconds", "n_problems"), expected.drop("seconds", "n_problems")
        if name == "problems":
            found, expected = (table.filter(pl.col("stage") != "file") for table in (found, expected))
        if but_order:
            key = [column for column in found.columns if found[column].dtype in (pl.String, pl.UInt32)]
            found, expected = found.sort(key), expected.sort(key)
        assert found.equals(expected), name


def test_an_archive_has_the_tables_of_its_articles(archive, out) -> None:
    tables = di.extract_files(archive, out, part_size=7)
    same(out, di.extract(lines(archive)))
    assert [row[1] for row in di.load(out).problems.rows()].count("file") == 1
    assert len(list((out / "statements").iterdir())) == 9
    for name in TABLES:
        lazy, loaded = getattr(tables, name), getattr(di.load(out), name)
        assert isinstance(lazy, pl.LazyFrame) and lazy.collect().equals(loaded), name
    assert tables.collect().statements.height == tables.statements.select(pl.len()).collect().item()
    with pytest.raises(AttributeError, match="no table 'sentences': there are articles"):
        _ = tables.sentences


def test_actors_and_corrections_reach_all_parts(archive, out) -> None:
    names = di.extract(lines(archive)).entities.filter(type="person").sort("n_articles", "name")["name"]
    lists = {
        "actors": [{"name": names[-1], "gender": "feminine", "party": "Concorde"}],
        "corrections": [{"correction": "same", "name": names[-2], "other": names[-3]}],
    }
    di.extract_files(archive, out, part_size=7)
    di.extract_files(archive, out, part_size=7, **lists)
    same(out, di.extract(lines(archive), **lists))
    assert di.load(out).entities.filter(party="Concorde")["name"].to_list() == [names[-1]]
    di.extract_files(archive, out, part_size=7)
    same(out, di.extract(lines(archive)))


def test_a_run_that_is_killed_is_taken_up(archive, tmp_path) -> None:
    begun = time.monotonic()
    assert kills.start(archive, tmp_path / "whole", 4).wait() == 0
    seconds = time.monotonic() - begun
    moments = [seconds * share for share in (0.5, 0.7, 0.9)]
    kills.killed_and_resumed(archive, tmp_path / "out", 4, moments)
    assert kills.fingerprint(tmp_path / "out") == kills.fingerprint(tmp_path / "whole")


def test_tables_that_were_on_their_way_are_moved(archive, tmp_path, out) -> None:
    di.extract_files(archive, out, part_size=7)
    whole = kills.fingerprint(out)
    # A run that was cut off while it moved its tables from aside.
    (out / ".joined").mkdir()
    for name in ("mentions", "verbs", "dicendi.json"):
        (out / name).rename(out / ".joined" / name)
    with pytest.raises(di.StorageError, match=r"it has no dicendi\.json"):
        di.load(out)
    (out / ".joining").mkdir()
    (out / ".reading" / "part-000099.unfinished").mkdir()
    di.extract_files(archive, out, part_size=7)
    assert kills.fingerprint(out) == whole
    assert sorted(path.name for path in out.glob(".*")) == [".reading"]


def test_an_archive_that_grows_is_read_where_it_is_new(archive, tmp_path, out) -> None:
    half = tmp_path / "half"
    half.mkdir()
    for name in ("1.jsonl", "3.jsonl"):
        shutil.copy(archive / name, half)
    di.extract_files(half, out, part_size=7)
    n_half = len({line["id"] for line in lines(half)})
    parts = {path: path.stat().st_mtime_ns for path in (out / ".reading").glob("part-*/gathered")}
    assert main(["extract", str(archive), "-o", str(out)]) == 1  # other parts than were begun with
    di.extract_files(archive, out, part_size=7)
    assert all(path.stat().st_mtime_ns == time for path, time in parts.items())
    first = lines(half)
    new = [line for line in lines(archive) if line["id"] not in {line["id"] for line in first}]
    assert n_half and new
    same(out, di.extract(first + new), but_order=True)
    before = kills.fingerprint(out)
    di.extract_files(archive, out, part_size=7)
    assert kills.fingerprint(out) == before


def test_other_options_are_not_mixed(archive, tmp_path, out) -> None:
    di.extract_files(archive, out)
    before = kills.fingerprint(out)
    header = "lemma\tact\tstance\tneeds\tslots"
    (tmp_path / "cues.tsv").write_text(f"{header}\nklaxonner\tannounce\tevaluative\tclause\tque=content\n")
    for options in ({"min_confidence": 0.9}, {"part_size": 9}, {"cues": tmp_path / "cues.tsv"}):
        with pytest.raises(di.StorageError, match=r"was read by dicendi .* not mixed"):
            di.extract_files(archive, out, **options)
    maker = out / ".reading" / "maker.json"
    text = maker.read_text()
    maker.write_text(text.replace('"model": "', '"model": "0'))
    with pytest.raises(di.StorageError, match="not mixed"):
        di.extract_files(archive, out)
    maker.write_text(text)
    assert kills.fingerprint(out) == before
    di.extract_files(archive, out, resume=False, min_confidence=0.9)
    same(out, di.extract(lines(archive), min_confidence=0.9))


def test_two_runs_on_one_folder(archive, out) -> None:
    code = f"""
import sys, dicendi._dicendi as compiled
archive = compiled.Archive({str(out)!r})
print("holds it", flush=True)
sys.stdin.read()
"""
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    holder = subprocess.Popen([sys.executable, "-c", code], **pipes)
    assert holder.stdout.readline() == b"holds it\n"
    with pytest.raises(di.StorageError, match=f"{out}: another run is writing to it: process {holder.pid}$"):
        di.extract_files(archive, out)
    with pytest.raises(di.StorageError, match="another run"):
        di.extract_files(archive, out, resume=False)
    holder.kill()
    holder.wait()
    di.extract_files(archive, out)


def test_folders_that_are_not_ours(archive, tmp_path, out) -> None:
    out.mkdir()
    (out / "thesis.docx").write_text("three years of work")
    for resume in (True, False):
        with pytest.raises(di.StorageError, match=r"thesis\.docx"):
            di.extract_files(archive, out, resume=resume)
    assert [path.name for path in out.iterdir()] == ["thesis.docx"]
    di.extract([TEXT]).write(tmp_path / "written")
    with pytest.raises(di.StorageError, match="not read as an archive"):
        di.extract_files(archive, tmp_path / "written")
    assert di.load(tmp_path / "written").articles.height == 1
    di.extract_files(archive, tmp_path / "written", resume=False)
    assert di.load(tmp_path / "written").articles.height > 50
    with pytest.raises(di.StorageError, match=r"holds files that are not dicendi's"):
        di.extract([TEXT]).write(tmp_path / "written")


def test_no_article_leaves_no_folder(tmp_path, out) -> None:
    (tmp_path / "bad.json").write_text("{")
    with pytest.raises(di.InputError, match="no article could be read"):
        di.extract_files(tmp_path / "bad.json", out)
    assert not out.exists()


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="needs a Unix")
def test_a_full_disk_costs_nothing_that_was_written(archive, tmp_path, out) -> None:
    """A limit on the size of files stands for the disk; `tests/full_disk.py` fills a real one."""
    code = f"""
import resource, dicendi
resource.setrlimit(resource.RLIMIT_FSIZE, (N_BYTES, N_BYTES))
try:
    dicendi.extract_files({str(archive)!r}, {str(out)!r}, part_size=7)
except dicendi.StorageError as error:
    print(error)
"""
    said = []
    for limit in (3_000, 9_000, 20_000):
        script = code.replace("N_BYTES", str(limit))
        done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
        said.append(done.stdout)
        assert done.returncode == 0, done.stderr
    assert "not written" in said[0] and str(out) in said[0]
    di.extract_files(archive, out, part_size=7)
    same(out, di.extract(lines(archive)))


def test_packed_files_and_patterns(tmp_path, out) -> None:
    zstandard = pytest.importorskip("zstandard")
    folder = tmp_path / "in" / "2026"
    folder.mkdir(parents=True)
    line = json.dumps({"id": "a", "text": TEXT}) + "\n"
    (folder / "a.jsonl.gz").write_bytes(gzip.compress(line.encode()))
    (folder / "b.csv.zst").write_bytes(zstandard.compress(f'id;text\nb;"{TEXT}"\n'.encode()))
    whole = gzip.compress("".join(line.replace('"a"', f'"c{n}"') for n in range(900)).encode())
    (folder / "c.jsonl.gz").write_bytes(whole[: len(whole) // 2])
    (folder / "d.jsonl.zst").write_bytes(b"no frame of Zstandard")
    (folder / "e.txt").write_text(MAYOR)
    tables = di.extract_files(tmp_path / "in", out)
    ids = tables.articles.collect()["article_id"].to_list()
    assert ids[:2] == ["a", "b"] and "c0" in ids and ids[-1] == "2026/e"
    messages = tables.problems.filter(stage="file").collect()["message"].to_list()
    assert len(messages) == 2 and all("damaged" in message for message in messages)
    by_pattern = di.extract_files(tmp_path / "in" / "**" / "*.csv.*", tmp_path / "two")
    assert by_pattern.articles.collect()["article_id"].to_list() == ["b"]
    with pytest.raises(di.InputError, match="no such file"):
        di.extract_files(tmp_path / "*.jsonl", out)


def test_texts_of_one_name_in_several_folders(tmp_path, out) -> None:
    for month in ("01", "02"):
        (tmp_path / "in" / month).mkdir(parents=True)
        (tmp_path / "in" / month / "a.txt").write_text(TEXT)
    for pattern in ("in", "in/**/*.txt", "in/*/a.txt", "in/0*"):
        tables = di.extract_files(tmp_path / pattern, out, resume=False)
        assert tables.articles.collect()["article_id"].to_list() == ["01/a", "02/a"], pattern


def test_a_file_that_is_none_costs_no_other(tmp_path, out) -> None:
    (tmp_path / "a.csv").write_text('id,"text" or more\na,b\n')
    (tmp_path / "b.csv").write_text("id\rtext\na,b\n")
    (tmp_path / "c.csv").write_text(f'id,text\nc,"{TEXT}"\n')
    tables = di.extract_files(tmp_path / "*.csv", out)
    assert tables.articles.collect()["article_id"].to_list() == ["c"]
    messages = tables.problems.filter(stage="file").collect()["message"].to_list()
    assert [message.split(": ")[1] for message in messages] == ["not readable as CSV"] * 2


def test_a_line_without_end_is_copied_once(tmp_path, out) -> None:
    from dicendi.streams import Stream

    line = b"x" * 40_000_000 + b"\n"
    (tmp_path / "a.jsonl").write_bytes(line + b"y\n" + line[1:])
    tracemalloc = pytest.importorskip("tracemalloc")
    tracemalloc.start()
    with Stream(tmp_path / "a.jsonl") as stream:
        assert [len(found) for found in stream.lines()] == [len(line), 2, len(line) - 1]
    assert tracemalloc.get_traced_memory()[1] < 12 * len(line)
    tracemalloc.stop()


def test_long_files_are_read_in_batches(tmp_path, out) -> None:
    texts = {"text": ["Rien."] * 600, "source": ["La Vigie"] * 600}
    rows = pl.DataFrame({"id": [str(n) for n in range(600)], **texts})
    rows.write_parquet(tmp_path / "a.parquet")
    rows.with_columns(id="b" + pl.col("id")).write_csv(tmp_path / "b.csv")
    tables = di.extract_files([tmp_path / "a.parquet", tmp_path / "b.csv"], out, part_size=500)
    counts = tables.articles.select(pl.col("article_id", "source").n_unique()).collect()
    assert counts.row(0) == (1200, 1)


def test_progress_is_shown_where_somebody_looks(archive, out, capsys, monkeypatch) -> None:
    monkeypatch.setattr("dicendi.progress._PAUSE", 0)
    di.extract_files(archive, out)
    assert capsys.readouterr().err == ""
    di.extract_files(archive, out, resume=False, progress=True)
    shown = capsys.readouterr().err
    assert "articles" in shown and "/s" in shown and "left" in shown and shown.endswith("\r")


def test_damaged_parts_are_named(archive, tmp_path, out) -> None:
    di.extract_files(archive, out, part_size=7)
    part = out / ".reading" / "part-000003"
    (out / "dicendi.json").unlink()
    for name in ("gathered", "mentions.parquet", "shingles"):
        whole = (part / name).read_bytes()
        for damaged in (b"", whole[: len(whole) // 2], whole[:-1]):
            (part / name).write_bytes(damaged)
            with pytest.raises(di.StorageError, match=str(part / name)):
                di.extract_files(archive, out, part_size=7)
        (part / name).write_bytes(whole)
    shutil.rmtree(part)
    di.extract_files(archive, out, part_size=7)
    same(out, di.extract(lines(archive)), but_order=True)
