"""Statements in brat's standoff format, which INCEpTION imports too, and back
(https://brat.nlplab.org/standoff.html).

Each article is a `.txt` and an `.ann`. A statement is an event whose trigger is the cue (the content where
there is no cue), with the arguments `Speaker`, `Target`, `Content`. A value that a coder gives a speaker is
its note (`#1 AnnotatorNotes T3<tab>feminine`).
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import polars as pl

from dicendi.errors import InputError

if TYPE_CHECKING:
    from dicendi.tables import Tables

CONFIG = """[entities]
Speaker
Target
Content

[relations]

[events]
Statement\tSpeaker*:Speaker, Target*:Target, Content?:Content

[attributes]
"""

#: Cues are one where they share so much.
SAME = 1 / 3

#: Pieces of text: their first characters and those after their last.
Spans = tuple[tuple[int, int], ...]


def write(tables: Tables, texts: Mapping[str, str | None], folder: str | os.PathLike[str]) -> None:
    """Writes articles, given as id and text, with their statements to a folder."""
    # Exports know brat, so brat cannot know them from the start.
    from dicendi.export import _articles

    for key, text in texts.items():
        if text is None:
            raise InputError(f"articles: none has the id {key!r}, which the tables have")
    known = {key: text for key, text in texts.items() if text is not None}
    names = {key: file_name(number, key) for number, key in enumerate(known)}
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "annotation.conf").write_text(CONFIG, encoding="utf-8")
    for article in _articles.of(tables, known, list(known)):
        lines = _Lines(known[article.id])
        for said in article.statements:
            content = tuple((start, end) for start, end in said["content_spans"])
            cue = (tuple(said["cue_span"]),) if said["cue_span"] else content
            arguments = [("Content", content)] if content else []
            for name in ("Speaker", "Target"):
                places = said[f"{name.lower()}s"]
                arguments += [(name, ((place["start"], place["end"]),)) for place in places]
            if cue:
                lines.event(cue, arguments)
        name = names[article.id]
        # Newlines as they are: offsets count them.
        (folder / f"{name}.txt").write_bytes(lines.text.encode())
        (folder / f"{name}.ann").write_text("".join(f"{line}\n" for line in lines.lines), encoding="utf-8")
    ids = "".join(f"{name}\t{key}\n" for key, name in names.items())
    (folder / "articles.tsv").write_text(ids, encoding="utf-8")


def file_name(number: int, article_id: str) -> str:
    """A name that every file system takes."""
    return f"{number:04}-" + re.sub(r"[^\w-]", "_", article_id)[:60]


class _Lines:
    def __init__(self, text: str) -> None:
        self.text = text
        self.lines: list[str] = []
        self._marks: dict[tuple[str, Spans], str] = {}
        self._events = 0

    def mark(self, kind: str, spans: Spans) -> str:
        """The name of a text-bound annotation; what speaks or is spoken to twice is marked once."""
        key = (kind, spans)
        if kind != "Statement" and key in self._marks:
            return self._marks[key]
        self._marks[key] = name = f"T{len([line for line in self.lines if line[0] == 'T']) + 1}"
        # No piece may hold a line break.
        pieces = [
            (start + part.start(), start + part.end())
            for start, end in spans
            for part in re.finditer(r"[^\r\n]+", self.text[start:end])
        ]
        offsets = ";".join(f"{start} {end}" for start, end in pieces)
        words = " ".join(self.text[start:end] for start, end in pieces)
        self.lines.append(f"{name}\t{kind} {offsets}\t{words}")
        return name

    def event(self, cue: Spans, arguments: list[tuple[str, Spans]]) -> None:
        named = [f"Statement:{self.mark('Statement', cue)}"]
        counts: dict[str, int] = {}
        for kind, spans in arguments:
            counts[kind] = counts.get(kind, 0) + 1
            number = str(counts[kind]) if counts[kind] > 1 else ""
            named.append(f"{kind}{number}:{self.mark(kind, spans)}")
        self._events += 1
        self.lines.append(f"E{self._events}\t{' '.join(named)}")


@dataclass
class Event:
    """A statement as somebody marked it."""

    #: The cue, or the content of a statement without one.
    cue: Spans
    #: Speakers, targets and content.
    arguments: dict[str, list[Spans]] = field(default_factory=dict)
    #: What is noted at each speaker.
    notes: dict[Spans, str] = field(default_factory=dict)


def read(folder: str | os.PathLike[str]) -> dict[str, list[Event]]:
    """The statements of each article of a folder that `write` wrote, by the article's id."""
    folder = Path(folder)
    try:
        lines = (folder / "articles.tsv").read_text(encoding="utf-8").splitlines()
        names = dict(line.split("\t", 1) for line in lines)
        return {key: _events(folder / f"{name}.ann") for name, key in names.items()}
    except OSError as error:
        raise InputError(f"{folder}: {error}") from error


