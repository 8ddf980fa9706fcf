"""The quantities of a text, without a parser: each number with its bounds, its sense, and what it counts."""

from __future__ import annotations

import re
from functools import cache

from rashomon.language.data import column, table
from rashomon.language.lexemes import lex
from rashomon.language.number_context import unit_sense
from rashomon.language.number_grammar import read_numbers
from rashomon.language.number_sense import CURRENCY
from rashomon.language.numbers import kind_of
from rashomon.schema.analysis import Number, NumberSense
from rashomon.schema.quantity import Quantity

_NEXT = re.compile(r"\s{0,9}(?:(-|[^\W\d_]{1,40})(['’]s\b)?)")  # no possessive is counted: "two of the town's men"
_FARTHEST = 5  # words after it; "40 members of the town council" has the first of them
_PASSED = frozenset({"of", "the", "more", "other", "further", "additional", "these", "those", "his", "her", "their"})
_ENDINGS = ("men", "women", "people", "persons", "boys", "girls", "workers", "fighters", "officers")
_COUNTED = frozenset({NumberSense.COUNT, NumberSense.ORDINAL, NumberSense.FRACTION, NumberSense.PERCENT})


def quantities(text: str) -> tuple[Quantity, ...]:
    """Every number in `text`, in order, none overlapping: figures, words, ordinals, ranges, "dozens", "no one".

    The words beside a number decide what it is; nothing is parsed, no model is needed, and no text raises. Time grows
    with the length of the text.
    """
    return tuple(
        Quantity(number.start, number.end, number.text, number.bounds, number.sense, _unit(text, number))
        for number in read_numbers(text, ordinals=True)
    )


def _unit(text: str, number: Number) -> str:
    if number.sense is NumberSense.IDENTIFIER:
        return ""
    inside = [one.text for one in lex(text[number.core_start : number.core_end]) if unit_sense(one.lower)]
    if inside and number.sense is not NumberSense.ORDINAL:
        return inside[0]
    before, after = text[max(0, number.core_start - 1) : number.core_start], text[number.end : number.end + 1]
    if number.sense is NumberSense.MONEY:
        return next((mark for mark in (before, after) if mark in CURRENCY), "")
    return _counted(text, number.end) if number.sense in _COUNTED else ""


def _counted(text: str, at: int) -> str:
    """The first word for people or things among the next few words; "" where a mark or a small word comes before it."""
    for _ in range(_FARTHEST):
        match = _NEXT.match(text, at)
        if match is None:
            return ""
        word = match.group(1).casefold()
        if _is_counted(word) and not match.group(2):
            return match.group(1)
        if not _goes_on(word):
            return ""
        at = match.end()
    return ""


def _goes_on(word: str) -> bool:
    """May a word stand between a number and the noun that it counts: "12 of the town's Turkish-backed rebels"?"""
    return word in _PASSED or word == "-" or (word[:1].isalpha() and word not in _ends() and not kind_of(word))


def _is_counted(word: str) -> bool:
    return bool({word, *_singular(word)} & _nouns()) or word.endswith(_ENDINGS)


def _singular(word: str) -> tuple[str, ...]:
    """What the word may be the plural of, as far as looking it up needs: "boxes", "parties", "children", "houses"."""
    if word == "children":
        return ("child",)
    return tuple(
        word.removesuffix(end) + new for end, new in (("s", ""), ("es", ""), ("ies", "y")) if word.endswith(end)
    )


@cache
def _nouns() -> frozenset[str]:
    known = column("people_nouns", "noun") | column("other_counted", "noun") | column("any_people", "word")
    return known - _PASSED - _ends()


@cache
def _ends() -> frozenset[str]:
    """Words after which no noun of the phrase comes; a word of harm is one: "12 killed near the houses"."""
    states = (row["forms"].split() for row in table("harm_words") if row["frame"] in {"patient", "undergoer", "state"})
    return column("phrase_ends", "word") | {form for forms in states for form in forms}
