"""Web pages: their article, not what stands around it."""

from __future__ import annotations

import polars as pl
import pytest

import dicendi as di
from dicendi import html

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
