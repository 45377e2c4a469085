"""Words and trees of other parsers in place of our own."""

import json
from types import SimpleNamespace

import polars as pl
import pytest
from conftest import TEXT

import dicendi as di
from dicendi.cli import main

SPOKEN = "La maire du Croisic, Nadia Brunet, craint que la digue cède."

#: Form, lemma, part of speech, head (from 0), relation, name; *du* is one word, as spaCy has it.
WORDS = [
    ("La", "le", "DET", 1, "det", ""),
    ("maire", "maire", "NOUN", 8, "nsubj", ""),
    ("du", "de", "ADP", 3, "case", ""),
    ("Croisic", "Croisic", "PROPN", 1, "nmod", "B-LOC"),
    (",", ",", "PUNCT", 5, "punct", ""),
    ("Nadia", "Nadia", "PROPN", 1, "appos", "B-PER"),
    ("Brunet", "Brunet", "PROPN", 5, "flat:name", "I-PER"),
    (",", ",", "PUNCT", 5, "punct", ""),
    ("craint", "craindre", "VERB", 8, "ROOT", ""),
    ("que", "que", "SCONJ", 12, "mark", ""),
    ("la", "le", "DET", 11, "det", ""),
    ("digue", "digue", "NOUN", 12, "nsubj", ""),
    ("cède", "céder", "VERB", 8, "ccomp", ""),
    (".", ".", "PUNCT", 8, "punct", ""),
]


def conllu() -> str:
    rows = []
    for number, (form, lemma, upos, head, deprel, name) in enumerate(WORDS, 1):
        head, deprel = (0, "root") if deprel == "ROOT" else (head + 1, deprel)
        misc = f"NE={name}" if name else "_"
        rows.append("\t".join(map(str, [number, form, lemma, upos, "_", "_", head, deprel, "_", misc])))
    return "\n".join([*rows, "", ""])


def spacy_doc(**changes: object) -> object:
    tokens = pytest.importorskip("spacy.tokens")
    words, lemmas, pos, heads, deps, ents = map(list, zip(*WORDS, strict=True))
    # A line break is a token in spaCy, and the words behind it are counted on.
    heads = [head + (head > 8) for head in heads]
    given = {"words": words, "lemmas": lemmas, "pos": pos, "heads": heads, "deps": deps, "ents": ents}
    for name, blank in [
        *[("words", "\u00a0"), ("lemmas", "\u00a0"), ("pos", "SPACE"), ("heads", 8), ("deps", "")],
        ("ents", ""),
    ]:
        given[name].insert(9, blank)
    given.update(changes)
    vocab = pytest.importorskip("spacy.vocab").Vocab()
    return tokens.Doc(vocab, **{name: value for name, value in given.items() if value is not None})


def stanza_document() -> object:
    words = []
    for form, lemma, upos, head, deprel, _ in WORDS:
        # Stanza counts from 1, and *du* is two words: those behind it move on by one.
        head = 0 if deprel == "ROOT" else head + 1 + (head > 2)
        number = len(words) + 1
        parts = [("de", "de", "ADP", "case"), ("le", "le", "DET", "det")] if form == "du" else []
        for place, part in enumerate(parts or [(form, lemma, upos, deprel.lower())]):
            form, lemma, upos, deprel = part
            words.append(
                SimpleNamespace(
                    **{"id": number + place, "text": form, "lemma": lemma, "upos": upos},
                    **{"feats": None, "head": head, "deprel": deprel},
                )
            )
    tokens, at = [], 0
    for form, *_, name in WORDS:
        size = 2 if form == "du" else 1
        of = words[at : at + size]
        tokens.append(SimpleNamespace(text=form, words=of, ner=name.replace("B-LOC", "S-LOC") or "O"))
        at += size
    return SimpleNamespace(sentences=[SimpleNamespace(tokens=tokens, words=words)])


def used(tables: di.Tables) -> dict:
    return json.loads(tables.run["options"].item())["analysis"]


@pytest.mark.parametrize("make", [conllu, spacy_doc, stanza_document])
def test_trees_of_others_are_read(make) -> None:
    tables = di.extract([SPOKEN], analysis=[make()])
    assert tables.problems.is_empty()
    assert used(tables) == {"model": 0, "given": 1}
    said = tables.flat().row(0, named=True)
    assert (said["speaker"], said["verb"], said["content"]) == ("Nadia Brunet", "craindre", "la digue cède")
    # With the contraction opened.
    assert tables.articles["n_tokens"].item() == len(WORDS) + 1


