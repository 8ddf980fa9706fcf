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


@cache
def _floors() -> frozenset[int]:
    """The least numbers that plural and vague words stand for; two for a bare plural."""
    rows = table("number_words")
    plural = {2 * int(row["value"]) for row in rows if row["kind"] == "plural"}
    return frozenset({2} | plural | {int(row["value"]) for row in rows if row["kind"] == "vague"})


@cache
def _open_words() -> frozenset[str]:
    """Plural and vague words: "dozens", "several"."""
    return frozenset(row["word"] for row in table("number_words") if row["kind"] in {"plural", "vague"})


def is_vague(bounds: Bounds) -> bool:
    """True for the floor or the top of a word ("dozens", "up to several hundred", a bare plural), False for a stated
    figure ("at least 62")."""
    if bounds.low is None and bounds.high is not None:
        return not _open_words().isdisjoint(bounds.modifier.split())
    if bounds.high is not None or bounds.low not in _floors():
        return False
    modifier = f" {fold(bounds.modifier)} "
    return not any(phrase in modifier for phrase in _bounding_phrases())


def says_one(text: str) -> bool:
    """True where the words count one ("one killed", "a single victim"), not merely tell of one person."""
    words = fold(text).split()
    return any(word in ("1", "single", "sole") or (word == "one" and kind_of(word)) for word in words)
