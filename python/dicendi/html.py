"""Web pages to articles: main text, title, day, outlet and author, found by trafilatura.

trafilatura (Barbaresi, "Trafilatura: A Web Scraping Library and Command-Line Tool for Text Discovery and
Extraction", ACL 2021) is an extra: `pip install 'dicendi[html]'`. Each paragraph of a page becomes a line.
"""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING, Any, NamedTuple

from dicendi import _dicendi
from dicendi.errors import InputError

if TYPE_CHECKING:
    from dicendi.pages import Readers

#: The columns that a page fills where the table does not.
FILLED = ("text", "title", "published", "source", "url")


class Page(NamedTuple):
    """What a page holds; None for what was not found."""

    text: str | None
    title: str | None
    #: Day of publication, ISO 8601.
    published: str | None
    #: The outlet's name.
    source: str | None
    url: str | None
    author: str | None


NOTHING = Page(None, None, None, None, None, None)


def read(html: str | bytes, url: str | None = None) -> Page:
    """The article of a page, without menus, advertisements, comments and links to other articles.

    `url`, where the page came from, helps to find its day. Raises `InputError` where trafilatura is missing.
    """
    trafilatura = load()
    if isinstance(html, bytes):
        html, _ = _dicendi.decode(html)
    try:
        # NUL and other control characters, which XML does not know, would end or refuse the page.
        html = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", "", html)
        found = trafilatura.bare_extraction(
            html, url=url, with_metadata=True, include_comments=False, include_tables=False
        )
    # Whatever a page does to the extractor, it costs this page only.
    except Exception:
        found = None
    if found is None:
        return NOTHING._replace(url=url)
    lines = (" ".join(line.split()) for line in (found.text or "").split("\n"))
    text = "\n".join(line for line in lines if line)
    filled = (found.title, found.date, found.sitename, url or found.url, found.author)
    return Page(text or None, *(value or None for value in filled))


def added(articles: Any, readers: Readers) -> tuple[Any, list[tuple[str | None, str, str]]]:
    """Articles whose column `html` is read where their text is missing, and the pages that hold none.

    What the table says itself (title, day, outlet) counts more than what its page says.
    """
    import polars as pl

    if not _has_pages(articles):
        return articles, []
    table = pl.DataFrame(articles)
    for name in FILLED:
        if name not in table.columns:
            table = table.with_columns(pl.lit(None, dtype=pl.String).alias(name))
    wanted = pl.col("html").is_not_null() & (pl.col("text").is_null() | (pl.col("text") == ""))
    rows = table.with_row_index("row").filter(wanted).select("row", "id", "html", "url")
    addressed = rows.select("html", pl.col("url").cast(pl.String)).iter_rows()
    pages, reasons = zip(*readers.read(addressed, rows.height), strict=True) if rows.height else ((), ())
    found = pl.DataFrame(
        {
            "row": rows["row"],
            **{
                f"page_{name}": pl.Series([getattr(page, name) for page in pages], dtype=pl.String)
                for name in FILLED
            },
        }
    )
    problems = [
        (None if id is None else str(id), "html", reason)
        for id, reason in zip(rows["id"], reasons, strict=True)
        if reason is not None
    ]
    table = table.with_row_index("row").join(found, on="row", how="left", maintain_order="left")
    given = {name: pl.col(name).cast(pl.String) for name in FILLED}
    filled = [
        pl.coalesce(pl.when(given[name] != "").then(given[name]), pl.col(f"page_{name}")).alias(name)
        for name in FILLED
    ]
    return table.with_columns(filled).drop("row", "html", *(f"page_{name}" for name in FILLED)), problems


def _has_pages(articles: Any) -> bool:
    names = getattr(articles, "column_names", None) or getattr(articles, "columns", None)
    return names is not None and {"id", "html"} <= set(map(str, names))


def load() -> Any:
    """trafilatura, which takes a while to load."""
    try:
        import trafilatura
    except ImportError as error:
        message = f"HTML pages are read with trafilatura: pip install 'dicendi[html]' ({error})"
        raise InputError(message) from None
    # What it has to say about a page stands in `problems`.
    logging.getLogger("trafilatura").addHandler(logging.NullHandler())
    return trafilatura