def test_it_is_the_given_tree_that_is_read() -> None:
    other = conllu().replace("craindre", "déplorer").replace("NE=B-PER", "NE=O").replace("NE=I-PER", "NE=O")
    tables = di.extract([SPOKEN], analysis=[other])
    assert tables.statements["verb"].to_list() == ["déplorer"]


def test_by_id_by_column_or_in_order() -> None:
    articles = pl.DataFrame({"id": [7, 8], "text": [SPOKEN, TEXT]})
    own = di.read(TEXT).to_conllu()
    expected = di.extract(articles, analysis=[conllu(), own])
    assert used(expected) == {"model": 0, "given": 2}
    columns = articles.with_columns(conllu=pl.Series([conllu(), own]))
    for tables in [
        di.extract(articles, analysis={8: own, "7": conllu()}),
        di.extract(articles, analysis=iter([conllu(), own])),
        di.extract(columns),
        di.extract(columns.lazy()),
    ]:
        assert tables.flat().equals(expected.flat()) and used(tables) == used(expected)


def test_our_own_given_back_changes_nothing() -> None:
    articles = di.sample()
    own = di.extract(articles)
    again = di.extract(articles, analysis=[di.read(text).to_conllu() for text in articles["text"]])
    assert used(own) == {"model": 26, "given": 0} and used(again) == {"model": 0, "given": 26}
    assert own.statements.height > 100
    for name in ("statements", "speakers", "targets", "mentions", "entities", "problems"):
        assert getattr(again, name).equals(getattr(own, name)), name


def test_what_does_not_fit_is_a_problem_and_read_with_our_own() -> None:
    articles = {"id": ["a", "b", "c"], "text": [TEXT, SPOKEN, SPOKEN]}
    tables = di.extract(articles, analysis={"a": conllu(), "b": "1\tLa\n"})
    assert used(tables) == {"model": 3, "given": 0}
    assert [row[:2] for row in tables.problems.rows()] == [(id, "analysis") for id in ("c", "a", "b")]
    none, text, line = tables.problems["message"]
    assert "none was given" in none
    assert "`La`" in text and "at character 0, `Le conseil" in text and "our own model" in text
    assert "line 1: 10 columns expected, 2 found" in line
    assert tables.statements["article_id"].unique().sort().to_list() == ["a", "b", "c"]


def test_analyses_of_no_article_are_named() -> None:
    with pytest.warns(di.DicendiWarning, match="analyses of no article: x, y") as caught:
        di.extract({"id": ["a"], "text": [SPOKEN]}, analysis={"y": conllu(), "x": None, "a": conllu()})
    assert caught[0].filename == __file__


@pytest.mark.parametrize(
    ("analysis", "words"),
    [
        ([], "0 analyses for 1 articles"),
        (3, "`analysis` is int"),
        ("1\tLa", "one analysis an article"),
        ([3], "number 0 is int, needed is a string of CoNLL-U, a spaCy Doc or a Stanza Document"),
        ({"0": b"x"}, "of article 0 is bytes"),
    ],
)
def test_what_is_no_analysis_is_said(analysis, words) -> None:
    with pytest.raises(di.InputError, match=words):
        di.extract([SPOKEN], analysis=analysis)


def test_a_spacy_doc_may_lack_trees_and_names_but_not_sentences() -> None:
    bare = spacy_doc(heads=None, deps=None, ents=None)
    with pytest.raises(di.InputError, match="spaCy Doc number 0 has no sentences"):
        di.extract([SPOKEN], analysis=[bare])
    for token in bare:
        token.is_sent_start = token.i == 0
    tables = di.extract([SPOKEN], analysis=[bare])
    assert used(tables) == {"model": 0, "given": 1}
    assert tables.statements["verb"].to_list() == ["craindre"]


def test_the_command_writes_what_it_takes_back(tmp_path, capsys) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    assert main(["conllu", str(tmp_path / "a.txt")]) == 0
    written = capsys.readouterr().out
    assert written.startswith("# newdoc id = a\n# text = Le conseil vote la digue\n")
    article = {"id": "a", "text": TEXT, "conllu": written}
    (tmp_path / "b.jsonl").write_text(json.dumps(article))
    assert main(["extract", str(tmp_path / "b.jsonl"), "-o", str(tmp_path / "tables")]) == 0
    assert used(di.load(tmp_path / "tables")) == {"model": 0, "given": 1}
