"""The article's text out of a page of HTML."""

from __future__ import annotations

from pathlib import Path

from benchmarks.rows import Row, answer_rows
from rashomon.schema.document import BlockRole
from rashomon.schema.page import Location, Page, PageKind, page_id
from rashomon.stages.clean.clean import clean

_NO_BODY = frozenset({BlockRole.TITLE, BlockRole.CAPTION})


def predict_cleaning(data: Path, out: Path) -> None:
    """Each page's article: the blocks that may be evidence, a line each, but for what the gold's body leaves out."""
    answer_rows(data, out, _clean, lambda row: {"page_id": row["page_id"], "text": ""})


def _clean(row: Row) -> Row:
    html = row["html"]
    location = Location(f"{row['page_id']}.html", url=row.get("url"))
    page = Page(page_id(html.encode("utf-8", "replace")), PageKind.HTML, html, "utf-8", (location,), size=len(html))
    document = clean(page).document
    if document is None:
        return {"page_id": row["page_id"], "text": ""}
    body = (b for b in document.content_blocks() if b.role not in _NO_BODY)
    return {"page_id": row["page_id"], "text": "\n".join(document.text[b.start : b.end] for b in body)}
