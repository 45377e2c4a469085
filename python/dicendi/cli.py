"""The command `dicendi`."""

from __future__ import annotations

import argparse
import json
import os
import sys
import warnings
from collections.abc import Sequence
from typing import Any

from dicendi import _dicendi, archive, files
from dicendi.errors import DicendiError, DicendiWarning, InputError
from dicendi.inputs import articles
from dicendi.reading import Reading
from dicendi.sample import PATH
from dicendi.tables import load, overview

_FILES = (
    "text files (title on the first line); web pages (.html); .json, .jsonl, .csv, .tsv or .parquet with id, "
    "text or html, and any of title, published, source, url, section, conllu; lines and .csv also packed "
    "(.gz, .zst); folders of such files, and patterns (*, **)"
)

#: The functions of `dicendi.export`.
_FORMATS = ("brat", "conllu", "dna", "gender_gap", "html", "quotebank", "web_annotation")


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command and returns its exit status: 1 for an error, 2 for a wrong call, 130 for Ctrl-C."""
    options = _parser().parse_args(arguments)
    warnings.showwarning = _show_warning
    warnings.simplefilter("always", DicendiWarning)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")
    try:
        options.run(options)
        sys.stdout.flush()
    except DicendiError as error:
        _say(f"error: {error}")
        return 1
    except KeyboardInterrupt:
        _say("interrupted")
        return 130
    except BrokenPipeError:
        # Whoever read the output has seen enough (`| head`).
        _leave_output()
    except OSError as error:
        _say(f"error: {error.filename or 'standard output'}: {error.strerror or error}")
        if error.filename is None:
            _leave_output()
        return 1
    return 0


def _leave_output() -> None:
    """Python must not flush into it at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="dicendi",
        description="Who said what, with which verb, to or against whom: tables from French news.",
    )
    parser.add_argument("--version", action="version", version=f"dicendi {_dicendi.VERSION}")
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")

    extract = commands.add_parser(
        "extract", help="read articles into a folder of tables, or go on where a run was cut off"
    )
    extract.add_argument("files", nargs="+", metavar="FILE", help=_FILES)
    extract.add_argument(
        "-o",
        "--output",
        required=True,
        metavar="DIR",
        help="folder for the tables; what it holds stays",
    )
    extract.add_argument(
        "--anew",
        action="store_true",
        help="begin from nothing: remove what dicendi wrote there before",
    )
    extract.add_argument(
        "--mix",
        action="store_true",
        help="take what another version has read, or one with other options, as it is",
    )
    _add_cues(extract)
    extract.add_argument(
        "--actors",
        metavar="FILE",
        help="a table of who is who: name, aliases, type, gender, country, role, from, to, …",
    )
    extract.add_argument(
        "--corrections",
        metavar="FILE",
        help="a table of corrections: correction (same, not), name, other, article_id",
    )
    extract.set_defaults(run=_extract)

    show = commands.add_parser("show", help="show the statements of one article as a table")
    show.add_argument("article", metavar="ARTICLE", help="a file with one article, or - for standard input")
    show.add_argument("--html", metavar="PAGE", help="write the article as a page of HTML instead")
    show.add_argument("--explain", action="store_true", help="then say in words why each statement is there")
    _add_cues(show)
    show.set_defaults(run=_show)

    statements = commands.add_parser("statements", help="write one JSON object an article to standard output")
    statements.add_argument("files", nargs="+", metavar="FILE", help=_FILES)
    _add_cues(statements)
    statements.set_defaults(run=_statements)

    conllu = commands.add_parser("conllu", help="write words, trees and names to standard output as CoNLL-U")
    conllu.add_argument("files", nargs="+", metavar="FILE", help=_FILES)
    conllu.set_defaults(run=_conllu)

    export = commands.add_parser(
        "export", help="write the statements of a folder of tables in another format"
    )
    export.add_argument(
        "format",
        choices=[name.replace("_", "-") for name in _FORMATS],
        metavar="FORMAT",
        help=", ".join(_FORMATS).replace("_", "-"),
    )
    export.add_argument("tables", metavar="TABLES", help="a folder that `dicendi extract` wrote")
    export.add_argument(
        "files",
        nargs="*",
        metavar="FILE",
        help="the articles that it was made from; dna and quotebank do without",
    )
    export.add_argument(
        "-o", "--output", required=True, metavar="PATH", help="a file, or for brat and html a folder"
    )
    export.set_defaults(run=_export)

    evaluate = commands.add_parser("evaluate", help="measure the statements against annotated articles")
    evaluate.add_argument(
        "folder", metavar="GOLD_DIR", help="a folder with one JSON file an annotated article"
    )
    evaluate.add_argument("--json", action="store_true", help="the figures as JSON")
    evaluate.add_argument("--show", action="store_true", help="first, what differs in each article")
    _add_cues(evaluate)
    evaluate.set_defaults(run=_evaluate)

    sample = commands.add_parser("sample", help="print the path of the invented articles that come along")
    sample.set_defaults(run=lambda _: print(PATH))
    return parser


