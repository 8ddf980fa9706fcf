"""A page in, the article in it out: text, blocks with roles, and what the page says about it."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.schema.document import Dated, Document, Precision
from rashomon.schema.identity import content_id
from rashomon.schema.issue import Issue, Severity
from rashomon.schema.page import Page
from rashomon.stages.clean.dates import read_date
from rashomon.stages.clean.text_page import label_text


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A page's document, None when there is no article in it, and what was lost or doubtful on the way."""

    document: Document | None
    issues: tuple[Issue, ...] = ()


def clean(page: Page) -> Cleaned:
    """Find the article in a page. Never raises, whatever the page holds."""
    if not page.text.strip():
        return Cleaned(None, (Issue("clean", page.locations[0].path, Severity.LOST, "it holds no text"),))
    labelled = label_text(page.text, page.value("title"))
    header, where = labelled.header, page.locations[0]
    published = page.value("published")
    return Cleaned(
        Document(
            content_id("document", page.id),
            page.id,
            page.locations,
            page.text,
            labelled.blocks,
            title=labelled.title,
            outlet=page.value("outlet") or header.value("outlet") or labelled.outlet,
            url=where.url,
            language="en",
            published=(read_date(published, "row column published") if published else None) or header.date("published"),
            modified=header.date("modified"),
            captured=Dated(where.captured, Precision.TIME, "archive capture") if where.captured else None,
            metadata=page.metadata,
        )
    )
