"""The bytes that came in."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum


class PageKind(StrEnum):
    """What the bytes are, decided from content and name together. `row` is a row of a JSONL or CSV table."""

    TEXT = "text"
    HTML = "html"
    ROW = "row"


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """Where a page was found.

    `path` is relative to what the user named, with `/`; `part` names the record or row inside a container
    ("record 3", "row 17") or is empty; `url` is the original address, never the archive's; `captured` is the
    time of an archive capture, ISO 8601 in UTC, or None.
    """

    path: str
    part: str = ""
    url: str | None = None
    captured: str | None = None

    @property
    def name(self) -> str:
        """How a person would name it: the path, with its part."""
        return f"{self.path} ({self.part})" if self.part else self.path


@dataclass(frozen=True, slots=True)
class Page:
    """The bytes that came in: a file, a record of a web archive, a row of a table. Never changed.

    `id` is the SHA-256 of `content`, so one page saved twice is one page with two locations. `encoding` is the
    one its text was decoded with. `text` is the decoded text with no newline translated; for a row it is the
    text field. `metadata` holds what the container says (title, published, outlet, HTTP headers), as sorted
    pairs of name and value.
    """

    id: str
    kind: PageKind
    text: str
    encoding: str
    locations: tuple[Location, ...]
    metadata: tuple[tuple[str, str], ...] = ()
    size: int = 0

    def value(self, name: str) -> str | None:
        """The metadata value under `name`, or None."""
        return next((value for key, value in self.metadata if key == name), None)


def page_id(content: bytes) -> str:
    """The SHA-256 of the bytes, 64 hex digits."""
    return hashlib.sha256(content).hexdigest()
