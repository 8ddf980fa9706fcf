"""How words put a thing to a place: "60 kilometres east of Ashford" is not Ashford, "near Ashford" is not quite."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from rashomon.language.data import table

_REACH = 90  # code points before a name in which its relation stands
_BETWEEN = re.compile(r"\bbetween\s+(?P<first>(?:[^\s.;,]+\s+){0,9})\Z")
_WORD = re.compile(r"\w+")
_OTHER_END = re.compile(r"\s+and\b")


class PlaceRelation(StrEnum):
    """`offset`: away from the place by a direction or a distance, or on a way; `beside`: next to it; `at`: neither."""

    AT = "at"
    BESIDE = "beside"
    OFFSET = "offset"


@dataclass(frozen=True, slots=True)
class Relation:
    """The relation of a name, and where its words begin: the name's own start where it has none."""

    kind: PlaceRelation
    start: int


def relation_before(text: str, start: int, end: int) -> Relation:
    """The relation in which the place name `text[start:end]` stands, by the words right before it."""
    low = max(0, start - _REACH)
    before = text[low:start]
    if _telling_words().isdisjoint(_WORD.findall(before.casefold())):
        return Relation(PlaceRelation.AT, start)
    for kind, pattern in _patterns():
        found = pattern.search(before)
        if found is not None:
            return Relation(kind, low + found.start())
    between = _BETWEEN.search(before)
    if between is not None and _is_between(between["first"].split(), bool(_OTHER_END.match(text, end))):
        return Relation(PlaceRelation.OFFSET, low + between.start())
    return Relation(PlaceRelation.AT, start)


def _is_between(first: Sequence[str], follows: bool) -> bool:
    """True where `first`, the words since "between", are names and what they are: "the city of Ashford and"."""
    if "and" not in first and not follows:
        return False
    small = words_of("lies") | words_of("kind") | {"of", "and"}
    return all(word[:1].isupper() or word.startswith("al-") or word in small for word in first)


def strip_place_words(before: str) -> str:
    """The words before a name without those that only say what it is: "in the port city of " is "in"."""
    last = before.rsplit(None, 1)[-1:]
    found = _dressing().search(before) if last and last[0].casefold() in _last_of_dressing() else None
    return before[: found.start()].rstrip() if found else before.rstrip()


@cache
def _telling_words() -> frozenset[str]:
    """Words of which one stands in every relation: the longest of each phrase of the table."""
    phrases = [words for role in ("direction", "distance", "way", "beside") for words in words_of(role)]
    return frozenset(max(_WORD.findall(words.casefold()), key=len) for words in phrases) | {"between"}


@cache
def _last_of_dressing() -> frozenset[str]:
    """The last words of all that only says what a place is."""
    return frozenset(words.rsplit(None, 1)[-1] for words in words_of("lies")) | {"of"}


@cache
def words_of(role: str) -> frozenset[str]:
    """The words of one role of the table."""
    return frozenset(row["words"] for row in table("place_relations") if row["role"] == role)


@cache
def _patterns() -> tuple[tuple[PlaceRelation, re.Pattern[str]], ...]:
    direction, unit, dress = _any("direction"), _any("distance"), _DRESS.format(lies=_any("lies"), kind=_any("kind"))
    also = r"(?:\([^()]{1,20}\)\s+)?"  # the same in other units: "60 km (37 miles)"
    count = (
        rf"(?:(?:about|around|some|roughly|nearly|just|over|under)\s+)?(?:[\w.,]+[\s-]+)?{unit}\s+{also}(?:away\s+)?"
    )
    offset = rf"\b(?:{count})?(?:to\s+the\s+)?{direction}(?:\s+(?:of|from))\s+{dress}\Z"
    away = rf"\b{count}(?:from|of|off|outside(?:\s+of)?)\s+{dress}\Z"
    way = rf"\b(?:on\s+(?:the|a)\s+)?(?:main\s+)?{_any('way')}\s+{dress}\Z"
    beside = rf"\b{_any('beside')}\s+{dress}\Z"
    return (
        *((PlaceRelation.OFFSET, re.compile(pattern, re.IGNORECASE)) for pattern in (offset, away, way)),
        (PlaceRelation.BESIDE, re.compile(beside, re.IGNORECASE)),
    )


# At most three words of each sort, so that no text makes the search long.
_DRESS = r"(?:{lies}\s+){{0,3}}(?:(?:[\w-]+[’']s?\s+)?(?:{lies}\s+){{0,3}}{kind}\s+of\s+)?"


@cache
def _dressing() -> re.Pattern[str]:
    inner = _DRESS.format(lies=_any("lies"), kind=_any("kind"))
    return re.compile(rf"(?:(?<=\s)|\A){inner}\Z", re.IGNORECASE)


def _any(role: str) -> str:
    return "(?:" + "|".join(r"\s+".join(map(re.escape, w.split())) for w in sorted(words_of(role), key=_longest)) + ")"


def _longest(words: str) -> tuple[int, str]:
    return (-len(words), words)
