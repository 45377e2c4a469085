"""Results as tables for print, made by great_tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dicendi.display import parts
from dicendi.errors import InputError
from dicendi.reading import Reading

if TYPE_CHECKING:
    import polars as pl
    from great_tables import GT

#: Columns that are shares, as percentages; rates and Hill numbers are plain numbers.
_SHARES = {
    *("share", "least", "most", "coverage", "share_first", "share_second", "difference"),
    *("corrected", "corrected_low", "corrected_high"),
}
#: The columns for the ends of intervals.
_INTERVALS = [("low", "high"), ("corrected_low", "corrected_high")]
#: What holds for all rows goes below the table.
_NOTES = ("unit", "counted")


def great_table(shown: pl.DataFrame | Reading, title: str | None = None, *, decimals: int = 1) -> GT:
    """A result of `dicendi.stats`, or the statements of an article, as a table of great_tables to go on
    changing.

    Intervals stand behind their figures, shares are percentages, and what all rows have in common (unit,
    which articles count) stands below. `.as_raw_html()` and `.as_latex()` of what comes back give it to a
    document. Needs great_tables: `pip install dicendi[print]`.
    """
    try:
        import great_tables
    except ImportError as error:
        raise InputError("great_tables is not installed: pip install 'dicendi[print]'") from error
    table = _statements(shown) if isinstance(shown, Reading) else _result(great_tables, shown, decimals)
    if title is not None:
        table = table.tab_header(title=title)
    return table


def _statements(reading: Reading) -> GT:
    import great_tables
    import polars as pl

    rows = [
        {
            "": str(number),
            "speaker": parts.speakers(said),
            "verb": parts.verb(said),
            "target": parts.targets(said),
            "content": said["content"],
        }
        for number, said in enumerate(reading.statements, 1)
    ]
    names = ["", "speaker", "verb", "target", "content"]
    frame = pl.DataFrame(rows, schema=dict.fromkeys(names, pl.String))
    return great_tables.GT(frame).sub_missing(missing_text="").cols_align("left")


def _result(great_tables: Any, frame: pl.DataFrame, decimals: int) -> GT:
    import polars as pl
    import polars.selectors as cs

    same = [name for name in _NOTES if name in frame.columns and frame[name].n_unique() == 1]
    notes = [f"{name}: {frame[name][0]}" for name in same]
    frame = frame.select(cs.exclude(same) - cs.ends_with("_id"))
    table = great_tables.GT(frame.with_columns(pl.col(pl.Enum).cast(pl.String)))
    shares, plain, last = [], [], False
    for name, kind in frame.schema.items():
        if kind.is_float():
            # The ends of an interval are of the kind of the figure that they follow.
            last = last if name in ("low", "high") else name in _SHARES
            (shares if last else plain).append(name)
    if shares:
        table = table.fmt_percent(columns=shares, decimals=decimals)
    if plain:
        table = table.fmt_number(columns=plain, decimals=decimals + 1, drop_trailing_zeros=True)
    if whole := frame.select(cs.integer()).columns:
        table = table.fmt_integer(columns=whole)
    for low, high in _INTERVALS:
        if {low, high} <= set(frame.columns):
            table = table.cols_merge([low, high], pattern="{0} – {1}").cols_label({low: "interval"})
    for note in notes:
        table = table.tab_source_note(note)
    return table.sub_missing(missing_text="–")
