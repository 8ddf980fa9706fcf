"""Whose toll it is: this incident's, another event's told in the same page, or a sum over many.

A clause is placed by the times, the adjectives on its event's noun and the phrases of summing that stand in it, or
in the clauses above it; a clause without any takes after the sentence that its pronoun points back to.
"""

from __future__ import annotations

from itertools import pairwise

from rashomon.language.calendar import month_numbers
from rashomon.schema.analysis import NumberSense
from rashomon.schema.claim import Scope
from rashomon.stages.extract.elsewhere import other_place, other_town
from rashomon.stages.extract.event_aside import asides, is_aside
from rashomon.stages.extract.people import Headcount
from rashomon.stages.extract.reading import Reading
from rashomon.stages.extract.roundups import events_summed
from rashomon.stages.extract.scope_back import carried
from rashomon.stages.extract.scope_clauses import by_cues, by_moments, chain_of
from rashomon.stages.extract.scope_gaps import came_before
from rashomon.stages.extract.scope_named import by_named_event
from rashomon.stages.extract.scope_times import Scoped
from rashomon.stages.extract.surroundings import Surroundings

_DAYS_A_YEAR = 365.2425
_OPENING = 25  # code points at a sentence's head in which it leads over
_COINCIDES = "coincid"
_LABEL = 4  # tokens at a paragraph's head in which the label of a row stands


def scope_of(surroundings: Surroundings, reading: Reading, at: int, count: Headcount) -> Scoped:
    """The scope of the count at token `at`."""
    if _archive(reading):
        return Scoped(Scope.OTHER_EVENT, "the caption of an archive picture")
    if _month_row(reading, at):
        return Scoped(Scope.AGGREGATE, "a row of a list by months")
    year = _year_row(surroundings, reading)
    if year:
        return Scoped(Scope.OTHER_EVENT, f"a row of a list by years: {year}")
    chain = chain_of(reading, at, count)
    found = by_cues(surroundings, reading, chain) or by_moments(surroundings, reading, chain)
    if found is not None:
        return found
    events = events_summed(reading, chain, count)
    if events:
        return Scoped(Scope.AGGREGATE, f"a sum over several {events}")
    if came_before(surroundings, reading, chain):
        return Scoped(Scope.OTHER_EVENT, "told as something that came before")
    named = by_named_event(surroundings, reading, at)
    if named is not None:
        return named
    if _beside(reading, at):
        return Scoped(Scope.OTHER_EVENT, "told beside the event")
    elsewhere = other_place(surroundings.readings, reading, at, surroundings.sketch)
    elsewhere = elsewhere or other_town(surroundings, reading, at, chain)
    if elsewhere:
        return Scoped(Scope.OTHER_EVENT, f"in {elsewhere}, far from this incident")
    return carried(surroundings, reading, at, chain)


def _year_row(surroundings: Surroundings, reading: Reading) -> int:
    """ "1993: A doctor is shot ...": the year of a row in a list, long before the page's; or 0."""
    known = surroundings.event if surroundings.event is not None else surroundings.now
    for k in range(_LABEL):
        number = reading.numbers.get(k)
        if number is not None and number.sense is NumberSense.YEAR and reading.lower(k + 1) in {":", "–", "—"}:
            year = number.bounds.low or 0
            return year if known is not None and year < int(known / _DAYS_A_YEAR) else 0
    return 0


def _beside(reading: Reading, at: int) -> bool:
    """Does the sentence open with words that lead over to another event, or tell what coincided with this one?"""
    paragraph = reading.tree.placed.paragraph
    start = paragraph.tokens[reading.tree.sentence(at)[0]].start
    return any(
        is_aside((stretch,), paragraph.tokens[at].start)
        and (
            start <= stretch.start < start + _OPENING
            or paragraph.text[stretch.start : stretch.stop].startswith(_COINCIDES)
        )
        for stretch in asides(paragraph)
    )


def _month_row(reading: Reading, at: int) -> bool:
    """ "January: three raids left two dead": a sum over a month."""
    start, _ = reading.tree.sentence(at)
    words = [reading.lower(k) for k in range(start, start + 4)]
    return any(first in month_numbers() and second == ":" for first, second in pairwise(words))


def _archive(reading: Reading) -> bool:
    """A caption that begins "FILE -" shows an earlier day."""
    return reading.lower(0) in {"file", "archive"} and reading.lower(1) in {"-", "–", "—", "photo", ":", "picture"}
