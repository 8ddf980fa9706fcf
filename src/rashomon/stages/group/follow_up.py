"""The month of the event that a later report looks back on: "convicted in an April 2007 shooting"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from rashomon.language.calendar import words_of
from rashomon.language.data import column
from rashomon.schema.document import Block, Document

_OPENING, _OPENING_BLOCKS = 500, 5  # code points and blocks: headline and first sentences
_REACH = 80  # code points: event and month stand in one clause
_LATER = 31  # days: until then the report's own day tells as much
_TOLD = 3  # days after a month's end that a report on its last day may be published
_MONTH_LENGTH = 24  # code points: "September 30th, of " and some more
_YEAR = re.compile(r"(?:19|20)\d\d\b")
_WORD = re.compile(r"[^\W\d_]+")
_FULL_STOP = re.compile(r"[.!?][\"'”’)]*\s+(?=[A-Z\"“])|\n\s*\n")


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """A month that a text gives for an event, as its first and last day (proleptic ordinals)."""

    first: int
    last: int

    def holds(self, day: int) -> bool:
        """True where an event of this month may have happened, or been told, on `day`."""
        return self.first <= day <= self.last + _TOLD


def months_looked_back_on(document: Document, told: int | None) -> frozenset[Month]:
    """The months that a report on what came after gives beside a noun for an event, well before the day it was told.

    Without a day the report was told on nothing can be said to be long before it.
    """
    if told is None or not _looks_back(document):
        return frozenset()
    found = set()
    for block in document.content_blocks():
        for named in _dated_months(document.text, block):
            month = _month(words_of("month")[named[1].casefold()], int(named[2]))
            if month is not None and month.last + _LATER < told and _beside_event(document.text, block, named):
                found.add(month)
    return frozenset(found)


def _dated_months(text: str, block: Block) -> Iterator[re.Match[str]]:
    """Months with their year. The years are looked for first, for few texts hold many of them."""
    for year in _YEAR.finditer(text, block.start, block.end):
        start = max(block.start, year.start() - _MONTH_LENGTH)
        named = _month_with_year().search(text, start, year.end())
        if named is not None:
            yield named


def _month(number: str, year: int) -> Month | None:
    try:
        first = date(year, int(number), 1).toordinal()
        after = date(year + int(number) // 12, int(number) % 12 + 1, 1).toordinal()
    except ValueError:
        return None
    return Month(first, after - 1)


def _beside_event(text: str, block: Block, named: re.Match[str]) -> bool:
    """True when a noun for an event stands in the clause of a month."""
    before = text[max(block.start, named.start() - _REACH) : named.start()]
    after = text[named.end() : min(block.end, named.end() + _REACH)]
    clause = f"{_FULL_STOP.split(before)[-1]} {_FULL_STOP.split(after)[0]}"
    words = {word.casefold() for word in _WORD.findall(clause)}
    return not words.isdisjoint(_event_words())


def _looks_back(document: Document) -> bool:
    """True when the report opens with the words of courts or of remembrance."""
    opening = " ".join(document.text[b.start : b.end] for b in document.content_blocks()[:_OPENING_BLOCKS])
    words = {word.casefold() for word in _WORD.findall(opening[:_OPENING])}
    return not words.isdisjoint(column("follow_up_words", "word"))


@cache
def _event_words() -> frozenset[str]:
    nouns = column("event_nouns", "noun")
    return frozenset(nouns | {f"{noun}s" for noun in nouns})


@cache
def _month_with_year() -> re.Pattern[str]:
    """ "April 2007", "Apr. 9, 2007", "April of 2007"."""
    months = "|".join(sorted(words_of("month"), key=lambda m: (-len(m), m)))
    return re.compile(rf"\b({months})\b\.?(?: \d{{1,2}}(?:st|nd|rd|th)?)?,?(?: of)? ((?:19|20)\d\d)\b", re.IGNORECASE)
