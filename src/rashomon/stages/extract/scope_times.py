"""A time as a scope: which clause it dates, and whether what it dates is this incident, another, or a sum."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from rashomon.language.calendar import WEEKDAYS, month_numbers
from rashomon.schema.claim import Scope
from rashomon.schema.document import BlockRole
from rashomon.stages.extract.lead import RECENT, lead
from rashomon.stages.extract.reading import Reading
from rashomon.stages.extract.scope_words import is_event
from rashomon.stages.extract.surroundings import Surroundings
from rashomon.stages.extract.when import Moment

CLAUSAL = frozenset({"relcl", "acl", "advcl", "ccomp", "conj", "parataxis", "pcomp"})
HIGHEST = 9  # heads to climb; clauses further up do not date this one
_YEAR = 365
_SLACK = 2  # days between an event's date and a report of it that still mean the same event
_EARLY = 4  # sentences: title, and what it stands for
_FIRST = 2  # sentences: a title and the first of the body
_FRONT = 5  # words at a sentence's head: "A couple of days earlier,"
_TEMPORAL = frozenset(
    {"month", "week", "year", "day", "decade", "morning", "night", "evening", "afternoon", "summer"}
) | frozenset(WEEKDAYS)
_DAY = re.compile(r"\d{1,2}(?:st|nd|rd|th)")  # "Feb. 24th": parsers hang the month on it
_DATING = frozenset({"in", "during", "by", "from", "of", "on", "at", "after"})


@dataclass(frozen=True, slots=True)
class Scoped:
    """A scope and the reason for it in words ("" for this incident's)."""

    scope: Scope
    reason: str = ""
    moment: Moment | None = None


def dated_by(reading: Reading, i: int, chain: Mapping[int, int]) -> int | None:
    """The token of the chain that a time dates: "in a 2019 raid" dates the raid and what it did, "a review of a 2019
    raid" does not date the review."""
    tree = reading.tree
    for step in range(HIGHEST):
        if i in chain:
            return i
        token = tree.tokens[i]
        if token.dep in CLAUSAL or token.head == i:
            return None
        temporal = step == 0 or reading.lower(i).rstrip("s") in _TEMPORAL or _DAY.fullmatch(reading.lower(i))
        if token.pos in {"NOUN", "PROPN"} and not temporal:
            preposition = reading.lower(token.head)
            passes = token.dep.startswith("nsubj") or preposition in _DATING
            if not (passes and is_event(reading, i)):
                return None
        i = token.head
    return None


def place_in_time(surroundings: Surroundings, reading: Reading, moment: Moment) -> Scoped | None:
    """A time as scope: before the document's event it is another's; "since" it is a sum."""
    since = "since" in {reading.lower(moment.at - 1), reading.lower(moment.at - 2)}
    if since and not moment.weekday:
        return Scoped(Scope.AGGREGATE, f"a sum since {moment.words}", moment)
    if moment.words == "day earlier" and _fronted(reading, moment):
        return Scoped(Scope.OTHER_EVENT, "dated days earlier than what was told before", moment)
    event, now = surroundings.event, surroundings.now
    if moment.weekday or (not moment.exact and not moment.year_only and _opens(surroundings, reading, moment)):
        return None
    if moment.relative:
        old = moment.last < -RECENT and not (moment.loose and _early(surroundings, reading, moment))
        old = (old and not _in_lead(surroundings, moment)) or _fronts_earlier(surroundings, reading, moment)
        return Scoped(Scope.OTHER_EVENT, f"dated “{moment.words}”", moment) if old else None
    if event is not None:
        past = moment.last < event - _SLACK
    elif now is not None:
        past = moment.last < now - RECENT and not (
            _prenominal(reading, moment) and _is_subject(surroundings, reading, moment)
        )
    else:
        stated = moment.year_only or not moment.exact
        past = moment.first + _YEAR <= surroundings.latest
        past = past or (_prenominal(reading, moment) and not _is_subject(surroundings, reading, moment))
        past = past or (stated and not _early(surroundings, reading, moment))
    return Scoped(Scope.OTHER_EVENT, f"dated “{moment.words}”, not the day of this incident", moment) if past else None


def _in_lead(surroundings: Surroundings, moment: Moment) -> bool:
    """Do the first sentences name the month too? "Last May a bullet killed a girl": what happened in May is it."""
    return moment.loose and any(
        _month(other) == _month(moment) and _early(surroundings, reading, other)
        for reading in lead(surroundings.readings)
        for other in surroundings.moments[reading.tree.order]
    )


def _month(moment: Moment) -> int | None:
    words = (word.strip(".,") for word in moment.words.casefold().split())
    return next((month_numbers()[word] for word in words if word in month_numbers()), None)


def _fronts_earlier(surroundings: Surroundings, reading: Reading, moment: Moment) -> bool:
    """ "Earlier this year, ..." after the lead leads over to something else."""
    fronted = moment.words.startswith("earlier") and _fronted(reading, moment)
    return fronted and not _early(surroundings, reading, moment)


def _is_subject(surroundings: Surroundings, reading: Reading, moment: Moment) -> bool:
    """ "A man was charged in the 1967 killings", at the page's head: they are what it is about."""
    known = reading.lower(moment.at - 1) not in {"a", "an"}
    return known and _early(surroundings, reading, moment, _FIRST)


def _early(surroundings: Surroundings, reading: Reading, moment: Moment, most: int = _EARLY) -> bool:
    """Does the time stand in the title or the first sentences of the body, which tell the document's own event?"""
    sentence = reading.tree.tokens[moment.at].sentence
    for other in lead(surroundings.readings):
        if other is reading:
            return sentence < most
        sentence += len(other.tree.placed.paragraph.sentences)
    return False


def _fronted(reading: Reading, moment: Moment) -> bool:
    start, _ = reading.tree.sentence(moment.at)
    return moment.at - start <= _FRONT


def _opens(surroundings: Surroundings, reading: Reading, moment: Moment) -> bool:
    """Does the time stand in the first sentence of the body? "Two months ago a boy lost his brother" is the event."""
    body = next((r for r in surroundings.readings if r.tree.placed.role is BlockRole.PARAGRAPH), None)
    return body is reading and reading.tree.tokens[moment.at].sentence == 0


def _prenominal(reading: Reading, moment: Moment) -> bool:
    """ "a 2019 raid": nobody writes the year so of what has just happened."""
    return moment.year_only and is_event(reading, reading.tree.tokens[moment.at].head)
