"""Statements as the GenderGapTracker and Radar de parité store them (Asr and others, *PLOS ONE* 16, 2021)."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any

from dicendi.export import _articles
from dicendi.export._lines import written

if TYPE_CHECKING:
    from dicendi.tables import Tables

_GENDERS = {"feminine": "Female", "masculine": "Male"}


def gender_gap(tables: Tables, path: str | os.PathLike[str], articles: Any = None) -> None:
    """Writes a JSON object an article, one a line, with the fields of the tracker's database.

    `quotes` has one object a speaker of a statement with content, or one without speaker. Their indices are
    texts (`"(12, 25)"`, characters), as the tracker writes them; where a content stands in several pieces,
    its index goes from the first to the last and so does `quote`. `quote_type` says in which order quotation
    marks (Q), content (C), verb (V) and speaker (S) come, or `selon`; `reference` is the name of the speaker.
    `sources` and their counts by gender are the persons who speak, each once.
    """
    found = _articles.texts(tables, articles)
    with written(path) as file:
        for article in _articles.of(tables, found):
            text, row = article.text or "", article.row
            sources: dict[str, str] = {}
            for said in article.statements:
                for party in said["speakers"]:
                    if party["type"] == "person" and party["name"]:
                        sources[party["name"]] = _GENDERS.get(party["gender"], "Unknown")
            record: dict[str, Any] = {
                "_id": article.id,
                "url": row["url"],
                "outlet": row["source"],
                "publishedAt": row["published"],
                "title": row["title"],
                "body": text,
                "language": row["language"],
                "quotes": [
                    _quote(text, said, speaker)
                    for said in article.statements
                    if said["content_spans"]
                    for speaker in said["speakers"] or [None]
                ],
                "sources": list(sources),
                "sourcesCount": len(sources),
            }
            for gender in ("Female", "Male", "Unknown"):
                named = [name for name, known in sources.items() if known == gender]
                record |= {f"sources{gender}": named, f"sources{gender}Count": len(named)}
            file.write(json.dumps(record, ensure_ascii=False) + "\n")


def _quote(text: str, said: dict[str, Any], speaker: dict[str, Any] | None) -> dict[str, Any]:
    start, end = said["content_spans"][0][0], said["content_spans"][-1][1]
    order = [(start, "C")]
    if said["kind"] == "direct":
        order += [(start - 0.5, "Q"), (end - 0.5, "Q")]
    cue, named = said["cue_span"], speaker and [speaker["start"], speaker["end"]]
    order += [(cue[0], "V")] if cue else []
    order += [(named[0], "S")] if named else []
    selon = said["cue_kind"] == "preposition"
    return {
        "speaker": speaker["text"] if speaker else "",
        "speaker_index": str(tuple(named)) if named else "",
        "speaker_gender": speaker["gender"] if speaker else None,
        "quote": text[start:end],
        "quote_index": str((start, end)),
        "verb": said["cue"] or "",
        "verb_index": str(tuple(cue)) if cue else "",
        "quote_token_count": len(text[start:end].split()),
        "quote_type": "selon" if selon else "".join(letter for _, letter in sorted(order)),
        "is_floating_quote": speaker is None or cue is None,
        "reference": (speaker["name"] or "") if speaker else "",
    }
