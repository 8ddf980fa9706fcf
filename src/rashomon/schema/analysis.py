"""What the parser saw, as our own flat types. No parser's object leaves `dissect`.

A `Paragraph` is analysed once however often its text occurs, so its offsets count from its own start; a
`PlacedParagraph` puts it into a document.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from rashomon.schema.bounds import Bounds
from rashomon.schema.document import BlockRole


@dataclass(frozen=True, slots=True)
class Token:
    """One word or mark. `pos` is the universal part of speech, `tag` the Penn tag, `dep` the ClearNLP relation.

    `head` is the index of the head in the paragraph's tokens (a root is its own head); `sentence` the index of
    its sentence; `start` and `end` count from the paragraph's start.
    """

    start: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    sentence: int


class NameKind(StrEnum):
    """What a name names. `group` is a people, faith or party ("Syrian", "Kurds"), `work` a document or a law."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    GROUP = "group"
    FACILITY = "facility"
    EVENT = "event"
    WORK = "work"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Name:
    """A name as it stands: `kind`, and `key` where the alias list or the gazetteer knows it.

    A key is "actor:islamic-state" or "place:geonames:170903" or "country:SY" or "outlet:cnn"; `candidates` holds
    further gazetteer keys, best first, where the spelling fits several places. `method` says who found it
    ("parser", "alias", "gazetteer").
    """

    start: int
    end: int
    text: str
    kind: NameKind
    key: str | None
    method: str
    candidates: tuple[str, ...] = ()


class NumberSense(StrEnum):
    """What a number is before anyone asks what it counts."""

    COUNT = "count"
    ORDINAL = "ordinal"
    AGE = "age"
    YEAR = "year"
    DATE = "date"
    CLOCK = "clock"
    DURATION = "duration"
    DISTANCE = "distance"
    MEASURE = "measure"
    MONEY = "money"
    PERCENT = "percent"
    FRACTION = "fraction"
    IDENTIFIER = "identifier"
    SCORE = "score"


@dataclass(frozen=True, slots=True)
class Number:
    """A number as written, with bounds: "at least 120" is low 120, high open.

    The span holds the whole expression with its modifier ("at least 120", "more than a dozen"), `core` tokens
    are those of the number alone.
    """

    start: int
    end: int
    text: str
    bounds: Bounds
    sense: NumberSense
    core_start: int
    core_end: int


class TimeKind(StrEnum):
    """How a time is given: a calendar date, a day of the week, a relation to now, a clock time, a longer period."""

    DATE = "date"
    WEEKDAY = "weekday"
    RELATIVE = "relative"
    CLOCK = "clock"
    PERIOD = "period"


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time as written. `value` is normalised as far as the words alone allow.

    date: "2016-09-17", "--09-12" (no year), "2005-02", "2019"; weekday: "monday" to "sunday", with "last " or
    "next " before it where said; relative: days before (-) or after (+) now as "-1d", "-4d", "-1m", "-1y", "0d";
    clock: "14:00"; period: as written in lower case ("five-year", "since 2011" is "since 2011").
    """

    start: int
    end: int
    text: str
    kind: TimeKind
    value: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """The analysis of one paragraph's text: the same for every document that holds it.

    `text` is the block's text with each line break made a space, so that offsets hold. `sentences` are pairs
    of first and one-past-last token index.
    """

    text: str
    tokens: tuple[Token, ...]
    sentences: tuple[tuple[int, int], ...]
    names: tuple[Name, ...] = ()
    numbers: tuple[Number, ...] = ()
    times: tuple[TimeExpression, ...] = ()


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch between quotation marks, in document offsets: `start` at the opening mark, `end` past the closing.

    `inner_start` and `inner_end` leave the marks out. `closed` is False where a later paragraph re-opens it or
    the mark was never closed; `depth` is 0 for an outer quotation; `continues` is True where this quotation
    carries on the one before it (re-opened marks at the head of a new paragraph).
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    closed: bool
    depth: int
    continues: bool = False


@dataclass(frozen=True, slots=True)
class PlacedParagraph:
    """A paragraph at its place: document offset = `start` + paragraph offset. Furniture is never analysed."""

    start: int
    role: BlockRole
    paragraph: Paragraph


@dataclass(frozen=True, slots=True)
class Analysis:
    """All that was seen in one document. `model` names the parser and its version."""

    document: str
    model: str
    paragraphs: tuple[PlacedParagraph, ...]
    quotations: tuple[Quotation, ...]

    def names(self) -> Iterator[tuple[int, Name]]:
        """Every name with the document offset of its paragraph, in the order of the text."""
        for placed in self.paragraphs:
            for name in placed.paragraph.names:
                yield placed.start, name