def _events(path: Path) -> list[Event]:
    marks: dict[str, Spans] = {}
    notes: dict[Spans, str] = {}
    events = []
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    try:
        for name, what, *_ in rows:
            if name.startswith("T"):
                offsets = what.split(" ", 1)[1].split(";")
                marks[name] = tuple((int(start), int(end)) for start, end in map(str.split, offsets))
        for name, what, *rest in rows:
            if name.startswith("#") and rest:
                notes[marks[what.split()[1]]] = rest[0].strip()
        for name, what, *_ in rows:
            if name.startswith("E"):
                (_, cue), *arguments = [part.split(":") for part in what.split()]
                event = Event(marks[cue], notes=notes)
                for kind, mark in arguments:
                    event.arguments.setdefault(kind.rstrip("0123456789"), []).append(marks[mark])
                events.append(event)
    except (ValueError, KeyError, IndexError) as error:
        raise InputError(f"{path}: not brat's standoff format ({error!r})") from error
    return events


def overlap(one: Spans, other: Spans) -> float:
    """How many of the characters of two stretches are in both, 0 to 1."""
    first, second = ({at for start, end in spans for at in range(start, end)} for spans in (one, other))
    return len(first & second) / max(len(first | second), 1)


def sheet(tables: Tables, folder: str | os.PathLike[str], rows: pl.DataFrame) -> pl.DataFrame:
    """What a coder corrected in brat, as a coded sheet; `rows` are those of the sheet as it was drawn.

    A statement is right where an event is left whose cue shares a third of its characters with its own; a
    speaker, a target is right where it overlaps one of the event. The true value is the note at the event's
    speaker, else, where the speaker is right, the one found. Events of no statement were missed.
    """
    places = tables.mentions.select("mention_id", "start", "end")
    spans: dict[str, dict[str, list[Spans]]] = {}
    for kind, links in (("Speaker", tables.speakers), ("Target", tables.targets)):
        for key, start, end in (
            links.join(places, on="mention_id").select("statement_id", "start", "end").rows()
        ):
            spans.setdefault(key, {}).setdefault(kind, []).append(((start, end),))
    cues = {
        row["statement_id"]: ((row["cue_start"], row["cue_end"]),)
        if row["cue_start"] is not None
        else tuple((span["start"], span["end"]) for span in row["content_spans"])
        for row in tables.statements.iter_rows(named=True)
    }
    events = read(folder)
    matched: set[int] = set()
    coded = []
    for row in rows.iter_rows(named=True):
        key = row["statement_id"]
        if key is None:
            coded.append(row)
            continue
        near = [(overlap(event.cue, cues[key]), event) for event in events.get(row["article_id"], [])]
        share, event = max(near, key=lambda pair: pair[0], default=(0.0, None))
        event = event if share >= SAME else None
        answers: dict[str, Any] = {"statement_right": "n" if event is None else "y"}
        if event is not None:
            matched.add(id(event))
            for kind in ("Speaker", "Target"):
                own, theirs = spans.get(key, {}).get(kind, []), event.arguments.get(kind, [])
                if own:
                    right = any(overlap(one, other) > 0 for one in own for other in theirs)
                    answers[f"{kind.lower()}_right"] = "y" if right else "n"
            noted = [
                event.notes[spans_] for spans_ in event.arguments.get("Speaker", []) if spans_ in event.notes
            ]
            right = answers.get("speaker_right") == "y"
            answers["true"] = noted[0] if noted else row["found"] if right else None
        coded.append({**row, **answers})
    for article_id, of_article in events.items():
        weight = rows.filter(pl.col("article_id") == article_id)["weight"].first()
        for event in of_article:
            if id(event) not in matched:
                noted = [event.notes[one] for one in event.arguments.get("Speaker", []) if one in event.notes]
                missed = {"article_id": article_id, "weight": weight, "statement_right": "y"}
                coded.append(missed | {"true": noted[0] if noted else None})
    return pl.DataFrame(coded, schema=rows.schema)
