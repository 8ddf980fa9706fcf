"""Which stretches of a text name a place, and where it lies."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from benchmarks.rows import Row, answer_rows
from rashomon.language.gazetteer import place
from rashomon.schema.entity import PlaceMention
from rashomon.schema.page import Location, Page, PageKind, page_id
from rashomon.settings import Settings
from rashomon.stages.clean.clean import clean
from rashomon.stages.dissect.dissect import dissect
from rashomon.stages.extract.toponyms import find_toponyms


def predict_places(data: Path, out: Path) -> None:
    """The places that each text names, each document by itself; those that the gazetteer lacks have no coordinates."""
    answer_rows(data, out, _places, lambda row: {"doc_id": row["doc_id"], "places": []})


def _places(row: Row) -> Row:
    content = row["text"].encode("utf-8", "replace")
    page = Page(page_id(content), PageKind.TEXT, row["text"], "utf-8", (Location("page.txt"),))
    document = clean(page).document
    if document is None:
        return {"doc_id": row["doc_id"], "places": []}
    document = replace(document, url=row.get("url"))
    (analysis,) = dissect([document], Settings())
    return {"doc_id": row["doc_id"], "places": [_row(m) for m in find_toponyms(document, analysis).mentions]}


def _row(mention: PlaceMention) -> Row:
    entry = place(mention.key) if mention.key else None
    span: Row = {"start": mention.evidence.start, "end": mention.evidence.end}
    return span | ({"lat": entry.latitude, "lon": entry.longitude} if entry else {})
