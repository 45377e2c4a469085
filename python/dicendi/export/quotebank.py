"""Quotations as Quotebank publishes them (Vaucher and others, "Quotebank", WSDM 2021)."""

from __future__ import annotations

import json
import os
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, Literal

from dicendi.errors import InputError
from dicendi.export import _articles
from dicendi.export._lines import written

if TYPE_CHECKING:
    from dicendi.export._articles import Article
    from dicendi.tables import Tables

#: So many characters of context on each side.
CONTEXT = 200
#: Quotebank's name for nobody.
NOBODY = "None"


def quotebank(
    tables: Tables,
    path: str | os.PathLike[str],
    articles: Any = None,
    *,
    by: Literal["quotation", "article"] = "quotation",
    kinds: Sequence[str] = ("direct",),
) -> None:
    """Writes a JSON object a quotation, or an article, one a line.

    Quotebank knows quotations between marks only; with `kinds` others come too (`mixed`, `indirect`).
    Quotations that differ in case and punctuation only are one: the longest form, the earliest `date`, all
    `urls`, and `probas`, how probable each speaker is, on average over its occurrences, as texts, the most
    probable first; what is left goes to the speaker `None`. A `quoteID` is its day and its number on that
    day.

    By article, `articles` are needed; each quotation has its `quotationOffset` and contexts in characters,
    and the speaker there (`local…`) beside that of all its occurrences (`global…`).
    """
    if by not in ("quotation", "article"):
        raise InputError(f"by={by!r}: it must be 'quotation' or 'article'")
    if unknown := set(kinds) - {"direct", "mixed", "indirect"}:
        raise InputError(f"kinds: {min(unknown)!r} is none of direct, mixed, indirect")
    found = list(_articles.of(tables, _articles.texts(tables, articles) if by == "article" else None))
    quotations = _quotations(found, kinds)
    with written(path) as file:
        records = quotations.values() if by == "quotation" else _by_article(found, quotations, kinds)
        for record in records:
            file.write(json.dumps(record, ensure_ascii=False) + "\n")


def _said(article: Article, kinds: Sequence[str]) -> Iterator[tuple[str, dict[str, Any]]]:
    """The quotations of an article, each with what it has in common with those that are the same."""
    for said in article.statements:
        key = " ".join(re.findall(r"\w+", (said["content"] or "").casefold()))
        if said["kind"] in kinds and key:
            yield key, said


def _quotations(articles: list[Article], kinds: Sequence[str]) -> dict[str, dict[str, Any]]:
    # Quotebank dates a quotation by the earliest article; those without a day come last.
    dated = sorted(articles, key=lambda article: article.row["published"] or "9999")
    occurrences: dict[str, list[tuple[Article, dict[str, Any]]]] = {}
    for article in dated:
        for key, said in _said(article, kinds):
            occurrences.setdefault(key, []).append((article, said))
    numbers: Counter[str] = Counter()
    records = {}
    for key, places in occurrences.items():
        date = places[0][0].row["published"]
        day = date or "0000-00-00"
        numbers[day] += 1
        probas = _probas([said for _, said in places])
        urls = dict.fromkeys(article.row["url"] for article, _ in places if article.row["url"])
        records[key] = {
            "quoteID": f"{day}-{numbers[day]:06}",
            "quotation": max((said["content"] for _, said in places), key=len),
            "speaker": probas[0][0],
            "qids": [],
            "date": date,
            "numOccurrences": len(places),
            "probas": probas,
            "urls": list(urls),
        }
    return records


def _probas(said: list[dict[str, Any]]) -> list[list[str]]:
    """Speakers with how probable each is; several speakers of one statement share it."""
    sums: dict[str, float] = {NOBODY: 0.0}
    for one in said:
        named = [party for party in one["speakers"] if party["name"]]
        for party in named:
            sums[party["name"]] = sums.get(party["name"], 0.0) + party["confidence"] / len(named)
        sums[NOBODY] += 1.0 - sum(party["confidence"] for party in named) / max(len(named), 1)
    order = sorted(sums.items(), key=lambda pair: (-pair[1], pair[0]))
    return [[name, f"{total / len(said):.4f}"] for name, total in order if total > 0 or len(sums) == 1]


def _by_article(
    articles: list[Article], quotations: dict[str, dict[str, Any]], kinds: Sequence[str]
) -> Iterator[dict[str, Any]]:
    for article in articles:
        text, row = article.text or "", article.row
        names: dict[str, list[list[int]]] = {}
        quoted = []
        for key, said in _said(article, kinds):
            (start, _), (_, end) = said["content_spans"][0], said["content_spans"][-1]
            everywhere, here = quotations[key], _probas([said])
            quoted.append(
                {
                    "quoteID": everywhere["quoteID"],
                    "quotation": said["content"],
                    "quotationOffset": start,
                    "leftContext": text[max(start - CONTEXT, 0) : start],
                    "rightContext": text[end : end + CONTEXT],
                    "localTopSpeaker": here[0][0],
                    "localProbas": here,
                    "globalTopSpeaker": everywhere["speaker"],
                    "globalProbas": everywhere["probas"],
                    "numOccurrences": everywhere["numOccurrences"],
                }
            )
            for party in said["speakers"]:
                if party["name"]:
                    names.setdefault(party["name"], []).append([party["start"], party["end"]])
        yield {
            "articleID": article.id,
            "articleLength": len(text),
            "url": row["url"],
            "title": row["title"],
            "date": row["published"],
            "names": [{"name": name, "ids": [], "offsets": offsets} for name, offsets in names.items()],
            "quotations": quoted,
            "content": text,
        }
