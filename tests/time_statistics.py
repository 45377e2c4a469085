"""Times every statistic over a million statements: `python tests/time_statistics.py [STATEMENTS]`.

Wanted: all together under 60 seconds on 2 cores, under 4 GB.
"""

import resource
import sys
import time
import warnings

import corpora

from dicendi import stats

if __name__ == "__main__":
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    warnings.simplefilter("ignore")
    tables = corpora.tables(count)

    def memory() -> float:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2

    print(f"{count:,} statements, {tables.articles.height:,} articles; the tables take {memory():.2f} GiB")
    begun, begun_work = time.perf_counter(), time.process_time()
    for name, statistic in {
        "share": lambda: stats.share(tables, "gender", within="source"),
        "share of words": lambda: stats.share(tables, "gender", within="source", unit="words"),
        "top": lambda: stats.top(tables, 20),
        "compare": lambda: stats.compare(tables, "gender", "source", "La Vigie", "L'Amarre"),
        "verbs": lambda: stats.verbs(tables, "gender"),
        "keyness": lambda: stats.keyness(tables, "speaker"),
        "network": lambda: stats.network(tables),
        "trend": lambda: stats.trend(tables, "week", "gender"),
        "diversity": lambda: stats.diversity(tables, "source"),
    }.items():
        started, worked = time.perf_counter(), time.process_time()
        result = statistic()
        height = (result.edges if isinstance(result, stats.Network) else result).height
        wall, work = time.perf_counter() - started, time.process_time() - worked
        print(f"{name:<16}{wall:6.1f} s, {work:6.1f} s of CPU, {height:7,} rows, peak {memory():.2f} GiB")
    print(
        f"{'all':<16}{time.perf_counter() - begun:6.1f} s, {time.process_time() - begun_work:6.1f} s of CPU"
    )
