"""Incidents read as far as claims are looked for, kept in a file, so that they can be counted again without a parse."""

from __future__ import annotations

import json
import pickle
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.building import FIELDS
from benchmarks.rows import Row, read_rows
from benchmarks.tolls import figures
from rashomon.parts import Parts
from rashomon.schema.analysis import Analysis
from rashomon.schema.document import Document
from rashomon.schema.issue import Issue
from rashomon.schema.lineage import Lineage
from rashomon.settings import Settings
from rashomon.stages.acquire.read import acquire
from rashomon.stages.clean.clean import clean
from rashomon.stages.compare.compare import compare
from rashomon.stages.dissect.dissect import analyse_paragraphs, assemble, paragraph_texts
from rashomon.stages.extract.extract import extract
from rashomon.stages.group.group import group
from rashomon.steps import is_read

_SETTINGS = Settings()


@dataclass(frozen=True, slots=True)
class _Read:
    """The documents of one incident with their analyses."""

    incident: str
    documents: tuple[Document, ...]
    analyses: dict[str, Analysis]
    lineage: Lineage


def keep_readings(data: Path, kept: Path) -> None:
    """Read every row of a `tolls` input, and keep what was read, a pickle after another."""
    with kept.open("wb") as file:
        for row in read_rows(data):
            pickle.dump(_read(row), file)


def tolls_of_readings(kept: Path, without: frozenset[str]) -> Iterator[Row]:
    """The answers to the rows kept, found without the mechanisms named."""
    with kept.open("rb") as file:
        while file.peek(1):
            yield _count(pickle.load(file), without)


def _read(row: Row) -> _Read:
    documents = tuple(sorted(_documents(row), key=lambda document: document.id))
    analyses = {}
    for document in documents:
        texts = [paragraph.text for paragraph in paragraph_texts(document)] if is_read(document) else []
        paragraphs = {paragraph.text: paragraph for paragraph in analyse_paragraphs(texts, _SETTINGS)}
        empty = Analysis(document.id, _SETTINGS.model, (), ())
        analyses[document.id] = assemble(document, paragraphs, _SETTINGS.model) if is_read(document) else empty
    return _Read(row["incident_id"], documents, analyses, compare(documents))


def _documents(row: Row) -> Iterator[Document]:
    """The distinct articles of a row's pages."""
    with tempfile.TemporaryDirectory() as folder:
        pages = Path(folder, "pages.jsonl")
        lines = ({name: page[name] for name in FIELDS if page.get(name)} for page in row["documents"])
        pages.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
        found = [clean(page).document for page in acquire([str(pages)], _SETTINGS) if not isinstance(page, Issue)]
    yield from {document.id: document for document in found if document is not None}.values()


def _count(read: _Read, without: frozenset[str]) -> Row:
    row: Row = {"incident_id": read.incident, "killed": None, "injured": None}
    extractions = [extract(document, read.analyses[document.id], without) for document in read.documents]
    grouping = group(read.documents, extractions, read.lineage)
    if not grouping.incidents:
        return row
    incident = max(grouping.incidents, key=lambda i: (len(i.documents), len(i.claims)))
    return row | figures(incident, Parts(grouping, read.documents, read.lineage).of(incident))
