"""What came before the event: "two years after a quake that killed", "the attack came a day after a boy was shot"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from rashomon.language.calendar import words_of
from rashomon.language.plurals import singular
from rashomon.stages.extract.reading import Reading
from rashomon.stages.extract.scope_words import is_happening
from rashomon.stages.extract.surroundings import Surroundings

_DAYS = {"hour": 0, "day": 1, "week": 7, "month": 30, "year": 365, "decade": 3650}
_SHORT = frozenset({"hour", "day"})
_SOME = 3  # "years after": so many
_LONGEST = 200  # units; nobody counts further
_SLACK, _PART = 10, 3  # days, or the part of the gap, by which "two months after" may be out
_HAPPENS = frozenset({"come", "happen", "occur", "take", "follow", "unfold", "erupt", "strike", "hit"})
_NEW = frozenset({"a", "an", "another"})
_SAME = frozenset({"he", "she", "it", "they", "the", "this", "that", "his", "her", "their"})


@dataclass(frozen=True, slots=True)
class _Gap:
    """How long after: so many of a unit, in days; `link` is the token of "after"."""

    link: int
    unit: str
    days: int


def came_before(surroundings: Surroundings, reading: Reading, chain: Mapping[int, int]) -> bool:
    """Is the harm in what follows "after" and a length of time, and that no way of dating the page's own event?

    "Two years after the fire that killed six, a memorial was opened" looks back on the page's event, where that lies as
    long ago; "the fire came two years after one that killed six" tells of another.
    """
    for i in chain:
        gap = _gap_above(reading, i)
        if gap is None:
            continue
        if _follows_another(reading, gap, i):
            return True
        if gap.unit not in _SHORT:
            return not _is_own(surroundings, reading, gap)
    return False


def _gap_above(reading: Reading, i: int) -> _Gap | None:
    """The length of time and the "after" that lead over to the token `i`."""
    tree = reading.tree
    token = tree.tokens[i]
    link = next((k for k in tree.kids(i, "mark", "advmod") if reading.lower(k) == "after"), None)
    if link is None and token.dep in {"pcomp", "pobj"} and reading.lower(token.head) == "after":
        link = token.head
    unit = singular(reading.lower(link - 1)) if link is not None else ""
    if link is None or unit not in _DAYS:
        return None
    return _Gap(link, unit, _amount(reading, link - 2, reading.lower(link - 1) != unit) * _DAYS[unit])


def _amount(reading: Reading, k: int, plural: bool) -> int:
    count = reading.count(k)
    if count is not None and count.bounds.low is not None:
        return min(count.bounds.low, _LONGEST)
    word = words_of("number").get(reading.lower(k), "")
    return min(int(word), _LONGEST) if word.isdecimal() else _SOME if plural else 1


def _follows_another(reading: Reading, gap: _Gap, i: int) -> bool:
    """ "The attack came a day after a boy was shot": an event is told to have happened after another.

    Not "the death came a day after he was shot", nor "the fire broke out hours after the blast": the same people, and
    a known event.
    """
    tree = reading.tree
    at_link = tree.tokens[gap.link]
    main = at_link.head if at_link.dep == "prep" else tree.tokens[i].head
    subject = tree.kid(main, "nsubj", "nsubjpass")
    if subject is None or main == i or tree.tokens[main].lemma not in _HAPPENS or not is_happening(reading, subject):
        return False
    first = reading.lower(gap.link + 1)
    return first in _NEW or (first not in _SAME and gap.unit != "hour") or gap.unit not in _SHORT


def _is_own(surroundings: Surroundings, reading: Reading, gap: _Gap) -> bool:
    """Does the page's own event lie as long ago as the gap says?"""
    event, now = surroundings.event, surroundings.now
    if event is None or now is None:
        main = reading.tree.tokens[gap.link].head
        return reading.lower(gap.link + 1) not in _NEW and reading.tree.tokens[main].lemma not in _HAPPENS
    return event <= now - gap.days + max(_SLACK, gap.days // _PART)
