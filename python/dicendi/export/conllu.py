"""Statements in CoNLL-U (https://universaldependencies.org/format.html), in its last column."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import polars as pl

from dicendi import _dicendi, inputs
from dicendi.errors import InputError
from dicendi.export import _articles
from dicendi.export._lines import written

if TYPE_CHECKING:
    from dicendi.export._articles import Article
    from dicendi.tables import Tables

#: The features of the last column, in the order that they are written in.
FEATURES = ("Content", "Cue", "Speaker", "Target")


def conllu(tables: Tables, path: str | os.PathLike[str], articles: Any = None) -> None:
    """Writes words, sentences, trees and names as dicendi reads them, with the parts of statements in MISC.

    Statements are numbered in each article, from 1, and listed above its first sentence:
    `# statement 1 = ID verb=déclarer kind=direct speaker=Nadia Brunet`. A word that is part of one has
    `Content=B-1`, `Cue=`, `Speaker=` or `Target=` with the number after `B-` where the part begins and `I-`
    where it goes on; several are parted by commas. A contraction has them on its own line (`4-5 du`).
    `start_char` and `end_char` say where a word stands in the article's text.

    The trees are dicendi's own; an article that came with others has those (column `conllu`).
    """
    texts = _articles.texts(tables, articles)
    given = _given(tables, articles)
    with written(path) as file:
        for article in _articles.of(tables, texts):
            file.write(f"# newdoc id = {article.id}\n")
            for number, said in enumerate(article.statements, 1):
                file.write(f"# statement {number} = {_about(said)}\n")
            trees = given.get(article.id) or _dicendi.conllu(article.text or "")
            file.writelines(line + "\n" for line in _marked(article, trees))
            if not trees.strip():
                file.write("\n")


def _given(tables: Tables, articles: Any) -> dict[str, str]:
    data = articles if articles is not None else tables._origin and tables._origin.data
    table = pl.DataFrame(inputs.articles(data))
    if "conllu" not in table.columns:
        return {}
    # One that did not fit its text was not read.
    refused = set(tables.problems.filter(stage="analysis")["article_id"])
    rows = table.select(pl.col("id").cast(pl.String), "conllu").rows()
    return {key: trees for key, trees in rows if trees and key not in refused}


def _about(said: dict[str, Any]) -> str:
    names = " + ".join(party["name"] or party["text"] for party in said["speakers"])
    facts = {"verb": said["verb"], "kind": said["kind"], "parent": said["parent_id"], "speaker": names}
    named = " ".join(f"{key}={value}" for key, value in facts.items() if value)
    return f"{said['statement_id']} {named}"


def _marked(article: Article, trees: str) -> Iterator[str]:
    """The lines of an analysis, with offsets and statements."""
    text, at, inside = article.text or "", 0, 0
    spans = _spans(article)
    begun: set[tuple[str, int, int]] = set()
    for line in trees.removesuffix("\n").split("\n"):
        columns = line.split("\t")
        if line.startswith("#") or len(columns) != 10 or "." in columns[0]:
            yield line
            continue
        name, form = columns[0], columns[1]
        if "-" not in name and int(name) <= inside:
            # A word of a contraction: where it stands, its own line said.
            yield line
            continue
        inside = int(name.split("-")[1]) if "-" in name else 0
        start = text.find(form, at)
        if start < 0 or text[at:start].strip():
            raise InputError(
                f"article {article.id!r}: the word {form!r} of its trees is not in its text at {at}"
            )
        at = start + len(form)
        features = {} if columns[9] == "_" else dict(_pairs(columns[9]))
        for feature in FEATURES:
            values = []
            for span in spans:
                kind, number, first, last = span
                if kind == feature and first < at and start < last:
                    key = (kind, number, first)
                    values.append(f"{'I' if key in begun else 'B'}-{number}")
                    begun.add(key)
            if values:
                features[feature] = ",".join(values)
        features |= {"start_char": str(start), "end_char": str(at)}
        columns[9] = "|".join(f"{key}={value}" if value else key for key, value in features.items())
        yield "\t".join(columns)


def _pairs(misc: str) -> Iterator[tuple[str, str]]:
    for feature in misc.split("|"):
        key, _, value = feature.partition("=")
        yield key, value


def _spans(article: Article) -> list[tuple[str, int, int, int]]:
    """Feature, number of the statement, first character and the one after the last of all parts."""
    spans = []
    for number, said in enumerate(article.statements, 1):
        spans += [("Content", number, start, end) for start, end in said["content_spans"]]
        spans += [("Cue", number, *said["cue_span"])] if said["cue_span"] else []
        for kind in ("Speaker", "Target"):
            spans += [(kind, number, party["start"], party["end"]) for party in said[f"{kind.lower()}s"]]
    return spans
