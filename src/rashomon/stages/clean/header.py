"""The header lines that a saver or a data set writes above an article ("URL: ...", "Published: ...")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.schema.document import Dated
from rashomon.stages.clean.dates import read_date
from rashomon.stages.clean.lines import Line

_DEPTH = 12  # lines; a header is short
_KEYS = {
    "url": "url", "link": "url", "source url": "url", "web": "url",
    "published": "published", "date": "published", "publication date": "published", "publish date": "published",
    "published on": "published", "pubdate": "published", "posted": "published", "time": "published",
    "updated": "modified", "modified": "modified", "last updated": "modified",
    "title": "title", "headline": "title", "subject": "title",
    "author": "authors", "authors": "authors", "byline": "authors",
    "source": "outlet", "outlet": "outlet", "publisher": "outlet", "publication": "outlet", "newspaper": "outlet",
    "language": "language", "lang": "language", "id": "id", "doc_id": "id", "docid": "id", "section": "section",
    "keywords": "keywords", "tags": "keywords", "accessed": "accessed", "retrieved": "accessed", "archived": "accessed",
}  # fmt: skip
_FIELD = re.compile(r"(?P<key>[A-Za-z][A-Za-z_ ]{1,18}?)\s?:\s*(?P<value>.*)")
_BANNER = re.compile(r"The Wayback Machine - https?://\S+", re.IGNORECASE)
# These words also begin headlines ("Time: The year in pictures", "Source: Suspect dead"), so they need a header above.
_WEAK = frozenset({"source", "time", "section", "tags", "keywords", "updated", "posted", "subject", "web", "link"})


@dataclass(frozen=True, slots=True)
class Header:
    """What the header says; `lines` is how many lines it takes up, and `banner` the lines of archives among them."""

    lines: int = 0
    fields: tuple[tuple[str, str], ...] = ()

    def value(self, name: str) -> str | None:
        """The first value under a name, or None."""
        return next((value for key, value in self.fields if key == name and value), None)

    def date(self, name: str) -> Dated | None:
        """The date under a name, read leniently."""
        value = self.value(name)
        return read_date(value, f"{name} line") if value else None


def read_header(lines: Sequence[Line]) -> Header:
    """The header: the unbroken run of known fields and archive banners at the very top."""
    fields: list[tuple[str, str]] = []
    count = 0
    for line in lines[:_DEPTH]:
        if _BANNER.fullmatch(line.text):
            count += 1
            continue
        match = _FIELD.fullmatch(line.text)
        key = match["key"].casefold() if match else ""
        # "Date" and "source" lines are short; a sentence that begins so is the article's.
        if match is None or key not in _KEYS or (key in _WEAK and not fields):
            break
        fields.append((_KEYS[key], match["value"].strip()))
        count += 1
    return Header(count, tuple(fields))