def _add_cues(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--cues", metavar="FILE", help="your own words of saying, laid over ours: a file like cues_verbs.tsv"
    )


def _extract(options: argparse.Namespace) -> None:
    rows, n_read, n_known = archive.run(
        options.files,
        options.output,
        resume=not options.anew,
        mix=options.mix,
        cues=options.cues,
        actors=options.actors,
        corrections=options.corrections,
        min_confidence=None,
        progress=None,
        part_size=_dicendi.ARTICLES_A_PART,
        say=_say,
    )
    print(overview(rows))
    before = f"; {n_known:,} were there" if n_known else ""
    print(f"{n_read:,} articles read{before}: written to {options.output}")


def _show(options: argparse.Namespace) -> None:
    readings = list(_readings(_one_article(options.article), options.cues))
    if len(readings) != 1:
        raise InputError(f"{options.article}: one article is shown at a time, this file has {len(readings)}")
    from dicendi.display.terminal import explanation, table

    reading = Reading(readings[0])
    if options.html:
        reading.to_html(options.html)
        return
    colour = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    print(table(reading, colour=colour))
    if options.explain:
        for number in range(1, len(reading) + 1):
            print(f"\n{number}. {explanation(reading.explain(number))}")


def _one_article(path: str) -> list[files.Batch]:
    if path != "-":
        return list(files.read(files.find([path])))
    text, notes = _dicendi.decode(sys.stdin.buffer.read())
    problems = [files.Problem(None, "decode", note) for note in notes]
    return [files.Batch("standard input", articles([text]), problems)]


def _statements(options: argparse.Namespace) -> None:
    for reading in _readings(files.read(files.find(options.files)), options.cues):
        article = {"id": reading["id"], "statements": [_brief(said) for said in reading["statements"]]}
        print(json.dumps(article, ensure_ascii=False))


def _conllu(options: argparse.Namespace) -> None:
    for reading in _readings(files.read(files.find(options.files)), None):
        print(f"# newdoc id = {reading['id']}")
        print(Reading(reading).to_conllu(), end="")


def _export(options: argparse.Namespace) -> None:
    import polars as pl

    from dicendi import export

    tables = load(options.tables)
    articles = None
    if options.files:
        batches = []
        for batch in files.read(files.find(options.files)):
            batches.append(pl.DataFrame(batch.table))
            for problem in batch.problems:
                _say(f"{problem.stage}: {problem.message}")
        articles = (
            pl.concat(batches, how="diagonal_relaxed") if batches else pl.DataFrame(schema=["id", "text"])
        )
    write = getattr(export, options.format.replace("-", "_"))
    if options.format == "dna":
        write(tables, options.output)
    else:
        write(tables, options.output, articles)
    print(f"written to {options.output}")


def _evaluate(options: argparse.Namespace) -> None:
    figures, summary, differences = _dicendi.evaluate(options.folder, cues=options.cues)
    if options.show:
        for article_id, lines in differences:
            print("\n".join([article_id, *lines]))
    print(figures if options.json else summary)


def _readings(batches: Any, cues: str | None) -> Any:
    """The articles of files as they are read; problems go to standard error."""
    n_read = 0
    for batch in batches:
        for problem in batch.problems:
            _say(f"{problem.stage}: {problem.message}")
        readings = _dicendi.Readings(batch.table, cues=cues)
        for reading in readings:
            n_read += 1
            yield json.loads(reading)
        for message in readings.problems():
            _say(f"{batch.source}: {message}")
    if n_read == 0:
        raise InputError("no article could be read")


def _brief(said: dict[str, Any]) -> dict[str, Any]:
    """A statement as annotated articles have it."""
    return {
        "speakers": [party["name"] for party in said["speakers"] if party["name"]],
        "lemma": said["verb"] or "",
        "targets": [party["name"] for party in said["targets"] if party["name"]],
        "cue": said["cue_span"],
        "content": said["content_spans"],
        "kind": said["kind"],
        "nested": said["parent_id"] is not None,
    }


def _say(message: str) -> None:
    print(f"dicendi: {message}", file=sys.stderr)


def _show_warning(message: Warning | str, *_: Any, **__: Any) -> None:
    _say(f"warning: {message}")
