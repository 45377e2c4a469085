"""One article at sight."""

import re
from xml.etree import ElementTree

from conftest import MAYOR, TEXT

import dicendi as di
from dicendi.display import terminal


def test_statements_are_dicts_with_offsets() -> None:
    reading = di.read(TEXT)
    assert len(reading) == len(reading.statements) == len(list(reading)) > 0
    said = reading.statements[0]
    assert said["content"] == "La digue tiendra" and said["verb"] == "déclarer"
    assert [TEXT[start:end] for start, end in said["content_spans"]] == ["La digue tiendra"]
    assert TEXT[slice(*said["cue_span"])] == said["cue"]
    assert [party["name"] for party in said["speakers"]] == ["Nadia Brunet"]
    for party in said["speakers"]:
        assert TEXT[party["start"] : party["end"]] == party["text"]


def test_ids_are_those_of_the_tables() -> None:
    ids = [said["statement_id"] for said in di.read(MAYOR).statements]
    again = [said["statement_id"] for said in di.read(MAYOR).statements]
    assert ids == again and len(set(ids)) == len(ids)


def test_no_text_at_all() -> None:
    for text in ("", " ", "\n\n", "«", "\0", "»" * 50, "\ud7ff", "🐟 « 🐟 », a déclaré 🐟."):
        reading = di.read(text)
        assert repr(reading) and reading._repr_html_()


def test_the_text_table_fits_and_is_plain() -> None:
    reading = di.read(TEXT)
    for width in (60, 80, 200):
        lines = terminal.table(reading, width=width).splitlines()
        assert max(map(len, lines)) <= width
    assert "\x1b" not in repr(reading)
    assert "\x1b[36mNadia Brunet" in terminal.table(reading, width=120, colour=True)


def test_control_characters_do_not_reach_the_terminal() -> None:
    shown = repr(di.read("« La \x1b[31mdigue tiendra », a déclaré Nadia Brunet."))
    assert "\x1b" not in shown and "digue tiendra" in shown


def test_html_marks_by_colour_shape_and_label() -> None:
    page = di.read(TEXT)._repr_html_()
    for kind, label in [("content", "1"), ("speaker", "s1"), ("cue", "v1")]:
        assert re.search(rf"<span class='[\w ]*{kind}[\w ]*'", page), kind
        assert f"<sup>{label}</sup>" in page
    assert "class='legend'" in page
    assert "color:" not in page.replace("currentColor", "").replace("border-color:", "")


def test_html_is_escaped_and_whole() -> None:
    text = "« <script>alert('1 & 2')</script> », a déclaré <b>Nadia</b> \"Brunet\"."
    page = di.read(text)._repr_html_()
    assert "<script" not in page and "<b>" not in page
    body = page[page.index("</style>") :]
    for tag in ("div", "p", "span", "sup", "table"):
        assert page.count(f"<{tag}>") + page.count(f"<{tag} ") == page.count(f"</{tag}>"), tag
    shown = re.sub(r"<sup>.*?</sup>|<[^>]*>", "", body[body.index("<p>") : body.index("</p>")])
    assert "alert(&#x27;1 &amp; 2&#x27;)" in shown


def test_html_shows_the_text_as_it_is() -> None:
    page = di.read(TEXT)._repr_html_()
    paragraphs = re.findall(r"<p>(.*?)</p>", page, flags=re.DOTALL)
    shown = [re.sub(r"<sup>.*?</sup>|<[^>]*>", "", paragraph) for paragraph in paragraphs]
    assert shown == [line for line in TEXT.split("\n") if line.strip()]


def test_a_page_needs_nothing_from_elsewhere_and_links_the_parts(tmp_path) -> None:
    reading = di.read(
        "Le port & la digue\n\n"
        "« Le préfet promet que « la digue <tiendra> » », a déclaré la maire, Nadia Brunet."
    )
    page = reading.to_html(tmp_path / "page.html")
    assert (tmp_path / "page.html").read_text(encoding="utf-8") == page
    assert "<title>Le port &amp; la digue</title>" in page
    assert not re.search(r"(src|href)=['\"](?!#)|@import|url\(|https?://(?!www\.w3\.org/2000/svg)", page)
    root = ElementTree.fromstring(
        re.sub(r"<meta[^>]*>|<script>.*</script>|<!doctype html>", "", page, flags=re.DOTALL)
    )
    # Without its marks it is the text; every label leads to its statement.
    article = root.find(".//article")
    labels = [label for label in article.iter("a") if label.get("class") == "label"]
    ids = {item.get("id") for item in root.iter("li")}
    assert {label.get("href")[1:] for label in labels} == ids
    for label in labels:
        label.text = ""
    lines = ["".join(paragraph.itertext()) for paragraph in article.iter("p")]
    assert lines == [line for line in reading.text.split("\n") if line]
    parts = {part for span in article.iter("span") for part in span.get("data-parts").split()}
    for number, said in enumerate(reading.statements, 1):
        for kind in ("speaker", "target"):
            assert {f"{number}:{kind}:{place}" for place in range(len(said[f"{kind}s"]))} <= parts
        assert f"{number}:cue:0" in parts


def test_a_page_without_statements_or_text() -> None:
    assert "No statement was found." in di.read("La mer est calme.").to_html()
    assert "<title>Vide</title>" in di.read("").to_html(title="Vide")
