"""Charts of what `dicendi.stats` returns, drawn with Altair (`pip install 'dicendi[plot]'`).

Every function takes the frame of the statistic of the same name and returns an Altair chart that can be
changed further (`chart.properties(title=…)`, `chart.encode(…)`, `chart | other`) and saved
(`chart.save("figure.pdf")`). Charts are readable in print and without colour: shapes, line styles and labels
tell apart, and titles of axes say what was counted, out of how much.
"""

from dicendi.plot.compare import compare
from dicendi.plot.concordance import concordance
from dicendi.plot.diversity import diversity
from dicendi.plot.network import network
from dicendi.plot.share import share
from dicendi.plot.top import top
from dicendi.plot.trend import trend
from dicendi.plot.words import keyness, verbs

__all__ = ["compare", "concordance", "diversity", "keyness", "network", "share", "top", "trend", "verbs"]
