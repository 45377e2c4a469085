"""Damages the files of an archive at random and reads them: `python tests/damage_files.py MINUTES [SEED]`

Half of them are web pages, whose tags are taken out, nested, doubled and put in wrong places; the others are
of all formats that are read. What comes must be tables, in which each offset points at its words, or an
`InputError`: no crash, no other exception, nothing that takes longer than ten seconds a megabyte.
"""

import gzip
import io
import random
import re
import sys
import tempfile
from pathlib import Path

import damaging
import polars as pl
import zstandard
from test_html import PAGE

import dicendi as di
from dicendi import files

_LAID_OUT = ("p", "div", "span", "h1", "h2", "ul><li", "blockquote", "article", "main", "body", "html")
_ELSEWHERE = ("script", "style", "template", "svg><math", "noscript", "iframe", "frameset", "table><tr><td")
_SIGNS = "<>\"'&\0\x1b\x85\u2028\ufeff\u202eé"
_MARKS = ("<!--", "-->", "<![CDATA[", "&#0;", "&#xD800;", "&#1114112;", "&eacute", "&amp;amp;")
_STORY = '{"@type":["NewsArticle"],"headline":7,"author":[{"name":null}]}'
#: What pages of the web have in wrong places.
ODD = [
    *(f"<{way}{name}>" for name in (*_LAID_OUT, *_ELSEWHERE) for way in ("", "/")),
    *_SIGNS,
    *_MARKS,
    '<a href="http://[">',
    '<base href="//[">',
    '<meta charset="utf-7">',
    '<meta charset="utf-16">',
    '<html lang="en">',
    '<time datetime="99999-99-99">',
    '<meta property="article:published_time" content="2026-13-45T99:99">',
    *(f'<script type="application/ld+json">{story}</script>' for story in (_STORY, _STORY[:-1])),
]


def page(draw: random.Random) -> str:
    tokens = re.findall(r"<[^>]*>|[^<]+", PAGE)
    for _ in range(draw.randrange(1, 12)):
        at = draw.randrange(len(tokens))
        way = draw.choice(["out", "odd", "odd", "move", "often", "nest", "inside", "long"])
        if way == "out":
            del tokens[at : at + draw.randrange(1, 6)]
        elif way == "odd":
            tokens.insert(at, draw.choice(ODD))
        elif way == "move":
            tokens.insert(draw.randrange(len(tokens)), tokens.pop(at))
        elif way == "often":
            tokens[at:at] = tokens[at : at + draw.randrange(1, 9)] * draw.randrange(1, 60)
        elif way == "nest":
            tokens.insert(at, draw.choice(ODD) * draw.choice([10, 300, 5000]))
        elif way == "inside":
            place = draw.randrange(len(tokens[at]) + 1)
            tokens[at] = tokens[at][:place] + draw.choice(ODD) + tokens[at][place:]
        else:
            tokens.insert(at, tokens[at] * draw.choice([10, 100]))
        if not tokens or sum(map(len, tokens)) > 2_000_000:
            break
    return "".join(tokens)


def whole(rows: pl.DataFrame) -> dict[str, bytes]:
    """The same articles in all formats, by the ends of their names."""
    lines, table, columns = io.BytesIO(), io.BytesIO(), io.BytesIO()
    rows.write_ndjson(lines)
    rows.write_csv(table)
    rows.write_parquet(columns)
    compress = zstandard.compress
    return {
        ".txt": rows["text"][0].encode(),
        ".json": b"[" + b",".join(lines.getvalue().splitlines()) + b"]",
        ".jsonl": lines.getvalue(),
        ".jsonl.gz": gzip.compress(lines.getvalue(), mtime=0),
        ".ndjson.zst": compress(lines.getvalue()),
        ".csv": table.getvalue(),
        ".tsv.gz": gzip.compress(table.getvalue().decode().encode("cp1252", "replace"), mtime=0),
        ".csv.zst": compress(table.getvalue()),
        ".parquet": columns.getvalue(),
        ".html": PAGE.encode(),
    }


def read(path: Path) -> str:
    out = path.parent.parent / "tables"
    try:
        tables = di.extract_files(path.parent, out, resume=False).collect()
    except di.InputError:
        return "refused"
    inside = tables.problems.filter(stage="internal")["message"]
    if not inside.is_empty():
        return f"panic: {inside[0]}"
    texts = {}
    for batch in files.read(files.find([path.parent])):
        rows = pl.DataFrame(batch.table)
        if {"id", "text"} <= set(rows.columns):
            for id, text in rows.select(pl.col("id", "text").cast(pl.String)).iter_rows():
                texts.setdefault(id, text)
    for id, content, spans in tables.statements.select("article_id", "content", "content_spans").iter_rows():
        if " […] ".join(texts[id][span["start"] : span["end"]] for span in spans) != (content or ""):
            return f"offsets of {id} miss its words"
    return "tables"


def main() -> int:
    wholes = whole(di.sample().head(4).with_columns(pl.col("published").cast(pl.String)))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "files"
        folder.mkdir()

        def make(draw: random.Random) -> tuple[str, Path, float]:
            for old in folder.iterdir():
                old.unlink()
            if draw.random() < 0.5:
                end, way = ".html", "tags"
                content = page(draw).encode(draw.choice(["utf-8", "cp1252"]), "replace")
                if draw.random() < 0.3:
                    way, content = damaging.damaged(content, draw, lambda: b"")
            else:
                end = draw.choice(list(wholes))
                way, content = damaging.damaged(wholes[end], draw, lambda: wholes[draw.choice(list(wholes))])
            path = folder / f"a{end}"
            path.write_bytes(content)
            return f"{way} in {path.name}", path, len(content) / 1e6

        return damaging.run(make, read)


if __name__ == "__main__":
    sys.exit(main())
