"""
The compiled half of dicendi; use the package `dicendi` instead.
"""

from _typeshed import SupportsGetItem
from os import PathLike
from pathlib import Path
from types import CapsuleType
from typing import Any, Final, SupportsFloat, SupportsIndex, final

__all__ = ["ARTICLES_A_PART", "VERSION", "Archive", "Counts", "Extraction", "Readings", "Table", "Tables", "conllu", "decode", "describe", "diversity_of", "evaluate", "flat", "pack", "read", "table_files"]

ARTICLES_A_PART: Final[int]
VERSION: Final[str]

@final
class Archive:
    """
    Reads articles into a folder of tables, a part at a time.
    """
    def __new__(cls, /, folder: str | PathLike[str], *, cues: str | PathLike[str] | None = None, min_confidence: SupportsFloat | SupportsIndex | None = None, part_size: SupportsIndex = ..., anew: bool = False, mix: bool = False) -> Archive:
        """
        Opens a folder, makes it if need be, and takes up what an earlier run has left, unless it shall begin `anew`;
        what another version has read is refused, unless it may be mixed.
        """
    def add(self, /, part: bytes) -> None:
        """
        Adds a part that `pack` has read, unless it was added before.
        """
    def close(self, /) -> None:
        """
        Lets go of the folder without joining; what was read of the last part is read again by the next run.
        """
    def finish(self, /, *, actors: Any | None = None, corrections: Any | None = None, watch: Any | None = None) -> list[tuple[str, int]]:
        """
        Joins what was read into tables, and gives the number of rows of each; `watch` is told how many parts of how many
        are joined. Nothing can be read after.
        """
    def note(self, /, article_id: str | None, stage: str, message: str) -> None:
        """
        Notes a problem that came up before an article could be read.
        """
    def read(self, /, articles: Any) -> tuple[int, int]:
        """
        Reads those articles of a table that are new; how many articles were read so far, and how many were known.
        """

@final
class Counts:
    """
    Weights by cluster and cell.
    """
    def __new__(cls, /, entries: Any, n_clusters: SupportsIndex, n_cells: SupportsIndex) -> Counts:
        """
        Reads an Arrow stream of the columns `cluster` (u32), `cell` (u32) and `weight` (f64), in this order.
        """
    def clusters(self, /) -> list[int]:
        """
        For each cell, how many clusters have something in it.
        """
    def corrected(self, /, coded: Counts, n: SupportsIndex, settings: tuple[SupportsIndex, SupportsIndex, SupportsFloat | SupportsIndex]) -> list[tuple[float, float, float]]:
        """
        The shares of `n` categories in each group, put right by what was coded.
        """
    def differences(self, /, pairs: SupportsGetItem[int, tuple[tuple[SupportsIndex, SupportsIndex], tuple[SupportsIndex, SupportsIndex]]], settings: tuple[SupportsIndex, SupportsIndex, SupportsFloat | SupportsIndex]) -> list[tuple[float, float, float]]:
        """
        Ratios less others.
        """
    def log_odds(self, /, prior: SupportsGetItem[int, SupportsFloat | SupportsIndex], cells: SupportsGetItem[int, SupportsIndex], settings: tuple[SupportsIndex, SupportsIndex, SupportsFloat | SupportsIndex]) -> list[tuple[float, float, float, float]]:
        """
        Weighted log-odds of cells, their intervals, and z.
        """
    def rates(self, /, pairs: SupportsGetItem[int, tuple[SupportsIndex, SupportsIndex]], settings: tuple[SupportsIndex, SupportsIndex, SupportsFloat | SupportsIndex]) -> list[tuple[float, float, float]]:
        """
        Cells over others.
        """
    def reciprocity(self, /, edges: SupportsGetItem[int, tuple[SupportsIndex, SupportsIndex]], rewired: SupportsIndex, settings: tuple[SupportsIndex, SupportsIndex, SupportsFloat | SupportsIndex]) -> list[tuple[tuple[float, float, float], tuple[float, float, float], float]]:
        """
        Reciprocity by number of edges and by weight: each with its interval, then by chance, then p.
        """
    def shares(self, /, pairs: SupportsGetItem[int, tuple[SupportsIndex, SupportsIndex]], settings: tuple[SupportsIndex, SupportsIndex, SupportsFloat | SupportsIndex]) -> list[tuple[float, float, float]]:
        """
        Cells over others that hold them: each pair's part and whole.
        """
    def totals(self, /) -> list[float]:
        """
        The sum of each cell.
        """

