"""A page in, the article in it out: text, blocks with roles, and what the page says about it."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.schema.document import Document
from rashomon.schema.issue import Issue, Severity
from rashomon.schema.page import Page
from rashomon.stages.clean.text_page import clean_text


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A page's document, None when there is no article in it, and what was lost or doubtful on the way."""

    document: Document | None
    issues: tuple[Issue, ...] = ()


def clean(page: Page) -> Cleaned:
    """Find the article in a page. Never raises, whatever the page holds."""
    if not page.text.strip():
        return Cleaned(None, (Issue("clean", page.locations[0].path, Severity.LOST, "it holds no text"),))
    return Cleaned(clean_text(page))
