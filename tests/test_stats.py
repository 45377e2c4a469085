"""Statistics: agreement with other people's code, what is counted, and input that cannot be used."""

import math
import warnings
from collections import Counter
from types import SimpleNamespace

import corpora
import polars as pl
import pytest
from polars.testing import assert_frame_equal

import dicendi as di
from dicendi import stats

pytestmark = pytest.mark.filterwarnings("ignore::dicendi.DicendiWarning")


@pytest.fixture(scope="module")
def corpus() -> SimpleNamespace:
    """2,000 invented statements."""
    return corpora.tables(2_000)


@pytest.fixture(scope="module")
def one_article() -> di.Tables:
    return di.extract(["« La digue tiendra », a déclaré Nadia Brunet."])


@pytest.fixture(scope="module")
def nothing() -> di.Tables:
    return di.extract([])


def every_statistic(tables) -> dict[str, pl.DataFrame]:
    net = stats.network(tables, min_articles=1)
    return {
        "share": stats.share(tables, "gender"),
        "share within": stats.share(tables, "gender", within="source", unit="words"),
        "top": stats.top(tables),
        "verbs": stats.verbs(tables, "gender"),
        "keyness": stats.keyness(tables),
        "edges": net.edges,
        "summary": net.summary,
        "trend": stats.trend(tables, "week", "gender"),
        "diversity": stats.diversity(tables, "source"),
    }


# What is counted


def test_everything_says_its_unit_and_interval(corpus) -> None:
    for name, frame in every_statistic(corpus).items():
        assert {"n", "low", "high", "clusters", "unit", "counted"} <= set(frame.columns), name
        assert frame.height, name
        assert frame["counted"].unique().to_list() == ["originals"], name
        assert (frame["low"] <= frame["high"]).all(), name


def test_a_speaker_counts_once_an_article(corpus) -> None:
    units = stats.units(corpus)
    originals = corpus.articles.filter(pl.col("duplicate_of").is_null())
    spoken = corpus.statements.join(originals, on="article_id", how="semi").join(
        corpus.speakers, on="statement_id"
    )
    assert units.height == spoken.select("article_id", "entity_id").unique().height


def test_copies_count_when_asked(corpus) -> None:
    originals, everything = (stats.share(corpus, "gender", copies=copies) for copies in (False, True))
    assert everything["n"].sum() > originals["n"].sum()
    assert everything["counted"].unique().to_list() == ["all"]
    # A copy belongs to the cluster of its original.
    assert everything["clusters"][0] == originals["clusters"][0]


def test_speakers_of_one_statement_share_it() -> None:
    text = "Nadia Brunet et Paul Aubry ont déclaré que la digue tiendrait."
    tables = di.extract([text])
    assert tables.speakers.height == 2
    assert stats.units(tables, "statement")["weight"].to_list() == [0.5, 0.5]
    assert stats.units(tables, "words")["weight"].sum() == len(["la", "digue", "tiendrait"])


def test_unknowns_bound_a_share(corpus) -> None:
    found = stats.share(corpus, "gender")
    n, known, unknown = (found[name][0] for name in ("n", "n_known", "n_unknown"))
    assert unknown > 0
    assert found["share"][0] == n / known
    assert found["least"][0] == pytest.approx(n / (known + unknown))
    assert found["most"][0] == pytest.approx((n + unknown) / (known + unknown))
    assert found["share"].sum() == pytest.approx(1)


def test_groups_come_by_joined_columns_and_conditions(corpus) -> None:
    owner = pl.DataFrame({"source": ["Le Littoral", "La Vigie", "L'Amarre"], "owner": ["A", "A", "B"]})
    found = stats.share(corpus, "gender", within="owner", join=owner)
    assert found["owner"].unique().sort().to_list() == ["A", "B"]
    only_b = stats.share(corpus, "gender", join=owner, where=pl.col("owner") == "B")
    assert only_b["n"].to_list() == found.filter(owner="B")["n"].to_list()


def test_the_same_seed_gives_the_same_figures(corpus) -> None:
    assert_frame_equal(stats.share(corpus, "gender"), stats.share(corpus, "gender"))
    other = stats.share(corpus, "gender", seed=1)
    assert other["share"].equals(stats.share(corpus, "gender")["share"])
    assert not other["low"].equals(stats.share(corpus, "gender")["low"])


def test_typical_words_are_the_same_each_time(corpus) -> None:
    first = stats.verbs(corpus, "gender", replicates=50)
    assert all(stats.verbs(corpus, "gender", replicates=50).equals(first) for _ in range(3))
    words = stats.keyness(corpus, "source", n=5, replicates=20)
    assert all(stats.keyness(corpus, "source", n=5, replicates=20).equals(words) for _ in range(2))


