"""Who says what: statements as source, cue and content spans of one text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from benchmarks.rows import Row, answer_rows
from rashomon.schema.evidence import Evidence
from rashomon.schema.page import Location, Page, PageKind, page_id
from rashomon.schema.statement import Statement
from rashomon.settings import Settings
from rashomon.stages.clean.clean import clean
from rashomon.stages.dissect.dissect import analyse_paragraphs, assemble, paragraph_texts
from rashomon.stages.extract.extract import extract

_SETTINGS = Settings()
_THAT_BEFORE = re.compile(r"\bthat\s+[\"“”«'‘`]*$", re.IGNORECASE)
_COMMA_WITHIN = re.compile(r",(?=[\"”»'’])")
_LONGEST_THAT = 12  # characters: "that", a space or two, a mark or two


def predict_attribution(data: Path, out: Path) -> None:
    """The statements of each text, each document by itself."""
    answer_rows(data, out, _attribute, lambda row: {"doc_id": row["doc_id"], "attributions": []})


def _attribute(row: Row) -> Row:
    text = row["text"]
    page = Page(page_id(text.encode("utf-8", "replace")), PageKind.TEXT, text, "utf-8", (Location("page.txt"),))
    document = clean(page).document
    if document is None:
        return {"doc_id": row["doc_id"], "attributions": []}
    texts = [paragraph.text for paragraph in paragraph_texts(document)]
    paragraphs = {paragraph.text: paragraph for paragraph in analyse_paragraphs(texts, _SETTINGS)}
    analysis = assemble(document, paragraphs, _SETTINGS.model)
    statements = extract(document, analysis).statements
    return {
        "doc_id": row["doc_id"],
        "attributions": [_attribution(statement, document.text) for statement in statements],
    }


def _attribution(statement: Statement, text: str) -> Row:
    mention = statement.speaker.mention if statement.speaker else None
    return {
        "source": _spans([mention] if mention else []),
        "cue": _spans(statement.cue),
        "content": [_as_marked_up(one, text) for one in statement.content],
    }


def _as_marked_up(content: Evidence, text: str) -> list[int]:
    """A content's span as PolNeAR's coders mark it: with the "that" before it and the comma within its closing mark.

    A statement's own span has neither, for a reader wants the words that were said.
    """
    that = _THAT_BEFORE.search(text, max(0, content.start - _LONGEST_THAT), content.start)
    comma = _COMMA_WITHIN.match(text, content.end)
    return [that.start() if that else content.start, comma.end() if comma else content.end]


def _spans(evidence: Sequence[Evidence]) -> list[list[int]]:
    return [[one.start, one.end] for one in evidence]
