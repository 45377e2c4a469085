"""Statements as an event list of Discourse Network Analyzer (Leifeld, *Discourse Network Analysis*, 2017)."""

from __future__ import annotations

import csv
import os
from typing import TYPE_CHECKING, Any

from dicendi.export import _articles
from dicendi.export._lines import written

if TYPE_CHECKING:
    from dicendi.tables import Tables

COLUMNS = [
    *["statement ID", "time", "document ID", "document title", "author", "source", "section", "type", "text"],
    *["person", "organization", "concept", "agreement"],
]
#: What speaks against what it names. All other acts count as agreement, as in DNA's own default.
AGAINST = {"accuse", "criticise", "deny", "reject", "threaten", "warn"}


def dna(tables: Tables, path: str | os.PathLike[str]) -> None:
    """Writes the CSV file that DNA exports as an event list: a row a speaker × target of a statement.

    A person or an organisation (a state, a group) speaks; the concept is the target, else what the verb does
    (`act`), for you to recode; `agreement` is 0 for acts that speak against somebody or something, and for
    denials of others. Statements without a known speaker are left out: DNA's networks have no place for them.
    DNA parts columns by semicolons, and its numbers of statements and documents are those of the tables'
    rows, from 1.
    """
    with written(path) as file:
        writer = csv.writer(file, delimiter=";", quoting=csv.QUOTE_NONNUMERIC, lineterminator="\n")
        writer.writerow(COLUMNS)
        number = 0
        for document, article in enumerate(_articles.of(tables), 1):
            row = article.row
            facts = [row["title"], "", row["source"], row["section"], ""]
            for said in article.statements:
                for speaker in filter(lambda party: party["name"], said["speakers"]):
                    for concept in _concepts(said):
                        number += 1
                        time = f"{row['published']} 00:00:00" if row["published"] else ""
                        writer.writerow(
                            [
                                *[number, time, document, *(_plain(fact) for fact in facts)],
                                _plain(said["content"]),
                                *_actor(speaker),
                                _plain(concept),
                                int((said["act"] in AGAINST) == said["negated"]),
                            ]
                        )


def _concepts(said: dict[str, Any]) -> list[str | None]:
    named = dict.fromkeys(target["name"] for target in said["targets"] if target["name"])
    return list(named) or [said["act"] or said["verb"] or said["kind"]]


def _actor(speaker: dict[str, Any]) -> tuple[str, str]:
    name = _plain(speaker["name"])
    return (name, "") if speaker["type"] in (None, "person") else ("", name)


def _plain(value: str | None) -> str:
    """As DNA writes it: no semicolons, no double quotes, one line."""
    return " ".join((value or "").replace(";", ",").replace('"', "'").split())
