"""Charts: that they are valid, that what is drawn is what was computed, and input that cannot be drawn."""

import subprocess
import sys

import corpora
import polars as pl
import pytest

import dicendi as di
from dicendi import plot, stats
from dicendi.plot._layout import apart, layout

pytestmark = pytest.mark.filterwarnings("ignore::dicendi.DicendiWarning")

alt = pytest.importorskip("altair")
CORPUS = corpora.tables(2_000)
MONTHS = pl.col("month") >= pl.date(2024, 6, 1)
NETWORK = stats.network(CORPUS, min_articles=2, rewired=10, replicates=50)
FEW = {"replicates": 50}
FRAMES = {
    "top": [stats.top(CORPUS, 8, **FEW), stats.top(CORPUS, 3, within="source", **FEW)],
    "share": [
        stats.share(CORPUS, "gender", **FEW),
        stats.share(CORPUS, "gender", within="source", **FEW),
        stats.share(CORPUS, "gender", within="source", **FEW).filter(gender="feminine"),
        stats.share(CORPUS, "gender", within="month", **FEW),
    ],
    "compare": [stats.compare(CORPUS, "gender", "source", "La Vigie", "L'Amarre", **FEW)],
    "diversity": [stats.diversity(CORPUS, "source"), stats.diversity(CORPUS)],
    "verbs": [stats.verbs(CORPUS, "gender", **FEW), stats.verbs(CORPUS, "source", "act", **FEW)],
    "keyness": [stats.keyness(CORPUS, "source", n=5, **FEW)],
    "trend": [
        stats.trend(CORPUS, "month", **FEW),
        stats.trend(CORPUS, "week", "gender", **FEW),
        stats.trend(CORPUS, "year", "verb", unit="statement", **FEW),
    ],
}
CASES = [(name, frame) for name, frames in FRAMES.items() for frame in frames]
IDS = [f"{name}-{number}" for name, frames in FRAMES.items() for number in range(len(frames))]


def drawn(chart) -> pl.DataFrame:
    """The largest of the chart's tables."""
    tables = [pl.DataFrame(rows, infer_schema_length=None) for rows in chart.to_dict()["datasets"].values()]
    return max(tables, key=lambda table: table.height)


def rendered(chart) -> str:
    vl_convert = pytest.importorskip("vl_convert")
    svg = vl_convert.vegalite_to_svg(chart.to_json())
    assert svg.startswith("<svg")
    return svg


@pytest.mark.parametrize(("name", "frame"), CASES, ids=IDS)
def test_a_chart_is_drawn_from_its_statistic(name, frame) -> None:
    chart = getattr(plot, name)(frame)
    figures = [
        figure
        for figure in ("share", "low", "high", "least", "most", "log_odds", "difference", "per_article")
        if figure in frame.columns
    ]
    if name == "diversity":
        # A panel a measure, each with its table.
        tables = chart.to_dict()["datasets"].values()
        rows = pl.concat([pl.DataFrame(table) for table in tables])
        frame = frame.filter(pl.col("measure") != "hhi")
        figures = ["value", "low", "high"]
    else:
        rows = drawn(chart)
    for figure in figures:
        shown = rows[figure].drop_nulls().sort().to_list()
        computed = frame[figure].drop_nulls().sort().to_list()
        # Where a period has other values, this one's share is drawn as 0.
        assert [value for value in shown if value] == pytest.approx([value for value in computed if value])
    assert "NaN" not in rendered(chart)


@pytest.mark.parametrize(("name", "frame"), CASES, ids=IDS)
def test_one_row_is_drawn_and_none_is_refused(name, frame) -> None:
    function = getattr(plot, name)
    if name == "diversity":
        rendered(function(frame.head(4).filter(measure="shannon"), ["shannon"]))
    else:
        rendered(function(frame.head(1)))
    with pytest.raises(di.InputError, match=f"plot.{name}: nothing to draw"):
        function(frame.clear())
    with pytest.raises(di.InputError, match="lacks clusters"):
        function(frame.drop("clusters"))
    with pytest.raises(di.InputError, match=f"takes what stats.{name} returns, not"):
        function(CORPUS)


def test_labels_and_axes_say_what_is_counted() -> None:
    svg = rendered(plot.top(FRAMES["top"][0]))
    for text in ("Personne 0", "speakers × articles", "copies not counted"):
        assert text in svg
    assert "copies counted" in rendered(plot.top(stats.top(CORPUS, copies=True, **FEW)))
    assert "Share of statements" in rendered(plot.share(stats.share(CORPUS, "verb", unit="statement", **FEW)))