def test_top_ranks(corpus) -> None:
    found = stats.top(corpus, 5)
    counts = Counter(stats.units(corpus)["speaker"].to_list())
    assert found["n"].to_list() == [count for _, count in counts.most_common(5)]
    assert found["rank"][0] == 1
    assert stats.top(corpus, 2, within="source").height == 6


def test_compare_is_the_difference_of_shares(corpus) -> None:
    found = stats.compare(corpus, "gender", "source", "La Vigie", "L'Amarre")
    shares = stats.share(corpus, "gender", within="source")
    first, second = (shares.filter(source=source)["share"] for source in ("La Vigie", "L'Amarre"))
    assert found["difference"].to_list() == pytest.approx((first - second).to_list())
    assert (found["low"] < found["high"]).all()


def test_trend_shows_gaps() -> None:
    articles = [
        {"id": "a", "text": "« La digue tiendra », a dit Nadia Brunet.", "published": "2026-01-05"},
        {"id": "b", "text": "« Le port rouvrira », a dit Paul Aubry.", "published": "2026-03-09"},
        {"id": "c", "text": "Il pleut.", "published": "2026-03-10"},
    ]
    found = stats.trend(di.extract(articles), "month")
    assert found["n_articles"].to_list() == [1, 0, 2]
    assert found["per_article"].to_list() == [1.0, None, 0.5]


# Agreement with references


def test_intervals_are_those_of_scipy(corpus) -> None:
    scipy_stats = pytest.importorskip("scipy.stats")
    numpy = pytest.importorskip("numpy")
    units = stats.units(corpus).filter(pl.col("gender").is_not_null())
    women = pl.col("gender") == "feminine"
    every = stats.units(corpus).select("cluster").unique()
    counts = units.group_by("cluster").agg(women.sum().alias("women"), pl.len().alias("all"))
    counts = every.join(counts, on="cluster", how="left").fill_null(0)
    reference = scipy_stats.bootstrap(
        (counts["women"].to_numpy(), counts["all"].to_numpy()),
        lambda women, everyone, axis: women.sum(axis=axis) / everyone.sum(axis=axis),
        paired=True,
        vectorized=True,
        n_resamples=20_000,
        method="percentile",
        rng=numpy.random.default_rng(1),
    ).confidence_interval
    found = stats.share(corpus, "gender", replicates=20_000).row(0, named=True)
    assert found["low"] == pytest.approx(reference.low, abs=0.002)
    assert found["high"] == pytest.approx(reference.high, abs=0.002)


def test_log_odds_are_the_formula_of_monroe_and_others(corpus) -> None:
    found = stats.verbs(corpus, "gender", n=None, min_n=1)
    units = stats.units(corpus, "statement").filter(pl.col("gender").is_not_null())
    own = Counter(units.select("gender", "verb").rows())
    words = Counter(units["verb"])
    total = sum(words.values())
    of_group = Counter(units["gender"])
    assert found.height == len(own)
    for row in found.iter_rows(named=True):
        alpha, y, n = words[row["verb"]], own[row["gender"], row["verb"]], of_group[row["gender"]]
        other_y, other_n = words[row["verb"]] - y, total - n
        delta = math.log((y + alpha) / (n + total - y - alpha)) - math.log(
            (other_y + alpha) / (other_n + total - other_y - alpha)
        )
        assert row["log_odds"] == pytest.approx(delta)
        assert row["z"] == pytest.approx(delta / math.sqrt(1 / (y + alpha) + 1 / (other_y + alpha)))


def test_keyness_finds_who_says_what() -> None:
    said = {"Nadia Brunet": "la digue et les vagues", "Paul Aubry": "le budget et les impôts"}
    texts = [f"« Parlons de {what} », a déclaré {who}." for who, what in said.items() for _ in range(5)]
    # Texts that are equal are copies.
    found = stats.keyness(di.extract(texts), copies=True, n=3, min_n=1)
    typical = {who: set(found.filter(speaker=who)["word"]) for who in said}
    assert {"digue", "vagues"} <= typical["Nadia Brunet"]
    assert {"budget", "impôts"} <= typical["Paul Aubry"]


def test_hill_numbers_are_the_formula(corpus) -> None:
    found = stats.diversity(corpus)
    counts = list(Counter(stats.units(corpus)["speaker_id"]).values())
    shares = [count / sum(counts) for count in counts]
    values = dict(found.select("measure", "value").rows())
    assert values["richness"] == len(counts)
    assert values["shannon"] == pytest.approx(math.exp(-sum(share * math.log(share) for share in shares)))
    assert values["simpson"] == pytest.approx(1 / sum(share**2 for share in shares))
    assert values["hhi"] == pytest.approx(1 / values["simpson"])


def test_groups_are_compared_at_one_coverage(corpus) -> None:
    found = stats.diversity(corpus, "source")
    assert found["coverage"].max() - found["coverage"].min() < 1e-9
    assert stats.diversity(corpus, "source", coverage=0.3)["coverage"].to_list() == pytest.approx([0.3] * 12)


