"""trafilatura, the library that decides what a page's article is, kept behind one door."""

from __future__ import annotations

import logging
from dataclasses import dataclass

_LATEST = "2099-12-31"  # htmldate would ask the clock for today, and yesterday's build would differ from today's


@dataclass(frozen=True, slots=True)
class Extracted:
    """What the library found; each is "" where it found nothing. `failure` says in words why it could not work."""

    text: str = ""
    title: str = ""
    authors: str = ""
    site: str = ""
    date: str = ""
    failure: str = ""


def extract_article(page: str) -> Extracted:
    """The article's text and what the library reads from the page's head. Never raises."""
    import trafilatura  # noqa: PLC0415 - half a second to import, and text pages do without

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    try:
        found = trafilatura.bare_extraction(
            page,
            include_comments=False,
            with_metadata=True,
            date_extraction_params={"original_date": True, "extensive_search": True, "max_date": _LATEST},
        )
    except Exception as error:
        return Extracted(failure=f"{type(error).__name__}: {error}")
    if found is None:
        return Extracted()
    return Extracted(
        found.text or "", found.title or "", found.author or "", found.sitename or "", str(found.date or "")
    )
