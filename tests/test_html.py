"""Web pages: their article, not what stands around it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import polars as pl
import pytest

import dicendi as di
from dicendi import html, pages

pytest.importorskip("trafilatura")

PARAGRAPHS = [
    "Le conseil municipal de Vernières a voté lundi soir la reconstruction de la digue, après quatre heures "
    "de débats et devant une salle comble.",
    "« La digue tiendra », a déclaré la maire, Nadia Brunet, qui présidait la séance et a salué un vote "
    "qu'elle attendait depuis le début de son mandat.",
    "L'opposition a dénoncé un projet trop coûteux. Selon son chef de file, Paul Aubry, les travaux dureront "
    "deux ans de plus que prévu et les riverains n'ont pas été consultés.",
]
PAGE = f"""<!DOCTYPE html>
<html lang="fr"><head><meta charset="utf-8"><title>La digue sera reconstruite - Le Littoral</title>
<meta property="og:title" content="La digue sera reconstruite">
<meta property="og:site_name" content="Le Littoral">
<meta property="article:published_time" content="2026-11-23T18:30:00+01:00">
<meta name="author" content="Jeanne Rivoal">
</head><body>
<nav><ul><li><a href="/">Accueil</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<main><article><h1>La digue sera reconstruite</h1>
{"".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)}
</article></main>
<aside><h2>Les plus lus</h2><ul><li><a href="/a">Un bateau s'échoue</a></li></ul></aside>
<footer><p>Tous droits réservés. <a href="/legal">Mentions légales</a></p></footer>
</body></html>"""


def test_a_page_is_read():
    page = html.read(PAGE)
    assert page.text.split("\n")[-3:] == PARAGRAPHS
    assert "Accueil" not in page.text and "Un bateau" not in page.text
    assert (page.title, page.published) == ("La digue sera reconstruite", "2026-11-23")
    assert (page.source, page.author) == ("Le Littoral", "Jeanne Rivoal")


def test_a_page_in_an_older_encoding_is_read():
    assert html.read(PAGE.encode("cp1252")).text.split("\n")[-3:] == PARAGRAPHS


@pytest.mark.parametrize(
    "page", ["", " ", "<", "texte", "<html></html>", "<p>\x00\x01</p>", "<!--" * 9, PAGE[:300]]
)
def test_what_is_no_article_is_none(page):
    assert not html.read(page).text or html.read(page).text == "texte"


def test_a_column_of_pages():
    pages = pl.DataFrame(
        {
            "id": ["page", "text", "menu"],
            "html": [PAGE, PAGE, "<nav><a href='/'>Accueil</a></nav>"],
            "text": [None, "Le préfet a dit que la digue tiendrait.", None],
            "title": [None, "Un titre à nous", None],
        }
    )
    tables = di.extract(pages)
    assert tables.articles["title"].to_list() == ["La digue sera reconstruite", "Un titre à nous", None]
    assert str(tables.articles["published"][0]) == "2026-11-23"
    assert tables.articles["source"][0] == "Le Littoral"
    said = tables.flat().filter(article_id="page")
    assert {"Nadia Brunet", "Paul Aubry"} <= set(said["speaker"])
    problems = tables.problems.filter(article_id="menu")["message"].to_list()
    assert problems[0] == "no article was found in the page"
    text = html.read(PAGE).text
    for content, spans in (
        said.join(tables.statements, on="statement_id").select("content", "content_spans").rows()
    ):
        assert (content or "") == " […] ".join(text[span["start"] : span["end"]] for span in spans)


def test_files_of_pages(tmp_path):
    from dicendi import files

    (tmp_path / "a.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "b.htm").write_bytes(PAGE.encode("latin-1", "replace"))
    (tmp_path / "c.html").write_text("<html></html>")
    (batch,) = files.read(files.find([tmp_path]))
    assert batch.table["id"].to_list() == ["a", "b", "c"]
    assert batch.table["text"][0].endswith(PARAGRAPHS[-1])
    assert [problem.stage for problem in batch.problems] == ["decode", "html"]
    rows = pl.DataFrame({"id": ["y"], "html": [PAGE]})
    rows.write_csv(tmp_path / "pages.csv")
    (batch,) = files.read(files.find([tmp_path / "pages.csv"]))
    assert batch.table["text"][0].endswith(PARAGRAPHS[-1])
    lines = tmp_path / "pages.jsonl"
    lines.write_text('{"id": "x", "html": "<p>Il dit que oui.</p>", "title": "Mots"}\n', encoding="utf-8")
    (batch,) = files.read(files.find([lines]))
    assert batch.table.select("id", "title").row(0) == ("x", "Mots")


@pytest.fixture
def readers(monkeypatch):
    """Three, for any number of pages."""
    monkeypatch.setattr(pages, "WORTH", 1)
    monkeypatch.setattr(pages, "_n_cores", lambda: 3)
    with pages.Readers() as readers:
        yield readers
    assert all(process.returncode is not None for process in readers._all)


@pytest.fixture
def slow_pages(monkeypatch, tmp_path):
    """In the place of trafilatura, for the readers only: what its pages say is done."""
    (tmp_path / "trafilatura.py").write_text(
        textwrap.dedent("""
            import os, time
            from types import SimpleNamespace

            def bare_extraction(page, **_):
                kind, number = page.split()
                print("noise on the way of the answers")
                if kind == "dies":
                    os.kill(os.getpid(), 9) if hasattr(os, "fork") else os._exit(9)
                time.sleep({"long": 600, "late": 0.3}.get(kind, 0))
                return SimpleNamespace(
                    text=number, title=None, date=None, sitename=None, url=None, author=str(os.getpid())
                )
            """),
        encoding="utf-8",
    )
    monkeypatch.syspath_prepend(tmp_path)
    return tmp_path


def test_pages_are_read_at_once_as_one_by_one(readers):
    several = [
        (PAGE.replace("digue", f"digue {number}"), f"https://example.org/{number}") for number in range(9)
    ]
    several[4] = ("<nav>Accueil</nav>", None)
    for _ in range(2):
        assert readers.read(iter(several), 9) == [
            (html.read(*page), "no article was found in the page" if page[1] is None else None)
            for page in several
        ]
    assert len(readers._all) == 3


def test_answers_keep_the_order_of_their_pages(readers, slow_pages):
    kinds = ["late", "quick", "quick", "quick", "late", "quick"]
    answers = readers.read([(f"{kind} {n}", None) for n, kind in enumerate(kinds)], 6)
    assert [page.text for page, _ in answers] == list("012345")
    assert len({page.author for page, _ in answers}) > 1


def test_a_page_that_breaks_its_reader_costs_a_problem(readers, slow_pages, monkeypatch):
    monkeypatch.setattr(pages, "LIMIT", 2.0)
    kinds = ["quick", "dies", "long", "quick", "dies", "dies", "dies", "quick"]
    answers = readers.read([(f"{kind} {n}", f"https://example.org/{n}") for n, kind in enumerate(kinds)], 8)
    assert [page.text for page, _ in answers] == ["0", None, None, "3", None, None, None, "7"]
    assert answers[1][0].url == "https://example.org/1"
    code = -9 if hasattr(os, "fork") else 9
    assert answers[1][1] == f"the page broke the process that read it ({code})"
    assert answers[2][1] == "the page took longer than 2 seconds"
    for process in readers._free:
        process.kill()
    ((page, reason),) = readers.read([("quick 9", None)], 1)
    assert (page.text, reason) == ("9", None)


def test_broken_pages_stand_among_the_problems(slow_pages, monkeypatch):
    monkeypatch.setattr(pages, "WORTH", 1)
    table = pl.DataFrame({"id": ["a", "b"], "html": ["dies 0", "quick 1"]})
    (message,) = di.extract(table).problems.filter(stage="html", article_id="a")["message"]
    assert message.startswith("the page broke")


def test_where_no_process_can_be_started_pages_are_read_here(readers, slow_pages, monkeypatch):
    (slow_pages / "trafilatura.py").write_text("raise ImportError", encoding="utf-8")
    expected = [(html.read(PAGE), None)] * 9
    assert readers.read([(PAGE, None)] * 9, 9) == expected
    assert len(readers._all) <= 3
    monkeypatch.setattr(sys, "executable", str(Path("no", "such", "python")))
    with pages.Readers() as others:
        assert others.read([(PAGE, None)] * 9, 9) == expected


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
@pytest.mark.parametrize(("signal_name", "seconds"), [("SIGINT", 600), ("SIGKILL", 0.5)])
def test_readers_end_with_what_began_them(slow_pages, signal_name, seconds):
    """A script without a guard, cut off while its pages are read."""
    (slow_pages / "trafilatura.py").write_text(
        textwrap.dedent("""
            import atexit, os, time
            from pathlib import Path

            running = Path(__file__).with_name(f"{os.getpid()}.pid")
            atexit.register(running.unlink)

            def bare_extraction(page, **_):
                running.touch()
                time.sleep(float(page))
            """),
        encoding="utf-8",
    )
    script = slow_pages / "script.py"
    script.write_text(
        textwrap.dedent(f"""
            import sys
            sys.path[:] = {sys.path!r}
            import dicendi as di
            from dicendi import pages
            pages._n_cores = lambda: 2
            di.extract([{{"id": str(n), "html": "{seconds}"}} for n in range(40)])
            """),
        encoding="utf-8",
    )
    process = subprocess.Popen([sys.executable, script], stderr=subprocess.PIPE)
    assert _soon(lambda: len(list(slow_pages.glob("*.pid"))) == 2)
    started = list(slow_pages.glob("*.pid"))
    process.send_signal(getattr(signal, signal_name))
    _, errors = process.communicate(timeout=20)
    assert signal_name == "SIGKILL" or errors.rstrip().endswith(b"KeyboardInterrupt")
    assert _soon(lambda: not any(map(_runs, started)))


def _soon(what, seconds=20):
    end = time.monotonic() + seconds
    while not what() and time.monotonic() < end:
        time.sleep(0.05)
    return what()


def _runs(path):
    """Whether the process of a file does, which removes it at its end."""
    try:
        os.kill(int(path.stem), 0)
    except ProcessLookupError:
        return False
    return path.exists()
