"""Pairs of names in articles, judged by hand: how often the linker joins two people, or takes one for two.

`linking_pairs.tsv` holds names, types and roles only. What names and roles decide is computed anew by the
Rust tests; what takes the whole corpus only where that is there.
"""

import os
from pathlib import Path

import polars as pl
import pytest

import dicendi as di

PAIRS = pl.read_csv(
    Path(__file__).parent / "linking_pairs.tsv", separator="\t", comment_prefix="#", quote_char=None
)
CORPUS = os.environ.get("DICENDI_CORPUS")


def test_the_pairs_are_whole() -> None:
    assert PAIRS.height == 2175
    assert set(PAIRS["verdict"]) == {"same", "different"}
    assert (
        PAIRS.select("article_a", "name_a", "article_b", "name_b").null_count().sum_horizontal().item() == 0
    )


@pytest.mark.skipif(
    CORPUS is None,
    reason="set DICENDI_CORPUS to a Parquet file of OrangeSum (id, title, published, text)",
)
def test_few_pairs_of_the_corpus_are_joined_or_kept_apart_wrongly() -> None:
    articles = pl.read_parquet(CORPUS).select("id", "title", "published", "text")
    links = di.extract(articles).links
    known = links.group_by("article_id", "name").agg(pl.col("entity_id").first())
    pairs = PAIRS
    for side in "ab":
        names = known.rename(
            {"article_id": f"article_{side}", "name": f"name_{side}", "entity_id": f"entity_{side}"}
        )
        pairs = pairs.join(names, on=[f"article_{side}", f"name_{side}"], how="inner")
    # A name that the article is no longer read to hold cannot be joined wrongly.
    assert pairs.height > 1800
    joined = pl.col("entity_a") == pl.col("entity_b")
    wrong = pairs.select(
        joined=(joined & (pl.col("verdict") == "different")).sum() / joined.sum(),
        apart=(~joined & (pl.col("verdict") == "same")).sum() / (~joined).sum(),
    )
    print(f"{pairs.height} pairs, wrong {wrong['joined'].item():.1%}, apart {wrong['apart'].item():.1%}")
    assert wrong["joined"].item() <= 0.02
    assert wrong["apart"].item() <= 0.09