@final
class Extraction:
    """
    Reads articles into the tables of a corpus.
    """
    def __new__(cls, /, *, cues: str | PathLike[str] | None = None, min_confidence: SupportsFloat | SupportsIndex | None = None, actors: Any | None = None, corrections: Any | None = None) -> Extraction: ...
    def finish(self, /) -> Tables:
        """
        The tables; nothing can be read after.
        """
    def note(self, /, article_id: str | None, stage: str, message: str) -> None:
        """
        Notes a problem that came up before an article could be read.
        """
    def read(self, /, articles: Any) -> None:
        """
        Reads a table of articles: anything with an Arrow stream, with the columns `id`, `text`, ….
        """

@final
class Readings:
    """
    Reads a table of articles, a batch at a time: an iterator over their statements as JSON.
    """
    def __iter__(self, /) -> Readings: ...
    def __new__(cls, /, articles: Any, cues: str | PathLike[str] | None = None) -> Readings: ...
    def __next__(self, /) -> str: ...
    def problems(self, /) -> list[str]:
        """
        Why rows were left out since this was last asked.
        """

@final
class Table:
    """
    A table: `polars.DataFrame(table)`, `pyarrow.table(table)`.
    """
    def __arrow_c_stream__(self, /, requested_schema: Any | None = None) -> CapsuleType:
        """
        The rows as an Arrow C stream.
        """
    def __len__(self, /) -> int:
        """
        Number of rows.
        """

@final
class Tables:
    """
    The tables of a corpus.
    """
    @staticmethod
    def load(folder: str | PathLike[str]) -> Tables:
        """
        Loads a folder that `write` wrote.
        """
    def table(self, /, name: str) -> Table:
        """
        A table by its name.
        """
    def write(self, /, folder: str | PathLike[str]) -> None:
        """
        Writes the tables to a folder, as Parquet.
        """

def conllu(text: str) -> str:
    """
    The words, sentences, trees and names of one article as CoNLL-U.
    """

def decode(bytes: bytes) -> tuple[str, list[str]]:
    """
    The text of a file's bytes, and notes on what was not plain UTF-8 in them.
    """

def describe() -> list[tuple[str, str, list[tuple[str, str, str]]]]:
    """
    Every table and column: name, meaning, and for a column its type.
    """

def diversity_of(groups: SupportsGetItem[int, Counts], coverage: SupportsFloat | SupportsIndex | None, level: SupportsFloat | SupportsIndex) -> list[tuple[float, float, list[tuple[float, float, float]]]]:
    """
    The diversity of each group: coverage, as many articles, Hill numbers of order 0, 1 and 2.
    """

def evaluate(folder: str | PathLike[str], cues: str | PathLike[str] | None = None) -> tuple[str, str, list[tuple[str, list[str]]]]:
    """
    Extracts the statements of a folder of annotated articles and compares: the figures as JSON and as
    text, and for each article what differs.
    """

def flat(articles: Any, cues: str | PathLike[str] | None = None, min_confidence: SupportsFloat | SupportsIndex | None = None) -> Table:
    """
    Reads a table of articles: a row an article, in their order, with its statements and problems as lists.

    Rows without an id, which are not read, come after all others.
    """

def pack(articles: Any, cues: str | PathLike[str] | None = None, min_confidence: SupportsFloat | SupportsIndex | None = None) -> bytes:
    """
    Reads a table of articles into a part of an archive, as bytes for `Archive.add`.
    """

def read(text: str, title: str | None = None, published: str | None = None, cues: str | PathLike[str] | None = None) -> str:
    """
    Reads one article; the statements in it as JSON.
    """

def table_files(folder: str | PathLike[str]) -> list[tuple[str, list[Path]]]:
    """
    The files of each table of a folder that was written whole, in the order of their rows.
    """
