"""Articles to statements, record batch by record batch."""

from __future__ import annotations

import os
from functools import cache

import pyarrow as pa

from dicendi import _dicendi
from dicendi.inputs import COLUMNS


def read(
    batch: pa.RecordBatch | pa.Table,
    *,
    cues: str | os.PathLike[str] | None = None,
    min_confidence: float | None = None,
) -> pa.RecordBatch:
    """Reads a batch of articles into one row an article, with `schema()`.

    The columns read are `id` and `text`, and any of `title`, `published`, `source`, `url`, `section`,
    `conllu`, as in `dicendi.extract`; others are left aside. The rows come in the order of the articles; a
    row without an id, which cannot be read, comes last, with null for its id and the reason in `problems`.
    Nothing is lost: as many rows come out as go in. `cues` and `min_confidence` are as in `dicendi.extract`.

    Raises `InputError` where `id` or `text` is missing or of a type that cannot be read, or `cues` is faulty.

    >>> import pyarrow as pa
    >>> from dicendi.engines import arrow
    >>> batch = pa.record_batch({"id": ["a"], "text": ["« La digue tiendra », a dit la maire."]})
    >>> arrow.read(batch).column("statements")[0].as_py()[0]["verb"]
    'dire'
    """
    known = batch.select([name for name in batch.schema.names if name in COLUMNS])
    found = pa.table(_dicendi.flat(known, cues=cues, min_confidence=min_confidence))
    return _in_types_of_old(found).combine_chunks().to_batches()[0] if len(found) else _nothing()


def part(
    batch: pa.RecordBatch | pa.Table,
    *,
    cues: str | os.PathLike[str] | None = None,
    min_confidence: float | None = None,
) -> pa.RecordBatch:
    """Reads a batch of articles into one row, a part of an archive, with `PART_SCHEMA`.

    What `dicendi.engines.joined` makes tables of. Columns, options and errors are those of `read`; some
    thousand articles make a good part.
    """
    known = batch.select([name for name in batch.schema.names if name in COLUMNS])
    packed = _dicendi.pack(known, cues=cues, min_confidence=min_confidence)
    return pa.RecordBatch.from_arrays([pa.array([packed], pa.binary())], schema=PART_SCHEMA)


#: What `part` gives: bytes in a format of dicendi's own, for the same version.
PART_SCHEMA = pa.schema([pa.field("part", pa.binary(), nullable=False)])


@cache
def schema() -> pa.Schema:
    """What `read` gives: `article_id`, `language`, `n_chars`, `n_tokens`, and two lists of structs.

    `statements` has a row a statement × speaker × target, with the names and meanings of `Tables.flat`:
    `speaker` and `target` are the fullest names that the article itself has for them. `problems` has `stage`
    and `message`. All types are such as every engine knows: texts, whole numbers of 64 bits, floats of 32,
    booleans, days and lists.
    """
    nothing = pa.table({"id": pa.array([], pa.string()), "text": pa.array([], pa.string())})
    return _in_types_of_old(pa.table(_dicendi.flat(nothing))).schema


def _nothing() -> pa.RecordBatch:
    return pa.RecordBatch.from_arrays([pa.array([], field.type) for field in schema()], schema=schema())


def _in_types_of_old(table: pa.Table) -> pa.Table:
    """Without views, dictionaries, unsigned numbers and large offsets, which not every engine knows."""
    return table.cast(pa.schema([pa.field(field.name, _of_old(field.type)) for field in table.schema]))


def _of_old(type: pa.DataType) -> pa.DataType:
    if pa.types.is_struct(type):
        return pa.struct([pa.field(field.name, _of_old(field.type)) for field in type])
    if pa.types.is_list(type) or pa.types.is_large_list(type):
        return pa.list_(pa.field("element", _of_old(type.value_type)))
    if pa.types.is_dictionary(type) or pa.types.is_string_view(type) or pa.types.is_large_string(type):
        return pa.string()
    return pa.int64() if pa.types.is_unsigned_integer(type) else type