def test_two_of_one_name_have_a_row_each() -> None:
    frame = FRAMES["top"][0].with_columns(speaker=pl.lit("Jean Martin"))
    rows = drawn(plot.top(frame))["row"]
    assert rows.n_unique() == frame.height and rows[1] == "Jean Martin (2)"


def test_a_corrected_share_is_drawn() -> None:
    frame = FRAMES["share"][0].with_columns(corrected=0.4, corrected_low=0.3, corrected_high=0.5)
    svg = rendered(plot.share(frame))
    assert "Hollow: corrected" in svg and "corrected" not in rendered(plot.share(FRAMES["share"][0]))


def test_gaps_are_shown_and_no_line_leads_over_them() -> None:
    months = FRAMES["trend"][0]
    gap = (pl.col("month") >= pl.date(2024, 5, 1)) & (pl.col("month") < pl.date(2024, 8, 1))
    frame = months.with_columns(
        pl.when(~gap).then(name).alias(name) for name in ("per_article", "low", "high")
    )
    rows = drawn(plot.trend(frame))
    assert rows.filter(pl.col("per_article").is_null()).height == 3
    (row,) = rows.filter(pl.col("until").is_not_null()).rows(named=True)
    assert row["month"].startswith("2024-05-01") and row["until"].startswith("2024-08-01")
    # Periods that are not in the frame are gaps too.
    assert drawn(plot.trend(frame.filter(~gap))).height == rows.height


def test_shares_over_time_need_one_column() -> None:
    frame = stats.share(CORPUS, "gender", within=["source", "month"], where=MONTHS, **FEW)
    with pytest.raises(di.InputError, match="over month no other groups"):
        plot.share(frame)


def test_measures_are_those_of_the_frame() -> None:
    with pytest.raises(di.InputError, match="no 'evenness'"):
        plot.diversity(FRAMES["diversity"][0], ["evenness"])


def test_a_network_is_drawn_with_all_its_edges() -> None:
    chart = plot.network(NETWORK, 1000)
    svg = rendered(chart)
    for name in NETWORK.nodes["name"]:
        assert f">{name}<" in svg
    tables = [pl.DataFrame(rows) for rows in chart.to_dict()["datasets"].values()]
    counts = next(table for table in tables if table.columns == ["edge", "x", "y", "n"])
    assert counts["n"].to_list() == NETWORK.edges["n"].to_list()
    assert chart.to_dict() == plot.network(NETWORK, 1000).to_dict()
    assert "the 2 heaviest of" in rendered(plot.network(NETWORK, 2))
    rendered(plot.network(NETWORK, 1))


def test_a_network_without_edges_is_refused() -> None:
    none = stats.network(CORPUS, min_articles=1000, rewired=1, replicates=1)
    with pytest.raises(di.InputError, match="no edge has enough articles"):
        plot.network(none)
    with pytest.raises(di.InputError, match="not DataFrame"):
        plot.network(NETWORK.edges)
    with pytest.raises(di.InputError, match="n=0"):
        plot.network(NETWORK, 0)


def test_boxes_do_not_lie_over_each_other() -> None:
    edges = [(k, k * k % 17) for k in range(30) if k != k * k % 17]
    boxes = [(60.0 + k % 5 * 10, 40.0) for k in range(30)]
    places = apart(layout(30, edges, 900, 700), boxes, 900, 700)
    for i in range(30):
        assert boxes[i][0] / 2 <= places[i][0] <= 900 - boxes[i][0] / 2
        for j in range(i):
            over = [(boxes[i][a] + boxes[j][a]) / 2 - abs(places[i][a] - places[j][a]) for a in (0, 1)]
            assert min(over) < 2
    assert layout(1, [], 100, 100) == [(50, 50)]
    assert layout(0, [], 100, 100) == []


def test_a_chart_can_be_changed_further() -> None:
    chart = plot.top(FRAMES["top"][0]).properties(title="Qui parle ?", width=200)
    both = chart | plot.share(FRAMES["share"][0])
    assert "Qui parle ?" in rendered(both)


def test_without_altair_an_error_says_how_to_get_it(monkeypatch) -> None:
    monkeypatch.setitem(sys.modules, "altair", None)
    for function in (lambda: plot.top(FRAMES["top"][0]), lambda: plot.network(NETWORK)):
        with pytest.raises(ImportError, match=r"pip install 'dicendi\[plot\]'"):
            function()


def test_altair_is_imported_when_it_is_needed() -> None:
    code = "import sys, dicendi as di; di.plot.top, di.concordance; assert 'altair' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True)
