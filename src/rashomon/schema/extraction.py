"""What one document says: its statements, its claims, and the event it tells."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.schema.area import Area
from rashomon.schema.claim import Claim
from rashomon.schema.document import Dated
from rashomon.schema.entity import NameMention, PlaceMention
from rashomon.schema.evidence import Evidence, Span
from rashomon.schema.issue import Issue
from rashomon.schema.statement import Statement


@dataclass(frozen=True, slots=True)
class EventSketch:
    """The event a document mainly tells, as far as it alone shows: what grouping compares.

    `kind` is one of the kinds in `language/en/event_kinds.tsv` ("airstrike", "shooting") or "". `date` is the
    event's day as resolved against the document's own date, or None. `places` are gazetteer keys, the likeliest
    place of the event first; `area` is what the words about the first make of it ("60 km east of Ashford"), or the
    area of what holds a place that the gazetteer lacks. `kind_evidence`, `date_evidence`, `place_evidence` are the
    words that say so. `date_firm` is True where the date stands on the event's own verb or noun, and not on somebody's
    telling; `told` is the day that the document's words count from. `said` is a time of the event that a document
    without a date leaves open ("friday"), for the other documents of its incident to place.
    `within` is the days that the event's own words leave open where they tell no day ("over the weekend"), with these
    words. `waters` is the sea that its own words put it in ("Red Sea", "international waters"), "" for none.
    """

    kind: str = ""
    date: Dated | None = None
    places: tuple[str, ...] = ()
    place_name: str = ""
    kind_evidence: Evidence | None = None
    date_evidence: Evidence | None = None
    place_evidence: Evidence | None = None
    area: Area | None = None
    date_firm: bool = False
    told: Dated | None = None
    said: str = ""
    within: Dated | None = None
    within_evidence: Evidence | None = None
    waters: str = ""


@dataclass(frozen=True, slots=True)
class Telling:
    """Another event than its main one that a document tells: an item of a round-up, last year's attack recalled.

    `number` counts from 1, in the order of the text; the main event has none of its own and is 0. `spans` are where it
    is told, sorted. `event` is what those words alone show of it. `reason` says in words why it is another event.
    """

    number: int
    event: EventSketch
    spans: tuple[Span, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Extraction:
    """Statements and claims of one document, sorted by where they stand, and the event it tells.

    `places` is every stretch that names a place, `names` every one that names a person or a body, whether it speaks or
    not, both in the order of the text. `tellings` are the other events that the document tells; their claims and
    statements bear their numbers.
    """

    document: str
    statements: tuple[Statement, ...]
    claims: tuple[Claim, ...]
    event: EventSketch
    issues: tuple[Issue, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    tellings: tuple[Telling, ...] = ()
    names: tuple[NameMention, ...] = ()
