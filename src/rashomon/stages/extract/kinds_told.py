"""Sentences that tell what people the dead or the hurt were: "nine of the dead were children", "all were civilians".

Such a sentence counts some of a toll that another gives, or, without a number, says of whom all or some of it are.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from rashomon.language.data import table
from rashomon.language.victim_kinds import kind_term
from rashomon.schema.bounds import Bounds
from rashomon.schema.claim import Attribute
from rashomon.stages.extract.people import Headcount
from rashomon.stages.extract.phrases import Told
from rashomon.stages.extract.reading import Reading

METHOD = "kind"
HARMED = {
    **dict.fromkeys(("dead", "deceased", "slain", "killed", "fatalities", "deaths"), Attribute.DEATHS),
    **dict.fromkeys(("wounded", "injured", "hurt"), Attribute.INJURIES),
    **dict.fromkeys(("victims", "casualties"), Attribute.CASUALTIES),
    "missing": Attribute.MISSING,
}
_BEING = frozenset({"were", "are", "was", "include", "included", "includes"})
_BETWEEN = frozenset(
    {"all", "mostly", "mainly", "largely", "both", "also", "said", "to", "be", "believed", "reported", "reportedly"}
)
_REACH = 4  # words between "were" and the word for the people


def find_kinds_told(reading: Reading, taken: frozenset[int]) -> Iterator[Told]:
    """Counts of those of the harmed who are of a kind; `taken` are tokens of counts read already."""
    for at, word in enumerate(reading.words):
        if word in HARMED and at not in taken:
            told = _told(reading, at)
            if told is not None:
                yield told


def _told(reading: Reading, at: int) -> Told | None:
    first = at - 1 if reading.lower(at - 1) in {"the", "those"} else -1
    if first < 0 or reading.lower(at + 1) not in _BEING:
        return None
    kind = _kind_after(reading, at + 2)
    if kind < 0:
        return None
    bounds, start, numeral = Bounds(None, None), first, False
    if reading.lower(first - 1) == "of":
        number = reading.count(first - 2)
        if number is not None:
            bounds, numeral = number.bounds, True
            found = reading.tree.at(reading.tree.placed.start + number.start)
            start = first - 2 if found is None else found
        elif reading.lower(first - 2) in _shares():
            start = first - 2
        else:
            return None
    count = Headcount(bounds, start, kind, kind, numeral=numeral, part=start < first)
    return Told(at, HARMED[reading.lower(at)], count, METHOD)


def _kind_after(reading: Reading, at: int) -> int:
    """The last token of the word for what people they were, -1 where there is none."""
    for k in range(at, min(at + _REACH, len(reading.words))):
        term = kind_term(reading.words, k)
        if term is not None:
            return k + term.length - 1
        if reading.lower(k) not in _BETWEEN and reading.tree.tokens[k].pos not in {"ADJ", "ADV"}:
            return -1
    return -1


@cache
def _shares() -> frozenset[str]:
    return frozenset(row["word"] for row in table("shares"))
