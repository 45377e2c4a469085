"""What archives do to texts: read over where it can be, told where it cannot."""

from __future__ import annotations

import random
import unicodedata

import polars as pl
import pytest

import dicendi as di
from dicendi import _dicendi

TEXT = """Le conseil vote la digue

« La digue tiendra », a déclaré la maire, Nadia Brunet. Elle a accusé la région de mentir aux riverains.

Selon le préfet, Paul Aubry, les travaux commenceront en mars."""


def rows(text: str) -> list[tuple[str, ...]]:
    found = di.extract([text]).flat().select("verb", "target", "content").rows()
    return [tuple(unicodedata.normalize("NFC", value or "") for value in row) for row in found]


@pytest.mark.parametrize(
    "text",
    [
        TEXT.replace("déclaré", "décla\u00adré").replace("accusé", "ac\u00adcusé"),
        TEXT.replace("déclaré", "\u200bdéclaré").replace("Selon", "\ufeffSelon"),
        TEXT.replace("Nadia", "\u200fNadia\u200e").replace("Selon", "\u202aSelon"),
        TEXT.replace("déclaré", "déc\0laré"),
        TEXT.replace("\n", "\r\n"),
        TEXT.replace("\n", "\r"),
        unicodedata.normalize("NFD", TEXT),
        f"Jeanne Rivoal avec AFP, publié le lundi 23 novembre 2026 à 18h30\n{TEXT}\n© Le Littoral",
    ],
)
def test_what_is_not_seen_changes_nothing(text):
    assert rows(text) == rows(TEXT)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (TEXT.encode().decode("latin-1"), "places look like UTF-8"),
        (TEXT.encode().decode("cp1252", "ignore"), "places look like UTF-8"),
        (TEXT.encode().decode("mac-roman"), "places look like UTF-8"),
        (TEXT.encode().decode("cp850"), "places look like UTF-8"),
        (TEXT.encode("cp1252").decode("mac-roman"), "letters look as if"),
        (TEXT.replace("riverains", "river-\nains").replace("déclaré", "décla-\nré"), "2 words are broken"),
        (f"{TEXT}\n\nLa suite est réservée aux abonnés.", "the text is cut off: La suite est réservée"),
        (
            "\n".join(f"1{hour}h05 - {line}" for hour, line in enumerate(TEXT.split("\n\n") * 2)),
            "6 timed entries",
        ),
        (TEXT.replace("é", "\ufffd"), "characters were lost"),
    ],
)
def test_what_is_suspicious_is_told_with_its_count(text, message):
    problems = di.extract([{"id": "a", "text": text}]).problems
    assert any(message in problem for problem in problems.filter(article_id="a")["message"])


def test_a_text_in_a_wrong_encoding_is_not_changed():
    misread = TEXT.encode().decode("cp1252", "ignore")
    tables = di.extract([{"id": "a", "text": misread}])
    (message,) = tables.problems.filter(pl.col("message").str.contains("UTF-8"))["message"]
    assert message.split()[0] == "7" and "ftfy.fix_encoding" in message
    for content, spans in tables.statements.select("content", "content_spans").rows():
        assert " […] ".join(misread[span["start"] : span["end"]] for span in spans) == (content or "")


@pytest.mark.parametrize("encoding", ["cp1252", "iso8859-15", "mac-roman", "cp850", "utf-16", "utf-8-sig"])
def test_files_in_older_encodings(tmp_path, encoding):
    (tmp_path / "a.txt").write_bytes(TEXT.encode(encoding))
    tables = di.extract_files(tmp_path, tmp_path / "tables").collect()
    assert tables.flat()["content"].to_list() == di.extract([TEXT]).flat()["content"].to_list()


def test_damaged_bytes_cost_no_more_than_their_places():
    chance = random.Random(7)
    articles = []
    for number in range(200):
        damaged = bytearray(TEXT.encode())
        for _ in range(chance.randrange(1, 30)):
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        damaged = damaged[: chance.randrange(len(damaged))] if number % 3 == 0 else damaged
        articles.append({"id": str(number), "text": _dicendi.decode(bytes(damaged))[0]})
    tables = di.extract(articles)
    assert tables.articles.height == 200
    assert "internal" not in tables.problems["stage"]
    texts = {article["id"]: article["text"] for article in articles}
    for id, content, spans in tables.statements.select("article_id", "content", "content_spans").rows():
        assert " […] ".join(texts[id][span["start"] : span["end"]] for span in spans) == (content or "")
