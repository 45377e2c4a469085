"""Statistics over the tables of a corpus, each a tidy polars frame with intervals.

Every function takes the tables first, and counts

- in a *unit*: `speaker` (a speaker × article: who speaks ten times in an article counts once; the default),
  `statement` (a statement × speaker, shared out among the speakers of one statement) or `words` (those of the
  contents, shared out likewise);
- original articles only, or with `copies=True` copies too; the column `counted` says which.

Intervals hold the truth in 95 of 100 corpora. They come from drawing articles anew, each with its copies (a
cluster bootstrap: Davison and Hinkley, *Bootstrap Methods and their Application*, 1997, 3.8), because
statements of one article are not independent. The column `clusters` counts these articles. What one can ask
of every function stands at `Options`.
"""

from dicendi.stats._options import Options
from dicendi.stats._units import units
from dicendi.stats.compare import compare
from dicendi.stats.diversity import diversity
from dicendi.stats.keyness import keyness
from dicendi.stats.network import Network, network
from dicendi.stats.share import share
from dicendi.stats.top import top
from dicendi.stats.trend import trend
from dicendi.stats.verbs import verbs

__all__ = [
    "Network",
    "Options",
    "compare",
    "diversity",
    "keyness",
    "network",
    "share",
    "top",
    "trend",
    "units",
    "verbs",
]
