"""How firmly a count is stated: a figure, or the floor of a plural word."""

from __future__ import annotations

from functools import cache

from rashomon.language.data import table
from rashomon.language.numbers import kind_of
from rashomon.language.text import fold
from rashomon.schema.bounds import Bounds

_BOUNDING = frozenset({"at-least", "more-than"})


@cache
def _bounding_phrases() -> tuple[str, ...]:
    """The phrases that make a figure a lower bound, each between blanks."""
    return tuple(f" {fold(row['phrase'])} " for row in table("approximators") if row["effect"] in _BOUNDING)


def is_vague(bounds: Bounds) -> bool:
    """True for the floor of a word ("dozens", "several", a bare plural), False for a stated figure ("at least 62").

    An open upper end comes from a bounding phrase or from a word; what has no bounding phrase is a word.
    """
    if bounds.low is None or bounds.high is not None:
        return False
    modifier = f" {fold(bounds.modifier)} "
    return not any(phrase in modifier for phrase in _bounding_phrases())


def says_one(text: str) -> bool:
    """True where the words count one ("one killed", "a single victim"), not merely tell of one person."""
    words = fold(text).split()
    return any(word in ("1", "single", "sole") or (word == "one" and kind_of(word)) for word in words)
