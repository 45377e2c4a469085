"""Statements as W3C Web Annotations (https://www.w3.org/TR/annotation-model/), in JSON-LD."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from dicendi.export import _articles
from dicendi.export._lines import written

if TYPE_CHECKING:
    from dicendi.export._articles import Article
    from dicendi.tables import Tables

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
#: So many characters before and after a quotation help to find it again.
AROUND = 32


def web_annotation(tables: Tables, path: str | os.PathLike[str], articles: Any = None) -> None:
    """Writes an annotation collection: an annotation for each part of a statement.

    A part is the content, the cue, a speaker or a target. Its target is the stretch of the article (each
    piece of a content in several) by position and by quotation, which name the same characters; `scope` is
    the web page, where the article has a URL. Its bodies say what it is (`tagging`), whom it means
    (`identifying`), what is known of the statement (`classifying`: act, kind, stance), and to which statement
    it belongs (`linking`).
    """
    found = _articles.texts(tables, articles)
    with written(path) as file:
        head = {"@context": CONTEXT, "id": "urn:dicendi:statements", "type": "AnnotationCollection"}
        page = {"id": "urn:dicendi:statements:1", "type": "AnnotationPage", "startIndex": 0}
        file.write(f'{_json(head)[:-1]}, "first": {_json(page)[:-1]}, "items": [')
        total = 0
        for article in _articles.of(tables, found):
            for annotation in _annotations(article):
                file.write(f"{',' if total else ''}\n{_json(annotation)}")
                total += 1
        file.write(f'\n]}}, "total": {total}}}\n')


def _annotations(article: Article) -> Iterator[dict[str, Any]]:
    for said in article.statements:
        if said["content_spans"]:
            facts = [said["kind"], said["act"], said["stance"]]
            yield _annotation(article, said, "content", 1, said["content_spans"], None, facts)
        if said["cue_span"]:
            yield _annotation(article, said, "cue", 1, [said["cue_span"]], said["verb"], [])
        for kind in ("speaker", "target"):
            for number, party in enumerate(said[f"{kind}s"], 1):
                span = [party["start"], party["end"]]
                facts = [party.get("role")]
                yield _annotation(article, said, kind, number, [span], party["name"], facts)


def _annotation(
    article: Article,
    said: dict[str, Any],
    kind: str,
    number: int,
    spans: list[list[int]],
    name: str | None,
    facts: list[str | None],
) -> dict[str, Any]:
    statement = f"urn:dicendi:statement:{said['statement_id']}"
    bodies: list[dict[str, Any]] = [_words(kind, "tagging")]
    if name:
        bodies.append(_words(name, "identifying"))
    bodies.extend(_words(fact, "classifying") for fact in facts if fact)
    links = [statement] + ([f"urn:dicendi:statement:{said['parent_id']}"] if said["parent_id"] else [])
    bodies.extend({"type": "SpecificResource", "source": link, "purpose": "linking"} for link in links)
    targets = [_target(article, start, end) for start, end in spans]
    return {
        "id": f"{statement}:{kind}:{number}",
        "type": "Annotation",
        "motivation": "tagging",
        "body": bodies,
        "target": targets if len(targets) > 1 else targets[0],
    }


def _words(value: str, purpose: str) -> dict[str, Any]:
    return {"type": "TextualBody", "value": value, "purpose": purpose}


def _target(article: Article, start: int, end: int) -> dict[str, Any]:
    text = article.text or ""
    target: dict[str, Any] = {
        "type": "SpecificResource",
        "source": f"urn:dicendi:article:{quote(article.id, safe='')}",
        "selector": [
            {"type": "TextPositionSelector", "start": start, "end": end},
            {
                "type": "TextQuoteSelector",
                "exact": text[start:end],
                "prefix": text[max(start - AROUND, 0) : start],
                "suffix": text[end : end + AROUND],
            },
        ],
    }
    if article.row["url"]:
        target["scope"] = article.row["url"]
    return target


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
