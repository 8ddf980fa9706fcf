"""A count as read from a sentence: how many of what, at which words, and how firmly."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.schema.claim import Attribute
from rashomon.stages.extract.hedges import Hedge
from rashomon.stages.extract.people import Headcount
from rashomon.stages.extract.reading import Reading


@dataclass(frozen=True, slots=True)
class Tally:
    """A count of people or things at token `at`, before it is known on whose word and of which event.

    `added` where it adds to an earlier toll, `whole` the tally it is a part of, `moved` where it tells that someone
    was taken to be treated and no more.
    """

    reading: Reading
    at: int
    attribute: Attribute
    count: Headcount
    hedge: Hedge
    method: str
    added: bool = False
    moved: bool = False
    whole: Tally | None = None


def counted_at(draft: Tally) -> int:
    """What tells one count from another: where its number begins, or the head of its phrase."""
    count, numbers = draft.count, draft.reading.numbers
    if not count.numeral:
        return -1 - count.head
    return next((numbers[k].start for k in range(count.first, count.last + 1) if k in numbers), -1 - count.head)
