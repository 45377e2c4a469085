"""Statements in the formats of others, each read back by a reader that is not ours, or checked by schema."""

import ast
import csv
import json
import re
from datetime import datetime
from urllib.parse import unquote

import conllu
import jsonschema
import polars as pl
import pytest
import rdflib
from bioc import brat

import dicendi as di
from dicendi import cli, export


@pytest.fixture(scope="module")
def articles() -> pl.DataFrame:
    """The sample, and articles that are hard to write: odd characters, no statement, no speaker, no text."""
    others = {
        "id": ["a/b & « c »", "quiet", "nobody", "empty"],
        "text": [
            "🎈 Fête <au> port\r\n\r\n« On l'a dit ; c'est \"fini\" »,\ta répété l’élue, Ève Le Goff. "
            "Selon M. Aubry, « rien ne\nchange du tout ».",
            "La mer est calme. Le port est vide.",
            "« Personne ne sait qui parle. »",
            "",
        ],
        "url": ["https://exemple.fr/a?b=1&c=2", None, None, None],
    }
    return pl.concat([di.sample(), pl.DataFrame(others)], how="diagonal_relaxed")


@pytest.fixture(scope="module")
def tables(articles) -> di.Tables:
    return di.extract(articles)


@pytest.fixture(scope="module")
def texts(articles) -> dict[str, str]:
    return dict(articles.select("id", "text").rows())


@pytest.fixture(scope="module")
def expected(tables) -> set[tuple[str, str, int, int]]:
    """Article, kind, first character and the one after the last, of every part of every statement."""
    contents = tables.statements.explode("content_spans").drop_nulls("content_spans").unnest("content_spans")
    found = {("Content", *row) for row in contents.select("article_id", "start", "end").rows()}
    cues = tables.statements.drop_nulls("cue_start").select("article_id", "cue_start", "cue_end")
    found |= {("Cue", *row) for row in cues.rows()}
    for kind, links in (("Speaker", tables.speakers), ("Target", tables.targets)):
        places = links.join(tables.mentions, on="mention_id").select("article_id", "start", "end")
        found |= {(kind, *row) for row in places.rows()}
    return {(article_id, kind, start, end) for kind, article_id, start, end in found}