def test_reciprocity_is_that_of_networkx(corpus, tmp_path) -> None:
    networkx = pytest.importorskip("networkx")
    found = stats.network(corpus, min_articles=2, rewired=50)
    graph = found.to_networkx()
    assert graph.number_of_edges() == found.edges.height > 20
    assert found.summary["value"][0] == pytest.approx(networkx.reciprocity(graph))
    weights = networkx.get_edge_attributes(graph, "weight")
    matched = sum(min(weight, weights.get((to, start), 0)) for (start, to), weight in weights.items())
    assert found.summary["value"][1] == pytest.approx(matched / sum(weights.values()))
    strengths = dict(graph.out_degree(weight="weight"))
    assert dict(found.nodes.select("entity_id", "articles_out").rows()) == strengths
    for name, read in (("net.graphml", networkx.read_graphml), ("net.gexf", networkx.read_gexf)):
        found.write(tmp_path / name)
        assert set(read(tmp_path / name).edges) == set(graph.edges)
    found.write(tmp_path / "net.csv")
    assert pl.read_csv(tmp_path / "net.csv").height == found.edges.height


def test_edges_count_articles() -> None:
    accused = "Paris accuse Moscou de mentir."
    # Copies are one article, which is too few.
    assert stats.network(di.extract([accused] * 4), act="accuse", copies=True).edges.is_empty()
    others = ["Il pleut sur le port.", "La digue tient encore.", "Le marché ouvre demain matin."]
    tables = di.extract([f"{accused} {other}" for other in others])
    found = stats.network(tables, act="accuse").edges
    assert found.select("source", "target", "n").rows() == [("France", "Russie", 3)]
    assert stats.network(tables, act="accuse", min_articles=4).edges.is_empty()


# What cannot be used


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda t: stats.share(t, "sex"), "by: no column 'sex'; units have"),
        (lambda t: stats.share(t, "gender", within="verb"), "within: no column 'verb'"),
        (lambda t: stats.share(t, "gender", unit="line"), "unit='line'"),
        (lambda t: stats.share(t, "gender", replicates=0), "replicates=0"),
        (lambda t: stats.share(t, "gender", level=95), "level=95"),
        (lambda t: stats.share(t, "gender", where=pl.col("outlet") == "x"), "where: no such column"),
        (lambda t: stats.share(t, "gender", join=pl.DataFrame({"x": [1]})), "join: it needs one of"),
        (
            lambda t: stats.share(t, "gender", join=pl.DataFrame({"source": ["A"], "gender": ["x"]})),
            "columns of these names already: gender",
        ),
        (
            lambda t: stats.share(t, "gender", join=pl.DataFrame({"source": ["A", "A"], "x": [1, 2]})),
            "source 'A' stands in several rows",
        ),
        (lambda t: stats.compare(t, "gender", "source", "A", "B"), "first='A': no unit has this source"),
        (lambda t: stats.compare(t, "source", "source", "A", "B"), "both 'source'"),
        (lambda t: stats.verbs(t, "gender", "noun"), "what='noun'"),
        (lambda t: stats.verbs(t, "gender", groups=["x"]), "no unit has gender 'x'"),
        (lambda t: stats.verbs(t, "gender", prior=0), "prior=0"),
        (lambda t: stats.trend(t, "day"), "every='day'"),
        (lambda t: stats.network(t, role="friend"), "role='friend'"),
        (lambda t: stats.network(t, min_articles=0), "min_articles=0"),
    ],
)
def test_what_cannot_be_asked_is_said(corpus, call, message) -> None:
    with pytest.raises(di.InputError) as error:
        call(corpus)
    assert message in str(error.value)


def test_unknown_options_are_refused(corpus) -> None:
    with pytest.raises(TypeError, match="copy"):
        stats.share(corpus, "gender", copy=True)


def test_no_statements_give_empty_frames(nothing, corpus) -> None:
    full = every_statistic(corpus)
    with pytest.warns(di.DicendiWarning, match="nothing to count"):
        empty = every_statistic(nothing)
    for name, frame in empty.items():
        assert frame.columns == full[name].columns, name
        if name != "summary":
            assert frame.is_empty(), name


def test_a_column_without_values_gives_an_empty_frame(one_article) -> None:
    with pytest.warns(di.DicendiWarning, match="nothing to count"):
        assert stats.share(one_article, "section").is_empty()


def test_one_article_has_no_interval(one_article) -> None:
    with pytest.warns(di.DicendiWarning, match="fewer than 30 articles"):
        found = stats.share(one_article, "gender")
    assert found.select("share", "clusters").row(0) == (1.0, 1)
    for frame in every_statistic(one_article).values():
        assert frame.height >= 0


def test_enough_articles_give_no_warning() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error", di.DicendiWarning)
        stats.share(corpora.tables(2_000), "gender", within="source")
