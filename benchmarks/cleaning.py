"""The article's text out of a page of HTML."""

from __future__ import annotations

from pathlib import Path

from benchmarks.rows import Row, answer_rows
from rashomon.schema.page import Location, Page, PageKind, page_id
from rashomon.stages.clean.clean import clean


def predict_cleaning(data: Path, out: Path) -> None:
    """Each page's article: the blocks that may be evidence, a line each."""
    answer_rows(data, out, _clean, lambda row: {"page_id": row["page_id"], "text": ""})


def _clean(row: Row) -> Row:
    html = row["html"]
    location = Location(f"{row['page_id']}.html", url=row.get("url"))
    page = Page(page_id(html.encode("utf-8", "replace")), PageKind.HTML, html, "utf-8", (location,), size=len(html))
    document = clean(page).document
    blocks = document.content_blocks() if document else ()
    return {"page_id": row["page_id"], "text": "\n".join(document.text[b.start : b.end] for b in blocks if document)}
