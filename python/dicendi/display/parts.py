"""What is shown of a statement, for every kind of display."""

from __future__ import annotations

from typing import Any


def name(party: dict[str, Any]) -> str:
    """Whom a speaker or target is shown as: the name, and the words of the text where they do not hold it."""
    known, text = party["name"], party["text"]
    if known is None:
        return f"{text} (?)"
    return known if known.casefold() in text.casefold() else f"{known} ({text})"


def speakers(statement: dict[str, Any]) -> str:
    return " + ".join(name(party) for party in statement["speakers"])


def targets(statement: dict[str, Any]) -> str:
    return " + ".join(f"{name(party)}, {party['role']}" for party in statement["targets"])


def verb(statement: dict[str, Any]) -> str:
    """The verb with what changes its meaning: *ne pas dire*, hearsay."""
    marks = ["not"] if statement["negated"] else []
    if statement["modality"] != "asserted":
        marks.append(statement["modality"])
    word = statement["verb"] or ""
    return f"{word} ({', '.join(marks)})" if marks else word
