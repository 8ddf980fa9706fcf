"""The article in a page: its text, its blocks, and where each character came from."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from rashomon.errors import EvidenceError
from rashomon.schema.evidence import Evidence
from rashomon.schema.page import Location


class BlockRole(StrEnum):
    """What a block is. `furniture` is what the page adds around the article; it is never evidence."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    CAPTION = "caption"
    DATELINE = "dateline"
    FURNITURE = "furniture"


@dataclass(frozen=True, slots=True, order=True)
class Block:
    """A stretch of a document with one role. Blocks are sorted, do not overlap, and hold no outer white space.

    `rule` names the pattern or method that gave the role ("related-line", "trafilatura"), for the reader who
    asks why a line was set aside.
    """

    start: int
    end: int
    role: BlockRole
    rule: str = ""


class Precision(StrEnum):
    """How exactly a date is known; `span` is one of some days ("over the weekend")."""

    TIME = "time"
    DAY = "day"
    SPAN = "span"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True, order=True)
class Dated:
    """A date with how exactly it is known and where it was read.

    `value` is ISO 8601 cut to its precision ("2016-09-18T02:26:40Z", "2016-09-17", "2005-02"), of a span the first and
    the last day it may be ("2016-09-17/2016-09-18"); `read_from` says where: "published line",
    "meta article:published_time", "archive capture", "row column published", ...
    """

    value: str
    precision: Precision
    read_from: str

    @property
    def day(self) -> str | None:
        """The ISO day, or None when it is not known to the day."""
        return self.value[:10] if self.precision in (Precision.TIME, Precision.DAY) else None

    @property
    def begins(self) -> str:
        """The date as it stands, of a span the first day."""
        return self.value.partition("/")[0]

    @property
    def ends(self) -> str | None:
        """The last day of a span, None where the date is one."""
        return self.value.partition("/")[2] or None


@dataclass(frozen=True, slots=True, order=True)
class SourceSegment:
    """`text[start:end]` of the document was read from `page.text[page_start:page_end]`.

    Inside a segment of equal lengths characters correspond one to one; otherwise (an entity such as `&amp;`,
    folded white space) the whole segment corresponds to the whole stretch.
    """

    start: int
    end: int
    page_start: int
    page_end: int


@dataclass(frozen=True, slots=True)
class Document:
    """The article in a page.

    `id` is the content id of the page; `text` is what every offset counts in (Unicode code points); for a
    plain-text page it is the page's text, character for character, furniture included and labelled. `blocks`
    cover all of it but white space. `source` leads every offset back to the page's text; empty means identity.
    `title`, `outlet`, `authors`, `url` are None or empty where the page does not say. `language` is ISO 639-1,
    "und" when it cannot be told. `published` is the article's own date, `captured` the archive's.
    `agencies` are the agencies that credit lines name.
    """

    id: str
    page: str
    locations: tuple[Location, ...]
    text: str
    blocks: tuple[Block, ...]
    title: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    url: str | None = None
    language: str = "und"
    published: Dated | None = None
    modified: Dated | None = None
    captured: Dated | None = None
    agencies: tuple[str, ...] = ()
    source: tuple[SourceSegment, ...] = ()
    metadata: tuple[tuple[str, str], ...] = ()

    def evidence(self, start: int, end: int) -> Evidence:
        """The evidence that stands at `start` to `end`.

        Raises:
            EvidenceError: the span is empty or leaves the text.
        """
        if not 0 <= start < end <= len(self.text):
            raise EvidenceError(f"document {self.id} has no text at {start}-{end}")
        return Evidence(self.id, start, end, self.text[start:end])

    def role_at(self, offset: int) -> BlockRole | None:
        """The role of the block that holds `offset`, or None between blocks."""
        for block in self.blocks:
            if block.start <= offset < block.end:
                return block.role
        return None

    def content_blocks(self) -> tuple[Block, ...]:
        """The blocks that may be evidence: all but furniture."""
        return tuple(b for b in self.blocks if b.role is not BlockRole.FURNITURE)

    @property
    def name(self) -> str:
        """How a person would name it: its first location's name."""
        return self.locations[0].name
