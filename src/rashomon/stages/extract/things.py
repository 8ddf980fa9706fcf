"""Counts of what is not people: strikes, munitions, aircraft, vehicles. They need a stated number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from rashomon.language.data import column, table
from rashomon.language.plurals import singular
from rashomon.schema.bounds import Bounds
from rashomon.schema.claim import Attribute
from rashomon.stages.extract.people import Headcount
from rashomon.stages.extract.phrases import Told
from rashomon.stages.extract.reading import Reading

_MODEL = re.compile(r"[A-Z][A-Za-z]{0,3}-?\d{1,3}[A-Z]?|Apache|Blackhawk|Reaper|Predator|Sukhoi")
_UNCHANGING = frozenset({"aircraft", "uav", "uavs", "rpg"})
_DELIVERED = frozenset(
    {"carried", "conducted", "launched", "carry", "conduct", "launch", "in", "by", "of", "with", "after"}
)


@cache
def _nouns() -> dict[str, str]:
    return {row["noun"]: row["attribute"] for row in table("other_counted") if row["attribute"] != "property"}


def find_things(reading: Reading) -> Iterator[Told]:
    """Every count of strikes, munitions, aircraft or vehicles in a sentence that tells an attack."""
    tokens = reading.tree.tokens
    taken = -1
    for i in range(len(tokens)):
        if i <= taken or reading.count(i) is None:
            continue
        told = _thing(reading, i)
        if told is not None:
            taken = told.count.last
            yield told


def _thing(reading: Reading, i: int) -> Told | None:
    """The thing the number at `i` counts: the head it modifies, or what follows its "of"."""
    number = reading.numbers[i]
    head = _counted_noun(reading, i)
    if head is None:
        return None
    attribute = _nouns().get(singular(reading.lower(head)))
    if attribute is None or ((number.bounds.low or 0) < 1 and number.bounds.high is None):
        return None
    if attribute == "strikes" and number.bounds.exact and (number.bounds.low or 0) < 2:
        return None
    several = number.bounds != Bounds(1, 1) and reading.lower(head) not in _UNCHANGING
    if several and singular(reading.lower(head)) == reading.lower(head):  # "a Mazda 626 vehicle"
        return None
    if not _in_attack(reading, i, head, attribute):
        return None
    bounds, last = _with_conjuncts(reading, i, head, number.bounds)
    first = reading.tree.at(reading.tree.placed.start + number.start)
    count = Headcount(bounds, i if first is None else first, last, head, numeral=True)
    return Told(head, Attribute(attribute), count, "things")


def _counted_noun(reading: Reading, i: int) -> int | None:
    """The first plural noun in the few words after the number, past adjectives, model names and "of"."""
    tokens = reading.tree.tokens
    number = reading.numbers[i]
    for k in range(i + 1, min(len(tokens), i + 9)):
        if reading.numbers.get(k) is number:
            continue
        word, token = reading.lower(k), tokens[k]
        if (
            singular(word) in _nouns()
            and token.pos in {"NOUN", "PROPN", "NUM", "VERB"}
            and not _nouns_follow(reading, k)
        ):
            return k
        linking = word in {"of", "and", "-", "the", "or", "more"} or reading.count(k) is not None
        if token.pos not in {"ADJ", "NOUN", "PROPN", "NUM", "DET", "ADV", "VERB"} and not linking:
            return None
        if token.tag in {"NNS", "VBD", "VBZ", "VBP"} and not _MODEL.fullmatch(token.text) and not linking:
            return None
    return None


def _nouns_follow(reading: Reading, k: int) -> bool:
    """ "rocket artillery shells": the last noun of the run is the one counted."""
    tokens = reading.tree.tokens
    return k + 1 < len(tokens) and tokens[k + 1].pos in {"NOUN", "PROPN"} and tokens[k].tag != "NNS"


def _in_attack(reading: Reading, i: int, head: int, attribute: str) -> bool:
    start, end = reading.tree.sentence(i)
    if attribute == "strikes":
        before = {reading.lower(k) for k in range(max(start, i - 4), i)}
        token = reading.tree.tokens[head]
        there = token.dep == "attr" and reading.tree.kid(token.head, "expl") is not None  # "there had been two strikes"
        return bool(before & _DELIVERED) or token.dep.startswith(("nsubj", "dobj", "ROOT")) or there
    words = {reading.lower(k) for k in range(start, end) if not i <= k < head}
    verbs = column("attack_verbs", "form")
    return bool(words & verbs)


def _with_conjuncts(reading: Reading, i: int, head: int, bounds: Bounds) -> tuple[Bounds, int]:
    """ "two Su-24 and two MiG-29 jets" are four; "three rockets and two rockets" five."""
    low, high, last = bounds.low, bounds.high, head
    for k in range(i + 1, head):
        other = reading.count(k)
        if other is not None and other is not reading.numbers[i] and reading.numbers.get(k - 1) is not other:
            low = None if low is None or other.bounds.low is None else low + other.bounds.low
            high = None if high is None or other.bounds.high is None else high + other.bounds.high
    return Bounds(low, high, bounds.modifier), last