# rdflib's own.
@pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")
def test_web_annotations_are_linked_data_that_point_where_the_text_says_so(
    tables, texts, expected, tmp_path
) -> None:
    export.web_annotation(tables, tmp_path / "out.jsonld")
    found = json.loads((tmp_path / "out.jsonld").read_text(encoding="utf-8"))
    assert found["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert found["total"] == len(found["first"]["items"])
    # The terms that are used, as that context defines them: it is not fetched.
    oa, rdf = "http://www.w3.org/ns/oa#", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
    stream = "https://www.w3.org/ns/activitystreams#"
    classes = ["Annotation", "SpecificResource", "TextualBody", "TextPositionSelector", "TextQuoteSelector"]
    links = {"target": "hasTarget", "body": "hasBody", "source": "hasSource", "selector": "hasSelector"}
    purposes = {"@id": f"{oa}hasPurpose", "@type": "@vocab"}
    found["@context"] = {
        **{"id": "@id", "type": "@type", "first": {"@id": f"{stream}first", "@type": "@id"}},
        **{name: f"{stream}{name}" for name in ("AnnotationCollection", "AnnotationPage")},
        "items": {"@id": f"{stream}items", "@type": "@id", "@container": "@list"},
        **{name: f"{oa}{name}" for name in (*classes, "start", "end", "exact", "prefix", "suffix")},
        **{name: {"@id": oa + term, "@type": "@id"} for name, term in links.items()},
        **{"scope": {"@id": f"{oa}hasScope", "@type": "@id"}, "value": f"{rdf}value"},
        **{"purpose": purposes, "motivation": {"@id": f"{oa}motivatedBy", "@type": "@vocab"}},
        **{name: oa + name for name in ("tagging", "identifying", "classifying", "linking")},
    }
    graph = rdflib.Graph().parse(data=json.dumps(found), format="json-ld")
    term = rdflib.Namespace(oa)
    seen = set()
    for annotation in graph.subjects(rdflib.RDF.type, term.Annotation):
        bodies = list(graph.objects(annotation, term.hasBody))
        (kind,) = (
            graph.value(body, rdflib.RDF.value)
            for body in bodies
            if (body, term.hasPurpose, term.tagging) in graph
        )
        assert any((body, term.hasPurpose, term.linking) in graph for body in bodies)
        for target in graph.objects(annotation, term.hasTarget):
            key = unquote(str(graph.value(target, term.hasSource)).removeprefix("urn:dicendi:article:"))
            selectors = {
                graph.value(selector, rdflib.RDF.type): selector
                for selector in graph.objects(target, term.hasSelector)
            }
            position, quoted = selectors[term.TextPositionSelector], selectors[term.TextQuoteSelector]
            start, end = (int(graph.value(position, edge)) for edge in (term.start, term.end))
            assert texts[key][start:end] == str(graph.value(quoted, term.exact))
            assert texts[key][max(start - 32, 0) : start] == str(graph.value(quoted, term.prefix))
            assert texts[key][end : end + 32] == str(graph.value(quoted, term.suffix))
            seen.add((key, str(kind).capitalize(), start, end))
    assert seen == expected


def test_brat_is_read_by_bioc(tables, texts, expected, tmp_path) -> None:
    export.brat(tables, tmp_path)
    names = dict(line.split("\t", 1) for line in (tmp_path / "articles.tsv").read_text("utf-8").splitlines())
    assert sorted(names.values()) == sorted(texts)
    seen = set()
    for name, key in names.items():
        with (tmp_path / f"{name}.txt").open(encoding="utf-8", newline="") as file:
            assert file.read() == texts[key]
            file.seek(0)
            with (tmp_path / f"{name}.ann").open(encoding="utf-8") as annotations:
                found = brat.load(file, annotations)
        for entity in found.entities:
            pieces = sorted((span.begin, span.end) for span in entity.locations)
            assert " ".join(texts[key][start:end] for start, end in pieces) == entity.text
            if entity.type in ("Speaker", "Target"):
                seen.add((key, entity.type, pieces[0][0], pieces[-1][1]))
        assert all(event.type == "Statement" for event in found.events)
    assert seen == {part for part in expected if part[1] in ("Speaker", "Target")}


def test_conllu_has_the_parts_of_statements_at_their_words(tables, texts, expected, tmp_path) -> None:
    export.conllu(tables, tmp_path / "out.conllu")
    with (tmp_path / "out.conllu").open(encoding="utf-8") as file:
        sentences = list(
            conllu.parse_incr(file, metadata_parsers={"__fallback__": lambda key, value: (key, value)})
        )
    key, numbers, begun = None, {}, []
    for sentence in sentences:
        if "newdoc id" in sentence.metadata:
            key = sentence.metadata["newdoc id"]
        for name, value in sentence.metadata.items():
            if name.startswith("statement "):
                numbers[key, name.split()[1]] = value.split()[0]
        for token in sentence:
            misc = token["misc"] or {}
            if "start_char" not in misc:
                continue
            start, end = int(misc["start_char"]), int(misc["end_char"])
            assert texts[key][start:end] == token["form"]
            for kind in ("Content", "Cue", "Speaker", "Target"):
                for mark in filter(None, misc.get(kind, "").split(",")):
                    begins, _ = mark.split("-")
                    if begins == "B":
                        begun.append((key, kind, start, end))
                    assert any(place[:2] == (key, kind) for place in begun)
    # A part may begin inside a word: the *il* of *a-t-il*, the *le* of *du*.
    left = set(expected)
    for key, kind, start, end in begun:
        own = {part for part in expected if part[:2] == (key, kind) and start <= part[2] < end}
        assert own
        left -= own
    assert not left
    assert set(numbers.values()) == set(tables.statements["statement_id"])
    assert {key for key, _ in numbers} <= set(texts)


def test_conllu_can_be_given_back(tables, articles, tmp_path) -> None:
    export.conllu(tables, tmp_path / "out.conllu")
    trees = {}
    for part in (tmp_path / "out.conllu").read_text("utf-8").split("# newdoc id = ")[1:]:
        key, rest = part.split("\n", 1)
        trees[key] = rest
    again = di.extract(articles, analysis=trees)
    assert again.problems.filter(stage="analysis").is_empty()
    assert again.statements["statement_id"].to_list() == tables.statements["statement_id"].to_list()


def test_dna_reads_its_own_columns(tables, tmp_path) -> None:
    export.dna(tables, tmp_path / "dna.csv")
    raw = (tmp_path / "dna.csv").read_text(encoding="utf-8")
    with (tmp_path / "dna.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    assert raw.splitlines()[0].count(";") == 12
    # DNA parts lines at every semicolon and knows no doubled quotes.
    assert all(line.count(";") == 12 and '""' not in line.replace(';""', "") for line in raw.splitlines())
    assert [row["statement ID"] for row in rows] == [str(number) for number in range(1, len(rows) + 1)]
    for row in rows:
        assert row["agreement"] in ("0", "1")
        assert bool(row["person"]) != bool(row["organization"])
        assert row["concept"]
        assert not row["time"] or datetime.strptime(row["time"], "%Y-%m-%d %H:%M:%S")
    spoken = tables.flat().filter(pl.col("speaker").is_not_null())
    assert {row["person"] or row["organization"] for row in rows} == {
        " ".join(name.replace(";", ",").split()) for name in spoken["speaker"]
    }
    accused = spoken.filter(
        pl.col("act").cast(pl.String) == "accuse", ~pl.col("negated"), pl.col("target") != ""
    )
    assert accused.height
    for name, target in accused.select("speaker", "target").rows():
        matching = [
            row for row in rows if name in (row["person"], row["organization"]) and row["concept"] == target
        ]
        assert "0" in {row["agreement"] for row in matching}


TEXT, COUNT = {"type": "string"}, {"type": "integer", "minimum": 0}
NULLABLE = {"type": ["string", "null"]}
PROBAS = {
    "type": "array",
    "minItems": 1,
    "items": {
        "type": "array",
        "prefixItems": [TEXT, {"type": "string", "pattern": r"^[01]\.\d{4}$"}],
        "items": False,
    },
}


def record(properties: dict) -> dict:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def many(items: dict) -> dict:
    return {"type": "array", "items": items}


QUOTATION = record(
    {
        "quoteID": {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}-\d{6}$"},
        "quotation": {"type": "string", "minLength": 1},
        "speaker": TEXT,
        "qids": many(TEXT),
        "date": NULLABLE,
        "numOccurrences": {"type": "integer", "minimum": 1},
        "probas": PROBAS,
        "urls": many(TEXT),
    }
)
QUOTED = record(
    {
        **dict.fromkeys(("quoteID", "quotation", "leftContext", "rightContext"), TEXT),
        **{"quotationOffset": COUNT, "localTopSpeaker": TEXT, "localProbas": PROBAS},
        **{"globalTopSpeaker": TEXT, "globalProbas": PROBAS, "numOccurrences": COUNT},
    }
)
ARTICLE = record(
    {
        **{"articleID": TEXT, "articleLength": COUNT, "url": NULLABLE, "title": NULLABLE, "date": NULLABLE},
        "names": many(record({"name": TEXT, "ids": many(TEXT), "offsets": many(many(COUNT))})),
        **{"quotations": many(QUOTED), "content": TEXT},
    }
)
INDEX = {"type": "string", "pattern": r"^(\(\d+, \d+\))?$"}
GGT_QUOTE = record(
    {
        **{
            "speaker": TEXT,
            "speaker_index": INDEX,
            "speaker_gender": {"enum": ["feminine", "masculine", None]},
        },
        **{
            "quote": TEXT,
            "quote_index": INDEX,
            "verb": TEXT,
            "verb_index": INDEX,
            "quote_token_count": COUNT,
        },
        "quote_type": {"type": "string", "pattern": "^([QCVS]+|selon)$"},
        **{"is_floating_quote": {"type": "boolean"}, "reference": TEXT},
    }
)
GGT = record(
    {
        **{
            "_id": TEXT,
            "url": NULLABLE,
            "outlet": NULLABLE,
            "publishedAt": NULLABLE,
            "title": NULLABLE,
            "body": TEXT,
        },
        **{"language": NULLABLE, "quotes": many(GGT_QUOTE), "sources": many(TEXT), "sourcesCount": COUNT},
        **{f"sources{gender}": many(TEXT) for gender in ("Female", "Male", "Unknown")},
        **{f"sources{gender}Count": COUNT for gender in ("Female", "Male", "Unknown")},
    }
)


def lines(path, schema: dict) -> list[dict]:
    records = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    for found in records:
        jsonschema.validate(found, schema, jsonschema.Draft202012Validator)
    return records


def test_quotebank_by_quotation_and_by_article(tables, texts, tmp_path) -> None:
    export.quotebank(tables, tmp_path / "q.jsonl")
    quotations = {found["quoteID"]: found for found in lines(tmp_path / "q.jsonl", QUOTATION)}
    direct = tables.statements.filter(pl.col("kind").cast(pl.String) == "direct")
    assert sum(found["numOccurrences"] for found in quotations.values()) == direct.height
    for found in quotations.values():
        assert sum(float(share) for _, share in found["probas"]) == pytest.approx(1, abs=1e-3)
        assert found["speaker"] == found["probas"][0][0]
    export.quotebank(tables, tmp_path / "a.jsonl", by="article")
    by_article = lines(tmp_path / "a.jsonl", ARTICLE)
    assert {found["articleID"]: found["content"] for found in by_article} == texts
    for found in by_article:
        for said in found["quotations"]:
            start = said["quotationOffset"]
            assert found["content"][:start].endswith(said["leftContext"])
            assert found["content"][start:].startswith(said["quotation"].split(" […] ")[0])
            assert said["globalTopSpeaker"] == quotations[said["quoteID"]]["speaker"]


def test_one_quotation_in_two_articles_is_one(tmp_path) -> None:
    said = "« La digue tiendra bon cet hiver », a déclaré Nadia Brunet."
    again = "« La digue tiendra bon, cet hiver ! », a lancé Nadia Brunet, mardi."
    tables = di.extract(
        [
            {"id": "2", "text": again, "published": "2026-11-03"},
            {"id": "1", "text": said, "published": "2026-11-02"},
        ]
    )
    export.quotebank(tables, tmp_path / "q.jsonl")
    (found,) = lines(tmp_path / "q.jsonl", QUOTATION)
    assert found["numOccurrences"] == 2
    assert found["quoteID"] == "2026-11-02-000001"
    assert found["quotation"].startswith("La digue tiendra bon, cet hiver")
    assert found["speaker"] == "Nadia Brunet"


def test_gender_gap(tables, texts, tmp_path) -> None:
    export.gender_gap(tables, tmp_path / "g.jsonl")
    found = {record["_id"]: record for record in lines(tmp_path / "g.jsonl", GGT)}
    assert {key: record["body"] for key, record in found.items()} == texts
    for record in found.values():
        genders = [record[f"sources{gender}"] for gender in ("Female", "Male", "Unknown")]
        assert sorted(name for names in genders for name in names) == sorted(record["sources"])
        for quote in record["quotes"]:
            for part in ("speaker", "verb", "quote"):
                if quote[f"{part}_index"]:
                    assert record["body"][slice(*ast.literal_eval(quote[f"{part}_index"]))] == quote[part]
    assert found["a/b & « c »"]["sourcesFemale"] == ["Ève Le Goff"]
    assert "QCQVS" in {quote["quote_type"] for record in found.values() for quote in record["quotes"]}
    assert found["quiet"]["quotes"] == []


def test_pages_of_all_articles(tables, tmp_path) -> None:
    export.html(tables, tmp_path)
    pages = sorted(path.name for path in tmp_path.glob("*.html"))
    assert len(pages) == tables.articles.height + 1
    index = (tmp_path / "index.html").read_text(encoding="utf-8")
    assert all(f"href='{page}'" in index for page in pages if page != "index.html")


WRITERS = {name: getattr(export, name) for name in export.__all__}


@pytest.mark.parametrize("name", WRITERS)
def test_nothing_said_gives_valid_files(name, tmp_path) -> None:
    tables = di.extract([{"id": "quiet", "text": "La mer est calme."}])
    assert tables.statements.is_empty()
    WRITERS[name](tables, tmp_path / "out")
    out = tmp_path / "out"
    if name == "web_annotation":
        assert json.loads(out.read_text())["total"] == 0
    if name == "conllu":
        (sentence,) = conllu.parse(out.read_text())
        assert [token["form"] for token in sentence] == ["La", "mer", "est", "calme", "."]
    if name == "dna":
        assert len(out.read_text().splitlines()) == 1


@pytest.mark.parametrize("name", sorted(set(WRITERS) - {"dna", "quotebank"}))
def test_texts_that_are_not_at_hand_or_others(name, tables, articles, tmp_path) -> None:
    tables.write(tmp_path / "tables")
    loaded = di.load(tmp_path / "tables")
    with pytest.raises(di.InputError, match="hold no texts"):
        WRITERS[name](loaded, tmp_path / "out")
    with pytest.raises(di.InputError, match="none has the id"):
        WRITERS[name](loaded, tmp_path / "out", articles.head(2))
    other = articles.with_columns(pl.concat_str(pl.lit("Ah. "), "text").alias("text"))
    with pytest.raises(di.InputError, match="another text"):
        WRITERS[name](loaded, tmp_path / "out", other)
    assert not (tmp_path / "out").is_file()
    WRITERS[name](loaded, tmp_path / "out", articles)


def test_wrong_arguments_are_named(tables, tmp_path) -> None:
    with pytest.raises(di.InputError, match="by='page'"):
        export.quotebank(tables, tmp_path / "q", by="page")
    with pytest.raises(di.InputError, match="'none'"):
        export.quotebank(tables, tmp_path / "q", kinds=["none"])


def test_an_article_of_tables(tables, texts) -> None:
    article = tables.article("a/b & « c »")
    assert article.text == texts["a/b & « c »"]
    assert article.statements[0]["speakers"][0]["name"] == "Ève Le Goff"
    with pytest.raises(di.InputError, match="no explanations"):
        article.explain(1)
    with pytest.raises(di.InputError, match="no article 'lost'"):
        tables.article("lost")


def test_export_in_the_shell(tables, articles, tmp_path, capsys) -> None:
    tables.write(tmp_path / "tables")
    articles.write_parquet(tmp_path / "articles.parquet")
    for name in export.__all__:
        out = tmp_path / name
        command = [
            "export",
            name.replace("_", "-"),
            str(tmp_path / "tables"),
            str(tmp_path / "articles.parquet"),
        ]
        assert cli.main([*command, "-o", str(out)]) == 0
        assert out.exists()
    assert cli.main(["export", "brat", str(tmp_path / "tables"), "-o", str(tmp_path / "brat2")]) == 1
    assert "hold no texts" in capsys.readouterr().err


@pytest.mark.filterwarnings("ignore::dicendi.DicendiWarning")
def test_tables_for_print(tables) -> None:
    share = di.stats.share(tables, "gender")
    page = di.display.great_table(share, "Qui parle ?").as_raw_html()
    value, low, high = (f"{100 * value:.1f}%" for value in share.select("share", "low", "high").row(0))
    assert "Qui parle ?" in page and f">{value}<" in page and f"{low} – {high}" in page
    assert "unit: speaker × article" in page and "counted: originals" in page
    verbs = di.display.great_table(di.stats.verbs(tables, "gender", n=3)).as_raw_html()
    assert "%" not in re.sub("<style>.*?</style>|style='[^']*'", "", verbs, flags=re.DOTALL)
    article = tables.article("sample-a01-bouees-spitzberg")
    assert article.statements[0]["verb"] in di.display.great_table(article).as_latex()
    assert di.display.great_table(di.read("La mer est calme.")).as_latex()
