"""Who speaks to, about or against whom."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import polars as pl

from dicendi.errors import InputError
from dicendi.stats import _units
from dicendi.stats._options import Options
from dicendi.stats._tally import Tally, finish, intervals

if TYPE_CHECKING:
    import networkx

    from dicendi.tables import Tables


@dataclass(frozen=True)
class Network:
    """Speakers and whom they speak to, about or against."""

    #: One row an edge: `source`, `target` (names), `source_id`, `target_id`, `n` articles with its interval.
    edges: pl.DataFrame
    #: One row an entity: `entity_id`, `name`, `type`, number of edges and of articles, out and in.
    nodes: pl.DataFrame
    #: Two rows, reciprocity of `edges` and of `articles`: `value` with interval, its mean and range by
    #: chance, `p`.
    summary: pl.DataFrame

    def to_networkx(self) -> networkx.DiGraph:
        """A directed graph: nodes are entity ids with `name` and `type`; edges weigh articles (`weight`)."""
        try:
            import networkx
        except ImportError as error:
            raise ImportError("graphs need networkx: pip install networkx") from error
        graph = networkx.DiGraph()
        for key, name, kind in self.nodes.select("entity_id", "name", "type").rows():
            graph.add_node(key, name=name or "", label=name or "", type=kind or "")
        for source, target, weight in self.edges.select("source_id", "target_id", "n").rows():
            graph.add_edge(source, target, weight=weight)
        return graph

    def write(self, path: str | os.PathLike[str]) -> None:
        """Writes the network: `.graphml` or `.gexf` (Gephi; both need networkx), or `.csv`, the edges."""
        path = Path(path)
        if path.suffix == ".csv":
            self.edges.write_csv(path)
            return
        graph = self.to_networkx()
        import networkx

        if path.suffix == ".graphml":
            networkx.write_graphml(graph, path)
        elif path.suffix == ".gexf":
            networkx.write_gexf(graph, path)
        else:
            raise InputError(f"{path.name}: the name must end in .graphml, .gexf or .csv")


def network(
    tables: Tables,
    role: str | None = None,
    act: str | None = None,
    *,
    min_articles: int = 3,
    rewired: int = 500,
    **options: Any,
) -> Network:
    """The network of speakers and targets.

    An edge leads from a speaker to a target; it weighs as many articles as have a statement of the one
    directed at the other (copies of one article are one), and is there from `min_articles` on: a single wrong
    reading makes none. `role` keeps targets of this role (`addressee`, `object`, `about`), `act` statements
    of this act (`accuse`, …); `where` takes `target_type` and `role` too.

    `summary` says how much is answered: the share of edges that go both ways, and the share of weight that
    the opposite edge matches (Squartini and others, "Reciprocity of weighted networks", *Scientific Reports*
    3, 2013); each with its interval, and with what it is in `rewired` networks in which everybody speaks and
    is spoken to as often but for the rest by chance (Maslov and Sneppen, *Science* 296, 2002). `p` is the
    share of these that are answered as much or more.
    """
    asked = Options(**options)
    if min_articles < 1:
        raise InputError(f"min_articles={min_articles}: it must be 1 or more")
    if rewired < 1:
        raise InputError(f"rewired={rewired}: it must be 1 or more")
    links = _links(tables, role, act, asked)
    keys = ["source_id", "target_id"]
    rows = links.unique([*keys, "cluster"], maintain_order=True).with_columns(pl.lit(1.0).alias("weight"))
    kept = rows.group_by(keys).len("n").filter(pl.col("n") >= min_articles)
    kept = kept.sort("n", *keys, descending=[True, False, False]).select(keys)
    tally = Tally(rows["cluster"])
    edges = tally.add(rows, keys, kept)
    articles = tally.add(rows.unique("cluster", maintain_order=True), [])
    counts = tally.counts()
    shares = counts.shares([(cell, articles["cell"][0]) for cell in edges["cell"]], asked.bootstrap)
    total = articles["n"][0]
    columns = intervals([tuple(end * total for end in share) for share in shares], "n")
    edges = edges.drop("n", "cell").with_columns(*columns)
    names = tables.entities.select("entity_id", "name", pl.col("type").cast(pl.String))
    for end in ("source", "target"):
        who = names.select(pl.col("entity_id").alias(f"{end}_id"), pl.col("name").alias(end))
        edges = edges.join(who, on=f"{end}_id", how="left", maintain_order="left")
    edges = edges.select("source", "target", *keys, pl.col("n").cast(pl.UInt32), "low", "high", "clusters")
    nodes = _nodes(edges, names)
    return Network(
        edges=finish(edges, "article", asked, ["source"]),
        nodes=nodes,
        summary=_summary(edges, rows, nodes, rewired, asked),
    )


def _links(tables: Tables, role: str | None, act: str | None, options: Options) -> pl.DataFrame:
    targets = tables.targets.select(
        "statement_id",
        pl.col("entity_id").alias("target_id"),
        pl.col("role").cast(pl.String).alias("target_role"),
    ).filter(pl.col("target_id").is_not_null())
    for name, value, column in [
        ("role", role, tables.targets["role"]),
        ("act", act, tables.statements["act"]),
    ]:
        if value is not None and value not in column.dtype.categories:
            raise InputError(f"{name}={value!r}: it must be one of {', '.join(column.dtype.categories)}")
    types = tables.entities.select(
        pl.col("entity_id").alias("target_id"), pl.col("type").cast(pl.String).alias("target_type")
    )
    # `where` may speak of targets, so it waits until they are there.
    unfiltered = Options(copies=options.copies, join=options.join)
    found = (
        _units.of(tables, "statement", unfiltered)
        .rename({"speaker_id": "source_id"})
        .filter(pl.col("source_id").is_not_null())
        .join(targets, on="statement_id", maintain_order="left")
        .join(types, on="target_id", how="left", maintain_order="left")
        .filter(pl.col("source_id") != pl.col("target_id"))
    )
    if role is not None:
        found = found.filter(pl.col("target_role") == role)
    if act is not None:
        found = found.filter(pl.col("act") == act)
    return found if options.where is None else found.filter(options.where)


def _nodes(edges: pl.DataFrame, names: pl.DataFrame) -> pl.DataFrame:
    ends = pl.concat([edges["source_id"].alias("entity_id"), edges["target_id"].alias("entity_id")])
    nodes = pl.DataFrame({"entity_id": ends.unique(maintain_order=True)})
    for end, way in (("source_id", "out"), ("target_id", "in")):
        sums = edges.group_by(pl.col(end).alias("entity_id")).agg(
            pl.len().cast(pl.UInt32).alias(f"edges_{way}"),
            pl.col("n").sum().cast(pl.UInt32).alias(f"articles_{way}"),
        )
        nodes = nodes.join(sums, on="entity_id", how="left", maintain_order="left")
    return nodes.join(names, on="entity_id", how="left", maintain_order="left").select(
        "entity_id", "name", "type", *(pl.col(name).fill_null(0) for name in nodes.columns[1:])
    )


def _summary(
    edges: pl.DataFrame, rows: pl.DataFrame, nodes: pl.DataFrame, rewired: int, options: Options
) -> pl.DataFrame:
    number = nodes.select("entity_id").with_row_index("number")
    ends = [
        edges.select(pl.col(end).alias("entity_id")).join(
            number, on="entity_id", how="left", maintain_order="left"
        )
        for end in ("source_id", "target_id")
    ]
    tally = Tally(rows["cluster"])
    tally.add(rows, ["source_id", "target_id"], edges.select("source_id", "target_id"))
    pairs = list(zip(*(end["number"] for end in ends), strict=True))
    found = tally.counts().reciprocity(pairs, rewired, options.bootstrap)
    sums = (edges.height, edges["n"].sum())
    clusters = rows.join(edges, on=["source_id", "target_id"], how="semi")["cluster"].n_unique()
    table = [
        (f"reciprocity of {name}", *own, *chance, p, n, clusters)
        for name, (own, chance, p), n in zip(("edges", "articles"), found, sums, strict=True)
    ]
    numbers = ["value", "low", "high", "by_chance", "by_chance_low", "by_chance_high", "p"]
    schema = {
        "measure": pl.String,
        **dict.fromkeys(numbers, pl.Float64),
        "n": pl.UInt32,
        "clusters": pl.UInt32,
    }
    result = pl.DataFrame(table, schema=schema, orient="row").with_columns(pl.col(numbers).fill_nan(None))
    return result.with_columns(pl.lit("article").alias("unit"), pl.lit(options.counted).alias("counted"))
