"""English ordinal words as values: "the sixth victim", "the twenty-first"; and fractions with one: "a third of"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from rashomon.language.data import table
from rashomon.language.lexemes import Lexeme
from rashomon.language.numbers import kind_of, read_cardinal
from rashomon.schema.analysis import NumberSense

_TIME_OFF = frozenset({"later", "ago", "before", "after", "earlier"})  # "a second later" counts no second thing
_LEAST_PART = 3  # "a third of", but "a second of"


@dataclass(frozen=True, slots=True)
class Ordinal:
    """An ordinal read from the lexemes `start` to `stop`; of a fraction the value is its upper number."""

    start: int
    stop: int
    value: int
    sense: NumberSense


@cache
def _values() -> dict[str, int]:
    return {row["word"]: int(row["value"]) for row in table("ordinals")}


def read_ordinal(lexemes: Sequence[Lexeme], at: int) -> Ordinal | None:
    """The ordinal that begins at `at`, or None. Digits with "th" are no words and not read here."""
    word = lexemes[at].lower
    if word in {"a", "one"} and _part_of_whole(lexemes, at):
        return Ordinal(at, at + 2, 1, NumberSense.FRACTION)
    if kind_of(word) == "ten":
        last = at + 1 + (_word(lexemes, at + 1) in {"-", "–"})
        tens = read_cardinal(lexemes[at : at + 1], 0)
        unit = _values().get(_word(lexemes, last), 10)
        return Ordinal(at, last + 1, tens.low + unit, NumberSense.ORDINAL) if tens and unit < 10 else None
    value = _values().get(word)
    if value is None or (word == "second" and _word(lexemes, at + 1) in _TIME_OFF):
        return None
    return Ordinal(at, at + 1, value, NumberSense.ORDINAL)


def _part_of_whole(lexemes: Sequence[Lexeme], at: int) -> bool:
    return _values().get(_word(lexemes, at + 1), 0) >= _LEAST_PART and _word(lexemes, at + 2) == "of"


def _word(lexemes: Sequence[Lexeme], at: int) -> str:
    return lexemes[at].lower if 0 <= at < len(lexemes) else ""
