"""Counts with a word of harm right beside them, read from the order of the words alone.

Headlines have no verb ("62 Dead", "2 injured; boy held") and confuse the parser; there the neighbourhood decides.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from rashomon.language.data import column, table
from rashomon.language.plurals import singular
from rashomon.schema.bounds import Bounds
from rashomon.schema.claim import Attribute
from rashomon.stages.extract.harm_words import HarmWord, harm_words
from rashomon.stages.extract.people import Headcount
from rashomon.stages.extract.person_nouns import is_property, names_people
from rashomon.stages.extract.phrases import Told
from rashomon.stages.extract.reading import Reading

_TOLLS = frozenset({Attribute.DEATHS, Attribute.INJURIES, Attribute.CASUALTIES})
_PARENTS = frozenset({"mother", "father", "mom", "dad", "mum", "parent", "grandmother", "grandfather", "married"})
_REACH = 5  # words between the number and the harm: "six members of a family killed"
_PASSED = frozenset({"NOUN", "PROPN", "ADJ", "AUX", "ADV", "DET", "NUM", "PRON"})
_LINKS = frozenset(
    {"of", "-", "were", "was", "are", "is", "been", "have", "has", "being", "reportedly", "reported", "more"}
)
_ACTIVE = frozenset(
    {"kills", "killed", "kill", "wounds", "wounded", "injures", "injured", "injuring", "killing", "wounding"}
)


def find_beside(reading: Reading, taken: frozenset[int]) -> Iterator[Told]:
    """Counts beside a word of harm, where no number's token is in `taken`."""
    tokens = reading.tree.tokens
    for i in range(len(tokens)):
        number = reading.count(i)
        if number is None or i in taken or (i > 0 and reading.count(i - 1) is number):
            continue
        last = i
        while reading.count(last + 1) is number:
            last += 1
        found = _after(reading, last) or _before(reading, i, last)
        if found is None or (number.bounds.high == 0 and not _denies(reading, last, found[0])):
            continue
        at, word = found
        if word.attribute not in _TOLLS and not any(names_people(reading, k) for k in range(last + 1, at)):
            continue
        if reading.lower(i - 1) == "of" and reading.lower(i - 2) in _PARENTS:
            continue
        if _counts_nothing_after(reading, i, last) or (number.bounds.low != 1 and _one_person(reading, last + 1)):
            continue
        if number.bounds == Bounds(1, 1) and reading.tree.tokens[at].tag == "NN":
            continue
        start = reading.tree.at(reading.tree.placed.start + number.start)
        first = i if start is None else start
        bounds, final = _with_companion(reading, last, number.bounds) if at < i else (number.bounds, last)
        count = Headcount(bounds, min(first, at), max(final, at), last, numeral=True)
        yield Told(at, _attribute(reading, at, word), count, "beside")


def _with_companion(reading: Reading, last: int, bounds: Bounds) -> tuple[Bounds, int]:
    """ "Kills 2 Officials and Their Driver": one more, joined by "and" to the counted noun; and the last word."""
    tokens = reading.tree.tokens
    k = last + 1
    while k < len(tokens) and k - last <= _REACH and tokens[k].pos in {"NOUN", "PROPN", "ADJ"}:
        k += 1
    known = reading.lower(k + 2) in column("people_nouns", "noun")
    owned = reading.lower(k + 1) in {"their", "his", "her", "a", "an", "its"}
    if k - 1 > last and reading.lower(k) == "and" and owned and known:
        low, high = bounds.low, bounds.high
        return Bounds(low and low + 1, high and high + 1, bounds.modifier), k + 2
    return bounds, last


def _one_person(reading: Reading, k: int) -> bool:
    """ "44 Child shot": the number of a picture, not of people."""
    word = reading.lower(k)
    return (
        k < len(reading.tree.tokens) and reading.tree.tokens[k].tag == "NN" and word in column("people_nouns", "noun")
    )


def _counts_nothing_after(reading: Reading, first: int, last: int) -> bool:
    """ "Image 3 of 9 A man died", "Ann Roe, 21 of Velm", "one of the horses": a picture's place, an age, no people."""
    named = reading.lower(first - 1) == "," and reading.tree.tokens[first - 2].tag == "NNP"
    if reading.lower(last + 1) in {"yo", "y.o", "y.o.", "yr", "yrs"} or (named and reading.lower(last + 1) == "of"):
        return True
    if reading.lower(last + 1) == "of":
        size = len(reading.tree.tokens)
        return any(is_property(reading, k) for k in range(last + 2, min(size, last + _REACH)))
    if reading.lower(last + 1) in {"a", "an", "the", "this", "that"}:
        return True
    aged = reading.lower(first - 1) == "," and singular(reading.lower(first - 2)) == reading.lower(first - 2)
    return aged and reading.lower(first - 2) in column("people_nouns", "noun")


def _denies(reading: Reading, last: int, at: int) -> bool:
    """ "no civilian casualties" denies; "no reports of casualties" is silence."""
    tokens = reading.tree.tokens
    return all(
        tokens[k].pos in {"ADJ", "AUX"} or singular(reading.lower(k)) in column("people_nouns", "noun")
        for k in range(last + 1, at)
    )


def _attribute(reading: Reading, at: int, word: HarmWord) -> Attribute:
    if word.attribute is Attribute.CASUALTIES and (
        reading.lower(at + 1) == "dead" or reading.lower(at - 1) == "fatally"
    ):
        return Attribute.DEATHS
    return word.attribute


def _harm(reading: Reading, k: int) -> HarmWord | None:
    """A word of harm that says it of the words before it: a participle, an adjective, a noun of harm."""
    for word in harm_words().get(reading.lower(k), ()):
        if word.needs or word.lemma == "shooting" or word.frame in {"injury", "remains", "toll", "counted"}:
            continue
        if word.frame == "state" and reading.lower(k - 1) == "the":
            continue
        if word.frame == "patient" and not reading.lower(k).endswith(("ed", "shot", "hurt", "slain")):
            continue
        if word.frame == "undergoer" and reading.lower(k) not in {"die", "died", "dies", "perish", "perished"}:
            continue
        return word
    return None


@cache
def _groups() -> frozenset[str]:
    """ "Five families were killed" counts no people."""
    return frozenset(row["noun"] for row in table("people_nouns") if row["kind"] == "group")


def _after(reading: Reading, last: int) -> tuple[int, HarmWord] | None:
    tree = reading.tree
    _, end = tree.sentence(last)
    for k in range(last + 1, min(end, last + _REACH + 2)):
        word = _harm(reading, k)
        if word is not None:
            return None if tree.kid(k, "dobj") is not None and word.frame == "patient" else (k, word)
        passed = tree.tokens[k].pos in _PASSED or reading.lower(k) in _LINKS
        families = singular(reading.lower(k)) in _groups() and tree.tokens[k].tag == "NNS"
        if not passed or families or is_property(reading, k) or reading.count(k) is not None:
            return None
    return None


def _before(reading: Reading, first: int, last: int) -> tuple[int, HarmWord] | None:
    number = reading.numbers[first]
    start = reading.tree.at(reading.tree.placed.start + number.start)
    near = (first if start is None else start) - 1
    if reading.lower(near) in _ACTIVE and not is_property(reading, min(last + 1, len(reading.tree.tokens) - 1)):
        for word in harm_words().get(reading.lower(near), ()):
            if word.frame == "patient":
                return near, word
    return None
