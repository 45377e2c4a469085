"""One article, read."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dicendi import _dicendi
from dicendi.errors import InputError


class Explanation:
    """Why a statement is there, in words; shows itself as text."""

    def __init__(self, statement: dict[str, Any]) -> None:
        #: The statement, as `Reading.statements` has it.
        self.statement: dict[str, Any] = statement
        #: The reasons in order: what each is about (`cue`, `pattern`, `content`, `speaker`, `target`,
        #: `setting`, `confidence`), and its words.
        self.reasons: list[tuple[str, str]] = [
            (reason["about"], reason["text"]) for reason in statement["explanation"]
        ]

    def __repr__(self) -> str:
        from dicendi.display.terminal import explanation

        return explanation(self)


class Reading:
    """An article with the statements found in it; shows itself in colour in a notebook.

    Offsets count the characters of `text`: `reading.text[start:end]`.
    """

    def __init__(self, facts: dict[str, Any]) -> None:
        self.text: str = facts["text"]
        #: ISO 639-1 code of the language, where it was recognised.
        self.language: str | None = facts["language"]
        #: The statements in the order of the text, as dicts.
        self.statements: list[dict[str, Any]] = facts["statements"]
        #: What could not be read, as dicts of stage and message.
        self.problems: list[dict[str, str]] = facts["problems"]

    def explain(self, statement: int | str) -> Explanation:
        """Says in words why a statement is there, found by its number, from 1 as shown, or by its id.

        It names the row of the list that has the cue, the pattern, the way through the syntactic tree, whom
        each pronoun or description was taken for and through which words, and what each confidence rests
        on. Raises `InputError` where there is no such statement.
        """
        for number, said in enumerate(self.statements, 1):
            if statement in (number, said["statement_id"]):
                if "explanation" not in said:
                    raise InputError(
                        "an article of tables has no explanations: ask tables.explain(statement_id)"
                    )
                return Explanation(said)
        raise InputError(f"no statement {statement!r} here: there are {len(self)}, counted from 1")

    def __len__(self) -> int:
        return len(self.statements)

    def __iter__(self) -> Iterator[dict[str, Any]]:
        return iter(self.statements)

    def to_conllu(self) -> str:
        """The words, sentences, trees and names of the text as CoNLL-U; `dicendi.extract` takes it back.

        Names stand in the last column (`NE=B-PER`); menus and captions have tags and no heads.
        """
        return _dicendi.conllu(self.text)

    def to_html(self, path: str | os.PathLike[str] | None = None, *, title: str | None = None) -> str:
        """The article as a page of its own, with its statements marked, numbered and linked; also written to
        `path`.

        The page needs nothing from elsewhere, and is read in light, in dark, in print and without colours.
        Pointing at a part of a statement shows what it is joined with. `title` is else the first line.
        """
        from dicendi.display.page import page

        whole = page(self, title)
        if path is not None:
            Path(path).write_text(whole, encoding="utf-8")
        return whole

    def __repr__(self) -> str:
        from dicendi.display.terminal import table

        return table(self)

    def _repr_html_(self) -> str:
        from dicendi.display.notebook import page

        return page(self)
