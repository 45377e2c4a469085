"""Articles as pages to read, with an index."""

from __future__ import annotations

import os
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dicendi.brat import file_name
from dicendi.display.page import page
from dicendi.export import _articles
from dicendi.reading import Reading

if TYPE_CHECKING:
    from dicendi.tables import Tables


def html(tables: Tables, folder: str | os.PathLike[str], articles: Any = None) -> None:
    """Writes a page an article to a folder, as `dicendi.Reading.to_html` makes them, and `index.html`."""
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    items = []
    for number, article in enumerate(_articles.of(tables, _articles.texts(tables, articles))):
        facts = {"text": article.text, "language": article.row["language"]}
        reading = Reading(facts | {"statements": article.statements, "problems": []})
        name = f"{file_name(number, article.id)}.html"
        (folder / name).write_text(page(reading, article.row["title"]), encoding="utf-8")
        title = escape(article.row["title"] or article.id)
        facts = ", ".join(
            escape(fact) for fact in (article.row["source"], article.row["published"]) if fact is not None
        )
        items.append(f"<li><a href='{name}'>{title}</a> {facts} ({len(reading)} statements)</li>\n")
    (folder / "index.html").write_text(
        "<!doctype html>\n<html lang='fr'><head><meta charset='utf-8'><title>Articles</title>"
        "<style>:root { color-scheme: light dark } body { font: 1em/1.6 system-ui; margin: 2em }</style>"
        f"</head><body><ol>\n{''.join(items)}</ol></body></html>\n",
        encoding="utf-8",
    )
