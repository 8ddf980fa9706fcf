"""A number among the words to either side of it, and what words of measure say of it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from rashomon.language.data import table
from rashomon.language.lexemes import Lexeme
from rashomon.language.numbers import Cardinal
from rashomon.schema.analysis import NumberSense

DASHES = frozenset({"-", "–", "—", "/"})


class Sense(NamedTuple):
    """A sense, and the lexeme past the words that show it."""

    sense: NumberSense
    stop: int


class Context:
    """The words to either side of a number, by distance: `before(1)` is the word next to it."""

    def __init__(self, lexemes: Sequence[Lexeme], number: Cardinal) -> None:
        self.lexemes, self.number = lexemes, number

    def lexeme(self, at: int) -> Lexeme | None:
        """The lexeme at an index; None outside the text."""
        return self.lexemes[at] if 0 <= at < len(self.lexemes) else None

    def before(self, distance: int) -> str:
        """The word so many before the number, in lower case; "" outside."""
        at = self.number.start - distance
        return self.lexemes[at].lower if 0 <= at < len(self.lexemes) else ""

    def after(self, distance: int) -> str:
        """The word so many after the number, in lower case; after(0) is the number's last."""
        at = self.number.stop - 1 + distance
        return self.lexemes[at].lower if 0 <= at < len(self.lexemes) else ""

    def glued_before(self) -> bool:
        """True where no blank stands before the number."""
        found = self.lexeme(self.number.start - 1)
        return found is not None and found.end == self.lexemes[self.number.start].start

    def glued_after(self) -> bool:
        """True where no blank stands after the number."""
        found = self.lexeme(self.number.stop)
        return found is not None and found.start == self.lexemes[self.number.stop - 1].end

    def past_dashes(self) -> tuple[int, str]:
        """The first word after the number that is no dash: its distance and the word."""
        distance = 1
        while self.after(distance) in DASHES and distance < 3:
            distance += 1
        return distance, self.after(distance)

    def sense(self, sense: NumberSense, distance: int = 0) -> Sense:
        """A sense that the words up to `distance` after the number show."""
        return Sense(sense, min(self.number.stop + distance, len(self.lexemes)))


@cache
def units(side: str) -> dict[str, NumberSense]:
    """Words of measure that stand before a number or after it, with what they make of it."""
    return {row["word"]: NumberSense(row["sense"]) for row in table("units") if row["side"] == side}


def unit_sense(word: str) -> NumberSense | None:
    """What a number before this word is: "miles" makes it a distance; None for a word that is no unit."""
    known = units("after")
    word = word.removesuffix("'s").removesuffix("s'")
    return known.get(word) or (known.get(word[:-1]) if word.endswith("s") and len(word) > 3 else None)


def capitalised(c: Context, distance: int) -> bool:
    """Has the word so many before the number, or after it where `distance` is negative, a capital?"""
    found = c.lexeme(c.number.start - distance if distance > 0 else c.number.stop - 1 - distance)
    return found is not None and found.text[:1].isupper()
