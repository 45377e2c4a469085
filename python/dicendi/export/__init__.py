"""Statements in the formats of others, one file a format.

Each takes tables and where to write; where a format holds or points into texts, also the articles, as
`dicendi.extract` takes them: tables that `extract` made know them, those that were loaded do not. Offsets
count characters (Unicode code points) of the article's text, from 0, and the end is the character after the
last.
"""

from dicendi.export.brat import brat
from dicendi.export.conllu import conllu
from dicendi.export.dna import dna
from dicendi.export.gender_gap import gender_gap
from dicendi.export.html import html
from dicendi.export.quotebank import quotebank
from dicendi.export.web_annotation import web_annotation

__all__ = ["brat", "conllu", "dna", "gender_gap", "html", "quotebank", "web_annotation"]
