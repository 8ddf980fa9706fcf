"""An event told by a noun of its own: "the 2012 theater shooting that left 12 dead", "a raid in May that killed"."""

from __future__ import annotations

from collections.abc import Mapping

from rashomon.schema.claim import Scope
from rashomon.stages.extract.reading import Reading
from rashomon.stages.extract.scope_clauses import near
from rashomon.stages.extract.scope_gaps import came_before
from rashomon.stages.extract.scope_times import Scoped, place_in_time
from rashomon.stages.extract.scope_words import is_happening
from rashomon.stages.extract.surroundings import Surroundings

COMPARED = "named for comparison"

_REACH = 14  # tokens between "that" and the harm that it leads over to
_BACK = 12  # tokens between the event's noun and "that", and before the noun
_LINKS = frozenset({"that", "which", "where", "when"})
_LINK_TAGS = frozenset({"WDT", "WRB"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_INSIDE = ("NN", "JJ", "CD", "VBG", "VBN", "POS", "HYPH", ",")
_LIKE = frozenset({"such as", "similar to", "reminiscent of", "unlike the", "compared to", "compared with"})


def by_named_event(surroundings: Surroundings, reading: Reading, at: int) -> Scoped | None:
    """The scope that a date on the event's own noun gives, where the harm at `at` is told in a clause on that noun.

    The words are read as they stand: parsers hang a date with commas in it, and a clause after two places, on much.
    """
    noun = _event_of(reading, at)
    if noun is None:
        return None
    first = _first_of(reading, noun)
    if f"{reading.lower(first - 2)} {reading.lower(first - 1)}" in _LIKE:
        return Scoped(Scope.OTHER_EVENT, COMPARED)
    last = _link_of(reading, at) or at
    for moment in near(surroundings.moments[reading.tree.order], noun):
        if first <= moment.at < last:
            found = place_in_time(surroundings, reading, moment)
            if found is not None:
                return found
    if came_before(surroundings, reading, _above(reading, noun)):
        return Scoped(Scope.OTHER_EVENT, "told as something that came before")
    return None


def _link_of(reading: Reading, at: int) -> int | None:
    """The "that" or "where" that leads over to the harm."""
    start, _ = reading.tree.sentence(at)
    for k in range(at - 1, max(start, at - _REACH) - 1, -1):
        if reading.lower(k) in _LINKS and reading.tree.tokens[k].tag in _LINK_TAGS:
            return k
        if reading.lower(k) in {";", ":"}:
            return None
    return None


def _event_of(reading: Reading, at: int) -> int | None:
    link = _link_of(reading, at)
    if link is None:
        return None
    start, _ = reading.tree.sentence(at)
    for k in range(link - 1, max(start, link - _BACK) - 1, -1):
        if is_happening(reading, k):
            return k
        if reading.tree.tokens[k].tag in _FINITE:
            return None
    return None


def _first_of(reading: Reading, noun: int) -> int:
    """The first token of the phrase that ends in `noun`."""
    start, _ = reading.tree.sentence(noun)
    first = noun
    for k in range(noun - 1, max(start, noun - _BACK) - 1, -1):
        tag = reading.tree.tokens[k].tag
        if tag in {"DT", "PRP$"}:
            return k
        if not tag.startswith(_INSIDE):
            break
        first = k
    return first


def _above(reading: Reading, noun: int) -> Mapping[int, int]:
    tree = reading.tree
    chain = {noun: 0}
    for level, head in enumerate(tree.climb(noun), start=1):
        if level > _BACK:
            break
        chain.setdefault(head, level)
    return chain
