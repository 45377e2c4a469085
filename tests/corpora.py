"""Tables of invented corpora of any size, without reading anything: for testing and timing statistics."""

from types import SimpleNamespace

import polars as pl

from dicendi import _dicendi

VERBS = ["dire", "affirmer", "assurer", "accuser", "promettre", "estimer", "répondre", "nier"]
ACTS = ["say", "claim", "assure", "accuse", "promise", "judge", "reply", "deny"]
VOCABULARY = 20_000


def _chance(height: int, seed: int, stream: int) -> pl.Series:
    """Numbers from 0 to 1 that look drawn by lot, and are always the same."""
    numbers = pl.int_range(height, eager=True).cast(pl.UInt64) + stream * 1_000_003
    return numbers.hash(seed) / 2.0**64


def _enums(table: str, column: str) -> list[str]:
    columns = next(columns for name, _, columns in _dicendi.describe() if name == table)
    assert any(name == column for name, _, _ in columns)
    empty = pl.DataFrame(_dicendi.Extraction().finish().table(table))
    return empty.schema[column].categories.to_list()


def tables(statements: int, seed: int = 1) -> SimpleNamespace:
    """So many statements, five an article; a tenth of the articles are copies, a third of speakers women."""
    n_articles, n_entities = max(statements // 5, 1), max(statements // 20, 40)
    days = (_chance(n_articles, seed, 1) * 700).cast(pl.Int32)
    ids = pl.int_range(n_articles, eager=True)
    source = pl.Series(["Le Littoral", "La Vigie", "L'Amarre"]).gather(
        (_chance(n_articles, seed, 2) * 3).cast(pl.UInt32)
    )
    copied = _chance(n_articles, seed, 3) < 0.1
    articles = pl.DataFrame({"number": ids, "source": source, "days": days, "copied": copied}).select(
        pl.format("a{}", "number").alias("article_id"),
        "source",
        pl.lit("monde").alias("section"),
        pl.lit("Un titre").alias("title"),
        pl.lit("fr").alias("language"),
        (pl.date(2024, 1, 1) + pl.duration(days="days")).alias("published"),
        pl.when(pl.col("copied") & (pl.col("number") > 0)).then(pl.lit("a0")).alias("duplicate_of"),
    )
    gender = pl.Series([None, "feminine", "masculine"]).gather(
        (_chance(n_entities, seed, 4) * 6)
        .cast(pl.UInt32)
        .replace_strict({0: 0, 1: 1, 2: 1, 3: 2, 4: 2, 5: 2})
    )
    entities = pl.DataFrame({"number": pl.int_range(n_entities, eager=True), "gender": gender}).select(
        pl.format("e{}", "number").alias("entity_id"),
        pl.format("Personne {}", "number").alias("name"),
        pl.lit("person").cast(pl.Enum(_enums("entities", "type"))).alias("type"),
        pl.col("gender").cast(pl.Enum(_enums("entities", "gender"))),
        pl.lit("FR").alias("country"),
        pl.concat_list(pl.lit("maire")).alias("roles"),
    )
    verb = (_chance(statements, seed, 5).pow(2) * 8).cast(pl.UInt32)
    # Words as frequent as in a language: a few often, most seldom.
    content = pl.DataFrame(
        [(VOCABULARY ** _chance(statements, seed, 20 + n)).cast(pl.UInt32).alias(str(n)) for n in range(12)]
    ).select(pl.concat_str([pl.format("mot{}", name) for name in map(str, range(12))], separator=" "))
    acts = _enums("statements", "act")
    known = pl.Series([act if act in acts else None for act in ACTS])
    said = pl.DataFrame(
        {"number": pl.int_range(statements, eager=True), "content": content.to_series()}
    ).select(
        pl.format("s{}", "number").alias("statement_id"),
        pl.format("a{}", pl.col("number") // 5).alias("article_id"),
        "content",
        pl.Series(VERBS).gather(verb).alias("verb"),
        known.gather(verb).cast(pl.Enum(acts)).alias("act"),
        pl.lit("neutral").cast(pl.Enum(_enums("statements", "stance"))).alias("stance"),
        pl.lit("direct").cast(pl.Enum(_enums("statements", "kind"))).alias("kind"),
        pl.lit("asserted").cast(pl.Enum(_enums("statements", "modality"))).alias("modality"),
        pl.lit(False).alias("negated"),
        pl.lit("dit").alias("cue"),
    )

    def links(stream: int, power: int, letter: str) -> pl.DataFrame:
        who = (_chance(statements, seed, stream) ** power * n_entities).cast(pl.UInt32)
        return pl.DataFrame({"number": pl.int_range(statements, eager=True), "who": who}).select(
            pl.format("s{}", "number").alias("statement_id"),
            pl.format(f"{letter}{{}}", "number").alias("mention_id"),
            pl.format("e{}", "who").alias("entity_id"),
        )

    role = pl.lit("addressee").cast(pl.Enum(_enums("targets", "role"))).alias("role")
    return SimpleNamespace(
        articles=articles,
        entities=entities,
        statements=said,
        speakers=links(6, 4, "m"),
        targets=links(7, 6, "t").with_columns(role).filter(_chance(statements, seed, 8) < 0.3),
    )
