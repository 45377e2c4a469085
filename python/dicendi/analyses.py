"""Words and trees of other parsers, as CoNLL-U beside the articles."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from dicendi.errors import DicendiWarning, InputError

if TYPE_CHECKING:
    import polars as pl

_WANTED = "a string of CoNLL-U, a spaCy Doc or a Stanza Document"


def added(articles: Any, analysis: Mapping[Any, Any] | Iterable[Any]) -> tuple[pl.DataFrame, list[str]]:
    """The articles with their analyses in the column `conllu`, and the ids of those that have none."""
    import polars as pl

    if isinstance(analysis, (str, bytes)):
        raise InputError(f"`analysis` holds one analysis an article, by id or in order, each {_WANTED}")
    table = pl.DataFrame(articles)
    if "id" not in table.columns:
        return table, []
    ids = table["id"].cast(pl.String).to_list()
    if isinstance(analysis, Mapping):
        found = _by_id(ids, analysis)
    elif isinstance(analysis, Iterable):
        found = [as_conllu(one, f"number {number}") for number, one in enumerate(analysis)]
        if len(found) != len(ids):
            raise InputError(f"`analysis` holds {len(found)} analyses for {len(ids)} articles")
    else:
        raise InputError(f"`analysis` is {type(analysis).__name__}: a dict by id or a list is needed")
    missing = [id for id, conllu in zip(ids, found, strict=True) if id and not conllu]
    return table.with_columns(pl.Series("conllu", found, dtype=pl.String)), missing


def _by_id(ids: list[str | None], analysis: Mapping[Any, Any]) -> list[str | None]:
    by_id = {str(id): as_conllu(one, f"of article {id}") for id, one in analysis.items()}
    strangers = sorted(by_id.keys() - set(ids))
    if strangers:
        shown = ", ".join(strangers[:5]) + (", …" if len(strangers) > 5 else "")
        warnings.warn(f"analyses of no article: {shown}", DicendiWarning, stacklevel=4)
    return [by_id.get(id) if id is not None else None for id in ids]


def as_conllu(analysis: Any, which: str) -> str | None:
    """An analysis as CoNLL-U; which one it is goes into the error where it is none."""
    if analysis is None or isinstance(analysis, str):
        return analysis
    if hasattr(analysis, "has_annotation") and hasattr(analysis, "sents"):
        if not analysis.has_annotation("SENT_START"):
            raise InputError(f"the spaCy Doc {which} has no sentences: its pipeline has no parser or senter")
        return _written(_spacy_sentences(analysis))
    if hasattr(analysis, "sentences"):
        return _written(_stanza_sentences(analysis))
    raise InputError(f"the analysis {which} is {type(analysis).__name__}, needed is {_WANTED}")


def _written(sentences: Iterable[Iterable[tuple[Any, ...]]]) -> str:
    """Sentences of rows (id, form, lemma, upos, feats, head, relation, name), None for what is not known."""
    lines = []
    for sentence in sentences:
        for id, form, lemma, upos, feats, head, relation, name in sentence:
            fields = [id, form, lemma, upos, None, feats, head, relation, None, name and f"NE={name}"]
            lines.append("\t".join(_field(field) for field in fields))
        lines.append("")
    return "\n".join([*lines, ""])


def _field(value: Any) -> str:
    """A field may hold spaces, not tabs or line breaks."""
    text = "" if value is None else " ".join(str(value).split())
    return text or "_"


def _spacy_sentences(doc: Any) -> Iterator[list[tuple[Any, ...]]]:
    """spaCy's tokens; those that are only space are no words, and heads are counted without them."""
    parsed = doc.has_annotation("DEP")
    for sentence in doc.sents:
        words = [token for token in sentence if token.text.strip()]
        numbers = {token.i: number for number, token in enumerate(words, 1)}
        rows = []
        for token in words:
            head = token.head
            while head.i not in numbers and head.head.i != head.i:
                head = head.head
            root = head.i == token.i or head.i not in numbers
            name = f"{token.ent_iob_}-{token.ent_type_}" if token.ent_type_ else None
            rows.append(
                (
                    *(numbers[token.i], token.text, token.lemma_, token.pos_, token.morph),
                    *(
                        (0 if root else numbers[head.i], "root" if root else token.dep_)
                        if parsed
                        else (None, None)
                    ),
                    name,
                )
            )
        if rows:
            yield rows


def _stanza_sentences(document: Any) -> Iterator[list[tuple[Any, ...]]]:
    """Stanza's tokens, each with its words: more than one for a contraction."""
    for sentence in document.sentences:
        rows = []
        for token in sentence.tokens:
            name = getattr(token, "ner", None)
            if len(token.words) > 1:
                ids = f"{token.words[0].id}-{token.words[-1].id}"
                rows.append((ids, token.text, None, None, None, None, None, name))
                name = None
            for word in token.words:
                rows.append(
                    (
                        *(word.id, word.text, word.lemma, word.upos, word.feats),
                        *(word.head, word.deprel, name),
                    )
                )
        yield rows
